"""Every refusal and its words: the one place where an error gets its shape."""

from __future__ import annotations

TEXT_LIMIT = 50_000  # characters of a draft
BODY_LIMIT = 256 * 1024  # bytes of a request

# code -> (HTTP status, what happened, what to do). None of them repeats a word of what was sent.
REFUSALS: dict[str, tuple[int, str, str]] = {
    "bad_request": (
        400,
        "The request is not one that this helper can read.",
        "Send plain HTTP/1.1, one request at a time.",
    ),
    "not_json": (
        400,
        "The request is not a JSON object in UTF-8.",
        'Send {"text": "...", "context": {...}}.',
    ),
    "query": (400, "The address has a query.", "Send everything in the JSON body."),
    "no_proof": (
        401,
        "The request does not prove that it may ask.",
        "Send Authorization: Bearer and the secret.",
    ),
    "foreign": (
        403,
        "This page or program may not ask the helper.",
        "Use the Inlane extension, or the helper's own page.",
    ),
    "not_pairing": (
        409,
        "No browser is being connected now.",
        "Press Enter in the helper's window for new digits, then type them.",
    ),
    "not_found": (404, "There is nothing at this address.", "The routes are listed at GET /v1/openapi.json."),
    "method": (
        405,
        "This address does not take this method.",
        "The routes are listed at GET /v1/openapi.json.",
    ),
    "length": (411, "The request does not say how long it is.", "Send Content-Length."),
    "too_large": (413, "The request is larger than 256 KiB.", "Check the text in parts."),
    "too_long": (413, f"The text is longer than {TEXT_LIMIT:,} characters.", "Check it in parts."),
    "media_type": (
        415,
        "The request is not plain JSON.",
        "Send Content-Type: application/json, not compressed.",
    ),
    "wrong_host": (
        421,
        "The request was meant for another host.",
        "Use the exact address that the helper printed.",
    ),
    "bad_input": (
        422,
        "A field is not as it should be.",
        "The fields are described at GET /v1/openapi.json.",
    ),
    "headers": (431, "The request's headers are too large.", "Send fewer headers."),
    "broken": (500, "Something went wrong on our side.", "The text was not checked. Try again."),
    "bad_rules": (
        500,
        "The rules of this marketplace cannot be read.",
        "Nothing is checked there. To see why, run: inlane rules",
    ),
    "not_built": (
        501,
        "The request uses a way of sending that this helper does not know.",
        "Send Content-Length.",
    ),
    "busy": (503, "The helper is busy.", "The text was not checked. Try again in a moment."),
}


class Unable(Exception):
    """Why a command could not do its work, in a sentence for the person."""


class Refused(Exception):
    """A request that gets an error for an answer; `code` is a key of REFUSALS."""

    def __init__(
        self, code: str, message: str | None = None, hint: str | None = None, field: str | None = None
    ) -> None:
        self.status, usual_message, usual_hint = REFUSALS[code]
        self.code = code
        self.message = message or usual_message
        self.hint = hint or usual_hint
        self.field = field
        super().__init__(code)

    def body(self) -> dict:
        """The JSON of the answer; a wrong field's path opens the message."""
        message = f"{self.field}: {self.message}" if self.field else self.message
        return {"error": {"code": self.code, "message": message, "hint": self.hint}}


def code_for(status: int) -> str:
    """The first refusal with this HTTP status, "broken" when there is none."""
    return next((code for code, refusal in REFUSALS.items() if refusal[0] == status), "broken")
