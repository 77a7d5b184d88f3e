"""Everything that a document's page shows, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.audit.refs import Ref
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.documents import events, numbering
from decreta.documents.enums import EDITABLE, CheckKind, DocumentState
from decreta.documents.models import Alias, Approval, Audience, Check, Document, Number, Version
from decreta.documents.models.documents import DocumentQuerySet
from decreta.documents.rendering.blocks import Block, BlockKind, heads_something
from decreta.documents.rendering.canonical import blocks_of
from decreta.documents.rendering.differences import Change, diff, is_changed
from decreta.documents.rendering.particulars import Particulars, particulars_of
from decreta.ui.timeline import Step


@dataclass(frozen=True)
class ShownApproval:
    """An approval and whether it stands for the present text."""

    approval: Approval
    stands: bool
    who: str
    post: str


@dataclass(frozen=True)
class DocumentPage:
    """A document with its texts, approvals, other names, numbers, readers and history."""

    document: Document
    versions: list[Version]
    approvals: list[ShownApproval]
    aliases: list[Alias]
    numbers: list[Number]
    readers: list[Audience]
    history: list[Step]
    checks: list[Check]

    @property
    def checks_to_do(self) -> list[tuple[CheckKind, Check | None]]:
        """The checks that the rules know for a draft, each with who answered for the present text, if anybody."""
        if self.document.state not in EDITABLE:
            return []
        standing = {CheckKind(one.kind): one for one in self.checks if one.version_id == self.newest.pk}
        return [(kind, standing.get(kind)) for kind in numbering.checks_of(self.document, on=clock.today())]

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def blocks(self) -> list[tuple[Block, bool]]:
        """The present text, each block with whether it heads what follows."""
        blocks = blocks_of(self.newest.content)
        return [(block, heads_something(blocks, number)) for number, block in enumerate(blocks)]

    @property
    def carried(self) -> Particulars:
        """What the present version carries beyond its text."""
        return particulars_of(self.newest.content)

    @property
    def readers_by_reason(self) -> list[tuple[str, list[Audience]]]:
        """Who may read it, together with those who may for the same reason."""
        found: dict[str, list[Audience]] = {}
        for row in self.readers:
            found.setdefault(row.reason, []).append(row)
        return list(found.items())

    @property
    def voided(self) -> ShownApproval | None:
        """The latest approval, when the text was changed after it and nothing approves the present one."""
        latest = self.approvals[-1] if self.approvals else None
        is_open = self.document.state in (DocumentState.DRAFT, DocumentState.SUBMITTED)
        return latest if latest is not None and not latest.stands and is_open else None

    @property
    def changes_since_approval(self) -> list[Change]:
        """What changed since the approval that no longer stands."""
        return changes_between(self.voided.approval.version, self.newest) if self.voided else []

    @property
    def route(self) -> list[Step]:
        """The way of the document: what was done, whose turn it is, what is still to come."""
        return [*self.history, *steps_to_come(self.document, self.readers)]

    @property
    def returned(self) -> Step | None:
        """The return that the drafter has not answered yet."""
        last = self.history[-1] if self.history else None
        is_back = self.document.state == DocumentState.DRAFT and last is not None and last.state == "back"
        return last if is_back else None

    @property
    def live_number(self) -> Number | None:
        return next((number for number in self.numbers if number.state != "void"), None)


def visible_documents(actor: Actor) -> DocumentQuerySet:
    """Documents that the actor may see, with what every page of one needs."""
    return (
        Document.objects.visible_to(actor)
        .select_related(
            "body",
            "organisation",
            "correspondent",
            "term",
            "signer_post",
            "drafting_unit",
            "paper__blob",
            "created_by__person",
            "created_by__post",
        )
        .defer("search")
    )


def page_of(document: Document) -> DocumentPage:
    """Read the parts of one document's page. Seven statements."""
    versions, approvals = _versions.rows(document.pk), _approvals.rows(document.pk)
    aliases, numbers = _aliases.rows(document.pk), _numbers.rows(document.pk)
    readers, checks = _readers.rows(document.pk), _checks.rows(document.pk)
    parts: list[Any] = [*versions, *approvals, *aliases, *numbers, *readers, *checks]
    for part in parts:
        part.document = document
    newest_hash = versions[-1].content_hash
    return DocumentPage(
        document=document,
        versions=versions,
        approvals=[_shown(approval, newest_hash) for approval in approvals],
        aliases=aliases,
        numbers=numbers,
        readers=readers,
        history=_history(document),
        checks=checks,
    )


@prepared
def document_seen(actor: Actor, pk: UUID) -> DocumentQuerySet:
    """One document, if the actor may see it."""
    return visible_documents(actor).filter(pk=pk)


@prepared
def _versions(pk: UUID) -> QuerySet[Version]:
    return Version.objects.filter(document_id=pk).order_by("ordinal")


@prepared
def _approvals(pk: UUID) -> QuerySet[Approval]:
    found = Approval.objects.filter(document_id=pk)
    return found.select_related("holding__person", "holding__post", "version").order_by("approved_at")


@prepared
def _checks(pk: UUID) -> QuerySet[Check]:
    found = Check.objects.filter(document_id=pk)
    return found.select_related("holding__person", "holding__post", "version").order_by("checked_at")


@prepared
def _aliases(pk: UUID) -> QuerySet[Alias]:
    return Alias.objects.filter(document_id=pk).order_by("recorded_at")


@prepared
def _numbers(pk: UUID) -> QuerySet[Number]:
    return Number.objects.filter(document_id=pk).select_related("series").order_by("taken_at")


@prepared
def _readers(pk: UUID) -> QuerySet[Audience]:
    found = Audience.objects.filter(document_id=pk, closes_at=None)
    return found.select_related("unit", "organisation", "body", "post", "holding__person").order_by("opens_at", "pk")


@prepared
def _entries(kind: str, pk: UUID) -> QuerySet[Entry]:
    """The entries about the document that its history tells, oldest first."""
    told = events.TITLES.keys() - events.NOT_IN_HISTORY
    return Entry.objects.filter(on_kind=kind, on_id=Cast(Value(pk), TextField()), kind__in=sorted(told)).order_by(
        "recorded_at", "pk"
    )


def changes_between(old: Version, new: Version) -> list[Change]:
    """The difference of two versions: subject, recipients and text."""
    return diff(_all_lines(old), _all_lines(new))


def are_different(changes: list[Change]) -> bool:
    """Whether anything changed."""
    return is_changed(changes)


def _all_lines(version: Version) -> list[Block]:
    """Everything that the signer approves, in the order of the paper: what stands around the text as lines of its own."""
    content, carried = version.content, particulars_of(version.content)
    marks = [carried.circulation, carried.drafter_mark, str(carried.copies or ""), carried.contacts]
    around = _lines(content.get("subject", ""), *content.get("addressees", []), *content.get("recipients", []), *marks)
    annexed = [block for one in carried.annexes for block in (*_lines(one.title), *one.blocks)]
    return [*around, *blocks_of(content), *_lines(carried.second_signer), *annexed]


def _lines(*words: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, 1, "", line, "") for line in words if line]


def _shown(approval: Approval, newest_hash: str) -> ShownApproval:
    by: dict[str, Any] = approval.by
    return ShownApproval(
        approval,
        stands=approval.content_hash == newest_hash,
        who=by.get("name") or str(approval.holding.person),
        post=str(approval.holding.post),
    )


def steps_to_come(document: Document, readers: list[Audience]) -> list[Step]:
    """Whose turn it is and what follows, with the posts that do it. Nothing after the issue or a withdrawal."""
    drafter = document.created_by
    drafts = f"{drafter.person}, {drafter.post.name}" if drafter else ""
    signs = document.signer_post.name if document.signer_post else ""
    clerks = [row.post for row in readers if row.reason == "issuing"]
    issues = "; ".join(post.name for post in clerks if post is not None)
    approval = Step(_("Approval"), state="todo", who=signs)
    issue = Step(_("Numbering, signing, issuing"), state="todo", who=issues)
    return {
        DocumentState.DRAFT: [Step(_("Waits to be submitted"), state="now", who=drafts), approval, issue],
        DocumentState.SUBMITTED: [Step(_("Waits for approval"), state="now", who=signs), issue],
        DocumentState.APPROVED: [Step(_("Waits to be issued"), state="now", who=issues)],
        DocumentState.ISSUING: [Step(_("The paper is being made"), state="now", who=issues)],
    }.get(DocumentState(document.state), [])


def _history(document: Document) -> list[Step]:
    """The entries about the document, oldest first, as steps of its way. One statement."""
    return [_step(entry) for entry in _entries.rows(Ref.to(document).kind, document.pk)]


def _step(entry: Entry) -> Step:
    who = ", ".join(part for part in (entry.actor.get("name"), entry.actor.get("post")) if part)
    facts = entry.facts
    return Step(
        title=events.TITLES[entry.kind],
        state="back" if entry.kind in events.STEPS_BACK else "done",
        who=who,
        at=entry.happened_at,
        said=facts.get("reason", "") if isinstance(facts.get("reason"), str) else "",
        note=facts.get("symbol", "")
        if entry.kind in {"documents.number_taken", "documents.issued", "documents.alias_added"}
        else "",
    )
