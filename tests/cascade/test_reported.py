"""Reports and briefings say what is shared with whom, as the table of levels does, and nothing that is not shared."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from decreta.cascade import domain
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail
from decreta.cascade.queries.levels import levels
from decreta.cascade.queries.reported import shared_from_below
from decreta.core import clock
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import hash_of, report_data, summed
from decreta.directives.rendering import write
from decreta.reporting.queries.briefing_data import Wanted, briefing_data
from decreta.reporting.rendering.fitting import FITS
from decreta.reporting.rendering.said import said, shared_rows
from tests.cascade.world import task_of

pytestmark = pytest.mark.django_db
GROUND = "Quy chế 11/QC-UBND"


@pytest.fixture
def shared(world):
    """Both communes of a province let theirs go further; the province shares that, and its own; the other province nothing."""
    province, centre = world["tinh-a"], world["vptw"]
    for place, number in ((world["xa-a1"], 2), (world["xa-a2"], 1), (province, 1), (world["tinh-b"], 4), (centre, 1)):
        for _ in range(number):
            task_of(place, title=f"Việc riêng của {place.organisation.code}")
    for code in ("xa-a1", "xa-a2"):
        share(world[code], province, Detail.TITLES, goes_further=True)
    share(province, centre, Detail.COUNTS)
    share(province, centre, Detail.COUNTS, whereof=Whereof())
    return world


def share(place, above, detail, **what):
    usual = {"whereof": Whereof(body=place.body), "ground": GROUND} | what
    return domain.share(
        organisation=place.organisation, above=above.organisation, detail=detail, by=place.actor(), **usual
    )


def printed(data, form="csv", language="en"):
    file = io.BytesIO()
    with translation.override(language):
        write(data, form, file, language=language, moment=clock.now())
    return file.getvalue().decode("utf-8-sig")


def test_a_report_says_who_shares_what_and_agrees_with_the_levels(shared):
    centre, by = shared["vptw"], shared["vptw"].actor()
    data = report_data(report(body=centre.body, actor=by))
    (line,) = data["shared"]
    assert (line["code"], line["further"], sum(line["counts"].values())) == ("tinh-a", 3, 4)
    assert (line["since"], line["grounds"]) == (clock.today().isoformat(), [GROUND])
    page = levels(centre.organisation, clock.today(), by)
    assert sum(summed(one["counts"] for one in data["shared"]).values()) == page.below_sum.total
    text = printed(data)
    assert data["assigned"] == 1 and "Shared from below" in text and "UBND tinh-a" in text and GROUND in text
    assert "Besides, 4 tasks of organisations below are shared with" in text and "in none of the figures" in text
    # Neither what nobody shares, nor whose tasks they are further below, nor a word of one.
    assert not [one for one in ("tinh-b", "xa-a1", "xa-a2", "Việc riêng của tinh-a") if one in text]
    with translation.override("en"):
        told = said(
            briefing_data(Wanted(centre.body, clock.today()), actor=by), language="en", moment=clock.now(), fit=FITS[0]
        )
    assert told.shared is not None
    assert [row[:2] for row in shared_rows(told.shared)] == [["UBND tinh-a", "4"], ["All that is shared", "4"]]


def test_columns_agree_as_of_every_day_also_after_it_was_taken_back(shared):
    centre, by, first = shared["vptw"], shared["vptw"].actor(), clock.today()
    then = report_data(report(body=centre.body, as_of=first, actor=by))
    with clock.frozen(clock.now() + dt.timedelta(days=9)):
        late = report_data(report(body=centre.body, actor=by))["shared"]
        assert late[0]["counts"] == {"overdue": 4}
        for one in standing(shared["tinh-a"]):
            domain.stop_sharing(share=one, by=shared["tinh-a"].actor())
        assert "shared" not in report_data(report(body=centre.body, actor=by))
        again = report_data(report(body=centre.body, as_of=first, actor=by))
        assert hash_of(again) == hash_of(then), "of the day on which it was shared the report stays the same"
        page = levels(centre.organisation, first, by)
        assert sum((Counter(one["counts"]) for one in again["shared"]), Counter()).total() == page.below_sum.total


def standing(place):
    return list(place.organisation.shares_upward.filter(ended_at=None))


def test_who_is_not_told_finds_nothing_whatever_report_he_asks_for(shared):
    centre, province = shared["vptw"], shared["tinh-a"]
    day = clock.today()
    assert shared_from_below(centre.body, day, None)
    for other in (shared["tinh-b"].actor(), shared["xa-a1"].actor(), province.actor()):
        assert shared_from_below(centre.body, day, other) == [], other
    assert "shared" not in report_data(report(directive=centre.directive, actor=centre.actor()))
    # The province is told by its communes, and its report says so to its own people only.
    (one, two) = shared_from_below(province.body, day, province.actor("head"))
    assert [(each["code"], sum(each["counts"].values())) for each in (one, two)] == [("xa-a1", 2), ("xa-a2", 1)]
    assert shared_from_below(province.body, day, centre.actor()) == []
    assert shared_from_below(shared["xa-a1"].body, day, shared["xa-a1"].actor()) == []


def test_pages_of_a_frozen_report_and_of_a_briefing_show_it(shared):
    centre = shared["vptw"]
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(centre.holdings["secretary"].person.user, backend="django.contrib.auth.backends.ModelBackend")
    day = clock.today().strftime("%d/%m/%Y")
    asked = {"body": centre.body.code, "as_of": day, "against": "current", "language": "en"}
    for make in ("directives:make_report", "reporting:make_briefing"):
        made = client.post(reverse(make), asked)
        assert made.status_code == 302, made.content.decode()
        page = client.get(made["Location"]).content.decode()
        assert "Shared from below" in page and "UBND tinh-a" in page and "tinh-b" not in page and "xa-a1" not in page
        if make == "directives:make_report":
            assert "Nothing differs" in client.get(f"{made['Location']}?compare=1").content.decode()
