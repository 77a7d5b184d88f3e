"""From a spreadsheet to acts: what every kind of import shares.

sheets -> headings -> cells -> judging -> (domain) acts -> undoing. Areas register what can be imported.
"""

from decreta.kit.importing.columns import Choice, Column, ColumnKind
from decreta.kit.importing.faults import Fault
from decreta.kit.importing.registry import Importable, NextStep, importable, importables, register
from decreta.kit.importing.rows import Judged, Row, Standing

__all__ = [
    "Choice",
    "Column",
    "ColumnKind",
    "Fault",
    "Importable",
    "Judged",
    "NextStep",
    "Row",
    "Standing",
    "importable",
    "importables",
    "register",
]
