"""What P5 plants beside sessions: decisions in writing, and points that a unit wants to bring up, in each of their states."""

from __future__ import annotations

import datetime as dt

from tests.faults._p5_held import Held
from tests.faults._p5_planting import Planted, paper


def in_writing(found: Planted) -> None:
    """Decisions in writing: one is prepared, of one the members are asked, one is over."""
    from decreta.core import clock
    from decreta.meetings import domain as meetings
    from decreta.procedures import domain
    from decreta.procedures.models import Opinion

    office, by, until = found.office, found.office.actor("secretary"), clock.now() + dt.timedelta(days=2)
    for state in ("prepared", "asked", "closed"):
        title, called, text, said = (found.words() for _ in range(4))
        procedure = domain.prepare(
            body=office.body, title=" ".join(title), until=until, chair_post=office.posts["head"], by=by
        )
        question = domain.add_question(procedure=procedure, title=" ".join(called), text=" ".join(text), by=by)
        words = found.words()
        made = meetings.add_paper(item=question.item, title="Tờ trình", upload=("t.pdf", paper(" ".join(words))), by=by)
        found.keep_at(made, "file", words)
        found.keep_at(procedure.sitting, "title", title)
        found.keep_at(question.item, "title", called)
        found.keep_at(question.item, "question", text)
        if state == "prepared":
            continue
        meetings.invite_members(sitting=procedure.sitting, by=by)
        domain.ask(procedure=procedure, by=by)
        given = {question.pk: domain.Said("disagrees", " ".join(said))}
        domain.answer(procedure=procedure, opinions=given, by=office.actor("member"))
        found.keep_at(Opinion.objects.get(question=question, form__procedure=procedure), "opinion", said)
        if state == "closed":
            domain.close(procedure=procedure, by=by, at=until + dt.timedelta(hours=1))


def proposed(found: Planted) -> None:
    """Points that a unit wants to bring up: before its head, before the secretary, sent back, on an agenda."""
    from decreta.agendas import domain

    office, by, chief = found.office, found.office.actor("secretary"), found.office.actor("chief")
    for state in ("unit", "out", "returned", "placed"):
        words = {kind: found.words() for kind in ("title", "why", "asked", "presenter")}
        made = domain.propose_point(
            body=office.body,
            audience="named" if state in {"out", "placed"} else "everybody",
            is_listed=state != "placed",
            by=office.actor("officer"),
            **{kind: " ".join(one) for kind, one in words.items()},
        )
        for kind, one in words.items():
            found.keep_at(made, f"proposed {kind}", one)
        title, text = found.words(), found.words()
        upload = ("to-trinh.pdf", paper(" ".join(text)))
        put = domain.add_proposal_paper(proposal=made, title=" ".join(title), upload=upload, by=office.actor("officer"))
        found.keep_at(put, "proposed paper title", title)
        found.keep_at(put, "proposed file", text)
        if state == "unit":
            continue
        domain.approve_proposal(proposal=made, by=chief)
        if state == "returned":
            reason = found.words()
            domain.return_proposal(proposal=made, reason=" ".join(reason), by=by)
            found.keep_at(made, "return", reason)
        if state == "placed":
            domain.approve_proposal(proposal=made, by=by)
            held = Held(found, "named", days=5)
            domain.place_proposal(proposal=made, sitting=held.sitting, by=by)
