"""Mails as people and programs send them, and as nobody should."""

from __future__ import annotations

from email.message import EmailMessage

from tests.files.papers import pdf

SENDER = "van.phong@capnuoc.example"
#: The same bytes in every mail: a PDF that is made anew is another file.
PAPER = pdf(2)


def mail(
    subject: str = "V/v khảo sát",
    *,
    sender: str = f"Công ty Cấp nước <{SENDER}>",
    files: dict[str, bytes] | None = None,
    number: str = "<1@capnuoc.example>",
    **head: str,
) -> EmailMessage:
    """A mail with a PDF, or with other files."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "vanthu@vptw.example", subject
    made["Date"] = "Fri, 14 Mar 2025 08:00:00 +0700"
    if number:
        made["Message-ID"] = number
    for name, value in head.items():
        made[name.replace("_", "-")] = value
    made.set_content("Kính gửi Quý cơ quan.\n")
    for name, content in ({"công văn.pdf": PAPER} if files is None else files).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    if made.is_multipart():
        made.set_boundary("".join(one for one in f"b{number}" if one.isalnum()))
    return made
