"""What the helper answers, on the real server, also under load and with faults of its own."""

import base64
import concurrent.futures
import json
import re
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest
from jsonschema import Draft202012Validator

from inlane import openapi, places, rules
from inlane.app import ARRIVED, PATIENCE, create_app, mac, page_files
from inlane.connection import DEADLINE
from inlane.errors import REFUSALS
from inlane.tables import PackError
from tests.helper import UPWORK, Helper, running
from tests.replies import GOOD, is_refusal, is_sealed, send

OURS = places.chromium_origin()
DOCUMENT = openapi.document()


# -- answers


def test_a_text_is_checked(helper: Helper) -> None:
    reply = helper.classify()
    assert reply.status == 200 and reply.json["verdict"] == "breach"
    is_sealed(reply)


def test_the_extension_is_answered_and_may_read_it(helper: Helper) -> None:
    reply = helper.post("/v1/classify", GOOD, Origin=OURS, **{"Sec-Fetch-Site": "none"})
    assert reply.status == 200
    assert reply.headers["access-control-allow-origin"] == OURS
    assert "access-control-allow-credentials" not in reply.headers


def test_the_helpers_own_page_is_answered(helper: Helper) -> None:
    own = {"Origin": helper.url, "Referer": f"{helper.url}/", "Sec-Fetch-Site": "same-origin"}
    reply = helper.post("/v1/classify", GOOD, **own)
    assert reply.status == 200 and "access-control-allow-origin" not in reply.headers


def test_hello_proves_the_helper_without_the_secret_on_the_wire(helper: Helper) -> None:
    nonce = "AAECAwQFBgcICQoLDA0ODw"
    reply = helper.post("/v1/hello", {"nonce": nonce}, Authorization=None)
    assert reply.status == 200 and reply.json["api"] == 1
    assert reply.json["mac"] == mac(helper.secret, f"inlane1|hello|{helper.port}|{nonce}")


def test_the_proof_of_a_known_key() -> None:
    key = base64.urlsafe_b64encode(bytes(range(32))).rstrip(b"=").decode()
    assert mac(key, "inlane1|hello|48219|AAECAwQFBgcICQoLDA0ODw") == "S5hry0-nalOkYfsS_tC4qm70Zap_aY74z4jgJawP0Rw"


@pytest.mark.parametrize("nonce", [None, "", "short", "x" * 65, "spaces in the nonce", 5, ["x" * 20]])
def test_hello_takes_only_a_nonce(helper: Helper, nonce: object) -> None:
    is_refusal(helper.post("/v1/hello", {"nonce": nonce}), 422)


def test_the_rules_are_sent_once(helper: Helper) -> None:
    reply = helper.get("/v1/rules")
    assert reply.status == 200 and reply.body == rules.shipped()
    again = helper.get("/v1/rules", **{"If-None-Match": reply.headers["etag"]})
    assert again.status == 304 and not again.body
    assert helper.get("/v1/rules", **{"If-None-Match": '"older"'}).status == 200


def test_the_interface_is_described_in_full(helper: Helper) -> None:
    document = helper.get("/v1/openapi.json").json
    assert document == json.loads(json.dumps(DOCUMENT)) and document["openapi"].startswith("3.1")
    routes = {rule.rule for rule in create_app(helper.secret, 1).url_map.iter_rules()}
    assert set(document["paths"]) == {route for route in routes if route.startswith("/v1/")}
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert {"200", "400", "403", "421", "500"} <= set(operation["responses"]), path
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_an_answer_is_what_the_document_says(helper: Helper) -> None:
    answer = {"$ref": "#/components/schemas/Answer", "components": DOCUMENT["components"]}
    Draft202012Validator(answer).validate(helper.classify().json)


def test_offsets_are_utf16(helper: Helper) -> None:
    text = "😀😀 priya.design@gmail.com"
    spans = [finding["spans"] for finding in helper.classify(text).json["findings"]]
    assert [[5, 27]] in spans


# -- the page


def test_the_page_and_its_files(helper: Helper) -> None:
    page = helper.get("/", Authorization=None)
    assert page.status == 200 and page.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    is_sealed(page)
    for path, file in page_files().items():
        assert helper.get(path, Authorization=None).body == file.read_bytes()
    assert helper.get("/rules.json", Authorization=None).body == rules.shipped()


def test_the_page_names_only_files_that_are_served(helper: Helper) -> None:
    named = re.findall(r'(?:src|href)="([^"]+)"', helper.get("/").body.decode())
    assert named and set(named) <= set(page_files())


OTHER_PATHS = [
    "/v1",
    "/v1/",
    "/v1/check",
    "/v1/classify/",
    "/V1/classify",
    "/console",
    "/static/x",
    "/static/../../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/../manifest.json",
    "/manifest.json",
    "/worker.js",
    "/content/gate.js",
    "/shared/",
    "/shared/../manifest.json",
    "/check",
    "/favicon.ico",
    "/shared/%2e%2e/manifest.json",
    "//etc/passwd",
    "/.git/config",
    "/shared/helper.js/",
    "/health",
]


@pytest.mark.parametrize("path", OTHER_PATHS)
def test_nothing_else_is_served(helper: Helper, path: str) -> None:
    # No address of ours is written with escapes, so that none is read in two ways.
    is_refusal(helper.get(path), 400 if "%" in path else 404)


# -- the server under load


def test_it_listens_on_this_computer_only(helper: Helper) -> None:
    with socket.socket() as elsewhere:
        elsewhere.settimeout(1)
        own = socket.gethostbyname(socket.gethostname())
        if not own.startswith("127."):
            assert elsewhere.connect_ex((own, helper.port)) != 0
    with socket.socket(socket.AF_INET6) as v6:
        assert v6.connect_ex(("::1", helper.port)) != 0


def test_unfinished_requests_end_and_shut_nobody_out(helper: Helper) -> None:
    drips = [socket.create_connection(("127.0.0.1", helper.port), timeout=10) for _ in range(120)]
    try:
        for drip in drips:
            drip.sendall(b"POST /v1/classify HTTP/1.1\r\nHost: x")
        assert helper.classify().status == 200
        began = time.monotonic()
        for drip in drips:
            assert Helper.rest(drip) == b""
        assert time.monotonic() - began < DEADLINE + 4
    finally:
        for drip in drips:
            drip.close()


def test_many_at_once_are_answered_or_told_to_wait(helper: Helper) -> None:
    heavy = "call me maybe [at] the dot com " * 300
    with concurrent.futures.ThreadPoolExecutor(60) as pool:
        statuses = list(pool.map(lambda _: helper.classify(heavy).status, range(120)))
    assert set(statuses) <= {200, 503} and 200 in statuses


def test_a_text_that_waited_too_long_is_told_so() -> None:
    app = create_app("c2VjcmV0", 1)
    headers = {"Host": "127.0.0.1:1", "Authorization": "Bearer c2VjcmV0"}
    asked = {"json": {"text": "x", "context": UPWORK}, "headers": headers}
    environ = {ARRIVED: time.monotonic() - PATIENCE - 1}
    reply = app.test_client().post("/v1/classify", **asked, environ_overrides=environ)
    assert reply.status_code == 503 and reply.json["error"]["code"] == "busy"
    environ = {ARRIVED: time.monotonic()}
    assert app.test_client().post("/v1/classify", **asked, environ_overrides=environ).status_code == 200


def test_a_fault_of_ours_says_nothing_of_the_text(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    def fail(draft: object) -> None:
        raise ValueError(f"secret words in {draft}")

    monkeypatch.setattr("inlane.wire.check", fail)
    app = create_app("c2VjcmV0", 1)
    headers = {"Host": "127.0.0.1:1", "Authorization": "Bearer c2VjcmV0"}
    body = {"text": "secret words", "context": UPWORK}
    reply = app.test_client().post("/v1/classify", json=body, headers=headers)
    assert reply.status_code == 500 and reply.json["error"]["code"] == "broken"
    said = capfd.readouterr()
    assert "ValueError at test_api.py:" in said.err and "secret words" not in said.err + said.out


def test_a_bad_pack_is_named_and_nothing_is_called_checked(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    def fail(draft: object) -> None:
        raise PackError("mini.toml, rule 'first': why is missing. Add why.")

    monkeypatch.setattr("inlane.wire.check", fail)
    headers = {"Host": "127.0.0.1:1", "Authorization": "Bearer c2VjcmV0"}
    reply = create_app("c2VjcmV0", 1).test_client().post("/v1/classify", json=json.loads(GOOD), headers=headers)
    assert (
        reply.status_code == 500
        and capfd.readouterr().err == "inlane: mini.toml, rule 'first': why is missing. Add why.\n"
    )


def test_nothing_of_a_text_is_printed() -> None:
    with running() as helper:
        for body in (GOOD, b"priya", GOOD[:-1], GOOD.replace(b"stage", b"priya")):
            helper.post("/v1/classify", body)
        send(helper, "Content-Length: 5x", GOOD)
        helper.process.stdin.close()
        helper.process.wait(timeout=5)
        said = helper.process.stdout.read() + helper.process.stderr.read()
    assert b"priya" not in said and helper.process.returncode == 0


def test_every_refusal_has_a_name_that_http_knows() -> None:
    known = BaseHTTPRequestHandler.responses
    assert all(status in known or status == 421 for status, _, _ in REFUSALS.values())
