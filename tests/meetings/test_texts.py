"""A point says why the body deals with it and what is proposed; when it begins, that is the draft of its conclusion."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.agendas import domain as agendas
from decreta.api.queries import meetings as shapes
from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.meetings import domain, live
from decreta.meetings.domain.notice import points_of
from decreta.meetings.domain.sending import tell
from decreta.meetings.enums import Audience, Purpose
from decreta.meetings.models import Conclusion
from decreta.meetings.queries.room import room_of
from decreta.meetings.queries.texts import versions_of
from decreta.minutes import domain as minutes
from decreta.notifications.models import Notice
from tests.meetings.office import convened, invitation_of, points, secretary, sitting_of, with_agenda

WHY = "Ba tỉnh chưa có trung tâm dữ liệu."
PROPOSED = "Đồng ý chủ trương:\na) giao Bộ Tư pháp chủ trì;\nb) báo cáo trước 30/4."


def written(office, item, *, by=None, **words):
    given = {"why": WHY, "proposed": PROPOSED, "expected_version": item.text_version, **words}
    return domain.write_point_text(item=item, by=by or secretary(office), **given)


def with_text(office, make=with_agenda):
    """A sitting whose second point says why and what is proposed."""
    sitting = make(office)
    written(office, points(sitting)[1])
    return sitting, points(sitting)[1]


def in_session(office, sitting):
    by = secretary(office)
    domain.check_in(invitation=invitation_of(sitting, office, "head"), presence="in_room", by=by)
    domain.open_sitting(sitting=sitting, by=by)
    return by


def test_the_secretary_and_the_chair_write_it_and_every_version_stays_with_who_and_when(office):
    sitting, item = with_text(office)
    written(office, item, by=office.actor("head"), proposed="Đồng ý chủ trương.")
    newest, first = versions_of(item)
    assert (item.text_version, newest.text.number, first.text.number) == (2, 2, 1)
    assert (first.text.why, first.text.proposed) == (WHY, PROPOSED)
    assert newest.text.by["name"] == office.holdings["head"].person.full_name
    assert newest.proposed and not newest.why and not first.proposed
    assert written(office, item, proposed="Đồng ý chủ trương.") is None
    with pytest.raises(NotAllowed):
        written(office, item, by=office.actor("member"), proposed="Không.")


def test_who_saves_on_an_old_version_is_told_and_nothing_is_lost(office):
    _sitting, item = with_text(office)
    with pytest.raises(Stale):
        written(office, item, proposed="Không.", expected_version=0)
    item.refresh_from_db()
    assert item.proposed == PROPOSED


def test_after_the_convocation_a_change_says_why_and_whoever_reads_the_point_is_told(office):
    _sitting, item = with_text(office, convened)
    with pytest.raises(Invalid):
        written(office, item, proposed="Đồng ý.")
    written(office, item, proposed="Đồng ý.", reason="Theo ý kiến Bộ Tài chính.")
    entry = Entry.objects.filter(kind="meetings.point_text_written").latest("pk")
    assert "Đồng ý" not in str(entry.facts)
    tell(entry)
    told = set(Notice.objects.filter(kind="meetings.text_changed").values_list("holding_id", flat=True))
    assert office.holdings["member"].pk in told
    assert office.holdings["secretary"].pk not in told, "nobody hears of his own act"


def test_of_a_confidential_point_only_those_named_are_told_and_read(office, client):
    sitting, item = with_text(office, convened)
    domain.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=secretary(office))
    written(office, item, proposed="Đồng ý.", reason="Khác.")
    tell(Entry.objects.filter(kind="meetings.point_text_written").latest("pk"))
    assert office.holdings["member"].pk not in Notice.objects.values_list("holding_id", flat=True)
    client.force_login(office.holdings["member"].person.user)
    assert client.get(reverse("meetings:text", args=[item.pk])).status_code == 404
    page = client.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
    assert "Đồng ý." not in page and WHY not in page
    room = room_of(sitting, actor=office.actor("member"))
    shown = [shapes.point(one) for one in room.points if one.is_withheld]
    assert [(one["why"], one["proposed"], one["text_version"]) for one in shown] == [("", "", 0)]


def test_what_is_proposed_is_the_draft_when_the_point_begins_and_no_conclusion_until_it_is_concluded(office):
    sitting, item = with_text(office, convened)
    by = in_session(office, sitting)
    assert not item.conclusions.exists()
    domain.go_to_point(sitting=sitting, item=item, by=by)
    draft = item.conclusions.get()
    assert (draft.text, draft.is_draft) == (PROPOSED, True)
    assert points_of(sitting) == ()
    with pytest.raises(NotNow):
        written(office, item, proposed="Khác.", reason="Khác.")
    domain.edit_conclusion(conclusion=draft, text="Đồng ý.", expected_revision=1, by=by)
    with pytest.raises(Stale):
        domain.conclude_draft(conclusion=draft, expected_revision=1, by=by)
    domain.conclude_draft(conclusion=draft, expected_revision=2, by=by)
    with pytest.raises(NotNow):
        domain.conclude_draft(conclusion=draft, by=by)
    (told,) = points_of(sitting)
    assert told.conclusions == ("Đồng ý.",)


def test_a_point_that_is_resumed_gets_no_second_draft_and_what_was_concluded_before_it_stands(office):
    sitting, item = with_text(office, convened)
    first = points(sitting)[0]
    by = in_session(office, sitting)
    domain.go_to_point(sitting=sitting, item=item, by=by)
    domain.remove_conclusion(conclusion=item.conclusions.get(), by=by)
    domain.go_to_point(sitting=sitting, item=first, by=by)
    domain.go_to_point(sitting=sitting, item=item, by=by)
    assert not item.conclusions.exists()


def test_no_notice_is_composed_and_no_decision_entered_while_a_draft_waits(office):
    sitting, item = with_text(office, convened)
    by = in_session(office, sitting)
    domain.go_to_point(sitting=sitting, item=item, by=by)
    domain.close_sitting(sitting=sitting, by=by)
    with pytest.raises(NotNow) as refusal:
        domain.compose_notice(sitting=sitting, by=by)
    assert [one.code for one in refusal.value.problems] == ["drafts_wait"]
    draft = item.conclusions.get()
    with pytest.raises(NotNow):
        minutes.enter_conclusions(sitting=sitting, conclusions=[draft], by=by)
    domain.conclude_draft(conclusion=draft, by=by)
    sitting.refresh_from_db()
    assert minutes.enter_conclusions(sitting=sitting, conclusions=[Conclusion.objects.get(pk=draft.pk)], by=by)


def test_what_passes_by_consent_is_concluded_in_the_words_that_were_proposed(office):
    sitting, item = with_text(office, convened)
    by = secretary(office)
    domain.change_point(item=item, title=item.title, presenter="", minutes=10, purpose=Purpose.CONSENT, by=by)
    for name in ("head", "member"):
        domain.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    domain.open_sitting(sitting=sitting, by=by)
    agendas.adopt_by_consent(sitting=sitting, by=by)
    concluded = item.conclusions.get()
    assert (concluded.text, concluded.is_draft) == (PROPOSED, False)


def test_a_heading_has_no_text_and_a_point_may_come_with_its_own(office):
    sitting = sitting_of(office)
    by = secretary(office)
    heading = domain.add_point(sitting=sitting, title="A", kind="heading", by=by)
    with pytest.raises(NotNow):
        written(office, heading)
    item = domain.add_point(sitting=sitting, title="B", why=WHY, proposed=PROPOSED, by=by)
    (only,) = versions_of(item)
    assert (only.text.number, item.text_version, only.text.proposed) == (1, 1, PROPOSED)
    domain.remove_point(item=item, by=by)


def test_open_pages_of_the_chair_are_sent_the_draft_with_the_point(office):
    sitting, item = with_text(office, convened)
    by = in_session(office, sitting)
    domain.go_to_point(sitting=sitting, item=item, by=by)
    entry = Entry.objects.filter(kind="meetings.point_begun").latest("pk")
    sent = {one.target: one.html for one in live.fragments(live.topic_of(sitting), live.STAFF, entry)}
    assert "giao Bộ Tư pháp" in sent[f"chair-conclusions-{item.pk}"]
    assert "giao Bộ Tư pháp" in sent["conclusions"]


def test_the_pages_write_it_show_it_and_conclude_it(office, client):
    sitting = with_agenda(office)
    item = points(sitting)[1]
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("meetings:write_text", args=[item.pk])
    assert client.get(address).status_code == 200
    sent = {"why": WHY, "proposed": PROPOSED, "expected_version": 0}
    assert client.post(address, sent).status_code == 302
    stale = client.post(address, {**sent, "proposed": "Không."})
    assert stale.status_code == 422
    assert "Không." in stale.content.decode() and "giao Bộ Tư pháp" in stale.content.decode()
    assert "giao Bộ Tư pháp" in client.get(reverse("meetings:point", args=[item.pk])).content.decode()
    domain.convene(sitting=sitting, by=secretary(office))
    domain.check_in(invitation=invitation_of(sitting, office, "head"), presence="in_room", by=secretary(office))
    domain.open_sitting(sitting=sitting, by=secretary(office))
    domain.go_to_point(sitting=sitting, item=item, by=secretary(office))
    draft = item.conclusions.get()
    for name in ("chair", "room", "sitting"):
        page = client.get(reverse(f"meetings:{name}", args=[sitting.pk])).content.decode()
        assert "giao Bộ Tư pháp" in page, name
    client.post(reverse("meetings:conclude", args=[draft.pk]), {"revision": "1"})
    draft.refresh_from_db()
    assert not draft.is_draft
    client.force_login(office.holdings["member"].person.user)
    page = client.get(reverse("meetings:text", args=[item.pk]))
    assert page.status_code == 200 and WHY in page.content.decode()
    assert client.get(address).status_code == 404
