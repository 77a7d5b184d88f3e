"""What this area says beside a document: that it is protected, who is new, the history of its readings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents import rules
from decreta.documents.beside import Beside, Lead, Part, Remark
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.protection.models import Change
from decreta.ui.buttons import ButtonContext


def tell(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """No statement for an ordinary paper but where it came from outside; one for a protected one."""
    if not document.is_protected:
        if document.state != DocumentState.RECEIVED and allows(rules.may_decide_access, document, by=actor):
            url = reverse("protection:guard", args=[document.pk])
            said.buttons.append(ButtonContext(_("Guard paper"), url, icon="lock", quiet=True))
        return
    decides = allows(rules.may_decide_access, document, by=actor)
    said.remarks.append(
        Remark(
            _("This paper is protected"),
            _("Your name and this time stand on every page that you see, print or keep, and every reading is noted."),
            "info",
            "lock",
        )
    )
    if not decides and not actor.can("inspect_everything"):
        return
    if count := Change.objects.open().filter(document=document).count():
        title = ngettext("%(n)s new reader waits", "%(n)s new readers wait", count) % {"n": count}
        lead = Lead(reverse("protection:changes", args=[document.pk]), _("Decide on their access"))
        said.remarks.insert(0, Remark(title, "", "warning", "triangle-alert", (lead,) if decides else ()))
    said.parts.append(Part(_("Who read it"), reverse("protection:readings_beside", args=[document.pk])))
    if allows(rules.may_fetch_original, document, by=actor) and document.paper_id is not None:
        url = reverse("documents:original", args=[document.pk])
        said.buttons.append(ButtonContext(_("Signed original"), url, icon="file-down", quiet=True))
    if document.is_guarded and decides:
        url = reverse("protection:unguard", args=[document.pk])
        said.buttons.append(ButtonContext(_("Guard no more"), url, icon="lock", quiet=True))
