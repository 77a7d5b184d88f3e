"""Fields that the forms of the structure share: something that is picked by its name, a last day, one of the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from decreta.core import rulesets
from decreta.core.texts import fold, lines_of
from decreta.organisation.enums import REGIMES
from decreta.organisation.models import Body, Organisation, Person, Post

#: So many names are offered while one types; more would weigh on the page. All of them are accepted.
OFFERED = 400


class _Offering(forms.TextInput):
    """A line to type in, with names offered by the browser."""

    offers: Iterable[str] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}-list"
        line = super().render(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((one,) for one in self.offers))
        return format_html('{}<datalist id="{}">{}</datalist>', line, list_id, options)


class PickField(forms.CharField):
    """One of many, by name, symbol or code; a name that several bear is refused with what tells them apart."""

    widget: Any = _Offering

    def __init__(self, rows: Callable[[], Iterable[Any]], words: Callable[[Any], str], **kwargs: Any) -> None:
        self.rows, self.words = rows, words
        self._read: list[Any] | None = None
        super().__init__(**kwargs)

    def __deepcopy__(self, memo: Any) -> PickField:
        copy: PickField = super().__deepcopy__(memo)
        copy._read = None
        return copy

    def read(self) -> list[Any]:
        """The rows to choose from, read once for a form."""
        if self._read is None:
            self._read = list(self.rows())
        return self._read

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        self.widget.offers = [self.words(one) for one in self.read()[:OFFERED]]
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else self.words(value)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        if not text:
            return None
        wanted = fold(text)
        exact = [one for one in self.read() if fold(self.words(one)) == wanted]
        found = exact or [one for one in self.read() if wanted in {fold(each) for each in _keys(one)}]
        if not found:
            raise ValidationError(_("Nothing of this name is here."), code="unknown")
        if len(found) > 1:
            which = "; ".join(self.words(one) for one in found[:5])
            raise ValidationError(_("Several bear this name. Choose one: %(which)s"), "ambiguous", {"which": which})
        return found[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


class PickManyField(PickField):
    """Several of many, one a line."""

    widget: Any = forms.Textarea(attrs={"rows": 5})

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        return forms.CharField.get_bound_field(self, form, field_name)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(self.words(one) for one in value)

    def to_python(self, value: Any) -> Any:
        wrong, found = [], []
        for line in lines_of(value or ""):
            try:
                one = PickField.to_python(self, line)
            except ValidationError as error:
                wrong.append(ValidationError(_("%(line)s: %(why)s"), "line", {"line": line, "why": error.messages[0]}))
            else:
                found += [one] if one is not None else []
        if wrong:
            raise ValidationError(wrong)
        return list(dict.fromkeys(found))


def _keys(one: Any) -> list[str]:
    texts = [getattr(one, name, "") for name in ("name_vi", "name_en", "name_ja", "symbol", "code", "full_name")]
    user = getattr(one, "user", None)
    return [text for text in [*texts, user.get_username() if user else ""] if text]


def _with_code(one: Organisation | Body) -> str:
    return f"{one.name} · {one.code}"


def _post_words(post: Post) -> str:
    place = post.body or (post.unit.organisation if post.unit else None)
    return f"{post.name} · {place.name if place else ''} · {post.code}"


def _person_words(person: Person) -> str:
    return f"{person.full_name} · {person.user.get_username()}" if person.user else person.full_name


def organisation_field(**kwargs: Any) -> PickField:
    """An organisation that has not ended."""
    return PickField(lambda: Organisation.objects.filter(valid_to=None).order_by("path"), _with_code, **kwargs)


def organisations_field(**kwargs: Any) -> PickManyField:
    """Several organisations that have not ended."""
    return PickManyField(lambda: Organisation.objects.filter(valid_to=None).order_by("path"), _with_code, **kwargs)


def body_field(**kwargs: Any) -> PickField:
    """A body that has not ended."""
    return PickField(lambda: Body.objects.filter(valid_to=None), _with_code, **kwargs)


def bodies_field(**kwargs: Any) -> PickManyField:
    """Several bodies that have not ended."""
    return PickManyField(lambda: Body.objects.filter(valid_to=None), _with_code, **kwargs)


def post_field(**kwargs: Any) -> PickField:
    """A post that has not ended."""
    rows = Post.objects.filter(valid_to=None).select_related("body", "unit__organisation")
    return PickField(rows.all, _post_words, **kwargs)


def person_field(**kwargs: Any) -> PickField:
    """A person."""
    return PickField(lambda: Person.objects.select_related("user"), _person_words, **kwargs)


class LastDayField(forms.DateField):
    """The last day on which something holds; the value is the day after, from which it no longer does."""

    def to_python(self, value: Any) -> dt.date | None:
        last = super().to_python(value)
        if last is None:
            return None
        try:
            return last + dt.timedelta(days=1)
        except OverflowError:
            raise ValidationError(_("Give the year with four digits."), code="year") from None

    def prepare_value(self, value: Any) -> Any:
        return value - dt.timedelta(days=1) if isinstance(value, dt.date) else value


def regimes() -> list[tuple[str, str]]:
    """The sets of rules that papers can be made by."""
    return [(name, str(REGIMES.get(name, name))) for name in rulesets.regimes()]
