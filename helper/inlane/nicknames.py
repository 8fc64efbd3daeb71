"""Handles that no app's name stands beside: "my nickname everywhere is bob_dev", "@bob_dev", "bob#1234"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator

from inlane.account_words import BARE, CODE_AT, CONTACT_CUE, HARD, REDDIT, SCHEMES
from inlane.lazy import regex
from inlane.reading.roles import role, roles
from inlane.signals import Signal
from inlane.text import View, words_of
from inlane.views import lexicon
from inlane.views.box_names import WORK_WORD

WINDOW = 70
# One name for every place, with no app named: "my nickname everywhere is bob_dev", "bob_dev on all socials".
PLACES_ALL = r"(?:everywhere(?: else)?|anywhere|(?:on|in|at|across) (?:all|every|any|most|the usual)(?: the| my| of)? ?(?:other )?(?:socials?|social (?:media|networks?)|messengers?|apps?|chats?|platforms?|networks?|places|sites|of them)(?: apps?)?|(?:en|em|in|su|auf|sur|dans) (?:todas?|todos|tutti|tutte|allen|tous|toutes)(?: (?:as|os|las|los|les|i|le))? (?:redes|apps?|sociais|sociales|social|netzwerken|réseaux|plataformas)(?: sociais| sociales)?|überall|partout|ovunque|dappertutto|en todas partes|em todo lugar|везде|всюду|wszędzie|her yerde)"
NICK = r"(?:nick(?:name)?|handle|user ?name|tag|alias|user|name|screen ?name|usuario|usuário|pseudo|benutzername|nutzername|ник|никнейм|nazwa|nick)"
EVERYWHERE = tuple(
    regex.compile(rf"(?i){pattern}")
    for pattern in (
        rf"(?<!\w)(?:my |the )?{NICK} (?:(?:is )?{PLACES_ALL}(?: is|:| =)?(?: (?:the |el |o |le |lo )?(?:same|mismo|mesmo|même|stesso|один|одинаковый|gleich))?|(?:is|:|=))\s?:?\s?[\"'“~«]{{0,2}}(?P<id>@?[a-z][\w.]{{3,30}}\w)[\"'”]?(?:[\s,]{{1,3}}{PLACES_ALL})?",
        rf"(?<!\w)(?:i'?m|i am|it'?s|i go by|i'm called|find me as|look for|search(?: for)?|я|soy|sou|je suis|sono|ich bin|jestem) (?:the )?[\"'“]?(?P<id>@?[a-z][\w.]{{3,30}}\w)[\"'”]?[\s,]{{1,3}}{PLACES_ALL}",
        rf"(?<!\w){PLACES_ALL}(?: i'?m| i am| it'?s| as| under| я| soy| sou| je suis| sono| bin ich| jestem)(?: the)?\s[\"'“]?(?P<id>@?[a-z][\w.]{{3,30}}\w)(?!\w)",
        rf"(?<![\w@.])(?P<id>@?[a-z][\w.]*[\d_.][\w.]*\w)[\s,]{{1,3}}{PLACES_ALL}",
    )
)
EVERYWHERE_GATE = frozenset(
    "everywhere anywhere socials social messengers messenger apps platforms networks places redes überall uberall partout ovunque dappertutto partes lugar везде всюду wszędzie wszedzie yerde sociais netzwerken".split()
)
# A message that has nothing but a page's name: "Facebook: Raj Pixel Studio".
NAME_ALONE = regex.compile(
    r"\s?(?::|-+>|→|=)\s?(?P<name>\p{Lu}[\w.]+(?:\s\p{Lu}[\w.]*){1,3}(?:,\s\p{Lu}\w{2,20}(?=\s*[.!]?$))?)"
)
ALL_PLACES = regex.compile(rf"(?i)(?<!\w){PLACES_ALL}")
NO_NAME_ENDS = frozenset(("com", "net", "org", "io", "js", "ts", "py", "php", "css", "html", "json"))


def everywhere(view: View) -> Iterator[Signal]:
    """One name for every place: "my nickname everywhere is bob_dev"."""
    for pattern in EVERYWHERE:
        for match in pattern.finditer(view.text):
            said = ALL_PLACES.search(match.group()) is not None
            low = match["id"].lower()
            if low in EVERYWHERE_GATE:
                continue
            if (
                said
                and low.rpartition(".")[2] not in NO_NAME_ENDS
                and low not in lexicon.ordinary()
                and (HARD.search(match["id"]) or not WORK_WORD.fullmatch(low))
            ):
                yield Signal("social", view.origin(*match.span("id")), match["id"], sure=False)


def bare(view: View) -> Iterator[Signal]:
    """A handle with no app named, where the words before it say that it is for reaching somebody."""
    for match in BARE.finditer(view.text):
        low = match.group().lower()
        named = "#" in low and VOICE_APP.search(view.text, max(match.start() - 12, 0), match.start()) is not None
        tagged = "#" in low and not NUMBERED.match(low)
        told = tagged and (named or _odd(match.group()) or MINE_AFTER.match(view.text, match.end()))
        cued = CONTACT_CUE.search(view.text, max(match.start() - WINDOW, 0), match.start())
        if told or (low not in CODE_AT and cued):
            yield Signal("messenger", view.origin(*match.span()), match.group(), sure=False)


# A word with a number behind its sign that is no name: "Issue#1042".
NUMBERED = regex.compile(
    r"(?:issues?|bugs?|pr|prs|order|invoice|ticket|job|task|case|item|no|num|ref|room|suite|apt|unit|lot|lesson|episode|ep|part|page|step|id|color|colour|hex|sku|version|build|commit|model|test|row|batch|group|box|card|team|user|client|customer|project|contract|milestone|request|record|line|sample|song|track|photo|image|slide|day|level|quest|card)\d{0,3}#"
)
VOICE_APP = regex.compile(r"(?i)(?<!\w)(?:disc|dc|dcord|dsc|dscrd|disco|diskord|cord)(?: id| tag)?\s?[:.=\-]{0,2}\s$")
MINE_AFTER = regex.compile(
    r"(?i)[\s,]{1,3}(?:is me|that'?s me|for (?:chat|voice|calls?|gaming)|add me|if you (?:use|have|are on|play)|on (?:the|that) (?:gam|app|voice)|if u|hit me|ping|dm)"
)


def _odd(written: str) -> bool:
    """Is this no word, but a name that somebody made up: "xXbobXx#0042", "pixel.fox#1234"?"""
    name = written.partition("#")[0]
    return any(not char.isalpha() for char in name) or (not name.isupper() and any(map(str.isupper, name[1:])))


def schemes(view: View) -> Iterator[Signal]:
    """Accounts by the scheme of their link: "skype:bob", "u/bob"."""
    for match in REDDIT.finditer(view.text):
        yield Signal("social", view.origin(*match.span()), match.group())
    for match in SCHEMES.finditer(view.text):
        if match.group().lower().startswith("line:") and "/" not in match.group():
            continue
        yield Signal("messenger", view.origin(*match.span()), match.group())


# What follows the name of a network where an account before it is all that is said: "bob.photos on insta btw".
AFTER_NAME = regex.compile(r"(?i)\s{0,2}(?:$|[\n,.!?)]|(?:btw|too|also|by the way|if|for|has|shows|is where)(?!\w))")


def opens(text: str, start: int) -> bool:
    """Does a sentence begin here?"""
    return text[:start].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?", ":", "(")


# A name that somebody made up, further on in the sentence that names an app: "en Discord ... kaique_gamedev".
MADE_UP = regex.compile(r"(?<![\w@./\-])@?[A-Za-z][A-Za-z0-9]*+(?:[_.][A-Za-z0-9]+)+(?![\w@(=/]|[.\-]\w)")
SENTENCE_END = regex.compile(r"[.!?\u0964\u3002\uff01\uff1f](?:\s|$)|\n")
NAME_PARTS = regex.compile(r"[a-z]++")
FILE_ENDS = NO_NAME_ENDS | frozenset(
    "me cpp sh ext psd png jpg jpeg gif svg pdf csv xls xlsx doc docx txt md sql yml yaml xml zip mp3 mp4 wav ai fig".split()
)
BUILT = role("subject build subjectdetail worknoun third")
AROUND = 40  # characters before the app in which the work may be named


def further(text: str, app: int, start: int) -> tuple[int, int] | None:
    """The place of such a name behind an app that stands from `app` to `start`, no work being named before it."""
    end = SENTENCE_END.search(text, start)
    until = min(end.start() if end else len(text), start + WINDOW)
    for found in MADE_UP.finditer(text, start, until):
        written = found.group()
        cut = found.end() == until < len(text) and text[until] != "\n" and not (end and end.start() == until)
        if cut or _is_code(written):
            continue
        return None if _of_work(text[max(app - AROUND, 0) : found.start()]) else found.span()
    return None


def _is_code(written: str) -> bool:
    """Is it a host, a file, or a name as programs have them, of nothing but everyday or very short words: "chat_id"?"""
    parts, ending = NAME_PARTS.findall(written.lower()), written.rpartition(".")[2].lower()
    if "." in written and (ending in FILE_ENDS or "_" not in written and is_host(written)):
        return True
    return written.isupper() or all(len(part) < 3 or lexicon.is_common(part) for part in parts)


def _of_work(before: str) -> bool:
    """Is something that is made named before it, in any language: a bot, a table, a field?"""
    return any(entry.roles(~0) & BUILT for entry in roles().entries(words_of(before.lower())))


def is_host(written: str) -> bool:
    ending = written.rpartition(".")[2].lower()
    return "." in written and ending in lexicon.endings()
