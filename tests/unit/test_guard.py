"""The helper's door, on the real server: who gets in, one check after the other, and that nothing else is said."""

import time

import pytest

from inlane import places
from inlane.connection import DEADLINE
from tests.helper import UPWORK, Helper
from tests.replies import GOOD, is_refusal, reply_of, send

OURS = places.chromium_origin()

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


@pytest.mark.parametrize("body", [b"priya", b"[]", b'{"text":' + b"[" * 100_000, b'"\\ud800"', b"\xff"])
def test_what_is_not_json_is_refused(helper: Helper, body: bytes) -> None:
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
