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
MEMORY = 2048  # megabytes, most of them the fuzzer's own record of what was reached

_TARGETS = """
import sys, time
import atheris
with atheris.instrument_imports(include=["inlane"]):
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
atheris.Setup(sys.argv, quietly)
atheris.Fuzz()
"""


def run(target: str, seconds: int) -> int:
    """Fuzz one target; how many runs there were. Raises AssertionError with what was found."""
    warm = SEEDS[target][0]
    with tempfile.TemporaryDirectory(prefix="inlane-fuzz-") as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for i, seed in enumerate([*SEEDS[target], *(kept(target) if seconds > BRIEF else ())]):
            (corpus / str(i)).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-timeout={20 * SLOWEST}", f"-rss_limit_mb={MEMORY}", "-max_len=2000"]
        script = _TARGETS.format(target=target, warm=warm, slowest=SLOWEST)
        done = subprocess.run(
            [sys.executable, "-c", script, *limits, str(corpus)],
            capture_output=True, text=True, errors="replace", cwd=folder, timeout=seconds + 120,
        )  # fmt: skip
    found = re.search(r"Done (\d+) runs", done.stderr)
    assert done.returncode == 0 and found, done.stderr[-3000:]
    return int(found[1])


def kept(target: str) -> Iterator[bytes]:
    """Texts of the corpus, and for `body` the requests that ask about them."""
    for file in sorted(CORPUS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines()[::EVERY]:
            row = json.loads(line)
            asked = {"text": row["text"], "context": row["context"]}
            yield json.dumps(asked).encode() if target == "body" else row["text"].encode()


def fuzz_body(seconds: int) -> int:
    return run("body", seconds)


def fuzz_text(seconds: int) -> int:
    return run("text", seconds)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=1800, help="for each of the two targets")
    seconds = asked.parse_args().seconds
    for target in SEEDS:
        print(f"{target}: {run(target, seconds):,} runs, nothing found", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
