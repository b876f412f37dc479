"""The JSON Schema that editors use agrees with the reader, because both come from the same forms."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from sim.scenario.construct_form import CONSTRUCT_FORMS
from sim.scenario.library import find, shipped
from sim.scenario.schema import json_schema

ROOT = Path(__file__).parents[2]
NAMES = [summary.name for summary in shipped()]


class Yaml12(yaml.SafeLoader):
    """What an editor makes of a file: YAML 1.2, in which dates and times are texts."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


Yaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]*\.[0-9]+$"), list("-+.0123456789"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))


def read(text: str):
    return yaml.load(text, Yaml12)  # noqa: S506


@pytest.fixture(scope="module")
def validator():
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_shipped_scenarios_fit_the_schema(validator, name):
    """What loads without a problem has none in an editor."""
    assert [error.message for error in validator.iter_errors(read(find(name).text))] == []


@pytest.mark.parametrize(
    "name",
    [
        "unknown-key",
        "missing-key",
        "wrong-type",
        "empty-flow",
        "step-without-time",
        "unknown-construct",
        "calendar-never-open",
    ],
)
def test_faults_of_shape_are_seen_in_the_editor(validator, name):
    """Keys that are not there, or should be, and lists that should not be empty."""
    text = (ROOT / "tests" / "bad_input" / f"{name}.yaml").read_text(encoding="utf-8")
    assert not validator.is_valid(read(text))


def test_every_key_is_explained():
    """An editor shows what a key is for."""
    for _, form in CONSTRUCT_FORMS:
        for key, schema in form.schema()["properties"].items():
            assert schema["description"], f"{key} of {form.called}"


def test_a_schema_is_a_fresh_value():
    """Whoever changes one, changes nobody else's."""
    first = json_schema()
    kept = copy.deepcopy(first)
    first["properties"].clear()
    assert json_schema() == kept


def test_the_schema_that_editors_read_is_this_one():
    """The file beside the scenarios is what the declarations say.

    To renew it: python -c "import json; from sim.scenario.schema import json_schema;
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))" > scenarios/scenario.schema.json
    """
    written = ROOT / "scenarios" / "scenario.schema.json"
    assert json.loads(written.read_text(encoding="utf-8")) == json.loads(json.dumps(json_schema()))
