"""The sentences that answer how many people it takes, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from reports import staffing_words as own
from reports.problems import remark
from reports.staffing_told import Told
from sim.experiment.evidence import Decision, Doubt
from sim.experiment.staffing import ProcessStaffing, Tried
from sim.scenario.beyond_range import beyond_ranges

_MOST_NAMED = 3


def answers(told: Told) -> Iterator[str]:
    """A sentence for every process, and one for each other's difference from the baseline."""
    for process in told.found.processes:
        yield _answer(told, process)
    scenario = told.found.scenario
    old = next(process for process in told.found.processes if process.process == scenario.baseline)
    for process in told.found.processes:
        if process is not old and process.chosen and old.chosen:
            yield _difference(told, old, process)


def doubts(told: Told) -> Iterator[str]:
    """What is not decided, and what was assumed in vain."""
    found, voice = told.found, told.voice
    for problem in beyond_ranges(found.scenario, found.among.variations):
        yield remark(problem, voice.language)
    for process in found.processes:
        title = voice.quoted(told.title(process.process))
        yield from _too_few(told, process, title)
        if process.chosen:
            yield from _undecided(told, process, title)
        if process.violated is not None:
            more, fewer = (told.staffing(found.among.all[place]) for place in process.violated)
            yield voice.say(own.VIOLATED, process=title, more=more, fewer=fewer)


def _answer(told: Told, process: ProcessStaffing) -> str:
    voice = told.voice
    title = voice.quoted(told.title(process.process))
    if process.is_unsayable or process.best is None:
        return voice.say(own.UNSAYABLE, process=title, targets=told.targets())
    if not process.chosen:
        phrase = own.NOT_DECIDED if process.undecided else own.NOTHING
        best = process.best
        return voice.say(
            phrase,
            process=title,
            targets=_targets(told),
            best=told.staffing(best.candidate),
            results=told.results(best.evidence.findings),
            most=told.found.looks[-1],
        )
    first, *others = process.chosen
    gaps = {"process": title, "staffing": told.staffing(first.candidate), "targets": _targets(told)}
    if len(told.found.among.variations) > 1 or told.has_costs:
        text = voice.say(own.NEEDS_AT_COST, **gaps, cost=told.cost_said(first.cost))
    else:
        text = voice.say(own.NEEDS, **gaps)
    if others:
        text += _between(told) + voice.say(own.OR_AS_WELL, others=told.staffings(others))
    return text


def _targets(told: Told) -> str:
    """What is met or missed: the target itself if there is only one."""
    return told.targets() if len(told.found.targets) == 1 else told.voice.say(own.THE_TARGETS)


def _difference(told: Told, old: ProcessStaffing, new: ProcessStaffing) -> str:
    """How many fewer the new process needs, by what is varied."""
    voice = told.voice
    before, after = _nearest(old, new)
    titles = {"new": voice.quoted(told.title(new.process)), "old": voice.quoted(told.title(old.process))}
    things = []
    amounts = zip(told.found.among.variations, before.candidate.amounts, after.candidate.amounts, strict=True)
    for variation, was, now in amounts:
        if was != now:
            count = told.cost(abs(now - was))
            things.append(
                voice.say(own.FEWER if now < was else own.MORE, count=count, name=told.name(variation, count))
            )
    if not things:
        text = voice.say(own.AS_MANY, **titles)
    elif told.has_costs or len(told.found.among.variations) > 1:
        costs = {"less": told.cost_said(after.cost), "more": told.cost(before.cost)}
        text = voice.say(own.DIFFERENCE_AT_COST, **titles, **costs, things=voice.listed(things))
    else:
        text = voice.say(own.DIFFERENCE, **titles, things=voice.listed(things))
    if old.undecided or new.undecided:
        text += _between(told) + voice.say(own.AS_FAR_AS_DECIDED)
    return text


def _nearest(old: ProcessStaffing, new: ProcessStaffing) -> tuple[Tried, Tried]:
    """Of equally cheap ones the pair that differs least: it takes the fewest people to change their place."""

    def apart(pair: tuple[Tried, Tried]) -> float:
        before, after = (own.candidate.amounts for own in pair)
        return sum(abs(now - was) for was, now in zip(before, after, strict=True))

    return min(((before, after) for before in old.chosen for after in new.chosen), key=apart)


def _undecided(told: Told, process: ProcessStaffing, title: str) -> Iterator[str]:
    for one in process.undecided[-_MOST_NAMED:]:
        findings = [own for own in one.evidence.findings if own.decision is Decision.OPEN]
        is_unfinished = bool(findings) and all(finding.doubt is Doubt.UNFINISHED for finding in findings)
        yield told.voice.say(
            own.UNDECIDED_UNFINISHED if is_unfinished and one.evidence.is_hopeless else own.UNDECIDED,
            staffing=told.staffing(one.candidate),
            process=title,
            replications=one.evidence.replications,
            results=told.results(findings),
        )
    others = len(process.undecided) - _MOST_NAMED
    if others > 0:
        yield told.voice.say(own.UNDECIDED_OTHERS, count=others, process=title)


def _too_few(told: Told, process: ProcessStaffing, title: str) -> Iterator[str]:
    targets = {
        finding.target for one in process.tried for finding in one.evidence.findings if finding.doubt is Doubt.TOO_FEW
    }
    for target in told.found.targets:
        if target in targets:
            yield told.voice.say(own.TOO_FEW, thing=told.thing(target), process=title)


def _between(told: Told) -> str:
    return " " if told.voice.language == "en" else ""
