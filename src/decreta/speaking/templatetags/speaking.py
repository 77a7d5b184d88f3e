"""Times of speeches as they are shown: minutes and seconds."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.safestring import SafeString

from decreta.core import clock
from decreta.speaking.models import Speech
from decreta.ui.components.times import counting

register = template.Library()


@register.filter
def minutes(seconds: int | None) -> str:
    """Seconds as minutes and seconds, `3:05`; empty for None."""
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"


@register.simple_tag
def speech_timer(speech: Speech, at: dt.datetime | None = None) -> SafeString:
    """How long somebody has spoken, counting on in the browser, red when the time allowed is over."""
    moment = at or clock.now()
    return counting(speech.seconds(moment), _runs_from(speech, moment), speech.allowed_seconds, is_plain=False)


@register.simple_tag
def speech_rest(speech: Speech, at: dt.datetime | None = None) -> SafeString:
    """What is left of the time allowed, or by how much it is over, in words."""
    moment = at or clock.now()
    return counting(speech.seconds(moment), _runs_from(speech, moment), speech.allowed_seconds, words=True)


def _runs_from(speech: Speech, at: dt.datetime) -> dt.datetime | None:
    return at if speech.runs and speech.paused_at is None else None
