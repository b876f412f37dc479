"""A small reform whose numbers can be worked out by hand, for tests that vary its parameters."""

from __future__ import annotations

from sim.scenario.load import load_text

TEXT = """\
title: A small reform
parameters:
  before: {value: 60 min, range: 30..90 min, origin: assumed}
  after:  {value: 20 min, range: 10..100 min, origin: assumed}
  spread: {value: 10..20..30 min, range: 10..40 min, origin: assumed}
  way:    {value: short, choices: [short, long], origin: assumed}
  desks:  {value: 50, range: 1..90, origin: assumed}
calendar: {days: mon-sun, hours: around the clock, holidays: none}
horizon: {start: 2026-03-02, length: 5 workdays, run_out: 20 workdays}
staff: {desk: {count: desks}, clerk: {count: 50}}
cases:
  visit: {arrivals: {every: exponential(4 h)}, attributes: {walk: way}}
  other: {arrivals: {every: 6 h}, flow: [{step: other, by: desk, takes: 10 min}]}
processes:
  old: {title: Old way, visit: [{step: serve, by: desk, takes: before}, {step: check, by: clerk, takes: spread}]}
  new:
    title: New way
    visit:
      - {step: serve, by: desk, takes: after}
      - {step: check, by: clerk, takes: spread}
      - choose: way
        options:
          - {when: walk is long, do: [{step: walk, by: clerk, takes: 60 min}]}
chinese: {A small reform: 小改革, Old way: 老办法, New way: 新办法, before: 原用时, after: 新用时,
  visit: 来访, desk: 窗口}
"""
"""Old and new differ by `after` less `before` a case, and by an hour more the long way: nobody waits."""

REFORM = load_text(TEXT, "reform.yaml")
