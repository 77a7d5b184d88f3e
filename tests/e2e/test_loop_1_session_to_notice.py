"""The first half of the loop, as an office lives through it in one browser after the other.

Vy, secretary of the Steering Committee for Digital Transformation, prepares its third session. The first point of
its agenda tells by itself what became of the conclusions of the second. She adds a point and its paper, invites a
guest and convenes. Trâm reads the paper and answers her invitation. On 8 April Vy opens the session, checks Trâm in,
goes to the new point and writes what the chair concludes; it appears on Trâm's screen, who touches nothing. Vy closes
the session and composes the notice of its conclusions. The head of the committee approves exactly this text, Mai
issues it under the next number of its register, and the paper carries two valid signatures.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

CONCLUSION = "Văn phòng Trung ương Đảng trình lộ trình chuyển sang hồ sơ công việc điện tử trong tháng 4/2025."
POINT = "Lộ trình chuyển sang hồ sơ công việc điện tử"
HEAD = ("thinh", "Trưởng ban")

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def test_session_ends_in_a_numbered_notice_with_two_valid_signatures(enter, office, pdf):
    office.notice = play(enter, pdf)


def play(enter, pdf):
    """The whole first half. The address of the issued notice."""
    vy = enter("vy")
    vy.picture("desk")
    sitting = prepare(vy, pdf)
    convene(vy, sitting)
    tram = answer(enter, sitting)
    hold(vy, tram, sitting)
    return issue(enter, vy, compose(vy, sitting))


def prepare(vy, pdf):
    """The third session of the committee with one more point and its paper. The session's address."""
    vy.goto("/meetings/")
    with vy.page.expect_navigation():
        vy.page.locator("main a", has_text="Phiên họp thứ ba Ban Chỉ đạo").first.click()
    sitting = vy.page.url
    vy.sees("06-TB/BCĐCĐS")
    vy.follow("/prepare/")
    vy.page.locator('form[action$="/points/"] [name=title]').fill(POINT)
    vy.page.locator('form[action$="/points/"] [name=presenter]').fill("Văn phòng Trung ương Đảng")
    vy.press("/points/")
    with vy.page.expect_navigation():
        vy.page.locator("main a", has_text=POINT).first.click()
    paper = vy.page.locator('form[action$="/papers/"]')
    paper.locator("[name=title]").fill("Dự thảo lộ trình")
    paper.locator("[type=file]").set_input_files(pdf)
    vy.press("/papers/")
    vy.sees("Dự thảo lộ trình")
    return sitting


def convene(vy, sitting):
    """The members are invited, a guest is added; the page says beforehand what the convocation does."""
    vy.goto(f"{sitting}prepare/")
    vy.page.fill("#who", "Khánh Toàn")
    vy.page.locator("#found label", has_text="Lê Khánh Toàn").first.click()
    vy.press("/invite/")
    vy.picture("prepare")
    vy.follow("/convene/")
    vy.send()
    vy.sees("Dự thảo lộ trình")


def answer(enter, sitting):
    """Trâm opens the paper, says that she comes, and waits in the room."""
    tram = enter("tram")
    tram.goto(sitting)
    with tram.page.expect_navigation():
        tram.page.locator("main a", has_text="Dự thảo lộ trình").first.click()
    expect(tram.page.locator("d-pdf canvas").first).to_be_visible()
    tram.goto(sitting)
    tram.page.locator("[name=answer][value=attends]").check()
    tram.press("/answer/")
    expect(tram.page.locator("[name=answer][value=attends]")).to_be_checked()
    tram.goto(f"{sitting}room/")
    return tram


def hold(vy, tram, sitting):
    """The session: what is concluded stands on every screen at once, and nobody loads a page again for it."""
    vy.goto(f"{sitting}chair/")
    for _day in range(8):
        vy.step_a_day()
    vy.press("/open/")
    vy.sees("06-TB/BCĐCĐS")
    check_in(vy, sitting, tram)
    vy.goto(f"{sitting}chair/")
    with vy.page.expect_navigation():
        vy.page.locator("#chair-agenda a", has_text=POINT).click()
    vy.press("/go/")
    expect(tram.page.locator("#current-point")).to_contain_text(POINT)
    tram.page.evaluate("document.body.dataset.untouched = 'yes'")
    vy.page.locator("#editor [name=text]").fill(CONCLUSION)
    vy.press("/conclusions/")
    expect(tram.page.locator("#conclusions")).to_contain_text(CONCLUSION)
    assert tram.page.evaluate("document.body.dataset.untouched") == "yes", "the page was loaded again"
    vy.picture("chair")
    tram.goto(f"{sitting}room/")
    expect(tram.page.locator("#conclusions")).to_contain_text(CONCLUSION)
    tram.picture("room")
    tram.picture("room-phone", width=390)
    # Three points were passed over: the page says so before it lets the sitting end.
    vy.page.locator("#chair-bar summary").click()
    vy.press("/close/")


def check_in(vy, sitting, tram):
    """Vy notes at the desk that Trâm has come; Trâm's own screen says so."""
    vy.goto(f"{sitting}desk/")
    row = vy.page.locator("#desk-rows tr, #desk-rows li").filter(has_text="Nguyễn Bảo Trâm")
    with vy.page.expect_navigation():
        row.locator('button[formaction$="/check-in/"], form[action$="/check-in/"] button').first.click()
    vy.is_content()


def compose(vy, sitting):
    """The notice is drafted of the conclusions and submitted to its signer. The document's address."""
    vy.goto(f"{sitting}notice/")
    vy.sees(CONCLUSION)
    vy.send()
    notice = vy.page.url
    assert "/documents/" in notice
    vy.press("/submit/")
    return notice


def issue(enter, vy, notice):
    """Approved by the head, numbered and sealed by the clerk. The address of the issued paper."""
    head = enter(HEAD[0])
    head.act_as(HEAD[1])
    head.goto(notice)
    head.sees(CONCLUSION)
    head.picture("approve")
    head.press("/approve/")
    mai = enter("mai")
    mai.goto(notice)
    mai.follow("/issue/")
    mai.send()
    mai.goto(notice)
    mai.sees("07-TB/BCĐCĐS")
    expect(mai.page.locator('main [data-verdict="valid"]')).to_have_count(2)
    mai.picture("document")
    return notice
