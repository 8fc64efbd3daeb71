"""G13: the helper opens no connection to anywhere, asks no name, and works where there is no network at all."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import inlane
from tests.attacks.test_kept import watched
from tests.helper import SENDER, UPWORK

GOAL = "G13 connections out"
STRACE, UNSHARE = "strace", "unshare"  # `make test` installs the one, every Debian has the other
# Whatever could make somebody look a thing up: hosts, short links, mail servers, marketplaces, other scripts.
TEMPTING = [
    SENDER,
    "see https://bit.ly/3xYzAbC and http://example.co.uk/a?b=c, www.some-unknown-tld.zzz, mail bob@mail.museum",
    "my site is priya-design.io, portfolio at behance.net/priya, t.me/priya, wa.me/14155550132",
    "http://127.0.0.1:9/ http://[::1]/ http://169.254.169.254/latest/meta-data ftp://x.y.z file:///etc/passwd",
    "https://xn--e1afmkfd.xn--p1ai/ почта боб собака яндекс точка ру",
]


def question(text: str) -> str:
    return json.dumps({"text": text, "context": UPWORK})


def test_no_system_call_reaches_out(tmp_path: Path, figures: Callable[..., None]) -> None:
    calls = tmp_path / "calls"
    with watched(tmp_path, STRACE, "-f", "-qq", "-e", "trace=%network", "-o", str(calls)) as helper:
        for text in TEMPTING:
            assert helper.classify(text).status == 200
        assert helper.get("/v1/rules").status == 200
    lines = calls.read_text().splitlines()
    assert any("accept" in line for line in lines)  # it did watch
    out = [line for line in lines if re.search(r"\b(connect|sendto|sendmsg)\(", line) and "AF_INET" in line]
    assert out == []
    assert not [line for line in lines if "SOCK_DGRAM" in line or "AF_NETLINK" in line or "SOCK_RAW" in line]
    figures(tried=len(TEMPTING), worst=0)


# A package of ours looks at its import whether there is IPv6, by binding a socket to nobody: that speaks to none.
_AUDITED = """
import json, sys
seen = []
def note(event, arguments):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "subprocess", "webbrowser"):
        if event not in ("socket.__new__", "socket.bind"):
            seen.append(event)
sys.addaudithook(note)
from inlane import wire
for line in sys.stdin:
    wire.respond(wire.decode(line.encode()))
print(json.dumps(seen))
"""


def test_no_python_event_reaches_out(figures: Callable[..., None]) -> None:
    asked = "\n".join(question(text) for text in TEMPTING)
    done = subprocess.run([sys.executable, "-c", _AUDITED], input=asked.encode(), capture_output=True, timeout=60)
    assert json.loads(done.stdout) == [], done.stderr
    figures(tried=len(TEMPTING), worst=0)


def test_it_works_where_there_is_no_network(is_long: bool) -> None:
    """A namespace with nothing but loopback: what needs the network would fail or hang."""
    if subprocess.run([UNSHARE, "-n", "true"], capture_output=True).returncode:
        pytest.skip("this user may make no network namespace: only root may, or whom the system lets")
    script = f"ip link set lo up; exec {sys.executable} -m pytest -q -p no:cacheprovider " + (
        " ".join(f"tests/unit/test_{part}.py" for part in ("api", "guard", "host", "cli", "serve"))
        if is_long
        else "tests/unit/test_host.py"
    )
    done = subprocess.run([UNSHARE, "-n", "sh", "-c", script], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:]


SPEAKERS = (
    *("urllib.request", "http.client", "requests", "httpx", "aiohttp"),
    *("ftplib", "smtplib", "telnetlib", "xmlrpc", "socketserver"),
)


@pytest.mark.parametrize("name", SPEAKERS)
def test_no_module_of_ours_can_speak_to_the_network(name: str) -> None:
    for file in Path(inlane.__file__).parent.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        used = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        used |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not [module for module in used if module == name or module.startswith(f"{name}.")], file.name
