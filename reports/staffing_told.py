"""How one speaks of staffings: by their numbers of people, what they cost, and the targets that they meet or miss."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import define

from reports import staffing_words as own
from reports import words
from reports.phrase import Voice, beside
from reports.quantities import Shown, amount_text, estimate_text, shown_of
from reports.spoken_notation import in_notation
from reports.things import COUNTED
from sim.experiment.candidates import USUAL_COST, Candidate
from sim.experiment.evidence import Doubt, Finding
from sim.experiment.staffing import Staffings, Tried
from sim.experiment.target import Sense, Target
from sim.measure.catalogue import Measure, Subject
from sim.scenario.variation import Variation

_POOL_PATH = 3
_FINENESS = 1000
_UP_TO = "不超过"
_SHARES = (0.99, 0.999, 0.9999, 0.99999, 0.999999)


@define(frozen=True)
class Told:
    """What was found, and the language."""

    found: Staffings
    voice: Voice

    @property
    def has_costs(self) -> bool:
        """Whether costs are other than numbers of people."""
        return any(cost != USUAL_COST for cost in self.found.among.costs)

    def title(self, process: str) -> str:
        """The title of a process."""
        return self.voice.name(self.found.scenario.processes[process].title or process)

    def staffing(self, candidate: Candidate) -> str:
        """`8 windows + 2 reviewers`."""
        pairs = zip(self.found.among.variations, candidate.levels, strict=True)
        return self.voice.say(own.PLUS).join(self._number(variation, level.shown) for variation, level in pairs)

    def _number(self, variation: Variation, number: str) -> str:
        phrase = own.NUMBER_OF if _is_pool(variation) else own.NUMBER
        name = self.name(variation, number)
        return self.voice.say(phrase, number=number, name=name).replace(" ", "\u00a0")

    def name(self, variation: Variation, number: str) -> str:
        """What a number is of: `windows`, if it is one `window`; of `staff.window.count` the pool."""
        if _is_pool(variation):
            return self.voice.name(str(variation.path[1]))
        name = self.voice.name(variation.name)
        is_plural = self.voice.language == "en" and name.endswith("s") and not name.endswith("ss")
        return name[:-1] if is_plural and number == "1" else name

    def staffings(self, those: Sequence[Tried]) -> str:
        """Several staffings."""
        return self.voice.listed(self.staffing(one.candidate) for one in those)

    def cost(self, cost: float) -> str:
        """What a staffing costs, as a bare number."""
        return amount_text(cost, Shown.COUNT, self.voice.language)

    def cost_said(self, cost: float) -> str:
        """What a staffing costs, in a sentence."""
        return self.voice.say(own.AT_COST if self.has_costs else own.IN_ALL, cost=self.cost(cost))

    def thing(self, target: Target) -> str:
        """What a target is about: as it was typed in English, in Chinese as reports call it."""
        if self.voice.language == "en" and target.name.isascii():
            return target.name
        if target.measure in COUNTED:
            return self.voice.say(COUNTED[target.measure], name=self.voice.name(target.subject))
        thing = self.voice.say(words.MEASURES[target.measure])
        if target.measure.subject is Subject.CASE_TYPE and target.subject in ("", self.found.scenario.subject):
            return thing
        subject = self.voice.name(target.subject)
        if self.voice.language == "zh":
            return beside(subject, thing)
        return self.voice.say(own.THING_OF, thing=thing, subject=subject)

    def target(self, target: Target) -> str:
        """`on time ≥ 95%`."""
        thing, amount = self.thing(target), in_notation(target.said, self.voice)
        if target.sense is Sense.AT_MOST and thing.endswith(_UP_TO):
            return f"{thing}\u00a0{amount}"
        thing = thing.removesuffix(_UP_TO)
        return self.voice.say(
            own.AT_MOST if target.sense is Sense.AT_MOST else own.AT_LEAST, thing=thing, amount=amount
        )

    def targets(self) -> str:
        """All targets, in a row."""
        return self.voice.in_a_row(self.target(target) for target in self.found.targets)

    def result(self, finding: Finding) -> str:
        """What came out for a target, with its name."""
        amount = estimate_text(finding.estimate, shown_of(finding.target.measure), self.voice.language)
        phrase = own.RESULT_FINISHED if finding.doubt is Doubt.UNFINISHED else own.RESULT
        return self.voice.say(phrase, thing=self.thing(finding.target), amount=amount)

    def results(self, findings: Sequence[Finding]) -> str:
        """What came out for several targets."""
        return self.voice.in_a_row(self.result(finding) for finding in findings)

    def surely(self, sense: Sense, bound: float, measure: Measure) -> str:
        """A bound that holds for sure; shares are rounded away from what they bound, as 99.96% is not 100%."""
        phrase, away = (own.AT_MOST_SURELY, math.ceil) if sense is Sense.AT_MOST else (own.AT_LEAST_SURELY, math.floor)
        shown = shown_of(measure)
        if shown is Shown.SHARE and math.isfinite(bound):
            bound = min(1.0, max(0.0, away(bound * _FINENESS) / _FINENESS)) if bound <= 1 else bound
        return self.voice.say(phrase, amount=amount_text(bound, shown, self.voice.language))


def confidence_text(error: float) -> str:
    """The confidence of one statement, never rounded up: `99.97%`."""
    confidence = 1 - error
    digits = sum(confidence >= share for share in _SHARES)
    scale = 10 ** (digits + 1)
    return f"{int(confidence * 100 * scale) / scale:.{digits + 1}f}%".replace(".0%", "%")


def _is_pool(variation: Variation) -> bool:
    return len(variation.path) == _POOL_PATH and variation.path[0] == "staff"
