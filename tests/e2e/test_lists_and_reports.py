"""Lists and reports, as the guide tells of them.

Vy narrows the list of tasks, chooses its columns and goes elsewhere by the palette. Toàn of the Cipher Committee
chooses several tasks and sees what would become of each. Vy takes the report of 31 March along as a paper in Japanese,
freezes it, and compares it with what is known now: the paper that is made again is the same to the byte.
"""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.e2e.judging import EVERYTHING, LAYOUT, faults_of

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def test_a_list_is_looked_through_and_a_report_is_handed_in(enter):
    vy = enter("vy")
    look_through(vy)
    go_elsewhere(vy)
    toan = enter("toan")
    toan.act_as("Ban Cơ yếu")
    choose_several(toan)
    take_along(vy)
    freeze(vy)


def look_through(vy):
    """The tasks of one body, with a column more."""
    vy.goto("/directives/?body=bcdcds&sort=due")
    menu = vy.page.locator(".list-bar details.d-menu", has_text="Các cột")
    menu.locator("summary").click()
    menu.locator("label.check", has_text="Số lượt giao").locator("input").check()
    vy.picture("list")
    with vy.page.expect_navigation():
        menu.locator("button.btn-primary").click()
    expect(vy.page.locator("main thead")).to_contain_text("Số lượt giao")


def go_elsewhere(vy):
    """A few letters find a task; nothing has to be remembered but Ctrl-K."""
    vy.page.keyboard.press("Control+k")
    vy.page.keyboard.type("an toàn thông tin")
    expect(vy.page.locator("dialog")).to_contain_text("Kiểm thử an toàn thông tin")
    vy.picture("palette")
    vy.page.keyboard.press("Escape")


def choose_several(toan):
    """Nothing is done before it is seen what would be."""
    toan.goto("/directives/")
    for box in toan.page.locator("main tbody .pick input").all()[:4]:
        box.check()
    with toan.page.expect_navigation():
        toan.page.locator("main .bulk button[name=act]").first.click()
    expect(toan.page.locator("main .bulk-rows > li")).to_have_count(4)
    toan.picture("several-rows")


def take_along(vy):
    """The report as a paper in Japanese."""
    vy.goto("/directives/supervision/?body=bcdcds&as_of=2025-03-31")
    vy.page.locator("main details.d-menu summary").first.click()
    vy.page.select_option("#report-language", "ja")
    with vy.page.expect_download() as download:
        vy.page.locator("main button.d-choice[value=pdf]").click()
    paper = pypdfium2.PdfDocument(download.value.path())
    said = "".join(paper[0].get_textpage().get_text_bounded().split())
    paper.close()
    assert "任務46件＝暦上の期限のあるもの27件＋期限の明示のないもの（残余）19件" in said


def freeze(vy):
    """What was handed in stands; what is known now says the same."""
    vy.goto("/directives/supervision/?body=bcdcds&as_of=2025-03-31")
    vy.page.locator("main details.d-menu summary").first.click()
    with vy.page.expect_navigation():
        vy.page.locator('main details.d-menu a[href*="/reports/make/"]').click()
    vy.send()
    vy.sees("46 nhiệm vụ = 27 nhiệm vụ có kỳ hạn theo lịch + 19 nhiệm vụ không nêu kỳ hạn (phần còn lại).")
    vy.picture("report-frozen")
    with vy.page.expect_navigation():
        vy.page.locator('main a[href*="compare"]').click()
    vy.sees("Bản in vừa được lập lại: trùng khớp từng byte.")
    assert faults_of(vy.page, "vi", {1440: EVERYTHING, 820: LAYOUT, 390: LAYOUT}) == []
