"""Progress of an experiment of several stages, of which the later ones are not known at the beginning."""

from __future__ import annotations

from sim.experiment.runner import Progress


class Stages:
    """Counts all stages together, so that what is done never becomes less."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0

    def stage(self, later: int = 0) -> Progress:
        """The progress of the next stage, behind which so many replications are still foreseen."""
        before = self._done

        def told(done: int, everything: int) -> None:
            self._done = before + done
            if self._progress is not None:
                self._progress(before + done, before + everything + later)

        return told
