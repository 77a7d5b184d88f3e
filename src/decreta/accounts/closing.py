"""What stands against closing an account: higher areas know what only its person can do, and say so here."""

from __future__ import annotations

from collections.abc import Callable

from decreta.accounts.models import User

#: Raises an ActRefused while the account must stay open.
Check = Callable[[User], None]

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Enter a check, in `AppConfig.ready`."""
    _checks[name] = check


def may_close(user: User) -> None:
    """Ask every check. Raises what the first of them refuses with."""
    for check in _checks.values():
        check(user)
