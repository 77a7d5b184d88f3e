"""Everything goes wrong that a user can do wrong, and nothing is lost.

Each chapter is one kind of mishap: at the gate, in forms, with files, with what somebody else did in the meantime, with
what is not one's own, without JavaScript, with a server that dies, with a session that ends.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.visitor import PASSWORD
from tests.files import papers

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

BODY = "Ban Chỉ đạo Chuyển đổi số"
TEXT = "Đề nghị các cơ quan báo cáo tình hình kết nối trước ngày 15/4/2025."


def test_wrong_password_and_wrong_code_are_told_and_the_login_stays(window):
    thinh = window("thinh")
    thinh.goto("/")
    thinh.offer_password("nghi-quyet-2024")
    expect(thinh.page.locator("[role=alert], .alert-danger").first).to_be_visible()
    expect(thinh.page.locator("[name=login]")).to_have_value("thinh")
    thinh.offer_password(PASSWORD)
    right = thinh.page.inner_text("#demonstration-code")
    thinh.offer_code("000000" if right != "000000" else "111111")
    expect(thinh.page.locator("[name=code]")).to_have_attribute("aria-invalid", "true")
    thinh.offer_code(thinh.page.inner_text("#demonstration-code"))
    assert "/accounts/" not in thinh.page.url


def test_empty_form_tells_everything_that_is_missing_beside_its_fields(enter):
    vy = enter("vy")
    vy.goto("/documents/new/")
    vy.page.fill("[name=recipients]", "Như trên")
    vy.send_anyway()
    assert vy.wrong_fields() >= {"type_code", "subject", "text", "signer_post"}
    expect(vy.page.locator("[name=recipients]")).to_have_value("Như trên")
    summary = vy.page.locator("main .alert-danger")
    expect(summary).to_be_focused()
    assert summary.locator("a").count() >= 4
    summary.locator('a[href="#id_subject"]').click()
    expect(vy.page.locator("[name=subject]")).to_be_focused()


@pytest.mark.parametrize("typed", ["31/02/2025", "03/31/2025", "ngày mai"])
def test_day_that_does_not_exist_or_is_not_day_first_is_refused_and_stays_as_typed(enter, typed):
    giang = enter("giang")
    giang.act_as("Vụ trưởng")
    open_own_task(giang)
    giang.follow("/extension/")
    giang.page.fill("[name=until]", typed)
    giang.page.fill("[name=reason]", "Chờ ý kiến của các bộ.")
    giang.send_anyway()
    assert giang.wrong_fields() == {"until"}
    expect(giang.page.locator("[name=until]")).to_have_value(typed)
    expect(giang.page.locator("[name=reason]")).to_have_value("Chờ ý kiến của các bộ.")


def test_task_for_two_leads_with_half_a_deadline_is_refused_in_both_places(enter):
    vy = enter("vy")
    vy.goto("/directives/papers/")
    with vy.page.expect_navigation():
        vy.page.locator("main tr", has_text="06-TB/BCĐCĐS").locator('a[href*="/papers/"]').first.click()
    vy.goto(f"{vy.page.url}assign/")
    sentence = vy.page.locator("d-mark .sentence[role=checkbox]").nth(3)
    sentence.click()
    vy.page.fill("[name=title]", "Nhiệm vụ có hai cơ quan chủ trì")
    vy.choose("[name=lead]", "Văn phòng Trung ương Đảng")
    vy.page.select_option("[name=each]", index=1)
    vy.page.select_option("[name=deadline_kind]", "month")
    vy.page.fill("[name=first_month]", "13/2025")
    vy.send_anyway()
    assert "first_month" in vy.wrong_fields()
    vy.page.fill("[name=first_month]", "05/2025")
    vy.send_anyway()
    assert vy.wrong_fields() == {"lead"}
    expect(vy.page.locator("[name=title]")).to_have_value("Nhiệm vụ có hai cơ quan chủ trì")


def test_file_of_the_wrong_kind_and_one_too_large_are_refused_and_the_right_one_is_kept(enter, tmp_path, pdf):
    giang = enter("giang")
    giang.act_as("Vụ trưởng")
    open_own_task(giang)
    giang.follow("/report/")
    field = giang.page.locator("[type=file]").first
    large = tmp_path / "Quá lớn.pdf"
    with large.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    field.set_input_files(large)
    expect(giang.page.locator(".file-list .is-refused").first).to_contain_text("Quá lớn.pdf")
    assert field.evaluate("one => one.files.length") == 0
    locked = tmp_path / "Có mật khẩu.pdf"
    locked.write_bytes(papers.pdf(encrypt="khóa"))
    field.set_input_files(locked)
    giang.send_anyway()
    assert giang.wrong_fields() == {"text", field.get_attribute("name")}
    field.set_input_files(pdf)
    giang.send_anyway()
    assert giang.wrong_fields() == {"text"}
    giang.sees(pdf.name)
    giang.page.fill("[name=text]", "Đã hoàn thành phần thứ nhất.")
    giang.send()
    giang.sees("Đã hoàn thành phần thứ nhất.")
    giang.sees(pdf.name)


def test_paper_that_is_no_pdf_is_refused_beside_its_field(enter, tmp_path):
    vy = enter("vy")
    sitting = new_sitting(vy)
    vy.goto(f"{sitting}prepare/")
    with vy.page.expect_navigation():
        vy.page.locator('main a[href*="/points/"]').first.click()
    words = tmp_path / "Không phải PDF.pdf"
    words.write_text("chỉ là chữ", encoding="utf-8")
    vy.page.locator('form[action$="/papers/"] [name=title]').fill("Báo cáo")
    vy.page.locator("[type=file]").set_input_files(words)
    vy.press_anyway("/papers/")
    assert vy.wrong_fields() == {"upload"}
    expect(vy.page.locator('form[action$="/papers/"] [name=title]')).to_have_value("Báo cáo")


def test_approval_of_a_text_that_is_edited_afterwards_is_void_for_everybody_to_see(enter):
    vy, head = enter("vy"), enter("thinh")
    letter = submitted_letter(vy)
    head.act_as("Trưởng ban")
    head.goto(letter)
    head.press("/approve/")
    vy.goto(f"{letter}edit/")
    expect(vy.page.locator("main .state-near")).to_be_visible()
    vy.page.fill("[name=text]", TEXT.replace("15/4", "20/4"))
    vy.send_anyway()
    expect(vy.page.locator(".toast[data-stays]").last).to_be_visible()
    head.goto(letter)
    assert head.button("/approve/").count() == 0
    head.goto(f"{letter}compare/1/2/")
    expect(head.page.locator("main del").first).to_contain_text("15")
    expect(head.page.locator("main ins").first).to_contain_text("20")


def test_old_page_approves_nothing_that_was_not_read(enter):
    vy, head = enter("vy"), enter("thinh")
    letter = submitted_letter(vy)
    head.act_as("Trưởng ban")
    head.goto(letter)
    vy.goto(f"{letter}edit/")
    vy.page.fill("[name=text]", TEXT.replace("15/4", "20/4"))
    vy.send_anyway()
    vy.goto(letter)
    if vy.button("/submit/").count():
        vy.press("/submit/")
    head.press_anyway("/approve/")
    expect(head.page.locator("main .alert-danger, .toast[data-stays]").first).to_be_visible()
    head.goto(letter)
    head.sees("20/4")


def test_two_windows_on_one_text_keep_both_texts(enter):
    vy, giang = enter("vy"), enter("vy")
    letter = drafted_letter(vy)
    giang.goto(f"{letter}edit/")
    vy.goto(f"{letter}edit/")
    vy.page.fill("[name=text]", TEXT + " Báo cáo gửi về Văn phòng.")
    vy.send()
    giang.page.fill("[name=text]", TEXT + " Báo cáo gửi qua mạng.")
    giang.send_anyway()
    expect(giang.page.locator("[name=text]")).to_have_value(re.compile("gửi qua mạng"))
    giang.sees("gửi về Văn phòng")


def test_second_press_and_a_repeated_request_have_no_second_effect(enter):
    vy = enter("vy")
    fill_letter(vy, "V/v bấm hai lần")
    sent = vy.page.evaluate("Object.fromEntries(new FormData(document.querySelector('main form[method=post]')))")
    with vy.page.expect_navigation():
        vy.own_button().dblclick()
    headers = {"Referer": f"{vy.page.url}"}
    again = vy.page.request.post("/documents/new/", form=sent, headers=headers, max_redirects=0)
    assert vy.page.url.endswith(again.headers["location"])
    vy.goto("/documents/?q=bấm+hai+lần")
    expect(vy.page.locator("main a", has_text="bấm hai lần")).to_have_count(1)


def test_more_time_after_the_lapse_is_refused_with_the_way_out(enter):
    toan = enter("toan")
    toan.act_as("Ban Cơ yếu")
    while "31/03/2025" in toan.page.locator(".d-demo b").inner_text():
        toan.step_a_day()
    toan.goto("/directives/")
    with toan.page.expect_navigation():
        toan.page.locator("main a", has_text="Kiểm thử an toàn thông tin phần mềm họp không giấy").first.click()
    toan.goto(toan.page.locator('main a[href$="/recovery/"]').get_attribute("href").replace("recovery", "extension"))
    toan.page.fill("[name=until]", "30/06/2025")
    toan.page.fill("[name=reason]", "Chưa kịp.")
    toan.send_anyway()
    expect(toan.page.locator("main .alert-danger")).to_be_visible()
    expect(toan.page.locator("[name=reason]")).to_have_value("Chưa kịp.")


def test_what_one_may_not_see_is_not_found_and_the_page_helps_on(enter):
    vy, nhatle = enter("vy"), enter("nhatle")
    letter = drafted_letter(vy)
    assert nhatle.goto(letter).status == 404
    expect(nhatle.page.locator("h1")).to_be_visible()
    expect(nhatle.page.locator('a[href="/"]').first).to_be_visible()


def test_act_without_the_right_is_told_beside_its_button_and_refused_at_its_address(enter):
    vy = enter("vy")
    letter = submitted_letter(vy)
    vy.goto(letter)
    refused = vy.page.locator(".decide .btn-why").first
    expect(refused.locator("button")).to_be_disabled()
    expect(refused.locator(".why")).not_to_be_empty()
    tram = enter("tram")
    assert tram.goto("/documents/new/").status == 403
    expect(tram.page.locator("h1")).to_be_visible()


def test_lists_and_forms_work_without_javascript(window):
    vy = window("vy", java_script_enabled=False)
    vy.sign_in()
    vy.goto("/directives/?q=quy+chế")
    assert vy.page.locator("main a", has_text="Quy chế").count() > 0
    fill_letter(vy, "V/v làm việc không có JavaScript")
    vy.page.fill("[name=subject]", "")
    vy.send_anyway()
    assert vy.wrong_fields() == {"subject"}
    vy.page.fill("[name=subject]", "V/v làm việc không có JavaScript")
    vy.send()
    vy.sees("V/v làm việc không có JavaScript")


def test_server_that_dies_loses_neither_what_was_typed_nor_the_live_page(enter, office):
    vy, tram = enter("vy"), enter("tram")
    vy.act_as("Tổ công tác")
    tram.act_as("Tổ công tác")
    sitting = running_sitting(vy)
    tram.goto(f"{sitting}room/")
    tram.page.evaluate("document.body.dataset.untouched = 'yes'")
    vy.goto(f"{sitting}chair/")
    vy.page.locator("#editor [name=text]").fill("Thống nhất cách phân loại văn bản pháp luật số.")
    office.kill_the_server()
    vy.goto(f"{sitting}chair/")
    expect(vy.page.locator("[data-draft]")).to_be_visible()
    expect(vy.page.locator("#editor [name=text]")).to_have_value("Thống nhất cách phân loại văn bản pháp luật số.")
    vy.press("/conclusions/")
    expect(vy.page.locator("#editor [name=text]")).to_have_value("")
    expect(tram.page.locator("#conclusions")).to_contain_text("Thống nhất cách phân loại", timeout=30_000)
    assert tram.page.evaluate("document.body.dataset.untouched") == "yes", "the page was loaded again"
    tram.faults = [fault for fault in tram.faults if "ERR_" not in fault]  # the lost connection itself


def test_press_after_signing_out_elsewhere_leads_back_with_what_was_typed(enter):
    vy = enter("vy")
    other = vy.page.context.new_page()
    fill_letter(vy, "V/v đăng xuất ở cửa sổ khác")
    other.goto("/accounts/logout/")
    with other.expect_navigation():
        other.locator("main form button, form[action$='/logout/'] button").last.click()
    vy.send_anyway()
    assert "/accounts/login/" in vy.page.url
    vy.offer_password(PASSWORD)
    assert vy.page.url.endswith("/documents/new/")
    expect(vy.page.locator("[name=subject]")).to_have_value("V/v đăng xuất ở cửa sổ khác")
    vy.send()
    vy.sees("V/v đăng xuất ở cửa sổ khác")


def fill_letter(vy, subject):
    """A letter of the committee, filled in and not yet sent."""
    vy.goto("/documents/new/")
    vy.choose("[name=issuer]", BODY)
    vy.page.select_option("[name=type_code]", "CV")
    vy.page.fill("[name=subject]", subject)
    vy.page.fill("[name=text]", TEXT)
    vy.choose("[name=signer_post]", f"Trưởng ban, {BODY}")


def drafted_letter(vy):
    """A letter in draft. Its address."""
    fill_letter(vy, "V/v báo cáo tình hình kết nối")
    vy.send()
    return vy.page.url


def submitted_letter(vy):
    """A letter before its signer. Its address."""
    letter = drafted_letter(vy)
    vy.press("/submit/")
    return letter


def open_own_task(giang):
    """A task of April that the Central Office has received and not yet reported done."""
    giang.goto("/directives/")
    with giang.page.expect_navigation():
        giang.page.locator("main a", has_text="Ban hành Quy chế hoạt động của Ban Chỉ đạo").first.click()


def new_sitting(vy):
    """A session in preparation, with the point that every agenda opens with. Its address."""
    vy.goto("/meetings/new/")
    vy.choose("[name=body]", BODY)
    vy.page.fill("[name=title]", "Phiên họp chuyên đề về an toàn thông tin")
    vy.page.fill("[name=starts_at]", "2025-06-20T08:30")
    vy.page.fill("[name=ends_at]", "2025-06-20T11:00")
    vy.page.fill("[name=place]", "Phòng họp A2")
    vy.choose("[name=chair_post]", "Trưởng")
    vy.send()
    return re.sub(r"prepare/$", "", vy.page.url)


def running_sitting(vy):
    """The working group's session of this morning, opened. Its address."""
    vy.goto("/meetings/")
    with vy.page.expect_navigation():
        vy.page.locator("main a", has_text="Phiên họp liên tịch").first.click()
    sitting = vy.page.url
    vy.goto(f"{sitting}chair/")
    if vy.button("/open/").count():
        vy.press("/open/")
    return sitting
