"""Row 63: a damaged pack is refused with file, place and remedy; its last good rules stay, and the rest go on."""

# ruff: noqa: E501 - tables, one damage a line

from __future__ import annotations

import json
import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import inlane
from inlane import compiled
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


@contextmanager
def serving(folder: Path, said: list[str]) -> Iterator[Helper]:
    """A helper from the package in `folder`; what it says on its error output is in `said` afterwards."""
    process = subprocess.Popen(
        inlane_in(folder, "serve", "--json"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        told = json.loads(process.stdout.readline())
        yield Helper(told["url"], told["secret"], process)
        process.stdin.close()
        said.append(process.stderr.read().decode())


FIVERR = {"platform": "fiverr", "stage": "before_contract"}


def judged(helper: Helper, context: dict) -> tuple[int, str]:
    reply = helper.classify(SENDER, context)
    return reply.status, reply.json.get("verdict") or reply.json["error"]["code"]


def test_the_last_good_rules_stay_and_the_bad_file_is_named(damaged: Path) -> None:
    with serving(damaged, said := []) as helper:
        assert judged(helper, UPWORK) == judged(helper, FIVERR) == (200, "breach")
        assert {"upwork", "fiverr"} <= helper.get("/v1/rules").json["platforms"].keys()
    assert "fiverr.toml" in said[0] and "last good rules" in said[0]
    assert "Traceback" not in said[0] and SENDER not in said[0]


def test_where_none_are_known_it_alone_is_not_checked(copy: Path) -> None:
    file, store = copy / "inlane/packs/fiverr.toml", copy / "inlane/data/compiled.bin"
    before = {path: path.read_bytes() for path in (file, store)}
    file.write_bytes(b"[pack")
    parts = marshal.loads(before[store])
    del parts["packs/fiverr.toml"]
    store.write_bytes(marshal.dumps(parts, compiled.FORMAT))
    try:
        with serving(copy, said := []) as helper:
            assert judged(helper, UPWORK) == (200, "breach")
            assert judged(helper, FIVERR) == (500, "bad_rules")
            platforms = helper.get("/v1/rules").json["platforms"]
    finally:
        for path, content in before.items():
            path.write_bytes(content)
    assert "upwork" in platforms and "fiverr" not in platforms
    assert "fiverr.toml" in said[0] and "last good" not in said[0]


def test_a_file_that_goes_bad_under_a_running_helper_changes_nothing(copy: Path) -> None:
    files = {path: path.read_bytes() for path in (copy / "inlane/packs").glob("*.toml")}
    with serving(copy, said := []) as helper:
        before = judged(helper, FIVERR), helper.get("/v1/rules").headers["etag"]
        try:
            for path in files:
                path.write_bytes(b"[pack")
            assert (judged(helper, FIVERR), helper.get("/v1/rules").headers["etag"]) == before
        finally:
            for path, content in files.items():
                path.write_bytes(content)
    assert before[0] == (200, "breach") and ".toml" not in said[0]


@pytest.mark.parametrize("command", [("rules", "email"), ("check", "--platform", "fiverr", os.devnull)])
def test_the_command_line_says_it_too(copy: Path, command: tuple[str, ...]) -> None:
    file = copy / "inlane/packs/fiverr.toml"
    before = file.read_bytes()
    file.write_bytes(before.replace(b'verdict = "breach"', b'verdict = "fine"', 1))
    try:
        done = subprocess.run(inlane_in(copy, *command), capture_output=True, text=True, env=os.environ)
    finally:
        file.write_bytes(before)
    assert done.returncode == 0
    # File, place and remedy.
    assert "fiverr.toml, " in done.stderr and "verdict" in done.stderr and "one of" in done.stderr.lower()
