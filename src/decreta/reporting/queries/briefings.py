"""Frozen briefings as they are read."""

from __future__ import annotations

import json
from typing import Any

from decreta.core.actor import Actor
from decreta.directives.models import Directive
from decreta.directives.queries.report_data import hash_of
from decreta.reporting.models import Briefing
from decreta.reporting.queries.briefing_data import Data, directives_of, without_words


def raw_data_of(briefing: Briefing) -> dict[str, Any]:
    """The data as they were frozen, whoever may read them."""
    found: dict[str, Any] = json.loads(briefing.content)
    return found


def data_of(briefing: Briefing, actor: Actor) -> dict[str, Any]:
    """The data as they were frozen; withheld are words of a directive that was protected since and is not told to him."""
    data = raw_data_of(briefing)
    named = directives_of(data)
    found = Directive.objects.withheld_from(actor).filter(pk__in=named) if named else Directive.objects.none()
    hidden = {str(pk) for pk in found.values_list("pk", flat=True)}
    return without_words(data, hidden) if hidden else data


def stands_open(briefing: Briefing, data: Data) -> bool:
    """Whether the reader of these data may have the briefing as it was kept, to the byte."""
    return hash_of(data) == hash_of(raw_data_of(briefing))


def is_whole(briefing: Briefing) -> bool:
    """Whether the data still have the hash under which they were frozen."""
    return hash_of(raw_data_of(briefing)) == briefing.content_hash
