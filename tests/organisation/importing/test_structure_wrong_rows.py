"""Everything that can be wrong in a list of the structure: named at its cell, everything at once, nothing written."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decreta.audit.models import Entry
from decreta.core.errors import Invalid
from decreta.kit.domain import preparing
from decreta.kit.importing import Fault
from decreta.kit.models import BatchState, RowState
from decreta.organisation.domain import structure
from decreta.organisation.models import Organisation, Unit
from tests.documents.office import SINCE, SYSTEM
from tests.kit.importing.conftest import faults, judged, run, uploaded
from tests.kit.importing.sheets import text, workbook
from tests.organisation.importing.conftest import GOOD, KINDS, content
from tests.scenario.sheets import sheet

ORGANISATIONS, UNITS, BODIES = "organisation.organisations", "organisation.units", "organisation.bodies"
GROUPS, POSTS, PERSONS = "organisation.groups", "organisation.posts", "organisation.persons"
SUCCESSIONS, ACCOUNTS, DAYS = "organisation.successions", "accounts.accounts", "organisation.days"


DAY_FIRST = dict.fromkeys(("valid_from", "valid_to", "term_from", "day", "takes_effect_on"), "day-first")
#: For each kind: cells of its first row, and the faults that they must have.
WRONG: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = {
    ORGANISATIONS: [
        ({"code": ""}, {"code": "missing"}),
        ({"code": "Bộ TP"}, {"code": "not_a_code"}),
        ({"code": "b.tp"}, {"code": "not_a_code"}),
        ({"code": "x" * 61}, {"code": "too_long"}),
        ({"name_vi": ""}, {"name_vi": "missing"}),
        ({"kind": "Bộ Phép thuật"}, {"kind": "not_a_choice"}),
        ({"parent": "khong-co"}, {"parent": "unknown_code"}),
        ({"parent": "btp"}, {"parent": "below_itself"}),
        ({"parent": "btp-cuc"}, {"parent": "below_itself"}),
        ({"valid_from": "31/02/2025"}, {"valid_from": "no_such_day"}),
        ({"valid_from": "01/02/25"}, {"valid_from": "year_of_two_digits"}),
        ({"valid_from": "hôm qua"}, {"valid_from": "not_a_day"}),
        ({"valid_to": "13/01/2025"}, {"valid_to": "ends_before_it_begins"}),
        ({"regime": "us-federal"}, {"regime": "not_a_choice"}),
    ],
    UNITS: [
        ({"organisation": "Bộ Phép thuật"}, {"organisation": "unknown_place"}),
        ({"organisation": "bcdcds"}, {"organisation": "unknown_place"}),
        ({"parent": "khong-co"}, {"parent": "unknown_code"}),
        ({"parent": "vptw-tc1"}, {"parent": "below_itself"}),
        ({"valid_from": "13/02/2020"}, {"valid_from": "outside"}),
    ],
    BODIES: [
        ({"symbol": ""}, {"symbol": "missing"}),
        ({"parent": "bcdtw"}, {"parent": "below_itself"}),
        ({"serves": "khong-co"}, {"serves": "unknown_place"}),
        ({"standing_agencies": "VPTW; Sở Nào đó"}, {"standing_agencies": "unknown_place"}),
        ({"term_from": "30/02/2025"}, {"term_from": "no_such_day"}),
    ],
    GROUPS: [
        ({"members": ""}, {"members": "missing"}),
        ({"members": "VPTW; Sở Nào đó"}, {"members": "unknown_place"}),
    ],
    SUCCESSIONS: [
        ({"predecessor": "khong-co"}, {"predecessor": "no_organisation"}),
        ({"kind": "nuốt"}, {"kind": "not_a_choice"}),
        ({"kind": "split"}, {"successor": "split_alone"}),
    ],
    POSTS: [
        ({"role": "vua"}, {"role": "not_a_choice"}),
        ({"unit": ""}, {"unit": "unit_or_body"}),
        ({"body": "bcdcds"}, {"unit": "unit_or_body"}),
        ({"unit": "khong-co"}, {"unit": "no_such_place"}),
        ({"rank": "thứ nhất"}, {"rank": "not_a_number"}),
        ({"signs": "có lẽ"}, {"signs": "not_yes_no"}),
        ({"valid_from": "13/02/2020"}, {"valid_from": "outside"}),
    ],
    ACCOUNTS: [
        ({"login": "nguyễn an"}, {"login": "not_a_login"}),
        ({"language": "Klingon"}, {"language": "not_a_choice"}),
    ],
    PERSONS: [
        ({"login": "khong.co"}, {"login": "no_account"}),
        ({"post": "khong-co"}, {"post": "no_post"}),
        ({"email": "an tại vptw"}, {"email": "not_an_address"}),
        ({"valid_to": "18/04/2025"}, {"valid_to": "ends_before_it_begins"}),
        ({"valid_from": "18/04/2020"}, {"valid_from": "outside"}),
    ],
    DAYS: [
        ({"day": "29/02/2025"}, {"day": "no_such_day"}),
        ({"kind": "nửa ngày"}, {"kind": "not_a_choice"}),
        ({"reason": ""}, {"reason": "missing"}),
        ({"organisation": "Bộ Phép thuật"}, {"organisation": "unknown_place"}),
    ],
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_stands_at_its_cell_and_nothing_is_written(by, kind):
    since = Entry.objects.count()
    for cells, expected in WRONG[kind]:
        batch = judged(content(kind, cells), by=by, kind=kind, orders=DAY_FIRST)
        found = faults(batch)
        assert {column: found.get(column) for column in expected} == expected, (cells, found)
    written = {one.split(".")[0] for one in Entry.objects.order_by("pk").values_list("kind", flat=True)[since:]}
    assert written == {"files", "kit"}


def test_everything_that_is_wrong_in_a_row_is_said_at_once(by):
    wrong = {"code": "Bộ", "kind": "x", "valid_from": "31/02/2025", "parent": "khong-co", "name_vi": ""}
    batch = judged(content(ORGANISATIONS, wrong), by=by, kind=ORGANISATIONS, orders=DAY_FIRST)
    assert set(faults(batch)) == set(wrong)


def test_a_row_that_stands_twice_says_where_it_stands_first(by):
    for kind in KINDS:
        batch = judged(content(kind, None, GOOD[kind].rows[0]), by=by, kind=kind)
        assert (faults(batch, 2), faults(batch, 4)) == ({}, {"": "twice"}), kind


def test_a_row_twice_of_what_is_in_the_records_is_not_entered_anew(by):
    run(judged(content(ORGANISATIONS), by=by, kind=ORGANISATIONS), by=by)
    again = judged(content(ORGANISATIONS, None, GOOD[ORGANISATIONS].rows[0]), by=by, kind=ORGANISATIONS)
    assert again.counts == {"unchanged": 2, "faulty": 1}


def test_a_day_of_one_organisation_under_two_of_its_names_is_found_twice(by):
    batch = judged(content(DAYS, None, {**GOOD[DAYS].rows[0], "organisation": "VPTW"}), by=by, kind=DAYS)
    assert faults(batch, 4) == {"": "twice"}


def test_a_login_in_capitals_is_the_same_login(by):
    assert judged(content(ACCOUNTS, {"login": "MEMBER", "language": ""}), by=by, kind=ACCOUNTS).counts == {
        "unchanged": 1,
        "new": 1,
    }


def test_an_organisation_is_known_by_whatever_it_is_called(by):
    for name in ("VPTW", "van phong trung uong dang", "Văn phòng TW Đảng", "Central Party Office", "vptw"):
        assert judged(content(UNITS, {"organisation": name}), by=by, kind=UNITS).counts == {"new": 2}, name


@pytest.mark.parametrize(
    ("kind", "column"), [(UNITS, "organisation"), (ORGANISATIONS, "parent"), (BODIES, "standing_agencies")]
)
def test_a_former_name_means_what_the_organisation_has_become_and_says_so(by, kind, column):
    old = Organisation.objects.get(code="btttt")
    structure.succeed(
        predecessor=old,
        successor=Organisation.objects.get(code="bkhcn"),
        kind="merged",
        takes_effect_on=old.valid_to or SINCE,
        authority="176/2025/QH15",
        by=SYSTEM,
    )
    row = judged(content(kind, {column: "Bộ Thông tin và Truyền thông"}), by=by, kind=kind).rows.get(number=2)
    assert row.state == RowState.NEW
    assert Fault.from_data(row.remarks[0]).message.endswith("is now “Bộ Khoa học và Công nghệ”.")


def test_the_successors_of_a_split_stand_in_rows_of_their_own(by):
    first = {**GOOD[SUCCESSIONS].rows[0], "kind": "split"}
    made = sheet(SUCCESSIONS, [first, {**first, "successor": "vptw"}])
    batch = run(judged(made, by=by, kind=SUCCESSIONS), by=by)
    assert (batch.state, batch.refusal) == (BatchState.DONE, "")
    assert judged(made, by=by, kind=SUCCESSIONS).counts == {"unchanged": 2}


def test_an_organisation_that_is_gone_without_an_heir_is_not_taken(by):
    batch = judged(content(UNITS, {"organisation": "Bộ Kế hoạch và Đầu tư"}), by=by, kind=UNITS)
    assert faults(batch) == {"organisation": "unknown_place"}


def test_a_misspelt_organisation_is_offered_as_it_is_written(by):
    row = judged(content(UNITS, {"organisation": "Văn phòng Trung ương Đản"}), by=by, kind=UNITS).rows.get(number=2)
    assert row.faults[0]["offers"] == ["Văn phòng Trung ương Đảng"]


def test_a_login_that_is_somebody_elses_is_said_with_the_name(by):
    batch = judged(content(PERSONS, {"full_name": "Nguyễn Văn An"}), by=by, kind=PERSONS)
    assert faults(batch) == {"full_name": "another_name"}
    assert batch.rows.get(number=2).faults[0]["offers"] == ["Vũ Hải Đăng"]


def test_two_persons_of_one_name_are_told_apart_by_login_or_address(by):
    for _ in range(2):
        structure.enter_person(full_name="Nguyễn Văn An", by=SYSTEM)
    assert faults(judged(content(PERSONS, {"login": "", "full_name": "Nguyễn Văn An"}), by=by, kind=PERSONS)) == {
        "full_name": "several_persons"
    }


def test_a_column_of_unclear_days_is_asked_about(by):
    for kind in (ORGANISATIONS, UNITS, BODIES, GROUPS, PERSONS, DAYS, SUCCESSIONS):
        column = {SUCCESSIONS: "takes_effect_on", DAYS: "day"}.get(kind, "valid_from")
        made = sheet(kind, [{**row, column: "03/04/2025"} for row in GOOD[kind].rows])
        with pytest.raises(Invalid) as refused:
            judged(made, by=by, kind=kind)
        assert [problem.field for problem in refused.value.problems] == [f"order_{column}"]


def test_wrong_columns_and_broken_files_are_said_before_anything_is_judged(by):
    for kind in KINDS:
        batch = uploaded(workbook(["Cột A", "Cột B"], ["1", "2"]), by=by, kind=kind)
        with pytest.raises(Invalid) as refused:
            preparing.match(batch, batch.mapping, {}, by=by)
        needed = {one.key for one in preparing.kind_of(batch).columns if one.required}
        assert {problem.field for problem in refused.value.problems} == needed
    with pytest.raises(Invalid) as refused:
        uploaded(workbook(["STT"])[:700], by=by, kind=ORGANISATIONS)
    assert refused.value.problems[0].code == "broken"


def test_one_refused_row_leaves_nothing_behind_and_says_why(by):
    """What only the act knows: the unit above belongs to another organisation."""
    batch = run(
        judged(content(UNITS, None, {**GOOD[UNITS].rows[0], "code": "x", "parent": "bkhcn-vp"}), by=by, kind=UNITS),
        by=by,
    )
    assert (batch.state, batch.refusal) == (BatchState.JUDGED, "The unit above belongs to another organisation.")
    assert faults(batch, 4) == {"parent": "refused"}
    assert (Unit.objects.count(), batch.rows.exclude(outcome="").count()) == (2, 0)


def test_fifty_thousand_rows_are_judged_and_their_faults_found(by):
    head = ["Mã", "Tên", "Loại", "Cấp trên", "Từ ngày"]
    rows = [[f"xa-{n}", f"Xã số {n}", "commune", "bkhcn", "13/02/2025"] for n in range(50_000)]
    rows[-1][3], rows[-2][0] = "khong-co", "xa-0"
    batch = uploaded(text(head, *rows), by=by, kind=ORGANISATIONS, name="xa.csv")
    matched = preparing.match(batch, batch.mapping, {}, by=by)
    with CaptureQueriesContext(connection) as queries:
        found = preparing.judge_rows(batch, matched, by=by)
    wrong = [(row.number, row.faults[0].code) for row in found if row.faults]
    assert (len(found), wrong) == (50_000, [(50_000, "twice"), (50_001, "unknown_code")])
    assert len(queries) <= 25 + 6
