"""What stands at the marketplaces' addresses in the tests: practice pages of our own, nothing else."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

PAGES = Path(__file__).with_name("pages")
BUILT = Path(__file__).resolve().parents[2] / "build"
SITE = {
    "upwork": "www.upwork.com",
    "fiverr": "www.fiverr.com",
    "freelancer": "www.freelancer.com",
    "peopleperhour": "www.peopleperhour.com",
}
ALONE = "www.practice.example"  # the same pages at an address that the extension does not know
# The start of a path -> the practice page that stands there.
SERVED = {
    "/ab/messages/rooms/talk": "upwork-room.html",
    "/nx/job-post": "upwork-job.html",
    "/inbox/": "fiverr-inbox.html",
    "/orders/": "fiverr-order.html",
    "/users/": "fiverr-gig.html",
    "/projects/": "freelancer-bid.html",
    "/workstream/": "workstream.html",
    "/ab/messages/rich/": "conversation-rich.html",
    "/ab/messages/editor/": "editor.html",
    "/ab/job-post/editor/": "editor.html",
    "/ab/messages": "conversation.html",
    "/ab/proposals": "proposal.html",
    "/nx/proposals": "proposal.html",
    "/freelancers/": "profile.html",
}


ISOLATED = "/isolated_"  # in the path of a page that keeps other sites' frames out
_ISOLATION = {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}


def headers(url: str) -> dict[str, str]:
    """What the marketplace's server says of the page at this address, beside its type."""
    return _ISOLATION if ISOLATED in urlsplit(url).path else {}


def respond(url: str) -> tuple[int, str, bytes]:
    """Status, content type and body for an address at a marketplace; nothing goes out."""
    path = urlsplit(url).path
    file = BUILT / path.lstrip("/") if path.startswith("/editors/") else _page(path)
    if file is None or not file.is_file():
        return 404, "text/plain", b"no practice page here"
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return 200, f"{kind}; charset=utf-8", file.read_bytes()


def _page(path: str) -> Path | None:
    name = next((name for start, name in SERVED.items() if path.startswith(start)), None)
    return PAGES / name if name else None
