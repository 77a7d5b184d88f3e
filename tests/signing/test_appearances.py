"""Images of hands and seals: judged, kept by their owners, seen on papers only, where the law puts them."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse
from PIL import Image

from decreta.core.errors import Invalid, NotAllowed
from decreta.documents.domain import issuing
from decreta.files.models import Blob
from decreta.files.queries import read
from decreta.signing import domain
from decreta.signing.models import Appearance
from tests.documents import office as offices
from tests.documents.office import approved
from tests.signing.pictures import BLUE, RED, hand, png, seal

pytestmark = pytest.mark.django_db

MOVING = io.BytesIO()
Image.new("RGBA", (300, 200)).save(
    MOVING, "PNG", save_all=True, append_images=[Image.new("RGBA", (300, 200), BLUE)], default_image=False
)
UNFIT = {
    "another kind": (b"GIF89a" + hand()[6:], "not_png"),
    "a page": (b"<html><script>", "not_png"),
    "half an image": (hand()[:300], "unreadable"),
    "a moving one": (MOVING.getvalue(), "moving"),
    "too small": (hand(size=(100, 40)), "size"),
    "too great": (hand(size=(3000, 1000)), "size"),
    "on white": (hand(ground=255), "not_clear"),
    "black ink": (hand((0, 0, 0, 255)), "colour"),
    "red ink": (hand(RED), "colour"),
    "nothing on it": (png(Image.new("RGBA", (400, 200), (0, 0, 0, 0))), "empty"),
}


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


@pytest.mark.parametrize("what", UNFIT)
def test_an_unfit_image_is_refused_with_its_reason(what):
    content, code = UNFIT[what]
    with pytest.raises(Invalid) as error:
        domain.judged(content, "hand")
    assert [one.code for one in error.value.problems] == [code]
    assert not Blob.objects.exists()


def test_what_was_beside_the_pixels_is_not_kept():
    from PIL.PngImagePlugin import PngInfo

    told, out = PngInfo(), io.BytesIO()
    told.add_text("Comment", "where it was scanned")
    Image.open(io.BytesIO(hand())).save(out, "PNG", pnginfo=told)
    assert b"scanned" in out.getvalue() and b"scanned" not in domain.judged(out.getvalue(), "hand")


def test_each_brings_his_own_and_clerks_their_seal(office):
    first = domain.keep_hand(content=hand(), by=office.actor("head"))
    later = domain.keep_hand(content=hand((30, 60, 190, 255)), by=office.actor("head"))
    assert list(Appearance.objects.in_use()) == [later]
    with pytest.raises(NotAllowed):
        domain.drop(appearance=later, by=office.actor("clerk"))
    with pytest.raises(NotAllowed):
        domain.keep_seal(organ=office.body, content=seal(), by=office.actor("head"))
    kept = domain.keep_seal(organ=office.body, content=seal(), by=office.actor("clerk"))
    assert set(Appearance.objects.visible_to(office.actor("clerk"))) == {kept}
    assert not Appearance.objects.visible_to(office.actor("officer")).exists()
    assert domain.drop(appearance=later, by=office.actor("head")) is not None
    assert domain.drop(appearance=later, by=office.actor("head")) is None
    with pytest.raises(DatabaseError):
        first.delete()


def test_the_paper_shows_the_hand_in_blue_and_a_third_of_it_under_the_red_seal(office):
    domain.keep_hand(content=hand(), by=office.actor("head"))
    domain.keep_seal(organ=office.body, content=seal(), by=office.actor("clerk"))
    issued = issuing.issue(document=approved(office), idempotency_key="key-of-the-form", by=office.actor("clerk"))
    pdf = read(issued.paper)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = {
            str(one.T): [float(side) for side in one.Rect] for page in opened.pages for one in page.get("/Annots", ())
        }
        height = float(opened.pages[-1].MediaBox[3])
    own, organ = boxes["Person"], boxes["Organ"]
    assert organ[2] - own[0] == pytest.approx((own[2] - own[0]) / 3, abs=2)
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    picture = document[len(document) - 1].render(scale=1, may_draw_forms=True).to_pil().convert("RGB")
    middle = round(height - (own[1] + own[3]) / 2)

    def colour(x: float) -> str:
        red, _green, blue = picture.getpixel((round(x), middle))
        return "red" if red > blue + 60 else "blue" if blue > red + 60 else "none"

    # From the left: the seal's ring alone, hand seen through the seal's free middle, its ring over the hand, hand alone.
    assert colour(organ[0] + 4) == "red"
    assert colour(own[0] + 8) == "blue"
    assert colour(organ[2] - 5) == "red"
    assert colour(own[2] - 20) == "blue"


def test_the_page_shows_no_image_and_keeps_what_is_brought(office, client: Client):
    client.force_login(office.holdings["clerk"].person.user)
    page = reverse("signing:appearances")
    assert client.post(page, {"of": "own", "image": _upload(hand(RED))}).status_code == 422
    client.post(page, {"of": f"body:{office.body.pk}", "image": _upload(seal())}, follow=True)
    shown = client.get(page).content.decode()
    kept = Appearance.objects.get()
    assert kept.body == office.body and kept.file.blob_id not in shown and "<img" not in shown
    client.post(reverse("signing:drop", args=[kept.pk]))
    kept.refresh_from_db()
    assert kept.dropped_at is not None


def _upload(content: bytes) -> io.BytesIO:
    upload = io.BytesIO(content)
    upload.name = "anh.png"
    return upload
