"""A mistake in a pack is named with its file, its place and its remedy."""

import pytest

from inlane.pack import FACTS, Context
from inlane.packfile import LARGEST_FILE, read_pack
from inlane.signals import KINDS
from inlane.tables import PackError

GOOD = """
[pack]
id = "mini"
name = "Mini"
hosts = ["mini.example"]
read = 2026-11-23
[[surface]]
surface = "message"
name = "Message"
paths = ["/m"]
[[surface]]
surface = "profile"
name = "Profile"
paths = ["/p"]
[facts.surface]
name = "Where"
assume = "message"
[facts.stage]
name = "Contract"
ask = true
question = "Has it started?"
where = "Look at it."
values = [{ value = "before_contract", name = "No" }, { value = "active_contract", name = "Yes" }]
[source]
page = { title = "A page", url = "https://mini.example/rules" }
[[rule]]
id = "first"
title = "First"
verdict = "breach"
kinds = ["email"]
surfaces = ["message"]
why = "Why."
certainty = "sure"
source = "page"
[[rule]]
id = "second"
title = "Second"
verdict = "clear"
kinds = "any"
why = "Why."
certainty = "sure"
source = "page"
"""


def read(text, file="mini.toml"):
    return read_pack(file, text.encode())


def test_a_small_pack_reads():
    pack = read(GOOD)
    facts = {"surface": "message", "stage": "before_contract", "client_plan": None}
    facts |= {"relationship": "new", "purpose": "none", "role": "freelancer"}
    assert pack.decide("email", facts).id == "mini/first"
    assert pack.decide("email", facts | {"surface": "profile"}).id == "mini/second"
    assert pack.decide("phone", facts).id == "mini/second"
    assert pack.rules[1].kinds == KINDS
    # A fact that neither the pack nor all packs speak of is not asked or filled in, and any value of it is taken.
    assert pack.complete(Context("mini"))[1] == ("surface", "role", "relationship", "direction")
    assert pack.complete(Context("mini", client_plan="plus"))[0].client_plan == "plus"
    assert pack.values("client_plan") == (None,)


def swap(old, new):
    assert old in GOOD
    return GOOD.replace(old, new, 1)


BAD = {
    "not toml": ("[pack", "mini.toml: not TOML", "Mend that line"),
    "no pack": ("", "mini.toml: pack is missing", "Add pack"),
    "other name": (swap('id = "mini"', 'id = "maxi"'), "mini.toml, pack: id 'maxi'", "same plain name"),
    "unknown kind": (swap('["email"]', '["emial"]'), "rule 'first': kinds has", "Use one of: details, email"),
    "no kinds": (swap('["email"]', "[]"), "rule 'first': kinds is empty", 'kinds = "any"'),
    "unknown surface": (
        swap('surfaces = ["message"]', 'surfaces = ["order"]'),
        "'first': surfaces",
        "message, profile",
    ),
    "unknown stage": (
        swap('kinds = "any"', 'kinds = "any"\nstages = ["soon"]'),
        "'second': stages",
        "before_contract",
    ),
    "stage of no pack": (
        swap('kinds = "any"', 'kinds = "any"\nclient_plans = ["plus"]'),
        "'second': client_plans",
        "Use one of",
    ),
    "unknown verdict": (swap('"breach"', '"bad"'), "'first': verdict", "clear, held, depends, breach"),
    "no why": (swap('why = "Why."\n', ""), "'first': why is missing", "Add why"),
    "wrong type": (swap('why = "Why."', "why = 3"), "'first': why is not a text", "Write why = a text"),
    "slip of the pen": (swap('why = "Why."', 'why = "Why."\nstage = ["x"]'), "unknown key 'stage'", "stages"),
    "unknown source": (swap('source = "page"', 'source = "book"'), "'first': source has", "Use one of: page"),
    "no https": (swap("https://mini.example", "http://mini.example"), "source 'page': url", "full address"),
    "no certainty": (swap('certainty = "sure"\n', ""), "'first': certainty is missing", "Add certainty"),
    "breach without a page": (
        swap('"sure"', '"unknown"'),
        "'first': a breach that no page carries",
        "depends",
    ),
    "same id": (swap('"second"', '"first"'), "mini.toml: two rules with the id 'first'", "another id"),
    "strange id": (swap('"second"', '"Second!"'), "'Second!': id is not plain", "small letters"),
    "a tie": (
        swap('kinds = "any"', 'kinds = "any"\nstages = ["before_contract"]'),
        "mini.toml: rules 'first' and 'second' both decide email with surface message, stage before_contract",
        "Name one more condition",
    ),
    "a tie with the same verdict": (
        swap('verdict = "clear"\nkinds = "any"', 'verdict = "breach"\nkinds = "any"\nstages = "any"'),
        "rules 'first' and 'second' both decide email",
        "Name one more condition",
    ),
    "a fact nobody knows": (
        swap("[facts.stage]", "[facts.mood]"),
        "facts 'mood': fact has",
        "Use one of: surface",
    ),
    "asked without a question": (
        swap('question = "Has it started?"', ""),
        "facts 'stage': asked",
        "Add question",
    ),
    "asked without where to look": (
        swap('where = "Look at it."', ""),
        "facts 'stage': asked",
        "Add where",
    ),
    "neither asked nor assumed": (swap("ask = true", ""), "facts 'stage': neither", "assume"),
    "assumed wrongly": (
        swap('assume = "message"', 'assume = "order"'),
        "facts 'surface': assume",
        "message, profile",
    ),
    "a row that is no table": (
        swap('kinds = "any"', 'kinds = "any"\nexamples = {fine = [3]}'),
        "fine",
        "a table",
    ),
    "a suggestion for nothing": (
        swap('kinds = ["email"]', 'kinds = ["email"]\nsuggest = { phone = "x" }'),
        "'first', suggest: suggest has the unknown value 'phone'",
        "Use one of: email",
    ),
    "an example of no fact": (
        swap('kinds = "any"', 'kinds = "any"\nexamples = { fine = [{ text = "x", context = { mood = "y" } }] }'),
        "unknown key 'mood'",
        "surface",
    ),
    "words that break a rule": (
        swap('kinds = ["email"]', 'kinds = ["email"]\nwords = ["mail"]'),
        "'first': words alone break no rule",
        "held",
    ),
    "digits among letters": (
        swap('verdict = "breach"\nkinds = ["email"]', 'verdict = "held"\nkinds = ["email"]\nwords = ["no ###"]'),
        "'first': # is a digit",
        "###-####",
    ),
    "a way that nobody has words for": (
        swap("read = 2026-11-23", 'read = 2026-11-23\nways = { call = "pigeon" }'),
        "pack, ways: call has the unknown value 'pigeon'",
        "call_button",
    ),
    "a sight of nothing": (
        GOOD + '[[seen]]\nfact = "stage"\nvalue = "active_contract"\n',
        "sight 1: neither an address nor a text",
        "Give path",
    ),
    "a sight of no value": (
        GOOD + '[[seen]]\nfact = "stage"\nvalue = "soon"\npath = "/m"\n',
        "sight 1: value has the unknown value 'soon'",
        "before_contract",
    ),
    "a report page without https": (
        swap("read = 2026-11-23", 'read = 2026-11-23\nreport = { title = "R", url = "http://x.example" }'),
        "pack, report: url",
        "full address",
    ),
    "a client told something else": (
        swap('kinds = ["email"]', 'kinds = ["email"]\nto_client = { verdict = "clear" }'),
        "'first', to_client: to_client has the unknown value 'verdict'",
        "title",
    ),
    "too many rows": (GOOD + "[[note]]\n" * 301, "mini.toml: 301 rows of note", "Keep to 300"),
    "too long a text": (swap('"Why."', f'"{"x" * 601}"'), "'first': why is longer", "shorter"),
    "too large": (GOOD + "#" * LARGEST_FILE, "mini.toml: larger than", "shorten"),
}


@pytest.mark.parametrize(("text", "where", "remedy"), BAD.values(), ids=BAD)
def test_a_mistake_is_named_with_its_place_and_remedy(text, where, remedy):
    with pytest.raises(PackError) as refused:
        read(text)
    assert str(refused.value).startswith("mini.toml")
    assert where in str(refused.value)
    assert remedy in str(refused.value)


def test_a_tie_that_a_more_specific_row_settles_is_none():
    tied = swap('kinds = "any"', 'kinds = "any"\nstages = ["before_contract"]')
    rest = GOOD[GOOD.index("[[rule]]") :].replace('"first"', '"rest"').replace('surfaces = ["message"]\n', "")
    rest = rest[: rest.index("[[rule]]", 5)].replace('["email"]', '"any"')
    settled = rest.replace('"rest"', '"third"').replace('"any"', '"any"\nsurfaces = "any"\nstages = "any"')
    assert len(read(tied + rest + settled).rules) == 4


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(PackError, match=r"mini\.toml: not TOML in UTF-8"):
        read_pack("mini.toml", b"\xff\xfe")


def test_facts_are_the_ones_of_the_context():
    assert set(FACTS) <= set(Context.__dataclass_fields__)
