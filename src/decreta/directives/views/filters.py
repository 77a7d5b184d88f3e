"""The filter by body above a list of tasks, or of what hangs on tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decreta.directives.queries.bodies import MOST, body_asked
from decreta.organisation.forms.choosing import place_field
from decreta.organisation.queries.choosing import with_code


@dataclass(frozen=True)
class BodyFilter:
    """Bodies to choose from, or a field to type the name of one in where there are too many to choose from."""

    options: list[tuple[str, str]]
    code: str
    typed: SafeString | None = None


def body_filter(offered: Sequence[Mapping[str, Any]], asked: str) -> BodyFilter:
    """The filter for a reader to whom bodies are `offered` (`queries.bodies`); `asked` is what the address says now.

    No statement, two where he has typed a name.
    """
    options = [(one["code"], one["symbol"]) for one in offered]
    if len(options) <= MOST:
        return BodyFilter(options, asked)
    body = body_asked(asked)
    attributes = {"id": "f-body", "class": "form-control form-control-inline", "placeholder": _("All bodies")}
    said = with_code(body.name_vi, body.code) if body is not None else asked
    field = place_field(required=False).widget.render("body", said, attributes)
    return BodyFilter([], body.code if body is not None else "", field)
