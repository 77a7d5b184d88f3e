"""Who signs in with a browser he never used before is told of it: if it was not he, somebody has his password."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.models import Holding

_KIND = "accounts.signed_in"


def register() -> None:
    """Register the kind of notice and the follower that writes it."""
    register_kind(
        _KIND,
        words=_words,
        label=gettext_lazy("Your account"),
        icon="key-round",
        title=gettext_lazy("Your account is opened in a new browser"),
        way=Way.MAIL,
        is_obligatory=True,
    )
    follow("notifications.entrance", kinds=(_KIND,), handler=tell)


def tell(entry: Entry) -> None:
    """Tell the user, in whichever of his posts comes first; he is told of this act of his own."""
    if not entry.facts.get("is_new_device"):
        return
    holdings = Holding.objects.valid_on(clock.today()).filter(person__user_id=entry.actor["user"])
    facts = {"device": entry.facts["device"], "address": entry.address}
    notify(holdings=holdings, kind=_KIND, facts=facts, url=reverse("accounts:page"), entry_id=entry.pk)


def _words(facts: Facts) -> str:
    shown = {"device": facts["device"] or _("an unknown browser"), "address": facts["address"] or "–"}
    return (
        _(
            "Your account was opened in a browser that is new to it: %(device)s, from %(address)s. "
            "If that was not you, end the session and change the password."
        )
        % shown
    )
