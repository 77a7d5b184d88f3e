"""Sending a paper round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.circulation import rules
from decreta.circulation.models import Circulation, Reader
from decreta.circulation.queries.targets import named
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.documents.domain.audience import open_to
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document

WORDS_LIMIT, MOST = 500, 500
REASON = "circulation"


@act("circulation.circulate")
def circulate(
    *,
    document: Document,
    to: Sequence[str],
    by: Actor,
    words: str = "",
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Circulation:
    """Ask units, bodies and people (`unit:ID`, `body:ID`, `holding:ID`) to read a paper; it is opened to each of them.

    Of a unit or body everybody is asked who stands in it now. Raises NotAllowed, NotNow, and Invalid with everything
    that is wrong.
    """
    rules.may_circulate(document, by=by)
    if document.state not in {DocumentState.ISSUED, DocumentState.RECEIVED} or document.recalled_at is not None:
        raise NotNow.of(
            _("Only a paper that was issued or received, and not recalled, goes round."), code="wrong_state"
        )
    moment = at or clock.now()
    found = named(list(dict.fromkeys(to)), by=by)
    problems = Problems()
    if found is None:
        problems.add(_("Somebody is named whom your post does not ask."), "to", "unknown")
    elif not found:
        problems.add(_("Choose who is to read it."), "to", "required")
    elif len(found) > MOST:
        problems.add(_("At most %(limit)s people are asked at once.") % {"limit": MOST}, "to", "too_many")
    if len(words.strip()) > WORDS_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": WORDS_LIMIT}, "words")
    if due_on is not None and due_on < moment.astimezone(clock.zone()).date():
        problems.add(_("This day has passed."), "due_on", "past")
    problems.refuse_if_any()
    assert found is not None and by.holding_id is not None
    made = Circulation.objects.create(
        document=document,
        words=words.strip(),
        due_on=due_on,
        sender_id=by.holding_id,
        by=by.as_facts(),
        sent_at=moment,
    )
    Reader.objects.bulk_create(Reader(circulation=made, holding=one.holding, through=one.through) for one in found)
    for one in found:
        open_to(document=document, holding=one.holding, reason=REASON, by=by, at=at)
    facts = {"readers": len(found), "due_on": due_on}
    record("circulation.sent", by=by, on=made, about=[document], at=at, facts=facts)
    return made
