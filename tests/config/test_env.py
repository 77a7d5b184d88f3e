"""What is in force, and where it came from."""

from __future__ import annotations

import json
import stat

import pytest

from decreta.config.env import VARIABLES, ConfigurationError, Environment, is_loopback, mail_from_url


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def environment(data, **variables):
    return Environment({"DECRETA_DATA": str(data), **variables})


def test_default_is_in_force_until_the_environment_says_otherwise(data):
    assert environment(data).value("BIND").origin == "default"
    assert environment(data)["BIND"] == ("127.0.0.1", 8300)
    changed = environment(data, DECRETA_BIND="[::1]:9000")
    assert changed.value("BIND").origin == "environment"
    assert changed["BIND"] == ("::1", 9000)


def test_secret_is_read_from_a_file_and_never_shown(data, tmp_path):
    path = tmp_path / "secret"
    path.write_text("very secret\n")
    value = environment(data, DECRETA_SECRET_KEY_FILE=str(path)).value("SECRET_KEY")
    assert (value.text, value.origin) == ("very secret", "file")
    assert "very" not in value.shown


def test_unreadable_file_is_named(data):
    with pytest.raises(ConfigurationError, match="DECRETA_SECRET_KEY_FILE"):
        environment(data, DECRETA_SECRET_KEY_FILE="/nonexistent/secret").value("SECRET_KEY")


def test_generated_key_is_private_and_stays(data):
    assert environment(data)["SECRET_KEY"] == ""
    data.mkdir()
    key = environment(data)["SECRET_KEY"]
    assert len(key) >= 50
    assert environment(data)["SECRET_KEY"] == key
    assert environment(data).value("SECRET_KEY").origin == "data directory"
    assert stat.S_IMODE((data / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["secret-key"]


def test_plain_database_url_counts_and_ends_the_embedded_database(data):
    assert environment(data).is_embedded
    configured = environment(data, DATABASE_URL="postgresql://somewhere/decreta")
    assert not configured.is_embedded
    assert configured["DATABASE_URL"] == "postgresql://somewhere/decreta"


def test_embedded_database_is_found_in_the_data_directory(data):
    data.mkdir()
    (data / "postgres.json").write_text(json.dumps({"url": "postgresql:///decreta?host=/run/x"}))
    value = environment(data).value("DATABASE_URL")
    assert (value.text, value.origin) == ("postgresql:///decreta?host=/run/x", "data directory")
    assert environment(data).is_embedded


@pytest.mark.parametrize(
    ("name", "text"),
    [("BIND", "8300"), ("BIND", "host:99999"), ("DEMO", "perhaps"), ("SECRECY_CEILING", "cosmic"), ("LANG", "fr")],
)
def test_value_that_cannot_be_used_is_refused_with_its_name(data, name, text):
    with pytest.raises(ConfigurationError, match=f"DECRETA_{name}"):
        environment(data, **{f"DECRETA_{name}": text})[name]


def test_misspelt_variable_is_found(data):
    assert environment(data, DECRETA_BIMD="x", DECRETA_TEST_SUFFIX="me").unknown() == ["DECRETA_BIMD"]


def test_every_default_can_be_used(data):
    for variable in VARIABLES:
        environment(data)[variable.name]


def test_mail_address_gives_host_port_and_encryption():
    mail = mail_from_url("smtp+tls://clerk%40office:p%2Fw@mail.office.example")
    assert (mail.host, mail.port, mail.user, mail.password) == ("mail.office.example", 587, "clerk@office", "p/w")
    assert mail.use_starttls
    assert not mail.use_ssl
    with pytest.raises(ConfigurationError):
        mail_from_url("https://mail.office.example")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("127.8.8.8", True),
        ("0.0.0.0", False),
        ("::", False),
        # A name that only looks like one: it means whatever its owner says.
        ("127.0.0.1.office.example", False),
    ],
)
def test_only_the_machine_itself_is_loopback(host, expected):
    assert is_loopback(host) is expected
