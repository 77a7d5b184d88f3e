"""The file of providers of identity (`DECRETA_IDENTITY_FILE`): read once, everything wrong said at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from decreta.accounts.identity import ACR, AMR, Provider
from decreta.config.env import ConfigurationError, is_loopback

_COMMON: Final = frozenset({"id", "name", "claim", "match", "create", "second_factor", "logout"})
_OIDC: Final = frozenset({"server", "client_id", "secret", "secret_file", "scopes"})
_SAML: Final = frozenset(
    {"entity_id", "sso_url", "slo_url", "certificate", "certificate_file", "key_file", "own_certificate_file"}
)


def read(path: str) -> tuple[Provider, ...]:
    """The providers of a file; none without a file. Raises ConfigurationError with everything that is wrong."""
    if not path:
        return ()
    try:
        with Path(path).open("rb") as file:
            content = tomllib.load(file)
    except OSError as error:
        raise ConfigurationError(f"DECRETA_IDENTITY_FILE: cannot read {path}: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"DECRETA_IDENTITY_FILE: {path} is not TOML: {error}") from error
    wrong = [f"[{name}] means nothing; use [[oidc]] and [[saml]]" for name in content if name not in {"oidc", "saml"}]
    found: list[Provider] = []
    for kind in ("oidc", "saml"):
        for number, table in enumerate(content.get(kind, []), start=1):
            entry = _Entry(f"[[{kind}]] number {number}", table, Path(path).parent)
            made = entry.oidc() if kind == "oidc" else entry.saml()
            wrong += entry.wrong
            if made is not None:
                found.append(made)
    ids = [one.id for one in found]
    wrong += [f"id {one!r} stands twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    if wrong:
        raise ConfigurationError(f"DECRETA_IDENTITY_FILE: {path}: " + "; ".join(wrong))
    return tuple(found)


def for_allauth(found: tuple[Provider, ...]) -> dict[str, Any]:
    """The same in the sign-in library's words."""
    return {
        "openid_connect": {
            "APPS": [dict(one.app) for one in found if one.kind == "openid_connect"],
            "OAUTH_PKCE_ENABLED": True,
        },
        "saml": {"APPS": [dict(one.app) for one in found if one.kind == "saml"]},
    }


class _Entry:
    """One table of the file."""

    def __init__(self, where: str, table: dict[str, Any], folder: Path) -> None:
        self.where, self.table, self.folder = where, table, folder
        self.wrong: list[str] = []

    def oidc(self) -> Provider | None:
        common = self._common(_OIDC, claim="preferred_username")
        server, client_id = self._url("server"), self._text("client_id")
        secret = self._secret("secret", "secret_file")
        scopes = self.table.get("scopes", ["openid", "profile", "email"])
        if self.wrong:
            return None
        app = {"provider_id": common["id"], "name": common["id"], "client_id": client_id, "secret": secret}
        return Provider(
            kind="openid_connect", app=app | {"settings": {"server_url": server, "scope": scopes}}, **common
        )

    def saml(self) -> Provider | None:
        common = self._common(_SAML, claim="uid")
        idp = {"entity_id": self._text("entity_id"), "sso_url": self._url("sso_url")}
        idp["x509cert"] = self._secret("certificate", "certificate_file")
        if "slo_url" in self.table:
            idp["slo_url"] = self._url("slo_url")
        # What is not signed by the provider is nobody's word; weak hashes are no signatures.
        advanced: dict[str, Any] = {"want_assertion_signed": True, "reject_deprecated_algorithm": True, "strict": True}
        advanced |= {"reject_idp_initiated_sso": True, "want_name_id": True}
        # Inside an office hosts often have names without dots.
        advanced |= {"allow_single_label_domains": True}
        if "key_file" in self.table:
            advanced |= {
                "private_key": self._secret("", "key_file"),
                "x509cert": self._secret("", "own_certificate_file"),
            }
            advanced |= {"authn_request_signed": True, "logout_request_signed": True, "metadata_signed": True}
        if self.wrong:
            return None
        app = {"provider_id": common["id"], "name": common["id"], "client_id": common["id"]}
        return Provider(kind="saml", app=app | {"settings": {"idp": idp, "advanced": advanced}}, **common)

    def _common(self, more: frozenset[str], *, claim: str) -> dict[str, Any]:
        unknown = sorted(set(self.table) - _COMMON - more)
        if unknown:
            self._say(f"{', '.join(unknown)} means nothing")
        found_id = self._text("id")
        if found_id and not re.fullmatch(r"[a-z0-9-]{1,40}", found_id):
            self._say("id may hold small letters, digits and hyphens")
        match = self.table.get("match", "login")
        if match not in ("login", "email"):
            self._say("match must be login or email")
        second = self.table.get("second_factor", {})
        return {
            "id": found_id,
            "names": self._names(),
            "claim": self.table.get("claim", claim),
            "match": match,
            "creates": self._truth("create"),
            "signs_out": self._truth("logout"),
            "amr": tuple(second.get("amr", AMR)),
            "acr": tuple(second.get("acr", ACR)),
        }

    def _names(self) -> dict[str, str]:
        name = self.table.get("name", "")
        if isinstance(name, dict):
            return {str(language): str(text) for language, text in name.items()}
        return {"": str(name)} if name else {}

    def _truth(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self._say(f"{key} must be true or false")
        return bool(value)

    def _text(self, key: str) -> str:
        value = self.table.get(key, "")
        if not isinstance(value, str) or not value:
            self._say(f"{key} is missing")
            return ""
        return value

    def _url(self, key: str) -> str:
        value = self._text(key).rstrip("/")
        parts = urlsplit(value)
        if value and parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
            self._say(f"{key} must begin with https://")
        return value

    def _secret(self, key: str, file_key: str) -> str:
        """A text that stands here, or in a file of its own beside this one."""
        if key and key in self.table:
            return self._text(key)
        name = self.table.get(file_key)
        if not isinstance(name, str):
            self._say(f"{key or file_key} is missing" + (f" (or {file_key})" if key else ""))
            return ""
        try:
            return (self.folder / name).read_text(encoding="utf-8").strip()
        except OSError as error:
            self._say(f"cannot read {file_key} {name}: {error.strerror}")
            return ""

    def _say(self, what: str) -> None:
        self.wrong.append(f"{self.where}: {what}")
