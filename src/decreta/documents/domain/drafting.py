"""Drafting: a first text, then one immutable version after another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Problems
from decreta.core.letters import named, unprintable
from decreta.documents import kept, numbering, policies, rules
from decreta.documents.domain import audience, carrying
from decreta.documents.domain.contents import content_of, hash_of
from decreta.documents.domain.indexing import index
from decreta.documents.domain.recipients import Recipient, as_data, is_addressee
from decreta.documents.enums import DocumentState, Secrecy, Urgency
from decreta.documents.models import Document, Version
from decreta.documents.queries.texts import newest_version
from decreta.documents.rendering.particulars import Particulars, particulars_of
from decreta.organisation.models import Body, Organisation, Post, Term

SUBJECT_LIMIT = 500


@act("documents.draft")
def draft(
    *,
    type_code: str,
    issuer: Body | Organisation,
    subject: str,
    text: str,
    signer_post: Post | None,
    recipients: Iterable[Recipient] = (),
    addressees: Iterable[Recipient] = (),
    particulars: Particulars | None = None,
    term: Term | None = None,
    decided_on: dt.date | None = None,
    purpose: str = "",
    secrecy: int = Secrecy.NONE,
    urgency: int = Urgency.NORMAL,
    language: str = "vi",
    by: Actor,
    at: dt.datetime | None = None,
) -> Document:
    """Begin a document with its first text; it has no number before it is issued.

    `decided_on` is the day on which what it says was decided, which is not the day of issue (trap T3).
    Raises with everything that is wrong: secrecy above the ceiling, an unknown type, a signer who does not sign.
    """
    rules.may_draft(issuer=issuer, by=by)
    moment = at or clock.now()
    day = moment.astimezone(clock.zone()).date()
    document = Document(
        type_code=type_code,
        regime=issuer.regime,
        body=issuer if isinstance(issuer, Body) else None,
        organisation=issuer if isinstance(issuer, Organisation) else None,
        drafting_unit_id=by.unit_id,
        term=term or _present_term(issuer, day),
        subject=" ".join(subject.split()),
        language=language,
        secrecy=secrecy,
        urgency=urgency,
        signer_post=signer_post,
        recipients=as_data(recipients, addressees),
        decided_on=decided_on,
        created_at=moment,
        created_by_id=by.holding_id,
        purpose=purpose,
    )
    carried = particulars or Particulars()
    _check_draft(document, text, carried, day)
    document.save(force_insert=True)
    version = _add_version(document, text, carried, ordinal=1, note="", by=by, at=moment)
    audience.write(document, audience.for_draft(document, by=by), at=moment, by=by)
    record(
        "documents.drafted",
        by=by,
        on=document,
        about=[issuer],
        at=at,
        facts={"type": type_code, "secrecy": secrecy, "version": 1, "hash": version.content_hash, "purpose": purpose},
    )
    return document


def revise(
    *,
    document: Document,
    subject: str,
    text: str,
    expected_version: int,
    by: Actor,
    note: str = "",
    recipients: Iterable[Recipient] | None = None,
    addressees: Iterable[Recipient] | None = None,
    particulars: Particulars | None = None,
    signer_post: Post | None = None,
    at: dt.datetime | None = None,
) -> Version:
    """Save a changed text as a new version. What was approved no longer is (principle 7).

    Recipients, what the paper carries and the post that signs are part of what is approved; left out, they stay.
    `expected_version` is the ordinal of the version that was edited. Raises Stale when somebody else saved
    in between; nothing is lost, the editor still has his text. Saving the same text again changes nothing.
    What an area above made of kept facts stands in it as it was made (`documents.kept`).
    """
    saved = _revise(
        document=document,
        subject=subject,
        text=text,
        expected_version=expected_version,
        by=by,
        note=note,
        recipients=recipients,
        addressees=addressees,
        particulars=particulars,
        signer_post=signer_post,
        at=at,
    )
    return saved or newest_version(document)


@act("documents.revise")
def _revise(
    *,
    document: Document,
    subject: str,
    text: str,
    expected_version: int,
    by: Actor,
    note: str,
    recipients: Iterable[Recipient] | None,
    addressees: Iterable[Recipient] | None,
    particulars: Particulars | None,
    signer_post: Post | None,
    at: dt.datetime | None,
) -> Version | None:
    """Save a changed text as a new version, which voids the approval; None when nothing was changed."""
    rules.may_revise(document, by=by)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    policies.can("revise", locked)
    newest = newest_version(locked)
    before = locked.state
    locked.subject = " ".join(subject.split())
    if recipients is not None or addressees is not None:
        present = locked.recipients
        below, above = ([one for one in present if is_addressee(one) == is_above] for is_above in (False, True))
        locked.recipients = as_data(
            below if recipients is None else _known_among(below, recipients),
            above if addressees is None else _known_among(above, addressees),
        )
    carried = particulars_of(newest.content) if particulars is None else particulars
    moment = at or clock.now()
    problems = Problems()
    if signer_post is not None:
        locked.signer_post = signer_post
        _check_signer(signer_post, locked.issuer, problems)
    _check_text(locked.subject, text, problems)
    _check_recipients(locked, problems)
    carrying.check(locked, carried, problems, on=moment.astimezone(clock.zone()).date())
    kept.check(locked, text, carried, problems)
    problems.refuse_if_any()
    content = _content(locked, text, carried)
    if hash_of(content) == newest.content_hash:
        return None
    policies.nothing_was_saved_since(locked, newest, expected_version)
    voided = before == DocumentState.APPROVED
    locked.state = policies.target("revise")
    locked.save(update_fields=["subject", "recipients", "signer_post", "state"])
    version = _add_version(locked, text, carried, ordinal=newest.ordinal + 1, note=note, by=by, at=moment)
    audience.write(locked, audience.for_signer(locked), at=moment)
    _refresh(document, locked)
    record(
        "documents.revised",
        by=by,
        on=locked,
        about=[locked.issuer],
        at=at,
        facts={
            "version": {"before": newest.ordinal, "after": version.ordinal},
            "hash": {"before": newest.content_hash, "after": version.content_hash},
            "state": {"before": before, "after": locked.state},
            "approval_voided": voided,
        },
    )
    return version


@act("documents.withdraw")
def withdraw(*, document: Document, reason: str, by: Actor, at: dt.datetime | None = None) -> Document:
    """Give a draft up, with a reason. It stays readable; it will never be issued."""
    rules.may_revise(document, by=by)
    locked = Document.objects.select_for_update().get(pk=document.pk)
    policies.can("withdraw", locked)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason")
    problems.refuse_if_any()
    before, locked.state = locked.state, policies.target("withdraw")
    locked.save(update_fields=["state"])
    _refresh(document, locked)
    record(
        "documents.withdrawn",
        by=by,
        on=locked,
        about=[locked.issuer],
        at=at,
        facts={"state": {"before": before}, "reason": reason.strip()},
    )
    return locked


def _check_draft(document: Document, text: str, carried: Particulars, day: dt.date) -> None:
    problems = Problems()
    for check in (
        lambda: policies.secrecy_is_below_ceiling(document.secrecy),
        lambda: numbering.type_is_known(document, on=day),
    ):
        try:
            check()  # type: ignore[no-untyped-call]
        except ActRefused as refusal:
            problems.found += refusal.problems
    _check_text(document.subject, text, problems)
    _check_recipients(document, problems)
    carrying.check(document, carried, problems, on=day)
    _check_signer(document.signer_post, document.issuer, problems)
    if document.decided_on is not None and document.decided_on > day:
        problems.add(_("It cannot have been decided in the future."), "decided_on")
    if document.term is not None and document.term.body_id != document.body_id:
        problems.add(_("This term belongs to another body."), "term")
    problems.refuse_if_any()


def _known_among(kept: Sequence[Mapping[str, str]], wanted: Iterable[Recipient]) -> list[Recipient]:
    """Recipients in which a unit or an officer that stands there by name already is still meant."""
    inside = {one["name"]: one for one in kept if "unit" in one or "holding" in one}
    return [inside.get(one, one) if isinstance(one, str) else one for one in wanted]


def _check_signer(post: Post | None, issuer: Body | Organisation, problems: Problems) -> None:
    if post is None:
        problems.add(_("Name the post that signs."), "signer_post")
    elif not post.signs:
        problems.add(_("This post does not sign documents."), "signer_post")
    elif not rules.signs_for(issuer, post=post):
        problems.add(_("This post does not sign for this issuer."), "signer_post")


def _check_text(subject: str, text: str, problems: Problems) -> None:
    if not subject:
        problems.add(_("State the subject."), "subject")
    if len(subject) > SUBJECT_LIMIT:
        problems.add(_("The subject is longer than %(limit)s characters.") % {"limit": SUBJECT_LIMIT}, "subject")
    if not text.strip():
        problems.add(_("Write the text."), "text")
    if "\x00" in subject + text:
        problems.add(_("The text contains a character that cannot be kept."), "text")
    _check_letters(subject, "subject", problems)
    _check_letters(text, "text", problems)


def _check_recipients(document: Document, problems: Problems) -> None:
    _check_letters("\n".join(entry["name"] for entry in document.recipients), "recipients", problems)


def _check_letters(words: str, field: str, problems: Problems) -> None:
    """What a paper cannot print is refused while it is written: later there would be a number without a paper."""
    if found := unprintable(words.replace("\x00", "")):
        problems.add(_("The paper cannot print: %(letters)s") % {"letters": named(found)}, field, "unprintable")


def _present_term(issuer: Body | Organisation, day: dt.date) -> Term | None:
    return issuer.terms.valid_on(day).first() if isinstance(issuer, Body) else None


def _content(document: Document, text: str, carried: Particulars) -> dict[str, Any]:
    return content_of(
        document, subject=document.subject, text=text, recipients=document.recipients, particulars=carried
    )


def _add_version(
    document: Document, text: str, carried: Particulars, *, ordinal: int, note: str, by: Actor, at: dt.datetime
) -> Version:
    content = _content(document, text, carried)
    version = Version.objects.create(
        document=document,
        ordinal=ordinal,
        content=content,
        content_hash=hash_of(content),
        note=note.strip()[:300],
        created_at=at,
        created_by=by.as_facts(),
    )
    index(document, version)
    return version


def _refresh(given: Document, locked: Document) -> None:
    """Give the caller's object what the act has changed, so that it does not go on with old facts."""
    for field in ("subject", "recipients", "signer_post", "state"):
        value: Any = getattr(locked, field)
        setattr(given, field, value)
