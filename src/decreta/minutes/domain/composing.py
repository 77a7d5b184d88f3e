"""From approved minutes to the paper: a draft that goes its way to signature and number in documents."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.documents.domain import drafting
from decreta.documents.models import Document
from decreta.documents.rendering.particulars import Particulars
from decreta.meetings.domain.notice import signer_of
from decreta.meetings.models import AgendaItem
from decreta.meetings.policies import day_of
from decreta.minutes import policies, rules
from decreta.minutes.domain.writing import locked_row
from decreta.minutes.models import Edition, Excerpt, Minutes
from decreta.minutes.queries.texts import newest, official_language
from decreta.minutes.rendering.papers import TYPE, subject_of, text_in, writer_of
from decreta.minutes.states import AUDIT_KINDS

PURPOSE, EXCERPT = "minutes", "minutes_excerpt"


@act("minutes.compose")
def compose(*, minutes: Minutes, by: Actor, at: dt.datetime | None = None) -> Document:
    """Make the approved edition a draft of the regime's minutes, signed by who wrote them and by the chair."""
    locked = locked_row(minutes)
    rules.may_write(locked.sitting, by=by)
    policies.can("compose", locked)
    edition = newest(locked)
    assert edition is not None
    document = _drafted(edition, None, purpose=PURPOSE, by=by, at=at)
    locked.document, locked.state = document, policies.target("compose")
    locked.save(update_fields=["document", "state"])
    minutes.refresh_from_db()
    facts = {"document": document.pk, "edition": edition.ordinal, "hash": edition.content_hash}
    record(AUDIT_KINDS["compose"], by=by, on=locked, about=[locked.sitting, document], facts=facts, at=at)
    return document


@act("minutes.excerpt")
def excerpt(*, minutes: Minutes, item: AgendaItem, by: Actor, at: dt.datetime | None = None) -> Excerpt:
    """Make one point of approved minutes a paper of its own: what its file is given, without the other points."""
    locked = locked_row(minutes)
    rules.may_write(locked.sitting, by=by)
    policies.is_approved(locked)
    if item.sitting_id != locked.sitting_id:
        raise Invalid.of(_("This point belongs to another sitting."), field="item")
    edition = newest(locked)
    assert edition is not None
    document = _drafted(edition, item, purpose=EXCERPT, by=by, at=at)
    made = Excerpt.objects.create(edition=edition, item=item, document=document, composed_at=at or clock.now())
    facts = {"document": document.pk, "edition": edition.ordinal, "point": item.position}
    record(AUDIT_KINDS["excerpt"], by=by, on=locked, about=[locked.sitting, item, document], facts=facts, at=at)
    return made


def _drafted(edition: Edition, item: AgendaItem | None, *, purpose: str, by: Actor, at: dt.datetime | None) -> Document:
    sitting = edition.minutes.sitting
    language = official_language(sitting)
    return drafting.draft(
        type_code=TYPE,
        issuer=sitting.body,
        subject=subject_of(sitting, language, item)[: drafting.SUBJECT_LIMIT],
        text=text_in(edition, language, item),
        signer_post=signer_of(sitting),
        # A point that few read is not sent to the whole body by its excerpt.
        recipients=[] if item is not None and item.is_restricted else [sitting.body],
        particulars=Particulars(second_signer=writer_of(sitting, language)),
        term=sitting.term,
        decided_on=day_of(sitting),
        purpose=purpose,
        language=language,
        by=by,
        at=at,
    )
