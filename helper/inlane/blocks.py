"""A draft cut into blocks that can be read each by itself, and what is remembered of them."""

# ruff: noqa: SIM905 - a list of words reads better in one piece

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

from inlane.text import Span

# What is parted by a blank line belongs to two blocks, unless a line is short, announces something, or goes on
# with something that could be a detail: it may be a piece of what stands on the other side.
LONG = 30  # characters of a line that is no piece
BLANK = re.compile(r"\n[ \t\r]*+\n\s*+")
ENDED = re.compile("[.!?\u2026\u3002\uff01\uff1f][\"')\u2019\u201d]?")
DETAIL = r"[\d@#+/\\_]"
OPENS_WITH_DETAIL = re.compile(rf"\W{{0,4}}{DETAIL}")
NEARS_DETAIL = re.compile(rf"[^\n]{{0,{LONG}}}{DETAIL}")
# Words that may say how the rest of the draft is to be read, wherever it stands.
OF_ALL = frozenset(
    """64 base64 b64 decode decoded decodes atob encoded backward backwards reverse reversed mirror mirrored
    revés reves rückwärts rueckwaerts envers contrario contrário наоборот задом wspak tersten""".split()
)
MOST, STRETCHES = 1_024, 4  # blocks remembered, and stretches for each


def blocks(text: str) -> Iterator[Span]:
    """The blocks of `text`, in order, without the blank lines between them."""
    start = 0
    for gap in BLANK.finditer(text):
        if _whole(text, start, gap.start()) and _begins(text, gap.end(), _ended(text, gap.start())):
            yield Span(start, gap.start())
            start = gap.end()
    yield Span(start, len(text))


def _whole(text: str, start: int, end: int) -> bool:
    line = max(text.rfind("\n", start, end) + 1, start)
    return end - line >= LONG and text[end - 1] != ":"


def _ended(text: str, end: int) -> bool:
    return ENDED.fullmatch(text, end - 1, end) is not None or ENDED.fullmatch(text, end - 2, end) is not None


def _begins(text: str, start: int, ended: bool) -> bool:
    if len(text) - start < LONG or text.find("\n", start, start + LONG) >= 0:
        return False
    return not (OPENS_WITH_DETAIL if ended else NEARS_DETAIL).match(text, start)


class Block(NamedTuple):
    """What is remembered of a block: what it says of the whole draft, and what was found in it, by what is said."""

    says: int
    found: dict[int, tuple]


class Memory:
    """What was found in the blocks last read, by a keyed hash of each: it holds places, kinds, numbers, and no text."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.key = most, secrets.token_bytes(32)
        self.known: dict[bytes, Block] = {}
        self.numbers: dict[bytes, float] = {}
        self.lock = threading.Lock()

    def mark(self, block: str) -> bytes:
        """What a block is known by: a hash that means nothing in another process."""
        return blake2b(block.encode("utf-8", "surrogatepass"), key=self.key, digest_size=16).digest()

    def get(self, mark: bytes) -> Block | None:
        """What is remembered of the block, None if it is not known."""
        return self.known.get(mark)

    def add(self, mark: bytes, says: int, said: int, found: tuple) -> None:
        """Remembers what was found where the draft says `said`; the oldest block goes when there are too many."""
        with self.lock:
            self.known.setdefault(mark, Block(says, {})).found[said] = found
            _shorten(self.known, self.most)

    def number(self, stretch: str, made: Callable[[str], float]) -> float:
        """What is `made` of a stretch of a text, not made again while it is known."""
        mark = self.mark(stretch)
        known = self.numbers.get(mark)
        if known is None:
            known = made(stretch)
            with self.lock:
                self.numbers[mark] = known
                _shorten(self.numbers, self.most * STRETCHES)
        return known

    def forget(self) -> None:
        """Nothing is known any more."""
        with self.lock:
            self.known.clear()
            self.numbers.clear()


def _shorten(known: dict[bytes, Any], most: int) -> None:
    """Lets the oldest go where there is one too many."""
    if len(known) > most:
        del known[next(iter(known))]


def digits(written: str) -> str:
    """A telephone number without what stands between its digits."""
    return "+" * ("+" in written) + "".join(filter(str.isdecimal, written))


# How the plain value of a signal comes of the characters that it stands for, where that can be said.
PLAIN = (str, str.lower, digits)


def plainly(written: str, seen: str) -> int | None:
    """Which of `PLAIN` makes `seen` of what is written; None if only reading it again can."""
    return next((i for i, plain in enumerate(PLAIN) if plain(written) == seen), None)
