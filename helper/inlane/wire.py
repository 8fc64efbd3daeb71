"""Requests become drafts, answers become JSON; the only place that counts in UTF-16."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import asdict

from inlane import rules
from inlane.check import Answer, Draft, check
from inlane.errors import TEXT_LIMIT, Refused
from inlane.policy import FACTS, Context, Finding, UnknownFact, packs
from inlane.text import Span
from inlane.wording import known

DEPTH_LIMIT = 8

_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{\]}]', re.DOTALL)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


class BadInput(Refused):
    """A request that is not a draft; `field` is the path of what is wrong with it."""


def decode(body: bytes) -> Draft:
    """The draft in a request's body. Raises BadInput."""
    return draft(parse(body))


def parse(body: bytes) -> dict:
    """The JSON object in `body`, read strictly. Raises BadInput."""
    if not _is_shallow(body):
        raise BadInput("not_json", "The JSON is nested too deeply.")
    try:
        # The exceptions carry the text: they end here.
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise BadInput("not_json")
    return value


def draft(fields: dict, usual: dict | None = None) -> Draft:
    """The draft in a request; `usual` are facts that its context may leave out. Raises BadInput."""
    _only(fields, ("text", "context", "lang"), "")
    text = _text(fields.get("text"))
    context = fields.get("context")
    if context is None and usual:
        context = {}
    if not isinstance(context, dict):
        raise _wrong("context", "Must be an object.", 'At least {"platform": "upwork"}.')
    _only(context, ("platform", *FACTS), "context")
    return Draft(text, _context({**(usual or {}), **context}), _lang(fields.get("lang")))


def respond(asked: Draft) -> dict:
    """The answer to a draft, ready for JSON. Raises BadInput for a fact that the platform does not know."""
    try:
        return encode(asked, check(asked))
    except UnknownFact as error:
        raise unknown(error) from None


def unknown(error: UnknownFact) -> BadInput:
    """The refusal of a fact that the platform does not have."""
    return BadInput("bad_input", error.message, error.hint, error.path)


def encode(asked: Draft, answer: Answer) -> dict:
    """The answer in the shape of the wire, spans in UTF-16 units."""
    units = Units(asked.text)
    return {
        "verdict": answer.verdict,
        "hold": answer.hold,
        "context": {**asdict(answer.context), "assumed": list(answer.assumed)},
        "findings": [_finding(finding, units) for finding in answer.findings],
        "rules_version": rules.version(),
    }


def to_json(value: object) -> bytes:
    """`value` as JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


class Units:
    """Turns a span of `text` (code points) into UTF-16 units, as a browser slices."""

    def __init__(self, text: str) -> None:
        # Only characters outside the first plane count double; most texts have none.
        self._doubles = [] if text.isascii() else [match.start() for match in _TWO_UNITS.finditer(text)]

    def span(self, span: Span) -> list[int]:
        return [self._at(span.start), self._at(span.end)]

    def _at(self, place: int) -> int:
        return place + bisect_left(self._doubles, place) if self._doubles else place


def _finding(finding: Finding, units: Units) -> dict:
    signal, suggestion = finding.signal, finding.suggestion
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "kind": signal.kind,
        "spans": [units.span(signal.span)],
        "seen": signal.seen,
        "hinges_on": list(finding.hinges_on),
        "hold": finding.hold,
        "title": finding.title,
        "why": finding.why,
        "instead": finding.instead,
        "fine_if": list(finding.fine_if),
        "suggestion": suggestion
        and {"label": suggestion.label, "span": units.span(suggestion.span), "text": suggestion.text},
        "source": rules.source(finding.source),
        "see_also": [rules.source(other) for other in finding.see_also],
    }


def _is_shallow(body: bytes) -> bool:
    if body.count(b"[") + body.count(b"{") <= DEPTH_LIMIT:
        return True
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(body):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(match[0], 0)
        if depth > DEPTH_LIMIT:
            return False
    return True


def _refuse(_constant: str) -> None:
    raise ValueError("NaN and Infinity are not JSON")


def _once(pairs: list[tuple[str, object]]) -> dict:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key stands twice")
    return fields


def _wrong(field: str, message: str, hint: str | None = None) -> BadInput:
    return BadInput("bad_input", message, hint, field)


def _only(fields: dict, known: tuple[str, ...], path: str) -> None:
    # The unknown key itself is not repeated: it could be somebody's text.
    if not fields.keys() <= set(known):
        raise _wrong(path or "request", "Has a key that is not known.", f"The keys are {', '.join(known)}.")


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise _wrong("text", "Must be a string.")
    if len(text) > TEXT_LIMIT:
        raise BadInput("too_long")
    # Half a surrogate pair is one unit for the browser and one character here; nothing later could encode it.
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _lang(tag: object) -> str:
    if tag is not None and not isinstance(tag, str):
        raise _wrong("lang", "Must be a string.", 'A language tag such as "es".')
    return known(tag)


def _context(given: dict) -> Context:
    _one_of("platform", given.get("platform"), tuple(packs()))
    facts = {fact: given.get(fact) for fact in FACTS}
    for fact, value in facts.items():
        if value is not None:
            _one_of(fact, value, FACTS[fact])
    facts["direction"] = facts["direction"] or "outgoing"
    return Context(platform=given["platform"], **facts)


def _one_of(fact: str, value: object, known: tuple[str, ...]) -> None:
    if value not in known if isinstance(value, str) else True:
        raise _wrong(f"context.{fact}", "Not a value that Inlane knows.", f"One of {', '.join(known)}.")
