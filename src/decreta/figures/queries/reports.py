"""The reports: which papers each counts, by what, and what its figures mean. One definition counts and lists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.actor import Actor
from decreta.figures.enums import GOING_OUT, IncomingState, OutgoingState
from decreta.figures.queries import courses, work
from decreta.figures.queries.asked import Window

if TYPE_CHECKING:
    from django.utils.functional import Promise

#: Working days since a paper began; the last band has no end.
_LONGEST: Final = 100_000
BANDS: Final = {"age_0": range(3), "age_3": range(3, 6), "age_6": range(6, 11), "age_11": range(11, _LONGEST)}
#: So many working days in one step is long.
LONG: Final = range(6, _LONGEST)


@dataclass(frozen=True)
class Figure:
    """A number of rows: those whose fields have one of these values. The same narrows the list that it opens."""

    key: str
    label: str | Promise
    meaning: str | Promise
    where: Mapping[str, Collection[Any]] = field(default_factory=dict)

    def counts(self, row: Mapping[str, Any]) -> bool:
        """Whether rows of these fields are among them."""
        return all(row[name] in values for name, values in self.where.items())

    @property
    def condition(self) -> Q:
        """The same as a condition in SQL."""
        found = Q()
        for name, values in self.where.items():
            if isinstance(values, range):
                found &= Q(**{f"{name}__gte": values.start, f"{name}__lt": values.stop})
            else:
                found &= Q(**{f"{name}__in": list(values)})
        return found


@dataclass(frozen=True)
class Measure:
    """Working days of rows: their median, and what nine in ten do not exceed."""

    key: str
    label: str | Promise
    meaning: str | Promise
    of: str
    share: float = 0.5


@dataclass(frozen=True)
class Report:
    """Rows of an office's papers, grouped by fields below the office, with figures and measures of each group.

    `parts` are the figures that add up to the first one; `order` is the moment by which its rows are listed.
    """

    key: str
    rows: Callable[[Window, Actor], QuerySet[Any]]
    by: tuple[str, ...]
    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...] = ()
    parts: tuple[str, ...] = ()
    order: str = "began_at"

    @property
    def fields(self) -> tuple[str, ...]:
        """What the rows are grouped by in SQL."""
        asked = [name for one in self.figures for name in one.where] + [one.of for one in self.measures]
        return tuple(dict.fromkeys(("office_id", *self.by, *asked)))

    def figure(self, key: str) -> Figure | None:
        """A figure by its key."""
        return next((one for one in self.figures if one.key == key), None)


def _passed_out(window: Window, actor: Actor) -> QuerySet[Any]:
    return courses.passed(window, actor).filter(step__in=GOING_OUT)


_MEDIAN = pgettext_lazy("figure", "Working days, median")
_NINTH = pgettext_lazy("figure", "Working days, nine in ten")

INCOMING: Final = Report(
    "incoming",
    courses.incoming,
    ("lead_unit",),
    (
        Figure(
            "received",
            pgettext_lazy("figure", "Received"),
            _("Arrivals registered in the period, without those made void, sent back or recalled by then."),
        ),
        Figure(
            "marked",
            pgettext_lazy("figure", "Marked"),
            _("Of these with a directive mark that was given by then."),
            {"is_marked": (True,)},
        ),
        Figure(
            "handed_down",
            pgettext_lazy("figure", "Handed down"),
            _("Of these handed down by the unit that leads, by then."),
            {"is_handed_down": (True,)},
        ),
        Figure(
            "in_time",
            pgettext_lazy("figure", "Done in time"),
            _("Settled, or reported done before the deadline and accepted; also what had no deadline."),
            {"state": (IncomingState.IN_TIME,)},
        ),
        Figure(
            "late",
            pgettext_lazy("figure", "Done late"),
            _("Reported done after the deadline of the lead, as it was extended."),
            {"state": (IncomingState.LATE,)},
        ),
        Figure(
            "within",
            pgettext_lazy("figure", "Open in time"),
            _("Not done by then, and the deadline had not lapsed or there is none."),
            {"state": (IncomingState.WITHIN,)},
        ),
        Figure(
            "over",
            pgettext_lazy("figure", "Open, overdue"),
            _("Not done by then although the deadline had lapsed."),
            {"state": (IncomingState.OVER,)},
        ),
    ),
    (
        Measure(
            "median",
            _MEDIAN,
            _("From the registration until it was reported done or settled; half of those done took no longer."),
            "days",
        ),
        Measure("ninth", _NINTH, _("Nine in ten of those done took no longer."), "days", 0.9),
    ),
    ("in_time", "late", "within", "over"),
)
OUTGOING: Final = Report(
    "outgoing",
    courses.outgoing,
    ("lead_unit",),
    (
        Figure(
            "drafted", pgettext_lazy("figure", "Drafted"), _("Drafts begun in the period, by the unit that drafts.")
        ),
        Figure(
            "drafting",
            pgettext_lazy("figure", "With drafters"),
            _("In work, or returned for another text."),
            {"state": (OutgoingState.DRAFTING,)},
        ),
        Figure(
            "checking",
            pgettext_lazy("figure", "Being checked"),
            _("Submitted; nobody has answered yet for the content or the form."),
            {"state": (OutgoingState.CHECKING,)},
        ),
        Figure(
            "signing",
            pgettext_lazy("figure", "With the signer"),
            _("Checked as far as the rules want it, and not approved."),
            {"state": (OutgoingState.SIGNING,)},
        ),
        Figure(
            "numbering",
            pgettext_lazy("figure", "To be numbered"),
            _("Approved; number and seal are still to come."),
            {"state": (OutgoingState.NUMBERING,)},
        ),
        Figure(
            "dispatching",
            pgettext_lazy("figure", "To be sent"),
            _("Issued; the clerk has not said yet that everything is sent."),
            {"state": (OutgoingState.DISPATCHING,)},
        ),
        Figure(
            "sent",
            pgettext_lazy("figure", "Issued and sent"),
            _("Issued, and everything was sent."),
            {"state": (OutgoingState.SENT,)},
        ),
        Figure(
            "withdrawn",
            pgettext_lazy("figure", "Withdrawn"),
            _("Given up before it was issued."),
            {"state": (OutgoingState.WITHDRAWN,)},
        ),
    ),
    (
        Measure(
            "median",
            _MEDIAN,
            _("From the first draft to number and seal; half of those issued took no longer."),
            "days",
        ),
        Measure("ninth", _NINTH, _("Nine in ten of those issued took no longer."), "days", 0.9),
    ),
    ("drafting", "checking", "signing", "numbering", "dispatching", "sent", "withdrawn"),
)
STEPS: Final = Report(
    "steps",
    _passed_out,
    ("step",),
    (
        Figure(
            "passed",
            pgettext_lazy("figure", "Passed"),
            _("How often a paper left the step in the period; what came back passes it again."),
        ),
        Figure(
            "went_back",
            pgettext_lazy("figure", "Sent back"),
            _("Of these returned, taken back or changed, so that it went a step back."),
            {"went_back": (True,)},
        ),
        Figure(
            "long",
            pgettext_lazy("figure", "More than 5 days"),
            _("Of these with more than five working days in the step."),
            {"waited": LONG},
        ),
    ),
    (
        Measure("median", _MEDIAN, _("In the step; half of the passages took no longer."), "waited"),
        Measure("ninth", _NINTH, _("Nine in ten of the passages took no longer."), "waited", 0.9),
        Measure("longest", pgettext_lazy("figure", "Working days, longest"), _("The longest passage."), "waited", 1.0),
    ),
    order="ended_at",
)
AGEING: Final = Report(
    "ageing",
    courses.lying,
    ("lead_unit",),
    (
        Figure(
            "open",
            pgettext_lazy("figure", "Open"),
            _("Papers that lay in some step at that moment, whenever they began, by the unit that has them."),
        ),
        Figure(
            "age_0",
            _("0–2 days"),
            _("Registered or first drafted at most two working days before."),
            {"age": BANDS["age_0"]},
        ),
        Figure("age_3", _("3–5 days"), _("Three to five working days before."), {"age": BANDS["age_3"]}),
        Figure("age_6", _("6–10 days"), _("Six to ten working days before."), {"age": BANDS["age_6"]}),
        Figure("age_11", _("More than 10 days"), _("More than ten working days before."), {"age": BANDS["age_11"]}),
    ),
    (Measure("median", _MEDIAN, _("Age of what is open; half of it is not older."), "age"),),
    ("age_0", "age_3", "age_6", "age_11"),
)
BOTTLENECKS: Final = Report(
    "bottlenecks",
    courses.lying,
    ("step", "unit_id", "post_id", "holding_id"),
    (
        Figure("open", pgettext_lazy("figure", "Papers"), _("Papers that lay there at that moment.")),
        Figure(
            "long",
            pgettext_lazy("figure", "More than 5 days"),
            _("Of these with more than five working days there."),
            {"waited": LONG},
        ),
    ),
    (
        Measure("median", _MEDIAN, _("Since it came there; half of the papers are not there longer."), "waited"),
        Measure(
            "longest",
            pgettext_lazy("figure", "Working days, longest"),
            _("The paper that has lain there longest."),
            "waited",
            1.0,
        ),
    ),
)
WORKLOAD: Final = Report(
    "workload",
    work.load,
    ("lead_unit", "holding_id"),
    (
        Figure(
            "assigned",
            pgettext_lazy("figure", "Assigned"),
            _(
                "Marks and tasks assigned to units and persons of the house that were open at that moment or were done in the period; one paper may be assigned to several."
            ),
        ),
        Figure(
            "within",
            pgettext_lazy("figure", "Open in time"),
            _("Not accepted by then, and the deadline had not lapsed or there is none."),
            {"state": (work.WITHIN,)},
        ),
        Figure(
            "over",
            pgettext_lazy("figure", "Open, overdue"),
            _("Not accepted by then, and the deadline had lapsed before it was reported done."),
            {"state": (work.OVER,)},
        ),
        Figure(
            "in_time",
            pgettext_lazy("figure", "Done in time"),
            _("Reported done in the period before the deadline, and accepted."),
            {"state": (work.IN_TIME,)},
        ),
        Figure(
            "late",
            pgettext_lazy("figure", "Done late"),
            _("Reported done in the period after the deadline, and accepted."),
            {"state": (work.LATE,)},
        ),
    ),
    (),
    ("within", "over", "in_time", "late"),
    "assigned_at",
)
REPORTS: Final = {one.key: one for one in (INCOMING, OUTGOING, STEPS, AGEING, BOTTLENECKS, WORKLOAD)}
