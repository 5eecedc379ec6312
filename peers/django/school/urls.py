"""The pages of the site."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.urls import path
from django_cas_ng.views import LoginView, LogoutView


@login_required
def home(request):
    return JsonResponse(
        {"user": request.user.get_username(), "attributes": request.session.get("attributes", {})}
    )


urlpatterns = [
    path("", home),
    # Signing in, and the ENT saying that somebody has signed out.
    path("accounts/login", LoginView.as_view(), name="cas_ng_login"),
    path("accounts/logout", LogoutView.as_view(), name="cas_ng_logout"),
]
