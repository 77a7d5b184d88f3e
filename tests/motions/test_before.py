"""What is proposed is amended before the sitting, where the rules of the body let it be."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.agendas import domain as agendas
from decreta.agendas.queries.consent import consent_part
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Purpose
from decreta.motions import domain
from decreta.motions.models import Motion
from decreta.motions.queries.standing import on_point
from tests.meetings.office import convened, invitation_of, points, secretary
from tests.motions.test_motions import LATER, TEXT, set_rules


@pytest.fixture
def item(office):
    """The second point of a convened sitting, with a proposed decision that may be amended beforehand."""
    set_rules(office, amends_before=True)
    item = points(convened(office))[1]
    meetings.write_point_text(item=item, why="", proposed=TEXT, expected_version=0, by=secretary(office))
    return item


def moved(office, item, text=LATER):
    return domain.amend_proposal(item=item, text=text, by=office.actor("member"))


def in_session(office, item, *names):
    by = secretary(office)
    for name in ("head", *names):
        invitation = invitation_of(item.sitting, office, name)
        meetings.check_in(invitation=invitation, presence="in_room", by=by)
    meetings.open_sitting(sitting=item.sitting, by=by)
    return by


def test_a_member_amends_what_is_proposed_and_it_waits_on_the_draft_when_the_point_begins(office, item):
    motion = moved(office, item)
    (one,) = on_point(item)
    assert (one.motion.pk, one.merged, one.now) == (motion.pk, LATER, TEXT)
    by = in_session(office, item, "member")
    meetings.go_to_point(sitting=item.sitting, item=item, by=by)
    draft = item.conclusions.get()
    assert Motion.objects.get(pk=motion.pk).conclusion_id == draft.pk
    domain.admit_motion(motion=motion, by=by)
    domain.adopt_unopposed(motion=motion, by=by)
    draft.refresh_from_db()
    assert (draft.text, draft.is_draft) == (LATER, True)


def test_it_is_laid_on_what_is_proposed_now_and_shows_where_that_was_changed(office, item):
    moved(office, item)
    other = TEXT.replace("30/4", "1/5")
    meetings.write_point_text(
        item=item, why="", proposed=other, expected_version=1, reason="Theo lịch.", by=secretary(office)
    )
    (one,) = on_point(item)
    assert one.is_in_conflict
    domain.reword_motion(
        motion=one.motion, text=other.replace("1/5", "2/5"), expected_revision=1, by=office.actor("member")
    )
    (one,) = on_point(item)
    assert one.merged == other.replace("1/5", "2/5")


def test_what_somebody_amends_does_not_pass_by_consent(office, item):
    by = secretary(office)
    meetings.change_point(item=item, title=item.title, presenter="", minutes=10, purpose=Purpose.CONSENT, by=by)
    motion = moved(office, item)
    in_session(office, item, "member")
    with pytest.raises(NotNow):
        agendas.adopt_by_consent(sitting=item.sitting, by=by)
    domain.withdraw_motion(motion=motion, by=office.actor("member"))
    agendas.adopt_by_consent(sitting=item.sitting, by=by)
    assert item.conclusions.get().text == TEXT


def test_without_the_rule_without_a_proposal_and_without_a_change_nothing_is_amended(office):
    item = points(convened(office))[1]
    with pytest.raises(NotNow):
        moved(office, item)
    set_rules(office, amends_before=True)
    with pytest.raises(NotNow):
        moved(office, item)
    meetings.write_point_text(item=item, why="", proposed=TEXT, expected_version=0, by=secretary(office))
    item.refresh_from_db()
    with pytest.raises(Invalid):
        moved(office, item, TEXT)
    with pytest.raises(NotAllowed):
        domain.amend_proposal(item=item, text=LATER, by=office.actor("clerk"))


def test_the_page_of_motions_shows_what_is_proposed_and_leads_to_amending_it(office, item, client):
    client.force_login(office.holdings["member"].person.user)
    address = reverse("motions:amend_proposal", args=[item.pk])
    page = client.get(reverse("motions:of_point", args=[item.pk])).content.decode()
    assert "Giao Bộ Tư pháp chủ trì." in page and address in page
    assert client.post(address, {"text": LATER, "reason": ""}).status_code == 302
    assert Motion.objects.get().base == TEXT


def test_one_amended_point_leaves_the_others_to_be_adopted(office, item):
    by, first = secretary(office), points(item.sitting)[0]
    for one in (first, item):
        meetings.change_point(item=one, title=one.title, presenter="", minutes=10, purpose=Purpose.CONSENT, by=by)
    moved(office, item)
    in_session(office, item, "member")
    shown = consent_part(points(item.sitting))
    assert [(one.is_amended, one.is_adopted_together) for one in shown] == [(False, True), (True, False)]
    agendas.adopt_by_consent(sitting=item.sitting, by=by)
    assert first.conclusions.exists() and not item.conclusions.exists()


def test_what_somebody_amends_is_reworded_but_not_taken_away(office, item):
    moved(office, item)
    with pytest.raises(NotNow) as refused:
        meetings.write_point_text(
            item=item, why="", proposed="", expected_version=1, reason="Thôi.", by=secretary(office)
        )
    assert [one.code for one in refused.value.problems] == ["amended"]


def test_an_amendment_is_handed_to_the_conclusion_that_was_written_before_the_point_began(office, item):
    motion = moved(office, item)
    by = in_session(office, item, "member")
    written = meetings.write_conclusion(item=item, text=TEXT, by=by)
    meetings.go_to_point(sitting=item.sitting, item=item, by=by)
    motion.refresh_from_db()
    assert motion.conclusion_id == written.pk
    (one,) = on_point(item)
    assert one.merged == LATER
