"""The same tests on both stores: a directory, and a bucket of an S3 server in a process of its own."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
import urllib.request

import pytest

from decreta.config.env import files_from_url
from decreta.files import stores
from tests.ports import free_port


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory):
    """The address of a local S3 server; it ends with the tests."""
    port = free_port()
    log = (tmp_path_factory.mktemp("s3") / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/moto-api/", timeout=5).read()
            break
        except OSError:
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(10)
    log.close()


@pytest.fixture
def bucket(s3_server, settings):
    """A fresh bucket, configured as the place of files."""
    name = f"decreta-{secrets.token_hex(6)}"
    settings.DECRETA_FILES = files_from_url(f"s3://{name}/blobs?endpoint={s3_server}&region=us-east-1", "key", "secret")
    client = stores._bucket(settings.DECRETA_FILES)._storage.connection.meta.client
    client.create_bucket(Bucket=name)
    return name


@pytest.fixture(params=["directory", "bucket"])
def either_store(request):
    """Once with a directory, once with a bucket."""
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    return request.param
