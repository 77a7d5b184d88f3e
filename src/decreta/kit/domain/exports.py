"""Taking a list along: at once when it is short, as a job when it is long. The log keeps that it was done, not what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from decreta.audit import Ref, act, record
from decreta.core import clock, seats
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed
from decreta.kit.domain import jobs
from decreta.kit.exporting.forms import FORMS
from decreta.kit.models import Export, LongJob
from decreta.kit.models.exports import KEPT
from decreta.ui.moments import number as number_words
from decreta.ui.tables import Table

JOB = "kit.export"
#: A filter of free words may repeat what papers say: the log keeps only that there was one.
_WORDS = frozenset({"q"})
#: Whether what a job wrote may be fetched now, by who may have it at all.
Check = Callable[[LongJob, Actor], bool]
_CHECKS: dict[str, Check] = {}


@act("kit.export_list")
def export_list(*, table: Table[Any], query: Mapping[str, str], form: str, number: int, by: Actor) -> UUID:
    """Note that somebody takes a list along: which, narrowed by what, in what form, how many rows.

    Raises Invalid for an unknown form or too many rows for it, NotAllowed when no person takes it.
    """
    if by.user_id is None and not by.is_system:
        raise NotAllowed.of(_("A list is taken along by a person"))
    if form not in FORMS:
        raise Invalid.of(_("There is no such form."), field="form")
    if number > FORMS[form].most:
        raise Invalid.of(
            _("This form holds %(most)s rows, the list has %(number)s. Narrow it, or take a workbook.")
            % {"most": number_words(FORMS[form].most), "number": number_words(number)},
            field="form",
        )
    filters = {name: "…" if name in _WORDS else query[name] for name in table.filters if query.get(name)}
    facts = {"list": table.name, "filters": filters, "format": form, "rows": number}
    return record("kit.list_exported", by=by, on=Ref("kit.list", table.name), facts=facts)


@act("kit.start_export")
def start_export(
    *, table: Table[Any], query: Mapping[str, str], form: str, number: int, chosen: str, by: Actor
) -> LongJob:
    """Write a long list in the background; it lies ready for a day for whoever started it. Raises as `export_list` does."""
    export_list(table=table, query=query, form=form, number=number, by=by)
    arguments = {
        "table": table.name,
        "query": dict(query),
        "form": form,
        "chosen": chosen,
        "language": get_language() or "vi",
        "seat": seats.seat_of(by),
    }
    title = _("%(list)s, %(number)s rows") % {"list": table.label, "number": number_words(number)}
    return jobs.start(kind=JOB, title=str(title), total=number, arguments=arguments, by=by)


def keep(*, job: LongJob, path: Path, name: str, media_type: str, seat: Mapping[str, Any]) -> Export:
    """Keep a written list for whoever started the job. Begun again after a crash, the file stands anew."""
    Export.objects.filter(job=job).delete()
    with path.open("rb") as written:
        place = default_storage.save(f"exports/{job.pk}{path.suffix}", File(written))
    return Export.objects.create(
        job=job,
        name=name,
        media_type=media_type,
        place=place,
        holding_id=seat["holding"],
        mandate_id=seat["mandate"],
        made_at=clock.real_now(),
    )


def check(kind: str, may_have: Check) -> None:
    """Let an area say, each time something is fetched that a job of this kind wrote, whether it still may be."""
    _CHECKS[kind] = may_have


def may_be_fetched(export: Export, *, by: Actor) -> bool:
    """Whether the area that wrote it lets it out now; without a check of its own, it lies ready for its time."""
    asked = _CHECKS.get(export.job.kind)
    return asked is None or asked(export.job, by)


def discard(export: Export) -> None:
    """Delete what may not be fetched any more before its time is over, the file first."""
    _delete([export])


def forget_old(*, at: dt.datetime | None = None) -> int:
    """Delete written lists that have lain ready long enough, files first; returns how many."""
    old = list(Export.objects.filter(made_at__lte=(at or clock.real_now()) - KEPT))
    _delete(old)
    return len(old)


def _delete(written: Sequence[Export]) -> None:
    for one in written:
        default_storage.delete(one.place)
    Export.objects.filter(pk__in=[one.pk for one in written]).delete()
    LongJob.objects.filter(pk__in=[one.job_id for one in written]).update(result_url="")
