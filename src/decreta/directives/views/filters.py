"""The filter by body above a list of tasks, or of what hangs on tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from decreta.organisation.forms import body_filter as filters
from decreta.organisation.forms.body_filter import BodyFilter


def body_filter(offered: Sequence[Mapping[str, Any]], asked: str) -> BodyFilter:
    """The filter for a reader to whom bodies are `offered` (`queries.bodies`); `asked` is what the address says now."""
    options = [(one["code"], one["symbol"]) for one in offered]
    return filters.body_filter(options, asked, label=_("Body"), every=_("All bodies"))
