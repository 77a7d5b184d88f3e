"""Values of facts that the program writes as codes, in words of the office: kinds, roles, powers, ways to sign in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_info, pgettext_lazy

from decreta.accounts.scopes import Scope
from decreta.organisation.enums import BodyKind, NameKind, OrganisationKind, Role, SuccessionKind
from decreta.organisation.queries.powers import POWERS

Words = Mapping[str, "str | Promise"]

_WAYS: Final[Words] = {
    "password": pgettext_lazy("way to sign in", "password"),
    "totp": pgettext_lazy("way to sign in", "code of an application"),
    "recovery_codes": pgettext_lazy("way to sign in", "recovery codes"),
    "webauthn": pgettext_lazy("way to sign in", "passkey"),
    "second_factor": pgettext_lazy("way to sign in", "second factor"),
    "token": pgettext_lazy("way to sign in", "token"),
}
#: By the name of the fact. What is not among its values stands as it is.
_VALUES: Final[dict[str, Words]] = {
    "kind": {
        value: label
        for kinds in (OrganisationKind, BodyKind, SuccessionKind, NameKind)
        for value, label in kinds.choices
    },
    "role": dict(Role.choices),
    "powers": dict(POWERS),
    "scopes": dict(Scope.choices),
    "methods": _WAYS,
    "factor": _WAYS,
    "step": _WAYS,
}


def value(name: str, text: str) -> str:
    """A text of a fact in words."""
    if name == "language" and text in dict(settings.LANGUAGES):
        return str(get_language_info(text)["name_local"])
    return str(_VALUES.get(name, {}).get(text, text))
