"""What this area says beside papers: in which mail one came, what that answers, which mails answer an issued one."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.capture.enums import TrayState
from decreta.capture.models import TrayPaper
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents.beside import Beside, Lead, Part, Remark
from decreta.documents.enums import DocumentState
from decreta.documents.models import Arrival, Document
from decreta.mailroom.enums import Because, Judgement
from decreta.mailroom.models import Answering
from decreta.mailroom.policies import is_told
from decreta.mailroom.queries.mails import answering_of, answers_to, refused_in
from decreta.mailroom.queries.senders import notices_of
from decreta.mailroom.rules import may_look_after
from decreta.organisation.models import Organisation
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext


def on_tray(house: Organisation, actor: Actor) -> list[ButtonContext]:
    """The mails, and how many of them could not be taken. One statement."""
    count = refused_in(house, actor)
    if not count:
        return [ButtonContext(_("Mails"), reverse("mailroom:mails"), icon="mail", quiet=True)]
    words = ngettext("%(n)s mail could not be taken", "%(n)s mails could not be taken", count) % {"n": count}
    return [ButtonContext(words, reverse("mailroom:mails"), icon="triangle-alert")]


def on_paper(said: Beside, paper: TrayPaper, actor: Actor) -> None:
    """One statement for what was returned, two for what came by mail, none for all else."""
    if paper.state == TrayState.RETURNED:
        _returned(said, paper)
    mail = paper.mail.get("mail")
    if not mail:
        return
    words = " · ".join(one for one in (paper.mail.get("sender_name"), paper.mail.get("sender")) if one)
    lead = Lead(reverse("mailroom:eml", args=[mail]), _("The mail as it came"))
    leads = (lead,) if paper.came_in_id else ()
    title = _("It came in the mail “%(subject)s”") % {"subject": paper.mail["subject"]}
    said.remarks.append(
        Remark(title if paper.mail.get("subject") else _("It came by mail"), words, "info", "mail", leads)
    )
    for one in answering_of(mail, actor):
        said.remarks.append(_answers(one))


def _returned(said: Beside, paper: TrayPaper) -> None:
    """What the sender was told, else how he can be; the slip that goes along with the paper."""
    told = next(iter(notices_of(paper)), None)
    slip = reverse("mailroom:slip_of_paper", args=[paper.pk])
    said.buttons.append(ButtonContext(_("Print return slip"), slip, icon="printer"))
    if told is None or not is_told(told):
        url = reverse("mailroom:write_back_paper", args=[paper.pk])
        said.buttons.append(ButtonContext(_("Tell the sender that it goes back"), url, icon="mail", primary=True))
        return
    moment = told.sent_at or told.written_at
    words = {"state": told.get_state_display(), "moment": moments.moment(moment) if moment else ""}
    title = _("The sender is told by mail that it goes back: %(state)s, %(moment)s") % words
    said.remarks.append(Remark(title, told.recipient, "info", "undo-2"))


def _answers(one: Answering) -> Remark:
    document = one.document
    named = document.symbol or document.subject
    leads = [Lead(reverse("documents:document", args=[document.pk]), document.subject, document.language)]
    if one.judgement == Judgement.PROPOSED:
        leads.append(Lead(reverse("mailroom:judge", args=[one.pk]), _("Say whether it belongs to it")))
        title = _("It seems to answer %(paper)s: %(because)s")
    else:
        title = _("It answers %(paper)s: %(because)s")
    words = {"paper": named, "because": Because(one.because).label}
    return Remark(title % words, "", "info", "corner-up-left", tuple(leads))


def on_document(said: Beside, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """Which mails answer an issued paper, for those who keep a register. One statement, two more where there are any."""
    if arrival is not None:
        if allows(may_look_after, arrival.organisation, by=actor):
            said.parts.append(Part(_("Mail with the sender"), reverse("mailroom:beside", args=[arrival.pk])))
        return
    if document.state != DocumentState.ISSUED or not actor.can("register_documents"):
        return
    found = answers_to(document, actor)
    if not found:
        return
    leads = []
    for one in found:
        papers = [paper for enclosure in one.mail.enclosures.all() for paper in enclosure.papers.all()]
        for paper in papers:
            if paper.arrival is not None:
                words = _("Number %(n)s: %(subject)s") % {"n": paper.arrival.number, "subject": one.mail}
                leads.append(Lead(reverse("documents:arrival", args=[paper.arrival.pk]), words))
            else:
                leads.append(Lead(reverse("capture:paper", args=[paper.pk]), str(one.mail)))
        if not papers and one.mail.file_id:
            leads.append(Lead(reverse("mailroom:eml", args=[one.mail.pk]), str(one.mail)))
    title = ngettext("%(n)s mail answers it", "%(n)s mails answer it", len(found)) % {"n": len(found)}
    said.remarks.append(Remark(title, "", "info", "mail", tuple(leads)))
