"""What came into the tray and was registered as a protected paper leaves by that paper's door, with its reader's name."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from decreta.capture import domain
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.organisation.domain import structure
from decreta.protection.queries.history import readings_of
from tests.capture.papers import image
from tests.capture.test_tray import BEARING, registered
from tests.documents.office import SYSTEM
from tests.files.papers import pdf


@pytest.fixture(autouse=True)
def ceiling(settings, tmp_path) -> None:
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    settings.MEDIA_ROOT = tmp_path


def browser(office) -> Client:
    client = Client()
    client.force_login(office.holdings["clerk"].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(content: bytes) -> str:
    return pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()


def test_the_tray_gives_a_secret_under_its_readers_name_and_to_nobody_else(office, lay) -> None:
    paper = lay(image((600, 800)), read=False)
    arrival = registered(office, paper, bearing=replace(BEARING, secrecy=1))
    name, clerk = str(office.holdings["clerk"].person), browser(office)
    urls = [reverse(f"capture:{one}", args=[paper.pk]) for one in ("rendition", "paper")]
    urls += [reverse("capture:original", args=[paper.pk, 1]), reverse("capture:page", args=[paper.pk, 1])]
    rendition, page, original, picture = (clerk.get(url) for url in urls)
    stamped = clerk.get(reverse("capture:stamped", args=[arrival.pk]))
    assert name in words(rendition.content) and name in words(stamped.content)
    assert (page.status_code, original.status_code, picture.status_code) == (302, 200, 404)
    read = [str(one.entry.facts["how"]) for one in reversed(readings_of(arrival.document))]
    assert read == ["opened", "original", "opened"]
    # Another clerk of the same register, who was not let in.
    day = clock.today()
    structure.end_holding(holding=office.holdings["clerk"], valid_to=day, authority="QĐ 1", by=SYSTEM)
    person = structure.enter_person(full_name="Người Mới", by=SYSTEM)
    post = office.posts["clerk"]
    office.holdings["clerk"] = structure.appoint(person=person, post=post, valid_from=day, by=SYSTEM)
    assert not TrayPaper.objects.visible_to(office.actor("clerk")).exists()


def test_what_was_parted_keeps_its_neighbours_to_itself(office, lay) -> None:
    paper = lay(pdf(3), read=False)
    rest = domain.split(paper=paper, page=3, by=office.actor("clerk"))
    ordinary = registered(office, TrayPaper.objects.get(pk=paper.pk))
    assert not ordinary.document.attachments.exists()  # the scan holds the pages of the other too
    other = replace(BEARING, symbol="743/BKHCN-CNS", secrecy=1)
    secret = registered(office, rest, bearing=other, sender=ordinary.document.correspondent)
    scan = reverse("capture:original", args=[paper.pk, 1])
    assert browser(office).get(scan).status_code == 200
    assert [str(one.entry.facts["how"]) for one in readings_of(secret.document)] == ["original"]
    secret.document.admissions.update(ended_at=clock.now())
    assert browser(office).get(scan).status_code == 404
