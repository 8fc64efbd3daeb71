"""Acting as another user of this computer: nobody, who has no rights of ours."""

from __future__ import annotations

import json
import os
import pwd
import subprocess
import sys
from pathlib import Path

_ASK = """
import http.client, json, sys
port, path, body, headers = json.loads(sys.argv[1])
connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
if body is not None:
    headers.setdefault("Content-Type", "application/json")
connection.request("GET" if body is None else "POST", path, body, headers)
answer = connection.getresponse()
print(json.dumps([answer.status, answer.read().decode("utf-8", "replace")]))
"""


def run_as_other(*command: str) -> subprocess.CompletedProcess:
    """Run it as nobody."""
    nobody = pwd.getpwnam("nobody")
    return subprocess.run(
        command,
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        timeout=30,
    )


# What an ordinary person's programs run as: without root's powers even when root runs the tests.
ORDINARY = ("setpriv", "--inh-caps=-all", "--bounding-set=-all") if os.geteuid() == 0 else ()


def ask_as_other(port: int, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str]:
    """Status and body of a request that nobody makes."""
    asked = json.dumps([port, path, body, {name: value.format(port=port) for name, value in headers.items()}])
    done = run_as_other("/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable, "-c", _ASK, asked)
    status, said = json.loads(done.stdout)
    return status, said
