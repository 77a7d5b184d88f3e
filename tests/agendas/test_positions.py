"""Positions beforehand: who states them, who reads them, and what is adopted in one act because nobody opposes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.agendas import desk, domain, live
from decreta.agendas.domain.positions import Said
from decreta.agendas.enums import Stand
from decreta.agendas.models import Adoption, Position
from decreta.agendas.queries.consent import consent_part, silent
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings import live as live_pages
from decreta.meetings.enums import Audience, Part, PointKind, Purpose
from decreta.meetings.models import AgendaItem
from decreta.meetings.queries.room import room_of
from tests.meetings.office import invitation_of, secretary, sitting_of

NONE, SPEAK, OBJECT = Stand.NO_OBJECTION, Stand.SPEAK, Stand.OBJECTION


@pytest.fixture
def sitting(office):
    """A convened sitting with a heading, two points by consent and one for decision."""
    by, found = secretary(office), sitting_of(office)
    meetings.invite_members(sitting=found, by=by)
    meetings.invite(sitting=found, holding=office.holdings["officer"], part=Part.GUEST, by=by)
    meetings.add_point(sitting=found, title="Phần chung", kind=PointKind.HEADING, by=by)
    for title in ("Biên bản kỳ trước", "Lịch họp"):
        meetings.add_point(sitting=found, title=title, purpose=Purpose.CONSENT, by=by)
    meetings.add_point(sitting=found, title="Ngân sách", by=by)
    meetings.convene(sitting=found, by=by)
    return found


def point(sitting, title: str) -> AgendaItem:
    return AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(sitting=sitting, title=title)


def say(office, sitting, who: str, **stands: tuple[str, str] | str) -> object:
    titles = {"minutes": "Biên bản kỳ trước", "dates": "Lịch họp", "budget": "Ngân sách", "heading": "Phần chung"}
    said = {
        point(sitting, titles[name]): Said(*stand) if isinstance(stand, tuple) else Said(stand)
        for name, stand in stands.items()
    }
    return domain.state_positions(sitting=sitting, said=said, by=office.actor(who))


def test_positions_are_stated_together_and_the_last_word_counts(office, sitting):
    assert say(office, sitting, "member", minutes=NONE, dates=SPEAK, budget=(OBJECT, "Quá cao."))
    assert say(office, sitting, "member", minutes=NONE) is None
    assert say(office, sitting, "member", dates=NONE, budget="")
    assert dict(Position.objects.values_list("item__title", "stand")) == {"Biên bản kỳ trước": NONE, "Lịch họp": NONE}
    (first, _second) = Entry.objects.filter(kind="agendas.positions_stated").order_by("pk")
    assert first.facts == {"points": 3, "opposing": 2}  # never what was said


def test_everything_that_is_wrong_is_said_at_once(office, sitting):
    with pytest.raises(Invalid) as refused:
        say(office, sitting, "member", minutes=(OBJECT, " "), dates="perhaps", budget=(SPEAK, "x" * 5000), heading=NONE)
    assert len(refused.value.problems) == 4
    assert not Position.objects.exists()


@pytest.mark.parametrize("who", ["officer", "secretary", "clerk"])
def test_guests_secretaries_and_strangers_are_not_asked(office, sitting, who):
    with pytest.raises(NotAllowed):
        say(office, sitting, who, minutes=NONE)


def test_nothing_is_stated_once_the_sitting_is_open(office, sitting):
    meetings.open_sitting(sitting=sitting, by=secretary(office))
    with pytest.raises(NotNow):
        say(office, sitting, "member", minutes=NONE)


def test_who_reads_positions_are_exactly_these(office, sitting):
    say(office, sitting, "member", budget=(OBJECT, "Quá cao."))
    names = ("head", "deputy", "secretary", "member", "officer", "clerk", "inspector", "administrator")
    seen = {name for name in names if Position.objects.visible_to(office.actor(name)).exists()}
    assert seen == {"head", "secretary", "member", "inspector"}


def test_a_point_that_one_does_not_read_is_not_asked_about(office, sitting):
    closed = point(sitting, "Ngân sách")
    meetings.restrict_point(item=closed, audience=Audience.NAMED, is_listed=True, by=secretary(office))
    with pytest.raises(Invalid, match="no point"):
        say(office, sitting, "member", budget=NONE)


def test_nothing_is_adopted_before_the_sitting_or_against_anybody(office, sitting):
    by = secretary(office)
    say(office, sitting, "member", minutes=SPEAK, dates=SPEAK)
    with pytest.raises(NotNow):
        domain.adopt_by_consent(sitting=sitting, by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    with pytest.raises(NotNow, match="left"):  # both are opposed
        domain.adopt_by_consent(sitting=sitting, by=by)


def test_what_nobody_opposes_is_adopted_in_one_act_and_concluded(office, sitting):
    by = secretary(office)
    meetings.add_point(sitting=sitting, title="Mở đầu", by=by)
    say(office, sitting, "member", dates=SPEAK)
    opening = point(sitting, "Mở đầu")
    while meetings.move_point(item=opening, direction="up", by=by):
        pass
    for name in ("head", "deputy", "member"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    rows = domain.adopt_by_consent(sitting=sitting, by=by)
    assert [one.item.title for one in rows] == ["Biên bản kỳ trước"]
    adopted = point(sitting, "Biên bản kỳ trước")
    assert adopted.began_at == adopted.ended_at == Adoption.objects.get().adopted_at
    assert adopted.conclusions.get().text == "Thông qua, không có ý kiến khác."
    sitting.refresh_from_db()
    assert room_of(sitting).next_point.title == "Lịch họp"
    with pytest.raises(NotNow, match="consent"):
        domain.adopt_by_consent(sitting=sitting, by=by)


def test_the_chair_takes_a_point_out_and_puts_it_back(office, sitting):
    chair, item = office.actor("head"), point(sitting, "Lịch họp")
    assert domain.take_out(item=item, reason="Cần bàn.", by=chair)
    assert domain.take_out(item=item, by=chair) is None
    part = {one.item.title: one.is_adopted_together for one in consent_part(list(sitting.agenda.all()))}
    assert part == {"Biên bản kỳ trước": True, "Lịch họp": False}
    assert domain.put_back(item=item, by=chair) and domain.put_back(item=item, by=chair) is None
    with pytest.raises(NotNow):
        domain.take_out(item=point(sitting, "Ngân sách"), by=chair)
    with pytest.raises(NotAllowed):
        domain.take_out(item=item, by=office.actor("member"))


def test_who_has_said_nothing_finds_it_on_the_desk(office, sitting):
    actors = [office.actor("member")]
    assert [one.verb for _actor, one in desk.waiting(actors, clock.now())] == ["State positions"]
    assert "member" in {one.holding.post.code.rsplit(".", 1)[-1] for one in silent(sitting)}
    say(office, sitting, "member", minutes=NONE)
    assert not list(desk.waiting(actors, clock.now()))
    assert not list(desk.waiting([office.actor("officer"), office.actor("secretary")], clock.now()))


def test_the_pages_ask_the_member_and_tell_the_chair(office, sitting, client):
    address = reverse("agendas:positions", args=[sitting.pk])
    client.force_login(office.holdings["member"].person.user)
    client.cookies["language"] = "en"
    assert "State positions" in client.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
    budget = point(sitting, "Ngân sách").pk
    assert client.post(address, {f"stand-{budget}": OBJECT}).status_code == 422
    assert client.post(address, {f"stand-{budget}": OBJECT, f"text-{budget}": "QUACAO"}).status_code == 302
    client.force_login(office.holdings["deputy"].person.user)
    assert "QUACAO" not in client.get(address).content.decode()
    client.force_login(office.holdings["head"].person.user)
    assert "QUACAO" in client.get(address).content.decode()
    client.force_login(office.holdings["officer"].person.user)
    assert client.get(address).status_code == 404


def test_open_pages_are_sent_what_is_adopted_together(office, sitting):
    meetings.open_sitting(sitting=sitting, by=secretary(office))
    domain.take_out(item=point(sitting, "Lịch họp"), by=secretary(office))
    entry = Entry.objects.filter(kind="agendas.taken_out").get()
    sent = {piece.target: piece.html for piece in live.fragments(live_pages.topic_of(sitting), "staff", entry)}
    assert set(sent) == {"consent-room", "consent-chair", "deferred-room", "deferred-chair"}
    assert "Lịch họp" in sent["consent-chair"]


def test_a_member_objects_in_the_open_sitting_until_the_point_is_adopted(office, sitting, client):
    """By his button in the room; the chair adopts the rest, and nobody objects to what is adopted."""
    by, dates, minutes = secretary(office), point(sitting, "Lịch họp"), point(sitting, "Biên bản kỳ trước")
    member = office.actor("member")
    with pytest.raises(NotNow):
        domain.object_in_session(item=dates, by=member)
    for name in ("head", "deputy", "member"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    for name in ("secretary", "clerk", "inspector"):
        with pytest.raises(NotAllowed):
            domain.object_in_session(item=dates, by=office.actor(name))
    client.force_login(office.holdings["member"].person.user)
    client.cookies["language"] = "en"
    room = reverse("meetings:room", args=[sitting.pk])
    address = reverse("agendas:object", args=[dates.pk])
    assert address in client.get(room).content.decode()
    assert client.post(address)["Location"] == room
    assert "You want it to be dealt with by itself." in client.get(room).content.decode()
    assert domain.object_in_session(item=dates, by=member) is None
    assert domain.object_in_session(item=dates, text="Trùng lịch.", by=member).stand == "objection"
    assert domain.take_back_objection(item=dates, by=member).stand == "none"
    assert domain.take_back_objection(item=dates, by=member) is None
    domain.object_in_session(item=dates, by=member)
    assert [one.item.title for one in domain.adopt_by_consent(sitting=sitting, by=by)] == ["Biên bản kỳ trước"]
    with pytest.raises(NotNow):
        domain.object_in_session(item=minutes, by=member)
    assert "Trùng" not in str([one.facts for one in Entry.objects.filter(kind="agendas.objected")])


def test_what_is_adopted_meanwhile_is_neither_taken_out_nor_put_back(office, sitting):
    """Each page holds the point as it was when it was opened; the act looks again, with the sitting held."""
    by = secretary(office)
    first, second = point(sitting, "Biên bản kỳ trước"), point(sitting, "Lịch họp")
    assert domain.take_out(item=second, by=by) is not None
    for name in ("head", "deputy", "member"):
        meetings.check_in(invitation=invitation_of(sitting, office, name), presence="in_room", by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    domain.adopt_by_consent(sitting=sitting, by=by)
    AgendaItem.objects.filter(pk=second.pk).update(began_at=clock.now())
    with pytest.raises(NotNow):
        domain.take_out(item=first, by=by)
    with pytest.raises(NotNow):
        domain.put_back(item=second, by=by)


def test_the_sitting_is_held_while_a_point_is_taken_out(office, sitting):
    with CaptureQueriesContext(connection) as asked:
        domain.take_out(item=point(sitting, "Lịch họp"), by=secretary(office))
    held = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    assert any('FROM "meetings_sitting"' in sql for sql in held)
