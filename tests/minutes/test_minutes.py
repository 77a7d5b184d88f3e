"""Minutes write themselves from what happened, never over the clerk's words, and bind once they are approved."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.documents.domain import drafting
from decreta.documents.queries.texts import newest_version
from decreta.meetings import domain as sittings
from decreta.meetings import happenings
from decreta.meetings.enums import Audience
from decreta.meetings.happenings import Group, Happening, happenings_of
from decreta.meetings.models import AgendaItem
from decreta.minutes import domain
from decreta.minutes.models import Edition, Minutes, Passage
from decreta.minutes.queries.searching import find_minutes
from decreta.minutes.queries.texts import kept_in, newest, passages_of
from decreta.minutes.rendering.papers import docx_of, pdf_of
from tests.meetings.office import convened, moment, opened, points, secretary, sitting_of
from tests.minutes.office import DEADLINE, approved, begun, circulated, held


def words(minutes: Minutes, language: str = "en") -> dict[str, str]:
    with translation.override(language):
        return {one.key.partition(":")[0] + str(i): one.text for i, one in enumerate(passages_of(minutes))}


def key_of(minutes: Minutes, kind: str, place: int = 0) -> str:
    return [one.key for one in passages_of(minutes) if one.key.startswith(kind)][place]


def passage(minutes: Minutes, key: str):
    return next(one for one in passages_of(minutes) if one.key == key)


def test_what_happened_is_told_in_order(office):
    sitting = held(office)
    with translation.override("en"):
        kinds = [(f"{one.at.astimezone(clock.zone()):%H:%M}", one.kind) for one in happenings_of(sitting)]
    assert kinds == [
        *[("08:50", "meetings.short_notice")] * 2,  # a paper and the convocation, on the day itself
        ("09:00", "meetings.opened"),
        ("09:00", "meetings.taken_up"),
        ("09:10", "meetings.came"),
        ("09:40", "meetings.left_point"),
        ("09:40", "meetings.taken_up"),
        ("09:40", "meetings.concluded"),
        ("10:05", "meetings.went"),
        ("10:05", "meetings.concluded"),
        ("10:30", "meetings.left_point"),
        ("10:30", "meetings.closed"),
    ]


def test_minutes_tell_attendance_quorum_times_and_conclusions(office):
    found = words(begun(office))
    assert "Took part: 2 of 3 members." in found["attendance1"]
    assert "Present at the opening: 1 of 3 members." in found["attendance1"]
    assert "excused: Đi công tác" in found["attendance1"]
    assert "online from 09:10 until 10:05" in found["attendance1"]
    assert "From 09:00 until 09:40: 40 minutes, planned 15." in found["course2"]
    assert "Presented by: Bộ Tư pháp." in found["course2"]
    assert "Present when it was taken up: 2 of 3 members." in found["course5"]
    assert found["outcome4"] == "Conclusions:\n1.1. Bộ Tư pháp chủ trì rà soát."
    assert "closed at 10:30" in found["closing9"]


def test_an_area_above_enters_what_it_knows(office, monkeypatch):
    minutes = begun(office)
    first = points(minutes.sitting)[0]

    def tell(sitting):
        yield Happening(moment(9, 5), "tests.spoke", "Bà Hoa spoke for 3 minutes.", Group.SPEAKING, first.pk)
        yield Happening(
            moment(9, 30), "tests.voted", "For 2, against 0.", Group.RESULT, first.pk, quorum="2 of 3 present."
        )

    monkeypatch.setitem(happenings._tellers, "tests", tell)
    found = words(minutes)
    assert found["course2"].endswith("Speakers:\n- 09:05: Bà Hoa spoke for 3 minutes.")
    assert found["outcome4"].startswith("Results:\n- 09:30: For 2, against 0. 2 of 3 present.\nConclusions:")


def test_minutes_of_a_running_sitting_grow_with_it(office):
    sitting = opened(office)
    minutes = domain.begin(sitting=sitting, by=secretary(office))
    assert "Conclusions" not in words(minutes)["outcome4"]
    sittings.write_conclusion(item=points(sitting)[0], text="Đồng ý.", by=secretary(office))
    assert words(minutes)["outcome4"] == "Conclusions:\n1.1. Đồng ý."
    with pytest.raises(NotNow):
        domain.circulate(minutes=minutes, until=moment(17), by=secretary(office))


def test_minutes_begin_once_and_not_before_the_opening(office):
    by = secretary(office)
    with pytest.raises(NotNow):
        domain.begin(sitting=convened(office), by=by)
    minutes = begun(office)
    with pytest.raises(NotNow):
        domain.begin(sitting=minutes.sitting, by=by)
    with pytest.raises(NotAllowed):
        domain.edit(minutes=minutes, key="other", text="x", expected_revision=0, by=office.actor("member"))


def test_what_happens_later_never_overwrites_the_clerk(office):
    minutes, by = begun(office), secretary(office)
    key = key_of(minutes, "outcome")
    domain.edit(minutes=minutes, key=key, text="Ban Chỉ đạo thống nhất như sau.", expected_revision=0, by=by)
    assert not passage(minutes, key).is_outrun
    first = points(minutes.sitting)[0]
    sittings.write_conclusion(item=first, text="Báo cáo trước 30/4.", by=by)
    shown = passage(minutes, key)
    assert shown.text == "Ban Chỉ đạo thống nhất như sau." and shown.is_outrun
    assert any("Báo cáo trước 30/4." in str(one.new and one.new.line) for one in shown.changes)
    with translation.override("ja"):  # in whatever language it is read, nothing else has changed
        assert [str(one.new and one.new.line) for one in passage(minutes, key).changes if one.kind != "equal"]
    assert domain.settle(minutes=minutes, key=key, keep=True, expected_revision=1, by=by) is not None
    with translation.override("ja"):
        assert not passage(minutes, key).is_outrun
    assert not passage(minutes, key).is_outrun and passage(minutes, key).is_own
    domain.settle(minutes=minutes, key=key, keep=False, expected_revision=2, by=by)
    assert "Báo cáo trước 30/4." in passage(minutes, key).text
    domain.settle(minutes=minutes, key=key, keep=True, expected_revision=3, by=by)
    assert passage(minutes, key).text == "Ban Chỉ đạo thống nhất như sau."


def test_of_two_clerks_the_later_one_is_shown_both_texts(office):
    minutes, by = begun(office), secretary(office)
    key = key_of(minutes, "prose")
    domain.edit(minutes=minutes, key=key, text="Đồng chí A nêu ý kiến.", expected_revision=0, by=by)
    with pytest.raises(Stale):
        domain.edit(
            minutes=minutes, key=key, text="Đồng chí B nêu ý kiến.", expected_revision=0, by=office.actor("head")
        )
    assert passage(minutes, key).text == "Đồng chí A nêu ý kiến."
    assert domain.edit(minutes=minutes, key=key, text="Đồng chí A nêu ý kiến.", expected_revision=1, by=by) is None
    with pytest.raises(NotNow):
        domain.edit(minutes=minutes, key="nothing", text="x", expected_revision=0, by=by)
    with pytest.raises(Invalid):
        domain.edit(minutes=minutes, key=key, text="x\x00", expected_revision=1, by=by)


def test_members_see_an_edition_and_not_what_is_being_written(office):
    minutes = begun(office)
    member = office.actor("member")
    assert not Minutes.objects.visible_to(member).exists()
    with clock.frozen(moment(11)):
        edition = domain.circulate(minutes=minutes, until=DEADLINE, by=secretary(office))
    assert Minutes.objects.visible_to(member).get() == minutes
    assert not Minutes.objects.visible_to(office.actor("officer")).exists()
    assert {"vi", "en", "ja"} == set(edition.content)
    assert "Thời gian" in kept_in(edition, "vi")[0].text


def test_an_edition_stands(office):
    edition = newest(circulated(office))
    with pytest.raises(Exception, match=r"edition_stands|Cannot"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(content={})


def test_silence_until_the_deadline_is_consent(office):
    minutes, by = circulated(office), secretary(office)
    with clock.frozen(moment(12)), pytest.raises(NotNow) as refusal:
        domain.approve(minutes=minutes, way="circulation", by=by)
    assert refusal.value.problems[0].code == "still_running"
    with clock.frozen(moment(12)):
        for name in ("head", "deputy", "member"):
            domain.comment(minutes=minutes, stance="agrees", by=office.actor(name))
        domain.approve(minutes=minutes, way="circulation", by=by)
    assert minutes.state == "approved" and minutes.approved_way == "circulation"


def test_an_objection_stands_in_the_way_until_it_is_answered(office):
    minutes, by = circulated(office), secretary(office)
    with clock.frozen(moment(12)):
        remark = domain.comment(
            minutes=minutes, stance="objects", text="Thiếu ý kiến của tôi.", by=office.actor("member")
        )
        with pytest.raises(Invalid):
            domain.comment(minutes=minutes, stance="remarks", by=office.actor("member"))
        with pytest.raises(NotAllowed):
            domain.comment(minutes=minutes, stance="agrees", by=office.actor("officer"))
    with clock.frozen(DEADLINE + dt.timedelta(hours=1)):
        with pytest.raises(NotNow) as refusal:
            domain.approve(minutes=minutes, way="circulation", by=by)
        assert refusal.value.problems[0].code == "objected"
        with pytest.raises(NotNow):
            domain.comment(minutes=minutes, stance="agrees", by=office.actor("head"))
        with pytest.raises(Invalid):
            domain.answer(remark=remark, outcome="declined", by=by)
        domain.answer(remark=remark, outcome="declined", answer="Đã ghi ở mục 1.", by=by)
        domain.approve(minutes=minutes, way="circulation", by=by)
    assert minutes.state == "approved"


def test_taken_back_minutes_come_again_as_a_new_edition(office):
    minutes, by = circulated(office), secretary(office)
    domain.take_back(minutes=minutes, reason="Sửa theo góp ý", by=by)
    domain.edit(minutes=minutes, key="other", text="Không.", expected_revision=0, by=by)
    with clock.frozen(moment(12)):
        second = domain.circulate(minutes=minutes, until=DEADLINE, by=by)
    assert second.ordinal == 2
    assert [one.ordinal for one in minutes.editions.all()] == [1, 2]


def test_minutes_are_approved_under_a_point_of_a_later_sitting(office):
    minutes, by = circulated(office), secretary(office)
    day = dt.date(2025, 4, 10)
    later = sitting_of(office, title="Phiên họp thứ ba", starts_at=moment(9, day=day), ends_at=moment(11, day=day))
    item = domain.put_on_agenda(minutes=minutes, sitting=later, by=by)
    assert later.agenda.filter(pk=item.pk).exists()
    with pytest.raises(NotNow) as refusal:
        domain.approve(minutes=minutes, way="sitting", by=by)
    assert refusal.value.problems[0].code == "not_opened"
    with pytest.raises(NotNow):
        domain.put_on_agenda(minutes=minutes, sitting=later, by=by)
    with clock.frozen(moment(8, day=day)):
        sittings.invite_members(sitting=later, by=by)
        later.refresh_from_db()
        sittings.convene(sitting=later, by=by)
        sittings.open_sitting(sitting=later, by=by)
        domain.approve(minutes=minutes, way="sitting", by=by)
    assert minutes.approved_under_id == item.pk and minutes.approved_way == "sitting"


def test_approved_minutes_become_a_paper_that_is_signed_twice(office):
    minutes, by = approved(office), secretary(office)
    document = domain.compose(minutes=minutes, by=by)
    assert (document.type_code, document.purpose, minutes.state) == ("BB", "minutes", "composed")
    content = newest_version(document).content
    assert content["particulars"]["second_signer"] == office.holdings["secretary"].person.full_name
    with pytest.raises(NotNow) as refusal:
        domain.take_back(minutes=minutes, reason="Sửa", by=by)
    assert refusal.value.problems[0].code == "composed"
    drafting.withdraw(document=document, reason="Sửa", by=by)
    minutes.refresh_from_db()
    domain.take_back(minutes=minutes, reason="Sửa", by=by)
    assert minutes.state == "draft"


def test_an_excerpt_tells_one_point_and_no_other(office):
    minutes, by = circulated(office), secretary(office)
    first, second = points(minutes.sitting)
    with pytest.raises(NotNow):
        domain.excerpt(minutes=minutes, item=first, by=by)
    with clock.frozen(DEADLINE + dt.timedelta(hours=1)):
        domain.approve(minutes=minutes, way="circulation", by=by)
        made = domain.excerpt(minutes=minutes, item=second, by=by)
    text = str(newest_version(made.document).content)
    assert "Các địa phương báo cáo." in text and "Bộ Tư pháp chủ trì rà soát." not in text


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_an_edition_is_printed_in_three_languages(office, language):
    edition = newest(circulated(office))
    assert pdf_of(edition, language, reader=secretary(office)).startswith(b"%PDF")
    said = "\n".join(
        [one.text for one in docx.Document(io.BytesIO(docx_of(edition, language, reader=secretary(office)))).paragraphs]
    )
    assert "Bộ Tư pháp chủ trì rà soát." in said
    assert ("09:40" in said) and (language == "vi" or "Thời gian" not in said)


def test_a_passage_is_written_once_in_the_database(office):
    minutes = begun(office)
    facts = {"minutes": minutes, "key": "other", "written_at": moment(11), "written_by": {}}
    Passage.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.create(**facts)


def test_ballots_are_told_with_quorum_and_arithmetic(office):
    from decreta.voting import domain as voting
    from tests.voting import office as ballots

    sitting = ballots.session_of(office)
    ballot = ballots.put(office, sitting)
    ballots.votes(ballot, dict.fromkeys(ballots.voters(sitting), "agree"))
    voting.close_ballot(ballot=ballot, by=secretary(office))
    with translation.override("en"):
        told = [one for one in happenings_of(sitting) if one.kind.startswith("voting.")]
    assert [one.kind for one in told] == ["voting.put", "voting.decided"]
    assert "present" in told[0].quorum and told[1].group == Group.RESULT
    assert told[1].point == ballot.item_id and ballot.question in told[1].words


def test_minutes_are_found_by_their_passages_and_a_passage_by_who_reads_its_point_now(office):
    minutes = begun(office)
    assert find_minutes("ra soat", office.actor("secretary")) == [], "a draft is before nobody yet"
    with clock.frozen(moment(11)):
        domain.circulate(minutes=minutes, until=DEADLINE, by=secretary(office))
    (hit,) = find_minutes("rà soát", office.actor("member"))
    assert "rà soát" in hit.why and hit.url.endswith(f"{minutes.pk}/")
    assert find_minutes("ra soat", office.actor("clerk")) == []
    assert len(find_minutes("dia phuong bao cao", office.actor("member"))) == 1
    AgendaItem.objects.filter(sitting=minutes.sitting, title="Về thể chế").update(audience=Audience.NAMED)
    assert find_minutes("ra soat", office.actor("member")) == []
    assert len(find_minutes("ra soat", office.actor("secretary"))) == 1
    assert len(find_minutes("dia phuong bao cao", office.actor("member"))) == 1
