"""What waits on a clerk's desk because of mails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.documents.models import Arrival
from decreta.mailroom.enums import TO_DO, MailState, NoticeKind
from decreta.mailroom.models import Mail, SenderNotice
from decreta.ui.desk import Handled, Waiting

_SHOWN = 10


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Mails that could not be taken, receipts that are owed. Two statements for each post that keeps a register."""
    for actor in actors:
        if not (actor.can("register_documents") and actor.organisation_ids):
            continue
        for mail in _refused.rows(actor):
            yield actor, _mail(mail)
        for notice in _owed.rows(actor):
            yield actor, _notice(notice)


def _mail(mail: Mail) -> Waiting:
    return Waiting(
        verb=_("Look after mail"),
        title=mail.subject or _("Mail without a subject"),
        url=reverse("mailroom:mails"),
        meta=(mail.sender_name or mail.sender,),
        since=mail.taken_at,
    )


def _notice(notice: SenderNotice) -> Waiting:
    arrival = notice.arrival
    assert arrival is not None  # only arrivals owe a receipt
    return Waiting(
        verb=_("Send receipt"),
        title=arrival.document.subject or _("Number %(number)s") % {"number": arrival.number},
        title_lang=arrival.document.language,
        url=reverse("mailroom:receipt", args=[arrival.pk]),
        meta=(arrival.document.author.name,),
        symbol=arrival.document.symbol,
        since=notice.noted_at,
        # On the day of arrival (Decree 30/2020, Article 21).
        due_at=clock.end_of_day(notice.due_on) if notice.due_on else None,
    )


@prepared
def _owed(actor: Actor) -> QuerySet[SenderNotice]:
    """Receipts that are still to be sent, or did not get through, of papers that the actor sees."""
    seen = Arrival.objects.visible_to(actor)
    found = SenderNotice.objects.visible_to(actor).filter(kind=NoticeKind.RECEIPT, state__in=TO_DO, arrival__in=seen)
    related = ("arrival__document__body", "arrival__document__organisation", "arrival__document__correspondent")
    return (
        found.select_related(*related).defer("arrival__document__search", "by").order_by("due_on", "noted_at")[:_SHOWN]
    )


@prepared
def _refused(actor: Actor) -> QuerySet[Mail]:
    return Mail.objects.visible_to(actor).filter(state=MailState.REFUSED).order_by("taken_at", "pk")[:_SHOWN]


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Mails by their ids, for the list of what one acted on lately and for the log."""
    found = Mail.objects.visible_to(actor).filter(pk__in=list(ids))
    return {
        str(one.pk): Handled(
            title=one.subject or _("Mail without a subject"),
            url=f"{reverse('mailroom:mails')}?state={one.state}",
        )
        for one in found
    }


def handled_notices(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """What senders were told, by its ids: it leads to the paper."""
    related = ("arrival__document", "paper")
    found = SenderNotice.objects.visible_to(actor).filter(pk__in=list(ids)).select_related(*related)
    return {str(one.pk): _leading_to(one) for one in found.defer("arrival__document__search")}


def _leading_to(one: SenderNotice) -> Handled:
    if one.arrival is not None:
        title, url = f"{one}: {one.arrival}", reverse("documents:arrival", args=[one.arrival.pk])
    else:
        title, url = f"{one}: {one.paper}", reverse("capture:paper", args=[one.paper_id])
    return Handled(title=title, url=url)
