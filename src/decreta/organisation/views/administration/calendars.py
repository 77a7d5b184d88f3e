"""The working calendar of a year: what the country says, and the office's own days against it."""

from __future__ import annotations

import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.core.texts import whole_number
from decreta.organisation.domain import calendars as acts
from decreta.organisation.forms.people import CalendarForm
from decreta.organisation.models import CalendarDay, Organisation
from decreta.organisation.queries.days_off import special_days
from decreta.organisation.queries.months import months_of
from decreta.organisation.views.administration.parts import at, import_button
from decreta.ui.administering import Cell, FormPage, filled, named, pressed

_YEARS = range(1990, 2101)


def _organisation(request: HttpRequest) -> Organisation | None:
    """Whose calendar is meant: of all organisations, or of the one that the address names."""
    code = request.GET.get("of", "")
    return get_object_or_404(Organisation, code=code) if code else None


def _address(organisation: Organisation | None, year: int | None = None) -> str:
    parts = [f"of={organisation.code}" if organisation else "", f"year={year}" if year else ""]
    query = "&".join(part for part in parts if part)
    return f"{at('calendar')}?{query}" if query else at("calendar")


@administration("page")
def calendar(request: HttpRequest) -> HttpResponse:
    """A year at a glance, its days that are not plain, and whose calendar it is."""
    organisation = _organisation(request)
    year = whole_number(request.GET.get("year", ""), otherwise=clock.today().year)
    year = min(max(year, _YEARS.start), _YEARS.stop - 1)
    days = special_days(year, organisation)
    own = Organisation.objects.filter(calendar_days__isnull=False).distinct().order_by("path")
    context = {
        "year": year,
        "before": _address(organisation, year - 1),
        "after": _address(organisation, year + 1),
        "organisation": organisation,
        "months": months_of(year, {one.day: one for one in days}, clock.today()),
        "days": days,
        "own_calendars": [(one, _address(one, year)) for one in own],
        "address_of_all": _address(None, year),
        "from_spreadsheet": import_button("organisation.days"),
        "address_of_new": f"{at('new_calendar_days')}{'?of=' + organisation.code if organisation else ''}",
    }
    return render(request, "organisation/administration/calendar.html", context)


@administration("form")
def new_days(request: HttpRequest) -> HttpResponse:
    """Set days off or working days."""
    organisation = _organisation(request)
    back = _address(organisation)
    crumbs = [Cell(_("Working days"), at("calendar")), *([named(organisation, back)] if organisation else [])]
    sub = (
        _("They hold in this organisation and in those below it.")
        if organisation
        else _("They hold in every organisation.")
    )
    page = FormPage(
        _("Set days"),
        CalendarForm(request.POST or None),
        _("Set days"),
        back,
        sub,
        crumbs,
        effect=_("Deadlines that were fixed before keep their day."),
    )
    act = functools.partial(acts.set_calendar_day, organisation=organisation, by=actor_of(request))
    return filled(request, page, act)


@administration("button")
def remove_day(request: HttpRequest, pk: str) -> HttpResponse:
    """Let the general calendar hold again on a day."""
    entry = get_object_or_404(CalendarDay.objects.select_related("organisation"), pk=pk)
    back = _address(entry.organisation, entry.day.year)
    return pressed(request, lambda: acts.remove_calendar_day(entry=entry, by=actor_of(request)), back)
