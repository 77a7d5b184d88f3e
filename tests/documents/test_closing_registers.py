"""A register is closed when its time is over: what stands in it stands, and nothing comes from it any more."""

from __future__ import annotations

import datetime as dt
import hashlib
from unittest.mock import Mock

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents import closing_books
from decreta.documents.domain import closing, issuing, registers
from decreta.documents.jobs import close_register as close_by_job
from decreta.documents.models import Number, Series
from decreta.files.queries import read
from decreta.kit.models import LongJob
from decreta.signing.authority import installed
from decreta.signing.verifying import verify
from tests.books.reading import standard_of, words_of
from tests.documents import arrivals
from tests.documents.office import ISSUE_DAY, SYSTEM, approved, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    with clock.frozen(ISSUE_DAY):
        yield build(with_users=True)


def opened(office, **facts):
    return registers.open_register(
        **{"issuer": office.body, "type_code": "TB", "first_number": 6, "authority": "CV 1", "reason": "Giữa năm"}
        | facts,
        by=SYSTEM,
    )


def close(series, by=SYSTEM, reason="Hết năm"):
    return closing.close_register(series=series, reason=reason, by=by)


def ended(office, day: dt.date) -> None:
    """Let the committee's term end."""
    type(office.term).objects.filter(pk=office.term.pk).update(valid_to=day)


def test_a_register_that_runs_is_not_closed(office):
    for series in (opened(office, term=office.term), opened(office, year=2025)):
        with pytest.raises(NotNow) as refused:
            close(series)
        assert refused.value.problems[0].code == "still_runs"
    assert close(opened(office, year=2024)) is not None


def test_a_closed_register_gives_no_number_and_is_not_moved(office):
    document, series = approved(office), opened(office, term=office.term)
    ended(office, ISSUE_DAY.date())
    assert close(series.__class__.objects.get(pk=series.pk)) is not None
    with pytest.raises(NotNow) as refused:
        issuing.take_number(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    assert refused.value.problems[0].code == "register_closed"
    with pytest.raises(NotNow):
        opened(office, term=office.term, first_number=20)
    assert (Number.objects.count(), Series.objects.get().next_number) == (0, 6)


def test_closing_waits_for_what_is_being_issued(office):
    series = opened(office, term=office.term)
    number = issuing.take_number(document=approved(office), idempotency_key="key-of-a-form", by=office.actor("clerk"))
    ended(office, ISSUE_DAY.date())
    series = Series.objects.get()
    with pytest.raises(NotNow) as refused:
        close(series)
    assert (refused.value.problems[0].code, "6" in str(refused.value)) == ("being_issued", True)
    registers.void_number(number=number, reason="Nhầm", by=SYSTEM)
    assert close(series) is not None
    facts = Entry.objects.get(kind="documents.register_closed").facts
    assert (facts["last_number"], facts["numbers"], facts["void"], facts["unexplained_gaps"]) == (6, 1, 1, [])


def test_closing_is_final_once_and_needs_its_reason(office):
    series = opened(office, year=2024)
    with pytest.raises(Invalid):
        close(series, reason=" ")
    assert close(series) is not None
    assert close(series) is None
    with pytest.raises(DatabaseError), transaction.atomic():
        Series.objects.update(closed_at=None)


@pytest.mark.parametrize(
    ("who", "may"), [("clerk", True), ("secretary", True), ("administrator", True), ("head", False)]
)
def test_who_keeps_a_register_or_administers_closes_it(office, who, may):
    series = opened(office, year=2024)
    if may:
        assert close(series, by=office.actor(who)) is not None
    else:
        with pytest.raises(NotAllowed):
            close(series, by=office.actor(who))


def test_it_is_closed_on_the_page_of_the_clerk_and_of_the_administrator(office):
    for who, page, place in (
        ("clerk", "documents:close_register", "documents:registers"),
        ("administrator", "administration:close_register", "administration:registers"),
    ):
        series = opened(office, year=2023 if who == "clerk" else 2024)
        browser = Client(headers={"accept-language": "en"})
        browser.force_login(office.holdings[who].person.user)
        address = reverse(page, args=[series.pk])
        assert address in browser.get(reverse(place)).content.decode()
        assert browser.post(address, {"reason": ""}).status_code == 422
        sent = {"reason": "Hết năm", "idempotency_key": "key-of-the-closing"}
        assert browser.post(address, sent)["Location"] == reverse(place)
        assert browser.post(address, sent)["Location"] == reverse(place)
        words = browser.get(reverse(place)).content.decode()
        assert address not in words
        assert "Hết năm" in words


def test_a_long_register_is_closed_by_a_job_and_its_page_says_how_it_went(office, monkeypatch):
    monkeypatch.setattr(closing, "AT_ONCE", 0)
    series = opened(office, term=office.term)
    number = issuing.take_number(document=approved(office), idempotency_key="key-of-a-form", by=office.actor("clerk"))
    registers.void_number(number=number, reason="Nhầm", by=SYSTEM)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(office.holdings["clerk"].person.user)
    address = reverse("documents:close_register", args=[series.pk])
    assert browser.post(address, {"reason": "Hết năm"}).status_code == 422, "what is wrong is said at the form"
    ended(office, ISSUE_DAY.date())
    with clock.frozen(ISSUE_DAY + dt.timedelta(days=2)):
        progress = browser.post(address, {"reason": "Hết năm"})["Location"]
        work = LongJob.objects.get()
        assert reverse("kit:job", args=[work.pk]) == progress
        assert Series.objects.get(pk=series.pk).closed_at is None
        close_by_job(job_id=str(work.pk))
        close_by_job(job_id=str(work.pk))
    assert Series.objects.get(pk=series.pk).book_id is not None
    assert Entry.objects.filter(kind="documents.register_closed").count() == 1
    work.refresh_from_db()
    assert (work.state, work.result_url) == ("done", reverse("documents:registers"))


def test_what_refuses_the_job_that_closes_a_register_is_said_to_whoever_ordered_it(office, monkeypatch):
    monkeypatch.setattr(closing, "AT_ONCE", -1)
    series = opened(office, year=2024)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(office.holdings["clerk"].person.user)
    browser.post(reverse("documents:close_register", args=[series.pk]), {"reason": "Hết năm"})
    work = LongJob.objects.get()
    refusal = NotNow.of("A number was taken while the book was made.", code="moved_on")
    monkeypatch.setattr(closing, "close_register", Mock(side_effect=refusal))
    close_by_job(job_id=str(work.pk))
    work.refresh_from_db()
    assert (work.state, work.message) == ("failed", "A number was taken while the book was made.")
    assert work.message in browser.get(reverse("kit:job", args=[work.pk])).content.decode()


def test_the_closed_book_is_an_archival_paper_signed_by_who_closed_it_and_sealed(office):
    series = opened(office, term=office.term)
    number = issuing.take_number(document=approved(office), idempotency_key="key-of-a-form", by=office.actor("clerk"))
    registers.void_number(number=number, reason="Nhầm", by=SYSTEM)
    ended(office, ISSUE_DAY.date())
    closed = close(series, by=office.actor("clerk"))
    assert closed is not None
    assert closed.book is not None
    pdf = read(closed.book)
    assert hashlib.sha256(pdf).hexdigest() == closed.book.blob_id
    assert Entry.objects.get(kind="documents.register_closed").facts["book"] == closed.book.blob_id
    verdicts = verify(pdf, roots=installed().roots)
    assert [(one.field, one.indication.value, one.signer) for one in verdicts] == [
        ("Person", "passed", "Bùi Thanh Mai"),
        ("Organ", "passed", verdicts[1].signer),
    ]
    assert standard_of(pdf) in {"2A", "2B"}
    words = words_of(pdf)
    assert "KHÓA SỔ" in words
    assert "Hủy số: Nhầm" in words
    with pytest.raises(DatabaseError), transaction.atomic():
        Series.objects.update(book=None)


def test_a_number_that_is_taken_while_the_book_is_made_keeps_the_register_open(office, monkeypatch):
    series = opened(office, term=office.term)
    document = approved(office)
    ended(office, ISSUE_DAY.date())

    def meanwhile(asked):
        issuing.take_number(document=document, idempotency_key="key-meanwhile", by=office.actor("clerk"))
        registers.void_number(number=Number.objects.get(), reason="Nhầm", by=SYSTEM)
        return b"%PDF-1.7"

    monkeypatch.setattr(closing_books, "written", meanwhile)
    with pytest.raises(NotNow) as refused:
        close(series)
    assert refused.value.problems[0].code == "moved_on"
    assert Series.objects.get().closed_at is None


def test_an_incoming_register_of_last_year_is_closed_by_its_clerk(office):
    with clock.frozen(ISSUE_DAY - dt.timedelta(days=365)):
        arrivals.registered(office, symbol="9/SXD")
    series = Series.objects.get()
    with pytest.raises(NotAllowed):
        close(series, by=office.actor("secretary"))
    closed = close(series, by=office.actor("clerk"))
    assert closed is not None
    assert closed.book is not None
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in words_of(read(closed.book))
    assert Entry.objects.get(kind="documents.register_closed").facts["numbers"] == 1
    with pytest.raises(NotNow), clock.frozen(ISSUE_DAY - dt.timedelta(days=365)):
        arrivals.registered(office, symbol="10/SXD")


def test_the_signed_book_is_read_by_whom_everything_in_it_is_open(office):
    series = opened(office, term=office.term)
    number = issuing.take_number(document=approved(office), idempotency_key="key-of-a-form", by=office.actor("clerk"))
    issuing.seal(document=number.document, pdf=issuing.make(document=number.document), by=office.actor("clerk"))
    ended(office, ISSUE_DAY.date())
    close(series, by=office.actor("clerk"))
    address = reverse("books:closed", args=[series.pk])
    answers = {}
    for who in ("clerk", "secretary", "ministry_clerk", "administrator"):
        browser = Client()
        browser.force_login(office.holdings[who].person.user)
        answer = browser.get(address)
        answers[who] = answer.status_code
        answer.getvalue()
    assert answers == {"clerk": 200, "secretary": 200, "ministry_clerk": 404, "administrator": 404}
