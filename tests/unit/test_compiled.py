"""The compiled data files say what the files themselves say, and are passed over when those have changed."""

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inlane import compiled
from inlane.reading.roles import Known, _built, _packed, role, roles


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store of its own; what is asked for now goes there."""
    path = tmp_path / "compiled.bin"
    monkeypatch.setattr(compiled, "STORE", path)
    monkeypatch.setattr(compiled, "_MAKERS", {})
    monkeypatch.setattr(compiled, "_store", compiled._read)
    return path


def test_what_is_stored_is_loaded_until_its_file_changes(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text("a = 1")
    assert compiled.load("words", [file], lambda: {"a": 1}) == {"a": 1}
    store.write_bytes(compiled.shipped())
    assert compiled.load("words", [file], lambda: "made again") == {"a": 1}
    file.write_text("a = 2")
    assert compiled.load("words", [file], lambda: "made again") == "made again"


@pytest.mark.parametrize("content", [b"", b"no", marshal.dumps({})])
def test_a_store_that_cannot_be_read_is_none(store: Path, content: bytes) -> None:
    store.write_bytes(content)
    assert compiled.load("words", [], lambda: "made") == "made"


def test_a_store_that_says_the_same_is_left_as_it_is(store: Path) -> None:
    compiled.load("names", [], lambda: {"a": 1})
    compiled.load("words", [], lambda: {"a": 1})
    store.write_bytes(marshal.dumps(dict(reversed(compiled.made().items())), compiled.FORMAT))
    assert compiled.shipped() == store.read_bytes()


def test_parts_say_the_same_while_their_keys_are_the_same(store: Path) -> None:
    compiled.load("words", [], lambda: {"a": 1})
    store.write_bytes(compiled.shipped({"parts": (b"1", {b"key": b"one way"})}))
    assert compiled.shipped({"parts": (b"1", {b"key": b"another way"})}) == store.read_bytes()
    assert compiled.shipped({"parts": (b"2", {b"key": b"one way"})}) != store.read_bytes()
    assert compiled.shipped({"parts": (b"1", {b"more": b"one way"})}) != store.read_bytes()
    assert compiled.kept.__wrapped__("parts", b"1") == {b"key": b"one way"}


def test_packed_words_are_what_was_put_together() -> None:
    built = _built()
    words, stems, packs, sets = _packed()
    known = Known(words, stems, packs, [role(names) for names in sets])
    for word, entry in built.words.items():
        assert (known[word].languages, known[word].alone) == (entry.languages, entry.alone)
        assert known[word].phrases == entry.phrases


def test_only_words_of_the_lexicon_are_remembered() -> None:
    roles().entries(["secretword", "whatsapp"])
    assert "secretword" not in dict(roles()) and "whatsapp" in dict(roles())


def test_patterns_are_the_same_in_every_process() -> None:
    # One made of a set in its order would be another in each, and no store would ever be fresh.
    told = (
        "from inlane import ship; ship.store(); from inlane import lazy; print(*sorted(map(bytes.hex, lazy.packed())))"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", told],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1] and answers[0].count(" ") > 100
