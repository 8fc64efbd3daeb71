"""How long a check takes in this process: ordinary texts, and texts made to be slow."""

from __future__ import annotations

from statistics import median
from time import perf_counter

from inlane.check import Draft, check
from inlane.policy import Context

CONTEXT = Context(platform="upwork", surface="message", stage="before_contract")

CLEAN = (
    "Hi Daniel, thanks for the invite. I read the brief twice and I think the importer can be rewritten in about "
    "three weeks: one week for the parser, one for the queue and one for tests. The current version fails when a "
    "file has more than 20,000 rows because everything is kept in memory. I would stream it instead. I have done "
    "the same for a logistics company last year. Could you tell me which database you use and how often the files "
    "arrive? I am free on Tuesday and Thursday after 14:00 UTC for a call here."
)
HOT = (
    "Hi Daniel, thanks for the invite. My mail is priya.design@gmail.com and my number is +1 415 555 0132, or write "
    "me on WhatsApp. We could skip the fees if you pay me by PayPal directly. My portfolio is on priya-design.io, "
    "the old code is at github.com/priya/importer and you can book a slot at calendly.com/priya. I would stream the "
    "files instead of keeping them in memory. Could you tell me which database you use? Let's move to Zoom then."
)
PUMPS = (
    "a.", "1-", "a-", "+1", "www.", "http://", "@", "a@", " at ", " dot ", "dot", "1 ", "one ", "\u200b", "a\u0301",
    "\ufdfa", "(", "[at]", "t.me/", "call me ", "my email is ", "9", "x" , " ", "whatsapp ",
)  # fmt: skip


def timed(text: str, rounds: int) -> float:
    """Median seconds of a check."""
    draft, times = Draft(text, CONTEXT), []
    for _ in range(rounds):
        start = perf_counter()
        check(draft)
        times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    check(Draft(HOT, CONTEXT))  # loads what is loaded on first need
    print(f"500 characters, clean   {timed(CLEAN[:500], 300) * 1e6:8.0f} us")
    print(f"500 characters, hot     {timed(HOT[:500], 300) * 1e6:8.0f} us")
    print(f"5,000 characters, clean {timed(' '.join([CLEAN] * 10)[:5000], 50) * 1e6:8.0f} us")
    worst = max((timed((pump * 5000)[:5000], 3), pump) for pump in PUMPS)
    print(f"5,000 characters, worst {worst[0] * 1e3:8.1f} ms  {worst[1]!r}")
    for pump in PUMPS:
        half, whole = (timed((pump * size)[:size], 1) for size in (25_000, 50_000))
        print(f"50,000 of {pump!r:14} {whole * 1e3:8.0f} ms, {whole / half:4.1f} times 25,000")


if __name__ == "__main__":
    main()
