"""Another language of the advice is one file: what it claims it covers, and the rest is said in English, row by row."""

import re

import pytest

from inlane import rules
from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs
from inlane.translating import TOLD, Translation
from inlane.wording import FIRST, TONES, Wording, known, languages, spoken_in, words

OTHERS = [lang for lang in languages() if lang != FIRST]
COMPLETE = [("es", platform) for platform in packs()]
DETAIL = "Mail me at bob@gmail.com"


def told(rule):
    said = [rule.title, rule.why, rule.instead, *rule.fine_if, *rule.suggest.values(), rule.swap]
    for part in rule.to_client.values():
        said += [part] if isinstance(part, str) else part
    return [text for text in said if text]


def answer(text=DETAIL, lang="es", **facts):
    return check(Draft(text, Context("upwork", **{"surface": "message", "stage": "before_contract"} | facts), lang))


@pytest.mark.parametrize("lang", OTHERS)
def test_a_file_names_only_what_there_is(lang):
    own, first = words(lang), words(FIRST)
    assert own["language"]["name"] and len(own["language"]["common"]) > 30
    assert own.keys() <= first.keys() | {"pack", "facts"}
    for part in ("ways", "labels", "parts", "rule", "incoming", "reply"):
        assert own[part].keys() <= first[part].keys(), part
    for id, said in own["pack"].items():
        pack = packs()[id]
        rows = {rule.id.partition("/")[2] for rule in pack.rules}
        assert said.get("rule", {}).keys() <= rows
        assert all(row.keys() <= set(TOLD) for row in said.get("rule", {}).values())
        assert said.get("notes", {}).keys() <= {note.title for note in pack.notes}
        assert said.get("facts", {}).keys() <= pack.facts.keys()


@pytest.mark.parametrize("lang", OTHERS)
def test_a_row_that_is_begun_is_whole(lang):
    """None falls back to English although the file speaks of it; conditions stay as many."""
    for id, said in words(lang)["pack"].items():
        for first, other in zip(packs()[id].rules, packs(lang)[id].rules, strict=True):
            if first.id.partition("/")[2] in said.get("rule", {}):
                assert not {*told(first)} & {*told(other)}, first.id
                assert len(first.fine_if) == len(other.fine_if), first.id


@pytest.mark.parametrize(("lang", "platform"), COMPLETE)
def test_all_of_it_is_there(lang, platform):
    first, other = packs()[platform], packs(lang)[platform]
    for one, same in zip(first.rules, other.rules, strict=True):
        assert not {*told(one)} & {*told(same)}, one.id
        assert (one.verdict, one.kinds, one.examples) == (same.verdict, same.kinds, same.examples)
    for name, fact in first.facts.items():
        assert not fact.question or fact.question != other.facts[name].question
    for role in first.incoming:
        assert not {t.why for t in first.incoming[role].values()} & {t.why for t in other.incoming[role].values()}
    assert not {note.text for note in first.notes} & {note.text for note in other.notes}
    assert first.labels != other.labels


@pytest.mark.parametrize("lang", OTHERS)
def test_no_place_is_left_unfilled_and_sentences_are_short(lang):
    for pack in packs(lang).values():
        texts = [text for rule in pack.rules for text in told(rule)]
        texts += [text for said in pack.incoming.values() for one in said.values() for text in (one.title, one.why)]
        for text in texts:
            assert "{" not in text and "!" not in text and text == text.strip()
            assert all(len(sentence.split()) <= 22 for sentence in re.split(r"[.?:;]\s+", text)), text


def test_a_row_that_is_half_said_is_in_english():
    half = Translation("upwork", Wording("Upwork", {}, "es"), "es")
    half.said = {"rule": {"own": {"title": "Título"}, "whole": {"title": "Título", "why": "Porque sí."}}}
    own = {"title": "Title", "why": "Because."}
    assert half.row("own", {}, own) == {}
    assert half.row("whole", {}, own) == {"title": "Título", "why": "Porque sí."}
    assert half.row("whole", {"to_client": {"title": "Yours"}}, own) == {}


def test_what_a_pack_says_otherwise_is_not_said_in_the_words_of_all():
    """Freelancer.com has its own reason where the shared row has another: its row stays English as a whole."""
    pack, other = packs()["freelancer"], packs("es")["freelancer"]
    rows = zip(pack.rules, other.rules, strict=True)
    mixed = [a.id for a, b in rows if {*told(a)} & {*told(b)} and {*told(a)} != {*told(b)}]
    assert mixed == []


@pytest.mark.parametrize(("tag", "lang"), [("es", "es"), ("es-MX", "es"), ("ES_ar", "es"), ("xx", "en"), (None, "en")])
def test_a_tag_that_is_not_spoken_is_english(tag, lang):
    assert known(tag) == lang


def test_the_advice_is_told_in_it():
    (spanish,), (english,) = answer().findings, answer(lang="en").findings
    assert spanish.why.startswith("Upwork no permite") and english.why.startswith("Upwork doesn't allow")
    assert (spanish.rule, spanish.verdict, spanish.hold) == (english.rule, english.verdict, english.hold)
    (client,) = answer(role="client").findings
    assert "Estás en Enterprise y este es un mensaje privado." in client.fine_if
    (received,) = answer(direction="incoming").findings
    assert received.title.startswith("Esto ")


def test_what_is_to_stand_in_the_text_is_in_the_language_of_the_text():
    for lang in languages():
        (finding,) = answer(lang=lang).findings
        assert finding.suggestion.text == "You can reach me here in this chat any time."
        (finding,) = answer("Escríbeme por favor a bob@gmail.com", lang).findings
        assert finding.suggestion.text == "Puedes escribirme aquí en este chat cuando quieras."
    kept = "Puedo empezar el lunes, y puedes llamarme al +34 612 345 678."
    (finding,) = answer(kept).findings
    place = finding.suggestion.span
    assert kept[: place.start] + finding.suggestion.text == (
        "Puedo empezar el lunes, y podemos usar el botón de llamada de Upwork en este chat."
    )


@pytest.mark.parametrize(
    "text", ["Il mio numero è 338-2071964, prima un messaggio", "Me chama no zap: (47) 99155-6083"]
)
def test_a_language_that_is_like_one_of_ours_is_not_taken_for_it(text):
    assert spoken_in(text, FIRST) == FIRST


@pytest.mark.parametrize("lang", OTHERS)
def test_a_tone_is_never_missing(lang):
    for id, said in words(lang)["reply"].items():
        assert {"name", *TONES} <= said.keys(), id


def test_over_the_rules_lies_only_what_differs():
    assert rules.otherwise({"a": [1, {"b": 2}], "c": 3}, {"a": [1, {"b": 4}], "c": 3}) == {"a": {1: {"b": 4}}}
