"""Lists of tasks and of directives."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.core.errors import allows
from decreta.directives.importing import TaskList
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.task_list import bodies_with_tasks, directive_of, totals
from decreta.directives.tables.directives import DIRECTIVES
from decreta.directives.tables.tasks import TASKS
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.ui import words
from decreta.ui.tables import Listed


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Tasks that the actor may see, narrowed by the address: body, directive, period, class, agency, words, as-of day."""
    may_import = allows(TaskList().may, by=actor_of(request))
    return lists.page(
        request, TASKS, "directives/tasks.html", lambda shown: {**_about_tasks(shown), "may_import": may_import}
    )


@login_required
@require_safe
def directives(request: HttpRequest) -> HttpResponse:
    """Documents that assign tasks: what they declare, and how many tasks were made of them."""
    return lists.page(request, DIRECTIVES, "directives/directives.html")


def _about_tasks(shown: Listed[TaskClass]) -> dict[str, Any]:
    return {
        "directive": directive_of(shown.rows),
        "totals": totals(shown.rows, shown.pages.total),
        "bodies": bodies_with_tasks(),
        "states": [(one, words.STATES[one].short) for one in words.ORDER],
        "asked": {name: shown.query.get(name, "") for name in shown.table.filters},
    }
