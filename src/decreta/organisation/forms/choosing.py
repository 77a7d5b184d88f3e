"""Fields that name organisations and bodies by whatever they are called: a list of all agencies of a country is no choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _

from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.organisation.models import Body, Organisation
from decreta.organisation.queries.choosing import code_in
from decreta.organisation.queries.directory import Directory
from decreta.ui.choosing import ChooserInput, ChooserLines

Named = TypeVar("Named")
_URL = "organisation:choose"
#: How long the names of several may be, how many there may be, how many that are unknown are said.
_NAMES, _LINES, _SAID = 60_000, 500, 20


def place_field(*, url_name: str = _URL, **facts: Any) -> forms.CharField:
    """A field that names one organisation or body; an address of its own may offer others besides."""
    return forms.CharField(max_length=300, widget=ChooserInput(url_name), **facts)


def place_named(directory: Directory, text: str) -> Organisation | Body:
    """What a text names. Raises ValidationError: what is not clear is said, with those that are near."""
    found = directory.find(code_in(text) or text)
    if isinstance(found.thing, Organisation | Body):
        return found.thing
    if found.offers:
        said = _("“%(text)s” is not clear. Near it: %(names)s.") % {"text": text, "names": ", ".join(found.offers)}
    else:
        said = _("“%(text)s” is not known: neither by name nor by symbol, abbreviation or former name.") % {
            "text": text
        }
    raise forms.ValidationError(said, code="unknown")


def places_field(*, url_name: str = _URL, **facts: Any) -> forms.CharField:
    """A field that names several, one a line."""
    return forms.CharField(max_length=_NAMES, widget=ChooserLines(url_name, {"rows": 4}), **facts)


class PlacesForm(ActForm):
    """A form with such fields; it reads the directory once, in `clean`."""

    def place(self, directory: Directory, field: str, text: str) -> Organisation | Body | None:
        """What a text names; what is not clear is said beside the field, with those that are near."""
        return self.one_named(partial(place_named, directory), field, text)

    def places(self, directory: Directory, field: str, text: str) -> list[Organisation | Body]:
        """What the lines of a text name."""
        return self.all_named(partial(place_named, directory), field, text)

    def one_named(self, look_up: Callable[[str], Named], field: str, text: str) -> Named | None:
        """What a text names; the ValidationError of `look_up` is said beside the field."""
        if not text:
            return None
        if len(self.errors.get(field, [])) >= _SAID:
            return None  # enough is said; to look for more that are near costs time
        try:
            return look_up(text)
        except forms.ValidationError as unclear:
            self.add_error(field, unclear)
            return None

    def all_named(self, look_up: Callable[[str], Named], field: str, text: str) -> list[Named]:
        """The same of every line."""
        lines = lines_of(text)
        if len(lines) > _LINES:
            self.add_error(field, _("At most %(n)s agencies coordinate one task.") % {"n": _LINES})
        named = [self.one_named(look_up, field, line) for line in lines[:_LINES]]
        return [one for one in named if one is not None]
