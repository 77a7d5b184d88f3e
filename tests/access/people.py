"""Who tries every address: a role, and how he stands to the things on the stage (`stage.py`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A column of the matrix: a login of the scenario in one of its posts."""

    login: str
    post: str
    who: str


PEOPLE: dict[str, Person] = {
    "anonymous": Person("", "", "nobody signed in"),
    "unenrolled": Person(
        "thuan", "ubnd-thai-nguyen-vp.head", "head of a province's office, who needs a second factor and has none"
    ),
    "secretary": Person(
        "vy",
        "bcdcds.secretary",
        "secretary of the committee: prepares its sittings, drafts its documents, assigns and monitors its tasks; "
        "owner of the notice, the job and the token",
    ),
    "head": Person("thinh", "bcdcds.head", "head of the committee: chairs the sittings, signs, decides on extensions"),
    "member": Person("tram", "bcdcds.member", "member of the committee, invited to its sittings"),
    "clerk": Person("mai", "vptw-vt.clerk", "clerk of the standing agency: numbers and issues"),
    "officer": Person("hien", "vptw-th.officer", "officer in the standing agency, with nothing to do in these matters"),
    "assignee": Person(
        "long", "ubnd-quang-ninh-vp.head", "head of the office of the province to which the tasks are assigned"
    ),
    "stranger": Person("nhatle", "xa-bat-trang-vp.officer", "officer of another organisation, a commune"),
    "inspector": Person("minhhoa", "ubkttw-v2.inspector", "inspector: reads everything, changes nothing"),
    "administrator": Person("phong", "vptw-cdscy.admin", "administrator: keeps the structure, sees no content"),
}
