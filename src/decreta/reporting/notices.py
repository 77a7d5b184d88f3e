"""Who is told that a report came by itself, or comes no more: those who were chosen, as far as they see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import sight
from decreta.core.actor import Actor
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.reporting.enums import Kind
from decreta.reporting.models import Briefing, Edition, Schedule
from decreta.reporting.queries.due import readers_of
from decreta.ui import moments

CAME, ENDED = "reporting.edition_made", "reporting.schedule_ended"


def register() -> None:
    """Register the kinds, the followers, and who sees things of this area."""
    register_kind(
        CAME,
        words=_came,
        label=pgettext_lazy("notice", "Report"),
        icon="file-chart-column",
        title=gettext_lazy("A report came by itself"),
        way=Way.MAIL,
    )
    register_kind(
        ENDED,
        words=_ended,
        label=pgettext_lazy("notice", "Report"),
        icon="calendar-off",
        title=gettext_lazy("A report comes no more"),
        way=Way.DIGEST,
    )
    follow("reporting.notices", kinds=(CAME, ENDED), handler=tell)
    sight.register("reporting.briefing", _seen(Briefing), page=_page("briefing"))
    sight.register("reporting.schedule", _seen(Schedule), page=_page("schedule"))
    sight.register("reporting.edition", _seen(Edition))


def _seen(model: type[Any]) -> Callable[[Actor, Iterable[str]], dict[str, int]]:
    def look(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
        found = model.objects.visible_to(actor).filter(pk__in=list(ids))
        return {str(pk): 0 for pk in found.values_list("pk", flat=True)}

    return look


def _page(name: str) -> Callable[[str], str]:
    return lambda pk: reverse(f"reporting:{name}", args=[pk])


def _said(facts: Facts) -> dict[str, str]:
    language = (get_language() or "vi")[:2]
    return {"what": str(Kind(facts["kind"]).label), "body": facts.get(f"body_{language}") or facts["body"]}


def _came(facts: Facts) -> str:
    day = moments.day(dt.date.fromisoformat(facts["as_of"]))
    return pgettext("notice", "%(what)s as of %(day)s: %(body)s") % {**_said(facts), "day": day}


def _ended(facts: Facts) -> str:
    return pgettext("notice", "Comes no more by itself: %(what)s, %(body)s") % _said(facts)


def tell(entry: Entry) -> None:
    """Tell the readers of one entry. Whoever ended it by hand tells nobody what he knows."""
    if entry.kind == CAME:
        edition = Edition.objects.select_related("schedule__body", "report", "briefing").filter(pk=entry.on_id).first()
        if edition is not None:
            _tell(entry, edition.schedule, _paper_of(edition), {"as_of": edition.as_of.isoformat()})
        return
    schedule = Schedule.objects.select_related("body").filter(pk=entry.on_id).first()
    if schedule is not None:
        _tell(entry, schedule, reverse("reporting:schedule", args=[schedule.pk]), {})


def _paper_of(edition: Edition) -> str:
    if edition.report_id is not None:
        return reverse("directives:report_frozen", args=[edition.report_id])
    return reverse("reporting:briefing", args=[edition.briefing_id])


def _tell(entry: Entry, schedule: Schedule, url: str, facts: dict[str, str]) -> None:
    body = schedule.body
    names = {"body": body.name_vi, "body_en": body.name_en, "body_ja": body.name_ja}
    matter: Model = schedule
    notify(
        holdings=readers_of(schedule),
        kind=entry.kind,
        facts={"kind": schedule.kind, **names, **facts},
        url=url,
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=matter,
        at=entry.recorded_at,
    )
