"""Where the extension's files are, and the names by which browsers know it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
from functools import cache
from pathlib import Path

HOST_NAME = "app.inlane.helper"
_HERE = Path(__file__).resolve().parent


def extension_folder() -> Path:
    """The extension: inside the installed package, or at the root of a checkout."""
    installed = _HERE / "extension"
    return installed if installed.is_dir() else _HERE.parents[1] / "extension"


def own_folder() -> Path:
    """Where the helper keeps what it must: the browsers connected by hand. Made when it is first needed."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "Inlane"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Inlane"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "inlane"


def paired_file() -> Path:
    """The browsers connected by hand."""
    return own_folder() / "paired.json"


@cache
def manifest() -> dict:
    """The extension's manifest."""
    return json.loads((extension_folder() / "manifest.json").read_text(encoding="utf-8"))


def chromium_id() -> str:
    """The id that Chromium derives from the manifest's key: 32 letters from a to p."""
    digest = hashlib.sha256(base64.b64decode(manifest()["key"])).hexdigest()[:32]
    return digest.translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))


def chromium_origin() -> str:
    """The origin of the extension's requests in Chromium."""
    return f"chrome-extension://{chromium_id()}"


def gecko_id() -> str | None:
    """The fixed add-on id in Firefox; the origin there is another for every profile."""
    return manifest().get("browser_specific_settings", {}).get("gecko", {}).get("id")
