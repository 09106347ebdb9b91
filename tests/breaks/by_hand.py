"""Breaks of named kinds, set by hand: what, where, the words that stand there and what they become."""

BY_HAND: tuple[tuple[str, str, str, str], ...] = (
    (
        "a guard dropped: anybody changes a round's dates",
        "followup/views/rounds.py",
        "    require(may_manage_rounds(request.user))\n    form = RoundForm(",
        "    form = RoundForm(",
    ),
    (
        "a sign turned: a deficit is told as a surplus",
        "followup/pages/status_signals.py",
        "money_mkr(-deviation(one), unit=True)",
        "money_mkr(deviation(one), unit=True)",
    ),
    (
        "a filter forgotten: a delårsrapport is compared with a månadsrapport",
        "followup/asking/earlier.py",
        "earlier = earlier.exclude(round__kind=RoundKind.MONTHLY)",
        "earlier = earlier.all()",
    ),
    (
        "an N+1: each report of a round asks for its unit",
        "followup/pages/handed_in.py",
        'reports.select_related("unit", "round").annotate(newest=',
        "reports.annotate(newest=",
    ),
    (
        "a label lost: the summary of a form's faults does not say which field",
        "templates/components/error_summary.html",
        "{{ field.label }}: {{ error }}",
        "{{ error }}",
    ),
    (
        "a lock not taken: two plans become new roots at once",
        "planning/services/plans.py",
        "    TreeLock.hold()  # the plan's tree is a new root, and new roots take turns\n",
        "",
    ),
    (
        "the wrong round: the first is taken for the one before",
        "followup/asking/earlier.py",
        'reports_before(report).order_by("-round__period_to", "-pk").first()',
        'reports_before(report).order_by("round__period_to", "-pk").first()',
    ),
    (
        "a role too many: an economist lays up rounds",
        "followup/permissions.py",
        "MANAGES_ROUNDS = whole(Role.CONTROLLER)",
        "MANAGES_ROUNDS = whole(Role.CONTROLLER, Role.ECONOMIST)",
    ),
    (
        "a date off by one: the successor begins on the last day of the one before",
        "organisation/services/org_units.py",
        "    first_day = on + timedelta(days=1)\n    _follow",
        "    first_day = on\n    _follow",
    ),
    (
        "an error swallowed: a job that was refused is never told to have failed",
        "organisation/desk/jobs.py",
        "    except DomainError as refusal:\n        failed(job_id, str(refusal))\n",
        "    except DomainError:\n        pass\n",
    ),
)
