"""The pages of minutes: for those who write, for members, for nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.core import clock
from decreta.minutes import domain
from decreta.minutes.models import Minutes
from decreta.minutes.queries.texts import passages_of
from tests.meetings.office import moment, points, secretary
from tests.minutes.office import DEADLINE, approved, begun, circulated, held


@pytest.fixture
def as_(client, office):
    def enter(name: str):
        client.force_login(office.holdings[name].person.user)
        client.cookies["language"] = "en"
        return client

    return enter


def url(name: str, *args) -> str:
    return reverse(f"minutes:{name}", args=args)


def test_the_page_of_a_sitting_offers_the_minutes(office, as_):
    sitting = held(office)
    client = as_("secretary")
    page = client.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
    assert "Begin the minutes" in page
    made = client.post(url("begin", sitting.pk))
    minutes = Minutes.objects.get()
    assert made["Location"] == url("minutes", minutes.pk)
    assert client.post(url("begin", sitting.pk))["Location"] == url("minutes", minutes.pk)
    assert "Open the minutes" in client.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
    assert "minutes-part" not in as_("member").get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()


def test_two_clerks_get_both_texts(office, as_):
    minutes = begun(office)
    key = next(one.key for one in passages_of(minutes) if one.computed.is_prose)
    client = as_("secretary")
    domain.edit(minutes=minutes, key=key, text="Lời của chị Hà.", expected_revision=0, by=office.actor("head"))
    page = client.post(url("edit", minutes.pk, key), {"text": "Lời của anh Nam.", "revision": "0"})
    assert page.status_code == 422
    words = page.content.decode()
    assert "Lời của chị Hà." in words and "Lời của anh Nam." in words and "Somebody else has changed" in words
    again = client.post(url("edit", minutes.pk, key), {"text": "Lời của cả hai.", "revision": "1"})
    assert again.status_code == 302
    assert "Lời của cả hai." in client.get(url("minutes", minutes.pk)).content.decode()


def test_the_page_shows_what_has_changed_since_the_clerk_wrote(office, as_):
    from decreta.meetings import domain as sittings

    minutes, by = begun(office), secretary(office)
    key = next(one.key for one in passages_of(minutes) if one.key.startswith("outcome"))
    domain.edit(minutes=minutes, key=key, text="Thống nhất.", expected_revision=0, by=by)
    sittings.write_conclusion(item=points(minutes.sitting)[0], text="Thêm một kết luận.", by=by)
    client = as_("secretary")
    page = client.get(url("minutes", minutes.pk)).content.decode()
    assert "More has happened since you wrote" in page and "Thêm một kết luận." in page and "Thống nhất." in page
    client.post(url("settle", minutes.pk, key), {"keep": "1", "revision": "1"})
    assert "More has happened" not in client.get(url("minutes", minutes.pk)).content.decode()


def test_a_member_reads_and_remarks_and_the_secretary_answers(office, as_):
    minutes = circulated(office)
    with clock.frozen(moment(12)):
        client = as_("member")
        desk = client.get(reverse("web:desk")).content.decode()
        assert "Say your word on the minutes" in desk
        assert client.get(url("minutes", minutes.pk)).status_code == 200
        assert client.get(url("edit", minutes.pk, "other")).status_code == 404
        assert client.post(url("comment", minutes.pk), {"stance": "remarks"}).status_code == 422
        assert client.post(url("comment", minutes.pk), {"stance": "remarks", "text": "Sửa tên."}).status_code == 302
        assert "Say your word on the minutes" not in client.get(reverse("web:desk")).content.decode()
        remark = minutes.editions.get().remarks.get()
        client = as_("secretary")
        assert client.post(url("answer", remark.pk), {"outcome": "taken"}).status_code == 302
        assert "taken over" in client.get(url("minutes", minutes.pk)).content.decode().lower()
        assert as_("officer").get(url("minutes", minutes.pk)).status_code == 404


def test_the_way_of_minutes_on_pages(office, as_):
    minutes = begun(office)
    client = as_("secretary")
    with clock.frozen(moment(11)):
        assert client.get(url("circulate", minutes.pk)).status_code == 200
        assert client.post(url("circulate", minutes.pk), {"until": "12/03/2025 17:00"}).status_code == 302
        assert client.get(url("put_on_agenda", minutes.pk)).status_code == 200
        assert client.get(url("approve", minutes.pk)).status_code == 200
        assert client.post(url("approve", minutes.pk), {"way": "circulation"}).status_code == 422
    with clock.frozen(moment(18, day=DEADLINE.date())):
        assert client.post(url("approve", minutes.pk), {"way": "circulation"}).status_code == 302
        assert client.get(url("edition", minutes.pk, 1)).status_code == 200
        assert client.get(url("list")).status_code == 200
        first = points(minutes.sitting)[0]
        excerpt = client.post(url("excerpt", minutes.pk), {"point": str(first.pk)})
        assert excerpt["Location"].startswith("/documents/")
        composed = client.post(url("compose", minutes.pk))
        assert composed["Location"].startswith("/documents/")
        assert client.get(url("minutes", minutes.pk)).status_code == 200


def test_papers_are_given_to_those_who_see_the_minutes(office, as_):
    minutes = approved(office)
    first = points(minutes.sitting)[0]
    client = as_("member")
    answer = client.get(url("paper", minutes.pk, "ja", "pdf") + f"?point={first.pk}")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert client.get(url("paper", minutes.pk, "en", "docx")).status_code == 200
    assert client.get(url("paper", minutes.pk, "fr", "pdf")).status_code == 404
    assert as_("officer").get(url("paper", minutes.pk, "vi", "pdf")).status_code == 404
