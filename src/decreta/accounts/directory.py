"""A directory (LDAP) checks the passwords of accounts which exist here. An extra: loaded only where one is set.

`config.directory` says which directory it is. Closed accounts stay closed whatever the directory says, in sessions that
were opened by it, too: its library leaves that to others.
"""

from __future__ import annotations

from typing import Any

from django_auth_ldap.backend import LDAPBackend  # type: ignore[import-not-found,import-untyped,unused-ignore]

from decreta.accounts.models import User


class DirectoryBackend(LDAPBackend):  # type: ignore[misc,unused-ignore]
    """The library's, for open accounts only."""

    def authenticate(self, request: Any, username: str | None = None, password: str | None = None, **more: Any) -> Any:
        """The account of a name, if the directory takes the password."""
        # The name is one of ours first: what the directory thinks is alike (spaces, marks) is not.
        if username is None or not User.objects.filter(username__iexact=username, is_active=True).exists():
            return None
        return super().authenticate(request, username=username, password=password, **more)

    def get_user(self, user_id: int) -> User | None:
        """The account of a session that was opened here."""
        return User.objects.filter(pk=user_id, is_active=True).first()
