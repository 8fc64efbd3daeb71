"""G18: the pairing by six digits, tried by whoever does not know them, and what comes of a paired secret."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inlane import pairing, proof
from inlane.errors import Refused
from inlane.pairing import MODULUS, Pairing, generator, meet, to_hex
from tests.attacks.extension_side import OURS, exchange, is_believed, pair, secret_of, signed
from tests.helper import SENDER, UPWORK, Helper, command

GOAL = "G18 pairing"
FIREFOX = "moz-extension://0e79328e-cb12-43d3-ab3e-611c271e2c1e"
QUESTION = {"text": SENDER, "context": UPWORK}


@contextmanager
def serving(home: Path) -> Iterator[tuple[Helper, str]]:
    """`inlane serve` as a person starts it, and the digits that it shows them."""
    process = subprocess.Popen(
        command("serve", "--port", "0"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")},
    )  # fmt: skip
    try:
        process.stdout.readline()
        page = process.stdout.readline().split(": ", 1)[1].strip()
        url, secret = page.split("/#secret=")
        yield Helper(url, secret, process), digits_in(process.stdout.readline())
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=5)
        finally:
            process.kill()
            process.stdout.close()


def digits_in(line: str) -> str:
    return "".join(line.rpartition(": ")[2].split())


@pytest.fixture
def person(tmp_path: Path) -> Iterator[tuple[Helper, str]]:
    with serving(tmp_path) as started:
        yield started


def test_the_right_digits_connect_and_are_dead_then(person: tuple[Helper, str]) -> None:
    helper, digits = person
    secret = pair(helper, digits)
    nonce = secrets.token_urlsafe(16)
    reply = signed(helper, secret, QUESTION, nonce=nonce)
    assert reply.status == 200 and reply.json["verdict"] == "breach" and is_believed(reply, secret, nonce)
    assert pair(helper, digits) is None


def test_a_connected_browser_stays_connected_and_nothing_else_is_kept(tmp_path: Path) -> None:
    with serving(tmp_path) as (helper, digits):
        secret = pair(helper, digits, FIREFOX)
        signed(helper, secret, QUESTION, Origin=FIREFOX)
    with serving(tmp_path) as (helper, _):
        assert signed(helper, secret, QUESTION, Origin=FIREFOX).status == 200
        assert signed(helper, secret, QUESTION, Origin=OURS).status == 403
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files] == ["paired.json"]
    assert files[0].stat().st_mode & 0o777 == 0o600 and files[0].parent.stat().st_mode & 0o777 == 0o700
    assert json.loads(files[0].read_text()) == [{"origin": FIREFOX, "secret": secret}]


def test_the_person_is_told_who_was_connected(person: tuple[Helper, str]) -> None:
    helper, digits = person
    pair(helper, digits, FIREFOX)
    helper.process.stdout.readline(), helper.process.stdout.readline()
    assert FIREFOX in helper.process.stdout.readline()


def test_five_wrong_guesses_and_the_digits_are_dead(person: tuple[Helper, str]) -> None:
    helper, digits = person
    wrong = [f"{(int(digits) + i) % 10**6:06d}" for i in range(1, 6)]
    assert [pair(helper, guess) for guess in wrong] == [None] * 5
    assert pair(helper, digits) is None
    assert exchange(helper, {"public": to_hex(4)}).status == 409


def test_enter_shows_new_digits(person: tuple[Helper, str]) -> None:
    helper, digits = person
    for _ in range(5):
        exchange(helper, {"public": to_hex(4)})
    helper.process.stdout.readline(), helper.process.stdout.readline()
    helper.process.stdin.write("\n")
    helper.process.stdin.flush()
    new = digits_in(helper.process.stdout.readline())
    assert new != digits and pair(helper, new)


def test_ten_thousand_guesses(figures: Callable[..., None]) -> None:
    """As fast as they come, for as long as it takes; the clock stands still, so that the digits never run out."""
    connected = []
    waiting = Pairing(1, lambda secret, origin: connected.append(secret), clock=lambda: 0.0)
    waiting.begin()
    refused = 0
    for guess in range(10_000):
        public = to_hex(pow(generator(f"{guess:06d}"), 3, MODULUS)) if guess < pairing.TRIES else to_hex(4)
        try:
            waiting.exchange(public, OURS, None)
        except Refused:
            refused += 1
    assert refused == 10_000 - pairing.TRIES and not connected
    figures(tried=10_000, worst=0)


def test_two_minutes_and_the_digits_are_dead() -> None:
    now = [0.0]
    waiting = Pairing(1, lambda secret, origin: None, clock=lambda: now[0])
    waiting.begin()
    now[0] = pairing.OPEN_FOR + 0.1
    with pytest.raises(Refused, match="not_pairing"):
        waiting.exchange(to_hex(4), OURS, None)


def test_nothing_that_was_sent_tells_the_digits() -> None:
    """A program on our port sees one exchange. For every six digits there is an exponent that explains it."""
    digits, own = "123456", secrets.randbits(256)
    public = to_hex(pow(generator(digits), own, MODULUS))
    answer, secret = meet("654321", secrets.randbits(256), public, OURS, 1)
    assert secret_of(own, public, answer, OURS, 1) != secret
    assert pow(int(public, 16), (MODULUS - 1) // 2, MODULUS) == 1
    for guess in ("000000", "123456", "999999"):
        # All generators make the same subgroup, so that no guess can be ruled out by where the number lies.
        assert pow(generator(guess), (MODULUS - 1) // 2, MODULUS) == 1 and generator(guess) > 2**1900


@pytest.mark.parametrize("number", [0, 1, MODULUS - 1, MODULUS, MODULUS + 1], ids=["0", "1", "p-1", "p", "p+1"])
def test_numbers_that_would_make_the_secret_known_are_refused(number: int) -> None:
    with pytest.raises(Refused, match="bad_input"):
        meet("123456", 5, to_hex(number), OURS, 1)


@pytest.mark.parametrize(
    "body", [{}, {"public": "2"}, {"public": 5}, {"public": "G" * 512}, {"public": "A" * 512}, {"public": ["f" * 512]}]
)
def test_odd_exchanges_are_refused_and_cost_no_try(person: tuple[Helper, str], body: dict) -> None:
    helper, digits = person
    for _ in range(6):
        assert exchange(helper, body).status == 422
    assert pair(helper, digits)


@pytest.mark.parametrize(
    "origin",
    [None, "null", "https://www.upwork.com", "http://127.0.0.1:1", "chrome-extension://" + "a" * 32]
    + ["moz-extension://x", FIREFOX + ".evil.test", FIREFOX.upper()],
)
def test_only_an_extension_may_pair(person: tuple[Helper, str], origin: str | None) -> None:
    helper, _ = person
    assert exchange(helper, {"public": to_hex(4)}, origin).status in (403, 409)


def test_a_proof_without_an_exchange_is_nothing(person: tuple[Helper, str]) -> None:
    helper, digits = person
    assert exchange(helper, {"public": to_hex(4), "proof": "x"}).status == 409
    public = to_hex(pow(generator(digits), 3, MODULUS))
    shown = exchange(helper, {"public": public}).json["proof"]
    # The helper's own proof, sent back to it.
    assert exchange(helper, {"public": public, "proof": shown}).status == 401


def test_another_extension_cannot_finish_what_ours_began(person: tuple[Helper, str]) -> None:
    helper, digits = person
    own = secrets.randbits(256)
    public = to_hex(pow(generator(digits), own, MODULUS))
    answer = exchange(helper, {"public": public}).json
    secret = secret_of(own, public, answer["public"], OURS, helper.port)
    shown = proof.mac(secret, proof.pairing("extension", helper.port, OURS))
    assert exchange(helper, {"public": public, "proof": shown}, FIREFOX).status == 409


def test_nobody_breaks_into_an_exchange_that_has_begun(person: tuple[Helper, str]) -> None:
    """Between our two steps somebody else uses up all the guesses, with a number of theirs and with ours."""
    helper, digits = person
    own = secrets.randbits(256)
    public = to_hex(pow(generator(digits), own, MODULUS))
    answer = exchange(helper, {"public": public}).json
    for _ in range(pairing.TRIES):
        exchange(helper, {"public": to_hex(4)}, FIREFOX)
    assert exchange(helper, {"public": to_hex(4)}).status == 409
    secret = secret_of(own, public, answer["public"], OURS, helper.port)
    shown = proof.mac(secret, proof.pairing("extension", helper.port, OURS))
    assert exchange(helper, {"public": public, "proof": shown}).status == 200


FORGED = {
    "no signature": {"X-Inlane-Mac": None},
    "an empty one": {"X-Inlane-Mac": ""},
    "one of another request": {"X-Inlane-Nonce": "another-nonce-than-signed"},
    "no nonce": {"X-Inlane-Nonce": None},
    "another browser's name": {"X-Inlane-Key": "x" * 16},
    "no name": {"X-Inlane-Key": None},
    "not ASCII": {"X-Inlane-Mac": "\xe9" * 43},
    "a foreign origin": {"Origin": "https://evil.test"},
    "another extension": {"Origin": FIREFOX},
    "a bearer that is the name": {"Authorization": "Bearer x"},
}


@pytest.fixture(scope="module")
def paired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Helper, str]]:
    with serving(tmp_path_factory.mktemp("home")) as (helper, digits):
        yield helper, pair(helper, digits)


@pytest.mark.parametrize("headers", FORGED.values(), ids=FORGED)
def test_a_request_not_signed_as_it_is_sent_is_refused(paired: tuple[Helper, str], headers: dict) -> None:
    helper, secret = paired
    reply = signed(helper, secret, QUESTION, **headers)
    assert reply.status in (401, 403) and "x-inlane-mac" not in reply.headers


def test_a_request_cannot_be_sent_again_nor_changed(paired: tuple[Helper, str]) -> None:
    helper, secret = paired
    nonce = secrets.token_urlsafe(16)
    assert signed(helper, secret, QUESTION, nonce=nonce).status == 200
    assert signed(helper, secret, QUESTION, nonce=nonce).status == 401
    content = json.dumps(QUESTION).encode()
    right = proof.mac(secret, proof.request("POST", "/v1/classify", helper.port, "n" * 22, content))
    assert signed(helper, secret, {**QUESTION, "text": "x"}, nonce="n" * 22, **{"X-Inlane-Mac": right}).status == 401


def test_the_secret_of_one_browser_says_hello_for_it_alone(paired: tuple[Helper, str]) -> None:
    helper, secret = paired
    body = {"nonce": "AAECAwQFBgcICQoLDA0ODw"}
    reply = helper.post("/v1/hello", body, Authorization=None, **{"X-Inlane-Key": proof.name_of(secret)})
    assert reply.json["mac"] == proof.mac(secret, proof.hello(helper.port, body["nonce"]))
    assert helper.post("/v1/hello", body, Authorization=None, **{"X-Inlane-Key": "x" * 16}).status == 401


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_list_that_others_can_read_is_not_used(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "home/.config/inlane/paired.json"
    with serving(tmp_path / "home") as (helper, digits):
        secret = pair(helper, digits)
    file.chmod(mode)
    env = {**os.environ, "HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path / "home/.config")}
    done = subprocess.run(command("serve", "--port", "0"), env=env, capture_output=True, text=True, timeout=20)
    assert done.returncode == 4 and str(file) in done.stderr and secret not in done.stderr


def test_a_folder_that_others_can_open_gets_no_list(tmp_path: Path) -> None:
    """Before any browser is connected: afterwards the secret would lie there already."""
    folder = tmp_path / ".config/inlane"
    folder.mkdir(parents=True, mode=0o755)
    env = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / ".config")}
    done = subprocess.run(command("serve", "--port", "0"), env=env, capture_output=True, text=True, timeout=20)
    assert done.returncode == 4 and str(folder) in done.stderr


def test_a_person_is_connected_in_less_than_a_minute(person: tuple[Helper, str], figures: Callable[..., None]) -> None:
    began = time.monotonic()
    assert pair(*person)
    figures(tried=0, worst=0, note=f"connected {time.monotonic() - began:.2f} s after the digits")
