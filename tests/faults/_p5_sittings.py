"""What P5 plants in sittings: all that is written and said of their points and papers, in each of their states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.faults._p5_beside import in_writing, proposed
from tests.faults._p5_held import Held
from tests.faults._p5_planting import Planted, paper

#: Points that are dealt with in session.
DEALT_WITH = ("open", "members", "named")


def plant(found: Planted) -> None:
    """A sitting in each of its states, a decision in writing in each, and points that a unit wants to bring up."""
    _prepared(found)
    _cancelled(found)
    proposed(found)
    _convened(found)
    _in_session(found)
    _excluded(found)
    _recorded(found)
    in_writing(found)


def _prepared(found: Planted) -> None:
    """One that is still being prepared."""
    Held(found)


def _cancelled(found: Planted) -> None:
    """One that was convened and cancelled, for a reason."""
    from decreta.meetings import domain

    held = Held(found, "named", days=4)
    domain.convene(sitting=held.sitting, by=held.by)
    domain.cancel_sitting(sitting=held.sitting, reason=held.text(held.sitting, "reason"), by=held.by)


def _convened(found: Planted) -> None:
    """One that lies ahead: read, replaced and withdrawn, answered, said of beforehand."""
    from decreta.meetings import domain

    held = Held(found, days=3)
    domain.convene(sitting=held.sitting, by=held.by)
    _replaced(held)
    _withdrawn(held)
    _answered(held)
    _said_before(held)
    _asked(held)
    _noted(held)
    _moved_before(held)
    domain.set_video_link(
        sitting=held.sitting, url=f"https://hop.example.org/{held.text(held.sitting, 'link').split()[1]}", by=held.by
    )


def _replaced(held: Held) -> None:
    """What a paper said before is read by who reads the paper."""
    from decreta.meetings import domain

    for name in ("open", "named"):
        for one in held.papers(name):
            words = _another(held, one)
            domain.replace_paper(paper=one, upload=words, reason=held.text(one, "replaced"), by=held.by)


def _another(held: Held, thing: Any) -> tuple[str, bytes]:
    """Another version, with words of its own."""
    return "ban-moi.pdf", paper(held.text(thing, "file"))


def _withdrawn(held: Held) -> None:
    """A paper that only the deputy read is taken back, for a reason."""
    from decreta.meetings import domain
    from decreta.meetings.models import Paper, WithdrawnPaper

    at = len(held.found.canaries)
    made = held.paper(held.point("open"), audience="named")
    domain.restrict_paper(paper=made, audience="named", readers=[held.seat("deputy")], by=held.by)
    reader = held.office.actor("deputy")
    domain.open_paper(paper=Paper.objects.select_related("item__sitting__body").get(pk=made.pk), by=reader)
    reason = held.found.words()
    domain.withdraw_paper(paper=made, reason=" ".join(reason), by=held.by)
    trace = WithdrawnPaper.objects.get(key=made.pk)
    of_it = held.found.canaries[at:]
    del held.found.canaries[at:]
    for one in of_it:
        held.keep(trace, f"withdrawn {one.kind}", (one.near, one.word))
    held.keep(trace, "withdrawn reason", reason)


def _answered(held: Held) -> None:
    """A member is excused for a reason; somebody comes in his place. Another attends remotely."""
    from decreta.meetings import domain

    seat = held.seat("member")
    domain.answer_invitation(
        invitation=seat, answer="excused", reason=held.text(seat, "excuse"), by=held.office.actor("member")
    )
    domain.set_voting_right(
        invitation=held.seat("chief"),
        has_vote=True,
        weight=1,
        sits_for=held.seat("member"),
        reason=held.text(held.seat("chief"), "stand-in"),
        by=held.by,
    )
    domain.answer_invitation(invitation=held.seat("deputy"), answer="remote", by=held.office.actor("deputy"))


def _said_before(held: Held) -> None:
    """Members say beforehand what they think of points that they read."""
    from decreta.agendas import domain
    from decreta.agendas.domain.positions import Said
    from decreta.agendas.models import Position

    for who, names in {"deputy": ("open", "named"), "member": ("open", "members")}.items():
        words = {name: held.found.words() for name in names}
        said = {held.point(name): Said("objection", " ".join(one)) for name, one in words.items()}
        domain.state_positions(sitting=held.sitting, said=said, by=held.office.actor(who))
        for name, one in words.items():
            position = Position.objects.get(item=held.points[name], invitation=held.seat(who))
            held.keep(position, "position", one)


def _asked(held: Held) -> None:
    """Opinions are asked for and given, with a file, and something is made of them."""
    from decreta.agendas import domain
    from decreta.files.domain import store

    for name, who in {"open": "member", "named": "deputy"}.items():
        question, text, file, why = (held.found.words() for _ in range(4))
        request = domain.ask_opinions(
            item=held.point(name),
            holdings=[held.office.holdings[who]],
            question=" ".join(question),
            until=held.day - dt.timedelta(hours=1),
            by=held.by,
        )
        asked = request.asked.get()
        kept = store(content=paper(" ".join(file)), name="y-kien.pdf", by=held.office.actor(who))
        domain.give_opinion(asked=asked, opinion="disagrees", text=" ".join(text), file=kept, by=held.office.actor(who))
        asked.refresh_from_db()
        domain.treat_opinion(asked=asked, treatment="not_taken", why=" ".join(why), by=held.by)
        held.keep(asked, "opinion question", question)
        for kind, words in {"opinion": text, "opinion file": file, "treatment": why}.items():
            held.keep(asked, kind, words)


def _noted(held: Held) -> None:
    """What somebody writes for himself is nobody else's."""
    from decreta.reading.domain import save_note

    for who, name in {"member": "open", "deputy": "named", "head": "open", "officer": "open"}.items():
        words, by = held.found.words(), held.office.actor(who)
        note = save_note(item=held.point(name), text=" ".join(words), expected_revision=0, by=by)
        held.keep(note, "note", words)


def _moved_before(held: Held) -> None:
    """A motion before the sitting, under a point that few read."""
    from decreta.motions import domain

    words, reason = held.found.words(), held.found.words()
    motion = domain.move(
        item=held.point("named"),
        kind="free",
        text=" ".join(words),
        reason=" ".join(reason),
        by=held.office.actor("deputy"),
    )
    held.keep(motion, "motion", words)
    held.keep(motion, "motion reason", reason)


def _opened(found: Planted, *names: str) -> Held:
    """In session, with chair, deputy and member in the room."""
    from decreta.meetings import domain

    held = Held(found, *names, days=0)
    domain.convene(sitting=held.sitting, by=held.by)
    for name in ("head", "deputy", "member", "officer"):
        domain.check_in(invitation=held.seat(name), presence="in_room", by=held.by)
    domain.open_sitting(sitting=held.sitting, by=held.by)
    return held


def _in_session(found: Planted) -> None:
    """One that runs, with a confidential point at hand."""
    from decreta.meetings import domain

    held = _opened(found)
    for name in DEALT_WITH:
        _dealt_with(held, name)
    _messages(held)
    _presented(held)
    domain.set_video_link(
        sitting=held.sitting, url=f"https://hop.example.org/{held.text(held.sitting, 'link').split()[1]}", by=held.by
    )


def _dealt_with(held: Held, name: str) -> None:
    """A point is begun: conclusions, motions, votes, somebody steps back, somebody speaks."""
    from decreta.meetings import domain
    from decreta.motions import domain as motions
    from decreta.speaking import domain as speaking
    from decreta.voting import domain as voting

    domain.go_to_point(sitting=held.sitting, item=held.point(name), by=held.by)
    words = held.found.words()
    concluded = domain.write_conclusion(item=held.point(name), text=" ".join(words), by=held.by)
    held.keep(concluded, "conclusion", words)
    text, reason, amended = (held.found.words() for _ in range(3))
    moved = motions.move(
        item=held.point(name), kind="free", text=" ".join(text), reason=" ".join(reason), by=held.office.actor("deputy")
    )
    held.keep(moved, "motion", text)
    held.keep(moved, "motion reason", reason)
    amendment = motions.move_amendment(conclusion=concluded, text=" ".join(amended), by=held.office.actor("deputy"))
    held.keep(amendment, "amendment", amended)
    recused = held.found.words()
    row = voting.recuse(item=held.point(name), invitation=held.seat("head"), reason=" ".join(recused), by=held.by)
    held.keep(row, "recusal", recused)
    for manner in ("by_name", "secret"):
        question, option = held.found.words(), held.found.words()
        ballot = voting.open_ballot(
            item=held.point(name),
            question=" ".join(question),
            subject="ordinary",
            asks="choice",
            options=[" ".join(option), "Phương án hai"],
            manner=manner,
            is_on_paper=manner == "secret",
            by=held.by,
        )
        closed = voting.close_ballot(ballot=ballot, by=held.by)
        if manner == "secret":
            nobody = {one.ordinal: 0 for one in closed.options.all()}
            voting.enter_totals(ballot=closed, votes=nobody, invalid=0, by=held.by)
        held.keep(ballot, "question", question)
        held.keep(ballot, "option", option)
    speaking.ask_to_speak(item=held.point(name), invitation=held.seat("deputy"), by=held.by)


def _messages(held: Held) -> None:
    """While a confidential point is at hand: to the secretariat and back, to the room, for all."""
    from decreta.core import clock
    from decreta.messaging import domain

    for who in ("deputy", "member"):
        asked, answered = held.found.words(), held.found.words()
        by, minute = held.office.actor(who), clock.now() + dt.timedelta(minutes=1 if who == "deputy" else 3)
        message = domain.write_message(
            sitting=held.sitting, invitation=held.seat(who), text=" ".join(asked), by=by, at=minute
        )
        reply = domain.answer_message(message=message, text=" ".join(answered), by=held.by, at=minute)
        held.keep(message, "message", asked)
        held.keep(reply, "message", answered)
    for is_for_all in (False, True):
        words = held.found.words()
        told = domain.tell_room(
            sitting=held.sitting, text=" ".join(words), minutes=30, is_for_all=is_for_all, by=held.by
        )
        held.keep(told, "message", words)


def _presented(held: Held) -> None:
    """A page of a paper that few read is presented."""
    from decreta.presenting import domain

    domain.present_page(sitting=held.sitting, paper=held.papers("named")[0], page=1, by=held.by)


def _excluded(found: Planted) -> None:
    """One from which a member was excluded; he reads there no more."""
    from decreta.meetings import domain

    held = _opened(found, "members", "named")
    domain.exclude(
        invitation=held.seat("member"), reason=held.text(held.seat("member"), "removal"), by=held.office.actor("head")
    )


def _recorded(found: Planted) -> None:
    """Two that are over: the minutes of one are being written, those of the other approved, with papers made of them."""
    from decreta.core import clock
    from decreta.meetings import domain as meetings
    from decreta.minutes import domain

    now = clock.now()
    for is_approved in (False, True):
        with _at(now - dt.timedelta(days=3)):
            held = _opened(found, *DEALT_WITH)
            for name in DEALT_WITH:
                _dealt_with(held, name)
            meetings.close_sitting(sitting=held.sitting, by=held.by)
            minutes = domain.begin(sitting=held.sitting, by=held.by)
            _written(held, minutes)
            _decided(held)
            if not is_approved:
                continue
            until = clock.now() + dt.timedelta(days=1)
            domain.circulate(minutes=minutes, until=until, by=held.by)
            _remarked(held, minutes)
        with _at(now - dt.timedelta(days=1)):
            domain.approve(minutes=minutes, way="circulation", by=held.by)
            domain.compose(minutes=minutes, by=held.by)
            domain.excerpt(minutes=minutes, item=held.point("named"), by=held.by)
            domain.excerpt(minutes=minutes, item=held.point("open"), by=held.by)
            for one in _waiting(held):
                meetings.conclude_draft(conclusion=one, by=held.by)
            meetings.compose_notice(sitting=held.sitting, by=held.by)


def _waiting(held: Held) -> list[Any]:
    """What waits before a notice can be composed."""
    from decreta.meetings.models import Conclusion

    found = Conclusion.objects.waiting().filter(item__sitting=held.sitting)
    return list(found.select_related("item__sitting__body", "item__sitting__chair_post"))


def _written(held: Held, minutes: Any) -> None:
    """What the clerk writes under each point."""
    from decreta.minutes import domain
    from decreta.minutes.models import Passage

    for name in DEALT_WITH:
        words, key = held.found.words(), f"prose:{held.points[name].pk}"
        domain.edit(minutes=minutes, key=key, text=" ".join(words), expected_revision=0, by=held.by)
        held.keep(Passage.objects.get(minutes=minutes, key=key), "passage", words)


def _decided(held: Held) -> None:
    """Decisions in the register: of conclusions, and one of its own under a point that few read."""
    from decreta.meetings.models import Conclusion
    from decreta.minutes import domain

    concluded = Conclusion.objects.filter(item__sitting=held.sitting, is_draft=False)
    domain.enter_conclusions(sitting=held.sitting, conclusions=list(concluded), by=held.by)
    subject, text = held.found.words(), held.found.words()
    decided = domain.enter_decision(
        sitting=held.sitting, subject=" ".join(subject), text=" ".join(text), item=held.point("named"), by=held.by
    )
    held.keep(decided, "decision", subject)
    held.keep(decided, "decision", text)


def _remarked(held: Held, minutes: Any) -> None:
    """Remarks on the minutes, one of them on what was said under a point that few read, and what became of them."""
    from decreta.minutes import domain

    for who, name in {"member": "", "deputy": "named"}.items():
        words, answer = held.found.words(), held.found.words()
        key = f"prose:{held.points[name].pk}" if name else ""
        remark = domain.comment(
            minutes=minutes, stance="remarks", text=" ".join(words), key=key, by=held.office.actor(who)
        )
        domain.answer(remark=remark, outcome="declined", answer=" ".join(answer), by=held.by)
        held.keep(remark, "remark", words)
        held.keep(remark, "answer to a remark", answer)


@contextmanager
def _at(moment: dt.datetime) -> Iterator[None]:
    """What is done at another time than the rest."""
    from decreta.core import clock

    with clock.frozen(moment):
        yield
