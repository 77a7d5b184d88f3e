"""The directives that a list of tasks comes from: found under whichever symbol they are cited, or entered with the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.texts import fold, normalise_symbol
from decreta.directives import rules
from decreta.directives.domain.directing import take_up
from decreta.directives.enums import ClockStart
from decreta.directives.models import Directive
from decreta.documents import domain as documents
from decreta.documents import numbering
from decreta.documents import rules as keeping
from decreta.documents.domain.taking_over import EXTRACT, Sentence
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.queries.symbols import (
    canonical_key,
    documents_bearing,
    documents_received,
    possible_duplicates,
)
from decreta.kit.importing import Judged, Row
from decreta.organisation.importing.places import directory_of, read_place
from decreta.organisation.models import Body, Organisation
from decreta.organisation.queries.actors import houses_of


def find_papers(judged: Judged, *, by: Actor) -> None:
    """Find the body, the issuer and the document of each row: `_body`, `_issuer`, `_document`.

    The document is None where it is to be entered, the issuer where it is somebody outside this installation.
    """
    own, houses = _bodies_of(judged, by), _houses_of(judged, by)
    for row in judged.rows:
        row.values["_body"] = _body(row, own, judged, by)
        row.values["_issuer"] = _issuer(row, houses, judged)
    keys = {normalise_symbol(row.cells.get("symbol", "")) for row in judged.rows}
    known = documents_bearing([*own, *houses], keys)
    came = documents_received([one.pk for one in houses], keys, actor=by)
    hidden = _hidden([*known.values(), *(one for several in came.values() for one in several)], by)
    elsewhere = _supervised([*known.values(), *(one for several in came.values() for one in several)])
    seen: dict[tuple[object, ...], int] = judged.memo.setdefault("seen", {})
    for row in judged.rows:
        body, symbol = row.values["_body"], row.get("symbol", "")
        document = _known(row, houses, known, came) if body is not None and symbol else None
        if document is not None and elsewhere.get(document.pk, body) != body:
            row.fault("symbol", "supervised_elsewhere", symbol=document.symbol, body=elsewhere[document.pk].name_vi)
            document = None
            row.values["_issuer"] = None
        row.values["_document"] = document
        if document is not None and document.pk in hidden:
            # What stands in a protected paper is not compared for who may not read it.
            row.fault("symbol", "protected_paper", symbol=document.symbol)
            row.values["_document"] = None
            continue
        if body is None or not symbol:
            continue
        issuer = row.values["_issuer"]
        if (
            document is None
            and issuer is not None
            and (issuer == body or allows(keeping.may_keep_registers, issuer, by=by))
        ):
            _check_new(row, issuer, judged)
        elif document is None and not row.is_wrong_in("symbol", "issuer"):
            row.fault("issuer" if row.get("issuer") else "symbol", "register_first", symbol=symbol)
        _check_twice(row, _paper_of(row, judged), seen)


def _houses_of(judged: Judged, by: Actor) -> list[Organisation]:
    """The organisations whose papers the actor takes tasks from: his own, and those that stand for his bodies."""
    if "houses" not in judged.memo:
        houses = Organisation.objects.valid_on(clock.today())
        judged.memo["houses"] = [] if by.is_system else list(houses.filter(pk__in=houses_of(by)))
    found: list[Organisation] = judged.memo["houses"]
    return found


def _issuer(row: Row, houses: list[Organisation], judged: Judged) -> Body | Organisation | None:
    """Who issued the directive, as the list says; where it says nothing, the body. None for anybody else."""
    body: Body | None = row.values["_body"]
    text = row.get("issuer", "")
    if body is None or not text:
        return body
    named = directory_of(judged).find(text).thing
    if isinstance(named, Body):
        return body if named.pk == body.pk else None
    return next((one for one in houses if isinstance(named, Organisation) and one.pk == named.pk), None)


def _known(
    row: Row,
    houses: list[Organisation],
    known: dict[tuple[UUID, str], Document],
    came: dict[str, list[Document]],
) -> Document | None:
    """The document of a row in the records: its issuer's; where the list names none, also the house's; else one that came."""
    key, issuer = normalise_symbol(row.get("symbol", "")), row.values["_issuer"]
    issuers = [issuer] if issuer is not None else []
    if not row.get("issuer"):
        issuers += houses
    for one in issuers:
        if (one.pk, key) in known:
            return known[one.pk, key]
    if issuer is not None and row.get("issuer"):
        return None
    found = came.get(key, [])
    if len(found) > 1:
        row.fault("symbol", "several_papers", symbol=row.get("symbol", ""))
        return None
    return found[0] if found else None


def _supervised(documents: Iterable[Document]) -> dict[UUID, Body]:
    """Which body supervises the tasks of documents that are directives. One statement."""
    found = Directive.objects.filter(document__in=[one.pk for one in documents]).select_related("body")
    return {one.document_id: one.body for one in found}


def _paper_of(row: Row, judged: Judged) -> str:
    """What the directive of a row is known by in this list."""
    document, issuer, body = row.values["_document"], row.values["_issuer"], row.values["_body"]
    if document is not None and document.state == DocumentState.RECEIVED:
        return str(document.pk)
    own = document.issuer if document is not None else issuer or body
    return _paper_key(judged, own, document.symbol if document else row.get("symbol", ""))


def _hidden(documents: Iterable[Document], by: Actor) -> frozenset[UUID]:
    """Those among papers that are protected, and not open to the actor."""
    protected = {one.pk for one in documents if one.is_protected}
    if not protected:
        return frozenset()
    return frozenset(
        protected - set(Document.objects.visible_to(by).filter(pk__in=protected).values_list("pk", flat=True))
    )


def _paper_key(judged: Judged, issuer: Body | Organisation, symbol: str) -> str:
    """What a directive is known by, under whichever symbol it is cited; asked once for each symbol."""
    keys: dict[tuple[object, str], str] = judged.memo.setdefault("paper_keys", {})
    if (issuer.pk, symbol) not in keys:
        keys[issuer.pk, symbol] = canonical_key(issuer, symbol)
    return keys[issuer.pk, symbol]


def _bodies_of(judged: Judged, by: Actor) -> list[Body]:
    if "bodies" not in judged.memo:
        bodies = Body.objects.valid_on(clock.today())
        judged.memo["bodies"] = list(bodies if by.is_system else bodies.filter(pk__in=by.body_ids | by.served_body_ids))
    found: list[Body] = judged.memo["bodies"]
    return found


def _body(row: Row, own: list[Body], judged: Judged, by: Actor) -> Body | None:
    """The body that is named; else the only one the actor works for, or the one whose symbol the directive bears."""
    if text := row.get("body"):
        place = read_place(row, "body", text, directory_of(judged))
        if isinstance(place, Organisation):
            # The list says who issued the directive, not whose tasks they are.
            row.values["issuer"] = row.get("issuer") or text
            return _body_told(row, own, judged)
        if place is not None and not isinstance(place, Body):
            row.fault("body", "unknown_place", text=text, names="")
        elif place is not None and not allows(rules.may_assign, body=place, by=by):
            row.fault("body", "not_its_secretary", body=place.name_vi)
        else:
            return place
        return None
    return _body_told(row, own, judged)


def _body_told(row: Row, own: list[Body], judged: Judged) -> Body | None:
    """The only body the actor works for, or the one whose symbol the directive bears."""
    symbol = fold(row.get("symbol", "")).replace(" ", "")
    endings = {
        one.pk: {fold(each).replace(" ", "") for each in (one.symbol, *one.symbol_aliases) if each} for one in own
    }
    fitting = [one for one in own if any(symbol.endswith(ending) for ending in endings[one.pk])]
    candidates = fitting if len(fitting) == 1 else own
    if len(candidates) == 1:
        return candidates[0]
    names = [one.symbol for one in candidates[:6]]
    row.fault("body" if "body" in judged.columns else "symbol", "which_body", bodies=", ".join(names))
    return None


def _check_new(row: Row, issuer: Body | Organisation, judged: Judged) -> None:
    """What is needed to enter a directive, and whether it is known under another symbol."""
    symbol = row.values["symbol"]
    near: dict[tuple[object, str], list[str]] = judged.memo.setdefault("near", {})
    key = (issuer.pk, normalise_symbol(symbol))
    if key not in near:
        near[key] = [one.symbol for one in possible_duplicates(issuer, symbol)[:3]]
    if near[key]:
        row.fault("symbol", "possible_duplicate", symbol=", ".join(near[key]), offers=near[key])
        return
    for column in ("issued_on", "subject"):
        if not row.get(column) and not row.is_wrong_in(column):
            # Where the sheet has no such column the fault stands beside the symbol: there is a cell to look at.
            row.fault(column if column in judged.columns else "symbol", "needed_for_new", symbol=symbol)
    issued, decided = row.get("issued_on"), row.get("decided_on")
    if issued and issued > clock.today():
        row.fault("issued_on", "issued_in_future")
    if issued and decided and decided > issued:
        row.fault("decided_on", "issued_before_decided")
    if issued:
        row.values["_type"] = _type(row, issuer, symbol)


def _type(row: Row, issuer: Body | Organisation, symbol: str) -> str:
    """The code of the document's type: as it is given, else as the symbol tells."""
    day = row.values["issued_on"]
    known = dict(numbering.types_of(issuer, on=day))
    if text := row.get("type"):
        for code, name in known.items():
            if fold(text) in {fold(code), fold(name)} or text == code:
                return code
    else:
        parts = {part.casefold() for part in symbol.replace("/", "-").replace(".", "-").split("-")}
        told = [code for code in known if code.casefold() in parts]
        if len(told) == 1:
            return told[0]
    types = ", ".join(list(known)[:12])
    row.fault("type" if row.get("type") else "symbol", "type_not_told", symbol=symbol, types=types)
    return ""


def _check_twice(row: Row, paper: str, seen: dict[tuple[object, ...], int]) -> None:
    """The same task under another symbol of its directive (trap T2).

    Occurrences of a recurring task have the same words: a row that names its task is the same as another by that alone.
    """
    words = row.cells.get("number") or fold(row.cells.get("quote") or row.cells.get("title", ""))
    known_by = row.cells.get("task_id") or words
    first = seen.setdefault((paper, known_by), row.number)
    seen.setdefault((paper, words), row.number)
    if known_by and first != row.number and not any(one.code == "twice" for one in row.faults):
        row.fault("", "task_twice", other=first)


def enter_papers(rows: Sequence[Row], *, by: Actor) -> None:
    """Enter the directives of new rows, each with all its sentences at once; take up those that are no directive yet."""
    groups: dict[tuple[object, str], list[Row]] = {}
    judged = Judged(list(rows), {}, dict)
    for row in rows:
        body: Body = row.values["_body"]
        groups.setdefault((body.pk, _paper_of(row, judged)), []).append(row)
    for members in groups.values():
        first = members[0]
        document = _document_of(first)
        sentences = [Sentence(row.get("place", ""), row.values["quote"]) for row in members]
        if document is None:
            document = documents.take_over(
                issuer=first.values["_issuer"],
                symbol=first.values["symbol"],
                type_code=first.values["_type"],
                subject=first.values["subject"],
                issued_on=first.values["issued_on"],
                decided_on=first.get("decided_on"),
                sentences=sentences,
                by=by,
            )
        elif document.purpose == EXTRACT or document.state == DocumentState.RECEIVED:
            documents.extend_extract(document=document, sentences=sentences, by=by)
        _cite(document, members, by)
        if not Directive.objects.filter(document=document).exists():
            take_up(
                document=document,
                body=first.values["_body"],
                decided_on=_decided_on(first, document),
                declared_total=first.get("declared_total"),
                received_on=first.get("received_on"),
                clock_start=first.get("clock_start") or ClockStart.ISSUED,
                by=by,
            )


def _decided_on(row: Row, document: Document) -> dt.date:
    """The day of the decision: as the list says, else as the paper does, else the day of issue."""
    day = row.get("decided_on") or document.decided_on or document.issued_on
    assert isinstance(day, dt.date)  # an issued paper bears its day
    return day


def _cite(document: Document, rows: Sequence[Row], by: Actor) -> None:
    """Record the other symbols under which the list cites the directive; what came keeps those of its register."""
    if document.state == DocumentState.RECEIVED:
        return
    cited = dict.fromkeys(symbol for row in rows for symbol in [*row.get("aliases", []), row.values["symbol"]])
    for symbol in cited:
        if normalise_symbol(symbol) != document.symbol_key:
            documents.add_alias(document=document, symbol=symbol, reason=_("cited so in an imported list"), by=by)


def _document_of(row: Row) -> Document | None:
    """The document of a row as it stands now: an earlier row may have entered it."""
    known: Document | None = row.values.get("_document")
    if known is not None:
        return known
    issuer: Body | Organisation = row.values["_issuer"]
    key = normalise_symbol(row.values["symbol"])
    return documents_bearing([issuer], [key]).get((issuer.pk, key))


def directive_of(row: Row) -> Directive:
    """The directive of a row. Raises Directive.DoesNotExist when none was entered."""
    document = _document_of(row)
    return Directive.objects.select_related("document__body", "body").get(document=document)
