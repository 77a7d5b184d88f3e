"""Input of the pages of the tray, turned into typed values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core.forms import ActForm
from decreta.documents.enums import Channel
from decreta.documents.forms.arrivals import ArrivalForm
from decreta.files import limits

#: Files of one upload; a tray is filled from a scanner, not from an archive.
MOST_FILES = 50
_CHANNELS = {Way.MAIL: Channel.MAIL}


class ManyFiles(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True

    @property
    def max_size(self) -> int:
        """The greatest file in bytes, so that a greater one is refused before it travels."""
        return limits.max_bytes()


class ManyField(forms.FileField):
    """Several files; each is judged by the act that takes it."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not chosen:
            raise forms.ValidationError(now("Choose at least one file."), code="required")
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(now("Bring at most %(most)s files at once.") % {"most": MOST_FILES})
        return chosen


class UploadForm(forms.Form):
    """Files for the tray."""

    papers = ManyField(
        label=pgettext_lazy("tray", "Papers"),
        widget=ManyFiles(attrs={"multiple": True, "accept": ".pdf,.jpg,.jpeg,.png,.tif,.tiff"}),
        help_text=_("PDF, JPEG, PNG or TIFF. Each file is a paper; pages can be joined and parted afterwards."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is empty is refused by the act, with its name, and the others go on.
        self.fields["papers"].allow_empty_file = True  # type: ignore[attr-defined]


class RegisterForm(ArrivalForm):
    """A paper of the tray to register: filled with what was read, each with where it was read."""

    # The files lie in the tray.
    paper = None  # type: ignore[assignment]
    attached_1 = None  # type: ignore[assignment]
    attached_2 = None  # type: ignore[assignment]
    attached_3 = None  # type: ignore[assignment]

    field_order = ("sender", "symbol", "issued_on", "type_code", "subject", "signed_by", "urgency", "secrecy")  # type: ignore[assignment]

    @classmethod
    def of(cls, paper: TrayPaper, data: Any = None) -> RegisterForm:
        """The form of a paper."""
        read: Mapping[str, Mapping[str, Any]] = paper.proposals.get("fields", {})
        initial = {name: _typed(name, row["value"]) for name, row in read.items() if name in cls.base_fields}
        initial |= {"channel": _CHANNELS.get(Way(paper.way), Channel.POST)}
        form = cls(data, initial=initial)
        for name, row in read.items():
            if name in form.fields:
                form.fields[name].help_text = _where(row)
                form.fields[name].widget.attrs |= {
                    "data-read": "doubtful" if row["doubtful"] else "clear",
                }
        # A practised clerk begins with the first field; what is sent is judged as a whole.
        form.fields["sender"].widget.attrs["autofocus"] = True
        return form


def _typed(name: str, value: str) -> Any:
    if name in {"issued_on", "due_on"}:
        return dt.date.fromisoformat(value)
    return int(value) if name in {"urgency", "secrecy"} else value


def _where(row: Mapping[str, Any]) -> Any:
    if row["page"] is None:
        return format_html(
            '<span class="read-at is-doubtful">{}</span>', now("From the mail, not from the paper: look twice")
        )
    words = now("Read on page %(page)s, not surely: look twice") if row["doubtful"] else now("Read on page %(page)s")
    css = "read-at is-doubtful" if row["doubtful"] else "read-at"
    return format_html('<span class="{}">{}</span>', css, words % {"page": row["page"] + 1})


class ReasonForm(ActForm):
    """Why a paper leaves the tray."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "autofocus": True})
    )


class TurnForm(ActForm):
    """Which page is turned, and how far."""

    page = forms.IntegerField(min_value=0, max_value=9999)
    degrees = forms.IntegerField()


class SplitForm(ActForm):
    """From which page on it is another paper."""

    page = forms.IntegerField(label=_("From page"), min_value=1, max_value=9999)


class JoinForm(ActForm):
    """Which papers of the tray belong to this one."""

    others = forms.MultipleChoiceField(label=_("Papers that belong to it"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, paper: TrayPaper, lying: list[TrayPaper], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lying = {str(one.pk): one for one in lying if one.pk != paper.pk}
        self.fields["others"].choices = [(pk, one.name) for pk, one in self._lying.items()]  # type: ignore[attr-defined]

    def clean_others(self) -> list[TrayPaper]:
        """The papers that were chosen."""
        return [self._lying[pk] for pk in self.cleaned_data["others"]]
