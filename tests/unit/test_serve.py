"""`inlane serve` as a person and as a program start it, each run a process of its own."""

import json
import os
import re
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.helper import Helper, command, ended, running


def ended_by_itself(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(command(*arguments), input=b"x", capture_output=True, timeout=30)


def test_serve_says_where_and_ends_with_its_input() -> None:
    with running() as helper:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", helper.url) and len(helper.secret) == 43
        assert helper.classify().status == 200
        helper.process.stdin.close()
        assert helper.process.wait(timeout=5) == 0
        assert helper.process.stdout.read() == b""


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_serve_ends_when_told(kind: signal.Signals) -> None:
    with running() as helper:
        helper.process.send_signal(kind)
        assert helper.process.wait(timeout=5) == 0


def test_serve_goes_on_without_anybody_at_its_input() -> None:
    process = subprocess.Popen(
        command("serve", "--json"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with ended(process):
        told = json.loads(process.stdout.readline())
        helper = Helper(told["url"], told["secret"], process)
        for _ in range(3):
            assert helper.classify().status == 200
        assert process.poll() is None
        process.terminate()
        assert process.wait(timeout=5) == 0


def test_each_start_has_another_secret() -> None:
    with running() as one, running() as other:
        assert one.secret != other.secret and one.port != other.port
        assert Helper(one.url, other.secret, one.process).classify().status == 401


def test_a_port_can_be_had_again_at_once_and_not_twice() -> None:
    with running() as helper:
        port = str(helper.port)
        assert helper.classify().status == 200
        taken = ended_by_itself("serve", "--json", "--port", port)
        assert taken.returncode == 4 and b"Port " + port.encode() in taken.stderr
    with running("--port", port) as again:
        assert again.url.endswith(f":{port}")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_root_is_told() -> None:
    with running() as helper:
        helper.process.stdin.close()
        helper.process.wait(timeout=5)
        assert helper.process.stderr.read().decode().count("root") == 1
    assert b"root" not in ended_by_itself("check").stderr


def test_the_page_opens_without_its_secret_in_any_command_line(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}.part; mv {seen}.part {seen}\n')
    browser.chmod(0o755)
    process = subprocess.Popen(
        command("serve", "--json", "--open"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "BROWSER": f"{browser} %s", "TMPDIR": str(tmp_path)},
    )
    with ended(process):
        told = json.loads(process.stdout.readline())
        helper = Helper(told["url"], told["secret"], process)
        end = time.monotonic() + 10
        while not seen.exists():
            assert time.monotonic() < end
            select.select([], [], [], 0.02)
        file = Path(seen.read_text().strip().removeprefix("file://"))
        assert file.parent.stat().st_mode & 0o777 == 0o700 and told["secret"] not in file.read_text()
        (address,) = re.findall(r"url=([^\"]+)", file.read_text())
        path = address.removeprefix(told["url"])
        # The browser comes from a file, which is another site.
        first = helper.get(path, Authorization=None, **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})
        assert f"url={told['url']}/#secret={told['secret']}" in first.body.decode()
        assert not file.parent.exists()
        assert helper.get(path, Authorization=None).status == 404
        process.stdin.close()
