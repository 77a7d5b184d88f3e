"""A fortnight of paper work in the small office: every step is passed, something lies in each."""

from __future__ import annotations

import datetime as dt

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.core import clock
from decreta.dispatch import domain as dispatch
from decreta.documents import domain
from decreta.documents.domain import approval, checking, drafting, issuing
from decreta.documents.enums import CheckKind
from decreta.documents.queries.texts import newest_version
from tests.documents.arrivals import registered
from tests.documents.office import Office, approved, drafted


def later(days: int):
    """The clock so many days after the present moment."""
    return clock.frozen(clock.now() + dt.timedelta(days=days))


def marked(office: Office, symbol: str, *, due_in: int | None, lead=None):
    """An arrival with a mark; its deadline so many days ahead."""
    arrival = registered(office, symbol=symbol)
    due = clock.today() + dt.timedelta(days=due_in) if due_in is not None else None
    lead = lead or office.unit
    return domain.mark(arrival=arrival, words="Xử lý.", lead=lead, due_on=due, by=office.actor("chief"))


def report_done(office: Office, mark):
    one = Assignment.objects.get(matter_id=mark.pk, role="lead")
    return assignments.report(assignment=one, text="Xong.", claims_done=True, by=office.actor("officer"))


def fortnight(office: Office) -> None:
    """Tuesday 18 March to Monday 31 March 2025; ends with the log read."""
    by_chief, by_clerk, by_secretary = office.actor("chief"), office.actor("clerk"), office.actor("secretary")
    in_time, late = marked(office, "1/SXD", due_in=5), marked(office, "2/SXD", due_in=1)
    marked(office, "3/SXD", due_in=2)
    waiting = registered(office, symbol="4/SXD")
    domain.void_arrival(arrival=registered(office, symbol="5/SXD"), reason="Nhầm", by=by_clerk)
    judged = marked(office, "6/SXD", due_in=9, lead=office.holdings["officer"])
    issued, numbered = approved(office, subject="Thông báo một"), approved(office, subject="Thông báo hai")
    returned = drafted(office, subject="Thông báo ba")
    gone = drafted(office, subject="Thông báo bốn")
    with later(2):  # Thursday
        report = report_done(office, in_time)
        assignments.accept(report=report, by=by_chief)
        issuing.issue(document=issued, idempotency_key="key-of-issue", by=by_clerk)
        approval.submit_for_approval(document=returned, by=by_secretary)
        drafting.withdraw(document=gone, reason="Không cần nữa.", by=by_secretary)
    with later(6):  # Monday
        assignments.accept(report=report_done(office, late), by=by_chief)
        report_done(office, judged)
        approval.return_draft(document=returned, reason="Chưa rõ.", by=office.actor("head"))
        dispatch.complete(document=issued, by=by_clerk)
    with later(8):
        domain.settle_arrival(arrival=waiting, reason="Để biết.", by=by_clerk)
    assert numbered.symbol == ""
    sequencer.run()


def checked_letter(office: Office) -> None:
    """A letter of the agency whose content was answered for, and whose form was not."""
    letter = drafting.draft(
        type_code="CV",
        issuer=office.agency,
        subject="Đôn đốc kết nối mạng",
        text="Đề nghị các cơ quan báo cáo kết quả.",
        signer_post=office.posts["chief"],
        recipients=[office.ministry],
        by=office.actor("officer"),
    )
    approval.submit_for_approval(document=letter, by=office.actor("officer"))
    text = newest_version(letter).content_hash
    checking.check(document=letter, kind=CheckKind.CONTENT, version_hash=text, by=office.actor("chief"))
    sequencer.run()
