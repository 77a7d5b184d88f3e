"""A file field that loses nothing: what was chosen stays chosen while something else in the form is wrong.

A browser empties a file field when a page comes back. So the bytes of an acceptable file are put down (a blob that
nothing uses yet) and the form carries a signed ticket for them, which only who sent the bytes has ever seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decreta.core.errors import Invalid
from decreta.files import blobs, limits
from decreta.files.domain import check_size, examine

_SALT: Final = "decreta.files.kept"
_HOURS: Final = 12


class UploadInput(forms.FileInput):
    """The control: a file may be chosen, or the one that was sent before stands beside it."""

    media_type: str | None = None

    @property
    def max_size(self) -> int:
        """The greatest file in bytes, so that a greater one is refused before it travels."""
        return limits.max_bytes()

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> UploadedFile | None:
        fresh = files.get(name)
        if fresh is not None or data.get(f"{name}_drop"):
            return fresh
        return take_up(data.get(f"{name}_kept", ""))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> bool:
        return name not in files and f"{name}_kept" not in data

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        ticket = lay_aside(value, self.media_type) if isinstance(value, UploadedFile) else ""
        if not ticket:
            return super().render(name, None, attrs, renderer)
        attrs = {key: setting for key, setting in (attrs or {}).items() if key != "required"}
        return format_html(
            '{control}<div class="form-text">{words}</div><input type="hidden" name="{name}_kept" value="{ticket}">'
            '<div class="form-check"><input class="form-check-input" type="checkbox" name="{name}_drop" id="id_{name}_drop">'
            '<label for="id_{name}_drop">{drop}</label></div>',
            control=super().render(name, None, attrs, renderer),
            words=_("Kept from before: %(name)s. Choose a file only to replace it.") % {"name": value.name},
            name=name,
            ticket=ticket,
            drop=_("Send no file"),
        )


class UploadField(forms.FileField):
    """A file that can be stored; whatever is wrong with it stands beside the field, with everything else."""

    widget = UploadInput

    def __init__(self, *, media_type: str | None = None, **kwargs: Any) -> None:
        self._media_type = media_type
        super().__init__(**kwargs)
        self.widget.media_type = media_type

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was sent, so that the control can keep it."""
        return data

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            try:
                check_size(upload.size or 0)
                examine(_bytes_of(upload), self._media_type)
            except Invalid as refusal:
                raise forms.ValidationError(
                    [forms.ValidationError(str(one.message), code=one.code) for one in refusal.problems]
                ) from refusal
        return upload


def _bytes_of(upload: UploadedFile) -> bytes:
    """What was sent, however often it was read already."""
    upload.seek(0)
    content: bytes = upload.read()
    upload.seek(0)
    return content


def lay_aside(upload: UploadedFile, media_type: str | None = None) -> str:
    """Put the bytes down and give the ticket for them; nothing for a file that would be refused."""
    try:
        check_size(upload.size or 0)
        content = _bytes_of(upload)
        examine(content, media_type)
    except Invalid:
        return ""
    return signing.dumps([blobs.write(content), upload.name], salt=_SALT)


def take_up(ticket: str) -> UploadedFile | None:
    """The file behind a ticket; None when the ticket is none, or too old."""
    try:
        sha256, name = signing.loads(ticket, salt=_SALT, max_age=_HOURS * 3600)
        return SimpleUploadedFile(name, blobs.read(sha256))
    except (signing.BadSignature, blobs.DamagedBlobError):
        return None
