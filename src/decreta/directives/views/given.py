"""What an organisation, a unit or a body handed down: how it stands below, and each of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.directives.queries.given import CLASSES
from decreta.directives.queries.periods import period_words
from decreta.directives.tables.given import GIVEN, HANDED_DOWN, definitions
from decreta.kit import lists
from decreta.ui import words
from decreta.ui.tables import Listed


@login_required
@require_safe
def handed_down(request: HttpRequest) -> HttpResponse:
    """How many of each receiver stand how, as of the end of a day, of what those handed down for whom the actor stands."""
    return lists.page(request, HANDED_DOWN, "directives/handed_down.html", _about)


@login_required
@require_safe
def given(request: HttpRequest) -> HttpResponse:
    """Each thing that was handed down, narrowed by receiver, state, directive, period and day."""
    return lists.page(request, GIVEN, "directives/given.html", _about)


def _about(shown: Listed[Any]) -> dict[str, Any]:
    asked = shown.facts["asked"]
    return {
        "of": dict(asked.narrowed),
        "periods": [(one, period_words(one)) for one in shown.facts["choices"].periods],
        "rows_url": asked.address("directives:given"),
        "lines_url": asked.address("directives:handed_down"),
        "states": [(one, words.STATES[one].short) for one in CLASSES],
        "is_today": asked.day == clock.today(),
        "definitions": definitions(),
    }
