"""Who is told of papers on their way: receivers of what came or was taken back, senders of what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.dispatch.domain import follow_arrival, open_dispatch
from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.models import Delivery, Recall, Relation
from decreta.documents.domain.audience import posts_that_issue
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.admissions import let_in_among
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way as Told
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding

_ARRIVALS = ("documents.arrival_registered", "documents.arrival_returned", "documents.arrival_voided")
#: Entries of which the sender is told, by the notice's kind.
_TO_SENDER = {
    "dispatch.given_back": "dispatch.given_back",
    "dispatch.mail_noted": "dispatch.not_delivered",
    "dispatch.recall_confirmed": "dispatch.recall_confirmed",
}


def register() -> None:
    """Register kinds, the followers of the log, and who sees a delivery."""
    kinds = {
        "dispatch.came": (_came, "inbox", gettext_lazy("A paper is to be received"), Told.DIGEST, True),
        "dispatch.recalled": (_recalled, "undo-2", gettext_lazy("A paper that we have was recalled"), Told.MAIL, True),
        "dispatch.copied": (
            _copied,
            "undo-2",
            gettext_lazy("What we made a copy of was recalled"),
            Told.MAIL,
            True,
        ),
        "dispatch.changed": (
            _changed,
            "replace",
            gettext_lazy("A paper that we have was replaced or corrected"),
            Told.MAIL,
            True,
        ),
        "dispatch.given_back": (
            _given_back,
            "undo-2",
            gettext_lazy("A paper that we sent came back"),
            Told.MAIL,
            False,
        ),
        "dispatch.not_delivered": (
            _not_delivered,
            "triangle-alert",
            gettext_lazy("A mail with our paper did not arrive"),
            Told.MAIL,
            False,
        ),
        "dispatch.recall_confirmed": (
            _confirmed,
            "check",
            gettext_lazy("The recall of our paper was confirmed"),
            Told.DIGEST,
            False,
        ),
    }
    for name, (words, icon, title, way, must) in kinds.items():
        register_kind(
            name, words=words, label=gettext_lazy("Dispatch"), icon=icon, title=title, way=way, is_obligatory=must
        )
    follow("dispatch.issued", kinds=("documents.issued",), handler=issued)
    follow("dispatch.arrivals", kinds=_ARRIVALS, handler=arrived)
    follow("dispatch.notices", kinds=("dispatch.",), handler=tell)
    sight.register("dispatch.delivery", _levels, page=lambda pk: reverse("dispatch:delivery", args=[pk]))


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among deliveries that the actor sees, with their papers' secrecy."""
    found = Delivery.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", "document__secrecy")
    return {str(pk): level for pk, level in found}


def _came(facts: Facts) -> str:
    return _("To be received: %(symbol)s, %(subject)s") % facts


def _recalled(facts: Facts) -> str:
    return _("%(symbol)s was recalled by its issuer: %(reason)s") % facts


def _copied(facts: Facts) -> str:
    return _("%(original)s was recalled by its issuer. Our copy %(symbol)s is still out.") % facts


def _changed(facts: Facts) -> str:
    if facts.get("change") == "replaces":
        return _("%(symbol)s is replaced by %(later)s") % facts
    return _("%(symbol)s is corrected by %(later)s") % facts


def _given_back(facts: Facts) -> str:
    return _("%(name)s gave %(symbol)s back: %(reason)s") % facts


def _not_delivered(facts: Facts) -> str:
    return _("The mail to %(name)s with %(symbol)s did not arrive") % facts


def _confirmed(facts: Facts) -> str:
    return _("%(name)s confirmed the recall of %(symbol)s") % facts


def issued(entry: Entry) -> None:
    """An issued paper is to go out."""
    document = Document.objects.select_related("body", "organisation").filter(pk=entry.on_id).first()
    if document is not None and document.recalled_at is None:
        open_dispatch(document=document, by=Actor.system("dispatch.issued"), at=entry.happened_at)


def arrived(entry: Entry) -> None:
    """What a house did with a paper in its own register, wherever it did it, is a receipt or a return."""
    arrival = Arrival.objects.filter(pk=entry.on_id).first()
    if arrival is not None:
        follow_arrival(arrival=arrival, by=Actor.system("dispatch.arrivals"), at=entry.happened_at)


def tell(entry: Entry) -> None:
    """Write the notices of one entry."""
    if entry.kind == "dispatch.sent":
        _tell_receiver(entry)
    elif entry.kind == "dispatch.recalled":
        _tell_of_recall(entry)
    elif entry.kind == "dispatch.related":
        _tell_of_change(entry)
    elif entry.kind in _TO_SENDER and entry.facts.get("outcome") != "delivered":
        _tell_sender(entry, _TO_SENDER[entry.kind])


def _tell_receiver(entry: Entry) -> None:
    one = Delivery.objects.select_related("document").filter(pk=entry.on_id, way=Way.INSIDE).first()
    if one is not None:
        _notify(entry, "dispatch.came", one, _receivers([one]))


def _tell_of_recall(entry: Entry) -> None:
    """Clerks and heads of those who have it; each is led to the delivery of his own house."""
    found = Recall.objects.filter(document_id=UUID(entry.on_id)).first()
    if found is None:
        return
    for one in _standing(found.document_id):
        _notify(entry, "dispatch.recalled", one, _receivers([one], heads=True), reason=found.reason)
    copies = Document.objects.filter(copy_of=found.document_id, state=DocumentState.ISSUED, recalled_at=None)
    for copy in copies.select_related("copy_of", "body", "organisation"):
        _tell_who_copied(entry, copy)


def _tell_who_copied(entry: Entry, copy: Document) -> None:
    """Clerks of the organ that made the copy, and whose decision it was."""
    original = copy.copy_of
    assert original is not None
    posts = [*posts_that_issue(copy), *([copy.signer_post_id] if copy.signer_post_id else [])]
    notify(
        holdings=let_in_among(copy, _holders(posts)),
        kind="dispatch.copied",
        facts={"symbol": copy.symbol, "original": original.symbol},
        url=reverse("documents:document", args=[copy.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=copy,
        at=entry.happened_at,
    )


def _tell_of_change(entry: Entry) -> None:
    earlier = entry.facts.get("earlier")
    found = Relation.objects.filter(later_id=UUID(entry.on_id), earlier__symbol=earlier).select_related("later").last()
    if found is None:
        return
    for one in _standing(found.earlier_id):
        _notify(
            entry, "dispatch.changed", one, _receivers([one], heads=True), change=found.kind, later=found.later.symbol
        )


def _tell_sender(entry: Entry, kind: str) -> None:
    one = Delivery.objects.select_related("document").filter(pk=entry.on_id).first()
    if one is not None:
        _notify(entry, kind, one, _holders(posts_that_issue(one.document)), reason=entry.facts.get("reason", ""))


def _notify(entry: Entry, kind: str, one: Delivery, holdings: Iterable[Holding], **facts: object) -> None:
    document = one.document
    told = {"symbol": document.symbol, "subject": document.subject, "name": one.name, **facts}
    notify(
        holdings=let_in_among(document, holdings),
        kind=kind,
        facts=told,
        url=reverse("dispatch:delivery", args=[one.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=one,
        at=entry.happened_at,
    )


def _standing(document_id: UUID) -> list[Delivery]:
    """Deliveries inside that did not come back."""
    found = Delivery.objects.filter(document=document_id, way=Way.INSIDE).exclude(state=DeliveryState.RETURNED)
    return list(found.select_related("document"))


def _receivers(deliveries: list[Delivery], *, heads: bool = False) -> list[Holding]:
    """Who receives for a house, a body, a unit, or the person himself."""
    roles = [Role.CLERK, *([Role.HEAD] if heads else [])]
    told = Q(pk__in=[])
    for one in deliveries:
        if one.organisation_id is not None:
            told |= Q(post__unit__organisation=one.organisation_id, post__role__in=roles)
        elif one.body_id is not None:
            told |= Q(post__body=one.body_id, post__role=Role.SECRETARY)
        elif one.unit_id is not None:
            told |= Q(post__unit=one.unit_id, post__role__in=[Role.UNIT_HEAD, Role.HEAD, Role.CLERK])
        else:
            told |= Q(pk=one.holding_id)
    return list(Holding.objects.valid_on(clock.today()).filter(told).select_related("person__user", "post"))


def _holders(posts: Iterable[UUID]) -> list[Holding]:
    found = Holding.objects.valid_on(clock.today()).filter(post__in=list(posts))
    return list(found.select_related("person__user", "post"))
