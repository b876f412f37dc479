"""Flows as trees: every construct has a line that says what it does."""

from datetime import time

import pytest

from reports.document import Document
from reports.figures import Abreast, Branch, Tree
from reports.flow_tree import flow_branches
from reports.phrase import LANGUAGES, Voice
from reports.terminal import render_text
from sim.scenario.count import Count, ShareOf
from sim.scenario.flow import (
    Afterwards,
    At,
    Batch,
    Choose,
    Counting,
    Each,
    Finish,
    Follow,
    Meeting,
    Needs,
    Only,
    Option,
    Order,
    Outcome,
    Parallel,
    Per,
    Repeat,
    Revoke,
    Step,
    Stopwatch,
    Trip,
    UntilPassed,
    Wait,
    WaitUntil,
)
from sim.scenario.flow import Branch as Way
from sim.scenario.quantity import Kind
from sim.scenario.value import Comparison, Condition, Constant, Word

HOUR = Constant(3600.0, Kind.DURATION)
HALF = Constant(0.5, Kind.SHARE)
CHECK = Step("check", (Needs("window", 2), Needs("expert")), HOUR, fails=HALF, accepts=True, decides=True)

FLOW = (
    CHECK,
    Step("sort", (), HOUR, per=Per.ITEM, only=Only.PASSED, documents={"form": Constant(2.0)}, filings=Constant(3.0)),
    Wait("post", Constant(2.0, Kind.WORKDAYS), Counting.LEGAL_DAYS, stops_clock=True),
    WaitUntil("joint review", Meeting(2, time(14, 0)), stops_clock=True),
    Each((CHECK,), ("fire", "water"), Order.SIDE_BY_SIDE, {"water": ("fire",)}),
    Parallel("both", (Way("left", (CHECK,)), Way("right", ())), Order.IN_TURN),
    Choose(
        "size",
        (Option((CHECK,), when=Condition("area", Comparison.AT_LEAST, Constant(500.0))), Option((), chance=HALF)),
        (Finish(Outcome.REFUSED),),
    ),
    Choose("zone", (Option((Finish(Outcome.WITHDRAWN),), when=Condition("zone", Comparison.NOT_EQUAL, Word("in"))),)),
    Repeat("ask", (CHECK,), Constant(3.0), HALF, 5),
    UntilPassed(Per.ITEM, (CHECK,), Constant(40.0), 3, (Finish(Outcome.GRANTED),)),
    Batch("round", (CHECK,), Constant(5.0), HOUR, Counting.OPEN_HOURS, Meeting(1, time(9, 30)), "zone"),
    Count("lapsed"),
    Count("late", ShareOf.CASES),
    Count("missing", ShareOf.ITEMS),
    Stopwatch("days closed", (CHECK,)),
    Trip("hall", HOUR, (At("window", (CHECK,)),)),
    Afterwards("inspection", (Revoke((Follow("the old way"),)),), Constant(15.0, Kind.WORKDAYS)),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_constructs(snapshot, language):
    """Who, how long, what can fail, what stops the clock, and what comes after."""
    tree = Tree("Everything", flow_branches(FLOW, Voice(language)))
    assert render_text(Document("Flow", (Abreast((tree,)),)), width=100) == snapshot


def test_nothing_is_said_of_an_empty_flow():
    """A process in which nothing happens has a tree without branches."""
    assert flow_branches((), Voice("en")) == ()
    assert flow_branches((Finish(Outcome.GRANTED),), Voice("en")) == (Branch("granted"),)
