"""Writes the shipped files of extension/ from the packs and the wire; `--check` says when they are stale."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from inlane import compiled, lazy, places, rules, schema, wording
from inlane.policy import pack_files, packs
from inlane.reading import hiding, weighing
from inlane.reading.roles import roles
from inlane.signals import detectors
from inlane.views.lexicon import languages

HELPER = "http://127.0.0.1/*"
FIRST = ("gate.js",)  # alone at document_start, before any script of the page
GENERAL_EDITORS = ("field.js", "editable.js")  # the special ones put themselves before these
LAST = ("drift.js", "marks.js", "composer.js", "main.js")  # each uses the ones before it

HEAD = "// Written by `make ship` from helper/inlane/schema.py. Do not edit by hand.\n"
# Where JavaScript says more loosely what the schema says exactly.
LOOSER = {
    "Span": "type Span = [number, number];",
    "Context": "declare interface Context extends Facts { platform: string }",
    "FullContext": "type FullContext = Context & { assumed: string[] };",
}
PREAMBLE = "type Facts = { [fact: string]: string | null | undefined };"


def shipped(folder: Path) -> dict[Path, bytes]:
    """Every shipped file with what it should hold now."""
    manifest = folder / "manifest.json"
    return {
        folder / "rules.json": rules.shipped(),
        folder / "contract.d.ts": contract().encode(),
        **{folder / "shared" / f"advice.{lang}.json": rules.translation(lang) for lang in wording.languages()[1:]},
        manifest: fill_manifest(json.loads(manifest.read_text(encoding="utf-8")), folder / "content"),
        compiled.STORE: store(),
    }


def store() -> bytes:
    """The data files and the words of acts, compiled."""
    for folder in ("data", "words"):
        for path in (compiled.PACKAGE / folder).glob("*.toml"):
            compiled.toml(path)
    for path in pack_files():
        compiled.remember(path)
    languages(), roles(), detectors(), weighing.table(), hiding.table()
    return compiled.shipped({lazy.STORED: (lazy.version(), lazy.packed())})


def stale(files: dict[Path, bytes]) -> list[Path]:
    """Those of `files` that do not hold what they should."""
    return [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]


def contract() -> str:
    """The TypeScript declarations of the wire and of rules.json."""
    shapes = {**schema.wire(tuple(packs())), **schema.book()}
    return "\n".join([HEAD + PREAMBLE, *(declaration(name, shape) for name, shape in shapes.items())]) + "\n"


def declaration(name: str, shape: dict) -> str:
    if name in LOOSER:
        return LOOSER[name]
    if shape.get("type") == "object":
        return f"declare interface {name} {{\n" + "".join(f"  {field}\n" for field in _fields(shape)) + "}"
    return f"type {name} = {typescript(shape)};"


def typescript(shape: dict) -> str:
    """The type of a JSON Schema of ours."""
    if "$ref" in shape:
        return shape["$ref"].rpartition("/")[2]
    if "enum" in shape:
        return " | ".join(json.dumps(value) for value in shape["enum"])
    if "anyOf" in shape:
        return " | ".join(typescript(one) for one in shape["anyOf"])
    if shape["type"] == "array":
        item = typescript(shape["items"])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if shape["type"] == "object":
        return _object(shape)
    return {"integer": "number"}.get(shape["type"], shape["type"])


def _object(shape: dict) -> str:
    if "properties" in shape:
        return "{ " + " ".join(_fields(shape)) + " }"
    value = shape.get("additionalProperties")
    return f"{{ [name: string]: {typescript(value) if value else 'unknown'} }}"


def _fields(shape: dict) -> list[str]:
    required = shape["required"]
    return [
        f"{name}{'' if name in required else '?'}: {typescript(kind)};" for name, kind in shape["properties"].items()
    ]


def fill_manifest(manifest: dict, content: Path) -> bytes:
    """The manifest with the packs' hosts and the content scripts in their order; all else is as it was."""
    matches = sorted({f"https://{host}/*" for pack in packs().values() for host in pack.hosts})
    manifest["host_permissions"] = [HELPER, *matches]
    first, then = manifest["content_scripts"]
    first |= {"matches": matches, "js": [f"content/{name}" for name in FIRST]}
    then |= {"matches": matches, "js": content_scripts(content)}
    for entry in manifest.get("web_accessible_resources", ()):
        entry["matches"] = matches
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def content_scripts(content: Path) -> list[str]:
    """The scripts at document_idle: the general editors, the special ones, then those that use them."""
    present = sorted(path.name for path in (content / "editors").glob("*.js"))
    special = [name for name in present if name not in GENERAL_EDITORS]
    general = [name for name in GENERAL_EDITORS if name in present]
    others = sorted(path.name for path in content.glob("*.js") if path.name not in (*FIRST, *LAST))
    return [
        *(f"content/{name}" for name in others),
        *(f"content/editors/{name}" for name in (*general, *special)),
        *(f"content/{name}" for name in LAST),
    ]


def main(argv: list[str] | None = None) -> int:
    """Write the shipped files, or with --check say whether they are fresh (exit code 1 when not)."""
    asked = argparse.ArgumentParser(prog="inlane.ship", description=__doc__)
    asked.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    asked.add_argument("--store", action="store_true", help="write only the tables that load at once")
    given = asked.parse_args(argv)
    check = given.check
    for error in packs().refused().values():
        print(f"inlane: {error}", file=sys.stderr)
    if packs().refused():
        return 1
    files = {compiled.STORE: store()} if given.store else shipped(places.extension_folder())
    old = stale(files)
    for path in old:
        if not check:
            path.write_bytes(files[path])
        print(f"{'stale' if check else 'written'}: {path.relative_to(places.extension_folder().parent)}")
    if old and check:
        print("run make ship", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
