"""Typesetting in a process of its own: `python typesetter.py FOLDER`. The typesetter keeps in memory what it has set.

In the folder lie the layout (`main.typ`), what it reads, and `order.json`: the inputs, the moment that the paper bears,
the standard it keeps and where the fonts are. The paper is written beside them as `paper.pdf`.
"""

import datetime as dt
import json
import sys
from pathlib import Path

import typst


def main(folder: Path) -> None:
    """Set one paper."""
    order = json.loads((folder / "order.json").read_text(encoding="utf-8"))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]])
    typst.compile(
        str(folder / "main.typ"),
        output=str(folder / "paper.pdf"),
        root=str(folder),
        format="pdf",
        sys_inputs={"data": json.dumps(order["data"], ensure_ascii=False)},
        font_paths=fonts,
        # Nothing of the machine or of the hour goes into the file: the same content gives the same bytes.
        timestamp=dt.datetime.fromisoformat(order["moment"]),
        pdf_standards=order["standard"],
        pdf_tags=order["standard"].endswith("a"),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
