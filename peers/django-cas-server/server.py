"""django-cas-server, as its documentation sets it up.

`gunicorn server:application` serves, once the database is made: to be measured, by `python server.py SESSIONS`, which
signs people in; for one service, by `python server.py ADDRESS LOGIN...`, whose people all have the same password.
`DATA` is the folder of the database and of `cookies.txt`, a `Cookie` header per line.
"""

import os
import re
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import include, path

DATA = Path(os.environ["DATA"])
SERVICE = "https://service-0.exemple.invalid/vie-scolaire/professeur.html?identifiant=ABCDEFGH"

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "cas.sqlite"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "cas_server",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    # Signing in is not what is measured.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="for measuring on this machine alone",
    STATIC_URL="/static/",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    USE_TZ=True,
)
application = get_wsgi_application()
urlpatterns = [path("cas/", include("cas_server.urls", namespace="cas_server"))]


def register(address, logins):
    from cas_server.models import ServicePattern
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    pattern = "^" + re.escape(address) + ".*$"
    ServicePattern.objects.create(pos=1, name="service", pattern=pattern, single_log_out=True)
    for login in logins:
        User.objects.create_user(login, password="Ancolie-31", email=f"{login}@exemple.fr")


def prepare(sessions):
    from cas_server.models import ServicePattern
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    pattern = "^" + re.escape(SERVICE.rsplit("/", 1)[0]) + "/.*$"
    ServicePattern.objects.create(pos=1, name="service", pattern=pattern)
    cookies = []
    for n in range(sessions):
        User.objects.create_user(f"nom{n}", password="Ancolie-31")
        browser = Client(headers={"host": "127.0.0.1"})
        form = browser.get("/cas/login").content.decode()
        ticket = re.search(r'name="lt" value="([^"]+)"', form).group(1)
        fields = {"username": f"nom{n}", "password": "Ancolie-31", "lt": ticket}
        browser.post("/cas/login", fields)
        answer = browser.get("/cas/login", {"service": SERVICE})
        assert answer.status_code == 302 and "ticket=ST-" in answer["Location"], answer.content
        cookies.append(f"sessionid={browser.cookies['sessionid'].value}\n")
    (DATA / "cookies.txt").write_text("".join(cookies))


if __name__ == "__main__":
    if sys.argv[1].isdigit():
        prepare(int(sys.argv[1]))
    else:
        register(sys.argv[1], sys.argv[2:])
