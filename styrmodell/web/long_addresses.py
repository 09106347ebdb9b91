"""Addresses that are longer than any page has: refused with a sentence, before anything is asked of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from styrmodell.web.typed_texts import texts_of

LONGEST = 8000  # characters; what servers and proxies agree to carry


def refuse_long_addresses(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 414 in Swedish. The server in front lets longer ones through, since it would answer in English."""

    def answer(request: HttpRequest) -> HttpResponse:
        if len(request.get_full_path()) <= LONGEST:
            return get_response(request)
        sentence = f"Den får vara högst {LONGEST} tecken. Sök på färre ord, eller ta bort något urval."
        told = {"heading": "Adressen är för lång", "sentence": sentence, "typed": texts_of(request.POST)}
        return render(request, "400.html", told, status=414)

    return answer
