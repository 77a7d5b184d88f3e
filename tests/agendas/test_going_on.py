"""What a point takes along when it goes on, who reads it meanwhile, and what is left in the sitting that it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.agendas import domain, rules
from decreta.agendas.domain import Onward
from decreta.agendas.enums import ProposalState, Way
from decreta.agendas.models import Proposal, ProposalPaper
from decreta.agendas.queries.consent import consent_part
from decreta.agendas.queries.left import left_behind, sittings_to
from decreta.agendas.queries.pool import sittings_for
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow, allows
from decreta.files import queries as files
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience, PapersMarked, Purpose, Share, Submitter
from decreta.meetings.happenings import happenings_of
from decreta.meetings.models import AgendaItem, Conclusion
from decreta.meetings.queries.room import room_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.minutes.queries.computing import computed, facts_of
from decreta.motions import domain as motions
from decreta.notifications.models import Notice
from decreta.organisation.models import Body
from decreta.voting import domain as voting
from tests.agendas.test_carrying import REASON, WORDS, fresh, later_sitting, proposed
from tests.agendas.test_proposals import ruled
from tests.files.papers import pdf
from tests.meetings.office import (
    DAY,
    convened,
    invitation_of,
    moment,
    opened,
    points,
    secretary,
    sitting_of,
    with_agenda,
)
from tests.voting.office import actor, chair_of, item_of, session_of, voters, votes

PROPOSED = "Đồng ý chủ trương."
WORKED_ON = "Đồng ý chủ trương, báo cáo trước 30/4."


def item_again(item) -> AgendaItem:
    return AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=item.pk)


def seen_by(office, proposal) -> set[str]:
    names = ("head", "deputy", "secretary", "member", "officer", "clerk", "inspector")
    return {one for one in names if Proposal.objects.visible_to(office.actor(one)).filter(pk=proposal.pk).exists()}


def with_draft(office) -> AgendaItem:
    """The second point of a sitting in session, at hand, with its draft as the body has worked on it."""
    sitting, by = opened(office), secretary(office)
    item = points(sitting)[1]
    meetings.write_point_text(item=item, why="", proposed=PROPOSED, expected_version=0, reason="Mới.", by=by)
    meetings.go_to_point(sitting=sitting, item=item, by=by)
    meetings.edit_conclusion(conclusion=item.conclusions.get(), text=WORKED_ON, expected_revision=1, by=by)
    return item_again(item)


@pytest.fixture
def secret(office):
    """A confidential point of the office that its closed sitting did not come to, named for the member, with a paper for him."""
    sitting, by = convened(office), secretary(office)
    item = meetings.add_point(sitting=sitting, title="Kỷ luật", audience=Audience.NAMED, is_listed=False, by=by)
    member = invitation_of(sitting, office, "member")
    meetings.share_point(item=item_again(item), shares=[(member, Share.READER)], by=by)
    paper = meetings.add_paper(
        item=item_again(item), title="Hồ sơ", upload=("hs.pdf", pdf(1)), audience=Audience.NAMED, by=by
    )
    meetings.restrict_paper(paper=paper, audience=Audience.NAMED, readers=[member], by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    (made,) = domain.carry_over(sitting=sitting, onward={item: Onward(Way.POOL)}, reason=REASON, by=by)
    return made.proposal


def test_a_confidential_point_that_goes_on_lies_open_to_no_deputy(office, secret):
    assert seen_by(office, secret) == {"secretary", "inspector"}
    papers = ProposalPaper.objects.filter(proposal=secret)
    assert papers.visible_to(secretary(office)).exists()
    for name in ("deputy", "head", "member"):
        assert not papers.visible_to(office.actor(name)).exists(), name


def test_who_presides_reads_what_was_proposed_for_some_by_name_as_the_chair_does_and_only_meanwhile(office):
    by, sitting = secretary(office), with_agenda(office)
    made = domain.place_proposal(proposal=proposed(office, audience=Audience.NAMED), sitting=sitting, by=by)
    meetings.convene(sitting=sitting, by=by)
    for name in ("head", "deputy"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    assert "deputy" not in seen_by(office, made) and "head" in seen_by(office, made)
    meetings.hand_over_chair(
        sitting=item_again(made.item).sitting, to=invitation_of(sitting, office, "deputy"), by=office.actor("head")
    )
    assert {"deputy", "head"} <= seen_by(office, made)
    meetings.hand_back_chair(sitting=item_again(made.item).sitting, by=office.actor("head"))
    assert "deputy" not in seen_by(office, made)


def test_a_paper_for_some_under_an_open_point_is_read_by_no_deputy(office):
    officer = office.actor("officer")
    made = proposed(office)
    domain.add_proposal_paper(proposal=made, title="Kín", upload=("k.pdf", pdf(1)), audience=Audience.NAMED, by=officer)
    papers = ProposalPaper.objects.filter(proposal=made)
    assert {one.title for one in papers.visible_to(office.actor("deputy"))} == {"Tờ trình"}
    assert papers.visible_to(officer).count() == papers.visible_to(secretary(office)).count() == 2


def test_a_point_of_the_office_is_the_offices_whoever_carried_it_over(office, secret):
    assert secret.is_of_office
    secret.proposer = office.holdings["officer"]  # as if he had carried it over and left
    secret.save()
    assert "officer" not in seen_by(office, secret)
    assert not allows(rules.may_change, secret, by=office.actor("officer"))
    with pytest.raises(NotNow, match="office's own"):
        domain.return_proposal(proposal=secret, reason="Sửa.", by=secretary(office))
    domain.add_proposal_paper(proposal=secret, title="Thêm", upload=("t.pdf", pdf(1)), by=secretary(office))
    assert domain.withdraw_proposal(proposal=secret, by=secretary(office)).state == ProposalState.WITHDRAWN
    sequencer.run()
    told = Notice.objects.filter(person_id=office.holdings["officer"].person_id, kind__startswith="agendas.")
    assert not told.exists()


def test_a_member_proposes_without_a_unit_and_the_offices_words_are_not_his(office):
    ruled(office, Submitter.MEMBER)
    member, by = office.actor("member"), secretary(office)
    made = domain.propose_point(body=office.body, by=member, title="Lời của tôi", **WORDS)
    while made.state == ProposalState.REVIEW:
        made = domain.approve_proposal(proposal=made, by=by)
    sitting = with_agenda(office)
    item = item_again(domain.place_proposal(proposal=made, sitting=sitting, by=by).item)
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=False, by=by)
    meetings.change_point(item=item, title="Lời kín", presenter="", minutes=10, by=by)
    meetings.write_point_text(item=item, why="Kín.", proposed="Kín hơn.", expected_version=1, by=by)
    back = domain.put_off_proposal(proposal=made, reason="Chờ.", by=by)
    assert (back.title, back.asked, back.wording.title) == ("Lời của tôi", WORDS["asked"], "Lời kín")
    again = domain.place_proposal(proposal=back, sitting=later_sitting(office), by=by).item
    assert (again.title, again.why, again.proposed) == ("Lời kín", "Kín.", "Kín hơn.")
    meetings.cancel_sitting(sitting=again.sitting, reason="Bão.", by=by)
    (left,) = left_behind(again.sitting)
    assert Way.BACK in left.ways


def test_the_office_reads_the_words_of_a_confidential_point_beside_those_of_the_unit(office, client):
    by, sitting = secretary(office), with_agenda(office)
    made = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    item = item_again(made.item)
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=False, by=by)
    meetings.change_point(item=item, title="Lời kín", presenter="", minutes=10, by=by)
    domain.put_off_proposal(proposal=made, reason="Chờ.", by=by)
    address = reverse("agendas:proposal", args=[made.pk])
    for name, reads in (("secretary", True), ("officer", False)):
        client.force_login(office.holdings[name].person.user)
        assert ("Lời kín" in client.get(address).content.decode()) == reads, name


def test_in_writing_nothing_is_lost_of_what_was_asked_for(office):
    by = secretary(office)
    made, written = proposed(office), sitting_of(office)
    written.form = "written"
    written.save()
    item = domain.place_proposal(proposal=made, sitting=written, by=by).item
    assert item.proposed == ""
    assert domain.put_off_proposal(proposal=made, reason="Chờ.", by=by).asked == WORDS["asked"]


def test_whom_a_point_was_kept_from_on_an_agenda_does_not_read_it_because_it_is_sent_again(office):
    by, officer, sitting = secretary(office), office.actor("officer"), convened(office)
    made = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    meetings.restrict_point(item=item_again(made.item), audience=Audience.MEMBERS, is_listed=True, by=by)
    meetings.cancel_sitting(sitting=sitting, reason="Bão.", by=by)
    domain.carry_over(sitting=sitting, onward={made.item: Onward(Way.BACK)}, reason=REASON, by=by)
    words = {"title": "Quỹ", **WORDS}
    with pytest.raises(Invalid) as refused:
        domain.resend_proposal(proposal=made, by=officer, audience=Audience.EVERYBODY, **words)
    assert [one.field for one in refused.value.problems] == ["audience"]
    narrower = domain.resend_proposal(proposal=made, by=officer, audience=Audience.NAMED, **words)
    assert narrower.audience == Audience.NAMED


def test_who_was_named_stays_named_over_a_sitting_to_which_he_is_not_invited(office):
    by, sitting = secretary(office), convened(office)
    made = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    item = item_again(made.item)
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=by)
    meetings.share_point(item=item, shares=[(invitation_of(sitting, office, "deputy"), Share.READER)], by=by)
    second = later_sitting(office)  # nobody is invited to it
    moved = domain.put_off_proposal(proposal=made, reason="Chờ.", to=second, by=by)
    back = domain.put_off_proposal(proposal=moved, reason="Chờ nữa.", by=by)
    assert [one.holding_id for one in back.readers.all()] == [office.holdings["deputy"].pk]
    # Whoever is invited there and not named any more is forgotten.
    third = with_agenda(office, title="Phiên ba")
    moved = domain.place_proposal(proposal=back, sitting=third, by=by)
    meetings.share_point(item=item_again(moved.item), shares=[], by=by)
    assert not domain.put_off_proposal(proposal=moved, reason="Chờ.", by=by).readers.exists()


def test_a_paper_that_stood_on_an_agenda_leaves_by_the_bodys_rules_whatever_the_door(office, client):
    by = secretary(office)
    held = rules_of(office.body, on=DAY)
    meetings.set_rules(
        body=office.body,
        wanted=replace(held, papers_marked=PapersMarked.ALWAYS, book=None),
        valid_from=DAY,
        authority="12-QĐ/BCĐ",
        of_version=held.book.version if held.book else 0,
        by=by,
    )
    made = proposed(office)
    paper = made.papers.get()
    stored = files.read(paper.file)
    client.force_login(office.holdings["officer"].person.user)
    address = reverse("agendas:paper_file", args=[paper.pk])

    def given() -> bytes:
        answer = client.get(address)
        assert answer.status_code == 200
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    assert given() == stored
    domain.place_proposal(proposal=made, sitting=with_agenda(office), by=by)
    assert given() != stored
    entry = Entry.objects.get(kind="agendas.proposal_paper_taken")
    assert entry.facts["version"] == 1


def test_a_draft_goes_on_as_the_body_worked_on_it_and_nobody_concludes_it_where_it_was(office):
    item, by = with_draft(office), secretary(office)
    sitting = item.sitting
    motion = motions.move(item=item, kind="postpone", text="", by=by, mover=invitation_of(sitting, office, "member"))
    for name in ("deputy", "member"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    motions.adopt_unopposed(motion=motion, by=by)
    draft = item.conclusions.get()
    with pytest.raises(NotNow, match="put off"):
        meetings.conclude_draft(conclusion=draft, by=by)
    meetings.write_conclusion(item=points(sitting)[0], text="Giao Bộ Tư pháp.", by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    meetings.compose_notice(sitting=sitting, by=by)  # it holds nothing back
    (made,) = domain.carry_over(sitting=sitting, onward={item: Onward(Way.POOL)}, reason=REASON, by=by)
    again = domain.place_proposal(proposal=made.proposal, sitting=later_sitting(office), by=by)
    assert again.item.proposed == WORKED_ON


def test_a_point_whose_draft_waits_is_not_dropped_and_once_it_goes_on_nothing_is_concluded_under_it(office, client):
    item, by = with_draft(office), secretary(office)
    sitting = item.sitting
    meetings.close_sitting(sitting=sitting, by=by)
    left = {one.item.pk: one for one in left_behind(sitting)}
    assert left[item.pk].offered is None and Way.STAYS not in left[item.pk].ways
    with pytest.raises(Invalid, match="draft waits under point 2"):
        domain.carry_over(sitting=sitting, onward={item: Onward(Way.STAYS)}, reason=REASON, by=by)
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    address = reverse("agendas:carry_over", args=[sitting.pk])
    assert f"?point={item.pk}" in client.get(address).content.decode()
    others = {f"way-{one}": "pool" for one in left if one != item.pk}
    assert client.post(address, {"reason": REASON, **others, f"way-{item.pk}": ""}).status_code == 302
    assert [one.item.pk for one in left_behind(sitting)] == [item.pk]
    page = client.get(reverse("meetings:notice", args=[sitting.pk])).content.decode()
    draft = item.conclusions.get()
    assert reverse("meetings:conclude", args=[draft.pk]) in page  # what blocks is solved where it is said
    domain.carry_over(sitting=sitting, onward={item: Onward(Way.POOL)}, reason=REASON, by=by)
    for act in (
        lambda: meetings.conclude_draft(conclusion=draft, by=by),
        lambda: meetings.write_conclusion(item=item, text="Sau.", by=by),
        lambda: meetings.edit_conclusion(conclusion=draft, text="Sau.", expected_revision=2, by=by),
    ):
        with pytest.raises(NotNow, match="elsewhere"):
            act()
    assert not Conclusion.objects.waiting().exists()


def test_a_draft_under_a_confidential_point_holds_the_notice_back_too(office):
    item, by = with_draft(office), secretary(office)
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=by)
    meetings.write_conclusion(item=points(item.sitting)[0], text="Giao Bộ Tư pháp.", by=by)
    meetings.close_sitting(sitting=item.sitting, by=by)
    with pytest.raises(NotNow) as refused:
        meetings.compose_notice(sitting=item.sitting, by=by)
    assert [one.code for one in refused.value.problems] == ["drafts_wait"]


def test_an_annulled_postponement_leaves_the_draft_before_the_body(office):
    sitting, by = session_of(office), secretary(office)
    first, *others = voters(sitting)
    item = item_of(sitting)
    Conclusion.objects.filter(item=item).delete()
    AgendaItem.objects.filter(pk=item.pk).update(proposed=PROPOSED, text_version=1)
    domain.defer_point(item=item, way=Way.POOL, by=by)
    domain.take_up_deferred(item=item, by=by)  # it was taken up without a draft: now it has one
    draft = item.conclusions.get()
    assert (draft.text, draft.is_draft) == (PROPOSED, True)
    motion = motions.move(item=item, kind="postpone", text="", by=actor(first))
    ballot = motions.put_to_vote(motion=motion, by=by).ballot
    votes(ballot, dict.fromkeys([chair_of(sitting), first, *others], "agree"))
    voting.close_ballot(ballot=ballot, by=by)
    with pytest.raises(NotNow):
        meetings.conclude_draft(conclusion=draft, by=by)
    voting.annul_ballot(ballot=ballot, reason="Sai câu hỏi.", by=by)
    assert not meetings.conclude_draft(conclusion=item.conclusions.get(), by=by).is_draft


def test_the_minutes_say_that_what_was_put_off_was_taken_up_again(office):
    item, by = with_draft(office), secretary(office)
    for way, at in ((Way.POOL, moment(9, 20)), (Way.BACK, moment(9, 40))):
        domain.defer_point(item=item_again(item), way=way, by=by, at=at)
        domain.take_up_deferred(item=item_again(item), by=by, at=at + dt.timedelta(minutes=5))
    told = [one for one in happenings_of(item.sitting) if one.kind == "agendas.resumed"]
    assert [(one.at, one.point, one.is_of_order) for one in told] == [
        (moment(9, 25), item.pk, True),
        (moment(9, 45), item.pk, True),
    ]
    passages = {one.key: one.text for one in computed(facts_of(item.sitting))}
    (course,) = [text for text in passages.values() if "taken up again" in text]
    assert "- 09:25: Put off at 09:20 to be dealt with another time, the point was taken up again." in course
    assert "- 09:45: Put off at 09:40 to go back to who proposed it, the point was taken up again." in course


def test_the_chair_takes_up_again_what_was_put_off_by_mistake_while_the_session_runs(office, client):
    item, by = with_draft(office), secretary(office)
    domain.defer_point(item=item, way=Way.POOL, by=by)
    address = reverse("agendas:take_up", args=[item.pk])
    client.force_login(office.holdings["head"].person.user)
    assert address in client.get(reverse("meetings:chair", args=[item.sitting_id])).content.decode()
    assert address not in client.get(reverse("meetings:room", args=[item.sitting_id])).content.decode()
    client.post(address, {"to": "chair"})
    assert address not in client.get(reverse("meetings:chair", args=[item.sitting_id])).content.decode()
    assert Entry.objects.order_by("pk").last().kind == "agendas.deferral_undone"
    assert not meetings.conclude_draft(conclusion=item.conclusions.get(), by=by).is_draft


def test_what_was_put_off_is_not_taken_up_by_a_member_nor_after_the_closing(office, client):
    item, by = with_draft(office), secretary(office)
    domain.defer_point(item=item, way=Way.POOL, by=by)
    address = reverse("agendas:take_up", args=[item.pk])
    client.force_login(office.holdings["member"].person.user)
    assert client.post(address).status_code == 404
    with pytest.raises(NotAllowed):
        domain.take_up_deferred(item=item, by=office.actor("member"))
    meetings.close_sitting(sitting=item.sitting, by=by)
    with pytest.raises(NotNow) as refused:
        domain.take_up_deferred(item=item, by=by)
    assert [one.code for one in refused.value.problems] == ["wrong_state"]
    assert item_again(item).aside == "put_off"


def test_what_the_body_has_put_off_is_not_adopted_by_consent_nor_drafted(office):
    sitting, by = convened(office), secretary(office)
    item = points(sitting)[1]
    meetings.write_point_text(item=item, why="", proposed=PROPOSED, expected_version=0, reason="Mới.", by=by)
    meetings.change_point(
        item=item_again(item), title="Về hạ tầng", presenter="", minutes=10, purpose=Purpose.CONSENT, by=by
    )
    for name in ("head", "deputy", "member"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    domain.defer_point(item=item_again(item), way=Way.POOL, by=by)
    assert not [one for one in consent_part(points(sitting)) if one.is_adopted_together]
    with pytest.raises(NotNow, match="left"):
        domain.adopt_by_consent(sitting=sitting, by=by)
    assert room_of(sitting, actor=by).next_point is None
    meetings.go_to_point(sitting=sitting, item=item_again(item), by=by)
    assert not item.conclusions.exists()


def test_the_chairs_bar_offers_to_conclude_before_the_point_is_left(office, client):
    item = with_draft(office)
    draft = item.conclusions.get()
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    address = reverse("meetings:chair", args=[item.sitting_id])
    bar = client.get(address).content.decode().split('id="chair-bar"')[1]
    assert "Leave the last point" in bar and reverse("meetings:conclude", args=[draft.pk]) in bar
    meetings.conclude_draft(conclusion=draft, by=secretary(office))
    bar = client.get(address).content.decode().split('id="chair-bar"')[1]
    assert "Conclude the last point" in bar and reverse("meetings:conclude", args=[draft.pk]) not in bar


def test_a_point_is_offered_the_sittings_of_its_own_body(office):
    """In a joint sitting: the served body's own sittings for its points, and no others."""
    other = Body.objects.create(code="bkhac", symbol="BK", kind=office.body.kind, name_vi="Ban khác", valid_from=DAY)
    by, sitting, later = secretary(office), convened(office), later_sitting(office)
    sitting.serves.add(other)
    made = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=by)
    Proposal.objects.filter(pk=made.pk).update(body=other)
    meetings.cancel_sitting(sitting=sitting, reason="Bão.", by=by)
    left = left_behind(sitting)
    offered = sittings_to(left, sitting, by)
    assert [one.pk for one in offered[office.body.pk]] == [later.pk]
    assert offered[other.pk] == []
    with pytest.raises(Invalid) as refused:
        domain.carry_over(sitting=sitting, onward={made.item: Onward(Way.SITTING, later)}, reason=REASON, by=by)
    assert [one.field for one in refused.value.problems] == [f"way-{made.item.pk}"]
    later.serves.add(other)
    assert [one.pk for one in sittings_for(fresh(made), by)] == [later.pk]
    assert not sittings_for(fresh(made), office.actor("head")).exists()  # he prepares none


def test_sittings_are_held_before_proposals_whatever_is_done(office):
    by, sitting, later = secretary(office), with_agenda(office), later_sitting(office)
    made = proposed(office)

    def order(act) -> list[str]:
        with CaptureQueriesContext(connection) as taken:
            act()
        held = [one["sql"] for one in taken if "FOR UPDATE" in one["sql"]]
        tables = {"meetings_sitting": "sitting", "agendas_proposal": "proposal"}
        return [tables[name] for one in held if (name := one.split('FROM "')[1].split('"')[0]) in tables][:2]

    assert order(lambda: domain.place_proposal(proposal=made, sitting=sitting, by=by)) == ["sitting", "proposal"]
    assert order(lambda: domain.put_off_proposal(proposal=made, reason="Chờ.", to=later, by=by))[0] == "sitting"
    item = fresh(made).item
    assert order(lambda: meetings.remove_point(item=item_again(item), by=by))[0] == "sitting"


def test_who_comes_second_on_the_page_is_not_told_that_he_did_it(office, client):
    sitting, by = convened(office), secretary(office)
    meetings.cancel_sitting(sitting=sitting, reason="Bão.", by=by)
    left = left_behind(sitting)
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    domain.carry_over(sitting=sitting, onward={one.item: Onward(Way.POOL) for one in left}, reason=REASON, by=by)
    sent = {"reason": REASON, **{f"way-{one.item.pk}": "stays" for one in left}}
    page = client.post(reverse("agendas:carry_over", args=[sitting.pk]), sent, follow=True).content.decode()
    assert "somebody else had said it already" in page
    assert "It is said of every point" not in page


def test_only_who_prepares_it_changes_a_point_of_the_office(office, secret):
    with pytest.raises(NotAllowed):
        domain.withdraw_proposal(proposal=secret, by=office.actor("deputy"))
