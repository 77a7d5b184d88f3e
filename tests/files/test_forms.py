"""A file that was sent with a form that is otherwise wrong is not asked for again."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from decreta.files.detection import PDF
from decreta.files.forms import UploadField
from tests.files import papers


class Sheet(forms.Form):
    title = forms.CharField()
    upload = UploadField(media_type=PDF)


@pytest.fixture(autouse=True)
def data_directory(settings, tmp_path):
    settings.DECRETA_DATA = tmp_path


def sent(content, name="Lộ trình.pdf", **fields):
    return Sheet(fields, {"upload": SimpleUploadedFile(name, content)})


def ticket_in(form):
    found = re.search(r'name="upload_kept" value="([^"]+)"', str(form["upload"]))
    return found.group(1) if found else ""


def test_acceptable_file_is_kept_while_the_title_is_missing():
    content = papers.pdf()
    first = sent(content)
    assert not first.is_valid()
    assert set(first.errors) == {"title"}
    assert "Lộ trình.pdf" in str(first["upload"])
    again = Sheet({"title": "Lộ trình", "upload_kept": ticket_in(first)})
    assert again.is_valid()
    kept = again.cleaned_data["upload"]
    assert (kept.name, kept.read()) == ("Lộ trình.pdf", content)


def test_new_file_replaces_the_kept_one():
    ticket = ticket_in(sent(papers.pdf()))
    files = {"upload": SimpleUploadedFile("Khác.pdf", papers.pdf())}
    again = Sheet({"title": "Lộ trình", "upload_kept": ticket}, files)
    assert again.is_valid()
    assert again.cleaned_data["upload"].name == "Khác.pdf"


def test_kept_file_can_be_left_out():
    form = Sheet({"title": "Lộ trình", "upload_kept": ticket_in(sent(papers.pdf())), "upload_drop": "on"})
    assert set(form.errors) == {"upload"}


def test_file_of_the_wrong_kind_is_refused_beside_its_field_and_not_kept():
    form = sent(b"only words", "words.txt")
    assert set(form.errors) == {"title", "upload"}
    assert ticket_in(form) == ""


@pytest.mark.parametrize("ticket", ["", "nonsense", "WyJhIiwiYiJd:1u:x"])
def test_ticket_that_was_not_given_here_brings_no_file(ticket):
    assert set(Sheet({"title": "Lộ trình", "upload_kept": ticket}).errors) == {"upload"}
