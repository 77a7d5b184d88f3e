"""The columns of a drafting programme, as offices head them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.kit.importing import Column, ColumnKind
from decreta.kit.importing.faults import sentences

sentences(
    {
        "unknown_programme": _("No programme that your post keeps is called “%(text)s”. Draw it up first."),
        "unknown_type_of_paper": _("“%(text)s” is no type of document of this issuer."),
        "unknown_drafter": _("“%(text)s” is no unit of the house and no organisation that is known."),
        "unknown_person": _("Nobody, or several, of this name work there: %(text)s."),
        "unknown_signer": _("“%(text)s” is no post that signs for this issuer."),
        "submitted_after_issued": _("A paper is submitted before it is issued."),
        "outside_period": _("The day of issue lies outside the period of the programme (%(first)s–%(last)s)."),
        "drafter_advises": _("Who drafts it is not heard on it besides."),
    }
)

COLUMNS: Final = (
    Column(
        "programme",
        _("Programme"),
        required=True,
        synonyms=("Chương trình", "Chương trình xây dựng văn bản", "Kỳ", "Kế hoạch", "計画", "文書作成計画"),
        help=_("The name of a programme that is drawn up already."),
        max_length=300,
        example="Chương trình quý II/2025",
        width=30,
    ),
    Column(
        "type",
        pgettext_lazy("document", "Type"),
        required=True,
        synonyms=("Loại văn bản", "Thể loại", "Hình thức văn bản", "文書種別", "種別"),
        help=_("Its name or its abbreviation."),
        example="Quy chế",
        width=14,
    ),
    Column(
        "subject",
        _("Abstract"),
        required=True,
        synonyms=("Tên văn bản", "Trích yếu", "Nội dung", "Tên đề án", "Tên đề án, văn bản", "件名", "文書名"),
        max_length=500,
        example="Quy chế hoạt động của Ban Chỉ đạo",
        width=50,
    ),
    Column(
        "drafting",
        _("Drafts"),
        required=True,
        synonyms=("Cơ quan chủ trì", "Đơn vị soạn thảo", "Chủ trì soạn thảo", "Đơn vị chủ trì", "起案部署", "主管"),
        help=_("A unit of the house, or an organisation."),
        example="Vụ Tổng hợp",
        width=30,
    ),
    Column(
        "drafter",
        _("Lead drafter"),
        synonyms=("Người soạn thảo", "Chuyên viên", "Người chủ trì", "起案者", "担当者"),
        width=22,
    ),
    Column(
        "advising",
        _("Heard on it"),
        synonyms=(
            "Cơ quan phối hợp",
            "Đơn vị thẩm định",
            "Thẩm định",
            "Lấy ý kiến",
            "Đơn vị phối hợp",
            "審査部署",
            "協議先",
        ),
        is_many=True,
        help=_("Separated by semicolons, or one a line."),
        width=30,
    ),
    Column(
        "submit_on",
        _("To be submitted by"),
        required=True,
        kind=ColumnKind.DATE,
        synonyms=("Thời gian trình", "Ngày trình", "Hạn trình", "Dự kiến trình", "提出期限", "提出予定日"),
        example="15/04/2025",
    ),
    Column(
        "issue_on",
        _("To be issued by"),
        required=True,
        kind=ColumnKind.DATE,
        synonyms=(
            "Thời gian ban hành",
            "Ngày ban hành",
            "Dự kiến ban hành",
            "Thời hạn ban hành",
            "施行期限",
            "施行予定日",
        ),
        example="30/04/2025",
    ),
    Column(
        "signer",
        _("Signed by"),
        synonyms=("Cấp ký", "Cấp ban hành", "Người ký", "Thẩm quyền ký", "署名者", "決裁者"),
        help=_("The name of a post that signs for the issuer."),
        width=22,
    ),
    Column("note", _("Note"), synonyms=("Ghi chú", "備考"), max_length=300, width=30),
)
