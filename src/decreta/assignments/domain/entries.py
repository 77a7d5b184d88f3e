"""The audit entry of an act on an assignment: always also about its matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import models

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor


def matter_of(assignment: Assignment) -> audit.Ref:
    """The task or directive mark that is assigned."""
    return audit.Ref(assignment.matter_kind, str(assignment.matter_id))


def enter(
    kind: str,
    assignment: Assignment,
    *,
    by: Actor,
    at: dt.datetime,
    facts: dict[str, Any],
    also: Sequence[models.Model | audit.Ref] = (),
) -> UUID:
    """Write the entry; `also` names further things it is about."""
    return audit.record(kind, by=by, on=assignment, facts=facts, about=[matter_of(assignment), *also], at=at)
