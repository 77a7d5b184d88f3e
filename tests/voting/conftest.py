"""The office of these tests, in the morning of the sitting. Races commit."""

from __future__ import annotations

from tests import flushing
from tests.meetings.conftest import _morning, office

flushing.allow()

__all__ = ["_morning", "office"]
