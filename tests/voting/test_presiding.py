"""The chair leaves, or steps back from a point: who presides is who leads, and whose side a tie follows."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.api.queries import minutes as api_minutes
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow, allows
from decreta.meetings import domain as meetings
from decreta.meetings import live, rules
from decreta.meetings.domain.notice import session_of as noticed
from decreta.meetings.enums import Audience
from decreta.meetings.models import AgendaItem, Presiding, Sitting
from decreta.meetings.queries.audience import reads_everything
from decreta.meetings.queries.presiding import can_preside
from decreta.minutes import domain as minutes
from decreta.minutes.models import Minutes
from decreta.minutes.queries.computing import computed, facts_of
from decreta.voting import domain
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import moment, secretary
from tests.voting.office import actor, chair_of, fresh, item_of, put, session_of, voters, votes


@pytest.fixture
def sitting(office):
    """Four members and the chair, all present."""
    return session_of(office)


def read(sitting: Sitting) -> Sitting:
    return Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)


def hand(sitting, to, *, by=None, **facts):
    given = {"sitting": read(sitting), "to": fresh(to), "by": by or actor(chair_of(sitting)), **facts}
    return meetings.hand_over_chair(**given)


def runs(sitting, by: Actor) -> bool:
    return allows(rules.may_run, read(sitting), by=by)


def told(sitting, kind):
    with translation.override("en"):
        return [one.text for one in computed(facts_of(read(sitting))) if one.key.startswith(kind)]


def test_who_is_handed_the_chair_runs_the_sitting_and_the_chair_does_no_more(office, sitting):
    one, other = voters(sitting)[:2]
    chair = actor(chair_of(sitting))
    hand(sitting, one)
    assert [runs(sitting, by) for by in (actor(one), chair, actor(other))] == [True, False, False]
    meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=actor(one))
    assert runs(sitting, actor(one))
    with pytest.raises(NotAllowed):
        meetings.close_sitting(sitting=read(sitting), by=chair)


def test_for_a_point_it_ends_with_the_point(office, sitting):
    one = voters(sitting)[0]
    row = hand(sitting, one, is_for_point=True, reason="Liên quan đến đơn vị mình")
    assert row.item_id == item_of(sitting).pk
    meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=actor(one))
    assert not runs(sitting, actor(one))
    assert runs(sitting, actor(chair_of(sitting)))


def test_who_had_it_for_the_rest_has_it_again_after_the_point_of_another(office, sitting):
    one, other = voters(sitting)[:2]
    hand(sitting, one)
    hand(sitting, other, by=actor(one), is_for_point=True)
    assert [runs(sitting, actor(each)) for each in (one, other)] == [False, True]
    meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=secretary(office))
    assert [runs(sitting, actor(each)) for each in (one, other)] == [True, False]


def test_the_chair_takes_it_back_or_is_given_it_back(office, sitting):
    one = voters(sitting)[0]
    for by in (actor(one), actor(chair_of(sitting))):
        hand(sitting, one)
        assert meetings.hand_back_chair(sitting=read(sitting), by=by) is not None
        assert not runs(sitting, actor(one))
    assert meetings.hand_back_chair(sitting=read(sitting), by=actor(chair_of(sitting))) is None
    with pytest.raises(NotAllowed):
        meetings.hand_back_chair(sitting=read(sitting), by=actor(voters(sitting)[1]))


def test_it_is_not_given_back_to_a_chair_who_has_gone(office, sitting):
    one = voters(sitting)[0]
    hand(sitting, one)
    meetings.leave(invitation=chair_of(sitting), by=secretary(office))
    with pytest.raises(NotNow, match="not there"):
        meetings.hand_back_chair(sitting=read(sitting), by=actor(one))


def test_who_presides_and_leaves_too_presides_no_more(office, sitting):
    one, other = voters(sitting)[:2]
    hand(sitting, one)
    meetings.leave(invitation=chair_of(sitting), by=secretary(office))
    meetings.leave(invitation=fresh(one), by=secretary(office))
    assert not runs(sitting, actor(one))
    assert read(sitting).acting_chair_id is None
    # Nobody who presides is there: the secretary names the next.
    hand(sitting, can_preside(read(sitting))[0], by=secretary(office))
    assert runs(sitting, actor(other))


@pytest.mark.parametrize("who", ["absent", "chair", "guest", "again"])
def test_nobody_presides_who_is_not_there_or_does_already(office, sitting, who):
    one, other = voters(sitting)[:2]
    hand(sitting, one)
    meetings.leave(invitation=fresh(other), by=secretary(office))
    guest = sitting.invitations.filter(part="guest").first()
    named = {"absent": other, "chair": chair_of(sitting), "guest": guest, "again": one}[who]
    with pytest.raises(Invalid, match="present"):
        hand(sitting, named, by=actor(one))


def test_two_who_hand_over_at_the_same_time(office, sitting):
    one, other = voters(sitting)[:2]
    seen, chair = read(sitting), actor(chair_of(sitting))
    hand(sitting, one)
    with pytest.raises(NotAllowed):
        meetings.hand_over_chair(sitting=seen, to=fresh(other), by=chair)
    assert Presiding.objects.filter(ended_at=None).count() == 1


def test_the_secretary_names_only_where_nobody_presides_and_says_why_the_first_in_line_does_not(office, sitting):
    first, second = can_preside(read(sitting))[:2]
    with pytest.raises(NotAllowed, match="hands over himself"):
        hand(sitting, first, by=secretary(office))
    meetings.leave(invitation=chair_of(sitting), by=secretary(office))
    with pytest.raises(Invalid, match="first in line"):
        hand(sitting, second, by=secretary(office))
    hand(sitting, second, by=secretary(office), reason="Phó Trưởng ban từ chối")
    with pytest.raises(NotAllowed):
        hand(sitting, first, by=actor(first))


def test_who_stepped_back_from_a_point_neither_presides_over_it_nor_takes_it_back(office, sitting):
    one, other = voters(sitting)[:2]
    chair = actor(chair_of(sitting))
    domain.recuse(item=item_of(sitting), invitation=fresh(one), reason="Liên quan", by=actor(one))
    with pytest.raises(Invalid, match="stepped back"):
        hand(sitting, one, is_for_point=True)
    hand(sitting, other, is_for_point=True)
    domain.recuse(item=item_of(sitting), invitation=chair_of(sitting), reason="Liên quan", by=chair)
    with pytest.raises(NotNow, match="stepped back"):
        meetings.hand_back_chair(sitting=read(sitting), by=chair)


@pytest.mark.parametrize(("acting_says", "outcome"), [("agree", "adopted"), ("disagree", "rejected")])
def test_a_tie_follows_the_side_of_who_presided_at_the_closing(office, sitting, acting_says, outcome):
    one, two, three, four = voters(sitting)
    chair = chair_of(sitting)
    domain.recuse(item=item_of(sitting), invitation=chair, reason="Liên quan", by=actor(chair))
    hand(sitting, one, is_for_point=True)
    ballot = put(office, sitting)
    against = {"agree": "disagree", "disagree": "agree"}[acting_says]
    votes(ballot, {one: acting_says, two: acting_says, three: against, four: against})
    done = domain.close_ballot(ballot=ballot, by=actor(one))
    assert done.presided_by_id == one.pk
    if done.tie == "chairs_side":
        assert tally_of(done).outcome == outcome
    # Who presides later changes nothing.
    meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=secretary(office))
    assert tally_of(type(done).objects.get(pk=done.pk)).outcome == tally_of(done).outcome


def test_who_presides_reads_every_point_and_the_chair_goes_on_reading(office, sitting):
    one = voters(sitting)[0]
    AgendaItem.objects.filter(pk=item_of(sitting, 1).pk).update(audience=Audience.NAMED)
    assert item_of(sitting, 1) not in AgendaItem.objects.visible_to(actor(one))
    hand(sitting, one)
    assert item_of(sitting, 1) in AgendaItem.objects.visible_to(actor(one))
    for by in (actor(one), actor(chair_of(sitting))):
        assert reads_everything(read(sitting), by)
    topic = live.topic_of(sitting)
    assert live.view_class(topic, actor(one)) == live.STAFF
    assert live.view_class(topic, actor(chair_of(sitting))) == f"{live.MEMBER}:all"
    meetings.hand_back_chair(sitting=read(sitting), by=actor(one))
    assert live.view_class(topic, actor(one)) == live.MEMBER


def test_the_minutes_say_who_presided_from_when_until_when(office, sitting):
    one, other = voters(sitting)[:2]
    with clock.frozen(moment(9, 10)):
        hand(sitting, one, is_for_point=True, reason="Liên quan đến đơn vị mình")
    with clock.frozen(moment(9, 40)):
        meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=secretary(office))
        hand(sitting, other)
    with clock.frozen(moment(10, 30)):
        meetings.close_sitting(sitting=read(sitting), by=actor(other))
    name = other.holding.person.full_name
    assert f"In the place of the chair, from 09:40 to the end: {name}" in told(sitting, "opening")[0]
    course = told(sitting, "course")[0]
    assert f"from 09:10 until 09:40: {one.holding.person.full_name}" in course
    assert "Reason: Liên quan đến đơn vị mình" in course
    assert "09:10" not in told(sitting, "opening")[0]
    # Who presided at the end signs, and the notice tells of him.
    assert noticed(read(sitting)).chair_name == name
    assert read(sitting).acting_chair_id is None


def test_the_log_says_who_and_not_why(office, sitting):
    one = voters(sitting)[0]
    hand(sitting, one, reason="Liên quan đến đơn vị mình")
    entry = Entry.objects.get(kind="meetings.chair_handed_over")
    assert entry.facts["person"] == str(one.holding.person_id)
    assert "Liên quan" not in str(entry.facts)
    pieces = list(live.fragments(live.topic_of(sitting), live.MEMBER, entry))
    shown = next(piece.html for piece in pieces if piece.target == "presiding")
    assert one.holding.person.full_name in shown


def test_the_page_hands_over_and_back(office, sitting, client):
    one = voters(sitting)[0]
    client.force_login(chair_of(sitting).holding.person.user)
    page = reverse("meetings:preside", args=[sitting.pk])
    assert one.holding.person.full_name in client.get(page).content.decode()
    assert client.post(page, {"is_for_point": "point"}).status_code == 422
    answer = client.post(page, {"to": str(one.pk), "is_for_point": "point", "reason": ""})
    assert answer["Location"] == reverse("meetings:room", args=[sitting.pk])
    assert Presiding.objects.get().item_id == item_of(sitting).pk
    assert client.get(reverse("meetings:chair", args=[sitting.pk])).status_code == 404
    assert page in client.get(reverse("meetings:room", args=[sitting.pk])).content.decode()
    client.post(reverse("meetings:hand_back", args=[sitting.pk]))
    assert client.get(reverse("meetings:chair", args=[sitting.pk])).status_code == 200


def test_who_has_a_point_hands_it_over_for_the_point_alone_and_gives_it_back_to_who_has_the_rest(
    office, sitting, client
):
    one, other, third = voters(sitting)[:3]
    hand(sitting, one)
    hand(sitting, other, by=actor(one), is_for_point=True)
    with pytest.raises(NotNow, match="that point alone"):
        hand(sitting, third, by=actor(other))
    client.force_login(other.holding.person.user)
    page = client.get(reverse("meetings:preside", args=[sitting.pk]))
    assert [key for key, _words in page.context["form"].fields["is_for_point"].choices] == ["point"]
    # The chair by post is away: it is not his to have back, since another has the rest.
    meetings.leave(invitation=chair_of(sitting), by=secretary(office))
    meetings.hand_back_chair(sitting=read(sitting), by=actor(other))
    assert [runs(sitting, actor(each)) for each in (one, other, third)] == [True, False, False]
    entry = Entry.objects.get(kind="meetings.chair_handed_back")
    with translation.override("en"):
        said = [piece.say for piece in live.fragments(live.topic_of(sitting), live.MEMBER, entry) if piece.say]
    assert f"{one.holding.person.full_name} presides now." in said
    hand(sitting, third, by=actor(one), is_for_point=True)
    meetings.check_in(invitation=chair_of(sitting), presence="in_room", by=secretary(office))
    meetings.hand_back_chair(sitting=read(sitting), by=actor(chair_of(sitting)))
    assert runs(sitting, actor(chair_of(sitting)))
    assert not Presiding.objects.filter(ended_at=None).exists()


def test_it_is_not_given_back_to_who_has_the_rest_and_stepped_back_from_the_point(office, sitting):
    one, other = voters(sitting)[:2]
    hand(sitting, one)
    domain.recuse(item=item_of(sitting), invitation=fresh(one), reason="Liên quan", by=actor(one))
    hand(sitting, other, by=actor(one), is_for_point=True)
    with pytest.raises(NotNow, match="stepped back"):
        meetings.hand_back_chair(sitting=read(sitting), by=actor(other))
    assert runs(sitting, actor(other))


@pytest.mark.parametrize("who", ["chair", "acting"])
def test_where_who_presides_has_stepped_back_he_is_warned_and_the_secretary_names_another(office, sitting, who, client):
    one, other = voters(sitting)[:2]
    if who == "acting":
        hand(sitting, one)
    leads = fresh(one) if who == "acting" else chair_of(sitting)
    client.force_login(leads.holding.person.user)
    warned = reverse("meetings:chair", args=[sitting.pk])
    client.cookies["language"] = "en"
    words = "Who presides has stepped back from this point."
    assert words not in client.get(warned).content.decode()
    domain.recuse(item=item_of(sitting), invitation=leads, reason="Liên quan", by=actor(leads))
    assert words in client.get(warned).content.decode()
    first = can_preside(read(sitting))[0]
    # He is there: the rest of the session is not taken from him.
    with pytest.raises(NotNow) as kept:
        hand(sitting, first, by=secretary(office))
    assert [one.code for one in kept.value.problems] == ["for_the_point"]
    hand(sitting, first, by=secretary(office), is_for_point=True)
    assert runs(sitting, actor(first))
    # The point is left and taken up again: it is not led by who stepped back, unless nobody is named.
    meetings.go_to_point(sitting=read(sitting), item=item_of(sitting, 1), by=actor(first))
    with pytest.raises(NotAllowed):
        hand(sitting, first, by=secretary(office), is_for_point=True)
    meetings.go_to_point(sitting=read(sitting), item=item_of(sitting), by=secretary(office))
    hand(sitting, first, by=secretary(office), is_for_point=True)
    assert runs(sitting, actor(first))


def test_who_presides_reads_the_minutes_that_he_may_write_and_who_presided_at_the_end_what_he_signs(
    office, sitting, client
):
    one, other = voters(sitting)[:2]
    minutes.begin(sitting=read(sitting), by=secretary(office))

    def readers() -> list[bool]:
        return [Minutes.objects.visible_to(actor(each)).exists() for each in (one, other)]

    assert readers() == [False, False]
    hand(sitting, other, is_for_point=True)
    assert readers() == [False, True]
    meetings.hand_back_chair(sitting=read(sitting), by=actor(other))
    hand(sitting, one)
    assert readers() == [True, False]
    kept_apart = item_of(sitting, 1)
    AgendaItem.objects.filter(pk=kept_apart.pk).update(audience=Audience.NAMED)
    meetings.close_sitting(sitting=read(sitting), by=actor(one))
    assert readers() == [True, False]
    # What he signs he reads as it is written, but for points that he does not read.
    (signed,) = Minutes.objects.visible_to(actor(one))
    client.force_login(one.holding.person.user)
    page = client.get(reverse("minutes:minutes", args=[signed.pk]))
    assert page.status_code == 200
    shown = {passage.computed.point for passage in page.context["passages"]}
    assert item_of(sitting).pk in shown and kept_apart.pk not in shown
    assert not page.context["is_live"]
    told = api_minutes.shown(api_minutes.find(actor(one), signed.pk), actor(one))
    assert {passage["key"] for passage in told["passages"]} == {one.key for one in page.context["passages"]}
