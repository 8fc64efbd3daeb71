"""The shapes on the wire and in rules.json, as JSON Schema: for OpenAPI, TypeScript and the tests."""

from __future__ import annotations

from inlane.errors import REFUSALS, TEXT_LIMIT
from inlane.policy import FACTS, VERDICTS
from inlane.signals import KINDS

TEXT = {"type": "string"}
WORDS = {"type": "array", "items": TEXT}
FLAG = {"type": "boolean"}


def ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def many(item: dict) -> dict:
    return {"type": "array", "items": item}


def by_name(item: dict) -> dict:
    return {"type": "object", "additionalProperties": item}


def maybe(shape: dict) -> dict:
    return {"anyOf": [shape, {"type": "null"}]}


def closed(properties: dict, optional: tuple[str, ...] = (), **more: object) -> dict:
    """An object with these keys and no others."""
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        **more,
    }


def _facts(platforms: tuple[str, ...]) -> dict:
    facts = {fact: {"enum": [*values, None], "description": MEANING[fact]} for fact, values in FACTS.items()}
    return {"platform": {"enum": list(platforms), "description": "The marketplace."}, **facts}


MEANING = {
    "surface": "Where the text will stand.",
    "stage": "How far the contract with the other side is.",
    "client_plan": "The plan that the client has on the marketplace.",
    "role": "Who writes.",
    "relationship": "Whether the two knew each other before the marketplace.",
    "purpose": "What the writer says that a detail is for.",
    "direction": "incoming is a text that the other side wrote; outgoing when left out.",
}
LANG = {
    **maybe(TEXT),
    "description": "The language of the advice, as a tag (es, es-MX). English where Inlane does not speak it.",
}
SPAN = {
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}] * 2,
    "minItems": 2,
    "maxItems": 2,
    "description": "Start and end in the text, in UTF-16 units (as JavaScript slices).",
}
PUBLIC = {"type": "string", "pattern": "^[0-9a-f]{512}$"}
VERDICT = {"enum": list(VERDICTS), "description": "Weakest first."}
DAY = {"type": "string", "format": "date"}


def wire(platforms: tuple[str, ...]) -> dict[str, dict]:
    """What is asked and answered, by name."""
    facts = _facts(platforms)
    text = {
        "type": "string",
        "maxLength": TEXT_LIMIT,
        "description": "The unsent text. It is never kept, logged or repeated.",
    }
    return {
        "Verdict": VERDICT,
        "Context": closed(facts, tuple(FACTS), description="A fact left out or null is unknown."),
        "Draft": closed({"text": text, "context": ref("Context"), "lang": LANG}, ("lang",)),
        "Span": SPAN,
        "Source": closed(
            {
                "title": TEXT,
                "url": {"type": "string", "format": "uri"},
                "checked": DAY,
                "certainty": {"enum": ["sure", "likely"]},
            }
        ),
        "Suggestion": closed({"label": TEXT, "span": ref("Span"), "text": TEXT}),
        "Finding": closed(FINDING),
        "FullContext": closed(
            {**facts, "assumed": WORDS}, description="The context, with the facts that were assumed."
        ),
        "Answer": closed(
            {
                "verdict": ref("Verdict"),
                "hold": {
                    "type": "boolean",
                    "description": "Whether the send should wait for the person. Nobody is ever stopped.",
                },
                "context": ref("FullContext"),
                "findings": many(ref("Finding")),
                "rules_version": TEXT,
            }
        ),
        "Nonce": closed({"nonce": {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}}),
        "Pair": closed({"public": PUBLIC, "proof": TEXT}, ("proof",)),
        "Paired": closed({"public": PUBLIC, "proof": TEXT}),
        "Hello": closed({"api": {"type": "integer"}, "version": TEXT, "mac": TEXT}),
        "Refusal": closed({"error": closed({"code": {"enum": list(REFUSALS)}, "message": TEXT, "hint": TEXT})}),
    }


FINDING = {
    "rule": TEXT,
    "verdict": ref("Verdict"),
    "kind": {"enum": list(KINDS)},
    "spans": many(ref("Span")),
    "seen": {"type": "string", "description": "The plain value behind a disguise."},
    "hinges_on": {**WORDS, "description": "The unknown facts that decide."},
    "hold": FLAG,
    "title": TEXT,
    "why": TEXT,
    "instead": TEXT,
    "fine_if": WORDS,
    "suggestion": maybe(ref("Suggestion")),
    "source": ref("Source"),
    "see_also": many(ref("Source")),
}
RULE = {
    "id": TEXT,
    "title": TEXT,
    "verdict": ref("Verdict"),
    "kinds": WORDS,
    "surfaces": WORDS,
    "stages": WORDS,
    "client_plans": WORDS,
    "purposes": WORDS,
    "relationships": WORDS,
    "roles": WORDS,
    "why": TEXT,
    "instead": TEXT,
    "fine_if": WORDS,
    "fine": FLAG,
    "examples": closed({name: many(ref("Example")) for name in ("flagged", "fine", "missed")}),
    "source": ref("Source"),
    "see_also": many(ref("Source")),
    "search": TEXT,
    "to_client": {
        **by_name({"anyOf": [TEXT, WORDS]}),
        "description": "What of title, why, instead, suggest, fine_if a client is told otherwise.",
    },
    "words": {**WORDS, "description": "Known to stop a message that breaks no rule."},
}


def book() -> dict[str, dict]:
    """What rules.json is made of, by name; `Source` and `Verdict` are the wire's."""
    value = closed({"value": TEXT, "name": TEXT, "answer": TEXT})
    return {
        "FactValue": value,
        "Excuse": closed({"value": TEXT, "say": TEXT}, description="A value that makes a text fine."),
        "Fact": closed(
            {
                "ask": FLAG,
                "assume": maybe(TEXT),
                "name": TEXT,
                "question": TEXT,
                "where": TEXT,
                "values": many(ref("FactValue")),
                "fine_because": many(ref("Excuse")),
            }
        ),
        "Surface": closed(
            {"surface": TEXT, "name": TEXT, "paths": WORDS, "conversation": FLAG, "implies": by_name(TEXT)}
        ),
        "Composer": closed(
            {
                "surfaces": WORDS,
                "box": TEXT,
                "not": TEXT,
                "send": WORDS,
                "send_words": WORDS,
                "enter": FLAG,
                "verb": TEXT,
            }
        ),
        "Example": closed({"text": TEXT, "context": by_name(maybe(TEXT))}),
        "Rule": closed(RULE),
        "Kind": closed({"name": TEXT, "says": TEXT, "detail": FLAG, "sees": WORDS, "ignores": WORDS, "misses": WORDS}),
        "Note": closed({"title": TEXT, "text": TEXT, "source": ref("Source"), "search": TEXT}),
        "Reply": closed({"tone": TEXT, "lang": TEXT, "text": TEXT}, description="A ready answer."),
        "Situation": closed(
            {"id": TEXT, "name": TEXT, "role": TEXT, "kinds": WORDS, "replies": many(ref("Reply"))},
            description="What the other side may ask of somebody in this role, or of anybody, and ready answers.",
        ),
        "Link": closed({"title": TEXT, "url": {"type": "string", "format": "uri"}}),
        "Sight": closed(
            {"fact": TEXT, "value": TEXT, "path": TEXT, "selector": TEXT, "words": WORDS},
            description="What shows a fact: the page's address, or a visible element whose whole text is one of words.",
        ),
        "Messages": closed(
            {
                "item": TEXT,
                "text": TEXT,
                "not": TEXT,
                "own": TEXT,
                "other": TEXT,
                "author": TEXT,
                "own_words": WORDS,
                "me": TEXT,
                "staff": TEXT,
                "staff_words": WORDS,
            },
            description="Where the messages of a conversation are on the page, and what tells the two sides apart.",
        ),
        "Platform": closed(
            {
                "name": TEXT,
                "hosts": WORDS,
                "read": DAY,
                "surfaces": many(ref("Surface")),
                "composers": many(ref("Composer")),
                "facts": by_name(ref("Fact")),
                "rules": many(ref("Rule")),
                "notes": many(ref("Note")),
                "situations": many(ref("Situation")),
                "report": maybe(ref("Link")),
                "seen": many(ref("Sight")),
                "messages": ref("Messages"),
            }
        ),
        "Rules": closed(
            {
                "version": TEXT,
                "api": {"type": "integer"},
                "lang": {**TEXT, "description": "The language of the advice here."},
                "languages": {**by_name(TEXT), "description": "Those that the advice exists in, with their names."},
                "verdicts": closed({verdict: closed({"label": TEXT}) for verdict in VERDICTS}),
                "kinds": by_name(ref("Kind")),
                "platforms": by_name(ref("Platform")),
            }
        ),
    }
