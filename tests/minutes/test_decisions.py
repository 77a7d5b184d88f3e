"""A decision has a number without gaps, a life that later ones change, and tasks that follow from it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from decreta.assignments.domain.steering import close
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings.models import Conclusion
from decreta.minutes import domain
from decreta.minutes.enums import Life, Work
from decreta.minutes.models import Decision, DecisionLink, DecisionSeries
from decreta.minutes.queries.decided import found, open_of, rows_of, with_work
from decreta.minutes.queries.terms import attendance, held, minutes_of, points
from tests.directives.tasks import directed
from tests.meetings.office import DAY, moment, opened, secretary
from tests.minutes.office import held as sitting_held


@pytest.fixture
def as_(client, office):
    def enter(name: str):
        client.force_login(office.holdings[name].person.user)
        client.cookies["language"] = "en"
        return client

    return enter


def entered(office, sitting=None) -> list[Decision]:
    sitting = sitting or sitting_held(office)
    conclusions = list(Conclusion.objects.filter(item__sitting=sitting).select_related("item__sitting__body"))
    made = domain.enter_conclusions(sitting=sitting, conclusions=conclusions, by=secretary(office))
    assert made is not None
    return made


def own(office, sitting, **facts):
    given = {"subject": "Về hạ tầng số", "text": "Kết nối mạng đến cấp xã.", **facts}
    return domain.enter_decision(sitting=sitting, by=secretary(office), **given)


def test_conclusions_become_decisions_in_order_and_once(office):
    first, second = entered(office)
    assert (first.symbol, second.symbol) == (f"01/{office.body.symbol}", f"02/{office.body.symbol}")
    assert (first.anchor, second.anchor) == ("", "")  # until the notice is composed: `test_standing`
    assert first.decided_on == DAY and first.series.term == office.term
    conclusions = Conclusion.objects.select_related("item")
    assert domain.enter_conclusions(sitting=first.sitting, conclusions=conclusions, by=secretary(office)) is None
    assert DecisionSeries.objects.get().next_number == 3


def test_a_refused_decision_takes_no_number(office):
    first, _second = entered(office)
    with pytest.raises(Invalid) as refusal:
        own(office, first.sitting, subject="", text="", effective_on=DAY - dt.timedelta(days=1))
    assert len(refusal.value.problems) == 3
    assert own(office, first.sitting).number == 3


def test_decisions_are_entered_by_who_runs_the_sitting_after_its_closing(office):
    with pytest.raises(NotNow):
        own(office, opened(office))
    with pytest.raises(NotAllowed):
        domain.enter_decision(sitting=sitting_held(office), subject="x", text="y", by=office.actor("member"))


def test_number_and_words_stand(office):
    first, _second = entered(office)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=first.pk).update(text="Khác.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=first.pk).delete()


def test_a_later_decision_amends_and_revokes_from_a_day_on(office):
    first, second = entered(office)
    by, sitting = secretary(office), first.sitting
    with clock.frozen(moment(14)):
        amending = own(office, sitting, text="Sửa khoản 1.")
        revoking = own(office, sitting, text="Bãi bỏ.")
    later = DAY + dt.timedelta(days=30)
    domain.link_decisions(later=amending, earlier=first, kind="amends", effective_on=DAY, by=by)
    domain.link_decisions(later=revoking, earlier=first, kind="revokes", effective_on=later, by=by)

    def life(day: dt.date) -> dict[int, Life]:
        rows = rows_of(Decision.objects.with_life(day), as_of=day, actor=by)
        return {one.decision.number: one.life for one in rows}

    assert life(DAY)[1] == Life.AMENDED and life(later)[1] == Life.REVOKED
    assert life(later)[second.number] == Life.IN_FORCE
    assert [one.number for one in Decision.objects.living(Life.REVOKED, later)] == [1]
    with pytest.raises(NotNow) as refusal:
        domain.link_decisions(later=amending, earlier=first, kind="amends", effective_on=DAY, by=by)
    assert refusal.value.problems[0].code == "linked"
    with pytest.raises(Invalid):
        domain.link_decisions(later=second, earlier=second, kind="amends", effective_on=DAY, by=by)


def test_no_ring_can_be_closed(office):
    first, _second = entered(office)
    with clock.frozen(moment(14)):
        second = own(office, first.sitting)
    by = secretary(office)
    domain.link_decisions(later=second, earlier=first, kind="amends", effective_on=DAY, by=by)
    with pytest.raises(Invalid) as refusal:
        domain.link_decisions(later=first, earlier=second, kind="amends", effective_on=DAY, by=by)
    assert refusal.value.problems[0].code == "not_later"
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionLink.objects.create(
            later=first,
            earlier=second,
            kind="amends",
            effective_on=DAY,
            later_entered_at=first.entered_at,
            earlier_entered_at=second.entered_at,
            linked_at=moment(15),
            linked_by={},
        )


def test_what_did_we_decide_is_found_without_marks(office):
    entered(office)
    by = secretary(office)
    assert [one.number for one in found(by, words="ra soat")] == [1]
    assert [one.number for one in found(by, words="bao cao dia phuong")] == [2]
    assert not found(by, words="không có").exists()
    assert not found(by, life="revoked").exists()
    assert not found(office.actor("officer"), words="ra soat").exists()
    assert found(office.actor("member"), words="ra soat").exists()


def test_of_a_confidential_point_a_guest_finds_no_decision(office):
    first, second = entered(office)
    by = office.actor("member")
    first.item.audience = "named"
    first.item.save(update_fields=["audience"])
    assert [one.number for one in found(by)] == [second.number]
    assert found(secretary(office)).count() == 2


def test_a_decision_without_tasks_says_so(office):
    first, second = entered(office)
    assert {one.work for one in rows_of(found(secretary(office)), as_of=DAY, actor=secretary(office))} == {Work.NONE}


def test_the_pages_of_the_register(office, as_):
    sitting = sitting_held(office)
    client = as_("secretary")
    conclusion = Conclusion.objects.filter(item__sitting=sitting).order_by("item__position", "ordinal").first()
    address = reverse("minutes:enter", args=[sitting.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"conclusion": [str(conclusion.pk)]}).status_code == 302
    first = Decision.objects.get()
    assert client.post(reverse("minutes:enter_one", args=[sitting.pk]), {"subject": "x"}).status_code == 422
    with clock.frozen(moment(14)):
        sent = {"subject": "Sửa đổi", "text": "Thay nội dung trước."}
        made = client.post(reverse("minutes:enter_one", args=[sitting.pk]), sent)
        second = Decision.objects.get(number=2)
        assert made["Location"] == reverse("minutes:decision", args=[second.pk])
        link = reverse("minutes:link", args=[second.pk])
        assert client.get(link).status_code == 200
        sent = {"kind": "replaces", "earlier": str(first.pk), "effective_on": "10/03/2025"}
        assert client.post(link, sent).status_code == 302
    page = client.get(reverse("minutes:decision", args=[first.pk])).content.decode()
    assert "Revoked" in page and "replaces" in page
    listed = client.get(reverse("minutes:decisions") + "?q=ra+soat&work=none").content.decode()
    assert first.symbol in listed and second.symbol not in listed
    carry = reverse("minutes:carry", args=[first.pk])
    assert client.post(carry, {"symbol": "99-TB/XX"}).status_code == 422
    assert client.post(carry, {"symbol": "", "anchor": "2.3"}).status_code == 302
    assert first.symbol in client.get(reverse("web:search") + "?q=ra+soat").content.decode()
    assert as_("officer").get(reverse("minutes:decision", args=[first.pk])).status_code == 404


def test_attendance_over_a_term_is_counted_of_members(office, as_):
    sitting_held(office)
    rows = {one.person: one for one in attendance(held(secretary(office), office.body, office.term))}
    head = rows[office.holdings["head"].person.full_name]
    member = rows[office.holdings["member"].person.full_name]
    deputy = rows[office.holdings["deputy"].person.full_name]
    assert (head.invited, head.present, head.minutes, head.share) == (1, 1, 90, 100)
    assert (member.present, member.remote, member.minutes) == (1, 1, 55)
    assert (deputy.present, deputy.excused, deputy.absent, deputy.share) == (0, 1, 0, 0)
    page = as_("secretary").get(reverse("minutes:attendance")).content.decode()
    assert member.person in page and "100 %" in page


def test_planned_and_actual_time_of_points(office, as_):
    sitting_held(office)
    by = secretary(office)
    rows = points(held(by, office.body, None), by).order_by("position")
    assert [(one.minutes, minutes_of(one.took)) for one in rows] == [(15, 40), (15, 50)]
    page = as_("secretary").get(reverse("minutes:times")).content.decode()
    assert "Planned 30 minutes, actual 90" in page and "+25" in page


def test_of_a_long_register_only_what_may_have_open_tasks_is_looked_at(office, django_assert_max_num_queries):
    first, second = entered(office)
    by, later = secretary(office), DAY + dt.timedelta(days=3)

    def waiting() -> list[int]:
        return [one.decision.number for one in open_of([office.body], as_of=later, actor=by)]

    def became(work: Work) -> list[object]:
        return with_work(found(by, as_of=later), work, as_of=later, actor=by)

    assert waiting() == [] and became(Work.LATE) == []
    task = directed(office)
    Decision.objects.filter(pk=first.pk).update(document=task.directive.document, anchor="")
    assert waiting() == [first.number]
    assert became(Work.LATE) == [first.pk] and became(Work.NONE) == [second.pk] and became(Work.DONE) == []
    with django_assert_max_num_queries(8):
        waiting()
    assignment = Assignment.objects.get(matter_id=task.pk)
    close(assignment=assignment, reason="Không còn cần", by=by)
    assert waiting() == [] and became(Work.DONE) == [first.pk]
    assert set(became(Work.OPEN)) == set() == set(became(Work.LATE))
