"""Ports of loopback for servers that cannot ask the kernel for one themselves."""

import itertools
import os
import random
import socket

#: Each worker of a run has ports of its own. All lie below those that the kernel gives to
#: connections (ip_local_port_range), which could be taken before the server has started.
FIRST, OF_EACH, WORKERS = 20_000, 1_000, 12

_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
_ports = itertools.cycle(range(FIRST + _worker * OF_EACH, FIRST + (_worker + 1) * OF_EACH))
# Another run at the same time begins elsewhere.
for _ in range(random.randrange(OF_EACH)):
    next(_ports)


def free_port() -> int:
    """Returns a port that nobody has over TCP or UDP, and that this worker does not return again soon."""
    return next(port for port in itertools.islice(_ports, OF_EACH) if _is_free(port))


def _is_free(port: int) -> bool:
    try:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            with socket.socket(type=kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("", port))
    except OSError:
        return False
    return True
