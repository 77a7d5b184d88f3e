"""What a page is asked at every width, light and dark: axe-core's rules, and what axe-core does not ask."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# How thoroughly a page is asked at a width: only whether it fits; what another layout can break too; all rules, light
# and dark.
SIZE, LAYOUT, EVERYTHING = 1, 2, 3
# What is asked of the page as a whole, always: what no part of it answers, and what depends on its words and ids, so that
# a part like another may be wrong alone. A question costs as good as nothing, asking does: it is asked at the width at
# which the whole page is asked anyway.
OF_PAGE = [
    *("region", "bypass", "heading-order", "page-has-heading-one", "document-title", "meta-viewport", "meta-refresh"),
    *("landmark-one-main", "landmark-unique", "landmark-no-duplicate-main", "landmark-no-duplicate-banner"),
    *("landmark-no-duplicate-contentinfo", "landmark-main-is-top-level", "landmark-banner-is-top-level"),
    *("landmark-contentinfo-is-top-level", "landmark-complementary-is-top-level", "duplicate-id-aria", "skip-link"),
    *("html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "identical-links-same-purpose", "aria-hidden-body"),
    *("aria-valid-attr-value", "label", "link-name", "button-name", "input-button-name", "select-name", "image-alt"),
    *("svg-img-alt", "role-img-alt", "summary-name", "empty-heading", "td-headers-attr", "table-duplicate-name"),
]
# How a page is divided: landmarks and headings. What a width hides or shows changes both, so that every width of a page
# that is asked at all is asked this. It concerns few elements, and costs some milliseconds.
OF_STRUCTURE = [
    *("region", "bypass", "heading-order", "page-has-heading-one", "empty-heading", "skip-link"),
    *("landmark-one-main", "landmark-unique", "landmark-no-duplicate-main", "landmark-no-duplicate-banner"),
    *("landmark-no-duplicate-contentinfo", "landmark-main-is-top-level", "landmark-banner-is-top-level"),
    *("landmark-contentinfo-is-top-level", "landmark-complementary-is-top-level"),
]
# What a rearranged page can break that the same page did not break at another width.
OF_LAYOUT = [
    *("target-size", "scrollable-region-focusable", "aria-hidden-focus", "link-in-text-block", "meta-viewport"),
    *("region", "bypass", "heading-order", "page-has-heading-one", "landmark-one-main", "landmark-unique"),
]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "only => axe.run(document, {runOnly: only, resultTypes: ['violations'], elementRef: false})"
#: Judged in each of two schemes.
CONTRAST = "color-contrast"
# Where each element stands, by what gives it its colours, its name and its part: three levels of names, classes, states
# and marks for those who do not see, and whether it says anything.
STANDS = """
    const known = new Map();
    const marks = ['type', 'disabled', 'readonly', 'role', 'open', 'style', 'tabindex', 'scope', 'lang'];
    // How long a bar is changes nothing.
    const value = (one, name) => name === 'style' ? one.style.cssText.replace(/[0-9.]+/g, '0') : one.getAttribute(name);
    const states = ['aria-current', 'aria-selected', 'aria-expanded', 'aria-hidden', 'aria-pressed', 'aria-checked'];
    const says = one => one.textContent.trim() !== '' ? 'says' : 'silent';
    const of = one => one === null ? '' : known.get(one) ?? known.set(one, [one.localName, one.getAttribute('class'),
        ...marks.map(name => one.hasAttribute(name) ? name + value(one, name) : ''),
        ...states.map(name => one.hasAttribute(name) ? name + one.getAttribute(name) : ''),
        ...[...one.attributes].map(({name, value}) => name.startsWith('aria-') ? name + (value !== '') : ''),
        says(one)].join('|')).get(one);
    const stands = one => `${of(one.parentElement?.parentElement ?? null)} > ${of(one.parentElement)} > ${of(one)}`;
    const all = [...document.querySelectorAll('body *')].filter(one => one.checkVisibility());
"""
ALL_STAND = f"() => {{ {STANDS} return [...new Set(all.map(stands))]; }}"
RUN_ANEW = f"""([anew, only, without]) => {{ {STANDS}
    const wanted = new Set(anew);
    return axe.run({{include: all.filter(one => wanted.has(stands(one)))}}, {{
        runOnly: only, resultTypes: ['violations'], elementRef: false,
        rules: Object.fromEntries(without.map(rule => [rule, {{enabled: false}}])),
    }});
}}"""
_judged: set[tuple[int, str]] = set()
FRAME = """() => ({
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].filter(one => one.checkVisibility()).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    widest: [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility())
        .slice(0, 3).map(one => one.outerHTML.slice(0, 120)),
})"""


def faults_of(page: Page, language: str, looks: dict[int, int]) -> list[str]:
    """Everything that is wrong with the page as it is open; `looks` says how thoroughly it is asked at which width."""
    found: list[str] = []
    # Evaluated by the browser's own protocol: the page's strict policy for scripts stays in force.
    if max(looks.values()) > SIZE:
        page.evaluate(AXE)
    for width, thoroughly in looks.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        found += [f"{width} px: {fault}" for fault in _frame(page, language)]
        if rules := _of_whole(thoroughly, looks):
            found += [f"{width} px: {fault}" for fault in _axe(page, {"type": "rule", "values": rules})]
        if thoroughly >= EVERYTHING and (anew := _anew(page, width)):
            found += [f"{width} px: {fault}" for fault in _of_parts(page, anew)]
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            found += [f"{width} px, dark: {fault}" for fault in _contrast(page, anew)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return found


def _of_whole(thoroughly: int, looks: dict[int, int]) -> list[str]:
    """The rules that the whole page is asked at a width."""
    if thoroughly == LAYOUT:
        return sorted({*OF_LAYOUT, *OF_PAGE})
    if thoroughly >= EVERYTHING and LAYOUT not in looks.values():
        return OF_PAGE
    return OF_STRUCTURE if max(looks.values()) > SIZE else []


def _frame(page: Page, language: str) -> list[str]:
    seen = page.evaluate(FRAME)
    found = []
    if seen["lang"] != language:
        found.append(f"the page says it is in {seen['lang']!r}, not {language!r}")
    if seen["headings"] != 1:
        found.append(f"{seen['headings']} first headings")
    if seen["wide"] > 0:
        found.append(f"{seen['wide']} px wider than the window: {seen['widest']}")
    return found


def _anew(page: Page, width: int) -> list[str]:
    """How elements of the page stand that stood nowhere so before: the others were judged in this run."""
    stands = page.evaluate(ALL_STAND)
    anew = [one for one in stands if (width, one) not in _judged or os.environ.get("DECRETA_LOOKS") == "all"]
    _judged.update((width, one) for one in anew)
    return anew


def _of_parts(page: Page, anew: Sequence[str]) -> list[str]:
    """What all rules but those of the page as a whole say of parts of it, their colours included."""
    return _told(page.evaluate(RUN_ANEW, [anew, {"type": "tag", "values": STANDARD}, OF_PAGE]))


def _contrast(page: Page, anew: Sequence[str]) -> list[str]:
    return _told(page.evaluate(RUN_ANEW, [anew, {"type": "rule", "values": [CONTRAST]}, []]))


def _axe(page: Page, only: dict[str, object]) -> list[str]:
    return _told(page.evaluate(RUN, only))


def _told(judged: dict[str, Any]) -> list[str]:
    found = []
    for fault in judged["violations"]:
        places = "; ".join(node["html"][:160] for node in fault["nodes"][:3])
        summary = fault["nodes"][0]["failureSummary"].replace("\n", " ")
        found.append(f"{fault['id']}: {summary} {places}")
    return found
