"""Row 63: one damaged pack among sound ones is refused with file, place and remedy, and the rest go on."""

# ruff: noqa: E501 - tables, one damage a line

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import inlane
from tests.helper import SENDER, UPWORK, Helper

GOAL = "G5 bad packs"
DAMAGE = {
    "not TOML": b"[pack",
    "not UTF-8": b"\xff\xfe",
    "empty": b"",
    "code": b'__import__("os").system("true")',
    "too large": b"# " + b"x" * 300_000,
    "another's name": b'[pack]\nid = "upwork"\nname = "x"\nhosts = ["x.example"]\nread = 2026-11-23\n',
    "allows all, cites nothing": b'[pack]\nid = "fiverr"\nname = "F"\nhosts = []\nread = 2026-11-23\n[[rule]]\nid = "a"\n',
    "nested": b"a = " + b"[" * 5000 + b"]" * 5000,
    "a deep key": b".".join([b"a"] * 5000) + b" = 1",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package in a folder of its own, so that the damage is only there."""
    folder = tmp_path_factory.mktemp("copy")
    source = Path(inlane.__file__).parent
    shutil.copytree(source, folder / "helper/inlane", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(source.parents[1] / "extension", folder / "extension")
    return folder / "helper"


@pytest.fixture(params=DAMAGE.values(), ids=list(DAMAGE))
def damaged(copy: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    file = copy / "inlane/packs/fiverr.toml"
    before = file.read_bytes()
    file.write_bytes(request.param)
    yield copy
    file.write_bytes(before)


def inlane_in(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); from inlane.cli import main;"
            f" sys.exit(main({list(arguments)!r}))"]  # fmt: skip


def test_the_others_go_on_and_the_bad_one_is_named(damaged: Path) -> None:
    process = subprocess.Popen(
        inlane_in(damaged, "serve", "--json"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        told = json.loads(process.stdout.readline())
        helper = Helper(told["url"], told["secret"], process)
        good = helper.classify(SENDER, UPWORK)
        assert good.status == 200 and good.json["verdict"] == "breach"
        bad = helper.classify(SENDER, {"platform": "fiverr"})
        assert (bad.status, bad.json["error"]["code"]) == (500, "bad_rules") and "findings" not in bad.json
        book = helper.get("/v1/rules").json
        assert "upwork" in book["platforms"] and "fiverr" not in book["platforms"]
        process.stdin.close()
        said = process.stderr.read().decode()
    assert "fiverr.toml" in said and "Traceback" not in said and SENDER not in said


def test_the_rules_say_it_too(copy: Path) -> None:
    file = copy / "inlane/packs/fiverr.toml"
    before = file.read_bytes()
    file.write_bytes(before.replace(b'verdict = "breach"', b'verdict = "fine"', 1))
    try:
        done = subprocess.run(inlane_in(copy, "rules", "email"), capture_output=True, text=True, env=os.environ)
    finally:
        file.write_bytes(before)
    assert done.returncode == 0 and "rules of Upwork" in done.stdout
    # File, place and remedy.
    assert "fiverr.toml, " in done.stderr and "verdict" in done.stderr and "one of" in done.stderr.lower()
