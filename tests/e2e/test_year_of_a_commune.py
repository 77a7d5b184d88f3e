"""A day of a commune's office, and the last day of its year.

In the morning Xuân, the clerk, lays the scanned letters into the tray and registers them by the keyboard alone. The
chairman writes one directive mark on all of them. Hằng, who leads the office, receives each and hands it down to Lộc;
he answers some with a letter and settles the others with a report. The chairman approves the letters together, Xuân
issues them together, and prints the books. When the year is over the register is closed with its signed book, and gives
no number any more.

The day is lived with a few letters; DECRETA_DAY=80 lives it as long as it is: 80 come in, 12 go out.
"""

from __future__ import annotations

import os
import time

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.e2e import commune

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

LETTERS = int(os.environ.get("DECRETA_DAY", "4"))
ANSWERS = max(2, LETTERS * 12 // 80)
WORDS = "Văn phòng tham mưu, trả lời trong tuần."


def test_a_commune_takes_in_answers_issues_and_closes_its_year(enter, office, tmp_path):
    commune.prepare(office.data, tmp_path, LETTERS)
    clerk = enter("bt.clerk")
    lay(clerk, sorted(str(path) for path in tmp_path.glob("thu-*.pdf")))
    register(clerk)
    chair = enter("bt.chair")
    mark(chair)
    chief, officer = enter("bt.chief"), enter("bt.officer")
    hand_down(chief)
    work(officer)
    submit(officer)
    approve(chair)
    issue(clerk)
    print_books(clerk)
    close_the_year(clerk)


def lay(clerk, papers):
    """All letters at once; they are read while the clerk waits for the kettle."""
    clerk.goto("/capture/")
    clerk.page.set_input_files("main input[type=file]", papers)
    with clerk.page.expect_navigation():
        clerk.page.locator('main form[action$="/capture/upload/"] button').first.click()
    clerk.is_content()


def register(clerk):
    """Every letter by two keys: what was read is confirmed, and the next one is taken."""
    clerk.goto("/capture/")
    clerk.page.locator('main a[href*="/capture/0"]').first.click()
    began = time.monotonic()
    for _letter in range(LETTERS):
        wait_until_read(clerk)
        if clerk.page.locator("[name=is_new_sender]").count():
            clerk.page.check("[name=is_new_sender]")
        expect(clerk.page.locator("[name=symbol]")).not_to_have_value("")
        clerk.page.keyboard.press("F9")
        with clerk.page.expect_navigation():
            clerk.page.keyboard.press("Control+Enter")
        clerk.is_content()
    print(f"{LETTERS} letters registered, {(time.monotonic() - began) / LETTERS:.1f} s each")
    clerk.goto("/documents/incoming/")
    clerk.sees("301/UBND-VP")


def wait_until_read(clerk):
    """The page says while a letter is still being read."""
    for _second in range(60):
        if not clerk.page.locator(".alert-info .lucide-hourglass, .alert-info[role=status]").count():
            return
        clerk.page.wait_for_timeout(1000)
        clerk.page.reload()


def mark(chair):
    """One mark on all that wait."""
    while True:
        chair.goto("/documents/incoming/?state=registered")
        boxes = chair.page.locator("main tbody .pick input").all()
        if not boxes:
            return
        choose(chair, boxes, "documents.mark")
        chair.page.fill("[name=words]", WORDS)
        chair.choose("[name=lead]", "Văn phòng xã")
        chair.send()


def choose(visitor, boxes, act):
    """Choose these rows and ask for an act; what would become of each is shown."""
    for box in boxes:
        box.check()
    with visitor.page.expect_navigation():
        visitor.page.locator(f'main .bulk button[value="{act}"]').click()
    expect(visitor.page.locator("main .bulk-rows > li")).to_have_count(len(boxes))


def hand_down(chief):
    """The head of the office receives each and gives it to the officer."""
    for address in waiting(chief):
        chief.goto(address)
        chief.follow("/receive/")
        chief.send()
        chief.goto(address)
        chief.follow("/hand-down/")
        chief.tick("[name=to]", "Trương Bá Lộc")
        chief.send()


def waiting(visitor) -> list[str]:
    """The arrivals that wait on somebody's desk."""
    visitor.goto("/documents/incoming/")
    found: list[str] = []
    while True:
        found += [one.get_attribute("href") for one in visitor.page.locator("main tbody th a, main tbody td a").all()]
        following = visitor.page.locator('main a[rel="next"]')
        if not following.count():
            return list(dict.fromkeys(one for one in found if one and "/documents/incoming/" in one))
        with visitor.page.expect_navigation():
            following.first.click()


def work(officer):
    """Some are answered by a letter, the others need none."""
    for n, address in enumerate(waiting(officer)):
        officer.goto(address)
        officer.follow("/receive/")
        officer.send()
        if n < ANSWERS:
            answer(officer, address)
        officer.goto(address)
        officer.follow("/report/")
        officer.page.fill("[name=text]", "Đã rà soát xong, không còn hộ nào chưa đăng ký.")
        officer.page.check("[name=claims_done]")
        officer.send()


def answer(officer, address):
    """The answer is begun from the letter, which fills most of it."""
    officer.goto(address)
    with officer.page.expect_navigation():
        officer.page.locator(
            'main a[href*="/documents/new/?answers="], aside a[href*="/documents/new/?answers="]'
        ).first.click()
    officer.page.fill(
        "[name=text]", "1. Xã đã rà soát các hộ kinh doanh gốm sứ.\n2. Kết quả gửi kèm để Ủy ban huyện tổng hợp."
    )
    officer.choose("[name=signer_post]", "Chủ tịch")
    officer.send()


def submit(officer):
    """All drafts to the chairman."""
    officer.goto("/documents/?state=draft")
    choose(officer, officer.page.locator("main tbody .pick input").all(), "documents.submit")
    officer.send()


def approve(chair):
    """Each as it was shown, together."""
    chair.goto("/documents/?state=submitted")
    choose(chair, chair.page.locator("main tbody .pick input").all(), "documents.approve")
    chair.send()


def issue(clerk):
    """Numbered, signed and sealed one after another, together."""
    clerk.goto("/documents/?state=approved")
    choose(clerk, clerk.page.locator("main tbody .pick input").all(), "documents.issue")
    clerk.send()
    for _second in range(30 * ANSWERS):
        clerk.goto("/documents/?state=issued")
        if clerk.page.locator("main tbody tr", has_text="gốm sứ").count() == ANSWERS:
            return
        clerk.page.wait_for_timeout(1000)
    raise AssertionError(clerk.text())


def print_books(clerk):
    """Both books of the year, with the legal columns."""
    for kind, number in (("incoming", LETTERS), ("outgoing", ANSWERS)):
        clerk.goto(f"/books/{kind}/")
        with clerk.page.expect_download() as download:
            clerk.page.locator(f'main form[action$="/books/{kind}/print/"] button').first.click()
        paper = pypdfium2.PdfDocument(download.value.path())
        said = " ".join(paper[n].get_textpage().get_text_bounded() for n in range(len(paper)))
        paper.close()
        assert " ".join(said.split()).count("gốm sứ") == number, said


def close_the_year(clerk):
    """Time goes on; the register of the past year is closed and its book stands beside it."""
    with clerk.page.expect_navigation():
        clerk.page.locator('form[action="/clock/"] button[value=today]').click()
    clerk.goto("/documents/registers/")
    with clerk.page.expect_navigation():
        clerk.page.locator('main a[href$="/close/"]').first.click()
    clerk.page.fill("[name=reason]", "Hết năm 2025.")
    clerk.picture("close-register")
    clerk.send()
    clerk.goto("/documents/registers/")
    clerk.sees("Hết năm 2025.")
    with clerk.page.expect_navigation():
        clerk.page.locator('main a[href*="/books/outgoing/"]').first.click()
    signed = clerk.page.locator('main a[href$="/closed.pdf"]').first.get_attribute("href")
    paper = pypdfium2.PdfDocument(clerk.page.request.get(str(signed)).body())
    said = " ".join(" ".join(paper[n].get_textpage().get_text_bounded() for n in range(len(paper))).split())
    paper.close()
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in said
    assert "Hết năm 2025" in said
