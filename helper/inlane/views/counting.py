"""Numbers said aloud: the edits that write "four one five" in digits."""

# ruff: noqa: SIM905 - a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from inlane.lazy import regex
from inlane.views import lexicon, running

Edit = tuple[int, int, str]

NUMBER_TOKEN = regex.compile(r"(?V1)\d++(?![a-z])|[\w--[\p{Han}_]]++(?:'[\w--\d]++)?|\p{Han}|\+")
GAP = regex.compile(r"[\s,،、.\-/()~…_*|:{}\[\]<>·•∙●]{0,4}+")
BETWEEN = {"to": "2", "too": "2", "for": "4", "fore": "4", "ate": "8", "won": "1", "tree": "3", "tu": "2"}
# Signs between the parts of a number, said aloud.
SIGNS_SAID = frozenset("then dash hyphen minus space dot point slash".split())
CONNECTORS = frozenset("and et y e und i и та و और".split()) | SIGNS_SAID
# Number words that are also everyday words: they do not open or close a number.
EVERYDAY = frozenset("no do doi on hai sat tin a nam sau bay ba wan nil uno un".split())
BY_THEMSELVES = EVERYDAY | BETWEEN.keys()
FEWEST_DIGITS = 7
AMOUNT = re.compile(r"(?<!\d)\d{1,3},\d00(?!\d)")  # "3,500 to 5,000 and ten weeks"
FEWEST_WORDS = 3
LONG, LONGEST = 9, 13  # digits of a number that needs no more words to be one


class Spoken(NamedTuple):
    """One piece of a number: its digits, and whether a word said them."""

    start: int
    end: int
    digits: str
    said: bool
    everyday: bool = False
    word: str = ""


# How a word begins that may hold digits, or number words run together.
MAY_BE_GLUED = re.compile(
    r"[^\W\d_]{0,13}\d|(?:double|triple|zero|oh|nil|nought|naught|one|two|three|four|five|six|seven|eight|nine)[zotfsenhd]"
    r"|\w{1,12}_\w|\w{14}"
)
# Words and digits in a row, before it is worth looking.
NUMBERS_IN_A_ROW = re.compile("[nbcd]{4,}")
DIGITS_RUN, EVERY_DIGIT = re.compile("[0-9]+"), "0123456789" * 10


def numbers_said(words: list[str], shape: str) -> bool:
    """Do enough number words stand in a row to say the digits of a telephone number?"""
    if "g" in shape:
        return True
    rows = (row for row in NUMBERS_IN_A_ROW.finditer(shape) if "n" in row[0] or "b" in row[0])
    return any(_may_be_long(words[slice(*row.span())]) for row in rows)


def _may_be_long(row: list[str]) -> bool:
    """Can these words be the digits of a telephone number? Others than ASCII words may go on in what is beside."""
    return sum(map(_most_digits, row)) >= FEWEST_DIGITS or not all(map(str.isascii, row))


def _most_digits(word: str) -> int:
    """How many digits a word can stand for in a number."""
    if word in lexicon.spoken("double") or word in lexicon.spoken("triple"):
        return FEWEST_DIGITS
    return len(lexicon.numbers().get(word, "")) or (len(word) if word.isdecimal() else word in BETWEEN)


def digits_told(lower: str, words: list[str], shape: str) -> str:
    """All digits that may be written and said in a text, in no order; no everyday words that stand by themselves."""
    if "g" in shape:
        return EVERY_DIGIT
    numbers = lexicon.numbers()
    said = [word for word in words if word in numbers]
    told = [numbers[word] for word in said if word not in BY_THEMSELVES or f"-{word}" in lower]
    return "".join(DIGITS_RUN.findall(lower) + told)


def shape(words: list[str]) -> str:
    """One letter a word, as `Views.shape` has them; `c` is a single digit."""
    return "".join(map(_letters().__getitem__, words))


class Letters(dict[str, str]):
    """The letter of any word. Only those of number words, of common ones and of single ASCII signs are kept."""

    def __missing__(self, word: str) -> str:
        looked_at = len(word) == 1 or MAY_BE_GLUED.match(word) or word[0] in running.starts()
        letter = _letter(word) if looked_at else " "
        if lexicon.is_common(word) if letter == " " else len(word) == 1 and word.isascii():
            self[word] = letter
        return letter


@cache
def _letters() -> Letters:
    return Letters({word: "b" if len(word) == 1 else "n" for word in _like_numbers()})


def _letter(word: str) -> str:
    if glued(word):
        return "g"
    if word[0].isdigit():
        return "c" if len(word) == 1 else "d"
    return "s"


@cache
def _like_numbers() -> frozenset[str]:
    times, numbers = lexicon.spoken("double") | lexicon.spoken("triple"), frozenset(lexicon.numbers())
    pieces = {piece for word in numbers if "'" in word for piece in word.split("'")}  # "п'ять" is two words in a shape
    return times | connectors() | numbers | pieces | frozenset(BETWEEN)


@cache
def connectors() -> frozenset[str]:
    """What may stand between the parts of a number that is said."""
    return CONNECTORS | lexicon.spoken("then")


def number_edits(lower: str) -> Iterator[Edit]:
    """Edits that write numbers said aloud in digits, if long enough for a telephone number."""
    run: list[Spoken] = []
    for piece in _pieces(lower):
        if piece is None or (run and not _goes_on(run, lower, piece)):
            yield from _written(run, lower)
            run = []
        if piece is not None:
            run.append(piece)
    yield from _written(run, lower)


def _goes_on(run: list[Spoken], lower: str, piece: Spoken) -> bool:
    """Does a piece belong to the run? A colon after a word or two ends what is said before: "after six: ..."."""
    gap = GAP.fullmatch(lower, run[-1].end, piece.start)
    return gap is not None and not (":" in gap.group() and sum(len(one.digits) for one in run) < 3)


def _pieces(lower: str) -> Iterator[Spoken | None]:
    numbers, doubles, triples = lexicon.numbers(), lexicon.spoken("double"), lexicon.spoken("triple")
    pluses = lexicon.spoken("plus") | {"+"}
    letters, times, times_start = _letters(), 1, None
    for match in NUMBER_TOKEN.finditer(lower):
        word = match.group()
        if letters[word] == " " and word not in pluses:
            yield None
            times, times_start = 1, None
            continue
        start = match.start()
        if word in doubles or word in triples:
            times, times_start = (2 if word in doubles else 3), start
            continue
        digits = numbers.get(word) or glued(word)
        if digits is not None:
            first = start if times_start is None else times_start
            yield Spoken(first, match.end(), digits * times, True, word in EVERYDAY, word if word in numbers else "")
        elif word.isdecimal() and word.isascii() and len(word) < 16:
            first = start if times_start is None else times_start
            yield Spoken(first, match.end(), word * times, times > 1)
        elif word in pluses:
            yield Spoken(start, match.end(), "+", word != "+")
        elif word in BETWEEN:
            yield Spoken(start, match.end(), "?" + BETWEEN[word], True)
        elif word in connectors():
            yield Spoken(start, match.end(), "", False, word=word)
        else:
            yield None
        times, times_start = 1, None


ENGLISH = (
    "zero|oh|nil|nought|naught|hundred|one|two|three|fourteen|four|fifteen|five|sixteen|sixty|six|seventeen|"
    "seventy|seven|eighteen|eighty|eight|nineteen|ninety|nine|ten|eleven|twelve|thirteen|twenty|thirty|forty|fifty"
)
# Letters for figures, beside figures or number words: "o1three3".
GLUED = regex.compile(rf"(?:\d|{ENGLISH}|[oil])++")
ENGLISH_DIGIT = re.compile(rf"\d+|{ENGLISH}|[oil]")
TIMES = regex.compile(rf"(double|triple|treble)(\d|{ENGLISH}|o)")
ALIKE = {"o": "0", "i": "1", "l": "1"}
TOO_ENGLISH = frozenset("ooh oil lil lol ill hi ohio loll".split())
LEET_LETTERS = str.maketrans("0134578$@", "oieastbsa")
LONGEST_GLUED = 60


@lru_cache(maxsize=2048)
def glued(word: str) -> str | None:
    """The digits of number words run together, mixed with digits, or with digits for letters: "four1five", "f0ur"."""
    if len(word) > LONGEST_GLUED or len(word) < 2 or word.isdecimal():
        return None
    if "_" in word:
        return _digits_of(word.split("_"))
    if len(word) >= LONG_RUN and (parts := _any_number().match(word)) and parts.end() == len(word):
        return _digits_of(parts.captures(1))
    if mixed := _mixed(word):
        return mixed
    if not word.isascii():
        return running.digits(word)
    plain = word.translate(LEET_LETTERS)
    whole = lexicon.numbers().get(plain) or lexicon.numbers().get(word.replace("7", "v").translate(LEET_LETTERS))
    if whole is not None and not word.isalpha():
        return whole
    said = TIMES.sub(lambda match: match[2] * (2 if match[1] == "double" else 3), word)
    if len(word) < 3 or not GLUED.fullmatch(said):
        return None
    parts = ENGLISH_DIGIT.findall(said)
    if word in TOO_ENGLISH or all(len(part) == 1 and part in ALIKE for part in parts):
        return None
    return "".join(part if part.isdecimal() else ALIKE.get(part) or lexicon.numbers()[part] for part in parts)


PARTS = re.compile(r"\d+|\D+")


def _mixed(word: str) -> str | None:
    """The digits of figures and whole number words of any language run together: "tre4sette"."""
    parts = PARTS.findall(word)
    said = [part for part in parts if not part.isdecimal()]
    if len(said) == len(parts) or any(len(part) < 2 or part in EVERYDAY for part in said):
        return None
    return None if not all(part in lexicon.numbers() for part in said) else _digits_of(parts)


LONG_RUN = 14  # letters of a word that is nothing but number words


@cache
def _any_number() -> regex.Pattern:
    return regex.compile(f"({lexicon.alternation(word for word in lexicon.numbers() if len(word) > 1)})+")


def _digits_of(words: list[str]) -> str | None:
    """The digits of words that are numbers each, None if one of them is none."""
    digits = [word if word.isdecimal() else lexicon.numbers().get(word) or glued(word) for word in words if word]
    return None if None in digits else "".join(digits)


def _written(run: list[Spoken], lower: str) -> Iterator[Edit]:
    while run and (run[-1].digits[:1] in ("?", "+") or not run[-1].digits or _foreign(run[-1], run)):
        run.pop()
    while run and (run[0].digits[:1] == "?" or not run[0].digits or _foreign(run[0], run)):
        run.pop(0)
    digits = added(run)
    if _recited(run) or not _enough_said(run, digits) or AMOUNT.search(lower, run[0].start, run[-1].end):
        return
    if len(digits) >= FEWEST_DIGITS:
        yield run[0].start, run[-1].end, digits


def _enough_said(run: list[Spoken], digits: str) -> bool:
    """Three words, or one that is glued to figures, or one in what is long enough to be nothing but a number."""
    said = sum(piece.said and piece.digits[:1] != "?" for piece in run)
    glued_in = any(piece.said and not piece.word and piece.digits[:1] not in "?+" for piece in run)
    in_steps = sum(piece.word in SIGNS_SAID for piece in run) > 1  # "702 then 555 then 0181"
    long = LONG <= len(digits) <= LONGEST
    return sum(piece.said for piece in run) >= FEWEST_WORDS or glued_in or (long and (said > 0 or in_steps))


def _recited(run: list[Spoken]) -> bool:
    """Does somebody only count, up or down?"""
    values = [int(piece.digits) for piece in run if piece.digits.isdecimal()]
    if sum(b - a == 10 for a, b in zip(values, values[1:], strict=False)) > 2:  # "ten, twenty, thirty, forty"
        return True
    steps = "".join(
        "+" if b - a == 1 else "-" if b - a == -1 else " " for a, b in zip(values, values[1:], strict=False)
    )
    return len(steps) > 3 and 10 * max(steps.count("+"), steps.count("-")) >= 7 * len(steps)


def _foreign(piece: Spoken, run: list[Spoken]) -> bool:
    """Is this an everyday word at the edge of a number in another language? ("hai" is 2 only in Vietnamese.)"""
    if not piece.everyday:
        return False
    words = [other.word for other in run if other.digits and other.word and not other.word.isdecimal()]
    said = [lexicon.number_languages()[word] for word in words]
    own = lexicon.number_languages()[piece.word]
    return not any(2 * sum(code in codes for codes in said) > len(said) + 1 for code in own)


def added(run: list[Spoken]) -> str:
    """The digits of a run; "twenty one" is 21, "soixante douze" is 72."""
    out: list[str] = []
    said = False
    for piece in run:
        digits = piece.digits.lstrip("?")
        last = out[-1] if out else ""
        zeros = len(last) - len(last.rstrip("0"))
        fills = piece.said and 0 < zeros < len(last) and last != "10" and digits.isdecimal() and digits[:1] != "0"
        teens = last in ("60", "80") and len(digits) == 2 and digits[0] == "1"
        if fills and said and (len(digits) <= zeros or teens):
            out[-1] = str(int(last) + int(digits))
        elif digits and (digits != "+" or not out):
            out.append(digits)
        said = piece.said if digits else said
    return "".join(out)
