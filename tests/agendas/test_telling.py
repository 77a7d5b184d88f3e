"""Who is told of proposed points and of positions, and who reads positions by the rules of the body."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.agendas import domain
from decreta.agendas.domain.positions import Said
from decreta.agendas.enums import Stand
from decreta.agendas.models import Position
from decreta.audit import sequencer
from decreta.audit.models import FollowerFailure
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Purpose
from decreta.notifications.kinds import words_of
from decreta.notifications.models import Notice
from tests.meetings.office import invitation_of, moment, points, secretary, sitting_of
from tests.meetings.test_periods import set_rules

WORDS = {"why": "Cần", "asked": "Cho ý kiến", "purpose": "decision", "minutes": 15}


def told(office, who: str) -> list[str]:
    kinds = Notice.objects.filter(person_id=office.holdings[who].person_id, kind__startswith="agendas.")
    return list(kinds.order_by("created_at", "pk").values_list("kind", flat=True))


@pytest.fixture
def sitting(office):
    found, by = sitting_of(office), secretary(office)
    meetings.invite_members(sitting=found, by=by)
    meetings.add_point(sitting=found, title="Biên bản kỳ trước", purpose=Purpose.CONSENT, by=by)
    return found


def run() -> None:
    sequencer.run()
    assert not FollowerFailure.objects.exists()


def test_everybody_is_told_when_it_is_his_turn_and_the_proposer_of_all_that_follows(office, sitting):
    by = secretary(office)
    point = domain.propose_point(body=office.body, title="Ngân sách", by=office.actor("officer"), **WORDS)
    run()
    assert told(office, "chief") == ["agendas.turn"]
    domain.approve_proposal(proposal=point, by=office.actor("chief"))
    run()
    assert told(office, "secretary") == ["agendas.turn"]
    domain.return_proposal(proposal=point, reason="Thiếu số liệu", by=by)
    run()
    assert told(office, "officer") == ["agendas.approved", "agendas.returned"]
    returned = Notice.objects.get(kind="agendas.returned")
    assert "Thiếu số liệu" in words_of(returned.kind, returned.facts)
    domain.resend_proposal(proposal=point, title="Ngân sách", by=office.actor("officer"), **WORDS)
    domain.approve_proposal(proposal=point, by=office.actor("chief"))
    domain.approve_proposal(proposal=point, by=by)
    domain.place_proposal(proposal=point, sitting=sitting, by=by)
    domain.put_off_proposal(proposal=point, reason="Hết giờ", by=by)
    domain.place_proposal(proposal=point, sitting=sitting, by=by)
    run()
    assert told(office, "officer")[-3:] == ["agendas.placed", "agendas.put_off", "agendas.placed"]
    meetings.convene(sitting=sitting, by=by)
    meetings.check_in(invitation=invitation_of(sitting, office, "head"), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)  # the point by consent before it waits
    run()
    assert told(office, "officer")[-1] == "agendas.taken_up"


def test_members_are_asked_for_their_positions_when_points_are_by_consent(office, sitting):
    meetings.convene(sitting=sitting, by=secretary(office))
    run()
    assert told(office, "member") == ["agendas.asked"]


def state(office, sitting, who: str) -> None:
    said = {points(sitting)[0]: Said(Stand.OBJECTION, "Chưa rõ")}
    domain.state_positions(sitting=sitting, said=said, by=office.actor(who))


@pytest.mark.parametrize(("shown", "before", "after"), [("staff", 0, 0), ("opening", 0, 1), ("members", 1, 1)])
def test_members_read_positions_by_the_rules_of_the_body(office, sitting, client, shown, before, after):
    set_rules(office, positions_shown=shown)
    by = secretary(office)
    meetings.convene(sitting=sitting, by=by)
    state(office, sitting, "head")
    member = office.actor("member")
    client.force_login(office.holdings["member"].person.user)
    address = reverse("agendas:positions", args=[sitting.pk])
    assert Position.objects.visible_to(member).count() == before
    assert client.get(address).content.decode().count("Chưa rõ") == before
    assert Position.objects.visible_to(office.actor("officer")).count() == 0
    meetings.check_in(invitation=invitation_of(sitting, office, "head"), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by, at=moment(9))
    assert Position.objects.visible_to(member).count() == after
    assert client.get(address).content.decode().count("Chưa rõ") == after
