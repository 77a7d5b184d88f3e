"""Acts on organisations and their units: entered, amended, renamed, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import CharField, Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain import naming
from decreta.organisation.domain.checking import KEEP, amend, as_fields, clean, code_is_taken, in_words, no_circle
from decreta.organisation.models import Organisation

_LONGEST_PATH = 400


@act("organisation.found")
def found(
    *,
    code: str,
    names: Mapping[str, str],
    kind: str,
    valid_from: dt.date,
    by: Actor,
    symbol: str = "",
    parent: Organisation | None = None,
    regime: str = "generic",
    place: str = "",
    valid_to: dt.date | None = None,
    authority: str = "",
) -> Organisation:
    """Enter an organisation into the structure, under its parent, with the paper that founded it."""
    rules.may_change_structure(by=by)
    organisation = Organisation(
        code=code.strip(),
        symbol=symbol.strip(),
        kind=kind,
        parent=parent,
        path=_path(parent, code.strip()),
        regime=regime,
        place=place.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        **as_fields(names),
    )
    _check(organisation)
    with in_words([*code_is_taken(code), ("_path_", "code", _("The code %(code)s is taken.") % {"code": code})]):
        organisation.save(force_insert=True)
    record(
        "organisation.found",
        by=by,
        on=organisation,
        facts={
            "code": organisation.code,
            "name": organisation.name_vi,
            "kind": kind,
            "parent": parent.code if parent else None,
            "from": valid_from,
            "authority": authority.strip(),
        },
    )
    return organisation


@act("organisation.amend")
def amend_organisation(
    *,
    organisation: Organisation,
    by: Actor,
    names: Mapping[str, str] | None = None,
    symbol: str = KEEP,
    kind: str = KEEP,
    parent: Organisation | None = KEEP,
    regime: str = KEEP,
    place: str = KEEP,
    valid_from: dt.date = KEEP,
    valid_to: dt.date | None = KEEP,
    reason: str = "",
) -> Organisation | None:
    """Correct what was entered wrongly; what is below moves along with it. None when nothing differs.

    What changes in time is not a correction: a new name is `rename`, an end is `end_organisation`.
    """
    rules.may_change_structure(by=by)
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changes = amend(
        row,
        symbol=symbol,
        kind=kind,
        parent=parent,
        regime=regime,
        place=place,
        valid_from=valid_from,
        valid_to=valid_to,
        **as_fields(names),
    )
    if not changes:
        return None
    before = row.path
    row.path = _path(row.parent, row.code)
    _check(row, before=before)
    row.save()
    if row.path != before:
        _move_below(before, row.path)
    record("organisation.amend", by=by, on=row, facts={"code": row.code, **changes, "reason": reason.strip()})
    return row


@act("organisation.rename")
def rename_organisation(
    *,
    organisation: Organisation,
    names: Mapping[str, str],
    takes_effect_on: dt.date,
    authority: str,
    by: Actor,
    symbol: str = KEEP,
) -> Organisation:
    """Give an organisation another name (and symbol) from a day on, by a paper; it goes on as the same one.

    Its former names stay: papers dated before that day bear them, and it is found under them.
    """
    rules.may_change_structure(by=by)
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changes = naming.rename(row, names=names, symbol=symbol, takes_effect_on=takes_effect_on, authority=authority)
    row.save()
    record(
        "organisation.rename",
        by=by,
        on=row,
        facts={"code": row.code, **changes, "takes_effect_on": takes_effect_on, "authority": authority.strip()},
    )
    return row


def _path(parent: Organisation | None, code: str) -> str:
    return f"{parent.path}{code}/" if parent else f"{code}/"


def _move_below(before: str, after: str) -> None:
    """Write the new beginning of the path of everything below. One statement."""
    rest = Substr("path", len(before) + 1)
    moved = Concat(Value(after), rest, output_field=CharField())
    Organisation.objects.filter(path__startswith=before).exclude(path=after).update(path=moved)


def _check(organisation: Organisation, *, before: str = "") -> None:
    """`before` is the path under which it and what is below it stand until now."""
    problems = Problems()
    clean(organisation, problems)
    no_circle(organisation, organisation.parent, problems)
    longest = (
        Organisation.objects.filter(path__startswith=before).aggregate(n=Max(Length("path")))["n"] if before else 0
    )
    if len(organisation.path) + max((longest or 0) - len(before), 0) > _LONGEST_PATH:
        problems.add(_("There are too many levels above it."), "parent", "too_deep")
    problems.refuse_if_any()
