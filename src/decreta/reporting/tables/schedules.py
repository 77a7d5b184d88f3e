"""The lists of scheduled reports and of what came."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.reporting.enums import State
from decreta.reporting.models import Edition, Schedule
from decreta.reporting.words import period_of_edition, when_words
from decreta.ui.tables import Column, Selection, Table

#: How the states of schedules are marked.
MARKS = {State.ACTIVE: "progress", State.PAUSED: "suspended", State.ENDED: "closed"}


def _what(row: Schedule) -> str:
    return str(row.get_kind_display())


def _when(row: Schedule) -> str:
    return when_words(row.rhythm, row.day)


def _who(row: Schedule) -> str:
    return str(row.by.get("name") or "")


class ScheduleTable(Table[Schedule]):
    """Reports that come by themselves, those that come first."""

    name = "reporting.schedules"
    label = _("Scheduled reports")
    url_name = "reporting:schedules"
    filters = ("body",)
    order = ("state", "-made_at", "pk")
    css = "cards named"
    columns = (
        Column(
            "what",
            _("What comes"),
            lambda row, pen: pen.link(pen.url("reporting:schedule", row.pk), _what(row)),
            _what,
            is_heading=True,
            width=30,
        ),
        Column(
            "body",
            _("Report of"),
            lambda row, pen: pen.text(row.body.name, row.body.name_lang),
            lambda row: row.body.name,
            width=44,
        ),
        Column("when", _("When"), lambda row, pen: pen.text(_when(row)), _when, width=34),
        Column(
            "state",
            _("State"),
            lambda row, pen: pen.text(str(row.get_state_display())),
            lambda row: str(row.get_state_display()),
            sort=("state",),
            width=12,
        ),
        Column(
            "who",
            pgettext_lazy("scheduled report", "Ordered by"),
            lambda row, pen: pen.text(_who(row), "vi"),
            _who,
            css="hide-s",
            width=24,
        ),
        Column(
            "made_at",
            _("Ordered at"),
            lambda row, pen: pen.moment(row.made_at),
            lambda row: row.made_at,
            sort=("made_at",),
            css="hide-s",
            width=18,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Schedule]:
        found = Schedule.objects.visible_to(actor).select_related("body")
        if code := query.get("body", "").replace("\x00", ""):
            found = found.filter(body__code=code)
        return Selection(found)


def _of(row: Edition) -> str:
    return str(row.schedule.get_kind_display())


class EditionTable(Table[Edition]):
    """What came by itself, the latest first."""

    name = "reporting.editions"
    label = _("What came by itself")
    url_name = "reporting:editions"
    filters = ("schedule",)
    order = ("-made_at", "pk")
    css = "cards named"
    columns = (
        Column(
            "as_of",
            _("As of the end of"),
            lambda row, pen: pen.day(row.as_of),
            lambda row: row.as_of,
            sort=("as_of",),
            width=12,
        ),
        Column(
            "what",
            _("What came"),
            lambda row, pen: pen.link(
                pen.url("directives:report_frozen", row.report_id)
                if row.report_id
                else pen.url("reporting:briefing", row.briefing_id),
                _of(row),
            ),
            _of,
            is_heading=True,
            width=30,
        ),
        Column(
            "body",
            _("Report of"),
            lambda row, pen: pen.text(row.schedule.body.name, row.schedule.body.name_lang),
            lambda row: row.schedule.body.name,
            width=44,
        ),
        Column(
            "period",
            _("Period"),
            lambda row, pen: pen.text(period_of_edition(row.period)),
            lambda row: period_of_edition(row.period),
            width=20,
        ),
        Column(
            "due_on",
            _("Due on"),
            lambda row, pen: pen.day(row.due_on),
            lambda row: row.due_on,
            sort=("due_on",),
            css="hide-s",
            width=12,
        ),
        Column(
            "made_at",
            _("Made at"),
            lambda row, pen: pen.moment(row.made_at),
            lambda row: row.made_at,
            sort=("made_at",),
            css="hide-s",
            width=18,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Edition]:
        found = Edition.objects.visible_to(actor).select_related("schedule__body")
        if asked := query.get("schedule", ""):
            try:
                found = found.filter(schedule=UUID(asked))
            except ValueError:
                found = found.none()
        return Selection(found)


SCHEDULES, EDITIONS = ScheduleTable(), EditionTable()
