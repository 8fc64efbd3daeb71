"""What any answer of the helper must have, and any refusal."""

from __future__ import annotations

import json
import re

from inlane.errors import REFUSALS
from tests.helper import SENDER, UPWORK, Helper, Reply

GOOD = json.dumps({"text": SENDER, "context": UPWORK}).encode()  # a body that is answered


def is_sealed(reply: Reply) -> None:
    """What every answer has, whoever asked."""
    headers = reply.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] in ("no-store", "no-cache")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert not headers.keys() & {"server", "set-cookie", "access-control-allow-private-network"}


def is_refusal(reply: Reply, status: int) -> None:
    assert reply.status == status
    is_sealed(reply)
    error = reply.json["error"]
    assert list(reply.json) == ["error"] and list(error) == ["code", "message", "hint"]
    assert REFUSALS[error["code"]][0] == status and error["message"] and error["hint"]
    assert b"priya" not in reply.body


def status_of(raw: bytes) -> int | None:
    match = re.match(rb"HTTP/1\.[01] (\d{3}) ", raw)
    return int(match[1]) if match else None


def reply_of(raw: bytes) -> Reply:
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")[1:]
    return Reply(status_of(raw), {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}, body)


def send(helper: Helper, extra: str, body: bytes = b"") -> bytes:
    head = "POST /v1/classify HTTP/1.1\nHost: 127.0.0.1:{port}\nAuthorization: Bearer {secret}"
    return helper.raw(helper.request(f"{head}\nContent-Type: application/json\n{extra}", body))
