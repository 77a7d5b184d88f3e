"""Periods before a sitting: what the rules ask for, what is noted, when a reason is needed, what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import domain
from decreta.meetings.domain.periods import working_days_until
from decreta.meetings.models import Paper, ShortNotice
from decreta.meetings.queries.rulebooks import Rules, rules_of
from decreta.minutes.queries.computing import computed, facts_of
from tests.files.papers import pdf
from tests.meetings.office import DAY, moment, points, secretary, with_agenda

EARLY = moment(8, day=DAY - dt.timedelta(days=10))


def set_rules(office, **changed) -> None:
    terms = rules_of(office.body, on=DAY)
    given = {name: getattr(terms, name) for name in Rules.__dataclass_fields__ if name != "book"}
    wanted = Rules(**{**given, **changed})
    newest = terms.book.version if terms.book else 0
    domain.set_rules(
        body=office.body, wanted=wanted, valid_from=DAY, authority="12-QĐ/TW", of_version=newest, by=secretary(office)
    )


def add(item, office, **facts):
    return domain.add_paper(item=item, title="Tờ trình", upload=("a.pdf", pdf(1)), by=secretary(office), **facts)


@pytest.mark.django_db
def test_working_days_leave_out_the_first_and_days_off():
    monday = dt.date(2025, 3, 3)
    assert working_days_until(dt.date(2025, 3, 10), start=monday) == 5
    assert working_days_until(monday, start=monday) == 0
    assert working_days_until(dt.date(2025, 3, 9), start=dt.date(2025, 3, 7)) == 0


def test_what_is_in_time_leaves_no_trace(office):
    sitting = with_agenda(office)
    ShortNotice.objects.all().delete()
    domain.convene(sitting=sitting, by=secretary(office), at=EARLY)
    add(points(sitting)[1], office, at=EARLY)
    assert not ShortNotice.objects.exists()


def test_what_is_late_is_noted_and_shown_with_its_reason(office, client):
    sitting = with_agenda(office)
    ShortNotice.objects.all().delete()
    domain.convene(sitting=sitting, late_reason="Theo yêu cầu khẩn", by=secretary(office))
    kept = ShortNotice.objects.get()
    assert (kept.period, kept.kept_days, kept.needed_days) == ("convocation", 0, 5)
    assert Entry.objects.filter(kind="meetings.sitting_convened").get().facts["days_kept"] == 0
    paper = add(points(sitting)[0], office)
    domain.restrict_paper(paper=paper, audience="named", readers=[], by=secretary(office))
    open_paper = add(points(sitting)[0], office)
    client.cookies["language"] = "en"
    client.force_login(office.holdings["member"].person.user)
    page = client.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
    assert "Theo yêu cầu khẩn" in page and "Convened 0 working days before" in page
    assert page.count("0 working days before the sitting") == 2
    domain.check_in(invitation=sitting.invitations.get(part="chair"), presence="in_room", by=secretary(office))
    domain.open_sitting(sitting=sitting, by=secretary(office))
    said = "\n".join(one.text for one in computed(facts_of(sitting)))
    assert "Theo yêu cầu khẩn" in said and said.count(open_paper.title) == 1


def test_where_the_rules_ask_for_a_reason_nothing_goes_without(office, client):
    sitting = with_agenda(office)
    set_rules(office, short_notice="reason")
    with pytest.raises(Invalid, match=r"rules ask for 5 working days.*State the reason") as refused:
        domain.convene(sitting=sitting, by=secretary(office))
    assert [one.field for one in refused.value.problems] == ["late_reason"]
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("meetings:convene", args=[sitting.pk])
    assert "The rules ask for 5 working days" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"late_reason": "Khẩn"}).status_code == 302
    with pytest.raises(Invalid, match="papers are out 3 working days"):
        add(points(sitting)[0], office)
    assert add(points(sitting)[0], office, late_reason="Số liệu mới").short_notice.reason == "Số liệu mới"
    set_rules(office, short_notice="reason", urgent_days=1)
    with pytest.raises(NotNow, match="1 working day is the least"):
        add(points(sitting)[0], office, late_reason="Số liệu mới")


def notes_of(sitting):
    return {(one.period, one.kept_days, one.reason) for one in ShortNotice.objects.filter(sitting=sitting)}


def test_a_sitting_that_moves_has_its_periods_reckoned_anew(office, client):
    sitting, by = with_agenda(office), secretary(office)
    ShortNotice.objects.all().delete()
    Paper.objects.update(added_at=EARLY)
    domain.convene(sitting=sitting, by=by, at=EARLY)
    assert notes_of(sitting) == set()

    def move(days, at, **given):
        day = DAY + dt.timedelta(days=days)
        times = {"starts_at": moment(9, day=day), "ends_at": moment(11, day=day)}
        domain.change_sitting(sitting=sitting, **times, by=by, at=at, **given)

    # Five working days were kept; of a day that comes nearer nobody knew before.
    move(-3, at=moment(8, day=DAY - dt.timedelta(days=7)), late_reason="Lịch của Chủ trì")
    assert notes_of(sitting) == {("convocation", 4, "Lịch của Chủ trì")}
    facts = Entry.objects.filter(kind="meetings.sitting_changed").latest("pk").facts
    assert (facts["days_kept"], facts["days_needed"], facts["has_reason"]) == (4, 5, True)
    move(0, at=moment(8, day=DAY - dt.timedelta(days=4)))
    assert notes_of(sitting) == set()
    move(-8, at=moment(8, day=DAY - dt.timedelta(days=9)))
    assert notes_of(sitting) == {("convocation", 0, ""), ("papers", 0, "")}
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("meetings:change", args=[sitting.pk])
    assert "Why on such short notice" in client.get(address).content.decode()
    sent = {"title": sitting.title, "place": sitting.place, "chair_post": sitting.chair_post_id}
    day = (DAY - dt.timedelta(days=6)).strftime("%d/%m/%Y")
    sent |= {"starts_at": f"{day} 09:00", "ends_at": f"{day} 11:00"}
    page = client.post(address, sent, follow=True).content.decode()
    assert "came 2 working days before the sitting; the rules ask for 3" in page


def test_a_move_to_an_early_day_goes_without_a_reason_only_where_the_rules_let_it(office):
    sitting, by = with_agenda(office), secretary(office)
    domain.convene(sitting=sitting, by=by, at=EARLY)
    set_rules(office, short_notice="reason")
    times = {
        "starts_at": moment(9, day=DAY + dt.timedelta(days=1)),
        "ends_at": moment(11, day=DAY + dt.timedelta(days=1)),
    }
    with pytest.raises(Invalid, match="State the reason"):
        domain.change_sitting(sitting=sitting, **times, by=by)
    domain.change_sitting(sitting=sitting, **times, late_reason="Hoãn", by=by)
    assert notes_of(sitting) == {("papers", 1, "Hoãn")}


def test_a_paper_that_is_replaced_late_is_noted_with_why_it_was(office, client):
    sitting, by = with_agenda(office), secretary(office)
    ShortNotice.objects.all().delete()
    domain.convene(sitting=sitting, by=by, at=EARLY)
    paper = Paper.objects.select_related("item__sitting__body", "file").get(item__sitting=sitting)
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(reverse("meetings:replace_paper", args=[paper.pk])).content.decode()
    assert "papers are out 3 working days before the sitting. 0 are left." in page
    domain.replace_paper(paper=paper, upload=("b.pdf", pdf(2)), reason="Sửa số liệu", by=by)
    assert notes_of(sitting) == {("papers", 0, "Sửa số liệu")}
    facts = Entry.objects.filter(kind="meetings.paper_replaced").get().facts
    assert (facts["days_kept"], facts["has_reason"]) == (0, True)
    domain.replace_paper(paper=paper, upload=("c.pdf", pdf(5)), reason="Sửa lần hai", by=by)
    assert notes_of(sitting) == {("papers", 0, "Sửa lần hai")}
