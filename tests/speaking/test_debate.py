"""A debate in session: who asks, who has the floor, what the chair does, and who may not."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings import live as live_sittings
from decreta.speaking import domain, live
from decreta.speaking.models import Speech
from decreta.speaking.queries.floor import floor_of
from tests.meetings.office import invitation_of, moment, opened, points, secretary


@pytest.fixture
def sitting(office):
    return opened(office)


def ask(sitting, office, who="member", *, kind="ordinary", by=None, at=None):
    return domain.ask_to_speak(
        item=points(sitting)[0],
        invitation=invitation_of(sitting, office, who),
        kind=kind,
        by=by or office.actor(who),
        at=at,
    )


def test_who_asks_waits_once_and_speaks_when_the_chair_says_so(office, sitting):
    by = secretary(office)
    first = ask(sitting, office)
    assert ask(sitting, office) is None
    second = ask(sitting, office, "head", by=by, at=moment(9, 1))
    assert [turn.speech.pk for turn in floor_of(sitting, first.item).waiting] == [first.pk, second.pk]
    domain.give_floor(speech=first, by=by, at=moment(9, 5))
    domain.give_floor(speech=second, by=by, at=moment(9, 8))
    first.refresh_from_db()
    assert first.ended_at == moment(9, 8)
    assert first.seconds(moment(10)) == 180
    assert floor_of(sitting, first.item).running == second
    kinds = list(Entry.objects.filter(kind__startswith="speaking.").order_by("pk").values_list("kind", flat=True))
    assert kinds == [*["speaking.asked"] * 2, "speaking.begun", "speaking.ended", "speaking.begun"]


def test_the_clock_stands_while_a_speech_is_interrupted_and_the_chair_grants_time(office, sitting):
    by = secretary(office)
    domain.set_debate(
        sitting=sitting, sequence="asked", speech_seconds=120, order_seconds=60, point_seconds=None, by=by
    )
    speech = ask(sitting, office)
    domain.give_floor(speech=speech, by=by, at=moment(9, 5))
    domain.pause_speech(sitting=sitting, by=by, at=moment(9, 6))
    assert domain.pause_speech(sitting=sitting, by=by, at=moment(9, 7)) is None
    domain.resume_speech(sitting=sitting, by=by, at=moment(9, 10))
    domain.grant_time(sitting=sitting, seconds=60, by=by, at=moment(9, 10))
    ended = domain.end_speech(sitting=sitting, by=by, at=moment(9, 12))
    assert ended.seconds(moment(10)) == 180
    assert ended.allowed_seconds == 180
    assert domain.end_speech(sitting=sitting, by=by) is None
    with pytest.raises(NotNow, match="Nobody is speaking"):
        domain.pause_speech(sitting=sitting, by=by)


def test_a_point_that_is_left_takes_its_speaker_with_it(office, sitting):
    by = secretary(office)
    speech = ask(sitting, office)
    domain.give_floor(speech=speech, by=by, at=moment(9, 5))
    meetings.go_to_point(sitting=sitting, item=points(sitting)[1], by=by, at=moment(9, 20))
    speech.refresh_from_db()
    assert speech.ended_at == moment(9, 20)
    with pytest.raises(NotNow, match="This point is over"):
        ask(sitting, office)


def test_a_closed_list_takes_points_of_order_alone(office, sitting):
    by, item = secretary(office), points(sitting)[0]
    domain.close_list(item=item, by=by)
    assert domain.close_list(item=item, by=by) is None
    with pytest.raises(NotNow, match="The list of speakers is closed"):
        ask(sitting, office)
    assert ask(sitting, office, kind="order").kind == "order"
    domain.reopen_list(item=item, by=by)
    assert ask(sitting, office, "head", by=by) is not None


def test_a_point_of_order_overtakes_ones_own_request(office, sitting):
    by = secretary(office)
    ask(sitting, office, "head", by=by)
    mine = ask(sitting, office, at=moment(9, 2))
    again = ask(sitting, office, kind="order", at=moment(9, 3))
    assert again == mine
    assert floor_of(sitting, mine.item).following.speech == mine


def test_a_group_shares_its_time(office, sitting):
    by = secretary(office)
    both = [invitation_of(sitting, office, who) for who in ("member", "head")]
    group = domain.set_group(sitting=sitting, name=" Đoàn   Một ", budget_seconds=300, invitations=both, by=by)
    assert group.name == "Đoàn Một"
    first = ask(sitting, office)
    domain.give_floor(speech=first, by=by, at=moment(9, 5))
    domain.end_speech(sitting=sitting, by=by, at=moment(9, 9))
    second = ask(sitting, office, "head", by=by)
    given = domain.give_floor(speech=second, by=by, at=moment(9, 10))
    assert given.limit_seconds == 60
    with pytest.raises(Invalid, match="There is a group of this name"):
        domain.set_group(sitting=sitting, name="Đoàn Một", budget_seconds=None, invitations=[], by=by)
    domain.remove_group(group=group, by=by)
    assert floor_of(sitting, second.item).groups == []


def test_the_chair_puts_somebody_elsewhere_and_strikes_him(office, sitting):
    by = secretary(office)
    first, second = ask(sitting, office), ask(sitting, office, "head", by=by, at=moment(9, 1))
    domain.place_speech(speech=second, direction="up", by=by)
    assert [turn.speech.pk for turn in floor_of(sitting, first.item).waiting] == [second.pk, first.pk]
    assert domain.place_speech(speech=second, direction="up", by=by) is None
    domain.withdraw_request(speech=first, by=by)
    assert domain.withdraw_request(speech=first, by=by) is None
    assert [turn.speech.pk for turn in floor_of(sitting, first.item).waiting] == [second.pk]
    with pytest.raises(NotNow, match="waits no more"):
        domain.give_floor(speech=first, by=by)


def test_who_may_not_is_refused(office, sitting):
    speech = ask(sitting, office)
    member = office.actor("member")
    for refused in (
        lambda: domain.give_floor(speech=speech, by=member),
        lambda: domain.end_speech(sitting=sitting, by=member),
        lambda: ask(sitting, office, "head", by=member),
        lambda: domain.set_debate(
            sitting=sitting, sequence="fair", speech_seconds=None, order_seconds=None, point_seconds=None, by=member
        ),
    ):
        with pytest.raises(NotAllowed):
            refused()
    head = ask(sitting, office, "head", by=secretary(office))
    with pytest.raises(NotAllowed, match="your own request"):
        domain.withdraw_request(speech=head, by=member)


def test_rules_say_everything_that_is_wrong_at_once(office, sitting):
    with pytest.raises(Invalid) as refused:
        domain.set_debate(
            sitting=sitting,
            sequence="loudest",
            speech_seconds=0,
            order_seconds=None,
            point_seconds=100_000,
            by=secretary(office),
        )
    assert {problem.field for problem in refused.value.problems} == {"sequence", "speech_seconds", "point_seconds"}


def test_one_speaks_at_a_time_whatever_the_code_does(office, sitting):
    first, second = ask(sitting, office), ask(sitting, office, "head", by=secretary(office))
    Speech.objects.filter(pk=first.pk).update(began_at=moment(9, 5))
    with pytest.raises(IntegrityError), transaction.atomic():
        Speech.objects.filter(pk=second.pk).update(began_at=moment(9, 5))


def test_the_pages_show_the_debate_and_lead_back(office, sitting, client):
    speech = ask(sitting, office)
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    client.post(reverse("speaking:give", args=[speech.pk]), {"to": "chair"})
    chair = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "has the floor" in chair and "Has finished" in chair
    hall = client.get(reverse("meetings:hall", args=[sitting.pk])).content.decode()
    assert "<d-timer" in hall
    client.force_login(office.holdings["member"].person.user)
    room = client.get(reverse("meetings:room", args=[sitting.pk])).content.decode()
    assert "has the floor" in room and "Has finished" not in room
    assert client.post(reverse("speaking:end", args=[sitting.pk])).status_code == 404
    answer = client.post(
        reverse("speaking:ask", args=[sitting.pk]),
        {"invitation": invitation_of(sitting, office, "head").pk, "kind": "ordinary", "to": "room"},
        follow=True,
    )
    assert "Only the chair or the secretary" in answer.content.decode()


def test_the_debate_costs_the_same_however_many_ask(office, sitting, client):
    client.force_login(office.holdings["secretary"].person.user)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("meetings:chair", args=[sitting.pk]))
        return len(asked)

    ask(sitting, office)
    cost()
    one = cost()
    ask(sitting, office, "head", by=secretary(office))
    assert cost() == one


def test_open_pages_are_told_who_has_the_floor(office, sitting):
    speech = ask(sitting, office)
    domain.give_floor(speech=speech, by=secretary(office), at=moment(9, 5))
    entry = Entry.objects.filter(kind="speaking.begun").latest("pk")
    topic = live_sittings.topic_of(sitting)
    member = list(live.fragments(topic, live_sittings.MEMBER, entry))
    staff = list(live.fragments(topic, live_sittings.STAFF, entry))
    assert [one.target for one in member] == ["speakers", "hall-speaker"]
    assert [one.target for one in staff] == ["speakers", "floor", "hall-speaker"]
    assert member[0].say.endswith("has the floor.")


def test_a_form_of_rules_is_refused_next_to_its_fields(office, sitting, client):
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("speaking:debate", args=[sitting.pk])
    refused = client.post(address, {"sequence": "asked", "speech_seconds": "0", "point_seconds": "x"})
    assert refused.status_code == 422
    client.post(address, {"sequence": "fair", "speech_seconds": "2.5", "order_seconds": "1"})
    assert sitting.debate.speech_seconds == 150
    assert 'value="2.5"' in client.get(address).content.decode()
    made = client.post(reverse("speaking:add_group", args=[sitting.pk]), {"name": ""})
    assert made.status_code == 422
    with clock.frozen(moment(9) + dt.timedelta(minutes=1)):
        client.post(reverse("speaking:add_group", args=[sitting.pk]), {"name": "Một", "budget_seconds": "10"})
    group = sitting.speaking_groups.get()
    assert group.budget_seconds == 600
    client.post(reverse("speaking:group", args=[group.pk]), {"name": "Hai", "budget_seconds": ""})
    group.refresh_from_db()
    assert (group.name, group.budget_seconds) == ("Hai", None)
    client.post(reverse("speaking:remove_group", args=[group.pk]))
    assert not sitting.speaking_groups.exists()


def test_the_rest_of_speaker_group_and_point_goes_on_while_somebody_speaks_and_stands_while_nobody_does(
    office, sitting, client
):
    by = secretary(office)
    words = {"sequence": "asked", "order_seconds": None, "by": by}
    domain.set_debate(sitting=sitting, speech_seconds=180, point_seconds=600, **words)
    speech = ask(sitting, office)
    domain.set_group(sitting=sitting, name="Một", budget_seconds=240, invitations=[speech.invitation], by=by)
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    domain.give_floor(speech=speech, by=by, at=moment(9, 5))

    def timers(at: dt.datetime) -> list[tuple[bool, str]]:
        with clock.frozen(at):
            page = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
        floor = page[page.index('id="floor"') :]
        found = re.findall(r"<d-timer([^>]*)>([^<]*)</d-timer>", floor[: floor.index("</section>")])
        return [("data-began" in facts, said) for facts, said in found]

    running = timers(moment(9, 6))
    assert running == [(True, "1:00"), (True, "2:00 left"), (True, "1:00"), (True, "3:00 left"), (True, "9:00 left")]
    assert (True, "0:30 over") in timers(moment(9, 8) + dt.timedelta(seconds=30))
    domain.pause_speech(sitting=sitting, by=by, at=moment(9, 6))
    assert {is_running for is_running, _said in timers(moment(9, 7))} == {False}


def test_of_a_confidential_point_the_hall_is_told_no_debate(office, sitting, client):
    speech = ask(sitting, office)
    domain.give_floor(speech=speech, by=secretary(office), at=moment(9, 5))
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("meetings:hall", args=[sitting.pk])
    client.cookies["language"] = "en"
    assert "has the floor" in client.get(address).content.decode()
    meetings.restrict_point(item=speech.item, audience="members", is_listed=True, by=secretary(office))
    assert "has the floor" not in client.get(address).content.decode()
    chair = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "has the floor" in chair


def test_on_a_confidential_point_speaks_who_reads_it(office, sitting):
    """Neither he himself nor the secretary who sees his hand puts him down; the chair always reads it."""
    by, item = secretary(office), points(sitting)[0]
    meetings.restrict_point(item=item, audience="named", is_listed=True, by=by)
    for who, puts in (("member", office.actor("member")), ("member", by)):
        with pytest.raises(NotAllowed, match="Only who reads it"):
            ask(sitting, office, who, by=puts)
    assert ask(sitting, office, "head") is not None
    item.refresh_from_db()
    meetings.share_point(item=item, shares=[(invitation_of(sitting, office, "member"), "presenter")], by=by)
    speech = ask(sitting, office, "member")
    assert domain.give_floor(speech=speech, by=by) is not None


def test_who_asked_before_a_point_became_confidential_is_not_given_the_floor(office, sitting):
    by, speech = secretary(office), ask(sitting, office, "member")
    meetings.restrict_point(item=speech.item, audience="named", is_listed=True, by=by)
    with pytest.raises(NotAllowed, match="Only who reads it"):
        domain.give_floor(speech=speech, by=by)


def test_who_does_not_know_of_a_point_is_told_that_none_is_at_hand(office, sitting):
    by = secretary(office)
    meetings.restrict_point(item=points(sitting)[0], audience="named", is_listed=False, by=by)
    with pytest.raises(NotNow, match="No point is being dealt with"):
        ask(sitting, office, "member")


def test_the_room_is_mute_where_its_reader_reads_no_point_that_is_at_hand(office, sitting, client):
    address = reverse("meetings:room", args=[sitting.pk])
    client.force_login(office.holdings["member"].person.user)
    client.cookies["language"] = "en"
    assert "data-mute" not in client.get(address).content.decode()
    meetings.restrict_point(item=points(sitting)[0], audience="named", is_listed=True, by=secretary(office))
    page = client.get(address).content.decode()
    assert "data-mute" in page and "Only who reads it speaks on it." in page
    topic, entry = live_sittings.topic_of(sitting), Entry.objects.order_by("pk").last()
    view = live_sittings.view_class(topic, office.actor("member"))
    sent = {one.target: one.html for one in live_sittings.fragments(topic, view, entry)}
    assert "data-mute" in sent["speakers"]
    chair = client.post(reverse("speaking:ask", args=[sitting.pk]), {"kind": "ordinary"}, follow=True)
    assert "Only who reads it speaks on it." in chair.content.decode() and not Speech.objects.exists()
