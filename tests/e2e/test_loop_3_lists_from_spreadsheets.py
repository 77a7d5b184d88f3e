"""Lists come in from spreadsheets: accounts by the administrator, tasks by the secretary.

Phong begins on the front page of administration, brings three accounts, and takes the one-time addresses along that
they need. Vy brings a list of tasks in which an agency is misspelt, a day does not exist and a deadline cannot be
read; she takes the name that is offered, mends the rest in the grid, and the worker imports it while she watches. The
same list again changes nothing; a changed one shows what differs, cell by cell; and it is taken back.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from decreta.kit.spreadsheets.apart import read_sheet
from tests.kit.importing.conftest import HEADINGS
from tests.kit.importing.sheets import workbook

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SYMBOL, SUBJECT = "12-TB/BCĐCĐS", "Kết luận phiên họp thứ ba"
RULES = "Hoàn thiện quy chế chia sẻ dữ liệu dùng chung giữa các cơ quan Đảng"
CHANGED = "Hoàn thiện quy chế quản lý và chia sẻ dữ liệu dùng chung"
_FIRST = "Văn phòng Trung ương Đảng"


def tasks(*rows: tuple[str, str, str, str]) -> bytes:
    """A list of tasks: title, lead, coordinating, deadline."""
    full = (
        [str(n), SYMBOL, "28/03/2025", SUBJECT, title, lead, coordinating, deadline, "Báo cáo"]
        for n, (title, lead, coordinating, deadline) in enumerate(rows, start=1)
    )
    return workbook(["DANH MỤC NHIỆM VỤ"], [], HEADINGS, *full)


GOOD = (
    (RULES, _FIRST, "Bộ KH&CN; Bộ Nội vụ", "30/6/2025"),
    ("Xây dựng bộ chỉ số đánh giá chuyển đổi số", "Bộ Thông tin và Truyền thông", "", "Quý III/2025"),
    ("Rà soát cơ sở dữ liệu đảng viên", "Ban Tổ chức Trung ương", "", "31/7/2025"),
    ("Tập huấn kỹ năng số cho cán bộ cấp xã", "Bộ Nội vụ", "", "31/7/2025"),
)
WRONG = (
    *GOOD[:2],
    ("Rà soát cơ sở dữ liệu đảng viên", "Ban Tổ chức Trung ươn", "", "31/6/2025"),
    ("Tập huấn kỹ năng số cho cán bộ cấp xã", "Bộ Nội vụ", "", "sớm nhất"),
)


def bring(visitor, kind: str, content: bytes, name: str) -> None:
    """Upload a file and match its columns as they are proposed."""
    visitor.goto(f"/imports/new/{kind}/")
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    visitor.page.set_input_files("main input[type=file]", file)
    visitor.send()
    if visitor.page.url.endswith("/sheet/"):
        visitor.send()


def carried_out(visitor) -> None:
    """Let the worker do it, until the page offers the result, by itself."""
    visitor.press("/run/")
    result(visitor)


def result(visitor) -> None:
    """Wait for the result of the job that the page shows, and open it."""
    here = urlsplit(visitor.page.url).path
    expect(visitor.page.locator(f'.imp-sums, main a.btn[href="{here}"]').first).to_be_visible(timeout=60_000)
    visitor.goto(here)
    expect(visitor.page.locator(".imp-sums")).to_be_visible()


def test_accounts_come_in_and_their_addresses_go_out(enter):
    phong = enter("phong")
    phong.speak("vi")
    phong.goto("/administration/")
    phong.picture("administration")
    phong.follow("/imports/")
    accounts = workbook(["Tên đăng nhập", "Ngôn ngữ"], ["hoa.nt", "Tiếng Việt"], ["sato.k", "日本語"])
    bring(phong, "accounts.accounts", accounts, "tai-khoan.xlsx")
    phong.send()
    carried_out(phong)
    phong.page.locator("section[aria-labelledby=next] a").click()
    phong.sees("hoa.nt")
    phong.picture("entries")
    with phong.page.expect_download() as taken:
        phong.own_button().click()
    rows = read_sheet(taken.value.path().read_bytes()).rows
    assert [row[0] for row in rows[1:]] == ["hoa.nt", "sato.k"]
    assert all("/accounts/enter/" in row[3] for row in rows[1:])


def test_a_list_of_tasks_is_mended_imported_changed_and_taken_back(enter):
    vy = enter("vy")
    vy.act_as("Thư ký, Ban Chỉ đạo Chuyển đổi số")
    bring(vy, "directives.tasks", tasks(*WRONG), "nhiem-vu.xlsx")
    vy.picture("import-columns")
    vy.own_button().click()
    mend(vy)
    carried_out(vy)
    vy.is_content()
    vy.sees(RULES)
    bring(vy, "directives.tasks", tasks(*GOOD), "nhiem-vu.xlsx")
    vy.send()
    expect(vy.page.locator("tr.is-unchanged")).to_have_count(4)
    change(vy)


def mend(vy) -> None:
    """What is wrong stands at its cell; the offered name is taken, the days are written anew."""
    expect(vy.page.locator("tr.is-faulty")).to_have_count(2)
    vy.picture("import-preview")
    offer = vy.page.locator("tr.is-faulty button[name=offer]").first
    with vy.page.expect_navigation():
        offer.click()
    for _ in range(2):
        row = vy.page.locator("tr.is-faulty").first
        row.locator("[aria-invalid=true]").fill("31/7/2025")
        with vy.page.expect_navigation():
            row.locator("form button").click()
    expect(vy.page.locator("tr.is-faulty")).to_have_count(0)


def change(vy) -> None:
    """A changed list shows each cell before and after; it is carried out, and taken back."""
    bring(vy, "directives.tasks", tasks((CHANGED, _FIRST, "Bộ KH&CN; Bộ Nội vụ", "30/6/2025"), GOOD[1]), "sua.xlsx")
    vy.send()
    expect(vy.page.locator("td.chg .was")).to_contain_text(RULES)
    expect(vy.page.locator("td.chg .now")).to_contain_text(CHANGED)
    vy.picture("import-difference")
    carried_out(vy)
    vy.press("/undo/")
    result(vy)
    bring(vy, "directives.tasks", tasks(*GOOD[:2]), "nhiem-vu.xlsx")
    vy.send()
    expect(vy.page.locator("tr.is-unchanged")).to_have_count(2)
