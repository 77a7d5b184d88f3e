"""A directory (LDAP) that checks the passwords of accounts which exist here. An extra: `decreta[ldap]`.

Its library needs system headers to build, so it is no part of the locked environment. `tests/accounts/test_directory.py`
runs it against a server on loopback where both are there.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from decreta.config.env import ConfigurationError, Environment, is_loopback


def settings_of(env: Environment) -> dict[str, Any]:
    """Django's settings for the directory; none without one. Raises ConfigurationError."""
    url = env["LDAP_URL"]
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme != "ldaps" and not (parts.scheme == "ldap" and is_loopback(parts.hostname or "")):
        message = "DECRETA_LDAP_URL: must begin with ldaps://"
        raise ConfigurationError(message)
    try:
        library, searching = import_module("ldap"), import_module("django_auth_ldap.config")
    except ImportError as error:
        message = f"DECRETA_LDAP_URL: install decreta[ldap] first ({error})"
        raise ConfigurationError(message) from error
    scope = library.SCOPE_SUBTREE
    return {
        "AUTH_LDAP_SERVER_URI": url,
        "AUTH_LDAP_BIND_DN": env["LDAP_BIND_DN"],
        "AUTH_LDAP_BIND_PASSWORD": env["LDAP_BIND_PASSWORD"],
        "AUTH_LDAP_USER_SEARCH": searching.LDAPSearch(env["LDAP_SEARCH"], scope, env["LDAP_FILTER"]),
        # It opens no accounts and changes none.
        "AUTH_LDAP_NO_NEW_USERS": True,
        "AUTH_LDAP_ALWAYS_UPDATE_USER": False,
        "AUTH_LDAP_CONNECTION_OPTIONS": {
            library.OPT_NETWORK_TIMEOUT: 5,
            library.OPT_TIMEOUT: 10,
            library.OPT_REFERRALS: 0,
            # Whatever the machine's own settings allow: only a directory that shows a good certificate sees passwords.
            library.OPT_X_TLS_REQUIRE_CERT: library.OPT_X_TLS_DEMAND,
            library.OPT_X_TLS_NEWCTX: 0,
        },
    }
