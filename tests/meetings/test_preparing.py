"""What a secretary does before a sitting."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import Directive
from decreta.meetings import domain
from decreta.meetings.enums import Part, PointKind, SittingState
from tests.documents import office as documents
from tests.files.papers import pdf, with_script
from tests.meetings.office import convened, invitation_of, moment, points, secretary, sitting_of, with_agenda


def codes(refusal) -> set[str]:
    return {problem.code for problem in refusal.value.problems}


def fields(refusal) -> set[str | None]:
    return {problem.field for problem in refusal.value.problems}


def test_sittings_are_numbered_in_the_term(office):
    first, second = sitting_of(office), sitting_of(office, title="Phiên họp thứ ba")
    assert (first.number_in_term, second.number_in_term) == (1, 2)
    assert first.term == office.term
    assert first.state == SittingState.PREPARING


def test_a_cancelled_sitting_gives_its_number_back(office):
    first = sitting_of(office)
    domain.cancel_sitting(sitting=first, reason="Trùng lịch", by=secretary(office))
    assert sitting_of(office).number_in_term == 1


def test_a_number_is_given_once(office):
    sitting_of(office, number_in_term=2)
    with pytest.raises(Invalid) as refusal:
        sitting_of(office, number_in_term=2)
    assert fields(refusal) == {"number_in_term"}


def test_everything_wrong_with_a_new_sitting_is_said_at_once(office):
    with pytest.raises(Invalid) as refusal:
        sitting_of(office, title=" ", place="", ends_at=moment(8), chair_post=office.posts["head"])
    assert fields(refusal) == {"title", "place", "ends_at"}


@pytest.mark.parametrize("name", ["head", "member", "clerk", "ministry_clerk", "inspector", "administrator"])
def test_only_the_secretary_prepares(office, name):
    with pytest.raises(NotAllowed):
        domain.create_sitting(
            body=office.body,
            title="Phiên họp",
            place="A2",
            starts_at=moment(9),
            ends_at=moment(10),
            chair_post=office.posts["head"],
            by=office.actor(name),
        )


def test_a_body_with_earlier_directives_begins_with_them(office):
    document = documents.approved(office)
    Directive.objects.create(document=document, body=office.body, decided_on=dt.date(2025, 3, 4), created_at=moment(8))
    sitting = sitting_of(office)
    domain.add_point(sitting=sitting, title="Về thể chế", by=secretary(office))
    assert [(item.position, item.kind) for item in points(sitting)] == [
        (1, PointKind.EARLIER_CONCLUSIONS),
        (2, PointKind.ORDINARY),
    ]
    with pytest.raises(Invalid) as refusal:
        domain.add_point(sitting=sitting, title="Lần nữa", kind=PointKind.EARLIER_CONCLUSIONS, by=secretary(office))
    assert codes(refusal) == {"once"}


def test_a_body_without_directives_begins_with_nothing(office):
    assert points(sitting_of(office)) == []


def test_members_are_invited_each_once_the_chair_as_chair(office):
    sitting = sitting_of(office)
    domain.invite_members(sitting=sitting, by=secretary(office))
    parts = {row.holding.post.code: row.part for row in sitting.invitations.select_related("holding__post")}
    assert parts == {"head": Part.CHAIR, "deputy": Part.MEMBER, "member": Part.MEMBER, "secretary": Part.SECRETARY}
    with pytest.raises(NotNow) as refusal:
        domain.invite_members(sitting=sitting, by=secretary(office))
    assert codes(refusal) == {"all_invited"}


def test_nobody_is_invited_twice_and_only_the_chairs_post_is_the_chair(office):
    sitting = with_agenda(office)
    with pytest.raises(Invalid) as refusal:
        domain.invite(sitting=sitting, holding=office.holdings["member"], part=Part.CHAIR, by=secretary(office))
    assert codes(refusal) == {"invited", "not_the_chair"}


def test_the_convocation_says_everything_that_is_missing(office):
    sitting = sitting_of(office)
    with pytest.raises(NotNow) as refusal:
        domain.convene(sitting=sitting, by=secretary(office))
    assert codes(refusal) == {"no_chair", "no_members", "no_points"}
    assert sitting.state == SittingState.PREPARING


def test_a_convened_sitting_has_sent_its_invitations(office):
    sitting = convened(office)
    assert sitting.state == SittingState.CONVENED
    assert {row.sent_at for row in sitting.invitations.all()} == {moment(8, 30)}
    with pytest.raises(NotNow):
        domain.convene(sitting=sitting, by=secretary(office))


def test_a_change_after_the_convocation_raises_the_calendar_revision(office):
    sitting = convened(office)
    assert domain.change_sitting(sitting=sitting, place="Phòng A2", by=secretary(office)) is None
    domain.change_sitting(sitting=sitting, place="Phòng B1", by=secretary(office))
    domain.change_sitting(sitting=sitting, title_ja="第2回会議", by=secretary(office))
    assert (sitting.place, sitting.calendar_revision) == ("Phòng B1", 1)


def test_points_move_and_close_ranks(office):
    sitting, by = with_agenda(office), secretary(office)
    third = domain.add_point(sitting=sitting, title="Việc khác", by=by)
    domain.move_point(item=third, direction="up", by=by)
    assert [item.title for item in points(sitting)] == ["Về thể chế", "Việc khác", "Về hạ tầng"]
    domain.remove_point(item=points(sitting)[0], by=by)
    assert [(item.position, item.title) for item in points(sitting)] == [(1, "Việc khác"), (2, "Về hạ tầng")]
    assert domain.move_point(item=points(sitting)[0], direction="up", by=by) is None


def test_only_a_harmless_pdf_becomes_a_paper(office):
    item = points(with_agenda(office))[1]
    with pytest.raises(Invalid) as refusal:
        domain.add_paper(item=item, title="x" * 301, upload=("anh.pdf", b"\x89PNG\r\n\x1a\n"), by=secretary(office))
    assert fields(refusal) == {"title", "upload"}
    with pytest.raises(Invalid) as refusal:
        domain.add_paper(item=item, title="Bẫy", upload=("bay.pdf", with_script()), by=secretary(office))
    assert fields(refusal) == {"upload"}
    paper = domain.add_paper(item=item, title="", upload=("Tờ trình.pdf", pdf(2)), by=secretary(office))
    assert (paper.title, paper.file.page_count) == ("Tờ trình", 2)
    assert item.papers.count() == 1


def test_only_the_invited_person_answers_and_says_why_not(office):
    invitation = invitation_of(convened(office), office, "member")
    for name in ("secretary", "head"):
        with pytest.raises(NotAllowed):
            domain.answer_invitation(invitation=invitation, answer="attends", by=office.actor(name))
    with pytest.raises(Invalid) as refusal:
        domain.answer_invitation(invitation=invitation, answer="excused", by=office.actor("member"))
    assert fields(refusal) == {"reason"}
    domain.answer_invitation(invitation=invitation, answer="excused", reason="Chữa bệnh", by=office.actor("member"))
    assert (invitation.answer, invitation.answered_at) == ("excused", moment(8, 30))


def test_the_log_does_not_keep_why_somebody_is_absent(office):
    invitation = invitation_of(convened(office), office, "member")
    domain.answer_invitation(invitation=invitation, answer="excused", reason="Chữa bệnh", by=office.actor("member"))
    entry = Entry.objects.get(kind="meetings.invitation_answered")
    assert entry.facts == {"before": "none", "after": "excused", "has_reason": True}


def test_a_cancellation_needs_a_reason_and_is_possible_until_the_opening(office):
    sitting = convened(office)
    with pytest.raises(Invalid):
        domain.cancel_sitting(sitting=sitting, reason=" ", by=secretary(office))
    domain.open_sitting(sitting=sitting, by=secretary(office))
    with pytest.raises(NotNow):
        domain.cancel_sitting(sitting=sitting, reason="Muộn", by=secretary(office))


@pytest.mark.parametrize("state", ["preparing", "convened"])
def test_the_part_of_the_chair_goes_to_the_new_chair(office, state):
    sitting = with_agenda(office) if state == "preparing" else convened(office)
    head, deputy = office.holdings["head"], office.holdings["deputy"]
    domain.change_sitting(sitting=sitting, chair_post=office.posts["deputy"], by=secretary(office))
    sat = dict(sitting.invitations.values_list("holding_id", "part"))
    assert (sat[head.pk], sat[deputy.pk]) == (Part.MEMBER, Part.CHAIR)
    assert list(sat.values()).count(Part.CHAIR) == 1
    moved = Entry.objects.get(kind="meetings.sitting_changed", on_id=str(sitting.pk)).facts["parts"]
    assert {(one["before"], one["after"]) for one in moved} == {("chair", "member"), ("member", "chair")}


def test_a_chair_who_was_not_invited_is_invited_with_the_change(office):
    sitting = convened(office)
    domain.withdraw_invitation(invitation=invitation_of(sitting, office, "deputy"), by=secretary(office))
    domain.change_sitting(sitting=sitting, chair_post=office.posts["deputy"], by=secretary(office))
    invited = invitation_of(sitting, office, "deputy")
    assert invited.part == Part.CHAIR
    assert invited.sent_at is not None


def test_while_nobody_is_invited_a_new_chair_invites_nobody(office):
    sitting = sitting_of(office)
    domain.change_sitting(sitting=sitting, chair_post=office.posts["deputy"], by=secretary(office))
    assert not sitting.invitations.exists()


def test_a_point_is_changed_with_both_wordings_in_the_log(office):
    item = points(with_agenda(office))[-1]
    changed = {"title": "Lộ trình mới", "presenter": "Vụ Tổng hợp", "minutes": 25}
    assert domain.change_point(item=item, **changed, by=secretary(office)) == item
    facts = Entry.objects.filter(on_id=str(item.pk)).latest("pk").facts
    assert (facts["before"]["title"], facts["after"]["title"]) != ("Lộ trình mới", "Lộ trình mới")
    assert facts["after"]["minutes"] == 25
    assert domain.change_point(item=item, **changed, by=secretary(office)) is None
