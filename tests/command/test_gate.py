"""The gate before any address that others reach."""

from __future__ import annotations

import pytest

from decreta.command import serving
from decreta.organisation.queries import exposure


@pytest.fixture
def accepted(monkeypatch):
    """An officer has accepted exposure."""
    monkeypatch.setattr(exposure, "exposure_is_accepted", lambda: True)


@pytest.fixture(autouse=True)
def _nothing_accepted(monkeypatch):
    monkeypatch.setattr(exposure, "exposure_is_accepted", lambda: False)
    for name in ("PUBLIC_URL", "DEBUG", "TESTING"):
        monkeypatch.delenv(f"DECRETA_{name}", raising=False)


def test_only_a_loopback_address_needs_nobody(monkeypatch):
    serving.refuse_exposure("127.0.0.1")
    for host in ("0.0.0.0", "10.0.0.1", "127.0.0.1.office.example"):
        with pytest.raises(serving.ExposureRefusedError):
            serving.refuse_exposure(host)


def test_a_public_address_before_a_loopback_one_is_exposure_too(monkeypatch):
    monkeypatch.setenv("DECRETA_PUBLIC_URL", "https://office.example")
    with pytest.raises(serving.ExposureRefusedError, match=r"office\.example"):
        serving.refuse_exposure("127.0.0.1")
    monkeypatch.setenv("DECRETA_PUBLIC_URL", "http://localhost:8300")
    serving.refuse_exposure("127.0.0.1")


@pytest.mark.parametrize("name", ["DEBUG", "TESTING"])
def test_what_is_for_developers_is_never_exposed(monkeypatch, accepted, name):
    serving.refuse_exposure("10.0.0.1")
    monkeypatch.setenv(f"DECRETA_{name}", "yes")
    serving.refuse_exposure("127.0.0.1")
    with pytest.raises(serving.ExposureRefusedError, match=name):
        serving.refuse_exposure("10.0.0.1")
