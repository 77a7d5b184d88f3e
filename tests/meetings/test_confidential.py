"""What is confidential stays with its audience: on pages, in fragments, in files, in the API, in calendars and notices."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.urls import reverse

from decreta.api.queries import meetings as shapes
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.documents.queries.texts import newest_version
from decreta.meetings import domain, live
from decreta.meetings.enums import Audience, Part, Share
from decreta.meetings.models import AgendaItem, Conclusion, Paper, Sitting
from decreta.meetings.queries.room import room_of
from tests.files.papers import pdf
from tests.meetings.office import invitation_of, secretary, sitting_of

CANARY = "CHIMHOANGYEN"
READERS = ("head", "deputy", "secretary", "member", "officer", "clerk", "inspector", "administrator")
#: Who reads what is for members, and what names the deputy; the officer is a guest.
STAFF = {"head", "secretary", "inspector"}
MEMBERS = STAFF | {"deputy", "member"}
NAMED = STAFF | {"deputy"}
EVERYBODY = MEMBERS | {"officer"}


@pytest.fixture
def stage(office):
    """A sitting in session whose points and papers have every audience; the officer is its guest."""
    by = secretary(office)
    sitting = sitting_of(office)
    domain.invite_members(sitting=sitting, by=by)
    domain.invite(sitting=sitting, holding=office.holdings["officer"], part=Part.GUEST, by=by)
    made = {
        "open": domain.add_point(sitting=sitting, title="Việc chung", by=by),
        "members": domain.add_point(
            sitting=sitting, title=f"{CANARY}-thanh-vien", presenter=CANARY, audience=Audience.MEMBERS, by=by
        ),
        "named": domain.add_point(
            sitting=sitting, title=f"{CANARY}-dich-danh", audience=Audience.NAMED, is_listed=False, by=by
        ),
    }
    deputy = invitation_of(sitting, office, "deputy")
    domain.share_point(item=made["named"], shares=[(deputy, Share.READER)], by=by)
    upload = (f"{CANARY}.pdf", pdf(1))
    for name, item in made.items():
        domain.add_paper(item=item, title=f"{CANARY if name != 'open' else 'Tờ trình'}-giay", upload=upload, by=by)
    closed = domain.add_paper(
        item=made["open"], title=f"{CANARY}-giay-rieng", upload=upload, audience=Audience.NAMED, by=by
    )
    domain.restrict_paper(paper=closed, audience=Audience.NAMED, readers=[deputy], by=by)
    domain.convene(sitting=sitting, by=by)
    domain.open_sitting(sitting=sitting, by=by)
    domain.write_conclusion(item=made["open"], text="Kết luận chung.", by=by)
    domain.write_conclusion(item=made["members"], text=f"{CANARY}-ket-luan", by=by)
    domain.go_to_point(sitting=sitting, item=made["members"], by=by)
    return sitting


def seen(office, model, **which) -> set[str]:
    return {name for name in READERS if model.objects.visible_to(office.actor(name)).filter(**which).exists()}


def test_who_reads_points_papers_and_conclusions_are_exactly_these(office, stage):
    points = {one.title: seen(office, AgendaItem, pk=one.pk) for one in AgendaItem.objects.filter(sitting=stage)}
    assert points == {
        "Việc chung": EVERYBODY,
        f"{CANARY}-thanh-vien": MEMBERS,
        f"{CANARY}-dich-danh": NAMED,
    }
    closed = Paper.objects.get(title=f"{CANARY}-giay-rieng")
    assert seen(office, Paper, pk=closed.pk) == NAMED
    assert seen(office, Paper, title="Tờ trình-giay") == EVERYBODY
    assert seen(office, Conclusion, text=f"{CANARY}-ket-luan") == MEMBERS


def test_what_is_asked_for_first_is_what_everybody_reads_of_what_one_sees(office, stage):
    """`open_to` is quick to ask and never wider than `visible_to`: it leaves out what is meant for some."""
    asked = {AgendaItem: {"audience": "everybody"}, Conclusion: {"item__audience": "everybody"}}
    asked[Paper] = {"audience": "everybody", "item__audience": "everybody"}
    for until in (None, clock.now() - dt.timedelta(days=1)):
        Sitting.objects.filter(pk=stage.pk).update(papers_until=until)
        for model, open_alone in asked.items():
            for name in READERS:
                rows, actor = model.objects, office.actor(name)
                seen_of_all = set(rows.visible_to(actor).filter(**open_alone))
                found = set(rows.open_to(actor))
                # Whoever runs the sitting reads its papers on when they have ended: he is found by the longer way.
                assert found == seen_of_all or (model is Paper and until and not found), (model, name)
    assert Paper.objects.open_to(office.actor("member")).count() == 0


def test_live_pages_show_exactly_what_the_database_says(office, stage):
    """The rule of `visible_to` and its answer for many readers at once are one rule."""
    actors = [office.actor(name) for name in READERS]
    for actor, view in zip(actors, live.view_classes(live.topic_of(stage), actors), strict=True):
        points = {one.pk for one in AgendaItem.objects.visible_to(actor).filter(sitting=stage)}
        papers = {one.pk for one in Paper.objects.visible_to(actor).filter(item__sitting=stage)}
        assert (view is not None) == bool(points), actor.post_name
        if view is not None:
            room = room_of(stage, sight=live.sight_in(view))
            assert {one.pk for one in room.points if not one.is_withheld} == points
            assert {paper.pk for one in room.points for paper in one.papers.all()} == papers


def test_a_listed_point_leaves_its_number_an_unlisted_one_leaves_nothing(office, stage):
    guest = room_of(stage, actor=office.actor("officer"))
    assert [(one.number, one.is_withheld, one.title, one.presenter) for one in guest.points] == [
        ("1", False, "Việc chung", ""),
        ("2", True, "", ""),
    ]
    deputy = room_of(stage, actor=office.actor("deputy"))
    assert [one.number for one in deputy.points] == ["1", "2", "C1"]
    assert [one.title for one in room_of(stage).points] == ["Việc chung", ""]  # nobody in particular: nothing closed


def test_the_canary_is_in_no_page_of_who_may_not_read_it(office, stage, client):
    client.force_login(office.holdings["officer"].person.user)
    for page in ("sitting", "room", "calendar"):
        answer = client.get(reverse(f"meetings:{page}", args=[stage.pk]))
        assert answer.status_code == 200 and CANARY not in answer.content.decode(), page
    for paper in Paper.objects.filter(title__startswith=CANARY):
        for page in ("paper", "paper_file"):
            assert client.get(reverse(f"meetings:{page}", args=[paper.pk])).status_code == 404
        room = client.get(reverse("meetings:room", args=[stage.pk]), {"paper": paper.pk})
        assert CANARY not in room.content.decode()


def test_the_canary_is_in_no_answer_of_the_api_to_who_may_not_read_it(office, stage):
    guest = office.actor("officer")
    shown = shapes.shown(shapes.find(guest, stage.pk), guest)
    assert CANARY not in str(shown)
    assert [(one["is_withheld"], one["position"]) for one in shown["points"]] == [(False, 1), (True, 2)]
    point = shapes.find_point(guest, AgendaItem.objects.get(title="Việc chung").pk)
    assert len(shapes.point_shown(point, guest)["papers"]) == 1
    for find, model in ((shapes.find_point, AgendaItem), (shapes.find_paper, Paper)):
        for one in model.objects.filter(title__startswith=CANARY):
            with pytest.raises(Http404):
                find(guest, one.pk)
    with pytest.raises(Http404):
        shapes.find_conclusion(guest, Conclusion.objects.get(text__startswith=CANARY).pk)


def test_the_canary_is_in_no_fragment_of_who_may_not_read_it_and_never_in_the_hall(office, stage):
    topic, entry = live.topic_of(stage), Entry.objects.filter(kind="meetings.point_begun").last()
    guest, member, staff = live.view_classes(topic, [office.actor(name) for name in ("officer", "member", "secretary")])
    assert len({guest, member, staff}) == 3
    sent = {view: list(live.fragments(topic, view, entry)) for view in (guest, member, staff)}
    assert not any(CANARY in piece.html + piece.say for piece in sent[guest])
    assert any(f"{CANARY}-thanh-vien" in piece.html for piece in sent[member])
    assert not any(f"{CANARY}-dich-danh" in piece.html for piece in sent[member])
    assert not any(CANARY in piece.html for pieces in sent.values() for piece in pieces if piece.target == "hall-point")


def test_the_canary_is_neither_in_the_log_nor_in_the_notice(office, stage):
    by = secretary(office)
    assert not [one.kind for one in Entry.objects.all() if CANARY in str(one.facts)]
    domain.close_sitting(sitting=stage, by=by)
    notice = domain.compose_notice(sitting=stage, by=by)
    text = str(newest_version(notice.document).content)
    assert "Kết luận chung" in text and CANARY not in text


def test_an_invitation_that_is_withdrawn_takes_its_shares_along(office, stage):
    point = AgendaItem.objects.get(title=f"{CANARY}-dich-danh")
    invitation_of(stage, office, "deputy").delete()
    assert seen(office, AgendaItem, pk=point.pk) == STAFF


def test_a_presenter_from_outside_reads_the_members_point_that_he_presents(office, stage):
    point = AgendaItem.objects.select_related("sitting__body").get(title=f"{CANARY}-thanh-vien")
    guest = invitation_of(stage, office, "officer")
    domain.share_point(item=point, shares=[(guest, Share.PRESENTER)], by=secretary(office))
    assert seen(office, AgendaItem, pk=point.pk) == MEMBERS | {"officer"}
