"""Papers in every state: drafts, arrivals, what lies in the tray, registers, templates, who signs beside whom."""

from __future__ import annotations

from typing import Any

from decreta.core import clock
from tests.access.stage import Things, actor, alike


def documents() -> Things:
    """A draft of the committee, one before its signer, one approved, one numbered; and the notice of the scenario, issued."""
    from decreta.documents.domain import approval, issuing, open_to
    from decreta.documents.models import Document, Number
    from decreta.documents.queries.texts import newest_version
    from decreta.organisation.models import Organisation

    draft, submitted, approved, numbered = (drafted() for _ in range(4))
    for each in (submitted, approved, numbered):
        approval.submit_for_approval(document=each, by=actor("secretary"))
    for each in (approved, numbered):
        read = newest_version(each).content_hash
        approval.approve(document=each, version_hash=read, by=actor("head"))
    issuing.take_number(document=numbered, idempotency_key="key-of-the-stage", by=actor("clerk"))
    issued = {"pk": Document.objects.get(symbol="06-TB/BCĐCĐS").pk}
    things: Things = alike(("document", "paper", "original", "signatures", "preview", "add_alias", "copy"), issued)
    things |= {
        "compare": {**issued, "old": 1, "new": 2},
        "void_number": {"pk": Number.objects.get(document=numbered).pk},
        "close_register": {"pk": register_of_last_year().pk},
        "reserve": {"pk": Number.objects.get(document=numbered).series_id},
        "void_reserved": {"pk": reserved_in(numbered).pk},
    }
    things |= alike(("revise", "submit", "withdraw", "word"), {"pk": draft.pk})
    things |= alike(("approve", "return_draft", "take_back", "check_content", "check_form"), {"pk": submitted.pk})
    things |= {"issue": {"pk": approved.pk}}
    district = Organisation.objects.get(code="ubnd-ha-long")
    notice = Document.objects.get(pk=issued["pk"])
    reader = open_to(document=notice, reason="recipient", organisation=district, by=actor("clerk"))
    assert reader is not None
    things |= {"close_reader": {"pk": reader.pk}}
    return {f"documents:{name}": found for name, found in things.items()} | {
        "books:closed": {"pk": closed_register().pk}
    }


def reserved_in(numbered: Any) -> Any:
    """A number that is kept in the register of a paper."""
    from decreta.documents.domain import reserve_numbers
    from decreta.documents.models import Number

    series = Number.objects.get(document=numbered).series
    return reserve_numbers(series=series, count=1, whom="Vụ Tổng hợp", reason="Ký ngoài giờ", by=actor("clerk"))[0]


def closed_register() -> Any:
    """A register of the committee, closed with its book."""
    from decreta.documents.domain import close_register

    return close_register(series=register_of_last_year(type_code="KH"), reason="Hết năm.", by=actor("clerk"))


def register_of_last_year(type_code: str = "BC") -> Any:
    """A register of the committee whose year is over."""
    from decreta.documents.domain import registers
    from decreta.organisation.models import Body

    return registers.open_register(
        issuer=Body.objects.get(code="bcdcds"),
        type_code=type_code,
        year=clock.today().year - 1,
        first_number=9,
        authority="CV 1",
        reason="Giữa năm",
        by=actor("clerk"),
    )


def arrivals() -> Things:
    """A letter from outside that waits for a directive; one with an attachment, marked for the officer's unit; one settled."""
    from decreta.documents import domain
    from decreta.organisation.models import Unit
    from decreta.web.demo import people

    waiting, marked, settled = (arrived(f"{number}/BC-CN") for number in (11, 12, 13))
    chief, unit = people.actor({"login": "khiem", "post": "vptw-ld.head"}), Unit.objects.get(code="vptw-th")
    mark = domain.mark(arrival=marked, words="Tham mưu trả lời.", lead=unit, by=chief)
    domain.settle_arrival(arrival=settled, reason="Đã xem.", by=chief)
    often = domain.keep_mark_template(organisation=unit.organisation, words="Để biết.", by=chief)
    own = ("mark", "correct_arrival", "return_arrival", "void_arrival", "settle_arrival")
    things: Things = alike(own, {"pk": waiting.pk}) | alike(("arrival", "reply"), {"pk": marked.pk})
    things |= {"withdraw_mark": {"pk": mark.pk}, "reopen_arrival": {"pk": settled.pk}}
    things |= {"attachment": {"pk": marked.document.attachments.get().pk}, "drop_mark_template": {"pk": often.pk}}
    return {f"documents:{name}": found for name, found in things.items()}


def tray() -> Things:
    """A paper of two pages that waits in the tray of the standing agency, another one, one that is set aside."""
    from decreta.capture import domain
    from decreta.capture.enums import Way
    from decreta.organisation.models import Organisation
    from tests.files.papers import pdf

    house, by = Organisation.objects.get(code="vptw"), actor("clerk")

    def lying(name: str) -> Any:
        return domain.bring(organisation=house, name=name, content=pdf(2), way=Way.UPLOAD, by=by)[0]

    waiting, aside = lying("scan-1.pdf"), lying("scan-2.pdf")
    lying("scan-3.pdf")
    domain.set_aside(paper=aside, reason="Thiếu trang", by=by)
    own = ("paper", "rendition", "turn", "split", "join", "set_aside", "give_back", "drop")
    things: Things = alike(own, {"pk": waiting.pk}) | {"take_up": {"pk": aside.pk}}
    things |= {"page": {"pk": waiting.pk, "number": 1}, "original": {"pk": waiting.pk, "ordinal": 1}}
    things |= alike(("label", "stamped"), {"pk": with_file("15/BC-CN").pk})
    things |= {"compare": {"pk": waiting.pk, "other": arrived("14/BC-CN").document_id}}
    return {f"capture:{name}": found for name, found in things.items()}


def own_hand() -> Things:
    """The image of the secretary's hand."""
    from decreta.signing import domain
    from tests.signing.pictures import hand

    return {"signing:drop": {"pk": domain.keep_hand(content=hand(), by=actor("secretary")).pk}}


def several_signers() -> Things:
    """A draft that the deputy is to sign too: still a draft, and one that lies with its signers."""
    from decreta.cosigning import domain
    from decreta.cosigning.enums import Turn
    from decreta.documents.domain import approval
    from decreta.organisation.models import Post

    deputy, by = Post.objects.get(code="bcdcds.deputy"), actor("secretary")
    draft, submitted = drafted(), drafted()
    named, asked = (domain.name(document=one, post=deputy, turn=Turn.BEFORE, by=by) for one in (draft, submitted))
    approval.submit_for_approval(document=submitted, by=by)
    things: Things = {"signers": {"pk": submitted.pk}, "drop": {"pk": named.pk}}
    things |= alike(("agree", "refuse"), {"pk": asked.pk})
    return {f"cosigning:{name}": found for name, found in things.items()}


def word_templates() -> Things:
    """A template of the standing agency that is in force, another whose version was only tried."""
    from decreta.writing import domain
    from tests.writing.files import docx

    by, house = actor("clerk"), house_of_clerk()

    def tried(name: str) -> Any:
        kept = domain.keep_template(
            organisation=house, type_code="CV", name=name, content=docx("{{ amount }}"), file_name="x.docx", by=by
        )
        domain.try_out(version=kept.versions.get(), by=by)
        return kept.versions.get()

    begins, waits = tried("Tạm ứng"), tried("Thanh toán")
    domain.put_in_force(version=begins, by=by)
    things: Things = alike(("template", "begin", "retire"), {"pk": begins.template_id})
    things |= alike(("try_out", "put_in_force", "file"), {"pk": waits.pk})
    return {f"writing:{name}": found for name, found in things.items()}


def with_file(symbol: str) -> Any:
    """The same with a file of its own, for the stamp."""
    from decreta.capture import domain
    from decreta.capture.enums import Way
    from decreta.documents.domain.arrival_words import Bearing, Coming
    from tests.files.papers import pdf

    by, sender = actor("clerk"), arrived(f"{symbol}-1").document.author
    (paper,) = domain.bring(organisation=house_of_clerk(), name="x.pdf", content=pdf(1), way=Way.UPLOAD, by=by)
    bearing = Bearing(subject="V/v báo cáo", type_code="CV", symbol=symbol)
    return domain.register(paper=paper, sender=sender, bearing=bearing, coming=Coming(arrived_on=clock.today()), by=by)


def house_of_clerk() -> Any:
    from decreta.organisation.models import Organisation

    return Organisation.objects.get(code="vptw")


def arrived(symbol: str) -> Any:
    """A letter of a company, registered by the clerk of the standing agency."""
    from decreta.documents import domain
    from decreta.documents.domain.arrival_words import Bearing, Coming
    from decreta.documents.queries.arrivals import sender_named
    from decreta.organisation.models import Organisation
    from tests.files.papers import pdf

    house, name, by = Organisation.objects.get(code="vptw"), "Công ty Công nghệ Sông Bạch", actor("clerk")
    sender = domain.note_correspondent(organisation=house, name=name, by=by) or sender_named(name, on=clock.today())
    assert sender is not None
    return domain.register_arrival(
        organisation=house,
        sender=sender,
        bearing=Bearing(subject="V/v báo cáo kết quả kết nối", type_code="CV", symbol=symbol),
        coming=Coming(arrived_on=clock.today()),
        attached=[("phu-luc.pdf", pdf(1))],
        by=by,
    )


def drafted() -> Any:
    """A notice, drafted by the secretary for the head's signature."""
    from decreta.documents.domain import drafting
    from decreta.organisation.models import Body, Post

    return drafting.draft(
        type_code="TB",
        issuer=Body.objects.get(code="bcdcds"),
        subject="Thông báo kết luận",
        text="1. Về thể chế\n1.1. Bộ Tư pháp chủ trì rà soát.",
        signer_post=Post.objects.get(code="bcdcds.head"),
        decided_on=clock.today(),
        by=actor("secretary"),
    )
