"""Where the sentences of a draft are, and what could stand in their place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from inlane.signals import Signal
from inlane.text import Span
from inlane.wording import Labels, languages, words

# Possessive, and never begun inside a run of marks, so that a page of dots costs one pass.
# It starts with one set of characters, which lets most of a text be passed over quickly.
SENTENCE_END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\n](?:(?<=[\u3002\uff01\uff1f\n])\s*+"
    r"|(?<=[.!?\u2026])(?<![.!?\u2026]{2})[.!?\u2026]*+[\"')\]\u00bb\u201d\u2019]*+\s++)"
)
# A line of the other side's message, as mail and chats quote it.
QUOTED_LINE = re.compile(r"^[ \t]{0,4}>.*", re.MULTILINE)
# Above this (code points) a "sentence" is a whole text without full stops: nothing that we may replace.
LONGEST_SENTENCE = 400

# Where a sentence begins anew after a comma, so that what stands before it can stay.
SAID = {
    name: [one for lang in languages() for one in words(lang).get("parts", {}).get(name, ())]
    for name in ("joins", "openers")
}
PARTS = {name: "|".join(map(re.escape, dict.fromkeys(said))) for name, said in SAID.items()}
BREAK = re.compile(rf"[,;:\u2013\u2014]\s+(?:(?:{PARTS['joins']})\s+)?(?=(?:{PARTS['openers']})(?!\w))", re.IGNORECASE)
JOIN = re.compile(rf",\s+(?=(?:{PARTS['joins']})\b)", re.IGNORECASE)
MARKS = " .!?"
LONGEST_OPENER = max(map(len, SAID["openers"])) + 1  # and the character after it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Put `text` in place of `span` (code points). An empty text takes the words out."""

    label: str
    span: Span
    text: str


class Sentences:
    """Where the sentences of a text begin; none ends inside a signal ("bob [at] example . com")."""

    def __init__(self, text: str, signals: Sequence[Signal], labels: Labels) -> None:
        self.text, self.labels = text, labels
        self.begins = starts = [signal.span.start for signal in signals]

        def inside(cut: int) -> bool:
            before = bisect_left(starts, cut) - 1
            return before >= 0 and signals[before].span.end > cut

        ends = (match.end() for match in SENTENCE_END.finditer(text))
        self.starts = [0, *(cut for cut in ends if cut < len(text) and not inside(cut))]

        self.quoted = [Span(*line.span()) for line in QUOTED_LINE.finditer(text)] if ">" in text else []

    def is_quoted(self, span: Span) -> bool:
        """Whether `span` lies in a line that is quoted: the writer adds nothing to it."""
        line = bisect_right(self.quoted, span.start, key=lambda quoted: quoted.start) - 1
        return line >= 0 and span.end <= self.quoted[line].end

    def of(self, span: Span) -> range:
        """The sentences, by number, that `span` touches."""
        return range(bisect_right(self.starts, span.start) - 1, max(bisect_left(self.starts, span.end), 1))

    def around(self, span: Span) -> Span:
        """The sentence (or more) that holds `span`."""
        numbers = self.of(span)
        end = self.starts[numbers.stop] if numbers.stop < len(self.starts) else len(self.text)
        return Span(self.starts[numbers.start], end)

    def suggestion(self, span: Span, line: str | None) -> Suggestion | None:
        """`line` in place of the sentence that holds `span`, or of its last part; nothing without a line."""
        if line is None or (sentence := self._short(span)) is None:
            return None
        part = self._part(sentence.start, span.start)
        if line:
            return Suggestion(self.labels.swap, *self._swapped(sentence, part, line))
        if part is None:
            return Suggestion(self.labels.out, self._with_a_gap(*self.around(span)), "")
        rest = self.text[part.start : sentence.end].rstrip(MARKS)
        return Suggestion(self.labels.out, Span(part.start, part.start + len(rest)), "")

    def rewording(self, span: Span, line: str, without: re.Pattern[str]) -> Suggestion | None:
        """`line` in place of the part that holds `span`; the parts beside it stay if `without` isn't in them."""
        if (sentence := self._short(span)) is None:
            return None
        part = self._part(sentence.start, span.start)
        if part and without.search(self.text, sentence.start, part.start):
            part = None
        place, text = self._swapped(sentence, part, line)
        after = next((found for found in JOIN.finditer(self.text, span.end, sentence.end)), None)
        if (
            after
            and not without.search(self.text, after.end(), sentence.end)
            and not self._seen(after.end(), place.end)
        ):
            return Suggestion(self.labels.swap, Span(place.start, after.start()), text.rstrip(MARKS))
        return Suggestion(self.labels.swap, place, text)

    def _short(self, span: Span) -> Span | None:
        """The sentence around `span` without the white space about it; None when it is too long to be one."""
        start, end = self.around(span)
        if end - start > LONGEST_SENTENCE:
            return None
        said = self.text[start:end]
        return Span(end - len(said.lstrip()), start + len(said.rstrip()))

    def _swapped(self, sentence: Span, part: Span | None, line: str) -> tuple[Span, str]:
        return (Span(part.end, sentence.end), lowered(line)) if part else (sentence, line)

    def _part(self, start: int, place: int) -> Span | None:
        """The last break up to `place` after which the sentence begins anew, where nothing was seen before it."""
        breaks = [found for found in BREAK.finditer(self.text, start, place + LONGEST_OPENER) if found.end() <= place]
        if not breaks or self._seen(start, breaks[-1].end()):
            return None
        return Span(*breaks[-1].span())

    def _seen(self, start: int, end: int) -> bool:
        """Whether a signal begins between these places."""
        first = bisect_left(self.begins, start)
        return first < len(self.begins) and self.begins[first] < end

    def _with_a_gap(self, start: int, end: int) -> Span:
        """With the white space after it, or before it for the last sentence, so that none is left double."""
        if end == len(self.text):
            start = len(self.text[:start].rstrip())
        return Span(start, end)


def lowered(line: str) -> str:
    """A line as the rest of a sentence: "You can" becomes "you can", "I can" stays."""
    return line if line.startswith(("I ", "I'")) else line[0].lower() + line[1:]
