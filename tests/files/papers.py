"""Small PDFs for the tests of this area, made on the spot."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Dictionary, Name, String


def pdf(pages: int = 1, *, encrypt: str = "", **root: object) -> bytes:
    """A PDF of empty pages; further keys go into its catalogue."""
    paper = pikepdf.new()
    for _ in range(pages):
        paper.add_blank_page()
    for key, value in root.items():
        paper.Root[f"/{key}"] = value
    written = io.BytesIO()
    encryption = pikepdf.Encryption(user=encrypt, owner=encrypt) if encrypt else None
    paper.save(written, encryption=encryption or False)
    return written.getvalue()


def with_script() -> bytes:
    """A PDF that runs JavaScript when it is opened."""
    return pdf(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def with_launch() -> bytes:
    """A PDF whose first page starts a program by a link that stands directly inside the page."""
    paper = pikepdf.new()
    page = paper.add_blank_page()
    action = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    page.obj.Annots = pikepdf.Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def with_attachment() -> bytes:
    """A PDF that carries another file."""
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.attachments["other.bin"] = pikepdf.AttachedFileSpec(paper, b"MZ\x90")
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()
