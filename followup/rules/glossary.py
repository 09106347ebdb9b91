"""Ord ur årsredovisningen, förklarade för den som inte arbetar med kommunens ekonomi.

Sources: kommunallagen 11 kap. and lagen om kommunal bokföring och redovisning for what the words mean in law, said plainly.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import Pattern

from styrmodell.lib.swedish import sort_key

ENDINGS = 5  # letters that a word may end in besides: "avskrivning", "avskrivningarna"
SHORTENED = 3  # letters of what is no word but stands for one, and is never bent: "RUR"


@dataclass(frozen=True, slots=True)
class Explained:
    """Ord med förklaring.

    Attributes:
        stems: how it begins in a text, lower case; the word itself when empty.
    """

    word: str
    meaning: str
    stems: tuple[str, ...] = ()

    @property
    def pattern(self) -> Pattern[str]:
        """It in running text, however it is bent; not where it only begins a longer word."""
        return re.compile("|".join(map(_bent, self.stems or (self.word.lower(),))))


def _bent(stem: str) -> str:
    ending = "" if len(stem) <= SHORTENED else rf"\w{{0,{ENDINGS}}}"
    return rf"\b{re.escape(stem)}{ending}\b"


WORDS = (
    Explained(
        "Anläggningstillgångar",
        "Det kommunen äger för att använda i flera år, till exempel mark, byggnader, fordon och aktier i bolagen.",
        ("anläggningstillgång",),
    ),
    Explained(
        "Ansvarsförbindelse",
        "Ett åtagande som kan leda till en betalning men inte står bland skulderna, till exempel borgen och pensioner "
        "som tjänades in före 1998.",
    ),
    Explained("Avskrivning", "Kostnaden för en investering, fördelad på de år då den används."),
    Explained(
        "Avsättning",
        "Det kommunen vet att den ska betala utan att veta exakt hur mycket eller när, till exempel pensioner.",
    ),
    Explained("Balansenhet", "En verksamhet som tar med sig sitt över- eller underskott till nästa år."),
    Explained(
        "Balanskrav",
        "Lagens krav att kommunens intäkter ska vara större än kostnaderna. Ett underskott ska återställas inom tre år.",
    ),
    Explained(
        "Balanskravsresultat",
        "Årets resultat utan det som inte räknas när balanskravet prövas, till exempel vinsten när en fastighet säljs.",
    ),
    Explained(
        "Balansräkning",
        "Visar vad kommunen äger på årets sista dag, och hur det är betalt: med eget kapital, avsättningar eller skulder.",
    ),
    Explained(
        "Borgen",
        "Ett löfte att betala någon annans lån om den inte kan. Kommunen går oftast i borgen för sina bolag.",
        ("borgen", "borgensåtagand"),
    ),
    Explained("Driftredovisning", "Visar vad nämndernas verksamhet kostade, jämfört med budgeten."),
    Explained(
        "Eget kapital",
        "Det som är kvar av tillgångarna när skulder och avsättningar har räknats bort.",
        ("eget kapital", "egna kapital"),
    ),
    Explained(
        "Eliminering",
        "När koncernens räkenskaper läggs ihop tas köp, försäljningar och lån mellan kommunen och bolagen bort.",
    ),
    Explained("Exploatering", "Att göra mark färdig att bygga på, med gator och ledningar, för att sedan sälja den."),
    Explained("Finansnetto", "Ränta och andra finansiella intäkter, minus ränta och andra finansiella kostnader."),
    Explained(
        "Generella statsbidrag",
        "Pengar från staten som kommunen själv bestämmer hur den ska använda.",
        ("generella statsbidrag",),
    ),
    Explained(
        "God ekonomisk hushållning",
        "Att sköta ekonomi och verksamhet så att varje generation betalar för det den själv använder. Fullmäktige sätter "
        "mål för det.",
    ),
    Explained("Investering", "Ett köp eller ett bygge som ska användas i flera år, till exempel en skola."),
    Explained("Kassaflödesanalys", "Visar var årets pengar kom ifrån och vad de användes till."),
    Explained(
        "Kassalikviditet",
        "Hur långt det som är eller snart blir pengar räcker till det som ska betalas inom ett år.",
    ),
    Explained(
        "Komponentavskrivning",
        "Delar av en byggnad som slits olika fort, som tak och stomme, skrivs av var för sig.",
    ),
    Explained(
        "Kommunal koncern",
        "Kommunen tillsammans med de bolag som den bestämmer över eller har ett stort inflytande i.",
        ("kommunal koncern", "kommunala koncern", "kommunkoncern", "koncernen"),
    ),
    Explained("Koncernbidrag", "Pengar som ett bolag ger ett annat i samma koncern, enligt skattereglerna."),
    Explained(
        "Kortfristig skuld", "En skuld som ska betalas inom ett år.", ("kortfristiga skuld", "kortfristig skuld")
    ),
    Explained("Likvida medel", "Pengar i kassan och på banken, och det som genast kan bli pengar.", ("likvida medel",)),
    Explained(
        "Långfristig skuld",
        "En skuld som ska betalas senare än om ett år.",
        ("långfristiga skuld", "långfristig skuld"),
    ),
    Explained(
        "Löneskatt",
        "Särskild löneskatt är den skatt som kommunen betalar på sina pensionskostnader.",
        ("löneskatt", "särskild löneskatt"),
    ),
    Explained(
        "Nettokostnad",
        "Verksamhetens kostnader minus dess egna intäkter, till exempel avgifter. Resten betalas med skatt och statsbidrag.",
    ),
    Explained(
        "Nettokostnadsandel",
        "Så stor del av skatt och generella statsbidrag som verksamheten kostar. Över 100 procent räcker de inte.",
    ),
    Explained("Nyckeltal", "Ett mått som följs från år till år eller jämförs med andra kommuners."),
    Explained("Obeskattade reserver", "Vinst i ett bolag som beskattas först senare.", ("obeskattade reserv",)),
    Explained("Ombudgetering", "Pengar som inte har använts förs över till nästa års budget, oftast för ett projekt."),
    Explained(
        "Omsättningstillgångar",
        "Det som ska säljas, förbrukas eller bli pengar inom ett år, och pengarna på banken.",
        ("omsättningstillgång",),
    ),
    Explained(
        "Pensionsförpliktelse",
        "Det kommunen har lovat att betala i pension till dem som arbetar eller har arbetat i den.",
        ("pensionsförpliktels", "pensionsåtagand"),
    ),
    Explained("Periodisering", "Intäkter och kostnader räknas det år de hör till, oavsett när de betalas."),
    Explained(
        "Realisationsvinst",
        "Vinsten när något säljs för mer än det är upptaget till i balansräkningen.",
        ("realisationsvinst", "reavinst"),
    ),
    Explained(
        "Resultatreserv",
        "Överskott från goda år som kommunen sparar för att få använda under sämre. Finns i lagen sedan 2024.",
    ),
    Explained(
        "Resultaträkning",
        "Visar årets intäkter och kostnader, och vad som blev över eller fattades: årets resultat.",
    ),
    Explained(
        "Resultatutjämningsreserv",
        "Överskott som sparades för sämre år enligt de regler som gällde till och med 2023. Förkortas RUR.",
        ("resultatutjämningsreserv", "rur"),
    ),
    Explained(
        "Sammanställda räkenskaper",
        "Kommunens och bolagens räkenskaper lagda ihop, som om de vore ett enda företag.",
    ),
    Explained(
        "Självfinansieringsgrad",
        "Så stor del av årets investeringar som betalas med egna pengar och inte med lån.",
    ),
    Explained("Skuldsättningsgrad", "Så stor del av tillgångarna som är betald med skulder och avsättningar."),
    Explained(
        "Slutavräkning",
        "Skillnaden mellan den skatt som kommunen har fått i förskott och den som den till slut ska ha.",
    ),
    Explained("Soliditet", "Så stor del av tillgångarna som är betald med eget kapital. Högre är starkare."),
    Explained(
        "Utjämning",
        "Pengar mellan kommuner och från staten, så att alla kommuner ska ha lika möjligheter att ge service.",
        ("utjämning", "kommunalekonomisk utjämning"),
    ),
    Explained("Årsarbetare", "Anställda omräknade till heltid: två på halvtid är en årsarbetare."),
    Explained("Ägardirektiv", "Det fullmäktige har bestämt om vad ett av kommunens bolag ska göra och hur."),
    Explained(
        "Öronmärkt eget kapital",
        "Del av det egna kapitalet som är avsedd för ett visst ändamål.",
        ("öronmärkt eget kapital", "öronmärkta"),
    ),
)


def found_in(texts: Iterable[str]) -> tuple[Explained, ...]:
    """The words that some text says, in alphabetical order."""
    said = "\n".join(texts).lower()
    return tuple(sorted((one for one in WORDS if one.pattern.search(said)), key=lambda one: sort_key(one.word)))
