"""Declining to leave the marketplace."""

from __future__ import annotations

from collections.abc import Iterator

from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "refusal": Examples(
        sees=(
            "Sorry, I [[only talk here]] on Upwork until there is a contract.",
            "I [[can't share my email]] before the contract.",
            "We are [[not allowed to use WhatsApp]] here.",
        ),
        ignores=(
            "I can't open the file you sent.",
            "Why don't we move to Zoom?",
        ),
    )
}


def find(views: Views) -> Iterator[Signal]:
    yield from acted(views, "refusal")
