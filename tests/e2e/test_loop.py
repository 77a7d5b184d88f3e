"""The whole loop, as an office lives through it in one browser after the other.

Vy, secretary of the Steering Committee for Digital Transformation, prepares its third session. The first point of
its agenda tells by itself what became of the conclusions of the second. She adds a point and its paper, invites all
members and convenes. Trâm answers her invitation. Vy opens the session, goes to the new point and writes what the
chair concludes; it appears on Trâm's screen, who touches nothing. Vy closes the session and composes the notice of
its conclusions. The signer approves exactly this text, Mai issues it under the next number of its register, and the
paper carries two valid signatures. Vy takes the notice up, marks a sentence with the keyboard and assigns it to the
Central Office, due in April. Giang receives the task, hands it down to an officer, and reports it done with the paper
that proves it. Vy verifies. The supervision of tasks counts it, and the figures of 31 March are what they were.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.files import papers

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

POINT = "Lộ trình chuyển sang hồ sơ công việc điện tử"
CONCLUSION = "Văn phòng Trung ương Đảng trình lộ trình chuyển sang hồ sơ công việc điện tử trong tháng 4/2025."
TASK = "Lộ trình chuyển sang hồ sơ công việc điện tử"
SIGNER = ("thinh", "Trưởng ban")


@pytest.fixture
def pdf(tmp_path):
    file = tmp_path / "Lộ trình.pdf"
    file.write_bytes(papers.pdf())
    return file


def test_loop_from_the_convocation_to_the_verified_task(enter, pdf):
    vy = enter("vy")
    vy.picture("desk")
    vy.judge()
    sitting = prepare(vy, pdf)
    tram = answer(enter, sitting)
    hold(vy, tram, sitting)
    notice = issue(enter, vy, sitting)
    task = assign(vy, notice)
    work(enter, task, pdf)
    verify(vy, task)
    supervise(vy)


def prepare(vy, pdf):
    """The third session of the committee, until everybody is invited. Its address."""
    vy.goto("/sittings/")
    vy.judge()
    with vy.page.expect_navigation():
        vy.page.locator("main a", has_text="Phiên họp thứ ba Ban Chỉ đạo").click()
    sitting = vy.page.url
    vy.sees("06-TB/BCĐCĐS")
    vy.judge()
    vy.follow("/prepare/")
    form = vy.page.locator('form[action$="/points/"]')
    form.locator("[name=title]").fill(POINT)
    form.locator("[name=presenter]").fill("Văn phòng Trung ương Đảng")
    vy.press("/points/")
    vy.sees(POINT)
    vy.judge()
    with vy.page.expect_navigation():
        vy.page.locator("main a", has_text=POINT).click()
    vy.judge()
    paper = vy.page.locator('form[action$="/papers/"]')
    paper.locator("[name=title]").fill("Dự thảo lộ trình")
    paper.locator("[type=file]").set_input_files(pdf)
    vy.press("/papers/")
    vy.goto(f"{sitting}prepare/")
    vy.sees("Dự thảo lộ trình")
    vy.press("/invite-members/")
    vy.follow("/convene/")
    vy.judge()
    vy.send()
    return sitting


def answer(enter, sitting):
    """Trâm says that she comes, and waits in the room."""
    tram = enter("tram")
    tram.goto(sitting)
    tram.page.locator("[name=answer][value=attends]").check()
    tram.judge()
    tram.press("/answer/")
    tram.goto(f"{sitting}room/")
    return tram


def hold(vy, tram, sitting):
    """The session: what is concluded stands on every screen at once."""
    vy.goto(f"{sitting}chair/")
    vy.press("/open/")
    vy.sees("06-TB/BCĐCĐS")
    vy.judge()
    with vy.page.expect_navigation():
        vy.page.locator("#chair-agenda a", has_text=POINT).click()
    vy.press("/go/")
    expect(tram.page.locator("#current-point")).to_contain_text(POINT)
    tram.page.evaluate("document.body.dataset.untouched = 'yes'")
    vy.page.locator("#editor [name=text]").fill(CONCLUSION)
    vy.press("/conclusions/")
    expect(tram.page.locator("#conclusions")).to_contain_text(CONCLUSION)
    assert tram.page.evaluate("document.body.dataset.untouched") == "yes", "the page was loaded again"
    vy.judge()
    vy.picture("chair")
    tram.goto(f"{sitting}room/")
    expect(tram.page.locator("#conclusions")).to_contain_text(CONCLUSION)
    tram.page.wait_for_load_state("networkidle")
    tram.picture("sitting-room")
    tram.judge()
    vy.press("/close/")


def issue(enter, vy, sitting):
    """From the conclusions to a numbered paper with two signatures. Its address."""
    vy.goto(f"{sitting}notice/")
    vy.sees(CONCLUSION)
    vy.judge()
    vy.send()
    notice = vy.page.url
    assert "/documents/" in notice
    vy.judge()
    vy.press("/submit/")
    signer = enter(SIGNER[0])
    signer.act_as(SIGNER[1])
    signer.goto(notice)
    signer.sees(CONCLUSION)
    signer.press("/approve/")
    signer.judge()
    mai = enter("mai")
    mai.goto(notice)
    mai.follow("/issue/")
    announced = mai.page.locator("main b.n").inner_text()
    mai.judge()
    mai.send()
    mai.goto(notice)
    mai.sees(f"{int(announced):02d}-TB/BCĐCĐS")
    expect(mai.page.get_by_text("hợp lệ", exact=True)).to_have_count(2)
    mai.judge()
    mai.picture("document")
    return notice


def assign(vy, notice):
    """The sentence of the notice becomes a task, without a mouse. Its address."""
    vy.goto(notice.replace("/documents/", "/tasks/take-up/"))
    vy.judge()
    vy.send()
    sentence = vy.page.locator("d-mark .sentence[role=checkbox]", has_text=CONCLUSION[:40]).first
    sentence.focus()
    vy.page.keyboard.press("Space")
    expect(vy.page.locator("[name=quote]")).to_have_value(re.compile(re.escape(CONCLUSION[:40])))
    vy.page.fill("[name=title]", TASK)
    vy.page.select_option("[name=lead]", label="Văn phòng Trung ương Đảng")
    vy.page.select_option("[name=deadline_kind]", "month")
    vy.page.fill("[name=first_month]", "04/2025")
    vy.page.fill("[name=deliverables]", "Tờ trình lộ trình")
    vy.judge()
    vy.picture("assign")
    vy.send()
    with vy.page.expect_navigation():
        vy.page.locator("mark a").first.click()
    vy.sees(TASK)
    return vy.page.url


def work(enter, task, pdf):
    """The Central Office receives, hands down and reports with evidence."""
    giang = enter("giang")
    giang.goto(task)
    giang.judge()
    giang.follow("/receive/")
    giang.judge()
    giang.send()
    giang.goto(task)
    giang.follow("/hand-down/")
    officer = giang.page.locator("[name=to] option", has_text="Quách Duy Hiển").first.get_attribute("value")
    giang.page.select_option("[name=to]", officer)
    giang.judge()
    giang.send()
    giang.goto(task)
    giang.follow("/report/")
    giang.page.fill("[name=text]", "Đã trình lộ trình kèm tờ trình.")
    giang.page.check("[name=claims_done]")
    giang.page.fill("[name=evidence_title_1]", "Tờ trình lộ trình")
    giang.page.locator("[name=evidence_file_1]").set_input_files(pdf)
    giang.judge()
    giang.send()


def verify(vy, task):
    """The secretary verifies the report."""
    vy.goto(task)
    vy.picture("task")
    vy.judge()
    vy.follow("/accept/")
    vy.judge()
    vy.send()
    vy.goto(task)
    vy.judge()
    expect(vy.page.locator("main .state").first).to_contain_text("Hoàn thành")


def supervise(vy):
    """The new task is counted; the figures of 31 March are of March's tasks as before."""
    vy.goto("/tasks/supervision/?body=bcdcds")
    vy.judge()
    vy.goto("/tasks/supervision/?body=bcdcds&as_of=31/03/2025")
    ratio = vy.page.locator(".ratio").first
    expect(ratio.locator(".big")).to_have_text("4")
    expect(ratio.locator(".of")).to_contain_text("13")
    vy.judge()
    vy.picture("supervision")
