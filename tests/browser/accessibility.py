"""What axe-core finds on one of our own pages, and in our frame on a marketplace's."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.tabs import Tab

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# The letters behind the text area are transparent on purpose, and axe cannot look through it: it is judged without
# them (the marks have the same colours in the findings beside it). It cannot judge an empty field at all.
PREPARE = """() => {
    const behind = document.querySelector('.behind');
    if (behind) behind.hidden = true;
    return [...document.querySelectorAll('textarea')].filter((box) => !box.value).map((box) => ['#' + box.id]);
}"""
RESTORE = "() => document.querySelector('.behind')?.removeAttribute('hidden')"


def axe(page: Page) -> list[tuple[str, list]]:
    """Violations, and the serious rules that axe could not decide, with where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    empty = page.evaluate(PREPARE)
    found = page.evaluate("exclude => axe.run(exclude.length ? {exclude} : document)", empty)
    page.evaluate(RESTORE)
    undecided = [rule for rule in found["incomplete"] if rule["impact"] in ("serious", "critical")]
    return [
        (rule["id"], [(node["target"], [c["message"] for c in node["any"]]) for node in rule["nodes"]])
        for rule in found["violations"] + undecided
    ]


def violations(tab: Tab) -> list:
    """What axe finds in our frame, once nothing is half faded in."""
    check = f"""async () => {{
        {AXE.read_text(encoding="utf-8")}
        await Promise.all(document.getAnimations().map((one) => one.finished));
        // It is a frame in a page, and the page has the first heading.
        const rules = {{ 'page-has-heading-one': {{ enabled: false }} }};
        const {{ violations }} = await axe.run(document, {{ rules }});
        return violations.map(({{ id, nodes }}) => [id, nodes.map(({{ html }}) => html)]);
    }}"""
    return list(tab.run_in_card(check) or [])
