"""The working group decides in writing, and what was meant to be decided so becomes a session.

Vy puts a question before the members with its paper, until a day and an hour; who does not answer agrees. Giang agrees,
Đạt does not and says why, Toàn's form comes on paper. A day later who is silent is reminded, and Vy is told how many
they are. The deadline passes. Vy counts: the result stands with its arithmetic, what is adopted has its number in the
register of decisions, and the minutes have written themselves. Of a second matter Giang says that it wants a session:
with the form of one member it is one.
"""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.e2e.test_sitting_in_three_browsers import today
from tests.e2e.walking import is_well_made

BODY = "Tổ công tác giúp việc"
MATTER = "Quy chế làm việc của nhóm kỹ thuật"
OTHER_MATTER = "Lịch kiểm thử tại ba cơ quan thí điểm"
WORDS = "Nhóm kỹ thuật làm việc theo quy chế kèm theo, kể từ ngày được thông qua."
OBJECTION = "Điều 4 chưa nói rõ ai chịu trách nhiệm khi kiểm thử làm gián đoạn hệ thống."

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def test_a_decision_in_writing_from_the_question_to_the_register(enter, office, pdf):
    vy = enter("vy")
    vy.act_as("Thư ký Tổ công tác")
    matter = ask(vy, MATTER, pdf)
    giang, dat = enter("giang"), enter("dat")
    dat.goto("/")
    dat.sees(MATTER)
    answer(giang, matter, "agrees")
    answer(dat, matter, "disagrees", OBJECTION)
    giang.goto(matter)
    assert OBJECTION not in giang.text(), "what others say is told only when it is counted"
    enter_from_paper(vy, matter)
    remind(vy, enter("nganha"), office)
    turn_into_a_session(vy, giang, pdf)
    for _day in range(3):
        vy.step_a_day()
    count(vy, matter)
    read_what_remains(vy, matter)


def ask(vy, matter, paper, **more):
    """A matter with one question and its paper is put before the members. The address of its page."""
    day, month, year = (int(one) for one in today(vy).split("/"))
    until = dt.date(year, month, day) + dt.timedelta(days=2)
    vy.goto("/procedures/new/")
    vy.choose("[name=body]", BODY)
    vy.page.fill("[name=title]", matter)
    vy.choose("[name=chair_post]", "Tổ trưởng Tổ công tác")
    vy.page.fill("[name=until]", f"{until:%d/%m/%Y} 07:00")
    vy.page.check("[name=silence][value=agrees]")
    for name, value in more.items():
        vy.page.fill(f"[name={name}]", value)
    vy.send()
    address = vy.page.url
    vy.page.fill("[name=title]", matter)
    vy.page.fill("[name=text]", WORDS)
    vy.press("/questions/")
    with vy.page.expect_navigation():
        vy.page.locator('main a[href*="/meetings/points/"]').first.click()
    form = vy.page.locator('form[action$="/papers/"]')
    form.locator("[name=title]").fill("Dự thảo quy chế")
    form.locator("[type=file]").set_input_files(paper)
    vy.press("/papers/")
    vy.goto(address)
    vy.press("/ask/")
    return address


def answer(member, matter, stance, words="", *, asks_for_session=False):
    """A member fills in the form."""
    member.goto(matter)
    member.follow("/answer/")
    member.page.check(f"[name=stance_0][value={stance}]")
    member.page.fill("[name=text_0]", words)
    if asks_for_session:
        member.page.check("[name=asks_for_session]")
    if words:
        member.picture("opinion-form")
        is_well_made(member.page)
    member.send()


def enter_from_paper(vy, matter):
    """What came on paper is entered, and marked as such."""
    vy.goto(matter)
    row = vy.page.locator("aside li", has_text="Lê Khánh Toàn")
    with vy.page.expect_navigation():
        row.locator("a").click()
    vy.page.check("[name=stance_0][value=agrees]")
    vy.send()
    expect(row).to_contain_text("phiếu giấy")
    expect(vy.page.locator("aside")).to_contain_text("3/11")


def remind(vy, silent, office):
    """Two days are the first rung: who is silent is reminded, once, and who runs it is told how many they are."""
    office.asks("working_group", "remind")  # the clockwork of the demonstration may have been here before
    assert office.asks("working_group", "remind") == 0
    for one, words in (
        (silent, f"Nhắc: chưa có ý kiến của bạn về “{MATTER}”"),
        (vy, f"Còn 8 thành viên chưa cho ý kiến về “{MATTER}”"),
    ):
        for _half_second in range(40):
            one.goto("/notifications/")
            if words in one.text():
                break
            one.page.wait_for_timeout(500)
        one.sees(words)


def turn_into_a_session(vy, giang, paper):
    """One who asks for a session is enough where it was so laid down: what was asked in writing is being prepared."""
    other = ask(vy, OTHER_MATTER, paper, convert_at="1")
    answer(giang, other, "agrees", asks_for_session=True)
    vy.goto(other)
    vy.sees("Đã chuyển sang họp")
    with vy.page.expect_navigation():
        vy.page.locator('main .d-head a[href^="/meetings/0"]').click()
    vy.sees(OTHER_MATTER)


def count(vy, matter):
    """After the deadline: the result by the rule, and what each said."""
    vy.goto(matter)
    vy.press("/close/")
    vy.sees("Thông qua: 2/11 thành viên đồng ý (1 không đồng ý")
    vy.sees("Không trả lời được tính là đồng ý.")
    vy.page.locator("main details summary").first.click()
    vy.sees(OBJECTION)
    vy.picture("procedure")
    is_well_made(vy.page)


def read_what_remains(vy, matter):
    """What is adopted has its number in the register, and the minutes have written themselves."""
    vy.goto("/minutes/decisions/?body=tct")
    row = vy.page.locator("main tbody tr", has_text=MATTER)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("1")
    vy.goto(matter)
    with vy.page.expect_navigation():
        vy.page.locator('main .d-head a[href^="/meetings/0"]').click()
    vy.press("/minutes/of/" + vy.page.url.rstrip("/").rsplit("/", 1)[1] + "/")
    vy.sees(OBJECTION)
    vy.sees("Lê Khánh Toàn")
