"""What nämnder do in everyday words, by the words that their names are made of; the first that fits. No query."""

# A name is told in these words when it holds all of the stems, in small letters.
EVERYDAY: tuple[tuple[tuple[str, ...], str], ...] = (
    (("barn", "utbildning"), "Skola och förskola"),
    (("förskol",), "Skola och förskola"),
    (("gymnasie",), "Gymnasium och vuxenutbildning"),
    (("utbildning",), "Skola och utbildning"),
    (("skol",), "Skola"),
    (("social",), "Stöd, vård och omsorg"),
    (("äldre",), "Omsorg om äldre"),
    (("omsorg",), "Vård och omsorg"),
    (("kultur", "fritid"), "Kultur och fritid"),
    (("kultur",), "Bibliotek och kultur"),
    (("teknik", "fritid"), "Gator, lokaler och fritid"),
    (("teknisk",), "Gator, parker och lokaler"),
    (("teknik",), "Gator, parker och lokaler"),
    (("fritid",), "Idrott och fritid"),
    (("miljö", "byggnad"), "Miljö och byggande"),
    (("samhällsbyggnad",), "Byggande och gator"),
    (("byggnad",), "Byggande"),
    (("miljö",), "Miljö och hälsa"),
    (("överförmyndar",), "Hjälp åt den som har god man"),
    (("valnämnd",), "Val"),
    (("revision",), "Granskning av kommunen"),
    (("kommunfullmäktige",), "Folkvalda och demokrati"),
    (("kommunstyrelse",), "Ledning och gemensamt"),
)


def everyday_name(body: str) -> str:
    """What a nämnd does, in everyday words; "" where its name does not tell."""
    name = body.lower()
    return next((words for stems, words in EVERYDAY if all(stem in name for stem in stems)), "")
