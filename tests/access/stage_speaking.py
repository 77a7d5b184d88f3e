"""A debate in session: the head has the floor, the member waits, both are a group."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of debates."""
    from decreta.speaking import domain
    from tests.access.stage import actor, alike, invitation_of, point_of, sitting

    by, held = actor("secretary"), sitting(until=2)
    heads, members = invitation_of(held, "head"), invitation_of(held, "member")
    here = point_of(held, 0)
    speaks = domain.ask_to_speak(item=here, invitation=heads, by=by)
    waits = domain.ask_to_speak(item=here, invitation=members, by=actor("member"))
    group = domain.set_group(sitting=held, name="Đoàn Một", budget_seconds=600, invitations=[heads, members], by=by)
    assert speaks is not None and waits is not None
    domain.give_floor(speech=speaks, by=by)
    made = alike(
        tuple(f"speaking:{name}" for name in ("debate", "ask", "add_group", "end", "pause", "resume", "grant")),
        {"pk": held.pk},
    )
    made |= alike(("speaking:group", "speaking:remove_group"), {"pk": group.pk})
    made |= alike(("speaking:close", "speaking:reopen"), {"pk": here.pk})
    return made | alike(tuple(f"speaking:{name}" for name in ("withdraw", "place", "give")), {"pk": waits.pk})


def presented() -> dict[str, dict[str, Any]]:
    """A page is presented in a sitting in session, and the chair was asked to present."""
    from decreta.presenting import domain
    from tests.access.stage import actor, alike, invitation_of, paper_of, sitting

    by, held = actor("secretary"), sitting(until=2)
    domain.present_page(sitting=held, paper=paper_of(held), page=1, by=by)
    domain.ask_to_present(sitting=held, invitation=invitation_of(held, "head"), by=by)
    hall = {"presenting:hall_file": {"pk": held.pk, "paper": paper_of(held).pk}}
    return hall | alike(("presenting:show", "presenting:stop", "presenting:ask"), {"pk": held.pk})
