"""The forms of steps and waits, and of what constructs have in common."""

from __future__ import annotations

from datetime import time
from functools import partial

from sim.scenario import construct_rule as rule
from sim.scenario.amount_reader import COUNTS, SHARES, TIMES, Amount, Whole
from sim.scenario.count import Count, ShareOf
from sim.scenario.flow import Counting, Finish, Follow, Meeting, Only, Outcome, Per, Step, Wait, WaitUntil
from sim.scenario.form import Entry, Form
from sim.scenario.quantity import Kind
from sim.scenario.reader import ByName, Flag, Text, one_of
from sim.scenario.scope import UNREAD
from sim.scenario.staff_reader import PeopleNeeded
from sim.scenario.time_reader import TimeOfDay

NAME = Text("a name")


def name_entry(key: str, about: str, argument: str = "name") -> Entry:
    """The key by which a construct is told, with its name."""
    return Entry(key, NAME, about, argument, required=True, stand_in="")


STREAM = Entry("stream", NAME, "random numbers, shared by all that name the same; else by what has the same name")
COUNTING = Entry("counting", one_of(Counting), "how time is counted: calendar time, open hours or legal days")
STOPS_CLOCK = Entry("stops_clock", Flag(), "whether this time is taken out of the legal time")

MEETING = Form(
    Meeting,
    "a meeting",
    "Times at which something periodic takes place.",
    (
        Entry(
            "every",
            Whole(kind=Kind.WORKDAYS),
            "working days from one to the next",
            "every_workdays",
            required=True,
            stand_in=1,
        ),
        Entry("at", TimeOfDay(), "the time of day", required=True, stand_in=time()),
    ),
)

STEP: Form[Step] = Form(
    partial(Step, by=()),
    "a step",
    "Work by people.",
    (
        name_entry("step", "the name of the step"),
        Entry("by", PeopleNeeded(), "who does it: a pool, a list of pools, or numbers by pool", stand_in=rule.SOMEBODY),
        Entry("takes", Amount(TIMES, "a duration"), "the time it takes", required=True, stand_in=UNREAD),
        Entry("per", one_of(Per), "what `takes`, `documents` and `fails` are meant for: case or item"),
        Entry("only", one_of(Only), "which items it deals with: all, passed or failed"),
        Entry(
            "documents",
            ByName(Amount(COUNTS, "a number", drawn=False), "numbers by name of document"),
            "documents handed in, with their numbers",
        ),
        Entry("filings", Amount(COUNTS, "a number", drawn=False), "filings handed in"),
        Entry("department", NAME, "the department that does it"),
        Entry("fails", Amount(SHARES, "a share"), "chance that what was examined must be corrected", stand_in=UNREAD),
        STREAM,
        Entry("accepts", Flag(), "whether the case is accepted at its end: the time limit begins"),
        Entry("decides", Flag(), "whether the case is decided at its end: the time limit ends"),
    ),
    finish=rule.finish_step,
)

WAIT = Form(
    Wait,
    "a wait",
    "Time that passes without work.",
    (
        name_entry("wait", "the name of the wait"),
        Entry("for", Amount(TIMES, "a duration"), "how long", "duration", required=True, stand_in=UNREAD),
        COUNTING,
        STOPS_CLOCK,
        STREAM,
    ),
    finish=rule.finish_wait,
)

WAIT_UNTIL = Form(
    WaitUntil,
    "a wait until a meeting",
    "Waiting for the next of periodic meetings.",
    (
        name_entry("wait", "the name of the wait"),
        Entry(
            "until", MEETING, "when the meetings are: {every, at}", "meeting", required=True, stand_in=rule.SOME_MEETING
        ),
        STOPS_CLOCK,
    ),
)

FINISH = Form(
    Finish,
    "a finish",
    "The case ends here.",
    (
        Entry(
            "finish",
            one_of(Outcome),
            "granted, refused or withdrawn",
            "outcome",
            required=True,
            stand_in=Outcome.GRANTED,
        ),
    ),
)

FOLLOW = Form(
    Follow,
    "a follow",
    "The case goes through a flow that is written under `flows`.",
    (name_entry("follow", "the name of the flow", "flow"),),
)

COUNT = Form(
    Count,
    "a count",
    "Adds one to a tally of the case; takes no time.",
    (
        name_entry("count", "the name of the tally"),
        Entry("share_of", one_of(ShareOf), "cases or items: told as the share of those that passed here"),
    ),
)
