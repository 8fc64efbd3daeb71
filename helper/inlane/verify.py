"""Whether what is installed is still what was shipped: every file against the hashes that came with it."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata as metadata
import importlib.util
import marshal
import platform
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from inlane import compiled, places
from inlane.errors import Unable

CHANGED = 1  # the exit code
FLOOR = re.compile(r"([\w.-]+)>=([\d.]+)\Z")
HEADER = 16  # bytes before the code in a cached file
LEVELS = {"": -1, 1: 1, 2: 2}  # how Python names what it optimised -> as `compile` says it

Hashes = tuple[Callable[[bytes], str], Mapping[Path, str]]


def run() -> int:
    """Print what there is and what is wrong with it; 0 when nothing is. Raises Unable."""
    packages = [metadata.distribution(name) for name in needed("inlane")]
    names = ", ".join(f"{one.name} {one.version}" for one in packages)
    print(f"Python {platform.python_version()}, {names}")
    ours = files()
    print(f"sha256 {digest(ours)} of {len(ours)} files of Inlane: compare it with the one of the release.")
    wrong = [*strange(ours, shipped(packages[0])), *too_old(packages)]
    for one in packages[1:]:
        wrong += different(recorded(one))
    wrong += tampered(path for path in ours.values() if path.suffix == ".py")
    for line in dict.fromkeys(wrong):
        print(line)
    print("Not as it was shipped. Install it anew." if wrong else "All as it was shipped.")
    return CHANGED if wrong else 0


def files() -> dict[str, Path]:
    """Every file of ours by its name in a wheel; what this computer makes of them is not shipped."""
    folders = {"inlane": compiled.PACKAGE, "inlane/extension": places.extension_folder()}
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and path != compiled.STORE
    }


def digest(ours: Mapping[str, Path]) -> str:
    """One hash of all names and contents: the same release has the same everywhere."""
    lines = (f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for name, path in sorted(ours.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def needed(name: str, seen: dict[str, None] | None = None) -> list[str]:
    """The package and all that it needs here, itself first."""
    seen = {} if seen is None else seen
    if name in seen:
        return list(seen)
    seen[name] = None
    for line in metadata.distribution(name).requires or ():
        other = re.match(r"[\w.-]+", line)[0].lower().replace("_", "-")
        if "extra ==" not in line and _is_here(other):
            needed(other, seen)
    return list(seen)


def _is_here(name: str) -> bool:
    """Some are needed on other systems alone."""
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def recorded(package: metadata.Distribution) -> Hashes:
    """What the installer wrote down of a package's files."""
    noted = {Path(str(package.locate_file(file))).resolve(): file.hash for file in package.files or ()}
    return _sha256, {path: hash.value for path, hash in noted.items() if hash and hash.mode == "sha256"}


def shipped(package: metadata.Distribution) -> Hashes:
    """The hashes of our own files: the installer's, in a checkout those of its last commit. Raises Unable."""
    noted = recorded(package)
    if compiled.PACKAGE / "__init__.py" in noted[1]:
        return noted
    root = compiled.PACKAGE.parents[1]
    asked = ["git", "-C", str(root), "ls-tree", "-r", "-z", "HEAD", "helper/inlane", "extension"]
    try:
        said = subprocess.run(asked, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise Unable("No list of what was shipped is here. Install Inlane anew: pip install inlane.") from None
    rows = (line.split("\t") for line in said.split("\0") if line)
    return _blob, {root / name: about.split()[2] for about, name in rows}


def _sha256(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def _blob(content: bytes) -> str:
    """As git names it."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def different(hashes: Hashes) -> Iterator[str]:
    """The files that are not as they were noted."""
    name, wanted = hashes
    for path, hash in wanted.items():
        if not path.is_file():
            yield f"Missing: {path}"
        elif name(path.read_bytes()) != hash:
            yield f"Changed: {path}"


def strange(ours: Mapping[str, Path], hashes: Hashes) -> Iterator[str]:
    """The same of our own, and those among them that nobody shipped."""
    yield from different(hashes)
    yield from (f"Not ours: {path}" for path in ours.values() if path not in hashes[1])


def tampered(sources: Iterable[Path]) -> Iterator[str]:
    """Cached code that Python would run in place of these files, and that says something else."""
    for source in sources:
        for level, said in LEVELS.items():
            cached = Path(importlib.util.cache_from_source(str(source), optimization=level))
            if cached.is_file() and not _is_same(source, cached.read_bytes(), said):
                yield f"Changed: {cached}"


def _is_same(source: Path, cached: bytes, level: int) -> bool:
    about, code = cached[4:HEADER], cached[HEADER:]
    now = source.stat()
    stamp = b"".join((value & 0xFFFFFFFF).to_bytes(4, "little") for value in (0, int(now.st_mtime), now.st_size))
    if about[:4] == stamp[:4] and about != stamp:
        return True  # of another day: Python passes it over
    try:
        return marshal.loads(code) == compile(
            source.read_bytes(), str(source), "exec", dont_inherit=True, optimize=level
        )
    except (EOFError, ValueError, TypeError, SyntaxError):
        return False


def too_old(packages: Iterable[metadata.Distribution]) -> Iterator[str]:
    """Packages older than their last known hole."""
    versions = {one.name.lower(): one.version for one in packages}
    for line in packages[0].requires or ():
        floor = FLOOR.match(line)
        if floor and _parts(versions[floor[1].lower()]) < _parts(floor[2]):
            yield f"Too old: {floor[1]} {versions[floor[1].lower()]}, needed is {floor[2]}"


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))
