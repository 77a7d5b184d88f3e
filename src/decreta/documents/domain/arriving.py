"""What arrives: registered under the next number of the year, put right, sent back, laid aside (Decree 30/2020, Articles 20-24)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Problems
from decreta.core.jobs import enqueue
from decreta.core.texts import normalise_symbol
from decreta.documents import numbering, policies, rules
from decreta.documents.domain import audience
from decreta.documents.domain.arrival_words import NOTE_LIMIT, Bearing, Coming, check_bearing, check_coming, tidied
from decreta.documents.domain.audience import Opening
from decreta.documents.domain.contents import hash_of
from decreta.documents.domain.counting import next_number
from decreta.documents.domain.indexing import index
from decreta.documents.enums import ArrivalState, DocumentState, Secrecy
from decreta.documents.models import Arrival, Attachment, Correspondent, Document, Version
from decreta.documents.queries.arrivals import Sender, came_before, kept_here
from decreta.documents.queries.marks import open_assignments
from decreta.documents.queries.texts import newest_version
from decreta.files.detection import PDF
from decreta.files.domain import store
from decreta.files.models import StoredFile
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Organisation, Post

#: The job that reads the words of a paper.
READ_JOB = "documents.read_paper"

Upload = tuple[str, bytes]


@dataclass
class _Files:
    paper: StoredFile | None = None
    attached: list[StoredFile] = field(default_factory=list)


@act("documents.register_arrival")
def register_arrival(
    *,
    organisation: Organisation,
    sender: Sender,
    bearing: Bearing,
    coming: Coming,
    by: Actor,
    paper: Upload | None = None,
    attached: Sequence[Upload] = (),
    is_compared: bool = False,
    issued: Document | None = None,
    at: dt.datetime | None = None,
) -> Arrival:
    """Enter an arrived paper under the next number of the organisation's incoming register.

    A paper that was issued in this installation is not kept twice: its arrival leads to the issued one. Above the
    ceiling of secrecy only a stub is entered, without subject and file. `is_compared` says that the clerk has
    compared it with an earlier arrival that looks the same; `issued` is the issued paper, where it was sent from
    here and need not be looked for. Raises NotAllowed, and Invalid with everything that
    is wrong.
    """
    rules.may_register(organisation, by=by)
    moment = at or clock.now()
    bearing = tidied(bearing)
    problems = Problems()
    check_bearing(problems, bearing, sender, coming)
    check_coming(problems, coming, day=moment.astimezone(clock.zone()).date())
    policies.stub_only_above_ceiling(
        problems, bearing.secrecy, has_content=bool(bearing.subject or paper or attached or bearing.symbol)
    )
    original = issued or kept_here(sender, bearing.symbol)
    policies.is_in_force(problems, original)
    if original is not None and (paper or attached):
        problems.add(
            _("%(symbol)s was issued here and is kept already. Register it without a file.")
            % {"symbol": original.symbol},
            "paper",
            "kept_here",
        )
    before = came_before(organisation, sender, bearing.symbol, subject=bearing.subject, issued_on=bearing.issued_on)
    if before and (original is not None or not is_compared):
        numbers = ", ".join(str(one) for one in before)
        problems.add(
            _("It looks like the one registered as %(numbers)s.") % {"numbers": numbers}, "symbol", "duplicate"
        )
    files = _stored(paper, attached, problems, by=by, at=at)
    problems.refuse_if_any()
    document = original or _entered(sender, bearing, files, by=by, at=moment)
    scope = numbering.arrival_scope(organisation, on=coming.arrived_on, secrecy=bearing.secrecy)
    series_id, number = next_number(scope, moment)
    arrival = Arrival.objects.create(
        organisation=organisation,
        document=document,
        series_id=series_id,
        number=number,
        arrived_on=coming.arrived_on,
        channel=coming.channel,
        registered_at=moment,
        registered_by=by.as_facts(),
        due_on=coming.due_on,
        note=coming.note.strip(),
    )
    audience.write(document, _readers(arrival, by), at=moment, by=by)
    if document.paper_id and original is None:
        enqueue(READ_JOB, document_id=str(document.pk))
    record(
        "documents.arrival_registered",
        by=by,
        on=arrival,
        about=[document, organisation],
        at=at,
        facts={
            "number": number,
            "arrived_on": coming.arrived_on,
            "symbol": bearing.symbol,
            "secrecy": bearing.secrecy,
            "compared_with": [str(one) for one in before],
        },
    )
    return arrival


@act("documents.correct_arrival")
def correct_arrival(
    *,
    arrival: Arrival,
    bearing: Bearing,
    coming: Coming,
    reason: str,
    by: Actor,
    at: dt.datetime | None = None,
) -> Arrival | None:
    """Put right what was entered wrongly; number, sender and file stay. None when nothing differs.

    What stood there before stays in the log. A paper that was issued here says of itself what it says.
    """
    rules.may_register(arrival.organisation, by=by)
    moment = at or clock.now()
    row = _held(arrival)
    policies.can_on_arrival("correct", row)
    document = Document.objects.select_for_update().get(pk=row.document_id)
    bearing = tidied(bearing)
    is_outside = document.state == DocumentState.RECEIVED
    problems = Problems()
    if is_outside:
        check_bearing(problems, bearing, document.author, coming)
        policies.stub_only_above_ceiling(
            problems, bearing.secrecy, has_content=bool(bearing.subject or bearing.symbol or document.paper_id)
        )
    check_coming(problems, coming, day=moment.astimezone(clock.zone()).date())
    if (bearing.secrecy > Secrecy.NONE) != (document.secrecy > Secrecy.NONE):
        problems.add(_("Secret papers are numbered apart: make this number void and register it anew."), "secrecy")
    if coming.arrived_on.year != row.arrived_on.year:
        problems.add(_("The number counts in another year: make it void and register the paper anew."), "arrived_on")
    if not reason.strip():
        problems.add(_("State what was wrong."), "reason", "required")
    problems.refuse_if_any()
    changed = _changed(
        row,
        {
            "arrived_on": coming.arrived_on,
            "channel": str(coming.channel),
            "due_on": coming.due_on,
            "note": coming.note.strip(),
        },
    )
    if is_outside:
        changed |= _changed(document, _as_fields(bearing))
        document.symbol_key = normalise_symbol(document.symbol)
    if not changed:
        return None
    row.save(update_fields=["arrived_on", "channel", "due_on", "note"])
    if is_outside:
        document.save(update_fields=[*_as_fields(bearing), "symbol_key"])
        index(document, newest_version(document))
    # Never the words of what may be secret: which fields were changed is enough for the log.
    told = {name: pair for name, pair in changed.items() if name not in {"subject", "note", "signed_by"}}
    record(
        "documents.arrival_corrected",
        by=by,
        on=row,
        about=[document],
        at=at,
        facts={"changed": sorted(changed), "values": told, "reason": reason.strip()[:NOTE_LIMIT]},
    )
    return row


@act("documents.return_arrival")
def return_arrival(*, arrival: Arrival, reason: str, by: Actor, at: dt.datetime | None = None) -> Arrival:
    """Send a paper back that went to the wrong house or is broken; it keeps its number."""
    rules.may_register(arrival.organisation, by=by)
    return _ended(arrival, "return", reason, by=by, at=at)


@act("documents.void_arrival")
def void_arrival(*, arrival: Arrival, reason: str, by: Actor, at: dt.datetime | None = None) -> Arrival:
    """Make an incoming number void that was given by mistake. It is never given again."""
    rules.may_register(arrival.organisation, by=by)
    return _ended(arrival, "void", reason, by=by, at=at)


@act("documents.settle_arrival")
def settle_arrival(*, arrival: Arrival, reason: str, by: Actor, at: dt.datetime | None = None) -> Arrival:
    """Lay an arrival aside: read and filed, or answered and done. What is still assigned must be ended first."""
    rules.may_settle(arrival, by=by)
    return _ended(arrival, "settle", reason, by=by, at=at)


@act("documents.reopen_arrival")
def reopen_arrival(*, arrival: Arrival, reason: str, by: Actor, at: dt.datetime | None = None) -> Arrival:
    """Take a settled arrival up again: it waits for a directive as on its first day."""
    rules.may_settle(arrival, by=by)
    return _ended(arrival, "reopen", reason, by=by, at=at)


def _ended(arrival: Arrival, act: str, reason: str, *, by: Actor, at: dt.datetime | None) -> Arrival:
    row = _held(arrival)
    policies.can_on_arrival(act, row)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    if act == "settle" and row.state == ArrivalState.MARKED and (still := len(open_assignments(row))):
        words = ngettext("%(n)s assignment is still open.", "%(n)s assignments are still open.", still) % {"n": still}
        problems.add(words, code="still_open")
    problems.refuse_if_any()
    row.state, row.end_reason, row.ended_at = (
        policies.arrival_target(act),
        reason.strip()[:NOTE_LIMIT],
        at or clock.now(),
    )
    row.save(update_fields=["state", "end_reason", "ended_at"])
    kinds = {"return": "returned", "void": "voided", "settle": "settled", "reopen": "reopened"}
    record(
        f"documents.arrival_{kinds[act]}",
        by=by,
        on=row,
        about=[row.document],
        at=at,
        facts={"number": row.number, "reason": row.end_reason},
    )
    return row


def _held(arrival: Arrival) -> Arrival:
    return Arrival.objects.select_for_update(of=("self",)).select_related("organisation", "document").get(pk=arrival.pk)


def _as_fields(bearing: Bearing) -> dict[str, object]:
    return {
        "subject": bearing.subject,
        "type_code": bearing.type_code,
        "symbol": bearing.symbol,
        "issued_on": bearing.issued_on,
        "signed_by": bearing.signed_by,
        "secrecy": bearing.secrecy,
        "urgency": bearing.urgency,
        "language": bearing.language,
    }


def _changed(row: Arrival | Document, values: dict[str, object]) -> dict[str, dict[str, object]]:
    """Set what differs; each with what stood there before."""
    found: dict[str, dict[str, object]] = {}
    for name, value in values.items():
        before = getattr(row, name)
        if before != value:
            found[name] = {"before": before, "after": value}
            setattr(row, name, value)
    return found


def _entered(sender: Sender, bearing: Bearing, files: _Files, *, by: Actor, at: dt.datetime) -> Document:
    """The paper from outside, as a document of its own with what is known of it."""
    document = Document.objects.create(
        **_as_fields(bearing),
        regime=sender.regime,
        body=sender if isinstance(sender, Body) else None,
        organisation=sender if isinstance(sender, Organisation) else None,
        correspondent=sender if isinstance(sender, Correspondent) else None,
        state=DocumentState.RECEIVED,
        symbol_key=normalise_symbol(bearing.symbol),
        paper=files.paper,
        created_at=at,
        created_by_id=by.holding_id,
    )
    Attachment.objects.bulk_create(
        Attachment(document=document, ordinal=ordinal, title=file.name, file=file)
        for ordinal, file in enumerate(files.attached, start=1)
    )
    content: dict[str, object] = {
        "blocks": [],
        "type": bearing.type_code,
        "subject": bearing.subject,
        "recipients": [],
        "signer_post": None,
    }
    version = Version.objects.create(
        document=document,
        ordinal=1,
        content=content,
        content_hash=hash_of(content),
        created_at=at,
        created_by=by.as_facts(),
    )
    index(document, version)
    return document


def _readers(arrival: Arrival, by: Actor) -> list[Opening]:
    """Who reads what arrived: the leaders and the clerks of the house; of what is secret, its head and who registered it."""
    is_secret = arrival.document.secrecy > Secrecy.NONE
    roles = {Role.HEAD} if is_secret else {Role.HEAD, Role.DEPUTY, Role.CLERK}
    posts = Post.objects.valid_on(clock.today()).filter(unit__organisation=arrival.organisation_id, role__in=roles)
    openings = [
        Opening("post", pk, "registering" if role == Role.CLERK else "directing")
        for pk, role in posts.values_list("pk", "role")
    ]
    if by.post_id is not None:
        openings.append(Opening("post", by.post_id, "registering"))
    return openings


def _stored(
    paper: Upload | None, attached: Sequence[Upload], problems: Problems, *, by: Actor, at: dt.datetime | None
) -> _Files:
    """Keep the files; whatever is wrong with one of them stands at its field with its name."""
    found = _Files()
    for place, (name, content) in [*([("paper", paper)] if paper else []), *(("attached", one) for one in attached)]:
        try:
            file = store(content=content, name=name, media_type=PDF if place == "paper" else None, by=by, at=at)
        except ActRefused as refusal:
            for problem in refusal.problems:
                problems.add(f"{name}: {problem.message}", place, problem.code)
            continue
        if place == "paper":
            found.paper = file
        else:
            found.attached.append(file)
    return found
