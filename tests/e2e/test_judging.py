"""The judge of pages finds what is wrong: each kind of fault, also one that stands among parts that were judged before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page, sync_playwright

from tests.e2e import judging
from tests.e2e.conftest import CHROMIUM
from tests.e2e.judging import EVERYTHING, LAYOUT, SIZE, faults_of

PAGE = """<!doctype html><html lang="vi"><head><title>Trang</title>
<meta name="viewport" content="width=device-width"></head><body>
<header><a href="#main">Tới nội dung</a></header>
<main id="main"><h1>Trang</h1><p>Chữ.</p><p><a class="btn" href="/a" style="display:inline-block;padding:12px">Mở</a></p>%s</main>
</body></html>"""
FAULTS = {
    "button-name": "<button type=button></button>",
    "link-name": '<p><a class="btn" href="/a" style="display:inline-block;padding:12px"></a></p>',
    "label": "<p><input type=text></p>",
    "image-alt": '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>',
    "color-contrast": '<p style="color:#bbb;background:#fff">Mờ.</p>',
    "aria-allowed-attr": '<p><span role="img" aria-label="Dấu" aria-checked="true">*</span></p>',
    "aria-valid-attr-value": '<p><button type=button aria-expanded="maybe">Mở</button></p>',
    "empty-heading": "<h2></h2>",
    "heading-order": "<h4>Sâu</h4>",
    "list": "<ul><p>Không</p></ul>",
    "wider than the window": '<div style="width:3000px">Rộng</div>',
    "first headings": "<h1>Hai</h1>",
}


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setattr(judging, "_judged", set())
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"chromium does not start: {error}"[:300])
        yield browser.new_page()
        browser.close()


def judged(page: Page, part: str, looks: dict[int, int] | None = None, language: str = "vi") -> str:
    page.set_content(PAGE % part)
    return "\n".join(faults_of(page, language, looks or {1440: EVERYTHING}))


def test_each_kind_of_fault_is_found_and_a_good_page_has_none(page):
    assert judged(page, "") == ""
    for kind, part in FAULTS.items():
        assert kind in judged(page, part), kind
    assert judged(page, "") == ""
    assert "the page says it is in" in judged(page, "", language="ja")


def test_what_is_wrong_in_words_is_found_among_parts_that_were_judged(page):
    named = '<p><button type=button aria-label="Mở">x</button></p>'
    assert judged(page, named + '<p><input type=text aria-label="Tên"></p>') == ""
    again = judged(page, named + named.replace('"Mở"', '""').replace(">x<", "><") + "<p><input type=text></p>")
    assert "button-name" in again and "label" in again


def test_in_the_dark_and_on_a_telephone_too(page):
    dark = (
        "<style>@media (prefers-color-scheme: dark) { body { background:#222; color:#eee } .x { color:#333 } }</style>"
    )
    assert "1440 px, dark: color-contrast" in judged(page, dark + '<p class="x">Chữ.</p>')
    small = '<p style="line-height:1"><a href="/b">a</a> <a href="/c">b</a></p>'.replace(
        "<a ", '<a style="display:inline-block;width:9px;height:9px" '
    )
    assert "target-size" in judged(page, small, {390: LAYOUT})
    assert judged(page, "<div style='width:500px'>Rộng</div>", {820: SIZE}) == ""
    assert "wider than the window" in judged(page, "<div style='width:500px'>Rộng</div>", {390: SIZE})


def test_landmarks_and_headings_are_asked_at_every_width_at_which_a_page_is_looked_at(page):
    """A width may hide a heading, and show a navigation that another hides."""
    looks = {1440: EVERYTHING, 820: SIZE, 390: LAYOUT}
    assert judged(page, "", looks) == ""
    for width, query in ((1440, "(min-width: 1000px)"), (820, "(min-width: 600px) and (max-width: 900px)")):
        hidden = f"<style>@media {query} {{ .between {{ display: none }} }}</style>"
        found = judged(page, hidden + '<h2 class="between">Giữa</h2><h3>Dưới</h3>', looks)
        assert f"{width} px: heading-order" in found and "390 px" not in found
        twice = f"<style>.more {{ display: none }} @media {query} {{ .more {{ display: block }} }}</style>"
        found = judged(page, twice + '<nav aria-label="A">a</nav><nav class="more" aria-label="A">b</nav>', looks)
        assert f"{width} px: landmark-unique" in found and "390 px" not in found
