"""A person's answer goes to the writer, theirs to the office, and no two machines answer each other for ever."""

import re

import pytest

from autoresponder import address, answer, body
from mailserver import MailServer
from server import ROOT, Server, variant, wait_until
from supporter import Supporter
from test_incoming import receive

MINISTER, WRITER, CLERK = "ministre@interieur.example", "jeanne@supporter.example", "camille.roux@cabinet.example"


@pytest.fixture
def sink():
    server = MailServer()
    yield server
    server.stop()


def take(server: Server, mail: str, recipient: str = "", *flags: str) -> str:
    process = receive(server, mail, *flags, *([recipient] if recipient else []))
    assert process.wait(timeout=20) == 0, process.stderr.read()
    return process.stdout.read()


def relayed(sink: MailServer, to: str) -> list:
    return [taken for taken in sink.to(to) if taken.mail["X-Postbag-Relayed"]]


def a_letter(server: Server, sink: MailServer, writer: str = WRITER):
    """The letter as the minister got it."""
    supporter = Supporter(server)
    supporter.write("calais", name="Jeanne Lefèvre", email=writer)
    wait_until(lambda: sink.to(writer), seconds=20)
    supporter.confirm(re.search(r"/confirm/(\S+)\n", body(sink.to(writer)[0].mail))[1])
    wait_until(lambda: sink.to(MINISTER), seconds=20)
    wait_until(lambda: len(sink.to(writer)) == 2, seconds=20)
    return sink.to(MINISTER)[0]
