"""How deadlines moved, as a list: who asked, what stood, what was asked for, what was decided by which paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.changes.queries.moved import STATES, Asked, Moved, counts, in_rows, with_tasks
from decreta.core.actor import Actor
from decreta.organisation.models import Body, Organisation
from decreta.ui import moments
from decreta.ui.listing import Chip, View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined
from decreta.ui.tables.values import deadline

_WORDS = 24
_BREAK = SafeString("<br>")
TABS = {
    "waiting": pgettext_lazy("requests for more time", "Waiting"),
    "granted": pgettext_lazy("requests for more time", "Granted"),
    "refused": pgettext_lazy("requests for more time", "Refused"),
    "moot": pgettext_lazy("requests for more time", "Ended before a decision"),
    "all": pgettext_lazy("requests for more time", "All"),
}
_MARKS = {"waiting": "progress", "granted": "intime", "refused": "closed", "moot": "closed"}


def _task(row: Moved, pen: Pen) -> SafeString:
    link = pen.link(pen.url("directives:task", row.task.pk), row.task.shown_title, row.task.shown_lang)
    return joined(link, _BREAK, pen.small(str(row.request.assignment.assignee)))


def _days(row: Moved) -> int | None:
    """By how many days the deadline moved; None where it did not."""
    if row.decision is None or row.decision.lapses_at is None or row.stood is None:
        return None
    return (moments.local(row.decision.lapses_at).date() - moments.local(row.stood).date()).days


def _outcome(row: Moved, pen: Pen) -> SafeString:
    return pen.mark(_MARKS[row.state], _outcome_words(row))


def _outcome_words(row: Moved) -> str:
    return str(TABS[row.state])


def _by(row: Moved) -> str:
    return str(row.decision.by.get("name", "")) if row.decision is not None else ""


def _why(row: Moved) -> str:
    return row.decision.reason if row.decision is not None and row.decision.reason else row.request.reason


class MovedTable(Table[Moved]):
    """Requests for more time and their decisions, as far as the reader sees the tasks; first those that wait."""

    name = "changes.moved"
    label = gettext_lazy("How deadlines moved")
    url_name = "changes:moved"
    filters = ("state", "body", "agency", "q")
    css = "cards stacked labelled"
    order = ("-asked_at", "pk")
    columns = (
        Column("task", gettext_lazy("Task"), _task, lambda row: row.task.shown_title, is_heading=True, width=60),
        Column(
            "assignee",
            gettext_lazy("Assignee"),
            lambda row, pen: pen.text(str(row.request.assignment.assignee), "vi"),
            lambda row: str(row.request.assignment.assignee),
            shown=False,
            width=36,
        ),
        Column(
            "asked",
            gettext_lazy("Asked on"),
            lambda row, pen: pen.moment(row.request.asked_at),
            lambda row: row.request.asked_at,
            sort=("asked_at",),
        ),
        Column(
            "baseline",
            gettext_lazy("Deadline at first"),
            lambda row, pen: pen.lapse(row.request.assignment.baseline_lapses_at),
            lambda row: deadline(row.request.assignment.baseline_lapses_at),
            shown=False,
            css="nw",
        ),
        Column(
            "stood",
            gettext_lazy("Deadline that stood"),
            lambda row, pen: pen.lapse(row.stood),
            lambda row: deadline(row.stood),
            css="nw",
        ),
        Column(
            "until",
            gettext_lazy("Asked until"),
            lambda row, pen: pen.day(row.request.until_on),
            lambda row: row.request.until_on,
            sort=("until_on",),
            css="nw",
        ),
        Column(
            "granted",
            gettext_lazy("Granted until"),
            lambda row, pen: pen.lapse(row.decision.lapses_at) if row.decision else NOTHING,
            lambda row: deadline(row.decision.lapses_at) if row.decision else None,
            css="nw",
        ),
        Column(
            "days",
            gettext_lazy("Days later"),
            lambda row, pen: NOTHING if _days(row) is None else str(_days(row)),
            _days,
            is_number=True,
            width=10,
        ),
        Column("outcome", gettext_lazy("Decision"), _outcome, _outcome_words, width=20),
        Column(
            "paper",
            gettext_lazy("By the paper"),
            lambda row, pen: pen.sym(row.decision.symbol) if row.decision and row.decision.symbol else NOTHING,
            lambda row: row.decision.symbol if row.decision else "",
            width=24,
        ),
        Column("by", gettext_lazy("Decided by"), lambda row, pen: pen.text(_by(row), "vi"), _by, shown=False, width=30),
        Column(
            "reason",
            gettext_lazy("Reason"),
            lambda row, pen: pen.text(Truncator(_why(row)).words(_WORDS), "vi"),
            _why,
            shown=False,
            width=60,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Moved]:
        asked = Asked.of(query)
        found = counts(actor, asked)
        views = [View(str(TABS[name]), address(asked, name), found[name], name == asked.state) for name in STATES]
        return Selection(
            in_rows(actor, asked),
            fetch=partial(with_tasks, actor),
            chips=narrowed_by(asked.body, asked.agency, asked.q),
            views=views,
            facts={"asked": asked},
        )


def address(asked: Asked, state: str) -> str:
    """The list in another state."""
    filters = {"state": state, "body": asked.body, "agency": asked.agency, "q": asked.q}
    return f"{MOVED.url}?{urlencode({name: value for name, value in filters.items() if value})}"


def narrowed_by(body_code: str, agency_code: str, text: str) -> list[Chip]:
    """What narrows a list of deadlines or forecasts besides the state, which its tabs say."""
    chips = []
    if body_code and (body := Body.objects.filter(code=body_code).first()) is not None:
        chips.append(Chip("body", _("Body"), body.symbol))
    if agency_code and (agency := Organisation.objects.filter(code=agency_code).first()) is not None:
        chips.append(Chip("agency", _("Assignee"), agency.name))
    if text:
        chips.append(Chip("q", _("Words"), text))
    return chips


MOVED = MovedTable()
