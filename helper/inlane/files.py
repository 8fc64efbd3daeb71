"""Writing the few files that are ours."""

from __future__ import annotations

import os
from pathlib import Path


def put(file: Path, text: str, mode: int) -> None:
    """All or nothing, with no more rights than `mode`; what a link in its place leads to stays as it is."""
    new = beside(file)
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as output:
        output.write(text)
    os.replace(new, file)


def beside(file: Path) -> Path:
    """Where it is written before it takes its place; an interrupted write leaves it there."""
    return file.with_suffix(".new")
