"""Times that go on in the page: what is counted, what is left of a limit, what comes no earlier than a while from now."""

from __future__ import annotations

import datetime as dt
import math

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.ui.components.marks import clock_time, ticks

register = template.Library()

#: So many seconds before a limit it is near (`timer.ts` has the same).
_NEAR = 30
#: Where the figures stand in words that the page fills in.
_FIGURES = "{}"


@register.filter
def as_minutes(seconds: float) -> str:
    """Seconds as minutes and two figures of seconds, `3:05`; an hour and more stays in minutes."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


@register.simple_tag
def counting(
    counted: float,
    since: dt.datetime | None = None,
    limit: float | None = None,
    *,
    words: bool = False,
    is_plain: bool = True,
) -> SafeString:
    """Seconds that were `counted` until a moment and count on from it: ``{% counting used at limit=900 words=True %}``.

    With `words` it says what is left of the limit, and by how much it is over; a limit of nought says nothing until it
    is. Without `since`, and where the office's clock stands, it stands too. A timer announces nothing by itself.
    """
    total = counted + (max(0.0, (clock.now() - since).total_seconds()) if since is not None else 0.0)
    left = "" if limit == 0 else _("%(time)s left") % {"time": _FIGURES}
    over = _("%(time)s over") % {"time": _FIGURES}
    facts = {"data-limit": f"{limit:.0f}", "data-state": _state(total, limit)} if limit is not None else {}
    if since is not None and not clock.is_standing():
        facts |= {"data-base": f"{counted:.3f}", "data-began": f"{since.timestamp():.3f}"}
    if words:
        facts |= {"data-left": left, "data-over": over}
    return format_html(
        '<d-timer role="timer"{}{}>{}</d-timer>',
        SafeString(' class="plain"') if is_plain else "",
        format_html_join("", ' {}="{}"', facts.items()),
        _said(total, limit or 0, left, over) if words else as_minutes(max(0, total)),
    )


@register.simple_tag
def clock_time_after(value: dt.datetime, after: int | None) -> SafeString:
    """The time of day of what comes then, or as many seconds from now if that is later; None: of what is settled."""
    zone = ticks(value)
    if after is None or not zone:
        return clock_time(value)
    return format_html(
        '<d-clock{} data-at="{}" data-after="{}">{}</d-clock>',
        zone,
        f"{value.timestamp():.3f}",
        after,
        clock_time(value),
    )


def _state(total: float, limit: float) -> str:
    rest = limit - math.floor(total)
    if rest < 0:
        return "over"
    return "near" if limit > 0 and 0 < rest <= _NEAR else ""


def _said(total: float, limit: float, left: str, over: str) -> str:
    rest = int(limit) - math.floor(total)
    return (left if rest >= 0 else over).replace(_FIGURES, as_minutes(abs(rest)))
