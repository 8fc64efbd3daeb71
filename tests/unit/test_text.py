"""Spans, views and their origins."""

import pytest

from inlane.text import Span, View, Views, tokens_of, words_of


def origins(view: View, word: str) -> Span:
    start = view.text.index(word)
    return view.origin(start, start + len(word))


def test_plain_text_costs_no_map():
    views = Views("Mail me at bob@example.com")
    assert views.readings == (views.source,)
    assert views.source.starts is None


def test_an_edit_stands_for_what_it_replaces():
    view = View("bob (at) gmail").edit([(3, 9, "@")])
    assert view.text == "bob@gmail"
    assert view.origin(3, 4) == (3, 9)
    assert view.edit([(0, 3, "x")]).origin(0, 2) == (0, 9)


@pytest.mark.parametrize(
    ("draft", "folded"),
    [
        ("Ｂｏｂ＠ｇｍａｉｌ．ｃｏｍ", "Bob@gmail.com"),
        ("𝓫𝓸𝓫@gmail.com", "bob@gmail.com"),
        ("bоb@gmаil.cоm", "bob@gmail.com"),
        ("привет, мой сайт", "привет, мой сайт"),
        ("в Skypeе", "в Skypeе"),
        ("b\u200bo\u00adb", "bob"),
        ("5️⃣0️⃣ ⑫ ❿", "50 12 10"),
        ("٣٤٥ ९८ ০১", "345 98 01"),
        ("z̷a̷l̷g̷o̷", "zalgo"),
        ("e\u0301", "é"),
        ("\ud800 x", "\ud800 x"),
        ("ɢᴍᴀɪʟ", "gmail"),
        ("İstanbul", "Istanbul"),
    ],
)
def test_folding(draft, folded):
    view = Views(draft).folded
    assert view.text == folded
    assert len(view.text.lower()) == len(view.text)


def test_folding_keeps_origins():
    views = Views("x\u200by５️⃣ ok")
    assert origins(views.folded, "5") == (3, 6)
    assert origins(views.folded, "ok") == (7, 9)


def test_words_of_scripts():
    assert words_of("don't l'email") == ["don't", "l", "email"]
    assert words_of("加我微信 bob1") == ["加", "我", "微", "信", "bob1"]
    assert words_of("हिन्दी में") == ["हिन्दी", "में"]


def test_tokens_know_their_place():
    views = Views("Ｂｏｂ, don't")
    tokens = tokens_of(views.lower)
    assert [(token.word, token.start, token.end) for token in tokens] == [("bob", 0, 3), ("don't", 5, 10)]
    assert [token.word for token in tokens] == views.words


@pytest.mark.parametrize(
    ("draft", "reading"),
    [
        ("bob%40gmail.com", "bob@gmail.com"),
        ("bob&#64;gmail&period;com", "bob@gmail.com"),
        ("hxxps://acme.com/x", "https://acme.com/x"),
        ("base64 Ym9iQGdtYWlsLmNvbQ==", "base64 bob@gmail.com"),
        ("b o b @ g m a i l . c o m", "bob@gmail.com"),
        ("bob@\ngmail.com", "bob@gmail.com"),
        ("bob [at] gmail [dot] com", "bob@gmail.com"),
        ("john dot doe at gmail dot com", "john.doe@gmail.com"),
        ("боб собака джимейл точка ком", "боб@gmail.com"),
        ("t dot me slash bob", "t.me/bob"),
        ("four one five double five five oh one three two", "4155550132"),
        ("soixante douze, quarante, vingt et un, zero six", "72402106"),
        ("my t3l3gr4m", "my telegram"),
        ("moc.liamg@bob backwards", "bob@gmail.com backwards"),
        ("moc tod liamg ta bob", "bob@gmail.com"),
        ("bob<!-- x -->@<b>gmail</b>.com", "bob@gmail.com"),
        ("in hex: 62 6f 62 40 67 6d 61 69 6c 2e 63 6f 6d", "in hex: bob@gmail.com"),
        ("rot13 obo@tznvy.pbz", "rot13 bob@gmail.com"),
        ("morse -... --- -... .--.-. -.. . .-.-.- -.. .", "morse bob@de.de"),
        ("01100010 01101111 01100010 01000000 01100100 01100101 00101110 01100100 01100101", "bob@de.de"),
        ("4x1x5x5x5x5x0x1x3x2 without the x", "4155550132 without the x"),
        ("a4b1c5 d5e5f5 g0h1i3j2, ignore the letters", "415 555 0132, ignore the letters"),
        ("bob#gmail.com, replace # with @", "bob@gmail.com, replace # with @"),
        ("bob @ gmail . com, no spaces", "bob@gmail.com, no spaces"),
        ("sierra alpha mike at gmail dot com", "sam@gmail.com"),
        ("b as in bravo, r, u, n, o, then at, gmail, dot, com", "bruno@gmail.com"),
        ("b o b (dot) c (at) g m x (dot) n e t", "bob.c@gmx.net"),
        ("bob, then at, then gmail, then dot com", "bob@gmail.com"),
        ("bob ⓐ gmail ● com", "bob@gmail.com"),
        ("bob🐒gmail.com", "bob@gmail.com"),
        ("bob_at_acme-films_dot_com", "bob@acme-films.com"),
        ("bob@@gmail..com", "bob@gmail.com"),
        ("bob dot marsh nine two at gmail dot com", "bob.marsh92@gmail.com"),
        ("IG is bob dot photos", "IG is bob.photos"),
        ("four1five 5five5 o1three2", "4155550132"),
        ("f-o-u-r f-i-v-e n-i-n-e s-i-x s-i-x z-e-r-o t-h-r-e-e", "4596603"),
        ("o7seven double0, nine double0, 3one8", "07700900318"),
        ("702 then 555 then 0181", "7025550181"),
        ("on insta gr@m and sk y pe", "on instagram and skype"),
        ("wh*tsapp or zoooom", "whatsapp or zoom"),
        ("talk on t.g", "talk on tg"),
        ("chat on the app with the ghost", "chat on snapchat"),
    ],
)
def test_readings(draft, reading):
    assert reading in [view.text for view in Views(draft).readings]


@pytest.mark.parametrize(
    "draft",
    [
        "We met at the point in time, and it is 5 dot matrix printers",
        "One or two of the three pages",
        "Look at example.com and call at 5",
        "100% of &nbsp the work\nis done",
        "plan A, B or C",
        "the X, Y and Z axes; replace every 0 with O in A0B1-0C22",
        "alpha, bravo, charlie are the three builds",
        "one, two, three, four, five, six, seven, eight, nine",
        "we chat here, and what's up with the build",
        "e-commerce at scale, dot com era stories",
        "a paper plane tutorial; the green button; a ghost writer",
        "hex colours 4A90E2 and 50E3C2, rotate by 13 degrees",
        "• online • shop • design",
    ],
)
def test_ordinary_text_is_left_alone(draft):
    assert Views(draft).joined.text == draft
    assert "@" not in Views(draft).spoken.text


UNITS = (
    "a\u0301",
    "\u0301",
    "\ufdfa",
    "\u200b",
    "b\u043e",
    "a ",
    "a@",
    " at ",
    "one ",
    "&#64;",
    "remove x ",
    "alpha kilo ",
)


@pytest.mark.parametrize("unit", UNITS)
def test_no_view_grows_beyond_the_text(unit):
    views = Views((unit * 20_000)[:20_000])
    assert all(len(view.text) <= 4 * 20_000 for view in views.readings)
