"""The book of what goes out: a line for every number, in the ten columns of the decree, on the page and on paper."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.books import columns
from decreta.books.domain.printing import printed
from decreta.books.enums import Kind
from decreta.books.queries.books import Book, book_asked
from decreta.books.tables.lines import OUTGOING
from decreta.core import clock, rulesets
from decreta.documents.domain import issuing, registers
from decreta.documents.domain.reserving import reserve_numbers
from decreta.documents.models import Number, Series
from decreta.kit.exporting import content_of, write
from tests.books.reading import cells_of, pages_of, words_of
from tests.documents.office import SYSTEM, approved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]


def issued(office, subject: str, *, on: dt.date | None = None, **facts) -> Number:
    """A notice with its number; its paper is not made."""
    document = approved(office, subject=subject)
    key = f"key-of-{subject}"[:80]
    return issuing.take_number(document=document, idempotency_key=key, issued_on=on, by=office.actor("clerk"), **facts)


def filled(office) -> Series:
    """A register opened at 6, with a number in force, one void, one reserved, and a stretch left out."""
    facts = {"issuer": office.body, "type_code": "TB", "term": office.term, "by": SYSTEM}
    registers.open_register(first_number=6, authority="CV 1", reason="Giữa nhiệm kỳ", **facts)
    issued(office, "Thông báo thứ nhất")
    registers.void_number(number=issued(office, "Thông báo thứ hai"), reason="Nhầm người ký", by=SYSTEM)
    series = Series.objects.get()
    reserve_numbers(series=series, count=1, whom="Vụ Tổng hợp", reason="Ký ngoài giờ", by=office.actor("clerk"))
    registers.open_register(first_number=12, authority="CV 2", reason="Đã cấp trên giấy", **facts)
    issued(office, "Thông báo thứ ba")
    return Series.objects.get()


def test_columns_of_every_rule_set_are_known_and_as_many_as_the_decree_names():
    for regime in rulesets.regimes():
        for rules in rulesets.versions(regime):
            asked = {kind: columns.of(rules, kind) for kind in Kind}
            assert {kind: len(found) for kind, found in asked.items()} == {
                Kind.OUTGOING: 10,
                Kind.INCOMING: 10,
                Kind.FOLLOW_UP: 7,
            }
            assert {key for found in asked.values() for key in found} <= set(columns.COLUMNS)


def test_every_number_has_its_line_with_what_became_of_it(office):
    series = filled(office)
    shown = content_of(OUTGOING, {"series": str(series.pk)}, office.actor("clerk"))
    rows = [dict(zip([one.label for one in shown.heads], row, strict=True)) for row in shown.rows()]
    assert [row["Số, ký hiệu văn bản"] for row in rows] == ["06-TB/BCĐCĐS", "07", "08", "12-TB/BCĐCĐS"]
    assert rows[0]["Tên loại và trích yếu nội dung văn bản"] == "Thông báo: Thông báo thứ nhất"
    assert (rows[0]["Người ký"], rows[0]["Nơi nhận văn bản"]) == ("Phan Hữu Thịnh", "Bộ Khoa học và Công nghệ")
    assert rows[0]["Đơn vị, người nhận bản lưu"] == "Lưu Văn phòng"
    assert rows[1]["Ghi chú"] == "Hủy số: Nhầm người ký"
    assert rows[2]["Ghi chú"] == "Giữ số ngày 18/03/2025 cho Vụ Tổng hợp: Ký ngoài giờ"


def test_what_was_entered_after_its_day_is_marked_with_both_days(office):
    document = approved(office)
    with clock.frozen(clock.now() + dt.timedelta(days=2)):
        issuing.take_number(
            document=document, idempotency_key="key-late", issued_on=dt.date(2025, 3, 18), by=office.actor("clerk")
        )
    series = Series.objects.get()
    row = next(iter(content_of(OUTGOING, {"series": str(series.pk)}, office.actor("clerk")).rows()))
    assert row[1] == dt.date(2025, 3, 18)
    assert row[-1] == "đang ban hành; Ghi sổ muộn, ngày 20/03/2025"


def test_the_printed_book_has_cover_columns_numbered_pages_and_every_line(office):
    series = filled(office)
    paper = printed(Book(Kind.OUTGOING, series), by=office.actor("clerk"))
    cover, sheet, *_more = pages_of(paper)
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in cover
    assert "Nhiệm kỳ Khóa XIII" in cover
    head, numbers, *rows = cells_of(paper, 1)
    assert (len(head), numbers) == (10, [f"({n})" for n in range(1, 11)])
    assert [row[0] for row in rows] == ["06-TB/BCĐCĐS", "07", "08", "09–11", "12-TB/BCĐCĐS"]
    assert rows[3][-1] == "Không dùng theo CV 2: Đã cấp trên giấy"
    assert "Trang 2" in sheet
    facts = Entry.objects.get(kind="books.printed").facts
    assert facts == {"book": "outgoing", "from": None, "to": None}


def test_days_select_lines_across_the_registers_of_several_terms(office):
    issued(office, "Trước")
    with clock.frozen(clock.now() + dt.timedelta(days=10)):
        issued(office, "Sau")
        series = Series.objects.get()
        asked = {"series": str(series.pk), "from": "20/03/2025", "to": "2025-03-31"}
        rows = list(content_of(OUTGOING, asked, office.actor("clerk")).rows())
        assert [row[0] for row in rows] == ["02-TB/BCĐCĐS"]
        assert "Từ 20/03/2025 đến 31/03/2025" in words_of(
            printed(book_asked(Kind.OUTGOING, asked, office.actor("clerk")), by=office.actor("clerk"))
        )


def test_who_may_not_open_a_document_reads_its_number_and_nothing_of_it(office):
    series = filled(office)
    member = office.actor("member")
    rows = list(content_of(OUTGOING, {"series": str(series.pk)}, member).rows())
    assert rows[0][0] == "06-TB/BCĐCĐS"
    assert rows[0][2:6] == ["chức vụ này không được xem", None, None, None]
    assert "thứ nhất" not in words_of(printed(Book(Kind.OUTGOING, series), by=member))
    with pytest.raises(Http404):
        content_of(OUTGOING, {"series": str(series.pk)}, office.actor("ministry_clerk"))


def test_a_subject_that_reckons_stays_a_text_in_every_form(office):
    issued(office, "=HYPERLINK(1)")
    content = content_of(OUTGOING, {"series": str(Series.objects.get().pk)}, office.actor("clerk"))
    for form in ("xlsx", "csv", "docx", "pdf"):
        file = io.BytesIO()
        write(content, form, file)
        assert len(file.getvalue()) > 200
    file = io.BytesIO()
    write(content, "csv", file)
    rows = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"))))
    assert (len(rows), len(rows[0])) == (2, 11), "the ten of the decree, and the level"


def test_the_page_offers_the_registers_and_the_paper(office):
    series = filled(office)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(office.holdings["clerk"].person.user)
    page = browser.get(reverse("books:outgoing")).content.decode()
    assert str(series.pk) in page
    assert "06-TB/BCĐCĐS" in page
    answer = browser.post(reverse("books:print_outgoing"), {"series": str(series.pk)})
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert browser.post(reverse("books:print_outgoing"), {"series": "x"}).status_code == 404
