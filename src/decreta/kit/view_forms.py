"""Input of saved views."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.kit.models import SavedView
from decreta.kit.queries.views import sharings_of


class ViewForm(ActForm):
    """The name of a view and who finds it."""

    name = forms.CharField(label=_("Name of the view"), max_length=60)
    sharing = forms.ChoiceField(label=_("Who finds it"))

    def __init__(self, *args: Any, actor: Actor, view: SavedView | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = sharings_of(actor)
        if view is not None and view.sharing not in dict(offered):
            # Shared from another post: it may stay as it is.
            offered.append((view.sharing, str(view.get_sharing_display())))
        self.fields["sharing"].choices = offered  # type: ignore[attr-defined]
