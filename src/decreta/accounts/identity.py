"""Providers of identity of the installation: elsewhere people show who they are, here it is decided what they may.

What is known of a provider is read from a file at start (`config.identity`); nothing of it is in the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from django.conf import settings
from django.utils.translation import get_language

#: With these a provider states by default that it asked for a second step (RFC 8176, REFEDS).
AMR: Final = ("mfa", "otp", "hwk", "swk", "fpt", "face", "sc", "pop")
ACR: Final = ("https://refeds.org/profile/mfa", "http://schemas.microsoft.com/claims/multipleauthn")


@dataclass(frozen=True)
class Provider:
    """One provider: how its claims lead to an account."""

    id: str
    kind: Literal["openid_connect", "saml"]
    names: Mapping[str, str]
    #: Which claim names the account, and what of the account it names: its `login` or its `email` address.
    claim: str
    match: Literal["login", "email"] = "login"
    #: Whether an account is opened for somebody who has none. Without a post he sees nothing.
    creates: bool = False
    amr: tuple[str, ...] = AMR
    acr: tuple[str, ...] = ACR
    #: Whether signing out here offers to sign out there.
    signs_out: bool = False
    app: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.names.get(get_language() or "") or self.names.get("") or self.id


def providers() -> tuple[Provider, ...]:
    """Those of the installation, in the order of its file."""
    found: tuple[Provider, ...] = settings.DECRETA_IDENTITY
    return found


def provider(provider_id: str) -> Provider | None:
    """One of them."""
    return next((one for one in providers() if one.id == provider_id), None)


def facts_of(found: Provider, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a provider states of somebody, one value per claim. What the signed token says wins over what was asked for."""
    stated: dict[str, Any] = {}
    for part in (data.get("userinfo"), data.get("id_token")) if found.kind == "openid_connect" else (data,):
        stated |= part or {}
    if found.kind == "saml":
        return {
            name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in stated.items()
        }
    return stated


def asked_for_second_step(found: Provider, facts: Mapping[str, Any]) -> bool:
    """Whether the provider states that it did."""
    methods, contexts = _many(facts.get("amr")), _many(facts.get("acr")) | _many(facts.get("authn_contexts"))
    return bool(methods & set(found.amr) or contexts & set(found.acr))


def _many(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    return {one for one in value if isinstance(one, str)} if isinstance(value, list | tuple) else set()
