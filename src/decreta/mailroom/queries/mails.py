"""Mails as a clerk sees them: what could not be taken, what became of the others, what a paper of the tray came with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from decreta.core.actor import Actor
from decreta.documents.models import Document
from decreta.mailroom.enums import Judgement, MailState
from decreta.mailroom.models import Answering, Enclosure, Mail
from decreta.organisation.models import Organisation


def mails_in(house: Organisation, actor: Actor, state: str) -> QuerySet[Mail]:
    """The mails of a house in one state, the newest first, each with its files and what they became."""
    files = Prefetch("enclosures", Enclosure.objects.prefetch_related("papers"))
    found = Mail.objects.visible_to(actor).filter(organisation=house, state=state)
    return found.select_related("file", "mailbox").prefetch_related(files)


def counts_in(house: Organisation, actor: Actor) -> dict[str, int]:
    """How many mails are in each state. One statement."""
    rows: Any = Mail.objects.visible_to(actor).filter(organisation=house).order_by().values_list("state")
    return dict(rows.annotate(number=Count("pk")))


def refused_in(house: Organisation, actor: Actor) -> int:
    """How many mails nobody has looked after yet. One statement."""
    return Mail.objects.visible_to(actor).filter(organisation=house, state=MailState.REFUSED).count()


def answering_of(mail_id: UUID | str, actor: Actor) -> list[Answering]:
    """What a mail answers, of papers that the actor may see, without what does not belong to it. One statement."""
    found = Answering.objects.filter(mail_id=mail_id, document__in=Document.objects.visible_to(actor))
    found = found.exclude(judgement=Judgement.DISMISSED).select_related("document").defer("document__search")
    return list(found.order_by("pk"))


def answers_to(document: Document, actor: Actor) -> list[Answering]:
    """Mails that answer a paper, of houses whose register the actor keeps, the newest first. One statement."""
    found = Answering.objects.filter(document=document, mail__in=Mail.objects.visible_to(actor))
    found = found.exclude(judgement=Judgement.DISMISSED).select_related("mail")
    return list(
        found.prefetch_related(
            Prefetch("mail__enclosures", Enclosure.objects.prefetch_related("papers__arrival"))
        ).order_by("-mail__taken_at")[:10]
    )
