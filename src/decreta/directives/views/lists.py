"""Lists of tasks and of directives."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.recent import recently_authenticated
from decreta.assignments.lights import LIGHTS
from decreta.assignments.queries.handing import has_house_of_work
from decreta.core import clock
from decreta.core.errors import allows
from decreta.directives.importing import ProgressList, TaskList
from decreta.directives.importing.besides import with_besides
from decreta.directives.narrowing import offered
from decreta.directives.queries import bodies
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.grouping import GROUPS
from decreta.directives.queries.taken_out import MOST, number_to_change, rows_to_change
from decreta.directives.queries.task_list import directive_of, totals
from decreta.directives.queries.to_report import to_report
from decreta.directives.tables.directives import DIRECTIVES
from decreta.directives.tables.tasks import TASKS
from decreta.directives.views.filters import body_filter
from decreta.files.responses import attachment
from decreta.kit import lists
from decreta.kit.domain.exports import export_list
from decreta.kit.importing.writing import XLSX, template_of
from decreta.organisation.middleware import actor_of
from decreta.ui import moments, words
from decreta.ui.tables import Listed


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Tasks that the actor may see, narrowed by the address: body, directive, period, class, agency, words, as-of day."""
    actor = actor_of(request)
    may = {"may_import": allows(TaskList().may, by=actor), "may_report": allows(ProgressList().may, by=actor)}
    return lists.page(
        request,
        TASKS,
        "directives/tasks.html",
        lambda shown: {**_about_tasks(shown), **may, "hands_down": has_house_of_work(actor)},
        bodies=bodies.offered.ask(actor),
    )


@login_required
@recently_authenticated
@require_POST
def take_out(request: HttpRequest) -> HttpResponse:
    """The tasks of an address as a workbook to be changed and imported again.

    A file holds so many; where there are more that is said before, and again in the file.
    """
    actor, asked = actor_of(request), request.POST.get("query", "")
    query, kind = QueryDict(asked).dict(), TaskList()
    if not allows(kind.may, by=actor):
        raise Http404
    number = number_to_change(query, actor)
    if number > MOST and "sure" not in request.POST:
        context = {"number": number, "most": MOST, "query": asked, "back": f"{TASKS.url}?{asked}"}
        return render(request, "directives/take_out.html", context)
    rows = with_besides(rows_to_change(query, actor))
    if not rows:
        messages.error(request, _("There is no open task here that you may change by a list."))
        return redirect(f"{TASKS.url}?{asked}")
    export_list(table=TASKS, query=query, form="xlsx", number=len(rows), by=actor)
    left_out = number - len(rows)
    note = _(
        "This file holds %(n)s of %(all)s tasks: %(left)s are left out. Narrow the list to take them out as well."
    ) % {
        "n": moments.number(len(rows)),
        "all": moments.number(number),
        "left": moments.number(left_out),
    }
    made = template_of(kind, rows, note=note if left_out > 0 else "")
    return attachment(made, f"{kind.kind.replace('.', '-')}-{clock.today():%Y-%m-%d}.xlsx", XLSX)


@login_required
@recently_authenticated
@require_POST
def take_out_to_report(request: HttpRequest) -> HttpResponse:
    """The assignments of an address on which the actor may report, as a workbook to write in and send."""
    actor, asked, kind = actor_of(request), request.POST.get("query", ""), ProgressList()
    if not allows(kind.may, by=actor):
        raise Http404
    query = QueryDict(asked).dict()
    rows, left_out = to_report(query, actor)
    if not rows:
        messages.error(request, _("There is no assignment here on which you may report now."))
        return redirect(f"{TASKS.url}?{asked}")
    export_list(table=TASKS, query=query, form="xlsx", number=len(rows), by=actor)
    note = _("%(left)s further assignments are left out, those that lapse last.") % {"left": moments.number(left_out)}
    made = template_of(kind, rows, note=note if left_out else "")
    return attachment(made, f"{kind.kind.replace('.', '-')}-{clock.today():%Y-%m-%d}.xlsx", XLSX)


@login_required
@require_safe
def directives(request: HttpRequest) -> HttpResponse:
    """Documents that assign tasks: what they declare, and how many tasks were made of them."""
    return lists.page(request, DIRECTIVES, "directives/directives.html")


def _about_tasks(shown: Listed[TaskClass]) -> dict[str, Any]:
    further = offered()
    return {
        "directive": directive_of(shown.rows),
        "totals": totals(shown.rows, shown.pages.total),
        "of_body": body_filter(shown.beside["bodies"], shown.query.get("body", "")),
        "lights": [(one.value, one.label) for one in LIGHTS],
        "states": [(one, words.STATES[one].short) for one in words.ORDER],
        "offered": [(one, shown.query.get(one.narrowing.name, "")) for one in further],
        "offered_names": [one.narrowing.name for one in further],
        "groups": GROUPS.items(),
        "asked": {name: shown.query.get(name, "") for name in shown.table.filters},
    }
