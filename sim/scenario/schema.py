"""The scenario language as JSON Schema, for editors: derived from the same forms by which files are read."""

from __future__ import annotations

from sim.scenario.construct_form import CONSTRUCT, FLOW
from sim.scenario.reader import ListOf, Schema
from sim.scenario.structure import SCENARIO

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> Schema:
    """The schema of a scenario file (draft 2020-12).

    It knows the keys and shapes of a file; names, units and everything that spans the file are checked on loading.
    """
    return {
        "$schema": DIALECT,
        **SCENARIO.schema(),
        "$defs": {
            "flow": ListOf(CONSTRUCT, FLOW.what).schema(),
        },
    }
