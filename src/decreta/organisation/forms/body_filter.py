"""The filter by body above a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from decreta.organisation.forms.choosing import place_field
from decreta.organisation.queries.choosing import MOST_BODIES, body_asked, with_code


@dataclass(frozen=True)
class BodyFilter:
    """Bodies to choose from, or a field to type the name of one in where there are too many to choose from."""

    #: What the field is called, and what it says while no body is chosen.
    label: str
    every: str
    options: list[tuple[str, str]]
    code: str
    typed: SafeString | None = None


def body_filter(offered: Sequence[tuple[str, str]], asked: str, *, label: str, every: str) -> BodyFilter:
    """The filter for a reader who is `offered` bodies, by code and name; `asked` is what the address says now.

    No statement, two where more than `MOST_BODIES` are offered and he has typed a name.
    """
    if len(offered) <= MOST_BODIES:
        return BodyFilter(label, every, list(offered), asked)
    asked = asked.replace("\x00", "")
    body = body_asked(asked)
    attributes = {"id": "f-body", "class": "form-control form-control-inline", "placeholder": every}
    said = with_code(body.name_vi, body.code) if body is not None else asked
    field = place_field(required=False).widget.render("body", said, attributes)
    return BodyFilter(label, every, [], body.code if body is not None else "", field)
