"""What the actor may do with a document now: buttons arrive decided, the template prints them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.accounts.idempotency import FIELD, new_key
from decreta.core.actor import Actor
from decreta.core.errors import allows, reason_against
from decreta.documents import policies, rules
from decreta.documents.enums import EDITABLE, CheckKind, DocumentState
from decreta.documents.queries.document_page import DocumentPage
from decreta.ui.buttons import ButtonContext


@dataclass
class DocumentButtons:
    """Acts in the head of the page, and the decision bar under the text."""

    head: list[ButtonContext] = field(default_factory=list)
    decide: list[ButtonContext] = field(default_factory=list)
    what: str = ""
    effect: str = ""


def buttons_of(page: DocumentPage, actor: Actor) -> DocumentButtons:
    """Acts that the actor's post has; those that cannot be done now say why. An inspector gets none."""
    found = DocumentButtons()
    document = page.document
    is_concerned = rules.works_for(document.author, by=actor) or actor.post_id == document.signer_post_id
    if not is_concerned or not (actor.can("draft_documents") or actor.can("approve_documents")):
        pass  # a reader is not told of acts that are nobody's but others'
    elif document.state == DocumentState.DRAFT:
        _for_draft(found, page, actor)
    elif document.state == DocumentState.SUBMITTED:
        _for_submitted(found, page, actor)
    elif document.state == DocumentState.APPROVED:
        _for_approved(found, page, actor)
    elif document.state == DocumentState.ISSUING:
        _for_issuing(found, page, actor)
    if document.paper_id:
        _for_paper(found, page, actor)
    else:
        found.head.append(
            ButtonContext(_("See as paper"), reverse("documents:preview", args=[document.pk]), icon="file-text")
        )
    if document.state in EDITABLE:
        found.head.append(_link(page, _("As Word file"), "word", icon="download", quiet=True))
        found.head += _for_checks(page, actor)
    if "revise" in policies.acts_now(document) and allows(rules.may_revise, document, by=actor):
        found.head.append(_link(page, _("Edit text"), "revise", icon="pen-line"))
        found.head.append(_link(page, _("Withdraw draft"), "withdraw", quiet=True))
    return found


def _for_checks(page: DocumentPage, actor: Actor) -> list[ButtonContext]:
    """What the actor's post may answer for and nobody has answered for yet. No statement."""
    labels = {CheckKind.CONTENT: _("Answer for content"), CheckKind.FORM: _("Answer for form")}
    return [
        ButtonContext(
            labels[kind],
            reverse(f"documents:check_{kind}", args=[page.document.pk]),
            method="post",
            icon="list-checks",
            hidden={FIELD: new_key(), "version_hash": page.newest.content_hash},
        )
        for kind, done in page.checks_to_do
        if done is None and allows(rules.may_check, page.document, kind, by=actor)
    ]


def _for_paper(found: DocumentButtons, page: DocumentPage, actor: Actor) -> None:
    document = page.document
    found.head.append(
        ButtonContext(_("Open the paper"), reverse("documents:paper", args=[document.pk]), icon="file-text")
    )
    if actor.can("issue_documents") and allows(policies.can_be_copied, document):
        found.head.append(_link(page, _("Make a copy"), "copy", icon="copy", quiet=True))
    if allows(rules.may_name, document, by=actor):
        found.head.append(_link(page, _("Record other symbol"), "add_alias", icon="hash", quiet=True))


def _for_draft(found: DocumentButtons, page: DocumentPage, actor: Actor) -> None:
    found.what = _("Submit version %(ordinal)s for approval") % {"ordinal": page.newest.ordinal}
    found.effect = _("It goes to %(post)s, who signs it.") % {"post": page.document.signer_post}
    found.decide = [_post(page, _("Submit for approval"), "submit", rules.may_revise, actor, icon="send")]


def _for_submitted(found: DocumentButtons, page: DocumentPage, actor: Actor) -> None:
    found.what = _("Approve version %(ordinal)s") % {"ordinal": page.newest.ordinal}
    found.effect = _("The approval binds to this text. Any later change makes it void.")
    if missing := [kind.label for kind, done in page.checks_to_do if done is None]:
        found.effect = _("Nobody has answered for this yet: %(kinds)s.") % {"kinds": ", ".join(map(str, missing))}
    approve = _post(
        page,
        _("Approve text"),
        "approve",
        rules.may_approve,
        actor,
        icon="check",
        version_hash=page.newest.content_hash,
    )
    found.decide = [approve]
    if allows(rules.may_take_back, page.document, by=actor) and not allows(rules.may_approve, page.document, by=actor):
        found.head.append(
            ButtonContext(
                pgettext("draft", "Take back"),
                reverse("documents:take_back", args=[page.document.pk]),
                method="post",
                icon="undo-2",
                hidden={FIELD: new_key()},
            )
        )
    if allows(rules.may_return, page.document, by=actor):
        found.decide.insert(0, _link(page, _("Return with reason"), "return_draft", icon="undo-2", danger=True))


def _for_approved(found: DocumentButtons, page: DocumentPage, actor: Actor) -> None:
    found.what = _("Issue the document")
    found.effect = _("It takes the next number of its register, is signed and sealed, and goes to its recipients.")
    against = reason_against(rules.may_issue, page.document, by=actor)
    if against:
        found.decide = [ButtonContext.refused(_("Issue document"), against, icon="stamp")]
        return
    found.decide = [
        _link(page, _("Return with reason"), "return_draft", icon="undo-2", danger=True),
        _link(page, _("Issue document"), "issue", icon="stamp", primary=True),
    ]


def _for_issuing(found: DocumentButtons, page: DocumentPage, actor: Actor) -> None:
    number = page.live_number
    found.what = _("Number %(symbol)s is taken, the paper is being made") % {"symbol": page.document.symbol}
    found.effect = _("If it was interrupted, it is finished with the same number within minutes.")
    if number is None or not allows(rules.may_issue, page.document, by=actor):
        return
    hidden = {FIELD: number.idempotency_key}
    finish = ButtonContext(
        _("Finish issuing"),
        reverse("documents:issue", args=[page.document.pk]),
        method="post",
        icon="stamp",
        primary=True,
        hidden=hidden,
    )
    void = ButtonContext(_("Make number void"), reverse("documents:void_number", args=[number.pk]), danger=True)
    found.decide = [void, finish]


def _link(
    page: DocumentPage,
    label: str,
    name: str,
    *,
    icon: str = "",
    primary: bool = False,
    danger: bool = False,
    quiet: bool = False,
) -> ButtonContext:
    url = reverse(f"documents:{name}", args=[page.document.pk])
    return ButtonContext(label, url, icon=icon, primary=primary, danger=danger, quiet=quiet)


def _post(
    page: DocumentPage, label: str, name: str, rule: Callable[..., None], actor: Actor, *, icon: str, **hidden: str
) -> ButtonContext:
    against = reason_against(rule, page.document, by=actor)
    if against:
        return ButtonContext.refused(label, against, icon=icon)
    url = reverse(f"documents:{name}", args=[page.document.pk])
    return ButtonContext(label, url, method="post", icon=icon, primary=True, hidden={FIELD: new_key(), **hidden})
