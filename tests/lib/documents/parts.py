"""Parts of the sample documents: statuses, goals, key figures and the true October table."""

from decimal import Decimal

from styrmodell.lib.documents.blocks import (
    Contribution,
    ContributionTable,
    Fact,
    GoalStrip,
    RichText,
)
from styrmodell.lib.documents.figures import (
    KeyFigureCharts,
    KeyFigureSeries,
    Ledger,
    LedgerRow,
)
from styrmodell.lib.documents.model import Chapter, ScaleStep
from styrmodell.lib.documents.status import Status, StatusKey

MET = Status(StatusKey.MET, "Uppfyllt")
PARTLY = Status(StatusKey.PARTLY, "Delvis uppfyllt")
NOT_MET = Status(StatusKey.NOT_MET, "Ej uppfyllt")
NOT_ASSESSED = Status(StatusKey.NOT_ASSESSED, "Ej bedömt")
FORWARD, UNCHANGED, BACKWARD = (
    Status(StatusKey.FORWARD, "Framåt"),
    Status(StatusKey.UNCHANGED, "Oförändrat"),
    Status(StatusKey.BACKWARD, "Bakåt"),
)
DONE, ON_TRACK, DELAYED = (
    Status(StatusKey.DONE, "Klart"),
    Status(StatusKey.ON_TRACK, "Enligt plan"),
    Status(StatusKey.DELAYED, "Försenat"),
)
SCALE = (
    ScaleStep(MET, "Resultat och insatser motsvarar målet."),
    ScaleStep(PARTLY, "En del är nått; det som återstår anges i motiveringen."),
    ScaleStep(NOT_MET, "Målet nås inte; åtgärder redovisas."),
    ScaleStep(NOT_ASSESSED, "Underlag finns inte än. Det är inte detsamma som noll."),
)
PICTURE = "/media/12345678-1234-4234-9234-123456789abc.png"
KS, BUN, SN = "Kommunstyrelsen", "Barn- och utbildningsnämnden", "Socialnämnden"
KN, MSN, TFN = "Kulturnämnden", "Miljö- och samhällsbyggnadsnämnden", "Teknik- och fritidsnämnden"


def kr(*tkr):
    """Amounts of a printed table in tkr, as kronor."""
    return [None if amount is None else Decimal(str(amount)) * 1000 for amount in tkr]


def dec(*values):
    return tuple(None if value is None else Decimal(str(value)) for value in values)


# Kulturnämnden, månadsrapport oktober 2021, as printed. Kronor within the rounding of the printed tkr are chosen so that
# Kulturskola's printed deviation, −513 and not −512, comes out as it did in the source.
OCTOBER = Ledger(
    rows=(
        LedgerRow("Kulturnämnden", *kr(-539, -536, -643, -643)),
        LedgerRow("Kulturnämnd gemensamma", *kr(-1660, -2320, -2140, -2810)),
        LedgerRow("Bibliotek", *kr(-12215, -12740, -15039, -15339)),
        LedgerRow("Kulturskola", *kr("-9404.4", "-8891.6", -11374, -10924)),
        LedgerRow("Fritidsgårdar", *kr(-6361, -7015, -7715, -8555)),
        LedgerRow("Scen och kulturproduktion", *kr(-10691, -11409, -13557, -13737)),
    ),
    total=LedgerRow("Summa", *kr(-40871, -42911, -50467, -52007)),
    heading="Kulturnämnden, januari–oktober 2021, tkr",
    period="jan–okt",
    note="Källa: kulturnämndens månadsrapport för oktober 2021. Raderna skiljer sig 1–2 tkr från summan.",
)

LONG_TEXT = (
    "<h3>Under perioden</h3>"
    "<p>Fritidsgårdarna har haft <strong>fler besök</strong> än någon gång sedan 2017, och biblioteken håller öppet morgon och "
    "kväll. Kostnaden är 3 950 tkr lägre än budget enligt § 218. Läs mer hos "
    '<a href="https://www.kolada.se/">Kolada</a>, i <a href="/planer/1/">planen</a> eller <a href="#annat">här</a>.</p>'
    "<ul><li>Meröppet i Mariefred<ul><li>vardagar 7–21</li><li>helger 9–17</li></ul></li><li>Ny scen i Åker</li></ul>"
    "<h4>Efter perioden</h4><p>Kulturskolan har <em>öppnat</em> för anmälan:</p>"
    "<ol><li>piano</li><li>slagverk</li><li>bild och form</li></ol>"
    f'<p><img src="{PICTURE}" alt="Biblioteket i Strängnäs en höstkväll"></p>'
    "<table><thead><tr><th>Ort</th><th>Besök 2020</th><th>Besök 2021</th></tr></thead><tbody>"
    + "".join(f"<tr><th>Filial {n}</th><td>{n * 137}</td><td>{n * 151}</td></tr>" for n in range(1, 60))
    + "</tbody></table><h3>Väntat</h3>"
    + "<p>Nya öppettider gäller från januari. De har tagits fram i dialog med invånarna på tre orter. </p>" * 12
)


def figure(name, values, **more):
    years = tuple(str(year) for year in range(2022 - len(values), 2022))
    return KeyFigureSeries(name, more.pop("unit", "procent"), years, dec(*values), **more)


def goal(code, name, text, assessment, progress, figures):
    return Chapter(
        key=f"mal-{code}",
        title=text,
        short_title=f"{code} {name}",
        eyebrow=f"Mål {code}",
        group="Målen",
        blocks=(
            GoalStrip(
                (
                    Fact("Perspektiv", "Invånare"),
                    Fact("Bedömning", status=assessment),
                    Fact("Förflyttning", status=progress, is_example=True),
                    Fact(
                        "Prognos för året",
                        status=Status(StatusKey.WILL_BE_MET, "Kommer att uppfyllas"),
                        is_example=True,
                    ),
                )
            ),
            RichText(
                "<p>Invånarna har fått fler vägar in i besluten. Dialoger har hållits om två detaljplaner och om "
                "fritidsgårdarnas program, och fullmäktiges möten sänds med textning.</p>",
                heading="Motivering",
                is_example=True,
            ),
            RichText(
                "<p>Sedan delårsrapport 1 har dialogerna gått från enstaka möten till en plan.</p>",
                heading="Förflyttning",
            ),
            ContributionTable(
                (
                    Contribution(KS, "<p>Medborgardialog och utveckling av tjänster.</p>", MET),
                    Contribution(BUN, "<p>Elevråden lämnar synpunkter på skolmiljön två gånger per läsår.</p>", MET),
                    Contribution(
                        SN, "<p>Brukarråden möts på plats igen sedan juni.</p>", NOT_ASSESSED, is_example=True
                    ),
                    Contribution(MSN, "", None),
                )
            ),
            KeyFigureCharts(figures),
        ),
    )


SURVEY = figure(
    "Nöjd-inflytande-index",
    (32, 32, None, 39, 39, 37),
    unit="index",
    compare=dec(39, 41, None, 40, 40, None),
    targets=dec(38, 38, 38, 40, 40, 40),
    targets_are_examples=True,
    conclusion="Inflytandet steg till 39 år 2019 och var 37 år 2021.",
    source="Källa: SCB:s medborgarundersökning. Ingen mätning 2018.",
)
SOLIDITY = figure(
    "Soliditet med pensionsåtagande",
    (-2.9, -0.1, 2.2, 3.7, 6.1, None, 17.3),
    decimals=1,
    targets=dec(*[25] * 7),
    conclusion="Soliditeten har stigit från −2,9 till 17,3 procent. Värdet för 2020 saknas.",
    source="Källa: Kolada N03002.",
)
DEBT = figure("Långfristig skuld", tuple(60000 + 5123 * n for n in range(8)), unit="kr/inv", conclusion="Skulden ökar.")
EMPTY = figure("Nytt mått", (None, None), conclusion="Inget värde finns än.", is_example=True)
