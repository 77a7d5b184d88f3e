"""Acts on the units of an organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain import endings
from decreta.organisation.domain.checking import (
    KEEP,
    amend,
    as_fields,
    clean,
    code_is_taken,
    in_words,
    no_circle,
    within,
)
from decreta.organisation.models import Organisation, Unit


@act("organisation.set_up_unit")
def set_up_unit(
    *,
    organisation: Organisation,
    code: str,
    names: Mapping[str, str],
    valid_from: dt.date,
    by: Actor,
    symbol: str = "",
    parent: Unit | None = None,
    authority: str = "",
) -> Unit:
    """Set up a department of an organisation."""
    rules.may_change_structure(by=by)
    unit = Unit(
        organisation=organisation,
        code=code.strip(),
        symbol=symbol.strip(),
        parent=parent,
        valid_from=valid_from,
        **as_fields(names),
    )
    _check(unit)
    with in_words(code_is_taken(code)):
        unit.save(force_insert=True)
    record(
        "organisation.set_up_unit",
        by=by,
        on=unit,
        about=[organisation],
        facts={"code": unit.code, "name": unit.name_vi, "from": valid_from, "authority": authority.strip()},
    )
    return unit


@act("organisation.amend_unit")
def amend_unit(
    *,
    unit: Unit,
    by: Actor,
    names: Mapping[str, str] | None = None,
    symbol: str = KEEP,
    parent: Unit | None = KEEP,
    valid_from: dt.date = KEEP,
    valid_to: dt.date | None = KEEP,
    reason: str = "",
) -> Unit | None:
    """Correct what was entered wrongly about a unit. None when nothing differs."""
    rules.may_change_structure(by=by)
    row = Unit.objects.select_for_update().get(pk=unit.pk)
    changes = amend(row, symbol=symbol, parent=parent, valid_from=valid_from, valid_to=valid_to, **as_fields(names))
    if not changes:
        return None
    _check(row)
    row.save()
    record(
        "organisation.amend_unit",
        by=by,
        on=row,
        about=[row.organisation],
        facts={"code": row.code, **changes, "reason": reason.strip()},
    )
    return row


@act("organisation.end_unit")
def end_unit(*, unit: Unit, valid_to: dt.date, authority: str, by: Actor) -> Unit:
    """End a unit from a day on, by a paper: its posts and holdings end with it on that day."""
    rules.may_change_structure(by=by)
    row = Unit.objects.select_for_update().get(pk=unit.pk)
    ended = endings.end_place(
        row, on=valid_to, authority=authority, below=_("End or move the units below it first: %(n)s.")
    )
    record(
        "organisation.end_unit",
        by=by,
        on=row,
        about=[row.organisation],
        facts={"code": row.code, "takes_effect_on": valid_to, "authority": authority.strip(), **ended},
    )
    return row


def _check(unit: Unit) -> None:
    problems = Problems()
    clean(unit, problems)
    within(unit, unit.organisation, problems)
    no_circle(unit, unit.parent, problems)
    if unit.parent is not None and unit.parent.organisation_id != unit.organisation_id:
        problems.add(_("The unit above belongs to another organisation."), "parent", "of_another")
    problems.refuse_if_any()
