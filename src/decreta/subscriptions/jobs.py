"""Jobs of this area."""

from __future__ import annotations

from django.db.models import F, Q

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.jobs import periodic
from decreta.subscriptions import domain
from decreta.subscriptions.models import Subscription


@periodic("subscriptions.look", cron="*/10 * * * *")
def look() -> None:
    """Every subscribed search is looked at, for those who still hold the post in which they subscribed."""
    today = clock.today()
    standing = Q(holding__valid_to=None) | Q(holding__valid_to__gt=today)
    for one in Subscription.objects.filter(standing).order_by(F("looked_at").asc(), "pk"):
        domain.look(subscription=one, by=Actor.system("subscriptions"))
