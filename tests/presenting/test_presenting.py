"""Pages are turned for everybody: by whom, to where, and what those who follow are sent."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings import live as live_sittings
from decreta.meetings.models import Paper
from decreta.presenting import domain, live
from decreta.presenting.models import Presentation
from tests.files.papers import pdf
from tests.meetings.office import convened, invitation_of, opened, secretary


@pytest.fixture
def sitting(office):
    return opened(office)


@pytest.fixture
def paper(sitting):
    return Paper.objects.select_related("item", "file").get(item__sitting=sitting)


def test_a_page_is_shown_once_and_turned(office, sitting, paper):
    by = secretary(office)
    domain.present_page(sitting=sitting, paper=paper, page=2, by=by)
    assert domain.present_page(sitting=sitting, paper=paper, page=2, by=by) is None
    domain.present_page(sitting=sitting, paper=paper, page=3, by=by)
    entry = Entry.objects.filter(kind="presenting.shown").latest("pk")
    topic = live_sittings.topic_of(sitting)
    member = {piece.target: piece.html for piece in live.fragments(topic, live_sittings.MEMBER, entry)}
    file = reverse("meetings:paper_file", args=[paper.pk])
    assert f'data-paper="{paper.pk}" data-version="1" data-src="{file}?v=1" data-page="3"' in member["presented"]
    assert paper.title not in "".join(member.values())
    domain.stop_presenting(sitting=sitting, by=by)
    assert domain.stop_presenting(sitting=sitting, by=by) is None
    after = {piece.target: piece.html for piece in live.fragments(topic, live_sittings.MEMBER, entry)}
    assert "data-paper" not in after["presented"]


@pytest.mark.parametrize("page", [0, 4, 10_000])
def test_nobody_is_led_to_a_page_that_does_not_exist(office, sitting, paper, page):
    with pytest.raises(Invalid, match="has no page"):
        domain.present_page(sitting=sitting, paper=paper, page=page, by=secretary(office))


def test_who_follows_sees_the_version_that_is_presented_and_is_told_of_a_newer_one(office, sitting, paper, client):
    by, topic = secretary(office), live_sittings.topic_of(sitting)
    domain.present_page(sitting=sitting, paper=paper, page=3, by=by)
    newer = meetings.replace_paper(paper=paper, upload=("b.pdf", pdf(2)), reason="Sửa số liệu", by=by)
    entry = Entry.objects.filter(kind="meetings.paper_replaced").get()
    sent = {one.target: one.html for one in live_sittings.fragments(topic, live_sittings.MEMBER, entry)}
    assert "?v=1" in sent["presented"] and 'data-newest="2"' in sent["presented"] and "?v=1" in sent["hall-presented"]
    client.force_login(office.holdings["member"].person.user)
    file = reverse("meetings:paper_file", args=[paper.pk])
    earlier = b"".join(client.get(file, {"v": 1}).streaming_content)
    assert earlier != b"".join(client.get(file, {"v": 2}).streaming_content)
    # The presenter's page goes on with the version that it has, then with the new one.
    assert domain.present_page(sitting=sitting, paper=newer, version=1, page=3, by=by) is None
    for version, code in ((2, "no_such_page"), (7, "no_such_version")):
        with pytest.raises(Invalid) as refused:
            domain.present_page(sitting=sitting, paper=newer, version=version, page=3, by=by)
        assert [one.code for one in refused.value.problems] == [code]
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("presenting:show", args=[sitting.pk])
    by_program = {"headers": {"X-Requested-With": "decreta"}}
    assert client.post(address, {"paper": paper.pk, "version": 2, "page": 2}, **by_program).status_code == 204
    shown = Presentation.objects.get(sitting=sitting)
    assert (shown.version, shown.page, shown.newest) == (2, 2, None)


def test_who_may_not_see_what_is_presented_learns_neither_paper_nor_page(office, sitting, paper):
    by, topic = secretary(office), live_sittings.topic_of(sitting)
    meetings.restrict_paper(paper=paper, audience="named", by=by)
    domain.present_page(sitting=sitting, paper=paper, page=2, by=by)
    entry = Entry.objects.filter(kind="presenting.shown").latest("pk")
    member = "".join(one.html + one.say for one in live.fragments(topic, live_sittings.MEMBER, entry))
    assert str(paper.pk) not in member and "data-page" not in member and "data-hidden" in member
    staff = "".join(one.html for one in live.fragments(topic, live_sittings.STAFF, entry))
    assert f'data-paper="{paper.pk}"' in staff


def test_a_paper_that_is_taken_away_ends_its_presentation(office, sitting, paper):
    domain.present_page(sitting=sitting, paper=paper, page=2, by=secretary(office))
    Paper.objects.filter(pk=paper.pk).delete()
    assert Presentation.objects.get(sitting=sitting).paper_id is None


def test_who_is_asked_turns_pages_and_nobody_else(office, sitting, paper):
    member = office.actor("member")
    with pytest.raises(NotAllowed):
        domain.present_page(sitting=sitting, paper=paper, page=2, by=member)
    asked = invitation_of(sitting, office, "member")
    domain.ask_to_present(sitting=sitting, invitation=asked, by=secretary(office))
    assert domain.ask_to_present(sitting=sitting, invitation=asked, by=secretary(office)) is None
    assert domain.present_page(sitting=sitting, paper=paper, page=2, by=member) is not None
    domain.ask_to_present(sitting=sitting, invitation=None, by=secretary(office))
    with pytest.raises(NotAllowed):
        domain.present_page(sitting=sitting, paper=paper, page=3, by=member)


def test_nothing_is_presented_outside_the_session(office):
    sitting = convened(office)
    paper = Paper.objects.select_related("item", "file").get(item__sitting=sitting)
    with pytest.raises(NotNow):
        domain.present_page(sitting=sitting, paper=paper, page=1, by=secretary(office))


def test_a_paper_of_another_sitting_is_not_presented(office, sitting, paper):
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    with pytest.raises(Invalid, match="another sitting"):
        domain.present_page(sitting=opened(office), paper=paper, page=1, by=secretary(office))


def test_the_page_turns_by_a_program_and_says_why_not(office, sitting, paper, client):
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("presenting:show", args=[sitting.pk])
    by_program = {"headers": {"X-Requested-With": "decreta"}}
    assert client.post(address, {"paper": paper.pk, "page": 2}, **by_program).status_code == 204
    refused = client.post(address, {"paper": paper.pk, "page": 9}, **by_program)
    assert (refused.status_code, refused.json()["why"]) == (422, "This paper has no page 9.")
    assert client.post(address, {"paper": "x", "page": ""}, **by_program).status_code == 422
    assert client.post(address, {"paper": paper.pk, "page": 1}).status_code == 302
    room = client.get(reverse("meetings:room", args=[sitting.pk])).content.decode()
    assert f'<d-follow id="presented" data-paper="{paper.pk}" data-version="1"' in room
    assert "<d-present" in room and "template data-viewer" in room
    client.post(reverse("presenting:ask", args=[sitting.pk]), {"invitation": invitation_of(sitting, office, "head").pk})
    client.force_login(office.holdings["member"].person.user)
    assert client.post(address, {"paper": paper.pk, "page": 2}, **by_program).status_code == 404
    assert "<d-present" not in client.get(reverse("meetings:room", args=[sitting.pk])).content.decode()


def test_the_hall_shows_no_confidential_paper_whoever_opened_its_screen(office, sitting, paper, client):
    by = secretary(office)
    domain.present_page(sitting=sitting, paper=paper, page=2, by=by)
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("meetings:hall", args=[sitting.pk])
    assert str(paper.pk) in client.get(address).content.decode()
    meetings.restrict_paper(paper=paper, audience="named", by=by)
    assert str(paper.pk) not in client.get(address).content.decode()
    topic, entry = live_sittings.topic_of(sitting), Entry.objects.filter(kind="presenting.shown").latest("pk")
    for view in (live_sittings.MEMBER, live_sittings.STAFF):
        sent = {piece.target: piece.html for piece in live.fragments(topic, view, entry)}
        assert str(paper.pk) not in sent["hall-presented"]
