"""The rules of the house, held by tests: which way imports run, what JavaScript may not hold, small files."""

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

import inlane
from inlane import places, rules
from inlane.signals import KINDS, examples

PACKAGE = Path(inlane.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in PACKAGE.rglob("*.py")
    if "extension" not in path.relative_to(PACKAGE).parts
}
SCRIPTS = sorted(places.extension_folder().rglob("*.js"))
LONGEST = 300  # lines

# Each layer may import those before it, and modules of its own layer that come before.
SEES = ("text", "signals")
JUDGES = ("wording", "pages", "pack", "packfile", "sentences", "held", "leading", "policy")
ANSWERS = ("check", "rules", "errors", "wire")
SERVES = ("schema", "openapi", "guard", "app", "connection", "server")
COMMANDS = ("show", "lines", "checking", "serving", "install", "verify", "cli", "host")


@cache
def imports(name: str) -> set[str]:
    """The modules of ours that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "inlane":
            inside = node.module.removeprefix("inlane").lstrip(".")
            names = {f"{inside}.{alias.name}".lstrip(".") for alias in node.names}
            found |= {name if name in MODULES else inside for name in names} & MODULES.keys()
        elif isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("inlane.") for alias in node.names} & MODULES.keys()
    return found - {"__init__"}


def reach(name: str) -> set[str]:
    """Everything that a module imports, directly or not."""
    seen: set[str] = set()
    todo = [name]
    while todo:
        for other in imports(todo.pop()) - seen:
            seen.add(other)
            todo.append(other)
    return seen


def test_imports_never_run_in_a_ring() -> None:
    assert not [name for name in MODULES if name in reach(name)]


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.startswith("detectors.")))
def test_a_detector_never_knows_what_is_allowed(name: str) -> None:
    above = {*JUDGES, *ANSWERS, *SERVES, *COMMANDS, "ship"}
    assert not reach(name) & above


@pytest.mark.parametrize(
    ("layer", "never"),
    [
        (SEES, (*JUDGES, *ANSWERS, *SERVES, *COMMANDS, "ship")),
        (JUDGES, ("check", "rules", "wire", *SERVES, *COMMANDS, "ship")),
        (ANSWERS, (*SERVES, *COMMANDS, "ship")),
        (SERVES, (*COMMANDS, "ship")),
        (COMMANDS, ("ship",)),
        (("ship",), ("app", "connection", "server", "guard", *COMMANDS)),
    ],
)
def test_imports_run_one_way(layer: tuple[str, ...], never: tuple[str, ...]) -> None:
    for name in layer:
        assert not reach(name) & set(never), name


def test_policy_never_imports_detectors() -> None:
    for name in JUDGES:
        assert not [other for other in reach(name) if other.startswith("detectors")]


def test_no_module_speaks_to_the_network_by_itself() -> None:
    banned = {"urllib.request", "http.client", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        used |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
        assert not used & banned, name


def test_only_the_wire_counts_in_utf16() -> None:
    counting = {name for name, path in MODULES.items() if "10ffff" in path.read_text(encoding="utf-8").lower()}
    assert counting - {"folding", "text"} == {"wire"}
    for name, path in MODULES.items():
        assert 'encode("utf-16' not in path.read_text(encoding="utf-8"), name


def test_every_kind_has_examples_and_a_name() -> None:
    known = dict(examples())
    for kind in KINDS:
        assert known[kind].sees and known[kind].ignores, f"{kind}: add texts to EXAMPLES in its detector"
    assert set(rules.KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize("path", [*MODULES.values(), *SCRIPTS], ids=lambda path: path.name)
def test_files_are_small(path: Path) -> None:
    count = len(path.read_text(encoding="utf-8").splitlines())
    assert count <= LONGEST, f"{path.name} has {count} lines: split it"


# -- JavaScript


def code_of(path: Path) -> str:
    """A script without its comments; strings stay."""
    return re.sub(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_javascript_writes_no_markup_and_runs_no_text(path: Path) -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert word not in code_of(path), word


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_javascript_holds_no_rule(path: Path) -> None:
    """No kind of signal, no fact's value and no sentence of a pack: those are shipped."""
    code = code_of(path)
    words = set(re.findall(r"'([a-z_]+)'|\"([a-z_]+)\"|`([a-z_]+)`", code))
    quoted = {word for group in words for word in group if word}
    book = json.loads(rules.shipped())
    # Not those that are words of HTML as well (<input type="email">).
    assert not quoted & {*(kind for kind in KINDS if "_" in kind), "messenger", "refusal", "phone", "meeting"}
    for platform in book["platforms"].values():
        values = {
            v["value"]
            for n in ("stage", "client_plan")
            if n in platform["facts"]
            for v in platform["facts"][n]["values"]
        }
        assert not quoted & {value for value in values if "_" in value}
        sentences = {rule[part] for rule in platform["rules"] for part in ("title", "why", "instead")}
        assert not [sentence for sentence in sentences if sentence and sentence in code]


REGULAR_EXPRESSION = re.compile(r"(?:[(,=:\[!&|?{};]|\breturn)\s*/(?![/*])[^/\n]+/[dgimsuvy]*(?=[.,;)\s])")
# These read addresses, what a browser says of its pipe and how a page is painted, never a text.
MAY_MATCH = ("worker/rules.js", "worker/link.js", "content/frame.js")


def test_a_regular_expression_is_recognised() -> None:
    for code in ("x = /a.b/g;", "if (/not found/i.test(x))", "return /a/.exec(x)", "s.replace(/[.]+$/, '')"):
        assert REGULAR_EXPRESSION.search(code)
    for code in ("a / b / c", "'/v1/classify'", "x = (a + b) / 2; y = c / d", "import './a/b.js'"):
        assert not REGULAR_EXPRESSION.search(code)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_javascript_holds_no_pattern(path: Path) -> None:
    code = code_of(path)
    assert "matchAll(" not in code
    if str(path.relative_to(places.extension_folder())) not in MAY_MATCH:
        assert "RegExp(" not in code and not REGULAR_EXPRESSION.search(code)


def test_the_page_is_never_asked_to_reach_the_helper() -> None:
    for path in SCRIPTS:
        if "content" in path.relative_to(places.extension_folder()).parts:
            assert "127.0.0.1" not in code_of(path) and "fetch(" not in code_of(path), path.name


def test_nothing_says_localhost() -> None:
    # A detector may see it in a text.
    own = [path for name, path in MODULES.items() if not name.startswith("detectors.")]
    for path in [*own, *SCRIPTS]:
        assert "localhost" not in path.read_text(encoding="utf-8"), path.name
