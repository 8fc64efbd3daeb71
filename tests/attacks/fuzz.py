"""Coverage-guided fuzzing of the two places that read what strangers wrote: a request's body, and a text."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SEEDS = {
    "body": [
        b'{"text": "Mail me at bob@example.com", "context": {"platform": "upwork"}}',
        b"[" * 50,
        b'{"a":"\\ud800"}',
    ],
    "text": [
        b"bob (at) gmail dot com",
        b"+1 415 555 0132, t.me/bob, wa.me/1",
        "почта боб собака".encode(),
    ],
}
# The texts that we keep to measure by: each is one that reached something once.
CORPUS = Path(__file__).parents[1] / "corpus/train"
EVERY = 10  # of them
BRIEF = 10  # seconds, in which they would not all be read
SLOWEST = 1  # second of work for one run, watched as it is
RECORD = 2048  # megabytes for the fuzzer, most of them its own record of what was reached
MEMORY = 512  # megabytes for all that it found worth keeping, read once more without it

_TARGETS = """
import sys, time
{before}
with watched:
    from inlane import wire
    from inlane.errors import Refused
    from inlane.signals import detect
def body(data):
    try:
        wire.respond(wire.decode(data))
    except Refused:
        pass
def text(data):
    said = data.decode("utf-8", "surrogatepass" if data[:1] < b"\\x80" else "replace") if data else ""
    for signal in detect(said):
        assert 0 <= signal.span.start < signal.span.end <= len(said)
def quietly(data):
    began = time.process_time()
    try:
        {target}(data)
    except UnicodeDecodeError:
        pass
    assert time.process_time() - began < {slowest}, "slow"
{target}({warm!r})  # what is read once is not a slow run
{after}
"""
_FUZZ = {
    "before": "import atheris; watched = atheris.instrument_imports(include=['inlane'])",
    "after": "atheris.Setup(sys.argv, quietly); atheris.Fuzz()",
}
_REPLAY = {
    "before": "import contextlib, pathlib, re; watched = contextlib.nullcontext()",
    # Not `ru_maxrss`, in which a new process begins with the most that the one had which started it.
    "after": "[quietly(file.read_bytes()) for file in pathlib.Path(sys.argv[1]).iterdir()]\n"
    "print(int(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1]) // 1024)",
}


def run(target: str, seconds: int) -> tuple[int, int]:
    """Fuzz one target; how many runs there were, and the most megabytes. Raises AssertionError with what was found."""
    with tempfile.TemporaryDirectory(prefix="inlane-fuzz-") as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for i, seed in enumerate([*SEEDS[target], *(kept(target) if seconds > BRIEF else ())]):
            (corpus / str(i)).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-timeout={20 * SLOWEST}", f"-rss_limit_mb={RECORD}", "-max_len=2000"]
        fuzzed, replayed = (
            subprocess.run(
                [sys.executable, "-c", script, *arguments, str(corpus)],
                capture_output=True, text=True, errors="replace", cwd=folder, timeout=2 * seconds + 120,
            )
            for script, arguments in ((_script(target, _FUZZ), limits), (_script(target, _REPLAY), ()))
        )  # fmt: skip
    found = re.search(r"Done (\d+) runs", fuzzed.stderr)
    assert fuzzed.returncode == 0 and found, fuzzed.stderr[-3000:]
    assert replayed.returncode == 0, replayed.stderr[-3000:]
    most = int(replayed.stdout)
    assert most <= MEMORY
    return int(found[1]), most


def _script(target: str, parts: dict[str, str]) -> str:
    return _TARGETS.format(target=target, warm=SEEDS[target][0], slowest=SLOWEST, **parts)


def kept(target: str) -> Iterator[bytes]:
    """Texts of the corpus, and for `body` the requests that ask about them."""
    for file in sorted(CORPUS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines()[::EVERY]:
            row = json.loads(line)
            asked = {"text": row["text"], "context": row["context"]}
            yield json.dumps(asked).encode() if target == "body" else row["text"].encode()


def fuzz_body(seconds: int) -> tuple[int, int]:
    return run("body", seconds)


def fuzz_text(seconds: int) -> tuple[int, int]:
    return run("text", seconds)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=1800, help="for each of the two targets")
    seconds = asked.parse_args().seconds
    for target in SEEDS:
        runs, most = run(target, seconds)
        print(f"{target}: {runs:,} runs, nothing found; {most} MB at most", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
