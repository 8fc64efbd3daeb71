"""`inlane check`: one text for a person or a program, or many, one a line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from shutil import get_terminal_size
from typing import BinaryIO

from inlane import wire
from inlane.check import check
from inlane.errors import TEXT_LIMIT, Refused, Unable
from inlane.lines import answers
from inlane.policy import VERDICTS, UnknownFact, packs
from inlane.show import Page, has_colours

# The exit code of a verdict is its place in VERDICTS: 0 clear, 1 held, 2 depends, 3 breach.
COULD_NOT = 4
MOST = 4 * TEXT_LIMIT + 3  # bytes of a text, and the mark that some programs put before it


def one(name: str, facts: dict, lang: str | None, as_json: bool) -> int:
    """Check the text in a file ("-" is standard input) and print the answer. Raises Unable, Refused."""
    with _opened(name) as stream:
        content = stream.read(MOST + 1)  # what follows makes it no less too long
    if len(content) > MOST:
        raise Refused("too_long")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unable("The text is not in UTF-8. Save it as UTF-8 and try again.") from None
    draft = wire.draft({"text": text, "lang": lang}, facts)
    try:
        answer = check(draft)
    except UnknownFact as error:
        raise wire.unknown(error) from None
    if mistake := packs(draft.lang).mistake(draft.context.platform):
        print(f"inlane: {mistake}", file=sys.stderr)
    if as_json:
        _print_json(wire.to_json(wire.encode(draft, answer)))
    else:
        sys.stdout.reconfigure(errors="replace")
        for line in Page(draft.text, has_colours()).lines(answer):
            print(line)
    return VERDICTS.index(answer.verdict)


def many(name: str, facts: dict, lang: str | None) -> int:
    """Check each line of a file and print each answer at once; the strongest verdict is the exit code."""
    strongest, failed = 0, False
    with _opened(name) as stream, _Progress() as write:
        for answer, verdict in answers(stream, facts, lang):
            write(answer)
            failed = failed or verdict is None
            strongest = max(strongest, VERDICTS.index(verdict or "clear"))
    return COULD_NOT if failed else strongest


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    """The file, or standard input for "-". Raises Unable."""
    if name == "-":
        if sys.stdin.isatty():
            print("Type the text, then press Ctrl-D on a line of its own.", file=sys.stderr)
        return nullcontext(sys.stdin.buffer)
    try:
        return open(name, "rb")
    except OSError as error:
        hint = "" if Path(name).exists() else ' To check words, pipe them in: echo "..." | inlane check'
        raise Unable(f"{name} could not be read: {error.strerror}.{hint}") from None


class _Progress:
    """Writes the answers, with a bar on standard error while that is a terminal."""

    def __enter__(self) -> Callable[[bytes], None]:
        self.bar = None
        if sys.stderr.isatty():
            from tqdm import tqdm

            # Asked for here: tqdm draws nothing on a terminal that does not know its size.
            columns, rows = get_terminal_size()
            self.bar = tqdm(unit=" texts", file=sys.stderr, leave=False, ncols=columns, nrows=rows)
        return self._print

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()

    def _print(self, answer: bytes) -> None:
        if self.bar is None:
            _print_json(answer)
            return
        with self.bar.external_write_mode(file=sys.stdout):
            _print_json(answer)
        self.bar.update()


def _print_json(body: bytes) -> None:
    # In bytes: JSON is UTF-8 whatever the terminal's own encoding. Flushed, for whoever waits for this line.
    sys.stdout.buffer.write(body + b"\n")
    sys.stdout.buffer.flush()
