"""The Flask app: the routes, the helper's own page, and one shape for every error."""

from __future__ import annotations

import math
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, g, request
from flask_cors import CORS
from werkzeug.exceptions import HTTPException

from inlane import __version__, openapi, proof, rules, wire
from inlane.errors import BODY_LIMIT, Refused, code_for
from inlane.guard import PAIR, Doors, Guard
from inlane.pairing import Pairing
from inlane.places import extension_folder
from inlane.proof import mac
from inlane.tables import PackError

API = 1
ARRIVED = "inlane.arrived"  # in a request's environment: when it was all here, by the monotonic clock
PATIENCE = 1  # second that a text may wait for its turn; by then its writer has typed on
SHUT = "default-src 'none'; frame-ancestors 'none'"
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
_PUBLIC = re.compile(r"[0-9a-f]{512}")


def create_app(
    secret: str,
    port: int,
    doors: Doors | None = None,
    wait: Callable[[], object] = lambda: None,
    pairing: Pairing | None = None,
) -> Flask:
    """The helper for one start: it answers on 127.0.0.1:`port`, and only to who knows `secret` (base64url).

    `doors` are for those who prove themselves in another way, `pairing` is how they become known. `wait` returns
    when texts can be checked: a helper that still reads its rules already says hello.
    """
    doors = doors or Doors()
    app = Flask("inlane", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=BODY_LIMIT, TRUSTED_HOSTS=["127.0.0.1"], PROVIDE_AUTOMATIC_OPTIONS=False)
    if doors.origins:
        # The second lock only: the guard has refused every other origin before this is asked.
        # Patterns, because it compares plain strings without regard to case.
        exactly = [re.compile(re.escape(origin) + r"\Z") for origin in doors.origins]
        CORS(app, origins=exactly, always_send=False, allow_private_network=False)
    _api(app, wait)
    _proofs(app, secret, port, doors, pairing)
    _page(app)
    app.register_error_handler(Exception, _refusal)
    app.after_request(_seal)
    routes = {rule.rule: "POST" if "POST" in rule.methods else "GET" for rule in app.url_map.iter_rules()}
    proved = {path for path in routes if path.startswith("/v1/") and path not in ("/v1/hello", PAIR)}
    guard = Guard(secret, port, doors, routes, proved)

    def ask_guard() -> Response | None:
        if doors.launch and guard.opens(request):
            return Response(doors.launch.page(), content_type=MEDIA_TYPES[".html"])
        g.key = guard.check(request)
        return None

    app.before_request(ask_guard)
    return app


def _api(app: Flask, wait: Callable[[], object]) -> None:
    @app.post("/v1/classify")
    def classify() -> Response:
        is_late = time.monotonic() - request.environ.get(ARRIVED, math.inf) > PATIENCE
        wait()
        draft = wire.decode(request.get_data(cache=False))
        if is_late:
            raise Refused("busy")
        return _json(wire.respond(draft))

    @app.get("/v1/rules")
    def read_rules() -> Response:
        answer = Response(rules.shipped(), content_type="application/json")
        answer.set_etag(rules.version())
        # Kept by who asked, but always asked about again.
        answer.headers["Cache-Control"] = "no-cache"
        return answer.make_conditional(request)

    @app.get("/v1/openapi.json")
    def describe() -> Response:
        return _json(openapi.document())


def _proofs(app: Flask, secret: str, port: int, doors: Doors, pairing: Pairing | None) -> None:
    @app.post("/v1/hello")
    def hello() -> Response:
        nonce = _matched(wire.parse(request.get_data(cache=False)), "nonce", _NONCE, "16 to 64 letters, digits, - or _")
        name = request.headers.get("X-Inlane-Key")
        known = secret if name is None or doors.keys is None else doors.keys.named(name).secret
        return _json({"api": API, "version": __version__, "mac": mac(known, proof.hello(port, nonce))})

    @app.post(PAIR)
    def pair() -> Response:
        asked = wire.parse(request.get_data(cache=False))
        public = _matched(asked, "public", _PUBLIC, "512 hexadecimal digits")
        shown = asked.get("proof")
        origin = request.headers.get("Origin")
        if pairing is None or origin is None:
            raise Refused("not_pairing")
        return _json(pairing.exchange(public, origin, None if shown is None else str(shown)))


def _matched(asked: dict, field: str, pattern: re.Pattern[str], what: str) -> str:
    value = asked.get(field)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise wire.BadInput("bad_input", f"Must be {what}.", field=field)
    return value


def _page(app: Flask) -> None:
    # The page reads its rules here; made now, so they are never older than the helper.
    app.add_url_rule("/rules.json", "book", lambda: Response(rules.shipped(), content_type="application/json"))
    for path, file in page_files().items():
        app.add_url_rule(path, path, lambda file=file: _file(file), methods=["GET"])


def page_files() -> dict[str, Path]:
    """The fixed list of what the check page is made of: address -> file. Nothing else is ever read."""
    folder = extension_folder()
    files = {"/": folder / "check" / "check.html"}
    for part in ("check", "shared"):
        for file in sorted((folder / part).glob("*.*")):
            if file.suffix in MEDIA_TYPES:
                files[f"/{part}/{file.name}"] = file
    return files


def _file(file: Path) -> Response:
    try:
        return Response(file.read_bytes(), content_type=MEDIA_TYPES[file.suffix])
    except OSError:
        raise Refused("not_found") from None


def _json(value: object, status: int = 200) -> Response:
    return Response(wire.to_json(value), status, content_type="application/json")


def _refusal(error: Exception) -> Response:
    if isinstance(error, HTTPException):
        error = Refused(code_for(error.code or 500))
    elif not isinstance(error, Refused):
        _note(error)
        error = Refused("bad_rules" if isinstance(error, PackError) else "broken")
    answer = _json(error.body(), error.status)
    if error.status == 405:
        methods = set(getattr(request.routing_exception, "valid_methods", None) or ["GET"])
        answer.headers["Allow"] = ", ".join(methods - {"HEAD"})
    return answer


def _note(error: Exception) -> None:
    """The kind of error and its place; never its message, which may hold the text. A pack's mistake holds none."""
    if isinstance(error, PackError):
        print(f"inlane: {error}", file=sys.stderr)
        return
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    print(f"inlane: {type(error).__name__} at {where}", file=sys.stderr)


def _seal(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    is_page = (answer.content_type or "").startswith("text/html")
    answer.headers["Content-Security-Policy"] = PAGE if is_page else SHUT
    key = g.get("key")
    if key is not None:
        said = proof.response(answer.status_code, request.headers["X-Inlane-Nonce"], answer.get_data())
        answer.headers["X-Inlane-Mac"] = mac(key.secret, said)
    return answer
