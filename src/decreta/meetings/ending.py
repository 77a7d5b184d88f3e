"""What areas above want done before a sitting closes: each gives its reason, and the closing is refused with it."""

from __future__ import annotations

from collections.abc import Callable

from decreta.meetings.models import Sitting

Check = Callable[[Sitting], None]
_checks: list[Check] = []


def before_closing(check: Check) -> None:
    """Enter a check. It raises NotNow while something of its area is not finished."""
    if check not in _checks:
        _checks.append(check)


def may_close(sitting: Sitting) -> None:
    """Ask every area. Raises the first refusal."""
    for check in _checks:
        check(sitting)
