"""The books of what comes in: as it was registered, and what became of it."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.books.domain.printing import printed
from decreta.books.enums import Kind
from decreta.books.queries.books import book_asked
from decreta.books.tables.lines import FOLLOW_UP, INCOMING
from decreta.core import clock
from decreta.documents import domain
from decreta.documents.domain.arrival_words import Coming
from decreta.kit.exporting import content_of
from tests.books.reading import cells_of
from tests.documents.arrivals import SENDER, registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]


def rows_of(table, office, who: str = "clerk") -> list[list[object]]:
    return list(content_of(table, {}, office.actor(who)).rows())


def test_an_arrival_stands_in_ten_columns_with_who_got_it(office):
    arrival = registered(office, symbol="215/SXD-VP", subject="V/v khảo sát")
    domain.mark(
        arrival=arrival, words="Xử lý.", lead=office.unit, due_on=dt.date(2025, 3, 25), by=office.actor("chief")
    )
    assert rows_of(INCOMING, office) == [
        [
            dt.date(2025, 3, 18),
            1,
            SENDER,
            "215/SXD-VP",
            dt.date(2025, 3, 15),
            "Công văn: V/v khảo sát",
            "",
            "Vụ Tổng hợp",
            dt.date(2025, 3, 18),
            "",
            "",
        ]
    ]
    follow = rows_of(FOLLOW_UP, office)[0]
    assert follow[:5] == [
        1,
        f"Công văn, 215/SXD-VP, 15/03/2025, {SENDER}",
        "",
        "Vụ Tổng hợp",
        dt.date(2025, 3, 25),
    ]


def test_what_came_to_the_wrong_house_was_void_or_late_says_so(office):
    wrong, void = registered(office, symbol="1/A"), registered(office, symbol="2/A")
    domain.return_arrival(arrival=wrong, reason="Gửi nhầm", by=office.actor("clerk"))
    domain.void_arrival(arrival=void, reason="Ghi hai lần", by=office.actor("clerk"))
    registered(office, symbol="3/A", coming=Coming(arrived_on=clock.today() - dt.timedelta(days=2)))
    assert [row[-1] for row in rows_of(INCOMING, office)] == [
        "Trả lại: Gửi nhầm",
        "Hủy số: Ghi hai lần",
        "Ghi sổ muộn, ngày 18/03/2025",
    ]
    book = book_asked(Kind.INCOMING, {}, office.actor("clerk"))
    assert book is not None
    printed_rows = cells_of(printed(book, by=office.actor("clerk")), 1)[2:]
    assert [row[1] for row in printed_rows] == ["1", "2", "3"]


def test_the_answer_stands_in_the_last_book_by_its_symbol(office):
    arrival = registered(office)
    answer = domain.draft(
        type_code="CV",
        issuer=office.agency,
        subject="Trả lời",
        text="Kính gửi.",
        signer_post=office.posts["chief"],
        by=office.actor("officer"),
    )
    domain.link_reply(arrival=arrival, document=answer, by=office.actor("officer"))
    assert rows_of(FOLLOW_UP, office)[0][6] == ""
    type(answer).objects.filter(pk=answer.pk).update(symbol="05-CV/VPTW")
    assert rows_of(FOLLOW_UP, office, "officer")[0][6] in {"05-CV/VPTW", None}
    assert rows_of(FOLLOW_UP, office, "chief")[0][6] == "05-CV/VPTW"
