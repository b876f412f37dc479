"""The report for programs."""

import json
import re
import stat
from inspect import cleandoc

import pytest
from attrs import evolve
from made_comparison import made_comparison

from reports.json_file import as_text, write_json
from reports.json_report import json_report, json_text
from sim.measure.catalogue import PATH, Measure


def refuse(name):
    raise AssertionError(name)


def test_it_is_json_without_nan():
    """Standard JSON, parsed back to the same; one replication has NaN half-widths, which are null."""
    comparison = made_comparison(n=1)
    read = json.loads(json_text(comparison), parse_constant=refuse)
    assert read == json_report(comparison)
    assert read["processes"]["old"]["measures"]["lead_time_mean"]["rename"]["half_width"] is None


def test_same_comparison_same_bytes():
    """Also where the measures were found in another order."""
    comparison = made_comparison()
    turned = evolve(
        comparison,
        estimates={name: dict(reversed(own.items())) for name, own in comparison.estimates.items()},
        differences={name: dict(reversed(own.items())) for name, own in comparison.differences.items()},
    )
    assert json_text(comparison) == json_text(turned)


def test_all_keys_are_documented():
    """The docstring names every key of the first level, and no other."""
    documented = set()
    for line in cleandoc(json_report.__doc__ or "").splitlines():
        if match := re.match(r"    ([a-z_, ]+):", line):
            documented |= set(match[1].split(", "))
    assert documented == set(json_report(made_comparison()))


def test_every_measure_is_there():
    """Whatever was estimated is in the file under its stable key."""
    comparison = made_comparison()
    report = json_report(comparison)
    found = {(measure, subject) for measure, own in report["processes"]["new"]["measures"].items() for subject in own}
    assert found == {(measure.key, subject) for measure, subject in comparison.estimates["new"]}
    assert report["differences"]["new"]["documents"]["rename"]["mean"] == -304
    assert set(report["units"]) == {measure.key for measure in Measure}


def test_ledger_and_histograms_add_up():
    """Shares of the ledger are one together; every case is in a class."""
    report = json_report(made_comparison())
    assert [entry["part"] for entry in report["ledger"]["old"]] == [part.key for part in PATH]
    assert sum(entry["share"] for entry in report["ledger"]["old"]) == pytest.approx(1.0)
    assert {name: sum(counts) for name, counts in report["lead_times"]["counts"].items()} == {"old": 600, "new": 585}
    assert len(report["lead_times"]["edges"]) == len(report["lead_times"]["counts"]["old"]) + 1


def test_overridden_parameters_are_marked():
    """A reader of the file sees what was set from outside."""
    report = json_report(made_comparison())
    assert {entry["name"]: entry["overridden"] for entry in report["parameters"]} == {
        "devices": True,
        "defect": False,
        "one_way": False,
    }


def test_writing_replaces_the_file_and_leaves_nothing_beside(tmp_path):
    """Written under another name, then moved; the permissions of the old file stay."""
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o600)
    write_json(json_report(made_comparison()), target)
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_what_is_no_character_is_replaced():
    """The name of a file that is no UTF-8 leaves no lone surrogate, raw or escaped, which strict parsers refuse."""
    text = as_text({"source": "\udcff.yaml", "\udc80": ["\x1b", "中😀"]})
    text.encode("utf-8")
    assert "\\ud" not in text.lower()
    assert json.loads(text) == {"source": "\ufffd.yaml", "\ufffd": ["\x1b", "中😀"]}


def test_a_target_that_cannot_be_written_is_an_error(tmp_path):
    """Nothing is created on the way to a folder that is not there."""
    with pytest.raises(OSError, match="absent"):
        write_json(json_report(made_comparison()), tmp_path / "absent" / "report.json")


def test_a_dash_is_standard_output(capfdbinary):
    """For pipes: UTF-8, and nothing else on it."""
    write_json(json_report(made_comparison()), "-")
    assert json.loads(capfdbinary.readouterr().out.decode("utf-8"))["scenario"]["name"] == "change-of-name"
