"""Papers on their way, for the matrix: to the officer himself, to a company on paper and by mail; one that was recalled."""

from __future__ import annotations

import re
from typing import Any

from tests.access import stage, stage_papers


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of dispatch."""
    from decreta.dispatch import domain
    from decreta.dispatch.domain import Target
    from decreta.dispatch.enums import Way
    from decreta.documents.models import Document
    from decreta.notifications.models import Mail

    notice, recalled = Document.objects.get(symbol="06-TB/BCĐCĐS"), issued()
    officer = stage.holding_of("officer")
    inside, gone = sent(notice, Target.of(officer), Way.INSIDE), sent(recalled, Target.of(officer), Way.INSIDE)
    paper = sent(notice, Target("Công ty Giấy"), Way.PAPER, address="12 Lê Lợi")
    mail = sent(notice, Target("Công ty Thư"), Way.MAIL, email="thu@example.org")
    domain.recall(document=recalled, reason="Sai căn cứ.", by=stage.actor("clerk"))
    found = re.search(r"/link/([\w-]+)/", Mail.objects.get(pk=mail.mail_id).body)
    assert found is not None
    own = ("paper", "beside", "send", "complete", "labels", "recall", "relate")
    made = stage.alike(own, {"pk": notice.pk})
    made |= stage.alike(("delivery", "receive", "give_back"), {"pk": inside.pk})
    made |= stage.alike(("end_link", "renew_link"), {"pk": mail.pk})
    made |= {"prove": {"pk": paper.pk}, "confirm_recall": {"pk": gone.pk}}
    made |= stage.alike(("link", "link_paper"), {"token": found[1]})
    return {f"dispatch:{name}": thing for name, thing in made.items()}


def sent(document: Any, target: Any, way: Any, **facts: Any) -> Any:
    from decreta.dispatch import domain
    from decreta.dispatch.domain import Sending

    return domain.send(document=document, sending=Sending(target, way, **facts), by=stage.actor("clerk"))


def issued() -> Any:
    """Another notice of the committee, issued."""
    from decreta.documents import domain as documents
    from decreta.documents.queries.texts import newest_version

    draft = stage_papers.drafted()
    documents.submit_for_approval(document=draft, by=stage.actor("secretary"))
    read = newest_version(draft).content_hash
    documents.approve(document=draft, version_hash=read, by=stage.actor("head"))
    number = documents.take_number(document=draft, idempotency_key="key-of-dispatch", by=stage.actor("clerk"))
    return documents.seal(document=number.document, pdf=_pdf(), by=stage.actor("clerk"))


def _pdf() -> bytes:
    from tests.files.papers import pdf

    made: bytes = pdf(3)
    return made
