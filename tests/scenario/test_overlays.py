"""Overlays: a file that says of another one what is different, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from halls import HALL, hall
from jsonschema import Draft202012Validator
from permit import PERMIT

from sim.scenario.library import Found, find
from sim.scenario.load import load, load_text, reloaded
from sim.scenario.overlay import Difference, Overlay
from sim.scenario.problem import ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.schema import json_schema
from sim.scenario.tuning import Change, tuned
from sim.scenario.value import Observed
from sim.scenario.variation_reader import read_variations
from tests.scenario.test_schema import read

OBSERVED = PERMIT.replace("takes: 10 min", "takes: empirical(times.csv min)")
BASE = f"{PERMIT}about: As it is\nchinese: {{officers: 人数, A permit: 许可}}\n"
FEW = """\
extends: base.yaml
title: Few officers
set: {officers: 1, staff.officer.at_closing: finish}
chinese: {Few officers: 人手不足}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where `base.yaml` and `few.yaml`, which extends it, stand."""
    monkeypatch.chdir(tmp_path)
    write(base=BASE, few=FEW)
    return tmp_path


def write(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")


def faults(name: str, *overrides: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(name, overrides)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.usefixtures("folder")
def test_an_overlay_is_its_base_with_other_values():
    """As if they were set from outside, but that they are its own."""
    scenario, base = load("few.yaml"), load("base.yaml", ["officers=1", "staff.officer.at_closing=finish"])
    assert (scenario.title, scenario.about, scenario.name, scenario.source) == (
        "Few officers",
        "As it is",
        "few",
        "few.yaml",
    )
    assert scenario.translations == {"officers": "人数", "A permit": "许可", "Few officers": "人手不足"}
    own = {"name": "base", "title": "A permit", "text": BASE, "translations": base.translations, "source": "base.yaml"}
    assert evolve(scenario, **own, overlay=None, overrides=base.overrides) == base
    assert scenario.overrides == ()
    assert scenario.text == FEW
    assert scenario.warnings == ()


@pytest.mark.usefixtures("folder")
def test_the_differences_are_known():
    """Before, after, and in which file; of what was not there, only after."""
    assert load("few.yaml").overlay == Overlay(
        "base",
        "A permit",
        ("base.yaml",),
        (
            Difference("parameters.officers.value", "2", "1", "few.yaml"),
            Difference("staff.officer.at_closing", None, "finish", "few.yaml"),
        ),
    )
    assert load("base.yaml").overlay is None


@pytest.mark.usefixtures("folder")
def test_overlays_of_overlays():
    """The last word counts; differences are those from the file that stands for itself."""
    write(fewer="extends: few.yaml\nset: {officers: 2, horizon.length: 30 workdays}\n")
    overlay = load("fewer.yaml").overlay
    assert overlay is not None
    assert (overlay.name, overlay.bases) == ("base", ("few.yaml", "base.yaml"))
    assert overlay.differences == (
        Difference("staff.officer.at_closing", None, "finish", "few.yaml"),
        Difference("horizon.length", "20 workdays", "30 workdays", "fewer.yaml"),
    )
    assert load("fewer.yaml").title == "Few officers"


def test_shipped_scenarios_are_extended_by_name_or_title(tmp_path):
    """In whatever folder the overlay stands."""
    for name in ("special-equipment", "特种设备使用单位更名"):
        scenario = load_text(f"extends: {name}\nset: {{窗口数: 6}}\n", "six.yaml", (), tmp_path)
        assert scenario.staff["window"].count == 6
        assert scenario.files == ()


@pytest.mark.usefixtures("folder")
def test_values_from_outside_come_on_top():
    """And are told as such."""
    scenario = load("few.yaml", ["officers=3"])
    assert scenario.staff["officer"].count == 3
    assert scenario.overrides == (("parameters.officers.value", "3"),)


def test_every_file_finds_files_beside_itself(tmp_path, monkeypatch):
    """Values of the base in the folder of the base, values of the overlay in that of the overlay."""
    monkeypatch.chdir(tmp_path)
    Path("below").mkdir()
    write(**{"below/base": OBSERVED, "same": "extends: below/base.yaml\n"})
    write(other="extends: below/base.yaml\nset: {'processes.old.permit[0].takes': empirical(times.csv min)}\n")
    Path("below/times.csv").write_text("5\n", encoding="utf-8")
    Path("times.csv").write_text("7\n", encoding="utf-8")

    def takes(name: str, *overrides: str):
        return load(name, overrides).processes["old"].flows["permit"][0].takes

    assert takes("same.yaml") == Observed((300,), Kind.DURATION)
    assert takes("other.yaml") == Observed((420,), Kind.DURATION)
    assert takes("same.yaml", "processes.old.permit[0].takes=empirical(times.csv min)").amounts == (420,)


def test_an_overlay_is_read_again_from_what_it_was(folder):
    """With the text of its base."""
    scenario = load("few.yaml")
    assert [file.reference for file in scenario.files] == ["base.yaml"]
    for file in folder.iterdir():
        file.unlink()
    assert reloaded(scenario) == scenario
    assert reloaded(scenario, ["officers=4"]).staff["officer"].count == 4


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("few", "told"),
    [
        ("extends: base.yaml\nset:\n  officers: many\n", "few.yaml:3:13  parameters.officers.value  'many' is a word"),
        (
            "extends: base.yaml\nset:\n  officer: 1\n",
            "few.yaml:3:3  'officer' is not a parameter; parameters: officers",
        ),
        (
            "extends: base.yaml\nset: {staff.officer: {count: 2, kount: 3}}\n",
            "few.yaml:2:33  staff.officer.kount  'kount' is not a key of a pool",
        ),
        ("extends: base.yaml\nset: {cases.permit: {}}\n", "few.yaml:2:"),
        ("extends: bass.yaml\n", "few.yaml:1:10  extends  bass.yaml: there is no such file; did you mean base.yaml?"),
        ("extends: hal\n", "few.yaml:1:10  extends  'hal': there is no such scenario"),
        ("extends: base.yaml\nstaff: {}\n", "few.yaml:2:1  staff  'staff' is not a key of an overlay; extends, title"),
        ("extends: [a]\n", "few.yaml:1:10  extends  this is a list; needed: a shipped scenario or a file"),
        ("extends: base.yaml\nset: {}\n", "few.yaml:2:1  set  nothing is written here"),
        ("extends: base.yaml\nextends: b.yaml\n", "few.yaml:2:1  extends  the key 'extends' is here twice"),
    ],
)
def test_faults_of_an_overlay_are_told_in_the_overlay(few, told):
    """With file, line and column."""
    write(few=few)
    assert faults("few.yaml")[0].startswith(told)


@pytest.mark.usefixtures("folder")
def test_faults_of_the_base_are_told_in_the_base():
    """Beside those of the overlay."""
    write(base=BASE.replace("10 per workday", "10 per worday"), few=FEW.replace("officers: 1", "officers: many"))
    assert [line.partition("  ")[0] for line in faults("few.yaml")] == ["base.yaml:10:22", "few.yaml:3:17"]


@pytest.mark.usefixtures("folder")
def test_circles_are_refused_with_the_whole_chain():
    """Where the last link is written."""
    write(a="extends: b.yaml\n", b="title: B\nextends: c.yaml\n", c="extends: a.yaml\n")
    (told,) = faults("a.yaml")
    assert told == (
        "c.yaml:1:10  extends  these files name each other in a circle: a.yaml to b.yaml to c.yaml to a.yaml; "
        "a scenario that extends no other must be at the end"
    )
    write(a="extends: a.yaml\n")
    assert faults("a.yaml")[0].startswith("a.yaml:1:10  extends  these files name each other in a circle")


def test_a_hall_does_not_take_place_in_itself(tmp_path):
    """Neither itself nor over a file that extends it."""
    with pytest.raises(ScenarioError, match=r"circle: .*hall\.yaml to .*hall\.yaml;"):
        hall(tmp_path, text=HALL.replace("scenario: lift.yaml", "scenario: hall.yaml"))
    (tmp_path / "over.yaml").write_text("extends: hall.yaml\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"circle: .*hall\.yaml to .*over\.yaml to .*hall\.yaml;"):
        hall(tmp_path, text=HALL.replace("scenario: lift.yaml", "scenario: over.yaml"))


@pytest.mark.usefixtures("folder")
def test_the_depth_is_bounded():
    """Nobody finds a number behind more than ten files."""
    write(**{f"d{number}": f"extends: d{number + 1}.yaml\n" for number in range(10)}, d10="extends: base.yaml\n")
    overlay = load("d1.yaml").overlay
    assert overlay is not None
    assert len(overlay.bases) == 10
    assert faults("d0.yaml") == ["d10.yaml:1:10  extends  more than 10 files extend each other; fewer in a row"]


def test_halls_take_overlays_as_reforms(tmp_path):
    """Their values, and on top those that the hall sets."""
    (tmp_path / "quick.yaml").write_text("extends: licence.yaml\nset: {reading: 5 min, every: 3 h}\n", encoding="utf-8")
    scenario = hall(tmp_path, text=HALL.replace("scenario: licence.yaml", "scenario: quick.yaml"))
    assert scenario.parameters["licences.reading"].text == "5 min"
    assert scenario.parameters["licences.every"].text == "1 h"
    assert {file.reference for file in scenario.files} == {"quick.yaml", "licence.yaml", "lift.yaml"}


def test_halls_are_extended_too(tmp_path):
    """Their reforms are found beside the hall; switches and values of reforms are set as from outside."""
    hall(tmp_path)
    (tmp_path / "other").mkdir()
    path = tmp_path / "other" / "over.yaml"
    path.write_text("extends: ../hall.yaml\nset: {reforms.lifts: off, licences.reading: 5 min}\n", encoding="utf-8")
    scenario = load(str(path))
    assert not scenario.reforms["lifts"].is_on
    assert scenario.parameters["licences.reading"].text == "5 min"
    path.write_text("extends: ../hall.yaml\nset: {licences.reading: 5 mins ago}\n", encoding="utf-8")
    assert faults(str(path))[0].startswith(f"{path}:2:")


@pytest.mark.usefixtures("folder")
def test_a_name_that_the_overlay_replaces_needs_no_other_chinese():
    """What the base calls its title is not a mistake of the overlay."""
    assert load("few.yaml").warnings == ()
    write(few=FEW + "about: Other\n")
    assert load("few.yaml").about == "Other"


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        (FEW, True),
        ("extends: hall\n", True),
        ("extends: hall\nset: {windows: 6, staff.window: {count: 3}, calendar.hours: [09:00-12:00]}\n", True),
        ("extends: hall\nstaff: {window: {count: 2}}\n", False),
        ("set: {windows: 6}\n", False),
        (PERMIT + "set: {officers: 6}\n", False),
        (PERMIT, True),
    ],
)
def test_editors_know_overlays(text, is_valid):
    """By the schema of scenarios."""
    assert Draft202012Validator(json_schema()).is_valid(read(text)) is is_valid


def test_tuning_an_overlay_changes_the_overlay(folder):
    """Where it sets the value already, or else in a new line; the base stays as it is."""
    result = tuned(Found(FEW, "few.yaml", folder), ["officers=3", "horizon.length=30 workdays", "title=Three"])
    assert result.text == FEW.replace("officers: 1", "officers: 3").replace(
        "at_closing: finish}", "at_closing: finish, horizon.length: 30 workdays}"
    ).replace("title: Few officers", "title: Three")
    assert result.changes == (
        Change("parameters.officers.value", "1", "3"),
        Change("horizon.length", "20 workdays", "30 workdays"),
        Change("title", "Few officers", "Three"),
    )
    plain = Found("extends: base.yaml\n", "plain.yaml", folder)
    assert tuned(plain, ["人数=3"]).text == "extends: base.yaml\nset: {人数: 3}\n"
    assert tuned(plain, ["officers=2"]).text == plain.text


def test_a_value_that_a_later_one_hides_is_not_changed_in_vain(folder):
    """The overlay itself must be put in order first."""
    text = "extends: base.yaml\nset: {staff.officer.count: 1, staff.officer: {count: 2}}\n"
    with pytest.raises(ScenarioError, match=r"'staff\.officer\.count' cannot be changed alone"):
        tuned(Found(text, "hidden.yaml", folder), ["staff.officer.count=3"])


@pytest.mark.usefixtures("folder")
def test_what_an_overlay_sets_can_be_varied():
    """What the base states too; around the value that the overlay sets."""
    officers, length = read_variations(load("few.yaml"), ["officers=1..3", "horizon.length=10 workdays,20 workdays"])
    assert officers.present is not None
    assert officers.present.amount == 1
    assert [level.amount for level in officers.levels] == [1, 2, 3]
    assert len(length.levels) == 2


def test_a_list_of_scenarios_tells_what_an_overlay_leaves_out(monkeypatch, tmp_path):
    """Its title and what it is about are those of its base."""
    from sim.scenario import library

    (tmp_path / "over.yaml").write_text("extends: hall\nabout: Mine\n", encoding="utf-8")
    known = library._shipped_files()
    monkeypatch.setattr(library, "_shipped_files", lambda: {**known, "over": tmp_path / "over.yaml"})
    base, over = (next(one for one in library.shipped() if one.name == name) for name in ("hall", "over"))
    assert (over.title, over.chinese_title, over.about) == (base.title, base.chinese_title, "Mine")
    assert find("over").text.startswith("extends")
