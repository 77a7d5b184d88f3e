"""Words of a directive leave by properties that know their reader. Whoever reads the columns themselves is named here.

`Task.title` and `Task.quote` give the words to whom they may be told, and a line in their place to anybody else; where
nobody has asked for whom (`told_to`), those of a protected directive are told to nobody. So a new door that forgets to
ask shows too little, and a door that goes round them fails here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import SRC, trees

#: The columns with the words, the whole data of a report that was frozen, and the tables as a statement of ours would name them.
_RAW = re.compile(r"raw_title|raw_quote|raw_data_of|directives_task|directives_clause")
#: The subject of a paper that is reached by its directive, and what a task must deliver.
_BY_WAY = re.compile(r"directive\.document\.subject|Deliverable\.objects|FrozenReport\.objects|deliverables_of")
_NEAR = ("decreta.directives.", "decreta.api.queries.tasks")

#: Where columns are read without asking for whom, and why no word leaves by that.
REASONS = {
    "assignments.domain.deliverables.change_outputs": "the act that keeps the names of deliverables",
    "assignments.domain.deliverables._add": "the same",
    "assignments.domain.deliverables._drop": "the same",
    "directives.views.delivering.deliverables": "of a task that is told to whoever changes them, else there is no page",
    "api.forms.tasks.TitlesForm": "how long a title may be",
    "changes.domain.endings._made": "the act that keeps the sentence of a part: the one of the whole",
    "directives.domain.amending._retitle": "the act that changes the title; the log gets no word of a protected paper",
    "directives.domain.directing._clause": "the act that keeps the sentence",
    "directives.domain.directing._create_task": "the act that keeps the title",
    "directives.importing.tasks.TaskList._change": "the same; whoever may not read a protected paper imports nothing of it",
    "directives.importing.tasks.TaskList._shown": "the same",
    "directives.matters.": "the columns that a desk reads",
    "cascade.queries.below.whole": "of a task that is shared whole, and whose words are open to everybody who sees it",
    "linking.domain.likening._batch": "makes imprints of them, which are compared and never shown",
    "linking.importing._find": "the sentence of a task that a row names, for its import, which asks before",
    "directives.models.directives.Clause": "the columns",
    "directives.models.tasks.Task": "the columns",
    "directives.models.tasks.Task.quote": "the door itself",
    "directives.models.tasks.Task.quote_en": "the same",
    "directives.models.tasks.Task.quote_ja": "the same",
    "directives.models.tasks.Task.shown_quote": "the same",
    "directives.models.tasks.Task.title": "the same",
    "directives.models.tasks.Task.title_en": "the same",
    "directives.models.tasks.Task.title_ja": "the same",
    "directives.models.tasks.Task.named": "told by `title_in`, or kept with a notice that asks for its reader when it is worded",
    "directives.domain.directing.make_searchable": "the words that `found_by_words` asks for, by reader",
    "directives.views.mending.reword": "the title of a task that is told to whoever corrects it, else there is no page",
    "directives.domain.recurring._open": "the act that keeps the title of the next occurrence",
    "directives.queries.taken_out._rows": "of the tasks that are told to whoever takes them out, and of no others",
    "directives.queries.classes.": "the columns that lists do not read",
    "directives.queries.frozen.data_of": "the door itself: it withholds what has become protected",
    "directives.queries.frozen.is_whole": "compares hashes; nothing of it is answered",
    "directives.queries.frozen.raw_data_of": "what the others here are made of",
    "directives.queries.frozen.stands_open": "compares hashes",
    "directives.queries.lights.lit": "the keys of tasks, to say how they stand",
    "directives.queries.lights.with_codes": "the same",
    "directives.queries.lights.with_classes": "the same",
    "reporting.beside.tell_of_paper": "asks whether the reader sees the report; says its day only",
    "reporting.domain.papers._draft": "locks the report; what is drafted was withheld before",
    "reporting.domain.papers.may_make_paper": "asks whether the actor sees the report",
    "reporting.queries.papers.report_of": "which report it is; its content is not read",
    "reporting.views.papers.make": "asks for the report in the sight of the reader",
    "reporting.queries.briefings.data_of": "the door itself: it withholds what has become protected",
    "reporting.queries.briefings.is_whole": "compares hashes; nothing of it is answered",
    "reporting.queries.briefings.raw_data_of": "what the others here are made of",
    "reporting.queries.briefings.stands_open": "compares hashes",
    "directives.queries.listed.listed_tasks": "finds a task by its words for an import, which asks before",
    # Ways round.
    "api.queries.tasks.directive_row": "directives that their reader sees",
    "directives.models.directives.Directive.subject": "the door itself",
    "directives.queries.happenings.of_letter": "an urging letter, which has no number yet",
    "directives.tables.directives.DirectiveTable": "directives that their reader sees",
    "api.queries.reports.find": "gives a report to views that ask `data_of` for its reader",
    "api.queries.reports.frozen_reports": "without their data",
    "api.queries.tasks.task_shown": "names are withheld with the task's words",
    "api.views.assignments.judge.do": "the same as `api.views.assignments._evidence`",
    "api.views.assignments._evidence": "finds a deliverable by its number",
    "assignments.views.said.said_words": "names are withheld with the matter's words",
    "assignments.domain.assigning.expect": "the act that keeps them",
    "assignments.queries.evidence.deliverables_of": "counts what is not proven",
    "assignments.queries.evidence.unproven": "lists and refusals name them by number where the matter's words are withheld",
    "assignments.queries.evidence.still_open": "the same; forms name them by number where the matter's words are withheld",
    "directives.domain.freezing.freeze_report": "the act that keeps a report, without words of protected directives",
    "directives.queries.task_outputs.deliverables_of": "names are withheld with the task's words, by `outputs_of`",
    "directives.queries.task_page._overview": "gives them to `outputs_of_many`, which withholds their names",
    "directives.queries.task_page._said": "gives them to `outputs_of`, which withholds their names",
    "directives.tables.reports.ReportTable.select": "without their data",
    "directives.views.reports._frozen": "gives a report to views that ask `data_of` for its reader",
    "web.demo.progress.ProgressPlay.report": "the demonstration acts as its persons do",
}


def raw() -> set[str]:
    """Functions (or bodies of classes and modules) that read words without asking for whom."""
    found = set()
    for module, tree in trees().items():
        if module.startswith("decreta.directives.migrations"):
            continue
        for place, node in _places(tree):
            if is_raw(node) or (module.startswith(_NEAR) and _is_subject(node)):
                found.add(f"{module.partition('.')[2]}.{place}")
    return found


def is_raw(node: ast.AST) -> bool:
    """Whether a piece of a program names the words themselves, or goes another way to them."""
    if isinstance(node, ast.Attribute):
        written = ast.unparse(node)
        return bool(_RAW.fullmatch(node.attr.removesuffix("_en").removesuffix("_ja")) or _BY_WAY.search(written))
    if isinstance(node, ast.keyword):
        return bool(node.arg and _RAW.search(node.arg))
    if isinstance(node, ast.Name):
        return bool(_RAW.fullmatch(node.id) or node.id == "deliverables_of")
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(_RAW.search(node.value))
    return isinstance(node, ast.AnnAssign | ast.FunctionDef) and bool(_RAW.search(_name_of(node)))


def _is_subject(node: ast.AST) -> bool:
    """Whether it is the subject of a document; near directives that is a directive's, whatever it is called by."""
    return isinstance(node, ast.Attribute) and ast.unparse(node).endswith("document.subject")


def _name_of(node: ast.AnnAssign | ast.FunctionDef) -> str:
    return node.name if isinstance(node, ast.FunctionDef) else ast.unparse(node.target)


def _places(tree: ast.AST, within: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node with the innermost named function or class that it stands in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = f"{within}.{node.name}".lstrip(".")
            yield inner, node
            yield from _places(node, inner)
        else:
            yield within, node
            yield from _places(node, within)


def test_every_way_to_the_words_knows_its_reader_or_says_why_not() -> None:
    assert raw() == set(REASONS)


@pytest.mark.parametrize(
    "line",
    [
        "row.task.raw_title",
        "clause.raw_quote_ja",
        "Task.objects.values('clause__raw_quote')",
        "Task.objects.filter(raw_title='x')",
        "cursor.execute('SELECT title FROM directives_task')",
        "row.task.directive.document.subject",
        "raw_data_of(frozen)",
        "Deliverable.objects.get(pk=1).name",
    ],
)
def test_the_walk_knows_words_when_it_sees_them(line: str) -> None:
    assert any(map(is_raw, ast.walk(ast.parse(line))))


def test_no_page_reads_them_past_the_door() -> None:
    """A page has no reader to ask: it shows what was told to it. The page of a directive is for its readers only."""
    ways = re.compile(r"raw_(title|quote)|clause\.quote|directive\.document\.subject|deliverable\.name")
    found = {path.name for path in (SRC / "decreta").rglob("*.html") if ways.search(path.read_text(encoding="utf-8"))}
    assert found == {"directive.html", "assign.html", "declare.html"} & found and "directive.html" in found
