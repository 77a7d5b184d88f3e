"""What a matter must deliver is changed after it was assigned. The act of the area whose matter it is checks who may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.domain.assigning import Expected
from decreta.assignments.enums import ANSWERABLE, OutputChange
from decreta.assignments.models import Assignment, Deliverable, DeliverableChange, Report
from decreta.assignments.queries.deliverables import judged_of, version_of
from decreta.audit import Ref
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems, Stale

#: As many as one can still judge.
MOST: Final = 100


@dataclass(frozen=True)
class Outputs:
    """How deliverables are to be changed: some added, some called otherwise, some dropped; both by their numbers."""

    added: Sequence[Expected] = ()
    renamed: Mapping[int, Expected] = field(default_factory=dict)
    dropped: Sequence[int] = ()


def change_outputs(
    *, matter: Ref, outputs: Outputs, reason: str, read: int, by: Actor, at: dt.datetime
) -> dict[str, list[int]]:
    """Change what a matter must deliver; which numbers were added, renamed, dropped. Empty when nothing differs.

    What was accepted keeps its name, what was judged in any way is not dropped. While a report that the work is done waits
    for its answer nothing is changed: it is judged by what it was made for. `read` is the version before the writer's eyes
    (`queries.deliverables.version_of`). Raises Stale, NotNow, Invalid.
    """
    # Whoever reports meanwhile waits until it stands what must be proven.
    given = Assignment.objects.filter(matter_kind=matter.kind, matter_id=matter.id, parent=None, role__in=ANSWERABLE)
    open_ones = list(given.filter(closed_at=None, done_accepted_at=None).select_for_update().order_by("pk"))
    every = Deliverable.objects.filter(matter_kind=matter.kind, matter_id=matter.id)
    standing = {one.ordinal: one for one in every.standing()}
    renamed = {
        number: _trimmed(wanted)
        for number, wanted in outputs.renamed.items()
        if number not in standing or _trimmed(wanted) != _called(standing[number])
    }
    added = [_trimmed(one) for one in outputs.added]
    if not renamed and not added and not outputs.dropped:
        return {}
    if read != version_of(matter.kind, matter.id):
        raise Stale.of(
            _("Somebody has changed it in the meantime. Read it again, then say what is to be."), code="stale"
        )
    _check_moment(open_ones)
    problems = Problems()
    if not reason.strip():
        problems.add(_("Give the reason."), "reason", "missing")
    _check_names(problems, standing, added, renamed, outputs.dropped)
    _check_judged(problems, standing, renamed, outputs.dropped)
    problems.refuse_if_any(Invalid)
    changes = [*_drop(standing, outputs.dropped, at), *_rename(standing, renamed), *_add(matter, every, added, at)]
    for one in changes:
        one.reason, one.changed_at, one.by = reason.strip(), at, by.as_facts()
    DeliverableChange.objects.bulk_create(changes)
    return {
        kind.value: sorted(one.deliverable.ordinal for one in changes if one.kind == kind)
        for kind in OutputChange
        if any(one.kind == kind for one in changes)
    }


def _called(one: Deliverable) -> Expected:
    return Expected(one.name_vi, one.name_en, one.name_ja)


def _trimmed(one: Expected) -> Expected:
    return Expected(*(" ".join(name.split()) for name in (one.name_vi, one.name_en, one.name_ja)))


def _check_moment(open_ones: Sequence[Assignment]) -> None:
    """Somebody must still have to deliver it, and no claim that it was delivered waits."""
    if not open_ones:
        raise NotNow.of(_("Nothing of this is open: nobody has to deliver anything any more."), code="closed")
    waiting = Report.objects.filter(assignment__in=open_ones, claims_done=True, verdict=None).count()
    if waiting:
        words = ngettext(
            "%(n)s report that the work is done waits for its answer. Answer it first.",
            "%(n)s reports that the work is done wait for their answers. Answer them first.",
            waiting,
        )
        raise NotNow.of(words % {"n": waiting}, code="reported")


def _check_names(
    problems: Problems,
    standing: Mapping[int, Deliverable],
    added: Sequence[Expected],
    renamed: Mapping[int, Expected],
    dropped: Sequence[int],
) -> None:
    limit = Deliverable._meta.get_field("name_vi").max_length or 0
    for where, one in [
        *((f"name_{number}", one) for number, one in renamed.items()),
        *(("added", one) for one in added),
    ]:
        if not one.name_vi:
            problems.add(_("Name every deliverable."), where, "missing")
        if max(len(one.name_vi), len(one.name_en), len(one.name_ja)) > limit:
            problems.add(_("A name has at most %(n)s characters.") % {"n": limit}, where, "too_long")
    for number in (*renamed, *dropped):
        if number not in standing:
            problems.add(_("There is no deliverable %(n)s.") % {"n": number}, f"name_{number}", "unknown")
        if number in renamed and number in dropped:
            problems.add(_("It is renamed or dropped, not both."), f"name_{number}", "both")
    kept = [one.name_vi for number, one in standing.items() if number not in renamed and number not in dropped]
    names = [*kept, *(one.name_vi for one in renamed.values()), *(one.name_vi for one in added)]
    for where, one in [
        *((f"name_{number}", one) for number, one in renamed.items()),
        *(("added", one) for one in added),
    ]:
        if names.count(one.name_vi) > 1:
            problems.add(_("“%(name)s” is named twice.") % {"name": one.name_vi}, where, "twice")
    if len(names) > MOST:
        problems.add(_("A task has at most %(n)s deliverables.") % {"n": MOST}, "added", "too_many")


def _check_judged(
    problems: Problems, standing: Mapping[int, Deliverable], renamed: Iterable[int], dropped: Iterable[int]
) -> None:
    accepted, judged = judged_of(list(standing.values()))
    for number in sorted({*renamed} & accepted):
        said = _("Deliverable %(n)s was accepted: it keeps its name.")
        problems.add(said % {"n": number}, f"name_{number}", "accepted")
    for number in sorted({*dropped} & judged):
        problems.add(_("Deliverable %(n)s was judged: it stays.") % {"n": number}, f"drop_{number}", "judged")


def _drop(standing: Mapping[int, Deliverable], dropped: Sequence[int], at: dt.datetime) -> list[DeliverableChange]:
    gone = [standing[number] for number in dict.fromkeys(dropped)]
    Deliverable.objects.filter(pk__in=[one.pk for one in gone]).update(dropped_at=at)
    return [DeliverableChange(deliverable=one, kind=OutputChange.DROPPED, name_before=one.name_vi) for one in gone]


def _rename(standing: Mapping[int, Deliverable], renamed: Mapping[int, Expected]) -> list[DeliverableChange]:
    changes = []
    for number, wanted in renamed.items():
        one, before = standing[number], standing[number].name_vi
        one.name_vi, one.name_en, one.name_ja = wanted.name_vi, wanted.name_en, wanted.name_ja
        one.save(update_fields=["name_vi", "name_en", "name_ja"])
        changes.append(
            DeliverableChange(deliverable=one, kind=OutputChange.RENAMED, name_before=before, name_after=wanted.name_vi)
        )
    return changes


def _add(
    matter: Ref, every: QuerySet[Deliverable], added: Sequence[Expected], at: dt.datetime
) -> list[DeliverableChange]:
    last = every.aggregate(last=Max("ordinal"))["last"] or 0
    made = Deliverable.objects.bulk_create(
        Deliverable(
            matter_kind=matter.kind,
            matter_id=matter.id,
            ordinal=number,
            name_vi=one.name_vi,
            name_en=one.name_en,
            name_ja=one.name_ja,
            added_at=at,
        )
        for number, one in enumerate(added, start=last + 1)
    )
    return [DeliverableChange(deliverable=one, kind=OutputChange.ADDED, name_after=one.name_vi) for one in made]
