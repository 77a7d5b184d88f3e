"""A directive whose tasks have no end is looked at again on a day: by rule, by the last review, or moved with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.directives.models import Directive
from decreta.notifications.kinds import words_of
from decreta.notifications.models import Notice
from decreta.reviews import domain
from decreta.reviews.desk import waiting
from decreta.reviews.jobs import sweep
from decreta.reviews.models import Reminder, Review
from decreta.reviews.queries.due import review_day, rule_of, seen
from tests.directives.tasks import TITLE, directed
from tests.documents.office import Office
from tests.reviews.conftest import Browser


def later(days: int) -> Any:
    return clock.frozen(clock.now() + dt.timedelta(days=days))


def desk(office: Office, who: str) -> list[str]:
    return [one.verb for _actor, one in waiting([office.actor(who)], clock.now())]


def kept(office: Office, directive: Directive, **changed: Any) -> Review:
    given: dict[str, Any] = {"outcome": "kept", "reason": "Vẫn cần.", "next_on": clock.today() + dt.timedelta(days=90)}
    return domain.review(directive=directive, **({"by": office.actor("secretary")} | given | changed))


def test_the_first_review_is_due_twelve_months_after_the_decision_or_as_a_rule_says(
    office: Office, endless_directive: Directive
) -> None:
    assert review_day(endless_directive) == dt.date(2026, 3, 10)
    domain.set_rule(body=None, months=6, of_version=0, by=office.actor("administrator"))
    assert review_day(endless_directive) == dt.date(2025, 9, 10)
    with pytest.raises(NotAllowed):
        domain.set_rule(body=None, months=3, of_version=1, by=office.actor("secretary"))
    domain.set_rule(body=office.body, months=1, of_version=0, by=office.actor("head"))
    assert review_day(endless_directive) == dt.date(2025, 4, 10)
    assert (rule_of(office.body.pk)[0], rule_of(None)[0]) == (1, 6)
    with pytest.raises(Stale):
        domain.set_rule(body=office.body, months=2, of_version=0, by=office.actor("head"))
    with pytest.raises(Invalid):
        domain.set_rule(body=office.body, months=0, of_version=1, by=office.actor("head"))


def test_a_directive_whose_tasks_all_have_a_deadline_is_not_reviewed(office: Office) -> None:
    made = directed(office).directive
    assert review_day(made) is None
    with pytest.raises(NotNow):
        kept(office, made)


def test_a_due_review_stands_on_the_secretarys_desk_until_it_is_recorded(
    office: Office, endless_directive: Directive
) -> None:
    with later(356):  # the day before
        assert desk(office, "secretary") == []
    with later(357):
        assert desk(office, "secretary") == ["Review directive"]
        assert desk(office, "ministry_clerk") == []
        for who in ("member", "ministry_clerk", "inspector", "administrator"):
            with pytest.raises(NotAllowed):
                kept(office, endless_directive, by=office.actor(who))
        with pytest.raises(Invalid) as refused:
            kept(office, endless_directive, outcome="", reason=" ", next_on=clock.today())
        assert {one.field for one in refused.value.problems} == {"outcome", "reason", "next_on"}
        made = kept(office, endless_directive)
        assert desk(office, "secretary") == []
        assert review_day(endless_directive) == made.next_on
        assert Entry.objects.get(kind="reviews.reviewed").on_id == str(endless_directive.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.update(reason="x")


def test_it_is_moved_with_a_reason_and_proposed_to_be_ended(office: Office, endless_directive: Directive) -> None:
    by, day = office.actor("secretary"), clock.today() + dt.timedelta(days=30)
    with pytest.raises(Invalid):
        domain.move(directive=endless_directive, next_on=day, reason="", by=by)
    domain.move(directive=endless_directive, next_on=day, reason="Chờ sơ kết.", by=by)
    assert review_day(endless_directive) == day
    with later(30):
        kept(office, endless_directive, outcome="replace", symbol=" 12-TTr/BCĐ ", reason="Đã có luật mới.")
    told = list(Review.objects.values_list("ordinal", "kind", "outcome", "symbol"))
    assert told == [(1, "moved", "", ""), (2, "reviewed", "replace", "12-TTr/BCĐ")]


def test_closed_its_assignments_without_a_deadline_end_and_nothing_is_due(
    office: Office, endless_directive: Directive
) -> None:
    made = kept(office, endless_directive, outcome="closed", reason="Đã hoàn thành mục tiêu.", next_on=None)
    assert (made.ended, made.next_on) == (1, None)
    assert Assignment.objects.get().closed_at is not None
    assert review_day(endless_directive) is None
    with later(400):
        assert desk(office, "secretary") == []
    with pytest.raises(NotNow):
        kept(office, endless_directive)


def test_who_sees_it_is_who_sees_a_task_of_it(office: Office, endless_directive: Directive) -> None:
    found = {who for who in office.holdings if seen(office.actor(who)).exists()}
    assert {"secretary", "head", "member", "ministry_clerk", "inspector"} <= found
    assert "administrator" not in found


def test_the_whole_way_by_pages(office: Office, endless_directive: Directive, browser: Browser) -> None:
    secretary, ministry = browser("secretary"), browser("ministry_clerk")
    here = f"/reviews/{endless_directive.pk}/"
    assert TITLE in secretary.get(here).content.decode()
    assert endless_directive.document.symbol in ministry.get("/reviews/").content.decode()
    assert ministry.get(f"{here}review/").status_code == 404
    assert "Directives without an end" in secretary.get("/directives/supervision/").content.decode()
    wrong = secretary.post(f"{here}review/", {"outcome": "kept", "reason": "Vẫn cần.", "next_on": ""})
    assert wrong.status_code == 422
    day = (clock.today() + dt.timedelta(days=20)).strftime("%d/%m/%Y")
    assert secretary.post(f"{here}move/", {"reason": "Chờ.", "next_on": day}).status_code == 302
    assert "Chờ." in secretary.get(here).content.decode()
    assert endless_directive.document.symbol in secretary.get("/reviews/?state=near").content.decode()
    assert endless_directive.document.symbol not in secretary.get("/reviews/?state=due").content.decode()
    rule = f"/reviews/rule/?body={office.body.code}"
    assert secretary.post(rule, {"months": "6", "version": "0"}).status_code == 302
    closed = secretary.post(f"{here}review/", {"outcome": "closed", "reason": "Xong."})
    assert closed["Location"] == "/reviews/"
    assert secretary.get(here).status_code == 404


def test_of_a_protected_directive_nobody_reads_words_that_are_not_for_him(
    office: Office, settings: Any, browser: Browser
) -> None:
    from decreta.core.deadlines import Deadline, DeadlineKind

    settings.DECRETA_SECRECY_CEILING = "top_secret"
    made = directed(office, secrecy=1, deadline=Deadline(DeadlineKind.STANDING)).directive
    page = browser("member").get(f"/reviews/{made.pk}/").content.decode()
    assert TITLE not in page
    assert made.document.subject not in page
    assert made.document.subject not in browser("member").get("/reviews/").content.decode()


def test_a_due_review_is_told_once_for_its_day_and_its_outcome_to_those_who_lead(
    office: Office, endless_directive: Directive
) -> None:
    with later(356):
        assert sweep() == 0
    with later(357):
        assert (sweep(), sweep()) == (1, 0)
        assert domain.remind(directive=endless_directive, by=Actor.system("tests")) is None
        with pytest.raises(NotAllowed):
            domain.remind(directive=endless_directive, by=office.actor("secretary"))
        with pytest.raises(DatabaseError), transaction.atomic():
            Reminder.objects.update(due_on=clock.today())
        assert noticed(office) == {("reviews.due", "secretary")}
        kept(office, endless_directive)
        led = {("reviews.done", "head"), ("reviews.done", "deputy")}
        assert noticed(office) == {("reviews.due", "secretary"), *led}, "nobody is told of his own act"
    with later(357 + 90):
        assert sweep() == 1


def noticed(office: Office) -> set[tuple[str, str]]:
    """Who was told what; the symbol names the directive, no word of it does."""
    sequencer.run()
    names = {holding.pk: name for name, holding in office.holdings.items()}
    found = Notice.objects.filter(kind__startswith="reviews.")
    assert all(one.facts["symbol"] == Directive.objects.get().document.symbol for one in found)
    assert all(words_of(one.kind, one.facts) for one in found)
    return {(one.kind, names[one.holding_id]) for one in found}
