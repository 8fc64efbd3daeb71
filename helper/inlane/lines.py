"""Many texts, one a line: each answered in order as it comes, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from inlane import wire
from inlane.errors import Refused

LINE_LIMIT = 1 << 20  # bytes
CHUNK = 1 << 16


def answers(stream: BinaryIO, usual: dict, lang: str | None = None) -> Iterator[tuple[bytes, str | None]]:
    """For each line of `stream` its answer (JSON in UTF-8) and its verdict; None when it was not checked.

    `usual` are the facts, `lang` the language of the advice, for lines that leave them out.
    """
    for line in lines(stream):
        if line is None:
            refused = wire.BadInput("too_large", "The line is longer than 1 MiB.")
            yield wire.to_json({"id": None, **refused.body()}), None
        elif line.strip():
            answer = answer_line(line, usual, lang)
            yield wire.to_json(answer), answer.get("verdict")


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line of `stream`; None for one that is too long, whose rest is dropped."""
    while line := stream.readline(LINE_LIMIT):
        if len(line) < LINE_LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def answer_line(line: bytes, usual: dict, lang: str | None = None) -> dict:
    """The answer to one line, `id` first; a line that is wrong gets an error, and the next ones go on."""
    id = None
    try:
        fields = wire.parse(line.removeprefix(b"\xef\xbb\xbf"))
        id = _id(fields.pop("id", None))
        return {"id": id, **wire.respond(wire.draft({"lang": lang, **fields}, usual))}
    except Refused as refused:
        return {"id": id, **refused.body()}
    except Exception:  # a fault of ours in one text must not cost the others their answers
        return {"id": id, **Refused("broken").body()}


def _id(id: object) -> object:
    if isinstance(id, str | int | float) or id is None:
        return id
    raise wire.BadInput("bad_input", "Must be a string or a number.", field="id")
