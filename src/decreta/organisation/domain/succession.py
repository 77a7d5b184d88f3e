"""An organisation ends: what it became, and what ends with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.organisation import rules
from decreta.organisation.domain import endings
from decreta.organisation.domain.checking import days, in_words
from decreta.organisation.enums import SuccessionKind
from decreta.organisation.models import Organisation, Succession
from decreta.organisation.policies import keeping_an_administrator


@act("organisation.succeed")
def succeed(
    *,
    predecessor: Organisation,
    successor: Organisation,
    kind: str,
    takes_effect_on: dt.date,
    authority: str,
    by: Actor,
) -> Succession:
    """Record that an organisation became another, by which paper. The past stays readable under the old name.

    The successors of a split are recorded one by one.
    """
    rules.may_change_structure(by=by)
    _check_successors(predecessor, [successor], kind, are_all=False)
    return _succeed(predecessor, successor, kind, takes_effect_on, authority, by)


@act("organisation.end")
def end_organisation(
    *,
    organisation: Organisation,
    valid_to: dt.date,
    authority: str,
    by: Actor,
    successors: Iterable[Organisation] = (),
    kind: str = SuccessionKind.SUCCEEDED,
) -> Organisation:
    """End an organisation from a day on, by a paper: its units, posts and holdings end with it on that day.

    `valid_to` is the first day on which it no longer is. Organisations below it must have been ended or moved
    before. With successors, what it became is recorded: one for a merger or a new name, several for a split.
    """
    rules.may_change_structure(by=by)
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    named, problems = list(successors), Problems()
    if not authority.strip():
        problems.add(_("Name the paper that orders it."), "authority")
    days(row.valid_from, valid_to, problems)
    if row.valid_to is not None:
        problems.add(_("It has ended already."), "valid_to", "ended")
    below = row.children.valid_on(valid_to)
    if found := below.count():
        problems.add(_("End or move the organisations below it first: %(n)s.") % {"n": found}, "valid_to", "has_below")
    problems.refuse_if_any()
    _check_successors(row, named, kind)
    row.valid_to = valid_to
    with keeping_an_administrator(on=valid_to):
        row.save(update_fields=["valid_to"])
        ended = endings.end_with(row, on=valid_to)
    for successor in named:
        _succeed(row, successor, kind, valid_to, authority, by)
    record(
        "organisation.end",
        by=by,
        on=row,
        about=named,
        facts={"code": row.code, "takes_effect_on": valid_to, "authority": authority.strip(), **ended},
    )
    return row


def _check_successors(
    predecessor: Organisation, successors: list[Organisation], kind: str, *, are_all: bool = True
) -> None:
    problems = Problems()
    if predecessor in successors:
        problems.add(_("An organisation cannot succeed itself."), "successors")
    if successors and kind not in SuccessionKind.values:
        problems.add(_("Say what became of it."), "kind")
    if are_all and kind == SuccessionKind.SPLIT and len(successors) == 1 and not predecessor.successions.exists():
        problems.add(_("A split has two successors at least."), "successors")
    elif kind != SuccessionKind.SPLIT and len(successors) > 1:
        problems.add(_("Only a split has several successors."), "successors")
    problems.refuse_if_any()


def _succeed(
    predecessor: Organisation, successor: Organisation, kind: str, takes_effect_on: dt.date, authority: str, by: Actor
) -> Succession:
    if successor.valid_to is not None and successor.valid_to <= takes_effect_on:
        raise NotNow.of(_("“%(place)s” has ended by then.") % {"place": successor}, field="successors")
    with in_words([("one_succession", "successors", _("This succession is recorded already."))]):
        succession = Succession.objects.create(
            predecessor=predecessor,
            successor=successor,
            kind=kind,
            takes_effect_on=takes_effect_on,
            authority=authority.strip(),
        )
    record(
        "organisation.succeed",
        by=by,
        on=predecessor,
        about=[successor],
        facts={"kind": kind, "takes_effect_on": takes_effect_on, "authority": authority.strip()},
    )
    return succession
