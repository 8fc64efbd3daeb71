"""The extension's side of the pairing, in Python: what it sends, signs and believes."""

from __future__ import annotations

import json
import secrets
from hashlib import sha256

from inlane import places, proof
from inlane.pairing import MODULUS, generator, to_hex
from tests.helper import Helper, Reply

OURS = places.chromium_origin()


def pair(helper: Helper, digits: str, origin: str = OURS) -> str | None:
    """The secret, when these are the digits; None when they are not."""
    own = secrets.randbits(256)
    public = to_hex(pow(generator(digits), own, MODULUS))
    first = exchange(helper, {"public": public}, origin)
    if first.status != 200:
        return None
    secret = secret_of(own, public, first.json["public"], origin, helper.port)
    if first.json["proof"] != proof.mac(secret, proof.pairing("helper", helper.port, origin)):
        return None
    shown = proof.mac(secret, proof.pairing("extension", helper.port, origin))
    return secret if exchange(helper, {"public": public, "proof": shown}, origin).status == 200 else None


def exchange(helper: Helper, body: dict, origin: str | None = OURS) -> Reply:
    return helper.post("/v1/pair", body, Authorization=None, Origin=origin)


def secret_of(own: int, public: str, answer: str, origin: str, port: int) -> str:
    shared = to_hex(pow(int(answer, 16), own, MODULUS))
    said = f"inlane1|key|{port}|{origin}|{public}|{answer}|{shared}"
    return proof.to_base64url(sha256(said.encode()).digest())


def signed(helper: Helper, secret: str, body: dict, *, nonce: str | None = None, **more: str | None) -> Reply:
    """A question as a paired extension asks it; `more` are headers in place of the right ones."""
    content = json.dumps(body).encode()
    nonce = nonce or secrets.token_urlsafe(16)
    headers = {
        "Authorization": None,
        "Origin": OURS,
        "X-Inlane-Key": proof.name_of(secret),
        "X-Inlane-Nonce": nonce,
        "X-Inlane-Mac": proof.mac(secret, proof.request("POST", "/v1/classify", helper.port, nonce, content)),
    }
    return helper.post("/v1/classify", content, **{**headers, **more})


def is_believed(reply: Reply, secret: str, nonce: str) -> bool:
    """Is this answer signed by who has the secret, and for this very question?"""
    return reply.headers.get("x-inlane-mac") == proof.mac(secret, proof.response(reply.status, nonce, reply.body))
