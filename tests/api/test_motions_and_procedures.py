"""Motions and decisions in writing by machine: read by whom the page lets read, told when the page tells."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.meetings import domain as meetings
from decreta.meetings.models import AgendaItem
from decreta.motions import domain as motions
from decreta.motions.models import Motion
from decreta.organisation.models import Holding
from decreta.procedures import domain as procedures
from decreta.procedures.domain import Said
from decreta.procedures.models import Procedure
from tests.api.machine import Machine
from tests.meetings.office import moment
from tests.meetings.office import secretary as clerk_of
from tests.voting.office import actor, item_of, session_of, voters

TEXT = "Giao Bộ Tư pháp chủ trì.\nBáo cáo trước ngày 30/4."
UNTIL = moment(17)


@pytest.fixture
def stranger(office) -> Machine:
    return Machine("ministry_clerk", office.holdings["ministry_clerk"].pk)


def test_a_motion_is_read_by_whoever_reads_its_point(office, secretary, stranger) -> None:
    sitting = session_of(office)
    first, second, *_others = voters(sitting)
    conclusion = meetings.write_conclusion(item=item_of(sitting), text=TEXT, by=clerk_of(office))
    made = motions.move_amendment(conclusion=conclusion, text=TEXT.replace("30/4", "15/5"), by=actor(first))
    motion = Motion.objects.select_related("sitting__body", "item").get(pk=made.pk)
    motions.say(motion=motion, stance="supports", by=actor(second))
    seen = secretary.get(f"/motions/{motion.pk}")
    assert (seen["kind"]["code"], seen["state"]["code"], seen["number"]) == ("amendment", "submitted", "1.1")
    assert (seen["base"], seen["now"], seen["merged"]) == (TEXT, TEXT, TEXT.replace("30/4", "15/5"))
    assert seen["mover"]["id"] == str(first.holding_id)
    assert [(one["holding"], one["stance"]["code"]) for one in seen["voices"]] == [(str(second.holding_id), "supports")]
    assert [one["supporters"] for one in secretary.get(f"/motions?point={motion.item_id}")["items"]] == [1]
    assert secretary.get("/motions?state=adopted")["items"] == []
    assert stranger.get("/motions")["items"] == []
    assert stranger.send("GET", f"/motions/{motion.pk}").status_code == 404
    guest = next(one for one in sitting.invitations.select_related("holding__person__user") if one.part == "guest")
    Holding.objects.filter(pk=guest.holding_id).update(valid_to=None)  # he is in the body still, here as a guest
    reader = Machine(guest.holding.person.user.username, guest.holding_id)
    assert reader.get(f"/motions/{motion.pk}")["id"] == str(motion.pk)
    AgendaItem.objects.filter(pk=motion.item_id).update(audience="members")
    assert reader.send("GET", f"/motions/{motion.pk}").status_code == 404
    assert reader.get("/motions")["items"] == []


def test_opinions_are_told_to_members_when_they_are_counted(office, secretary, stranger) -> None:
    by, member = clerk_of(office), Machine("member", office.holdings["member"].pk)
    made = procedures.prepare(
        body=office.body, title="Kế hoạch quý II", until=UNTIL, chair_post=office.posts["head"], by=by
    )
    procedures.add_question(procedure=made, title="Kế hoạch", text="Thông qua kế hoạch.", by=by)
    procedures.ask(procedure=made, by=by)
    found = Procedure.objects.select_related("sitting__body", "sitting__chair_post").get(pk=made.pk)
    opinions = {one.pk: Said("agrees", "") for one in found.questions.all()}
    for name in ("head", "member"):
        procedures.answer(procedure=found, opinions=opinions, by=office.actor(name))
    path = f"/procedures/{found.pk}"
    asked = member.get(path)
    assert asked["state"]["code"] == "open"
    assert (asked["questions"][0]["count"], asked["questions"][0]["opinions"]) == (None, None)
    assert [one["answered_at"] is not None for one in asked["asked"]].count(True) == 2
    assert [one["stance"]["code"] for one in asked["own"]["opinions"]] == ["agrees"]
    assert secretary.get(path)["own"] is None
    assert secretary.get(path)["questions"][0]["count"]["agree"] == 2
    assert secretary.get(path)["questions"][0]["count"]["is_adopted"] is None
    assert [one["id"] for one in member.get("/procedures?asking=1")["items"]] == [str(found.pk)]
    with clock.frozen(moment(17, 30)):
        procedures.close(procedure=found, by=by)
        told = member.get(path)
    assert (told["state"]["code"], told["questions"][0]["count"]["is_adopted"]) == ("closed", True)
    assert sorted(one["stance"]["code"] for one in told["questions"][0]["opinions"]) == ["agrees", "agrees"]
    assert stranger.get("/procedures")["items"] == []
    assert stranger.send("GET", path).status_code == 404
    AgendaItem.objects.filter(sitting=found.sitting_id).update(audience="named")
    assert member.get(path)["questions"] == []
    assert len(secretary.get(path)["questions"]) == 1
