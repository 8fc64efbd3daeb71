"""Connecting a browser that cannot start programs: six digits, typed once into the extension.

The digits never cross the wire, nor anything that they could be guessed from: both sides run SPEKE (ISO/IEC 11770-4),
a Diffie-Hellman exchange whose generator comes from the digits. Whoever does not know them, a program that took our
port as much as another extension, gets one guess an exchange, and there are five.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from inlane import proof
from inlane.errors import Refused

TRIES = 5
OPEN_FOR = 120  # seconds that the digits are good for
DIGITS = 6
HEX_LENGTH = 512  # of a number below the modulus
# RFC 3526, group 14: a safe prime of 2048 bits.
MODULUS = int(
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd"
    "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
    "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f"
    "83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b"
    "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510"
    "15728e5a8aacaa68ffffffffffffffff",
    16,
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """An exchange that waits for the extension's proof."""

    secret: str
    answer: dict[str, str]


class Pairing:
    """Waits for one extension that knows the digits; `found` hears of its secret and its origin."""

    def __init__(
        self, port: int, found: Callable[[str, str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._port = port
        self._found = found
        self._clock = clock
        self._lock = threading.Lock()
        self._digits = ""
        self._until = 0.0
        self._tries = 0
        # By the extension's number and origin: nobody who starts another ends this one.
        self._attempts: dict[tuple[str, str], Attempt] = {}

    def begin(self) -> str:
        """New digits to show to the person; earlier ones are dead."""
        with self._lock:
            self._digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
            self._until = self._clock() + OPEN_FOR
            self._tries = TRIES
            self._attempts.clear()
            return self._digits

    def exchange(self, public: str, origin: str, shown: str | None) -> dict[str, str]:
        """First the extension's public number, then the same with its proof (`shown`). Raises Refused."""
        with self._lock:
            if not self._digits or self._clock() > self._until:
                raise Refused("not_pairing")
            return self._start(public, origin) if shown is None else self._finish(public, origin, shown)

    def _start(self, public: str, origin: str) -> dict[str, str]:
        if self._tries <= 0:
            raise Refused("not_pairing")
        self._tries -= 1
        own = secrets.randbits(256)
        answer, secret = meet(self._digits, own, public, origin, self._port)
        told = {"public": answer, "proof": proof.mac(secret, proof.pairing("helper", self._port, origin))}
        self._attempts[public, origin] = Attempt(secret, told)
        return told

    def _finish(self, public: str, origin: str, shown: str) -> dict[str, str]:
        attempt = self._attempts.pop((public, origin), None)
        if attempt is None:
            raise Refused("not_pairing")
        if not proof.is_same(shown, proof.mac(attempt.secret, proof.pairing("extension", self._port, origin))):
            raise Refused("no_proof")
        self._digits = ""
        self._found(attempt.secret, origin)
        return attempt.answer


def meet(digits: str, own: int, public: str, origin: str, port: int) -> tuple[str, str]:
    """The helper's public number, and the secret that both sides come to. Raises Refused for a number out of range."""
    theirs = int(public, 16)
    if not 2 <= theirs <= MODULUS - 2:
        raise Refused("bad_input", "Not a number of the group.", field="public")
    answer = to_hex(pow(generator(digits), own, MODULUS))
    shared = to_hex(pow(theirs, own, MODULUS))
    said = f"{proof.LABEL}|key|{port}|{origin}|{public}|{answer}|{shared}"
    return answer, proof.to_base64url(sha256(said.encode()).digest())


def generator(digits: str) -> int:
    """A number of the large subgroup that nobody knows a logarithm of: the digits hashed to 2,304 bits, squared."""
    blocks = (sha256(f"{proof.LABEL}|digits|{digits}|{i}".encode()).digest() for i in range(9))
    return pow(int.from_bytes(b"".join(blocks)), 2, MODULUS)


def to_hex(number: int) -> str:
    return f"{number:0{HEX_LENGTH}x}"
