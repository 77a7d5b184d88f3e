"""A session of the Steering Committee for Digital Transformation in three browsers at once.

Vy runs it from the chair's desk; Trâm attends with a tablet; the hall's screen shows what the point at hand is. Trâm
asks to speak, and stands on every screen; she has the floor, and the clock runs in the hall. A question is put to the
vote; it stands before Trâm, who agrees by the keyboard, and the hall shows the result. Vy shows the second page
of the paper, Trâm's paper turns by itself; she reads on her own and returns. Then her network is gone: what Vy writes
meanwhile is there when it comes back, and nobody has loaded a page again.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.network import Network
from tests.files import papers

BODY = "Ban Chỉ đạo chuyển đổi số"
POINT = "Kết nối dữ liệu giữa các cơ quan"
QUESTION = "Thông qua phương án kết nối dữ liệu?"
CONCLUSION = "Giao Văn phòng chủ trì kết nối dữ liệu, hoàn thành trong quý tới."
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
TRAM = "Nguyễn Bảo Trâm"

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

#: A timer as a sitting's page has it whose clock runs: from the moment at which the page was made.
RUNNING = """() => {
  const timer = document.createElement("d-timer");
  timer.id = "running";
  timer.dataset.base = "0";
  timer.dataset.began = document.querySelector("[data-now]").dataset.now;
  document.querySelector("main").append(timer);
}"""


def test_chair_tablet_and_hall_show_the_same_session(enter, office, tmp_path):
    with Network(office.address) as network:
        play(enter, network, tmp_path)


def play(enter, network, tmp_path):
    """The whole session."""
    vy, paper = enter("vy"), tmp_path / "Phương án.pdf"
    paper.write_bytes(papers.pdf(3))
    sitting = prepare(vy, paper)
    tram, hall = enter("tram", base_url=network.address, **TABLET), enter("vy")
    begin(vy, sitting)
    tram.goto(f"{network.address}{urlsplit(sitting).path}room/")
    hall.goto(f"{sitting}hall/")
    take_up(vy, hall, sitting)
    for one in (tram, hall):
        one.page.evaluate("document.body.dataset.untouched = 'yes'")
    speak(vy, tram, hall, sitting)
    vote(vy, tram, hall, sitting)
    follow(enter, tram, sitting)
    lose_the_network(vy, tram, network)
    for one in (tram, hall):
        assert one.page.evaluate("document.body.dataset.untouched") == "yes", "the page was loaded again"
    vy.goto(f"{sitting}chair/?")
    vy.press("/close/")


def prepare(vy, file):
    """A session of today with a point and its paper, its members invited and convened. Its address."""
    vy.goto("/meetings/new/")
    vy.choose("[name=body]", BODY)
    day = today(vy)
    vy.page.fill("[name=title]", "Phiên họp về kết nối dữ liệu")
    vy.page.fill("[name=starts_at]", f"{day} 23:00")
    vy.page.fill("[name=ends_at]", f"{day} 23:50")
    vy.page.fill("[name=place]", "Phòng họp A2")
    vy.choose("[name=chair_post]", "Trưởng")
    vy.send()
    sitting = re.sub(r"prepare/$", "", vy.page.url)
    form = vy.page.locator('form[action$="/points/"]')
    form.locator("[name=title]").fill(POINT)
    vy.press("/points/")
    vy.press("/invite-members/")
    with vy.page.expect_navigation():
        vy.page.locator("main a", has_text=POINT).first.click()
    paper = vy.page.locator('form[action$="/papers/"]')
    paper.locator("[name=title]").fill("Phương án kết nối")
    paper.locator("[type=file]").set_input_files(file)
    vy.press("/papers/")
    vy.goto(f"{sitting}convene/")
    vy.send()
    return sitting


def today(vy):
    """The day of the demonstration's clock, as its strip writes it."""
    shown = vy.page.locator(".d-demo").inner_text()
    found = re.search(r"\d{1,2}/\d{1,2}/\d{4}", shown)
    assert found, shown
    return found[0]


def begin(vy, sitting):
    """The session is opened with everybody checked in at the desk."""
    vy.goto(f"{sitting}desk/")
    # So many that the session is quorate.
    for place in range(vy.page.locator("#desk-rows tbody tr").count()):
        row = vy.page.locator("#desk-rows tbody tr").nth(place)
        with vy.page.expect_navigation():
            row.locator('button[value="in_room"]').first.click()
    vy.goto(f"{sitting}chair/")
    vy.press("/open/")


def take_up(vy, hall, sitting):
    """The point of the story is taken up; the hall shows it without being touched."""
    vy.goto(f"{sitting}chair/")
    with vy.page.expect_navigation():
        vy.page.locator("#chair-agenda a", has_text=POINT).click()
    vy.press("/go/")
    expect(hall.page.locator("#hall-point")).to_contain_text(POINT)


def speak(vy, tram, hall, sitting):
    """Trâm asks to speak; she has the floor; she has finished. The demonstration's clock stands, and her time with it."""
    tram.press("/ask/")
    tram.page.evaluate("document.body.dataset.untouched = 'yes'")  # her own act leads back to the room
    expect(vy.page.locator("#floor")).to_contain_text(TRAM)
    vy.press("/give/")
    expect(hall.page.locator("#hall-speaker")).to_contain_text(TRAM)
    expect(hall.page.locator("#hall-speaker d-timer")).to_have_text("0:00")
    hall.page.evaluate(RUNNING)
    running = hall.page.locator("#running")
    expect(running).to_have_text(re.compile(r"\d+:\d\d"))
    expect(running).not_to_have_text(running.inner_text())
    expect(tram.page.locator("#speakers")).to_contain_text(TRAM)
    hall.picture("hall")
    vy.goto(f"{sitting}chair/")
    vy.press("/end/")
    expect(hall.page.locator("#hall-speaker d-timer")).to_have_count(0)


def vote(vy, tram, hall, sitting):
    """Vy puts the question; it stands before Trâm at once, who agrees by the keyboard; the hall shows the result."""
    vy.goto(f"{sitting}chair/")
    vy.follow("/put/")
    vy.page.fill("[name=question]", QUESTION)
    vy.page.select_option("[name=manner]", "open")
    vy.send()
    paper = tram.page.locator("#voting-paper")
    expect(paper).to_contain_text(QUESTION)
    expect(hall.page.locator("#voting-hall")).to_contain_text(QUESTION)
    agree = paper.locator("button.is-agree")
    agree.focus()
    agree.press("Enter")
    expect(agree).to_have_attribute("aria-pressed", "true")
    vy.goto(f"{sitting}chair/")
    vy.press("/close/")
    expect(paper).to_be_empty()
    expect(hall.page.locator("#voting-hall")).to_contain_text(re.compile(r"1"))
    vy.goto(f"{sitting}chair/")


def follow(enter, tram, sitting):
    """Vy shows the second page; Trâm's paper turns; she scrolls back, reads on her own, and returns."""
    presenter = enter("vy")
    presenter.goto(f"{sitting}room/")
    expect(presenter.page.locator("d-pdf canvas").first).to_be_visible()
    presenter.page.locator("d-present > button").click()
    expect(presenter.page.locator("d-present [role=status]")).to_contain_text("1")
    presenter.page.locator('d-pdf button[aria-label="Trang sau"]').click()
    paper = tram.page.locator("d-pdf")
    expect(paper).to_have_attribute("data-current", "2")
    paper.locator(".pdf-desk").press("Home")
    expect(paper).to_have_attribute("data-current", "1")
    expect(tram.page.locator("#presented")).to_contain_text("tự đọc")
    presenter.page.locator('d-pdf button[aria-label="Trang sau"]').click()
    expect(tram.page.locator("#presented")).to_contain_text("3")
    expect(paper).to_have_attribute("data-current", "1")
    tram.page.locator("#presented button").click()
    expect(paper).to_have_attribute("data-current", "3")


def lose_the_network(vy, tram, network):
    """What is concluded while Trâm's network is gone is there when it comes back."""
    network.cut()
    expect(tram.page.locator("d-live")).to_have_attribute("data-state", "lost", timeout=30_000)
    vy.page.locator("#editor [name=text]").fill(CONCLUSION)
    vy.press("/conclusions/")
    assert CONCLUSION not in tram.text()
    network.mend()
    expect(tram.page.locator("#conclusions")).to_contain_text(CONCLUSION, timeout=40_000)
