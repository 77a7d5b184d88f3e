"""Finding who holds a post by a part of any name: the person's, the post's, its unit's, its body's."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat, Lower
from django.db.models.lookups import Contains, Regex

from decreta.core.texts import fold
from decreta.organisation.models import Holding

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
    for word in fold(words).split():
        # Words are matched from their beginning, where a script has words at all.
        is_latin = word.isascii()
        found = found.filter(Regex(_folded(), rf"\m{word}") if is_latin else Contains(_folded(), word))
    return found.order_by("person__full_name", "post__rank", "pk")


def _folded() -> Lower:
    """The names as one text without marks. A few thousand rows take some hundredths of a second; no index needed."""
    parts = [piece for name in _NAMES for piece in (F(name), Value(" "))]
    bare = _Replaced(_Decomposed(Concat(*parts, output_field=TextField())), Value(_MARKS), Value(""), Value("g"))
    return Lower(_Translated(bare, Value("đĐ"), Value("dd")))
