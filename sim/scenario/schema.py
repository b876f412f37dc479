"""The scenario language as JSON Schema, for editors: derived from the same forms by which files are read."""

from __future__ import annotations

from sim.scenario.construct_form import CONSTRUCT, FLOW
from sim.scenario.overlay_reader import EXTENDS, OVERLAY
from sim.scenario.reader import ListOf, Schema
from sim.scenario.structure import SCENARIO

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> Schema:
    """The schema of a scenario file (draft 2020-12).

    A file that extends another needs, and may have, other keys. Names, units and all that spans the file is checked on
    loading.
    """
    scenario, overlay = SCENARIO.schema(), OVERLAY.schema()
    required = scenario.pop("required")
    own = {key: value for key, value in overlay["properties"].items() if key not in scenario["properties"]}
    scenario["properties"] |= own
    return {
        "$schema": DIALECT,
        **scenario,
        "if": {"required": [EXTENDS]},
        "then": {"propertyNames": {"enum": list(overlay["properties"])}},
        "else": {"required": required, "properties": dict.fromkeys(own, False)},
        "$defs": {
            "flow": ListOf(CONSTRUCT, FLOW.what).schema(),
        },
    }
