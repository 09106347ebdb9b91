"""Bilder i löptexter: uploaded by the editor, shown to those who may read the text."""

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from organisation.desk import pictures
from organisation.models import OrgUnit
from organisation.permissions import require, visible_pictures, writes_some_text, writes_texts
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("POST")
def picture_new(request: LoggedInRequest) -> HttpResponse:
    """Take the file `file`, for the text of the unit `unit` if given; {"url"} or {"error"} with a sentence."""
    require(writes_some_text(request.user))
    unit = None
    if request.POST.get("unit"):
        unit = get_object_or_404(OrgUnit, pk=asked.posted_number(request, "unit"))
        require(writes_texts(request.user, unit))
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": "Välj en bild att ladda upp."}, status=400)
    try:
        picture = pictures.add(file, file.size or 0, by=request.user, unit=unit)
    except DomainError as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return JsonResponse({"url": picture.path}, status=201)


@accepts("GET")
def picture(request: LoggedInRequest, uuid: UUID, extension: str) -> HttpResponse:
    """The picture itself; pictures in adopted texts are for everybody here, others for those who read the working text."""
    found = get_object_or_404(visible_pictures(request.user), uuid=uuid)
    if not found.path.endswith(f".{extension}"):
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response
