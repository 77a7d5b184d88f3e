"""n of N, equations, bars, steps, matrices and deadlines: server-made SVG with the table behind it."""

# ruff: noqa: S308 - what is marked safe here is our own markup; every value is escaped
from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from decreta.core import clock
from decreta.ui import charts, deadlines, moments, symbols, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    # Names of ours and numbers: there is nothing in them to escape, and a page has hundreds of bars.
    rects = "".join(
        f'<rect class="fill-{fill}" x="{start}" y="0" width="{width}" height="1"/>'
        for fill, start, width in charts.segments(parts, total)
    )
    return format_html(
        '<svg class="{}" viewBox="0 0 {} 1" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        css,
        total,
        spoken or gettext("nothing"),
        mark_safe(rects),
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
    counts = [row.counts for row in rows]
    totals = [sum(found[one].count for found in counts if one in found) for one in states]
    longest = max((row.total for row in rows), default=1) or 1
    return {
        "lines": [(row, _cells(row, found, states, longest)) for row, found in zip(rows, counts, strict=True)],
        "states": states,
        "totals": totals,
        "total": sum(totals),
        "heading": heading,
        "label": label,
        "request": context.get("request"),
    }


def _cells(row: charts.Row, counts: Mapping[str, charts.Part], states: Sequence[str], longest: int) -> SafeString:
    """The cells of a row behind its name. Written here: a matrix of a hundred agencies has a thousand of them."""
    found = [_cell(part.count, part.url) if (part := counts.get(one)) else _ZERO for one in states]
    total = f"<b>{moments.number(row.total, 0)}</b>"
    whole = f'<a class="q" href="{escape(row.url)}">{total}</a>' if row.url else total
    bar = strip(row.parts, longest, "bar bar-s")
    return mark_safe(f'{"".join(found)}<td class="r">{whole}</td><td class="w">{bar}</td>')


def _cell(count: int, url: str) -> str:
    if not count:
        return _ZERO
    number = moments.number(count, 0)
    return (
        f'<td class="r"><a class="q" href="{escape(url)}">{number}</a></td>' if url else f'<td class="r">{number}</td>'
    )


@register.simple_tag
def change_cells(changes: Iterable[charts.Change]) -> SafeString:
    """A row of changes: what came to each state, and what left it: ``{% change_cells row.cells %}``; every number opens its rows."""
    came, left = gettext("came:"), gettext("left:")
    return mark_safe("".join(_change(one, came, left) for one in changes))


def _change(one: charts.Change, came: str, left: str) -> SafeString:
    if not one.came and not one.went:
        return _ZERO
    parts = [(one.came_url, came, "+", one.came), (one.went_url, left, "−", one.went)]
    links = format_html_join(
        " ",
        '<a class="q" href="{}"><span class="visually-hidden">{} </span>{}{}</a>',
        ((url, words_of, sign, moments.number(number, 0)) for url, words_of, sign, number in parts if number),
    )
    return format_html('<td class="r">{}</td>', links)


_ZERO = format_html('<td class="r"><span class="zero">{}</span></td>', 0)


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
