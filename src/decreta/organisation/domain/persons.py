"""Acts on persons: who they are, and by which account they sign in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.accounts.models import User
from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain.checking import KEEP, amend, clean, in_words
from decreta.organisation.models import Person
from decreta.organisation.policies import keeping_an_administrator


@act("organisation.enter_person")
def enter_person(*, full_name: str, by: Actor, user: User | None = None, email: str = "") -> Person:
    """Enter a person; with an account if he is to sign in."""
    rules.may_change_structure(by=by)
    person = Person(full_name=full_name.strip(), user=user, email=email.strip())
    _check(person)
    with in_words([_one_account()]):
        person.save(force_insert=True)
    record(
        "organisation.enter_person",
        by=by,
        on=person,
        facts={"name": person.full_name, "has_account": user is not None},
    )
    return person


@act("organisation.amend_person")
def amend_person(
    *,
    person: Person,
    by: Actor,
    full_name: str = KEEP,
    email: str = KEEP,
    user: User | None = KEEP,
    reason: str = "",
) -> Person | None:
    """Correct a person's name or address, or give him an account. None when nothing differs.

    The log and the papers keep the name that he bore.
    """
    rules.may_change_structure(by=by)
    row = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    changes = amend(row, full_name=full_name, email=email, user=user)
    if not changes:
        return None
    _check(row)
    with keeping_an_administrator(field="user"), in_words([_one_account()]):
        row.save()
    if "email" in changes:
        # A private address is no business of the log's; that it changed is.
        changes["email"] = {"before": bool(changes["email"]["before"]), "after": bool(changes["email"]["after"])}
    record(
        "organisation.amend_person",
        by=by,
        on=row,
        facts={"name": row.full_name, **changes, "reason": reason.strip()},
    )
    return row


def _one_account() -> tuple[str, str, str]:
    return ("user_id", "user", _("Another person signs in with this account."))


def _check(person: Person) -> None:
    problems = Problems()
    clean(person, problems, has_code=False)
    if person.user is not None and Person.objects.filter(user=person.user).exclude(pk=person.pk).exists():
        problems.add(_one_account()[2], "user", "taken")
    problems.refuse_if_any()
