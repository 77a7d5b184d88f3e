"""What waits on a desk to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.circulation.models import Circulation
from decreta.circulation.queries.rounds import readings_waiting
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.desk import paper_waiting
from decreta.ui.desk import Handled, Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Papers that a person is asked to read in one of his own posts. One statement."""
    own = {actor.holding_id: actor for actor in actors if actor.holding_id is not None and actor.mandate_id is None}
    if not own:
        return
    for one in readings_waiting.rows(tuple(own.values()), at):
        document, sender = one.circulation.document, one.circulation.sender
        yield (
            own[one.holding_id],
            paper_waiting(
                document,
                verb=_("Read paper"),
                meta=tuple(filter(None, (f"{sender.person}, {sender.post.name}", one.circulation.words))),
                since=one.circulation.sent_at,
                due_at=clock.end_of_day(one.circulation.due_on) if one.circulation.due_on else None,
                tap=reverse("circulation:acknowledge", args=[one.circulation_id]),
                tap_label=_("I have read it"),
            ),
        )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Rounds by their ids, for the list of what one acted on lately and for the log."""
    found = Circulation.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("document")
    return {
        str(one.pk): Handled(
            title=one.document.subject,
            url=reverse("circulation:round", args=[one.pk]),
            title_lang=one.document.language,
            symbol=one.document.symbol,
        )
        for one in found.defer("document__search")
    }
