"""Mailboxes told by their parts: "before the at: bob.smith, after it: acme.pl", "name: bob / domain: acme / ending: dev".

A label says which part a value is; a name and what stands behind the at are a mailbox, in whatever words they are told.
"""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from inlane import hosts
from inlane.lazy import regex
from inlane.views import lexicon
from inlane.views.mailbox_words import AT
from inlane.views.mailboxes import Told

SIGN = r"(?:at|@|sign|symbol)(?:[\s\-](?:sign|symbol|thing))?"
FIRST = (
    rf"(?:the\s)?(?:first|left)(?:[\s\-]hand)?\s(?:part|bit|half|piece|side)|(?:part|step|bit|piece)\s(?:one|1|a)|(?:before|in front of|left of|to the left of)\s(?:the\s)?{SIGN}"
    r"|(?:e-?mail\s|mail\s|local\s)?(?:user ?name|name|nick(?:name)?|mailbox|inbox|box|login|user|local part)(?:\s(?:part|bit))?"
    r"|primera parte|nombre|usuario|usuário|nome|erster teil|benutzername|prénom|имя|логин|nazwa"
)
SECOND = (
    rf"(?:the\s)?(?:second|other|last|right|third)(?:[\s\-]hand)?\s(?:part|bit|half|piece|side)|(?:part|step|bit|piece)\s(?:two|three|2|3|b|c)|(?:after|behind|right of|to the right of)\s(?:the\s)?{SIGN}|(?:after|behind)\s(?:it|that)"
    r"|(?:mail\s)?(?:domain|host|provider|service|server|company)(?:\s(?:part|bit|name))?|hosted|(?:the\s)?rest|segunda parte|dominio|domínio|servidor|zweiter teil|anbieter|domaine|домен|domena"
)
ENDING = r"(?:the\s)?(?:(?:country|domain)\s)?(?:ending|end|tld|extension|suffix|country)|(?:it\s)?ends?|third\s(?:part|bit|piece)|(?:part|step|piece)\s(?:three|3|c)"
SAYS = r"(?:[\s:=,\-–>→]{1,3}(?:(?:is|are|reads|goes|says|type|write|put|called|named|just|simply|my|the|a|also|in|with|at|by|on|es|é|ist|est)\s){0,3}[\"'“]?)"
NAME = r"(?P<name>[a-z0-9][\w.+\-]{1,40})(?<![.\-])"
PLACE = r"(?P<host>[\w\-]{2,40}(?:\.[\w\-]{2,20}){0,3})(?<![.\-])"
NAMED = regex.compile(
    rf"(?<!\w)(?:{FIRST}){SAYS}(?<!\w){NAME}(?![\w@])|(?<![\w.@\-]){NAME}\s(?:is|comes|goes)\s(?:the\s)?(?:first(?:\s(?:part|bit|half|piece))?|in front|before (?:the )?{SIGN})(?!\w)"
)
ENDED = regex.compile(
    rf"[\"'”]?[\s,.;/|\-–]{{1,4}}(?:(?:and|with|the)\s){{0,2}}(?:{ENDING}){SAYS}(?:\.\s?|dot\s)?(?P<ending>[a-z]{{2,12}})(?!\w)"
)
NEAR = 110  # characters from a name in which what stands behind the at is told
CUED = 60  # characters before it in which mail is spoken of
MOST = 12  # names in one text
# The labels without which nothing is told so.
GATE = frozenset(
    "step domain host hosted provider sign symbol @ ending ends part parts bit half at-sign dominio domínio servidor anbieter домен domena".split()
)
LABELS = frozenset(
    "part bit half first before left name username user nickname nick mailbox inbox box login step nombre usuario nome имя логин nazwa benutzername".split()
)
# Words that are a value of no label.
NO_VALUE = frozenset("the an it its my your our this that what then and not with from for in is are to only".split())


@cache
def _hosted() -> regex.Pattern:
    names = lexicon.alternation(name for name in lexicon.providers() if len(name) > 2 and name.isascii())
    return regex.compile(
        rf"(?<!\w)(?:{SECOND}){SAYS}(?<!\w)(?:(?:[\w']{{1,12}}\s){{1,6}}?(?P<host>{names})(?!\w)|{PLACE}(?![\w@]))|(?:{AT})(?:\s(?:is|and|then)){{0,2}}[\s,.;:/|\-→>]{{1,4}}(?:(?:and|then|comes|next)\s){{0,2}}{PLACE}(?![\w@])"
    )


def worth_it(bag: frozenset[str]) -> bool:
    """Is there a label for a name, and one for what stands behind the at?"""
    return not LABELS.isdisjoint(bag) and (not GATE.isdisjoint(bag) or ("at" in bag and "after" in bag))


def told(lower: str) -> Iterator[Told]:
    """The mailboxes told so."""
    for named in islice(NAMED.finditer(lower), MOST):
        if named["name"] in NO_VALUE or (found := _domain(lower, named)) is None:
            continue
        domain, start, end = found
        start, end = min(named.start("name"), start), max(named.end("name"), end)
        if domain in lexicon.providers().values() or _is_mail(lower[max(start - CUED, 0) : end]):
            yield Told(start, end, f"{named['name']}@{domain}", sure=False)


def _domain(lower: str, named: regex.Match) -> tuple[str, int, int] | None:
    """The domain that is told beside a name, and where."""
    for hosted in _hosted().finditer(lower, named.end("name"), min(named.end() + NEAR, len(lower))):
        host, end = hosted["host"], hosted.end("host")
        ended = ENDED.match(lower, end)
        if host in lexicon.providers():
            return lexicon.providers()[host], hosted.start("host"), end
        if "." in host and hosts.registered(host):
            return host, hosted.start("host"), end
        if ended and "." not in host and hosts.is_ending(ended["ending"]):
            return f"{host}.{ended['ending']}", hosted.start("host"), ended.end("ending")
    return None


@cache
def _mail_words() -> frozenset[str]:
    return lexicon.cues("mail") | {"address", "inbox", "mailbox", "write", "provider", "sign", "symbol", "@"}


SPOKEN_OF = regex.compile(r"(?<!\w)(?:before|after|then)\s(?:the\s)?at(?!\w)|\w[\w\-]*|@")


def _is_mail(told: str) -> bool:
    """Is a mailbox spoken of, and not an account of a database?"""
    return any(" at" in word or word in _mail_words() for word in SPOKEN_OF.findall(told))
