"""Motions and amendments in session: moved, supported, put in order, voted on, worked in, and who is refused."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.meetings import domain as meetings
from decreta.meetings.live import topic_of
from decreta.meetings.models import Conclusion
from decreta.meetings.queries.rulebooks import Rules, rules_of
from decreta.minutes.queries.computing import computed, facts_of
from decreta.motions import domain, live
from decreta.motions.forms import sealed_base
from decreta.motions.models import Motion
from decreta.motions.queries.standing import before_the_body, on_point, standing_of
from decreta.speaking.models import ClosedList
from decreta.voting import domain as voting
from decreta.voting import endings
from tests.meetings.office import moment, secretary
from tests.voting import secret_office
from tests.voting.office import actor, chair_of, item_of, session_of, voters, votes

TEXT = "Giao Bộ Tư pháp chủ trì.\nBáo cáo trước ngày 30/4.\nCác địa phương phối hợp."
LATER = TEXT.replace("30/4", "15/5")


@pytest.fixture
def sitting(office):
    return session_of(office)


@pytest.fixture
def conclusion(office, sitting) -> Conclusion:
    made = meetings.write_conclusion(item=item_of(sitting), text=TEXT, by=secretary(office))
    return fresh(made)


def fresh(conclusion: Conclusion) -> Conclusion:
    return Conclusion.objects.select_related("item__sitting__body", "item__sitting__chair_post").get(pk=conclusion.pk)


def amend(conclusion, invitation, text=LATER, **facts) -> Motion:
    return domain.move_amendment(conclusion=fresh(conclusion), text=text, by=actor(invitation), **facts)


def state(motion: Motion) -> str:
    return Motion.objects.get(pk=motion.pk).state


def standing(motion: Motion):
    return standing_of(Motion.objects.select_related("conclusion").get(pk=motion.pk))


def set_rules(office, **changed) -> None:
    terms = rules_of(office.body, on=moment().date())
    given = {name: getattr(terms, name) for name in Rules.__dataclass_fields__ if name != "book"}
    meetings.set_rules(
        body=office.body,
        wanted=Rules(**{**given, **changed}),
        valid_from=moment().date(),
        authority="12-QĐ/TW",
        of_version=0,
        by=secretary(office),
    )


def test_an_amendment_that_is_voted_for_changes_the_conclusion(office, sitting, conclusion):
    by, (first, *others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first, reason="Cần thêm thời gian")
    assert [change.kind for change in standing(motion).changes if change.kind != "equal"] == ["replace"]
    domain.admit_motion(motion=motion, by=by)
    put = domain.put_to_vote(motion=motion, by=by)
    assert "to conclusion 1.1" in put.ballot.question or "kết luận 1.1" in put.ballot.question
    votes(put.ballot, dict.fromkeys([chair_of(sitting), first, *others], "agree"))
    voting.close_ballot(ballot=put.ballot, by=by)
    assert state(motion) == "adopted"
    now = fresh(conclusion)
    assert (now.text, now.revision) == (LATER, 2)
    kept = Motion.objects.get(pk=motion.pk)
    assert (kept.was, kept.became) == (TEXT, LATER)
    said = "\n".join(one.text for one in computed(facts_of(sitting)) if one.point == item_of(sitting).pk)
    assert "30/4" in said and "15/5" in said and "Cần thêm thời gian" in said
    kinds = [
        kind for kind in Entry.objects.order_by("pk").values_list("kind", flat=True) if kind.startswith("motions.")
    ]
    assert kinds == ["motions.amended", "motions.admitted", "motions.put", "motions.adopted"]
    assert not any("15/5" in str(one.facts) for one in Entry.objects.filter(kind__startswith="motions."))


def test_a_rejected_one_leaves_it_and_an_annulled_ballot_takes_it_out_again(office, sitting, conclusion):
    by, (first, *others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    ballot = domain.put_to_vote(motion=motion, by=by).ballot
    votes(ballot, dict.fromkeys([first, *others], "disagree"))
    voting.close_ballot(ballot=ballot, by=by)
    assert (state(motion), fresh(conclusion).text) == ("rejected", TEXT)
    voting.annul_ballot(ballot=ballot, reason="đặt sai", by=by)
    assert state(motion) == "admitted"
    ballot = domain.put_to_vote(motion=motion, by=by).ballot
    votes(ballot, dict.fromkeys([chair_of(sitting), first, *others], "agree"))
    voting.close_ballot(ballot=ballot, by=by)
    assert fresh(conclusion).text == LATER
    voting.annul_ballot(ballot=ballot, reason="đặt sai", by=by)
    assert (state(motion), fresh(conclusion).text) == ("admitted", TEXT)


def test_an_annulled_ballot_takes_out_what_it_wrote_and_leaves_what_was_written_on(office, sitting, conclusion):
    by, (first, *others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    ballot = domain.put_to_vote(motion=motion, by=by).ballot
    votes(ballot, dict.fromkeys([chair_of(sitting), first, *others], "agree"))
    voting.close_ballot(ballot=ballot, by=by)
    held = fresh(conclusion)
    text = f"{held.text}\nViết thêm sau đó."
    meetings.edit_conclusion(conclusion=held, text=text, expected_revision=held.revision, by=by)
    voting.annul_ballot(ballot=ballot, reason="đặt sai", by=by)
    assert fresh(conclusion).text == f"{TEXT}\nViết thêm sau đó."
    assert not Motion.objects.get(pk=motion.pk).still_stands


def test_a_point_is_not_removed_over_what_was_moved_under_it(office, sitting, conclusion):
    by, (first, second, *_others) = secretary(office), voters(sitting)
    later = meetings.add_point(sitting=sitting, title="Chưa bắt đầu", by=by)
    domain.move(item=later, kind="free", text="Gửi lại", by=actor(first))
    with pytest.raises(NotNow, match="stays on the agenda"):
        meetings.remove_point(item=later, by=by)
    bare = meetings.add_point(sitting=sitting, title="Cũng chưa bắt đầu", by=by)
    voting.recuse(item=bare, invitation=second, reason="Liên quan", by=by)
    with pytest.raises(NotNow, match="stays on the agenda"):
        meetings.remove_point(item=bare, by=by)
    assert sitting.agenda.filter(pk__in=[later.pk, bare.pk]).count() == 2


def test_what_nobody_objects_to_is_adopted_without_a_vote(office, sitting, conclusion):
    by, (first, second, *_others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    domain.say(motion=motion, stance="objects", by=actor(second))
    with pytest.raises(NotNow, match="objects"):
        domain.adopt_unopposed(motion=motion, by=by)
    assert domain.say(motion=motion, stance="objects", by=actor(second)) is None
    domain.say(motion=motion, stance="", by=actor(second))
    domain.adopt_unopposed(motion=motion, by=by)
    assert (state(motion), fresh(conclusion).text) == ("adopted", LATER)
    with pytest.raises(NotNow):
        domain.withdraw_motion(motion=motion, by=actor(first))


def test_two_on_one_paragraph_are_in_conflict_until_one_is_written_anew(office, sitting, conclusion):
    by, (first, second, *_others) = secretary(office), voters(sitting)
    one = amend(conclusion, first)
    two = amend(conclusion, second, TEXT.replace("30/4", "30/6"))
    third = amend(conclusion, second, TEXT.replace("phối hợp", "cùng làm"))
    domain.say(motion=two, stance="supports", by=actor(first))
    domain.adopt_unopposed(motion=one, by=by)
    assert standing(two).is_in_conflict and not standing(third).is_in_conflict
    for act in (domain.put_to_vote, domain.adopt_unopposed):
        with pytest.raises(NotNow, match="Write the amendment on the present text"):
            act(motion=two, by=by)
    with pytest.raises(Stale):
        domain.reword_motion(motion=two, text="x", expected_revision=9, by=actor(second))
    with pytest.raises(NotAllowed):
        domain.reword_motion(motion=two, text="x", expected_revision=1, by=actor(first))
    anew = LATER.replace("15/5", "1/7")
    written = domain.reword_motion(motion=two, text=anew, expected_revision=1, by=actor(second))
    assert (written.base, written.state, written.voices.count()) == (LATER, "submitted", 0)
    domain.adopt_unopposed(motion=third, by=by)
    domain.adopt_unopposed(motion=two, by=by)
    assert fresh(conclusion).text == anew.replace("phối hợp", "cùng làm")


def test_one_adopted_over_a_changed_paragraph_is_worked_in_by_hand(office, sitting, conclusion):
    by, (first, *others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    ballot = domain.put_to_vote(motion=motion, by=by).ballot
    votes(ballot, dict.fromkeys([chair_of(sitting), first, *others], "agree"))
    meetings.edit_conclusion(conclusion=fresh(conclusion), text=TEXT.replace("30/4", "1/5"), expected_revision=1, by=by)
    voting.close_ballot(ballot=ballot, by=by)
    assert state(motion) == "adopted" and standing(motion).is_in_conflict
    domain.work_in(motion=motion, text=LATER, by=by)
    assert fresh(conclusion).text == LATER and not standing(motion).is_in_conflict
    with pytest.raises(Invalid):
        domain.work_in(motion=motion, text=TEXT, by=by)


def test_who_counts_papers_settles_the_motion_although_he_does_not_run_the_sitting(office, sitting, conclusion):
    first = voters(sitting)[0]
    motion = amend(conclusion, first)
    ballot = domain.put_to_vote(motion=motion, by=secretary(office)).ballot
    endings.ended(ballot, "adopted", by=actor(first), at=moment(9, 30))
    assert (state(motion), fresh(conclusion).text) == ("adopted", LATER)
    closing = domain.move(item=item_of(sitting), kind="close_debate", text="", by=actor(first))
    Motion.objects.filter(pk=motion.pk).update(ballot=None)
    Motion.objects.filter(pk=closing.pk).update(ballot=ballot, state="voting")
    endings.ended(ballot, "adopted", by=actor(first), at=moment(9, 30))
    assert ClosedList.objects.filter(item=item_of(sitting)).exists()


def test_the_farthest_reaching_comes_first_until_the_chair_says_otherwise(office, sitting, conclusion):
    by, (first, second, *_others) = secretary(office), voters(sitting)
    item = item_of(sitting)
    small = amend(conclusion, first)
    far = amend(conclusion, second, "Chưa kết luận.")
    closing = domain.move(item=item, kind="close_debate", text="", by=actor(first))
    free = domain.move(item=item, kind="free", text="Nghỉ 15 phút", by=actor(second))
    waiting = [one.motion.pk for one in before_the_body(on_point(item))]
    assert waiting == [closing.pk, far.pk, small.pk, free.pk]
    domain.place_motion(motion=free, direction="first", by=by)
    domain.place_motion(motion=small, direction="up", by=by)
    assert domain.place_motion(motion=free, direction="up", by=by) is None
    late = domain.move(item=item, kind="postpone", text="", by=actor(first))
    waiting = [one.motion.pk for one in before_the_body(on_point(item))]
    assert waiting == [free.pk, closing.pk, small.pk, far.pk, late.pk]
    domain.adopt_unopposed(motion=closing, by=by)
    assert ClosedList.objects.filter(item=item).exists()


def test_the_rules_say_who_moves_and_how_many_support(office, sitting, conclusion):
    by, (first, second, *_others) = secretary(office), voters(sitting)
    set_rules(office, motion_supporters=1)
    motion = amend(conclusion, first)
    for act in (domain.admit_motion, domain.put_to_vote, domain.adopt_unopposed):
        with pytest.raises(NotNow, match="ask for 1 supporters"):
            act(motion=motion, by=by)
    with pytest.raises(NotAllowed, match="moved this yourself"):
        domain.say(motion=motion, stance="supports", by=actor(first))
    domain.say(motion=motion, stance="supports", by=actor(second))
    domain.admit_motion(motion=motion, by=by)
    guest = sitting.invitations.filter(part="guest").select_related("holding__person").first()
    with pytest.raises(NotAllowed, match="rules of this body"):
        domain.move(item=item_of(sitting), kind="free", text="x", by=actor(guest))
    with pytest.raises(NotAllowed, match="support a motion"):
        domain.say(motion=motion, stance="supports", by=actor(guest))
    with pytest.raises(NotAllowed):
        domain.move(item=item_of(sitting), kind="free", text="x", mover=first, by=actor(second))
    aloud = domain.move(item=item_of(sitting), kind="free", text="x", mover=second, by=by)
    assert aloud.mover_id == second.pk
    for refused in (domain.admit_motion, domain.adopt_unopposed, domain.put_to_vote):
        with pytest.raises(NotAllowed):
            refused(motion=aloud, by=actor(first))


def test_one_out_of_order_carries_its_reason_and_one_withdrawn_is_gone(office, sitting, conclusion):
    by, (first, second, *_others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    with pytest.raises(Invalid, match="reason"):
        domain.refuse_motion(motion=motion, reason=" ", by=by)
    domain.refuse_motion(motion=motion, reason="Ngoài thẩm quyền", by=by)
    other = amend(conclusion, second)
    domain.withdraw_motion(motion=other, by=actor(second))
    assert domain.withdraw_motion(motion=other, by=actor(second)) is None
    assert [state(one) for one in (motion, other)] == ["refused", "withdrawn"]
    said = "\n".join(one.text for one in computed(facts_of(sitting)))
    assert "Ngoài thẩm quyền" in said
    with pytest.raises(Invalid, match="Nothing differs"):
        amend(conclusion, first, TEXT)
    with pytest.raises(Invalid):
        domain.move(item=item_of(sitting), kind="free", text=" ", by=actor(first))
    meetings.go_to_point(sitting=sitting, item=item_of(sitting, 1), by=by)
    with pytest.raises(NotNow, match="This point is over"):
        amend(conclusion, first)


def browser(invitation) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(invitation.holding.person.user)
    return client


def test_members_move_and_the_chair_decides_on_their_pages(office, sitting, conclusion):
    first, second, *_others = voters(sitting)
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)
    member, item = browser(first), item_of(sitting)
    assert member.get(reverse("motions:move", args=[item.pk])).status_code == 200
    address = reverse("motions:amend", args=[conclusion.pk])
    assert "chủ trì" in member.get(address).content.decode()
    assert member.post(address, {"text": TEXT, "base": sealed_base(TEXT)}).status_code == 422
    forged = {"text": LATER, "base": "Không ai viết thế này.", "reason": "x"}
    assert member.post(address, forged).status_code == 422
    assert member.post(address, {"text": LATER, "base": sealed_base(TEXT), "reason": "x"}).status_code == 302
    motion = Motion.objects.get()
    page = member.get(reverse("motions:motion", args=[motion.pk])).content.decode()
    assert "<ins>15</ins>" in page and "<del>30</del>" in page and "Withdraw the motion" in page
    assert "<ins>15</ins>" in member.get(reverse("motions:of_point", args=[item.pk])).content.decode()
    for name in ("admit", "refuse", "put", "adopt", "place", "work_in"):
        assert member.post(reverse(f"motions:{name}", args=[motion.pk])).status_code == 404
    chair = desk.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "Adopt without a vote" in chair and "<ins>15</ins>" in chair
    assert browser(second).post(reverse("motions:say", args=[motion.pk]), {"stance": "supports"}).status_code == 302
    assert desk.post(reverse("motions:put", args=[motion.pk]), {"subject": "ordinary"}).status_code == 422
    assert desk.post(reverse("motions:put", args=[motion.pk]), {"subject": "ordinary", "read": 1}).status_code == 302
    for client, name in ((member, "room"), (desk, "hall"), (desk, "chair")):
        assert "<ins>15</ins>" in client.get(reverse(f"meetings:{name}", args=[sitting.pk])).content.decode(), name
    assert "1 motion" in member.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()


def test_nobody_reads_what_is_moved_under_a_point_that_he_does_not_read(office, sitting, conclusion):
    by, (first, *_others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    domain.put_to_vote(motion=motion, by=by)
    meetings.restrict_point(item=item_of(sitting), audience="named", is_listed=True, by=by)
    member = browser(first)
    for name, pk in (("of_point", item_of(sitting).pk), ("motion", motion.pk), ("amend", conclusion.pk)):
        assert member.get(reverse(f"motions:{name}", args=[pk])).status_code == 404, name
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)
    for client, name in ((member, "room"), (member, "sitting"), (desk, "hall")):
        shown = client.get(reverse(f"meetings:{name}", args=[sitting.pk])).content.decode()
        assert "<ins>" not in shown and "15/5" not in shown, name
    topic, entry = topic_of(sitting), Entry.objects.filter(kind="motions.put").get()
    shown = "".join(one.html + one.say for one in live.fragments(topic, "member", entry))
    assert "<ins>" not in shown and "vote" not in shown
    assert "<ins>" in "".join(one.html for one in live.fragments(topic, "staff", entry))


def test_pages_cost_the_same_however_much_is_moved(office, sitting, conclusion):
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)

    def costs() -> list[int]:
        found = []
        for name, pk in (("motions:of_point", item_of(sitting).pk), ("meetings:chair", sitting.pk)):
            with CaptureQueriesContext(connection) as asked:
                desk.get(reverse(name, args=[pk]))
            found.append(len(asked))
        return found

    first, second, *_others = voters(sitting)
    amend(conclusion, first)
    before = costs()
    amend(conclusion, second, TEXT.replace("phối hợp", "cùng làm"))
    domain.move(item=item_of(sitting), kind="free", text="x", by=actor(second))
    assert costs() == before


def test_one_that_is_voted_on_in_secret_is_settled_when_its_papers_are_counted(office, sitting, conclusion):
    by, (first, *others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    domain.admit_motion(motion=motion, by=by)
    _panel, keys = secret_office.with_tellers(office, sitting, others[:2])
    ballot = domain.put_to_vote(motion=motion, manner="secret", by=by).ballot
    for one in (chair_of(sitting), first, *others):
        secret_office.cast(ballot, one, "agree")
    voting.close_ballot(ballot=ballot, by=by)
    assert (state(motion), fresh(conclusion).text) == ("voting", TEXT)
    secret_office.begun(ballot)
    for number in keys:
        secret_office.send(ballot, keys, number)
    secret_office.count(ballot)
    assert (state(motion), fresh(conclusion).text) == ("adopted", LATER)


def test_what_was_reworded_since_it_was_read_is_neither_adopted_nor_put_nor_admitted(office, sitting, conclusion):
    by, (first, *_others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    domain.reword_motion(
        motion=motion, text=TEXT.replace("30/4", "1/6"), reason="", expected_revision=1, by=actor(first)
    )
    for act in (domain.adopt_unopposed, domain.put_to_vote, domain.admit_motion):
        with pytest.raises(NotNow, match=r"Read them again|Đọc lại"):
            act(motion=motion, read=1, by=by)
    chair = browser(chair_of(sitting))
    chair.post(reverse("motions:adopt", args=[motion.pk]), {"read": "1"})
    assert (state(motion), fresh(conclusion).text) == ("submitted", TEXT)
    page = chair.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert 'name="read" value="2"' in page
    chair.post(reverse("motions:adopt", args=[motion.pk]), {"read": "2"})
    assert (state(motion), "1/6" in fresh(conclusion).text) == ("adopted", True)


def test_a_text_that_cannot_stand_leaves_the_decision_and_waits_to_be_worked_in(
    office, sitting, conclusion, monkeypatch
):
    by, (first, *_others) = secretary(office), voters(sitting)
    motion = amend(conclusion, first)
    monkeypatch.setattr(meetings, "edit_conclusion", Mock(side_effect=Invalid.of("too long", field="text")))
    domain.adopt_unopposed(motion=motion, by=by)
    monkeypatch.undo()
    kept = Motion.objects.get(pk=motion.pk)
    assert (kept.state, kept.waits_to_be_worked_in, fresh(conclusion).text) == ("adopted", True, TEXT)
    read = fresh(conclusion).revision
    meetings.edit_conclusion(conclusion=fresh(conclusion), text=TEXT + "\nThêm.", expected_revision=read, by=by)
    with pytest.raises(Stale):
        domain.work_in(motion=kept, text=LATER, expected_revision=read, by=by)
    domain.work_in(motion=kept, text=LATER, expected_revision=read + 1, by=by)
    assert fresh(conclusion).text == LATER


def test_of_a_point_that_is_not_at_hand_nothing_is_said_aloud(office, sitting, conclusion):
    first, *_others = voters(sitting)
    amend(conclusion, first)
    entry = Entry.objects.filter(kind="motions.amended").latest("pk")
    assert any(piece.say for piece in live.fragments(topic_of(sitting), "member", entry))
    meetings.go_to_point(sitting=sitting, item=item_of(sitting, 1), by=secretary(office))
    assert not any(piece.say for piece in live.fragments(topic_of(sitting), "member", entry))
