"""The shipped files: made the same way every time, and said to be stale when they are."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inlane import compiled, places, ship
from inlane.policy import packs


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the extension that tests may change."""
    copy = tmp_path / "extension"
    shutil.copytree(places.extension_folder(), copy)
    monkeypatch.setattr("inlane.places.extension_folder", lambda: copy)
    monkeypatch.setattr("inlane.compiled.STORE", Path(shutil.copy(compiled.STORE, tmp_path)))
    return copy


def test_the_shipped_files_are_fresh() -> None:
    old = ship.stale(ship.shipped(places.extension_folder()))
    assert not old, f"{[path.name for path in old]}: run make ship"


def test_shipping_twice_changes_nothing(folder: Path) -> None:
    assert ship.main([]) == 0
    assert ship.stale(ship.shipped(folder)) == []
    code = """
import sys
from inlane import rules
sys.stdout.buffer.write(rules.shipped())
"""
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert runs == {(places.extension_folder() / "rules.json").read_bytes()}


@pytest.mark.parametrize("name", ["rules.json", "contract.d.ts", "manifest.json"])
def test_a_stale_file_is_named_with_the_remedy(folder: Path, name: str, capsys: pytest.CaptureFixture) -> None:
    ship.main([])
    capsys.readouterr()
    file = folder / name
    file.write_text(file.read_text().replace("{", "{ ", 1))
    assert ship.main(["--check"]) == 1
    said = capsys.readouterr()
    assert said.err == "run make ship\n" and said.out == f"stale: extension/{name}\n"
    assert ship.main([]) == 0 and ship.main(["--check"]) == 0


def test_a_file_that_is_missing_is_written(folder: Path) -> None:
    (folder / "rules.json").unlink()
    assert ship.main(["--check"]) == 1
    assert ship.main([]) == 0
    assert json.loads((folder / "rules.json").read_text())["api"] == 1


def test_an_editor_is_listed_by_being_there(folder: Path) -> None:
    (folder / "content/editors/aa_new.js").write_text("'use strict';\n")
    ship.main([])
    scripts = json.loads((folder / "manifest.json").read_text())["content_scripts"][1]["js"]
    general = [f"content/editors/{name}" for name in ship.GENERAL_EDITORS]
    at = scripts.index("content/editors/aa_new.js")
    assert scripts.index(general[-1]) < at < scripts.index("content/composer.js")


def test_the_manifest_has_the_packs_hosts_and_no_others() -> None:
    manifest = places.manifest()
    hosts = sorted(f"https://{host}/*" for pack in packs().values() for host in pack.hosts)
    assert manifest["host_permissions"] == ["http://127.0.0.1/*", *hosts]
    assert manifest["permissions"] == ["nativeMessaging"]
    for script in manifest["content_scripts"]:
        assert script["matches"] == hosts
        assert all((places.extension_folder() / file).is_file() for file in script["js"])
    assert manifest["content_scripts"][0]["js"] == ["content/gate.js"]
    assert manifest["content_scripts"][0]["run_at"] == "document_start"
    assert manifest["externally_connectable"] == {"ids": []}


def test_every_content_script_is_listed_once() -> None:
    listed = [file for script in places.manifest()["content_scripts"] for file in script["js"]]
    present = {
        str(path.relative_to(places.extension_folder()))
        for path in (places.extension_folder() / "content").rglob("*.js")
    }
    assert sorted(listed) == sorted(present)


@pytest.mark.parametrize(
    ("shape", "written"),
    [
        ({"type": "string"}, "string"),
        ({"enum": ["a", None]}, '"a" | null'),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, '("a" | "b")[]'),
        ({"anyOf": [{"$ref": "#/components/schemas/Span"}, {"type": "null"}]}, "Span | null"),
        ({"type": "object", "properties": {"a": {"type": "integer"}}, "required": []}, "{ a?: number; }"),
        ({"type": "object", "additionalProperties": {"type": "boolean"}}, "{ [name: string]: boolean }"),
    ],
)
def test_a_schema_becomes_a_type(shape: dict, written: str) -> None:
    assert ship.typescript(shape) == written


def test_as_a_command() -> None:
    done = subprocess.run([sys.executable, "-m", "inlane.ship", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
