"""A person at a browser: signs in, presses, fills; what the browser complains about is kept.

Buttons and links are found by where they lead, so that a better word on a button breaks no story.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "docs" / "guide" / "pictures"
PASSWORD = "nghi-quyet-2025"
# Answers that a story provokes on purpose; the browser writes them to its console as errors.
MEANT = re.compile(r"the server responded with a status of (403|404|409|422)")


class Visitor:
    """One person in one browser window."""

    def __init__(self, page: Page, login: str, home: str) -> None:
        self.page = page
        self.home = home
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
        self.offer_password(PASSWORD)
        if "/2fa/" in self.page.url:
            self.offer_shown_code()
        assert "/accounts/" not in self.page.url, f"{self.login} stands before the gate: {self.page.url} {self.text()}"

    def offer_shown_code(self) -> None:
        """The code that the demonstration shows; one that was used already is refused, so the next one is waited for."""
        shown = self.page.inner_text("#demonstration-code")
        self.offer_code(shown)
        for _second in range(35):
            if "/2fa/" not in self.page.url:
                return
            self.page.wait_for_timeout(1000)
            self.page.goto(self.page.url)
            if self.page.inner_text("#demonstration-code") != shown:
                shown = self.page.inner_text("#demonstration-code")
                self.offer_code(shown)

    def offer_password(self, password: str) -> None:
        """The first page of the gate."""
        self.page.fill("[name=login]", self.login)
        self.page.fill("[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("[name=password]", "Enter")

    def offer_code(self, code: str) -> None:
        """The second page of the gate."""
        self.page.fill("[name=code]", code)
        with self.page.expect_navigation():
            self.page.press("[name=code]", "Enter")

    def speak(self, language: str) -> None:
        """Ask for pages in a language from now on, as the choice in the page's head does."""
        self.page.context.add_cookies([{"name": "language", "value": language, "url": self.home}])

    def act_as(self, post: str) -> None:
        """Switch to a post by a part of its title and place, as the menu shows them."""
        self.page.locator("details.d-menu-post > summary").click()
        choice = self.page.locator("button.d-choice").filter(has_text=post).first
        key = choice.get_attribute("value")
        with self.page.expect_navigation():
            choice.click()
        expect(self.page.locator(f'button.d-choice[value="{key}"]')).to_have_attribute("aria-current", "true")

    def goto(self, address: str) -> Response | None:
        """Open an address."""
        return self.page.goto(address)

    def follow(self, end: str) -> None:
        """Follow the first link whose address ends so."""
        self._go(self.page.locator(f'main a[href$="{end}"], aside a[href$="{end}"]').first)

    def press(self, end: str) -> None:
        """Press the button whose act has an address that ends so; it must not be refused."""
        self.button(end).scroll_into_view_if_needed()
        self._go(self.button(end))
        self.is_content()

    def button(self, end: str) -> Locator:
        """The button whose act has an address that ends so."""
        own = "button:not([formaction]):not([type=button])"
        return self.page.locator(f'button[formaction$="{end}"], form[action$="{end}"] {own}').first

    def choose(self, field: str, words: str) -> None:
        """Choose the first entry of a list that has these words, or the first that a field offers which is typed into."""
        if self.page.locator(f"d-choose {field}").count():
            self.page.fill(field, words)
            self.page.locator("d-choose [role=option]", has_text=words).first.click()
            return
        entry = self.page.locator(f"{field} option", has_text=words).first
        self.page.select_option(field, entry.get_attribute("value"))

    def tick(self, field: str, words: str) -> None:
        """Tick the first box of a list that has these words."""
        boxes = self.page.locator("fieldset", has=self.page.locator(field))
        boxes.locator("label", has_text=words).first.click()

    def send(self) -> None:
        """Press the button of the page's own form; it must not be refused."""
        self._go(self.own_button())
        self.is_content()

    def send_warned(self) -> None:
        """Press the button of the page's own form; it is done, and something stays on the page to be minded."""
        self._go(self.own_button())
        expect(self.page.locator(".toast[data-stays]")).to_be_visible()
        assert self.page.locator("main .alert-danger, main [aria-invalid=true]").count() == 0

    def press_anyway(self, end: str) -> None:
        """Press a button whose act will be refused."""
        self._go(self.button(end))

    def send_anyway(self) -> None:
        """Press the button of the page's own form, which will be refused: by us, everything at once."""
        self._go(self.own_button())

    def wrong_fields(self) -> set[str | None]:
        """The names of the fields that the page shows as wrong, each with its sentence beside it."""
        wrong = self.page.locator("main [aria-invalid=true]").all()
        for field in wrong:
            said = field.get_attribute("aria-describedby") or ""
            assert self.page.locator(f"#{said.split()[-1]}").inner_text().strip(), field
        return {field.get_attribute("name") for field in wrong}

    def own_button(self) -> Locator:
        """The button of the page's own form."""
        return self.page.locator("main form[method=post] button.btn-primary, form.decide button").last

    def is_content(self) -> None:
        """Nothing on the page says that what was pressed is refused."""
        wrong = self.page.locator(".toast[data-stays], main .alert-danger, main [aria-invalid=true]")
        assert wrong.count() == 0, f"{self.login}, {self.page.url}: {' / '.join(wrong.all_inner_texts())}"

    def step_a_day(self) -> None:
        """Move the demonstration's clock to the next morning, as its presenter does."""
        self._step("day")

    def step_a_week(self) -> None:
        """The same for the morning of a week later."""
        self._step("week")

    def _step(self, how: str) -> None:
        self._go(self.page.locator(f'form[action="/clock/"] button[value={how}]'))

    def _go(self, target: Locator) -> None:
        with self.page.expect_navigation():
            target.click()

    def text(self) -> str:
        """What the main part of the page says."""
        return self.page.locator("main").inner_text()

    def sees(self, words: str | re.Pattern[str]) -> None:
        """Wait until the page says so."""
        expect(self.page.locator("main")).to_contain_text(words)

    def picture(self, name: str, width: int = 1440) -> None:
        """Keep a picture for the guide, when pictures are asked for."""
        if os.environ.get("DECRETA_PICTURES") != "1":
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": 900 if width > 500 else 844})
        self.page.evaluate("document.activeElement?.blur()")
        self.page.mouse.move(1, 1)  # what the pointer lies on looks as if it were chosen
        self.page.wait_for_timeout(400)  # fonts and fragments; a page with a stream is never idle
        taken = self.page.screenshot(animations="disabled")
        # A hundred colours show a page as well as all of them, in a third of the bytes.
        Image.open(io.BytesIO(taken)).convert("RGB").quantize(128).save(PICTURES / f"{name}.png", optimize=True)
        if before:
            self.page.set_viewport_size(before)
