"""No address leads back inside, however it is written, resolved or answered."""

from __future__ import annotations

import socket

import pytest

from decreta.webhooks import posting, targets
from tests.notifications.postbox import certificate
from tests.webhooks.receiver import PORT, URL, Receiver, standing


@pytest.fixture
def nothing_allowed(settings):
    settings.DECRETA_WEBHOOK_HOSTS = ()


def name_gives(monkeypatch, *answers: list[str]):
    """A name server that answers so, one answer after the other; the last one for ever."""
    asked = []

    plain = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        if host[0].isdecimal() or ":" in host:
            return plain(host, port, *args, **kwargs)  # an address: nothing is looked up
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, 1, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(targets.socket, "getaddrinfo", getaddrinfo)
    return asked


def judged(url: str) -> str:
    return targets.resolve(targets.read(url))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org:25/_MAIL",
        "//example.org/",
        "https:///hook",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@10.0.0.1/",
        "https://example.org/#part",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://0x7f.1/",
        "https://example.org\\@10.0.0.1/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: x",
        "https://ex\u00e4mple.org/",
        "https://１２７.0.0.1/",
        "https://a..b/",
        "https://[fe80::1%25eth0]/",
        "https://example.org/" + "a" * 500,
        "",
    ],
)
def test_what_is_no_plain_address_is_refused_before_any_look_up(nothing_allowed, monkeypatch, url):
    asked = name_gives(monkeypatch, ["127.0.0.1"])
    with pytest.raises(targets.Unreachable):
        judged(url)
    assert asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::",
        "2001:db8::1",
    ],
)
def test_an_address_within_is_refused_as_it_stands_and_behind_a_name(nothing_allowed, monkeypatch, address):
    written = f"[{address}]" if ":" in address else address
    with pytest.raises(targets.Unreachable):
        judged(f"https://{written}/")
    name_gives(monkeypatch, ["93.184.216.34", address])
    with pytest.raises(targets.Unreachable):
        judged("https://hook.example.org/")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_an_address_of_the_open_network_is_allowed(nothing_allowed, monkeypatch, address):
    name_gives(monkeypatch, [address])
    assert judged("https://hook.example.org/") == address


def test_a_receiver_of_the_house_is_named_by_host_or_network_and_link_local_by_network_alone(settings, monkeypatch):
    settings.DECRETA_WEBHOOK_HOSTS = ("erp.office", "10.20.0.0/16")
    name_gives(monkeypatch, ["10.9.9.9"])
    assert judged("http://ERP.office/hook") == "10.9.9.9"
    with pytest.raises(targets.Unreachable):
        judged("https://other.office/hook")
    name_gives(monkeypatch, ["10.20.1.1"])
    assert judged("https://other.office/hook") == "10.20.1.1"
    name_gives(monkeypatch, ["169.254.169.254"])
    with pytest.raises(targets.Unreachable):
        judged("http://erp.office/")
    settings.DECRETA_WEBHOOK_HOSTS = ("169.254.0.0/16",)
    assert judged("https://erp.office/") == "169.254.169.254"


def test_a_name_that_answers_otherwise_at_the_second_look_is_not_asked_twice(settings, monkeypatch):
    """DNS rebinding: first the receiver, then an address within. The connection goes to the one that was judged."""
    settings.DECRETA_WEBHOOK_HOSTS = ("hook.example",)
    asked = name_gives(monkeypatch, ["127.0.0.1"], ["169.254.169.254"])
    with standing(Receiver()) as receiver:
        answer = posting.post(f"http://hook.example:{PORT}/", b"{}", {})
    assert (answer.status, asked) == (204, ["hook.example"])
    assert receiver.received[0].headers["Host"] == f"hook.example:{PORT}"


def test_a_redirect_is_an_answer_and_no_way(receiver):
    receiver.status, receiver.headers = 302, {"Location": "http://169.254.169.254/latest/meta-data/"}
    answer = posting.post(URL, b"{}", {})
    assert (answer.status, answer.is_taken, len(receiver.received)) == (302, False, 1)


def test_an_answer_is_read_so_far_and_kept_as_text(receiver):
    receiver.status, receiver.body = 200, b"\x00\xff<b>" + b"x" * 5_000_000
    answer = posting.post(URL, b"{}", {})
    assert answer.is_taken
    assert len(answer.beginning) == posting.OCTETS
    assert answer.beginning.startswith("\ufffd\ufffd<b>")


def test_a_receiver_that_answers_byte_by_byte_is_left_when_the_time_is_over(receiver, monkeypatch):
    monkeypatch.setattr(posting, "SECONDS", 0.6)
    receiver.slowly = True
    answer = posting.post(URL, b"{}", {})
    assert (answer.status, answer.error) == (None, "Timeout")
    assert 500 < answer.milliseconds < 3_000


def test_nobody_there_is_an_error_and_no_exception():
    assert posting.post(URL, b"{}", {}).error == "ConnectionRefusedError"


def test_a_certificate_is_asked_for_and_a_foreign_one_refused(tmp_path, monkeypatch):
    tls, trusted = certificate(tmp_path)
    secure = URL.replace("http://localhost", "https://localhost")
    with standing(Receiver(), tls=tls) as receiver:
        assert posting.post(secure, b"{}", {}).error == "SSLCertVerificationError"
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        assert posting.post(secure, b"{}", {}).is_taken
        assert len(receiver.received) == 1
