"""Forms of administration: a mailbox, what senders are told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.mailroom.domain import Settings
from decreta.mailroom.enums import After, ReceiptMode, Security
from decreta.mailroom.models import Mailbox
from decreta.organisation.models import Organisation, Unit

_NAMES = ("address", "host", "port", "security", "user", "folder", "after", "move_to", "since")


class MailboxForm(ActForm):
    """Where the mails of an office lie, and with what they are read."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Into the tray of"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("For the unit"), required=False, help_text=_("If the mailbox is one unit’s own.")
    )
    address = forms.CharField(
        label=_("Address of the mailbox"), max_length=254, help_text=_("To which senders write, as van-thu@co-quan.vn.")
    )
    host = forms.CharField(label=_("Server"), max_length=253, help_text=_("The name alone, as imap.co-quan.vn."))
    security = forms.ChoiceField(label=_("Encryption"), choices=Security.choices, initial=Security.TLS)
    port = forms.IntegerField(label=pgettext_lazy("server", "Port"), min_value=1, max_value=65535, initial=993)
    user = forms.CharField(label=pgettext_lazy("mailbox", "User"), max_length=200)
    password = forms.CharField(
        label=_("Password"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept enciphered and shown to nobody. Where one is kept, leave the field empty to keep it."),
    )
    folder = forms.CharField(label=_("Folder"), max_length=200, initial="INBOX")
    since = forms.DateField(label=_("Take mails that came since"), help_text=_("Older ones stay where they are."))
    after = forms.ChoiceField(
        label=_("A mail that was taken"),
        choices=After.choices,
        initial=After.LEAVE,
        help_text=_("On the server nothing is ever deleted."),
    )
    move_to = forms.CharField(label=_("Into the folder"), max_length=200, required=False)

    def __init__(self, *args: Any, mailbox: Mailbox | None = None, **kwargs: Any) -> None:
        if mailbox is not None:
            shown = {name: getattr(mailbox, name) for name in (*_NAMES, "organisation", "unit")}
            kwargs["initial"] = shown | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        today = clock.today()
        houses = Organisation.objects.valid_on(today).order_by("path")
        units = Unit.objects.valid_on(today).select_related("organisation").order_by("organisation__path", "name_vi")
        self.fields["organisation"].queryset = houses  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = lambda one: f"{one.organisation.name}: {one.name}"  # type: ignore[attr-defined]
        if mailbox is None:
            self.fields["since"].initial = clock.real_now().astimezone(clock.zone()).date()

    def clean(self) -> dict[str, Any]:
        """The arguments of the act."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        settings = Settings(password=given["password"], **{name: given[name] for name in _NAMES})
        return {"organisation": given["organisation"], "unit": given["unit"], "settings": settings}


class RuleForm(ActForm):
    """What an organisation wants its senders to be told."""

    mode = forms.ChoiceField(label=_("Receipts to senders"), choices=ReceiptMode.choices)
    language = forms.ChoiceField(
        label=_("Language of the mail"), choices=[("vi", "Tiếng Việt"), ("en", "English"), ("ja", "日本語")]
    )
    contact = forms.CharField(
        label=_("Whom the sender may ask"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands at the foot of the mail: a name, a telephone number, an address."),
    )
