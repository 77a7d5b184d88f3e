"""The directory says who holds a post."""

from __future__ import annotations

import datetime as dt
from typing import Final

from decreta.accounts.domain.managing import demand_second_factor
from decreta.accounts.models import User as Account
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.organisation.domain.holdings import appoint, end_holding
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding, Post
from decreta.scim.queries import is_number

AUTHORITY: Final = "SCIM"


@act("scim.set_holders")
def set_holders(*, post: Post, wanted: set[str], by: Actor) -> Post | None:
    """Let exactly these accounts hold a post from today on; None when they do. Holders without an account stay.

    Who was appointed today holds it until the end of the day: a post is held by days. Whoever is to sign or to
    administer must have a second factor from then on.
    """
    today = clock.today()
    present = {
        str(holding.person.user_id): holding
        for holding in Holding.objects.valid_on(today)
        .filter(post=post, person__user__isnull=False)
        .select_related("person")
    }
    new = {key: _person(key) for key in sorted(wanted - set(present))}
    for account in new.values():
        appoint(person=account.person, post=post, valid_from=today, authority=AUTHORITY, by=by)
        if post.signs or post.role == Role.ADMINISTRATOR:
            demand_second_factor(user=account, is_needed=True, by=by)
    gone = [holding for key, holding in sorted(present.items()) if key not in wanted]
    ending = [
        holding for holding in gone if holding.valid_to is None or holding.valid_to > today + dt.timedelta(days=1)
    ]
    for holding in ending:
        end_holding(
            holding=holding, valid_to=max(today, holding.valid_from + dt.timedelta(days=1)), authority=AUTHORITY, by=by
        )
    if not new and not ending:
        return None
    facts = {"post": post.code, "appointed": [one.username for one in new.values()], "relieved": len(ending)}
    record("scim.holders_set", by=by, on=post, facts=facts)
    return post


def _person(key: str) -> Account:
    found = (
        Account.objects.filter(pk=key, is_active=True, person__isnull=False).select_related("person").first()
        if is_number(key)
        else None
    )
    if found is None:
        raise Invalid.of(f"There is no active user {key[:40]!r}.", field="members")
    return found
