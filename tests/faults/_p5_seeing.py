"""Who may see a paper, said again without a line of the application's own queries: from the rows, in plain words."""

from __future__ import annotations

from typing import Any

from tests.faults import _p5_sitting_seeing


def readers_of(planted: Any) -> dict[str, frozenset[str]]:
    """By each canary's word, the short names of those who may read it."""
    office = planted.office
    for document in {one.document.pk: one.document for one in planted.canaries if one.document is not None}.values():
        document.refresh_from_db()
    fresh = {one.document.pk: one.document for one in planted.canaries if one.document is not None}
    seen = {key: frozenset(name for name in office.holdings if sees(name, one, office)) for key, one in fresh.items()}
    of_papers = [one for one in planted.canaries if one.document is not None]
    found = {one.word: one.readers if one.readers is not None else seen[one.document.pk] for one in of_papers}
    return found | _p5_sitting_seeing.readers_of((one for one in planted.canaries if one.thing is not None), office)


def sees(name: str, document: Any, office: Any) -> bool:
    """Whether a row of the audience opens it to somebody, and he was let in where the paper is secret."""
    from decreta.documents.models import Admission, Audience

    holding = office.holdings[name]
    post = office.posts[name]
    rows = [row for row in Audience.objects.filter(document=document) if row.closes_at is None]
    if not any(_opens(row, post, holding, office) for row in rows):
        return False
    if document.secrecy == 0 and not document.is_guarded:
        return True
    return any(
        one.holding_id == holding.pk and one.ended_at is None for one in Admission.objects.filter(document=document)
    )


def _opens(row: Any, post: Any, holding: Any, office: Any) -> bool:
    if row.post_id == post.pk or row.holding_id == holding.pk:
        return True
    if post.role == "administrator":
        return False
    if row.unit_id is not None and row.unit_id == post.unit_id:
        return True
    if row.organisation_id is not None and post.unit is not None and row.organisation_id == post.unit.organisation_id:
        return True
    serves = post.unit_id == office.unit.pk and post.role in {"secretary", "clerk"}
    if row.body_id is not None and (row.body_id == post.body_id or (row.body_id == office.body.pk and serves)):
        return True
    return post.role == "inspector" and row.is_inspectable


def may_say(canary: Any, name: str, readers: dict[str, frozenset[str]], office: Any) -> bool:
    """Whether an answer to somebody may hold a canary: he sees its paper, and it was not recalled from him."""
    if name not in readers[canary.word]:
        return False
    is_recalled = canary.document is not None and canary.document.recalled_at is not None
    if canary.readers is not None or not is_recalled or canary.is_register:
        return True
    post = office.posts[name]
    works = post.body_id == office.body.pk or (post.unit_id == office.unit.pk and post.role in {"secretary", "clerk"})
    return works or post.role == "inspector"
