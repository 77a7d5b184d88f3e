"""Who leaves the body before the day of a sitting is asked, told and listed no more, however long he still has his post."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.agendas.queries.consent import silent
from decreta.audit import sequencer
from decreta.meetings import domain as meetings
from decreta.meetings.domain.agenda import everybody_asked_reads
from decreta.meetings.enums import Form, Part, Purpose, Share
from decreta.meetings.models import Invitation, Paper, Sitting
from decreta.meetings.queries.conflicts import conflicts_of
from decreta.meetings.queries.readings import entitled_to, readings_of
from decreta.minutes import notices as of_minutes
from decreta.minutes.models import Minutes
from decreta.notifications.models import Notice
from decreta.organisation.models import Holding
from decreta.procedures import notices as of_procedures
from decreta.procedures.models import Procedure
from tests.files.papers import pdf
from tests.meetings.office import moment, points, secretary, with_agenda

LATER = dt.date(2025, 3, 14)
ASKED = (Part.CHAIR, Part.MEMBER)


def ahead(office, **facts) -> Sitting:
    """A sitting of later that week, with members invited and a point by consent."""
    sitting = with_agenda(office, starts_at=moment(9, day=LATER), ends_at=moment(11, day=LATER), **facts)
    meetings.add_point(sitting=sitting, title="Lịch họp", purpose=Purpose.CONSENT, by=secretary(office))
    return sitting


def leaves(office, name: str = "member") -> object:
    """Somebody leaves the day before it; until then he holds his post."""
    held = office.holdings[name]
    Holding.objects.filter(pk=held.pk).update(valid_to=LATER - dt.timedelta(days=1))
    return held.person_id


@pytest.fixture
def sitting(office):
    found = ahead(office)
    leaves(office)
    meetings.convene(sitting=found, by=secretary(office))
    return found


def persons(rows) -> set[object]:
    return {one.holding.person_id for one in rows}


def test_he_is_not_among_those_who_have_said_or_read_nothing(office, sitting):
    gone, stays = (office.holdings[name].person_id for name in ("member", "deputy"))
    paper = Paper.objects.select_related("item__sitting").get(item__sitting=sitting)
    for rows in (silent(sitting), entitled_to(paper), [one.invitation for one in readings_of(paper).unread]):
        assert gone not in persons(rows) and stays in persons(rows)


def test_no_notice_of_positions_or_papers_comes_to_him(office, sitting):
    paper = Paper.objects.select_related("item__sitting").get(item__sitting=sitting)
    meetings.replace_paper(paper=paper, upload=("moi.pdf", pdf(4)), reason="Số liệu.", by=secretary(office))
    sequencer.run()
    for kind in ("agendas.asked", "meetings.paper_replaced"):
        told = set(Notice.objects.filter(kind=kind).values_list("person_id", flat=True))
        assert office.holdings["deputy"].person_id in told, kind
        assert office.holdings["member"].person_id not in told, kind


def test_he_is_in_no_conflict_with_another_sitting(office):
    first, second = ahead(office), ahead(office, title="Phiên khác")
    leaves(office)
    meetings.convene(sitting=second, by=secretary(office))
    said = {one.person for one in conflicts_of(first, secretary(office))}
    assert str(office.holdings["deputy"].person) in said
    assert str(office.holdings["member"].person) not in said


def test_minutes_and_procedures_are_not_put_before_him(office, sitting):
    gone = office.holdings["member"].person_id
    assert gone in persons(Invitation.objects.filter(sitting=sitting, part__in=ASKED))
    assert gone not in persons(of_minutes._asked(Minutes(sitting=sitting), ASKED))
    assert gone not in {one.person_id for one in of_procedures._holdings(Procedure(sitting=sitting), ASKED)}


def test_in_writing_a_point_need_not_name_him(office, sitting):
    Sitting.objects.filter(pk=sitting.pk).update(form=Form.WRITTEN)
    item = points(sitting)[0]
    others = Invitation.objects.filter(sitting=sitting).exclude(holding=office.holdings["member"])
    meetings.share_point(item=item, shares=[(one, Share.READER) for one in others], by=secretary(office))
    type(item).objects.filter(pk=item.pk).update(audience="named")
    everybody_asked_reads(Sitting.objects.get(pk=sitting.pk))
