"""Who comes: the twenty lines that an application needs to trust Passerelle's token.

    pip install -r requirements.txt
    PASSERELLE_BASE=https://vs.exemple.fr/vs/demo/ AUDIENCE=agenda.exemple.fr python who.py 127.0.0.1:8000
"""

import os
import sys
from wsgiref.simple_server import make_server

import jwt

BASE = os.environ["PASSERELLE_BASE"]  # the issuer, with its final slash
AUDIENCE = os.environ["AUDIENCE"]  # what this application is called in the console

# Fetches the keys when it meets one that it does not know, and holds them for five minutes.
KEYS = jwt.PyJWKClient(BASE + "jwks.json", cache_keys=True, lifespan=300)


def who_comes(token):
    """The claims of a token that Passerelle signed for this application a moment ago; an exception for any other."""
    return jwt.decode(
        token,
        KEYS.get_signing_key_from_jwt(token).key,
        algorithms=["ES256"],  # never what the token says of itself
        issuer=BASE,
        audience=AUDIENCE,
        leeway=30,
        options={"require": ["exp", "iat", "sub"]},
    )


def application(environ, start_response):
    try:
        person = who_comes(environ.get("HTTP_X_PASSERELLE_TOKEN", ""))
    except jwt.PyJWTError:
        start_response("401 Unauthorized", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Passerelle did not vouch for this request.\n"]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"user={person['sub']} space={person['space']} population={person['population']}\n".encode()]


if __name__ == "__main__":
    host, port = sys.argv[1].rsplit(":", 1)
    make_server(host, int(port), application).serve_forever()
