"""What a body or a parameter has wrong, in words of ours: the library's are English, and speak of its own matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.api.refusals import Mistake
from decreta.core.errors import ActRefused

_WORDS: dict[str, str | Promise] = {
    "missing": gettext_lazy("This is needed."),
    "extra_forbidden": gettext_lazy("This is not known here. Is it spelled rightly?"),
    "string_type": gettext_lazy("Give a text."),
    "string_too_long": gettext_lazy("Use at most %(max_length)s characters."),
    "string_too_short": gettext_lazy("Use at least %(min_length)s characters."),
    "int_type": gettext_lazy("Give a whole number."),
    "int_parsing": gettext_lazy("Give a whole number."),
    "int_from_float": gettext_lazy("Give a whole number."),
    "int_parsing_size": gettext_lazy("The number is too large."),
    "bool_type": gettext_lazy("Give true or false."),
    "bool_parsing": gettext_lazy("Give true or false."),
    "greater_than_equal": gettext_lazy("Give at least %(ge)s."),
    "less_than_equal": gettext_lazy("Give at most %(le)s."),
    "date_type": gettext_lazy("Give a day as 2025-03-31."),
    "date_parsing": gettext_lazy("Give a day as 2025-03-31."),
    "date_from_datetime_parsing": gettext_lazy("Give a day as 2025-03-31."),
    "date_from_datetime_inexact": gettext_lazy("Give a day as 2025-03-31."),
    "datetime_type": gettext_lazy("Give a moment with its offset, as 2025-03-31T09:00:00+07:00."),
    "datetime_parsing": gettext_lazy("Give a moment with its offset, as 2025-03-31T09:00:00+07:00."),
    "datetime_from_date_parsing": gettext_lazy("Give a moment with its offset, as 2025-03-31T09:00:00+07:00."),
    "timezone_aware": gettext_lazy("Give a moment with its offset, as 2025-03-31T09:00:00+07:00."),
    "uuid_type": gettext_lazy("Give an id as the API writes it."),
    "uuid_parsing": gettext_lazy("Give an id as the API writes it."),
    "literal_error": gettext_lazy("Give one of: %(expected)s."),
    "enum": gettext_lazy("Give one of: %(expected)s."),
    "list_type": gettext_lazy("Give a list."),
    "too_long": gettext_lazy("Give at most %(max_length)s."),
    "too_short": gettext_lazy("Give at least %(min_length)s."),
    "dict_type": gettext_lazy("Give an object."),
    "model_type": gettext_lazy("Give an object."),
    "model_attributes_type": gettext_lazy("Give an object."),
    "string_pattern_mismatch": gettext_lazy("This is not written as it must be."),
    "unkeepable": gettext_lazy("The text contains a character that cannot be kept."),
    "calendar": gettext_lazy("Give a day between 1900 and 2200."),
}


def mistakes_of(errors: Iterable[Mapping[str, Any]]) -> list[Mistake]:
    """The mistakes that the library found, each at its place: `loc` begins with where it was read."""
    return [_mistake(one) for one in errors]


def _mistake(error: Mapping[str, Any]) -> Mistake:
    source, *path = error["loc"]
    kind = str(error["type"])
    words = _WORDS.get(kind)
    detail = str(words) % dict(error.get("ctx") or {}) if words is not None else _("This value is not understood.")
    if source == "body":
        return Mistake(detail, pointer_to(path), code=kind)
    return Mistake(detail, parameter=str(path[-1]) if path else str(source), code=kind)


@contextmanager
def told_at(**places: str) -> Iterator[None]:
    """What an act refuses is told at the places of the body where they are called otherwise than by the act."""
    try:
        yield
    except ActRefused as refusal:
        raise type(refusal)(
            replace(one, field=places.get(one.field or "", one.field)) for one in refusal.problems
        ) from refusal


def pointer_to(path: Iterable[Any]) -> str:
    """A JSON pointer (RFC 6901) to a place in the body."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
