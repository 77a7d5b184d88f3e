"""The office of these tests, in the morning of the sitting."""

from __future__ import annotations

from tests.meetings.conftest import _morning, office

__all__ = ["_morning", "office"]
