"""Manifests for the browsers: where each one looks, what it reads there, and that nothing stays behind."""

import json
import os
import stat
import subprocess
from contextlib import nullcontext
from pathlib import Path

import pytest

from inlane import install, paired, places
from inlane.errors import Unable
from inlane.files import beside
from tests.helper import command

CHROME = ".config/google-chrome/NativeMessagingHosts/app.inlane.helper.json"
FIREFOX = ".mozilla/native-messaging-hosts/app.inlane.helper.json"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_only_browsers_that_are_here_are_told(home: Path) -> None:
    for folder in (".config/google-chrome", ".mozilla"):
        (home / folder).mkdir(parents=True)
    assert [path.relative_to(home) for path in install.install()] == [Path(CHROME), Path(FIREFOX)]
    assert files(home) == [CHROME, FIREFOX]


def test_a_manifest_lets_only_our_extension_in(home: Path) -> None:
    for folder in (".config/google-chrome", ".mozilla"):
        (home / folder).mkdir(parents=True)
    install.install()
    chrome, firefox = (json.loads((home / file).read_text()) for file in (CHROME, FIREFOX))
    assert chrome["allowed_origins"] == [f"{places.chromium_origin()}/"] and "allowed_extensions" not in chrome
    assert firefox["allowed_extensions"] == [places.gecko_id()] and "allowed_origins" not in firefox
    for manifest in (chrome, firefox):
        program = Path(manifest["path"])
        assert program.is_absolute() and os.access(program, os.X_OK)
        assert (manifest["name"], manifest["type"]) == ("app.inlane.helper", "stdio")
    assert not stat.S_IMODE((home / CHROME).stat().st_mode) & 0o022


def test_every_browser_of_both_systems_has_a_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for system, folders in install.CHROMIUMS.items():
        monkeypatch.setattr("sys.platform", system)
        assert set(folders) == {"Chrome", "Chromium", "Edge", "Brave", "Vivaldi"}
        for folder in (*folders.values(), install.GECKOS[system][0]):
            (home / folder).mkdir(parents=True, exist_ok=True)
        written = install.install()
        assert len(set(written)) == 6 and all(path.is_file() for path in written)


def test_nothing_stays_behind(home: Path) -> None:
    for folder in (".config/google-chrome/Default", ".config/chromium", ".mozilla/firefox"):
        (home / folder).mkdir(parents=True)
    before = sorted(home.rglob("*"))
    assert install.install() == install.uninstall()
    assert sorted(home.rglob("*")) == before
    assert install.uninstall() == []


def test_other_programs_manifests_stay(home: Path) -> None:
    other = home / ".config/google-chrome/NativeMessagingHosts/other.json"
    other.parent.mkdir(parents=True)
    other.write_text("{}")
    install.install()
    install.uninstall()
    assert other.read_text() == "{}"


def test_one_profile_only(home: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    expected = [profile / "NativeMessagingHosts/app.inlane.helper.json"]
    assert install.install(profile) == install.install(profile / "NativeMessagingHosts") == expected
    assert install.uninstall(profile) == expected and not expected[0].parent.exists()
    gecko = install.install(tmp_path / "native-messaging-hosts")
    assert "allowed_extensions" in json.loads(gecko[0].read_text())


def test_a_system_whose_browsers_cannot_be_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "plan9")
    with pytest.raises(Unable, match="inlane serve --open"):
        install.install()


class Registry:
    """The part of winreg that is used, kept in a dictionary."""

    HKEY_CURRENT_USER = "HKCU"
    REG_SZ = 1

    def __init__(self, *browsers: str) -> None:
        self.keys: dict[str, dict[str, str]] = {}
        for key in browsers:
            self.CreateKey("HKCU", key)
            self.keys[key]["of the browser"] = "x"

    def CreateKey(self, root: str, key: str) -> nullcontext:
        parts = key.split("\\")
        for i in range(1, len(parts) + 1):  # with all above it
            self.keys.setdefault("\\".join(parts[:i]), {})
        return nullcontext(self.keys[key])

    def OpenKey(self, root: str, key: str) -> nullcontext:
        if key not in self.keys:
            raise FileNotFoundError(key)
        return nullcontext(key)

    def QueryInfoKey(self, key: str) -> tuple[int, int, int]:
        below = [other for other in self.keys if other.rpartition("\\")[0] == key]
        return len(below), len(self.keys[key]), 0

    def SetValueEx(self, key: dict, name: str, reserved: int, kind: int, value: str) -> None:
        assert kind == self.REG_SZ
        key[name] = value

    def DeleteKey(self, root: str, key: str) -> None:
        if key not in self.keys:
            raise FileNotFoundError(key)
        assert not self.QueryInfoKey(key)[0]
        del self.keys[key]


def windows(home: Path, monkeypatch: pytest.MonkeyPatch, *keys: str) -> Registry:
    registry = Registry(*keys)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(home / "AppData/Local"))
    monkeypatch.setattr(install, "winreg", lambda: registry)
    monkeypatch.setattr(install, "host_command", lambda: Path(r"C:\inlane\inlane-host.exe"))
    return registry


def test_on_windows_the_registry_says_where_the_manifest_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browsers = [*install.REGISTRY.values(), install.GECKO_REGISTRY]
    registry = windows(home, monkeypatch, *browsers)
    before = dict(registry.keys)
    chromium, gecko = install.install()
    added = {key: values[""] for key, values in registry.keys.items() if "" in values}
    assert added[r"Software\Mozilla\NativeMessagingHosts\app.inlane.helper"] == str(gecko)
    assert added[r"Software\Microsoft\Edge\NativeMessagingHosts\app.inlane.helper"] == str(chromium)
    assert len(added) == 6 and json.loads(gecko.read_text())["allowed_extensions"] == [places.gecko_id()]
    assert json.loads(chromium.read_text())["path"].endswith("inlane-host.exe")
    assert install.uninstall() == [chromium, gecko]
    assert registry.keys == before and files(home) == []


def test_on_windows_only_browsers_that_are_here_are_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = windows(home, monkeypatch, r"Software\Mozilla\Firefox")
    before = dict(registry.keys)
    (gecko,) = install.install()
    assert gecko.parent.name == install.GECKO_FOLDER
    assert [key for key, values in registry.keys.items() if "" in values] == [
        r"Software\Mozilla\NativeMessagingHosts\app.inlane.helper"
    ]
    install.uninstall()
    assert registry.keys == before


@pytest.mark.parametrize("name", install.LOOK_WHERE_CHROME_DOES)
def test_a_browser_that_looks_where_chrome_does_is_told_there(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    registry = windows(home, monkeypatch, install.REGISTRY[name])
    before = dict(registry.keys)
    (chromium,) = install.install()
    told = registry.keys[r"Software\Google\Chrome\NativeMessagingHosts\app.inlane.helper"]
    assert told == {"": str(chromium)}
    install.uninstall()
    assert registry.keys == before


def test_uninstall_takes_the_connected_browsers_along(home: Path) -> None:
    paired.save(places.paired_file(), [paired.Key("moz-extension://x", "secret")])
    assert install.uninstall() == [places.paired_file()]
    assert not places.own_folder().exists()


# -- what lies in the way, laid there by somebody or left by chance


def test_a_link_in_the_manifests_place_is_replaced_and_not_followed(home: Path) -> None:
    other = home / ".bashrc"
    other.write_text("mine")
    manifest = home / CHROME
    manifest.parent.mkdir(parents=True)
    for planted in (manifest, beside(manifest)):
        planted.symlink_to(other)
    install.install()
    assert other.read_text() == "mine" and not manifest.is_symlink()
    assert json.loads(manifest.read_text())["type"] == "stdio"
    install.uninstall()
    assert other.read_text() == "mine" and files(home) == [".bashrc"]


def test_nobody_else_may_write_where_the_browser_looks(home: Path) -> None:
    (home / ".config/google-chrome").mkdir(parents=True)
    before = os.umask(0)
    try:
        install.install()
    finally:
        os.umask(before)
    for path in (home / CHROME, (home / CHROME).parent):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o022


def test_links_and_half_written_files_do_not_stop_an_uninstall(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (home / ".config/google-chrome").mkdir(parents=True)
    (home / ".config/google-chrome/NativeMessagingHosts").symlink_to(elsewhere)
    (home / ".mozilla").mkdir()
    install.install()
    dangling = home / ".config/chromium/NativeMessagingHosts/app.inlane.helper.json"
    dangling.parent.mkdir(parents=True)
    dangling.symlink_to(home / "nowhere")
    paired.save(places.paired_file(), [])
    beside(places.paired_file()).write_text("half of a secret")
    assert len(install.uninstall()) == 4
    assert not dangling.is_symlink() and not dangling.parent.exists() and not places.own_folder().exists()
    assert files(home) == [] and elsewhere.is_dir()


def inlane(home: Path, *arguments: str) -> subprocess.CompletedProcess:
    env = {**os.environ, "HOME": str(home)}
    return subprocess.run(command(*arguments), env=env, capture_output=True, text=True, timeout=20)


def test_the_commands(home: Path) -> None:
    none = inlane(home, "install")
    assert none.returncode == 4 and "No browser was found" in none.stderr
    (home / ".config/chromium").mkdir(parents=True)
    done = inlane(home, "install")
    assert done.returncode == 0 and "chromium/NativeMessagingHosts" in done.stdout
    gone = inlane(home, "uninstall")
    assert gone.returncode == 0 and "Removed: " in gone.stdout and files(home) == []
    assert inlane(home, "uninstall").returncode == 0


def test_the_manifest_starts_the_helper(tmp_path: Path) -> None:
    (written,) = install.install(tmp_path)
    manifest = json.loads(written.read_text())
    done = subprocess.run(
        [manifest["path"], manifest["allowed_origins"][0]], input=b"", capture_output=True, timeout=20
    )
    assert done.returncode == 0 and json.loads(done.stdout[4:])["api"] == 1
