"""An application that signs people in with python-cas; everything else is of the standard library."""

import json
import os
import secrets
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from cas import CASClient, CASClientV3

APP_URL = os.environ["APP_URL"]

cas = CASClient(
    version=os.environ.get("CAS_VERSION", "3"),
    server_url=os.environ["CAS_URL"] + "/",
    service_url=APP_URL + "/",
    renew="CAS_RENEW" in os.environ,
)

# Session key -> the ticket that opened it, and who it is.
sessions = {}


class Application(BaseHTTPRequestHandler):
    def do_GET(self):
        ticket = parse_qs(urlsplit(self.path).query).get("ticket")
        key = SimpleCookie(self.headers.get("Cookie", "")).get("session")
        session = sessions.get(key.value) if key else None
        if session:
            self.answer(200, json.dumps(session["person"]))
        elif ticket:
            self.sign_in(ticket[0])
        else:
            self.answer(302, location=cas.get_login_url())

    def sign_in(self, ticket):
        user, attributes, _ = cas.verify_ticket(ticket)
        if not user:
            self.answer(403, "This ticket is not valid.")
            return
        key = secrets.token_urlsafe(32)
        sessions[key] = {"ticket": ticket, "person": {"user": user, "attributes": attributes or {}}}
        # Away from the address with the ticket.
        self.answer(302, location=APP_URL + "/", cookie=f"session={key}; HttpOnly; SameSite=Lax; Path=/")

    def do_POST(self):
        """Signing out of the ENT ends the session here too."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        for request in form.get("logoutRequest", []):
            ended = {element.text for element in CASClientV3.get_saml_slos(request) or []}
            for key in [key for key, session in sessions.items() if session["ticket"] in ended]:
                del sessions[key]
        self.answer(204)

    def answer(self, status, text="", location=None, cookie=None):
        body = text.encode()
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    host, port = os.environ["APP_LISTEN"].split(":")
    ThreadingHTTPServer((host, int(port)), Application).serve_forever()
