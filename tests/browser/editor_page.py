"""A page with two fields for formatted text, for the browser tests only, and the addresses it talks to."""

import uuid
from pathlib import Path

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path

from styrmodell import views
from styrmodell.lib.rich_field import RichTextField
from tests.browser.style_guide import Somebody

PICTURE = Path(__file__).parent.parent / "paste" / "bild.png"
FRAME = {
    "user": Somebody(),
    "municipality": "Kommunen",
    "nav": [],
    "user_menu": [],
    "crumbs": [],
    "draft_url": "/utkast/",
    "sent_url": "/skickat/",
}
TOO_LARGE = "Bilden är större än 5 MB. Minska den och försök igen."
posted: list[dict[str, str]] = []  # what the page's form has sent


class EditorForm(forms.Form):
    """A required text with help, and another one."""

    text = RichTextField(label="Bakgrund", help_text="Skriv för den som inte är insatt.")
    more = RichTextField(label="Analys", required=False)


@login_not_required
def page(request):
    """The form; `?text=` is what it holds from the start."""
    form = EditorForm(request.POST or None, initial={"text": request.GET.get("text", "")})
    if request.method == "POST":
        posted.append(request.POST.dict())
    return render(request, "editor.html", FRAME | {"form": form})


@login_not_required
def part(request):
    """The form alone, as htmx swaps it in."""
    return render(request, "editor_part.html", {"form": EditorForm(initial={"text": "<p>Ny del</p>"})})


@login_not_required
def upload(request):
    """Takes a picture, or refuses one that is named so."""
    if request.FILES["file"].name.startswith("stor"):
        return JsonResponse({"error": TOO_LARGE}, status=422)
    return JsonResponse({"url": f"/media/{uuid.uuid4()}.png"})


@login_not_required
def no_icon(request):
    """The browser asks for one by itself; nobody has any database to look for kommunens name in."""
    return HttpResponse(status=204)


@login_not_required
def picture(request, name):
    """Every picture is the same one."""
    return HttpResponse(PICTURE.read_bytes(), content_type="image/png")


urlpatterns = [
    path("", page, name="my_work"),
    path("favicon.ico", no_icon),
    path("del/", part),
    path("bilder/", upload),
    path("media/<name>", picture),
    path("utkast/", page, name="draft_save"),
    path("halsa/", views.health, name="health"),
    path("konto/", include("allauth.account.urls")),
]
handler404 = "styrmodell.views.not_found"
