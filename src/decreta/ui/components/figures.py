"""n of N, equations, bars, steps, matrices and deadlines: server-made SVG with the table behind it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from decreta.core import clock
from decreta.ui import charts, deadlines, moments, symbols, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.template import Context
    from django.utils.functional import Promise

register = template.Library()


@register.inclusion_tag("ui/parts/ratio.html", takes_context=True)
def ratio(context: Context, shown: charts.Ratio, *, large: bool = False) -> dict[str, Any]:
    """Show n of N with strip, legend and definition: ``{% ratio shown %}``."""
    return {"ratio": shown, "large": large, "request": context.get("request")}


@register.simple_tag
def strip(parts: Sequence[charts.Part], whole: int = 0, css: str = "strip", label: str = "") -> SafeString:
    """A bar of parts, as long as ``whole`` says: ``{% strip row.parts 19 "bar" %}``."""
    total = whole or sum(part.count for part in parts) or 1
    spoken = label or ", ".join(f"{part.count} {part.name}" for part in parts if part.count)
    rects = format_html_join(
        "", '<rect class="fill-{}" x="{}" y="0" width="{}" height="1"/>', charts.segments(parts, total)
    )
    return format_html(
        '<svg class="{}" viewBox="0 0 {} 1" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        css,
        total,
        spoken or gettext("nothing"),
        rects,
    )


@register.inclusion_tag("ui/parts/equation.html", takes_context=True)
def equation(
    context: Context,
    terms: Iterable[charts.Term],
    check: str | Promise = "",
    *,
    holds: bool = True,
    also: str | Promise = "",
) -> dict[str, Any]:
    """Declared = itemised + not itemised, and whether it holds: ``{% equation terms check holds=ok %}``.

    ``also`` is a second sum in words, beside the check.
    """
    return {"terms": terms, "check": check, "holds": holds, "also": also, "request": context.get("request")}


@register.inclusion_tag("ui/parts/bars.html", takes_context=True)
def bars(
    context: Context, rows: Sequence[charts.Row], caption: str | Promise = "", *, noted: bool = True
) -> dict[str, Any]:
    """Rows of bars on one scale: ``{% bars rows %}``; every number opens its rows.

    Without ``noted`` the parts are not said beside them: where each row has one part, its number says it all.
    """
    longest = max((row.total for row in rows), default=1) or 1
    return {"rows": rows, "longest": longest, "caption": caption, "noted": noted, "request": context.get("request")}


@register.inclusion_tag("ui/parts/steps.html", takes_context=True)
def step_chart(context: Context, chart: charts.Steps) -> dict[str, Any]:
    """A step chart over days with its data table: ``{% step_chart chart %}``."""
    return {"chart": chart, "drawing": charts.draw(chart), "request": context.get("request")}


@register.inclusion_tag("ui/parts/matrix.html", takes_context=True)
def matrix(
    context: Context,
    rows: Sequence[charts.Row],
    states: Sequence[str],
    *,
    heading: str | Promise,
    label: str | Promise,
) -> dict[str, Any]:
    """Who against state, with totals under the double rule: ``{% matrix rows states heading=… label=… %}``."""
    totals = [sum(row.counts[one].count for row in rows if one in row.counts) for one in states]
    lines = [(row, [row.counts.get(one) for one in states]) for row in rows]
    return {
        "lines": lines,
        "states": states,
        "totals": totals,
        "total": sum(totals),
        "longest": max((row.total for row in rows), default=1) or 1,
        "heading": heading,
        "label": label,
        "request": context.get("request"),
    }


@register.inclusion_tag("ui/parts/deadline.html", takes_context=True)
def deadline(
    context: Context, shown: deadlines.Deadlines, *, today: dt.date | None = None, drawn: bool = True
) -> dict[str, Any]:
    """The three deadlines with their sources: ``{% deadline task.deadlines %}``; ``drawn`` adds the scale."""
    on = today or clock.today()
    return {
        "deadlines": shown,
        "scale": deadlines.scale(shown, on) if drawn else None,
        "today": on,
        "request": context.get("request"),
    }


@register.simple_tag(takes_context=True)
def due_in(
    context: Context, due_at: dt.datetime | None, now: dt.datetime | None = None, since: dt.datetime | None = None
) -> SafeString:
    """How long until a deadline, as the desk shows it: state with words, the date beneath.

    Without a deadline it says so and since when the matter waits. Near means within two days.
    """
    at = now or clock.now()
    if due_at is None:
        shape = symbols.use(context, "s-undated", "")
        below = gettext("waiting since %(day)s") % {"day": moments.day(since)} if since else ""
        return _waiting("undated", shape, gettext("No deadline given"), below)
    left = due_at - at
    text, kind = _left(left)
    shape = symbols.use(context, f"s-{kind}", "")
    shown = moments.lapse(due_at)
    return _waiting(kind, shape, text, shown)


def _left(left: dt.timedelta) -> tuple[str, str]:
    hours = int(abs(left).total_seconds() // 3600)
    days = hours // 24
    if left <= dt.timedelta():
        if days:
            return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}, "overdue"
        return gettext("Overdue"), "overdue"
    if hours < 1:
        return gettext("Less than an hour left"), "near"
    if hours < 24:
        return ngettext("%(n)s hour left", "%(n)s hours left", hours) % {"n": hours}, "near"
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}, "near" if days < 2 else "progress"


def _waiting(kind: str, shape: SafeString, text: str, below: str) -> SafeString:
    small = format_html('<small class="muted due">{}</small>', below) if below else mark_safe("")
    return format_html('<span class="state state-{}">{}{}</span>{}', kind, shape, text, small)


@register.filter
def state_word(timeliness: str) -> str:
    """The word of a state alone: ``{{ row.state|state_word }}``."""
    return str(words.STATES[timeliness].short)


@register.filter
def axis_day(value: dt.date) -> str:
    """A day on the axis of a drawing: ``{{ day|axis_day }}``."""
    return moments.axis_day(value)
