"""By machine a unit or an officer of the house is given a task, shown as its lead, and found by it."""

from __future__ import annotations

import pytest

from decreta.core import clock
from tests.api.machine import Refused
from tests.directives.tasks import QUOTE, directed


def test_a_unit_leads_and_an_officer_coordinates_by_machine(office, secretary) -> None:
    directive = directed(office).directive
    officer = f"holding:{office.holdings['officer'].pk}"
    sent = {
        "quote": QUOTE,
        "titles": {"vi": "Việc trong nhà"},
        "lead": "unit:vptw-th",
        "coordinating": [officer],
        "deadline": {"kind": "day", "on": clock.today().isoformat()},
    }
    made = secretary.post(f"/directives/{directive.pk}/tasks", sent)
    assert made["lead"] == {"kind": "unit", "code": "vptw-th", "name": "Vụ Tổng hợp"}
    rows = secretary.get("/tasks?lead=u:vptw-th")["items"]
    assert [one["id"] for one in rows] == [made["id"]]
    with pytest.raises(Refused) as refused:
        secretary.post(f"/directives/{directive.pk}/tasks", sent | {"lead": "unit:bkhcn-vp"})
    assert refused.value.status == 422 and "/lead" in str(refused.value.problem)
    amended = secretary.post(f"/tasks/{made['id']}/amend", {"lead": officer, "reason": "Giao lại."})
    assert amended["lead"] == {
        "kind": "holding",
        "code": str(office.holdings["officer"].pk),
        "name": "Hồ Minh Khuê, Chuyên viên",
    }
    with clock.frozen(clock.end_of_day(clock.today())):
        listed = secretary.get(f"/urgeable?body={office.body.code}")["items"]
    assert amended["lead"] in [one["agency"] for one in listed]
