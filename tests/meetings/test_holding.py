"""The sitting itself: presence, points, conclusions, notice."""

from __future__ import annotations

from functools import partial

import pytest

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.documents.domain import drafting
from decreta.documents.queries.texts import newest_version
from decreta.meetings import domain
from decreta.meetings.domain.wording import compose
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Conclusion
from decreta.meetings.queries.room import board_of, room_of
from tests.meetings.office import DAY, closed, convened, invitation_of, moment, opened, points, secretary


def test_the_opening_begins_with_the_first_point(office):
    sitting = opened(office)
    assert sitting.state == SittingState.OPEN
    assert sitting.current_item == points(sitting)[0]
    assert points(sitting)[0].began_at == moment(8, 30)


def test_a_sitting_is_not_opened_before_its_day(office):
    sitting = convened(
        office, starts_at=moment(9, day=DAY.replace(day=11)), ends_at=moment(11, day=DAY.replace(day=11))
    )
    with pytest.raises(NotNow) as refusal:
        domain.open_sitting(sitting=sitting, by=office.actor("head"))
    assert refusal.value.problems[0].code == "too_early"


def test_the_chair_opens_a_member_does_not(office):
    sitting = convened(office)
    with pytest.raises(NotAllowed):
        domain.open_sitting(sitting=sitting, by=office.actor("member"))
    with pytest.raises(NotAllowed):
        domain.open_sitting(sitting=sitting, by=office.actor("deputy"))
    domain.open_sitting(sitting=sitting, by=office.actor("head"))
    assert sitting.state == SittingState.OPEN


def test_presence_is_counted_of_chair_and_members(office):
    sitting = opened(office)
    member = invitation_of(sitting, office, "member")
    domain.check_in(invitation=member, presence="remote", by=office.actor("member"))
    domain.check_in(invitation=invitation_of(sitting, office, "secretary"), presence="in_room", by=secretary(office))
    board = board_of(sitting)
    assert (board.members, board.in_room, board.remote, board.absent) == (3, 1, 1, 1)


def test_who_changes_over_was_present_as_both(office):
    sitting = opened(office)
    member = invitation_of(sitting, office, "member")
    by = office.actor("member")
    domain.check_in(invitation=member, presence="remote", by=by)
    assert domain.check_in(invitation=member, presence="remote", by=by) is None
    with clock.frozen(moment(9, 40)):
        domain.check_in(invitation=member, presence="in_room", by=by)
    stays = [(one.presence, one.came_at, one.left_at) for one in member.attendances.order_by("came_at")]
    assert stays == [("remote", moment(8, 30), moment(9, 40)), ("in_room", moment(9, 40), None)]


def test_nobody_checks_in_another_but_the_secretary(office):
    sitting = opened(office)
    with pytest.raises(NotAllowed):
        domain.check_in(
            invitation=invitation_of(sitting, office, "member"), presence="in_room", by=office.actor("deputy")
        )


def test_going_on_ends_the_point_before(office):
    sitting = opened(office)
    first, second = points(sitting)
    with clock.frozen(moment(9, 20)):
        domain.go_to_point(sitting=sitting, item=second, by=office.actor("head"))
    first, second = points(sitting)
    assert (first.ended_at, second.began_at, sitting.current_item) == (moment(9, 20), moment(9, 20), second)
    assert domain.go_to_point(sitting=sitting, item=second, by=office.actor("head")) is None
    assert room_of(sitting).next_point is None


def test_conclusions_are_written_by_those_who_run_the_sitting(office):
    item = points(opened(office))[0]
    for name in ("member", "deputy", "inspector"):
        with pytest.raises(NotAllowed):
            domain.write_conclusion(item=item, text="Không", by=office.actor(name))
    domain.write_conclusion(item=item, text="  Một.  \n\n  a) hai; ", by=secretary(office))
    assert Conclusion.objects.get().text == "Một.\na) hai;"


def test_the_log_keeps_no_words_of_a_conclusion(office):
    item = points(opened(office))[0]
    domain.write_conclusion(item=item, text="Câu chưa công bố", by=secretary(office))
    entry = Entry.objects.get(kind="meetings.conclusion_written")
    assert "Câu" not in str(entry.facts)
    assert entry.facts["revision"] == 1


def test_two_editors_lose_nothing(office):
    item = points(opened(office))[0]
    conclusion = domain.write_conclusion(item=item, text="Bản đầu.", by=secretary(office))
    domain.edit_conclusion(conclusion=conclusion, text="Bản của chủ trì.", expected_revision=1, by=office.actor("head"))
    with pytest.raises(Stale):
        domain.edit_conclusion(conclusion=conclusion, text="Bản của thư ký.", expected_revision=1, by=secretary(office))
    conclusion.refresh_from_db()
    assert (conclusion.text, conclusion.revision) == ("Bản của chủ trì.", 2)


def test_saving_the_same_words_is_no_conflict(office):
    item = points(opened(office))[0]
    conclusion = domain.write_conclusion(item=item, text="Một.", by=secretary(office))
    assert (
        domain.edit_conclusion(conclusion=conclusion, text="Một. ", expected_revision=0, by=secretary(office)) is None
    )


def test_conclusions_move_and_close_ranks(office):
    item, by = points(opened(office))[0], secretary(office)
    one, two, three = (domain.write_conclusion(item=item, text=text, by=by) for text in ("một", "hai", "ba"))
    domain.move_conclusion(conclusion=three, direction="up", by=by)
    domain.remove_conclusion(conclusion=one, by=by)
    assert [(c.ordinal, c.text) for c in item.conclusions.all()] == [(1, "ba"), (2, "hai")]
    assert domain.move_conclusion(conclusion=two, direction="down", by=by) is None


def test_two_who_press_at_once_take_out_one_and_the_log_says_it_once(office):
    """The second waited for the first: what he has before him is not there any more."""
    item, by = points(opened(office))[0], secretary(office)
    one, two, three = (domain.write_conclusion(item=item, text=text, by=by) for text in ("một", "hai", "ba"))
    of_other = Conclusion.objects.select_related("item__sitting__body").get(pk=one.pk)
    domain.remove_conclusion(conclusion=one, by=by)
    for late in (
        partial(domain.remove_conclusion),
        partial(domain.move_conclusion, direction="down"),
        partial(domain.edit_conclusion, text="Lời khác.", expected_revision=1),
        partial(domain.conclude_draft),
    ):
        with pytest.raises(Stale) as refusal:
            late(conclusion=of_other, by=office.actor("head"))
        assert refusal.value.problems[0].code == "taken_out"
    assert [(c.ordinal, c.pk) for c in item.conclusions.all()] == [(1, two.pk), (2, three.pk)]
    assert Entry.objects.filter(kind="meetings.conclusion_removed").count() == 1


def test_who_takes_out_what_has_moved_meanwhile_leaves_no_gap(office):
    item, by = points(opened(office))[0], secretary(office)
    one, two, three = (domain.write_conclusion(item=item, text=text, by=by) for text in ("một", "hai", "ba"))
    as_read = Conclusion.objects.select_related("item__sitting__body").get(pk=one.pk)
    domain.move_conclusion(conclusion=one, direction="down", by=by)
    domain.remove_conclusion(conclusion=as_read, by=office.actor("head"))
    assert [(c.ordinal, c.pk) for c in item.conclusions.all()] == [(1, two.pk), (2, three.pk)]


def test_an_empty_conclusion_is_refused(office):
    with pytest.raises(Invalid):
        domain.write_conclusion(item=points(opened(office))[0], text=" \n ", by=secretary(office))


def test_at_the_close_everybody_leaves_and_is_still_counted(office):
    sitting = closed(office)
    assert sitting.state == SittingState.CLOSED
    assert sitting.current_item is None
    assert invitation_of(sitting, office, "head").attendances.get().left_at == moment(8, 30)
    assert board_of(sitting).present == 1


def test_the_notice_is_a_draft_of_the_conclusions(office):
    sitting = closed(office)
    notice = domain.compose_notice(sitting=sitting, by=secretary(office))
    document = notice.document
    text = str(newest_version(document).content)
    assert document.subject == "kết luận của đồng chí Trưởng Ban tại phiên họp thứ hai Ban Chỉ đạo"
    assert document.decided_on == DAY
    assert (document.type_code, document.purpose, document.signer_post) == (
        "TB",
        "conclusion_notice",
        office.posts["head"],
    )
    for piece in ("10/3/2025", "Về thể chế", "Bộ Tư pháp chủ trì rà soát.", "1/3 thành viên"):
        assert piece in text
    assert [entry["name"] for entry in document.recipients] == [
        office.body.name_vi,
        office.agency.name_vi,
        f"Lưu {office.agency.name_vi}",
    ]


def test_the_text_is_numbered_like_its_conclusions(office):
    from decreta.meetings.domain.notice import session_of

    sitting = closed(office)
    lines = compose("vn-party", session_of(sitting)).lines
    assert lines[2:-2] == [
        "1. Về thể chế",
        "1.1. Bộ Tư pháp chủ trì rà soát.",
        "2. Về hạ tầng",
        "2.1. Các địa phương:",
        "a) lập phương án;",
        "b) báo cáo.",
    ]


def test_after_the_notice_conclusions_stand(office):
    sitting = closed(office)
    domain.compose_notice(sitting=sitting, by=secretary(office))
    with pytest.raises(NotNow):
        domain.write_conclusion(item=points(sitting)[0], text="Thêm", by=secretary(office))
    with pytest.raises(NotNow):
        domain.compose_notice(sitting=sitting, by=secretary(office))


def test_a_draft_that_was_given_up_can_be_composed_anew(office):
    sitting = closed(office)
    first = domain.compose_notice(sitting=sitting, by=secretary(office))
    drafting.withdraw(document=first.document, reason="Soạn lại", by=secretary(office))
    domain.write_conclusion(item=points(sitting)[0], text="Thêm", by=secretary(office))
    second = domain.compose_notice(sitting=sitting, by=secretary(office))
    assert second.pk == first.pk
    assert second.document != first.document


def test_nothing_concluded_is_no_notice(office):
    sitting = opened(office)
    domain.close_sitting(sitting=sitting, by=secretary(office))
    with pytest.raises(NotNow):
        domain.compose_notice(sitting=sitting, by=secretary(office))
