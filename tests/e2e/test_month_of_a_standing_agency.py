"""April of a standing agency, and the same month seen by a ministry, a province and a commune.

On the last day of March Vy declares what fires by itself: a yellow letter a day after a deadline lapsed. The next
morning the tasks of March that are not done are overdue, a day later letters are proposed; one is drafted from the
proposal, approved, numbered and signed. The head asks the Ministry of Science and Technology to explain; it answers,
reports what it did, with the papers that prove it, and Vy verifies: done late, which stays apart from done in time. The
province of Quảng Ninh records its merger, and only its own clock starts. The commune of Bát Tràng reports the pilot's
task. In the end Vy freezes the report of the month. Whoever looks sees the same figures as far as he may see the tasks:
what a page counts is what stands behind the number.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_loop_1_session_to_notice import HEAD

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SUPERVISION = "/directives/supervision/?body=bcdcds"
OF_THE_MINISTRY = "Lấy ý kiến các bộ, ngành về bộ chỉ số chuyển đổi số trong cơ quan đảng"
OF_THE_COMMUNES = "Bố trí phòng họp, thiết bị và cán bộ đầu mối tại xã, phường thí điểm"
OF_THE_PROVINCES = "Kết nối mạng đến từng xã trong 01 tuần kể từ khi có thông tin sáp nhập"
REASON = "Hai bộ chưa gửi ý kiến; đã đôn đốc bằng văn bản ngày 28/3."


def test_a_month_of_the_standing_agency_and_of_those_below(enter, pdf):
    vy = enter("vy")
    set_the_ladder(vy)
    vy.step_a_day()
    overdue = rows_behind(vy, "overdue")
    assert counted(vy)["Quá hạn"] == overdue > 0
    vy.step_a_day()
    head = urge(enter, vy)

    ministry = enter("nganha")
    ministry.act_as("Vụ trưởng")
    sees_its_own(ministry)
    explain(head, ministry)
    finish(vy, ministry, pdf)
    assert rows_behind(vy, "overdue") == overdue - 1

    province = enter("long")
    sees_its_own(province)
    record_the_merger(province)
    commune = enter("nhatle")
    sees_its_own(commune)
    report_progress(commune)

    freeze_the_month(vy)


def set_the_ladder(vy):
    """A yellow letter is proposed a day after a deadline lapsed."""
    vy.goto("/urging/ladder/of/bcdcds/set/")
    if vy.page.locator('[name^="r"][name$="-what"] option[value="letter:yellow"]:checked').count():
        return  # this story was told before
    line = vy.page.locator("table.rungs tbody tr").nth(-1)
    line.locator('[name$="-what"]').select_option("letter:yellow")
    line.locator('[name$="-days"]').fill("1")
    line.locator('[name$="-side"]').select_option("after")
    vy.send()
    vy.sees("công văn màu vàng")


def counted(visitor) -> dict[str, int]:
    """What the supervision page counts for the whole body, by the head of its column; each line adds up."""
    visitor.goto(SUPERVISION)
    table = visitor.page.locator("table", has=visitor.page.locator("thead", has_text="Cơ quan chủ trì")).first
    heads = [one.strip() for one in table.locator("thead th").all_inner_texts()]
    total = heads.index("Tổng")
    sums = dict.fromkeys(heads[1 : total + 1], 0)
    for row in table.locator("tbody tr").all():
        cells = [figure(cell) for cell in row.locator("th, td").all_inner_texts()[1 : total + 1]]
        assert sum(cells[:-1]) == cells[-1], row.inner_text()
        for head, cell in zip(heads[1:], cells, strict=False):
            sums[head] += cell
    return sums


def figure(words: str) -> int:
    """A number as a page writes it."""
    return int(re.sub(r"\D", "", words) or 0)


def rows_behind(visitor, state: str) -> int:
    """How many tasks the list has in a class, which is what the page above counts."""
    visitor.goto(f"/directives/?body=bcdcds&state={state}")
    shown = visitor.page.locator("main tbody tr a[href*='/directives/0']").count()
    assert shown <= 50
    return shown


def urge(enter, vy):
    """The proposal becomes a letter: drafted, approved by the head, numbered and signed."""
    for _second in range(60):
        vy.goto("/urging/letters/bcdcds/")
        if vy.page.locator('main a[href*="/draft/?addressee="]').count():
            break
        vy.page.wait_for_timeout(1000)
    proposed = vy.page.locator('main a[href*="/draft/?addressee="]')
    number = proposed.count()
    with vy.page.expect_navigation():
        proposed.first.click()
    vy.choose("[name=signer_post]", "Trưởng Ban")
    vy.page.fill("[name=answer_by]", "25/04/2025")
    vy.send()
    letter = vy.page.url
    vy.press("/submit/")
    head = enter(HEAD[0])
    head.act_as(HEAD[1])
    head.goto(letter)
    head.press("/approve/")
    mai = enter("mai")
    mai.goto(letter)
    mai.follow("/issue/")
    mai.send()
    vy.goto("/urging/letters/bcdcds/")
    expect(vy.page.locator('main a[href*="/draft/?addressee="]')).to_have_count(number - 1)
    vy.sees(re.compile(r"\d\d-CV/BCĐCĐS"))
    return head


def sees_its_own(visitor):
    """What is counted for somebody is what he may open, and adds up."""
    sums = counted(visitor)
    visitor.goto("/directives/?body=bcdcds")
    assert sums["Tổng"] == visitor.page.locator("main tbody tr a[href*='/directives/0']").count() > 0
    refused = visitor.goto("/directives/urge/bcdcds/")
    assert refused is not None
    assert refused.status in {403, 404}


def open_task(visitor, title) -> str:
    """A task, found by its title. Its address."""
    visitor.goto("/directives/?body=bcdcds")
    with visitor.page.expect_navigation():
        visitor.page.locator("main tbody a", has_text=title).first.click()
    return visitor.page.url


def explain(head, ministry):
    """Why it is late: asked with a day, answered in time, accepted."""
    open_task(head, OF_THE_MINISTRY)
    with head.page.expect_navigation():
        head.page.locator(
            'main a[href*="/urging/explanations/of/"], aside a[href*="/urging/explanations/of/"]'
        ).first.click()
    head.page.fill("[name=question]", "Vì sao chưa hoàn thành đúng hạn?")
    head.page.fill("[name=due_on]", "25/04/2025")
    head.send()
    asked = head.page.url
    ministry.goto(asked)
    ministry.follow("/explain/")
    ministry.page.fill("[name=text]", REASON)
    ministry.send()
    head.goto(asked)
    head.sees(REASON)
    head.press("/accept/")


def finish(vy, ministry, pdf):
    """Reported done after the deadline, with its papers; verified: done, and late."""
    task = open_task(ministry, OF_THE_MINISTRY)
    ministry.follow("/report/")
    ministry.page.fill("[name=text]", "Đã tổng hợp ý kiến của 18 bộ, ngành.")
    ministry.page.check("[name=claims_done]")
    for place, paper in enumerate(("Công văn lấy ý kiến", "Bảng tổng hợp, giải trình ý kiến"), 1):
        ministry.page.fill(f"[name=evidence_title_{place}]", paper)
        ministry.page.locator(f"[name=evidence_file_{place}]").set_input_files(pdf)
    ministry.send()
    vy.goto(task)
    vy.follow("/accept/")
    vy.send()
    vy.goto(task)
    expect(vy.page.locator("main .state").first).to_contain_text("Xong muộn")


def record_the_merger(province):
    """The province has its merger information: its clock of one week runs, nobody else's."""
    province.goto("/directives/events/")
    province.choose("[name=event]", "sáp nhập")
    province.choose("[name=where]", "Quảng Ninh")
    province.page.fill("[name=occurred_on]", "01/04/2025")
    province.send()
    open_task(province, OF_THE_PROVINCES)
    province.sees("08/04/2025")


def report_progress(commune):
    """The commune receives its part of a task and says how far it is; the clause stands above."""
    task = open_task(commune, OF_THE_COMMUNES)
    commune.sees("06-TB/BCĐCĐS")
    if commune.page.locator('main a[href$="/receive/"]').count():
        commune.follow("/receive/")
        commune.send()
        commune.goto(task)
    commune.follow("/report/")
    commune.page.fill("[name=text]", "Đã bố trí phòng họp; thiết bị về ngày 7/4.")
    commune.page.fill("[name=percent]", "60")
    commune.send()
    commune.goto(task)
    commune.sees("Đã bố trí phòng họp; thiết bị về ngày 7/4.")


def freeze_the_month(vy):
    """Four weeks later: the report of the month, frozen, says what the page says."""
    for _week in range(4):
        vy.step_a_week()
    vy.goto(SUPERVISION)
    day = vy.page.input_value("[name=as_of]")
    late = counted(vy)["Xong muộn"]
    assert late > 0
    vy.goto(SUPERVISION)
    vy.goto(str(vy.page.locator('main a[href*="/reports/make/"]').first.get_attribute("href")))
    vy.send()
    for _second in range(60):
        vy.goto("/directives/reports/?body=bcdcds")
        frozen = vy.page.locator("main tbody tr", has_text=day).locator('a[href*="/reports/frozen/"]')
        if frozen.count():
            break
        vy.page.wait_for_timeout(1000)
    with vy.page.expect_navigation():
        frozen.first.click()
    vy.sees(re.compile(rf"Trong tổng số \d+ nhiệm vụ: .*\b{late} hoàn thành quá hạn"))
