"""What a report's frozen content says, as plain rows that never change: each points at the live row it was taken from."""

from django.conf import settings
from django.db import models

from followup.enums import (
    Attainment,
    Consequence,
    DeviationKind,
    Finding,
    Forecast,
    MoneyUnit,
    Probability,
    Progress,
    RowKind,
    Stewardship,
    WorkState,
)
from followup.models.accounts import AccountColumn, AccountFigure
from followup.models.assessment import Assessment
from followup.models.deviation import Action, Deviation
from followup.models.investments import InvestmentAmount, InvestmentForecast, InvestmentProject
from followup.models.key_figure_value import KeyFigureValue
from followup.models.operating import OperatingAmount, OperatingForecast
from followup.models.report_text import ReportText
from followup.models.section_row import SectionRow
from followup.models.status_update import StatusUpdate
from organisation.models import FrozenContent, Operation, OrgUnit
from organisation.models.frozen_content import FrozenRowManager
from planning.models import AssignmentReceiver, KeyFigure, PlanNode


class FrozenAnswer(models.Model):
    """Fryst svar: what every row has: whose it is, its place in the report, and the live row's version when it was frozen.

    A live row that has another version now has been changed since.

    Attributes:
        TELLS_OF: as of `planning.models.FrozenNode`.
    """

    TELLS_OF: tuple[str, ...] = ()

    content = models.ForeignKey(FrozenContent, models.CASCADE, related_name="+", verbose_name="fryst innehåll")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, null=True, related_name="+", verbose_name="enhet")
    position = models.PositiveIntegerField("plats")
    version = models.PositiveIntegerField("version", default=0)
    is_example = models.BooleanField("exempeldata", default=False)

    objects = FrozenRowManager("report_editions")

    class Meta:
        abstract = True
        ordering = ["content_id", "position"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.position}"


class FrozenText(FrozenAnswer):
    """Fryst text: a section's text, or its att-satser; of god ekonomisk hushållning with the step and the word of its day."""

    row = models.ForeignKey(ReportText, models.PROTECT, related_name="+", verbose_name="rapportavsnitt")
    key = models.CharField("avsnitt", max_length=30)
    text = models.TextField("text")
    step = models.CharField("sammanvägd bedömning", max_length=15, choices=Stewardship, blank=True)
    word = models.CharField("bedömningens ord", max_length=60, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst text"
        verbose_name_plural = "frysta texter"
        constraints = [models.UniqueConstraint(fields=["content", "row"], name="frozen_text_once")]


class FrozenAssessment(FrozenAnswer):
    """Fryst bedömning: of a goal or a priority, the report's own or one from the level below; with the words of its day.

    A goal that nobody had assessed has a row without an assessment.
    """

    row = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="+", verbose_name="bedömning")
    node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="mål eller prioritering")
    code = models.CharField("kod", max_length=10, blank=True)
    title = models.CharField("rubrik", max_length=300, blank=True)
    attainment = models.CharField("måluppfyllelse", max_length=15, choices=Attainment, blank=True)
    progress = models.CharField("förflyttning", max_length=15, choices=Progress, blank=True)
    forecast = models.CharField("prognos", max_length=15, choices=Forecast, blank=True)
    words = models.JSONField(
        "skalans ord", default=dict, help_text="attainment, progress, forecast → ordet som trycktes"
    )
    text = models.TextField("text", blank=True)
    suggested = models.CharField("förslag ur underlaget", max_length=15, choices=Attainment, blank=True)
    reason = models.CharField("skäl till annan bedömning än förslaget", max_length=500, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="bedömd av"
    )
    set_at = models.DateTimeField("bedömd", null=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst bedömning"
        verbose_name_plural = "frysta bedömningar"
        constraints = [models.UniqueConstraint(fields=["content", "unit", "node"], name="frozen_assessment_once")]


class FrozenState(FrozenAnswer):
    """Fryst läge: how an activity, an uppdrag or an åtgärd of an earlier report went; without a state when nothing had been
    reported.
    """

    TELLS_OF = ("row",)

    row = models.ForeignKey(StatusUpdate, models.PROTECT, null=True, related_name="+", verbose_name="lägesrapport")
    node = models.ForeignKey(PlanNode, models.PROTECT, null=True, related_name="+", verbose_name="aktivitet")
    receiver = models.ForeignKey(
        AssignmentReceiver, models.PROTECT, null=True, related_name="+", verbose_name="uppdrag hos"
    )
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="+", verbose_name="åtgärd")
    title = models.CharField("rubrik", max_length=500)
    owner = models.CharField("hos", max_length=400, blank=True)
    due_on = models.DateField("klart senast", null=True)
    state = models.CharField("läge", max_length=12, choices=WorkState, blank=True)
    text = models.TextField("vad har hänt", blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst läge"
        verbose_name_plural = "frysta lägen"


class FrozenAmount(FrozenAnswer):
    """Fryst belopp: a verksamhet's budget, outcome and forecast, kr, under the nämnd that it is summed in."""

    row = models.ForeignKey(OperatingAmount, models.PROTECT, null=True, related_name="+", verbose_name="driftbelopp")
    forecast_row = models.ForeignKey(
        OperatingForecast, models.PROTECT, null=True, related_name="+", verbose_name="driftprognos"
    )
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+", verbose_name="verksamhet")
    title = models.CharField("verksamhet, namn", max_length=200)
    unit_name = models.CharField("enhet, namn", max_length=200)
    outcome = models.DecimalField("utfall, kr", max_digits=15, decimal_places=2, null=True)
    budget = models.DecimalField("budget, kr", max_digits=15, decimal_places=2, null=True)
    year_budget = models.DecimalField("årsbudget, kr", max_digits=15, decimal_places=2, null=True)
    forecast = models.DecimalField("prognos, kr", max_digits=15, decimal_places=2, null=True)
    forecast_version = models.PositiveIntegerField("prognosens version", default=0)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst belopp"
        verbose_name_plural = "frysta belopp"
        constraints = [models.UniqueConstraint(fields=["content", "operation"], name="frozen_amount_once")]


class FrozenFigure(FrozenAnswer):
    """Fryst räkenskapsbelopp: what a line of the accounts said in a column, kr; the line and the column as they were called.

    From then on the period's columns are the report's, and are not changed (`money.told_accounts`).
    """

    row = models.ForeignKey(AccountFigure, models.PROTECT, related_name="+", verbose_name="räkenskapsbelopp")
    column = models.ForeignKey(AccountColumn, models.PROTECT, related_name="+", verbose_name="kolumn")
    key = models.CharField("nyckel", max_length=40)
    title = models.CharField("rad", max_length=200)
    heading = models.CharField("kolumn, namn", max_length=200)
    amount = models.DecimalField("belopp, kr", max_digits=15, decimal_places=2, null=True)
    is_not_applicable = models.BooleanField("inte tillämpligt", default=False)
    said_in = models.CharField("angivet i", max_length=3, choices=MoneyUnit, default=MoneyUnit.KR)
    decimals = models.PositiveSmallIntegerField("decimaler", default=0)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst räkenskapsbelopp"
        verbose_name_plural = "frysta räkenskapsbelopp"
        constraints = [models.UniqueConstraint(fields=["content", "row"], name="frozen_figure_once")]


class FrozenInvestment(FrozenAnswer):
    """Fryst investering: a project's amounts in the round, kr, under the nämnd or bolag whose it is."""

    row = models.ForeignKey(
        InvestmentAmount, models.PROTECT, null=True, related_name="+", verbose_name="investeringsbelopp"
    )
    forecast_row = models.ForeignKey(
        InvestmentForecast, models.PROTECT, null=True, related_name="+", verbose_name="investeringsprognos"
    )
    project_row = models.ForeignKey(InvestmentProject, models.PROTECT, related_name="+", verbose_name="projekt")
    title = models.CharField("projekt, namn", max_length=240)
    unit_name = models.CharField("enhet, namn", max_length=200)
    is_yearly = models.BooleanField("årligt anslag", default=False)
    state = models.CharField("läge", max_length=12, choices=WorkState, blank=True)
    ready = models.CharField("klart", max_length=30, blank=True)
    decided = models.DecimalField("beslutad totalutgift, kr", max_digits=15, decimal_places=2, null=True)
    estimated = models.DecimalField("beräknad totalutgift, kr", max_digits=15, decimal_places=2, null=True)
    spent = models.DecimalField("förbrukat totalt, kr", max_digits=15, decimal_places=2, null=True)
    budget = models.DecimalField("årsbudget, kr", max_digits=15, decimal_places=2, null=True)
    change = models.DecimalField("ändring under året, kr", max_digits=15, decimal_places=2, null=True)
    carried_in = models.DecimalField("från förra året, kr", max_digits=15, decimal_places=2, null=True)
    outcome = models.DecimalField("utfall, kr", max_digits=15, decimal_places=2, null=True)
    forecast = models.DecimalField("prognos, kr", max_digits=15, decimal_places=2, null=True)
    carried_over = models.DecimalField("till nästa år, kr", max_digits=15, decimal_places=2, null=True)
    forecast_version = models.PositiveIntegerField("prognosens version", default=0)
    project_version = models.PositiveIntegerField("projektets version", default=0)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst investering"
        verbose_name_plural = "frysta investeringar"
        constraints = [models.UniqueConstraint(fields=["content", "project_row"], name="frozen_investment_once")]


class FrozenValue(FrozenAnswer):
    """Fryst nyckeltalsvärde: a value that the report shows, its own or one that it is compared with (then without unit).

    Of a bedömning the step, with the word that it had that day, and the text.
    """

    TELLS_OF = ("row",)

    row = models.ForeignKey(KeyFigureValue, models.PROTECT, related_name="+", verbose_name="nyckeltalsvärde")
    figure = models.ForeignKey(KeyFigure, models.PROTECT, related_name="+", verbose_name="nyckeltal")
    area = models.CharField("jämförelse", max_length=40, blank=True)
    period_from = models.DateField("från")
    period_to = models.DateField("till och med")
    value = models.DecimalField("värde", max_digits=18, decimal_places=4, null=True)
    is_unavailable = models.BooleanField("värde finns inte", default=False)
    step = models.CharField("bedömning", max_length=15, choices=Attainment, blank=True)
    word = models.CharField("bedömningens ord", max_length=60, blank=True)
    text = models.TextField("kommentar till bedömningen", blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst nyckeltalsvärde"
        verbose_name_plural = "frysta nyckeltalsvärden"
        constraints = [models.UniqueConstraint(fields=["content", "row"], name="frozen_value_once")]


class FrozenDeviation(FrozenAnswer):
    """Fryst avvikelse: the report's own or one from the level below; the live row may be removed afterwards."""

    TELLS_OF = ("row",)

    row = models.ForeignKey(Deviation, models.SET_NULL, null=True, related_name="+", verbose_name="avvikelse")
    kind = models.CharField("gäller", max_length=12, choices=DeviationKind)
    title = models.CharField("rubrik", max_length=300)
    cause = models.TextField("orsak", blank=True)
    node = models.ForeignKey(PlanNode, models.PROTECT, null=True, related_name="+", verbose_name="post")
    operation = models.ForeignKey(Operation, models.PROTECT, null=True, related_name="+", verbose_name="verksamhet")
    amount = models.DecimalField("belopp, kr", max_digits=15, decimal_places=2, null=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst avvikelse"
        verbose_name_plural = "frysta avvikelser"


class FrozenAction(FrozenAnswer):
    """Fryst åtgärd: what was to be done about a deviation; `deviation` is that one's place in the same content."""

    TELLS_OF = ("row",)

    row = models.ForeignKey(Action, models.SET_NULL, null=True, related_name="+", verbose_name="åtgärd")
    deviation = models.PositiveIntegerField("avvikelsens plats")
    text = models.CharField("vad", max_length=500)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)
    due_on = models.DateField("klart senast", null=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst åtgärd"
        verbose_name_plural = "frysta åtgärder"


class FrozenSectionRow(FrozenAnswer):
    """Fryst rad i avsnitt: a händelse, a risk or a kontrollmoment; the live row may be removed afterwards."""

    row = models.ForeignKey(SectionRow, models.SET_NULL, null=True, related_name="+", verbose_name="rad i avsnitt")
    kind = models.CharField("slag", max_length=8, choices=RowKind)
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("vad", max_length=500)
    day = models.DateField("dag", null=True)
    is_whole_month = models.BooleanField("bara månaden är känd", default=False)
    probability = models.PositiveSmallIntegerField("sannolikhet", null=True, choices=Probability)
    consequence = models.PositiveSmallIntegerField("konsekvens", null=True, choices=Consequence)
    finding = models.CharField("resultat", max_length=10, choices=Finding, blank=True)
    handling = models.CharField("hantering", max_length=500, blank=True)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)

    class Meta(FrozenAnswer.Meta):
        verbose_name = "fryst rad i avsnitt"
        verbose_name_plural = "frysta rader i avsnitt"
        constraints = [models.UniqueConstraint(fields=["content", "kind", "number"], name="frozen_section_row_once")]
