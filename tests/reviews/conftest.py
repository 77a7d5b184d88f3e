"""The office of the tests of urging, and a directive with a task that has no deadline."""

from __future__ import annotations

import pytest

from decreta.core.deadlines import Deadline, DeadlineKind
from decreta.directives.models import Directive
from tests.directives.tasks import directed
from tests.documents.office import Office
from tests.urging.conftest import Browser, browser, office

__all__ = ["Browser", "browser", "endless_directive", "office"]


@pytest.fixture
def endless_directive(office: Office) -> Directive:
    """Decided on 10 March 2025; today is the 18th."""
    return directed(office, deadline=Deadline(DeadlineKind.STANDING)).directive
