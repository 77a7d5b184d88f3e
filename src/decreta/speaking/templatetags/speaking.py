"""Times of speeches as they are shown: minutes and seconds."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decreta.core import clock
from decreta.speaking.models import Speech

register = template.Library()


@register.filter
def minutes(seconds: int | None) -> str:
    """Seconds as minutes and seconds, `3:05`; empty for None."""
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"


@register.simple_tag
def speech_timer(speech: Speech, at: dt.datetime | None = None) -> SafeString:
    """How long somebody has spoken, counting on in the browser, red when the time allowed is over."""
    used = speech.seconds(at or clock.now())
    limit, began = speech.allowed_seconds, speech.began_at
    return format_html(
        '<d-timer role="timer" data-began="{}" data-pauses="{}"{} {}>{}</d-timer>',
        f"{began.timestamp():.3f}" if began else "",
        speech.paused_seconds,
        format_html(' data-stands="{}"', used) if speech.paused_at else "",
        format_html('data-limit="{}"', limit) if limit is not None else "",
        minutes(used),
    )
