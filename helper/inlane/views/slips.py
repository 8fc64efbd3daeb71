"""Slips: the names of apps and providers as they come out when a key is missed, doubled or left out on purpose."""

# ruff: noqa: E501, SIM905 - a list of words reads better in one piece

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from inlane import compiled
from inlane.views import lexicon

NAMES = (
    "whatsapp telegram skype discord viber instagram facebook linkedin snapchat messenger wechat kakaotalk calendly"
    " gmail yahoo hotmail outlook icloud protonmail yandex fastmail underscore arroba arobase chiocciola"
    " paypal payoneer revolut cashapp bitcoin"
).split()
LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOWELS = "aeiou"
# The keys beside each key, and the letters that sound like it.
BESIDE = {
    key: near
    for row in (
        "q:wa w:qeasu e:wrsdi r:etdf t:ryfg y:tughi u:yihjw i:uojkey o:ipkl p:ol a:qwsze s:awedxzc d:serfcx f:drtgvc"
        " g:ftyhbvj h:gyujnb j:huikmn k:jiolmcq l:kop z:asxc x:zsdc c:xdfvks v:cfgbw b:vghn n:bhjm m:njk"
    ).split()
    for key, near in [row.split(":")]
}
# How else each letter is written by its sound.
SOUNDS = {"s": "z zz ss", "c": "k ck", "k": "c ck", "y": "i ai ay", "v": "w", "f": "ph", "x": "ks", "w": "v"}
LONG = 8  # letters of a name that no other word is near, whichever letter is wrong
SHORT = 5  # letters of a name that many words are near
SHORTEST = 4  # letters that are left of a name without its vowels
# Words that a slip makes of a name, and that are meant as they stand.
MEANT = frozenset(
    "fiber fibers vibe vibes skill skills skilled type skyline discard discards accord word words html mail email gail gmat hotel"
    " outlooks lookout telegraph instagrams facebooks messages message passenger google goggle oulook cloud clouds yoo video"
    " revolt revolts payer payers bitcoins paypals wheat weight chat payal acloud ecloud ucloud".split()
)


def slips_of(name: str) -> Iterator[str]:
    """`name` with one slip, or without its vowels."""
    long, longer = len(name) >= LONG, len(name) > SHORT
    for i, char in enumerate(name):
        before, after = name[:i], name[i + 1 :]
        if after and i:
            yield before + after[0] + char + after[1:]
        if i:
            yield before + char + char + after
        if longer or (char in VOWELS and i):
            yield before + after
        for other in LETTERS if long else BESIDE[char] if longer and i else "":
            yield before + other + after
            if long:
                yield before + other + char + after
        for other in VOWELS if char in VOWELS else "":
            yield before + other + after
    yield from map("".join, product(*[(char, *SOUNDS.get(char, "").split()) for char in name]))
    kept = [(char, "") if char in VOWELS and i else (char,) for i, char in enumerate(name)]
    for chars in product(*kept):
        if len(short := "".join(chars)) >= SHORTEST:
            yield short


@cache
def known() -> dict[str, str]:
    """What each slip stands for, apart from words that are meant as they stand."""
    files = (Path(__file__), *(lexicon.PACKAGE / "data" / name for name in ("apps.toml", "mail.toml", "common.txt")))
    return compiled.load("slips", files, _made)


def _made() -> dict[str, str]:
    found = {slip: name for name in reversed(NAMES) for slip in slips_of(name)}
    mail, taken = lexicon.providers(), {*MEANT, *NAMES, *lexicon.apps(), *lexicon.numbers(), *lexicon.common()}
    return {
        slip: name
        for slip, name in sorted(found.items())
        if slip not in taken and mail.get(slip) in (None, mail.get(name))
    }
