"""Who may ask: the checks that a request passes, in order, before anything reads its text."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from flask import Request

from inlane.errors import BODY_LIMIT, Refused
from inlane.launch import Launch
from inlane.paired import Key, Keys
from inlane.proof import is_same

PAIR = "/v1/pair"
GECKO_ORIGIN = re.compile(r"moz-extension://[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
JSON_TYPES = ("application/json", "application/json; charset=utf-8", "application/json;charset=utf-8")


@dataclass(frozen=True, slots=True)
class Doors:
    """Who else may come in. `origins` may grow while serving: Firefox gives the extension another one in every
    profile, told over the browser's pipe or at the pairing.
    """

    origins: Collection[str] = ()
    keys: Keys | None = None
    launch: Launch | None = None


class Guard:
    """Lets a request through or raises Refused.

    `routes` gives each path its method; only paths in `proved` need the secret.
    """

    def __init__(self, secret: str, port: int, doors: Doors, routes: dict[str, str], proved: set[str]):
        self._host = f"127.0.0.1:{port}"
        self._page = f"http://{self._host}"
        self._bearer = f"Bearer {secret}"
        self._origins, self._keys, self._launch = doors.origins, doors.keys, doors.launch
        self._routes = routes
        self._proved = proved

    def opens(self, request: Request) -> bool:
        """Is it the one-time address of the check page? It is its own proof: the browser comes to it from a file of
        ours, and calls that another site."""
        is_read = request.method == "GET" and self._is_ours(request)
        return is_read and self._launch is not None and self._launch.is_at(request.path)

    def check(self, request: Request) -> Key | None:
        """The cheap and certain checks first: a page whose name was moved to 127.0.0.1 fails at the first.

        Returns the key that the request was signed with, if it was.
        """
        self._address(request)
        self._sender(request)
        if request.method == "POST":
            self._shape(request)
        return self._proof(request)

    def _is_ours(self, request: Request) -> bool:
        # The whole header against one string: every parsing of it has been a hole somewhere (octal, `[::]`).
        return request.headers.get("Host") == self._host

    def _address(self, request: Request) -> None:
        if not self._is_ours(request):
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
        if not self._may_ask(origin, request.path):
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

    def _may_ask(self, origin: str | None, path: str) -> bool:
        if origin is None or origin == self._page or origin in self._origins:
            return True
        # Which origin our extension has in this Firefox is what the pairing is to tell; the digits are its proof.
        return path == PAIR and GECKO_ORIGIN.fullmatch(origin) is not None

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

    def _proof(self, request: Request) -> Key | None:
        given = request.headers.get("Authorization")
        if given is None and self._keys is not None and "X-Inlane-Mac" in request.headers:
            return self._keys.prove(request)
        if given is None and request.path not in self._proved:
            return None
        if not is_same(given or "", self._bearer):
            raise Refused("no_proof")
        return None
