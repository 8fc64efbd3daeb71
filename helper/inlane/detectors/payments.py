"""Paying, or being paid, outside the marketplace; and money that should not move at all."""

from __future__ import annotations

from collections.abc import Iterator

from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "payment": Examples(
        sees=(
            "[[We could skip the fees if you pay me by PayPal directly]].",
            "[[It is cheaper if we go direct]].",
            "[[I'll send it by bank transfer]].",
            "[[You can hire me directly off the platform]].",
        ),
        ignores=(
            "I integrate Stripe and PayPal checkout.",
            "Customers pay by PayPal or card in the shop.",
            "My rate is 40 an hour, paid through Upwork.",
            "Please fund the milestone and I will start.",
        ),
    ),
    "money_moving": Examples(
        sees=(
            "[[You will receive payments in your account and forward them]] to us.",
            "Please [[buy gift cards]] and send me the codes.",
        ),
        ignores=(
            "The app should receive payments and forward them to the seller.",
            "I build gift card shops.",
        ),
    ),
    "fee": Examples(
        sees=(
            "[[You have to pay a registration fee]] before you start.",
            "[[There is a refundable deposit of 50 dollars for the training]].",
        ),
        ignores=(
            "The booking site takes a deposit from guests.",
            "There is no registration fee and no deposit.",
        ),
    ),
}


def find(views: Views) -> Iterator[Signal]:
    yield from acted(views, *EXAMPLES)
