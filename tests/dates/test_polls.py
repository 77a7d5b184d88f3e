"""The members of a body are asked when they can come, and the session moves to the time that is chosen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.dates import desk, domain, jobs
from decreta.dates.forms import NAMES
from decreta.dates.models import AskedMember, DatePoll, PossibleTime, TimeAnswer
from decreta.dates.notices import tell
from decreta.dates.queries.polls import table_of
from decreta.meetings import domain as meetings
from decreta.meetings.models import Sitting
from decreta.notifications.models import Notice
from decreta.organisation.domain.holdings import end_holding
from decreta.rooms import domain as bookings
from decreta.rooms.queries.free import Span
from tests.meetings.office import convened, moment, secretary, sitting_of, with_agenda

FIRST = moment(9, day=dt.date(2025, 3, 20))
SECOND = moment(14, day=dt.date(2025, 3, 21))
THIRD = moment(9, day=dt.date(2025, 3, 24))
TIMES = (FIRST, SECOND, THIRD)
UNTIL = moment(17, day=dt.date(2025, 3, 14))
MEMBERS = ("head", "deputy", "member")


def asked_for(office, sitting: Sitting | None = None, *times: dt.datetime, **facts: object) -> DatePoll:
    """The members are asked for the date of a session in preparation."""
    given = {"times": times or TIMES, "until": UNTIL, "by": secretary(office), **facts}
    return domain.ask_for_dates(sitting=sitting or sitting_of(office), **given)


def of(poll: DatePoll, office, name: str) -> AskedMember:
    return AskedMember.objects.select_related("holding", "poll__sitting").get(poll=poll, holding=office.holdings[name])


def says(poll: DatePoll, office, name: str, *said: str) -> AskedMember | None:
    times = PossibleTime.objects.filter(poll=poll)
    answers = {one.pk: coming for one, coming in zip(times, said, strict=True)}
    return domain.answer_dates(asked=of(poll, office, name), answers=answers, by=office.actor(name))


def time_of(poll: DatePoll, starts_at: dt.datetime) -> PossibleTime:
    return poll.times.get(starts_at=starts_at)


def as_known(poll: DatePoll) -> DatePoll:
    return DatePoll.objects.select_related("sitting__body", "sitting__booking__room", "chosen").get(pk=poll.pk)


def fields(refusal) -> set[tuple[str | None, str]]:
    return {(one.field, one.code) for one in refusal.value.problems}


def waiting_urls(office, name: str) -> list[str]:
    return [one.url for _actor, one in desk.waiting([office.actor(name)], clock.now())]


def test_members_answer_and_the_session_moves_to_the_time_that_is_chosen(office):
    sitting = sitting_of(office)
    poll = asked_for(office, sitting)
    assert {one.holding_id for one in poll.asked.all()} == {office.holdings[one].pk for one in MEMBERS}
    says(poll, office, "head", "can", "needed", "cannot")
    says(poll, office, "member", "cannot", "can", "cannot")
    table = table_of(as_known(poll))
    assert [(one.can, one.needed, one.cannot, one.is_best) for one in table.columns] == [
        (1, 0, 1, False),
        (1, 1, 0, True),
        (0, 0, 2, False),
    ]
    assert (table.answered, table.asked) == (2, 3)
    domain.choose_date(poll=poll, time=time_of(poll, SECOND), by=secretary(office))
    sitting.refresh_from_db()
    assert (sitting.starts_at, sitting.ends_at) == (SECOND, SECOND + dt.timedelta(hours=2))
    assert Entry.objects.filter(kind="meetings.sitting_changed", on_id=str(sitting.pk)).exists()
    tell(Entry.objects.get(kind="dates.chosen"))
    told = Notice.objects.filter(kind="dates.chosen")
    assert {one.person_id for one in told} == {office.holdings[one].person_id for one in ("head", "member")}


def test_an_answer_is_changed_until_the_end_and_the_same_answer_twice_is_one(office):
    poll = asked_for(office)
    says(poll, office, "member", "can", "can", "can")
    assert says(poll, office, "member", "can", "can", "can") is None
    says(poll, office, "member", "can", "cannot", "needed")
    kept = TimeAnswer.objects.filter(asked__poll=poll).order_by("time__starts_at").values_list("coming", flat=True)
    assert list(kept) == ["can", "cannot", "needed"]
    assert [one.facts for one in Entry.objects.filter(kind="dates.answered").order_by("pk")] == [
        {"changed": False},
        {"changed": True},
    ]
    with clock.frozen(UNTIL), pytest.raises(NotNow) as refusal:
        says(poll, office, "member", "can", "can", "can")
    assert fields(refusal) == {(None, "too_late")}


def test_each_time_is_answered_and_nobody_answers_for_another(office):
    poll = asked_for(office)
    first = time_of(poll, FIRST)
    with pytest.raises(Invalid) as refusal:
        domain.answer_dates(asked=of(poll, office, "member"), answers={first.pk: "can"}, by=office.actor("member"))
    assert fields(refusal) == {(f"time-{time_of(poll, one).pk}", "required") for one in (SECOND, THIRD)}
    for by in (office.actor("deputy"), secretary(office), Actor.system("test")):
        with pytest.raises(NotAllowed):
            domain.answer_dates(asked=of(poll, office, "member"), answers={}, by=by)


def test_what_is_wrong_with_the_times_is_said_beside_each(office):
    sitting = sitting_of(office)
    with pytest.raises(Invalid) as refusal:
        asked_for(office, sitting, FIRST, None, FIRST, moment(8), until=THIRD)
    assert fields(refusal) == {("time3", "twice"), ("time4", "past"), ("until", "after_the_first")}
    with pytest.raises(Invalid) as refusal:
        asked_for(office, sitting, FIRST, until=moment(8))
    assert fields(refusal) == {("time2", "too_few"), ("until", "past")}
    with pytest.raises(Invalid) as refusal:
        asked_for(office, sitting, *(FIRST + dt.timedelta(hours=n) for n in range(9)))
    assert fields(refusal) == {("time8", "too_many")}
    with pytest.raises(NotAllowed):
        asked_for(office, sitting, by=office.actor("member"))
    assert not DatePoll.objects.exists()


def test_members_are_asked_once_at_a_time_and_only_while_the_date_is_open(office):
    sitting = with_agenda(office, starts_at=FIRST, ends_at=FIRST + dt.timedelta(hours=2))
    poll = asked_for(office, sitting)
    with pytest.raises(NotNow) as refusal:
        asked_for(office, sitting)
    assert fields(refusal) == {(None, "is_asked")}
    with pytest.raises(IntegrityError), transaction.atomic():
        DatePoll.objects.create(sitting=sitting, until=UNTIL, asked_at=clock.now(), by={})
    meetings.convene(sitting=sitting, by=secretary(office))
    with pytest.raises(NotNow) as refusal:
        domain.choose_date(poll=poll, time=time_of(poll, SECOND), by=secretary(office))
    assert fields(refusal) == {(None, "wrong_state")}
    with pytest.raises(NotNow):
        says(poll, office, "member", "can", "can", "can")
    assert waiting_urls(office, "member") == []


def test_of_two_who_prepare_the_second_is_told_what_the_first_chose(office):
    poll = asked_for(office)
    by, first, second = secretary(office), time_of(poll, FIRST), time_of(poll, SECOND)
    stale = DatePoll.objects.select_related("sitting__body").get(pk=poll.pk)
    domain.choose_date(poll=poll, time=first, by=by)
    assert domain.choose_date(poll=stale, time=first, by=by) is None
    with pytest.raises(Stale):
        domain.choose_date(poll=stale, time=second, by=by)
    with pytest.raises(Stale):
        domain.withdraw_dates(poll=stale, reason="Chưa cần.", by=by)
    with pytest.raises(Stale):
        says(poll, office, "member", "can", "can", "can")
    assert Sitting.objects.get(pk=poll.sitting_id).starts_at == FIRST
    assert Entry.objects.filter(kind="dates.chosen").count() == 1


def test_a_taken_room_keeps_the_session_where_it_is_and_the_poll_open(office, rooms):
    sitting = sitting_of(office, room=rooms.small, place="")
    span = Span(SECOND, SECOND + dt.timedelta(hours=1))
    bookings.book(room=rooms.small, span=span, purpose="Tập huấn", by=office.actor("clerk"))
    poll = asked_for(office, sitting)
    assert [one.against.is_room_free for one in table_of(as_known(poll)).columns] == [True, False, True]
    with pytest.raises(Invalid) as refusal:
        domain.choose_date(poll=poll, time=time_of(poll, SECOND), by=secretary(office))
    assert fields(refusal) == {("room", "taken")}
    assert as_known(poll).ended_at is None
    domain.choose_date(poll=poll, time=time_of(poll, THIRD), by=secretary(office))
    assert as_known(poll).sitting.booking.starts_at == THIRD


def test_each_time_says_how_many_members_have_another_session_then(office):
    ends = FIRST + dt.timedelta(hours=1)
    other = convened(office, title="Phiên khác", starts_at=FIRST, ends_at=ends)
    poll = asked_for(office)
    found = [one.against.elsewhere for one in table_of(as_known(poll)).columns]
    assert found == [other.invitations.filter(part__in=["chair", "member"]).count(), 0, 0]
    assert found[0] == len(MEMBERS)


def test_a_time_that_has_passed_is_neither_best_nor_chosen(office):
    poll = asked_for(office)
    says(poll, office, "member", "can", "cannot", "cannot")
    with clock.frozen(FIRST + dt.timedelta(hours=1)):
        assert not any(one.is_best for one in table_of(as_known(poll)).columns)
        with pytest.raises(Invalid) as refusal:
            domain.choose_date(poll=poll, time=time_of(poll, FIRST), by=secretary(office))
    assert fields(refusal) == {("time", "past")}


def test_a_time_of_another_poll_is_not_chosen(office):
    poll, other = asked_for(office), asked_for(office, sitting_of(office, title="Phiên khác"))
    with pytest.raises(Invalid):
        domain.choose_date(poll=poll, time=time_of(other, FIRST), by=secretary(office))


def test_who_has_left_the_body_is_not_asked_any_more_and_not_counted(office):
    poll = asked_for(office)
    says(poll, office, "member", "can", "can", "can")
    end_holding(
        holding=office.holdings["member"],
        valid_to=clock.today(),
        authority="Quyết định 12-QĐ/TW",
        by=office.actor("administrator"),
    )
    with pytest.raises(NotNow) as refusal:
        says(poll, office, "member", "cannot", "cannot", "cannot")
    assert fields(refusal) == {(None, "not_a_member")}
    table = table_of(as_known(poll))
    assert (table.asked, table.answered, table.columns[0].can) == (2, 0, 0)
    assert not any(one.is_best for one in table.columns)


def test_it_waits_on_the_desk_and_is_reminded_of_once_a_day_before(office):
    poll = asked_for(office)
    tell(Entry.objects.get(kind="dates.asked"))
    told = Notice.objects.filter(kind="dates.asked")
    assert {one.person_id for one in told} == {office.holdings[one].person_id for one in MEMBERS}
    says(poll, office, "head", "can", "can", "can")
    url = reverse("dates:answer", args=[of(poll, office, "member").pk])
    assert (url in waiting_urls(office, "member"), waiting_urls(office, "head")) == (True, [])
    assert jobs.remind_due() == 0
    with clock.frozen(UNTIL - dt.timedelta(hours=23)):
        assert (jobs.remind_due(), jobs.remind_due()) == (1, 0)
        tell(Entry.objects.get(kind="dates.reminded"))
    reminded = Notice.objects.filter(kind="dates.reminded")
    assert {one.person_id for one in reminded} == {office.holdings[one].person_id for one in ("deputy", "member")}
    with pytest.raises(NotAllowed):
        domain.remind_of_dates(poll=poll, by=secretary(office))


def test_the_question_is_withdrawn_with_a_reason_that_who_was_asked_is_told(office):
    sitting = sitting_of(office)
    poll = asked_for(office, sitting)
    with pytest.raises(Invalid):
        domain.withdraw_dates(poll=poll, reason=" ", by=secretary(office))
    with pytest.raises(NotAllowed):
        domain.withdraw_dates(poll=poll, reason="Hoãn.", by=office.actor("member"))
    domain.withdraw_dates(poll=poll, reason="Phiên họp hoãn.", by=secretary(office))
    tell(Entry.objects.get(kind="dates.withdrawn"))
    assert Notice.objects.filter(kind="dates.withdrawn").count() == len(MEMBERS)
    assert waiting_urls(office, "member") == []
    assert asked_for(office, sitting).ended_at is None  # and they can be asked again


def test_names_are_read_by_who_prepares_and_one_s_own_answer_by_oneself(office):
    poll = asked_for(office)
    assert DatePoll.objects.visible_to(secretary(office)).get() == poll
    assert DatePoll.objects.visible_to(office.actor("inspector")).get() == poll
    for name in ("member", "head", "officer", "ministry_officer"):
        assert not DatePoll.objects.visible_to(office.actor(name)).exists()
    assert AskedMember.objects.visible_to(office.actor("member")).get() == of(poll, office, "member")
    assert not AskedMember.objects.visible_to(office.actor("officer")).exists()


def test_who_prepares_asks_looks_and_chooses_on_the_pages(office, client, rooms):
    sitting = sitting_of(office, room=rooms.small, place="")
    bookings.book(
        room=rooms.small,
        span=Span(SECOND, SECOND + dt.timedelta(hours=1)),
        purpose="Tập huấn",
        by=office.actor("clerk"),
    )
    client.force_login(office.holdings["secretary"].person.user)
    asking, preparing = (reverse(one, args=[sitting.pk]) for one in ("dates:ask", "meetings:prepare"))
    assert asking in client.get(preparing).content.decode()
    with translation.override("vi"):
        typed = [f"{one.astimezone(clock.zone()):%d/%m/%Y %H:%M}" for one in TIMES]
    sent = dict(zip(NAMES, typed, strict=False))
    looked = client.get(reverse("dates:against", args=[sitting.pk]), sent | {"time4": "?"}).content.decode()
    assert "phòng còn trống" in looked and "phòng đã có người dùng" in looked
    wrong = client.post(asking, sent | {"until": typed[0]})
    assert wrong.status_code == 422 and typed[1] in wrong.content.decode()
    sent |= {"until": "14/03/2025 17:00", "idempotency_key": "k1"}
    assert [client.post(asking, sent).status_code for _n in range(2)] == [302, 302]
    poll = DatePoll.objects.get()  # a double click asks once
    address = reverse("dates:poll", args=[poll.pk])
    assert address in client.get(preparing).content.decode()
    assert "Vũ Hải Đăng" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    taken = client.post(address, {"time": str(time_of(poll, SECOND).pk)})
    assert taken.status_code == 422 and "Phòng A2" in taken.content.decode()
    choice = {"time": str(time_of(poll, THIRD).pk), "idempotency_key": "k2"}
    assert [client.post(address, choice).status_code for _n in range(2)] == [302, 302]
    assert Sitting.objects.get(pk=sitting.pk).starts_at == THIRD
    late = client.post(address, {"time": str(time_of(poll, FIRST).pk)})
    assert late.status_code == 422 and "24/03/2025 09:00" in late.content.decode()
    assert client.get(reverse("dates:withdraw", args=[poll.pk])).status_code == 200


def test_a_member_answers_from_his_desk_and_reads_numbers_without_names(office, client):
    poll = asked_for(office)
    says(poll, office, "deputy", "can", "can", "cannot")
    client.force_login(office.holdings["member"].person.user)
    address = reverse("dates:answer", args=[of(poll, office, "member").pk])
    assert address in client.get("/").content.decode()
    page = client.get(address).content.decode()
    assert "Đỗ Quỳnh Lan" not in page and reverse("dates:poll", args=[poll.pk]) not in page
    names = [f"time-{one.pk}" for one in poll.times.all()]
    assert client.post(address, {names[0]: "can"}).status_code == 422
    assert client.post(address, dict.fromkeys(names, "needed")).status_code == 302
    assert address not in client.get("/").content.decode()
    assert client.get(reverse("dates:poll", args=[poll.pk])).status_code == 404
    other = reverse("dates:answer", args=[of(poll, office, "head").pk])
    assert client.get(other).status_code == 404
    with clock.frozen(UNTIL):
        assert client.post(address, dict.fromkeys(names, "can")).status_code == 422
    client.force_login(office.holdings["secretary"].person.user)
    withdrawing = reverse("dates:withdraw", args=[poll.pk])
    assert client.post(withdrawing, {"reason": ""}).status_code == 422
    assert client.post(withdrawing, {"reason": "Hoãn."}).status_code == 302
