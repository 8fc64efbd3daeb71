"""Naming an app, a way to pay or a contact noun as what the work is about."""

from __future__ import annotations

from collections.abc import Iterator

from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "mention": Examples(
        sees=(
            "I need a [[WhatsApp]] bot with Twilio and a [[Zoom]] integration.",
            "Can you fix the [[Stripe]]/[[PayPal]] checkout?",
            "Our [[email]] campaign starts next week.",
        ),
        ignores=(
            "Could you share your number or WhatsApp?",
            "The signal is weak and both teams meet in line.",
        ),
    )
}


def find(views: Views) -> Iterator[Signal]:
    yield from acted(views, "mention")
