"""Tells the browsers of this user that the extension may start the helper, and takes it back."""

from __future__ import annotations

import json
import os
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from inlane import places
from inlane.errors import Unable

FILE = f"{places.HOST_NAME}.json"
CHROMIUM_FOLDER, GECKO_FOLDER = "NativeMessagingHosts", "native-messaging-hosts"

# Each browser's own folder, below the home folder; the manifest goes into its folder for native hosts.
CHROMIUMS = {
    "linux": {
        "Chrome": ".config/google-chrome",
        "Chromium": ".config/chromium",
        "Edge": ".config/microsoft-edge",
        "Brave": ".config/BraveSoftware/Brave-Browser",
        "Vivaldi": ".config/vivaldi",
    },
    "darwin": {
        "Chrome": "Library/Application Support/Google/Chrome",
        "Chromium": "Library/Application Support/Chromium",
        "Edge": "Library/Application Support/Microsoft Edge",
        "Brave": "Library/Application Support/BraveSoftware/Brave-Browser",
        "Vivaldi": "Library/Application Support/Vivaldi",
    },
}
GECKOS = {
    "linux": (".mozilla", GECKO_FOLDER),
    "darwin": ("Library/Application Support/Mozilla", CHROMIUM_FOLDER),
}


def install(folder: Path | None = None) -> list[Path]:
    """Write the manifest for every browser found, or only for the profile in `folder`; returns the paths."""
    command = host_command()
    written = []
    for path, gecko in _targets(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(manifest(command, gecko), indent=2) + "\n", encoding="utf-8")
        written.append(path)
    return written


def uninstall(folder: Path | None = None) -> list[Path]:
    """Remove every manifest that `install` may have written. Returns what was there."""
    present = [path for path, _ in _targets(folder, everywhere=True) if path.is_file()]
    for path in present:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    return present


def manifest(command: Path, gecko: bool) -> dict:
    """What a browser reads before it starts `command`: only our extension may ask for it."""
    if gecko:
        allowed = {"allowed_extensions": [places.gecko_id()]}
    else:
        allowed = {"allowed_origins": [f"{places.chromium_origin()}/"]}
    return {
        "name": places.HOST_NAME,
        "description": "Inlane checks what you type, on this computer.",
        "path": str(command),
        "type": "stdio",
        **allowed,
    }


def host_command() -> Path:
    """The absolute path of `inlane-host` of the running environment. Raises Unable."""
    beside = Path(sysconfig.get_path("scripts")) / "inlane-host"
    found = beside if beside.is_file() else shutil.which("inlane-host")
    if not found:
        raise Unable("The program inlane-host is missing. Install Inlane again: pip install inlane.")
    return Path(found).absolute()


def _targets(folder: Path | None, everywhere: bool = False) -> Iterable[tuple[Path, bool]]:
    """(manifest path, whether it is Firefox's) for each browser that has a folder here, or for all."""
    if folder is not None:
        named = folder.name in (CHROMIUM_FOLDER, GECKO_FOLDER)
        inside = folder if named else folder / CHROMIUM_FOLDER
        return [(inside.absolute() / FILE, inside.name == GECKO_FOLDER)]
    home, system = Path.home(), _system()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    targets = []
    for relative in CHROMIUMS[system].values():
        root = config / relative.removeprefix(".config/") if system == "linux" else home / relative
        if everywhere or root.is_dir():
            targets.append((root / CHROMIUM_FOLDER / FILE, False))
    root, inside = GECKOS[system]
    if places.gecko_id() and (everywhere or (home / root).is_dir()):
        targets.append((home / root / inside / FILE, True))
    return targets


def _system() -> str:
    if sys.platform not in CHROMIUMS:
        # There browsers read the manifest's path from the registry (HKCU\Software\...\NativeMessagingHosts).
        raise Unable("On this system browsers cannot be told yet. Use: inlane serve --open")
    return sys.platform
