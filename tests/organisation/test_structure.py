"""The structure is amended in time: the past stays as it was, what ends takes along what stands in it."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.accounts.domain.accounts import close_account
from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import ActRefused, Invalid, NotAllowed, NotNow
from decreta.documents.domain.making import preview_bytes
from decreta.organisation.domain import calendars, structure
from decreta.organisation.enums import NameKind, SuccessionKind
from decreta.organisation.models import CalendarDay, Holding, Organisation, Post, Unit
from decreta.organisation.queries.calendars import calendar_of
from decreta.organisation.queries.naming import name_on, names_on, organisations_called
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM

pytestmark = pytest.mark.django_db

TODAY = ISSUE_DAY.date()


def later(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


@pytest.fixture
def office():
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


def found(code: str, **facts) -> Organisation:
    facts = {"names": {"vi": code}, "kind": "commune", "valid_from": SINCE, "by": SYSTEM} | facts
    return structure.found(code=code, **facts)


def fields_of(refusal) -> set[str]:
    return {problem.field for problem in refusal.value.problems}


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_everything_wrong_with_an_organisation_is_said_at_once(office):
    with pytest.raises(Invalid) as refusal:
        found("vptw", names={"vi": ""}, kind="kingdom", regime="none", symbol="x" * 41, valid_to=SINCE)
    assert fields_of(refusal) == {"code", "name_vi", "kind", "regime", "symbol", "valid_to"}


def test_what_is_below_moves_along_and_nothing_stands_below_itself(office):
    province, other = found("tinh-a"), found("tinh-b")
    commune = found("xa-c", parent=province)
    hamlet = found("thon-d", parent=commune)
    structure.amend_organisation(organisation=commune, parent=other, by=SYSTEM)
    assert (fresh(commune).path, fresh(hamlet).path) == ("tinh-b/xa-c/", "tinh-b/xa-c/thon-d/")
    with pytest.raises(Invalid) as refusal:
        structure.amend_organisation(organisation=fresh(other), parent=fresh(hamlet), by=SYSTEM)
    assert fields_of(refusal) == {"parent"}


def test_a_correction_is_told_with_what_was_before_and_one_without_a_difference_is_none(office):
    structure.amend_organisation(organisation=office.agency, symbol="VPTWĐ", reason="Nhầm", by=SYSTEM)
    entry = Entry.objects.get(kind="organisation.amend")
    assert entry.facts["symbol"] == {"before": "VPTW", "after": "VPTWĐ"}
    assert structure.amend_organisation(organisation=office.agency, symbol="VPTWĐ", by=SYSTEM) is None


def test_a_new_name_leaves_the_papers_of_earlier_days_theirs(office):
    draft = offices.drafted(office)
    before = preview_bytes(draft)
    structure.rename_body(
        body=office.body, names={"vi": "Hội đồng số"}, symbol="HĐS", takes_effect_on=TODAY, authority="QĐ 9", by=SYSTEM
    )
    body = fresh(office.body)
    assert names_on(body, later(-1))[""] == "BCĐCĐS" and names_on(body, TODAY)[""] == "HĐS"
    assert name_on(body, later(-1), "vi").startswith("Ban Chỉ đạo")
    draft.refresh_from_db()
    assert preview_bytes(type(draft).objects.get(pk=draft.pk)) != before


def test_two_new_names_follow_each_other_and_the_organisation_is_found_under_all(office):
    with clock.frozen(ISSUE_DAY + dt.timedelta(days=20)):
        for text, day in (("Văn phòng Một", later(1)), ("Văn phòng Hai", later(10))):
            structure.rename_organisation(
                organisation=office.agency, names={"vi": text}, takes_effect_on=day, authority="QĐ 1", by=SYSTEM
            )
        agency = fresh(office.agency)
        names = [name_on(agency, day, "vi") for day in (TODAY, later(1), later(9), later(10))]
        assert names == ["Văn phòng Trung ương Đảng", "Văn phòng Một", "Văn phòng Một", "Văn phòng Hai"]
        assert organisations_called("van phong mot") == [agency]
        with pytest.raises(Invalid) as refusal:
            structure.rename_organisation(
                organisation=agency, names={"vi": "Ba"}, takes_effect_on=later(5), authority="", by=SYSTEM
            )
        assert fields_of(refusal) == {"takes_effect_on", "authority"}


def test_an_abbreviation_is_found_until_it_is_taken_away(office):
    name = structure.add_name(of=office.ministry, kind=NameKind.ABBREVIATION, text="Bộ KH&CN", by=SYSTEM)
    assert structure.add_name(of=office.ministry, kind=NameKind.ABBREVIATION, text="Bộ KH&CN", by=SYSTEM) is None
    assert organisations_called("bo kh cn") == [office.ministry]
    structure.remove_name(name=name, by=SYSTEM)
    assert organisations_called("bo kh cn") == []


def test_an_organisation_ends_with_what_stands_in_it_and_is_succeeded(office):
    heir = found("bo-moi")
    group = structure.form_group(
        code="bo", names={"vi": "Các bộ"}, members=[office.ministry], valid_from=SINCE, by=SYSTEM
    )
    structure.end_organisation(
        organisation=office.ministry,
        valid_to=later(10),
        authority="NQ 18",
        successors=[heir],
        kind=SuccessionKind.MERGED,
        by=SYSTEM,
    )
    assert office.ministry.successions.get().successor == heir
    for rows in (Organisation, Unit, Post):
        there = rows.objects.valid_on(later(9)).count()
        assert rows.objects.valid_on(later(10)).count() == there - {Organisation: 1, Unit: 1, Post: 2}[rows]
    held = Holding.objects.filter(post__unit=office.other_unit)
    assert set(held.values_list("valid_to", flat=True)) == {later(10)}
    assert list(group.members.valid_on(later(10))) == []
    assert Entry.objects.get(kind="organisation.end").facts["holdings"] == 2


def test_an_organisation_with_others_below_it_does_not_end(office):
    found("cuc", parent=office.ministry)
    with pytest.raises(Invalid) as refusal:
        structure.end_organisation(organisation=office.ministry, valid_to=later(1), authority="", by=SYSTEM)
    assert fields_of(refusal) == {"valid_to", "authority"}


@pytest.mark.parametrize(("kind", "heirs"), [("split", 1), ("merged", 2), ("kingdom", 1)])
def test_what_became_of_it_fits_the_number_of_successors(office, kind, heirs):
    successors = [found(f"bo-{n}") for n in range(heirs)]
    with pytest.raises(Invalid):
        structure.end_organisation(
            organisation=office.ministry,
            valid_to=later(1),
            authority="NQ 18",
            successors=successors,
            kind=kind,
            by=SYSTEM,
        )


def test_nothing_ends_over_an_appointment_that_begins_later(office):
    person = structure.enter_person(full_name="Người mới", by=SYSTEM)
    coming = structure.appoint(person=person, post=office.posts["ministry_clerk"], valid_from=later(20), by=SYSTEM)
    with pytest.raises(NotNow):
        structure.end_unit(unit=office.other_unit, valid_to=later(10), authority="QĐ", by=SYSTEM)
    structure.take_back_appointment(holding=coming, reason="Không nhận", by=SYSTEM)
    structure.end_unit(unit=fresh(office.other_unit), valid_to=later(10), authority="QĐ", by=SYSTEM)
    assert fresh(office.posts["ministry_clerk"]).valid_to == later(10)


@pytest.mark.parametrize(
    ("first", "last", "is_refused"), [(-10, 5, True), (5, None, True), (-20, -10, False), (20, 30, False)]
)
def test_one_person_holds_one_post_once_at_a_time(office, first, last, is_refused):
    person, post = structure.enter_person(full_name="Người mới", by=SYSTEM), office.posts["officer"]
    structure.appoint(person=person, post=post, valid_from=later(-10), valid_to=later(20), by=SYSTEM)
    span = {"valid_from": later(first), "valid_to": later(last) if last is not None else None}
    if not is_refused:
        assert structure.appoint(person=person, post=post, by=SYSTEM, **span)
        return
    with pytest.raises(Invalid) as refusal:
        structure.appoint(person=person, post=post, by=SYSTEM, **span)
    assert fields_of(refusal) == {"valid_from"}


def test_an_overlap_that_only_the_database_sees_is_a_sentence_too(office, monkeypatch):
    monkeypatch.setattr("decreta.organisation.domain.holdings._overlapping", lambda holding: False)
    held = office.holdings["officer"]
    with pytest.raises(Invalid) as refusal:
        structure.appoint(person=held.person, post=held.post, valid_from=TODAY, by=SYSTEM)
    assert fields_of(refusal) == {"valid_from"}
    assert "officer" not in str(refusal.value) and held.person.full_name in str(refusal.value)


@pytest.mark.parametrize(
    "end",
    [
        lambda office: structure.end_holding(holding=office.holdings["administrator"], valid_to=later(1), by=SYSTEM),
        lambda office: structure.end_post(
            post=office.posts["administrator"], valid_to=later(1), authority="QĐ", by=SYSTEM
        ),
        lambda office: structure.end_unit(unit=office.unit, valid_to=later(1), authority="QĐ", by=SYSTEM),
        lambda office: structure.end_organisation(
            organisation=office.agency, valid_to=later(1), authority="QĐ", by=SYSTEM
        ),
        lambda office: structure.amend_post(post=office.posts["administrator"], role="officer", by=SYSTEM),
        lambda office: structure.amend_person(person=office.holdings["administrator"].person, user=None, by=SYSTEM),
        lambda office: structure.amend_holding(holding=office.holdings["administrator"], valid_to=later(-1), by=SYSTEM),
        lambda office: close_account(
            user=User.objects.get(username="administrator"), reason="Nghỉ", by=office.actor("administrator")
        ),
    ],
    ids=["holding", "post", "unit", "organisation", "role", "account-of-person", "days", "account"],
)
def test_the_last_administrator_stays_until_there_is_another(office, end):
    with pytest.raises(ActRefused) as refusal:
        end(office)
    assert {problem.code for problem in refusal.value.problems} == {"last_administrator"}
    post = structure.create_post(
        code="quan-tri-2",
        names={"vi": "Quản trị"},
        role="administrator",
        valid_from=SINCE,
        unit=office.other_unit,
        by=SYSTEM,
    )
    user = User.objects.create_user(username="second", password="a long password")
    person = structure.enter_person(full_name="Quản trị Hai", user=user, by=SYSTEM)
    structure.appoint(person=person, post=post, valid_from=TODAY, by=SYSTEM)
    assert end(office)


def test_only_an_administrator_changes_the_structure(office):
    with pytest.raises(NotAllowed):
        structure.amend_post(post=office.posts["officer"], rank=1, by=office.actor("head"))
    assert structure.amend_post(post=office.posts["officer"], rank=1, by=office.actor("administrator"))


def test_terms_do_not_overlap_and_a_standing_agency_ends(office):
    with pytest.raises(Invalid) as refusal:
        structure.begin_term(body=office.body, name="Khóa XIV", valid_from=TODAY, by=SYSTEM)
    assert fields_of(refusal) == {"valid_from"}
    structure.amend_term(term=office.term, valid_to=TODAY, by=SYSTEM)
    assert structure.begin_term(body=office.body, name="Khóa XIV", valid_from=TODAY, by=SYSTEM)
    standing = office.body.standing_agencies.get()
    structure.end_standing_agency(standing=standing, valid_to=TODAY, by=SYSTEM)
    assert not office.body.standing_agencies.valid_on(TODAY).exists()


def test_a_body_is_amended_and_dissolved(office):
    team = structure.establish_body(
        code="tgv", names={"vi": "Tổ giúp việc"}, symbol="TGV", kind="support_team", valid_from=SINCE, by=SYSTEM
    )
    structure.amend_body(body=team, serves=[office.body], symbol_aliases=["TGV", " TGV ", "Tổ"], by=SYSTEM)
    assert list(team.serves.all()) == [office.body] and fresh(team).symbol_aliases == ["TGV", "Tổ"]
    structure.close_body(body=office.body, valid_to=later(1), authority="QĐ", by=SYSTEM)
    assert fresh(office.holdings["head"]).valid_to == fresh(office.term).valid_to == later(1)


def test_a_unit_and_a_post_and_a_person_and_a_group_are_corrected(office):
    assert structure.amend_unit(unit=office.unit, names={"ja": "総務局"}, by=SYSTEM).name_ja == "総務局"
    assert structure.amend_post(post=office.posts["head"], signing_title="TRƯỞNG BAN", names={"en": "Head"}, by=SYSTEM)
    person = office.holdings["member"].person
    structure.amend_person(person=person, email="dang@example.vn", by=SYSTEM)
    # The log keeps no private address.
    assert Entry.objects.get(kind="organisation.amend_person").facts["email"] == {"before": False, "after": True}
    group = structure.form_group(code="bo", names={"vi": "Các bộ"}, members=[], valid_from=SINCE, by=SYSTEM)
    structure.amend_group(group=group, names={"en": "Ministries"}, by=SYSTEM)
    structure.join_group(group=group, members=[office.ministry], valid_from=TODAY, by=SYSTEM)
    assert structure.join_group(group=group, members=[office.ministry], valid_from=TODAY, by=SYSTEM) is None
    structure.leave_group(member=group.members.get(), valid_to=later(1), by=SYSTEM)
    assert not group.members.valid_on(later(1)).exists()


def test_a_day_of_one_organisation_holds_in_it_and_below(office):
    bureau = found("cuc", parent=office.ministry)
    saturday = dt.date(2025, 3, 22)
    calendars.set_calendar_day(day=saturday, is_working=True, reason="Làm bù", organisation=office.ministry, by=SYSTEM)
    works = {one.code: calendar_of(one)(saturday) for one in (bureau, office.ministry, office.agency)}
    assert works == {"cuc": True, "bkhcn": True, "vptw": False}
    calendars.set_calendar_day(day=saturday, is_working=False, reason="Nghỉ", organisation=bureau, by=SYSTEM)
    assert not calendar_of(bureau)(saturday)
    calendars.remove_calendar_day(entry=CalendarDay.objects.get(organisation=bureau), by=SYSTEM)
    assert calendar_of(bureau)(saturday)


def test_days_are_set_in_a_stretch_and_the_same_again_changes_nothing(office):
    span = {"day": later(0), "until": later(4), "is_working": False, "reason": "Sửa nhà"}
    assert len(calendars.set_calendar_day(**span, by=SYSTEM)) == 5
    assert calendars.set_calendar_day(**span, by=SYSTEM) is None
    with pytest.raises(Invalid) as refusal:
        calendars.set_calendar_day(day=TODAY, until=later(90), is_working=False, reason=" ", by=SYSTEM)
    assert fields_of(refusal) == {"until", "reason"}
