"""The list of directives without an end, by the day on which they are looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive
from decreta.directives.models.telling import withheld
from decreta.organisation.models import Body
from decreta.reviews.enums import Outcome
from decreta.reviews.queries.due import seen
from decreta.ui.listing import Chip, View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING

#: What is due within so many days is near.
NEAR = 60


def subject(row: Directive) -> str:
    """The subject, or a line in its place where it is withheld from the reader."""
    return capfirst(row.subject) if not row.is_withheld else withheld(get_language() or "vi")


def _of(row: Any, name: str) -> Any:
    return getattr(row, name)


def _state(row: Directive) -> tuple[str, str]:
    on: dt.date = _of(row, "review_on")
    if on <= clock.today():
        return "overdue", pgettext("review", "due")
    near = (on - clock.today()).days <= NEAR
    return ("reported", pgettext("review", "near")) if near else ("progress", pgettext("review", "later"))


def _outcome(row: Directive) -> str:
    found = _of(row, "newest_outcome")
    return str(Outcome(found).label) if found else ""


def _subject(row: Directive, pen: Pen) -> SafeString:
    lang = row.document.language if not row.is_withheld else get_language() or "vi"
    return pen.link(pen.url("reviews:directive", row.pk), subject(row), lang)


class ReviewTable(Table[Directive]):
    """Directives of which open tasks have no deadline, as far as the reader sees them."""

    name = "reviews.directives"
    label = gettext_lazy("Directives without an end")
    url_name = "reviews:list"
    filters = ("state", "body")
    order = ("review_on", "pk")
    css = "cards named"
    columns = (
        Column(
            "symbol",
            gettext_lazy("Symbol"),
            lambda row, pen: pen.sym(row.document.symbol),
            lambda row: row.document.symbol,
        ),
        Column("subject", gettext_lazy("Subject"), _subject, subject, is_heading=True, width=60),
        Column(
            "body",
            gettext_lazy("Body"),
            lambda row, pen: pen.sym(row.body.symbol),
            lambda row: row.body.symbol,
            css="hide-s",
        ),
        Column(
            "decided",
            gettext_lazy("Decided"),
            lambda row, pen: pen.day(row.decided_on),
            lambda row: row.decided_on,
            sort=("decided_on",),
            css="hide-s",
            width=12,
        ),
        Column(
            "endless",
            gettext_lazy("Tasks without a deadline"),
            lambda row, pen: str(_of(row, "endless")),
            lambda row: _of(row, "endless"),
            is_number=True,
            width=12,
        ),
        Column(
            "review_on",
            gettext_lazy("Review on"),
            lambda row, pen: pen.day(_of(row, "review_on")),
            lambda row: _of(row, "review_on"),
            sort=("review_on",),
            width=12,
        ),
        Column(
            "outcome",
            gettext_lazy("Last review"),
            lambda row, pen: pen.text(_outcome(row)) if _outcome(row) else NOTHING,
            _outcome,
            css="hide-s",
            width=30,
        ),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.mark(*_state(row)),
            lambda row: _state(row)[1],
            width=14,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Directive]:
        chips: list[Chip] = []
        found, day, state = seen(actor), clock.today(), query.get("state", "")
        if state == "due":
            found = found.filter(Q(("review_on__lte", day)))
        elif state == "near":
            found = found.filter(Q(("review_on__gt", day)), Q(("review_on__lte", day + dt.timedelta(days=NEAR))))
        if code := query.get("body", "").replace("\x00", ""):
            found = found.filter(body__code=code)
            body = Body.objects.filter(code=code).first()
            chips.append(Chip("body", _("Body"), body.symbol if body is not None else code))
        at = f"body={code}" if code else ""
        offered = (
            ("", pgettext("reviews", "All")),
            ("due", pgettext("reviews", "Due")),
            ("near", pgettext("reviews", "Near")),
        )
        views = [
            View(label, "?" + "&".join(filter(None, (f"state={name}" if name else "", at))), is_current=state == name)
            for name, label in offered
        ]
        told = found.told_to(actor).select_related("document", "body")  # type: ignore[attr-defined]
        return Selection(told.defer("document__search", "document__recipients"), chips=chips, views=views)


REVIEWS = ReviewTable()
