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
    type_code = forms.ChoiceField(label=_("For which papers"))
    language = forms.ChoiceField(label=_("Written in"), choices=_LANGUAGES, initial="vi")

    field_order = ("name", "type_code", "language", "file")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types: dict[str, str] = {}
        for issuer in issuers_of(actor):
            types |= dict(numbering.types_of(issuer, on=clock.today()))
        named = [(code, f"{name} ({code})") for code, name in types.items()]
        self.fields["type_code"].choices = [("", _("Choose a type")), *named]  # type: ignore[attr-defined]
