"""G16 and G17: little to attack, the same bytes from the same source, and nothing left behind."""

# ruff: noqa: E501 - one claim a line

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inlane import openapi, places
from inlane.pairing import MODULUS
from inlane.serving import PORTS
from tests.attacks.extension_side import pair
from tests.attacks.test_pairing import serving
from tests.helper import command, running

GOAL = "G16-17 surface, builds, leaving"
ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKER = places.extension_folder() / "worker"


def test_few_packages_run_with_it() -> None:
    assert len(PROJECT["dependencies"]) <= 8


def test_every_package_is_pinned_by_hash() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8")
    pins = re.findall(
        r"^[a-z0-9._-]+==\S+ \\\n((?:\s+--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lines, re.MULTILINE | re.IGNORECASE
    )
    assert len(pins) == len(re.findall(r"^[A-Za-z0-9._-]+==", lines, re.MULTILINE)) > 8
    assert "--index-url" not in lines and "http" not in re.sub(r"#.*", "", lines)


FLOORS = {"flask": (3, 1, 3), "werkzeug": (3, 1, 6), "waitress": (3, 0, 2), "flask-cors": (6, 0, 2)}


@pytest.mark.parametrize("name", FLOORS)
def test_no_package_is_older_than_its_last_known_hole(name: str) -> None:
    (found,) = re.findall(rf"^{name}==([\d.]+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert tuple(int(part) for part in found.split(".")) >= FLOORS[name]


def test_few_permissions_and_few_routes() -> None:
    manifest = places.manifest()
    assert manifest["permissions"] == ["nativeMessaging"]
    assert "<all_urls>" not in json.dumps(manifest) and "*://*/*" not in json.dumps(manifest)
    routes = {(method, path) for path, ways in openapi.document()["paths"].items() for method in ways}
    # Three that read what they are sent; the two others say one thing, to who has proved to be ours.
    asked = {("post", f"/v1/{name}") for name in ("classify", "hello", "pair")}
    assert routes == asked | {("get", "/v1/rules"), ("get", "/v1/openapi.json")}


def test_both_sides_of_the_pairing_have_one_prime_and_one_list_of_ports() -> None:
    code = (WORKER / "meet.js").read_text("utf-8")
    rows = re.findall(r"'([0-9a-f]{32,96})'", code)
    assert int("".join(rows), 16) == MODULUS
    (ports,) = re.findall(r"PORTS = \[([\d, ]+)\]", (WORKER / "post.js").read_text("utf-8"))
    assert tuple(int(port) for port in ports.split(",")) == PORTS


def test_the_prime_is_the_one_of_rfc_3526() -> None:
    assert 2**2048 - 2**1984 - 1 + 2**64 * (_pi(1918) + 124476) == MODULUS


def _pi(bits: int) -> int:
    """The whole part of 2**bits * pi, by Machin's formula."""

    def arctan(inverse: int) -> int:
        term = total = one // inverse
        n, sign = 3, -1
        while term:
            term //= inverse * inverse
            total, n, sign = total + sign * (term // n), n + 2, -sign
        return total

    one = 1 << (bits + 64)
    return 4 * (4 * arctan(5) - arctan(239)) >> 64


def build(source: Path, out: Path) -> tuple[str, str]:
    """The wheel of a copy of the source, and its hash."""
    copy = out / "source"
    wanted = ("helper", "extension", "pyproject.toml", "README.md", "LICENSE")
    for name in wanted:
        place = source / name
        if place.is_dir():
            shutil.copytree(place, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        elif place.is_file():
            copy.mkdir(parents=True, exist_ok=True)
            shutil.copy(place, copy / name)
    code = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    done = subprocess.run([sys.executable, "-c", code, str(out)], cwd=copy, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    wheel = out / done.stdout.split()[-1]
    return str(wheel), hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    (one, first), (_, second) = (build(ROOT, tmp_path / name) for name in ("one", "two"))
    assert first == second
    names = zipfile.ZipFile(one).namelist()
    assert "inlane/extension/manifest.json" in names and not [name for name in names if "test" in name.split("/")[0]]


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_uninstall_leaves_nothing(tmp_path: Path) -> None:
    """Installed for six browsers, served, one browser connected, a page opened: then all of it is taken back."""
    home = tmp_path / "home"
    for folder in (
        ".config/google-chrome",
        ".config/chromium",
        ".config/microsoft-edge",
        ".config/vivaldi",
        ".mozilla",
    ):
        (home / folder).mkdir(parents=True)
    (home / ".config/BraveSoftware/Brave-Browser").mkdir(parents=True)
    before = everything(home)
    env = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "BROWSER": "true %s"}
    assert subprocess.run(command("install"), env=env, capture_output=True).returncode == 0
    assert len(everything(home)) > len(before) + 6
    with serving(home) as (helper, digits):
        assert pair(helper, digits)
        port = helper.port
    done = subprocess.run(command("uninstall"), env=env, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.count("Removed: ") == 7
    assert everything(home) == before
    with socket.socket() as free:
        assert free.connect_ex(("127.0.0.1", port)) != 0


def test_opening_the_page_leaves_nothing(tmp_path: Path) -> None:
    env = {**os.environ, "TMPDIR": str(tmp_path), "BROWSER": "true %s"}
    process = subprocess.Popen(
        command("serve", "--json", "--open"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
    )  # fmt: skip
    assert json.loads(process.stdout.readline())
    process.communicate(timeout=10)
    assert everything(tmp_path) == []


def test_nothing_of_ours_goes_on_after_the_end(figures: Callable[..., None]) -> None:
    with running() as helper:
        port = helper.port
    with socket.socket() as free:
        assert free.connect_ex(("127.0.0.1", port)) != 0
    assert helper.process.returncode == 0
