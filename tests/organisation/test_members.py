"""Who prepares the sittings of a body keeps its members, each change by a paper; nothing else of the structure is his."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.meetings import domain as meetings
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind, Role
from decreta.organisation.models import Body, Holding, Person, Post
from tests.documents.office import SINCE, SYSTEM, Office, build
from tests.meetings.office import moment, sitting_of

PAPER = "12-QĐ/TW"


@pytest.fixture
def office(db: None, settings, tmp_path):
    """In the morning of the sitting."""
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield build(with_users=True)


def today() -> dt.date:
    return clock.today()


def newcomer() -> Person:
    return structure.enter_person(full_name="Người Mới", by=SYSTEM)


def appoint(office: Office, person: Person, post: Post | None = None, **facts: object) -> Holding:
    given = {"valid_from": today(), "authority": PAPER, "by": office.actor("secretary"), **facts}
    return structure.appoint(person=person, post=post or office.posts["member"], **given)


def below(office: Office, code: str = "to-giup-viec", *, parent: Body | None = None) -> Body:
    given = {"kind": BodyKind.SUPPORT_TEAM, "valid_from": SINCE, "by": SYSTEM, "parent": parent or office.body}
    return structure.establish_body(code=code, names={"vi": code}, symbol=code, **given)


def post_in(body: Body, role: str = Role.MEMBER) -> Post:
    code = f"{body.code}.{role}"
    return structure.create_post(code=code, names={"vi": "Ủy viên"}, role=role, valid_from=SINCE, by=SYSTEM, body=body)


def test_the_secretary_makes_a_member_by_a_paper_and_ends_it(office):
    made = appoint(office, newcomer())
    entry = Entry.objects.order_by("pk").last()
    assert (entry.kind, entry.facts["authority"]) == ("organisation.appoint", PAPER)
    assert entry.actor["name"] == office.holdings["secretary"].person.full_name
    sitting = sitting_of(office)
    meetings.invite_members(sitting=sitting, by=office.actor("secretary"))
    assert sitting.invitations.filter(holding=made, part="member").exists()
    tomorrow = today() + dt.timedelta(days=1)
    ended = structure.end_holding(holding=made, valid_to=tomorrow, authority="13-QĐ/TW", by=office.actor("secretary"))
    assert (ended.valid_to, ended.last_day) == (tomorrow, today())
    assert Entry.objects.order_by("pk").last().facts["authority"] == "13-QĐ/TW"


def test_a_membership_that_ends_is_not_prolonged_by_ending_it_later(office):
    ends = today() + dt.timedelta(days=30)
    made = appoint(office, newcomer(), valid_to=ends)
    later = {"holding": made, "valid_to": ends + dt.timedelta(days=400), "authority": PAPER}
    with pytest.raises(Invalid) as refused:
        structure.end_holding(**later, by=office.actor("secretary"))
    assert [one.code for one in refused.value.problems] == ["later"]
    again = structure.appoint(person=made.person, post=made.post, valid_from=ends, authority=PAPER, by=SYSTEM)
    # Who administers is told in words what stands in the way.
    with pytest.raises(Invalid) as overlapping:
        structure.end_holding(**later, by=SYSTEM)
    assert [one.field for one in overlapping.value.problems] == ["valid_to"]
    assert again.valid_from == ends


def test_of_the_bodies_below_his_own_too_and_of_no_body_above_or_beside(office):
    under = below(office)
    deeper = below(office, "to-con", parent=under)
    for body in (under, deeper):
        assert appoint(office, newcomer(), post_in(body)).post.body == body
    beside = structure.establish_body(
        code="ban-khac", names={"vi": "x"}, symbol="x", kind=BodyKind.COMMITTEE, valid_from=SINCE, by=SYSTEM
    )
    structure.amend_body(body=office.body, parent=beside, by=SYSTEM)
    with pytest.raises(NotAllowed, match="does not keep the members"):
        appoint(office, newcomer(), post_in(beside))


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY, Role.SECRETARY, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_a_membership_gives_no_power_beside_the_vote(office, role):
    """Who leads, prepares, inspects or administers is an administrator's to appoint, in whatever body the post stands."""
    with pytest.raises(NotAllowed, match="Only an administrator"):
        appoint(office, newcomer(), post_in(below(office), role))


def test_nothing_else_of_the_structure_is_his(office):
    by, held = office.actor("secretary"), Holding.objects.get(pk=office.holdings["member"].pk)
    for act in (
        lambda: structure.enter_person(full_name="A", by=by),
        lambda: structure.amend_body(body=office.body, place="Huế", by=by),
        lambda: structure.amend_holding(holding=held, authority="x", by=by),
        lambda: structure.end_post(post=held.post, valid_to=today(), authority=PAPER, by=by),
        lambda: appoint(office, newcomer(), office.posts["officer"]),
        lambda: structure.end_holding(holding=office.holdings["head"], valid_to=today(), authority=PAPER, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("who", ["head", "deputy", "member", "officer", "clerk", "inspector"])
def test_nobody_else_keeps_the_members(office, who):
    with pytest.raises(NotAllowed):
        appoint(office, newcomer(), by=office.actor(who))
    member = office.holdings["member"]
    with pytest.raises(NotAllowed):
        structure.end_holding(holding=member, valid_to=today(), authority=PAPER, by=office.actor(who))


def test_he_names_the_paper_and_changes_nothing_that_has_passed(office):
    yesterday = today() - dt.timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        appoint(office, newcomer(), valid_from=yesterday, authority=" ")
    assert {one.field for one in refused.value.problems} == {"valid_from", "authority"}
    with pytest.raises(Invalid) as refused:
        structure.end_holding(holding=office.holdings["member"], valid_to=yesterday, by=office.actor("secretary"))
    assert {one.field for one in refused.value.problems} == {"valid_to", "authority"}
    assert appoint(office, newcomer(), valid_from=yesterday, authority="", by=SYSTEM)


def test_nobody_makes_himself_a_member(office):
    with pytest.raises(NotAllowed, match="Nobody appoints himself"):
        appoint(office, office.holdings["secretary"].person)


def test_the_pages_appoint_and_relieve_and_say_everything_that_is_wrong(office, client):
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    address = reverse("organisation:members", args=[office.body.code])
    assert address in client.get(reverse("organisation:body", args=[office.body.code])).content.decode()
    page = client.get(address).content.decode()
    assert (
        str(office.holdings["member"].person) in page
        and str(office.holdings["head"].person) not in page.split("<tbody>")[1].split("</tbody>")[0]
    )
    assert client.post(address, {}).status_code == 422
    officer = office.holdings["officer"].person
    given = {"post": str(office.posts["member"].pk), "valid_from": str(today()), "authority": PAPER}
    assert client.post(address, given | {"person": "Không Ai"}).status_code == 422
    assert client.post(address, given | {"person": officer.full_name}).status_code == 302
    made = Holding.objects.get(person=officer, post=office.posts["member"])
    assert client.post(address, given | {"person": officer.full_name}).status_code == 422  # he is one already
    end = reverse("organisation:end_membership", args=[made.pk])
    assert end in client.get(address, {"q": officer.full_name}).content.decode()
    assert client.post(end, {"valid_to": str(today())}).status_code == 422
    assert client.post(end, {"valid_to": str(today()), "authority": PAPER}).status_code == 302
    made.refresh_from_db()
    assert made.last_day == today()
    client.force_login(office.holdings["head"].person.user)
    assert (client.get(address).status_code, client.post(end, {}).status_code) == (404, 404)
    assert address not in client.get(reverse("organisation:body", args=[office.body.code])).content.decode()


def test_a_body_without_a_post_of_a_member_says_who_makes_one(office, client):
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    page = client.get(reverse("organisation:members", args=[below(office).code])).content.decode()
    assert "An administrator creates one" in page and 'name="authority"' not in page
