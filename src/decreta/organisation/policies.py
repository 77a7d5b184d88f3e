"""WHEN the structure may be changed: somebody who can change it must remain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.accounts.models import User
from decreta.core import clock
from decreta.core.errors import NotNow
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding


def administrators(*, on: dt.date) -> QuerySet[Holding]:
    """Who administers on a day and can sign in."""
    found = Holding.objects.valid_on(on).filter(post__role=Role.ADMINISTRATOR, person__user__is_active=True)
    return found.order_by("pk")


@contextmanager
def keeping_an_administrator(*, on: dt.date | None = None, field: str | None = "valid_to") -> Iterator[None]:
    """Refuse what happens inside when it would leave nobody who administers, on a day (or today, if that is later).

    Two administrators who end each other at the same moment take turns at each other's row: the second is refused.
    """
    day = max(on or clock.today(), clock.today())
    list(Holding.objects.select_for_update().filter(post__role=Role.ADMINISTRATOR).order_by("pk").values_list("pk"))
    had_one = administrators(on=day).exists()
    yield
    if had_one and not administrators(on=day).exists():
        raise NotNow.of(
            _("Nobody would be left who administers. Appoint another administrator first."),
            field=field,
            code="last_administrator",
        )


def account_may_close(user: User) -> None:
    """Refuse to close the account of the last administrator."""
    today = clock.today()
    others = administrators(on=today).exclude(person__user=user)
    if administrators(on=today).filter(person__user=user).exists() and not others.exists():
        raise NotNow.of(
            _("Nobody would be left who administers. Appoint another administrator first."),
            code="last_administrator",
        )
