"""The command line: check texts, serve, tell the browsers, search the rules."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from inlane import __version__, places
from inlane.errors import Refused, Unable
from inlane.pack import FACTS
from inlane.tables import PackError

COULD_NOT = 4  # the verdicts have 0 to 3
FACT_FLAGS = {
    "surface": "--surface",
    "stage": "--stage",
    "client_plan": "--plan",
    "role": "--role",
    "relationship": "--relationship",
    "purpose": "--purpose",
    "direction": "--direction",
}


class Parser(argparse.ArgumentParser):
    """Ends with 4: argparse's 2 would read as the verdict `depends`."""

    def error(self, message: str) -> NoReturn:
        self.exit(COULD_NOT, f"inlane: {message}. Try: {self.prog} --help\n")


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code is the verdict's, 4 when the work could not be done."""
    asked = parser().parse_args(argv)
    try:
        return asked.run(asked)
    except Unable as error:
        return _say(str(error))
    except Refused as error:
        flag = FACT_FLAGS.get((error.field or "").removeprefix("context."), error.field or "")
        flag = "--platform" if error.field == "context.platform" else flag
        return _say(f"{flag}: {error.message} {error.hint}".removeprefix(": "))
    except PackError as error:
        return _say(str(error))
    except BrokenPipeError:
        # Whoever read our output has gone; what Python would flush at the end has nowhere to go either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    top = Parser(prog="inlane", description="Tells whether a text would break a marketplace's off-platform rules.")
    top.add_argument("--version", action="version", version=f"inlane {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_check(commands)
    serve = _add(commands, "serve", run_serve, "answer the extension and other programs on this computer")
    serve.add_argument("--json", action="store_true", help="print one line of JSON: url and secret")
    serve.add_argument("--port", type=int, help="the port (where the extension looks; with --json a free one)")
    serve.add_argument("--open", action="store_true", help="open the page to check texts in the browser")
    for name, run, help in (
        ("install", run_install, "let the browsers start the helper"),
        ("uninstall", run_uninstall, "take that back"),
    ):
        command = _add(commands, name, run, help)
        command.add_argument("--dir", type=Path, help="only for the browser profile in this folder")
    _add(commands, "extension", run_extension, "print the folder to load in the browser")
    _add(commands, "verify", run_verify, "tell whether all files are as they were shipped")
    search = _add(commands, "rules", run_rules, "search the rules")
    search.add_argument("query", nargs="*", help="words to look for (all rules when left out)")
    search.add_argument("--platform", default="upwork", help="the marketplace (upwork)")
    return top


def _add(commands: argparse._SubParsersAction, name: str, run: Callable, help: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
    command.set_defaults(run=run)
    return command


def _add_check(commands: argparse._SubParsersAction) -> None:
    check = _add(commands, "check", run_check, "check a text before it is sent")
    check.epilog = "Exit code: 0 nothing found, 1 allowed but may be held, 2 depends, 3 breaks a rule, 4 not checked."
    check.add_argument("file", nargs="?", default="-", metavar="FILE|-", help="the text (standard input)")
    check.add_argument("--platform", default="upwork", help="the marketplace (upwork)")
    for fact, flag in FACT_FLAGS.items():
        check.add_argument(flag, dest=fact, metavar="FACT", help=", ".join(FACTS[fact]))
    check.add_argument("--lang", help="the language of the advice (en)")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as JSON; spans in UTF-16 units")
    form.add_argument("--jsonl", metavar="FILE|-", help='check one {"id", "text", "context"} a line')


def run_check(asked: argparse.Namespace) -> int:
    from inlane import checking

    facts = {"platform": asked.platform, **{fact: getattr(asked, fact) for fact in FACTS}}
    if asked.jsonl:
        return checking.many(asked.jsonl, facts, asked.lang)
    return checking.one(asked.file, facts, asked.lang, asked.json)


def run_serve(asked: argparse.Namespace) -> int:
    import gc

    gc.disable()  # until all is read: nothing of it is garbage
    from inlane import serving

    try:
        return serving.run(asked.port, as_json=asked.json, open_page=asked.open)
    except (OSError, OverflowError):
        raise Unable(f"Port {asked.port} cannot be used: is another program on it? Leave --port out.") from None


def run_install(asked: argparse.Namespace) -> int:
    from inlane.install import install

    try:
        written = install(asked.dir)
    except OSError as error:
        raise Unable(f"{error.filename} could not be written: {error.strerror}.") from None
    if not written:
        raise Unable("No browser was found here. Use: inlane serve --open")
    for path in written:
        print(f"Written: {path}")
    print(f"Now load the extension in the browser, from: {places.extension_folder()}")
    return 0


def run_uninstall(asked: argparse.Namespace) -> int:
    from inlane.install import uninstall

    removed = uninstall(asked.dir)
    for path in removed:
        print(f"Removed: {path}")
    print("The browsers do not start the helper any more." if removed else "There was nothing to remove.")
    return 0


def run_extension(asked: argparse.Namespace) -> int:
    print(places.extension_folder())
    return 0


def run_verify(asked: argparse.Namespace) -> int:
    from inlane import verify

    return verify.run()


def run_rules(asked: argparse.Namespace) -> int:
    from inlane import rules
    from inlane.policy import packs
    from inlane.show import has_colours, rule_lines

    for error in packs().refused().values():
        _say(str(error))
    book = json.loads(rules.shipped())
    if asked.platform not in book["platforms"]:
        raise Unable(f"--platform: one of {', '.join(book['platforms'])}")
    platform = book["platforms"][asked.platform]
    found = rules.search(book, asked.platform, " ".join(asked.query))
    for rule in found:
        print("\n".join(rule_lines(rule, has_colours())), end="\n\n")
    print(f"{len(found)} of {len(platform['rules'])} rules of {platform['name']}, read {platform['read']}.")
    return 0


def _say(sentence: str) -> int:
    print(f"inlane: {sentence}", file=sys.stderr)
    return COULD_NOT


if __name__ == "__main__":
    sys.exit(main())
