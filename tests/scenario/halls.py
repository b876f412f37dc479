"""Two small reforms and the hall in which they take place, as files."""

from __future__ import annotations

from pathlib import Path

from sim.scenario.load import load
from sim.scenario.model import Scenario

LICENCE = """
title: Licences
parameters:
  every: {value: 2 h, range: 1..8 h, origin: assumed}
  reading: {value: 30 min, range: 5..60 min, origin: assumed}
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 5 workdays, run_out: 20 workdays}
staff:
  clerk: {count: 1}
  reader: {count: 1}
  applicant: {count: 1, per: case}
cases:
  licence:
    arrivals: {every: exponential(every)}
    limit: {promised: 5 workdays}
  other:
    arrivals: {rate: 1 per workday}
    flow: [{step: chat, by: clerk, takes: 1 min}]
flows:
  reading:
    - {step: read, by: reader, takes: reading}
processes:
  before:
    title: In two steps
    licence:
      - {step: take in, by: clerk, takes: 10..20 min}
      - follow: reading
  new:
    title: In one step
    licence:
      - {step: take in, by: clerk, takes: 5..10 min, documents: {form: 1}}
baseline: before
claims:
  - {measure: documents, before: 0, new: 1, origin: assumed, rests_on: [reading]}
  - {measure: capacity, increase: 10%, origin: assumed}
chinese: {Licences: 许可, licence: 许可证}
"""

LIFT = """
title: Lifts
parameters:
  lifts: {value: 3, range: 1..9, origin: assumed}
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-02-02, length: 5 workdays, run_out: 20 workdays}
staff:
  inspector of brakes: {count: 1}
  inspector of ropes: {count: 1}
  driver: {count: 1}
cases:
  lift:
    arrivals: {cohort: 4, on: 2026-02-03}
    items: [brakes, ropes]
processes:
  old:
    lift:
      - each: item
        do:
          - {step: inspect {item}, by: inspector of {item}, takes: 40 min}
      - {step: drive, by: driver, takes: 10 min}
  new:
    lift:
      - {step: look, by: [inspector of brakes, inspector of ropes], takes: 20 min}
""".replace("inspect {item}", '"inspect {item}"').replace("inspector of {item}", '"inspector of {item}"')

HALL = """
title: Hall
parameters:
  a_licence_every: {value: 1 h, range: 1..8 h, origin: assumed}
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 5 workdays, run_out: 20 workdays}
staff:
  window: {count: 3}
  applicant: {count: 1, per: case}
cases:
  everyday:
    arrivals: {rate: 10 per workday}
    flow: [{step: serve, by: window, takes: 5..12 min}]
reforms:
  licences:
    scenario: licence.yaml
    people: {clerk: window}
    set: {every: a_licence_every}
  lifts:
    scenario: lift.yaml
    people: {inspector of brakes: window, inspector of ropes: window}
processes:
  old: {title: As it was}
  new: {title: Reformed}
chinese: {Hall: 大厅, lifts: 电梯}
"""


def hall(folder: Path, *overrides: str, text: str = HALL, lift: str = LIFT, licence: str = LICENCE) -> Scenario:
    """The hall, loaded from files in a folder."""
    (folder / "licence.yaml").write_text(licence, encoding="utf-8")
    (folder / "lift.yaml").write_text(lift, encoding="utf-8")
    (folder / "hall.yaml").write_text(text, encoding="utf-8")
    return load(str(folder / "hall.yaml"), overrides)
