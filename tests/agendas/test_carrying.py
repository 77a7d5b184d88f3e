"""Points that a sitting has not dealt with go on, with their papers, their versions and who reads them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.agendas import desk, domain
from decreta.agendas.domain import Onward
from decreta.agendas.enums import ProposalState, Way
from decreta.agendas.models import CarriedPoint, Deferral, Proposal, ProposalPaper
from decreta.agendas.queries.left import left_behind
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience, Purpose, Share
from decreta.meetings.models import AgendaItem, Paper
from decreta.minutes.queries.computing import computed, facts_of
from decreta.motions import domain as motions
from decreta.notifications.models import Notice
from decreta.voting import domain as voting
from tests.files.papers import pdf
from tests.meetings.office import closed, convened, invitation_of, moment, opened, points, secretary, sitting_of
from tests.voting.office import actor, chair_of, item_of, session_of, voters, votes

CANARY = "CHIMHOANGYEN"
LATER = dt.date(2025, 3, 14)
WORDS = {"why": "Chưa có nguồn.", "asked": "Đồng ý lập quỹ.", "purpose": "decision", "minutes": 20}
REASON = "Hết giờ."


def later_sitting(office):
    return sitting_of(office, starts_at=moment(9, day=LATER), ends_at=moment(11, day=LATER), title="Phiên sau")


def proposed(office, title: str = "Quỹ dữ liệu", **words) -> Proposal:
    made = domain.propose_point(body=office.body, by=office.actor("officer"), title=title, **WORDS | words)
    upload = ("to-trinh.pdf", pdf(2))
    domain.add_proposal_paper(proposal=made, title="Tờ trình", upload=upload, by=office.actor("officer"))
    domain.approve_proposal(proposal=made, by=office.actor("chief"))
    return domain.approve_proposal(proposal=made, by=secretary(office))


def readers(office, item: AgendaItem) -> set[str]:
    names = ("head", "deputy", "secretary", "member", "officer", "clerk", "inspector")
    return {one for one in names if AgendaItem.objects.visible_to(office.actor(one)).filter(pk=item.pk).exists()}


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_related("item__sitting").get(pk=proposal.pk)


@pytest.fixture
def over(office):
    """A closed sitting: its first point was dealt with, the second was never taken up, nor was one that was proposed."""
    sitting, by = opened(office), secretary(office)
    domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    first, _second, _third = points(sitting)
    meetings.write_conclusion(item=first, text="Giao Bộ Tư pháp.", by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    return sitting


def test_what_was_not_dealt_with_is_offered_and_goes_where_it_is_said(office, over):
    by, later = secretary(office), later_sitting(office)
    second, third = left_behind(over)
    assert [one.offered for one in (second, third)] == [Way.POOL, Way.POOL]
    assert Way.BACK in third.ways and Way.BACK not in second.ways
    onward = {second.item: Onward(Way.POOL), third.item: Onward(Way.SITTING, later)}
    made = domain.carry_over(sitting=over, onward=onward, reason=REASON, by=by)
    assert [one.way for one in made] == ["pool", "sitting"]
    pooled, placed = (one.proposal for one in made)
    assert (pooled.state, pooled.title, pooled.unit_id, pooled.is_out) == ("open", "Về hạ tầng", None, True)
    held = fresh(placed)
    assert (held.state, held.item.sitting_id) == (ProposalState.PLACED, later.pk)
    assert [one.title for one in held.item.papers.all()] == ["Tờ trình"]
    assert third.item.papers.count() == 1  # the record of the closed sitting keeps it
    assert not left_behind(over)
    with pytest.raises(Invalid, match="somebody has said already"):
        domain.carry_over(sitting=over, onward={third.item: Onward(Way.POOL)}, reason=REASON, by=by)
    again = domain.place_proposal(proposal=pooled, sitting=later, by=by)
    assert again.item.title == "Về hạ tầng"


def test_only_who_prepares_says_it_after_the_end_with_a_reason(office):
    running, by = opened(office), secretary(office)
    item = points(running)[1]
    with pytest.raises(NotNow):
        domain.carry_over(sitting=running, onward={item: Onward(Way.POOL)}, reason=REASON, by=by)
    meetings.close_sitting(sitting=running, by=by)
    for who in ("head", "member", "clerk", "inspector"):
        with pytest.raises(NotAllowed):
            domain.carry_over(sitting=running, onward={item: Onward(Way.POOL)}, reason=REASON, by=office.actor(who))
    wrong = ((Onward(Way.POOL), " "), (Onward(Way.SITTING), REASON), (Onward(Way.BACK), REASON), (Onward("x"), REASON))
    for goes, reason in wrong:
        with pytest.raises(Invalid):
            domain.carry_over(sitting=running, onward={item: goes}, reason=reason, by=by)
    assert domain.carry_over(sitting=running, onward={}, reason=REASON, by=by) is None
    assert not CarriedPoint.objects.exists()


def test_what_goes_back_or_no_further_is_told_to_who_proposed_it(office):
    sitting, by = opened(office), secretary(office)
    back, dropped = (
        domain.place_proposal(proposal=proposed(office, title), sitting=sitting, by=by) for title in ("Trả", "Thôi")
    )
    meetings.close_sitting(sitting=sitting, by=by)
    onward = {back.item: Onward(Way.BACK), dropped.item: Onward(Way.STAYS)}
    domain.carry_over(sitting=sitting, onward=onward, reason=REASON, by=by)
    assert (fresh(back).state, fresh(back).steps.last().kind) == (ProposalState.RETURNED, "carried")
    assert (fresh(dropped).state, fresh(dropped).steps.last().kind) == (ProposalState.PLACED, "dropped")
    sequencer.run()
    told = Notice.objects.filter(person_id=office.holdings["officer"].person_id)
    kinds = set(told.values_list("kind", flat=True))
    assert {"agendas.carried", "agendas.left_behind"} <= kinds
    entries = Entry.objects.filter(kind__in=["agendas.carried", "agendas.left_behind"])
    assert sorted(one.facts["way"] for one in entries) == ["back", "stays"]
    assert "Trả" not in str([one.facts for one in entries])


def test_a_cancelled_sittings_points_go_on_too(office):
    sitting, by = convened(office), secretary(office)
    placed = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    meetings.cancel_sitting(sitting=sitting, reason="Bão.", by=by)
    assert [one.item.title for one in left_behind(sitting)] == ["Về thể chế", "Về hạ tầng", "Quỹ dữ liệu"]
    domain.carry_over(sitting=sitting, onward={placed.item: Onward(Way.POOL)}, reason="Bão.", by=by)
    assert fresh(placed).state == ProposalState.OPEN
    assert len(left_behind(sitting)) == 2


def test_a_confidential_point_stays_so_on_every_agenda_and_who_was_named_is_named_again(office):
    """Named for the deputy, replaced, put off onto a sitting to which nobody is invited yet, and into the pool."""
    sitting, by = convened(office), secretary(office)
    placed = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    item = placed.item
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=False, by=by)
    meetings.share_point(item=item, shares=[(invitation_of(sitting, office, "deputy"), Share.READER)], by=by)
    paper = item.papers.get()
    meetings.replace_paper(paper=paper, upload=("moi.pdf", pdf(3)), reason="Số liệu mới.", by=by)
    extra = meetings.add_paper(
        item=item, title=f"{CANARY}-phu-luc", upload=("pl.pdf", pdf(1)), audience=Audience.NAMED, by=by
    )
    meetings.restrict_paper(
        paper=extra, audience=Audience.NAMED, readers=[invitation_of(sitting, office, "deputy")], by=by
    )
    later = later_sitting(office)
    meetings.add_point(sitting=later, title="Việc khác", by=by)
    moved = domain.put_off_proposal(proposal=placed, reason="Chờ.", to=later, by=by)
    again = AgendaItem.objects.get(pk=moved.item_id)
    assert (again.audience, again.is_listed) == (Audience.NAMED, False)
    assert [(one.title, one.version, one.audience) for one in again.papers.all()] == [
        ("Tờ trình", 2, "everybody"),
        (f"{CANARY}-phu-luc", 1, "named"),
    ]
    before = again.papers.first().earlier.get()
    assert (before.number, before.reason, before.file.page_count) == (1, "Số liệu mới.", 2)
    meetings.invite_members(sitting=later, by=by)
    meetings.convene(sitting=later, by=by)
    assert readers(office, again) == {"head", "secretary", "deputy", "inspector"}
    assert Paper.objects.visible_to(office.actor("deputy")).filter(item=again).count() == 2
    back = domain.put_off_proposal(proposal=moved, reason="Chờ nữa.", by=by)
    assert (back.audience, back.papers.filter(taken_off_at=None).count()) == (Audience.NAMED, 2)
    shown = ProposalPaper.objects.visible_to(office.actor("officer")).filter(proposal=back)
    assert not shown.exists()  # neither the office's paper nor the version that only some were shown
    assert CANARY not in str([one.facts for one in Entry.objects.all()])


def test_a_paper_that_was_taken_off_does_not_come_back(office):
    sitting, by = sitting_of(office), secretary(office)
    placed = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    meetings.remove_paper(paper=placed.item.papers.get(), by=by)
    back = domain.put_off_proposal(proposal=placed, reason="Chờ.", by=by)
    assert back.papers.get().taken_off_at is not None
    assert not domain.place_proposal(proposal=back, sitting=sitting, by=by).item.papers.exists()


def test_a_point_that_is_removed_leaves_what_it_had_become_with_its_proposal(office):
    sitting, by = sitting_of(office), secretary(office)
    placed = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    meetings.restrict_point(item=placed.item, audience=Audience.MEMBERS, is_listed=True, by=by)
    meetings.remove_point(item=AgendaItem.objects.select_related("sitting__body").get(pk=placed.item_id), by=by)
    assert fresh(placed).audience == Audience.MEMBERS


def test_what_is_submitted_as_confidential_is_so_from_its_first_moment(office, client):
    secret = proposed(office, f"{CANARY}-quỹ", audience=Audience.MEMBERS, is_listed=False)
    officer = office.actor("officer")
    domain.return_proposal(proposal=secret, reason="Sửa.", by=secretary(office))
    again = domain.resend_proposal(proposal=secret, by=officer, title=f"{CANARY}-quỹ", **WORDS)
    assert (again.audience, again.is_listed) == (Audience.MEMBERS, False)  # left out is not opened
    closed_paper = domain.add_proposal_paper(
        proposal=again, title="Riêng", upload=("r.pdf", pdf(1)), audience=Audience.NAMED, by=officer
    )
    assert closed_paper.is_restricted
    domain.approve_proposal(proposal=again, by=office.actor("chief"))
    domain.approve_proposal(proposal=again, by=secretary(office))
    sitting = convened(office)
    placed = domain.place_proposal(proposal=again, sitting=sitting, by=secretary(office))
    assert (placed.item.audience, placed.item.number) == (Audience.MEMBERS, "C1")
    assert readers(office, placed.item) == {"head", "deputy", "secretary", "member", "inspector"}
    assert [one.audience for one in placed.item.papers.order_by("ordinal")] == ["everybody", "named"]
    assert CANARY not in str([one.facts for one in Entry.objects.filter(kind__startswith="meetings.")])
    with pytest.raises(Invalid):
        proposed(office, "Sai", audience="nobody")
    client.force_login(office.holdings["officer"].person.user)
    client.cookies["language"] = "en"
    sent = {"body": office.body.pk, "title": "Kín", "audience": "named", "is_hidden": "on", **WORDS}
    assert client.post(reverse("agendas:propose"), sent).status_code == 302
    made = Proposal.objects.get(title="Kín")
    assert (made.audience, made.is_listed) == ("named", False)
    assert "only those named" in client.get(reverse("agendas:proposal", args=[made.pk])).content.decode()


@pytest.mark.parametrize(("kind", "way"), [("postpone", Way.POOL), ("refer", Way.BACK)])
def test_what_the_body_decides_to_put_off_is_offered_so_also_with_a_conclusion(office, kind, way):
    sitting, by = opened(office), secretary(office)
    placed = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    for name in ("deputy", "member"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    meetings.go_to_point(sitting=sitting, item=placed.item, by=by)
    item = AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=placed.item_id)
    motion = motions.move(item=item, kind=kind, text="", by=by, mover=invitation_of(sitting, office, "member"))
    motions.adopt_unopposed(motion=motion, by=by)
    assert Deferral.objects.get().way == way
    meetings.write_conclusion(item=item, text="Bổ sung hồ sơ.", by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    found = {one.item.pk: one.offered for one in left_behind(sitting)}
    assert found[item.pk] == way


def test_an_annulled_decision_takes_the_postponement_with_it(office):
    sitting, by = session_of(office), secretary(office)
    first, *others = voters(sitting)
    item = item_of(sitting)
    motion = motions.move(item=item, kind="postpone", text="", by=actor(first))
    ballot = motions.put_to_vote(motion=motion, by=by).ballot
    votes(ballot, dict.fromkeys([chair_of(sitting), first, *others], "agree"))
    voting.close_ballot(ballot=ballot, by=by)
    assert Deferral.objects.filter(item=item).exists()
    voting.annul_ballot(ballot=ballot, reason="Sai câu hỏi.", by=by)
    assert not Deferral.objects.exists()


def test_the_secretary_is_reminded_and_does_it_on_one_page(office, over, client):
    def waits() -> list[str]:
        actors = [office.actor("secretary"), office.actor("head")]
        return [one.verb for _actor, one in desk.waiting(actors, clock.now())]

    assert waits() == ["Carry points over"]
    later = later_sitting(office)
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    page = client.get(reverse("meetings:sitting", args=[over.pk])).content.decode()
    assert "Say where 2 points go" in page
    address = reverse("agendas:carry_over", args=[over.pk])
    second, third = left_behind(over)
    assert f'value="{later.pk}"' in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    sent = {f"way-{second.item.pk}": "stays", f"way-{third.item.pk}": str(later.pk), "reason": REASON}
    assert client.post(address, sent)["Location"] == reverse("meetings:sitting", args=[over.pk])
    assert waits() == []
    assert AgendaItem.objects.filter(sitting=later, title="Quỹ dữ liệu").exists()
    assert "Nothing is left" in client.get(address).content.decode()
    page = client.get(reverse("meetings:sitting", args=[over.pk])).content.decode()
    assert "Onto the agenda of a later sitting" in page and "Say where" not in page
    text = "\n".join(one.text for one in computed(facts_of(over)))
    assert "goes onto the agenda of a later sitting: Hết giờ." in text
    client.force_login(office.holdings["member"].person.user)
    assert client.get(address).status_code == 404


def test_what_was_dealt_with_is_not_offered(office):
    """Concluded, or for information and taken up."""
    assert not left_behind(closed(office))
    by, sitting = secretary(office), sitting_of(office, title="Thông tin", starts_at=moment(13), ends_at=moment(15))
    meetings.invite_members(sitting=sitting, by=by)
    meetings.add_point(sitting=sitting, title="Thông tin", purpose=Purpose.INFORMATION, by=by)
    meetings.convene(sitting=sitting, by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    assert not left_behind(sitting)
