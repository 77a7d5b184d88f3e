"""The smallest marks: icons, states, urgency, secrecy, numbers and symbols, dates, figures."""

# ruff: noqa: S308 - what is marked safe here is our own markup; values go through format_html or are escaped
from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from decreta.core import clock
from decreta.ui import moments, symbols, words

if TYPE_CHECKING:
    from django.template import Context
    from django.utils.functional import Promise

register = template.Library()


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """An outline beside a word: ``{% icon "bell" %}``. Any name of the Lucide set."""
    return symbols.use(context, f"i-{name}", 'class="i"')


@register.simple_tag(takes_context=True)
def mark(context: Context, name: str, css: str = "") -> SafeString:
    """One of our own shapes: ``{% mark "m-base" "mk-base" %}``, ``{% mark "m-k-done" "k" %}``."""
    return symbols.use(context, name, f'class="{conditional_escape(css)}"' if css else "")


@register.simple_tag(takes_context=True)
def state(
    context: Context,
    timeliness: str,
    label: str = "",
    *,
    near: bool = False,
    large: bool = False,
    short: bool = False,
) -> SafeString:
    """A state with shape and word: ``{% state task.timeliness near=task.is_near_due %}``.

    ``label`` replaces the word (its shape stays); ``large`` is for the page head, once; ``short``
    takes the shorter word for narrow columns. ``timeliness`` may also name a mark (``intime``).
    """
    if timeliness in words.STATES:
        known = words.state(timeliness, near=near)
        kind, text = known.mark, label or (known.short if short else known.label)
    else:
        kind, text = timeliness, label
    shape = symbols.use(context, f"s-{kind}", "")
    size = " state-lg" if large else ""
    return mark_safe(f'<span class="state state-{kind}{size}">{shape}{conditional_escape(str(text))}</span>')


@register.simple_tag
def urgency(level: str, label: str = "") -> SafeString:
    """The ruled stamp: ``{% urgency "flash" %}``; nothing for ordinary documents."""
    if level not in words.URGENCY and not label:
        return mark_safe("")
    css = "urgency urgency-3" if level == "flash" else "urgency"
    return format_html('<span class="{}">{}</span>', css, label or words.URGENCY[level])


@register.simple_tag(takes_context=True)
def secrecy(context: Context, level: str, label: str = "") -> SafeString:
    """The reversed label with a lock: ``{% secrecy "secret" %}``; nothing for open documents."""
    if level not in words.SECRECY and not label:
        return mark_safe("")
    text = label or words.SECRECY[level]
    return format_html('<span class="secrecy">{}{}</span>', symbols.use(context, "i-lock", 'class="i"'), text)


@register.simple_tag
def sym(number_and_symbol: str, url: str = "") -> SafeString:
    """Number and symbol as one unbreakable word: ``{% sym "06-TB/BCĐCĐS" url %}``."""
    if url:
        return format_html('<a class="sym" href="{}">{}</a>', url, number_and_symbol)
    return format_html('<span class="sym">{}</span>', number_and_symbol)


# A number with its symbol in running text: 06-TB/BCĐCĐS, 57-NQ/TW, 118/QĐ-TTg.
_SYMBOL = re.compile(r"(?<![\w/-])\d+\w*(?:[-/][\w&]+)+")


@register.filter
def unbroken(text: str | Promise) -> SafeString:
    """Numbers with their symbols stay on one line: ``{{ sitting.title|unbroken }}``."""
    shown = str(text)
    pieces, end = [], 0
    for found in _SYMBOL.finditer(shown):
        if any(letter.isalpha() for letter in found[0]):
            pieces += [escape(shown[end : found.start()]), format_html('<span class="sym-in">{}</span>', found[0])]
            end = found.end()
    return mark_safe("".join([*pieces, escape(shown[end:])]))


@register.simple_tag
def clause(label: str, url: str = "") -> SafeString:
    """A clause behind its paragraph mark: ``{% clause "06-TB/BCĐCĐS, section 3, item 1" url %}``."""
    if url:
        return format_html('<a class="clause" href="{}">{}</a>', url, label)
    return format_html('<span class="clause">{}</span>', label)


@register.simple_tag
def day(value: dt.date | dt.datetime | None, empty: str = "") -> SafeString:
    """A day as ``<time>``: ``{% day task.decided_on %}``."""
    if value is None:
        return mark_safe(conditional_escape(empty))
    return format_html('<time class="nw" datetime="{}">{}</time>', _machine(value, days=True), moments.day(value))


@register.simple_tag
def month(value: dt.date) -> str:
    """A month and its year: ``{% month page.month %}``."""
    return moments.month(value)


@register.simple_tag
def moment(value: dt.datetime | None, empty: str = "") -> SafeString:
    """Day and time as ``<time>``: ``{% moment report.reported_at %}``."""
    if value is None:
        return mark_safe(conditional_escape(empty))
    return format_html('<time class="nw" datetime="{}">{}</time>', _machine(value), moments.moment(value))


@register.simple_tag
def clock_time(value: dt.datetime) -> SafeString:
    """The time of day alone: ``{% clock_time item.starts_at %}``."""
    return format_html('<time datetime="{}">{}</time>', _machine(value), moments.local(value).strftime("%H:%M"))


@register.simple_tag
def ticks(value: dt.datetime | str) -> SafeString:
    """What lets a clock go on in the page: ``<d-clock{% ticks now %}>``, how many seconds its zone is ahead.

    Nothing on a page without a moment, and where the office's clock stands, as a demonstration's may.
    """
    if not value or clock.is_standing():
        return SafeString("")
    assert isinstance(value, dt.datetime)
    ahead = moments.local(value).utcoffset() or dt.timedelta()
    return format_html(' data-zone="{}"', int(ahead.total_seconds()))


@register.simple_tag
def weekday(value: dt.date | dt.datetime) -> SafeString:
    """Day of the week and day: ``{% weekday today %}``."""
    return format_html('<time datetime="{}">{}</time>', _machine(value, days=True), moments.weekday(value))


@register.simple_tag
def lapse(value: dt.datetime | None, empty: str = "") -> SafeString:
    """When a deadline lapses, the end of a day as 24:00: ``{% lapse deadline.lapses_at %}``."""
    if value is None:
        return mark_safe(conditional_escape(empty))
    return format_html('<time class="n nw" datetime="{}">{}</time>', _machine(value), moments.lapse(value))


@register.simple_tag
def period(kind: str, first: dt.date | None = None, last: dt.date | None = None, words: str = "") -> str:
    """A deadline as decided: ``{% period "month" decided.first %}`` gives "in March 2025"."""
    return moments.period(kind, first, last, words=words)


@register.filter
def figure(value: float | Decimal, places: int = 0) -> str:
    """A number in the page's language: ``{{ total|figure }}``."""
    return moments.number(value, places)


@register.simple_tag
def percent(part: int, whole: int) -> str:
    """A share of a whole: ``{% percent 4 13 %}``; prints nothing for an empty whole."""
    return moments.percent(part, whole)


@register.filter
def filesize(octets: int) -> str:
    """The size of a file: ``{{ version.octets|filesize }}``."""
    return moments.size(octets)


@register.filter
def of(mapping: dict[Any, Any], key: Any) -> Any:
    """The value of a key: ``{{ counts|of:state }}``; None when it is missing."""
    return mapping.get(key)


def _machine(value: dt.date | dt.datetime, *, days: bool = False) -> str:
    if isinstance(value, dt.datetime):
        return moments.local(value).strftime("%Y-%m-%d") if days else value.isoformat(timespec="minutes")
    return value.isoformat()
