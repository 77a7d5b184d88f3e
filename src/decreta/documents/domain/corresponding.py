"""Noting who writes to the house from outside."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock, rulesets
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.core.texts import fold
from decreta.documents import rules
from decreta.documents.models import Correspondent
from decreta.organisation.models import Organisation

_NAME_LIMIT = 300


@act("documents.note_correspondent")
def note_correspondent(
    *,
    organisation: Organisation,
    name: str,
    by: Actor,
    symbol: str = "",
    place: str = "",
    address: str = "",
    email: str = "",
    regime: str = "",
    at: dt.datetime | None = None,
) -> Correspondent | None:
    """Note who writes from outside, once: None when the name is noted already, however it was typed.

    `organisation` is whose clerk notes it; the note serves everybody. Without a regime the sender writes as the
    organisation does.
    """
    rules.may_register(organisation, by=by)
    words = " ".join(name.split())
    problems = Problems()
    if not fold(words):
        problems.add(_("State who sent it."), "sender", "required")
    if len(words) > _NAME_LIMIT:
        problems.add(_("The name is longer than %(limit)s characters.") % {"limit": _NAME_LIMIT}, "sender")
    if regime and regime not in rulesets.regimes():
        problems.add(_("These rules are not known here."), "regime")
    problems.refuse_if_any()
    if Correspondent.objects.filter(text_key=fold(words)).exists():
        return None
    noted = Correspondent.objects.create(
        name=words,
        text_key=fold(words),
        symbol=" ".join(symbol.split())[:60],
        place=place.strip()[:100],
        address=address.strip()[:300],
        email=email.strip(),
        regime=regime or organisation.regime,
        noted_at=at or clock.now(),
    )
    record("documents.correspondent_noted", by=by, on=noted, about=[organisation], at=at, facts={"name": words})
    return noted
