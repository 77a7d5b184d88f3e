"""A directory checks passwords of accounts that exist here, and opens none. Against a real server on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.config.directory import settings_of
from decreta.config.env import Environment
from tests.ports import free_port

SLAPD = shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin:/usr/lib/openldap")
pytest.importorskip("ldap", reason="LDAP: decreta[ldap] is not installed (libldap2-dev, libsasl2-dev)")
pytest.importorskip("django_auth_ldap", reason="LDAP: decreta[ldap] is not installed")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(SLAPD is None, reason="LDAP: there is no server (apt install slapd)"),
]
BASE = "dc=office,dc=example"
PASSWORD = "nước chảy đá mòn"
ENTRIES = f"""\
dn: {BASE}
objectClass: dcObject
objectClass: organization
o: Office
dc: office

dn: ou=people,{BASE}
objectClass: organizationalUnit
ou: people
""" + "".join(
    f"\ndn: uid={uid},ou=people,{BASE}\nobjectClass: inetOrgPerson\nuid: {uid}\ncn: x\nsn: x\nuserPassword: {PASSWORD}\n"
    for uid in ("lan.dq", "closed", "stranger")
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A directory with three people in it."""
    root, folder = Path(SLAPD or "").resolve().parents[2], tmp_path_factory.mktemp("slapd")
    modules = next(iter(sorted(root.glob("usr/lib/**/back_mdb.so"))), None)
    schemas = "".join(f"include {root}/etc/ldap/schema/{one}.schema\n" for one in ("core", "cosine", "inetorgperson"))
    (folder / "data").mkdir()
    (folder / "slapd.conf").write_text(
        schemas
        + (f"modulepath {modules.parent}\nmoduleload back_mdb\n" if modules else "")
        + f'database mdb\nsuffix "{BASE}"\nrootdn "cn=root,{BASE}"\nrootpw secret\ndirectory {folder}/data\n'
        "access to attrs=userPassword by anonymous auth by * none\naccess to * by users read by anonymous auth\n"
    )
    (folder / "entries.ldif").write_text(ENTRIES, encoding="utf-8")
    given = ["-f", str(folder / "slapd.conf")]
    subprocess.run([SLAPD, "-T", "add", *given, "-l", str(folder / "entries.ldif")], check=True, capture_output=True)
    port = free_port()
    process = subprocess.Popen(
        [SLAPD, "-h", f"ldap://127.0.0.1:{port}", "-d", "0", *given],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"ldap://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


@pytest.fixture
def directory(server, settings, tmp_path):
    """The installation's settings for it, as a start would make them."""
    cache.clear()
    given = {
        "DECRETA_DATA": str(tmp_path),
        "DECRETA_LDAP_URL": server,
        "DECRETA_LDAP_BIND_DN": f"cn=root,{BASE}",
        "DECRETA_LDAP_BIND_PASSWORD": "secret",
        "DECRETA_LDAP_SEARCH": f"ou=people,{BASE}",
    }
    for name, value in settings_of(Environment(given)).items():
        setattr(settings, name, value)
    backend = "decreta.accounts.directory.DirectoryBackend"
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, backend]


def opened(login: str, *, password: str | None = None, **more) -> User:
    return User.objects.create_user(login, password=password, language="en", **more)


def sign_in(client: Client, login: str, password: str = PASSWORD) -> int:
    return client.post("/accounts/login/", {"login": login, "password": password}).status_code


def test_the_directory_opens_what_exists_here_and_is_open(directory):
    opened("lan.dq")
    opened("closed", is_active=False)
    browser = Client()
    assert sign_in(browser, "lan.dq") == 302
    assert browser.get("/accounts/").status_code == 200
    assert Entry.objects.get(kind="accounts.signed_in").facts["login"] == "lan.dq"
    for login in ("closed", "stranger", "nobody"):
        other = Client()
        sign_in(other, login)
        assert other.get("/accounts/").status_code == 302, login
    assert User.objects.count() == 2
    User.objects.update(is_active=False)
    assert browser.get("/accounts/").status_code == 302


def test_what_an_attacker_types_opens_nothing(directory):
    opened("lan.dq")
    for login, password in (
        ("lan.dq", ""),
        ("lan.dq", "wrong"),
        ("lan.*", PASSWORD),
        ("*", PASSWORD),
        ("lan.dq)(uid=*", PASSWORD),
        ("lan.dq\x00", PASSWORD),
        (f"uid=lan.dq,ou=people,{BASE}", PASSWORD),
    ):
        cache.clear()
        assert sign_in(Client(REMOTE_ADDR="10.0.0.1"), login, password) == 422, login


def test_guessing_waits_like_any_other(directory):
    opened("lan.dq")
    guesser = Client()
    assert [sign_in(guesser, "lan.dq", "wrong") for _ in range(5)] == [422] * 5
    assert sign_in(guesser, "lan.dq") == 422


def test_who_has_no_password_here_confirms_with_the_directorys(directory, settings):
    opened("lan.dq")
    browser = Client()
    sign_in(browser, "lan.dq")
    settings.DECRETA_CONFIRM_MINUTES = 0
    assert browser.get("/accounts/reauthenticate/").status_code == 200
    assert browser.post("/accounts/reauthenticate/", {"password": "wrong"}).status_code == 422
    assert browser.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302


def test_a_directory_that_is_away_keeps_nobody_out_who_has_a_password_here(directory, settings):
    settings.AUTH_LDAP_SERVER_URI = "ldap://127.0.0.1:1"
    opened("mai", password="vững như bàn thạch")
    opened("lan.dq")
    assert sign_in(Client(), "mai", "vững như bàn thạch") == 302
    assert sign_in(Client(), "lan.dq") == 422
