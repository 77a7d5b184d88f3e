"""Static files are served beside Django: hashed ones for ever, nothing outside the directory, never sniffed."""

from __future__ import annotations

import asyncio

import pytest

from decreta.config.static import StaticFiles


@pytest.fixture
def files(tmp_path):
    root = tmp_path / "static"
    (root / "theme").mkdir(parents=True)
    (root / "theme" / "main.0123456789ab.css").write_text("body{}" * 20)
    (root / "theme" / "main.0123456789ab.css.br").write_bytes(b"compressed")
    (root / "plain.txt").write_text("plain")
    (tmp_path / "secret.txt").write_text("secret")
    return StaticFiles(root, prefix="/static/")


def ask(files, path, method="GET", **headers):
    sent = []

    async def send(message):
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(files({"type": "http", "path": path, "method": method, "headers": raw}, None, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}, body


def test_hashed_file_is_kept_for_ever_and_compressed(files):
    status, headers, body = ask(files, "/static/theme/main.0123456789ab.css", accept_encoding="br")
    assert (status, body) == (200, b"compressed")
    assert "immutable" in headers["cache-control"]
    assert headers["content-encoding"] == "br"
    assert headers["x-content-type-options"] == "nosniff"


def test_plain_file_is_kept_for_minutes(files):
    status, headers, body = ask(files, "/static/plain.txt")
    assert (status, body) == (200, b"plain")
    assert headers["cache-control"] == "max-age=300, public"


@pytest.mark.parametrize("path", ["/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static/", "/static/none.css"])
def test_nothing_else_is_there(files, path):
    assert ask(files, path)[0] == 404


def test_only_reading_is_allowed(files):
    assert ask(files, "/static/plain.txt", method="POST")[0] == 405
    status, headers, body = ask(files, "/static/plain.txt", method="HEAD")
    assert (status, body) == (200, b"")
    assert headers["content-length"] == "5"


def test_a_file_that_was_collected_anew_meanwhile_is_not_found(files, tmp_path):
    (tmp_path / "static" / "plain.txt").unlink()
    assert ask(files, "/static/plain.txt")[0] == 404
