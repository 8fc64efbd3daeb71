"""Where a link leads, as far as a verdict hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from inlane.hosts import known_place


def is_at(address: str, hosts: Sequence[str]) -> bool:
    """Whether a link leads to one of these hosts, or to a part of one."""
    host, _ = parts(address)
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def shows_work(address: str) -> bool:
    """Whether a link leads to a site that is made to show work, such as a video or a repository."""
    place = known_place(*parts(address))
    return place is not None and (place.kind, place.purpose) == ("website", "sample")


def parts(address: str) -> tuple[str, str]:
    """The host in small letters, and what comes after it."""
    rest = address.partition("://")[2] or address
    host, slash, path = rest.partition("/")
    return host.lower(), slash + path
