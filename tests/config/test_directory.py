"""A directory is an extra: without its library, or over an open line, the start says so."""

from __future__ import annotations

import pytest

from decreta.config.directory import settings_of
from decreta.config.env import ConfigurationError, Environment


def environment(url, tmp_path):
    return Environment({"DECRETA_LDAP_URL": url, "DECRETA_DATA": str(tmp_path)})


def test_without_a_directory_nothing_is_set(tmp_path):
    assert settings_of(environment("", tmp_path)) == {}


def test_an_open_line_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match="ldaps://"):
        settings_of(environment("ldap://directory.office.example", tmp_path))
