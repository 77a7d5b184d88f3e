"""Acts on what a body has for a time: its terms, and the agency that does its daily work."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain.checking import KEEP, amend, clean, days, in_words, within
from decreta.organisation.models import Body, Organisation, StandingAgency, Term


@act("organisation.begin_term")
def begin_term(
    *, body: Body, name: str, valid_from: dt.date, by: Actor, valid_to: dt.date | None = None, authority: str = ""
) -> Term:
    """Begin a term of a body; its number series start with it."""
    rules.may_change_structure(by=by)
    term = Term(body=body, name=name.strip(), valid_from=valid_from, valid_to=valid_to)
    _check(term)
    with in_words([_overlap()]):
        term.save(force_insert=True)
    record(
        "organisation.begin_term",
        by=by,
        on=term,
        about=[body],
        facts={"name": term.name, "from": valid_from, "until": valid_to, "authority": authority.strip()},
    )
    return term


@act("organisation.amend_term")
def amend_term(
    *,
    term: Term,
    by: Actor,
    name: str = KEEP,
    valid_from: dt.date = KEEP,
    valid_to: dt.date | None = KEEP,
    reason: str = "",
) -> Term | None:
    """Correct the name or the days of a term, or say when it ended. None when nothing differs."""
    rules.may_change_structure(by=by)
    row = Term.objects.select_for_update().get(pk=term.pk)
    changes = amend(row, name=name, valid_from=valid_from, valid_to=valid_to)
    if not changes:
        return None
    _check(row)
    with in_words([_overlap()]):
        row.save()
    record(
        "organisation.amend_term",
        by=by,
        on=row,
        about=[row.body],
        facts={"name": row.name, **changes, "reason": reason.strip()},
    )
    return row


@act("organisation.name_standing_agency")
def name_standing_agency(
    *, body: Body, organisation: Organisation, rank: int, valid_from: dt.date, by: Actor, authority: str = ""
) -> StandingAgency:
    """Name the agency that does a body's daily work."""
    rules.may_change_structure(by=by)
    standing = StandingAgency(body=body, organisation=organisation, rank=rank, valid_from=valid_from)
    problems = Problems()
    clean(standing, problems, has_code=False)
    within(standing, body, problems)
    within(standing, organisation, problems)
    if body.standing_agencies.valid_on(valid_from).filter(organisation=organisation).exists():
        problems.add(_("It is its standing agency already."), "organisation", "same")
    problems.refuse_if_any()
    standing.save(force_insert=True)
    record(
        "organisation.name_standing_agency",
        by=by,
        on=body,
        about=[organisation],
        facts={"name": organisation.name_vi, "rank": rank, "from": valid_from, "authority": authority.strip()},
    )
    return standing


@act("organisation.end_standing_agency")
def end_standing_agency(
    *, standing: StandingAgency, valid_to: dt.date, by: Actor, authority: str = ""
) -> StandingAgency:
    """Say from which day on an agency no longer does a body's daily work."""
    rules.may_change_structure(by=by)
    row = StandingAgency.objects.select_for_update().get(pk=standing.pk)
    problems = Problems()
    days(row.valid_from, valid_to, problems)
    problems.refuse_if_any()
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    record(
        "organisation.end_standing_agency",
        by=by,
        on=row.body,
        about=[row.organisation],
        facts={
            "name": row.organisation.name_vi,
            "takes_effect_on": valid_to,
            "authority": authority.strip(),
        },
    )
    return row


def _overlap() -> tuple[str, str, str]:
    return ("terms_do_not_overlap", "valid_from", _("Two terms of a body do not overlap: end the present one first."))


def _check(term: Term) -> None:
    problems = Problems()
    clean(term, problems, has_code=False)
    within(term, term.body, problems)
    others = term.body.terms.exclude(pk=term.pk)
    if any(_meet(term, other) for other in others):
        problems.add(_overlap()[2], _overlap()[1], _overlap()[0])
    problems.refuse_if_any()


def _meet(one: Any, other: Term) -> bool:
    if one.valid_from is None:
        return False
    begins_before_it_ends = other.valid_to is None or one.valid_from < other.valid_to
    return begins_before_it_ends and (one.valid_to is None or other.valid_from < one.valid_to)
