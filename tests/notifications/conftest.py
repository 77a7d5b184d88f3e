"""One test here commits, so that another process sees its rows."""

from __future__ import annotations

from tests import flushing

flushing.allow()
