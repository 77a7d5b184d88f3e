"""Every row of the access table of documents, tried; and no address without a row."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.accounts.models import User
from decreta.documents.models import Number, Series
from decreta.documents.urls import urlpatterns
from tests.access.documents import ROWS
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, drafted

pytestmark = pytest.mark.django_db
WHO = {
    "drafter": "secretary",
    "reader": "inspector",
    "clerk": "clerk",
    "outsider": "ministry_officer",
    "administrator": "administrator",
}


@pytest.fixture
def office(db, settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    return offices.build(with_users=True)


@pytest.mark.parametrize(("name", "method", "who", "status"), ROWS)
def test_row(client, office, name, method, who, status):
    document = drafted(office)
    series = Series.objects.create(
        body=office.body, type_code="TB", term=office.term, next_number=2, opened_at=ISSUE_DAY
    )
    number = Number.objects.create(
        series=series, number=1, document=document, idempotency_key="key-of-a-form", taken_at=ISSUE_DAY
    )
    if who != "anonymous":
        client.force_login(User.objects.get(username=WHO[who]))
    arguments = {
        "documents:list": [],
        "documents:draft": [],
        "documents:registers": [],
        "documents:open_register": [],
        "documents:void_number": [number.pk],
        "documents:compare": [document.pk, 1, 1],
    }.get(name, [document.pk])
    response = getattr(client, method)(reverse(name, args=arguments), *([{"x": "y"}] if method == "post" else []))
    assert response.status_code == status


def test_no_address_is_without_a_row():
    assert {f"documents:{pattern.name}" for pattern in urlpatterns} == {row[0] for row in ROWS}
