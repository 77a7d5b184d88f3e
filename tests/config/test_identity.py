"""The file of providers of identity: what is wrong in it stops the start, everything at once."""

from __future__ import annotations

import pytest

from decreta.config.env import ConfigurationError
from decreta.config.identity import for_allauth, read

GOOD = """
[[oidc]]
id = "ministry"
name = {vi = "Bộ", en = "Ministry"}
server = "https://id.ministry.example/realms/office/"
client_id = "decreta"
secret_file = "secret.txt"
match = "email"
claim = "email"
second_factor = {amr = ["mfa"]}

[[saml]]
id = "province"
entity_id = "https://id.province.example"
sso_url = "https://id.province.example/sso"
certificate = "MIIB"
create = true
"""


def write(folder, text):
    path = folder / "identity.toml"
    path.write_text(text)
    return str(path)


def test_providers_are_read_and_a_secret_from_its_own_file(tmp_path):
    (tmp_path / "secret.txt").write_text("s3cret\n")
    oidc, saml = read(write(tmp_path, GOOD))
    assert (oidc.id, oidc.match, oidc.claim, oidc.amr, oidc.creates) == ("ministry", "email", "email", ("mfa",), False)
    assert (saml.id, saml.claim, saml.creates, saml.name) == ("province", "uid", True, "province")
    apps = for_allauth((oidc, saml))
    assert apps["openid_connect"]["APPS"][0]["secret"] == "s3cret"
    assert apps["saml"]["APPS"][0]["settings"]["advanced"]["want_assertion_signed"] is True


def test_without_a_file_there_is_none():
    assert read("") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[oidc]]\nid = 'A b'", ["id may hold", "server is missing", "client_id is missing", "secret is missing"]),
        (GOOD.replace("https://id.ministry", "http://id.ministry"), ["server must begin with https://", "secret_file"]),
        (GOOD.replace('"province"', '"ministry"'), ["cannot read secret_file"]),
        ("[ldap]\nx = 1", ["[ldap] means nothing"]),
        (
            "[[saml]]\nid = 'x'\nmatch = 'phone'\ncreate = 'yes'\ncolour = 1",
            ["match must", "create must", "colour means"],
        ),
        ("[[oidc", ["not TOML"]),
    ],
)
def test_everything_that_is_wrong_is_said_at_once(tmp_path, text, told):
    with pytest.raises(ConfigurationError) as refusal:
        read(write(tmp_path, text))
    assert [words for words in told if words not in str(refusal.value)] == []


def test_an_id_stands_once(tmp_path):
    (tmp_path / "secret.txt").write_text("x")
    with pytest.raises(ConfigurationError, match="stands twice"):
        read(write(tmp_path, GOOD.replace('"province"\nentity', '"ministry"\nentity')))


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(ConfigurationError, match="cannot read"):
        read("/nowhere/identity.toml")
