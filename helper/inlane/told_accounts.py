"""Accounts that are told in a sentence of their own: "the bird site: I'm at bob draws, all one word", "same handle everywhere".

Three things make one: a place (an app by its name or its picture, or all of them), a name, and words that lead to it.
A name is what no other word looks like, or what is said to be one word; "the same" stands for one too.
"""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from inlane.account_words import CODE_AT, DEV, NEGATED, VERSION
from inlane.lazy import regex
from inlane.naming import Mention, apps
from inlane.signals import Signal
from inlane.text import View
from inlane.views import lexicon

ALL = r"(?:everywhere(?: else)?|anywhere(?: else)?|(?:on|in|at|across|over|for) (?:(?:my|the|our|all|every|each|any|most|other|usual) ){1,3}(?:social (?:media|networks?)|socials?|messengers?|apps?|chats?|platforms?|networks?|places|sites|accounts?))"
ONE = r"(?:one|a single|single) word|no spaces?(?: in between)?|without (?:the |any )?(?:spaces?|gaps?)|(?:all )?together|run together|glued"
NOUN = r"(?:handle|nick(?:name)?|tag|user ?name|user|alias|screen ?name|id|name|page|account|profile|channel)"
# The words that lead to a name; those of the first kind say themselves that it is the writer's.
OWN = rf"(?:(?:search|look|find|add|follow|google|ping|dm|hit|message|reach|check|type|stalk)(?: (?:me|us)(?: up)?)(?: (?:as|under|by|at|with|on|is|it'?s)){{0,2}}|i'm|i am|we're|we are|i go by|i'm known as|i'm called|(?:my|our) {NOUN}(?: there| here| on it)?(?:'s| is| are|:)?(?: called| just| simply)?|handle(?:'s| is|:))"
OTHERS = rf"(?:(?:search|look|find|add|follow|google|type|check)(?: (?:for|up|out|in|the name|the page|my page|my name|my handle)){{0,2}}|{NOUN}(?: there| here)?(?:'s| is|:)?(?: called)?|it's|called|as|under)"
GLUE = r"[\s,:;>→=\-]{1,4}(?:(?:at|just|simply|the|called|name|id)\s){0,2}[\"'“«~@]{0,2}"
SIGN = r"(?:dot|underscore|under score|dash|hyphen|period|point)"
HARD = rf"\w[\w\-]*(?:(?:\s{SIGN}\s|\s?[(\[]{SIGN}[)\]]\s?|[._])\w+){{1,4}}+|[a-zA-Z]\w*\d\w*|[a-z]+(?:[A-Z][a-z]+)+"
WORDS = r"[a-zA-Z][\w'.\-]{1,20}(?:\s[\w'\-]{1,20}){0,4}?"
ENDS = r"(?=\s{0,2}(?:$|[,.;!?)\n(\"'”»]|\p{So}|(?:and|or|if|there|so|on|over|is|in|to|please|pls|say|works|too|also|for)(?!\w)))"
SAID = regex.compile(rf"\s{SIGN}\s")
LED_HARD = regex.compile(rf"(?<![\w'])(?i:(?P<own>{OWN})|{OTHERS}){GLUE}(?P<id>{HARD})(?![\w@/]|\.\w)")
LED_WORDS = regex.compile(
    rf"(?<![\w'])(?i:(?P<own>{OWN})|{OTHERS}){GLUE}(?P<id>{WORDS})[\"'”»]?[\s,]{{0,2}}\(?(?i:(?:it'?s|that'?s|all|as|in|written|just|typed|spelled)\s){{0,3}}(?i:{ONE})(?!\w)"
)
# Said around a name to which no word of the writer's own leads.
ASKED = regex.compile(
    r"(?i)(?<!\w)(?:(?:find|search|look|add|reach|follow|message|dm|ping|hit|catch|text|write|join|accept|contact) (?:for |up )?(?:me|us|there|it)|say (?:hi|hello)|(?:my )?dms?|(?:i'm|i am|i live|we're|me) on|has (?:them|it|all)|(?:chat|talk|write|speak) (?:there|to me|with me)|best bet|my (?:reels|work|page|art|drawings|sketches|photos|shop|profile|channel))(?!\w)"
)
LED_NAME = regex.compile(
    rf"(?<![\w'])(?i:(?P<own>{OWN})|{OTHERS}){GLUE}(?P<id>\p{{Lu}}[\w.\-]+(?:\s\p{{Lu}}[\w.\-]*){{1,3}})(?<![.\-]){ENDS}"
)
LED_PLAIN = regex.compile(
    rf"(?<![\w'])(?i:(?P<own>{OWN})|{NOUN}|search(?: for)?|find|look for){GLUE}(?P<id>[a-z][a-z\d]{{5,24}})(?!\w|-\w){ENDS}"
)
ALONE = regex.compile(
    rf"\s?(?:[:=]|[-–=]+>|→)\s?[\"'“@]?(?P<id>{WORDS})[\"'”]?[\s,]{{0,2}}\(?(?:all\s|as\s){{0,2}}(?:{ONE})(?!\w)"
)
SAME = regex.compile(
    rf"(?i)(?<!\w)(?:(?:the |with |by |under |my |exact |very )*(?:same|identical) (?:exact )?(?:{NOUN}|digits|number)(?: as (?:here|above|on here|my profile(?: here)?|this|upwork))?|(?:my |the )?{NOUN}(?:'s| is|s are) (?:the |exactly the )?(?:same|identical)(?: as (?:here|above))?)"
    rf"(?P<rest>[,.]?\s(?:and |works |there |over |too |also |but |it's |goes |just |find me |as here ){{0,3}}(?P<all>{ALL}))?"
)
NAMED = regex.compile(rf"\s?[:=–\-]\s?[\"'“@~]?(?P<id>{HARD}|[a-z][a-z\d]{{5,24}})(?![\w@/]|\.\w)")  # "...: bob_dev"
ALL_ARE = regex.compile(rf"(?i)(?<!\w){ALL}")
ME = regex.compile(
    r"(?i)(?<!\w)(?:find|search|look|add|reach|follow|message|dm|ping|say hi|hello|me|my|mine|i'?m)(?!\w)"
)
THEIRS = regex.compile(
    r"(?i)(?<!\w)(?:users?|customers?|they|people|build|implement|sync|design|cabinet|members)(?!\w)"
)
# How what leads to a name begins.
LEADS = re.compile(
    r"(?<![\w'])(?:search|look|find|add|follow|google|ping|dm|hit|message|reach|check|type|stalk|i'm|i am|we're|we are|i go|my|our|handle|nick|tag|user|screen|alias|id|name|page|account|profile|channel|it's|called|as|under)(?!\w)"
    r"|(?<![\w'])(?:nickname|username)(?!\w)"
)
MOST_LEADS = 60  # in one text
GATE = frozenset(
    "everywhere anywhere socials social messengers messenger apps platforms platform networks places app".split()
)
TOLD_ONE = re.compile(r"one word|single word|no space|out (?:the |any )?(?:space|gap)|together|glued")
FAR = 90  # characters between a place and the name there
NEAR = 40
MOST = 20  # names in one text


def worth_it(named: Sequence[Mention], words: frozenset[str], lower: str) -> bool:
    """Is a place told, or is something said to be one word?"""
    return bool(named) or not GATE.isdisjoint(words) or TOLD_ONE.search(lower) is not None


def find(view: View, named: Sequence[Mention]) -> Iterator[Signal]:
    """The accounts told in a reading of the text."""
    text = view.text
    lower = text.lower()
    together = TOLD_ONE.search(lower) is not None
    places = [(one.start, one.end, apps()[one.name].kind) for one in named if apps()[one.name].kind != "email"]
    every = [(*match.span(), "social") for match in ALL_ARE.finditer(text)]
    patterns = ((LED_WORDS, FAR),) * together + ((LED_HARD, FAR), (LED_NAME, NEAR), (LED_PLAIN, NEAR)) * bool(
        places or every
    )
    starts = [match.start() for match in islice(LEADS.finditer(lower), MOST_LEADS)] if patterns else []
    for pattern, far in patterns:
        for match in filter(None, (pattern.match(text, start) for start in starts)):
            place = _nearest(places + every, *match.span("id"), far)
            own = pattern is LED_WORDS and ME.search(match.group("own") or "") is not None
            if _over(places, match.span("id")) or not (place or own):
                continue
            led = match["own"] is not None or pattern is LED_WORDS or _is_said(match["id"])
            led = led or ASKED.search(text, max(match.start() - FAR, 0), match.end() + FAR) is not None
            if led and _believed(text, match, pattern, place is not None):
                yield Signal(place or "social", view.origin(*match.span("id")), match["id"], sure=False)
    for _, end, kind in places:
        alone = ALONE.match(text, end)
        if alone:
            yield Signal(kind, view.origin(*alone.span("id")), alone["id"], sure=False)
    if "same" in lower or "identical" in lower:
        yield from _same(view, places + every)


def _same(view: View, places: list[tuple[int, int, str]]) -> Iterator[Signal]:
    """The same name in all places: "same handle everywhere, just search it"."""
    for match in SAME.finditer(view.text):
        around = view.text[max(match.start() - FAR, 0) : match.end() + FAR]
        near = match["all"] or _nearest([place for place in places if place[2] == "social"], *match.span(), NEAR)
        if near and ME.search(around) and not THEIRS.search(around):
            named = NAMED.match(view.text, match.end())
            span = named.span("id") if named else match.span()
            yield Signal("social", view.origin(*span), view.text[slice(*span)], sure=False)


def _is_said(written: str) -> bool:
    """Is a sign said in a name, between words of which one is no common one?"""
    return SAID.search(written) is not None and not all(map(lexicon.is_common, SAID.split(written.lower())))


def _over(places: list[tuple[int, int, str]], span: tuple[int, int]) -> bool:
    """Is the name itself the name of a place?"""
    return any(start < span[1] and span[0] < end for start, end, _ in places)


def _nearest(places: list[tuple[int, int, str]], start: int, end: int, far: int) -> str | None:
    """What kind of place is told near a name, None if there is none."""
    gaps = [(max(place[0] - end, start - place[1]), place[2]) for place in places]
    gap, kind = min(gaps, default=(far + 1, ""))
    return kind if 0 <= gap <= far else None


def _believed(text: str, match: regex.Match, pattern: regex.Pattern, placed: bool) -> bool:
    """No part of a program, no version, no product, and not what is refused."""
    written = match["id"]
    low = written.lower()
    if low in DEV or "@" + low in CODE_AT or VERSION.fullmatch(low) or low in lexicon.apps():
        return False
    if NEGATED.search(text, max(match.start() - 20, 0), match.start()):
        return False
    words = low.split()
    if pattern is LED_PLAIN:
        return not lexicon.is_common(low)
    if pattern is LED_WORDS:
        return (placed and len(words) > 1) or not all(map(lexicon.is_common, words))
    return True
