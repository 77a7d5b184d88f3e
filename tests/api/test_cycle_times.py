"""Cycle times by machine: the numbers of the page, each with the address of its tasks."""

from __future__ import annotations

import pytest

from tests.api.machine import Machine, Refused
from tests.documents.office import Office
from tests.lists import growing


def test_every_number_opens_its_tasks_and_who_sees_no_directive_finds_no_body(office: Office) -> None:
    secretary = Machine("secretary", office.holdings["secretary"].pk)
    growing.received_task(office)
    for by in ("", "agency", "class", "month"):
        shown = secretary.get(f"/cycle-times?body={office.body.code}&by={by}")
        assert shown["by"] == by or (by, shown["by"]) == ("", "agency")
        assert [one["is_sum"] for one in shown["lines"]] == [False, True]
        assert set(shown["definitions"]) == {"receiving", "starting", "verifying", "whole"}
        for line in shown["lines"]:
            (phase,) = line["phases"]
            assert (phase["phase"], phase["assignments"], phase["tasks"]) == ("receiving", 1, 1)
            assert len(secretary.get(phase["rows"].removeprefix("/api/v1"))["items"]) == 1
    with pytest.raises(Refused):
        secretary.get("/cycle-times?body=khong-co")
