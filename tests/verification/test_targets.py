"""The two reforms as reported in January 2026: the numbers come out of the flows, not out of the claims.

Seeds are fixed, so nothing here can fail by chance; where a mean is compared with a bound, the bound is so far away
that no seed reaches it.
"""

from __future__ import annotations

from functools import cache

import pytest

from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison, Verdict
from sim.measure.catalogue import Measure
from sim.measure.measure import measure
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario

pytestmark = pytest.mark.slow

SPECIAL = "special-equipment"
CONSTRUCTION = "construction-start"
SEED = 7
REPLICATIONS = 4


def without_claims(scenario: Scenario) -> str:
    """The text of a scenario with its section of claims cut out."""
    kept: list[str] = []
    is_claim = False
    for line in scenario.text.splitlines():
        if line and not line[0].isspace():
            is_claim = line.startswith("claims:")
        if not is_claim:
            kept.append(line)
    return "\n".join(kept) + "\n"


@cache
def compared(name: str, *overrides: str, claims: bool = True) -> Comparison:
    """A shipped scenario with some values changed, compared."""
    if claims:
        scenario = load(name, overrides)
    else:
        scenario = load_text(without_claims(load(name)), overrides=overrides)
        assert scenario.claims == ()
    return compare(scenario, seed=SEED, replications=REPLICATIONS)


def means(comparison: Comparison, measure: Measure) -> tuple[float, float]:
    """Old and new."""
    subject = comparison.scenario.subject
    old, new = (comparison.estimate(process, measure, subject) for process in ("old", "new"))
    return old.mean, new.mean


class TestSpecialEquipment:
    """102 devices of one firm: once 102 filings, now one."""

    def test_documents(self):
        """306 become 2."""
        assert means(compared(SPECIAL), Measure.DOCUMENTS) == (306, 2)

    def test_filings(self):
        """102 become 1."""
        assert means(compared(SPECIAL), Measure.FILINGS) == (102, 1)

    def test_trips(self):
        """Several become one."""
        old, new = means(compared(SPECIAL), Measure.TRIPS)
        assert old > 1
        assert new == 1

    def test_every_case_needed_several_trips(self):
        """102 sets at 40 a visit are at least three trips for every firm, not only on average."""
        scenario = load(SPECIAL)
        assert measure(scenario, "old", simulate(scenario, "old", SEED, 0)).values[Measure.TRIPS, "rename"] >= 3

    def test_counter_time(self):
        """A few minutes at the window: 3 to 10."""
        _, new = means(compared(SPECIAL), Measure.COUNTER_TIME)
        assert 3 * 60 <= new <= 10 * 60

    def test_the_applicant_gains(self):
        """Lead time and the applicant's own effort shrink, and the interval of the difference leaves out zero."""
        comparison = compared(SPECIAL)
        for gained in (Measure.LEAD_TIME_MEAN, Measure.APPLICANT_EFFORT):
            difference = comparison.difference("new", gained, "rename")
            assert difference.estimate.high < 0
            assert difference.is_shown

    def test_the_reported_effort(self):
        """102 sets at 14 minutes are three nights of work: about 24 hours of preparation before the first trip."""
        old, new = means(compared(SPECIAL), Measure.PATH_APPLICANT_WORK)
        assert old > 20 * 3600
        assert new < 3600

    @pytest.mark.parametrize("claims", [True, False])
    def test_ten_devices(self, claims: bool):  # noqa: FBT001
        """With ten devices there are 30 documents and 10 filings: the numbers follow the flow."""
        ten = compared(SPECIAL, "devices=10", claims=claims)
        assert means(ten, Measure.DOCUMENTS) == (30, 2)
        assert means(ten, Measure.FILINGS) == (10, 1)

    def test_without_claims_nothing_changes(self):
        """The claims stand beside the results and do not make them."""
        with_claims, without = compared(SPECIAL), compared(SPECIAL, claims=False)
        assert repr(without.estimates) == repr(with_claims.estimates)
        assert without.claims == ()

    def test_all_claims_hold(self):
        """Everything that is reported is borne out."""
        claims = compared(SPECIAL).claims
        assert [claim.said for claim in claims] == ["306", "2", "102", "1", "more than 1", "1", "3..10 min"]
        assert {claim.verdict for claim in claims} == {Verdict.HOLDS}

    def test_other_devices_do_not_bear_the_claims_out(self):
        """With 101 devices, 306 documents and 102 filings are wrong."""
        verdicts = {
            (claim.claim.measure, claim.process): claim.verdict for claim in compared(SPECIAL, "devices=101").claims
        }
        assert verdicts["documents", "old"] is Verdict.DOES_NOT_HOLD
        assert verdicts["filings", "old"] is Verdict.DOES_NOT_HOLD
        assert verdicts["documents", "new"] is Verdict.HOLDS


@pytest.mark.parametrize("reading", ["in turn", "side by side"])
class TestConstructionStart:
    """Eight approvals or one pledge, in both readings of five days for eight items."""

    def test_filings(self, reading: str):
        """8 become 1."""
        assert means(compared(CONSTRUCTION, f"reading={reading}"), Measure.FILINGS) == (8, 1)

    def test_promised_limit(self, reading: str):
        """5 working days become 1."""
        assert means(compared(CONSTRUCTION, f"reading={reading}"), Measure.PROMISED_LIMIT) == (5, 1)

    def test_all_cases_are_through(self, reading: str):
        """Nothing is left over, in either process."""
        assert means(compared(CONSTRUCTION, f"reading={reading}"), Measure.UNFINISHED) == (0, 0)

    def test_the_pledge_is_faster(self, reading: str):
        """In every replication the mean lead time of the new process is shorter."""
        comparison = compared(CONSTRUCTION, f"reading={reading}")
        assert comparison.difference("new", Measure.LEAD_TIME_MEAN, "project").estimate.high < 0
        assert comparison.faster["new"].mean > 0.9

    def test_departments(self, reading: str):
        """Eight departments become one."""
        assert means(compared(CONSTRUCTION, f"reading={reading}"), Measure.DEPARTMENTS) == (8, 1)

    def test_all_claims_hold(self, reading: str):
        """The reductions by 87.5 % and 80 % as well."""
        claims = compared(CONSTRUCTION, f"reading={reading}").claims
        assert len(claims) == 6
        assert {claim.verdict for claim in claims} == {Verdict.HOLDS}


def test_side_by_side_is_faster_than_in_turn():
    """The eight approvals take less time, and not less work, if they run side by side."""
    in_turn = compared(CONSTRUCTION, "reading=in turn")
    side_by_side = compared(CONSTRUCTION, "reading=side by side")
    slow, fast = (c.estimate("old", Measure.LEAD_TIME_MEAN, "project") for c in (in_turn, side_by_side))
    assert fast.high < slow.low
    effort = [c.estimate("old", Measure.STAFF_EFFORT, "project").mean for c in (in_turn, side_by_side)]
    assert effort[1] == pytest.approx(effort[0])


def test_safety_items_by_review_cost_two_filings_more():
    """What may not be pledged is filed apart: three filings instead of one."""
    _, new = means(compared(CONSTRUCTION, "safety_items=by review"), Measure.FILINGS)
    assert new == 3
