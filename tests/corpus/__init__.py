"""Texts as people write them, labelled: `train` to learn from, `aside` to be judged by and never to tune to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inlane.policy import Context
from inlane.signals import marked
from inlane.text import Span

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One labelled text; `spans` (code points) and `kinds` go together, one by one."""

    id: str
    group: str
    lang: str
    context: Context
    verdict: str
    text: str
    spans: tuple[Span, ...]
    kinds: tuple[str, ...]
    note: str


def cases(part: str) -> Iterator[Case]:
    """The cases of `part` ("train" or "aside"), file by file."""
    for path in sorted((FOLDER / part).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line:
                yield _case(json.loads(line))


def _case(row: dict) -> Case:
    text, spans = marked(row["text"])
    return Case(
        id=row["id"],
        group=row["group"],
        lang=row["lang"],
        context=Context(**row["context"]),
        verdict=row["verdict"],
        text=text,
        spans=spans,
        kinds=tuple(row["kinds"]),
        note=row.get("note", ""),
    )
