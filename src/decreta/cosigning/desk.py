"""What waits on a desk to be signed beside others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.cosigning import rules
from decreta.cosigning.waiting import signatures_waiting
from decreta.documents.desk import paper_waiting
from decreta.ui.desk import Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Drafts that a post signs too, once its turn has come. One statement, none for who holds no post."""
    posts = tuple(actor for actor in actors if actor.post_id is not None)
    if not posts:
        return
    for one in signatures_waiting.rows(posts, at):
        whose = next((actor for actor in posts if allows(rules.may_answer, one, by=actor)), None)
        if whose is not None:
            yield whose, paper_waiting(one.document, verb=_("Sign the text"))
