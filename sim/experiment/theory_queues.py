"""Single queues that are verified, and what theory knows of each."""

from __future__ import annotations

from sim.experiment.queueing_formulas import (
    Impatience,
    Moments,
    PriorityClass,
    Regular,
    batch_arrival_wait,
    cobham_waits,
    dd1,
    erlang_a,
    group_service,
    mg1_wait,
    mmc_wait,
    mmc_wait_quantile,
)
from sim.experiment.theory_model import Given, Known, Model
from sim.measure.catalogue import Measure

_CLASSES = ("urgent", "usual", "patient")
_MOST = 0.9


def _mmc_wait(given: Given) -> float:
    return mmc_wait(given.whole("servers"), _mmc_arrivals(given), given["service"])


def _mmc_wait_p90(given: Given) -> float:
    return mmc_wait_quantile(given.whole("servers"), _mmc_arrivals(given), given["service"], _MOST)


def _mmc_queue(given: Given) -> float:
    return _mmc_arrivals(given) * _mmc_wait(given)


def _mmc_arrivals(given: Given) -> float:
    return given["servers"] * given["load"] / given["service"]


def _load(given: Given) -> float:
    return given["load"]


def _mmc(servers: int, load: str, days: int) -> Model:
    """M/M/c with so many servers, measured for so many days; the more servers, the more happens in a day."""
    return Model(
        file="mmc",
        process="queue",
        known=(
            Known(Measure.WAITING_MEAN, "customer", _mmc_wait),
            Known(Measure.WAITING_P90, "customer", _mmc_wait_p90),
            Known(Measure.QUEUE_MEAN, "server", _mmc_queue),
            Known(Measure.UTILISATION, "server", _load),
        ),
        shown=("servers", "load"),
        overrides=(f"servers={servers}", f"load={load}", f"horizon.length={days} workdays"),
    )


def _services(given: Given, process: str) -> Moments:
    """Of the services in a process of `mg1.yaml`."""
    if process == "uniform":
        least, most = given["least"], given["most"]
        return Moments((least + most) / 2, (least**2 + least * most + most**2) / 3)
    if process == "erlang":
        return Moments.of(given["service"], given["service"] / given["phases"] ** 0.5)
    return Moments.of(given["service"], given["spread"])


def _mg1(process: str, *shown: str, spread: str = "") -> Model:
    """M/G/1 with the services of a process of `mg1.yaml`."""

    def wait(given: Given) -> float:
        return mg1_wait(given["load"] / given["service"], _services(given, process))

    return Model(
        file="mg1",
        process=process,
        known=(
            Known(Measure.WAITING_MEAN, "customer", wait),
            Known(Measure.UTILISATION, "server", _load),
        ),
        shown=("load", *shown),
        overrides=(f"spread={spread}",) if spread else (),
    )


def _md1_wait(given: Given) -> float:
    return mg1_wait(given["load"] / given["service"], Moments.of(given["service"]))


_MD1 = Model(
    file="md1",
    process="queue",
    known=(
        Known(Measure.WAITING_MEAN, "customer", _md1_wait),
        Known(Measure.UTILISATION, "server", _load),
    ),
    shown=("load",),
)


def _priority_wait(number: int) -> Known:
    """The wait of a class."""

    def wait(given: Given) -> float:
        takes = [given[f"{name}_takes"] for name in _CLASSES]
        loads = [given[f"load_{name}"] for name in _CLASSES]
        classes = [
            PriorityClass(load / mean, Moments.exponential(mean)) for load, mean in zip(loads, takes, strict=True)
        ]
        return cobham_waits(classes)[number]

    return Known(Measure.WAITING_MEAN, _CLASSES[number], wait)


def _priority_load(given: Given) -> float:
    return sum(given[f"load_{name}"] for name in _CLASSES)


_PRIORITY = Model(
    file="priority",
    process="queue",
    known=(*(_priority_wait(number) for number in range(3)), Known(Measure.UTILISATION, "server", _priority_load)),
    shown=tuple(f"load_{name}" for name in _CLASSES),
)


def _groups(given: Given) -> float:
    return given["load"] / given["service"] / given["mean_size"]


def _member_wait(given: Given) -> float:
    return batch_arrival_wait(_groups(given), given.moments("size"), Moments.exponential(given["service"]))


def _members_queue(given: Given) -> float:
    """By Little, of all members."""
    return _groups(given) * given["mean_size"] * _member_wait(given)


def _group_time(given: Given) -> float:
    """Until the last of a group is served."""
    service = group_service(given.moments("size"), Moments.exponential(given["service"]))
    return mg1_wait(_groups(given), service) + service.mean


_BATCH_ARRIVALS = Model(
    file="batch-arrivals",
    process="queue",
    known=(
        Known(Measure.QUEUE_MEAN, "server", _members_queue),
        Known(Measure.LEAD_TIME_MEAN, "group", _group_time),
        Known(Measure.UTILISATION, "server", _load),
    ),
    shown=("load", "size"),
)


def _impatient(given: Given) -> Impatience:
    service = given["service"]
    return erlang_a(given.whole("servers"), given["offered"] / service, service, given["patience"])


_ERLANG_A = Model(
    file="erlang-a",
    process="queue",
    known=(
        Known(Measure.WITHDRAWN, "customer", lambda given: _impatient(given).giving_up),
        Known(Measure.WAITING_MEAN, "customer", lambda given: _impatient(given).wait),
        Known(Measure.UTILISATION, "server", lambda given: _impatient(given).utilisation),
    ),
    shown=("servers", "offered", "patience"),
)


def _regular(given: Given) -> Regular:
    return dd1(given["between"], given["service"], given.length)


def _dd1(service: str) -> Model:
    """D/D/1, which leaves nothing to chance."""
    return Model(
        file="dd1",
        process="queue",
        replications=2,
        known=(
            Known(Measure.MEASURED, "customer", lambda given: _regular(given).customers, is_exact=True),
            Known(Measure.WAITING_MEAN, "customer", lambda given: _regular(given).wait, is_exact=True),
            Known(Measure.UTILISATION, "server", lambda given: _regular(given).utilisation, is_exact=True),
        ),
        shown=("between", "service"),
        overrides=(f"service={service}",),
    )


QUEUES = (
    _mmc(1, "70%", days=1500),
    _mmc(2, "60%", days=750),
    _mmc(3, "70%", days=800),
    _mmc(5, "75%", days=500),
    _MD1,
    _mg1("uniform", "least", "most"),
    _mg1("erlang", "phases"),
    _mg1("gamma", "spread", spread="1.3 h"),
    _mg1("lognormal", "spread", spread="0.8 h"),
    _PRIORITY,
    _BATCH_ARRIVALS,
    _ERLANG_A,
    _dd1("45 min"),
    _dd1("90 min"),
)
"""In the order of the table."""
