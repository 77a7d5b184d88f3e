"""From a frozen report to a paper of the office: a draft that goes its way to signature, number and dispatch in documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import FrozenReport
from decreta.directives.queries.frozen import data_of, is_whole
from decreta.documents import rules
from decreta.documents.domain import drafting
from decreta.documents.domain.recipients import Recipient
from decreta.documents.enums import Secrecy, Urgency
from decreta.documents.rendering.particulars import Particulars
from decreta.organisation.models import Post
from decreta.reporting.models import ReportPaper
from decreta.reporting.queries.papers import PURPOSE, standing
from decreta.reporting.rendering.official import MOST_TASKS, Official, official


@dataclass(frozen=True)
class Wished:
    """What the drafter says of the paper; everything else is what was frozen. Without a subject it has the report's own."""

    type_code: str
    signer_post: Post | None
    language: str = "vi"
    subject: str = ""
    recipients: Iterable[Recipient] = ()
    addressees: Iterable[Recipient] = ()
    with_tasks: bool = True
    urgency: int = Urgency.NORMAL
    secrecy: int = Secrecy.NONE


def may_make_paper(*, report: FrozenReport, by: Actor) -> None:
    """Papers of a report are made by those who draft the papers of its body, and see the report."""
    rules.may_draft(issuer=report.body, by=by)
    if not FrozenReport.objects.visible_to(by).filter(pk=report.pk).exists():
        raise NotAllowed.of(_("Your post does not see every task of this body."), code="unseen")


def can_make_paper(report: FrozenReport) -> None:
    """A report has one paper that stands; another is made when that was withdrawn or recalled."""
    if standing(report).exists():
        raise NotNow.of(
            _("A paper of this report stands already. Another is made once that one is withdrawn or recalled."),
            code="has_paper",
        )
    if not is_whole(report):
        raise NotNow.of(_("The data of this report were changed. No paper is made of it."), code="not_whole")


def make_paper(*, report: FrozenReport, wished: Wished, by: Actor, at: dt.datetime | None = None) -> ReportPaper:
    """Draft a paper of what was frozen: its sentences and tables as the text, its further tables as annexes.

    It goes the way of every document; what was frozen stands in it word for word, whoever revises it. Words of a
    directive that was protected or recalled since are withheld, as nobody knows who will read it.
    Raises NotAllowed, NotNow where a paper stands already, Invalid with everything that is wrong with the draft.
    """
    may_make_paper(report=report, by=by)
    if wished.with_tasks and report.number > MOST_TASKS:
        raise Invalid.of(
            _("A paper lists at most %(most)s tasks; this report has %(n)s. Leave the list out.")
            % {"most": MOST_TASKS, "n": report.number},
            field="with_tasks",
            code="too_many",
        )
    can_make_paper(report)
    said = official(report, data_of(report, None), language=wished.language, with_tasks=wished.with_tasks)
    return _draft(report=report, wished=wished, said=said, by=by, at=at)


@act("reporting.make_paper")
def _draft(*, report: FrozenReport, wished: Wished, said: Official, by: Actor, at: dt.datetime | None) -> ReportPaper:
    """Draft what was made of a frozen report, once: of two who draft at the same time the second is refused."""
    locked = FrozenReport.objects.select_for_update(of=("self",)).select_related("body").get(pk=report.pk)
    can_make_paper(locked)
    document = drafting.draft(
        type_code=wished.type_code,
        issuer=locked.body,
        subject=wished.subject.strip() or said.subject,
        text=said.text,
        signer_post=wished.signer_post,
        recipients=wished.recipients,
        addressees=wished.addressees,
        particulars=Particulars(annexes=said.annexes),
        purpose=PURPOSE,
        secrecy=wished.secrecy,
        urgency=wished.urgency,
        language=wished.language,
        by=by,
        at=at,
    )
    paper = ReportPaper.objects.create(document=document, report=locked, made_at=at or clock.now())
    facts = {"document": document.pk, "language": wished.language, "content_hash": locked.content_hash}
    record("reporting.paper_drafted", by=by, on=locked, about=[locked.body, document], facts=facts, at=at)
    return paper
