"""The second half of the loop, from the issued notice to the next session's agenda.

Vy takes the notice up, marks a sentence with the keyboard and assigns it to the Central Office, due in April. Giang
receives the task, hands it down to an officer and reports; Vy returns the report with a reason; Giang reports again,
with the paper that proves it, and Vy verifies. Meanwhile Toàn of the Cipher Committee asks for more time for a task of
April, and the head of the committee grants it: the decision stands beside the baseline, which stays. For a task of
March, which is late, Toàn files how the time is caught up. Vy urges his agency by a letter, which is approved, numbered
and signed as every paper. The supervision counts all this, and the figures of 31 March are what they were. Then Vy
makes the next session, whose agenda opens by itself with what became of the conclusions.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_loop_1_session_to_notice import CONCLUSION, HEAD, play

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

TASK = "Trình lộ trình chuyển sang hồ sơ công việc điện tử"
OF_APRIL = "Cấp chứng thư số cho các cơ quan sử dụng đợt đầu"
OF_MARCH = "Kiểm thử an toàn thông tin phần mềm họp không giấy"


@pytest.fixture
def notice(enter, office, pdf):
    """The notice of the first half, which is played when it has not been."""
    office.notice = office.notice or play(enter, pdf)
    return office.notice


def test_notice_becomes_tasks_and_the_next_session_opens_with_them(enter, notice, pdf):
    vy = enter("vy")
    task = assign(vy, notice)
    giang = receive(enter, task)
    report(giang, task, pdf)
    give_back(vy, task)
    report_again(giang, vy, task)
    verify(vy, task)
    toan = enter("toan")
    toan.act_as("Ban Cơ yếu")
    extend(enter, toan)
    recover(toan)
    urge(enter, vy)
    supervise(vy)
    meet_again(vy)


def assign(vy, notice):
    """The sentence of the notice becomes a task, without a mouse. Its address."""
    vy.goto(notice)
    vy.goto(notice.replace("/documents/", "/directives/take-up/"))
    vy.send()
    sentence = vy.page.locator("d-mark .sentence[role=checkbox]", has_text=CONCLUSION[:40]).first
    sentence.focus()
    vy.page.keyboard.press("Space")
    expect(vy.page.locator("[name=quote]")).to_have_value(re.compile(re.escape(CONCLUSION[:40])))
    vy.page.fill("[name=title]", TASK)
    vy.choose("[name=lead]", "Văn phòng Trung ương Đảng")
    vy.page.select_option("[name=deadline_kind]", "month")
    vy.page.fill("[name=first_month]", "04/2025")
    vy.page.fill("[name=deliverables]", "Tờ trình lộ trình")
    vy.picture("assign")
    vy.page.locator("[name=deliverables]").press("Tab")
    with vy.page.expect_navigation():
        vy.page.keyboard.press("Enter")
    vy.is_content()
    with vy.page.expect_navigation():
        vy.page.locator("mark a").first.click()
    vy.sees(TASK)
    return vy.page.url


def receive(enter, task):
    """The Central Office receives the task and hands it down to an officer."""
    giang = enter("giang")
    giang.act_as("Vụ trưởng")
    giang.goto(task)
    giang.follow("/receive/")
    giang.send()
    giang.goto(task)
    giang.follow("/hand-down/")
    giang.tick("[name=to]", "Quách Duy Hiển")
    giang.send()
    return giang


def report(giang, task, pdf):
    """Reported done, with the paper that proves it."""
    giang.goto(task)
    giang.follow("/report/")
    giang.page.fill("[name=text]", "Đã trình lộ trình.")
    giang.page.check("[name=claims_done]")
    giang.page.fill("[name=evidence_title_1]", "Tờ trình lộ trình, bản dự thảo")
    giang.page.locator("[name=evidence_file_1]").set_input_files(pdf)
    giang.picture("report")
    giang.send()


def give_back(vy, task):
    """A draft proves nothing: returned with the reason."""
    vy.goto(task)
    vy.follow("/return/")
    vy.page.fill("[name=reason]", "Tờ trình chưa có số, ký hiệu và chữ ký.")
    vy.page.locator("main form[method=post] button").last.click()
    vy.page.wait_for_url(task)
    vy.sees("Tờ trình chưa có số, ký hiệu và chữ ký.")


def report_again(giang, vy, task):
    """The reason stands on the assignee's page; the second report names the signed paper."""
    giang.goto(task)
    giang.sees("Tờ trình chưa có số, ký hiệu và chữ ký.")
    giang.follow("/report/")
    giang.page.fill("[name=text]", "Đã trình lộ trình, tờ trình số 118-TTr/VPTW.")
    giang.page.check("[name=claims_done]")
    giang.page.fill("[name=evidence_title_1]", "Tờ trình lộ trình")
    giang.page.fill("[name=evidence_symbol_1]", "118-TTr/VPTW")
    giang.send()
    vy.goto(task)
    vy.sees("118-TTr/VPTW")


def verify(vy, task):
    """The monitor verifies; the task is done, in time."""
    vy.picture("task")
    vy.picture("task-phone", width=390)
    vy.follow("/accept/")
    vy.send()
    vy.goto(task)
    expect(vy.page.locator("main .state-done_in_time, main .state-done, main .state").first).to_contain_text("đúng hạn")


def extend(enter, toan):
    """More time is asked for before the lapse; the head decides; the baseline stays beside the new date."""
    task = open_task(toan, OF_APRIL)
    toan.follow("/extension/")
    toan.page.fill("[name=until]", "30/05/2025")
    toan.page.fill("[name=reason]", "Thiết bị khóa bảo mật về chậm.")
    toan.send()
    head = enter(HEAD[0])
    head.act_as(HEAD[1])
    head.goto(task)
    head.follow("/decide/")
    head.page.check("[name=grant][value=yes]")
    head.page.fill("[name=symbol]", "21-CV/BCĐCĐS")
    head.send()
    toan.goto(task)
    aside = toan.page.locator("main aside").first
    expect(aside).to_contain_text("30/05/2025")
    expect(aside).to_contain_text("05/05/2025")
    expect(aside).to_contain_text("21-CV/BCĐCĐS")
    toan.picture("extension")


def recover(toan):
    """What is late gets a plan and a date."""
    task = open_task(toan, OF_MARCH)
    toan.follow("/recovery/")
    toan.page.fill("[name=text]", "Kiểm thử song song hai nhóm, làm cả ngày thứ bảy.")
    toan.page.fill("[name=recover_on]", "18/04/2025")
    toan.send()
    toan.goto(task)
    toan.sees("18/04/2025")


def open_task(visitor, title):
    """A task of one's own agency, found by searching for it. Its address."""
    visitor.goto("/directives/")
    with visitor.page.expect_navigation():
        visitor.page.locator("main a", has_text=title).first.click()
    return visitor.page.url


def urge(enter, vy):
    """A letter to the agency that is late: drafted of its tasks, approved by the head, numbered and signed."""
    vy.goto("/directives/supervision/?body=bcdcds")
    vy.follow("/directives/urge/bcdcds/")
    row = vy.page.locator("main tr", has_text="Ban Cơ yếu Chính phủ")
    with vy.page.expect_navigation():
        row.locator('a[href*="/draft/"]').click()
    vy.choose("[name=signer_post]", "Trưởng Ban")
    vy.page.fill("[name=answer_by]", "15/04/2025")
    vy.picture("urge")
    vy.send()
    letter = vy.page.url
    vy.sees(OF_MARCH)
    vy.press("/submit/")
    head = enter(HEAD[0])
    head.act_as(HEAD[1])
    head.goto(letter)
    head.press("/approve/")
    mai = enter("mai")
    mai.goto(letter)
    mai.follow("/issue/")
    mai.send()
    mai.goto(letter)
    mai.sees(re.compile(r"\d\d-CV/BCĐCĐS"))
    expect(mai.page.locator('main [data-verdict="valid"]')).to_have_count(2)


def supervise(vy):
    """Today's figures hold the late ones and the new task; those of 31 March are what they were."""
    vy.goto("/directives/supervision/?body=bcdcds")
    vy.sees("07-TB/BCĐCĐS")
    vy.picture("supervision-today")
    vy.page.fill("[name=as_of]", "31/03/2025")
    with vy.page.expect_navigation():
        vy.page.press("[name=as_of]", "Enter")
    ratio = vy.page.locator(".ratio").first
    expect(ratio.locator(".big")).to_have_text("4")
    expect(ratio.locator(".of")).to_contain_text("13")
    vy.picture("supervision")


def meet_again(vy):
    """The next session's agenda opens with what became of the conclusions of 8 April."""
    vy.goto("/meetings/new/")
    vy.page.select_option("[name=body]", label="Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng")
    vy.page.fill("[name=title]", "Phiên họp thứ tư Ban Chỉ đạo Chuyển đổi số trong các cơ quan đảng")
    vy.page.fill("[name=starts_at]", "2025-05-20T08:30")
    vy.page.fill("[name=ends_at]", "2025-05-20T11:00")
    vy.page.fill("[name=place]", "Phòng họp A2, Trụ sở Trung ương Đảng, Hà Nội")
    vy.choose("[name=chair_post]", "Trưởng Ban")
    vy.send()
    vy.goto(re.sub(r"prepare/$", "", vy.page.url))
    vy.sees("07-TB/BCĐCĐS")
    vy.sees("06-TB/BCĐCĐS")
    vy.picture("next-session")
