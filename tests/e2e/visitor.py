"""A person at a browser: signs in, presses, fills, and is shown nothing that axe-core objects to.

Buttons and links are found by where they lead, so that a better word on a button breaks no story.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "docs" / "guide" / "pictures"
PASSWORD = "nghi-quyet-2025"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Answers that a story provokes on purpose; the browser writes them to its console as errors.
MEANT = re.compile(r"the server responded with a status of (404|422|409)")


class Visitor:
    """One person in one browser window."""

    def __init__(self, page: Page, login: str) -> None:
        self.page = page
        self.login = login
        self.faults: list[str] = []
        page.set_default_timeout(15_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"{login}, {page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not MEANT.search(message.text):
            self.faults.append(f"{self.login}, {self.page.url}: {message.text}")

    def sign_in(self) -> None:
        """By password, and by the code that the demonstration shows to those who need one."""
        self.page.goto("/")
        self.page.fill("[name=login]", self.login)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_load_state()
        if "/2fa/" in self.page.url:
            self.page.fill("[name=code]", self.page.inner_text("#demonstration-code"))
            self.page.press("[name=code]", "Enter")
        self.page.wait_for_url("**/")

    def act_as(self, post: str) -> None:
        """Switch to a post by a part of its title and place, as the menu shows them."""
        self.page.locator("details.d-menu-post > summary").click()
        with self.page.expect_navigation():
            self.page.locator("button.d-choice").filter(has_text=post).first.click()

    def goto(self, address: str) -> Response | None:
        """Open an address."""
        return self.page.goto(address)

    def follow(self, end: str) -> None:
        """Follow the first link whose address ends so."""
        self._go(self.page.locator(f'main a[href$="{end}"], aside a[href$="{end}"]').first)

    def press(self, end: str) -> None:
        """Press the button whose act has an address that ends so."""
        button = f'button[formaction$="{end}"], form[action$="{end}"] button:not([formaction]):not([type=button])'
        self._go(self.page.locator(button).first)

    def send(self) -> None:
        """Press the button of the page's own form."""
        self._go(self.page.locator("main form[method=post] button.btn-primary, form.decide button").last)

    def _go(self, target: Locator) -> None:
        with self.page.expect_navigation():
            target.click()

    def text(self) -> str:
        """What the main part of the page says."""
        return self.page.locator("main").inner_text()

    def sees(self, words: str | re.Pattern[str]) -> None:
        """Wait until the page says so."""
        expect(self.page.locator("main")).to_contain_text(words)

    def judge(self) -> None:
        """Ask axe-core about the page as it stands, light and dark."""
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            # Evaluated by the browser's own protocol: the page's strict policy for scripts stays in force.
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
            found = self.page.evaluate(
                "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", STANDARD
            )
            for fault in found["violations"]:
                places = "; ".join(node["html"][:160] for node in fault["nodes"][:4])
                summary = fault["nodes"][0]["failureSummary"].replace("\n", " ")
                self.faults.append(f"{self.page.url} ({scheme}) {fault['id']}: {summary} {places}")
        self.page.emulate_media(color_scheme="light")

    def picture(self, name: str) -> None:
        """Keep a picture for the guide, when pictures are asked for."""
        if os.environ.get("DECRETA_PICTURES") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
