"""Proposing to talk somewhere else."""

from __future__ import annotations

from collections.abc import Iterator

from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "leave": Examples(
        sees=(
            "[[Let's move to Zoom]] for the interview.",
            "[[We can continue on whatsapp]].",
            "Can we [[talk somewhere else]]?",
            "Just [[text me]] when you are ready.",
            "Great, [[send the Google Meet invite]] there.",
        ),
        ignores=(
            "Let's do Tuesday 15:00 UTC with the call button here.",
            "Let's schedule a meeting in Messages.",
            "I can start on Monday and we can talk about the details here.",
            "Move the Slack notifications to another workflow.",
            "I'd rather stay here than go to Telegram.",
            "Let's continue in the other thread here.",
            "Our users pay each other by card and message each other on WhatsApp.",
        ),
    )
}


def find(views: Views) -> Iterator[Signal]:
    yield from acted(views, "leave")
