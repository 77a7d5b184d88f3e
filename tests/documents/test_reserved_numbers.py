"""Reserved numbers: kept for somebody, used once by an issue that names them, or void; never given twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents.domain import issuing, registers
from decreta.documents.domain.reserving import reserve_numbers
from decreta.documents.enums import NumberState
from decreta.documents.models import Number, Series
from decreta.documents.queries.registers import unexplained_gaps
from tests.documents.office import ISSUE_DAY, SYSTEM, approved, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(office):
    return registers.open_register(
        issuer=office.body, type_code="TB", term=office.term, first_number=6, authority="CV 1", reason="x", by=SYSTEM
    )


def reserve(office, series, *, count: int = 1, by: str = "clerk", **facts):
    words = {"whom": "Vụ Tổng hợp", "reason": "Ký ngoài giờ"} | facts
    return reserve_numbers(series=series, count=count, by=office.actor(by), **words)


def take(office, key: str, **facts):
    return issuing.take_number(document=approved(office), idempotency_key=key, by=office.actor("clerk"), **facts)


def test_reserved_numbers_are_passed_over_until_an_issue_names_one(office, series):
    kept = reserve(office, series, count=2)
    assert [one.number for one in kept] == [6, 7]
    assert take(office, "key-next").number == 8
    used = take(office, "key-reserved", reserved=kept[1])
    assert (used.pk, used.number, used.state) == (kept[1].pk, 7, NumberState.TAKEN)
    assert used.document.symbol == "07-TB/BCĐCĐS"
    assert take(office, "key-after").number == 9
    assert unexplained_gaps(Series.objects.get()) == []
    taken = Entry.objects.filter(kind="documents.number_taken").order_by("recorded_at")
    assert [one.facts.get("reserved_for") for one in taken] == [None, "Vụ Tổng hợp", None]


def test_a_reserved_number_is_used_once_and_only_in_its_register(office, series):
    (kept,) = reserve(office, series)
    take(office, "key-first", reserved=kept)
    with pytest.raises(NotNow) as refused:
        take(office, "key-second", reserved=kept)
    assert refused.value.problems[0].code == "not_reserved"
    other = registers.open_register(
        issuer=office.body, type_code="CV", term=office.term, first_number=1, authority="CV 1", reason="x", by=SYSTEM
    )
    (elsewhere,) = reserve(office, other)
    with pytest.raises(Invalid) as wrong:
        take(office, "key-third", reserved=elsewhere)
    assert wrong.value.problems[0].code == "another_register"
    assert Number.objects.get(pk=elsewhere.pk).state == NumberState.RESERVED


def test_the_same_key_again_gives_the_reserved_number_again(office, series):
    (kept,) = reserve(office, series)
    document = approved(office)
    facts = {"document": document, "idempotency_key": "key-twice", "by": office.actor("clerk"), "reserved": kept}
    assert issuing.take_number(**facts).pk == issuing.take_number(**facts).pk == kept.pk


def test_what_is_not_needed_is_void_with_its_reason_and_stays_so(office, series):
    (kept,) = reserve(office, series)
    with pytest.raises(Invalid):
        registers.void_number(number=kept, reason=" ", by=office.actor("clerk"))
    registers.void_number(number=kept, reason="Không ban hành", by=office.actor("clerk"))
    with pytest.raises(NotNow):
        registers.void_number(number=Number.objects.get(), reason="Lần nữa", by=office.actor("clerk"))
    with pytest.raises(NotNow):
        take(office, "key-void", reserved=kept)
    with pytest.raises(DatabaseError), transaction.atomic():
        Number.objects.update(void_reason="Khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        Number.objects.create(
            series=series, number=6, idempotency_key="x", taken_at=clock.now(), document=approved(office)
        )


def test_everything_that_is_wrong_is_said_at_once_and_only_clerks_reserve(office, series):
    with pytest.raises(Invalid) as refused:
        reserve(office, series, count=0, whom=" ", reason="")
    assert {one.field for one in refused.value.problems} == {"count", "whom", "reason"}
    with pytest.raises(NotAllowed):
        reserve(office, series, by="head")
    assert Series.objects.get().next_number == 6


def test_a_register_is_closed_when_its_reserved_numbers_are_settled(office, series):
    from decreta.documents.domain.closing import close_register

    numbers = reserve(office, series, count=2)
    half = take(office, "key-half")
    type(office.term).objects.filter(pk=office.term.pk).update(valid_to=ISSUE_DAY.date())
    with pytest.raises(NotNow) as refused:
        close_register(series=series, reason="Hết nhiệm kỳ", by=office.actor("clerk"))
    said = {one.code: str(one.message) for one in refused.value.problems}
    assert set(said) == {"being_issued", "still_reserved"}
    assert ("8" in said["being_issued"], "6, 7" in said["still_reserved"]) == (True, True)
    with pytest.raises(NotNow):
        reserve(office, Series.objects.get())
    for one in (*numbers, half):
        registers.void_number(number=Number.objects.get(pk=one.pk), reason="Hết nhiệm kỳ", by=office.actor("clerk"))
    assert close_register(series=series, reason="Hết nhiệm kỳ", by=office.actor("clerk")) is not None


def test_numbers_are_reserved_void_and_issued_on_the_pages(db):
    office = build(with_users=True)
    series = registers.open_register(
        issuer=office.body, type_code="TB", term=office.term, first_number=6, authority="CV 1", reason="x", by=SYSTEM
    )
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(office.holdings["clerk"].person.user)
    address = reverse("documents:reserve", args=[series.pk])
    assert browser.post(address, {"count": "1", "whom": "", "reason": ""}).status_code == 422
    assert browser.post(address, {"count": "2", "whom": "Vụ", "reason": "Gấp"}).status_code == 302
    first, second = Number.objects.order_by("number")
    words = browser.get(reverse("documents:registers")).content.decode()
    assert "Reserved for Vụ: Gấp" in words
    assert browser.post(reverse("documents:void_reserved", args=[first.pk]), {"reason": "Thôi"}).status_code == 302
    document = approved(office)
    form = browser.get(reverse("documents:issue", args=[document.pk])).content.decode()
    assert f'value="{second.pk}"' in form
    sent = {
        "issued_on": dt.date(2025, 3, 18).strftime("%d/%m/%Y"),
        "reserved": str(second.pk),
        "form_key": "key-page-1",
    }
    browser.post(reverse("documents:issue", args=[document.pk]), sent | {_key_name(): "key-of-the-page"})
    document.refresh_from_db()
    assert document.symbol == "07-TB/BCĐCĐS"


def _key_name() -> str:
    from decreta.accounts.idempotency import FIELD

    return str(FIELD)
