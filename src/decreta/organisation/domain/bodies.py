"""Acts on bodies: established, amended, renamed, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain import endings, naming
from decreta.organisation.domain.checking import (
    KEEP,
    amend,
    as_fields,
    clean,
    code_is_taken,
    in_words,
    no_circle,
)
from decreta.organisation.models import Body


@act("organisation.establish_body")
def establish_body(
    *,
    code: str,
    names: Mapping[str, str],
    symbol: str,
    kind: str,
    valid_from: dt.date,
    by: Actor,
    symbol_aliases: Iterable[str] = (),
    superior_name: str = "",
    parent: Body | None = None,
    serves: Iterable[Body] = (),
    regime: str = "vn-party",
    place: str = "",
    authority: str = "",
) -> Body:
    """Establish a committee, council, working group or support team."""
    rules.may_change_structure(by=by)
    body = Body(
        code=code.strip(),
        symbol=symbol.strip(),
        symbol_aliases=_aliases(symbol_aliases),
        kind=kind,
        superior_name=superior_name.strip(),
        parent=parent,
        regime=regime,
        place=place.strip(),
        valid_from=valid_from,
        **as_fields(names),
    )
    _check(body)
    with in_words(code_is_taken(code)):
        body.save(force_insert=True)
    body.serves.set(serves)
    record(
        "organisation.establish_body",
        by=by,
        on=body,
        facts={
            "code": body.code,
            "name": body.name_vi,
            "symbol": body.symbol,
            "from": valid_from,
            "authority": authority.strip(),
        },
    )
    return body


@act("organisation.amend_body")
def amend_body(
    *,
    body: Body,
    by: Actor,
    names: Mapping[str, str] | None = None,
    symbol: str = KEEP,
    symbol_aliases: Iterable[str] = KEEP,
    kind: str = KEEP,
    superior_name: str = KEEP,
    parent: Body | None = KEEP,
    serves: Iterable[Body] = KEEP,
    regime: str = KEEP,
    place: str = KEEP,
    valid_from: dt.date = KEEP,
    valid_to: dt.date | None = KEEP,
    reason: str = "",
) -> Body | None:
    """Correct what was entered wrongly about a body, or whom it serves. None when nothing differs."""
    rules.may_change_structure(by=by)
    row = Body.objects.select_for_update().get(pk=body.pk)
    changes = amend(
        row,
        symbol=symbol,
        symbol_aliases=symbol_aliases if symbol_aliases is KEEP else _aliases(symbol_aliases),
        kind=kind,
        superior_name=superior_name,
        parent=parent,
        regime=regime,
        place=place,
        valid_from=valid_from,
        valid_to=valid_to,
        **as_fields(names),
    )
    changes |= _serving(row, serves)
    if not changes:
        return None
    _check(row)
    row.save()
    if serves is not KEEP:
        row.serves.set(serves)
    record("organisation.amend_body", by=by, on=row, facts={"code": row.code, **changes, "reason": reason.strip()})
    return row


@act("organisation.rename_body")
def rename_body(
    *, body: Body, names: Mapping[str, str], takes_effect_on: dt.date, authority: str, by: Actor, symbol: str = KEEP
) -> Body:
    """Give a body another name (and symbol) from a day on, by a paper. Papers dated before bear the former ones."""
    rules.may_change_structure(by=by)
    row = Body.objects.select_for_update().get(pk=body.pk)
    changes = naming.rename(row, names=names, symbol=symbol, takes_effect_on=takes_effect_on, authority=authority)
    row.save()
    record(
        "organisation.rename_body",
        by=by,
        on=row,
        facts={"code": row.code, **changes, "takes_effect_on": takes_effect_on, "authority": authority.strip()},
    )
    return row


@act("organisation.close_body")
def close_body(*, body: Body, valid_to: dt.date, authority: str, by: Actor) -> Body:
    """Dissolve a body from a day on, by a paper: its term, posts and memberships end with it on that day."""
    rules.may_change_structure(by=by)
    row = Body.objects.select_for_update().get(pk=body.pk)
    ended = endings.end_place(row, on=valid_to, authority=authority, below=_("Close the bodies below it first: %(n)s."))
    record(
        "organisation.close_body",
        by=by,
        on=row,
        facts={"code": row.code, "takes_effect_on": valid_to, "authority": authority.strip(), **ended},
    )
    return row


def _aliases(symbols: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(one.strip() for one in symbols if one.strip()))


def _serving(body: Body, serves: Iterable[Body]) -> dict[str, object]:
    if serves is KEEP:
        return {}
    before, after = sorted(one.code for one in body.serves.all()), sorted(one.code for one in serves)
    return {"serves": {"before": before, "after": after}} if before != after else {}


def _check(body: Body) -> None:
    problems = Problems()
    clean(body, problems)
    no_circle(body, body.parent, problems)
    problems.refuse_if_any()
