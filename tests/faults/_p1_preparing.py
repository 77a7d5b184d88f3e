"""What P1 is tried on: an office with many registers, and approved documents that nobody has numbered yet."""

from __future__ import annotations

import random
from typing import Any

from tests.faults._p1_scale import Scale


def registers(scale: Scale) -> list[tuple[Any, str]]:
    """An office with so many registers: bodies, and types in each."""
    from decreta.organisation.domain import structure
    from decreta.organisation.enums import BodyKind
    from tests.documents import office as offices

    here = offices.build(with_users=True)
    types = ["TB", "CV", "QĐ", "KL", "BC", "KH", "CT", "NQ"]
    bodies = [here.body]
    for n in range(1, -(-scale.registers // len(types))):
        body = structure.establish_body(
            code=f"p1-{n}",
            names={"vi": f"Ban {n}"},
            symbol=f"B{n}",
            kind=BodyKind.COMMITTEE,
            valid_from=offices.SINCE,
            place="Hà Nội",
            by=offices.SYSTEM,
        )
        structure.begin_term(body=body, name="Khóa", valid_from=offices.SINCE, by=offices.SYSTEM)
        structure.name_standing_agency(
            body=body, organisation=here.agency, rank=1, valid_from=offices.SINCE, by=offices.SYSTEM
        )
        bodies.append(body)
    return [(body, kind) for body in bodies for kind in types][: scale.registers]


def prepare(scale: Scale, chance: random.Random) -> list[dict[str, str]]:
    """Approved documents, a third of them in the hot register, written as rows: only what comes after is under test."""
    from decreta.core import clock
    from decreta.documents.domain.contents import content_of, hash_of
    from decreta.documents.models import Approval, Document, Version
    from decreta.organisation.models import Holding, Post

    books = registers(scale)
    signer = Post.objects.get(code="head")
    holding = Holding.objects.get(post=signer)
    work: list[dict[str, str]] = []
    total = scale.numbers + scale.issues
    kinds = (
        ["issue"] * scale.issues + ["number"] * (scale.numbers - scale.numbers // 10) + ["void"] * (scale.numbers // 10)
    )
    chance.shuffle(kinds)
    terms = {body.pk: body.terms.get() for body, _kind in books}
    while len(work) < total:
        documents, versions, approvals = [], [], []
        for kind in kinds[len(work) : len(work) + 2000]:
            body, type_code = books[0] if chance.random() < 1 / 3 else chance.choice(books)
            document = Document(
                type_code=type_code,
                regime=body.regime,
                body=body,
                term=terms[body.pk],
                subject=f"Văn bản {len(work)}",
                state="approved",
                signer_post=signer,
                recipients=[],
                created_at=clock.now(),
            )
            content = content_of(document, subject=document.subject, text="1. Kết luận.", recipients=[])
            version = Version(
                document=document,
                ordinal=1,
                content=content,
                content_hash=hash_of(content),
                created_at=clock.now(),
                created_by={},
            )
            documents.append(document)
            versions.append(version)
            approvals.append(
                Approval(
                    document=document,
                    version=version,
                    content_hash=version.content_hash,
                    holding=holding,
                    approved_at=clock.now(),
                    by={},
                )
            )
            work.append(
                {"kind": kind, "document": str(document.pk), "key": f"p1-{len(work)}-{chance.getrandbits(40):x}"}
            )
        Document.objects.bulk_create(documents)
        Version.objects.bulk_create(versions)
        Approval.objects.bulk_create(approvals)
        open_to_clerks(documents)
    return work


def open_to_clerks(documents: list[Any]) -> None:
    """The clerks who number and seal find the documents, as after an approval."""
    from decreta.core import clock
    from decreta.documents.domain.audience import posts_that_issue
    from decreta.documents.models import Audience

    clerks: dict[Any, list[Any]] = {}
    for document in documents:
        if document.body_id not in clerks:
            clerks[document.body_id] = posts_that_issue(document)
    at = clock.now()
    Audience.objects.bulk_create(
        Audience(document=document, post_id=post, reason="issuing", opens_at=at)
        for document in documents
        for post in clerks[document.body_id]
    )
