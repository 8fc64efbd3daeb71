"""The helper's door, on the real server: who gets in, what is refused, and that nothing else is said."""

import base64
import concurrent.futures
import json
import re
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from jsonschema import Draft202012Validator

from inlane import openapi, places, rules
from inlane.app import ARRIVED, PATIENCE, create_app, mac, page_files
from inlane.connection import DEADLINE
from inlane.errors import REFUSALS
from inlane.tables import PackError
from tests.helper import SENDER, UPWORK, Helper, Reply, running

GOOD = json.dumps({"text": SENDER, "context": UPWORK}).encode()
OURS = places.chromium_origin()
DOCUMENT = openapi.document()


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    with running() as started:
        yield started


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


# -- refusals, one check after the other


HOSTS = [
    "localhost:{port}",
    "127.0.0.1.:{port}",
    "127.0.0.1.evil.example:{port}",
    "127.1:{port}",
    "2130706433:{port}",
    "0.0.0.0:{port}",
    "[::1]:{port}",
    "[::ffff:127.0.0.1]:{port}",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:{port}@evil.example",
    "evil.example",
    "127.0.0.1:{port},evil.example",
    "127.0.0.1:0{port}",
    "0x7f000001:{port}",
    "127.0.0.1:{port}.",
    "127.0.0.1:{port}/",
    "LOCALHOST:{port}",
]


@pytest.mark.parametrize("host", HOSTS)
def test_only_the_exact_host_is_answered(helper: Helper, host: str) -> None:
    head = f"POST /v1/classify HTTP/1.1\nHost: {host}\nAuthorization: Bearer {{secret}}"
    head += f"\nContent-Type: application/json\nContent-Length: {len(GOOD)}\nConnection: close"
    is_refusal(reply_of(helper.raw(helper.request(head, GOOD))), 421)


@pytest.mark.parametrize(
    "hosts",
    ["", "Host: 127.0.0.1:{port}\nHost: evil.example", "Host: evil.example\nHost: 127.0.0.1:{port}"]
    + ["Host: evil.example\nX-Forwarded-Host: 127.0.0.1:{port}", "Host:"],
)
def test_no_host_or_two_or_a_forwarded_one(helper: Helper, hosts: str) -> None:
    for version in ("1.0", "1.1"):
        head = f"GET /v1/rules HTTP/{version}\n{hosts}\nAuthorization: Bearer {{secret}}\nConnection: close"
        is_refusal(reply_of(helper.raw(helper.request(head.replace("\n\n", "\n")))), 421)


@pytest.mark.parametrize("target", ["http://evil.example/v1/rules", "http://127.0.0.1:{port}/v1/rules", "*"])
def test_only_a_path_is_a_target(helper: Helper, target: str) -> None:
    head = f"GET {target} HTTP/1.1\nHost: 127.0.0.1:{{port}}\nConnection: close"
    is_refusal(reply_of(helper.raw(helper.request(head))), 400)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_each_route_takes_one_method(helper: Helper, method: str) -> None:
    reply = helper.ask(method, "/v1/classify", None, {"X-HTTP-Method-Override": "POST"})
    is_refusal(reply, 405)
    assert reply.headers["allow"] == "POST"


@pytest.mark.parametrize("path", ["/", "/v1/rules", "/v1/openapi.json", "/shared/helper.js"])
def test_reading_routes_take_only_get(helper: Helper, path: str) -> None:
    assert helper.ask("HEAD", path, None, {}).status == 405
    is_refusal(helper.post(path, {}), 405)


def test_a_preflight_of_a_foreign_page_gets_nothing(helper: Helper) -> None:
    asks = {"Origin": "https://www.upwork.com", "Access-Control-Request-Method": "POST"}
    asks["Access-Control-Request-Private-Network"] = "true"
    reply = helper.ask("OPTIONS", "/v1/classify", None, asks)
    is_refusal(reply, 405)
    assert not [name for name in reply.headers if name.startswith("access-control")]


def test_no_upgrade(helper: Helper) -> None:
    is_refusal(helper.get("/v1/rules", Upgrade="websocket", Connection="Upgrade"), 400)


ORIGINS = [
    "https://www.upwork.com",
    "null",
    "",
    OURS.upper(),
    f"{OURS}/",
    f"{OURS}.evil.example",
    f"x{OURS}",
    "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "moz-extension://0e79328e-cb12-43d3-ab3e-611c271e2c1e",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "https://127.0.0.1:{port}",
    "http://localhost:{port}",
    f"{OURS}, https://evil.example",
    "file://",
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_foreign_origin_is_refused_with_the_secret_too(helper: Helper, origin: str) -> None:
    for path in ("/v1/classify", "/v1/hello"):
        reply = helper.post(path, GOOD, Origin=origin.format(port=helper.port))
        is_refusal(reply, 403)
        assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("site", "origin"),
    [
        ("cross-site", None),
        ("same-site", None),
        ("cross-site", OURS),
        ("same-origin", OURS),
        ("", None),
        ("x", None),
    ],
)
def test_a_request_from_another_site_is_refused(helper: Helper, site: str, origin: str | None) -> None:
    is_refusal(helper.post("/v1/classify", GOOD, Origin=origin, **{"Sec-Fetch-Site": site}), 403)
    if origin is None:
        is_refusal(helper.get("/", **{"Sec-Fetch-Site": site}), 403)


@pytest.mark.parametrize("referer", ["https://www.upwork.com/", "http://127.0.0.1:{port}.evil.example/", "x", ""])
def test_a_foreign_referer_is_refused(helper: Helper, referer: str) -> None:
    is_refusal(helper.post("/v1/classify", GOOD, Referer=referer.format(port=helper.port)), 403)


def test_no_query(helper: Helper) -> None:
    is_refusal(helper.post(f"/v1/classify?token={helper.secret}", GOOD, Authorization=None), 400)
    is_refusal(helper.get("/?secret=x"), 400)


@pytest.mark.parametrize("kind", ["text/plain", "", None, "application/json; charset=latin-1", "application/jsonp"])
def test_only_json(helper: Helper, kind: str | None) -> None:
    is_refusal(helper.post("/v1/classify", GOOD, **{"Content-Type": kind}), 415)


def test_nothing_is_unpacked(helper: Helper) -> None:
    is_refusal(helper.post("/v1/classify", GOOD, **{"Content-Encoding": "gzip"}), 415)


def send(helper: Helper, extra: str, body: bytes = b"") -> bytes:
    head = "POST /v1/classify HTTP/1.1\nHost: 127.0.0.1:{port}\nAuthorization: Bearer {secret}"
    return helper.raw(helper.request(f"{head}\nContent-Type: application/json\n{extra}", body))


@pytest.mark.parametrize(
    ("lengths", "status"),
    [
        ("X-Nothing: 1\nConnection: close", 411),
        ("Transfer-Encoding: chunked", 411),
        ("Transfer-Encoding: chunked\nContent-Length: 5", 400),
        ("Transfer-Encoding: gzip, chunked", 501),
        ("Content-Length: 5\nContent-Length: 6", 400),
        ("Content-Length: -5", 400),
        ("Content-Length: 5x", 400),
        ("Content-Length: 262145", 413),
        ("Content-Length: 1073741824", 413),
        (f"X-Long: {'x' * 17_000}", 431),
        ("Content-Length : 5", 400),
    ],
)
def test_a_request_has_one_length(helper: Helper, lengths: str, status: int) -> None:
    began = time.monotonic()
    is_refusal(reply_of(send(helper, lengths)), status)
    assert time.monotonic() - began < DEADLINE + 2


@pytest.mark.parametrize("size", [300_000, 5_000_000])
def test_who_sends_too_much_still_hears_why(helper: Helper, size: int) -> None:
    is_refusal(helper.post("/v1/classify", b"x" * size), 413)


def test_the_largest_text_is_taken(helper: Helper) -> None:
    assert helper.classify("😀" * 50_000).status == 200
    reply = helper.classify("a" * 50_001)
    is_refusal(reply, 413)
    assert "50,000 characters" in reply.json["error"]["message"]


@pytest.mark.parametrize(
    "proof",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic {secret}",
        "bearer {secret}",
        "{secret}",
        "Bearer é",
    ],
)
def test_only_with_the_secret(helper: Helper, proof: str | None) -> None:
    given = proof.format(secret=helper.secret).encode("latin-1").decode("latin-1") if proof is not None else None
    is_refusal(helper.post("/v1/classify", GOOD, Authorization=given), 401)
    is_refusal(helper.get("/v1/rules", Authorization=given), 401)
    is_refusal(helper.get("/v1/openapi.json", Authorization=given), 401)
    if proof is not None:
        is_refusal(helper.post("/v1/hello", {"nonce": "x" * 20}, Authorization=given), 401)


@pytest.mark.parametrize("body", [b"", b"priya", b"[]", b'{"text":' + b"[" * 100_000, b'"\\ud800"', b"\xff"])
def test_what_is_not_json_is_refused(helper: Helper, body: bytes) -> None:
    if body:
        is_refusal(helper.post("/v1/classify", body), 400)


def test_a_wrong_field_is_named(helper: Helper) -> None:
    reply = helper.classify(context={**UPWORK, "stage": "priya"})
    is_refusal(reply, 422)
    assert reply.json["error"]["message"].startswith("context.stage: ")


def test_half_a_surrogate_pair_is_answered(helper: Helper) -> None:
    context = b'{"platform": "upwork", "surface": "profile"}'
    body = b'{"text": "\\ud800 priya.design@gmail.com \\udfff", "context": %b}' % context
    reply = helper.post("/v1/classify", body)
    assert reply.status == 200 and reply.json["findings"][0]["spans"] == [[2, 24]]


def test_the_checks_come_in_order(helper: Helper) -> None:
    wrong = {
        "Host": "evil.example",
        "Upgrade": "x",
        "Origin": "https://evil.example",
        "Content-Type": "text/plain",
        "Authorization": "Bearer wrong",
    }
    seen = []
    for name, status in [
        ("Host", 421),
        ("Upgrade", 400),
        ("Origin", 403),
        ("Content-Type", 415),
        ("Authorization", 401),
    ]:
        reply = helper.ask("POST", "/v1/classify", b"not json", wrong)
        seen.append(reply.status == status)
        wrong.pop(name)
        if name == "Content-Type":
            wrong[name] = "application/json"
    assert all(seen)


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
