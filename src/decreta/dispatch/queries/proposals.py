"""To whom an issued paper goes and how, as it says itself: proposals that a clerk confirms or changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from decreta.core.texts import fold
from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.finding import correspondents_named
from decreta.dispatch.queries.targets import Target
from decreta.documents.domain.recipients import KINDS
from decreta.documents.enums import Secrecy
from decreta.documents.models import Correspondent, Document
from decreta.organisation.models import Body, Organisation

#: What a line of recipients begins with that names nobody: “Lưu: VT”, “Như trên”, “Như Điều 3”.
_NOBODY = ("luu", "nhu tren", "nhu dieu")
_CAME_BACK = frozenset({DeliveryState.RETURNED, DeliveryState.FAILED})


@dataclass(frozen=True)
class Proposal:
    """One line of the paper's recipients: who is meant, how it would go, and how it went already."""

    place: int
    target: Target
    way: Way | None
    email: str = ""
    address: str = ""
    sent: Delivery | None = None

    @property
    def is_done(self) -> bool:
        """Whether it went there and did not come back."""
        return self.sent is not None and self.sent.state not in _CAME_BACK


def proposals(document: Document, deliveries: Iterable[Delivery]) -> list[Proposal]:
    """What the paper's recipients propose. Three statements at most."""
    entries = list(document.recipients)
    known = _known(entries)
    noted = correspondents_named([entry["name"] for entry in entries if not entry.keys() & set(KINDS)])
    sent: dict[str, Delivery] = {}
    for one in deliveries:
        before = sent.get(one.recipient_key)
        if before is None or before.state in _CAME_BACK:
            sent[one.recipient_key] = one
    found = []
    for place, entry in enumerate(entries):
        if entry.keys() & {"unit", "holding"}:
            continue  # it stays in the house: whom it is for reads it there
        meant = _meant(entry, known) or noted.get(fold(entry["name"]))
        target = Target.of(meant, entry["name"]) if meant is not None else Target(entry["name"])
        found.append(_proposal(place, target, document, sent.get(target.key)))
    return found


def _proposal(place: int, target: Target, document: Document, sent: Delivery | None) -> Proposal:
    if target.is_here:
        return Proposal(place, target, Way.INSIDE, sent=sent)
    if isinstance(target.known, Correspondent):
        outside = target.known
        by_mail = bool(outside.email) and document.secrecy == Secrecy.NONE
        way = Way.MAIL if by_mail else Way.PAPER
        return Proposal(place, target, way, outside.email, outside.address or outside.place, sent)
    # A name that is nobody's here: the clerk decides, nothing is guessed.
    return Proposal(place, target, None, sent=sent)


def names_nobody(name: str) -> bool:
    """Whether a line only says where the paper is kept, or points back into it."""
    return fold(name).lstrip("- ").startswith(_NOBODY)


def _known(entries: list[dict[str, str]]) -> dict[str, Organisation | Body]:
    found: dict[str, Organisation | Body] = {}
    models: tuple[tuple[str, Any], ...] = (("organisation", Organisation), ("body", Body))
    for kind, model in models:
        ids = [entry[kind] for entry in entries if kind in entry]
        if ids:
            found |= {str(one.pk): one for one in model.objects.filter(pk__in=ids)}
    return found


def _meant(entry: dict[str, str], known: dict[str, Organisation | Body]) -> Organisation | Body | None:
    return known.get(entry.get("organisation") or entry.get("body") or "")
