"""A convened sitting with a point by consent; points that the officer proposed, in each state."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of positions and of proposed points."""
    from decreta.meetings import domain
    from decreta.meetings.enums import Purpose
    from tests.access.stage import actor, alike, sitting

    by, held = actor("secretary"), sitting(until=1)
    item = domain.add_point(sitting=held, title="Lịch họp", purpose=Purpose.CONSENT, by=by)
    made = alike(
        ("agendas:positions", "agendas:adopt", "agendas:keep", "agendas:fill", "agendas:carry_over"), {"pk": held.pk}
    )
    made |= alike(("agendas:put_by_consent", "agendas:undo_by_consent"), {"pk": held.pk})
    made |= alike(("agendas:take_out", "agendas:object", "agendas:take_up"), {"pk": item.pk})
    return made | _proposed() | _opinions()


def _opinions() -> dict[str, dict[str, Any]]:
    """The member is asked twice for his opinion on a point: once he has given it, with a file."""
    import datetime as dt

    from decreta.agendas import domain
    from decreta.files.domain import store
    from decreta.meetings.models import AgendaItem, Invitation
    from tests.access.stage import actor, alike, sitting
    from tests.files.papers import pdf

    by, held = actor("secretary"), sitting(until=1)
    item = AgendaItem.objects.filter(sitting=held).select_related("sitting__body", "sitting__chair_post")[0]
    member = Invitation.objects.get(sitting=held, holding__person_id=actor("member").person_id).holding
    until = held.starts_at - dt.timedelta(minutes=5)
    asked = {"item": item, "holdings": [member], "until": until, "by": by}
    given, open_one = (domain.ask_opinions(question=f"Điều {n}", **asked).asked.get() for n in (1, 2))
    kept = store(content=pdf(1), name="y-kien.pdf", by=actor("member"))
    domain.give_opinion(asked=given, opinion="agrees", file=kept, by=actor("member"))
    made = alike(("agendas:opinions", "agendas:ask_opinions"), {"pk": item.pk})
    made |= alike(("agendas:treat_opinion", "agendas:opinion_file"), {"pk": given.pk})
    made["agendas:opinions_paper"] = {"pk": item.pk, "form": "pdf"}
    return made | {"agendas:give_opinion": {"pk": open_one.pk}}


def _proposed() -> dict[str, dict[str, Any]]:
    from decreta.agendas import domain
    from decreta.organisation.models import Body
    from tests.access.stage import actor, alike, sitting
    from tests.files.papers import pdf

    by, officer, body = actor("secretary"), actor("officer"), Body.objects.get(code="bcdcds")
    domain.set_review_path(body=body, levels=["secretary"], days_before=0, by=by)
    words = {"why": "Chưa có nguồn.", "asked": "Đồng ý lập quỹ.", "body": body, "by": officer}
    under, back, pooled, placed = (domain.propose_point(title=f"Quỹ {n}", **words) for n in range(4))
    paper = domain.add_proposal_paper(proposal=under, title="Tờ trình", upload=("t.pdf", pdf(1)), by=officer)
    domain.return_proposal(proposal=back, reason="Thiếu.", by=by)
    for one in (pooled, placed):
        domain.approve_proposal(proposal=one, by=by)
    domain.place_proposal(proposal=placed, sitting=sitting(until=0), by=by)
    names = ("proposal", "add_paper", "approve", "send_back", "withdraw")
    made = alike(tuple(f"agendas:{name}" for name in names), {"pk": under.pk})
    made |= {
        "agendas:resend": {"pk": back.pk},
        "agendas:place": {"pk": pooled.pk},
        "agendas:put_off": {"pk": placed.pk},
    }
    return made | {"agendas:paper_file": {"pk": paper.pk}, "agendas:path": {"body_code": "bcdcds"}}
