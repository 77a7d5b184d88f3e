"""Who is told: whoever is to sign, and everybody when one has refused."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.cosigning.models import Cosigner
from decreta.documents.models import Document
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.models import Holding

#: A draft was submitted, told to those who are to sign it too.
ASKED, REFUSED = "cosigning.asked", "cosigning.refused"


def register() -> None:
    """Register the kinds of notices and the follower that writes them."""
    kinds = {
        ASKED: (_asked, "pen-line", gettext_lazy("A draft waits for my signature beside others")),
        REFUSED: (_refused, "undo-2", gettext_lazy("Somebody refused to sign what I sign too")),
    }
    for name, (words, icon, title) in kinds.items():
        register_kind(name, words=words, label=gettext_lazy("Documents"), icon=icon, title=title, way=Way.MAIL)
    follow("cosigning.notices", kinds=("documents.submitted", REFUSED), handler=tell)


def _asked(facts: Facts) -> str:
    return _("A draft waits for your signature: %(subject)s") % facts


def _refused(facts: Facts) -> str:
    return _("%(who)s refused to sign: %(subject)s. %(reason)s") % facts


def tell(entry: Entry) -> None:
    """Write the notices of one entry."""
    document = Document.objects.filter(pk=entry.on_id).select_related("created_by__person").first()
    if document is None:
        return
    posts = list(Cosigner.objects.filter(document=document, dropped_at=None).values_list("post_id", flat=True))
    if not posts:
        return
    is_refusal = entry.kind == REFUSED
    told = _holders([*posts, *([document.signer_post_id] if is_refusal and document.signer_post_id else [])])
    # Who drafted it is told of the return by the documents themselves.
    notify(
        holdings=[one for one in told if str(one.person_id) != str(entry.actor_person_id)],
        kind=REFUSED if is_refusal else ASKED,
        facts={
            "subject": document.subject,
            "reason": entry.facts.get("reason", ""),
            "who": entry.actor.get("post") or entry.actor.get("name") or "",
        },
        url=reverse("documents:document", args=[document.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=document,
        at=entry.happened_at,
    )


def _holders(posts: Iterable[UUID]) -> list[Holding]:
    found = Holding.objects.valid_on(clock.today()).filter(post__in=list(posts))
    return list(found.select_related("person__user", "post"))
