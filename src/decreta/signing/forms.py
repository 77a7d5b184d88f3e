"""An image of a signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.files.forms import UploadField
from decreta.organisation.models import Body, Organisation


class ImageForm(ActForm):
    """A PNG; whose it is follows from who brings it, or from the organ that is chosen."""

    image = UploadField(label=_("Image"), media_type="image/png")
    of = forms.ChoiceField(label=pgettext_lazy("signature image", "Whose"))

    field_order = ("of", "image")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organs = {f"{type(one).__name__.lower()}:{one.pk}": one for one in _organs(actor)}
        self.fields["image"].widget.attrs["accept"] = ".png"
        self.fields["image"].help_text = _(
            "PNG on a transparent ground: a hand in blue, a seal in red. It is used when papers are signed and shown nowhere else."
        )
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            ("own", _("My own hand")),
            *((key, organ.name) for key, organ in self.organs.items()),
        ]

    def organ(self) -> Body | Organisation | None:
        """The organ whose seal it is; None for the own hand."""
        return self.organs.get(self.cleaned_data["of"])

    def content(self) -> bytes:
        """What was sent."""
        upload = self.cleaned_data["image"]
        upload.seek(0)
        found: bytes = upload.read()
        return found


def _organs(actor: Actor) -> list[Body | Organisation]:
    if not actor.can("issue_documents"):
        return []
    today = clock.today()
    bodies = Body.objects.valid_on(today).filter(pk__in=actor.body_ids | actor.served_body_ids)
    return [*bodies, *Organisation.objects.valid_on(today).filter(pk__in=actor.organisation_ids)]
