"""What a clerk does with mails: looks after what could not be taken, says whether it answers a paper."""

from __future__ import annotations

import datetime as dt

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.mailroom.enums import Judgement, MailState
from decreta.mailroom.models import Answering, Mail
from decreta.mailroom.rules import may_look_after


@act("mailroom.settle_mail")
def settle_mail(*, mail: Mail, note: str = "", by: Actor, at: dt.datetime | None = None) -> Mail | None:
    """Note that somebody has looked after a mail that could not be taken. None when somebody had."""
    may_look_after(mail.organisation, by=by)
    row = Mail.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=mail.pk)
    if row.state != MailState.REFUSED:
        return None
    row.state, row.settled_at, row.settled_by = MailState.SETTLED, at or clock.now(), by.as_facts()
    row.note = " ".join(note.split())[:300]
    row.save(update_fields=["state", "settled_at", "settled_by", "note"])
    record("mailroom.mail_settled", by=by, on=row, about=[row.organisation], at=at, facts={"note": row.note})
    return row


@act("mailroom.judge_answering")
def judge_answering(
    *, answering: Answering, belongs: bool, by: Actor, at: dt.datetime | None = None
) -> Answering | None:
    """Say whether a mail answers a paper, as it seems to. None when that is what was said before."""
    row = Answering.objects.select_for_update(of=("self",)).select_related("mail__organisation").get(pk=answering.pk)
    may_look_after(row.mail.organisation, by=by)
    judgement = Judgement.CONFIRMED if belongs else Judgement.DISMISSED
    if row.judgement == judgement:
        return None
    row.judgement, row.judged_at, row.judged_by = judgement, at or clock.now(), by.as_facts()
    row.save(update_fields=["judgement", "judged_at", "judged_by"])
    facts = {"judgement": str(judgement), "because": str(row.because)}
    record("mailroom.answering_judged", by=by, on=row.mail, about=[row.document], at=at, facts=facts)
    return row
