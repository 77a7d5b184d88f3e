"""What the world hears: notices, mails with calendar entries, live fragments."""

from __future__ import annotations

import pytest
from django.utils import translation

from decreta.audit import sequencer
from decreta.audit.models import Entry, FollowerFailure
from decreta.core import clock
from decreta.meetings import beside, domain, live
from decreta.meetings.enums import Audience, Part, PointKind
from decreta.meetings.models import AgendaItem
from decreta.notifications.kinds import words_of
from decreta.notifications.models import Mail, Notice
from decreta.organisation.models import Person
from tests.files.papers import pdf
from tests.meetings.office import closed, convened, invitation_of, moment, opened, points, secretary, with_agenda


@pytest.fixture
def addresses(office):
    for name in ("head", "deputy", "member"):
        Person.objects.filter(pk=office.holdings[name].person_id).update(email=f"{name}@office.example")
    return office


def told(office, kind: str) -> set[str]:
    persons = {holding.person_id: name for name, holding in office.holdings.items()}
    return {persons[notice.person_id] for notice in Notice.objects.filter(kind=kind)}


def run() -> None:
    sequencer.run()
    assert not FollowerFailure.objects.exists()


def test_a_convocation_is_told_to_all_but_its_author(addresses):
    convened(addresses)
    run()
    assert told(addresses, "meetings.convened") == {"head", "deputy", "member"}
    assert set(Mail.objects.values_list("recipient", flat=True)) == {
        "head@office.example",
        "deputy@office.example",
        "member@office.example",
    }


def test_the_mail_carries_a_request_for_its_reader_alone(addresses):
    convened(addresses)
    run()
    mail = Mail.objects.get(recipient="member@office.example")
    assert mail.attachment_type == "text/calendar; method=REQUEST"
    entry = mail.attachment.replace("\r\n ", "")
    for line in ("METHOD:REQUEST", "SEQUENCE:0", "mailto:member@office.example"):
        assert line in entry
    assert "head@office.example" not in entry
    assert mail.subject.startswith("Giấy mời") or "Phiên họp thứ hai" in mail.subject


def test_an_update_raises_the_sequence_and_keeps_the_uid(addresses):
    sitting = convened(addresses)
    domain.change_sitting(sitting=sitting, place="Phòng B1", by=secretary(addresses))
    run()
    mail = Mail.objects.filter(recipient="member@office.example").order_by("pk").last()
    assert "SEQUENCE:1" in mail.attachment
    assert f"UID:sitting-{sitting.pk}@decreta" in mail.attachment.replace("\r\n ", "")
    assert told(addresses, "meetings.changed") == {"head", "deputy", "member"}


def test_a_new_chair_who_was_not_invited_is_asked_for_an_answer(addresses):
    sitting = convened(addresses)
    deputy = addresses.holdings["deputy"]
    domain.withdraw_invitation(invitation=sitting.invitations.get(holding=deputy), by=secretary(addresses))
    run()
    Mail.objects.all().delete()
    domain.change_sitting(sitting=sitting, chair_post=addresses.posts["deputy"], by=secretary(addresses))
    run()
    assert set(Mail.objects.values_list("recipient", flat=True)) == {"deputy@office.example"}


def test_a_cancellation_frees_the_calendars_and_says_why(addresses):
    sitting = convened(addresses)
    domain.cancel_sitting(sitting=sitting, reason="Trùng lịch", by=secretary(addresses))
    run()
    mail = Mail.objects.filter(recipient="member@office.example").order_by("pk").last()
    assert "METHOD:CANCEL" in mail.attachment
    assert "STATUS:CANCELLED" in mail.attachment
    assert "Trùng lịch" in mail.body


def test_nothing_is_told_of_a_sitting_in_preparation(addresses):
    sitting = with_agenda(addresses)
    domain.withdraw_invitation(invitation=invitation_of(sitting, addresses, "member"), by=secretary(addresses))
    domain.cancel_sitting(sitting=sitting, reason="Không họp", by=secretary(addresses))
    run()
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


def test_who_is_uninvited_is_told_and_his_calendar_freed(addresses):
    sitting = convened(addresses)
    domain.withdraw_invitation(invitation=invitation_of(sitting, addresses, "member"), by=secretary(addresses))
    run()
    assert told(addresses, "meetings.uninvited") == {"member"}
    assert "METHOD:CANCEL" in Mail.objects.get(attachment_type="text/calendar; method=CANCEL").attachment


def test_chair_and_secretary_hear_of_an_excuse_but_not_its_reason(addresses):
    sitting = convened(addresses)
    member = invitation_of(sitting, addresses, "member")
    domain.answer_invitation(invitation=member, answer="excused", reason="Chữa bệnh", by=addresses.actor("member"))
    run()
    assert told(addresses, "meetings.excused") == {"head", "secretary"}
    assert "Chữa bệnh" not in str(Notice.objects.filter(kind="meetings.excused").values("facts"))


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_notices_are_worded_in_the_readers_language(addresses, language):
    convened(addresses)
    run()
    notice = Notice.objects.filter(kind="meetings.convened").first()
    with translation.override(language):
        words = words_of(notice.kind, notice.facts)
    assert ("Second session" if language == "en" else "Phiên họp thứ hai") in words
    assert ("2025/03/10" if language == "ja" else "10/03/2025") in words


def entries() -> list[Entry]:
    return list(Entry.objects.filter(kind__startswith="meetings.").order_by("pk"))


def test_every_entry_of_a_sitting_reaches_its_topic(office):
    sitting = opened(office)
    domain.write_conclusion(item=points(sitting)[0], text="Một.", by=secretary(office))
    assert {topic for entry in entries() for topic in live.topics(entry)} == {live.topic_of(sitting)}
    assert all(live.topics(entry) for entry in entries())


def test_members_get_no_controls(office, monkeypatch):
    monkeypatch.setattr(beside, "_shared", {})  # what areas above send is theirs to try
    sitting = opened(office)
    domain.write_conclusion(item=points(sitting)[0], text="Câu kết luận.", by=secretary(office))
    entry = entries()[-1]
    member = {piece.target: piece.html for piece in live.fragments(live.topic_of(sitting), "member", entry)}
    staff = {piece.target: piece.html for piece in live.fragments(live.topic_of(sitting), "staff", entry)}
    assert set(member) == {"conclusions"}, "a conclusion changes nothing of who is present, and no point"
    assert set(staff) > set(member)
    assert "Câu kết luận." in member["conclusions"]
    domain.go_to_point(sitting=sitting, item=points(sitting)[1], by=secretary(office))
    topic, entry = live.topic_of(sitting), entries()[-1]
    member |= {piece.target: piece.html for piece in live.fragments(topic, "member", entry)}
    staff |= {piece.target: piece.html for piece in live.fragments(topic, "staff", entry)}
    assert {"agenda-line", "current-point", "hall-point"} <= set(member)
    assert not any("<button" in html or "/edit" in html for html in member.values())
    for target, html in staff.items():
        assert html.count(f'id="{target}"') == 1, target


def test_who_comes_is_told_with_who_is_present(office):
    sitting = opened(office)
    domain.check_in(invitation=invitation_of(sitting, office, "member"), presence="remote", by=secretary(office))
    pieces = [piece.target for piece in live.fragments(live.topic_of(sitting), "staff", entries()[-1])]
    assert {"present", "chair-present", "desk-rows"} <= set(pieces)


def test_a_closing_reaches_the_bar_and_ends_checking_in(office):
    sitting = closed(office)
    entry = next(one for one in entries() if one.kind == "meetings.sitting_closed")
    pieces = {piece.target: piece.html for piece in live.fragments(live.topic_of(sitting), "member", entry)}
    assert "Closed" in pieces["sitting-state"]
    assert "button" not in pieces["check-in"]


def test_what_is_said_is_said_once(office):
    sitting = opened(office)
    domain.go_to_point(sitting=sitting, item=points(sitting)[1], by=secretary(office))
    words = "Now point 2: Về hạ tầng"
    for view, targets in (
        ("member", {"current-point", "hall-point"}),
        ("staff", {"current-point", "chair-bar", "hall-point"}),
    ):
        said = {one.target: one.say for one in live.fragments(live.topic_of(sitting), view, entries()[-1]) if one.say}
        # On each page once: no page has two of these.
        assert said == dict.fromkeys(targets, words)


def test_a_page_and_its_fragments_carry_the_same_ids(office, client):
    sitting = opened(office)
    client.force_login(office.holdings["secretary"].person.user)
    pages = "".join(
        client.get(f"/meetings/{sitting.pk}/{page}/").content.decode() for page in ("room", "chair", "desk", "hall")
    )
    shown = points(sitting)[0]
    for piece in live.fragments(live.topic_of(sitting), "staff", entries()[-1]):
        if not piece.target.startswith("chair-conclusions-") or piece.target.endswith(str(shown.pk)):
            assert f'id="{piece.target}"' in pages, piece.target


def put_under(office, item: AgendaItem, title: str, **more):
    return domain.add_paper(item=item, title=title, upload=(f"{title}.pdf", pdf(1)), by=secretary(office), **more)


def point_again(item: AgendaItem) -> AgendaItem:
    return AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=item.pk)


def words_for(office, name: str, kind: str) -> list[str]:
    found = Notice.objects.filter(kind=kind, person_id=office.holdings[name].person_id).order_by("pk")
    with translation.override("en"):
        return [words_of(kind, one.facts) for one in found]


def test_what_was_on_the_agenda_at_the_convocation_is_not_told_as_new(addresses):
    convened(addresses)
    run()
    assert not Notice.objects.filter(kind__in=["meetings.points_added", "meetings.papers_added"]).exists()


def test_papers_that_come_after_the_convocation_are_told_in_one_notice(addresses):
    sitting = convened(addresses)
    first, second = points(sitting)
    made = [put_under(addresses, item, title) for item, title in ((first, "a"), (second, "b"), (second, "c"))]
    run()
    assert told(addresses, "meetings.papers_added") == {"head", "deputy", "member"}
    (said,) = words_for(addresses, "member", "meetings.papers_added")
    assert "3 papers were added (points: 1; 2)" in said and "Second session" in said
    notice = Notice.objects.get(kind="meetings.papers_added", person_id=addresses.holdings["member"].person_id)
    assert notice.url.endswith(f"{sitting.pk}/") and str(made[0].pk) not in notice.url
    assert not any(title in str(notice.facts["gathered"]) for title in ("a.pdf", "b.pdf"))
    assert Mail.objects.count() == 3, "those of the invitation: no mail of its own, no entry for the calendar"


def test_who_has_read_a_notice_or_is_told_much_later_is_told_anew(addresses):
    sitting = convened(addresses)
    put_under(addresses, points(sitting)[0], "a")
    run()
    Notice.objects.filter(person_id=addresses.holdings["member"].person_id).update(read_at=clock.real_now())
    put_under(addresses, points(sitting)[0], "b")
    run()
    assert len(words_for(addresses, "member", "meetings.papers_added")) == 2
    assert len(words_for(addresses, "deputy", "meetings.papers_added")) == 1
    with clock.frozen(moment(8, 50)):
        put_under(addresses, points(sitting)[0], "c", at=moment(8, 50))
        run()
    assert len(words_for(addresses, "deputy", "meetings.papers_added")) == 2


def test_a_point_that_comes_late_is_told_with_its_papers_and_its_heading_is_not(addresses):
    sitting, by = convened(addresses), secretary(addresses)
    domain.add_point(sitting=sitting, title="Phần hai", kind=PointKind.HEADING, by=by)
    added = domain.add_point(sitting=sitting, title="Về đào tạo", by=by)
    put_under(addresses, point_again(added), "dao-tao")
    run()
    (said,) = words_for(addresses, "member", "meetings.points_added")
    assert f"point {added.number} was added to the agenda" in said and "đào tạo" not in said
    assert not told(addresses, "meetings.papers_added")


def test_only_who_reads_it_hears_of_a_late_point_a_late_paper_and_of_a_point_that_goes(addresses):
    sitting, by = convened(addresses), secretary(addresses)
    deputy = invitation_of(sitting, addresses, "deputy")
    domain.invite(sitting=sitting, holding=addresses.holdings["officer"], part=Part.GUEST, by=by)
    secret = domain.add_point(sitting=sitting, title="Kỷ luật", audience=Audience.NAMED, is_listed=False, by=by)
    domain.share_point(item=point_again(secret), shares=[(deputy, "reader")], by=by)
    inner = domain.add_point(sitting=sitting, title="Nhân sự", audience=Audience.MEMBERS, by=by)
    run()
    assert words_for(addresses, "deputy", "meetings.points_added")[0].endswith("points C1; 3 were added to the agenda.")
    assert "point 3 was added" in words_for(addresses, "member", "meetings.points_added")[0]
    assert "officer" not in told(addresses, "meetings.points_added")
    Notice.objects.all().delete()
    put_under(addresses, point_again(inner), "ho-so")
    domain.remove_point(item=point_again(secret), by=by)
    run()
    assert told(addresses, "meetings.points_removed") == {"deputy"}
    assert "officer" not in told(addresses, "meetings.papers_added")
    assert "Kỷ luật" not in str(list(Notice.objects.values_list("facts", flat=True)))
    domain.remove_point(item=point_again(inner), by=by)
    run()
    assert told(addresses, "meetings.points_removed") == {"head", "deputy", "member"}


def test_who_is_let_read_a_point_or_a_paper_after_the_convocation_hears_that_it_came(addresses):
    """On the page one adds a confidential point, then names its readers: by then the first entry has been followed."""
    sitting, by = convened(addresses), secretary(addresses)
    deputy, head = (invitation_of(sitting, addresses, name) for name in ("deputy", "head"))
    item = domain.add_point(sitting=sitting, title="Kỷ luật", audience=Audience.NAMED, is_listed=False, by=by)
    run()
    assert not told(addresses, "meetings.points_added")
    domain.share_point(item=point_again(item), shares=[(deputy, "reader"), (head, "reader")], by=by)
    run()
    assert told(addresses, "meetings.points_added") == {"deputy"}, "the chair reads everything anyway"
    domain.restrict_point(item=point_again(item), audience=Audience.MEMBERS, is_listed=True, by=by)
    run()
    assert told(addresses, "meetings.points_added") == {"deputy", "member"}
    assert len(words_for(addresses, "deputy", "meetings.points_added")) == 1
    paper = put_under(addresses, points(sitting)[0], "rieng", audience=Audience.NAMED)
    run()
    domain.restrict_paper(paper=paper, audience=Audience.NAMED, readers=[deputy], by=by)
    run()
    assert told(addresses, "meetings.papers_added") == {"deputy"}


def test_a_point_that_everybody_read_is_called_by_its_title_when_it_is_taken_off(addresses):
    sitting = convened(addresses)
    domain.remove_point(item=points(sitting)[1], by=secretary(addresses))
    run()
    assert words_for(addresses, "member", "meetings.points_removed")[0].endswith(
        "point 2 (Về hạ tầng) was taken off the agenda."
    )
