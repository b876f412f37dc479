"""Compiles what takes people or time: steps, waits, holding people, trips."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from sim.engine.draw_factory import DrawFactory
from sim.engine.draws import WholeDraws
from sim.engine.nodes.end import SetOutcome
from sim.engine.nodes.hold import Release, Take
from sim.engine.nodes.node import Node
from sim.engine.nodes.patience import Impatient
from sim.engine.nodes.step import QuickStep
from sim.engine.nodes.step import Step as StepNode
from sim.engine.nodes.travel import WayBack, WayThere
from sim.engine.nodes.wait import NextMeeting, Timer
from sim.engine.nodes.wait import Wait as WaitNode
from sim.engine.people import People
from sim.engine.plan import Around, Piece, Plan, link, named
from sim.engine.pool import ChoosingPool
from sim.engine.records import OUTCOMES, NodeKind
from sim.engine.workers import people_for
from sim.scenario import flow as language
from sim.scenario.flow import Counting, Flow, Needs, Outcome
from sim.scenario.staff import Role
from sim.scenario.value import Constant, Value

CompileFlow = Callable[[Flow, Around], Piece]


class WorkCompiler:
    """Compiles steps, waits, holds and trips of one case type; bodies are handed back to who compiles flows."""

    def __init__(
        self, plan: Plan, case_type: str, draws: DrawFactory, shared_streams: set[str], flow: CompileFlow
    ) -> None:
        self._plan = plan
        self._run = plan.run
        self._case_type = case_type
        self._draws = draws
        self._shared_streams = shared_streams
        self._flow = flow

    def step(self, step: language.Step, around: Around) -> Piece:
        """Compile a step, as a quick one if it can be."""
        needs = _together([Needs(named(need.pool, around), need.count) for need in step.by])
        # People of the case last: the work counts as that of the first.
        needs = tuple(sorted(needs, key=lambda need: self._plan.is_private(need.pool)))
        wanted = tuple(need for need in needs if need.pool not in around.held)
        held = "" if wanted else (needs[0].pool if needs else around.at)
        number = self._plan.record(
            self._case_type,
            NodeKind.STEP,
            step.name,
            around,
            needs=wanted,
            held=held,
            department=named(step.department, around),
            documents=sum(_constant(count) for count in step.documents.values()),
            filings=_constant(step.filings),
            per_item=step.per is language.Per.ITEM,
            in_attendance=around.in_attendance,
            traveller=around.traveller,
        )
        quick = self._quick_step(step, wanted, number, around)
        if quick is not None:
            return Piece(quick, (quick,))
        people = people_for(self._plan, needs or (Needs(held),), around)
        if step.patience is None:
            node = self._full_step(step, people, number, around)
            return Piece(node, (node,))
        impatient, exits = self._impatient(step, step.patience, people, number, wanted, around)
        node = self._full_step(step, impatient, number, around)
        impatient.queued_for = node
        return Piece(node, (node, *exits))

    def _impatient(
        self,
        queued: language.Step | language.At,
        patience: Value,
        people: People,
        number: int,
        needs: tuple[Needs, ...],
        around: Around,
    ) -> tuple[Impatient, tuple[Node, ...]]:
        """People whom cases ask who may give up, and where those go on who did."""
        name = queued.name if isinstance(queued, language.Step) else queued.pool
        given_up = self._plan.record(self._case_type, NodeKind.GIVEN_UP, name, around, needs=needs)
        stream = self._draws.stream(queued, around, "patience")
        impatient = Impatient(self._run, people, self._draws.timer(patience, queued.counting, stream), number, given_up)
        if not queued.otherwise:
            outcome = SetOutcome(OUTCOMES.index(Outcome.WITHDRAWN))
            outcome.then = around.over
            impatient.given_up = outcome
            return impatient, ()
        piece = self._flow(queued.otherwise, around)
        impatient.given_up = piece.entry
        return impatient, piece.exits

    def _quick_step(
        self, step: language.Step, wanted: tuple[Needs, ...], number: int, around: Around
    ) -> QuickStep | None:
        plain = language.Step(step.name, step.by, step.takes, department=step.department, stream=step.stream)
        counts = {**step.documents, "filings": step.filings}
        same = evolve(step, documents={}, filings=Constant(0.0)) == plain
        if not same or around.in_parts or around.item or len(wanted) != 1 or around.held:
            return None
        if (step.stream or step.name) in self._shared_streams or not all(map(_is_constant, counts.values())):
            return None
        pool = self._plan.pools.get(wanted[0].pool)
        if pool is None or isinstance(pool, ChoosingPool):
            return None
        durations = WholeDraws(self._draws.draw(step.takes, self._draws.stream(step, around)))
        return QuickStep(self._run, number, pool, durations)

    def _full_step(self, step: language.Step, people: People, number: int, around: Around) -> StepNode:
        node = StepNode(self._run, number, people, self._draws.duration(step.takes, self._draws.stream(step, around)))
        node.only = step.only
        node.per = step.per
        node.accepts = step.accepts
        node.decides = step.decides
        if step.fails is not None:
            node.chance = self._draws.chance(step.fails, self._draws.stream(step, around, "fails"))
        varying = [count for count in step.documents.values() if not _is_constant(count)]
        if varying:
            node.documents = self._draws.sum(varying)
        if not _is_constant(step.filings):
            node.filings = self._draws.number(step.filings)
        return node

    def wait(self, wait: language.Wait, around: Around) -> Piece:
        """Compile a wait for a time."""
        timer = self._draws.timer(wait.duration, wait.counting, self._draws.stream(wait, around))
        return self._waiting(
            wait.name, timer, around, stops_clock=wait.stops_clock, pauses=wait.counting is Counting.OPEN_HOURS
        )

    def wait_until(self, wait: language.WaitUntil, around: Around) -> Piece:
        """Compile a wait for the next meeting."""
        timer = NextMeeting(self._run.workdays, wait.meeting)
        return self._waiting(wait.name, timer, around, stops_clock=wait.stops_clock, pauses=False)

    def _waiting(self, name: str, timer: Timer, around: Around, *, stops_clock: bool, pauses: bool) -> Piece:
        number = self._plan.record(self._case_type, NodeKind.WAIT, name, around, stops_clock=stops_clock, pauses=pauses)
        node = WaitNode(self._run, number, timer, stops_clock=stops_clock)
        return Piece(node, (node,))

    def trip(self, trip: language.Trip, around: Around) -> Piece:
        """Compile a trip: the applicant is held from the decision to leave until being back."""
        by = named(trip.by, around)
        inside = evolve(around, in_attendance=True, traveller=by)
        if by in around.held - around.in_turns:
            return self._journey(trip, inside, is_first=around.taken_for is trip)
        inside = evolve(inside, held=around.held | {by}, in_turns=around.in_turns - {by}, taken_for=trip)
        return self._hold(by, NodeKind.TRIP, trip.name, (trip,), inside, around)

    def _journey(self, trip: language.Trip, around: Around, *, is_first: bool) -> Piece:
        """The way there, what is done there, the way back; the traveller is held by what is around."""
        number = self._plan.record(self._case_type, NodeKind.TRAVEL, trip.name, around, held=around.traveller)
        way = self._draws.duration(trip.takes, self._draws.stream(trip, around, "there"))
        there = WayThere(self._run, number, way, is_first=is_first)
        home = self._draws.duration(trip.takes, self._draws.stream(trip, around, "back"))
        back = WayBack(self._run, number, home)
        over = WayBack(self._run, number, home)
        over.then = around.over
        there.then = self._into(trip.body, back, evolve(around, over=over))
        return Piece(there, (back,))

    def at(self, at: language.At, around: Around) -> Piece:
        """Compile a body during which a person of a pool is held; nested in itself, nobody else is taken."""
        pool = named(at.pool, around)
        inside = evolve(around, held=around.held | {pool}, in_turns=around.in_turns - {pool}, at=pool)
        if pool in around.held - around.in_turns:
            return self._flow(at.body, inside)
        if self._plan.staffed[pool].pool.role is Role.STAFF:
            inside = evolve(inside, in_attendance=True)
        return self._hold(pool, NodeKind.HOLD, pool, at.body, inside, around, at)

    def _into(self, flow: Flow, end: Node, around: Around) -> Node:
        piece = self._flow(flow, around)
        link(piece, end)
        return piece.entry

    def _hold(
        self,
        pool: str,
        kind: NodeKind,
        name: str,
        body: Flow,
        inside: Around,
        around: Around,
        at: language.At | None = None,
    ) -> Piece:
        """A person is taken for the body; one who is held around it already is taken in turn, and not counted again."""
        needs = () if pool in around.held else (Needs(pool),)
        held = pool if pool in around.held else ""
        number = self._plan.record(
            self._case_type, kind, name, around, needs=needs, held=held, in_attendance=around.in_attendance
        )
        people = people_for(self._plan, (Needs(pool),), around)
        exits: tuple[Node, ...] = ()
        if at is None or at.patience is None:
            take = Take(self._run, people, pool, number)
        else:
            impatient, exits = self._impatient(at, at.patience, people, number, needs, around)
            take = impatient.queued_for = Take(self._run, impatient, pool, number)
        self._plan.takes.append(take)
        release = Release(self._run, people, take)
        over = Release(self._run, people, take)
        over.then = around.over
        take.body = self._into(body, release, evolve(inside, over=over))
        return Piece(take, (release, *exits))


def _together(needs: list[Needs]) -> tuple[Needs, ...]:
    """Needs of one pool, which `{item}` may have made of two, as one."""
    counts: dict[str, int] = {}
    for need in needs:
        counts[need.pool] = counts.get(need.pool, 0) + need.count
    return tuple(Needs(pool, count) for pool, count in counts.items())


def _constant(value: Value) -> float:
    return value.amount if isinstance(value, Constant) else 0.0


def _is_constant(value: Value) -> bool:
    return isinstance(value, Constant)
