"""Documents: read by those whom an audience row names, acted on by the posts whose turn it is, not found by anybody else.

Rows are (URL name, method, who, status) for a committee's draft that lies with its secretary. Who: `anonymous`;
`drafter`, the committee's secretary; `reader`, an inspector, who sees it and changes nothing; `clerk`, who issues;
`outsider`, signed in with a post elsewhere; `administrator`, who never sees content.
"""

_READING = ("document", "compare", "preview")
_ASKING = ("revise", "withdraw", "return_draft", "issue", "add_alias")
_DECIDING = ("submit", "approve")

ROWS = [
    ("documents:list", "get", "anonymous", 302),
    *(("documents:list", "get", who, 200) for who in ("drafter", "reader", "clerk", "outsider", "administrator")),
    ("documents:list", "post", "drafter", 405),
    ("documents:draft", "get", "anonymous", 302),
    ("documents:draft", "get", "drafter", 200),
    ("documents:draft", "get", "clerk", 200),
    ("documents:draft", "get", "reader", 403),
    ("documents:draft", "get", "administrator", 403),
    ("documents:draft", "post", "reader", 403),
    ("documents:draft", "post", "drafter", 422),
    ("documents:registers", "get", "anonymous", 302),
    *(("documents:registers", "get", who, 200) for who in ("drafter", "reader", "clerk", "outsider", "administrator")),
    ("documents:registers", "post", "clerk", 405),
    ("documents:open_register", "get", "anonymous", 302),
    ("documents:open_register", "get", "clerk", 200),
    ("documents:open_register", "get", "drafter", 200),
    ("documents:open_register", "get", "reader", 403),
    ("documents:open_register", "get", "administrator", 403),
    ("documents:open_register", "post", "administrator", 403),
    ("documents:open_register", "post", "clerk", 422),
    *(
        (f"documents:{name}", "get", "anonymous", 302)
        for name in (*_READING, *_ASKING, "paper", "signatures", "void_number")
    ),
    *(
        (f"documents:{name}", "get", who, 404)
        for name in (*_READING, *_ASKING)
        for who in ("outsider", "administrator", "clerk")
    ),
    *(
        (f"documents:{name}", "post", who, 404)
        for name in (*_ASKING, *_DECIDING)
        for who in ("outsider", "administrator", "clerk")
    ),
    *((f"documents:{name}", "get", who, 200) for name in _READING for who in ("drafter", "reader")),
    *((f"documents:{name}", "post", "drafter", 405) for name in (*_READING, "paper", "signatures")),
    *((f"documents:{name}", "get", "drafter", 404) for name in ("paper", "signatures")),
    *((f"documents:{name}", "get", "reader", 403) for name in _ASKING),
    *((f"documents:{name}", "post", "reader", 403) for name in (*_ASKING, *_DECIDING)),
    *((f"documents:{name}", "post", "anonymous", 302) for name in (*_ASKING, *_DECIDING, "void_number")),
    *((f"documents:{name}", "get", "drafter", 405) for name in _DECIDING),
    ("documents:revise", "get", "drafter", 200),
    ("documents:revise", "post", "drafter", 422),
    ("documents:withdraw", "get", "drafter", 200),
    ("documents:withdraw", "post", "drafter", 422),
    ("documents:return_draft", "get", "drafter", 422),
    ("documents:issue", "get", "drafter", 200),
    ("documents:issue", "post", "drafter", 422),
    ("documents:add_alias", "get", "drafter", 200),
    ("documents:add_alias", "post", "drafter", 422),
    ("documents:approve", "post", "drafter", 403),
    ("documents:submit", "post", "drafter", 302),
    ("documents:void_number", "get", "outsider", 404),
    ("documents:void_number", "get", "clerk", 404),
    ("documents:void_number", "get", "reader", 403),
    ("documents:void_number", "post", "reader", 403),
    ("documents:void_number", "post", "administrator", 404),
]
