"""Who a document goes to: names as they are printed, tied to the structure where they are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from decreta.core import clock
from decreta.documents.models import Document
from decreta.organisation.models import Body, Holding, Organisation, Unit

ADDRESSEE = "addressee"
Recipient = str | Organisation | Body | Unit | Holding | Mapping[str, Any]
#: What a recipient can be known as.
KINDS = ("organisation", "body", "unit", "holding")


def as_data(recipients: Iterable[Recipient], addressees: Iterable[Recipient] = ()) -> list[dict[str, str]]:
    """Recipients as they are stored: `name` as printed, and `organisation` or `body` when the structure knows it.

    Of a paper of the house itself also the `unit` or the officer (`holding`) that it is for.

    Those to whom the paper is written (`Kính gửi:`) come first, marked `as`: they receive it like the others, but stand
    above the text instead of in the list below it.

    A name that is exactly that of one present organisation or body means it; anything else (“như trên”,
    an archive line, the name that two communes share) is only printed: a guess would open it to the wrong reader.
    """
    found = [{**_one(addressee), "as": ADDRESSEE} for addressee in addressees]
    found += [_one(recipient) for recipient in recipients]
    unknown = {entry["name"] for entry in found if not entry.keys() & set(KINDS)}
    known = _known(unknown) if unknown else {}
    return [{**entry, **_also(entry, known)} for entry in found if entry["name"]]


def _also(entry: Mapping[str, str], known: Mapping[str, dict[str, str]]) -> dict[str, str]:
    return {} if entry.keys() & set(KINDS) else known.get(entry["name"], {})


def _one(recipient: Recipient) -> dict[str, str]:
    match recipient:
        case Organisation():
            return {"name": recipient.name_vi, "organisation": str(recipient.pk)}
        case Body():
            return {"name": recipient.name_vi, "body": str(recipient.pk)}
        case Unit():
            return {"name": recipient.name_vi, "unit": str(recipient.pk)}
        case Holding():
            return {"name": recipient.name_vi, "holding": str(recipient.pk)}
        case str():
            return {"name": " ".join(recipient.split())}
        case _:
            return {key: str(recipient[key]) for key in ("name", *KINDS) if recipient.get(key)}


def _known(names: set[str]) -> dict[str, dict[str, str]]:
    """Which of some names mean one thing of the structure today. Two statements."""
    today = clock.today()
    known: dict[str, dict[str, str]] = {}
    shared: set[str] = set()
    for field, model in (("body", Body), ("organisation", Organisation)):
        for pk, name in model.objects.valid_on(today).filter(Q(name_vi__in=names)).values_list("pk", "name_vi"):
            if name in known:
                shared.add(name)
            known[name] = {field: str(pk)}
    return {name: found for name, found in known.items() if name not in shared}


def is_addressee(entry: Mapping[str, str]) -> bool:
    """Whether a recipient is one to whom the paper is written."""
    return entry.get("as") == ADDRESSEE


def names(document: Document) -> list[str]:
    """Recipients as they are printed below the text."""
    return [entry["name"] for entry in document.recipients if not is_addressee(entry)]


def addressees(document: Document) -> list[str]:
    """To whom it is written, as printed above the text."""
    return [entry["name"] for entry in document.recipients if is_addressee(entry)]
