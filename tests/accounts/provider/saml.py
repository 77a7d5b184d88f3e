"""A SAML provider of its own (pysaml2). Who signs in there stands in the address, and what goes wrong, too."""

from __future__ import annotations

import base64
import json
import re
import sys
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

from saml2 import BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

from tests.accounts.provider.running import serve

ENTITY = "https://id.province.example"
FOLDER = Path(sys.argv[1]) if __name__ == "__main__" else Path()


@cache
def server(host: str, key: str = "provider", minutes: int = 10) -> Server:
    """The provider with a key, whose statements are good for some minutes."""
    single = [(f"http://{host}/sso", BINDING_HTTP_REDIRECT)]
    settings = {
        "entityid": ENTITY,
        "key_file": str(FOLDER / f"{key}.key"),
        "cert_file": str(FOLDER / f"{key}.pem"),
        "metadata": {"local": [str(FOLDER / "office.xml")]},
        "service": {
            "idp": {
                "endpoints": {"single_sign_on_service": single},
                "policy": {"default": {"lifetime": {"minutes": minutes}, "attribute_restrictions": None}},
            }
        },
    }
    return Server(config=IdPConfig().load(settings))


def answer(host: str, question: str, who: str, attack: str) -> str:
    """The response to a request for authentication."""
    idp = server(host, "stranger" if attack == "key" else "provider", -60 if attack == "expired" else 10)
    asked = server(host).parse_authn_request(question, BINDING_HTTP_REDIRECT).message
    facts = json.loads((FOLDER / "claims.json").read_text())[who]
    made = idp.create_authn_response(
        {"login": who},
        in_response_to="id-of-no-question" if attack == "unasked" else asked.id,
        destination="http://elsewhere.example/acs/"
        if attack == "destination"
        else asked.assertion_consumer_service_url,
        sp_entity_id="http://elsewhere.example/" if attack == "audience" else asked.issuer.text,
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=facts["uid"]),
        authn={"class_ref": facts["context"], "authn_auth": ENTITY},
        sign_assertion=attack != "unsigned",
        sign_response=False,
        sign_alg="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        digest_alg="http://www.w3.org/2001/04/xmlenc#sha256",
    )
    return base64.b64encode(spoilt(str(made), who, attack).encode()).decode()


def spoilt(xml: str, who: str, attack: str) -> str:
    """The response as somebody on the way has changed it."""
    found = re.search(r"<(\w+:)?Assertion .*</(\w+:)?Assertion>", xml, re.DOTALL)
    assert found is not None
    if attack == "altered":
        return xml.replace(f">{who}<", ">lan<")
    if attack == "comment":
        return xml.replace(f">{who}<", f">{who[:3]}<!-- -->{who[3:]}<")
    if attack in ("wrapped", "followed"):
        forged = re.sub(r"<(\w+:)?Signature .*</(\w+:)?Signature>", "", found[0], flags=re.DOTALL)
        forged = re.sub(r'ID="[^"]*"', 'ID="forged"', forged, count=1).replace(f">{who}<", ">lan<")
        pair = forged + found[0] if attack == "wrapped" else found[0] + forged
        return xml.replace(found[0], pair)
    return xml


def application(environ, start_response):
    query = {name: value[0] for name, value in parse_qs(environ["QUERY_STRING"]).items()}
    try:
        body = answer(environ["HTTP_HOST"], query["SAMLRequest"], query["who"], query.get("attack", "")).encode()
        start_response("200 OK", [("Content-Type", "text/plain")])
    except Exception as error:
        body = repr(error).encode()
        start_response("500 Error", [("Content-Type", "text/plain")])
        raise
    return [body]


if __name__ == "__main__":
    serve(application)
