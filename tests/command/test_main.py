"""The command's answers: what is in force, what is refused, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from rich.console import Console

from decreta.command import demonstration, installation, serving
from decreta.command.processes import locked


def decreta(*arguments, cwd, **variables):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    own |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **variables}
    command = [sys.executable, "-m", "decreta", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=own, cwd=cwd, timeout=60)


def test_config_tells_value_and_origin_and_keeps_secrets(tmp_path):
    done = decreta("config", "--format", "json", cwd=tmp_path, DECRETA_SECRET_KEY="abracadabra", DECRETA_LANG="ja")
    assert done.returncode == 0
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert rows["DECRETA_LANG"]["value"] == "ja"
    assert rows["DECRETA_LANG"]["origin"] == "environment"
    assert rows["DECRETA_TIME_ZONE"]["origin"] == "default"
    assert rows["DECRETA_SECRET_KEY"]["value"]
    assert "abracadabra" not in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_config_says_what_cannot_be_used_and_what_is_misspelt(tmp_path):
    done = decreta("config", cwd=tmp_path, DECRETA_BIND="nowhere")
    assert done.returncode == 1
    assert "DECRETA_BIND" in done.stderr
    assert "Traceback" not in done.stderr
    done = decreta("config", cwd=tmp_path, DECRETA_SECRECY_CELING="secret")
    assert "DECRETA_SECRECY_CELING means nothing" in done.stderr


def test_wrong_usage_is_exit_code_two(tmp_path):
    assert decreta("upp", cwd=tmp_path).returncode == 2
    assert decreta("up", "--port", "0", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("words", [("verify",), ("report", "progress"), ("token", "vy")])
def test_a_directory_without_an_installation_is_refused_and_stays_empty(tmp_path, words):
    done = decreta(*words, "--data", str(tmp_path / "nowhere"), cwd=tmp_path)
    assert done.returncode == 1
    assert "There is no installation in" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [("--as-of", "31/03/2025"), ("--as-of", "2025-02-30"), ("--against", "hope"), ("--format", "xml")]
)
def test_a_report_that_cannot_be_meant_is_wrong_usage(tmp_path, words):
    done = decreta("report", "progress", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert words[0] in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_two_may_not_load_one_demonstration(tmp_path):
    with locked(tmp_path / "demo.lock"), pytest.raises(demonstration.NotADemonstrationError, match="Wait for it"):
        demonstration.load(tmp_path, Console())


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "ja_JP.UTF-8", "LANG": "vi_VN"}, "ja"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminal_says_its_language(monkeypatch, variables, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert installation.terminal_language() == language


def test_installation_of_an_office_never_becomes_a_demonstration(tmp_path):
    (tmp_path / "postgres.json").write_text("{}")
    with pytest.raises(demonstration.NotADemonstrationError):
        demonstration.claim(tmp_path, None)
    assert not (tmp_path / "demo").exists()


def test_demonstration_is_loaded_until_it_was_loaded_once(tmp_path):
    data = tmp_path / "data"
    assert demonstration.claim(data, "ja") is True
    assert demonstration.claim(data, None) is True
    (data / "demo").write_text("loaded")
    assert demonstration.claim(data, None) is False
    assert (data / "language").read_text() == "ja"


def test_address_is_written_as_a_person_types_it(monkeypatch):
    monkeypatch.delenv("DECRETA_PUBLIC_URL", raising=False)
    assert serving.address("127.0.0.1", 8300) == "http://127.0.0.1:8300/"
    assert serving.address("::1", 8300) == "http://[::1]:8300/"
    monkeypatch.setenv("DECRETA_PUBLIC_URL", "https://office.example/")
    assert serving.address("127.0.0.1", 8300) == "https://office.example/"
