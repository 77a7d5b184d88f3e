"""What P5 plants: papers of every kind in the small office, each text and file of which carries words of its own."""

from __future__ import annotations

import io
import itertools
import random
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_LETTERS = "bcdghklmnpqrtvxy"


@dataclass(frozen=True)
class Canary:
    """A word that stands in one text of one thing, nowhere else; `near` stands beside it and may be looked for.

    The thing is a document, or a row of a sitting.
    """

    word: str
    near: str
    document: Any
    kind: str
    #: The row of a sitting that holds it, where no document does.
    thing: Any = None
    #: Whether a register may still say it of a paper that was recalled.
    is_register: bool = False
    #: Who may read it, where its paper does not decide that: what an agency says of its part of a task.
    readers: frozenset[str] | None = None

    @property
    def place(self) -> str:
        """Where it stands, for whoever looks into a leak."""
        return str(self.document.pk if self.thing is None else f"{self.thing._meta.label} {self.thing.pk}")

    @property
    def is_secret(self) -> bool:
        """Whether not even who may see its paper is written it by mail."""
        return self.document is not None and self.document.secrecy > 0


@dataclass
class Planted:
    """Everything that was planted, and the chance that named it."""

    office: Any
    chance: random.Random
    canaries: list[Canary] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    def words(self) -> tuple[str, str]:
        """Two words that nothing else holds: the one to look for, the one that must not come."""
        number = next(self._numbers)
        near, word = ("".join(self.chance.choices(_LETTERS, k=9)) for _ in range(2))
        return f"qx{near}{number}", f"zw{word}{number}"

    def keep(self, document: Any, kind: str, words: tuple[str, str], **facts: Any) -> None:
        self.canaries.append(Canary(words[1], words[0], document, kind, **facts))

    def keep_at(self, thing: Any, kind: str, words: tuple[str, str]) -> None:
        """The same in a row of a sitting."""
        assert thing is not None, kind
        self.canaries.append(Canary(words[1], words[0], None, kind, thing))


def plant(office: Any, chance: random.Random, rounds: int) -> Planted:
    """So many papers of every kind, and so many sittings in every state."""
    from tests.faults import _p5_sittings

    found = Planted(office, chance)
    of_a_province(found)
    for _round in range(rounds):
        draft(found)
        draft(found, secrecy=1)
        issued(found)
        issued(found, secrecy=1)
        recalled(found)
        arrived(found, secrecy=0)
        _guarded(found)
        _sent_round(arrived(found, secrecy=0))
        arrived(found, secrecy=1)
        of_the_ministry(found)
        directed(found, secrecy=1)
        _guarded_after(directed(found), found.office)
        _guarded_with_its_mark(arrived(found, secrecy=0), found.office)
        _p5_sittings.plant(found)
    return found


def draft(found: Planted, *, until: int = 0, **facts: Any) -> Any:
    """A draft of the committee (0), one before its signer (1), one approved (2)."""
    from decreta.documents.domain import approval
    from decreta.documents.queries.texts import newest_version
    from tests.documents import office as offices

    subject, text, recipient = found.words(), found.words(), found.words()
    made = offices.drafted(
        found.office,
        subject=f"Về {' '.join(subject)}",
        text=f"1. Nội dung {' '.join(text)}.",
        recipients=[found.office.agency, f"Lưu {' '.join(recipient)}"],
        **facts,
    )
    found.keep(made, "subject", subject, is_register=True)
    found.keep(made, "text", text)
    found.keep(made, "recipient", recipient, is_register=True)
    if until >= 1:
        approval.submit_for_approval(document=made, by=found.office.actor("secretary"))
    if until >= 2:
        read = newest_version(made).content_hash
        approval.approve(document=made, version_hash=read, by=found.office.actor("head"))
    return made


def issued(found: Planted, *, secrecy: int = 0) -> Any:
    """An issued paper, sent to the agency and, where it is no secret, by mail to a company."""
    from decreta.dispatch import domain as dispatch
    from decreta.dispatch.domain import Sending, Target
    from decreta.dispatch.enums import Way
    from decreta.documents import domain

    clerk, words = found.office.actor("clerk"), found.words()
    made = draft(found, until=2, secrecy=secrecy)
    taken = domain.take_number(document=made, idempotency_key=f"p5-{words[0]}", by=clerk)
    sealed = domain.seal(document=taken.document, pdf=paper(" ".join(words)), by=clerk)
    found.keep(sealed, "file", words)
    dispatch.open_dispatch(document=sealed, by=clerk)
    for target, way, facts in (
        (Target.of(found.office.agency), Way.INSIDE, {}),
        (Target("Công ty Thư"), Way.MAIL, {"email": "thu@example.org"}),
    )[: 1 if secrecy else 2]:
        dispatch.send(document=sealed, sending=Sending(target, way, **facts), by=clerk)
    return sealed


def _guarded(found: Planted) -> None:
    """A draft that its office has guarded."""
    from decreta.protection.domain import guard

    guard(document=draft(found), reason="Nhân sự.", by=found.office.actor("secretary"))


def directed(found: Planted, *, secrecy: int = 0) -> Any:
    """A directive of the committee with a task for the ministry, whose words are those of the paper."""
    from decreta.core import clock
    from decreta.core.deadlines import Deadline
    from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, take_up
    from decreta.directives.queries.texts import find_quote, issued_version

    sealed, secretary = issued(found, secrecy=secrecy), found.office.actor("secretary")
    directive = take_up(document=sealed, decided_on=clock.today(), declared_total=1, by=secretary)
    text = next(one for one in found.canaries if one.document == sealed and one.kind == "text")
    quote = f"{text.near} {text.word}"
    place = find_quote(issued_version(sealed), quote)
    assert place is not None
    title, english, translated, output = (found.words() for _ in range(4))
    assign_task(
        directive=directive,
        span=Span(*place, quote),
        titles=Titles(" ".join(title), " ".join(english)),
        quote_translations=Titles("", " ".join(translated)),
        responsible=Responsible(lead=found.office.ministry, coordinating=[found.office.agency]),
        deadline=Deadline.of_day(clock.today()),
        deliverables=[Titles(" ".join(output))],
        by=secretary,
    )
    for kind, words in {"title": title, "title_en": english, "quote_en": translated, "deliverable": output}.items():
        found.keep(sealed, kind, words)
    return directive


def of_a_province(found: Planted) -> None:
    """A task of the ministry and of a province, each: what the province says of its part is not for the ministry."""
    import datetime as dt
    from dataclasses import replace

    from decreta.assignments import domain
    from decreta.assignments.models import Assignment
    from decreta.core import clock
    from decreta.core.deadlines import Deadline
    from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
    from decreta.obstacles.domain import raise_obstacle
    from decreta.organisation.domain import groups
    from tests.directives.test_many_assignees import province
    from tests.documents.office import SINCE, SYSTEM

    office, other, day = found.office, province(1), clock.today() + dt.timedelta(days=9)
    directive = directed(found)
    clause = directive.clauses.get()
    both = groups.form_group(
        code="hai-noi", names={"vi": "Hai nơi"}, members=[office.ministry, other], valid_from=SINCE, by=SYSTEM
    )
    task = assign_task(
        directive=directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Việc của từng nơi"),
        responsible=Responsible(each=both),
        deadline=Deadline.of_day(day),
        by=office.actor("secretary"),
    )
    by = replace(office.actor("ministry_clerk"), organisation_ids=frozenset({other.pk}))
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk, organisation=other), by=by)
    text, wanted, step = (found.words() for _ in range(3))
    raise_obstacle(
        assignment=held,
        kind="money",
        text=" ".join(text),
        wanted=" ".join(wanted),
        owner=office.agency,
        answer_on=day,
        by=by,
    )
    domain.set_milestones(assignment=held, steps=[domain.Step(" ".join(step), day)], read=0, by=by)
    asked = domain.ask_extension(assignment=held, until=day + dt.timedelta(days=9), reason="Chờ số liệu.", by=by)
    domain.decide_extension(request=asked, grant=True, symbol="12-TB/BCĐ", by=office.actor("head"))
    readers = frozenset(office.holdings) - {"ministry_clerk", "ministry_officer", "administrator"}
    for kind, words in {"obstacle": text, "wanted": wanted, "milestone": step}.items():
        found.keep(directive.document, kind, words, readers=readers)


def _guarded_after(directive: Any, office: Any) -> None:
    """A report is frozen while the directive is ordinary; then it is guarded, and of its readers two are let in no more."""
    from decreta.core import clock
    from decreta.directives.domain import freezing
    from decreta.protection.domain import guard
    from tests.documents import office as offices

    by = offices.SYSTEM
    asked = freezing.Asked(body=directive.body, directive=None, as_of=clock.today(), against="current")
    freezing.freeze_report(made=freezing.make(asked, by=by), by=by)
    guard(document=directive.document, reason="Nhân sự.", by=office.actor("clerk"))
    _keep_out(directive.document, office, "inspector", "ministry_officer")


def _guarded_with_its_mark(arrival: Any, office: Any) -> None:
    """A letter that is guarded after it was marked for an officer, who is let in no more."""
    from decreta.protection.domain import guard

    guard(document=arrival.document, reason="Nhân sự.", by=office.actor("clerk"))
    _keep_out(arrival.document, office, "officer")


def _keep_out(document: Any, office: Any, *names: str) -> None:
    """Whoever was let in when the guard was laid is looked at as somebody new, and refused."""
    from decreta.core import clock
    from decreta.documents.models import Admission
    from decreta.protection.domain import examine, refuse
    from decreta.protection.models import Change
    from tests.documents import office as offices

    out = [office.holdings[name] for name in names]
    Admission.objects.filter(document=document, holding__in=out).update(ended_at=clock.now())
    examine(document=document, by=offices.SYSTEM)
    new = Change.objects.open().filter(document=document, holding__in=out).values_list("pk", flat=True)
    refused = refuse(document=document, changes=list(new), reason="Không cần biết.", by=office.actor("clerk"))
    assert len(refused) == len(out)


def _sent_round(arrival: Any) -> None:
    """A letter that its clerk sends round to the chief, and a search of the officer's that finds everything."""
    from decreta.circulation.domain import circulate
    from decreta.organisation.models import Holding
    from decreta.organisation.queries.actors import actor_of_post

    chief = Holding.objects.get(post__code="chief")
    circulate(document=arrival.document, to=[f"holding:{chief.pk}"], by=actor_of_post("clerk"))


def recalled(found: Planted) -> None:
    """An issued paper that was taken back."""
    from decreta.dispatch import domain as dispatch

    dispatch.recall(document=issued(found), reason="Sai căn cứ.", by=found.office.actor("clerk"))


def arrived(found: Planted, *, secrecy: int, house: str = "", by: str = "clerk") -> Any:
    """A letter from outside with a file and an attachment, marked for an officer."""
    from decreta.core import clock
    from decreta.documents import domain
    from decreta.documents.domain.arrival_words import Bearing, Coming
    from decreta.documents.models import Correspondent

    office = found.office
    organisation = office.ministry if house else office.agency
    subject, text, attached, note, marked = (found.words() for _ in range(5))
    sender = domain.note_correspondent(organisation=organisation, name="Công ty Sông", by=office.actor(by))
    sender = sender or Correspondent.objects.get(name="Công ty Sông")
    arrival = domain.register_arrival(
        organisation=organisation,
        sender=sender,
        bearing=Bearing(subject=f"V/v {' '.join(subject)}", type_code="CV", symbol=f"{subject[0]}/CV", secrecy=secrecy),
        coming=Coming(arrived_on=clock.today(), note=" ".join(note)),
        paper=("thu.pdf", paper(" ".join(text))),
        attached=[(f"{attached[1]}.pdf", paper(" ".join(attached)))],
        by=office.actor(by),
    )
    kinds = {"subject": subject, "file": text, "attachment": attached, "note": note}
    for kind, words in kinds.items():
        found.keep(arrival.document, kind, words)
    if not house:
        # Of what is secret a whole unit is assigned the work, and only its head is let in to the paper.
        lead = office.unit if secrecy else office.holdings["officer"]
        domain.mark(arrival=arrival, words=" ".join(marked), lead=lead, by=office.actor("chief"))
        found.keep(arrival.document, "mark", marked)
    return arrival


def of_the_ministry(found: Planted) -> None:
    """A letter that came to another house."""
    arrived(found, secrecy=0, house="ministry", by="ministry_clerk")


def paper(words: str) -> bytes:
    """A PDF of one page with some plain words on it."""
    made = pikepdf.new()
    page = made.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    page.obj.Contents = made.make_stream(f"BT /F1 11 Tf 60 600 Td ({words}) Tj ET".encode())
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
