"""A dask scheduler with workers that fit: started here, or reached where it runs."""

from __future__ import annotations

import logging
import os
import signal
import socket
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from factcheck.engine.worker import without_interrupts
from factcheck.errors import UnusableEngine

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

_ANSWER = 10  # seconds until a scheduler must have answered
_WORKERS = 60  # seconds until a first worker must have joined it
_SCHEDULER = {
    "allowed_failures": 1,  # a batch that ended two workers is given up, and done item by item
    "dashboard": False,
    "dashboard_address": "127.0.0.1:0",  # dask listens all the same: then where it disturbs nobody
}


@contextmanager
def started(jobs: int) -> Iterator[Client]:
    """A client of a cluster of this computer alone, which ends with the block: ``jobs`` processes."""
    from distributed import Client, LocalCluster

    with _quiet() as level, ExitStack() as stack:
        try:
            with without_interrupts():
                local = LocalCluster(
                    n_workers=jobs,
                    threads_per_worker=1,
                    memory_limit=0,  # none: dask would pause a worker near it, and say nothing
                    silence_logs=level,
                    scheduler_kwargs=_SCHEDULER,
                )
                stack.callback(_end, local)
        except (RuntimeError, OSError) as error:
            raise UnusableEngine(
                f"The dask workers cannot be started ({type(error).__name__}: {error}).",
                'Leave out --engine dask; in a Python program, start below ``if __name__ == "__main__":``.',
            ) from error
        yield stack.enter_context(Client(local, set_as_default=False))


def _end(local: LocalCluster) -> None:
    """Close it without the seconds that it would give its workers to finish what they do."""
    for nanny in local.workers.values():
        nanny.auto_restart = False
        if nanny.pid:
            try:
                os.kill(nanny.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            except ProcessLookupError:
                continue
    local.close()


@contextmanager
def reached(address: str) -> Iterator[Client]:
    """A client of the scheduler at an address such as ``tcp://10.0.0.5:8786``, with at least one worker.

    UnusableEngine when nobody answers there, when no worker joins within a minute, or when one has another
    version of factcheck or of Python.
    """
    from distributed import Client

    _greeted(address)
    with _quiet():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about versions: we look at those that matter
                client = Client(address, timeout=_ANSWER, set_as_default=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise _silent(address, str(error)) from error
        with client:
            try:
                _fits(client, address)
            except OSError as error:
                raise _silent(address, str(error)) from error
            yield client


def _greeted(address: str) -> None:
    """Try the address by itself first: a dask client waits for ever when something else listens there.

    A dask scheduler sends its greeting as soon as somebody connects; under TLS it waits to be asked.
    """
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        scheme, host, port = "", None, None
    if scheme not in {"tcp", "tls"} or not host or not port:
        raise _silent(address, "an address is written tcp://HOST:PORT")
    try:
        with socket.create_connection((host, port), timeout=_ANSWER) as line:
            if scheme == "tcp" and not line.recv(1):
                raise _silent(address, "what runs there is something else")
    except OSError as error:
        raise _silent(address, (error.strerror or str(error)).lower()) from error


def _silent(address: str, why: str) -> UnusableEngine:
    return UnusableEngine(
        f"No dask scheduler answers at {address} ({why}).",
        "Start one with ``dask scheduler`` and give its address with --scheduler, "
        "or leave that out to use this computer alone.",
    )


def _fits(client: Client, address: str) -> None:
    """Refuse workers, and a scheduler, that would read our work differently or not at all."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS)
    except TimeoutError as error:
        raise UnusableEngine(
            f"The dask scheduler at {address} has no workers.",
            f"Start some with ``dask worker {address} --nthreads 1``.",
        ) from error

    there = client.get_versions()
    python = {name: _python(each) for name, each in there["workers"].items()}
    _same("Python", _python(there["client"]), python)
    _same("Python", _python(there["client"]), {address: _python(there["scheduler"])}, "scheduler")

    def version() -> str:  # in here, so that it goes over as code: factcheck may be missing there
        try:
            from factcheck import __version__
        except ImportError:
            return "none"
        return __version__

    _same("factcheck", version(), client.run(version))
    _same("factcheck", version(), {address: client.run_on_scheduler(version)}, "scheduler")


def _python(info: dict[str, Any]) -> str:
    """``3.12``: code and pickles of one such version can be read by all others of it."""
    major, minor, *_ = info["packages"]["python"].split(".")
    return f"{major}.{minor}"


def _same(what: str, ours: str, theirs: dict[str, str], kind: str = "worker") -> None:
    for address, found in sorted(theirs.items()):
        if found != ours:
            raise UnusableEngine(
                f"The dask {kind} {address} has another version of {what}: {found}.",
                f"Here it is {ours}. Install the same everywhere: scheduler, workers and here.",
            )


@contextmanager
def _quiet() -> Iterator[int]:
    """The level from which dask's messages are shown: none, unless this program shows messages at all."""
    shown = any(not isinstance(each, logging.NullHandler) for each in logging.getLogger().handlers)
    level = logging.WARNING if shown else logging.CRITICAL
    handlers = logging.getLogger("distributed").handlers
    before = [each.level for each in handlers]
    for each in handlers:
        each.setLevel(level)
    try:
        yield level
    finally:
        for each, old in zip(handlers, before, strict=True):
            each.setLevel(old)
