"""E-mail addresses, plain and in disguise."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from inlane import hosts
from inlane.lazy import regex
from inlane.signals import Examples, Signal
from inlane.text import View, Views
from inlane.views import lexicon, mailboxes, slots

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
            "easiest is [[my first name, then the symbol above the 2, then the google one]]",
            "[[bob.smith at the mail of google]] please",
            "[[bob dot finch, the usual google thing, dot com]]",
            "gmail username is [[bob + plants + 99]]",
            "It's [[info, then the curly at, then our shop's address (bramblebarn.co.uk]])",
            "[[Bob dot Smith. At. Gmail. Dot. Com]]",
            "part one: [[bob.smith, part two: @, part three: stonewarehouse.net]]",
            "it is [[bob" + "." + "smith" + "@" + 'zoho.eu]]"',
            "write it together: [[bob | . | smith | @ | mailbox | . | org]]",
            "[[bob.smith [ät] kpnmail [pünkt] nl]]",
            "replace # with the round a: [[bob.smith#mail.com]]",
            "[[bob_writes(a)rediffmail.c0m]]",
            "upside down: [[ɯoɔ˙ɥsɐɯǝǝɹʇ@ollǝɥ]]",
            "every second letter only: [[jxoxhxaxnx@xrxexexfx.xixo]]",
            "NATO: [[papa alfa victor, at, hotel alfa november golf alfa romeo two two, dot, charlie oscar]]",
            "<[[osman>at<kestrelvideo>dot<com]]> or [[v1ct0r(@)n0rth-l1ne(.)c0]], or [[greta  -at-  lindenlab . se]]",
            "name part: [[nadia.k / then at / domain part: fernhill / ending: dev]]",
            "write me, [[hr is the first bit. Then the usual sign. brightmoss and it ends in .io]]",
            "My nickname is [[bob.smith. My provider is the swiss one with proton]] in the name",
            "it's just [[leo at tarnworks, co, uk]], not [[lenka @ ukr net]] any more",
            "escríbeme: primero [[lucia.mora, luego la arroba, luego hotmail punto es]]",
            "[[b.smith (a) lagosworks . ng]] or [[anna/at/kovalworks-dot-dev]]",
            "contact - [[bob.smith -> at -> zoho,eu]] (no spaces)",
            "[[bobs_b @t brightworks, dot, io]] or [[b o b b i@ember . design]]",
            "[[bob77 aat gmial com]] is me",
            "to: [[b i l l i e - r a e (curly a) p m (full stop) m e]]",
            "the first half is [[bob.smith and the second half, after the usual symbol, is outlook.com]]",
            "замените звёздочку на собаку: [[bob.smith*mail.ru]], or [[bob_smith 🐌 web.de]]",
            "[[first name bob, last name smith, no space, then the little a in a circle, then hotmail, then dot com]]",
        ),
        ignores=(
            "git clone git@github.com:acme/shop.git and npm i react@18.2.0 @types/node@latest",
            "use logo@2x.png and @media (min-width: 400px) or @app.route('/')",
            "root@localhost, ubuntu@10.0.0.4, postgres://app:pw@db.acme.com:5432/x",
            "It shows j***@gmail.com in the list",
            "the log says from=<bounce@mg.shop-acme.io> status=sent",
            "We sync outlook v2.1 with google calendar, then the first name and the last name go to the CRM",
            "user: admin || host: localhost, domain: the second part of the name, ending: none",
            "Part two: the at rule needs tests; I study at Oxford, co, and know figma, com and net",
            "The gmail api v1.2 returns users.messages",
            "filter=provider&host=mail.ru, *mail.ru* and limit > mail.ru are the tests; see web.de 🎉 mail.ru",
            'The plugin turns "name (at) site (dot) com" into a link',
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
    "host.com",
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


def find(views: Views) -> Iterator[Signal]:
    """Addresses in the plain text and in each rewriting of it."""
    yield from _in_pieces(views)
    yield from _with_another_sign(views.folded)
    for view in views.readings:
        if "@" in view.text:
            yield from _addresses(view)
            yield from _at_providers(view)
        yield from _run_together(view)


def _in_pieces(views: Views) -> Iterator[Signal]:
    """Mailboxes told in pieces, with small words between them or with labels."""
    slotted = slots.worth_it(views.bag)
    for view in {id(view): view for view in (views.decoded, views.joined, views.spoken)}.values():
        lower = view.text.lower()
        for told in (*mailboxes.told(lower), *(slots.told(lower) if slotted else ())):
            yield Signal("email", view.origin(told.start, told.end), told.seen, sure=told.sure)


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


# Another sign where the @ should stand, which the reader is told of or will guess: "bob*mail.ru", "bob 🐌 web.de".
ODD = r"[*#~^!§%$°¤•]"
ODD_SIGN = re.compile(rf"[^\W_]{ODD}{{1,2}}[^\W\d_]|[^\W_] [*\U0001f300-\U0001faff]\ufe0f? [^\W\d_]")


@cache
def _parted() -> regex.Pattern:
    domains = lexicon.alternation(lexicon.data("mail")["providers"])
    return regex.compile(
        rf"(?<![\w.@/=&?\-])(?P<name>[^\W\d_][\w.\-]{{2,40}})(?P<sign>{ODD}{{1,2}}| [*\U0001f300-\U0001faff]\ufe0f? )(?P<domain>{domains})(?![\w@\-/]|\.\w)"
    )


def _with_another_sign(view: View) -> Iterator[Signal]:
    """A name and a mail provider's domain with some other sign between them."""
    if ODD_SIGN.search(view.text):
        for match in _parted().finditer(view.text.lower()):
            if match["name"] in lexicon.data("mail")["providers"]:
                continue  # "web.de 🎉 mail.ru"
            seen = f"{match['name']}@{match['domain']}"
            yield Signal("email", view.origin(*match.span()), seen, sure=False)


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
