"""What is shipped for containers is not run here, but it can be read, and it names nothing that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from decreta.config.env import Environment

DEPLOY = Path(__file__).resolve().parent.parent.parent / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())


def test_compose_starts_what_an_installation_is_made_of():
    content = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8"))
    assert set(content["services"]) == {"database", "migrate", "web", "worker", "backup"}
    for name in ("web", "worker"):
        service = content["services"][name]
        assert service["image"] == "${DECRETA_IMAGE}"
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    used = {name for service in content["services"].values() for name in service.get("secrets", ())}
    assert used == set(content["secrets"])


def test_the_chart_is_read_and_has_no_image_of_its_own():
    chart = yaml.safe_load((DEPLOY / "helm" / "decreta" / "Chart.yaml").read_text(encoding="utf-8"))
    values = yaml.safe_load((DEPLOY / "helm" / "decreta" / "values.yaml").read_text(encoding="utf-8"))
    assert "Not exercised" in chart["description"]
    assert values["image"] == ""
    templates = "".join(path.read_text(encoding="utf-8") for path in (DEPLOY / "helm").rglob("templates/*"))
    for name in re.findall(r"\.Values\.(\w+)", templates):
        assert name in values
    assert templates.count("{{") == templates.count("}}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_exists_and_no_download_is_addressed(path):
    text = path.read_text(encoding="utf-8")
    named = {name: "x" for name in re.findall(r"\bDECRETA_[A-Z_]+[A-Z]\b", text) if name != "DECRETA_IMAGE"}
    assert Environment(named).unknown() == []
    addresses = [one for one in re.findall(r"https?://[^\s`\"')|]+", text) if "example" not in one and "…" not in one]
    assert addresses == []
