"""The plan: a flow compiled to linked nodes, once per run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import define, evolve, field, frozen

from sim.engine import survey
from sim.engine.draws import Attributes, Draw, WholeDraws
from sim.engine.nodes.amounts import Chance, Duration, Number, Visits
from sim.engine.nodes.choose import Choose as ChooseNode
from sim.engine.nodes.choose import Way
from sim.engine.nodes.end import SetOutcome
from sim.engine.nodes.fork import Aftermath, AftermathEnd, Fork, Join, Moments
from sim.engine.nodes.gathering import Dispersal, Gathering
from sim.engine.nodes.hold import Release, Take
from sim.engine.nodes.node import Node, Run
from sim.engine.nodes.passing import UntilPassed as PassingNode
from sim.engine.nodes.step import QuickStep
from sim.engine.nodes.step import Step as StepNode
from sim.engine.nodes.travel import WayBack, WayThere
from sim.engine.nodes.turns import BackToLoop, EachInTurn, LeaveLoop, Loop, RepeatAgain, RepeatTimes
from sim.engine.nodes.wait import Elapse, NextMeeting, Timer
from sim.engine.nodes.wait import Wait as WaitNode
from sim.engine.people import Held, OneOf, Own, People, Several
from sim.engine.pool import ChoosingPool, SharedPool
from sim.engine.records import OUTCOMES, Mark, NodeKind
from sim.engine.records import Node as NodeRecord
from sim.engine.records import StaffedPool
from sim.engine.staffing import common_hours
from sim.scenario import flow as language
from sim.scenario.flow import Construct, Counting, Flow, Needs, Outcome
from sim.scenario.quantity import Kind
from sim.scenario.staff import Role
from sim.scenario.value import Constant, Uniform, Value

ITEM = "{item}"


@frozen
class Piece:
    """A compiled part of a flow: where tokens enter, and the nodes whose `then` is still open."""

    entry: Node
    exits: tuple[Node, ...]


@frozen
class Around:
    """What stands around a construct.

    `over` is where tokens go when the case ends here; `held` are pools whose people are held, `at` the one of them
    that does the work of steps without `by`; `in_parts` says that the token may be a part of a case, or come again.
    `taken_for` is the trip for which the applicant has just been taken.
    """

    over: Node
    item: str = ""
    held: frozenset[str] = frozenset()
    at: str = ""
    in_attendance: bool = False
    in_parts: bool = False
    taken_for: language.Trip | None = None


@define
class Plan:
    """Everything that compiling the flows of a process needs and yields."""

    run: Run
    flows: Mapping[str, Flow]
    pools: Mapping[str, SharedPool]
    staffed: Mapping[str, StaffedPool]
    nodes: list[NodeRecord] = field(factory=list)
    under_way: set[tuple[int, int]] = field(factory=set)
    """Rows and branches of what happens after decisions and is not over."""
    blocks: int = 0

    def next_block(self) -> int:
        """A number for the draws of a node, by which cases keep them."""
        self.blocks += 1
        return self.blocks


class Compiler:
    """Compiles the flow of one case type."""

    def __init__(
        self, plan: Plan, case_type: str, items: tuple[str, ...], attributes: Attributes, flow: Flow
    ) -> None:
        self._plan = plan
        self._run = plan.run
        self._case_type = case_type
        self._items = items
        self._attributes = attributes
        names = survey.streams(flow, plan.flows)
        self._shared_streams = {name for name in names if names.count(name) > 1}
        self.is_plain = True
        """Whether everything compiled so far are quick steps, so that tokens need to carry nothing."""
        self._compile: dict[type, Callable[..., Piece]] = {
            language.Step: self._step,
            language.Wait: self._wait,
            language.WaitUntil: self._wait_until,
            language.Each: self._each,
            language.Parallel: self._parallel,
            language.Choose: self._choose,
            language.Repeat: self._repeat,
            language.UntilPassed: self._until_passed,
            language.Batch: self._batch,
            language.Trip: self._trip,
            language.At: self._at,
            language.Afterwards: self._afterwards,
            language.Revoke: self._revoke,
            language.Finish: self._finish,
            language.Follow: self._follow,
        }

    def flow(self, flow: Flow, around: Around) -> Piece:
        """Compile constructs that are gone through one after the other."""
        pieces = [self._construct(construct, around) for construct in flow]
        for piece, following in zip(pieces, pieces[1:], strict=False):
            link(piece, following.entry)
        return Piece(pieces[0].entry, pieces[-1].exits)

    def _construct(self, construct: Construct, around: Around) -> Piece:
        piece = self._compile[type(construct)](construct, around)
        self.is_plain = self.is_plain and isinstance(piece.entry, QuickStep)
        return piece

    def _into(self, flow: Flow, end: Node, around: Around) -> Node:
        """Compile a body that leads to `end`; gives its entry."""
        piece = self.flow(flow, around)
        link(piece, end)
        return piece.entry

    # Names and draws

    def _named(self, name: str, around: Around) -> str:
        return name.replace(ITEM, around.item)

    def _stream(self, construct: object, around: Around, suffix: str = "") -> str:
        name = getattr(construct, "stream", "") or getattr(construct, "name", "")
        return f"{self._case_type}/{self._named(name, around)}{suffix}"

    def _draw(self, value: Value, stream: str) -> Draw:
        return Draw(value, self._run.source, stream, self._attributes)

    def _number_of(self, value: Value) -> Number:
        return Number(self._draw(value, f"{self._case_type}/number"))

    def _duration(self, value: Value, stream: str) -> Duration:
        return Duration(self._draw(value, stream), Visits(stream), self._plan.next_block())

    def _chance(self, share: Value, stream: str) -> Chance:
        uniform = self._draw(Uniform(0.0, 1.0, Kind.COUNT), stream)
        return Chance(uniform, self._draw(share, f"{stream} share"), Visits(stream), self._plan.next_block())

    def _timer(self, value: Value, counting: Counting, stream: str) -> Timer:
        visits = Visits(stream)
        return Elapse(self._run, self._draw(value, stream), visits, value.kind, counting)

    def _record(self, kind: NodeKind, name: str, around: Around, **more: object) -> int:
        number = len(self._plan.nodes)
        node = NodeRecord(number, kind, self._named(name, around), self._case_type, **more)  # type: ignore[arg-type]
        self._plan.nodes.append(node)
        return number

    # People

    def _people(self, needs: tuple[Needs, ...]) -> People:
        if len(needs) == 1 and self._is_private(needs[0].pool):
            return Own(self._plan.staffed[needs[0].pool])
        pools = {need.pool: self._plan.pools[need.pool] for need in needs}
        choosing = {pool: need.count for need in needs if isinstance(pool := pools[need.pool], ChoosingPool)}
        if len(choosing) < len(needs):
            return OneOf(pools[needs[0].pool])
        pausing = [pool.staffed.hours for pool in choosing if not pool.staffed.straight]
        return Several(choosing, common_hours(pausing) if len(needs) > 1 and pausing else None)

    def _is_private(self, pool: str) -> bool:
        return self._plan.staffed[pool].pool.per_case

    # Constructs

    def _step(self, step: language.Step, around: Around) -> Piece:
        needs = tuple(Needs(self._named(need.pool, around), need.count) for need in step.by)
        wanted = tuple(need for need in needs if need.pool not in around.held)
        private = [need for need in wanted if self._is_private(need.pool)]
        if private and len(wanted) > 1:
            inside = evolve(around, held=around.held | {private[0].pool})
            return self._hold(private[0], NodeKind.HOLD, step.name, (step,), inside, around)
        held = "" if wanted else (needs[0].pool if needs else around.at)
        number = self._record(
            NodeKind.STEP,
            step.name,
            around,
            needs=wanted,
            held=held,
            department=self._named(step.department, around),
            documents=sum(_constant(count) for count in step.documents.values()),
            filings=_constant(step.filings),
            per_item=step.per is language.Per.ITEM,
            in_attendance=around.in_attendance,
        )
        node = self._quick_step(step, wanted, number, around) or self._full_step(step, wanted, held, number, around)
        return Piece(node, (node,))

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
        durations = WholeDraws(self._draw(step.takes, self._stream(step, around)))
        return QuickStep(self._run, number, pool, durations)

    def _full_step(
        self, step: language.Step, wanted: tuple[Needs, ...], held: str, number: int, around: Around
    ) -> StepNode:
        people = self._people(wanted) if wanted else Held(self._plan.staffed[held])
        node = StepNode(self._run, number, people, self._duration(step.takes, self._stream(step, around)))
        node.only = step.only
        node.per = step.per
        node.accepts = step.accepts
        node.decides = step.decides
        if step.fails is not None:
            node.chance = self._chance(step.fails, self._stream(step, around, " fails"))
        if not all(map(_is_constant, step.documents.values())):
            node.documents = _Sum([self._number_of(count) for count in step.documents.values()])
        if not _is_constant(step.filings):
            node.filings = self._number_of(step.filings)
        return node

    def _wait(self, wait: language.Wait, around: Around) -> Piece:
        timer = self._timer(wait.duration, wait.counting, self._stream(wait, around))
        return self._waiting(wait.name, timer, around, stops_clock=wait.stops_clock, pauses=wait.counting is Counting.OPEN_HOURS)

    def _wait_until(self, wait: language.WaitUntil, around: Around) -> Piece:
        timer = NextMeeting(self._run.workdays, wait.meeting)
        return self._waiting(wait.name, timer, around, stops_clock=wait.stops_clock, pauses=False)

    def _waiting(self, name: str, timer: Timer, around: Around, *, stops_clock: bool, pauses: bool) -> Piece:
        number = self._record(NodeKind.WAIT, name, around, stops_clock=stops_clock, pauses=pauses)
        node = WaitNode(self._run, number, timer, stops_clock=stops_clock)
        return Piece(node, (node,))

    def _each(self, each: language.Each, around: Around) -> Piece:
        if not self._items:
            return self._each_numbered(each, around)
        names = each.items or self._items
        if each.order is language.Order.IN_TURN:
            return self._each_named_in_turn(each, names, around)
        fork, join = self._fork()
        inside = evolve(around, over=join, in_parts=True)
        fork.bodies = {
            self._items.index(name): self._into(each.body, join, evolve(inside, item=name)) for name in names
        }
        fork.before = {self._items.index(item): self._indices(first, names) for item, first in each.before.items()}
        join.over = around.over
        return Piece(fork, (join,))

    def _indices(self, items: tuple[str, ...], among: tuple[str, ...]) -> frozenset[int]:
        return frozenset(self._items.index(item) for item in items if item in among)

    def _each_numbered(self, each: language.Each, around: Around) -> Piece:
        if each.order is language.Order.IN_TURN:
            return self._loop(EachInTurn(), each.body, around)
        fork, join = self._fork()
        fork.body = self._into(each.body, join, evolve(around, over=join, in_parts=True))
        join.over = around.over
        return Piece(fork, (join,))

    def _each_named_in_turn(self, each: language.Each, names: tuple[str, ...], around: Around) -> Piece:
        loop = EachInTurn()
        back = BackToLoop(loop)
        leave = LeaveLoop(loop)
        leave.then = around.over
        inside = evolve(around, over=leave)
        ordered = in_order(names, each.before)
        loop.order = tuple(self._items.index(name) for name in ordered)
        loop.bodies = {
            self._items.index(name): self._into(each.body, back, evolve(inside, item=name)) for name in ordered
        }
        return Piece(loop, (loop,))

    def _fork(self) -> tuple[Fork, Join]:
        join = Join(self._run)
        fork = Fork(self._run, join)
        join.fork = fork
        return fork, join

    def _parallel(self, parallel: language.Parallel, around: Around) -> Piece:
        if parallel.order is language.Order.IN_TURN:
            flow = tuple(construct for branch in parallel.branches for construct in branch.body)
            return self.flow(flow, around)
        fork, join = self._fork()
        inside = evolve(around, over=join, in_parts=True)
        fork.branches = [self._into(branch.body, join, inside) for branch in parallel.branches]
        join.over = around.over
        return Piece(fork, (join,))

    def _choose(self, choose: language.Choose, around: Around) -> Piece:
        pieces = [self.flow(option.body, around) for option in choose.options]
        ways = tuple(self._way(option, piece) for option, piece in zip(choose.options, pieces, strict=True))
        stream = self._stream(choose, around, " choice")
        node = ChooseNode(self._chance(Constant(0.0), stream), self._attributes, ways)
        exits = tuple(end for piece in pieces for end in piece.exits)
        if not choose.otherwise:
            return Piece(node, (*exits, node))
        rest = self.flow(choose.otherwise, around)
        node.otherwise = rest.entry
        return Piece(node, (*exits, *rest.exits))

    def _way(self, option: language.Option, piece: Piece) -> Way:
        share = None if option.chance is None else self._draw(option.chance, f"{self._case_type}/chance")
        return Way(piece.entry, share, option.when)

    def _repeat(self, repeat: language.Repeat, around: Around) -> Piece:
        if repeat.times is not None:
            return self._loop(RepeatTimes(self._number_of(repeat.times)), repeat.body, around)
        assert repeat.again is not None
        chance = self._chance(repeat.again, self._stream(repeat, around, " again"))
        return self._loop(RepeatAgain(chance, repeat.at_most), repeat.body, around)

    def _loop(self, loop: Loop, body: Flow, around: Around) -> Piece:
        leave = LeaveLoop(loop)
        leave.then = around.over
        inside = evolve(around, over=leave, in_parts=True)
        loop.body = self._into(body, BackToLoop(loop), inside)
        return Piece(loop, (loop,))

    def _until_passed(self, until: language.UntilPassed, around: Around) -> Piece:
        size = None if until.in_batches_of is None else self._number_of(until.in_batches_of)
        accepts_inside = survey.accepts(until.body, self._plan.flows)
        loop = PassingNode(until.per, size, until.at_most, accepts_inside=accepts_inside)
        piece = self._loop(loop, until.body, around)
        if not until.otherwise:
            loop.given_up = self._outcome(Outcome.REFUSED, around)
            return piece
        rest = self.flow(until.otherwise, around)
        loop.given_up = rest.entry
        return Piece(loop, (*piece.exits, *rest.exits))

    def _batch(self, batch: language.Batch, around: Around) -> Piece:
        number = self._record(NodeKind.GATHERING, batch.name, around)
        node = Gathering(self._run, number, self._attributes, batch.grouped_by)
        if batch.size is not None:
            node.size = self._number_of(batch.size)
        timers: list[Timer] = []
        if batch.oldest_waits is not None:
            timers.append(self._timer(batch.oldest_waits, batch.counting, self._stream(batch, around)))
        if batch.meeting is not None:
            timers.append(NextMeeting(self._run.workdays, batch.meeting))
        node.timers = tuple(timers)
        dispersal = Dispersal()
        node.body = self._into(batch.body, dispersal, evolve(around, in_parts=True))
        return Piece(node, (dispersal,))

    def _trip(self, trip: language.Trip, around: Around) -> Piece:
        inside = evolve(around, in_attendance=True)
        if trip.by in around.held:
            return self._journey(trip, inside, is_first=around.taken_for is trip)
        inside = evolve(inside, held=around.held | {trip.by}, taken_for=trip)
        return self._hold(Needs(trip.by), NodeKind.TRIP, trip.name, (trip,), inside, around)

    def _journey(self, trip: language.Trip, around: Around, *, is_first: bool) -> Piece:
        """The way there, what is done there, the way back; the traveller is held by what is around."""
        number = self._record(NodeKind.TRAVEL, trip.name, around, held=trip.by)
        way = self._duration(trip.takes, self._stream(trip, around, " there"))
        there = WayThere(self._run, number, way, is_first=is_first)
        home = self._duration(trip.takes, self._stream(trip, around, " back"))
        back = WayBack(self._run, number, home)
        over = WayBack(self._run, number, home)
        over.then = around.over
        there.then = self._into(trip.body, back, evolve(around, over=over))
        return Piece(there, (back,))

    def _at(self, at: language.At, around: Around) -> Piece:
        pool = self._named(at.pool, around)
        inside = evolve(around, held=around.held | {pool}, at=pool)
        if pool in around.held:
            return self.flow(at.body, inside)
        if self._plan.staffed[pool].pool.role is Role.STAFF:
            inside = evolve(inside, in_attendance=True)
        return self._hold(Needs(pool), NodeKind.HOLD, pool, at.body, inside, around)

    def _hold(
        self, need: Needs, kind: NodeKind, name: str, body: Flow, inside: Around, around: Around
    ) -> Piece:
        number = self._record(kind, name, around, needs=(need,), in_attendance=around.in_attendance)
        people = self._people((need,))
        take = Take(self._run, people, number)
        release = Release(self._run, people, number)
        over = Release(self._run, people, number)
        over.then = around.over
        take.body = self._into(body, release, evolve(inside, over=over))
        return Piece(take, (release,))

    def _afterwards(self, afterwards: language.Afterwards, around: Around) -> Piece:
        number = self._record(NodeKind.WAIT, afterwards.name, around)
        timer = self._timer(afterwards.after, afterwards.counting, self._stream(afterwards, around))
        node = Aftermath(self._run, number, timer, self._plan.under_way)
        end = AftermathEnd(self._plan.under_way)
        inside = Around(over=end, item=around.item, in_parts=True)
        node.body = self._into(afterwards.body, end, inside)
        return Piece(node, (node,))

    def _revoke(self, revoke: language.Revoke, around: Around) -> Piece:
        revoked = Moments(self._run, Mark.REVOKED)
        restored = Moments(self._run, Mark.RESTORED)
        revoked.then = self._into(revoke.body, restored, around)
        return Piece(revoked, (restored,))

    def _finish(self, finish: language.Finish, around: Around) -> Piece:
        return Piece(self._outcome(finish.outcome, around), ())

    def _outcome(self, outcome: Outcome, around: Around) -> Node:
        node = SetOutcome(OUTCOMES.index(outcome))
        node.then = around.over
        return node

    def _follow(self, follow: language.Follow, around: Around) -> Piece:
        return self.flow(self._plan.flows[follow.flow], around)


class _Sum(Number):
    """Several whole numbers added up."""

    def __init__(self, numbers: list[Number]) -> None:
        self._numbers = numbers
        self.constant = None

    def of_case(self, number: int) -> int:
        """The sum for a case."""
        return sum(part.of_case(number) for part in self._numbers)


def link(piece: Piece, following: Node) -> None:
    """Let all open ends of a piece lead to a node."""
    for end in piece.exits:
        end.then = following


def in_order(names: tuple[str, ...], before: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Names in their order, each after those that must come first."""
    ordered: list[str] = []
    waiting = list(names)
    while waiting:
        ready = next(
            name for name in waiting if all(first in ordered or first not in names for first in before.get(name, ()))
        )
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _constant(value: Value) -> float:
    return value.amount if isinstance(value, Constant) else 0.0


def _is_constant(value: Value) -> bool:
    return isinstance(value, Constant)
