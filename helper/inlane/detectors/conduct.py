"""Trading feedback, lending accounts, and work without pay."""

from __future__ import annotations

from collections.abc import Iterator

from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "reviews": Examples(
        sees=(
            "[[If you leave a 5 star review I'll give you a discount]].",
            "[[Deliver today or I'll leave you a bad review]].",
        ),
        ignores=(
            "Please review the code and give me feedback.",
            "I have a 5 star rating and 40 jobs.",
            "Scrape five star reviews from the shop.",
        ),
    ),
    "account": Examples(
        sees=(
            "[[I want to rent your Upwork account]].",
            "[[You can use my Upwork account]] to bid.",
        ),
        ignores=(
            "Log in to the WordPress account I sent you.",
            "I sell through my Amazon account.",
        ),
    ),
    "free_work": Examples(
        sees=(
            "Please make a [[free sample]] first so I can judge.",
            "[[I can do the first page for free]].",
        ),
        ignores=(
            "The shop offers free shipping and a free plan.",
            "We start with a paid test task.",
            "Feel free to look at my samples.",
        ),
    ),
}


def find(views: Views) -> Iterator[Signal]:
    yield from acted(views, *EXAMPLES)
