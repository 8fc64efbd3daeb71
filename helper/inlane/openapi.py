"""The OpenAPI 3.1 document of the helper, made from the shapes and the refusals."""

from __future__ import annotations

from inlane import __version__, schema
from inlane.errors import REFUSALS
from inlane.policy import packs

ALWAYS = (400, 403, 421, 431, 500, 501)  # what any request can get
WITH_BODY = (411, 413, 415, 422)


def document() -> dict:
    """The whole of the HTTP interface: requests, answers and every error."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Inlane helper",
            "version": __version__,
            "license": {"name": "MIT", "identifier": "MIT"},
            "description": "Tells whether a text would break a marketplace's off-platform rules.",
        },
        "servers": [
            {
                "url": "http://127.0.0.1:{port}",
                "variables": {"port": {"default": "0", "description": "As printed at the start."}},
            }
        ],
        "security": [{"secret": []}],
        "paths": {
            "/v1/classify": {"post": _classify()},
            "/v1/hello": {"post": _hello()},
            "/v1/pair": {"post": _pair()},
            "/v1/rules": {"get": _rules()},
            "/v1/openapi.json": {"get": _describe()},
        },
        "components": {
            "securitySchemes": {"secret": {"type": "http", "scheme": "bearer", "description": "New at every start."}},
            "schemas": {**schema.wire(tuple(packs())), **schema.book()},
            "responses": {str(status): _refusal(status) for status in sorted(_statuses())},
        },
    }


def _classify() -> dict:
    return {
        "operationId": "classify",
        "summary": "Check a text.",
        "requestBody": _takes("Draft", {"text": "Mail me at bob@example.com", "context": {"platform": "upwork"}}),
        "responses": {
            "200": _gives("Answer", "The verdict and its findings."),
            **_errors(401, 503, *WITH_BODY),
        },
    }


def _hello() -> dict:
    return {
        "operationId": "hello",
        "summary": "Prove to be the helper, before any text is sent.",
        "description": 'mac: base64url(HMAC-SHA256(secret, "inlane1|hello|<port>|<nonce>")), no padding.',
        "security": [{}],
        "requestBody": _takes("Nonce", {"nonce": "AAECAwQFBgcICQoLDA0ODw"}),
        "responses": {"200": _gives("Hello", "The proof."), **_errors(401, *WITH_BODY)},
    }


def _pair() -> dict:
    return {
        "operationId": "pair",
        "summary": "Connect a browser by the six digits that the helper shows.",
        "description": "SPEKE: first our public number, then the same again with our proof.",
        "security": [{}],
        "requestBody": _takes("Pair", {"public": "0" * 511 + "2"}),
        "responses": {"200": _gives("Paired", "The helper's number and its proof."), **_errors(401, 409, *WITH_BODY)},
    }


def _rules() -> dict:
    unchanged = {"description": "The rules are still those of If-None-Match."}
    tag = {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}
    answer = _gives("Rules", "Every marketplace's rules, as they are explained.")
    answer["headers"] = {"ETag": {"schema": {"type": "string"}}}
    return {
        "operationId": "rules",
        "summary": "The rules, explained.",
        "parameters": [tag],
        "responses": {"200": answer, "304": unchanged, **_errors(401)},
    }


def _describe() -> dict:
    body = {"description": "This document.", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "operationId": "describe",
        "summary": "This document.",
        "responses": {"200": body, **_errors(401)},
    }


def _takes(shape: str, example: dict) -> dict:
    return {
        "required": True,
        "content": {"application/json": {"schema": schema.ref(shape), "example": example}},
    }


def _gives(shape: str, description: str) -> dict:
    return {"description": description, "content": {"application/json": {"schema": schema.ref(shape)}}}


def _errors(*statuses: int) -> dict:
    return {str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted({*ALWAYS, *statuses})}


def _statuses() -> set[int]:
    return {status for status, _, _ in REFUSALS.values()}


def _refusal(status: int) -> dict:
    said = [message for known, message, _ in REFUSALS.values() if known == status]
    return {
        "description": " ".join(said),
        "content": {"application/json": {"schema": schema.ref("Refusal")}},
    }
