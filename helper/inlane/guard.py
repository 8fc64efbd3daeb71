"""Who may ask: the checks that a request passes, in order, before anything reads its text."""

from __future__ import annotations

import hmac
from collections.abc import Collection

from flask import Request

from inlane.errors import BODY_LIMIT, Refused

JSON_TYPES = ("application/json", "application/json; charset=utf-8", "application/json;charset=utf-8")


class Guard:
    """Lets a request through or raises Refused.

    `routes` gives each path its method; only paths in `proved` need the secret. `origins` may grow while
    serving (Firefox gives the extension another origin in every profile, told over the browser's pipe).
    """

    def __init__(self, secret: str, port: int, origins: Collection[str], routes: dict[str, str], proved: set[str]):
        self._host = f"127.0.0.1:{port}"
        self._page = f"http://{self._host}"
        self._bearer = f"Bearer {secret}".encode("latin-1")
        self._origins = origins
        self._routes = routes
        self._proved = proved

    def check(self, request: Request) -> None:
        """The cheap and certain checks first: a page whose name was moved to 127.0.0.1 fails at the first."""
        self._address(request)
        self._sender(request)
        if request.method == "POST":
            self._shape(request)
        self._proof(request)

    def _address(self, request: Request) -> None:
        # The whole header against one string: every parsing of it has been a hole somewhere (octal, `[::]`).
        if request.headers.get("Host") != self._host:
            raise Refused("wrong_host")
        method = self._routes.get(request.path)
        if method is None:
            raise Refused("not_found")
        if request.method != method:
            raise Refused("method")
        if "Upgrade" in request.headers:
            raise Refused("bad_request")

    def _sender(self, request: Request) -> None:
        origin = request.headers.get("Origin")
        if origin is not None and origin != self._page and origin not in self._origins:
            raise Refused("foreign")
        # Absent proves nothing (a rebound page sends none), so it is not asked for.
        site = request.headers.get("Sec-Fetch-Site")
        if site not in (None, "none") and not (site == "same-origin" and self._is_near(origin)):
            raise Refused("foreign")
        referer = request.headers.get("Referer")
        if referer is not None and not f"{referer}/".startswith(f"{self._page}/"):
            raise Refused("foreign")
        if request.query_string:
            raise Refused("query")

    def _is_near(self, origin: str | None) -> bool:
        # Firefox calls its background "same-origin"; a GET carries no Origin in either browser.
        return origin is None or origin == self._page or origin.startswith("moz-extension://")

    def _shape(self, request: Request) -> None:
        if request.headers.get("Content-Type", "").lower() not in JSON_TYPES or "Content-Encoding" in request.headers:
            raise Refused("media_type")
        if request.content_length is None:
            raise Refused("length")
        if request.content_length > BODY_LIMIT:
            raise Refused("too_large")

    def _proof(self, request: Request) -> None:
        given = request.headers.get("Authorization")
        if given is None and request.path not in self._proved:
            return
        if not hmac.compare_digest((given or "").encode("latin-1", "replace"), self._bearer):
            raise Refused("no_proof")
