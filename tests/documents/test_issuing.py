"""Issuing: a number once, never lost, whatever dies in between; registers that open in the middle of a term."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents.domain import drafting, issuing, naming, registers
from decreta.documents.enums import DocumentState, NumberState
from decreta.documents.models import Document, Number
from decreta.documents.queries.registers import registers_for, series_open_to, unexplained_gaps
from decreta.documents.queries.symbols import possible_duplicates
from decreta.documents.search_index import find_by_symbol, search
from tests.documents.office import ISSUE_DAY, TEXT, approved, build, drafted
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db
NOW = dt.timedelta(0)


@pytest.fixture
def plain_paper(monkeypatch, settings, tmp_path):
    """Papers without signatures: these tests are about numbers; signatures have their own."""
    settings.DECRETA_DATA = tmp_path
    monkeypatch.setattr(issuing, "paper_bytes", lambda document: pdf())


def opened_at_six(office):
    return registers.open_register(
        issuer=office.body,
        type_code="TB",
        term=office.term,
        first_number=6,
        authority="Công văn 12-CV/VPTW",
        reason="Sổ giấy đã cấp đến số 05",
        by=office.actor("secretary"),
    )


def issue(office, document, key="key-of-a-form", by="clerk"):
    return issuing.issue(document=document, idempotency_key=key, by=office.actor(by))


def test_the_register_opened_at_six_gives_six(office, plain_paper):
    opened_at_six(office)
    document = issue(office, approved(office))
    assert (document.symbol, document.issued_on, document.state) == (
        "06-TB/BCĐCĐS",
        dt.date(2025, 3, 18),
        DocumentState.ISSUED,
    )
    assert document.paper is not None
    assert document.decided_on == dt.date(2025, 3, 10)


def test_each_type_counts_for_itself_in_a_term(office, plain_paper):
    opened_at_six(office)
    issue(office, approved(office))
    other = drafting.draft(
        type_code="CV",
        issuer=office.body,
        subject="V/v đôn đốc",
        text="x",
        signer_post=office.posts["head"],
        by=office.actor("secretary"),
    )
    Document.objects.filter(pk=other.pk).update(state="approved")
    second = issue(office, approved(office), key="another-form")
    assert second.symbol == "07-TB/BCĐCĐS"
    assert issuing.numbering.scope_of(other, on=ISSUE_DAY.date()).type_code == "CV"


def test_the_notice_is_found_under_either_symbol_however_typed(office, plain_paper):
    opened_at_six(office)
    document = issue(office, approved(office))
    by = office.actor("member")
    for typed in ("06-TB/BCĐCĐS", "06-TB/BCĐ", "06 tb bcd", "6/TB-BCĐ", "06tbbcdcds", "06-tb"):
        assert list(find_by_symbol(typed, by)) == [document], typed
    assert not find_by_symbol("07-TB/BCĐ", by).exists()
    assert list(possible_duplicates(office.body, "06-TB/BCĐ")) == [document]


def test_words_are_found_with_and_without_marks(office, plain_paper):
    document = issue(office, approved(office, subject="Thông báo của Ủy ban về 会議資料"))
    for typed in ("uỷ ban", "Ủy ban", "uy ban thong", "会議", "hạ tầng", "ket noi mang"):
        assert list(search(typed, office.actor("head"))) == [document], typed
    for typed in ("hải quan", "'; drop", "& | !", ""):
        assert not search(typed, office.actor("head")).exists()


def test_recipients_read_it_once_it_is_issued(office, plain_paper):
    document = approved(office)
    by = office.actor("ministry_officer")
    assert not Document.objects.visible_to(by).exists()
    issue(office, document)
    assert list(Document.objects.visible_to(by)) == [document]
    assert not Document.objects.visible_to(office.actor("administrator")).exists()


def test_the_same_key_gives_the_same_number(office, plain_paper):
    document = approved(office)
    first = issue(office, document)
    again = issue(office, document)
    assert first.symbol == again.symbol
    assert Number.objects.count() == 1
    assert Entry.objects.filter(kind="documents.issued").count() == 1


def test_a_form_sent_again_while_its_first_sending_is_at_work_is_answered_alike(office, plain_paper, monkeypatch):
    document, make = approved(office), issuing.make

    def overtaken(*, document):
        """The first sending comes to its end between the number and the paper of the second."""
        monkeypatch.setattr(issuing, "make", make)
        issue(office, Document.objects.get(pk=document.pk))
        return make(document=document)

    monkeypatch.setattr(issuing, "make", overtaken)
    assert issue(office, document).state == DocumentState.ISSUED
    assert Number.objects.get().state == NumberState.SEALED
    assert Entry.objects.filter(kind="documents.issued").count() == 1


def test_the_same_key_with_another_document_is_refused(office, plain_paper):
    issue(office, approved(office))
    with pytest.raises(NotNow) as refusal:
        issue(office, approved(office))
    assert refusal.value.problems[0].code == "key_used"


def test_another_key_does_not_give_a_second_number(office, plain_paper):
    document = approved(office)
    issue(office, document)
    with pytest.raises(NotNow):
        issue(office, document, key="another-form")


@pytest.mark.parametrize("name", ["head", "member", "ministry_clerk", "officer", "administrator", "inspector"])
def test_only_those_who_keep_the_register_number(office, name):
    with pytest.raises(NotAllowed):
        issue(office, approved(office), by=name)


def test_what_is_not_approved_as_it_stands_gets_no_number(office):
    with pytest.raises(NotNow):
        issue(office, drafted(office))
    document = approved(office)
    drafting.revise(document=document, subject="Khác", text=TEXT, expected_version=1, by=office.actor("secretary"))
    with pytest.raises(NotNow):
        issue(office, document)
    assert not Number.objects.exists()


@pytest.mark.parametrize("day", [dt.date(2025, 3, 19), dt.date(2025, 3, 9), dt.date(2025, 3, 17)])
def test_dates_of_issue_that_cannot_be(office, day):
    document = approved(office)
    with pytest.raises(Invalid):
        issuing.take_number(document=document, idempotency_key="key-of-a-form", issued_on=day, by=office.actor("clerk"))
    assert not Number.objects.exists()


def test_a_later_number_never_bears_an_earlier_date(office, plain_paper):
    document = approved(office)
    with clock.frozen(ISSUE_DAY + dt.timedelta(days=2)):
        issue(office, approved(office))
        with pytest.raises(Invalid) as refusal:
            issuing.take_number(
                document=document, idempotency_key="another-form", issued_on=ISSUE_DAY.date(), by=office.actor("clerk")
            )
    assert refusal.value.problems[0].code == "out_of_order"
    assert Number.objects.count() == 1


def test_the_counter_does_not_move_when_taking_is_refused(office, plain_paper):
    series = opened_at_six(office)
    with pytest.raises(NotNow):
        issue(office, drafted(office))
    series.refresh_from_db()
    assert series.next_number == 6


def test_a_register_moves_up_only_and_the_stretch_is_explained(office, plain_paper):
    series = opened_at_six(office)
    issue(office, approved(office))
    facts = {
        "issuer": office.body,
        "type_code": "TB",
        "term": office.term,
        "by": office.actor("clerk"),
        "authority": "QĐ 1",
    }
    with pytest.raises(NotNow):
        registers.open_register(first_number=3, reason="x", **facts)
    registers.open_register(first_number=10, reason="Số 07-09 đã cấp trên giấy", **facts)
    assert issue(office, approved(office), key="another-form").symbol == "10-TB/BCĐCĐS"
    series.refresh_from_db()
    assert [(one["from"], one["to"]) for one in series.skipped] == [(7, 9)]
    assert unexplained_gaps(series) == []
    Number.objects.get(number=10)
    series.skipped = []
    assert unexplained_gaps(series) == [7, 8, 9]


def test_opening_a_register_says_everything_that_is_missing(office):
    with pytest.raises(Invalid) as refusal:
        registers.open_register(
            issuer=office.body, type_code="??", first_number=0, authority="", reason="", by=office.actor("secretary")
        )
    assert {problem.field for problem in refusal.value.problems} == {
        "type_code",
        "first_number",
        "authority",
        "reason",
        "term",
    }


def test_registers_are_read_by_those_who_keep_them(office):
    opened_at_six(office)
    seen = {name for name in office.posts if series_open_to(office.actor(name)).exists()}
    assert seen == {"head", "deputy", "secretary", "member", "clerk", "inspector"}
    assert registers_for(office.actor("clerk"))[0].gaps == []


@pytest.mark.parametrize("step", ["after_take", "in_make", "before_seal", "in_seal"])
def test_a_crash_at_any_step_is_finished_with_the_same_number(office, plain_paper, monkeypatch, step):
    document = approved(office)
    points = {
        "after_take": (issuing, "make"),
        "in_make": (issuing, "paper_bytes"),
        "before_seal": (issuing, "seal"),
        "in_seal": (issuing, "_name_aliases"),
    }
    owner, name = points[step]

    def crash(*args, **kwargs):
        raise OSError(step)

    with monkeypatch.context() as broken:
        broken.setattr(owner, name, crash)
        with pytest.raises(OSError, match=step):
            issue(office, document)
        document.refresh_from_db()
        assert (document.state, document.symbol) == (DocumentState.ISSUING, "01-TB/BCĐCĐS")
        if step != "before_seal":
            assert list(issuing.recover(older_than=NOW).failed) == [document.pk]
    assert issuing.recover(older_than=NOW).finished == [document.pk]
    document.refresh_from_db()
    assert (document.state, document.symbol) == (DocumentState.ISSUED, "01-TB/BCĐCĐS")
    assert [number.state for number in document.numbers.all()] == [NumberState.SEALED]
    assert issuing.recover(older_than=NOW) == issuing.Recovery()


def test_a_crash_in_taking_leaves_nothing(office, monkeypatch):
    document = approved(office)
    monkeypatch.setattr(issuing, "record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        issue(office, document)
    document.refresh_from_db()
    assert (document.state, document.symbol, Number.objects.count()) == (DocumentState.APPROVED, "", 0)


def test_recovery_leaves_alone_what_somebody_is_just_issuing(office, plain_paper):
    document = approved(office)
    issuing.take_number(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    assert issuing.recover() == issuing.Recovery()


def test_a_void_number_is_kept_with_its_reason_and_never_given_again(office, plain_paper):
    document = approved(office)
    number = issuing.take_number(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    with pytest.raises(Invalid):
        registers.void_number(number=number, reason="", by=office.actor("clerk"))
    registers.void_number(number=number, reason="Máy ký hỏng", by=office.actor("clerk"))
    document.refresh_from_db()
    assert (document.state, document.symbol, document.issued_on) == (DocumentState.APPROVED, "", None)
    assert issue(office, document, key="another-form").symbol == "02-TB/BCĐCĐS"
    assert unexplained_gaps(number.series) == []


def test_a_number_in_force_cannot_be_made_void(office, plain_paper):
    document = issue(office, approved(office))
    with pytest.raises(NotNow):
        registers.void_number(number=document.numbers.get(), reason="x", by=office.actor("clerk"))


def test_what_was_issued_stands_in_the_database_itself(office, plain_paper):
    document = issue(office, approved(office))
    number = document.numbers.get()
    changes = (
        lambda: Document.objects.filter(pk=document.pk).update(symbol="07-TB/BCĐCĐS"),
        lambda: Document.objects.filter(pk=document.pk).update(state="draft"),
        lambda: number.delete(),
        lambda: Number.objects.create(
            series=number.series,
            number=number.number,
            document=document,
            idempotency_key="third-form",
            taken_at=ISSUE_DAY,
        ),
    )
    for change in changes:
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()


def test_another_symbol_warns_of_a_possible_duplicate(office, plain_paper):
    first = issue(office, approved(office))
    second = issue(office, approved(office), key="another-form")
    facts = {"document": second, "symbol": "01-TB/BCĐ", "reason": "Báo chí viện dẫn", "by": office.actor("clerk")}
    with pytest.raises(Invalid) as refusal:
        naming.add_alias(**facts)
    assert refusal.value.problems[0].code == "possible_duplicate"
    naming.add_alias(is_confirmed=True, **facts)
    assert set(find_by_symbol("01-TB/BCĐ", office.actor("head"))) == {first, second}


def test_a_state_organ_counts_by_year(db, plain_paper):
    office = build(regime="vn-state")
    document = issue(office, approved(office))
    assert document.symbol == "01/TB-BCĐCĐS"
    assert document.numbers.get().series.year == 2025
