"""The field that names who must remove an obstacle: typed, since the places of a country are no list to choose from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.obstacles.queries.owners import key_of, owner_of, owners_like, within_reach
from decreta.organisation.forms.choosing import place_named
from decreta.organisation.queries.directory import Directory
from decreta.ui.choosing import ChooserInput

#: As many names as are said to be near.
_NEAR = 4


class OwnerField(forms.CharField):
    """An organisation, a body, a unit or a post by whatever it is called; its value is the owner's key."""

    def __init__(self, actor: Actor, **facts: Any) -> None:
        super().__init__(max_length=400, widget=ChooserInput("obstacles:owners"), **facts)
        self.actor = actor

    def clean(self, value: Any) -> str:
        """The key of who is named. Raises ValidationError, with the names that are near."""
        text = super().clean(value)
        if not text or owner_of(text) is not None:
            return str(text)
        today = clock.today()
        own = within_reach(text, self.actor, on=today)
        if own is not None:
            return key_of(own)
        try:
            return key_of(place_named(Directory.read(today, groups=False), text))
        except forms.ValidationError:
            near = [one.value for one in owners_like(text, self.actor, on=today)[:_NEAR]]
            if not near:
                raise
            said = _("“%(text)s” is not clear. Near it: %(names)s.") % {"text": text, "names": "; ".join(near)}
            raise forms.ValidationError(said, code="unknown") from None
