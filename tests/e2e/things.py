"""What the addresses of the application are asked for in a loaded demonstration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.access.trying import every_address


def arguments() -> dict[str, Callable[[], dict[str, Any]]]:
    """How the arguments of an address are found in the scenario, by the name of the argument or of the address."""
    from decreta.assignments.models import Assignment, Evidence, ExtensionRequest, Report
    from decreta.audit.models import Entry
    from decreta.directives.models import Directive, Task
    from decreta.documents.models import Document, Number
    from decreta.kit.models import LongJob
    from decreta.meetings.models import AgendaItem, Conclusion, Invitation, Paper, Sitting
    from decreta.notifications.models import Notice

    def first(model: Any, **condition: Any) -> Callable[[], dict[str, Any]]:
        def find() -> dict[str, Any]:
            found = model.objects.filter(**condition).order_by("pk").first()
            return {"pk": found.pk} if found is not None else {"pk": "00000000-0000-7000-8000-000000000000"}

        return find

    body_b = {"body__code": "bcdcds"}
    task = first(Task, **body_b)
    assignment = lambda: {"pk": Assignment.objects.get(matter_id=task()["pk"], role__in=["lead", "each"]).pk}  # noqa: E731
    sitting = first(Sitting, state="preparing", **body_b)
    item = lambda: {"pk": AgendaItem.objects.filter(sitting=sitting()["pk"]).order_by("position").last().pk}  # type: ignore[union-attr]  # noqa: E731
    document = first(Document, symbol="06-TB/BCĐCĐS")
    by_name: dict[str, Callable[[], dict[str, Any]]] = {
        "directives:task": task,
        "directives:assignees": task,
        "directives:directive": first(Directive, **body_b),
        "directives:assign": first(Directive, **body_b),
        "directives:take_up": lambda: {"document_id": document()["pk"]},
        "directives:urge": lambda: {"body_code": "bcdcds"},
        "directives:draft_urging": lambda: {"body_code": "bcdcds"},
        "directives:accept": first(Report, assignment__monitor__code="bcdcds", verdict=None),
        "directives:return_report": first(Report, assignment__monitor__code="bcdcds", verdict=None),
        "directives:decide_extension": first(ExtensionRequest),
        "directives:evidence": first(Evidence),
        "organisation:organisation": lambda: {"code": "vptw"},
        "organisation:body": lambda: {"code": "bcdcds"},
        "web:log_entry": lambda: {"entry_id": Entry.objects.filter(actor_person_id__isnull=False).order_by("pk")[0].pk},
        "notifications:open": first(Notice),
        "notifications:mark_read": first(Notice),
    }
    for name in every_address():
        area, _, short = name.partition(":")
        if name in by_name:
            continue
        if area == "directives":
            by_name[name] = assignment
        elif area == "documents":
            by_name[name] = document
        elif area == "kit":
            by_name[name] = first(LongJob)
        elif area == "meetings":
            models = {"answer": Invitation, "withdraw": Invitation, "check_in": Invitation, "leave": Invitation}
            models |= {"paper": Paper, "paper_file": Paper, "remove_paper": Paper}
            models |= {"edit": Conclusion, "move_conclusion": Conclusion, "remove_conclusion": Conclusion}
            if short in models:
                path = {"Invitation": "sitting", "Paper": "item__sitting", "Conclusion": "item__sitting"}[
                    models[short].__name__
                ]
                by_name[name] = first(models[short], **{f"{path}__state": "closed", f"{path}__body__code": "bcdcds"})
            elif short in {"point", "move_point", "remove_point", "add_paper", "go", "write"}:
                by_name[name] = item
            else:
                by_name[name] = sitting
    by_name["documents:compare"] = lambda: {**document(), "old": 1, "new": 2}
    by_name["documents:void_number"] = first(Number)
    return by_name
