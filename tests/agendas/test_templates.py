"""Templates of agendas: kept from an agenda that was arranged, taken for a new one, each point when it is due."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from decreta.agendas import domain
from decreta.agendas.models import AgendaTemplate
from decreta.agendas.queries.expected import missing_in
from decreta.agendas.queries.templates import is_due, offered_for
from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed
from decreta.meetings import domain as meetings
from decreta.meetings.enums import PointKind
from decreta.meetings.models import Sitting
from decreta.meetings.queries.room import room_of
from tests.files.papers import pdf
from tests.meetings.office import moment, points, secretary, sitting_of

MARCH, APRIL = dt.date(2025, 3, 10), dt.date(2025, 4, 2)


@pytest.mark.parametrize(
    ("rhythm", "number", "earlier", "due"),
    [
        ("each", None, [MARCH], True),
        ("2", 4, [], True),
        ("2", 5, [], False),
        ("3", None, [], False),
        ("quarter", 4, [MARCH], True),
        ("quarter", 4, [MARCH, APRIL - dt.timedelta(days=1)], False),
        ("year", 4, [MARCH], False),
        ("year", 4, [dt.date(2024, 12, 31)], True),
    ],
)
def test_a_point_is_due_by_number_or_as_the_first_of_its_quarter_or_year(rhythm, number, earlier, due):
    assert is_due(rhythm, number=number, on=APRIL, earlier=earlier) is due


@pytest.fixture
def arranged(office):
    """An agenda with a heading, a point with a paper under it, a second point, and a confidential one."""
    by, found = secretary(office), sitting_of(office)
    meetings.add_point(sitting=found, title="Phần thường lệ", kind=PointKind.HEADING, by=by)
    under = meetings.add_point(sitting=found, title="Biên bản kỳ trước", minutes=10, by=by)
    meetings.indent_point(item=under, direction="in", by=by)
    meetings.add_paper(item=under, title="Biên bản", upload=("a.pdf", pdf(1)), by=by)
    meetings.add_point(sitting=found, title="Tình hình ngân sách", presenter="Vụ Tài chính", by=by)
    meetings.add_point(sitting=found, title="Nhân sự", audience="members", by=by)
    return found


def keep(office, arranged, name="Thường kỳ", **changed):
    rhythms = {item.pk: changed.get(item.title, "each") for item in points(arranged)}
    return domain.keep_template(sitting=arranged, name=name, rhythms=rhythms, by=secretary(office))


def next_sitting(office, *, days: int = 30) -> Sitting:
    day = moment().date() + dt.timedelta(days=days)
    return sitting_of(office, starts_at=moment(9, day=day), ends_at=moment(11, day=day))


def test_an_agenda_is_kept_and_begins_the_next_one(office, arranged):
    kept = keep(office, arranged, **{"Tình hình ngân sách": "quarter"})
    assert [one["title"] for one in kept.points] == ["Phần thường lệ", "Biên bản kỳ trước", "Tình hình ngân sách"]
    assert kept.points[1]["papers"] == ["Biên bản"]
    later = next_sitting(office)
    due = [one for one in offered_for(later) if one.is_due]
    assert [one.point["title"] for one in due] == ["Phần thường lệ", "Biên bản kỳ trước", "Tình hình ngân sách"]
    assert domain.fill_agenda(sitting=later, chosen=[], by=secretary(office)) is None
    domain.fill_agenda(sitting=later, chosen=due, by=secretary(office))
    made = [one for one in points(later) if one.kind != PointKind.EARLIER_CONCLUSIONS]
    assert [(one.title, one.level, one.minutes) for one in made] == [
        ("Phần thường lệ", 0, 0),
        ("Biên bản kỳ trước", 1, 10),
        ("Tình hình ngân sách", 0, 15),
    ]
    assert not any(one.is_due for one in offered_for(later))
    _expects_its_papers(office, later, made[1])
    assert Entry.objects.filter(kind="agendas.filled").get().facts == {"points": 3}


def _expects_its_papers(office, later, item):
    """The standard papers of a point stay with it: until they come they are asked for, and kept again they are there."""
    by = secretary(office)

    def missing():
        return [(one.item.pk, one.titles) for one in missing_in(room_of(later, actor=by))]

    assert missing() == [(item.pk, ["Biên bản"])]
    assert keep(office, later, name="Lần nữa").points[1]["papers"] == ["Biên bản"]
    meetings.add_paper(item=item, title="biên  bản", upload=("a.pdf", pdf(1)), by=by)
    assert missing() == []
    assert keep(office, later, name="Lần nữa").points[1]["papers"] == ["Biên bản"]


def test_the_newest_of_a_name_holds_and_an_empty_one_ends_it(office, arranged):
    keep(office, arranged)
    keep(office, arranged, **{"Tình hình ngân sách": ""})
    assert len(offered_for(next_sitting(office))) == 2
    domain.keep_template(sitting=arranged, name="Thường kỳ", rhythms={}, by=secretary(office))
    assert offered_for(next_sitting(office, days=40)) == []
    assert AgendaTemplate.objects.count() == 3


def test_who_does_not_prepare_the_body_keeps_and_reads_none(office, arranged):
    keep(office, arranged)
    for who in ("member", "head", "officer"):
        with pytest.raises(NotAllowed):
            domain.keep_template(sitting=arranged, name="x", rhythms={}, by=office.actor(who))
        assert not AgendaTemplate.objects.visible_to(office.actor(who)).exists()
    assert AgendaTemplate.objects.visible_to(secretary(office)).count() == 1
    with pytest.raises(Invalid):
        keep(office, arranged, name=" ")


def test_the_pages_keep_and_fill(office, arranged):
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)
    address = reverse("agendas:keep", args=[arranged.pk])
    page = desk.get(address).content.decode()
    assert "Tình hình ngân sách" in page and "Nhân sự" not in page
    kept = {f"r-{one.pk}": "each" for one in points(arranged) if one.title != "Nhân sự"}
    assert desk.post(address, {"name": "", **kept}).status_code == 422
    assert desk.post(address, {"name": "Thường kỳ", **kept}).status_code == 302
    later = next_sitting(office)
    address = reverse("agendas:fill", args=[later.pk])
    page = desk.get(address).content.decode()
    assert page.count("checked") == 3 and "papers: Biên bản" in page
    template = AgendaTemplate.objects.get()
    sent = {f"t-{template.pk}": [f"{template.pk}:2"]}
    sent[f"t-{template.pk}"].append(f"{template.pk}:1")
    assert desk.post(address, sent).status_code == 302
    shown = desk.get(reverse("meetings:prepare", args=[later.pk])).content.decode()
    assert "Papers that are expected" in shown and "Add the paper" in shown
    assert "Tình hình ngân sách" in [one.title for one in points(later)]
    assert "Take points from a template" in desk.get(reverse("meetings:prepare", args=[later.pk])).content.decode()
