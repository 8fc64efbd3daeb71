"""Tells the browsers of this user that the extension may start the helper, and takes it back."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from inlane import files, places
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


# Windows browsers read from the registry where the manifest is: below this person's own key, no administrator needed.
REGISTRY = {
    "Chrome": r"Software\Google\Chrome",
    "Chromium": r"Software\Chromium",
    "Edge": r"Software\Microsoft\Edge",
    "Brave": r"Software\BraveSoftware\Brave-Browser",
    "Vivaldi": r"Software\Vivaldi",
}
GECKO_REGISTRY = r"Software\Mozilla"
LOOK_WHERE_CHROME_DOES = ("Brave", "Vivaldi")


def install(folder: Path | None = None) -> list[Path]:
    """Write the manifest for every browser found, or only for the profile in `folder`; returns the paths."""
    command = host_command()
    written = []
    for path, gecko in _targets(folder):
        path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        # Whoever could write there could have the browser start another program.
        files.put(path, json.dumps(manifest(command, gecko), indent=2) + "\n", 0o644)
        written.append(path)
    if folder is None and sys.platform == "win32":
        _register(winreg(), written)
    return written


def uninstall(folder: Path | None = None) -> list[Path]:
    """Remove every manifest that `install` may have written, and what else we keep. Returns what was there."""
    ours = [path for path, _ in _targets(folder, everywhere=True)]
    if folder is None:
        if sys.platform == "win32":
            _unregister(winreg())
        ours.append(places.paired_file())
    present = [path for path in ours if os.path.lexists(path)]
    for path in present:
        path.unlink()
    for path in ours:
        files.beside(path).unlink(missing_ok=True)
        _remove_if_empty(path.parent)
    return present


def _remove_if_empty(folder: Path) -> None:
    # A link to a folder is not of our making.
    if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
        folder.rmdir()


def winreg() -> Any:
    """Windows' registry; a place of its own so that a test can hand in another one."""
    return importlib.import_module("winreg")


def _keys() -> dict[str, bool]:
    """The registry's keys that name our manifest: key -> whether it is Firefox's."""
    chromiums = {rf"{root}\{CHROMIUM_FOLDER}\{places.HOST_NAME}": False for root in REGISTRY.values()}
    return chromiums | {rf"{GECKO_REGISTRY}\{CHROMIUM_FOLDER}\{places.HOST_NAME}": True}


def _register(registry: Any, written: Iterable[Path]) -> None:
    by_gecko = {path.parent.name == GECKO_FOLDER: str(path) for path in written}
    here = {root for root in (*REGISTRY.values(), GECKO_REGISTRY) if _is_there(registry, root)}
    if here & {REGISTRY[name] for name in LOOK_WHERE_CHROME_DOES}:
        here.add(REGISTRY["Chrome"])
    for key, gecko in _keys().items():
        if gecko in by_gecko and key.split(rf"\{CHROMIUM_FOLDER}")[0] in here:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, key) as opened:
                registry.SetValueEx(opened, "", 0, registry.REG_SZ, by_gecko[gecko])


def _unregister(registry: Any) -> None:
    for key in _keys():
        with suppress(FileNotFoundError):
            registry.DeleteKey(registry.HKEY_CURRENT_USER, key)
            # Those above it came with it, where the browser itself had none.
            while "\\" in (key := key.rpartition("\\")[0]) and _is_empty(registry, key):
                registry.DeleteKey(registry.HKEY_CURRENT_USER, key)


def _is_empty(registry: Any, key: str) -> bool:
    with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
        keys, values, _ = registry.QueryInfoKey(opened)
    return not keys and not values


def _is_there(registry: Any, key: str) -> bool:
    """Whether this person has that browser."""
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, key):
            return True
    except FileNotFoundError:
        return False


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
    beside = Path(sysconfig.get_path("scripts")) / ("inlane-host.exe" if sys.platform == "win32" else "inlane-host")
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
    if sys.platform == "win32":
        return _windows_targets(everywhere)
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


def _windows_targets(everywhere: bool) -> list[tuple[Path, bool]]:
    """One manifest for all Chromiums and one for Firefox; the registry says where they are."""
    registry = winreg()
    roots = {False: REGISTRY.values(), True: [GECKO_REGISTRY]}
    return [
        (places.own_folder() / (GECKO_FOLDER if gecko else CHROMIUM_FOLDER) / FILE, gecko)
        for gecko, keys in roots.items()
        if everywhere or any(_is_there(registry, key) for key in keys)
    ]


def _system() -> str:
    if sys.platform not in CHROMIUMS:
        raise Unable("On this system browsers cannot be told yet. Use: inlane serve --open")
    return sys.platform
