"""Rows 71 and 72: a changed byte, a file too many or too few, cached code of another text, a package too old."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import marshal
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import inlane
from inlane import places
from tests.attacks.test_clean import ROOT, build

GOAL = "G16-17 surface, builds, leaving"
SERVING = "inlane/serving.py"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a wheel of ours was installed, and two of the packages that it needs."""
    folder = tmp_path_factory.mktemp("site")
    wheel, _ = build(ROOT, tmp_path_factory.mktemp("wheel"))
    zipfile.ZipFile(wheel).extractall(folder)
    for name in ("itsdangerous", "werkzeug"):
        package = importlib.metadata.distribution(name)
        for file in package.files:
            if file.parts[0] != ".." and "__pycache__" not in file.parts:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(package.locate_file(file), folder / file)
    return folder


def verify(folder: Path) -> tuple[int, str]:
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-m", "inlane.cli", "verify"]
    done = subprocess.run(run, env=env, cwd=folder, capture_output=True, text=True)
    assert not done.stderr
    return done.returncode, done.stdout


def add(file: Path, content: bytes) -> None:
    file.write_bytes(file.read_bytes() + content)


def poison(source: Path) -> Path:
    """Cached code of another text, which Python would run in place of this file."""
    cached = Path(importlib.util.cache_from_source(str(source)))
    cached.parent.mkdir(exist_ok=True)
    now = source.stat()
    about = b"".join(value.to_bytes(4, "little") for value in (0, int(now.st_mtime), now.st_size))
    cached.write_bytes(importlib.util.MAGIC_NUMBER + about + marshal.dumps(compile("run = print", str(source), "exec")))
    return cached


def test_a_sound_one_is_said_to_be(site: Path) -> None:
    code, said = verify(site)
    assert code == 0, said
    assert "All as it was shipped." in said
    assert inlane.__version__ in said and "waitress " in said and "sha256 " in said


def test_whatever_was_changed_is_named(site: Path) -> None:
    digest = verify_digest(verify(site)[1])
    changed = ["inlane/packs/upwork.toml", "inlane/extension/worker.js", "inlane/guard.py", "itsdangerous/signer.py"]
    for name in changed:
        add(site / name, b"\n")
    (site / "inlane/card.pyc").write_bytes(b"x")
    (site / "inlane/launch.py").unlink()
    cached = poison(site / SERVING)
    about = next(site.glob("werkzeug-*.dist-info/METADATA"))
    about.write_text(about.read_text().replace("\nVersion: 3.", "\nVersion: 2."))
    code, said = verify(site)
    assert code == 1 and "Not as it was shipped." in said and verify_digest(said) != digest
    for name in [*changed, str(cached.relative_to(site))]:
        assert f"Changed: {site / name}\n" in said
    assert f"Not ours: {site}/inlane/card.pyc\n" in said and f"Missing: {site}/inlane/launch.py\n" in said
    assert "Too old: werkzeug 2." in said


def verify_digest(said: str) -> str:
    return said.partition("sha256 ")[2].split()[0]


def test_in_a_checkout_its_last_commit_is_the_list(tmp_path: Path) -> None:
    for source, name in ((Path(inlane.__file__).parent, "helper/inlane"), (places.extension_folder(), "extension")):
        shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "compiled.bin"))
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    add(tmp_path / "extension/worker.js", b"\n")
    code, said = verify(tmp_path / "helper")
    assert code == 1 and [
        line for line in said.splitlines() if line.startswith(("Changed", "Not ours", "Missing"))
    ] == [f"Changed: {tmp_path}/extension/worker.js"]
