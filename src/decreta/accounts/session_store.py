"""Sessions in which two windows do not undo each other.

A browser asks for several things at once: a page that reloads itself is still being written while its reader switches
to another post. Django's own store writes back the whole session as the request found it, so that the slower request
would silently put the reader back into the first post. This one writes only what the request itself changed.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, router, transaction
from django.db.models import QuerySet
from django.utils import timezone

from decreta.core.among import Told
from decreta.core.prepared import prepared


class SessionStore(db.SessionStore):
    """The database's sessions, saved key by key."""

    def load(self) -> dict[str, Any]:
        """What the database knows; a second copy stays as it was found, to tell later what has been changed."""
        row = self._get_session_from_db()
        self._stored = row.session_data if row is not None else None
        loaded: dict[str, Any] = self.decode(row.session_data) if row is not None else {}
        self._found = copy.deepcopy(loaded)
        return loaded

    def _get_session_from_db(self) -> Session | None:
        """The row of the key, asked for at every request by a statement that is kept; a key without one is none."""
        found = _standing.rows(Told(self.session_key), timezone.now())
        if not found:
            self._session_key = None
            return None
        return found[0]

    def create(self) -> None:
        """A new session under a new key. What it takes over from another is all its own."""
        super().create()
        self._stored = None
        self._found = copy.deepcopy(dict(self.items()))

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature is Django's
        """Write what was changed since it was found into what is there by now."""
        if must_create or self.session_key is None:
            super().save(must_create=must_create)
            return
        mine = dict(self.items())
        using = router.db_for_write(self.model)
        if self._save_unchanged(mine, using):
            self._found = copy.deepcopy(mine)
            return
        with transaction.atomic(using=using):
            row = self.model.objects.using(using).select_for_update().filter(session_key=self.session_key).first()
            if row is not None:
                self._session_cache = _merged(self.decode(row.session_data), getattr(self, "_found", {}), mine)
            _with_its_own_error(super().save)
        self._stored = None
        self._found = copy.deepcopy(dict(self.items()))

    def _save_unchanged(self, mine: dict[str, Any], using: str) -> bool:
        """Write in one statement where nobody else has written since it was found, which is nearly always so."""
        stored = getattr(self, "_stored", None)
        if stored is None:
            return False
        fresh = self.create_model_instance(mine)
        as_found = self.model.objects.using(using).filter(session_key=self.session_key, session_data=stored)
        if not as_found.update(session_data=fresh.session_data, expire_date=fresh.expire_date):
            return False
        self._stored = fresh.session_data
        return True


@prepared
def _standing(key: Told, now: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


def _with_its_own_error(save: Callable[[], None]) -> None:
    """Save, and let a database that broke off be just that.

    Django calls every error of an update a session that somebody deleted, which is answered as if the form could not
    be understood; the browser would not send it again.
    """
    try:
        save()
    except UpdateError as error:
        if isinstance(error.__context__, OperationalError | InterfaceError):
            raise error.__context__ from None
        raise


def _merged(present: dict[str, Any], found: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any]:
    """`present` with the changes that lead from `found` to `mine`."""
    kept = {key: value for key, value in present.items() if key not in found or key in mine}
    return kept | {key: value for key, value in mine.items() if key not in found or found[key] != value}
