"""The directory opens, changes, closes and takes away accounts."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction

from decreta.accounts.domain.accounts import admit_account, choose_language, close_account
from decreta.accounts.domain.managing import change_address, reopen_account
from decreta.accounts.models import User as Account
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.organisation.domain.persons import amend_person, enter_person
from decreta.scim.models import DirectoryEntry
from decreta.scim.resources import User

REASON: Final = "SCIM"
_LONGEST: Final = 200


@act("scim.create_user")
def create_user(*, wanted: User, by: Actor) -> Account:
    """Open an account without a password for a person whom the directory vouches for, and enter the person."""
    account = admit_account(login=wanted.user_name or "", language=_language(wanted), email=_email(wanted), by=by)
    enter_person(full_name=wanted.display_name or "", user=account, email=_email(wanted), by=by)
    now = clock.real_now()
    _save(DirectoryEntry(user=account, external_id=wanted.external_id or "", created_at=now, modified_at=now))
    record(
        "scim.user_created",
        by=by,
        on=account,
        facts={"login": account.username, "has_external_id": bool(wanted.external_id)},
    )
    if wanted.active is False:
        close_account(user=account, reason=REASON, by=by)
    return account


@act("scim.change_user")
def change_user(*, account: Account, was: User, wanted: User, by: Actor) -> Account | None:
    """Let an account and its person be as the directory wants; None when they are so already."""
    # Only what differs is touched.
    changed = [name for name in User.model_fields if getattr(was, name) != getattr(wanted, name)]
    changed = [name for name in changed if name not in {"meta", "groups", "id", "schemas"}]
    if not changed:
        return None
    email = _email(wanted)
    amend_person(person=account.person, full_name=wanted.display_name or "", email=email, by=by, reason=REASON)
    if "emails" in changed:
        change_address(user=account, email=email, by=by)
    if wanted.preferred_language is not None:
        choose_language(user=account, language=_language(wanted), by=by)
    if wanted.active is False:
        close_account(user=account, reason=REASON, by=by)
    elif wanted.active is True and not account.is_active:
        reopen_account(user=account, reason=REASON, by=by)
    entry = DirectoryEntry.objects.filter(user=account).first()
    now = clock.real_now()
    entry = entry or DirectoryEntry(user=account, created_at=now)
    entry.external_id, entry.modified_at = wanted.external_id or "", now
    _save(entry)
    record("scim.user_changed", by=by, on=account, facts={"login": account.username, "changed": sorted(changed)})
    return account


@act("scim.remove_user")
def remove_user(*, account: Account, by: Actor) -> Account:
    """Take an account out of the directory: it is closed. What its user did stays his; the name is not given again."""
    close_account(user=account, reason=REASON, by=by)
    now = clock.real_now()
    entry = DirectoryEntry.objects.filter(user=account).first() or DirectoryEntry(user=account, created_at=now)
    entry.deleted_at = entry.modified_at = now
    _save(entry)
    record("scim.user_removed", by=by, on=account, facts={"login": account.username})
    return account


def _save(entry: DirectoryEntry) -> None:
    if len(entry.external_id) > _LONGEST:
        raise Invalid.of(f"At most {_LONGEST} characters.", field="externalId")
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        raise Invalid.of("Another account has this externalId.", field="externalId", code="taken") from error


def _language(wanted: User) -> str:
    """A language that we offer: `vi-VN` is `vi`, another one the installation's."""
    language = (wanted.preferred_language or "").replace("_", "-").partition("-")[0].lower()
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _email(wanted: User) -> str:
    return next((email.value for email in wanted.emails or () if email.value), "")
