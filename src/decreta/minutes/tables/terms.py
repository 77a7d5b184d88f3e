"""Attendance over a term, and planned against actual time, as lists that can be taken along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes.queries.terms import Member, attendance, held, minutes_of, points
from decreta.organisation.models import Body, Person, Term
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined


def _asked(query: Mapping[str, str], actor: Actor) -> tuple[list[Body], Body | None, list[Term], Term | None]:
    """The bodies whose sittings the reader sees, the one that is asked for, its terms, and the term."""
    bodies = list(Body.objects.filter(pk__in=Sitting.objects.visible_to(actor).values("body")).order_by("code"))
    body = next((one for one in bodies if one.code == query.get("body", "")), None) or next(iter(bodies), None)
    terms = list(body.terms.order_by("-valid_from")) if body is not None else []
    wanted = query.get("term", "")
    term = next((one for one in terms if str(one.pk) == wanted), None)
    if term is None and wanted != "all":
        term = next(iter(terms), None)
    return bodies, body, terms, term


def _facts(query: Mapping[str, str], actor: Actor) -> tuple[QuerySet[Sitting], dict[str, Any], list[Chip]]:
    bodies, body, terms, term = _asked(query, actor)
    sittings = held(actor, body, term) if body is not None else Sitting.objects.none()
    facts = {"bodies": bodies, "body": body, "terms": terms, "term": term, "all_terms": query.get("term") == "all"}
    chips = [Chip("body", gettext("Body"), body.name)] if body is not None else []
    return sittings, facts, chips


def _person(row: Member, pen: Pen) -> SafeString:
    return joined(pen.text(row.person), SafeString("<br>"), pen.small(row.post))


def _number(key: str, label: Any, take: Any, *, width: int = 10, css: str = "n") -> Column[Member]:
    return Column(key, label, lambda row, pen: str(take(row)), take, is_number=True, css=css, width=width)


class AttendanceTable(Table[Member]):
    """Who was a member at the closed sittings of a body, came, was represented or excused, and for how many minutes."""

    name = "minutes.attendance"
    label = gettext_lazy("Attendance over a term")
    url_name = "minutes:attendance"
    filters = ("body", "term")
    order = ("full_name", "pk")
    page_size = 100
    css = "cards stacked labelled"
    columns = (
        Column(
            "person",
            gettext_lazy("Member"),
            _person,
            lambda row: f"{row.person}, {row.post}",
            is_heading=True,
            width=44,
        ),
        _number("invited", gettext_lazy("Invited"), lambda row: row.invited),
        _number("present", gettext_lazy("Present"), lambda row: row.present),
        _number("remote", gettext_lazy("of these online"), lambda row: row.remote, css="n hide-s"),
        _number("represented", gettext_lazy("Represented"), lambda row: row.represented),
        _number("excused", gettext_lazy("Excused"), lambda row: row.excused),
        _number("absent", gettext_lazy("Without excuse"), lambda row: row.absent),
        _number("not_invited", gettext_lazy("Not invited"), lambda row: row.not_invited, css="n hide-s"),
        Column(
            "share",
            gettext_lazy("Came to"),
            lambda row, pen: "–" if row.share is None else f"{row.share} %",
            lambda row: row.share,
            is_number=True,
            css="n",
            width=10,
        ),
        _number("minutes", gettext_lazy("Minutes present"), lambda row: row.minutes, css="n hide-s", width=12),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Member]:
        sittings, facts, chips = _facts(query, actor)
        members = {one.pk: one for one in attendance(sittings)}
        found = Person.objects.filter(pk__in=[pk for pk in members if pk is not None])

        def fetch(part: QuerySet[Any]) -> list[Member]:
            return [members[one.pk] for one in part]

        return Selection(found, fetch=fetch, chips=chips, facts={**facts, "sittings": sittings.count()})


def _took(row: AgendaItem) -> int | None:
    return minutes_of(row.took_time)  # type: ignore[attr-defined]


def _over(row: AgendaItem) -> int | None:
    took = _took(row)
    return None if took is None else took - row.minutes


def _signed(minutes: int | None) -> str:
    return "–" if minutes is None else f"{minutes:+d}".replace("-", "−") if minutes else "0"


class TimesTable(Table[AgendaItem]):
    """Points of closed sittings: the minutes that were planned, those that they took, and the difference."""

    name = "minutes.times"
    label = gettext_lazy("Planned and actual time")
    url_name = "minutes:times"
    filters = ("body", "term")
    order = ("-sitting__starts_at", "position", "pk")
    page_size = 100
    css = "cards stacked labelled"
    columns = (
        Column(
            "day",
            pgettext_lazy("minutes", "Sitting of"),
            lambda row, pen: pen.day(row.sitting.starts_at),
            lambda row: row.sitting.starts_at,
            sort=("sitting__starts_at",),
            css="nw",
            width=12,
        ),
        Column(
            "point",
            gettext_lazy("Point"),
            lambda row, pen: pen.link(
                pen.url("meetings:sitting", row.sitting_id), f"{row.number}. {row.shown_title}", row.title_lang
            ),
            lambda row: f"{row.number}. {row.shown_title}",
            is_heading=True,
            width=60,
        ),
        Column(
            "planned",
            gettext_lazy("Planned minutes"),
            lambda row, pen: str(row.minutes),
            lambda row: row.minutes,
            sort=("minutes",),
            is_number=True,
            css="n",
            width=12,
        ),
        Column(
            "took",
            gettext_lazy("Actual minutes"),
            lambda row, pen: "–" if _took(row) is None else str(_took(row)),
            _took,
            sort=("took_time",),
            is_number=True,
            css="n",
            width=12,
        ),
        Column(
            "over",
            gettext_lazy("Difference"),
            lambda row, pen: _signed(_over(row)),
            _over,
            is_number=True,
            css="n",
            width=12,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[AgendaItem]:
        sittings, facts, chips = _facts(query, actor)
        found = points(sittings, actor)
        taken = [(one.minutes, _took(one)) for one in found]
        facts["planned"] = sum(planned for planned, took in taken if took is not None)
        facts["actual"] = sum(took for _planned, took in taken if took is not None)
        return Selection(found, chips=chips, facts=facts)


ATTENDANCE, TIMES = AttendanceTable(), TimesTable()
