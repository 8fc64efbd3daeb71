"""Proving to know a secret without saying it: the messages that helper and extension sign."""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256

LABEL = "inlane1"


def mac(secret: str, said: str) -> str:
    """The proof of knowing `secret` (base64url without padding), in base64url without padding."""
    key = base64.urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
    return to_base64url(hmac.digest(key, said.encode(), sha256))


def to_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def hello(port: int, nonce: str) -> str:
    """What a helper signs to show who it is."""
    return f"{LABEL}|hello|{port}|{nonce}"


def request(method: str, path: str, port: int, nonce: str, body: bytes) -> str:
    """What a paired extension signs of a request."""
    return f"{LABEL}|req|{method}|{path}|{port}|{nonce}|{sha256(body).hexdigest()}"


def response(status: int, nonce: str, body: bytes) -> str:
    """What the helper signs of its answer to that request."""
    return f"{LABEL}|res|{status}|{nonce}|{sha256(body).hexdigest()}"


def pairing(side: str, port: int, origin: str) -> str:
    """What each side signs to show that it has typed, or shown, the same six digits."""
    return f"{LABEL}|pair|{side}|{port}|{origin}"


def name_of(secret: str) -> str:
    """The public name of a paired secret: says which one is meant, and nothing about it."""
    return mac(secret, f"{LABEL}|name")[:16]


def is_same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing about them."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
