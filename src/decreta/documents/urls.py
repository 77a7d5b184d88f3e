"""Addresses of documents."""

from django.urls import path

from decreta.documents.views import acting, lists, pages, registers

app_name = "documents"
urlpatterns = [
    path("", lists.documents, name="list"),
    path("new/", acting.draft, name="draft"),
    path("registers/", registers.registers, name="registers"),
    path("registers/open/", registers.open_register, name="open_register"),
    path("numbers/<uuid:pk>/void/", acting.void_number, name="void_number"),
    path("<uuid:pk>/", pages.document, name="document"),
    path("<uuid:pk>/edit/", acting.revise, name="revise"),
    path("<uuid:pk>/compare/<int:old>/<int:new>/", pages.compare, name="compare"),
    path("<uuid:pk>/submit/", acting.submit, name="submit"),
    path("<uuid:pk>/approve/", acting.approve, name="approve"),
    path("<uuid:pk>/return/", acting.return_draft, name="return_draft"),
    path("<uuid:pk>/withdraw/", acting.withdraw, name="withdraw"),
    path("<uuid:pk>/issue/", acting.issue, name="issue"),
    path("<uuid:pk>/symbols/", acting.add_alias, name="add_alias"),
    path("<uuid:pk>/paper.pdf", pages.paper, name="paper"),
    path("<uuid:pk>/draft.pdf", pages.preview, name="preview"),
    path("<uuid:pk>/signatures/", pages.signatures, name="signatures"),
]
