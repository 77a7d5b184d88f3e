"""Whom a name means as the recipient of a paper."""

from __future__ import annotations

import datetime as dt
from itertools import chain

from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.dispatch.queries.targets import Target, called
from decreta.documents.models import Correspondent
from decreta.documents.queries.arrivals import sender_named, senders_like
from decreta.organisation.models import Unit
from decreta.organisation.queries.finding import holdings_named

_SHOWN = 12


def target_named(words: str, *, by: Actor, on: dt.date) -> Target:
    """The one recipient of exactly this name, else the name alone.

    Agencies and bodies by any of their names, correspondents, units of the own house, people as “name, post”.
    """
    name = " ".join(words.split())
    key = fold(name)
    known = sender_named(name, on=on)
    if known is not None:
        return Target.of(known, name)
    units = [one for one in _own_units(by, on) if key in {fold(one.name_vi), fold(one.name_en), fold(one.name_ja)}]
    if len(units) == 1:
        return Target.of(units[0])
    people = [one for one in holdings_named(name, on=on)[:_SHOWN] if key == fold(called(one))]
    return Target.of(people[0]) if len(people) == 1 else Target(name)


def _own_units(by: Actor, on: dt.date) -> list[Unit]:
    return list(Unit.objects.valid_on(on).filter(organisation_id__in=by.organisation_ids))


def names_like(words: str, *, by: Actor, on: dt.date) -> list[str]:
    """Names in which the words stand, for the field that is being typed into. Five statements."""
    key = fold(words)
    units = [one.name_vi for one in _own_units(by, on) if key in fold(one.name_vi)]
    people = [called(one) for one in holdings_named(words, on=on)[:_SHOWN]]
    return list(dict.fromkeys(chain(senders_like(words, on=on), units, people)))[: 2 * _SHOWN]


def correspondents_named(names: list[str]) -> dict[str, Correspondent]:
    """Those outside who are noted under some names, by the name's key. One statement."""
    keys = {fold(name) for name in names}
    return {one.text_key: one for one in Correspondent.objects.filter(text_key__in=keys)}
