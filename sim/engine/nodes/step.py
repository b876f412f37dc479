"""Steps: work by people."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappush

from sim.engine.clock import WORK_PRIORITY
from sim.engine.draws import WholeDraws
from sim.engine.nodes.amounts import Chance, Duration, Number
from sim.engine.nodes.node import Node, Run
from sim.engine.people import People
from sim.engine.pool import SharedPool
from sim.engine.records import Mark
from sim.engine.tables import QuickVisits
from sim.engine.token import NO_ITEM, Token
from sim.scenario.flow import Only, Per

WHOLE = (NO_ITEM,)
"""What fails where a case without items fails."""


class QuickStep(Node):
    """The most frequent step by far: one person of one pool, served in order of asking, nothing that can fail.

    Everything a visit costs stands in these three methods and in `Clock.run_until`, `Arrival.arrived` and `QuickEnd`,
    written out rather than called; that makes a visit cost about half of what it costs in `Step`.
    """

    def __init__(self, run: Run, number: int, pool: SharedPool, durations: WholeDraws) -> None:
        self._clock = run.clock
        self._agenda = run.clock.agenda
        self._next_number = run.clock.next_number
        visits = QuickVisits(number, None if pool.staffed.straight else pool.staffed.hours)
        run.recorder.visits.quick.append(visits)
        self._add = visits.rows.add
        self.number = number
        self._pool = pool
        self._queue = pool.queue
        self._straight = pool.staffed.straight
        self._durations = durations
        self._known = durations.known
        self._finished = [self.finished]

    def enter(self, token: Token) -> None:
        """Take a person now, or queue."""
        token.asked = self._clock.second
        pool = self._pool
        if pool.free > 0 and not self._queue:
            pool.free -= 1
            self.begin(token)
        else:
            token.wants = self
            self._queue.append(token)

    def begin(self, token: Token) -> None:
        """A person is there: the visit is recorded at once, since its end is known."""
        now = self._clock.second
        try:
            work = self._known[token.number]
        except IndexError:
            work = self._durations.up_to(token.number)
        finish = now + work if self._straight else self._pool.finish(now, work)
        self._add((token.row, token.asked, now, finish))
        token.callbacks = self._finished  # type: ignore[assignment]
        heappush(self._agenda, (finish, WORK_PRIORITY, self._next_number(), token))

    def finished(self, token: Token) -> None:
        """The person serves the next, the token goes on."""
        pool = self._pool
        if self._queue and pool.free >= 0:
            following = self._queue.popleft()
            following.wants.begin(following)
        else:
            pool.free += 1
        self.then.enter(token)


class Step(Node):
    """Work by people, for a case, an item, a number of items, or a batch of cases."""

    def __init__(self, run: Run, number: int, people: People, duration: Duration) -> None:
        self._run = run
        self._clock = run.clock
        self.number = number
        self._people = people
        self._duration = duration
        self._finished = [self.finished]
        self.only = Only.ALL
        self.per = Per.CASE
        self.chance: Chance | None = None
        self.documents: Number | None = None
        self.filings: Number | None = None
        self.accepts = False
        self.decides = False

    def enter(self, token: Token) -> None:
        """Ask for the people, if there is anything to do."""
        if self.only is not Only.ALL and not self._applies(token):
            self.then.enter(token)
            return
        token.asked = self._clock.second
        token.wants = self
        token.work = self._work(token)
        self._people.ask(token, token.work)

    def begin(self, token: Token) -> None:
        """The people are there."""
        work = token.work
        started = self._people.start(self._clock.second)
        finish = self._people.finish(started, work)
        self._run.visit(token, self.number, token.asked, started, finish, work)
        self._run.call(token, self._finished, finish)  # type: ignore[arg-type]

    def finished(self, token: Token) -> None:
        """Give the people back, note what came out, go on."""
        self._people.release(token)
        for member in token.members or (token,):
            self._conclude(member)
        self.then.enter(token)

    def _conclude(self, token: Token) -> None:
        self._count_papers(token)
        failed = self._failed(token) if self.chance is not None else ()
        if self.per is Per.ITEM:
            self._run.mark(token, Mark.SIZE, len(self._covered(token)), self.number)
        if failed:
            self._run.mark(token, Mark.FAILED, len(failed) if self.per is Per.ITEM else 1, self.number)
            if token.passing is not None:
                token.passing.failed.update(failed)
                token.passing.clock_stopped |= token.legal is not None and token.running
            if token.legal is not None:
                token.legal.stop(token)
            return
        if token.legal is not None:
            if self.accepts:
                token.legal.start(token)
            if self.decides:
                token.legal.stop(token)
                self._run.mark(token, Mark.DECIDED, 1, self.number)

    def _count_papers(self, token: Token) -> None:
        """Note numbers of documents and filings where they depend on the case."""
        if self.documents is None and self.filings is None:
            return
        times = len(self._covered(token)) if self.per is Per.ITEM else 1
        if self.documents is not None:
            self._run.mark(token, Mark.DOCUMENTS, self.documents.of(token) * times, self.number)
        if self.filings is not None:
            self._run.mark(token, Mark.FILINGS, self.filings.of(token) * times, self.number)

    def _applies(self, token: Token) -> bool:
        """Whether a step for what failed, or for what passed, has anything to do."""
        if self.per is Per.ITEM:
            return bool(self._covered(token))
        if token.passing is None:
            return True
        failed = token.passing.failed
        has_failed = token.item in failed if token.item != NO_ITEM else bool(failed)
        return has_failed is (self.only is Only.FAILED)

    def _covered(self, token: Token) -> Sequence[int]:
        """Items with which this visit deals."""
        items = token.items
        if self.only is Only.ALL or token.passing is None:
            return items
        failed = token.passing.failed
        if self.only is Only.FAILED:
            return [item for item in items if item in failed]
        return [item for item in items if item not in failed]

    def _work(self, token: Token) -> int:
        if token.members and self.per is not Per.BATCH:
            return sum(self._work_of(member) for member in token.members)
        return self._work_of(token)

    def _work_of(self, token: Token) -> int:
        if self.per is Per.ITEM:
            return self._duration.of_items(token, self._covered(token))
        return self._duration.of(token)

    def _failed(self, token: Token) -> Sequence[int]:
        assert self.chance is not None
        if self.per is Per.ITEM:
            return self.chance.among(token, self._covered(token))
        return (token.items or WHOLE) if self.chance.happens(token) else ()
