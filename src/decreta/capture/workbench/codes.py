"""Separator sheets among the pages of a scan, told by their codes."""

from __future__ import annotations

from pathlib import Path

import zxingcpp

from decreta.capture.workbench.pages import image_of, opened

#: What the code of a separator sheet of this software begins with.
MARK = "decreta:sheet:"


def sheets(folder: Path) -> dict[str, object]:
    """How many pages there are, and which of them are separator sheets, from 0, with what each says."""
    found: list[list[object]] = []
    with opened(folder) as paper:
        for number, page in enumerate(paper):
            image = image_of(page, width=900, grey=True)
            codes = zxingcpp.read_barcodes(image, formats=zxingcpp.barcode_formats_from_str("QRCode"))
            said = next((code.text for code in codes if code.text.startswith(MARK)), None)
            if said is not None:
                found.append([number, said.removeprefix(MARK)])
        return {"pages": len(paper), "sheets": found}
