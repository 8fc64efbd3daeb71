"""Details hidden in a way that no rewriting undoes, told by the weight of words, of letters and of the shapes of words.

"Take my first name, put the curly thing behind it, then the big G's post": nobody could list all such riddles. What
each feature adds is in `data/hidden.tsv`, learned from `tests/corpus/train` by `tests/bench/learn_hidden.py`, so that
a finding is explained by its words. It is a guess, and never sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import nlargest
from itertools import pairwise
from math import exp
from typing import NamedTuple

from inlane import numbering
from inlane.blocks import Memory
from inlane.digits_named import something_else
from inlane.lazy import regex
from inlane.reading.lines import Lines, lines_of
from inlane.reading.roles import NOTHING, Known, roles
from inlane.reading.weighing import heaviest
from inlane.reading.weights import UNIT, Weights, columns, load
from inlane.text import Span, Views
from inlane.views import lexicon
from inlane.views.lexicon import PACKAGE

WEIGHTS = PACKAGE / "data" / "hidden.tsv"
# The columns of the file: whether a detail is hidden, and then, for each kind, whether it is that one.
KINDS = ("email", "phone", "messenger", "social", "website", "meeting", "attachment_hint")
ACCOUNTS = frozenset(("email", "messenger", "social"))  # the kinds that "@name" can be
OWN = "T"  # what begins the features that say whether a single word is of the detail
OUTSIDE, BESIDE = "^", 2  # what stands beyond a stretch; words on either side that say something of the one between
WORTH = -3.0  # what the guess whether a sentence is worth a closer look must come to
ALONE = 0.08  # how far from certain what is told may be, where one stretch is all that is weighed
DOUBT = 0.1  # and where more are, divided by their number
MANY = 8  # stretches weighed from which on one more makes no difference
GENEROUS = 30  # what each word is given so that rather too much is marked than nothing of the detail
NEAR = 0.1  # and a sentence so likely is looked at together with those beside it
MOST_PARTS = 3  # sentences over which a detail is told
MOST_LOOKED_AT = 24  # sentences of one text, the likeliest
LONGEST = 600  # characters of a stretch that is looked at
COUNTS = (1, 2, 3, 5, 8, 11)  # from how many on there are "some", "a few", "many" of one shape
DIGITS = (1, 4, 7, 10)
GRAMS = (3, 4)  # letters of a piece of a word
LONGEST_WORD = 23  # characters; what is longer has no pieces
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]|_|\n")
ANY_TOKEN = regex.compile(TOKEN.pattern)  # which knows that the vowel signs of Indian scripts belong to words
ACCOUNT = regex.compile(r"(?<!\S)@[\w.]{3,40}+(?<!\.)(?!\S*@)")
EDGE = frozenset(
    ",.;:!?\u2026\u060c\u06d4\u0964\u3002\uff0c\uff1a\uff01\uff1f\u2013\u2014"
)  # what no detail begins or ends with
NUMBER, LINE = "#", "¶"
MOST_KEPT, STOPS = 2_048, ".,?!"  # chunks of which it is remembered what they are; what may end one


class Token(NamedTuple):
    """A word, a number or a sign: its place in a stretch of text, and its shape."""

    word: str
    start: int
    end: int
    shape: str


class Hidden(NamedTuple):
    """A detail that seems to be told, by its place in the draft."""

    kind: str
    span: Span


@cache
def table() -> Weights:
    """What each feature adds: to a detail being hidden, and to each kind."""
    return load(WEIGHTS)


def hidden(views: Views, taken: Sequence[Span], memory: Memory) -> Iterator[Hidden]:
    """The details that seem to be hidden where nothing else was seen, the likeliest first."""
    lines = lines_of(views)
    parts, worth = parts_of(lines), promising(lines)
    weights, chunks, weighed = table(), Chunks(table(), _KEPT), {}

    def how_likely(start: int, end: int) -> float:
        return memory.number(lines.lower[start:end], lambda text: likely(features(text, chunks), weights))

    for i, (start, end) in enumerate(parts):
        if worth[i] and not _told(views, start, end, taken):
            weighed[start, end] = how_likely(start, end)
    near = [weighed.get(part, 0) > NEAR for part in parts]
    for start, end in rows_of(parts, near):
        if not _told(views, start, end, taken):
            weighed[start, end] = how_likely(start, end)
    told: list[Span] = []
    bar = certain(len(weighed) + len(taken))
    for place in sorted(weighed, key=weighed.__getitem__, reverse=True):
        whole = Span(*place)
        if weighed[place] > bar and not any(other.overlaps(whole) for other in told):
            told.append(whole)
            text = lines.lower[slice(*place)]
            kind, (first, last) = kind_of(features(text, chunks)), words_that_hide(text)
            if kind == "phone" and numbers_something(lines.lower, place[0] + first, place[0] + last):
                continue
            account = ACCOUNT.search(text, first, last) if kind in ACCOUNTS else None
            first, last = account.span() if account else (first, last)
            kind = "social" if account and kind == "email" else kind
            yield Hidden(kind, views.folded.origin(whole.start + first, whole.start + last))


def numbers_something(text: str, start: int, end: int) -> bool:
    """Whether all digits of a stretch are told as something else's: "part number 415-555-0132"."""
    told = [something_else(text, start + a, start + b) for a, b in numbering.runs(text[start:end])]
    return bool(told) and all(told)


def certain(chances: int) -> float:
    """How likely a stretch must be to be told: each that is weighed is one more chance to be wrong, and where
    something is seen openly there is less to hide."""
    return 1 - min(ALONE, DOUBT / min(max(chances, 1), MANY))


def _told(views: Views, start: int, end: int, taken: Sequence[Span]) -> bool:
    span = views.folded.origin(start, end)
    return any(other.overlaps(span) for other in taken)


def parts_of(lines: Lines) -> list[tuple[int, int]]:
    """The places of the sentences of a text."""
    return [(part.start, min(part.end, part.start + LONGEST)) for line in lines.lines for part in line.parts]


def promising(lines: Lines) -> list[bool]:
    """For each sentence of a text whether its words are worth a closer look."""
    guess = table().guess
    guesses = [
        guess({NUMBER if word[0].isdecimal() else word for word in words})
        for line in lines.lines
        for words in line.words
    ]
    worth = [i for i, one in enumerate(guesses) if one > WORTH * UNIT]
    chosen = frozenset(nlargest(MOST_LOOKED_AT, worth, key=guesses.__getitem__))
    return [i in chosen for i in range(len(guesses))]


def rows_of(parts: list[tuple[int, int]], near: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Each row of a few sentences of which one at least comes `near`."""
    for i, (start, _) in enumerate(parts):
        for j in range(i + 1, min(i + MOST_PARTS, len(parts))):
            if any(near[i : j + 1]) and parts[j][1] - start < LONGEST:
                yield start, parts[j][1]


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a stretch in lower case, with their shapes."""
    known = roles()
    found = []
    for match in (TOKEN if text.isascii() else ANY_TOKEN).finditer(text):
        shape = _shape(match.group(), known)
        word = NUMBER if shape[0] == "0" else LINE if shape == LINE else match.group()
        found.append(Token(word, *match.span(), shape))
    return found


def _shape(word: str, known: Known) -> str:
    """`0` and how many digits, `1` a letter by itself, `n` a number word, `p` a provider, `a` an app, `c` a word that
    people use or one in letters that no address has, `u` any other; each sign is its own."""
    if word[0].isdecimal():
        return f"0{min(len(word), 5)}"
    if not word[0].isalpha():
        return LINE if word == "\n" else word
    if len(word) == 1:
        return "1"
    if word in lexicon.numbers():
        return "n"
    if word in lexicon.providers():
        return "p"
    if word in lexicon.apps():
        return "a"
    return "c" if not word.isascii() or known[word] is not NOTHING or lexicon.is_common(word) else "u"


class Chunk(NamedTuple):
    """What stands between two spaces: its words, numbers and signs, how many digits it has, its pieces."""

    words: tuple[str, ...]
    shapes: tuple[str, ...]
    digits: int
    pieces: tuple[str, ...]


class Chunks(dict[str, Chunk]):
    """What is known of the chunks of a text. Of those that are words of the lexicon, some are kept for other texts."""

    def __init__(self, weights: Weights | None = None, kept: dict[str, Chunk] | None = None) -> None:
        """Of pieces only those are told that have a weight, if any are given."""
        self.weighed, self.kept = weights and weights.rows.keys(), {} if kept is None else kept

    def __missing__(self, chunk: str) -> Chunk:
        self[chunk] = made = self.kept.get(chunk) or self._made(chunk)
        return made

    def _made(self, chunk: str) -> Chunk:
        tokens = tokens_of(chunk)
        digits = sum(token.end - token.start for token in tokens if token.shape[0] == "0")
        told = pieces(chunk) if self.weighed is None else filter(self.weighed.__contains__, pieces(chunk))
        made = Chunk(*zip(*((token.word, token.shape) for token in tokens), strict=True), digits, tuple(told))
        if len(self.kept) < MOST_KEPT and is_known(chunk[:-1] if chunk[-1] in STOPS else chunk):
            self.kept[chunk] = made
        return made


_KEPT: dict[str, Chunk] = {}


def is_known(word: str) -> bool:
    """Is it a word of the lexicon, or a sign?"""
    return word in roles().words or lexicon.is_common(word) or len(word) < 2


def features(text: str, chunks: Chunks) -> set[str]:
    """All that is known of a stretch: words and pairs of them, rows of shapes, how many of each, pieces of words."""
    words, shapes, digits, found = [], [], 0, set()
    for number, line in enumerate(text.split("\n")):
        if number:
            words.append(LINE)
            shapes.append(LINE)
        for chunk in map(chunks.__getitem__, line.split()):
            words += chunk.words
            shapes += chunk.shapes
            digits += chunk.digits
            found.update(chunk.pieces)
    found.update(words, map(" ".join, pairwise(words)))
    found.update([f"S{one} {two}" for one, two in pairwise(shapes)])
    found.update([f"S{one} {two} {three}" for one, two, three in zip(shapes, shapes[1:], shapes[2:], strict=False)])
    counts = Counter([shape[0] for shape in shapes])
    found.update([f"C{shape}{least}" for shape, count in counts.items() for least in COUNTS if count >= least])
    found.update([f"D{least}" for least in DIGITS if digits >= least])
    return found


def pieces(chunk: str) -> Iterator[str]:
    """Each row of a few characters in what stands between spaces."""
    whole = f"<{chunk}>"
    for size in GRAMS if len(chunk) <= LONGEST_WORD else ():
        yield from [f"G{whole[i : i + size]}" for i in range(len(whole) - size + 1)]


def likely(found: set[str], weights: Weights) -> float:
    """How likely a stretch with these features hides a detail."""
    return 1 / (1 + exp(-columns(weights.total(found), 1)[0] / UNIT))


def kind_of(found: set[str]) -> str:
    """What the hidden detail is most like."""
    _, *sums = columns(table().total(found), 1 + len(KINDS))
    return KINDS[sums.index(max(sums))]


def words_that_hide(text: str) -> tuple[int, int]:
    """The place of the words in a stretch that are most likely the detail itself."""
    tokens = tokens_of(text)
    gains = [table().total(own, OWN) + GENEROUS for own in beside(tokens)]
    _, first, last = heaviest(gains, {0})
    while first < last and tokens[first].word in EDGE:
        first += 1
    while first < last and tokens[last].word in EDGE:
        last -= 1
    return tokens[first].start, tokens[last].end


def beside(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """For each token what says whether it belongs to a detail: its word and shape, and those beside it."""
    around = [OUTSIDE] * BESIDE
    words = [OUTSIDE, *(token.word for token in tokens), OUTSIDE]
    shapes = [*around, *(token.shape for token in tokens), *around]
    for i in range(len(tokens)):
        before, word, after = words[i : i + 3]
        near = shapes[i : i + 2 * BESIDE + 1]
        left, own, right = near[BESIDE - 1 : BESIDE + 2]
        rows = (f"{left}  {own}", f"{own}   {right}", f"{left} {own} {right}")
        yield [f"{OWN}{told}" for told in (f"<{before}", f"={word}", f">{after}", *rows)] + [
            f"{OWN}{k}{shape}" for k, shape in enumerate(near)
        ]
