"""The scenario's files carry the scenario's counts, and agree with each other. Reads the files only."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "scenario"
NOTICES = ("notice-bcdtw-03", "notice-bcdcds-06")
START = dt.datetime.fromisoformat("2025-03-31T09:00:00+07:00")
LANGUAGES = {"vi", "en", "ja"}
DEADLINE_FIELDS = {
    "month": {"month"},
    "month_range": {"first", "last"},
    "event": {"event_key", "amount", "unit", "event_words"},
    "standing": set(),
    "unstated": set(),
}
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


@cache
def load(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def keys(name: str, collection: str) -> frozenset[str]:
    found = [entry["key"] for entry in load(name)[collection]]
    assert len(found) == len(set(found)), f"{name}.{collection} repeats a key"
    return frozenset(found)


@cache
def tasks() -> dict[str, Any]:
    return {task["key"]: task for name in NOTICES for task in load(name)["tasks"]}


@cache
def holdings() -> dict[tuple[str, str], dt.date]:
    return {
        (person["login"], held["post"]): held["from"] for person in load("people")["people"] for held in person["holds"]
    }


def dicts_in(value: Any) -> list[dict[str, Any]]:
    """Every mapping inside a loaded file."""
    if isinstance(value, dict):
        return [value, *(found for inner in value.values() for found in dicts_in(inner))]
    if isinstance(value, list):
        return [found for inner in value for found in dicts_in(inner)]
    return []


def due(task: dict[str, Any]) -> str:
    deadline = task["deadline"]
    return {"month": deadline.get("month"), "month_range": f"{deadline.get('first')}/{deadline.get('last')}"}.get(
        deadline["kind"], ""
    )


@pytest.mark.parametrize("name", NOTICES)
def test_declared_is_itemised_plus_not_itemised(name: str) -> None:
    notice = load(name)
    periods = Counter(due(task) for task in notice["tasks"])
    undated = periods.pop("", 0)
    declared = notice["declared"]
    assert len(notice["tasks"]) == declared["total"]
    assert dict(periods) == declared["by_due"]
    assert (sum(periods.values()), undated) == (declared["itemised"], declared["not_itemised"])
    assert declared["quote"] in notice["text"]


def test_the_counts_are_those_of_the_two_notices() -> None:
    first, second = (load(name)["declared"] for name in NOTICES)
    assert (first["total"], first["by_due"], first["not_itemised"]) == (45, {"2025-03/2025-04": 3, "2025-05": 6}, 36)
    assert (second["total"], second["by_due"], second["not_itemised"]) == (46, {"2025-03": 13, "2025-04": 14}, 19)


def test_a_notice_is_known_by_two_symbols_and_keeps_its_days_apart() -> None:
    notice = load("notice-bcdcds-06")
    assert (notice["symbol"], notice["aliases"]) == ("06-TB/BCĐCĐS", ["06-TB/BCĐ"])
    assert notice["decided_on"] < notice["issued_on"] < notice["received_on"]


@pytest.mark.parametrize("name", NOTICES)
def test_every_task_quotes_one_sentence_of_the_text(name: str) -> None:
    notice = load(name)
    places = []
    for task in notice["tasks"]:
        assert notice["text"].count(task["quote"]) == 1, task["key"]
        assert "\n" not in task["quote"]
        places.append(notice["text"].index(task["quote"]))
    assert places == sorted(places), "tasks stand in the order of the text"
    assert all(right - left > 20 for left, right in itertools.pairwise(places))


@pytest.mark.parametrize("name", NOTICES)
def test_a_sentence_says_the_deadline_that_its_task_carries(name: str) -> None:
    said = {
        "2025-03": "trong tháng 3 năm 2025",
        "2025-04": "trong tháng 4 năm 2025",
        "2025-05": "trong tháng 5 năm 2025",
        "2025-03/2025-04": "trong tháng 3 và tháng 4 năm 2025",
    }
    for task in load(name)["tasks"]:
        period = due(task)
        assert (said[period] in task["quote"]) if period else ("năm 2025." not in task["quote"]), task["key"]
        if task["deadline"]["kind"] == "event":
            assert f"{task['deadline']['amount']:02d} " in task["quote"], task["key"]


@pytest.mark.parametrize("name", NOTICES)
def test_the_text_is_the_chairs_conclusions_between_opening_and_closing(name: str) -> None:
    notice = load(name)
    sitting = next(each for each in load("sittings")["sittings"] if each["key"] == notice["sitting"])
    lines = list(notice["opening"])
    for point in sitting["agenda"]:
        lines.append(f"{point['position']}. {point['titles']['vi']}")
        for ordinal, conclusion in enumerate(point["conclusions"], start=1):
            lines += f"{point['position']}.{ordinal}. {conclusion}".split("\n")
    assert notice["text"].splitlines() == lines + notice["closing"]


@pytest.mark.parametrize("name", NOTICES)
def test_places_name_the_item_that_holds_the_quote(name: str) -> None:
    notice = load(name)
    for task in notice["tasks"]:
        section, item, *letters = task["place"].split(".")
        number, letter = f"{section}.{item}", "".join(letters)
        before = notice["text"][: notice["text"].index(task["quote"])]
        assert re.findall(r"^(\d+\.\d+)\. ", before, re.MULTILINE)[-1] == number, task["key"]
        line = before.rsplit("\n", 1)[-1]
        assert line.startswith(f"{letter}) " if letter else f"{number}. "), task["key"]


@pytest.mark.parametrize("name", NOTICES)
def test_every_task_has_one_answerable_side_that_exists(name: str) -> None:
    organisations, groups = keys("organisations", "organisations"), keys("organisations", "groups")
    for task in load(name)["tasks"]:
        assert ("lead" in task) != ("each" in task), task["key"]
        assert task.get("lead", "vptw") in organisations
        assert task.get("each", "ubnd-tinh") in groups
        assert set(task["coordinating"]) <= organisations - {task.get("lead")}
        assert len(task["coordinating"]) == len(set(task["coordinating"]))
        assert set(task["coordinating_groups"]) <= groups
        assert task["deliverables"], task["key"]


@pytest.mark.parametrize("name", NOTICES)
def test_deadlines_have_exactly_the_fields_of_their_kind(name: str) -> None:
    for task in load(name)["tasks"]:
        deadline = dict(task["deadline"])
        assert set(deadline) - {"kind"} == DEADLINE_FIELDS[deadline["kind"]], task["key"]
        for field in ("month", "first", "last"):
            assert field not in deadline or MONTH.fullmatch(deadline[field])
        if deadline["kind"] == "event":
            assert deadline["unit"] in {"day", "week"}
            assert deadline["amount"] > 0


def test_all_kinds_of_task_occur() -> None:
    found = tasks().values()
    assert {task["deadline"]["kind"] for task in found} == set(DEADLINE_FIELDS)
    assert sum(task["deadline"]["kind"] == "event" for task in found) >= 3
    assert sum("each" in task for task in found) >= 4
    assert sum(len(task["deliverables"]) > 1 for task in found) >= 10
    assert {"vnpt", "viettel"} <= {task.get("lead") for task in found}
    assert len({quote for task in found for quote in [task["quote"]]}) == 91


def test_names_are_complete_in_three_languages() -> None:
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in dicts_in(load(path.stem)):
            for field in ("names", "short_names", "titles", "title", "subject", "does", "limits", "event_words"):
                if isinstance(entry.get(field), dict):
                    assert set(entry[field]) == LANGUAGES, (path.name, entry)
                    assert all(entry[field].values()), (path.name, entry)


def test_no_two_tasks_share_a_title() -> None:
    for language in LANGUAGES:
        titles = Counter(task["titles"][language] for task in tasks().values())
        assert [title for title, times in titles.items() if times > 1] == []


def test_translations_of_the_sentence_come_in_pairs_and_where_promised() -> None:
    for task in tasks().values():
        assert ("quote_en" in task) == ("quote_ja" in task)
        if due(task) == "2025-03" or (task["key"].startswith("A") and due(task)):
            assert task["quote_en"], task["key"]


def test_the_geography_is_that_of_march_2025() -> None:
    kinds = Counter(each["kind"] for each in load("organisations")["organisations"])
    groups = {group["key"]: group["members"] for group in load("organisations")["groups"]}
    assert kinds["province"] == 63 == len(groups["ubnd-tinh"]) == len(set(groups["ubnd-tinh"]))
    assert kinds["commune"] >= 12
    assert len(groups["bo-nganh"]) == 17


def test_structure_resolves() -> None:
    data, bodies = load("organisations"), load("bodies")
    organisations, units = keys("organisations", "organisations"), keys("organisations", "units")
    known_bodies, posts = keys("bodies", "bodies"), keys("bodies", "posts")
    assert all(each["parent"] in organisations | {None} for each in data["organisations"])
    assert all(unit["organisation"] in organisations for unit in data["units"])
    assert all(set(group["members"]) <= organisations for group in data["groups"])
    for succession in data["successions"]:
        assert {succession["predecessor"], succession["successor"]} <= organisations
    for body in bodies["bodies"]:
        assert set(body["standing_agencies"]) <= organisations
        assert set(body["serves"]) | ({body["parent"]} - {None}) <= known_bodies
    for post in bodies["posts"]:
        assert (post.get("unit") in units) != (post.get("body") in known_bodies), post["key"]
    assert {post for _, post in holdings()} <= posts


def test_who_signs_or_administers_needs_a_second_factor() -> None:
    posts = {post["key"]: post for post in load("bodies")["posts"]}
    for person in load("people")["people"]:
        held = [posts[entry["post"]] for entry in person["holds"]]
        assert person["mfa"] == any(post["signs"] or post["role"] == "administrator" for post in held), person["login"]


def test_only_members_share_a_post_of_a_body() -> None:
    posts = {post["key"]: post for post in load("bodies")["posts"]}
    for code, holders in Counter(post for _, post in holdings()).items():
        assert holders == 1 or posts[code]["role"] in {"member", "officer"}, code


def test_everybody_named_holds_the_post_he_acts_in() -> None:
    acting = [
        entry
        for path in sorted(FOLDER.glob("*.yaml"))
        for entry in dicts_in(load(path.stem))
        if isinstance(entry.get("login"), str) and isinstance(entry.get("post"), str)
    ]
    assert len(acting) > 150
    assert [entry for entry in acting if (entry["login"], entry["post"]) not in holdings()] == []


def test_loaded_facts_lie_before_the_demonstration_begins_and_after_the_notice() -> None:
    progress = load("progress")
    issued = {"A": load("notice-bcdtw-03")["issued_on"], "B": load("notice-bcdcds-06")["issued_on"]}
    report_tasks = {report["key"]: report["task"] for report in progress["reports"]}
    for collection in ("receipts", "hand_downs", "reports", "verifications", "disputes", "extension_requests"):
        for fact in progress[collection]:
            happened = dt.datetime.fromisoformat(fact["at"])
            task = fact.get("task") or report_tasks[fact["report"]]
            assert happened < START, fact
            assert happened.date() >= issued[task[0]], fact


def test_an_agency_receives_before_it_hands_down_and_reports() -> None:
    progress = load("progress")
    received = {(each["task"], each["organisation"]): each["at"] for each in progress["receipts"]}
    assert len(received) == len(progress["receipts"])
    for collection in ("hand_downs", "reports", "disputes", "extension_requests"):
        for fact in progress[collection]:
            assert received[fact["task"], fact["organisation"]] < fact["at"], fact


def test_whoever_receives_or_reports_belongs_to_the_assignee() -> None:
    data, progress = load("organisations"), load("progress")
    unit_of = {post["key"]: post.get("unit") for post in load("bodies")["posts"]}
    organisation_of = {unit["key"]: unit["organisation"] for unit in data["units"]}
    members = {group["key"]: set(group["members"]) for group in data["groups"]}
    facts = [
        fact
        for name in ("receipts", "hand_downs", "reports", "disputes", "extension_requests")
        for fact in progress[name]
    ]
    for fact in facts + progress["later"]["reports"] + progress["later"]["recovery_plans"]:
        task = tasks()[fact["task"]]
        assert organisation_of[unit_of[fact["by"]["post"]]] == fact["organisation"], fact
        assert fact["organisation"] in members.get(task.get("each"), {task.get("lead")}), fact


def test_evidence_names_deliverables_of_its_task_and_done_covers_all() -> None:
    progress = load("progress")
    outcomes = {
        answer["report"]: answer["outcome"] for answer in progress["verifications"] + progress["later"]["verifications"]
    }
    for report in progress["reports"] + progress["later"]["reports"]:
        deliverables = range(1, len(tasks()[report["task"]]["deliverables"]) + 1)
        named = {proof["deliverable"] for proof in report["evidence"]}
        assert named <= set(deliverables), report["key"]
        if outcomes.get(report["key"]) == "accepted":
            assert report["done"]
            assert named == set(deliverables), report["key"]
    assert all(answer["reason"] for answer in progress["verifications"] if answer["outcome"] == "returned")


def test_four_of_thirteen_are_done_in_time_and_nine_in_progress() -> None:
    progress = load("progress")
    reports = {report["key"]: report for report in progress["reports"]}
    accepted = [reports[each["report"]] for each in progress["verifications"] if each["outcome"] == "accepted"]
    march = {key for key, task in tasks().items() if due(task) == "2025-03"}
    done = {report["task"] for report in accepted}
    assert done < march
    assert (len(done), len(march - done)) == (4, 9)
    assert sorted(report["at"][:10] for report in accepted) == ["2025-03-21", "2025-03-25", "2025-03-27", "2025-03-28"]
    answered = {each["report"] for each in progress["verifications"]}
    assert {key for key, report in reports.items() if report["done"]} == answered, (
        "no finished report waits for an answer"
    )
    assert {report["task"] for report in reports.values()} >= march, "something is known of every March task"


def test_expected_totals_reconcile() -> None:
    for expected in load("progress")["expect"]:
        assert expected["declared"] == expected["itemised"] + expected["not_itemised"]
        if "totals" in expected:
            assert sum(expected["totals"].values()) == expected["declared"]
            assert expected["totals"]["undated"] == expected["not_itemised"]
        for period in expected["by_due"].values():
            assert period["total"] == sum(count for name, count in period.items() if name != "total")


def test_six_papers_of_the_month_are_issued() -> None:
    drafting = load("drafting")
    papers = drafting["papers"]
    issued = [paper for paper in papers if paper["state"] == "issued"]
    assert (len(issued), len(papers)) == (drafting["expected"]["issued"], drafting["expected"]["total"]) == (6, 14)
    assert all(
        (paper["issued_on"] is not None) == bool(paper["symbol"]) == (paper["state"] == "issued") for paper in papers
    )
    assert {paper["task"] for paper in papers} - {None} <= set(tasks())


def test_the_working_session_serves_both_committees_and_the_next_opens_with_earlier_conclusions() -> None:
    sittings = {sitting["key"]: sitting for sitting in load("sittings")["sittings"]}
    assert set(sittings["tct-lien-tich"]["serves"]) == {"bcdtw", "bcdcds"}
    assert sittings["bcdcds-3"]["agenda"][0]["kind"] == "earlier_conclusions"
    for sitting in sittings.values():
        assert [point["position"] for point in sitting["agenda"]] == list(range(1, len(sitting["agenda"]) + 1))
        chairs = [each for each in sitting["invitations"] if each["part"] == "chair"]
        assert [(each["login"], each["post"]) for each in chairs] == [
            (sitting["chair"]["login"], sitting["chair"]["post"])
        ]
