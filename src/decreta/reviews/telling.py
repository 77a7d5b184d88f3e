"""What the page of supervision and the page of a task say of reviews."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.together import Asking
from decreta.directives.beside import Part
from decreta.organisation.models import Body
from decreta.reviews.queries.due import days_of


@dataclass(frozen=True)
class Overview:
    """How many directives of a body are without an end, how many of them are to be reviewed."""

    number: int
    due: int
    url: str
    due_url: str


def on_supervision(body: Body, actor: Actor) -> Asking[Part | None]:
    """The figures of a body's directives without an end."""
    told = yield {"days": days_of.ask(actor, body.pk)}
    days = [dt.date.fromisoformat(one["review_on"]) for one in told["days"]]
    if not days:
        return None
    at, today = f"{reverse('reviews:list')}?", clock.today()
    due = sum(day <= today for day in days)
    urls = (at + urlencode({"body": body.code}), at + urlencode({"body": body.code, "state": "due"}))
    return Part("reviews/parts/overview.html", Overview(len(days), due, *urls))
