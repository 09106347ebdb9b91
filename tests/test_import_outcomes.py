"""import_outcomes FILE: the whole file or nothing, as the system."""

import pytest
from django.core.management import CommandError, call_command

from followup.models import ImportBatch, OperatingAmount, OperatingForecast
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"


@pytest.fixture(autouse=True)
def _verksamheter_and_a_round(org):
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    ledgers.monthly_round()


def test_the_file_is_read_in_and_counted(capsys):
    call_command("import_outcomes", str(ledgers.OCTOBER))
    assert capsys.readouterr().out == "outcomes_kn_2021-10.csv: 6 nya, 0 ändrade och 0 oförändrade rader.\n"
    assert OperatingAmount.objects.count() == OperatingForecast.objects.count() == 6
    assert OperatingAmount.history.filter(history_user=None).count() == 6
    call_command("import_outcomes", str(ledgers.OCTOBER))
    assert capsys.readouterr().out == "outcomes_kn_2021-10.csv: 0 nya, 0 ändrade och 6 oförändrade rader.\n"


def test_a_row_that_is_not_recognised_stops_everything(tmp_path, capsys):
    file = tmp_path / "utfall.csv"
    file.write_text(HEADER + "KN;KN-30;2021-10;-1;;;\nXX;KN-30;2021-10;-1;;;\n", encoding="utf-8")
    with pytest.raises(CommandError, match="1 rad går"):
        call_command("import_outcomes", str(file))
    assert "Rad 3: Enheten ”XX” känns inte igen." in capsys.readouterr().err
    assert not OperatingAmount.objects.exists()
    assert not ImportBatch.objects.exists()


def test_what_is_odd_stops_everything_until_it_is_said_to_be_right(tmp_path, capsys):
    file = tmp_path / "utfall.csv"
    file.write_text(HEADER + "KN;KN-30;2021-10;5000;;;\n", encoding="utf-8")
    with pytest.raises(CommandError, match="--accept-odd"):
        call_command("import_outcomes", str(file))
    assert "Rad 2: Bibliotek: utfallet" in capsys.readouterr().err
    assert not ImportBatch.objects.exists()
    call_command("import_outcomes", str(file), "--accept-odd")
    assert "Rad 2: Bibliotek: utfallet" in capsys.readouterr().out
    assert OperatingAmount.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"", "Filen är tom"), (b"PK\x03\x04", "Excel"), (b"a;b\n1;2\n", "Kolumnerna")]
)
def test_a_bad_file_is_refused_in_words(tmp_path, content, sentence):
    file = tmp_path / "utfall.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("import_outcomes", str(file))


def test_a_file_that_does_not_exist_is_said(tmp_path):
    with pytest.raises(CommandError, match="finns-inte"):
        call_command("import_outcomes", str(tmp_path / "finns-inte.csv"))
