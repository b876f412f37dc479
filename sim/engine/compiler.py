"""Compiles a flow to linked nodes: the order in which things happen (work itself: `work_compiler`)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from attrs import evolve

from sim.engine import survey
from sim.engine.addresses import course_beside
from sim.engine.draw_factory import DrawFactory
from sim.engine.draws import Attributes
from sim.engine.nodes.choose import Choose as ChooseNode
from sim.engine.nodes.choose import Way
from sim.engine.nodes.end import SetOutcome
from sim.engine.nodes.fork import Aftermath, AftermathEnd, Fork, Join, Moments
from sim.engine.nodes.gathering import Dispersal, Gathering
from sim.engine.nodes.node import Node
from sim.engine.nodes.passing import UntilPassed as PassingNode
from sim.engine.nodes.step import QuickStep
from sim.engine.nodes.tally import Count as CountNode
from sim.engine.nodes.tally import StartWatch, StopWatch
from sim.engine.nodes.turns import BackToLoop, EachInTurn, LeaveLoop, Loop, RepeatAgain, RepeatTimes
from sim.engine.nodes.wait import NextMeeting, Timer
from sim.engine.plan import Around, Piece, Plan, in_order, link
from sim.engine.records import OUTCOMES, Mark, NodeKind
from sim.engine.work_compiler import WorkCompiler
from sim.scenario import flow as language
from sim.scenario.count import Count, ShareOf
from sim.scenario.flow import Construct, Flow, Outcome
from sim.scenario.value import Constant


class Compiler:
    """Compiles the flow of one case type."""

    def __init__(self, plan: Plan, case_type: str, items: tuple[str, ...], attributes: Attributes, flow: Flow) -> None:
        self._plan = plan
        self._run = plan.run
        self._case_type = case_type
        self._items = items
        self._draws = DrawFactory(plan, case_type, attributes, has_named_items=bool(items))
        names = survey.streams(flow, plan.flows)
        shared_streams = {name for name in names if names.count(name) > 1}
        work = WorkCompiler(plan, case_type, self._draws, shared_streams, self.flow)
        self.is_plain = True
        """Whether everything compiled so far are quick steps, so that tokens need to carry nothing."""
        self._compile: dict[type, Callable[..., Piece]] = {
            language.Step: work.step,
            language.Wait: work.wait,
            language.WaitUntil: work.wait_until,
            language.Each: self._each,
            language.Parallel: self._parallel,
            language.Choose: self._choose,
            language.Repeat: self._repeat,
            language.UntilPassed: self._until_passed,
            language.Batch: self._batch,
            language.Trip: work.trip,
            language.At: work.at,
            language.Afterwards: self._afterwards,
            language.Revoke: self._revoke,
            language.Finish: self._finish,
            language.Follow: self._follow,
            Count: self._count,
            language.Stopwatch: self._stopwatch,
        }

    def flow(self, flow: Flow, around: Around) -> Piece:
        """Compile constructs that are gone through one after the other."""
        pieces = [self._construct(construct, around) for construct in flow]
        for piece, following in pairwise(pieces):
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

    def _each(self, each: language.Each, around: Around) -> Piece:
        if not self._items:
            return self._each_numbered(each, around)
        names = each.items or self._items
        if each.order is language.Order.IN_TURN:
            return self._each_named_in_turn(each, names, around)
        fork, join = self._fork()
        inside = evolve(around, over=join, in_parts=True, in_turns=around.held)
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
        fork.body = self._into(each.body, join, evolve(around, over=join, in_parts=True, in_turns=around.held))
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
        inside = evolve(around, over=join, in_parts=True, in_turns=around.held)
        fork.branches = [self._into(branch.body, join, inside) for branch in parallel.branches]
        join.over = around.over
        return Piece(fork, (join,))

    def _choose(self, choose: language.Choose, around: Around) -> Piece:
        pieces = [self.flow(option.body, around) for option in choose.options]
        ways = tuple(self._way(option, piece) for option, piece in zip(choose.options, pieces, strict=True))
        stream = self._draws.stream(choose, around, "choice")
        node = ChooseNode(self._draws.chance(Constant(0.0), stream), self._draws.attributes, ways)
        exits = tuple(end for piece in pieces for end in piece.exits)
        if not choose.otherwise:
            return Piece(node, (*exits, node))
        rest = self.flow(choose.otherwise, around)
        node.otherwise = rest.entry
        return Piece(node, (*exits, *rest.exits))

    def _way(self, option: language.Option, piece: Piece) -> Way:
        share = None if option.chance is None else self._draws.share(option.chance)
        return Way(piece.entry, share, option.when)

    def _repeat(self, repeat: language.Repeat, around: Around) -> Piece:
        if repeat.times is not None:
            return self._loop(RepeatTimes(self._draws.number(repeat.times)), repeat.body, around)
        assert repeat.again is not None
        chance = self._draws.chance(repeat.again, self._draws.stream(repeat, around, "again"))
        return self._loop(RepeatAgain(chance, repeat.at_most), repeat.body, around)

    def _loop(self, loop: Loop, body: Flow, around: Around) -> Piece:
        leave = LeaveLoop(loop)
        leave.then = around.over
        inside = evolve(around, over=leave, in_parts=True)
        loop.body = self._into(body, BackToLoop(loop), inside)
        return Piece(loop, (loop,))

    def _until_passed(self, until: language.UntilPassed, around: Around) -> Piece:
        size = None if until.in_batches_of is None else self._draws.number(until.in_batches_of)
        accepts_inside = survey.accepts(until.body, self._plan.flows)
        loop = PassingNode(until.per, size, until.at_most, accepts_inside=accepts_inside)
        piece = self._loop(loop, until.body, around)
        if not until.otherwise:
            loop.given_up = self._outcome(Outcome.REFUSED, around)
            return piece
        rest = self.flow(until.otherwise, around)
        loop.given_up = rest.entry
        loop.goes_on = True
        return Piece(loop, (*piece.exits, *rest.exits))

    def _batch(self, batch: language.Batch, around: Around) -> Piece:
        number = self._plan.record(self._case_type, NodeKind.GATHERING, batch.name, around)
        node = Gathering(self._run, number, self._draws.attributes, batch.grouped_by)
        if batch.size is not None:
            node.size = self._draws.number(batch.size)
        timers: list[Timer] = []
        if batch.oldest_waits is not None:
            timers.append(self._draws.timer(batch.oldest_waits, batch.counting, self._draws.stream(batch, around)))
        if batch.meeting is not None:
            timers.append(NextMeeting(self._run.workdays, batch.meeting))
        node.timers = tuple(timers)
        dispersal = Dispersal()
        node.body = self._into(
            batch.body, dispersal, evolve(around, in_parts=True, in_batch=True, in_turns=frozenset())
        )
        return Piece(node, (dispersal,))

    def _afterwards(self, afterwards: language.Afterwards, around: Around) -> Piece:
        number = self._plan.record(self._case_type, NodeKind.WAIT, afterwards.name, around)
        stream = self._draws.stream(afterwards, around)
        timer = self._draws.timer(afterwards.after, afterwards.counting, stream)
        starts = self._draws.visits(self._draws.stream(afterwards, around, "start"))
        node = Aftermath(self._run, number, timer, starts, self._plan.under_way)
        end = AftermathEnd(self._plan.under_way)
        course = course_beside(around.course, starts.stream, 0)
        inside = Around(over=end, item=around.item, course=course, in_parts=True)
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

    def _count(self, count: Count, around: Around) -> Piece:
        number = self._plan.record(self._case_type, NodeKind.COUNT, count.name, around)
        node = CountNode(self._run, number, per_item=count.share_of is ShareOf.ITEMS)
        return Piece(node, (node,))

    def _stopwatch(self, stopwatch: language.Stopwatch, around: Around) -> Piece:
        number = self._plan.record(self._case_type, NodeKind.STOPWATCH, stopwatch.name, around)
        start = StartWatch(self._run)
        stop = StopWatch(self._run, number, start)
        over = StopWatch(self._run, number, start)
        self._plan.watches.append(stop)
        over.then = around.over
        start.then = self._into(stopwatch.body, stop, evolve(around, over=over))
        return Piece(start, (stop,))
