"""Minutes begun, written, put before the members, taken back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.core.letters import named, unprintable
from decreta.meetings.models import Sitting
from decreta.minutes import policies, rules
from decreta.minutes.domain.indexing import index
from decreta.minutes.models import Edition, Minutes, Passage
from decreta.minutes.queries.texts import Shown, contents_of, official_words, passages_of
from decreta.minutes.states import AUDIT_KINDS

TEXT_LIMIT = 20_000


@act("minutes.begin")
def begin(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> Minutes:
    """Begin the minutes of a sitting that has been opened: they write themselves from what happened and happens."""
    rules.may_write(sitting, by=by)
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("body", "chair_post").get(pk=sitting.pk)
    policies.can_be_begun(locked)
    minutes = Minutes.objects.create(sitting=locked, begun_at=at or clock.now(), begun_by=by.as_facts())
    record(AUDIT_KINDS["begin"], by=by, on=minutes, about=[locked, locked.body], facts={}, at=at)
    return minutes


@act("minutes.edit")
def edit(
    *, minutes: Minutes, key: str, text: str, expected_revision: int, by: Actor, at: dt.datetime | None = None
) -> Passage | None:
    """Write prose, or one's own words in the place of computed ones. Returns None when nothing differs.

    `expected_revision` is the one that was read, 0 where nobody had written. Raises Stale when somebody else saved in
    between: the row keeps his words, the caller still has his own.
    """
    locked = _begin(minutes, "edit", by=by)
    words = _checked(text)
    shown = _passage(locked, key)
    if words == shown.text:
        return None
    policies.revision_is_current(shown.revision, expected_revision)
    before = shown.text
    passage = shown.own or Passage(minutes=locked, key=key, revision=0)
    base = official_words(locked).get(key, "")
    passage.text, passage.base, passage.is_set_aside = words, base, False
    return _saved(passage, {"before": _hash(before), "after": _hash(words)}, by=by, at=at)


@act("minutes.settle")
def settle(
    *, minutes: Minutes, key: str, keep: bool, expected_revision: int, by: Actor, at: dt.datetime | None = None
) -> Passage | None:
    """Say which words hold where the computed ones have changed: one's own (`keep`), or the computed ones again.

    One's own words are set aside, never lost. Returns None where nothing is to be settled.
    """
    locked = _begin(minutes, "edit", by=by)
    shown = _passage(locked, key)
    passage = shown.own
    if passage is None or shown.computed.is_prose:
        return None
    policies.revision_is_current(passage.revision, expected_revision)
    if passage.is_set_aside != keep and passage.base == shown.official:
        return None
    passage.is_set_aside, passage.base = not keep, shown.official
    return _saved(passage, {"kept": keep}, by=by, at=at)


@act("minutes.circulate")
def circulate(*, minutes: Minutes, until: dt.datetime, by: Actor, at: dt.datetime | None = None) -> Edition:
    """Put the minutes before the members, as a new edition, with a deadline for remarks."""
    locked = _begin(minutes, "circulate", by=by)
    moment = at or clock.now()
    policies.can_be_circulated(locked, until=until, at=moment)
    edition = _edition(locked, by=by, at=moment)
    locked.state, locked.comments_until = policies.target("circulate"), until
    locked.shown_at = locked.shown_at or moment
    locked.save(update_fields=["state", "comments_until", "shown_at"])
    _refresh(minutes, locked)
    facts = {"edition": edition.ordinal, "hash": edition.content_hash, "until": until}
    record(AUDIT_KINDS["circulate"], by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    return edition


@act("minutes.take_back")
def take_back(*, minutes: Minutes, reason: str, by: Actor, at: dt.datetime | None = None) -> Minutes:
    """Take the minutes back to write on, with a reason. What was approved no longer is; its edition stays readable."""
    locked = _begin(minutes, "take_back", by=by)
    policies.can_be_taken_back(locked)
    if not reason.strip():
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    before = locked.state
    locked.state, locked.comments_until, locked.document = policies.target("take_back"), None, None
    locked.approved_at, locked.approved_way, locked.approved_under = None, "", None
    locked.save()
    _refresh(minutes, locked)
    facts = {"state": {"before": before, "after": locked.state}, "reason": reason.strip()}
    record(AUDIT_KINDS["take_back"], by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    return locked


def locked_row(minutes: Minutes) -> Minutes:
    """The row, held until the act ends, with its sitting at hand."""
    related = ("sitting__body", "sitting__chair_post", "sitting__term", "document")
    return Minutes.objects.select_for_update(of=("self",)).select_related(*related).get(pk=minutes.pk)


def _begin(minutes: Minutes, act: str, *, by: Actor) -> Minutes:
    """Who and when; the lock lets one of two clerks save first."""
    rules.may_write(minutes.sitting, by=by)
    locked = locked_row(minutes)
    policies.can(act, locked)
    return locked


def _passage(minutes: Minutes, key: str) -> Shown:
    found = next((one for one in passages_of(minutes) if one.key == key), None)
    if found is None:
        raise NotNow.of(_("This passage is not in the minutes."), code="unknown_passage")
    return found


def _saved(passage: Passage, facts: dict[str, Any], *, by: Actor, at: dt.datetime | None) -> Passage:
    passage.revision += 1
    passage.written_at, passage.written_by = at or clock.now(), by.as_facts()
    passage.save()
    about = [passage.minutes.sitting]
    facts = {"passage": passage.key.partition(":")[0], "revision": passage.revision, **facts}
    record(AUDIT_KINDS["edit"], by=by, on=passage.minutes, about=about, facts=facts, at=at)
    return passage


def _edition(minutes: Minutes, *, by: Actor, at: dt.datetime) -> Edition:
    content = contents_of(minutes)
    digest = _hash(json.dumps(content, ensure_ascii=False, sort_keys=True))
    ordinal = minutes.editions.count() + 1
    edition = Edition.objects.create(
        minutes=minutes, ordinal=ordinal, content=content, content_hash=digest, made_at=at, made_by=by.as_facts()
    )
    index(edition)
    return edition


def _checked(text: str) -> str:
    words = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
    problems = Problems()
    if len(words) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "text")
    if "\x00" in words:
        problems.add(_("The text contains a character that cannot be kept."), "text")
    elif found := unprintable(words):
        problems.add(_("The paper cannot print: %(letters)s") % {"letters": named(found)}, "text", "unprintable")
    problems.refuse_if_any(Invalid)
    return words


def _refresh(given: Minutes, locked: Minutes) -> None:
    """Give the caller's object what the act has changed."""
    for field in ("state", "shown_at", "comments_until", "approved_at", "approved_way"):
        setattr(given, field, getattr(locked, field))


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
