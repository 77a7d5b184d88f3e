"""Jobs of this area."""

from __future__ import annotations

from decreta.core.actor import Actor
from decreta.core.jobs import periodic
from decreta.dispatch.domain import note_mail
from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.models import Delivery

_AT_ONCE = 500


@periodic("dispatch.note_mails", cron="* * * * *")
def note_mails() -> None:
    """What the mail server said of mails with links becomes receipts."""
    waits = Delivery.objects.filter(way=Way.MAIL, state__in=[DeliveryState.SENT, DeliveryState.FAILED])
    by = Actor.system("dispatch.note_mails")
    for delivery in waits.exclude(mail_id=None).order_by("state_at")[:_AT_ONCE]:
        note_mail(delivery=delivery, by=by)
