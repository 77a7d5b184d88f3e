"""What areas above say beside the tray: on its page, and over one of its papers. They enter themselves here."""

from __future__ import annotations

from collections.abc import Callable

from decreta.capture.models import TrayPaper
from decreta.core.actor import Actor
from decreta.documents.beside import Beside
from decreta.organisation.models import Organisation
from decreta.ui.buttons import ButtonContext

_on_paper: list[Callable[[Beside, TrayPaper, Actor], None]] = []
_on_tray: list[Callable[[Organisation, Actor], list[ButtonContext]]] = []


def register(
    *,
    on_paper: Callable[[Beside, TrayPaper, Actor], None],
    on_tray: Callable[[Organisation, Actor], list[ButtonContext]],
) -> None:
    """Register what an area says; called when the application starts."""
    _on_paper.append(on_paper)
    _on_tray.append(on_tray)


def beside_paper(paper: TrayPaper, actor: Actor) -> Beside:
    """Remarks over a paper, and buttons for the head of its page."""
    said = Beside()
    for tell in _on_paper:
        tell(said, paper, actor)
    return said


def beside_tray(house: Organisation, actor: Actor) -> list[ButtonContext]:
    """Buttons for the head of the tray."""
    return [button for tell in _on_tray for button in tell(house, actor)]
