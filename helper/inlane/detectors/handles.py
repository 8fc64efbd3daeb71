"""Accounts in messengers and social networks: "telegram: bob_dev", "@bob on IG", "same name on LinkedIn"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from inlane import nicknames, told_accounts
from inlane.account_words import (
    ACCOUNT,
    ACCOUNT_BEFORE,
    AFTER,
    BY_NAME,
    CODE_AT,
    CONTACT_CUE,
    FAR,
    FILLER,
    HARD,
    KNOWN_AS,
    LED_TO,
    NAME_AFTER,
    NAME_BEFORE,
    NEGATED,
    OWNED,
    REACHED,
    SAME,
    SCHEME_SIGNS,
    SELF_TOLD,
    SHAPES,
    SOFT_CUE,
    TOLD,
    TOLD_PLAIN,
    VERSION,
    can_be_account,
)
from inlane.lazy import regex
from inlane.naming import Mention, apps, mentions
from inlane.signals import Examples, Signal
from inlane.text import View, Views, words_of
from inlane.views import lexicon
from inlane.views.lexicon import App

EXAMPLES: dict[str, Examples] = {
    "messenger": Examples(
        sees=(
            "my telegram is [[@bob_dev]]",
            "telegram: [[bob_dev]]",
            "Skype id - [[live:.cid.8a7b6c5d4e3f2a1b]]",
            "add me on telegram [[bob_dev]], I am there all day",
            "I'm [[bob.smith#1234]] on Discord",
            "My Skype is [[johnsmith]].",
            "find me as [[bob_dev]] on telegram",
            "加我微信 [[bobdev88]]",
            "мой телеграм [[@bob_dev]]",
            "WeChat ID: [[wxid_8a7b6c]]",
            "write to [[@bob_dev]] (telegram)",
            "Signal: [[bob.42]]",
            "LINE ID [[bob_dev]]",
            "message Daniela on Telegram [[@daniela_brightdesk_hr]] with START",
            "টেলিগ্রামে আছি [[@shabdo_shilpi_bd]]",
            "我的QQ是[[2834551902]]",
            "On Discord I'm [[moonpixel]], accept the request",
            "I'm on tele as [[pixelbob]]",
            "room [[#acme-labs:matrix.org]] on Element",
            "tele gram -> [[at sign bob_dev]]",
            "disc0rd tag, no numbers anymore: [[moonpixel]]",
            "t.me in words: [[tee dot em ee slash bob underscore dev]]",
            "my Line I-D: [[m-o-o-n-p-i-x]]",
            "[[same username as here but on the paper plane app]]",
            "te1egran: [[bob_dev]]",
            "dizzcord: [[hollowbyte (hash) 4417]]",
            "the gamer voice chat app: [[bob#4821]]",
        ),
        ignores=(
            "I need a Telegram bot, the chat_id and the bot_token are in .env",
            "Integrate WhatsApp Business API v18.0 and telegram.ext 20.1",
            "WhatsApp: working. Telegram: broken since v2.3",
            "Post the build status to Slack #dev-builds",
            "My Skype is broken today",
            "WhatsApp no, gracias",
            "Signal: the drop rate is 42 %. Line ID is missing in row 7",
            "write captions for @nasa and @natgeo style accounts",
            "expand my professional network, one underscore at a time",
            "use discord.js v14 and the @nestjs/core package on line 12",
            "我做3D图，主要用SketchUp加V-Ray。您的案子是28坪老屋翻新",
        ),
    ),
    "social": Examples(
        sees=(
            "follow me on Instagram [[@bob.photos]]",
            "my IG is [[bob.photos]]",
            "FB: [[bob.smith.77]]",
            "[[find me by my full name on LinkedIn]]",
            "[[same name on IG]]",
            "в інсті [[@svichky.vid.mariyky]], там усі ціни",
            "Twitter: [[at symbol, byte, underscore, sized, underscore, bob]]",
            "my page on the f-book is called [[Old Mill Joinery]]",
            "facbook: slash [[bob.builds]]",
        ),
        ignores=(
            "We post 3 reels a week on Instagram and 2 on Facebook",
            "Set up Facebook Pixel ID 1234567890 and LinkedIn ads",
            "The @media rule and x = 5 on line 3",
        ),
    ),
}

WINDOW = 70
RUN_ON = regex.compile(r"\s\.\s\p{Lu}")  # a new sentence, which a rewriting joined to the name before it
MOST_MENTIONS = 1_000  # in one text: nobody names an app so often
MANY, AROUND, SHORT_WORD = 20, 300, 60  # mentions, and characters: no account is found further away in words so short


def find(views: Views) -> Iterator[Signal]:
    """Accounts in each reading of the text."""
    for view in views.readings:
        lower = views.lower if view is views.folded else view.text.lower()
        words = views.bag if view is views.folded else frozenset(words_of(lower))
        named = mentions(lower, words)[:MOST_MENTIONS]
        accounts = list(_accounts(view, named, words))
        if told_accounts.worth_it(named, words, lower):
            accounts += told_accounts.find(view, named[:MANY])
        yield from (one for one in accounts if not RUN_ON.search(views.source.text, *one.span))
        if "@" in lower or "#" in lower:
            taken = {signal.span for signal in accounts}
            yield from (signal for signal in nicknames.bare(view) if signal.span not in taken)
        if any(scheme in lower for scheme in SCHEME_SIGNS):
            yield from nicknames.schemes(view)
        if not words.isdisjoint(nicknames.EVERYWHERE_GATE):
            yield from nicknames.everywhere(view)
        for kind, apps_named, shape in SHAPES:
            if not words.isdisjoint(apps_named):
                for match in shape.finditer(view.text):
                    yield Signal(kind, view.origin(*match.span()), match.group())


def _accounts(view: View, named: list[Mention], words: frozenset[str]) -> Iterator[Signal]:
    """The accounts beside the apps named; where many are named in the same words, these are read once."""
    if len(named) < MANY or view.starts is not None or max(map(len, words)) > SHORT_WORD:
        yield from (signal for app in named for signal in _near(view, app))
        return
    text, read = view.text, {}
    first = len(text) - len(text.lstrip())
    for app in named:
        low, high = max(app.start - AROUND, 0), min(app.end + AROUND, len(text))
        around = text[low:high], app.start - low, high - app.end, app.start <= first
        if around not in read:
            read[around] = app.start, tuple(_near(view, app))
        place, found = read[around]
        yield from (replace(one, span=one.span.moved(app.start - place)) for one in found)


def _near(view: View, app: Mention) -> Iterator[Signal]:
    """The account that stands after an app's name, or before it."""
    kind = apps()[app.name]
    if (
        app.name == "x"
        and view.text[app.end : app.end + 4].strip(" :-")[:1] != "@"
        and view.text[app.start - 3 : app.start].lower() != "on "
    ):
        return
    found = _account_after(view.text, app, kind) or _account_before(view.text, app, kind)
    if not found and kind.kind != "email" and not kind.common:
        made_up = nicknames.further(view.text, app.start, app.end)
        found = (*made_up, False) if made_up else None
    same = SAME.match(view.text, app.end)
    if same and not found:
        yield Signal(kind.kind, view.origin(app.start, same.end()), view.text[app.start : same.end()])
    if found:
        start, end, sure = found
        yield Signal(kind.kind, view.origin(start, end), view.text[start:end], sure=sure)
    led = LED_TO.search(view.text, max(app.start - 8, 0), app.start) is not None
    named = BY_NAME.search(view.text, max(app.start - WINDOW, 0), app.start) if led else None
    if named and kind.kind != "social" and "same" not in named.group().lower():
        named = None  # "add me on Skype" is something that the writer does, not yet a detail
    if (
        named
        and view.text[named.start() - 1 : named.start()] != '"'
        and not NEGATED.search(view.text, max(named.start() - 20, 0), named.start())
        and not (found and found[0] > app.end)
    ):
        yield Signal(kind.kind, view.origin(named.start(), app.end), view.text[named.start() : app.end])


def _account_after(text: str, app: Mention, kind: App) -> tuple[int, int, bool] | None:
    found = _account_next(text, app, kind) or _account_further(text, app, kind) or _account_said(text, app)
    named = None if found or kind.kind == "email" else NAME_AFTER.match(text, app.end)
    if not found and not named and kind.kind != "email":
        named = nicknames.NAME_ALONE.match(text, app.end)
        named = named if named and _alone(text, app.start, named.end()) else None
    return (*named.span("name"), False) if named else found


def _account_further(text: str, app: Mention, kind: App) -> tuple[int, int, bool] | None:
    """A handle or a number a few words on: "su telegram, sono @giada"."""
    far = FAR.match(text, app.end)
    if not far or far["id"].lower() in CODE_AT or (far["number"] and not kind.number):
        return None
    return (*far.span("number" if far["number"] else "id"), True)


def _account_said(text: str, app: Mention) -> tuple[int, int, bool] | None:
    """An account that the writer goes on to tell: "on Signal, I'm bob.42"."""
    told = TOLD.match(text, app.end)
    if told and can_be_account(told["id"], False):
        return (*told.span("id"), False)
    plain = TOLD_PLAIN.match(text, app.end) or KNOWN_AS.match(text, app.end)
    return (*plain.span("id"), False) if plain and plain["id"].lower() not in lexicon.ordinary() else None


def _account_next(text: str, app: Mention, kind: App) -> tuple[int, int, bool] | None:
    """The account right behind an app's name, or behind the words that may stand between."""
    filler = FILLER.match(text, app.end, min(len(text), app.end + WINDOW))
    account = ACCOUNT.match(text, filler.end(), min(len(text), filler.end() + 60)) if filler else None
    if not account or (account.start() == app.end and not app.name[-1:] > "\u2e80"):
        return None
    written = account.group()
    marked = bool(filler["mark"] or filler["is"] or any(sign in filler.group() for sign in ":=("))
    marked = marked or app.name.endswith(SELF_TOLD)
    if account["number"] and not HARD.search(written):
        return _number(account, kind, marked)
    if written.isdecimal():
        return (*account.span(), True) if kind.digits and 5 <= len(written) <= 12 else None
    if not can_be_account(written, marked):
        return None
    if HARD.search(written):
        said = written.startswith("@") or "#" in written or _is_said(text, app, filler)
        if said or (marked and not kind.common):
            return (*account.span(), True)
        if marked and text[app.start : app.end].isupper() and len(app.name) > 1:
            return (*account.span(), False)
        if filler["is"] and len(written) > 5 and _alone(text, app.start, account.end()):
            return (*account.span(), False)
        reached = not kind.common and REACHED.search(text, max(app.start - 12, 0), app.start)
        return (*account.span(), False) if reached else None
    return _plain_word(text, app, account, filler, kind, marked)


def _number(account: regex.Match, kind: App, marked: bool) -> tuple[int, int, bool] | None:
    digits = sum(map(str.isdigit, account["number"]))
    wanted = kind.number or kind.digits
    return (
        (*account.span(), True)
        if wanted and (digits >= 7) and (marked or digits >= 9 or "+" in account.group())
        else None
    )


def _plain_word(
    text: str, app: Mention, account: regex.Match, filler: regex.Match, kind: App, marked: bool
) -> tuple[int, int, bool] | None:
    """A name like any other word is an account only where the sentence says that it is one, and ends."""
    told = ":" in filler.group() and _owned(text, app.start)
    if filler.group().strip().lower() == "no,":
        return None  # "WhatsApp no, gracias"
    if not marked or not (told or AFTER.match(text, account.end())) or account.group().lower() in lexicon.ordinary():
        return None
    said = _is_said(text, app, filler)
    if kind.common and not said:
        return None
    if said:
        return (*account.span(), True)
    return (*account.span(), False) if ":" in filler.group() and len(account.group()) > 4 else None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line, or before it: no log, no list."""
    return not text[:start].strip() and not text[end : end + 40].partition("\n")[0].strip(" .!")


def _is_said(text: str, app: Mention, filler: regex.Match) -> bool:
    """Whether the words say that an account follows: "my Skype", "WeChat id", "LINE ID"."""
    return bool(filler["mark"]) or app.name.endswith(SELF_TOLD) or _owned(text, app.start)


def _owned(text: str, start: int) -> bool:
    return OWNED.search(text, max(start - 20, 0), start) is not None


def _account_before(text: str, app: Mention, kind: App) -> tuple[int, int, bool] | None:
    led = LED_TO.search(text, max(app.start - 8, 0), app.start)
    found = ACCOUNT_BEFORE.search(text, max(app.start - WINDOW, 0), app.start) if led else None
    if not found or not can_be_account(found["id"], False):
        return None
    written, before = found["id"], text[max(found.start() - 24, 0) : found.start()]
    if HARD.search(written) and not VERSION.fullmatch(written):
        named = written.startswith("@") or "#" in written or CONTACT_CUE.search(before) or SOFT_CUE.search(before)
        named_alone = (
            kind.kind == "social" and nicknames.opens(text, found.start()) and nicknames.AFTER_NAME.match(text, app.end)
        )
        told = named or ("_" in written and not kind.common) or (named_alone and not nicknames.is_host(written))
        return (*found.span("id"), bool(named)) if told else None
    called = NAME_BEFORE.search(text, max(app.start - WINDOW, 0), app.start) if kind.kind == "social" else None
    if called:
        return (*called.span("name"), False)
    if SOFT_CUE.search(before) and written.lower() not in lexicon.ordinary() and not kind.common:
        return (*found.span("id"), False)
    return None
