"""Files and texts of papers leave by `documents.delivering`. Whoever opens another door finds it named here."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import functions, trees

#: Who asks here knows who reads, marks what can be marked and notes the reading.
_KEEPERS = (
    "decreta.documents.delivering.deliver",
    "decreta.documents.delivering.marked",
    "decreta.documents.delivering.read",
    "decreta.capture.delivering.give_original",
    "decreta.capture.delivering.give_rendition",
)
#: What takes bytes or the whole text out of what is stored, or makes a file of them.
_SOURCES = (
    "decreta.files.queries.",
    "decreta.files.responses.",
    "decreta.files.blobs.read",
    "decreta.files.blobs.open_blob",
    "decreta.documents.domain.contents.text_of",
    "decreta.documents.domain.making.preview_bytes",
    "decreta.documents.domain.making.word_bytes",
    "decreta.documents.queries.document_page.changes_between",
    "decreta.documents.rendering.canonical.blocks_of",
    "decreta.directives.queries.texts.",
    "decreta.capture.queries.printing.stamped_page",
)
_ANSWERS = frozenset({"HttpResponse", "StreamingHttpResponse", "FileResponse"})

#: Functions through which content goes without asking who reads it, and why that opens no paper.
REASONS = {
    "api.acting._again": "an answer that was given before, to the same user",
    "api.views.contributions.piece_file": "what came with a delivery, for whoever reads its words; no document",
    "contributions.views.showing.piece": "the same",
    "api.acting._as_it_is_now": "facts of what was just acted on, no file",
    "api.answers.plain": "facts in JSON; whose text is in them notes the reading in its own view",
    "api.answers.shown": "the same",
    "api.problems.problem": "what was wrong with a request",
    "api.queries.documents.shown": "gives the text to the view of one document, which notes the reading",
    "api.queries.documents.version_shown": "the same, of one version",
    "api.queries.tasks.directive_shown": "gives the text to the view of one directive, which notes the reading",
    "api.views.directives._span": "looks for the sentence that was sent; nothing of the text is answered",
    "api.views.briefings.paper": "the paper of a briefing: figures and titles, no document",
    "api.views.briefings.presentation": "the same as a presentation",
    "api.views.reports.data": "figures of a frozen report",
    "books.views.books.closed": "the signed book of a register, for whoever may open every paper in it",
    "capture.domain.arranging._bound": "puts the pages of papers in the tray in order: they are no documents yet",
    "capture.domain.leaving._files": "the act that registers them",
    "capture.domain.leaving.register": "the same",
    "capture.domain.reading._read": "reads the words of a paper in the tray",
    "capture.queries.printing.stamped_page": "gives the page to its view, which marks it",
    "capture.views.files._picture": "the view refuses the pages of a protected paper before",
    "capture.views.files.page": "the same",
    "capture.views.printing._pdf": "stamps and separator sheets; the page of a protected paper goes by `marked`",
    "command.backups.making._copy": "a backup, enciphered for its keeper",
    "command.backups.proving._files": "proves the hashes of a backup",
    "directives.domain.directing._quoted": "who assigns compares the sentence that he typed himself with the text",
    "directives.domain.directing._check": "compares what was sent with the text; nothing of it is answered",
    "directives.domain.directing._clause": "the act that keeps the sentence",
    "directives.importing.reading._check_quote": "the same as `directives.domain.directing._check`",
    "directives.importing.tasks.TaskList._assign": "the same",
    "directives.queries.texts.find_quote": "what the others here are made of",
    "directives.queries.texts.marked_blocks": "the same; who shows it notes the reading",
    "directives.queries.texts.place_of": "the same as `api.views.directives._span`",
    "directives.queries.texts.text_at": "the same",
    "directives.views.assigning.assign": "the same; the text on its page is noted where that is made",
    "reporting.queries.papers.changed_line": "compares a text that its reviser sends with the one that he revises",
    "reporting.views.briefings._content": "the paper of a briefing: figures and titles, no document",
    "directives.views.reports.print_frozen": "the paper of a frozen report: figures and titles, no document",
    "api.views.reports.paper": "the same",
    "dispatch.views.lists.pdf": "books and labels of the dispatch, of papers that their reader sees; no text of any",
    "directives.views.lists.take_out": "tasks whose words are told to the reader, as his list shows them",
    "directives.views.lists.take_out_to_report": "the same",
    "documents.delivering.marked": "the door itself",
    "documents.domain.copy_making.copy_bytes": "the act that makes a copy, which is a document itself; secrets are not copied",
    "documents.domain.making._paper": "what the others here are made of",
    "documents.domain.making.can_be_printed": "asks whether the letters can be set; nothing is answered",
    "documents.domain.reading.read_paper": "indexes the words; being found is no reading",
    "documents.queries.document_page.DocumentPage.blocks": "gives the text to the page of one document, which notes the reading",
    "documents.queries.document_page.DocumentPage.changes_since_approval": "the same",
    "documents.queries.document_page._all_lines": "the same",
    "documents.queries.signatures.verdicts_of": "verdicts on signatures, no text",
    "documents.rendering.canonical.to_text": "what the others here are made of",
    "documents.views.acting._conflict": "the draft of somebody who is editing it, whose reading was noted when he began",
    "feeds.views.reading.feed": "a calendar: no text of any paper, and no title of a secret one",
    "files.blobs.read": "what the others here are made of",
    "files.forms.take_up": "what somebody is uploading himself",
    "files.queries.open_blob": "what the others here are made of",
    "files.queries.read": "the same",
    "files.responses.attachment": "the same",
    "files.responses.file_response": "the same",
    "kit.domain.preparing.choose_reading": "a table that somebody has uploaded himself",
    "kit.domain.preparing.sheet_of": "the same",
    "kit.views.importing.faulty_rows": "the same, the rows that are wrong",
    "kit.views.imports.template": "an empty table",
    "linking.views.telling.handover_file": "what a tracker was told of tasks, without words that are withheld from its reader",
    "mailroom.views.senders._slip": "a slip for the sender of a paper, to whom its words are known",
    "meetings.views.attending.calendar": "day and place of a sitting",
    "meetings.jobs.read": "the words of a paper are read for the search, which asks who reads it; nobody is answered",
    "meetings.queries.changes.difference_of": "the same two files, compared for who reads the paper",
    "reading.rendering.packs._bind": "papers of an agenda, which are no documents, for whoever was shown them",
    "assignments.views.acting.request_evidence": "what bears a request for more time out, for who sees the assignment",
    "assignments.views.acting.evidence": "evidence that an assignee has brought, for who sees the assignment",
    "api.views.assignments.evidence_file": "the same",
    "minutes.views.minutes.paper": "the record of a sitting, for who sees it: no document, and no text of one",
    "operation.views.metrics.metrics": "figures of the installation",
    "organisation.views.administration.entries._taken_along": "lists of posts and persons",
    "proving.queries.compared": "says whether a file is the same, of an issued paper that is no secret",
    "scim.answers._as_answer": "persons, for the directory service",
    "scim.answers._of_error": "the same",
    "signing.appearances.hand_of": "the picture of a signature, for the act that signs",
    "signing.appearances.seal_of": "the same, of a seal",
    "urging.views.explanations.file": "what an assignee has brought with his explanation, for who sees the assignment",
    "voting.views.showing.names": "who voted how, where the vote is by name, for who sees the sitting; no paper",
    "voting.views.secrets.published_list": "codes and choices of a counted secret ballot, for who sees the sitting",
    "voting.views.secrets.recount_script": "a program that is part of this one",
    "web.demo.notices.NoticePlay.assign": "the demonstration acts as its persons do",
    "web.demo.supervision.SupervisionPlay._assign": "the same",
    "writing.domain.filling.filled": "fills a template with what its caller has entered himself, or reads",
    "writing.views.fetching.word_file": "the same",
    "writing.views.templates.file": "a template",
    "ui.device.worker": "the program that a device keeps; no word of an office",
}


def doors() -> set[str]:
    """Functions through which content goes without asking who reads it."""
    found, files = set(), answering()
    for name, one in functions().items():
        takes = any(call.startswith(_SOURCES) for call in one.calls) or name in files
        if takes and not one.calls & set(_KEEPERS):
            found.add(one.path)
    return found


def answering() -> set[str]:
    """Functions that answer with something else than a page: bytes with a type of their own."""
    found = set()
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(map(is_file, ast.walk(node))):
                found.add(f"{module}.{node.name}")
    return found


def is_file(node: ast.AST) -> bool:
    """Whether a file is answered with here."""
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
    if name == "FileResponse":
        return True
    return name in _ANSWERS and any(one.arg == "content_type" for one in node.keywords)


def test_every_door_asks_who_reads_or_says_why_not() -> None:
    assert doors() == set(REASONS)


@pytest.mark.parametrize("line", ["HttpResponse(made, content_type=PDF)", "FileResponse(file)"])
def test_the_walk_knows_a_file_when_it_sees_one(line: str) -> None:
    assert any(map(is_file, ast.walk(ast.parse(line))))
