"""The rules as the extension explains them: the contents of rules.json and of GET /v1/rules."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from hashlib import sha256

from inlane.pack import Context, Example, Fact, Pack, Rule, Source
from inlane.pages import Composer, Messages, Surface
from inlane.policy import packs
from inlane.signals import examples
from inlane.wording import FIRST, languages, rows, words

VERDICT_LABELS = {
    "clear": "Nothing found",
    "held": "Allowed, may be held",
    "depends": "Depends",
    "breach": "Breaks a rule",
}
# Of each kind its name, and what a text does that has it.
KIND_WORDS = {
    "email": ("Email address", "has an email address"),
    "phone": ("Phone number", "has a phone number"),
    "postal_address": ("Postal address", "has a postal address"),
    "messenger": ("Chat app contact", "has a chat app contact"),
    "social": ("Social profile", "has a social profile"),
    "website": ("Website", "has a website"),
    "contact_form": ("Contact form", "has a contact form"),
    "application_link": ("Application form elsewhere", "has an application form elsewhere"),
    "meeting": ("Meeting link or call elsewhere", "has a meeting link or call elsewhere"),
    "calendar": ("Booking link", "has a booking link"),
    "attachment_hint": ("Contact details in a file or picture", "speaks of contact details in a file or picture"),
    "payment": ("Paying elsewhere", "speaks of paying elsewhere"),
    "leave": ("Going elsewhere", "speaks of going elsewhere"),
    "contact_request": ("Asking for contact details", "asks for contact details"),
    "refusal": ("Saying no to going elsewhere", "says no to going elsewhere"),
    "mention": ("Naming an app or a way to pay", "names an app or a way to pay"),
    "reviews": ("Trading reviews", "speaks of trading reviews"),
    "account": ("Sharing an account", "speaks of sharing an account"),
    "fee": ("Asking for a fee or deposit", "asks for a fee or deposit"),
    "free_work": ("Asking for free work", "asks for free work"),
    "money_moving": ("Moving money for others", "speaks of moving money for others"),
    "credentials": ("Password, card or ID number", "has a password, card or ID number"),
}


@cache
def shipped() -> bytes:
    """The whole file, the same bytes for the same packs and detectors."""
    book = {"version": version(), "api": 1, **_contents()}
    return (json.dumps(book, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


@cache
def version() -> str:
    """A short hash of what the rules say."""
    return sha256(json.dumps(_contents(), sort_keys=True).encode()).hexdigest()[:12]


@cache
def _contents() -> dict:
    return {
        "lang": FIRST,
        "languages": {lang: words(lang).get("language", {}).get("name", lang) for lang in languages()},
        "verdicts": {verdict: {"label": label} for verdict, label in VERDICT_LABELS.items()},
        "kinds": {kind: _kind(kind) for kind in KIND_WORDS},
        "platforms": _platforms(FIRST),
    }


def _platforms(lang: str) -> dict:
    return {pack.id: platform(pack) for pack in sorted(packs(lang).sound(), key=best_known)}


def translation(lang: str) -> bytes:
    """The advice in another language: what is to be laid over the rules, by its place in them."""
    over = {"lang": lang, "platforms": otherwise(_contents()["platforms"], _platforms(lang))}
    return (json.dumps(over, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def otherwise(first: object, other: object) -> object:
    """Only what differs of `other`; in lists by its number."""
    if isinstance(first, dict) and isinstance(other, dict):
        return {key: otherwise(first.get(key), one) for key, one in other.items() if one != first.get(key)}
    if isinstance(first, list) and isinstance(other, list) and len(first) == len(other):
        return otherwise(dict(enumerate(first)), dict(enumerate(other)))
    return other


def best_known(pack: Pack) -> tuple[int, str]:
    """The order in which marketplaces are shown: those with most rules first."""
    return -len(pack.rules), pack.id


def search(book: dict, platform: str, query: str) -> list[dict]:
    """The rules of a platform in `book` (rules.json's contents) that have every word of `query`."""
    words = query.lower().split()
    return [rule for rule in book["platforms"][platform]["rules"] if _has_all(book, rule, words)]


def _has_all(book: dict, rule: dict, words: list[str]) -> bool:
    names = [book["kinds"][kind]["name"] for kind in rule["kinds"]]
    parts = (
        rule["id"],
        rule["title"],
        rule["why"],
        rule["instead"],
        rule["search"],
        *rule["fine_if"],
        *names,
    )
    told = " ".join((*parts, *rule["kinds"], *rule["surfaces"], *rule["stages"])).lower()
    return all(word in told for word in words)


def _kind(kind: str) -> dict:
    known = [shown for name, shown in examples() if name == kind]
    return {
        "name": KIND_WORDS[kind][0],
        "says": KIND_WORDS[kind][1],
        "detail": kind in (*rows()["details"]["of"], "website", "account", "credentials"),
        "sees": [text for shown in known for text in shown.sees],
        "ignores": [text for shown in known for text in shown.ignores],
        "misses": [text for shown in known for text in shown.misses],
    }


def platform(pack: Pack) -> dict:
    """A pack in the shape of rules.json."""
    return {
        "name": pack.name,
        "hosts": list(pack.hosts),
        "read": pack.read,
        "surfaces": [_surface(surface) for surface in pack.surfaces],
        "composers": [_composer(composer) for composer in pack.composers],
        "facts": {name: _fact(fact) for name, fact in pack.facts.items()},
        "rules": [_rule(rule) for rule in pack.rules],
        "notes": [
            {"title": note.title, "text": note.text, "source": source(note.source), "search": note.search}
            for note in pack.notes
        ],
        "situations": [asdict(situation) for situation in pack.situations],
        "report": pack.report and asdict(pack.report),
        "seen": [asdict(sight) for sight in pack.sights],
        "messages": _messages(pack.messages),
    }


@cache
def source(read: Source) -> dict:
    """Where a rule was read, and when. For all to read: an answer of many findings names it as often."""
    return asdict(read)


def _surface(surface: Surface) -> dict:
    return {
        "surface": surface.surface,
        "name": surface.name,
        "paths": list(surface.paths),
        "conversation": surface.conversation,
        "implies": dict(surface.implies),
    }


def _composer(composer: Composer) -> dict:
    return {
        "surfaces": list(composer.surfaces),
        "box": composer.box,
        "not": composer.never,
        "send": list(composer.send),
        "send_words": list(composer.send_words),
        "enter": composer.enter,
        "verb": composer.verb,
    }


def _messages(messages: Messages) -> dict:
    shape = asdict(messages)
    lists = {"own_words": list(messages.own_words), "staff_words": list(messages.staff_words)}
    return {"not": shape.pop("never"), **shape, **lists}


def _fact(fact: Fact) -> dict:
    return {
        "ask": fact.ask,
        "assume": fact.assume,
        "name": fact.name,
        "question": fact.question,
        "where": fact.where,
        "values": [{"value": value.value, "name": value.name, "answer": value.answer} for value in fact.values],
        "fine_because": [
            {"value": value.value, "say": value.fine_because} for value in fact.values if value.fine_because
        ],
    }


def _rule(rule: Rule) -> dict:
    conditions = (
        "kinds",
        "surfaces",
        "stages",
        "client_plans",
        "purposes",
        "relationships",
        "roles",
        "fine_if",
    )
    return {
        "id": rule.id,
        "title": rule.title,
        "verdict": rule.verdict,
        **{name: list(getattr(rule, name)) for name in conditions},
        "why": rule.why,
        "instead": rule.instead,
        "fine": rule.verdict == "clear",
        "examples": {
            part: [_example(example) for example in getattr(rule.examples, part)]
            for part in ("flagged", "fine", "missed")
        },
        "source": source(rule.source),
        "see_also": [source(other) for other in rule.see_also],
        "search": rule.search,
        "words": list(rule.words),
        "to_client": {part: list(said) if isinstance(said, tuple) else said for part, said in rule.to_client.items()},
    }


def _example(example: Example) -> dict:
    return {"text": example.text, "context": _known(example.context)}


def _known(context: Context) -> dict:
    return {fact: value for fact, value in asdict(context).items() if value is not None}
