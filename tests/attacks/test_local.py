"""G3: another user of this computer, another program on the port, and what they could find lying about."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from inlane import places
from tests.attacks.other_user import ORDINARY, ask_as_other, run_as_other
from tests.helper import SENDER, UPWORK, Helper, command, running

GOAL = "G3 local attacks"
GOOD = json.dumps({"text": SENDER, "context": UPWORK})
SERVE = command("serve", "--json")
CAN_BE_OTHER = hasattr(os, "geteuid") and os.geteuid() == 0
as_other = pytest.mark.skipif(not CAN_BE_OTHER, reason="only root can become another user")


@pytest.fixture(scope="module")
def told() -> Iterator[Helper]:
    with running() as helper:
        yield helper


# What another user can say: they know the address, the extension's id and every header, but no secret.
GUESSES = {
    "nothing": {},
    "the extension's origin": {"Origin": places.chromium_origin(), "Sec-Fetch-Site": "none"},
    "the helper's own page": {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"},
    "an empty bearer": {"Authorization": "Bearer "},
    "a secret of another start": {"Authorization": "Bearer " + "A" * 43},
    "a signature without a key": {"X-Inlane-Nonce": "x" * 22, "X-Inlane-Mac": "x" * 43, "X-Inlane-Key": "x" * 16},
}


@as_other
@pytest.mark.parametrize("headers", GUESSES.values(), ids=GUESSES)
def test_another_user_gets_no_text_checked(told: Helper, headers: dict[str, str]) -> None:
    status, body = ask_as_other(told.port, "/v1/classify", GOOD, headers)
    assert status in (401, 403) and "findings" not in body


@as_other
@pytest.mark.parametrize("path", ["/v1/rules", "/v1/openapi.json"])
def test_another_user_reads_nothing(told: Helper, path: str) -> None:
    assert ask_as_other(told.port, path, None, {})[0] == 401


@as_other
@pytest.mark.parametrize("file", ["environ", "mem", "maps", "fd", "stack", "auxv"])
def test_another_user_cannot_look_into_the_process(told: Helper, file: str) -> None:
    done = run_as_other("head", "-c", "1", f"/proc/{told.process.pid}/{file}")
    if file == "fd":
        done = run_as_other("ls", f"/proc/{told.process.pid}/fd")
    assert done.returncode != 0 and not done.stdout


@as_other
def test_another_user_sees_no_secret_in_any_command_line(told: Helper) -> None:
    seen = run_as_other("sh", "-c", "cat /proc/*/cmdline /proc/*/environ 2>/dev/null").stdout
    assert str(told.process.pid).encode() and told.secret.encode() not in seen and b"serve" in seen


@as_other
def test_another_user_cannot_stop_it(told: Helper) -> None:
    assert run_as_other("kill", "-9", str(told.process.pid)).returncode != 0
    assert told.process.poll() is None


def test_no_core_of_it_is_ever_written(told: Helper) -> None:
    limits = Path(f"/proc/{told.process.pid}/limits").read_text()
    (core,) = (line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]


@pytest.fixture(scope="module")
def ordinary() -> Iterator[tuple[int, int]]:
    """Two processes of one ordinary user: some program, and the helper."""
    started = [subprocess.Popen([*ORDINARY, *run], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) for run in (["cat"], SERVE)]
    try:
        assert json.loads(started[1].stdout.readline())["secret"]
        yield started[0].pid, started[1].pid
    finally:
        for process in started:
            process.kill()
            process.communicate()


@pytest.mark.parametrize("file", ["environ", "auxv", "maps"])
def test_not_even_programs_of_the_same_user_look_into_it(ordinary: tuple[int, int], file: str) -> None:
    """PR_SET_DUMPABLE: the kernel lets a process look at its own user's others, but not at this one."""
    other, helper = (
        subprocess.run([*ORDINARY, "head", "-c", "1", f"/proc/{pid}/{file}"], capture_output=True) for pid in ordinary
    )
    assert (other.returncode, bool(other.stdout)) == (0, True)
    assert helper.returncode != 0 and not helper.stdout


SECOND_BINDS = {
    "plain": [],
    "reuse address": [socket.SO_REUSEADDR],
    "reuse port": [getattr(socket, "SO_REUSEPORT", socket.SO_REUSEADDR)],
    "both": [socket.SO_REUSEADDR, getattr(socket, "SO_REUSEPORT", socket.SO_REUSEADDR)],
}


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.parametrize("options", SECOND_BINDS.values(), ids=SECOND_BINDS)
def test_nobody_takes_the_port_beside_us(told: Helper, options: list[int], address: str) -> None:
    with socket.socket() as second:
        for option in options:
            second.setsockopt(socket.SOL_SOCKET, option, 1)
        with pytest.raises(OSError):
            second.bind((address, told.port))
            second.listen()


def test_it_listens_on_loopback_and_nowhere_else(told: Helper) -> None:
    listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    ports = [line.split()[1] for line in listening.splitlines() if line.split()[3] == "0A"]
    assert [entry for entry in ports if entry.endswith(f":{told.port:04X}")] == [f"0100007F:{told.port:04X}"]


@pytest.mark.parametrize(
    "name", ["HOST", "FLASK_RUN_HOST", "INLANE_HOST", "SERVER_NAME", "FLASK_DEBUG", "WAITRESS_HOST"]
)
def test_no_environment_opens_it_wider(name: str) -> None:
    value = "1" if name == "FLASK_DEBUG" else "0.0.0.0"
    process = subprocess.Popen(
        command("serve", "--json"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, name: value},
    )  # fmt: skip
    try:
        told = json.loads(process.stdout.readline())
        helper = Helper(told["url"], told["secret"], process)
        assert helper.url.startswith("http://127.0.0.1:")
        test_it_listens_on_loopback_and_nowhere_else(helper)
        assert helper.get("/console").status == 404
        assert helper.post("/v1/classify", b"{").status == 400
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6], ids=["LAN address", "::1"])
def test_no_other_address_answers(told: Helper, family: socket.AddressFamily) -> None:
    address = "::1" if family == socket.AF_INET6 else _own_address()
    with socket.socket(family) as elsewhere:
        elsewhere.settimeout(2)
        assert elsewhere.connect_ex((address, told.port)) != 0


def _own_address() -> str:
    done = subprocess.run([shutil.which("hostname") or "hostname", "-I"], capture_output=True, text=True)
    return next((one for one in done.stdout.split() if "." in one and not one.startswith("127.")), "127.0.0.2")
