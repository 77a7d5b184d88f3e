"""Written procedures of the committee: one is prepared, of another the members are asked, on one the sides are equal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of written procedures."""
    from decreta.meetings.models import Invitation
    from decreta.organisation.models import Body, Post
    from decreta.procedures import domain
    from tests.access.stage import actor, alike

    by = actor("secretary")
    prepared, asking = (
        domain.prepare(
            body=Body.objects.get(code="bcdcds"),
            title=f"Về kế hoạch {number}",
            until=clock.now() + dt.timedelta(days=3),
            chair_post=Post.objects.get(code="bcdcds.head"),
            by=by,
        )
        for number in range(2)
    )
    for one in (prepared, asking):
        domain.add_question(procedure=one, title="Kế hoạch", text="Thông qua kế hoạch.", by=by)
    domain.ask(procedure=asking, by=by)
    member = Invitation.objects.get(sitting=asking.sitting, holding__person_id=actor("member").person_id)
    made = alike(("procedures:add_question", "procedures:ask"), {"pk": prepared.pk})
    made |= alike(
        tuple(f"procedures:{one}" for one in ("procedure", "answer", "prolong", "close", "convert", "withdraw")),
        {"pk": asking.pk},
    )
    made["procedures:decide_tie"] = {"pk": tied().pk}
    return made | {"procedures:enter_paper": {"pk": asking.pk, "invitation": member.pk}}


def tied() -> Any:
    """A question on which two of four votes agree, closed; the rule leaves it to the chair."""
    from decreta.meetings import domain as meetings
    from decreta.meetings.models import Invitation
    from decreta.organisation.models import Body, Post
    from decreta.procedures import domain
    from decreta.procedures.arithmetic import Rule
    from tests.access.stage import actor

    by, until = actor("secretary"), clock.now() + dt.timedelta(days=1)
    procedure = domain.prepare(
        body=Body.objects.get(code="bcdcds"),
        title="Về phương án",
        until=until,
        chair_post=Post.objects.get(code="bcdcds.head"),
        rule=Rule("", tie="chair_decides"),
        by=by,
    )
    question = domain.add_question(procedure=procedure, title="Phương án", text="Thông qua phương án.", by=by)
    meetings.invite_members(sitting=procedure.sitting, by=by)
    asked = Invitation.objects.filter(sitting=procedure.sitting, part__in=["chair", "member"])
    mine = asked.get(holding__person_id=actor("member").person_id)
    meetings.set_voting_right(invitation=mine, has_vote=True, weight=asked.count() - 1, by=by)
    domain.ask(procedure=procedure, by=by)
    said = {question.pk: domain.Said("agrees", "")}
    domain.answer(procedure=procedure, opinions=said, by=actor("member"))
    domain.close(procedure=procedure, by=by, at=until + dt.timedelta(hours=1))
    return question
