"""The record is set right later: who was present, and votes on paper; what stood before is kept, and nothing contradicts."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.domain.texts import set_aside
from decreta.meetings.enums import Aside
from decreta.meetings.models import Attendance, AttendanceCorrection, Sitting
from decreta.minutes import domain as minutes
from decreta.minutes.models import Minutes
from decreta.minutes.queries.computing import computed, facts_of
from decreta.voting import domain
from decreta.voting.models import Ballot, Merger
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import moment, secretary
from tests.voting.office import actor, chair_of, fresh, item_of, option, put, session_of, vote, voters


@pytest.fixture
def sitting(office):
    """Four members and the chair; the last is absent."""
    return session_of(office, present=4)


def read(sitting: Sitting) -> Sitting:
    return Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)


def correct(office, one, **facts):
    given = {"reason": "Bàn điểm danh ghi nhầm", "by": secretary(office), **facts}
    return meetings.correct_attendance(invitation=fresh(one), **given)


def stay_of(one) -> Attendance:
    return Attendance.objects.get(invitation=one)


def told(sitting, kind):
    with translation.override("en"):
        return next(one.text for one in computed(facts_of(read(sitting))) if one.key.startswith(kind))


def close(office, sitting):
    with clock.frozen(moment(10, 30)):
        meetings.close_sitting(sitting=read(sitting), by=secretary(office))


def test_somebody_who_was_not_noted_is_entered_later_and_the_minutes_mark_it(office, sitting):
    away = voters(sitting)[3]
    close(office, sitting)
    with clock.frozen(moment(11)):
        row = correct(office, away, came_at=moment(9, 0))
    assert (row.before, row.after["came_at"]) == (None, moment(9, 0).isoformat())
    assert stay_of(away).left_at == read(sitting).closed_at
    assert "Took part: 5 of 5 members" in told(sitting, "attendance")
    assert "(entered later: Bàn điểm danh ghi nhầm)" in told(sitting, "attendance")


def test_what_stood_before_is_kept_and_no_trace_of_it_is_changed(office, sitting):
    one = voters(sitting)[0]
    before = stay_of(one)
    with clock.frozen(moment(10)):
        correct(office, one, stay=before, presence="remote", came_at=moment(8, 20), left_at=moment(9, 50))
    row = AttendanceCorrection.objects.get()
    assert row.before == {"presence": "in_room", "came_at": before.came_at.isoformat(), "left_at": None}
    assert stay_of(one).entered_because == "Bàn điểm danh ghi nhầm"
    with pytest.raises(ProgrammingError), transaction.atomic():
        AttendanceCorrection.objects.update(reason="khác")
    assert Entry.objects.get(kind="meetings.attendance_corrected").facts["before"] == row.before


def test_nobody_becomes_absent_at_a_moment_at_which_he_voted(office, sitting):
    one = voters(sitting)[0]
    ballot = put(office, sitting)
    with clock.frozen(moment(9, 15)):
        vote(ballot, one, "agree")
    with clock.frozen(moment(10)):
        for times in ({"came_at": moment(9, 30)}, {"came_at": moment(8, 0), "left_at": moment(9, 0)}):
            with pytest.raises(Invalid, match="ballot 1"):
                correct(office, one, stay=stay_of(one), **times)
        with pytest.raises(Invalid, match="09:15"):
            correct(office, one, stay=stay_of(one), is_taken_out=True)
        correct(office, one, stay=stay_of(one), came_at=moment(9, 10), left_at=moment(9, 20))


def test_who_presided_was_there(office, sitting):
    one = voters(sitting)[0]
    with clock.frozen(moment(9)):
        meetings.hand_over_chair(sitting=read(sitting), to=fresh(one), by=actor(chair_of(sitting)), is_for_point=True)
    with clock.frozen(moment(10)), pytest.raises(Invalid, match="presided"):
        correct(office, one, stay=stay_of(one), came_at=moment(9, 30))


@pytest.mark.parametrize(
    ("times", "says"),
    [
        ({"came_at": moment(12)}, "future"),
        ({"came_at": moment(9), "left_at": moment(8, 45)}, "after he came"),
        ({"came_at": moment(8), "left_at": moment(9)}, "already"),
        ({}, "when he came"),
        ({"came_at": moment(9), "reason": " "}, "reason"),
    ],
)
def test_a_correction_that_cannot_be(office, sitting, times, says):
    with clock.frozen(moment(10)), pytest.raises(Invalid, match=says):
        correct(office, voters(sitting)[0], **times)


def test_only_the_secretary_and_only_until_the_minutes_lie_before_the_members(office, sitting):
    one = voters(sitting)[3]
    with pytest.raises(NotAllowed):
        correct(office, one, came_at=moment(8, 10), by=actor(chair_of(sitting)))
    close(office, sitting)
    with clock.frozen(moment(11)):
        minutes.begin(sitting=read(sitting), by=secretary(office))
        correct(office, one, came_at=moment(9), left_at=moment(9, 10))
        Minutes.objects.update(state="circulated")
        with pytest.raises(NotNow, match="before the members"):
            correct(office, one, came_at=moment(9, 30))


def test_no_result_of_those_present_comes_out_otherwise(office):
    sitting = session_of(office, present=5)
    ballot = put(office, sitting)
    Ballot.objects.filter(pk=ballot.pk).update(base="present")
    one, two, three, four = voters(sitting)
    with clock.frozen(moment(9)):
        for each in (one, two):
            vote(ballot, each, "agree")
        domain.close_ballot(ballot=ballot, by=secretary(office))
    assert tally_of(Ballot.objects.get()).outcome == "rejected"
    with clock.frozen(moment(10)):
        # Four present, two for it: that would be a tie.
        with pytest.raises(Invalid, match="would be another"):
            correct(office, four, stay=stay_of(four), is_taken_out=True)
        correct(office, three, stay=stay_of(three), came_at=moment(8, 40))


def by_paper(office, ballot, said, **facts):
    lines = {ballot.votes.get(voter=one).pk: option(ballot, name).pk for one, name in said.items()}
    given = {"reason": "Mất mạng từ 9 giờ 05", "by": secretary(office), **facts}
    return domain.merge_votes(ballot=Ballot.objects.get(pk=ballot.pk), said=lines, **given)


def put_and_closed(office, sitting, *, manner="by_name"):
    """One of five has voted when the network goes, and the ballot is closed."""
    ballot = put(office, sitting, manner=manner)
    with clock.frozen(moment(9)):
        vote(ballot, voters(sitting)[0], "agree")
        domain.close_ballot(ballot=ballot, by=secretary(office))
    return Ballot.objects.get(pk=ballot.pk)


def test_votes_on_paper_are_added_after_the_closing_and_the_former_result_is_kept(office, sitting):
    ballot = put_and_closed(office, sitting)
    _one, two, three, _away = voters(sitting)
    assert tally_of(ballot).outcome == "rejected"
    with clock.frozen(moment(9, 30)):
        row = by_paper(office, ballot, {two: "agree", three: "agree"})
    tally = tally_of(Ballot.objects.get(pk=ballot.pk))
    assert (tally.outcome, tally.votes("agree")) == ("adopted", 3)
    assert (row.before["outcome"], row.before["cast"], row.after["cast"]) == ("rejected", 1, 3)
    outcome = told(sitting, "outcome")
    assert "Ủy viên 1 (noted later by the secretary, from paper)" in outcome
    assert "2 votes from paper were added at 10/03/2025 09:30: Mất mạng từ 9 giờ 05" in outcome
    assert "rejected" in outcome
    with pytest.raises(ProgrammingError), transaction.atomic():
        Merger.objects.all().delete()


def test_who_has_voted_who_was_away_and_who_presides_are_refused(office, sitting):
    ballot = put_and_closed(office, sitting)
    one, two, _three, away = voters(sitting)
    with pytest.raises(Invalid, match="already"):
        by_paper(office, ballot, {one: "disagree"})
    with pytest.raises(NotNow, match="Not there"):
        by_paper(office, ballot, {away: "agree"})
    with pytest.raises(NotAllowed):
        by_paper(office, ballot, {two: "agree"}, by=actor(chair_of(sitting)))
    for facts in ({"said": {}}, {"said": {two: "agree"}, "reason": " "}):
        with pytest.raises(Invalid):
            by_paper(office, ballot, **facts)


def test_nothing_is_added_once_the_result_is_used(office, sitting):
    ballot = put_and_closed(office, sitting)
    two = voters(sitting)[1]
    meetings.write_conclusion(item=item_of(sitting), text="Thông qua.", by=secretary(office))
    close(office, sitting)
    with clock.frozen(moment(11)):
        by_paper(office, ballot, {two: "agree"})
        meetings.compose_notice(sitting=read(sitting), by=secretary(office))
        with pytest.raises(NotNow, match="used"):
            by_paper(office, ballot, {voters(sitting)[2]: "agree"})


def test_an_open_ballot_and_an_annulled_one_take_nothing(office, sitting):
    two = voters(sitting)[1]
    ballot = put(office, sitting)
    with pytest.raises(NotNow, match="open"):
        by_paper(office, ballot, {two: "agree"})
    domain.annul_ballot(ballot=ballot, reason="Nhầm câu hỏi", by=secretary(office))
    with pytest.raises(NotNow, match="annulled"):
        by_paper(office, ballot, {two: "agree"})


def test_the_pages_correct_and_add(office, sitting, client):
    client.force_login(office.holdings["secretary"].person.user)
    away = voters(sitting)[3]
    page = reverse("meetings:attendance", args=[away.pk])
    with clock.frozen(moment(10)):
        answer = client.post(
            page, {"presence": "in_room", "came_at": "10/03/2025 08:45", "left_at": "", "reason": "Đến trước giờ họp"}
        )
        assert answer.status_code == 302
        assert "Đến trước giờ họp" in client.get(page).content.decode()
        ballot = put_and_closed(office, sitting)
        merge = reverse("voting:merge", args=[ballot.pk])
        line = ballot.votes.get(voter=voters(sitting)[1])
        assert merge in client.get(reverse("voting:ballot", args=[ballot.pk])).content.decode()
        sent = {f"v-{line.pk}": str(option(ballot, "agree").pk), "reason": "Mất mạng"}
        assert client.post(merge, sent).status_code == 302
        assert "Mất mạng" in client.get(reverse("voting:ballot", args=[ballot.pk])).content.decode()


def test_nothing_is_added_once_the_point_has_gone_on(office, sitting, client):
    ballot = put_and_closed(office, sitting)
    close(office, sitting)
    set_aside(item_of(sitting), Aside.GONE_ON)
    with pytest.raises(NotNow, match="gone on; the result is used"):
        by_paper(office, ballot, {voters(sitting)[1]: "agree"})
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(reverse("voting:ballot", args=[ballot.pk])).content.decode()
    assert reverse("voting:merge", args=[ballot.pk]) not in page
