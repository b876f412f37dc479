"""Flow constructs: the words in which a process is written, one class each.

A flow is a tuple of constructs, gone through one after the other. Names of steps, waits and pools inside an
`Each` over named items may contain `{item}`, which stands for the name of the item.
"""

from __future__ import annotations

from datetime import time
from enum import Enum

from attrs import field, frozen

from sim.scenario.count import Count
from sim.scenario.value import Condition, Constant, Value


class Counting(Enum):
    """How a waiting time is counted."""

    CALENDAR_TIME = "calendar time"
    OPEN_HOURS = "open hours"
    LEGAL_DAYS = "legal days"


class Order(Enum):
    """How the parts of a case are gone through."""

    IN_TURN = "in turn"
    SIDE_BY_SIDE = "side by side"


class Outcome(Enum):
    """How a case ends."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Per(Enum):
    """What one time of `takes`, one document count and one chance to fail are meant for (a batch: time only)."""

    CASE = "case"
    ITEM = "item"
    BATCH = "batch"


class Only(Enum):
    """Which part of the items a step deals with."""

    ALL = "all"
    PASSED = "passed"
    FAILED = "failed"


@frozen
class Needs:
    """How many people of one pool a step needs."""

    pool: str
    count: int = 1


@frozen
class Step:
    """Work by people.

    `by` are the people, taken together or not at all; empty inside `At`, where the person held does the work.
    `takes` is a duration of work, per case or per item. `fails` is the chance that what was examined must be
    corrected. `stream` names the random numbers; steps of one name share them. `accepts` and `decides` mark the
    legal moments (at the end of the step) between which the time limit runs.

    `patience` is how long a case queues here, counted as `counting` says: who has not been served then leaves and
    takes `otherwise`, or withdraws if that is empty.
    """

    name: str
    by: tuple[Needs, ...]
    takes: Value
    per: Per = Per.CASE
    only: Only = Only.ALL
    documents: dict[str, Value] = field(factory=dict)
    filings: Value = Constant(0.0)
    department: str = ""
    fails: Value | None = None
    stream: str = ""
    accepts: bool = False
    decides: bool = False
    patience: Value | None = None
    counting: Counting = Counting.CALENDAR_TIME
    otherwise: Flow = ()


@frozen
class Wait:
    """Time that passes without work; with `stops_clock` it is taken out of the legal time."""

    name: str
    duration: Value
    counting: Counting = Counting.CALENDAR_TIME
    stops_clock: bool = False
    stream: str = ""


@frozen
class Meeting:
    """Times at which something periodic takes place: every so many working days from the start, at this hour."""

    every_workdays: int
    at: time


@frozen
class WaitUntil:
    """Waiting for the next of periodic meetings (one that takes place at this very moment counts)."""

    name: str
    meeting: Meeting
    stops_clock: bool = False


@frozen
class Each:
    """Every item of the case goes through the body, one after the other or side by side.

    Over named items, `items` may name some of them (empty: all), and `before` says which must be through before
    which: item -> those that come first.
    """

    body: Flow
    items: tuple[str, ...] = ()
    order: Order = Order.IN_TURN
    before: dict[str, tuple[str, ...]] = field(factory=dict)


@frozen
class Branch:
    """A named branch of `Parallel`."""

    name: str
    body: Flow


@frozen
class Parallel:
    """All branches are gone through, side by side or in turn; the case goes on when the last is through."""

    name: str
    branches: tuple[Branch, ...]
    order: Order = Order.SIDE_BY_SIDE


@frozen
class Option:
    """A way that `Choose` may take: with a chance, or where a condition on an attribute holds."""

    body: Flow
    chance: Value | None = None
    when: Condition | None = None


@frozen
class Choose:
    """Exactly one way is taken: the first whose condition holds or whose share is drawn, else `otherwise`."""

    name: str
    options: tuple[Option, ...]
    otherwise: Flow = ()
    stream: str = ""


@frozen
class Repeat:
    """The body again and again: `times` times, or as long as the chance `again` says, at most `at_most` times."""

    name: str
    body: Flow
    times: Value | None = None
    again: Value | None = None
    at_most: int | None = None
    stream: str = ""


@frozen
class UntilPassed:
    """The body is repeated until nothing fails in it.

    Per case: the whole case goes through again. Per item: items go through in batches of `in_batches_of` (all at
    once if None); those that failed come again with those that have not been through. After `at_most` rounds
    (of an item, or of the case) what still fails takes `otherwise`: if that is empty, the case is refused.
    """

    per: Per
    body: Flow
    in_batches_of: Value | None = None
    at_most: int | None = None
    otherwise: Flow = ()


@frozen
class Batch:
    """Cases wait for each other and go through the body together.

    The batch leaves when `size` cases are there, when the oldest has waited `oldest_waits` (counted as `counting`
    says), or when `meeting` comes: whatever is first. `grouped_by` is an attribute whose value the cases of one
    batch share; empty: any.
    """

    name: str
    body: Flow
    size: Value | None = None
    oldest_waits: Value | None = None
    counting: Counting = Counting.CALENDAR_TIME
    meeting: Meeting | None = None
    grouped_by: str = ""


@frozen
class Trip:
    """The applicant travels somewhere, does what is in the body, and travels back.

    `takes` is the time of one way. The applicant leaves so as to arrive while the place is open.
    """

    name: str
    takes: Value
    body: Flow
    by: str = ""
    stream: str = ""


@frozen
class At:
    """One person of a pool is held through the body and serves nobody else meanwhile.

    `patience` is how long a case queues for that person, as in `Step`.
    """

    pool: str
    body: Flow
    patience: Value | None = None
    counting: Counting = Counting.CALENDAR_TIME
    otherwise: Flow = ()
    stream: str = ""


@frozen
class Afterwards:
    """What happens after the decision: effort of people, not lead time of the case.

    `after` is the time from the decision to its beginning.
    """

    name: str
    body: Flow
    after: Value = Constant(0.0)
    counting: Counting = Counting.OPEN_HOURS
    stream: str = ""


@frozen
class Revoke:
    """Inside `Afterwards`: the decision is revoked and the case must go through the body to stand again."""

    body: Flow


@frozen
class Finish:
    """The case ends here with this outcome (inside a branch: the branch ends, the case when all are through)."""

    outcome: Outcome


@frozen
class Follow:
    """The case goes through a flow that is written under `flows`."""

    flow: str


@frozen
class Stopwatch:
    """Measures the calendar time from entering the body to leaving it, summed over all passes of a case."""

    name: str
    body: Flow


Effort = Step | Wait | WaitUntil | Trip | At | Batch | Count | Stopwatch
Course = Each | Parallel | Choose | Repeat | UntilPassed | Follow | Finish | Afterwards | Revoke
Construct = Effort | Course

Flow = tuple[Construct, ...]
