"""The packs: pages known by their address, the boxes on them, and what they show."""

import re

import pytest

from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs

PACKS = [pytest.param(pack, id=pack.id) for pack in packs().values()]
UPWORK = packs()["upwork"]


def surface_of(path, pack=UPWORK):
    for place in pack.surfaces:
        for prefix in place.paths:
            pattern = "[^/]+".join(map(re.escape, prefix.split("*")))
            if re.match(pattern, path):
                return place.surface
    return None


@pytest.mark.parametrize(
    ("path", "surface"),
    [
        ("/ab/messages/rooms/room_0123456789abcdef", "message"),
        ("/messages/rooms/room_0123456789abcdef", "message"),
        ("/nx/wm/workroom/12345/messages", "message"),
        ("/ab/proposals/job/~01abc/apply/", "proposal"),
        ("/nx/proposals/job/~021234567890/apply/", "proposal"),
        ("/ab/proposals/1234567890", "proposal"),
        ("/ab/job-post/edit/123", "job_post"),
        ("/nx/job-post/description", "job_post"),
        ("/ab/applicants/1234567890/suggested", "invite"),
        ("/freelancers/settings/profile", "profile"),
        ("/freelancers/~01abcdef0123456789", "profile"),
        ("/ab/create-profile/overview", "profile"),
        ("/nx/create-profile/overview", "profile"),
        ("/services/product/design-a-logo-123", "listing"),
        ("/nx/project-catalog/new", "listing"),
        ("/nx/project-dashboard/edit/1", "listing"),
        ("/ab/contracts/12345/feedback", "review"),
        ("/nx/find-work/best-matches", None),
        ("/ab/account-security/login", None),
        ("/nx/payments/reports", None),
        ("/freelancers/settings/contactInfo", None),
    ],
)
def test_which_address_is_which_place(path, surface):
    assert surface_of(path) == surface


@pytest.mark.parametrize(
    ("platform", "path", "surface"),
    [
        ("fiverr", "/inbox/tile_house", "message"),
        ("fiverr", "/orders/FO521C3DF9505/activities", "order"),
        ("fiverr", "/orders/FO521C3DF9505", "order"),
        ("fiverr", "/orders/FO521C3DF9505/requirements", "order"),
        ("fiverr", "/orders/FO521C3DF9505/review", "review"),
        ("fiverr", "/users/lena_k/manage_gigs/design-a-logo/edit", "listing"),
        ("fiverr", "/users/lena_k/seller_dashboard", None),
        ("fiverr", "/search/gigs", None),
        ("freelancer", "/messages/thread/326491443", "message"),
        ("freelancer", "/projects/php/build-a-shop-38007534/details", "proposal"),
        ("freelancer", "/projects/php/build-a-shop-38007534/reviews", "review"),
        ("freelancer", "/post-project", "job_post"),
        ("freelancer", "/u/lenakovac", "profile"),
        ("freelancer", "/u/lenakovac/portfolio", "portfolio"),
        ("freelancer", "/dashboard", None),
        ("peopleperhour", "/workstream/1234567", "message"),
        ("peopleperhour", "/job/004", "proposal"),
        ("peopleperhour", "/hourlie/i-will-edit-your-text/123", "listing"),
        ("peopleperhour", "/dashboard/seller", None),
        ("workana", "/messages/bid/api-de-pagos/", "proposal"),
        ("workana", "/messages/index/12", "message"),
        ("malt", "/messages/client-project-offer/abc123", "message"),
        ("contra", "/messages", "message"),
    ],
)
def test_which_address_is_which_place_elsewhere(platform, path, surface):
    assert surface_of(path, packs()[platform]) == surface


@pytest.mark.parametrize(
    ("host", "platform"),
    [
        ("es.fiverr.com", "fiverr"),
        ("br.fiverr.com", "fiverr"),
        ("www.freelancer.in", "freelancer"),
        ("www.malt.be", "malt"),
    ],
)
def test_a_marketplace_is_known_under_the_names_of_its_countries(host, platform):
    """Also a link to one of them is the marketplace's own page."""
    assert host in packs()[platform].hosts
    answer = check(Draft(f"My gig: https://{host}/lena/logo", Context(platform, surface="message")))
    assert answer.verdict == "clear"


@pytest.mark.parametrize("pack", PACKS)
def test_every_place_has_a_box_and_a_way_to_send(pack):
    for place in pack.surfaces:
        (composer,) = [composer for composer in pack.composers if place.surface in composer.surfaces]
        assert composer.box
        assert composer.never
        assert composer.send or composer.send_words


@pytest.mark.parametrize("pack", PACKS)
def test_what_a_page_shows_is_a_fact_that_decides_or_is_asked(pack):
    """A badge or address settles a fact that people would else be asked for or that is assumed of them."""
    for sight in pack.sights:
        assert sight.value in pack.values(sight.fact)
        assert sight.value != pack.facts[sight.fact].assume
        assert all(word == word.strip() and word for word in sight.words)
        assert not sight.path or sight.path.startswith("/")
    # The marketplace's own people are known by a badge with its name, not by where a person's name stands.
    assert f"{pack.name} Support" in pack.messages.staff_words
    assert "user" not in pack.messages.staff
