"""What a page is like for somebody without a mouse, or without sight: walked by the Tab key, heard, held in the hand."""

from __future__ import annotations

from typing import Any, Self

from playwright.sync_api import Page

from tests.e2e.judging import EVERYTHING, LAYOUT, SIZE, faults_of

MOST = 250
"""More presses than any page has places: whoever is not through by then is held fast."""

# Where one stands: numbered once, so that a place is known again; its name, its mark, what covers it.
_HERE = """async () => {
    const here = document.activeElement;
    if (!here || here === document.body || here === document.documentElement) return null;
    window.walked ??= new Map();
    if (!window.walked.has(here)) window.walked.set(here, window.walked.size);
    const marks = one => one && getComputedStyle(one).outlineStyle !== 'none'
        && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
    // Seen: in the window, and not under a bar that stays there.
    const seen = () => {
        const box = here.getClientRects()[0] ?? here.getBoundingClientRect();
        const hit = document.elementFromPoint(
            Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
            Math.min(Math.max(box.y + Math.min(box.height, 40) / 2, box.y), innerHeight - 1));
        return box.bottom > 0 && box.top < innerHeight && Boolean(hit) && (here.contains(hit) || hit.contains(here));
    };
    // The window follows a moment later.
    for (let frame = 0; frame < 12 && !seen(); frame++) await new Promise(next => requestAnimationFrame(next));
    return {
        place: window.walked.get(here),
        html: here.outerHTML.slice(0, 140),
        marked: Boolean(marks(here) || marks(here.parentElement)),
        hidden: !here.checkVisibility({visibilityProperty: true}),
        seen: seen(),
    };
}"""
_ALL = """() => [...document.querySelectorAll(
    'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex="0"]'
)].filter(one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 0
    && !(one.type === 'radio' && (one.checked || document.querySelector(`input[name="${one.name}"]:checked`)
        ? !one.checked : document.querySelector(`input[name="${one.name}"]`) !== one)))
 .filter(one => !window.walked.has(one)).map(one => one.outerHTML.slice(0, 140))"""
_ORDER = """() => [...window.walked.keys()].flatMap((one, n, all) =>
    n && !(all[n - 1].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
        ? [one.outerHTML.slice(0, 140)] : [])"""
_MISFITS = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const small = [...document.querySelectorAll('#voting-paper :is(button, summary, a[href], input:not([type=hidden]))')]
        .filter(one => one.checkVisibility()).filter(one => {
            const box = one.getBoundingClientRect();
            return box.height < 44 || box.width < 44;
        }).map(one => 'smaller than 44 px: ' + one.outerHTML.slice(0, 120));
    return wide > 0 ? [`${wide} px wider than the tablet`, ...small] : small;
}"""
_HEAR = """() => {
    window.heard = [];
    for (const id of ['say', 'say-now']) {
        const region = document.getElementById(id);
        new MutationObserver(() => region.textContent && window.heard.push(region.textContent))
            .observe(region, {childList: true, characterData: true, subtree: true});
    }
}"""


class Walk:
    """A page walked from its head to its end by the Tab key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.evaluate("() => { window.walked = new Map(); document.activeElement?.blur(); scrollTo(0, 0); }")
        # The walk begins before the first place, wherever one stood.
        page.evaluate("document.body.prepend(Object.assign(document.createElement('i'), {tabIndex: -1, id: 'gate'}))")
        page.focus("#gate")
        page.evaluate("document.getElementById('gate').remove()")
        self.steps = self._steps()

    def _steps(self) -> int:
        last = -1
        for step in range(MOST):
            self.page.keyboard.press("Tab")
            here: dict[str, Any] | None = self.page.evaluate(_HERE)
            if here is None:
                return step
            if here["place"] <= last:
                if here["place"] == 0:
                    return step
                self.faults.append(f"one comes back to {here['html']}")
                return step
            last = here["place"]
            if not here["marked"]:
                self.faults.append(f"no mark of where one stands: {here['html']}")
            if here["hidden"] or not here["seen"]:
                self.faults.append(f"one stands where nothing is seen: {here['html']}")
        self.faults.append(f"held fast after {MOST} presses")
        return MOST

    def goes(self, *selectors: str) -> Self:
        """These places are on the way, in this order."""
        before = -1
        for selector in selectors:
            found = self.page.evaluate(
                "selector => [...window.walked].filter(([one]) => one.matches(selector) || one.closest(selector))"
                ".map(([, n]) => n)",
                selector,
            )
            if not found:
                self.faults.append(f"not on the way: {selector}")
            elif found[0] < before:
                self.faults.append(f"too early on the way: {selector}")
            else:
                before = found[0]
        return self

    def is_right(self) -> None:
        """Everything that can be pressed was reached, in the order in which it is read, and has a name."""
        missed = [f"not reached: {one}" for one in self.page.evaluate(_ALL)]
        astray = [f"out of the order of reading: {one}" for one in self.page.evaluate(_ORDER)]
        wrong = [*self.faults, *missed, *astray, *nameless(self.page)]
        assert not wrong, "\n".join([self.page.url, *wrong])
        assert self.steps > 5, "hardly anything was walked"


def nameless(page: Page) -> list[str]:
    """Places of the accessibility tree that can be pressed or filled and have no name."""
    session = page.context.new_cdp_session(page)
    try:
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        session.detach()
    roles = {"button", "link", "textbox", "combobox", "checkbox", "radio", "searchbox", "DisclosureTriangle"}
    found = []
    for node in nodes:
        role = node.get("role", {}).get("value")
        if node.get("ignored") or role not in roles or node.get("name", {}).get("value", "").strip():
            continue
        found.append(f"a {role} without a name")
    return found


def tab_to(page: Page, selector: str, most: int = 40) -> None:
    """Press Tab until one stands at such a place."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => Boolean(document.activeElement?.matches(selector))", selector):
            return
    raise AssertionError(f"{selector} is not reached within {most} presses")


def misfits(page: Page) -> list[str]:
    """What does not fit a tablet: a page that is wider, a place on the voting paper that a finger misses."""
    return list(page.evaluate(_MISFITS))


def is_well_made(page: Page) -> None:
    """The page as it is open, judged at three widths, light and dark: those that a story alone comes to."""
    before = page.viewport_size
    found = faults_of(page, "vi", {1440: EVERYTHING, 820: SIZE, 390: LAYOUT})
    if before:
        page.set_viewport_size(before)
    assert not found, "\n".join([page.url, *found])


def hear(page: Page) -> None:
    """From now on everything is kept that a screen reader is told."""
    page.evaluate(_HEAR)


def heard(page: Page, wait: str = "") -> list[str]:
    """What a screen reader was told since."""
    if wait:
        page.wait_for_function(
            "words => (document.getElementById('say').textContent ?? '').includes(words)", arg=wait, timeout=5_000
        )
        return [page.inner_text("#say")]
    return list(page.evaluate("window.heard ?? []"))
