"""E-mail addresses, plain and in disguise."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from inlane import hosts
from inlane.lazy import regex
from inlane.signals import Examples, Signal
from inlane.text import View, Views
from inlane.views import lexicon, speaking

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
            "[[bob.smith]] is the name and it's a hotmail",
            "it is [[bob 🐒 siol.net]] (monkey = at)",
            "[[bob.smith gmail com]], you know",
            "[[bob.smith#example,com]], change # to at and the comma to a dot",
            "[[sierra alpha mike at example dot com]]",
            "[[moc.liamg@htims.bob]], right to left",
        ),
        ignores=(
            "git clone git@github.com:acme/shop.git and npm i react@18.2.0 @types/node@latest",
            "use logo@2x.png and @media (min-width: 400px) or @app.route('/')",
            "root@localhost, ubuntu@10.0.0.4, postgres://app:pw@db.acme.com:5432/x",
            "It shows j***@gmail.com in the list",
            "the log says from=<bounce@mg.shop-acme.io> status=sent",
        ),
        misses=("[[bob.smith@example.c0n]], the n is an m",),
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
    "site.com",
    "foo.",
    "bar.com",
    "website.com",
    "mysite",
    "acme.",
)
NOT_NAMES = frozenset("smtp. imap. pop. mail. www mail get my the via use our new old http https imap smtp pop".split())
LONGEST_DOMAIN = 253
# What only introduces the address, run together with it: "Contact.bob@example.com".
SAID = regex.compile(r"(?:Contact|E-?mail|Mail|Id|Gmail|Address)[.\-]+(?=[a-z])")
IN_A_LOG = regex.compile(
    r"(?i)(?:\b(?:from|to|sender|envelope-from|orig_to|orcpt|rcpt to|mail from|return-path)[=:]\s?<)$"
)
LOCAL_EXTRAS = "._%+-'"
DOMAIN = regex.compile(r"[\w\-]{1,63}+(?:\.[\w\-]{1,63}+){1,8}+")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
LAST_UNSPACED = regex.compile(r"(?r)[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


BIG = r"(?:g[\s\-]?mail|google(?:'s)? ?mail|yahoo|hotmail|outlook|icloud|proton ?mail|aol|gmx|yandex|(?:the )?(?:usual |well known |famous )?google (?:thing|one|service|mailbox|address))"
# A mailbox's name that is no English word; what says that a name is told; how a provider is told beside it.
BOX = r"(?P<box>[\w+\-]*[\d._][\w.+\-]*\w|\w[\w.+\-]{5,30}\w)"
NAMED = r"(?:user ?name|user|nick(?:name)?|handle|id|login|name|box|mailbox|account|address|mail|e-?mail|it|part before(?: the at| the @| it)?|first part|bit before(?: the at| the @)?)"
OF_NAME = r"(?:(?:(?:my|the) )?(?:first|last|full|sur|family|given|upwork|user|business|company|profile|display|brand|real)(?: |-)?(?:name|surname|handle|nick)?s?|surname|initials?|(?:my |the )?(?:name|handle|username|nick)|dot|underscore|dash|and|plus|then|no (?:dot|space)s?|together|here|as it is|as here|lowercase|all|small|letters|my|the|in|,)"
# What follows a mailbox and does not make its provider the name of a thing: "gmail api".
GOES_ON = r"(?=\s*(?:$|[,;.!?)(\n]|(?:and|so|for|if|is|please|pls|thanks|thx|works|any|when|but|or|that|you|i|it|no|all|with|works|same|there|only)(?!\w)))"
# A mailbox told without its characters, or in pieces with the provider named beside it.
TOLD = tuple(
    regex.compile(rf"(?i){pattern}")
    for pattern in (
        rf"(?<!\w)(?P<box>(?:same as )?my (?:(?:first|last|full|upwork|user|business|company) ?)?(?:user ?name|name|handle|profile name)(?:[\s,]{{1,2}}(?:dot|and|plus|my|first|last|here|underscore|name|is|same|full)){{0,7}},? (?:at|@) (?:the )?(?:usual )?{BIG}(?:\s?(?:dot|\.)\s?com|'s mail)?)(?!\w)",
        rf"(?<![\w@.])(?P<box>[\w.+\-]{{3,40}} (?:on|at|in|@) {BIG})(?=[\s,(]{{1,3}}(?:but )?(?:without|minus|no|you know|u know|leave out|drop)\s(?:the\s)?(?:dot ?com|ending|rest))",
        rf"(?<![\w@.])(?P<box>[a-z][\w.+\-]*[\d_][\w.+\-]* (?:on|over at|in) {BIG})(?=\s*(?:$|[,;.!?)\n]))",
        rf"(?<![\w@./])(?P<box>(?!(?:windows|office|exchange|version|android|phase|step|oauth|day|week|row|part|version)[\d._])(?:[a-z]{{1,20}}[._]){{1,3}}[a-z\d]{{2,20}}(?<!\.(?:js|ts|py|php|com|net|org|io|html|json|csv|css|md|txt))[\s,\-–|/>(\[]{{1,3}}(?:(?:on|at|in|en|em|su|auf|bei|chez|sur|na|w|di|в|на|@) )?{BIG}){GOES_ON}",
        rf"(?<![\w@./])(?P<box>(?!(?:windows|office|exchange|version|android|phase|step|oauth|day|week|row|part|version)\d)[a-z]{{4,20}}\d{{2,5}}(?:\s?[\-–|/>]\s?|\s{{1,2}}){BIG}){GOES_ON}",
        rf"(?<![\w@.])(?P<box>[\w+\-]*[\d._][\w.+\-]*\w) is (?:the|my) {NAMED}[\s,;.\-]{{1,3}}(?:and )?(?:it'?s|that'?s|it is|at|on|with)\s(?:an?\s|at\s|on\s|the\s)?{BIG}(?!\w)",
        rf"(?<![\w@.])(?P<box>[a-z][\w+\-]*[\d._][\w.+\-]* {BIG}[\s.]{{1,2}}com)(?!\w)",
        rf"(?<!\w)(?:i'?m|i am|me|we are|find me|reach me|write(?: to)? me|it'?s|is) (?:on|at|in|with) (?:the |my )?{BIG} (?:with|as|under|by|like) {BOX}(?=\s*(?:$|[,;.!?)\n]))",
        rf"(?<!\w){NAMED}(?: is|:| =)? {BOX}[\s,;/.\-]{{1,5}}(?:and )?(?:the )?(?:domain|provider|host|server|service|mail)(?: is|:| =)? {BIG}(?!\w)",
        rf"(?<![\w@.])(?P<box>[\w+\-]*[\d._][\w.+\-]*\w)[\s,;.\-]{{1,3}}(?:that'?s|it'?s|which is|is)\s(?:an?|on|at|with|the)\s{BIG}(?! (?:api|plugin|export|import|file|issue))",
        rf"(?<!\w){BIG}(?: id| address| name| user)?\s?(?:[:=\-]|is)\s?(?P<box>\w{{2,20}}(?: \w{{1,20}}){{1,3}}),? \(?(?:no|without|minus) (?:the )?spaces?",
        rf"(?<!\w)(?:user|user ?name|id|nick|handle|login)\s?[:=]\s?(?P<box>[\w+\-]*[\d._][\w.+\-]*\w)[\s,;.\-]{{1,5}}{BIG}(?=\s*(?:$|[,;.!?)\n]))",
        rf"(?<![\w@.])(?P<box>\w{{2,30}}(?: \w{{2,30}}){{0,2}},? ?\(?(?:(?:no|without|minus) (?:the )?spaces?|(?:all )?(?:in )?one word|all together),?\)? ?(?:at|@) {BIG}(?:(?:\s?(?:dot|\.)\s?|\s)com)?)(?!\w)",
        rf"(?<!\w)(?P<box>(?:(?:my )?(?:full |upwork )?(?:user ?name|name|handle|nick)(?: (?:as|is|it|written|here|in|small|letters|full|same|on|my|the|profile|shown|above|together)){{0,6}})(?:,? (?:no|without) spaces?)?[\s,]{{1,3}}(?:(?:then|plus|and|in front of|before|followed by|at) )?@\s?{BIG}(?:(?:\s?(?:dot|\.)\s?|\s)com)?)(?!\w)",
        rf"(?<![\w@.])(?P<box>[\w.+\-]{{3,40}},? (?:on|at|in|@|with) the (?:usual|famous|big|well[ \-]known|free|common|popular|normal) (?:google|{BIG})(?:'s)?(?: mail| thing| one| service| ending| domain| address| provider)?)(?!\w)",
        rf"(?<!\w){BIG}[^\n]{{0,30}}?\bbefore (?:the at|the @|it)(?: sign)?(?: is)?\s?:?\s(?P<box>\w[\w.+\-]{{3,40}}|\w(?: \w){{4,30}})(?!\w)",
        rf"(?<!\w)(?P<box>(?:(?:same as |just |like )?my |(?:first ?name|last ?name|full ?name|surname|first initial)[\s,]{{1,2}})(?:{OF_NAME}[\s,]{{1,2}}){{1,9}}(?:at|@|on|with|under|over at|plus)\s?,?\s?(?:the )?(?:usual )?{BIG}(?:(?:\s?(?:dot|\.)\s?|\s)com|'s mail| ending| address)?)(?!\w)",
        rf"(?<!\w)(?P<box>(?:(?:the |my |exact(?:ly)? )?same (?:as )?(?:(?:my |the )?{OF_NAME} ?){{0,4}}|my (?:upwork )?(?:user ?name|handle|nick)(?: here| as it is)?),? ?(?:at|@|on|but at|only at|with) {BIG}(?:(?:\s?(?:dot|\.)\s?|\s)com)?)(?!\w)",
        rf"(?<!\w)(?:my |the )?{NAMED}(?: there| here)?(?: is|'s|:| =) {BOX}[\s,;.\-]{{1,3}}(?:and |but )?(?:(?:it'?s|it is|is|that'?s|at|on|with|of course|from|a|an|the|all|over|(?:bit|part|rest|half|domain|ending|provider|host)(?: after)?(?: it| the at| that)?) ){{0,6}}{BIG}(?! (?:api|app|inbox|plugin|account for|integration))",
        rf"(?<!\w)(?:i (?:use|have|am on|'m on)|i'm (?:on|with)|mine is|it'?s|my (?:mail|email|e-mail|provider|address|mailbox|inbox|account) (?:is|'s)(?: on| at| with)?|on|at|with|of) (?:an? )?{BIG}(?: (?:mail|account|address|user|one|there))?[\s,;:.\-]{{1,3}}(?:and |where |with |under |as )?(?:(?:the|my|i am|i'm|im) )?(?:{NAMED}(?: there)?(?:'s| is|:| =)?|called|as) {BOX}(?![\w@(]|\.\w)",
        rf"(?i:^|(?<=[\s(]))(?:my )?{BIG}(?: id| address| name| user| account| one| mail)?(?: too| as well| also| without [^.,;!?\n]{{1,24}}| minus [^.,;!?\n]{{1,24}})?\s?(?:[:=]|-+>?|is|👉|→)\s?{BOX}(?=\s*(?:$|[,;!?)\n]|\.(?:\s|$)))",
        rf"(?<!\w){BIG}(?: address| mail| id)? (?:starts|begins) with:? (?P<box>[\w.+\-]*[\d._][\w.+\-]*\w)",
        rf"(?<!\w){BIG}[^\n]{{0,30}}?(?<!\w)(?:there|on it|over there),? (?:(?:i'?m|i am|as|under|it'?s|called|my name is|am) ){{1,2}}{BOX}(?=\s*(?:$|[,;.!?)\n]))",
        rf"(?<![\w@.])(?P<box>[\w+\-]*[\d._][\w.+\-]*\w)[\s,;]{{1,3}}(?:and )?(?:it |that )?(?:ends|ending|finishes|goes on|continues|closes)(?: with| in| on)? (?:the |at )?{BIG}(?!\w)",
        rf"(?<!\w)(?:e-?mail|mail|address|inbox)(?:[\s:]{{1,2}}\w{{1,12}}){{0,5}}?[\s:]{{1,2}}{BOX}[,\s]{{1,3}}(?:and )?(?:then|plus|followed by)\s(?:at |@ ?|the ){{0,2}}{BIG}(?=\s*(?:$|[,;.!?)\n]|as usual|of course|and that|at the end))",
        rf"(?<!\w)(?:i (?:use|have|got|am on)|i'?m on|mine is|it'?s) (?:an? |the |my )?{BIG}(?: account| address| one)?\s?[,;:\-–]\s?(?P<box>(?:[a-z]{{1,20}}[._]){{1,3}}[a-z\d]{{2,20}}|[a-z]{{3,20}}\d{{2,5}})(?=\s*(?:$|[,;!?)\n]|\.(?:\s|$)))",
        rf"(?<!\w)before (?:the at|the @|it)(?: sign)?(?: is| comes| put|:)?\s?:?\s{BOX}[\s,;.]{{1,3}}(?:and )?(?:after|behind|then|next)[^\n]{{0,24}}?{BIG}",
        rf"(?<!\w)name:? (?P<box>[\w.+\-]*[\d._][\w.+\-]*\w)[\s,]{{1,3}}(?:and )?(?:provider|domain|host):? {BIG}(?:\.com)?(?!\w)",
    )
)
# Every one of them names a provider.
PROVIDER_NAMES = ("gmail", "g mail", "g-mail", *"yahoo hotmail outlook icloud proton aol gmx yandex google".split())
PROVIDER = re.compile(r"g[ \-]?mail|yahoo|hotmail|outlook|icloud|proton ?mail|\baol\b|\bgmx\b|yandex|google")
NEAR = 90  # characters around a provider's name in which a mailbox there may be described
MOST_PROVIDERS = 12  # in one text: nobody names one so often to describe a mailbox


def _around_providers(lower: str) -> list[tuple[int, int]]:
    """Where providers are named, with the words around; what overlaps is one range."""
    ranges: list[tuple[int, int]] = []
    for match in islice(PROVIDER.finditer(lower), MOST_PROVIDERS):
        start, end = max(match.start() - NEAR, 0), min(match.end() + NEAR, len(lower))
        if ranges and start <= ranges[-1][1]:
            start = ranges.pop()[0]
        ranges.append((start, end))
    return ranges


def _told(views: Views) -> Iterator[Signal]:
    """Mailboxes that are described: "my first name at the usual gmail"."""
    view = views.folded
    named = any(name in views.lower for name in PROVIDER_NAMES)
    for start, end in _around_providers(views.lower) if named else ():
        for pattern in TOLD:
            for match in pattern.finditer(view.text, start, end):
                box = match["box"].lower()
                plain = box.isalpha()
                if not (plain and (box in lexicon.ordinary() or speaking.WORK_WORD.fullmatch(box))):
                    yield Signal("email", view.origin(*match.span("box")), box, sure=not plain)


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
    said = SAID.match(text, start, at)
    start = said.end() if said else start
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
    masked = before.rstrip("*•…")
    if (masked != before and masked[-1:].isalnum()) or "://" in before.rpartition(" ")[2]:
        return False
    if IN_A_LOG.search(before):
        return False
    name, domain = text[start:at].lower(), text[at + 1 : end].lower()
    if name in NOBODY:
        return False
    if (MADE_UP.search(name) or before[-1:] == "=") and any(word in domain for word in PLACEHOLDERS):
        return False
    return not (text[end : end + 1] == ":" and text[end + 1 : end + 2].isalnum() and text[start:at] == "git")
