"""Who vouches for the visitors of this site: the part of settings.py that is about CAS."""

import os

CAS_SERVER_URL = os.environ["CAS_URL"] + "/"
CAS_VERSION = os.environ.get("CAS_VERSION", "3")
# Where the site itself is, as its visitors see it: never taken from the request.
CAS_ROOT_PROXIED_AS = os.environ["APP_URL"]
# An authority of one's own; leave this line out when the certificate comes from a public one.
CAS_VERIFY_SSL_CERTIFICATE = os.environ["CAS_AUTHORITY"]

AUTHENTICATION_BACKENDS = ["django_cas_ng.backends.CASBackend"]
LOGIN_URL = "cas_ng_login"
