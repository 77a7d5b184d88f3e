"""What stands beside a draft that several sign: who has signed, who is waited for, and the buttons of whose turn it is."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import FIELD, new_key
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.cosigning import rules
from decreta.cosigning.models import Cosigner
from decreta.cosigning.queries import Asked, asked, before
from decreta.documents import rules as documents
from decreta.documents.beside import Beside, Lead, Remark
from decreta.documents.enums import EDITABLE, DocumentState
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.texts import newest_version
from decreta.ui.buttons import ButtonContext


def tell(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """One statement for a draft that only its signer signs, four for another; none after the issue."""
    if arrival is not None or document.state not in EDITABLE:
        return
    url = reverse("cosigning:signers", args=[document.pk])
    if not Cosigner.objects.filter(document=document, dropped_at=None).exists():
        if document.state == DocumentState.DRAFT and allows(documents.may_revise, document, by=actor):
            said.buttons.append(ButtonContext(_("Further signatures"), url, icon="users", quiet=True))
        return
    newest = newest_version(document)
    everybody = asked(document, newest.content_hash)
    words = "; ".join(f"{one.cosigner.post.name} ({_state(one)})" for one in everybody)
    said.remarks.append(Remark(_("Several sign this paper"), words, "info", "users", (Lead(url, _("Who signs")),)))
    own = next((one for one in everybody if allows(rules.may_answer, one.cosigner, by=actor)), None)
    if own is not None and document.state != DocumentState.DRAFT and not own.has_signed:
        said.buttons += _answers(own, everybody, newest.content_hash)


def _answers(own: Asked, everybody: list[Asked], content_hash: str) -> list[ButtonContext]:
    refuse = ButtonContext(_("Refuse to sign"), reverse("cosigning:refuse", args=[own.cosigner.pk]), danger=True)
    waiting = before(own, everybody)
    if waiting:
        why = _("Not signed yet: %(post)s.") % {"post": ", ".join(one.cosigner.post.name for one in waiting)}
        return [ButtonContext.refused(_("Sign the text"), why, icon="pen-line"), refuse]
    sign = ButtonContext(
        _("Sign the text"),
        reverse("cosigning:agree", args=[own.cosigner.pk]),
        method="post",
        icon="pen-line",
        primary=True,
        hidden={FIELD: new_key(), "version_hash": content_hash},
    )
    return [sign, refuse]


def _state(one: Asked) -> str:
    if one.answer is None:
        return _("not yet")
    return _("signed") if one.answer.agrees else _("refused")
