"""What the extension asks of the browser: no more than this, and a change here is a decision."""

from __future__ import annotations

import re
import struct

import pytest

from inlane import places
from inlane.policy import packs

FOLDER = places.extension_folder()
MANIFEST = places.manifest()
PLACES = sorted(f"https://{host}/*" for pack in packs().values() for host in pack.hosts)


def scripts() -> dict[str, str]:
    return {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js")}


def test_id_is_the_same_everywhere() -> None:
    assert places.chromium_id() == "bgdgbdbnkhdpjkdnianidbmpikglmopi"
    assert places.gecko_id() == "inlane@inlane.app"


def test_permissions_are_exactly_these() -> None:
    assert MANIFEST["permissions"] == ["nativeMessaging"]
    assert MANIFEST["host_permissions"] == ["http://127.0.0.1/*", *PLACES]
    assert not {"optional_permissions", "optional_host_permissions"} & MANIFEST.keys()


def test_scripts_run_on_the_marketplaces_alone() -> None:
    assert [entry["matches"] for entry in MANIFEST["content_scripts"]] == [PLACES, PLACES]
    assert not any("world" in entry for entry in MANIFEST["content_scripts"])


def test_nobody_from_outside_can_talk_to_it() -> None:
    assert MANIFEST["externally_connectable"] == {"ids": []}
    assert not [name for name, text in scripts().items() if re.search(r"on(Message|Connect)External", text)]


def test_pages_run_no_foreign_code() -> None:
    assert MANIFEST["content_security_policy"]["extension_pages"].split("; ") == [
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "connect-src 'self' http://127.0.0.1:*",
    ]


def test_card_and_line_are_all_that_a_page_may_show() -> None:
    (entry,) = MANIFEST["web_accessible_resources"]
    assert entry == {"resources": ["card/card.html", "card/incoming.html"], "matches": PLACES, "use_dynamic_url": True}


def test_only_the_link_knows_where_the_helper_is() -> None:
    assert [name for name, text in scripts().items() if "127.0.0.1" in text] == ["worker/post.js"]
    assert not [name for name, text in scripts().items() if "localhost" in text]


@pytest.mark.parametrize("size", MANIFEST["icons"])
def test_icons_have_their_sizes(size) -> None:
    head = (FOLDER / MANIFEST["icons"][size]).read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:]) == (int(size), int(size))


def test_every_named_file_is_there() -> None:
    named = [
        MANIFEST["background"]["service_worker"],
        MANIFEST["action"]["default_popup"],
        *(file for entry in MANIFEST["content_scripts"] for file in entry["js"]),
        *(file for entry in MANIFEST["web_accessible_resources"] for file in entry["resources"]),
    ]
    assert [file for file in named if not (FOLDER / file).is_file()] == []
