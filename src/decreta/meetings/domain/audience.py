"""Who reads a point or a paper, and who comes for one point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings import policies, rules
from decreta.meetings.domain.agenda import check_audience, everybody_asked_reads, is_sent, renumber
from decreta.meetings.enums import Share
from decreta.meetings.models import AgendaItem, Invitation, Paper, PaperReader, PointShare, Sitting
from decreta.meetings.queries.held import held_sitting
from decreta.meetings.states import AUDIT_KINDS


@act("meetings.restrict_point")
def restrict_point(
    *, item: AgendaItem, audience: str, is_listed: bool, by: Actor, at: dt.datetime | None = None
) -> AgendaItem | None:
    """Say who reads a point, and whether the others see that there is one. Returns None when nothing differs.

    Chosen by the chair or the secretary. Whoever runs the sitting and an inspector read it in any case. Raises Invalid
    where a member who is asked in writing would not read it.
    """
    _begin(item.sitting, by=by)
    problems = Problems()
    check_audience(audience, is_listed=is_listed, problems=problems)
    problems.refuse_if_any(Invalid)
    before = {"audience": item.audience, "is_listed": item.is_listed}
    after = {"audience": audience, "is_listed": is_listed}
    if before == after:
        return None
    item.audience, item.is_listed = audience, is_listed
    item.save(update_fields=["audience", "is_listed"])
    everybody_asked_reads(item.sitting)
    renumber(item.sitting)
    item.refresh_from_db(fields=["number"])
    facts = {"before": before, "after": after, **is_sent(item.sitting)}
    record(AUDIT_KINDS["restrict_point"], by=by, on=item, about=[item.sitting], facts=facts, at=at)
    return item


@act("meetings.share_point")
def share_point(
    *, item: AgendaItem, shares: Sequence[tuple[Invitation, str]], by: Actor, at: dt.datetime | None = None
) -> AgendaItem | None:
    """Say who presents a point, who comes for it, and who may read it where only those named do.

    `shares` are all of them; who is not among them has no share any more. Returns None when nothing differs.
    """
    _begin(item.sitting, by=by)
    _all_invited(item.sitting, [one for one, _share in shares])
    if any(share not in Share.values for _one, share in shares):
        raise Invalid.of(_("Say what he has to do with the point."), field="shares")
    before = {one.invitation_id: one.share for one in item.shares.all()}
    after = {one.pk: share for one, share in shares}
    if before == after:
        return None
    item.shares.exclude(invitation_id__in=after).delete()
    for invitation_id, share in after.items():
        PointShare.objects.update_or_create(item=item, invitation_id=invitation_id, defaults={"share": share})
    everybody_asked_reads(item.sitting)
    facts = {"before": _listed(before), "after": _listed(after), **is_sent(item.sitting)}
    record(AUDIT_KINDS["share_point"], by=by, on=item, about=[item.sitting], facts=facts, at=at)
    return item


@act("meetings.restrict_paper")
def restrict_paper(
    *, paper: Paper, audience: str, by: Actor, readers: Iterable[Invitation] = (), at: dt.datetime | None = None
) -> Paper | None:
    """Say who, among those that read the point, reads a paper of it. Returns None when nothing differs."""
    sitting = paper.item.sitting
    _begin(sitting, by=by)
    problems = Problems()
    check_audience(audience, is_listed=True, problems=problems)
    problems.refuse_if_any(Invalid)
    named = {one.pk: one for one in readers}
    _all_invited(sitting, named.values())
    known = set(paper.readers.values_list("invitation_id", flat=True))
    if paper.audience == audience and known == named.keys():
        return None
    facts: dict[str, object] = {
        "before": {"audience": paper.audience, "readers": sorted(map(str, known))},
        **is_sent(sitting),
    }
    paper.audience = audience
    paper.save(update_fields=["audience"])
    paper.readers.exclude(invitation_id__in=named).delete()
    PaperReader.objects.bulk_create(
        [PaperReader(paper=paper, invitation=one) for one in named.values() if one.pk not in known]
    )
    facts["after"] = {"audience": audience, "readers": sorted(map(str, named))}
    record(AUDIT_KINDS["restrict_paper"], by=by, on=paper, about=[sitting], facts=facts, at=at)
    return paper


def _begin(sitting: Sitting, *, by: Actor) -> None:
    rules.may_run(sitting, by=by)
    locked = held_sitting(sitting.pk)
    policies.can("arrange", locked)


def _all_invited(sitting: Sitting, invitations: Iterable[Invitation]) -> None:
    if any(one.sitting_id != sitting.pk for one in invitations):
        raise Invalid.of(_("Only who is invited to this sitting can be named."), field="readers", code="not_invited")


def _listed(shares: dict[object, str]) -> list[dict[str, str]]:
    return [{"invitation": str(key), "share": shares[key]} for key in sorted(shares, key=str)]
