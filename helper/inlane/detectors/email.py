"""E-mail addresses, plain and in disguise."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from inlane import hosts
from inlane.signals import Examples, Signal
from inlane.text import View, Views
from inlane.views import lexicon

EXAMPLES: dict[str, Examples] = {
    "email": Examples(
        sees=(
            "Mail me at [[bob@example.com]].",
            "My email is [[priya.design@gmail.com]], send the Google Meet invite there.",
            "write to ([[bob+jobs@mail.example.co.uk]])!",
            "Почта: [[иван@почта.рф]]",
            "我的邮箱是[[bob@qq.com]]谢谢",
            "[[Ｂｏｂ＠ｇｍａｉｌ．ｃｏｍ]]",
            "reach me: [[bob dot smith at gmail dot com]]",
            "[[bob_smith AT outlook DOT es]]",
            "correo: [[bob arroba hotmail punto com]]",
            "just take [[my first name dot my last name at the usual gmail]]",
            "[[bob.smith on gmail]], without the dot com",
            "gmail, and before the at: [[bob.smith]]",
            "email [[b\u200bob@gm\u200bail.com]] please",
        ),
        ignores=(
            "git clone git@github.com:acme/shop.git and npm i react@18.2.0 @types/node@latest",
            "use logo@2x.png and @media (min-width: 400px) or @app.route('/')",
            "root@localhost, ubuntu@10.0.0.4, postgres://app:pw@db.acme.com:5432/x",
            "It shows j***@gmail.com in the list",
        ),
        misses=(
            "[[bob.smith is the name and it's a hotmail]]",
            "it is [[bob 🐒 siol.net]] (monkey = at)",
        ),
    )
}

LONGEST_LOCAL = 64
# Names and domains that stand for any: "your_name@domain.com".
MADE_UP = regex.compile(
    r"(?:^|[._\-])(?:test\w*|sandbox|fake|dummy|user\d*|username|example|your\w*|name|foo|bar|e?mail|someone|somebody|anything|no-?reply|donotreply|x+)(?:$|[._\-\d])"
)
NOBODY = frozenset({"noreply", "no-reply", "no.reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster"})
PLACEHOLDERS = (
    "example.",
    "domain",
    "company.com",
    "yoursite",
    "email.com",
    "test.",
    "foo.",
    "bar.com",
    "website.com",
    "mysite",
    "acme.",
)
NOT_NAMES = frozenset("smtp. imap. pop. mail. www mail get my the via use our new old http https imap smtp pop".split())
LONGEST_DOMAIN = 253
LOCAL_EXTRAS = "._%+-'"
DOMAIN = regex.compile(r"[\w\-]{1,63}+(?:\.[\w\-]{1,63}+){1,8}+")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
LAST_UNSPACED = regex.compile(r"(?r)[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


BIG = r"(?:g[\s\-]?mail|google(?:'s)? ?mail|yahoo|hotmail|outlook|icloud|protonmail)"
# A mailbox told without its characters, or in pieces with the provider named beside it.
TOLD = tuple(
    regex.compile(rf"(?i){pattern}")
    for pattern in (
        rf"(?<!\w)(?P<box>(?:same as )?my (?:(?:first|last|full|upwork|user|business|company) ?)?(?:user ?name|name|handle|profile name)(?:[\s,]{{1,2}}(?:dot|and|plus|my|first|last|here|underscore|name|is|same|full)){{0,7}},? (?:at|@) (?:the )?(?:usual )?{BIG}(?:\s?(?:dot|\.)\s?com|'s mail)?)(?!\w)",
        rf"(?<![\w@.])(?P<box>[\w.+\-]{{3,40}} (?:on|at|in|@) {BIG})(?=[\s,(]{{1,3}}(?:but )?(?:without|minus|no|you know|u know|leave out|drop)\s(?:the\s)?(?:dot ?com|ending|rest))",
        rf"(?<!\w){BIG}[^\n]{{0,30}}?\bbefore (?:the at|the @|it)(?: sign)?(?: is)?\s?:?\s(?P<box>\w[\w.+\-]{{3,40}}|\w(?: \w){{4,30}})(?!\w)",
        rf"(?<!\w){BIG}(?: address| mail| id)? (?:starts|begins) with:? (?P<box>[\w.+\-]*[\d._][\w.+\-]*\w)",
        rf"(?<!\w)name:? (?P<box>[\w.+\-]*[\d._][\w.+\-]*\w)[\s,]{{1,3}}(?:and )?(?:provider|domain|host):? {BIG}(?:\.com)?(?!\w)",
    )
)
TOLD_GATE = re.compile(r"mail|yahoo|outlook|icloud")


def _told(views: Views) -> Iterator[Signal]:
    """Mailboxes that are described: "my first name at the usual gmail"."""
    view = views.folded
    if TOLD_GATE.search(views.lower):
        for pattern in TOLD:
            for match in pattern.finditer(view.text):
                yield Signal("email", view.origin(*match.span("box")), match["box"].lower())


def find(views: Views) -> Iterator[Signal]:
    """Addresses in the plain text and in each rewriting of it."""
    yield from _told(views)
    for view in views.readings:
        if "@" in view.text:
            yield from _addresses(view)
            yield from _at_providers(view)
        yield from _run_together(view)


def _addresses(view: View) -> Iterator[Signal]:
    text = view.text
    floor, at = 0, text.find("@")
    while at >= 0:
        start, end = _local(text, at, floor), _domain(text, at + 1)
        if start < at and end and _believed(text, start, at, end):
            yield Signal("email", view.origin(start, end), text[start:end].lower())
        floor = end or at + 1
        at = text.find("@", floor)


@cache
def _provider() -> regex.Pattern:
    names = lexicon.alternation(name for name in lexicon.providers() if len(name) > 1 and " " not in name)
    return regex.compile(rf"(?<![\w.+\-])(?P<name>[\w][\w.+\-]{{1,40}})@(?P<provider>{names})(?:com)?(?![\w@\-]|\.\w)")


def _at_providers(view: View) -> Iterator[Signal]:
    """A name at a provider with the ending left out: "bob@gmail"."""
    for match in _provider().finditer(view.text.lower()):
        seen = f"{match['name']}@{lexicon.providers()[match['provider']]}"
        yield Signal(
            "email", view.origin(*match.span()), seen, sure=any(map(str.isdigit, seen)) or "." in match["name"]
        )


TOGETHER = regex.compile(
    r"(?<![\w.@])(?P<name>\w[\w.]{1,30}?)(?:at(?P<domain>\w{2,30}?)dot|(?P<sign>[^\w\s@.,;:/)(]{1,3})?(?P<provider>gmail|yahoo|hotmail|outlook|icloud|protonmail)(?:\.|[^\w\s]{1,3}|dot|\s?punto\s?))"
    r"(?P<ending>com|net|org|io|co|me|de|fr|es|it|ru)(?![\w@]|\.\w)"
)


def _run_together(view: View) -> Iterator[Signal]:
    """A name run together with its domain, or kept from it by another sign: "bobatgmaildotcom", "bob#gmail*com"."""
    lower = view.text.lower()
    if "dot" not in lower and not any(name in lower for name in ("gmail", "yahoo", "hotmail", "outlook", "icloud")):
        return
    for match in TOGETHER.finditer(lower):
        domain = match["domain"] or match["provider"]
        if len(match["name"]) > 2 and match["name"] not in NOT_NAMES and match["name"].strip(".") not in NOT_NAMES:
            seen = f"{match['name']}@{domain}.{match['ending']}"
            yield Signal("email", view.origin(*match.span()), seen, sure=bool(match["domain"] or match["sign"]))


def _local(text: str, at: int, floor: int) -> int:
    """Where the part before the @ begins."""
    start = at
    floor = max(floor, at - LONGEST_LOCAL - 1)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in LOCAL_EXTRAS):
        start -= 1
    if text[start:at].isascii() is False and not UNSPACED.match(text, at - 1):
        cut = LAST_UNSPACED.search(text, start, at)
        start = cut.end() if cut else start
    while start < at and text[start] in LOCAL_EXTRAS:
        start += 1
    return start if at - start <= LONGEST_LOCAL else at


def _domain(text: str, start: int) -> int | None:
    """Where the part after the @ ends, None if it is no domain."""
    found = DOMAIN.match(text, start, min(len(text), start + LONGEST_DOMAIN))
    if not found:
        return None
    end = found.end()
    if not found.group().isascii() and text[start].isascii():
        cut = UNSPACED.search(text, start, end)
        end = cut.start() if cut else end
    while end > start and text[end - 1] in "-_.":
        end -= 1
    return _shortest_registered(text, start, end)


def _shortest_registered(text: str, start: int, end: int) -> int | None:
    """The domain's end; a sentence that goes on without a space ("x@y.com.Thanks") is not part of it."""
    domain = text[start:end].lower()
    if hosts.registered(domain):
        return end
    shorter = domain.rpartition(".")[0]
    return start + len(shorter) if "." in shorter and hosts.registered(shorter) else None


def _believed(text: str, start: int, at: int, end: int) -> bool:
    """Not a repository's address, a database's, a masked one or a package's version."""
    before = text[max(start - 60, 0) : start]
    if before[-1:] in ("*", "•", "…") or "://" in before.rpartition(" ")[2]:
        return False
    name, domain = text[start:at].lower(), text[at + 1 : end].lower()
    if name in NOBODY:
        return False
    if MADE_UP.search(name) and any(word in domain for word in PLACEHOLDERS):
        return False
    return not (text[end : end + 1] == ":" and text[end + 1 : end + 2].isalnum() and text[start:at] == "git")
