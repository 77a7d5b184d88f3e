"""A reader says that he has read it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.circulation import rules
from decreta.circulation.models import Reader
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow


@act("circulation.acknowledge")
def acknowledge(*, reader: Reader, by: Actor, at: dt.datetime | None = None) -> Reader | None:
    """Say that one has read the paper. None when it was said already. Raises NotAllowed for another's, NotNow after a recall."""
    rules.may_acknowledge(reader, by=by)
    row = Reader.objects.select_for_update(of=("self",)).select_related("circulation__document").get(pk=reader.pk)
    if row.acknowledged_at is not None:
        return None
    if row.circulation.recalled_at is not None:
        raise NotNow.of(_("The round was recalled: nobody need read it any more."), code="recalled")
    row.acknowledged_at = at or clock.now()
    row.save(update_fields=["acknowledged_at"])
    record("circulation.acknowledged", by=by, on=row.circulation, about=[row.circulation.document], at=at, facts={})
    return row
