"""The form of the adoption of a process."""

from __future__ import annotations

from datetime import datetime

from sim.scenario.adoption import Adoption
from sim.scenario.amount_reader import SHARES, Fixed
from sim.scenario.form import Entry, Form
from sim.scenario.time_reader import Moment
from sim.scenario.value import Constant


def _adoption(share: Constant, since: datetime | None = None) -> Adoption:
    return Adoption(share.amount, since)


ADOPTION = Form(
    _adoption,
    "an adoption",
    "Who uses the process; the other cases go through the baseline.",
    (
        Entry(
            "share",
            Fixed(SHARES, "a share"),
            "the share of the cases that use the process",
            required=True,
            stand_in=Constant(1.0),
        ),
        Entry("from", Moment(at_opening=False), "since when, a date with or without a time", "since"),
    ),
)
