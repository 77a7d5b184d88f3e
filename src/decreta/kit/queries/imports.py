"""What pages of imports show, and what earlier imports have made."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.kit.models import ImportRow, RowOutcome


def results(kind: str, keys: Iterable[str]) -> dict[str, str]:
    """What earlier imports of a kind made of rows with these keys, by key: the id of the thing. One statement."""
    rows = ImportRow.objects.filter(batch__kind=kind, key__in=list(keys), outcome=RowOutcome.DONE).exclude(result_id="")
    return dict(rows.order_by("pk").values_list("key", "result_id"))
