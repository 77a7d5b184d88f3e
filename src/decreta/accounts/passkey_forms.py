"""What a browser sends about passkeys, checked by the library, refused in one sentence that a clerk understands."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError
from django.forms import BooleanField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_MAX_NAME = 60
_REFUSED = gettext_lazy("The passkey was not accepted. Try again, or sign in another way.")


class Shallow(json.JSONDecoder):
    """Nested without end is no answer of a browser."""

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except RecursionError as error:
            raise json.JSONDecodeError("nested too deeply", "", 0) from error


class OurCredential:
    """A passkey's answer; whatever is wrong with it is said in the same words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        credential_field(self)

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (ValidationError, AttributeError, KeyError, TypeError, ValueError) as error:
            # The library expects honest browsers; a dishonest one is refused like a wrong key.
            if getattr(error, "code", "") == "too_many_login_attempts":
                raise
            raise ValidationError(_REFUSED, code="passkey") from error

    def problem(self) -> str:
        """What is wrong, for the page."""
        return " ".join(self.errors.get("credential", []))  # type: ignore[attr-defined]


class SignInForm(OurCredential, LoginWebAuthnForm):
    """Who signs in with a passkey alone."""


class SecondStepForm(OurCredential, AuthenticateWebAuthnForm):
    """Who uses a passkey after the password."""


class ConfirmForm(OurCredential, ReauthenticateWebAuthnForm):
    """Who confirms with a passkey that it is he."""


class AddForm(AddWebAuthnForm):
    """A new passkey and its name."""

    passwordless: BooleanField | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        credential_field(self)
        name_field(self)

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValidationError(_REFUSED, code="passkey") from error
        except ValidationError as error:
            raise ValidationError(_REFUSED, code="passkey") from error


class NameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_field(self)


def credential_field(form: Any) -> None:
    """What the browser says of a passkey."""
    field = form.fields["credential"]
    field.error_messages = {"required": _REFUSED, "invalid": _REFUSED}
    field.decoder = Shallow


def name_field(form: Any) -> None:
    """The name by which its owner knows a passkey."""
    field = form.fields["name"]
    field.label, field.max_length = _("Name of the passkey"), _MAX_NAME
    field.help_text = _("So that you know it again: “office telephone”, “blue key”.")
    field.widget.attrs["maxlength"] = _MAX_NAME
    field.validators = [*field.validators, _short]


def _short(text: str) -> None:
    if len(text) > _MAX_NAME:
        raise ValidationError(_("At most %(n)s characters.") % {"n": _MAX_NAME})
