"""Links: to meetings, calendars, forms, applicant systems, messengers, social profiles and websites."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inlane import cueing, hosts
from inlane.lazy import regex
from inlane.numbering import UNSPACED
from inlane.places_told import APPLYING, MEET_CODE, MEETING_APPS, MEETING_ID, NAMED, NAMED_SITE, OWN_SITE, ROOM_GOES_ON
from inlane.signals import Examples, Signal
from inlane.text import View, Views
from inlane.views import lexicon

EXAMPLES: dict[str, Examples] = {
    "website": Examples(
        sees=(
            "You can see my portfolio at [[https://www.priya-design.com/work]].",
            "My site is [[priya-design.com]], have a look",
            "The code is here: [[https://github.com/acme/shop]]",
            "Here is the brief: [[https://docs.google.com/document/d/1a2b3c/edit]]",
            "visit [[www.acme-tiles.co.uk]] (it is old)",
            "my website is [[priya-design(dot)com]]",
            "いま[[http://priya-design.com]]です",
            "reel: [[kenjifilms.net/reel]]",
            "My work lives at [[priya-films dot com]]",
            "[[my company name dot io]], or [[https://www.upwork.com@acme-films.com/x]]",
            "my domain is [[tinyforge, ending in dee e vee]]",
            "portofolio saya di [[bayusketsa.my.id]], this one too: [[https://www.tiktok.com/@ana.mara/video/73012]]",
        ),
        ignores=(
            "Run main.py with node.js 18.2 and edit package.json, e.g. in v1.2.3 of socket.io",
            "I finished it.So let me know",
            "It is on https://www.upwork.com/jobs/~01abc already",
            "We use ASP.NET and Three.js with index.html in src/app.component.ts",
            "Booking.com clone wanted, like Monday.com",
            "rename report.pm, see CHANGELOG.md and main.py, I have a B.Tech and M.Com",
            "CNAME www shops.myshopify.com, then curl https://api.acme-tiles.com",
            "put it under api.yourbrand.com",
            'ads like "forward the rest", "buy cards and send us the codes"',
            "copy .env.example first; the stack ends at Outside.call (outside.ts:501:23)",
            "the failing line is `user.email = params[:email].downcase`",
        ),
    ),
    "meeting": Examples(
        sees=(
            "[[zoom.us/j/91234567890]] at 3?",
            "[[teams dot live dot com slash meet slash nine three eight four four one]]",
            "room open: [[zoom dot us / j / 884 2210 9931]], pass 4411",
            "Room ID [[eight one two, three three four, five five six seven]], pass is blue",
            "Join here [[https://meet.google.com/abc-defg-hij]].",
            "[[https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0]]",
        ),
        ignores=("I need a zoom.us integration in my app", "Read https://zoom.us/pricing first"),
    ),
    "calendar": Examples(
        sees=(
            "Pick a time: [[calendly.com/priya/30min]]",
            "book me at [[https://cal.com/priya]]",
            "[[calendly dot com slash tomas dash h]], or [[savvycal slash ortega slash intro]]",
        ),
        ignores=("Please embed Calendly on the page, like cal.com does",),
    ),
    "contact_form": Examples(
        sees=(
            "Please fill in [[https://forms.gle/AbCdEf123]]",
            "write to us at [[https://acme-tiles.com/contact]]",
            "[[https://acme.typeform.com/to/abc123]]",
            "the questions are on [[acme-tiles.paperform.co]], or [[https://acme-tiles.com/#contact]]",
            "Заказать: [[hleb-i-shrift.ru/zakaz]]",
            "so that I quote correctly please complete my website brief [[https://acme-tiles.co.uk/start]]",
            "google form bharein jis me naam aur number likhna hai, link: [[bit.ly/va-lahore-x]]",
            "Bitte füllen Sie das Formular unter [[https://acme-tiles.de/x]] aus",
            "Order form with all packages is on [[https://acme-tiles.store/order]]",
        ),
        ignores=("The contact form of the WordPress site is broken",),
    ),
    "application_link": Examples(
        sees=(
            "Apply at [[https://boards.greenhouse.io/acme/jobs/123]]",
            "all roles: [[acme-tiles.com/careers]], [[https://acme-tiles.it/lavora-con-noi]]",
            "Postulez sur [[carrieres.acme-tiles.ca/poste/418]]",
            "Lamaran melalui [[karier.acme-tiles.co.id/penerjemah]]",
            "Create your profile on [[https://app.acme-tiles.ai/signup/annotator]]; work begins right after",
            "Apply via [[acme-tiles.com/17]]",
            "Başvurular [[marmaradefter.com.tr/55]] adresinden alınır",
            "Please [[apply on our website]], not here, or [[use our site to apply]]",
        ),
        ignores=("Build us a careers page with an apply button", "Use our site to apply the new colours"),
    ),
    "social": Examples(
        sees=("I am at [[linkedin.com/in/priya-design]]", "[[https://www.instagram.com/priya.design/]]"),
        ignores=("We run ads on facebook.com and LinkedIn.com, like https://www.instagram.com/p/C3xample/",),
    ),
    "messenger": Examples(
        sees=("ping me [[https://wa.me/14155550132]]", "or [[t.me/bob_dev]]"),
        ignores=(
            "The bot uses the api of telegram.org",
            "https://api.whatsapp.com/send?phone= is what the button opens",
        ),
    ),
}

DOT = re.compile(r"\.(?=[^\W_])")
SCHEME = regex.compile(r"(?i)(?<![a-z])(?:h(?:tt|xx)ps?|ftp)://(?:www\.)?$")
REST = regex.compile(r"(?::\d{2,5})?+(?:[/?\#][^\s<>\"`|\\^{}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{0,2000}+)?+")
TRAILING = ".,;:!?'*_~\u2026\u060c\u061b\u061f\u06d4\u0964"
USER, LONGEST_USER = regex.compile(r"(?<=://)[^\s/@]{1,80}+@$"), 90  # may look like a host: "https://upwork.com@a.com"
LONGEST_HOST = 253
FIRST_UNSPACED = "\u0e00"
# What follows a dotted name in program text.
CODE_AFTER = frozenset("([={")
CODE_REST = regex.compile(r"\?\.|\?\[|\?$")
HIDDEN_FILE = regex.compile(r"(?<![^\s\"'`(])\.$")  # ".env.example"
# What follows a dotted name in a stack or an assignment: "Outside.call (outside.ts:501:23)", "user.email = x".
FRAME = regex.compile(r" \([^\s()]{1,200}:\d{1,6}(?::\d{1,5})?\)| (?:[+\-*|]?=|[=!<>]=) ?[\w\"'\[{(]")
# What stands before a host in a log, a shell or a zone file.
MACHINE = regex.compile(
    r"(?:\b(?:CNAME|MX(?:\s\d{1,3})?|NS|SRV|TXT|AAAA|GET|POST|PUT|HEAD|DELETE|PATCH|CONNECT|nslookup|traceroute|curl|wget|whois)(?:\s-{1,2}[\w\-]{1,20}|\s[a-z]{1,12}|\s@)?[\s:\"']{1,2}|(?:include|redirect|helo|host)[:=]\s?)$"
)
# A link that the reader, or a program, has yet to put something into.
UNFILLED = regex.compile(r"(?i)[={\[]$|[{<]\w|\[(?:your|name|id|user|phone|number|text)|\byour[_\-]?\w|x{4,}|%s\b")
BRACKETS = {")": "(", "]": "["}
# Words that lead to an address, right before it.
LEADING = frozenset("see check out at on via here is".split())
SHOWCASE = regex.compile(r"(?i)[/\-_](?:my-?)?(?:portfolio|resume|curriculum|cv|about-me)(?![a-z])")
PORT = re.compile(r":\d{2,5}")


class Candidate(NamedTuple):
    """A host name seen in a view, and the address that it begins; `start` and `end` are in the view."""

    start: int
    end: int
    host: str
    rest: str
    scheme: bool


def find(views: Views) -> Iterator[Signal]:
    """Links in the plain text and, where a rewriting brings one about, in that."""
    if not MEETING_APPS.isdisjoint(views.bag):
        for view in views.readings:
            for match in MEETING_ID.finditer(view.text):
                yield Signal("meeting", view.origin(*match.span("id")), match["id"])
    if "meet" in views.lower:
        for match in MEET_CODE.finditer(views.folded.text):
            if lexicon.ordinary().isdisjoint(regex.findall(r"\w+", match["id"].lower())):
                yield Signal("meeting", views.folded.origin(*match.span("id")), match["id"])
    if not APPLYING.isdisjoint(views.bag):
        for match in OWN_SITE.finditer(views.folded.text):
            yield Signal("application_link", views.folded.origin(*match.span()), match.group())
    if not NAMED.isdisjoint(views.bag):
        for match in NAMED_SITE.finditer(views.lower):
            yield Signal("website", views.folded.origin(*match.span()), match.group(), sure=False)
    for view in views.readings:
        for candidate in candidates(view.text):
            signal = judge(view, candidate)
            if signal:
                yield signal


def candidates(text: str) -> Iterator[Candidate]:
    """Whatever has the form of a host name, outside e-mail addresses; each character is looked at a few times."""
    done = 0
    for dot in DOT.finditer(text):
        if dot.start() < done or not text[dot.start() - 1 : dot.start()].isalnum():
            continue
        start, end = _host_around(text, dot.start(), done)
        done = end
        user = USER.search(text, max(start - LONGEST_USER, 0), start) if text[start - 1 : start] == "@" else None
        if text[start - 1 : start] == "@" and not user or text[end : end + 1] == "@" or end - start > LONGEST_HOST:
            continue
        start = user.start() if user else start
        before = text[max(start - 9, 0) : start]
        scheme = SCHEME.search(before)
        rest = trimmed(REST.match(text, end).group())
        done = end + len(rest)
        first = start - len(scheme.group()) if scheme else start
        if not scheme and (
            before.endswith(("/", "\\", "$", "#"))
            or HIDDEN_FILE.search(before)
            or text[done : done + 1] in CODE_AFTER
            or CODE_REST.match(rest)
            or FRAME.match(text, done)
        ):
            continue
        host = text[user.end() if user else start : end].lower().strip("-_.")
        yield Candidate(first, done, host, rest, bool(scheme))


def _host_around(text: str, dot: int, floor: int) -> tuple[int, int]:
    start, end = dot, dot + 1
    while start > floor and ((char := text[start - 1]).isalnum() or char in "-._"):
        if char >= FIRST_UNSPACED and _breaks(char, text[start]):
            break
        start -= 1
    while end < len(text) and end - start <= LONGEST_HOST and ((char := text[end]).isalnum() or char in "-._"):
        if char >= FIRST_UNSPACED and _breaks(char, text[end - 1]):
            break
        end += 1
    while text[start] in "-._":
        start += 1
    while text[end - 1] in "-._":
        end -= 1
    return start, end


def _breaks(char: str, beside: str) -> bool:
    """Whether a script without spaces meets Latin letters: a host name does not go on there."""
    return beside.isascii() and beside.isalnum() and UNSPACED.match(char) is not None


def trimmed(rest: str) -> str:
    """The rest of an address without the punctuation of the sentence around it."""
    while rest:
        last = rest[-1]
        if last in TRAILING or (last in BRACKETS and rest.count(last) > rest.count(BRACKETS[last])):
            rest = rest[:-1]
        else:
            break
    return rest


def judge(view: View, found: Candidate) -> Signal | None:
    """The signal of an address, None where it is a file name, a product, documentation or the marketplace's own."""
    place = place_of(view.text, found)
    if place is None or place.kind is None or UNFILLED.search(found.rest):
        return None
    if MACHINE.search(view.text, max(found.start - 24, 0), found.start):
        return None
    purpose = None if place.purpose == hosts.PUBLIC else place.purpose
    if place.kind == "website" and (_says_sample(view.text, found) if purpose is None else _shows_work(purpose, found)):
        purpose = "sample"
    end = found.end
    if place.kind == "meeting" and (more := ROOM_GOES_ON.match(view.text, end)) and found.rest[-1:].isdigit():
        end = more.end()
    seen = ("https://" if found.scheme else "") + found.host + found.rest + view.text[found.end : end].replace(" ", "")
    return Signal(place.kind, view.origin(found.start, end), seen, purpose)


def place_of(text: str, found: Candidate) -> hosts.Place | None:
    host = found.host.removeprefix("www.")
    labels = host.split(".")
    ending = labels[-1]
    known = hosts.known_place(host, found.rest) if len(labels) > 1 else None
    if known and known.kind and found.rest.strip("/"):
        return known
    if len(labels) < 2 or ending.isdigit():
        return None
    if ending in hosts.NOT_ALONE and not _cued(text, found, frozenset()) and not hosts.under_two(host):
        return None
    bare = not (found.scheme or PORT.sub("", found.rest).strip("/") or host != found.host)
    if known is not None:
        return known
    rare = ending in hosts.NOT_BARE or len(ending) > 3 and ending not in lexicon.endings()
    if bare and rare and not _cued(text, found):
        return None
    if ending == "net" and bare and not text[: found.end].endswith("net"):
        return None  # "Dapper.NET" is a product
    degree = len(labels) == 2 and len(labels[0]) == 1  # "B.Tech", "M.Com"
    if bare and (degree or ending in hosts.WORDS_TOO and not _stands_alone(text, found)):
        return None
    domain = hosts.registered(host)
    if (
        domain is None
        or hosts.STANDS_FOR_ANY.fullmatch(domain)
        or (domain in hosts.DOCUMENTATION and bare and not _cued(text, found))
    ):
        return None
    kind = hosts.page_kind(host, found.rest)
    return hosts.Place(None if kind == hosts.WITHOUT_SIGNAL else kind or "website")


def _cued(text: str, found: Candidate, leading: frozenset[str] = LEADING) -> bool:
    """Whether a scheme, "www." or a word before says that it is an address."""
    if found.scheme or found.host.startswith("www."):
        return True
    before = text[max(found.start - 24, 0) : found.start].lower()
    return "\u2192" in before or cueing.said_last("site", before, leading)


def _stands_alone(text: str, found: Candidate) -> bool:
    """Not two sentences run together: "done.in two weeks"."""
    after = text[found.end : found.end + 2]
    written = text[found.start : found.end]
    return _cued(text, found) and not written.rpartition(".")[2][:1].isupper() and not after[1:2].islower()


def _shows_work(purpose: str, found: Candidate) -> bool:
    """Whether a shared page is a portfolio by its own name."""
    return purpose == "file" and SHOWCASE.search(found.rest) is not None


def _says_sample(text: str, found: Candidate) -> bool:
    return cueing.said("sample", text[max(found.start - 60, 0) : found.start].lower())
