"""The command line as a person and as a program use it, each run a process of its own."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from inlane import places
from tests.helper import SENDER, UPWORK, command, ended, running

BREACH = ["--surface", "message", "--stage", "before_contract"]
ASTRAL = "😀 Mail: priya.design@gmail.com"


def inlane(*arguments: str, text: str | bytes = b"", **more: object) -> subprocess.CompletedProcess:
    content = text.encode() if isinstance(text, str) else text
    return subprocess.run(command(*arguments), input=content, capture_output=True, timeout=30, **more)


def on_a_terminal(*arguments: str, text: str, env: dict | None = None) -> str:
    """What `inlane` writes when its output is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(*arguments),
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", **(env or {})},
    ) as process:
        os.close(theirs)
        process.stdin.write(text.encode())
        process.stdin.close()
        said = b""
        try:
            while chunk := os.read(ours, 1 << 16):
                said += chunk
        except OSError:
            pass  # Linux ends a terminal with an error
    os.close(ours)
    return said.decode()


# -- one text


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ("Hello there.", BREACH, 0),
        ("", [], 0),
        (SENDER, ["--surface", "message"], 2),
        (SENDER, BREACH, 3),
        (SENDER, [*BREACH, "--json"], 3),
        ("x" * 50_001, BREACH, 4),
        (b"\xff\xfe", BREACH, 4),
        ("x", ["--stage", "later"], 4),
        ("x", ["--platform", "nowhere"], 4),
        ("x", ["--surface", "order"], 4),
        ("x", ["no-such-file.txt"], 4),
        ("x", ["--json", "--jsonl", "-"], 4),
        ("x", ["--no-such-flag"], 4),
    ],
)
def test_the_exit_code_is_the_verdict(text: str | bytes, arguments: list[str], code: int) -> None:
    done = inlane("check", *arguments, text=text)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    if code == 4:
        sentence = done.stderr.decode().strip()
        assert sentence.startswith("inlane: ") and "\n" not in sentence and not done.stdout


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["serve", "--port", "x"]])
def test_wrong_use_is_not_a_verdict(arguments: list[str]) -> None:
    assert inlane(*arguments).returncode == 4


def test_a_wrong_fact_is_named_by_its_flag() -> None:
    done = inlane("check", "--plan", "gold", text="x")
    assert done.stderr.decode().startswith("inlane: --plan: ")
    assert "enterprise" in done.stderr.decode()


def test_json_is_what_the_wire_says() -> None:
    done = inlane("check", "--json", *BREACH, text=ASTRAL)
    with running() as helper:
        assert json.loads(done.stdout) == helper.classify(ASTRAL).json
    assert done.stdout.count(b"\n") == 1
    assert json.loads(done.stdout)["findings"][0]["spans"] == [[9, 31]]


def test_the_advice_is_in_the_language_that_is_asked_for() -> None:
    (whole,) = inlane("check", "--lang", "es", *BREACH, "--json", text=SENDER).stdout.splitlines()
    line = json.dumps({"id": 1, "text": SENDER, "context": {"stage": "before_contract"}})
    (row,) = inlane("check", "--lang", "es", "--jsonl", "-", text=line).stdout.splitlines()
    for answer in (whole, row):
        assert json.loads(answer)["findings"][0]["why"].startswith("Upwork no permite")


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "proposal.txt"
    file.write_bytes(b"\xef\xbb\xbfHello\r\nmail me at priya.design@gmail.com\r\n")
    done = inlane("check", "--json", *BREACH, str(file))
    assert done.returncode == 3 and json.loads(done.stdout)["findings"][0]["spans"] == [[18, 40]]


def test_the_words_are_pointed_at() -> None:
    done = inlane("check", *BREACH, text="Hello\n日本😀\tmail: priya.design@gmail.com ok\nBye")
    lines = done.stdout.decode().splitlines()
    at = next(i for i, line in enumerate(lines) if "priya" in line)
    assert lines[at] == "  日本😀 mail: priya.design@gmail.com ok"
    # Each of the three first characters is two columns wide.
    assert lines[at + 1] == " " * (2 + 6 + 7) + "^" * 22
    said = done.stdout.decode()
    for part in ("Breaks a rule: ", "Why ", "Fine if ", "Instead ", "Source ", ", read 20", "https://"):
        assert part in said
    assert "\x1b" not in said


def test_a_terminal_gets_colours_and_underlines() -> None:
    said = on_a_terminal("check", *BREACH, text=ASTRAL)
    assert "\x1b[4;31mpriya.design@gmail.com\x1b[0m" in said
    assert "\x1b[1;31mBreaks a rule" in said and "^^^" not in said


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_refused(env: dict) -> None:
    said = on_a_terminal("check", *BREACH, text=ASTRAL, env=env)
    assert "\x1b" not in said and "^" * 22 in said


def test_a_text_cannot_write_on_the_terminal() -> None:
    said = inlane("check", *BREACH, text="\x1b]0;title\x07\u202e priya.design@gmail.com").stdout.decode()
    assert "\x1b" not in said and "\u202e" not in said
    assert "[U+001B]" in said and "[U+202E]" in said


def test_a_file_without_end_is_too_long_and_not_read_on():
    done = inlane("check", "/dev/zero")
    assert done.returncode == 4 and b"longer than 50,000 characters" in done.stderr and b"Traceback" not in done.stderr


def test_nothing_but_the_words_when_the_terminal_knows_only_ascii() -> None:
    done = inlane("check", *BREACH, text=ASTRAL, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 3 and b"priya" in done.stdout


def test_what_was_assumed_is_said() -> None:
    said = inlane("check", *BREACH, text=SENDER).stdout.decode()
    assert re.search(r"^Assumed: .*--plan", said, re.MULTILINE)


# -- many texts


def test_each_line_is_answered_in_order() -> None:
    rows = [
        '{"id": "a", "text": "Hello"}',
        "not json",
        json.dumps({"id": 2, "text": SENDER, "context": {"stage": "before_contract"}}),
        json.dumps({"text": SENDER, "context": {"platform": "upwork", "stage": "later"}, "id": "priya"}),
        "",
        '{"id": [1], "text": "x"}',
        '{"id": 6, "text": "x", "context": 5}',
        '{"id": null, "text": "\\ud800"}',
    ]
    done = inlane("check", "--jsonl", "-", text="\n".join(rows))
    lines = done.stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    assert done.returncode == 4 and not done.stderr
    assert all(line.startswith(b'{"id":') for line in lines)
    assert [answer["id"] for answer in answers] == ["a", None, 2, "priya", None, 6, None]
    assert [answer.get("verdict") for answer in answers] == [
        "clear",
        None,
        "breach",
        None,
        None,
        None,
        "clear",
    ]
    assert answers[3]["error"]["message"].startswith("context.stage: ")
    assert b"Meet" not in lines[3]


def test_the_strongest_verdict_is_the_exit_code() -> None:
    rows = [json.dumps({"text": SENDER, "context": {"stage": stage}}) for stage in (None, "active_contract")]
    assert inlane("check", "--jsonl", "-", text=rows[1] + "\n").returncode == 0
    assert inlane("check", "--jsonl", "-", text="\n".join(rows)).returncode == 2
    assert inlane("check", "--jsonl", "-", "--stage", "before_contract", text='{"text": "x"}').returncode == 0
    assert inlane("check", "--jsonl", "-", "--stage", "later", text='{"text": "x"}').returncode == 4


def test_a_line_is_answered_before_the_next_comes() -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(command("check", "--jsonl", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
    with ended(process):
        for i in range(3):
            process.stdin.write(json.dumps({"id": i, "text": "x"}).encode() + b"\n")
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 10)[0]
            assert json.loads(process.stdout.readline())["id"] == i
        process.stdin.close()
    assert process.returncode == 0


# Not `ru_maxrss`, in which a new process begins with the most that the one had which started it.
MEASURED = """
import re, sys
from inlane.cli import main
code = main(["check", "--jsonl", sys.argv[1]])
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
sys.exit(code)
"""


def peak(file: Path) -> int:
    done = subprocess.run([sys.executable, "-c", MEASURED, file], capture_output=True, timeout=120)
    assert done.returncode in (0, 4)
    return int(done.stderr)


def test_a_long_file_takes_no_more_memory(tmp_path: Path) -> None:
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    row = json.dumps({"id": 1, "text": "Hello there. " * 150}) + "\n"
    few.write_text(row * 50)
    with many.open("w") as file:
        file.write(row * 3_000)
        for _ in range(40):
            file.write('{"id": 2, "text": "' + "x" * 2_000_000 + '"}\n')
        file.write(row)
    assert peak(many) < peak(few) + 8_000  # KiB


def test_a_line_that_is_too_long_costs_only_itself() -> None:
    rows = [
        '{"id": 1, "text": "x"}',
        '{"id": 2, "text": "' + "x" * 3_000_000 + '"}',
        '{"id": 3, "text": "x"}',
    ]
    done = inlane("check", "--jsonl", "-", text="\n".join(rows))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 3]
    assert "error" in answers[1] and done.returncode == 4


def test_a_reader_that_leaves_is_no_accident() -> None:
    rows = '{"text": "x"}\n' * 2_000
    process = subprocess.Popen(
        command("check", "--jsonl", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with ended(process):
        process.stdout.close()
        try:
            process.stdin.write(rows.encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.wait(timeout=20) == 4
        assert process.stderr.read() == b""


def test_a_terminal_gets_a_progress_bar_on_standard_error(tmp_path: Path) -> None:
    out = tmp_path / "out"
    line = " ".join(command("check", "--jsonl", "-")) + f" > {out}"
    ours, theirs = pty.openpty()
    with subprocess.Popen(["sh", "-c", line], stdin=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        process.stdin.write(b'{"text": "x"}\n' * 50)
        process.stdin.close()
        said = b""
        try:
            while chunk := os.read(ours, 1 << 16):
                said += chunk
        except OSError:
            pass
    os.close(ours)
    assert b"texts" in said
    assert len(out.read_bytes().splitlines()) == 50


# -- the rest


def test_the_folder_to_load() -> None:
    folder = Path(inlane("extension").stdout.decode().strip())
    assert folder == places.extension_folder() and (folder / "manifest.json").is_file()


def test_rules_are_found_by_words() -> None:
    said = inlane("rules", "calendly").stdout.decode()
    assert "https://" in said and re.search(r"^[1-9]\d* of \d+ rules of Upwork", said, re.MULTILINE)
    assert inlane("rules", "no", "such", "words", "xyzzy").stdout.startswith(b"0 of ")
    assert inlane("rules", "--platform", "nowhere").returncode == 4


def test_checking_needs_no_web_server() -> None:
    code = """
import sys
from inlane.cli import main
main(["check"])
print([name for name in ("flask", "waitress", "werkzeug", "tqdm") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], input=SENDER.encode(), capture_output=True)
    assert done.stdout.splitlines()[-1] == b"[]"


def test_the_context_is_that_of_the_flags() -> None:
    done = inlane("check", "--json", "--role", "client", "--plan", "enterprise", *BREACH, text="x")
    context = json.loads(done.stdout)["context"]
    assert {key: context[key] for key in UPWORK} == UPWORK
    assert (context["role"], context["client_plan"]) == ("client", "enterprise")
