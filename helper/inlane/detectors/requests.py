"""Asking the other side for a way to reach them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "contact_request": Examples(
        sees=(
            "Could you [[share your number or WhatsApp]] so we can talk quicker?",
            "[[how do I reach you quicker]]?",
            "[[drop me your mail]] please",
            "[[Do you use Telegram]]?",
            "[[May I have your phone number]], please?",
        ),
        ignores=(
            "Could you share your portfolio and your hourly rate?",
            "What is your email marketing strategy?",
            "Do you have experience with the WhatsApp API?",
            "The form should ask users to share their phone number.",
        ),
    )
}


def find(views: Views) -> Iterator[Signal]:
    yield from acted(views, "contact_request")
