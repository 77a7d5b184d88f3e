"""Registers as an administrator sees them: whose, of what, how far, without a word of any document."""

from __future__ import annotations

import functools
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.documents import numbering
from decreta.documents.domain.closing import close_register as close
from decreta.documents.enums import Direction, NumberState
from decreta.documents.forms.drafts import ReasonForm
from decreta.documents.models import Series
from decreta.documents.queries.registers import gaps_in, run_out
from decreta.organisation.queries.finding import matching
from decreta.ui import moments
from decreta.ui.administering import (
    NOTHING,
    Cell,
    FormPage,
    ListPage,
    Row,
    Table,
    asked,
    filled,
    listed,
    named,
    shown,
    words_of,
)
from decreta.ui.buttons import ButtonContext

_NAMES = ("type_code", "body__name_vi", "body__symbol", "organisation__name_vi", "organisation__symbol", "term__name")
_STATES = {
    "open": gettext_lazy("running"),
    "ended": gettext_lazy("over, not closed yet"),
    "closed": pgettext_lazy("register", "closed"),
}


@administration("page")
def registers(request: HttpRequest) -> HttpResponse:
    """Every register with its next number, what was left out and what is void."""
    words = words_of(request)
    state = asked(request, "state", _("State"), _STATES)
    today = clock.today()
    over = Q(pk__in=Series.objects.filter(run_out(today)).values("pk"))
    conditions = {"open": Q(closed_at=None) & ~over, "ended": Q(closed_at=None) & over, "closed": ~Q(closed_at=None)}
    found = Series.objects.filter(conditions[state.value]) if state.value else Series.objects.all()
    found = found.filter(direction=Direction.OUT)
    found = matching(found, _NAMES, words).annotate(
        taken=Count("numbers"), void=Count("numbers", filter=Q(numbers__state=NumberState.VOID))
    )
    ready = found.select_related("body", "organisation", "term").order_by(
        "body__code", "organisation__code", "type_code", "-opened_at"
    )
    rows, pager = listed(request, ready, _row)
    headings = (_("Register"), _("Issuer"), _("Runs for"), _("Next number"), _("Numbers"), _("Gaps"))
    empty = _("A register begins by itself with its first number.")
    page = ListPage(
        _("Registers"),
        Table(_("Registers"), headings, rows, empty),
        pager,
        sub=_(
            "Clerks open registers at a number and make numbers void; an administrator sees how far they are and closes those whose year or term is over."
        ),
        words=words,
        choices=[state],
    )
    return shown(request, page)


def _row(series: Series) -> Row:
    issuer = series.issuer
    where = "administration:body" if series.body else "administration:organisation"
    name = numbering.register_name(series, on=series.opened_at.date())
    opened = ""
    if series.opening_authority:
        opened = _("opened at %(n)s by %(paper)s") % {"n": series.first_number, "paper": series.opening_authority}
    left_out = "; ".join(f"{one['from']}–{one['to']} ({one['authority']})" for one in series.skipped)
    void = _("%(n)s void") % {"n": series.void} if series.void else ""  # type: ignore[attr-defined]
    gaps = gaps_in(series)
    return Row(
        (
            Cell(name, note=opened),
            named(issuer, reverse(where, args=[issuer.code])),
            Cell(series.period, note=_state(series)),
            Cell(str(series.next_number), is_number=True) if series.closed_at is None else NOTHING,
            Cell(str(series.taken), is_number=True, note=void),  # type: ignore[attr-defined]
            Cell(
                ", ".join(map(str, gaps)) or _("none"), note=left_out and _("left out: %(which)s") % {"which": left_out}
            ),
        ),
        [ButtonContext(_("Close register"), reverse("administration:close_register", args=[series.pk]), quiet=True)]
        if series.closed_at is None and series.has_run_out(clock.today())
        else [],
        is_past=series.closed_at is not None,
    )


def _state(series: Series) -> str:
    if series.closed_at is not None:
        return _("closed on %(day)s: %(reason)s") % {
            "day": moments.day(series.closed_at),
            "reason": series.closing_reason,
        }
    return _("over, not closed yet") if series.has_run_out(clock.today()) else ""


@administration("form", sensitive=True, in_steps=True)
def close_register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a register whose year or term is over."""
    series = get_object_or_404(Series.objects.select_related("body", "organisation", "term"), pk=pk)
    back = reverse("administration:registers")
    name = numbering.type_name(series.issuer.regime, series.type_code, on=series.opened_at.date())
    page = FormPage(
        _("Close register"),
        ReasonForm(request.POST or None),
        _("Close register"),
        back,
        f"{_('all types') if series.type_code == numbering.EVERY_TYPE else name}, {series.issuer.name} · {series.period}",
        [Cell(_("Registers"), back)],
        notes=[
            _("The last number is %(n)s.") % {"n": series.next_number - 1},
            _("What stands in the register stands; no number is taken from it any more. Closing is final."),
        ],
    )
    return filled(request, page, functools.partial(close, series=series, by=actor_of(request)))
