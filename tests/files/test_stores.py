"""What an object store adds: parts, ranges, outages; and that nobody reads it but through us."""

from __future__ import annotations

import os

import pytest
from django.test import RequestFactory

from decreta.config.env import ConfigurationError, files_from_url
from decreta.core.actor import Actor
from decreta.files import blobs, stores
from decreta.files.domain import store
from decreta.files.models import Blob, StoredFile
from decreta.files.responses import file_response
from decreta.files.stores import StoreUnreachable

SYSTEM = Actor.system("test")


@pytest.fixture
def small_parts(monkeypatch):
    """Five megabytes, the least that such a store takes."""
    monkeypatch.setattr(stores, "_PART", 5 * 1024 * 1024)


def client(settings):
    return stores._bucket(settings.DECRETA_FILES)._storage.connection.meta.client


def test_a_large_file_goes_in_parts_and_comes_back_whole(bucket, settings, small_parts):
    content = os.urandom(2 * stores._PART + 17)
    sha256 = blobs.write(content)
    found = client(settings).head_object(Bucket=bucket, Key=f"blobs/{sha256[:2]}/{sha256[2:]}")
    assert found["ETag"].strip('"').endswith("-3")
    assert blobs.read(sha256) == content


def test_an_upload_that_is_cut_off_leaves_nothing(bucket, settings, small_parts):
    content = os.urandom(2 * stores._PART)
    here = client(settings)
    calls = []

    def break_down(params, **words):
        calls.append(words["model"].name)
        if len([name for name in calls if name == "UploadPart"]) == 2:
            raise ConnectionError("the cable")

    here.meta.events.register("before-call.s3.UploadPart", break_down)
    with pytest.raises((StoreUnreachable, ConnectionError)):
        blobs.write(content)
    here.meta.events.unregister("before-call.s3.UploadPart", break_down)
    assert here.list_objects_v2(Bucket=bucket)["KeyCount"] == 0
    assert here.list_multipart_uploads(Bucket=bucket).get("Uploads", []) == []


@pytest.mark.django_db
def test_only_the_asked_part_is_fetched(bucket, settings):
    stored = store(content=b"0123456789" * 100_000, name="figures.txt", by=SYSTEM)
    asked = []
    client(settings).meta.events.register(
        "before-parameter-build.s3.GetObject", lambda params, **words: asked.append(params["Range"])
    )
    response = file_response(
        stored, inline=True, request=RequestFactory().get("/", headers={"Range": "bytes=500000-500009"})
    )
    assert b"".join(response) == b"0123456789"
    assert asked
    first, last = asked[0].removeprefix("bytes=").split("-")
    assert int(last) - int(first) < 300_000


def test_an_object_has_no_public_address(bucket, settings):
    sha256 = blobs.write(b"as decided")
    assert not hasattr(stores.store(), "url")
    acl = client(settings).get_object_acl(Bucket=bucket, Key=f"blobs/{sha256[:2]}/{sha256[2:]}")
    assert [grant["Permission"] for grant in acl["Grants"] if "URI" in grant["Grantee"]] == []


def test_a_changed_object_is_noticed(bucket, settings):
    sha256 = blobs.write(b"as decided")
    client(settings).put_object(Bucket=bucket, Key=f"blobs/{sha256[:2]}/{sha256[2:]}", Body=b"as decided?")
    with pytest.raises(blobs.DamagedBlobError):
        blobs.read(sha256)


@pytest.mark.django_db
def test_an_outage_is_said_and_nothing_is_half_stored(settings):
    settings.DECRETA_FILES = files_from_url("s3://gone/?endpoint=http://127.0.0.1:9&region=us-east-1", "key", "secret")
    with pytest.raises(StoreUnreachable, match="Nothing was saved"):
        store(content=b"as decided", name="x.txt", by=SYSTEM)
    assert (Blob.objects.count(), StoredFile.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_answer_does_not_begin_during_an_outage(bucket, settings):
    stored = store(content=b"as decided", name="x.txt", by=SYSTEM)
    settings.DECRETA_FILES = files_from_url("s3://gone/?endpoint=http://127.0.0.1:9&region=us-east-1", "key", "secret")
    with pytest.raises(StoreUnreachable):
        file_response(stored, inline=True, request=RequestFactory().get("/"))


@pytest.mark.parametrize(
    "url", ["http://bucket", "s3://", "s3://bucket?endpoint=ftp://x", "s3://bucket?endpont=http://x", "bucket"]
)
def test_a_place_that_cannot_be_meant_is_refused(url):
    with pytest.raises(ConfigurationError, match="DECRETA_FILES"):
        files_from_url(url, "", "")
