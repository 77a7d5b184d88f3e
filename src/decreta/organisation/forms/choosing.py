"""Fields that name organisations and bodies by whatever they are called: a list of all agencies of a country is no choice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from decreta.core.forms import ActForm
from decreta.organisation.models import Body, Organisation
from decreta.organisation.queries.choosing import code_in
from decreta.organisation.queries.directory import Directory
from decreta.ui.choosing import ChooserInput, ChooserLines

_URL = "organisation:choose"


def place_field(**facts: Any) -> forms.CharField:
    """A field that names one organisation or body."""
    return forms.CharField(max_length=300, widget=ChooserInput(_URL), **facts)


def places_field(**facts: Any) -> forms.CharField:
    """A field that names several, one a line."""
    return forms.CharField(widget=ChooserLines(_URL, {"rows": 4}), **facts)


class PlacesForm(ActForm):
    """A form with such fields; it reads the directory once, in `clean`."""

    def place(self, directory: Directory, field: str, text: str) -> Organisation | Body | None:
        """What a text names; what is not clear is said beside the field, with those that are near."""
        if not text:
            return None
        found = directory.find(code_in(text) or text)
        if isinstance(found.thing, Organisation | Body):
            return found.thing
        if found.offers:
            said = _("“%(text)s” is not clear. Near it: %(names)s.") % {"text": text, "names": ", ".join(found.offers)}
        else:
            said = _("“%(text)s” is not known: neither by name nor by symbol, abbreviation or former name.") % {
                "text": text
            }
        self.add_error(field, said)
        return None
