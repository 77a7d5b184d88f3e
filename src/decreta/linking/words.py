"""What the facts that trackers are told are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

FACTS_SAID: Final[Mapping[str, Promise]] = {
    "ids": gettext_lazy("Identifier"),
    "symbol": gettext_lazy("Directive"),
    "clause": gettext_lazy("Clause"),
    "title": gettext_lazy("Task"),
    "lead": gettext_lazy("Lead"),
    "baseline": gettext_lazy("Deadline (baseline)"),
    "deadline": gettext_lazy("Deadline (current)"),
    "state": gettext_lazy("State"),
    "percent": gettext_lazy("Percent done"),
    "forecast": gettext_lazy("Forecast"),
    "reported_on": gettext_lazy("Reported on"),
    "report": gettext_lazy("Newest report"),
}
CHANGED: Final = pgettext_lazy("hand-over", "What has changed")


def changed_words(names: Iterable[str]) -> str:
    """The facts that differ, in words."""
    found = [str(FACTS_SAID[name]) for name in names if name in FACTS_SAID]
    return ", ".join(found) if found else _("told for the first time")
