"""Apps told by their picture, their colour or who is there: "the app with the ghost", "the one with two blue ticks"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from inlane.lazy import regex

Edit = tuple[int, int, str]

# What an app is called by its picture, with the app's name; each needs a word for an app or a picture beside it.
THING = r"(?:app(?:lication)?|messenger|icon|logo|one|thing|program|place|chat|platform|network)"
NICKNAMES = [
    (words.split(), name, regex.compile(rf"(?<!\w)(?:{told})(?!\w)"))
    for words, name, told in (
        ("green", "whatsapp", r"green (?:chat |phone |messaging |call |bubble |speech |telephone |round )*+(?:app|messenger|bubble|phone app|telephone app)|app with (?:the|a) (?:white )?(?:green )?(?:phone|green)(?: (?:icon|logo|bubble|phone|in \w+ \w+))?"),
        ("plane airplane", "telegram", rf"(?:blue |white |little )*+(?:paper )?(?:air)?plane {THING}|(?:blue |white |little )*+paper (?:air)?plane(?! (?:fold|mache|craft|icon|logo|design|art|drawing|game|tutorial))|{THING} (?:with|w/) (?:the|a) (?:blue |white |little )*+(?:paper )?(?:air)?plane"),
        ("ghost", "snapchat", rf"(?:yellow |white |little )*+ghost {THING}|{THING} with (?:the|a) (?:yellow |white |little )*+ghost"),
        ("purple", "viber", rf"purple (?:phone |call |chat |messaging )*+(?:app|messenger)|{THING} with (?:the|a) purple phone"),
        ("camera", "instagram", rf"(?:pink|rainbow|purple) camera {THING}|{THING} with (?:the|a) (?:pink |rainbow |purple )*+camera"),
        ("gamepad controller", "discord", rf"(?:game ?pad|controller) (?:app|messenger|chat)|{THING} with (?:the|a) (?:blue |purple |white |little )*+(?:game ?pad|(?:game )?controller)"),
        ("s", "skype", rf"{THING} with (?:the|a) (?:big |blue |white )*+s(?: in (?:the|a) cloud)?|blue s (?:app|messenger|icon)"),
        ("f", "facebook", rf"{THING} with (?:the|a) (?:big |blue |white |small )*+f|blue f (?:app|icon|logo|site)"),
        ("clock dancing dance", "tiktok", rf"(?:clock|dance|dancing) (?:video )?app(?: with (?:the )?[a-z]+ people)?|{THING} with (?:the )?dancing people"),
        ("gamer gamers gaming gamer's gamers'", "discord", r"gam(?:ers?'?s?|ing) (?:voice |chat |talk |call ){0,2}(?:app|chat|platform|messenger|place)"),
        ("network", "linkedin", r"(?:blue )?(?:professional|business|career|job|work|suit) (?:social )?network(?: (?:in|with) (?:the )?blue)?|blue (?:professional|business|career|job|work) network"),
        ("book", "facebook", r"f[\s\-]book|the book with (?:the )?faces"),
        ("gram", "instagram", r"i[\s\-]gram"),
        ("blurple", "discord", r"blurple (?:chat |voice )*+(?:app|one|thing|place)"),
        ("picture pic photo", "instagram", r"(?:picture|pic|pics|pictures|photo|photos) (?:sharing )?app"),
        ("camera", "zoom", r"blue (?:video )?camera (?:app|icon|thing|one)"),
        ("z", "zoom", rf"z[\s\-](?:thing|app|one|call)|{THING} (?:that|which) (?:starts|begins) with (?:a )?z"),
        ("w", "whatsapp", rf"{THING} (?:that|which) (?:starts|begins) with (?:a )?w"),
        ("t", "telegram", rf"{THING} (?:that|which) (?:starts|begins) with (?:a )?t|t[ \-]app"),
    )
]  # fmt: skip


# What else is said of an app, with its name. The first are told of any thing; a colour only of an app to talk with.
FEATURES = {
    word: name
    for name, words in {
        "whatsapp": "ticks zuck zuckerberg mark",
        "telegram": "plane paperplane aeroplane",
        "discord": "gamer gamers gaming gamepad",
        "twitter": "bird birdie tweety",
        "facebook": "faces thumbs",
        "instagram": "selfies reels camera",
        "mastodon": "butterfly",
        "tiktok": "dances lipsync dancing",
        "linkedin": "recruiters suits",
        "snapchat": "ghost",
        "kakao": "chat-bubble talk",
    }.items()
    for word in words.split()
}
COLOURS = {"green": "whatsapp", "purple": "viber", "blurple": "discord", "yellow": "kakao"}
COLOUR = r"(?:sky |light |dark )?(?:blue|white|green|pink|purple|yellow|red|black|rainbow)"
FITS = rf"(?:(?:the|that|a|an|my|little|small|big|tiny|two|double|old|paper|square|{COLOUR})\s){{0,3}}"
FEATURE = rf"(?P<feature>{'|'.join(FEATURES)})"
PLACE = r"(?:app(?:lication)?|messenger|site|platform|network|place)"
TOLD = regex.compile(
    rf"(?<!\w)(?:{FITS}{FEATURE}(?:\s\w+)?\s(?:{PLACE}|one(?=\sgamers))|{PLACE}(?:,| with| that has| where| for| of| by| from| owned by| which| that)?\s(?:(?:you|they|people|we|all|get|see|has|have|is|post|owned|by|made)\s){{0,4}}{FITS}{FEATURE}(?:\s(?:use|are|hang out|owns?|talk|on it|logo|icon))?|book of faces|one (?:gamers|recruiters) use)(?!\w)"
)
CHAT = regex.compile(
    rf"(?<!\w)(?:{FITS}(?P<colour>{'|'.join(COLOURS)})\s(?:(?:bubble|phone|talk|talking|chat|speech|call|message|messaging)\s){{1,2}}(?:app|one|thing|messenger))(?!\w)"
)
GATE = frozenset((*FEATURES, *COLOURS))
# A thing that is made or looked at, and no place to be found at.
WORK = frozenset("building build club redesign icon logo design animation illustration draw crashes bug test".split())


def _featured(lower: str) -> Iterator[Edit]:
    """Edits for apps told by what else is said of them."""
    for match in TOLD.finditer(lower):
        feature = match["feature"] or ("faces" if "faces" in match.group() else match.group().split()[1])
        yield *match.span(), FEATURES[feature]
    for match in CHAT.finditer(lower):
        yield *match.span(), COLOURS[match["colour"]]


@cache
def _nickname_words() -> frozenset[str]:
    return frozenset(word for words, _, _ in NICKNAMES for word in words)


def edits(bag: frozenset[str], lower: str) -> list[Edit]:
    """Edits that call an app by its name where it is told by its picture: "the app with the ghost"."""
    found = list(_featured(lower)) if not GATE.isdisjoint(bag) and WORK.isdisjoint(bag) else []
    if _nickname_words().isdisjoint(bag):
        return found
    found += [
        (match.start() - 4 * lower.endswith("the ", 0, match.start()), match.end(), name)
        for words, name, told in NICKNAMES
        if not bag.isdisjoint(words)
        for match in told.finditer(lower)
    ]
    kept: list[Edit] = []
    for edit in sorted(found):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
