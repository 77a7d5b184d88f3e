"""The guard of the texts finds what it is there to find."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Message

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def tool(name):
    spec = importlib.util.spec_from_file_location(f"tool_{name}", TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = tool("messages")
templates = tool("templates")


@pytest.fixture
def package(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "decreta")
    area = tmp_path / "decreta" / "matters"
    (area / "templates").mkdir(parents=True)
    (area / "__init__.py").write_text("")
    (area / "views.py").write_text(
        "from django.utils.translation import gettext as _, pgettext, ngettext\n"
        "_('Sign')\npgettext('of a paper', 'Open')\nngettext('%(n)s task', '%(n)s tasks', 2)\n"
    )
    (area / "templates" / "page.html").write_text(
        "{% load i18n %}{% trans 'Search' %}{% blocktrans with who=name %}Hello {{ who }}{% endblocktrans %}"
    )
    return area


def test_texts_of_code_and_templates_are_found_with_context_and_plural(package):
    found = {(text.context, text.singular, text.plural) for text in messages.texts_of("matters")}
    assert found == {
        (None, "Sign", None),
        ("of a paper", "Open", None),
        (None, "%(n)s task", "%(n)s tasks"),
        (None, "Search", None),
        (None, "Hello %(who)s", None),
    }


def test_extracted_entries_are_faults_until_they_are_translated(package, capsys):
    assert len(list(messages.faults_of("matters"))) == 10
    messages.extract()
    assert [fault.split(": ")[1] for fault in messages.faults_of("matters")] == ["empty"] * 10
    for language in ("vi", "ja"):
        path = package / "locale" / language / "LC_MESSAGES" / "django.po"
        text = path.read_text()
        text = text.replace('msgid "Sign"\nmsgstr ""', 'msgid "Sign"\nmsgstr "Ký"')
        text = text.replace('msgid "Hello %(who)s"\nmsgstr ""', 'msgid "Hello %(who)s"\nmsgstr "Chào %(ai)s"')
        path.write_text(text)
    faults = list(messages.faults_of("matters"))
    assert len([fault for fault in faults if ": empty: " in fault]) == 6
    assert len([fault for fault in faults if "other placeholders" in fault]) == 2
    assert messages.extract() == 0
    assert "Ký" in path.read_text()


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("Sign", "Ký"), None),
        (Message("Sign", "Ký", flags=("fuzzy",)), "fuzzy"),
        (Message(("%(n)s task", "%(n)s tasks"), ("%(n)s nhiệm vụ",)), None),
        (Message(("%(n)s task", "%(n)s tasks"), ("nhiệm vụ",)), "has other placeholders"),
        (Message(("%(n)s task", "%(n)s tasks"), ("%(n)s a", "%(n)s b")), "has more than one plural form"),
        (Message("100%% of %s", "%s, 100%%"), None),
    ],
)
def test_translation_is_judged(message, fault):
    plural = message.id[1] if isinstance(message.id, tuple) else None
    assert messages.fault_of(message, plural) == fault


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
        '<button hx-on:click="go()">',
        '<div hx-vals="js:{a: 1}">',
        "{{ text|safe }}",
    ],
)
def test_what_a_strict_policy_refuses_is_found_in_templates(source):
    assert len(list(templates.faults_of(f"<main>\n{source}\n</main>"))) >= 1


@pytest.mark.parametrize(
    "source",
    [
        '<script src="{% static \'x.js\' %}" nonce="{{ csp_nonce }}" type="module"></script>',
        '<script type="application/json" id="facts">{}</script>',
        "{# style='x' is not allowed #}",
        '<rect width="40">',
        '<p class="style" data-on="1">',
    ],
)
def test_what_is_allowed_passes(source):
    assert list(templates.faults_of(source)) == []
