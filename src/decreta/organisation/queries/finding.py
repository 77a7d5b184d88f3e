"""Finding by a part of any name: organisations and persons by theirs, who holds a post by those around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat, Lower
from django.db.models.lookups import Contains, Regex

from decreta.core.texts import fold
from decreta.organisation.models import Holding

Q = TypeVar("Q", bound="QuerySet[Any]")

_NAMES = (
    "person__full_name",
    *(f"post__{name}" for name in ("name_vi", "name_en", "name_ja")),
    *(f"post__unit__{name}" for name in ("name_vi", "name_en", "name_ja")),
    *(f"post__unit__organisation__{name}" for name in ("name_vi", "name_en", "name_ja", "symbol")),
    *(f"post__body__{name}" for name in ("name_vi", "name_en", "name_ja")),
)
# Combining marks of Latin letters and of kana: what `core.texts.fold` takes off, too.
_MARKS = "[\u0300-\u036f\u3099\u309a]"


class _Decomposed(Func):
    """Letters apart from their marks, as PostgreSQL does it."""

    function = "normalize"
    template = "%(function)s(normalize(%(expressions)s, NFKC), NFD)"
    output_field = TextField()


class _Replaced(Func):
    function = "regexp_replace"
    output_field = TextField()


class _Translated(Func):
    function = "translate"
    output_field = TextField()


def holdings_named(words: str, *, on: dt.date) -> QuerySet[Holding]:
    """Holdings of a day in which every word of `words` begins a word, however it is typed; all of them without words."""
    found = Holding.objects.valid_on(on).select_related("person", "post__body", "post__unit__organisation")
    return matching(found, _NAMES, words).order_by("person__full_name", "post__rank", "pk")


def matching(found: Q, names: Sequence[str], words: str) -> Q:
    """Rows in whose named columns every word begins a word, however it is typed; all of them without words."""
    for word in fold(words).split():
        # Words are matched from their beginning, where a script has words at all.
        is_latin = word.isascii()
        column = _folded(names)
        found = found.filter(Regex(column, rf"\m{word}") if is_latin else Contains(column, word))
    return found


def _folded(names: Sequence[str]) -> Lower:
    """The columns as one text without marks. A few thousand rows take some hundredths of a second; no index needed."""
    parts = [piece for name in names for piece in (F(name), Value(" "))]
    bare = _Replaced(_Decomposed(Concat(*parts, output_field=TextField())), Value(_MARKS), Value(""), Value("g"))
    return Lower(_Translated(bare, Value("đĐ"), Value("dd")))
