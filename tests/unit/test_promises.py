"""README and SECURITY promise much: each promise leads to a test, and each link to a file that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "SECURITY.md")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def part(page: str, heading: str) -> str:
    """What stands under a heading."""
    return (ROOT / page).read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]


def bullets(text: str) -> list[str]:
    return [
        " ".join(item.split()) for item in re.findall(r"^(?:- |\d\. )(.+?)(?=\n(?:- |\d\. |\n)|\Z)", text, re.M | re.S)
    ]


PROMISES = [("README.md", one) for one in bullets(part("README.md", "Who sees your text"))]
PROMISES += [("SECURITY.md", one) for one in bullets(part("SECURITY.md", "We promise"))]
ROWS = [line for line in part("SECURITY.md", "Attack -> test").splitlines() if line.startswith("|")][2:]


def linked(text: str) -> list[Path]:
    return [ROOT / link for link in LINK.findall(text) if link.startswith("tests/")]


def test_there_are_promises() -> None:
    assert len(PROMISES) >= 12 and len(ROWS) >= 12


@pytest.mark.parametrize(("page", "promise"), PROMISES, ids=lambda one: one[:40])
def test_every_promise_has_a_test(page: str, promise: str) -> None:
    files = linked(promise)
    assert files and all("def test_" in file.read_text("utf-8") for file in files)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:40])
def test_every_attack_has_a_test(row: str) -> None:
    assert any(file.name.startswith("test_") for file in linked(row))


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    links = [link for link in LINK.findall((ROOT / page).read_text("utf-8")) if "://" not in link]
    assert links and [link for link in links if not (ROOT / link).exists()] == []


def test_no_attack_is_left_out_of_the_table() -> None:
    told = {file.name for row in ROWS for file in linked(row)}
    assert {file.name for file in (ROOT / "tests/attacks").glob("test_*.py")} <= told
