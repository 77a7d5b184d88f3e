"""The pages of webhooks."""

from __future__ import annotations

import re

import pytest

from decreta.webhooks.domain import delivering
from decreta.webhooks.domain.endpoints import ping
from decreta.webhooks.models import Endpoint
from tests.webhooks.receiver import URL

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client, office):
    client.force_login(office.holdings["secretary"].person.user)
    return client


def test_the_secret_is_shown_once_and_never_again(secretary):
    answer = secretary.post("/webhooks/new/", {"label": "Kho", "url": URL, "areas": ["documents"]})
    page = answer["Location"]
    (secret,) = re.findall(r"data-secret>(whsec_[^<]+)<", secretary.get(page).content.decode())
    assert len(secret) > 40
    assert "whsec_" not in secretary.get(page).content.decode()
    old = secret
    secretary.post(f"{page}rotate/")
    (secret,) = re.findall(r"data-secret>(whsec_[^<]+)<", secretary.get(page).content.decode())
    assert secret != old


def test_everything_wrong_stands_beside_its_field_and_nothing_is_lost(secretary):
    answer = secretary.post("/webhooks/new/", {"label": "", "url": "http://10.0.0.1/", "only": "no.such"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_label-wrong"' in shown
    assert 'value="http://10.0.0.1/"' in shown and 'value="no.such"' in shown
    answer = secretary.post("/webhooks/new/", {"label": "x", "url": "http://10.0.0.1/", "only": "no.such"})
    assert 'id="id_url-wrong"' in answer.content.decode() and "id_areas-wrong" in answer.content.decode()
    assert not Endpoint.objects.exists()


def test_the_log_shows_attempts_and_their_answers_to_the_owner_only(client, office, registered, receiver):
    receiver.status, receiver.body = 500, b"<script>ANSWER-WORD</script>"
    delivery = ping(endpoint=registered.endpoint, by=office.actor("secretary"))
    delivering.deliver(registered.endpoint.pk)
    client.force_login(office.holdings["secretary"].person.user)
    assert ">500<" in client.get(f"/webhooks/{registered.endpoint.pk}/").content.decode()
    shown = client.get(f"/webhooks/deliveries/{delivery.pk}/").content.decode()
    assert "&lt;script&gt;ANSWER-WORD" in shown
    client.force_login(office.holdings["administrator"].person.user)
    shown = client.get(f"/webhooks/deliveries/{delivery.pk}/").content.decode()
    assert ">500<" in shown and "ANSWER-WORD" not in shown
    client.force_login(office.holdings["head"].person.user)
    assert client.get(f"/webhooks/deliveries/{delivery.pk}/").status_code == 404


def test_a_stretch_is_chosen_by_day_and_hour(secretary, registered, receiver, office):
    page = f"/webhooks/{registered.endpoint.pk}/resend/"
    assert secretary.post(page, {"since": "2025-13-01", "until": ""}).status_code == 422
    answer = secretary.post(page, {"since": "01/01/2025 00:00", "until": "31/12/2035 23:59"})
    assert (answer.status_code, answer["Location"]) == (302, f"/webhooks/{registered.endpoint.pk}/")
