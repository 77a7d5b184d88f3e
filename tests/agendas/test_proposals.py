"""Points that units propose: reviewed level by level, returned, in the pool, on an agenda, put off, late."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from decreta.agendas import desk, domain
from decreta.agendas.enums import Level, ProposalState
from decreta.agendas.models import Proposal
from decreta.agendas.queries.pool import pool_of
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Submitter
from decreta.meetings.models import AgendaItem
from decreta.meetings.queries.rulebooks import rules_of
from tests.files.papers import pdf
from tests.meetings.office import DAY, moment, secretary, sitting_of

WORDS = {
    "title": "Quỹ dữ liệu",
    "why": "Chưa có nguồn.",
    "asked": "Đồng ý lập quỹ.",
    "purpose": "decision",
    "minutes": 20,
}
EVERYBODY = ("head", "deputy", "secretary", "member", "clerk", "chief", "officer", "ministry_officer", "inspector")


@pytest.fixture
def proposal(office):
    """Proposed by an officer of a unit; the unit's head has it before him."""
    return domain.propose_point(body=office.body, by=office.actor("officer"), **WORDS)


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)


def in_pool(office, proposal: Proposal) -> Proposal:
    domain.approve_proposal(proposal=proposal, by=office.actor("chief"))
    return domain.approve_proposal(proposal=proposal, by=secretary(office))


def seen_by(office) -> set[str]:
    return {name for name in EVERYBODY if Proposal.objects.visible_to(office.actor(name)).exists()}


def test_a_point_goes_by_the_units_head_and_the_secretary_into_the_pool(office, proposal):
    assert (proposal.state, proposal.waits_for, proposal.is_out) == ("review", Level.UNIT_HEAD, False)
    with pytest.raises(NotAllowed):
        domain.approve_proposal(proposal=proposal, by=secretary(office))
    assert domain.approve_proposal(proposal=proposal, by=office.actor("chief")).waits_for == Level.SECRETARY
    assert domain.approve_proposal(proposal=proposal, by=secretary(office)).state == ProposalState.OPEN
    assert [str(one.kind) for one in proposal.steps.all()] == ["proposed", "approved", "approved"]
    assert "Quỹ" not in str([one.facts for one in Entry.objects.filter(kind__startswith="agendas.")])


def test_until_the_unit_lets_it_out_it_is_the_units_own_matter(office, proposal):
    assert seen_by(office) == {"officer", "chief", "inspector"}
    domain.approve_proposal(proposal=proposal, by=office.actor("chief"))
    assert seen_by(office) == {"officer", "chief", "inspector", "secretary", "head", "deputy"}


def test_a_head_of_unit_need_not_let_out_his_own(office):
    own = domain.propose_point(body=office.body, by=office.actor("chief"), **WORDS)
    assert own.waits_for == Level.SECRETARY


def test_the_way_of_review_is_data_of_the_body(office, proposal):
    by = secretary(office)
    row = domain.set_review_path(body=office.body, levels=["chair", "secretary"], days_before=3, by=by)
    assert row.levels == ["secretary", "chair"]
    assert domain.set_review_path(body=office.body, levels=["secretary", "chair"], days_before=3, by=by) is None
    made = domain.propose_point(body=office.body, by=office.actor("officer"), **WORDS)
    domain.approve_proposal(proposal=made, by=by)
    assert domain.approve_proposal(proposal=made, by=office.actor("head")).state == ProposalState.OPEN
    assert fresh(proposal).path == ["unit_head", "secretary"]  # as it was when it was proposed
    domain.set_review_path(body=office.body, levels=[], days_before=0, by=by)
    assert domain.propose_point(body=office.body, by=office.actor("officer"), **WORDS).state == ProposalState.OPEN
    for wrong in (-1, 61):
        with pytest.raises(Invalid):
            domain.set_review_path(body=office.body, levels=[], days_before=wrong, by=by)
    with pytest.raises(NotAllowed):
        domain.set_review_path(body=office.body, levels=[], days_before=1, by=office.actor("head"))


def test_what_is_returned_says_why_and_begins_anew(office, proposal):
    chief, officer = office.actor("chief"), office.actor("officer")
    with pytest.raises(Invalid):
        domain.return_proposal(proposal=proposal, reason=" ", by=chief)
    domain.return_proposal(proposal=proposal, reason="Thiếu kinh phí.", by=chief)
    with pytest.raises(NotNow):
        domain.place_proposal(proposal=proposal, sitting=sitting_of(office), by=secretary(office))
    with pytest.raises(NotAllowed):
        domain.resend_proposal(proposal=proposal, by=chief, **WORDS)
    assert domain.resend_proposal(proposal=proposal, by=officer, **WORDS).waits_for == Level.UNIT_HEAD
    assert proposal.steps.get(kind="returned").note == "Thiếu kinh phí."


def test_everything_missing_is_said_at_once(office):
    with pytest.raises(Invalid) as refused:
        domain.propose_point(
            body=office.body, by=office.actor("officer"), title="", why="", asked=" ", purpose="x", minutes=0
        )
    assert {one.field for one in refused.value.problems} == {"title", "why", "asked", "purpose", "minutes"}
    with pytest.raises(NotAllowed):
        domain.propose_point(body=office.body, by=office.actor("member"), **WORDS)


def test_an_open_point_comes_onto_an_agenda_with_its_papers(office, proposal):
    officer = office.actor("officer")
    domain.add_proposal_paper(proposal=proposal, title="Tờ trình", upload=("to-trinh.pdf", pdf(2)), by=officer)
    sitting = sitting_of(office)
    with pytest.raises(NotNow):
        domain.place_proposal(proposal=proposal, sitting=sitting, by=secretary(office))
    in_pool(office, proposal)
    assert list(pool_of(sitting)) == [proposal]
    placed = domain.place_proposal(proposal=proposal, sitting=sitting, by=secretary(office))
    assert (placed.item.title, placed.item.minutes, placed.item.is_late) == ("Quỹ dữ liệu", 20, False)
    assert [one.title for one in placed.item.papers.all()] == ["Tờ trình"]
    assert not pool_of(sitting)
    with pytest.raises(NotNow):
        domain.withdraw_proposal(proposal=proposal, by=officer)


def test_after_the_period_a_person_decides_and_says_why(office, proposal):
    by = secretary(office)
    domain.set_review_path(body=office.body, levels=["secretary"], days_before=3, by=by)
    in_pool(office, proposal)
    sitting = sitting_of(office)
    with pytest.raises(Invalid, match="period"):
        domain.place_proposal(proposal=proposal, sitting=sitting, by=by)
    placed = domain.place_proposal(proposal=proposal, sitting=sitting, late_reason="Thủ tướng yêu cầu.", by=by)
    assert placed.item.is_late and placed.steps.get(kind="placed").is_late
    later = sitting_of(
        office, starts_at=moment(9, day=dt.date(2025, 3, 14)), ends_at=moment(11, day=dt.date(2025, 3, 14))
    )
    moved = domain.put_off_proposal(proposal=proposal, reason="Chưa đủ hồ sơ.", to=later, by=by)
    assert moved.item.sitting_id == later.pk and not moved.item.is_late
    assert not AgendaItem.objects.filter(sitting=sitting).exists()


def test_what_is_put_off_or_taken_off_stands_in_the_pool_again(office, proposal):
    by, sitting = secretary(office), sitting_of(office)
    in_pool(office, proposal)
    domain.place_proposal(proposal=proposal, sitting=sitting, by=by)
    assert domain.put_off_proposal(proposal=proposal, reason="Chờ ý kiến.", by=by).state == ProposalState.OPEN
    placed = domain.place_proposal(proposal=proposal, sitting=sitting, by=by)
    meetings.remove_point(item=placed.item, by=by)
    assert domain.put_off_proposal(proposal=proposal, reason="Đã rút.", by=by).state == ProposalState.OPEN
    assert domain.withdraw_proposal(proposal=proposal, by=office.actor("officer")).state == ProposalState.WITHDRAWN


def test_whose_turn_it_is_finds_it_on_the_desk(office, proposal):
    def verbs(name: str) -> list[str]:
        return [one.verb for _actor, one in desk.waiting([office.actor(name)], clock.now())]

    assert (verbs("chief"), verbs("secretary"), verbs("officer")) == (["Review proposed point"], [], [])
    domain.approve_proposal(proposal=proposal, by=office.actor("chief"))
    assert (verbs("chief"), verbs("secretary")) == ([], ["Review proposed point"])
    domain.return_proposal(proposal=proposal, reason="Sửa.", by=secretary(office))
    assert (verbs("secretary"), verbs("officer")) == ([], ["Change and send again"])


def test_the_pages_lead_from_the_proposal_to_the_agenda(office, client):
    def enter(name: str):
        client.force_login(office.holdings[name].person.user)
        client.cookies["language"] = "en"
        return client

    assert enter("officer").post(reverse("agendas:propose"), {"body": office.body.pk}).status_code == 422
    sent = {"body": office.body.pk, **WORDS}
    assert client.post(reverse("agendas:propose"), sent).status_code == 302
    made = Proposal.objects.get()
    one = reverse("agendas:proposal", args=[made.pk])
    assert "WITHDRAW" in client.get(one).content.decode().upper()
    assert "Quỹ dữ liệu" in enter("chief").get(reverse("agendas:proposals")).content.decode()
    assert client.post(reverse("agendas:approve", args=[made.pk])).status_code == 302
    assert enter("secretary").post(reverse("agendas:approve", args=[made.pk])).status_code == 302
    sitting = sitting_of(office)
    assert "Quỹ dữ liệu" in client.get(reverse("meetings:prepare", args=[sitting.pk])).content.decode()
    placed = client.post(reverse("agendas:place", args=[made.pk]), {"sitting": sitting.pk})
    assert placed["Location"] == reverse("meetings:prepare", args=[sitting.pk])
    assert enter("member").get(one).status_code == 404


def ruled(office, *submitters) -> None:
    rules = rules_of(office.body, on=DAY)
    meetings.set_rules(
        body=office.body,
        wanted=replace(rules, submitters=submitters, book=None),
        valid_from=DAY,
        authority="12-QĐ/BCĐ",
        of_version=rules.book.version if rules.book else 0,
        by=secretary(office),
    )


def test_who_submits_points_is_a_rule_of_the_body(office, client):
    """By default whoever drafts; then as its rules say, on the page as in the act."""
    trial = ("officer", "chief", "member", "head", "secretary", "inspector")

    def may() -> set[str]:
        found = set()
        for who in trial:
            try:
                domain.propose_point(body=office.body, by=office.actor(who), **WORDS)
                found.add(who)
            except NotAllowed:
                pass
            client.force_login(office.holdings[who].person.user)
            status = client.get(reverse("agendas:propose")).status_code
            assert status == (200 if who in found else 404), who  # there is no other body
        return found

    assert may() == {"officer", "chief", "head", "secretary"}
    ruled(office, Submitter.UNIT_HEAD)
    assert may() == {"chief"}
    ruled(office, Submitter.MEMBER, Submitter.SECRETARY)
    assert may() == {"member", "head", "secretary"}
    with pytest.raises(Invalid) as refused:
        ruled(office)
    assert [one.field for one in refused.value.problems] == ["submitters"]
    client.cookies["language"] = "en"
    page = client.get(reverse("meetings:rules", args=[office.body.pk])).content.decode()
    assert "Chair and members of the body, Who prepares its sittings" in page
