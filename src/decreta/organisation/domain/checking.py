"""What every act on the structure checks alike, with each problem beside its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from decreta.core import rulesets
from decreta.core.errors import Invalid, Problem, Problems
from decreta.organisation.models import Post

#: The value of an argument that is not to be changed.
KEEP: Final[Any] = object()


def as_fields(names: Mapping[str, str] | None) -> dict[str, str]:
    """Names by language as the columns of a row; languages that are not named are left alone."""
    return {f"name_{language}": text.strip() for language, text in (names or {}).items()}


def amend(row: models.Model, **wanted: Any) -> dict[str, Any]:
    """Put the wanted values into a row (not saved); what changed, each with what was before and is after."""
    changes = {}
    for name, value in wanted.items():
        if value is KEEP:
            continue
        before = getattr(row, name)
        if before != value:
            changes[name] = {"before": _shown(before), "after": _shown(value)}
            setattr(row, name, value)
    return changes


def _shown(value: Any) -> Any:
    return getattr(value, "code", None) or str(value) if isinstance(value, models.Model) else value


def clean(row: Any, problems: Problems, *, has_code: bool = True) -> None:
    """Judge the columns of a row: what is missing, too long, or no choice; its code, its regime, its days."""
    related = {field.name for field in row._meta.fields if field.is_relation}
    try:
        row.clean_fields(exclude={*related, "id", "path", "text_key"})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            for message in messages:
                problems.add(message, name)
    if has_code:
        _check_code(row, problems)
    if getattr(row, "regime", None) is not None and row.regime not in rulesets.regimes():
        problems.add(_("There are no rules “%(regime)s”.") % {"regime": row.regime}, "regime")
    if hasattr(row, "valid_from"):
        days(row.valid_from, row.valid_to, problems)


def _check_code(row: Any, problems: Problems) -> None:
    try:
        # A post's code names its place before a point; the others stand in addresses.
        validate_slug(row.code.replace(".", "-") if isinstance(row, Post) else row.code)
    except ValidationError:
        problems.add(_("A code has letters without marks, digits and hyphens only."), "code", "slug")
    if type(row).objects.filter(code=row.code).exclude(pk=row.pk).exists():
        problems.add(_("The code %(code)s is taken.") % {"code": row.code}, "code", "taken")


def days(valid_from: dt.date | None, valid_to: dt.date | None, problems: Problems, *, field: str = "valid_to") -> None:
    """The last day is not before the first."""
    if valid_from is not None and valid_to is not None and valid_to <= valid_from:
        problems.add(_("The last day must be after the first."), field, "ends_before_it_begins")


def within(row: Any, place: Any, problems: Problems) -> None:
    """What stands in something begins no earlier than that, and not after its end."""
    if row.valid_from is None:
        return
    if row.valid_from < place.valid_from:
        problems.add(_("It would begin before “%(place)s” does.") % {"place": place}, "valid_from", "too_early")
    elif place.valid_to is not None and row.valid_from >= place.valid_to:
        problems.add(_("“%(place)s” has ended by then.") % {"place": place}, "valid_from", "too_late")


def no_circle(row: Any, parent: Any, problems: Problems) -> None:
    """Nothing stands below itself."""
    above = parent
    while above is not None:
        if above.pk == row.pk:
            problems.add(_("It cannot stand below itself."), "parent", "circle")
            return
        above = above.parent


@contextmanager
def in_words(sentences: Iterable[tuple[str, str, str]]) -> Iterator[None]:
    """Turn what a constraint of the database refuses into a sentence beside its field.

    `sentences`: name of the constraint (or a part of it), the field, the sentence. What was checked before is
    refused here only when two acts happen at once.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
        for constraint, field, sentence in sentences:
            if constraint in broken:
                raise Invalid([Problem(sentence, field, constraint)]) from error
        raise


def code_is_taken(code: str) -> list[tuple[str, str, str]]:
    """The sentence for a code that somebody else has just taken."""
    return [("_code_", "code", _("The code %(code)s is taken.") % {"code": code})]
