"""Acts and helpers of names: a new name from a day on, abbreviations, former names that papers still bear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.core.texts import fold
from decreta.organisation import rules
from decreta.organisation.domain.checking import amend, as_fields, clean, days
from decreta.organisation.enums import NameKind
from decreta.organisation.models import Body, Organisation, OtherName


def rename(
    row: Organisation | Body, *, names: Mapping[str, str], symbol: str, takes_effect_on: dt.date, authority: str
) -> dict[str, Any]:
    """Put the new names into a row (not saved) and keep the former ones until that day. Part of the acts that rename."""
    problems = Problems()
    since = row.other_names.filter(kind=NameKind.FORMER_NAME).aggregate(last=models.Max("valid_to"))["last"]
    first = since or row.valid_from
    changes = amend(row, symbol=symbol, **as_fields(names))
    clean(row, problems)
    if not changes:
        problems.add(_("This is the name it has."), "name_vi", "same")
    if takes_effect_on <= first:
        problems.add(_("The new name must begin after the present one did."), "takes_effect_on", "too_early")
    if takes_effect_on > clock.today():
        problems.add(_("A new name is recorded on the day from which it holds, or later."), "takes_effect_on", "early")
    if not authority.strip():
        problems.add(_("Name the paper that orders it."), "authority")
    problems.refuse_if_any()
    owner = _owner(row)
    for column, change in changes.items():
        OtherName.objects.create(
            kind=NameKind.FORMER_SYMBOL if column == "symbol" else NameKind.FORMER_NAME,
            language=column.removeprefix("name_") if column != "symbol" else "",
            text=change["before"],
            text_key=fold(change["before"]),
            authority=authority.strip(),
            valid_from=first,
            valid_to=takes_effect_on,
            **owner,
        )
    return changes


@act("organisation.add_name")
def add_name(
    *,
    of: Organisation | Body,
    kind: str,
    text: str,
    by: Actor,
    language: str = "vi",
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
    authority: str = "",
) -> OtherName | None:
    """Record a name by which it was or is also called, so that it is found by it. None when it is known already."""
    rules.may_change_structure(by=by)
    name = OtherName(
        kind=kind,
        language="" if kind == NameKind.FORMER_SYMBOL else language,
        text=text.strip(),
        text_key=fold(text)[:300],
        authority=authority.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        **_owner(of),
    )
    problems = Problems()
    clean(name, problems, has_code=False)
    days(valid_from, valid_to, problems)
    if not name.text:
        problems.add(_("Give the name."), "text")
    if kind != NameKind.ABBREVIATION and valid_to is None:
        problems.add(_("Say until when it was called so."), "valid_to")
    problems.refuse_if_any()
    if of.other_names.filter(kind=kind, text=name.text, language=name.language, valid_to=valid_to).exists():
        return None
    name.save(force_insert=True)
    record("organisation.add_name", by=by, on=of, facts={"kind": kind, "name": name.text, "until": valid_to})
    return name


@act("organisation.remove_name")
def remove_name(*, name: OtherName, by: Actor) -> OtherName:
    """Take away another name that was recorded by mistake."""
    rules.may_change_structure(by=by)
    of = name.organisation or name.body
    assert of is not None  # a constraint: a name is somebody's
    record("organisation.remove_name", by=by, on=of, facts={"kind": name.kind, "name": name.text})
    name.delete()
    return name


def _owner(of: Organisation | Body) -> dict[str, Organisation | Body]:
    return {"body" if isinstance(of, Body) else "organisation": of}
