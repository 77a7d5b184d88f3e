"""Fields that name who leads or coordinates: agencies and bodies, and in the house of a directive its units and officers."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignee
from decreta.core import clock
from decreta.directives.queries.whom import Inside, Whom
from decreta.organisation.forms.choosing import PlacesForm, place_field, places_field
from decreta.organisation.models import Group, Organisation
from decreta.organisation.queries.directory import Directory

_URL = "directives:whom"


def who_field(**facts: Any) -> forms.CharField:
    """A field that names one who leads."""
    return place_field(url_name=_URL, **facts)


def whom_field(**facts: Any) -> forms.CharField:
    """A field that names several who coordinate, one a line."""
    return places_field(url_name=_URL, **facts)


def read_whom(houses: QuerySet[Organisation]) -> Whom:
    """Everybody of today who can be named where some houses are."""
    day = clock.today()
    return Whom(Directory.read(day, groups=False), Inside.read(houses, day))


def named(known: Whom, text: str) -> Assignee:
    """Whom a text names. Raises ValidationError: what is not clear is said, with those that could be meant."""
    found = known.find(text)
    if found.thing is not None and not isinstance(found.thing, Group):
        return found.thing
    if found.offers:
        said = _("“%(text)s” is not clear. It can mean: %(names)s.") % {"text": text, "names": "; ".join(found.offers)}
    else:
        said = _("“%(text)s” is not known: neither an agency or body, nor a unit or an officer of this house.") % {
            "text": text
        }
    raise forms.ValidationError(said, code="unknown")


class WhomForm(PlacesForm):
    """A form with such fields; it reads all names once, in `clean`."""

    def who(self, known: Whom, field: str, text: str) -> Assignee | None:
        """Whom a text names; what is not clear is said beside the field."""
        return self.one_named(partial(named, known), field, text)

    def whom(self, known: Whom, field: str, text: str) -> list[Assignee]:
        """Whom the lines of a text name."""
        return self.all_named(partial(named, known), field, text)
