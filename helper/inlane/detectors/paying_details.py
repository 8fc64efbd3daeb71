"""Where to send money: links, wallets, bank accounts and names in payment apps."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator

from inlane.lazy import regex
from inlane.signals import Examples, Signal
from inlane.text import DIGITS, Views

EXAMPLES: dict[str, Examples] = {
    "payment": Examples(
        sees=(
            "here: [[paypal.me/bobdev]]",
            "[[$bobdev]] on cash app",
            "USDT (TRC20): [[TJ5nXv8LmPzK2rWb7cYd3fGh9jKsE4aU1x]]",
            "IBAN: [[DE89 3704 0044 0532 0130 00]]",
            "UPI [[bob.dev@okaxis]]",
            "venmo [[@Bob-Dev]]",
        ),
        ignores=(
            "The token's contract 0xdAC17F958D2ee523a2206206994597C13D831ec7 is on mainnet",
            "The IBAN field should take DE89370400440532013000 and refuse the rest",
            "Emails carry the IBAN of the shop, for now DE00 0000 0000 0000 0000 00",
            "$total and $price are empty in the cash app clone",
        ),
    )
}

PAYING = frozenset(
    "iban pay paid payment payments send sent transfer deposit wallet usdt usdc trc20 erc20 bep20 btc bitcoin eth ltc litecoin tron trx sol"
    " solana crypto bank wire account paga pague pagar transferencia virement überweisung".split()
)
BUILDING = frozenset(
    "contract contracts token tokens deploy deployed mainnet testnet explorer etherscan hash transaction tx abi"
    " field fields valid validate validation regex test tests sample example column".split()
)
COIN = r"[1-9A-HJ-NP-Za-km-z]"
WALLET = regex.compile(
    rf"(?<![\w/=])(?:0x[0-9a-fA-F]{{40}}|bc1[02-9ac-hj-np-z]{{25,60}}|ltc1[02-9ac-hj-np-z]{{25,60}}|(?:T|[13LMD]|r){COIN}{{25,34}}|[UE]Q[\w\-]{{46}}|{COIN}{{43,44}}|4{COIN}{{94}})(?!\w)"
)
SHORTEST_WALLET = 26
FEW = 2  # different characters: what has no more fills a place, "DE00 0000 0000 ..."
COUNTRY = re.compile(r"[A-Z]{2}\d\d")
IBAN = regex.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){2,7}(?:\s?[A-Z\d]{1,3})?(?!\w)")
UPI = regex.compile(
    r"(?<![\w.@])[\w][\w.\-]{1,48}@(?:ok(?:axis|sbi|hdfcbank|icici)|ybl|ibl|axl|paytm|upi|apl|yapl|pt(?:yes|sbi|axis|hdfc)|waaxis|fam|jio|freecharge|airtel)(?![\w.\-]*\w)"
)
APP = regex.compile(
    r"(?i)(?<!\w)(?:cash\s?app|cash\s?tag|venmo|revolut|revtag|zelle|monzo|paypal|wise|wise\s?tag|skrill|payoneer|gcash|chime|interac|binance(?:\s(?:pay|id|uid))?)(?!\w)"
)
APP_WORDS = frozenset(
    "cash cashapp cashtag venmo revolut revtag zelle monzo paypal wise wisetag skrill payoneer gcash chime interac binance".split()
)
ACCOUNT_AFTER = regex.compile(
    r"(?i)(?:[\s:=\-(>]|is|me|at|to|on|my|it's|tag|id|uid|pay|user(?:name)?|name|handle|account|here|→){0,8}(?<![\w.])(?P<id>\$[a-z]\w{2,19}|@[a-z][\w\-]{3,28}|\d{8,10})(?![\w@/(]|[.,]\d|\.\w)"
)
ACCOUNT_BEFORE = regex.compile(
    r"(?i)(?<![\w.$@])(?P<id>\$[a-z]\w{2,19}|@[a-z][\w\-]{3,28})\s(?:is my |on |at |via |through |in |\()\s?(?:my |the )?$"
)
BANK = regex.compile(
    r"(?i)(?<!\w)(?:account|acct|a/c|acc|konto)\.?\s?(?:number|num|no|nr)?[\s.:#]{1,3}(?:is\s)?(?P<id>\d[\d \-]{5,20}\d)(?!\w)"
)
BANK_WORDS = frozenset("sort routing swift bic ifsc bank branch iban aba bsb".split())
PIX = regex.compile(r"(?i)(?<!\w)(?:chave\s)?pix\s?(?:é|e|:|=|-)?\s?(?P<id>\d{3}\.?\d{3}\.?\d{3}-?\d{2})(?!\d)")
NEAR = 80


def find(views: Views) -> Iterator[Signal]:
    """Details in the text and in each rewriting of it; the links among them are found with all links."""
    for read in (views, *views.rewritten):
        yield from _find(read)


def _find(views: Views) -> Iterator[Signal]:
    view, bag = views.folded, views.bag
    if not PAYING.isdisjoint(bag):
        yield from _numbers(views)
    if "@" in view.text:
        for match in UPI.finditer(view.text):
            yield Signal("payment", view.origin(*match.span()), match.group())
    if not APP_WORDS.isdisjoint(bag):
        for app in APP.finditer(view.text):
            yield from _beside(views, app)
    if "pix" in bag:
        for match in PIX.finditer(view.text):
            yield Signal("payment", view.origin(*match.span("id")), match["id"])


def _numbers(views: Views) -> Iterator[Signal]:
    """Wallets and bank accounts that the words around speak of paying into."""
    view, bag = views.folded, views.bag
    if DIGITS.isdisjoint(views.signs):
        return
    long = max(map(len, bag), default=0) >= SHORTEST_WALLET
    found = [match for match in WALLET.finditer(view.text) if _mixed(match.group())] if long else []
    if COUNTRY.search(view.text):
        found += [match for match in IBAN.finditer(view.text) if "iban" in bag or _checks(match.group())]
    for match in found:
        near = _words(views, match.start(), match.end())
        if PAYING & near and not BUILDING & near and len(set(match.group()[4:])) > FEW:
            yield Signal("payment", view.origin(*match.span()), match.group())
    if not BANK_WORDS.isdisjoint(bag):
        for match in BANK.finditer(view.text):
            if BANK_WORDS & _words(views, *match.span()):
                yield Signal("payment", view.origin(*match.span("id")), match["id"])


def _mixed(written: str) -> bool:
    """Letters and digits, as a wallet has them and a word or a number has not."""
    return any(map(str.isdigit, written)) and any(map(str.isalpha, written[4:]))


def _words(views: Views, start: int, end: int) -> frozenset[str]:
    around = views.lower[max(start - NEAR, 0) : start] + " " + views.lower[end : end + NEAR]
    return frozenset(regex.findall(r"\w+", around))


def _checks(written: str) -> bool:
    """Whether the check digits of an account number are right (ISO 13616)."""
    plain = "".join(written.split())
    return 15 <= len(plain) <= 34 and int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 == 1


def _beside(views: Views, app: regex.Match) -> Iterator[Signal]:
    """The name that stands after a payment app, or before it."""
    text = views.folded.text
    found = ACCOUNT_AFTER.match(text, app.end(), app.end() + 60)
    found = found or ACCOUNT_BEFORE.search(text, max(app.start() - 40, 0), app.start())
    if not found or (found["id"].isdigit() and "binance" not in app.group().lower()):
        return
    if not BUILDING & _words(views, *found.span("id")):
        yield Signal("payment", views.folded.origin(*found.span("id")), found["id"])
