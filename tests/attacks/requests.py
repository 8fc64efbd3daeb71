"""The HTTP attacks, as bytes: each is a request that would be answered, with one thing about it wrong.

`{port}`, `{secret}` and `{ours}` (the extension's origin) are filled in. All carry the right secret unless the
secret is what is tried, so that no other check can hide behind that one. Rows are those of the attack table.
"""

# ruff: noqa: E501 - a table, one attack a line

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

from inlane import places
from tests.helper import SENDER, UPWORK

GOOD = json.dumps({"text": SENDER, "context": UPWORK}).encode()
GET = b""
PATH = "/v1/classify"


@dataclass(frozen=True)
class Attack:
    """One request and the statuses that turn it away; 0 is a connection that is closed without an answer."""

    name: str
    row: int
    want: tuple[int, ...]
    line: str = f"POST {PATH} HTTP/1.1"
    headers: tuple[tuple[str, str | None], ...] = ()
    body: bytes = GOOD
    length: str | None = ""
    end: bytes = b"\r\n\r\n"

    def raw(self, port: int, secret: str) -> bytes:
        """The bytes to send. A header of the attack stands in place of the usual one; None takes it out."""
        named = {name.lower() for name, _ in self.headers}
        usual = [(name, value) for name, value in _usual(self).items() if name.lower() not in named]
        own = [(name, value) for name, value in self.headers if value is not None]
        lines = [self.line, *(f"{name}: {value}" for name, value in usual + own)]
        fill = {"port": port, "secret": secret, "ours": places.chromium_origin()}
        head = "\r\n".join(lines)
        for name, value in fill.items():
            head = head.replace(f"{{{name}}}", str(value))
        body = self.body.replace(b"{port}", str(port).encode()).replace(b"{secret}", secret.encode())
        return head.encode("latin-1") + self.end + body


def _usual(attack: Attack) -> dict[str, str]:
    headers = {"Host": "127.0.0.1:{port}", "Connection": "close", "Authorization": "Bearer {secret}"}
    if attack.line.startswith("POST"):
        headers["Content-Type"] = "application/json"
        if attack.length is not None:
            headers["Content-Length"] = attack.length or str(len(attack.body))
    return headers


def _each(row: int, want: tuple[int, ...], header: str, values: list[str | None], **more: object) -> list[Attack]:
    return [Attack(f"{header}: {value}"[:60], row, want, headers=((header, value),), **more) for value in values]


def _gets(row: int, want: tuple[int, ...], paths: list[str], method: str = "GET") -> list[Attack]:
    return [Attack(f"{method} {path}"[:60], row, want, f"{method} {path} HTTP/1.1", body=GET) for path in paths]


def _bodies(row: int, want: tuple[int, ...], bodies: list[bytes]) -> list[Attack]:
    return [Attack(f"body {body[:40]!r} {len(body)}", row, want, body=body) for body in bodies]


def _headers(row: int, want: tuple[int, ...], name: str, *headers: tuple[str, str | None], **more: object) -> Attack:
    return Attack(name, row, want, headers=headers, **more)


HOSTS = [
    *("localhost:{port}", "LOCALHOST:{port}", "127.0.0.1.:{port}", "127.0.0.1:{port}.", "127.0.0.1.evil.test:{port}"),
    *("127.1:{port}", "2130706433:{port}", "0x7f000001:{port}", "0177.0.0.1:{port}", "0.0.0.0:{port}", "[::1]:{port}"),
    *("[::ffff:127.0.0.1]:{port}", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:0{port}", "127.0.0.1:{port}@evil.test"),
    *("evil.test:{port}", "evil.test", "127.0.0.1:{port},evil.test", "127.0.0.1:{port}/", "127.0.0.2:{port}", ""),
    *("localhost.localdomain:{port}", "printer.local:{port}", "127.0.0.1:{port} evil.test", "127.0.0.1:{port}#"),
]
HOST_PAIRS = [
    _headers(2, (400, 421), "ours, then a foreign host", ("Host", "127.0.0.1:{port}"), ("Host", "evil.test")),
    _headers(2, (400, 421), "foreign, then our host", ("Host", "evil.test"), ("Host", "127.0.0.1:{port}")),
    _headers(2, (421,), "no host, 1.1", ("Host", None)),
    Attack("no host, 1.0", 2, (421,), f"POST {PATH} HTTP/1.0", (("Host", None),)),
    Attack("absolute target, ours", 2, (400,), f"POST http://127.0.0.1:{{port}}{PATH} HTTP/1.1"),
    Attack("absolute target, foreign", 2, (400,), f"POST http://evil.test{PATH} HTTP/1.1"),
    _headers(3, (421,), "forwarded host", ("Host", "evil.test"), ("X-Forwarded-Host", "127.0.0.1:{port}")),
    _headers(3, (421,), "forwarded", ("Host", "evil.test"), ("Forwarded", "host=127.0.0.1:{port}")),
    _headers(3, (421,), "original host", ("Host", "evil.test"), ("X-Original-Host", "127.0.0.1:{port}")),
]
ORIGINS = [
    *(
        "https://www.example.com",
        "https://www.upwork.com",
        "https://evil.test",
        "null",
        "",
        "file://",
        "http://127.0.0.1",
    ),
    *("http://127.0.0.1:1", "https://127.0.0.1:{port}", "http://localhost:{port}", "http://0.0.0.0:{port}", "{ours}/"),
    *("{ours}.evil.test", "x{ours}", "{ours}, https://evil.test", "CHROME-EXTENSION://aaaa", "{ours}:443"),
    "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "moz-extension://0e79328e-cb12-43d3-ab3e-611c271e2c1e",
    "safari-web-extension://0e79328e-cb12-43d3-ab3e-611c271e2c1e",
    "http://[::1]:{port}",
    "http://127.0.0.1:{port}.evil.test",
]
SITES = [
    _headers(5, (403,), "Sec-Fetch-Site cross-site", ("Sec-Fetch-Site", "cross-site")),
    _headers(5, (403,), "Sec-Fetch-Site same-site", ("Sec-Fetch-Site", "same-site")),
    _headers(5, (403,), "Sec-Fetch-Site, forged origin", ("Sec-Fetch-Site", "cross-site"), ("Origin", "{ours}")),
    _headers(5, (403,), "same-origin, other extension", ("Sec-Fetch-Site", "same-origin"), ("Origin", "{ours}")),
    _headers(5, (403,), "Sec-Fetch-Site empty", ("Sec-Fetch-Site", "")),
    _headers(
        6,
        (403,),
        "a form that navigates",
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Mode", "navigate"),
        ("Content-Type", "text/plain"),
        ("Origin", "https://evil.test"),
    ),
    *_each(5, (403,), "Referer", ["https://evil.test/", "http://127.0.0.1:{port}.evil.test/", "x", ""]),
]
KINDS = [
    *("text/plain", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"),
    *("application/jsonp", "application/json; charset=latin-1", "text/json", "application/csp-report", "", None),
    *("application/json, text/plain", "APPLICATION/JSON;x=1", "application/json\t;charset=utf-8"),
]
PREFLIGHTS = [
    Attack(
        f"preflight of {origin}",
        4,
        (405,),
        f"OPTIONS {PATH} HTTP/1.1",
        (
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type,authorization"),
            ("Access-Control-Request-Private-Network", "true"),
            ("Authorization", None),
        ),
        GET,
    )
    for origin in ("https://evil.test", "https://www.upwork.com", "null", "http://localhost:{port}")
]
SIMPLE = [
    Attack("no-cors fetch of a page", 5, (403, 415), headers=(("Origin", "https://evil.test"), ("Content-Type", "text/plain"), ("Authorization", None))),
    Attack("no-cors, origin left out", 5, (415,), headers=(("Content-Type", "text/plain"), ("Authorization", None))),
    Attack("a form's text/plain body", 6, (403, 415), headers=(("Origin", "null"), ("Content-Type", "text/plain"), ("Authorization", None)), body=b'{"text":"x","a":"="}'),
    Attack("image of the rules", 5, (401, 403), "GET /v1/rules HTTP/1.1", (("Sec-Fetch-Site", "cross-site"), ("Authorization", None)), GET),
    Attack("rules without any proof", 5, (401,), "GET /v1/rules HTTP/1.1", (("Authorization", None),), GET),
    Attack("document without any proof", 5, (401,), "GET /v1/openapi.json HTTP/1.1", (("Authorization", None),), GET),
]  # fmt: skip
UPGRADES = [
    Attack("websocket", 9, (400, 403), "GET /v1/rules HTTP/1.1", (("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Key", "eHh4eHh4eHh4eHh4eHh4eA=="), ("Sec-WebSocket-Version", "13")), GET),
    Attack("websocket at the root", 9, (400, 403), "GET / HTTP/1.1", (("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Origin", "https://evil.test")), GET),
    Attack("upgrade to h2c", 9, (400,), "GET /v1/rules HTTP/1.1", (("Upgrade", "h2c"), ("Connection", "Upgrade, HTTP2-Settings"), ("HTTP2-Settings", "AAMAAABk")), GET),
    Attack("HTTP/2 preface", 9, (400, 0), "PRI * HTTP/2.0", (), GET),
]  # fmt: skip
METHODS = [
    *(Attack(f"{method} classify", 15, (405,), f"{method} {PATH} HTTP/1.1", body=GET) for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "BREW")),
    Attack("CONNECT", 15, (400, 405), "CONNECT 127.0.0.1:{port} HTTP/1.1", body=GET),
    Attack("GET that says POST", 15, (405,), f"GET {PATH} HTTP/1.1", (("X-HTTP-Method-Override", "POST"),), GET),
    Attack("POST to the rules", 15, (405,), "POST /v1/rules HTTP/1.1"),
    Attack("POST to the page", 15, (405,), "POST / HTTP/1.1"),
]  # fmt: skip
PATHS = [
    *("/console", "/static/../../etc/passwd", "/%2e%2e/", "/../manifest.json", "//evil.test/v1/rules"),
    *("/v1/classify/", "/V1/rules", "/v1/rules/", "/v1//rules", "/v1/rules%00", "/v1/./rules", "/shared/../worker.js"),
    *(
        "/worker/link.js",
        "/manifest.json",
        "/.git/config",
        "/favicon.ico",
        "/health",
        "/v1/rules;x=1",
        "/open/x",
        "/open/%3Ctoken%3E",
        "/open/",
    ),
]
QUERIES = [
    "/?__debugger__=yes&cmd=resource&f=debugger.js",
    "/v1/rules?token={secret}",
    "/?secret={secret}",
    "/v1/rules?x",
]
PROOFS = [
    *(
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "bearer {secret}",
        "BEARER {secret}",
        "Basic {secret}",
        "{secret}",
    ),
    *(
        "Bearer {secret}0",
        "Bearer -{secret}",
        "Bearer \xe9\xe9",
        "Bearer null",
        "Bearer  {secret}",
        "Digest x",
        "Bearer *",
    ),
]
LENGTHS = [
    Attack("no length", 58, (411,), length=None),
    Attack("a gigabyte is announced", 58, (413,), length="1073741824", body=b"{}"),
    Attack("one byte too many", 58, (413,), length="262145", body=b"{}"),
    Attack("two lengths", 60, (400,), headers=(("Content-Length", "5"), ("Content-Length", "6"))),
    Attack("a negative length", 60, (400,), length="-5"),
    Attack("a length in hex", 60, (400,), length="0x10"),
    Attack("a length with a plus", 60, (400,), length="+5"),
    Attack("a length with text", 60, (400,), length="5x"),
    Attack("chunked", 60, (411,), headers=(("Transfer-Encoding", "chunked"),), length=None, body=b"5\r\nhello\r\n0\r\n\r\n"),
    Attack("chunked and a length", 60, (400,), headers=(("Transfer-Encoding", "chunked"),), body=b"0\r\n\r\nPOST / HTTP/1.1"),
    Attack("chunked in odd case", 60, (400, 411, 501), headers=(("Transfer-Encoding", "xchunked"),), length=None, body=b""),
    Attack("chunked twice", 60, (400, 411, 501), headers=(("Transfer-Encoding", "chunked, chunked"),), length=None, body=b"0\r\n\r\n"),
    Attack("space before the colon", 60, (400,), headers=(("Content-Length ", "5"),), length=None),
    Attack("a folded header", 60, (400, 415), headers=(("Content-Type", "application/json\r\n folded"),)),
    Attack("a flood of headers", 60, (431,), headers=(("X-Long", "x" * 17_000),)),
    Attack("many headers", 60, (431,), headers=tuple((f"X-{i}", "x" * 40) for i in range(500))),
    Attack("a body cut short", 61, (0,), length="500", body=b'{"text"'),
    Attack("no end of headers", 61, (0,), end=b"\r\nX: y"),
    Attack("no HTTP at all", 60, (400, 0), "\x16\x03\x01\x02\x00 hello tls", (), GET),
    Attack("HTTP/0.9", 60, (400, 401), "GET /v1/rules", (("Authorization", None),), GET),
    Attack("two requests, the first refused", 60, (400,), "GET /v1/rules?x HTTP/1.1", (("Connection", "keep-alive"),), b"GET /v1/rules HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {secret}\r\n\r\n"),
]  # fmt: skip
# What one reader takes for a header, a line or a path, and another does not.
_HIDDEN = [
    *(
        b"Host: evil.test\nHost: 127.0.0.1:{port}",
        b"Host: evil.test\rHost: 127.0.0.1:{port}",
        b"Host\x00: 127.0.0.1:{port}",
    ),
    *(
        b"Host : 127.0.0.1:{port}",
        b"Host:127.0.0.1:{port}\x00",
        b" Host: 127.0.0.1:{port}",
        b"\x0bHost: 127.0.0.1:{port}",
    ),
    *(
        b"Host: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}",
        b"Host: 127.0.0.1:\r\n {port}",
        b"Host: \xff127.0.0.1:{port}",
    ),
    *(
        b"H\xf6st: 127.0.0.1:{port}",
        b"Host;: 127.0.0.1:{port}",
        b"Host: 127.0.0.1:{port}\xa0",
        b"Host: 127.0.0.1\xb9:{port}",
    ),
]
DIFFERENT = [
    *(Attack(f"hidden {line!r}"[:60], 60, (400, 421), headers=(("Host", None), ("X", "y\r\n" + line.decode("latin-1")))) for line in _HIDDEN),
    *_gets(16, (400,), ["/v1%2Frules", "/%76%31/rules", "/v1/rules%20", "/v1/rules%0d%0aX:y", "/v1/rules%c0%ae", "/v1/rules%23", "/v1/rules%3Fx", "/%2fv1/rules"]),
    *_gets(16, (400, 404), ["/v1/rules#x", "/v1\\rules", "\\v1\\rules", "/v1/rul\xe9s", "/./v1/rules", "/v1/../v1/rules", "*", "v1/rules", "?"]),
    _headers(60, (415,), "an underscore for a hyphen", ("Content-Type", "text/plain"), ("Content_Type", "application/json")),
    _headers(60, (401,), "a secret under another spelling", ("Authorization", None), ("Authorization_", "Bearer {secret}"), ("HTTP_AUTHORIZATION", "Bearer {secret}")),
    _headers(60, (401,), "two secrets", ("Authorization", "Bearer {secret}"), ("Authorization", "Bearer {secret}")),
    _headers(8, (403,), "two origins, ours first", ("Origin", "{ours}"), ("Origin", "https://evil.test")),
    _headers(8, (403,), "two origins, ours last", ("Origin", "https://evil.test"), ("Origin", "{ours}")),
    _headers(8, (403,), "our origin in a list", ("Origin", "{ours} https://evil.test")),
    _headers(8, (403,), "our origin with a line in it", ("Origin", "{ours}\r\n\thttps://evil.test")),
    _headers(5, (415,), "two types", ("Content-Type", "application/json"), ("Content-Type", "text/plain")),
    _headers(60, (403,), "who waits to be told to go on", ("Expect", "100-continue"), ("Origin", "https://evil.test")),
    *_each(60, (400, 411, 501), "Transfer-Encoding", ["\tchunked", "chunked\t", "\x0bchunked", "identity", "gzip, chunked", "chunked, identity", "CHUNKED", "x"], length=None, body=b"0\r\n\r\n"),
    *(Attack(f"a length of {length!r}"[:60], 60, (400,), length=length) for length in ("5, 5", "1_0", "5.0", "5e0", "\xb2", "\u0665".encode().decode("latin-1"), "9" * 5000, "5;x", "\x0b5")),
    *(Attack(line.encode("unicode_escape").decode()[:60], 60, (400, 404, 405, 411, 413), line, body=GET) for line in ("GET  /v1/rules HTTP/1.1", "GET\t/v1/rules\tHTTP/1.1", "GET /v1/rules http/1.1", "GET /v1/rules HTTP/1.1 x", "get /v1/rules HTTP/1.1", "GET /v1/rules HTTP/9.9x", "GET\x00 /v1/rules HTTP/1.1", "G\xcbT /v1/rules HTTP/1.1")),
    Attack("a request within a request", 60, (400, 415), headers=(("Content-Type", "text/plain"), ("Connection", "keep-alive")), body=b"GET /v1/rules HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {secret}\r\n\r\n"),
]  # fmt: skip
PACKED = [
    Attack("a gzip bomb", 59, (415,), headers=(("Content-Encoding", "gzip"),), body=gzip.compress(b" " * 10_000_000)),
    Attack("deflate", 59, (415,), headers=(("Content-Encoding", "deflate"),)),
    Attack("identity", 59, (415,), headers=(("Content-Encoding", "identity"),)),
    Attack("gzip that is not said", 59, (400,), body=gzip.compress(GOOD)),
]
_C = b'"context": {"platform": "upwork"}'
ODD_JSON = [
    *(b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", b'{"a": ' * 2_000 + b"1" + b"}" * 2_000, b"[" * 100_000),
    *(b'{"text": NaN}', b'{"text": Infinity}', b'{"text": ' + b"9" * 100_000 + b"}", b'{"text": "a", "text": "b"}'),
    *(b"\xef\xbb\xbf" + GOOD, GOOD.decode().encode("utf-16"), b'{"text": "\xff"}', GOOD + b"x", GOOD + GOOD, b"null"),
    *(
        b'{"text": 1e999999}x',
        b'{"text": 0x10}',
        b'{"text": 01}',
        b'{"text": -}',
        b'{"te\\u0078t": "a", "text": "b"}',
        b'{"text": "\\ud8"}',
    ),
    *(
        b'{"text": "\xc0\xae"}',
        b'{"text": "\xed\xa0\x80"}',
        GOOD[:-1],
        b"\x00" + GOOD,
        GOOD + b"\x00",
        b"\xff\xfe" + GOOD,
        GOOD.replace(b'"', b"'"),
    ),
    *(b"[]", b'"x"', b"5", b"", b"{", b"{'text': 'x'}", b'{"text": "\x00"}', b'{"text": "a\nb"}', b"\x00" * 1_000),
]
ODD_FIELDS = [
    *(b'{"__proto__": {}, "text": "x", %b}' % _C, b'{"text": null, %b}' % _C, b'{"text": 5, %b}' % _C, b"{}"),
    *(b'{"text": ["x"], %b}' % _C, b'{"text": {"$ne": 1}, %b}' % _C, b'{"text": "x"}', b'{"text": "x", "context": []}'),
    *(
        b'{"text": "x", "context": {"platform": "../../etc/passwd"}}',
        b'{"text": "x", "context": {"platform": ["upwork"]}}',
    ),
    *(
        b'{"text": 1e999999, %b}' % _C,
        b'{"text": -0, %b}' % _C,
        b'{"text": true, %b}' % _C,
        b'{"text": 1.5e-400, %b}' % _C,
    ),
    *(
        '{"text": "x", "c\u043entext": {}, %b}'.encode() % _C,
        '{"\uff54\uff45\uff58\uff54": "x", %b}'.encode() % _C,
        b'{"text\\u0000": "x", %b}' % _C,
    ),
    *(b'{"text": "x", "context": {"platform": "upwork\\u0000"}}', b'{"text": "x", "context": {"platform": "Upwork"}}'),
    *(
        b'{"text": "x", "context": {"platform": "upwork", "stage": 1e999}}',
        b'{"text": "x", "context": {"platform": true}}',
    ),
    b'{"text": "x", "context": {"platform": "upwork", "stage": {"a": 1}}}',
    b'{"text": "x", "context": {"platform": "upwork", "__class__": "x"}}',
    b'{"text": "x", "context": {"platform": "upwork"}, "pack": "[pack]"}',
]
NAMES = [
    Attack("hello with nothing", 22, (422,), "POST /v1/hello HTTP/1.1", body=b"{}"),
    Attack("hello with a long nonce", 22, (422,), "POST /v1/hello HTTP/1.1", body=b'{"nonce": "' + b"x" * 65 + b'"}'),
    Attack("hello asks to sign a request", 24, (422,), "POST /v1/hello HTTP/1.1", body=b'{"nonce": "x|req|POST|/v1/classify|1"}'),
    Attack("hello with a foreign origin", 8, (403,), "POST /v1/hello HTTP/1.1", (("Origin", "https://evil.test"), ("Authorization", None)), b'{"nonce": "xxxxxxxxxxxxxxxx"}'),
    Attack("hello with a wrong secret", 19, (401,), "POST /v1/hello HTTP/1.1", (("Authorization", "Bearer x"),), b'{"nonce": "xxxxxxxxxxxxxxxx"}'),
]  # fmt: skip

ATTACKS = [
    *_each(2, (400, 421), "Host", HOSTS),
    *HOST_PAIRS,
    *_each(8, (403,), "Origin", ORIGINS),
    *SITES,
    *_each(5, (415,), "Content-Type", KINDS),
    *PREFLIGHTS,
    *SIMPLE,
    *UPGRADES,
    *METHODS,
    *_gets(16, (400, 404), PATHS),
    *_gets(14, (400,), QUERIES),
    *_each(19, (401,), "Authorization", PROOFS),
    *LENGTHS,
    *DIFFERENT,
    *PACKED,
    *_bodies(57, (400,), ODD_JSON),
    *_bodies(57, (422,), ODD_FIELDS),
    *NAMES,
]
