"""A secret ballot of the working group, in five browsers, and what it asks of eyes and hands.

Vy opens the session and names three tellers. Giang holds a tablet upright, Ngân Hà one lengthways, Toàn has a keyboard
and nothing else; each makes a key. The question is put; the four members find the paper first of everything, press, and
are told a code. Nobody is told more than how many took part. Two of the tellers open the papers, the result stands on
every screen. Toàn finds his own code in the list, takes the list and the program along, and the program, run as a
process of its own without Decreta, counts what the page says.

Then the same room, the agenda, the chair's page, motions and a paper are walked by the Tab key alone: everything is
reached, in the order in which it is read, with a name and a mark of where one stands, and nothing holds one fast.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from decreta.web.demo.papers import paper_pdf
from tests.e2e import working_group as group
from tests.e2e.walking import Walk, hear, heard, is_well_made, misfits, tab_to
from tests.e2e.working_group import CONCLUSION, OTHER_POINT, POINT

QUESTION = "Bầu đồng chí Lê Khánh Toàn làm Tổ phó phụ trách nhóm kỹ thuật?"
UPRIGHT = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
LENGTHWAYS = {"viewport": {"width": 1180, "height": 820}, "has_touch": True}
MORE = "Lỗ hổng nghiêm trọng được báo ngay cho Ban Cơ yếu Chính phủ và khắc phục trước khi kiểm thử tiếp."
TELLERS = ("Nghiêm Thu Giang", "Vũ Thị Ngân Hà", "Khúc Văn Đạt")

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def test_a_secret_ballot_is_counted_again_by_a_script_and_walked_by_the_keyboard(enter, office, tmp_path):
    sitting = f"{office.address}/meetings/{office.asks('working_group', 'convened')}/"
    vy = enter("vy")
    vy.act_as("Thư ký Tổ công tác")
    members = {
        "giang": enter("giang", **UPRIGHT),
        "nganha": enter("nganha", **LENGTHWAYS),
        "toan": enter("toan"),
        "dat": enter("dat"),
    }
    open_the_session(vy, sitting)
    for one in members.values():
        one.goto(f"{sitting}room/")
        hear(one.page)
    vote(vy, members, sitting)
    code = members["toan"].page.locator("[data-code-list]").inner_text()
    count(vy, members, sitting)
    count_again(members["toan"], code, tmp_path)
    walk(vy, members["toan"], sitting)
    replace_the_paper(vy, members["toan"], sitting)


def open_the_session(vy, sitting):
    """Everybody is checked in at the desk; the chair's page opens the session with its first point."""
    vy.goto(f"{sitting}desk/")
    for place in range(vy.page.locator("#desk-rows tbody tr").count()):
        with vy.page.expect_navigation():
            vy.page.locator("#desk-rows tbody tr").nth(place).locator('button[value="in_room"]').first.click()
    vy.goto(f"{sitting}chair/")
    vy.press("/open/")
    vy.sees(POINT)


def take_up(vy, sitting, point):
    """A point becomes the point at hand."""
    vy.goto(f"{sitting}chair/")
    with vy.page.expect_navigation():
        vy.page.locator("#chair-agenda a", has_text=point).click()
    vy.press("/go/")


def put(vy, sitting, manner):
    """The question is put to the vote."""
    vy.goto(f"{sitting}chair/")
    vy.follow("/put/")
    vy.page.fill("[name=question]", QUESTION)
    vy.page.select_option("[name=manner]", manner)
    vy.send()


def vote(vy, members, sitting):
    """Tellers make keys, everybody votes; the paper comes first, fits the screen and is spoken of."""
    vy.goto(f"{sitting}chair/")
    vy.follow("/tellers/")
    for name in TELLERS:
        vy.page.get_by_label(name).check()
    vy.send()
    for login in ("giang", "nganha", "dat"):
        desk = members[login].page.locator("#voting-teller")
        desk.get_by_role("button", name="Tạo khóa của tôi").click()
        expect(desk.locator('[data-when="ready"]')).to_be_visible()
        expect(desk.locator('[data-when="ready"]')).to_be_focused()
    members["nganha"].picture("teller", width=1180)
    put(vy, sitting, "secret")
    for login in ("giang", "nganha"):
        page = members[login].page
        expect(page.locator("#voting-paper [data-choice]").first).to_be_visible()
        assert misfits(page) == []
        assert page.locator("#voting-paper [data-choice]").first.bounding_box()["y"] < 500, "the paper is not in sight"
    seals = {one.page.locator("#voting-paper [data-spoken]").inner_text() for one in members.values()}
    assert len(seals) == 1, "the browsers do not seal to the same keys"
    choose(members["giang"], "Tán thành")
    members["giang"].picture("secret-vote", width=820)
    choose(members["nganha"], "Tán thành")
    choose(members["dat"], "Không tán thành")
    toan = members["toan"].page
    tab_to(toan, "#voting-paper [data-choice]")
    toan.keyboard.press("Enter")
    expect(toan.locator("#voting-paper .ballot-said")).to_be_focused()
    expect(toan.locator("[data-codes]")).to_be_visible()
    assert any(f"Bắt đầu biểu quyết: {QUESTION}" in one for one in heard(toan))
    assert heard(toan, toan.locator("[data-code-list]").inner_text())


def choose(member, words):
    """One press seals and sends; the code is shown."""
    paper = member.page.locator("#voting-paper")
    paper.get_by_role("button", name=words, exact=True).click()
    expect(paper.locator("[data-codes]")).to_be_visible()


def count(vy, members, sitting):
    """Closed; two of three tellers open the papers; the result stands on every screen, and is spoken."""
    vy.goto(f"{sitting}chair/")
    expect(vy.page.locator("#voting-progress")).to_contain_text("4")
    vy.press("/close/")
    for login in ("giang", "nganha"):
        members[login].page.locator("#voting-teller").get_by_role("button", name="Mở phiếu", exact=True).click()
    for one in members.values():
        expect(one.page.locator("#voting-room .ballot-outcome")).to_be_visible(timeout=30_000)
    expect(members["giang"].page.locator('#voting-teller [data-when="over"]')).to_be_visible()
    assert any("Biểu quyết đã kết thúc" in one for one in heard(members["toan"].page))


def count_again(toan, code, folder):
    """Toàn's own code is in the list; the list and the program, taken along, give the figures of the page."""
    with toan.page.expect_navigation():
        toan.page.locator("#voting-room a.q").first.click()
    expect(toan.page.locator("li.is-mine")).to_have_text(code)
    toan.page.get_by_label("Tìm mã").fill(code.lower())
    expect(toan.page.locator("d-codes [data-found]")).to_contain_text("Tán thành")
    is_well_made(toan.page)
    toan.picture("published")
    for end, name in (("/papers.json", "list.json"), ("/recount.py", "recount.py")):
        with toan.page.expect_download() as download:
            toan.page.locator(f'main a[href$="{end}"]').click()
        download.value.save_as(folder / name)
    command = [sys.executable, "-I", "recount.py", "list.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    shown = [re.sub(r"\s+", " ", one) for one in toan.page.locator(".ballot-result .legend li").all_inner_texts()]
    assert shown[:2] == ["Tán thành 3", "Không tán thành 1"]
    assert done.stdout.startswith(f"EQUAL: {', '.join(shown[:2])}, ")


def walk(vy, toan, sitting):
    """By the Tab key alone: the room with an open paper, the agenda, motions, a paper, the speakers, the chair's page."""
    take_up(vy, sitting, OTHER_POINT)
    vy.page.locator("#editor [name=text]").fill(CONCLUSION)
    vy.press("/conclusions/")
    put(vy, sitting, "open")
    toan.goto(f"{sitting}room/")
    agree = toan.page.locator("#voting-paper .is-agree")
    expect(agree).to_be_visible()
    expect(toan.page.locator("d-pdf canvas").first).to_be_visible()
    tab_to(toan.page, "#voting-paper .ballot-option")
    toan.page.keyboard.press("Enter")
    expect(agree).to_have_attribute("aria-pressed", "true")
    expect(agree).to_be_focused()
    assert any("Bạn đã biểu quyết: Tán thành" in one for one in heard(toan.page, wait="Bạn đã biểu quyết"))
    seen = Walk(toan.page)
    seen.goes("#voting-paper .ballot-option", ".pdf-desk", "#my-request button", "#own-notes", "#room-papers a")
    seen.is_right()
    is_well_made(toan.page)
    vy.goto(f"{sitting}chair/")
    Walk(vy.page).goes("#chair-agenda a", "#voting-chair button", "#floor a", "#editor textarea").is_right()
    vy.press("/close/")
    toan.goto(sitting)
    Walk(toan.page).goes("main .agenda a").is_right()
    with toan.page.expect_navigation():
        toan.page.locator("main .agenda a", has_text=group.PAPERS[OTHER_POINT][0]).click()
    expect(toan.page.locator("d-pdf canvas").first).to_be_visible()
    Walk(toan.page).goes("d-pdf .paper-bar button", ".pdf-desk").is_right()
    toan.goto(f"{sitting}room/")
    motions = toan.page.locator("#motions-room .d-h a").get_attribute("href")
    toan.goto(motions)
    Walk(toan.page).goes("main .d-head a", "main .concl a").is_right()
    with toan.page.expect_navigation():
        toan.page.locator("main .concl a").first.click()
    Walk(toan.page).goes("main textarea", "main form .btn-primary").is_right()
    toan.page.fill("[name=text]", CONCLUSION.replace("trình kế hoạch", "hoàn thiện, trình dự thảo kế hoạch"))
    toan.page.fill("[name=reason]", "Ba cơ quan thí điểm bắt đầu kiểm thử từ đầu tháng 5.")
    toan.send()
    toan.picture("motion")
    is_well_made(toan.page)


def replace_the_paper(vy, toan, sitting):
    """Another version of the paper: who has read which one stands beside it."""
    toan.goto(f"{sitting}room/")
    paper = toan.page.locator("#room-papers a", has_text=group.PAPERS[OTHER_POINT][0]).get_attribute("href") or ""
    address = f"/meetings/papers/{paper.rsplit('=', 1)[1]}/"
    vy.goto(f"{address}replace/")
    title, words = group.PAPERS[OTHER_POINT]
    anew = paper_pdf(title, f"{words}\n{MORE}")
    file = {"name": "ban-2.pdf", "mimeType": "application/pdf", "buffer": anew}
    vy.page.locator("[type=file]").set_input_files(file)
    vy.page.fill("[name=reason]", "Bổ sung cách xử lý lỗ hổng theo ý kiến của Ban Cơ yếu.")
    vy.send_warned()  # it comes after the period for papers
    vy.goto(address)
    expect(vy.page.locator("d-pdf canvas").first).to_be_visible()
    vy.sees("Lê Khánh Toàn")
    vy.picture("paper-versions")
    is_well_made(vy.page)
    expect(toan.page.locator("#paper-news")).to_contain_text(group.PAPERS[OTHER_POINT][0])
