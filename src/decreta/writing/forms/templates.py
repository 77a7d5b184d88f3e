"""A Word file to be kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.documents import numbering
from decreta.documents.forms.drafts import issuers_of
from decreta.files.detection import DOCX
from decreta.files.forms import UploadField
from decreta.organisation.models import Body, Organisation
from decreta.writing import purposes
from decreta.writing.enums import DRAFT
from decreta.writing.queries.templates import served_by

#: Each in its own words.
_LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"), ("ja", "日本語"))


class FileForm(ActForm):
    """A Word file."""

    file = UploadField(
        label=_("Word file"),
        media_type=DOCX,
        help_text=_("A .docx without macros, links to the outside and embedded objects."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".docx"

    def arguments(self) -> dict[str, Any]:
        """As the acts want it."""
        data = dict(self.cleaned_data)
        upload = data.pop("file")
        upload.seek(0)
        return {**data, "content": upload.read(), "file_name": upload.name}


class TemplateForm(FileForm):
    """A template that is new to the office."""

    name = forms.CharField(label=pgettext_lazy("template", "Name"), max_length=120)
    use = forms.ChoiceField(label=_("What is made from it"), required=False)
    type_code = forms.ChoiceField(
        label=_("For which papers"), required=False, help_text=_("Only for drafts: minutes have a kind of their own.")
    )
    language = forms.ChoiceField(label=_("Written in"), choices=_LANGUAGES, initial="vi")

    field_order = ("name", "use", "type_code", "language", "file")

    def __init__(self, *args: Any, actor: Actor, house: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(one.pk): one for one in served_by(house).order_by("code")}
        of_bodies = [
            (f"{purpose.name}:{key}", f"{purpose.label}: {body.name}")
            for purpose in purposes.every()
            for key, body in self._bodies.items()
        ]
        self.fields["use"].choices = [("", _("Drafts that begin from it")), *of_bodies]  # type: ignore[attr-defined]
        types: dict[str, str] = {}
        for issuer in issuers_of(actor):
            types |= dict(numbering.types_of(issuer, on=clock.today()))
        named = [(code, f"{name} ({code})") for code, name in types.items()]
        self.fields["type_code"].choices = [("", _("Choose a type")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Drafts are of a kind; what fills itself has its own."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("use") and not data.get("type_code") and self.errors.keys().isdisjoint({"use", "type_code"}):
            self.add_error("type_code", forms.ValidationError(_("Choose a type"), code="required"))
        return data

    def arguments(self) -> dict[str, Any]:
        """As the act wants it."""
        data = super().arguments()
        purpose, _colon, key = data.pop("use").partition(":")
        body: Body | None = self._bodies.get(key)
        return {**data, "purpose": purpose or DRAFT, "body": body}
