"""How long work is shown."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from decreta.core import clock
from decreta.kit.models import JobState, LongJob
from decreta.ui.buttons import ButtonContext
from decreta.ui.progress import Progress


def progress_of(job: LongJob) -> Progress:
    """A job with its words and the buttons that may be pressed."""
    buttons = []
    if job.state in (JobState.WAITING, JobState.RUNNING):
        buttons.append(ButtonContext(_("Cancel the job"), reverse("kit:cancel", args=[job.pk]), "post", danger=True))
    elif job.state == JobState.DONE and job.result_url:
        buttons.append(ButtonContext(_("Open the result"), job.result_url, primary=True))
    return Progress(
        title=job.title,
        done=job.done,
        total=job.total,
        unit=npgettext("job", "step", "steps", job.total),
        state=job.state,
        left=time_left(job),
        message=job.message,
        poll_url=reverse("kit:progress", args=[job.pk]),
        buttons=buttons,
    )


def time_left(job: LongJob) -> str:
    """The time that is left at the pace so far, in words; empty while it cannot be known."""
    if job.state != JobState.RUNNING or not job.done or job.done >= job.total:
        return ""
    passed = (clock.real_now() - job.created_at).total_seconds()
    left = passed / job.done * (job.total - job.done)
    if left < 90:
        seconds = max(5, round(left / 5) * 5)
        return ngettext("about %(n)s second left", "about %(n)s seconds left", seconds) % {"n": seconds}
    minutes = round(left / 60)
    return ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes) % {"n": minutes}
