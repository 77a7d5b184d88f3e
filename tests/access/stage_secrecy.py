"""A paper that is guarded, one that goes round to the member, a saved search: for the matrix."""

from __future__ import annotations

from typing import Any

from tests.access import stage, stage_papers


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of protected papers, of rounds and of subscriptions."""
    from decreta.circulation import domain as circulation
    from decreta.documents import domain as documents
    from decreta.documents.models import Document
    from decreta.documents.tables.documents import DOCUMENTS
    from decreta.kit import domain as kit
    from decreta.protection import domain as protection
    from decreta.subscriptions import domain as subscriptions

    by = stage.actor("secretary")
    ordinary, guarded = (stage_papers.drafted() for _ in range(2))
    for one in (ordinary, guarded):
        documents.submit_for_approval(document=one, by=by)
    protection.guard(document=guarded, reason="Nhân sự.", by=by)
    notice = Document.objects.get(symbol="06-TB/BCĐCĐS")
    to = [f"holding:{stage.holding_of('member').pk}"]
    sent = circulation.circulate(document=notice, to=to, words="Để biết.", by=by)
    view = kit.save_view(table=DOCUMENTS, name="Kết luận", query="q=ket+luan", sharing="private", by=by)
    other = kit.save_view(table=DOCUMENTS, name="Thông báo", query="type=TB", sharing="private", by=by)
    own = subscriptions.subscribe(view=other, by=by)
    assert own is not None
    made = stage.alike(("circulation:round", "circulation:acknowledge", "circulation:urge"), {"pk": sent.pk})
    made |= {"circulation:recall": {"pk": sent.pk}, "circulation:circulate": {"pk": notice.pk}}
    watched = ("unguard", "changes", "readings", "readings_beside")
    made |= stage.alike(tuple(f"protection:{name}" for name in watched), {"pk": guarded.pk})
    made |= {"protection:guard": {"pk": ordinary.pk}}
    return made | {"subscriptions:subscribe": {"pk": view.pk}, "subscriptions:unsubscribe": {"pk": own.pk}}
