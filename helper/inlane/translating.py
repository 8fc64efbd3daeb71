"""A pack's own words in another language: row by row, so that no row is half in one language and half in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from inlane.wording import FIRST, Wording, words

TOLD = ("title", "why", "instead", "fine_if", "suggest", "swap", "to_client")


class Translation:
    """What one language's file says for one marketplace. In the first language the packs speak for themselves."""

    def __init__(self, pack: str, wording: Wording, lang: str) -> None:
        self.wording, self.is_first = wording, lang == FIRST
        self.said = words(lang).get("pack", {}).get(pack, {})
        self.shared = words(lang).get("facts", {})

    def row(self, id: str, shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
        """All that is told of a row, or nothing: then it stays in its own language.

        `shared` is what packs have in common for it, `own` what this pack says itself.
        """
        if self.is_first:
            return {}
        common, said = self.wording.row(id), self.said.get("rule", {}).get(id, {})
        found = {
            key: said.get(key, common.get(key) if key not in own else None) for key in TOLD if key in {**shared, **own}
        }
        return found if all(self._says(found[key], {**shared, **own}[key]) for key in found) else {}

    def _says(self, text: Any, first: Any) -> bool:
        """Whether all of it is said, also in tables."""
        if isinstance(first, Mapping):
            return isinstance(text, Mapping) and text.keys() >= first.keys()
        return text is not None

    def fact(self, name: str, first: Mapping[str, Any], is_own: bool) -> dict[str, Any]:
        """The question for a fact and its answers; their names are the interface's, and stay."""
        said = self.wording.filled((self.said.get("facts", {}) if is_own else self.shared).get(name, {}))
        answers = said.get("values", {})
        values = [{**value, **answers.get(value.get("value"), {})} for value in first.get("values", ())]
        return {**first, **({"question": said["question"], "values": values} if said else {})}

    def note(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A note in other words, found by its title."""
        return {**row, **self.said.get("notes", {}).get(row.get("title"), {})}

    def for_client(self, lines: Iterable[str], first: Mapping[str, str]) -> tuple[str, ...]:
        """Conditions as a client is told them, by what `first` or this language's file has for each."""
        told = {**first, **self.said.get("for_client", {})}
        return tuple(told.get(line, line) for line in lines)
