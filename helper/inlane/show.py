"""Findings for a person at a terminal: the words underlined, why, when it is fine, what to write instead."""

from __future__ import annotations

import os
import sys
import textwrap
import unicodedata
from collections.abc import Iterator

from inlane import rules
from inlane.check import Answer
from inlane.policy import Finding, packs
from inlane.text import Span

WIDTH = 96  # columns of the excerpt and of the explanations
LABEL = 10
COLOURS = {"breach": "31", "depends": "33", "held": "36", "clear": "32"}
UNDERLINED, BOLD, DIM = "4", "1", "2"


def has_colours() -> bool:
    """Whether standard output is a terminal that nobody asked to keep plain."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Page:
    """Writes an answer as lines of text, with or without the terminal's colours."""

    def __init__(self, text: str, colour: bool) -> None:
        self.text = text
        self.colour = colour

    def lines(self, answer: Answer) -> Iterator[str]:
        """The whole answer, the strongest verdict last where the eye is."""
        for finding in answer.findings:
            yield from self._finding(finding)
            yield ""
        yield self._summary(answer)
        if answer.assumed:
            yield self._painted(_assumptions(answer), DIM)

    def _finding(self, finding: Finding) -> Iterator[str]:
        colour = COLOURS[finding.verdict]
        yield f"{self._painted(rules.VERDICT_LABELS[finding.verdict], f'{BOLD};{colour}')}: {finding.title}"
        yield from self._excerpt(finding.signal.span, colour)
        yield from self._told("Why", finding.why)
        for condition in finding.fine_if:
            yield from self._told("Fine if", condition)
        yield from self._told("Instead", finding.instead)
        if finding.suggestion and finding.suggestion.text:
            yield from self._told("Write", visible(finding.suggestion.text))
        if finding.hinges_on:
            flags = " and ".join(f"--{FLAGS.get(fact, fact)}" for fact in finding.hinges_on)
            yield from self._told("Depends", f"Say {flags}, and the answer is certain.")
        for i, read in enumerate((finding.source, *finding.see_also)):
            yield from self._told("See also" if i else "Source", f"{read.title}, read {read.checked}")
            yield " " * (LABEL + 2) + self._painted(read.url, DIM)

    def _told(self, label: str, words: str) -> Iterator[str]:
        if words:
            first = "  " + label.ljust(LABEL)
            later = " " * len(first)
            yield from textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=later)

    def _excerpt(self, span: Span, colour: str) -> Iterator[str]:
        """The line in which the words begin, cut around them."""
        start = max(self.text.rfind("\n", 0, span.start) + 1, span.start - WIDTH // 2)
        end = self.text.find("\n", span.end)
        end = min(len(self.text) if end < 0 else end, max(span.end, start + WIDTH))
        before = visible(self.text[start : span.start])
        words = visible(self.text[span.start : span.end])
        after = visible(self.text[span.end : end])
        if self.colour:
            yield f"  {before}{self._painted(words, f'{UNDERLINED};{colour}')}{after}"
        else:
            yield f"  {before}{words}{after}"
            yield "  " + " " * columns(before) + "^" * max(1, columns(words))

    def _summary(self, answer: Answer) -> str:
        label = rules.VERDICT_LABELS[answer.verdict]
        count = len(answer.findings)
        things = f" {count} thing{'s' if count > 1 else ''} to look at." if count else ""
        return self._painted(f"{label}.{things}", f"{BOLD};{COLOURS[answer.verdict]}")

    def _painted(self, words: str, style: str) -> str:
        return f"\x1b[{style}m{words}\x1b[0m" if self.colour else words


FLAGS = {"client_plan": "plan"}


def _assumptions(answer: Answer) -> str:
    """What was taken for granted, and how to say otherwise."""
    facts = packs()[answer.context.platform].facts
    writer = {"role": "They"} if answer.context.direction == "incoming" else {}
    names = [
        f"{writer.get(fact, facts[fact].name)}: {value.name}"
        for fact in answer.assumed
        if fact in facts
        for value in facts[fact].values
        if value.value == getattr(answer.context, fact)
    ]
    flags = ", ".join(f"--{FLAGS.get(fact, fact)}" for fact in answer.assumed)
    return f"Assumed: {'; '.join(names)}. Say otherwise with {flags}."


def visible(text: str) -> str:
    """`text` on one line; characters that could move or hide others, which a terminal obeys, written out."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"[U+{ord(character):04X}]"
    return character


def columns(text: str) -> int:
    """How wide a terminal shows `text`."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def rule_lines(rule: dict, colour: bool) -> Iterator[str]:
    """One rule of rules.json, explained."""
    page = Page("", colour)
    label = rules.VERDICT_LABELS[rule["verdict"]] if not rule["fine"] else "Fine"
    yield f"{page._painted(rule['title'], BOLD)} ({label})"
    yield from page._told("Why", rule["why"])
    for condition in rule["fine_if"]:
        yield from page._told("Fine if", condition)
    yield from page._told("Instead", rule["instead"])
    yield from page._told("Source", f"{rule['source']['title']}, read {rule['source']['checked']}")
    yield " " * (LABEL + 2) + page._painted(rule["source"]["url"], DIM)
