"""One TOML file and `make ship`: a new marketplace needs nothing else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import inlane
from inlane import places
from inlane.policy import packs
from tests.unit.test_pack_mistakes import GOOD

SHIPPED = {"rules.json", "advice.es.json", "manifest.json", "compiled.bin"}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the helper and the extension with one more file: a pack."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(inlane.__file__).parent, tmp_path / "helper/inlane", ignore=skip)
    shutil.copytree(places.extension_folder(), tmp_path / "extension", ignore=skip)
    (tmp_path / "helper/inlane/packs/mini.toml").write_text(GOOD)
    return tmp_path


def run(house: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess:
    there = {**os.environ, "PYTHONPATH": str(house / "helper"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=house, env=there, input=text, capture_output=True, text=True
    )


def test_one_file_and_make_ship_are_enough(house: Path) -> None:
    assert run(house, "inlane.ship", "--check").returncode == 1
    before = {path: path.read_bytes() for path in house.rglob("*") if path.is_file()}
    assert run(house, "inlane.ship").returncode == 0
    changed = {path.name for path, content in before.items() if path.read_bytes() != content}
    assert changed == SHIPPED and before.keys() == {path for path in house.rglob("*") if path.is_file()}

    manifest = json.loads((house / "extension/manifest.json").read_text())
    address = "https://mini.example/*"
    assert address in manifest["host_permissions"]
    assert all(address in entry["matches"] for entry in manifest["content_scripts"])
    assert json.loads((house / "extension/rules.json").read_text())["platforms"]["mini"]["hosts"] == ["mini.example"]


def test_one_more_language_of_answers_is_one_file_too(house: Path) -> None:
    """It need not say everything: what it leaves out is there in the first language."""
    words = house / "helper/inlane/words"
    (words / "xx.toml").write_text(
        '[ways]\nmilestone = "xx-milestone"\n'
        '[reply.account]\nfriendly = "xx {name}!"\nshort = "xx"\nfirm = "xx."\n'
        '[reply.reviews]\nshort = "xx"\n'
        '[reply.free-work]\nfriendly = "xx {pay}"\nshort = "xx"\nfirm = "xx"\n'
    )
    assert run(house, "inlane.ship").returncode == 0
    over = json.loads((house / "extension/shared/advice.xx.json").read_text())
    assert over["lang"] == "xx" and set(over["platforms"]) <= set(packs())
    platforms = json.loads((house / "extension/rules.json").read_text())["platforms"]
    for id, pack in platforms.items():
        said = {one["id"]: [reply for reply in one["replies"] if reply["lang"] == "xx"] for one in pack["situations"]}
        assert [reply["text"] for reply in said.pop("account")] == [f"xx {pack['name']}!", "xx", "xx."], id
        assert [reply["text"] for reply in said.pop("free-work")] == (
            ["xx xx-milestone", "xx", "xx"] if id in ("upwork", "freelancer") else []
        )
        assert not any(said.values())


@pytest.mark.parametrize(("text", "verdict"), [("Mail bob@mail.example.com", 3), ("Good morning", 0)])
def test_it_is_judged(house: Path, text: str, verdict: int) -> None:
    judged = run(house, "inlane.cli", "check", "--platform", "mini", "--stage", "before_contract", text=text)
    assert judged.returncode == verdict, judged.stdout + judged.stderr
