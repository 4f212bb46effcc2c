"""Mail servers that fail in the middle: real ones on loopback, by script. None is lost, none twice."""

import re
import sqlite3
import ssl
import time
from collections import Counter
from contextlib import closing

import pytest

from letterbox import Confirmation, text_of
from mailhosts import certificate
from mailserver import Answer, MailServer
from server import Server, wait_until
from test_held_mail import TARGETS, campaign, write

WRITERS = 12


class Limited(MailServer):
    """Takes so many mails, and then says something else at MAIL FROM, until it is mended."""

    def __init__(self, reply: str | None, after: int):
        super().__init__()
        self.broken, self.after = reply, after

    def begins(self, sender: str) -> str | None:
        if self.broken and len(self.taken) >= self.after:
            return self.broken
        return None


@pytest.fixture
def trial(tmp_path):
    servers, started = [], []

    def start(*mails: MailServer, **settings: str) -> Server:
        servers.extend(mails)
        server = Server(tmp_path / "data", " ".join(mail.url for mail in mails))
        server.settings |= settings
        server.data.mkdir()
        server.import_campaign(campaign(tmp_path / "towns"))
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()
    for mail in servers:
        mail.stop()


def confirm(server: Server, *mails: MailServer, name: str = "w") -> list[str]:
    """Writes letters and confirms them, whichever server took the confirmation mail."""
    to = lambda address: [taken for mail in mails for taken in mail.to(address)]
    writers = [write(server, f"{name}{number}", TARGETS[number % 3]) for number in range(WRITERS)]
    wait_until(lambda: all(to(writer) for writer in writers), seconds=40)
    for writer in writers:
        link = Confirmation(to(writer)[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303
    return writers


def accepted(server: Server) -> int:
    return server.rows("SELECT count(*) FROM delivery WHERE state = 'accepted'")[0][0]


def letters(*mails: MailServer) -> Counter:
    """How often each letter was taken."""
    return Counter(taken.letter for mail in mails for key in TARGETS for taken in mail.to(f"{key}@towns.example"))


@pytest.mark.parametrize("reply", [
    pytest.param("535 5.7.8 authentication failed", id="authentication"),
    pytest.param("554 5.7.1 blocked using zen.spamhaus.org", id="blocked", marks=pytest.mark.engine("sqlite")),
])  # fmt: skip
def test_the_next_server_takes_the_mail(trial, reply):
    first, second = Limited(reply, after=WRITERS + 4), MailServer()
    server = trial(first, second)
    confirm(server, first, second)
    wait_until(lambda: accepted(server) == WRITERS, seconds=60, what=lambda: (accepted(server), len(second.taken)))
    taken = letters(first, second)
    assert len(taken) == WRITERS and set(taken.values()) == {1}, "none lost, none twice"
    assert second.taken, "the second one has taken the rest"
    said = server.postbag("doctor", check=False).stdout
    name = first.url.removeprefix("smtp://")
    assert f"problem  mail server: {name}" in said and f"letters: {name} takes none since" in said, said
    if "spamhaus" in reply:
        assert "https://check.spamhaus.org/" in said

    # The first one works again: one mail and one letter try it, and all follow.
    first.broken = None
    probes = lambda: server.rows("SELECT sender FROM mail_hold WHERE probe_at > %d" % (time.time() * 1000))
    wait_until(lambda: not probes(), seconds=40, what=probes)
    confirm(server, first, second, name="late")
    wait_until(lambda: accepted(server) == 2 * WRITERS, seconds=40, what=lambda: accepted(server))
    taken = letters(first, second)
    assert len(taken) == 2 * WRITERS and set(taken.values()) == {1}, "none lost, none twice"
    wait_until(lambda: server.rows("SELECT sender FROM mail_hold") == [], seconds=20)
    before = len(second.taken)
    last = write(server, "last", "north")
    wait_until(lambda: first.to(last), seconds=20)
    assert len(second.taken) == before


class Keyed(MailServer):
    """Speaks TLS, wants a password, and hangs up after three mails, as servers do between two passwords."""

    mails_per_connection = 3

    def __init__(self, folder):
        super().__init__()
        self.certificate, key = certificate(folder)
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(self.certificate, key)
        self.at_auth = "235 2.7.0 welcome"

    @property
    def url(self) -> str:
        return f"smtps://letters:harbour_wall@localhost:{self.server_address[1]}"

    def get_request(self):
        line, address = super().get_request()
        return self.context.wrap_socket(line, server_side=True, do_handshake_on_connect=False), address


def test_authentication_lost_in_the_middle_holds_all_mail(trial, tmp_path):
    mails = Keyed(tmp_path)
    server = trial(mails, POSTBAG_MAIL_CA=str(mails.certificate))
    confirm(server, mails)
    wait_until(lambda: accepted(server) == WRITERS, seconds=60)

    # Lost: at the next connection, for good and for now, and then in the middle of a session.
    hold = lambda: server.rows("SELECT sender, probes, reply_code FROM mail_hold")
    mails.at_auth, mails.mails_per_connection = "535 5.7.8 Error: authentication failed", 0
    late = [write(server, f"late{number}", TARGETS[number % 3]) for number in range(6)]
    for at_auth, at_mail, code in [
        (mails.at_auth, None, 535), ("454 4.7.0 Temporary authentication failure", None, 454),
        ("235 2.7.0 welcome", "530 5.7.0 Authentication required", 530),
    ]:  # fmt: skip
        wait_until(hold, seconds=30)
        [(sender, probes, reply)] = hold()
        assert (sender, reply) == ("mails", 535)
        # Stopped first: a connection that gave its password before would still be believed.
        server.stop()
        mails.at_auth, mails.at_mail, mails.mails_per_connection = at_auth, at_mail, 3
        # A worker that starts tries at once, with one mail.
        server.start()
        wait_until(lambda: hold()[0][1] > probes, seconds=30, what=hold)
        said = server.postbag("doctor", check=False).stdout
        assert f"problem  mail server: localhost:{mails.server_address[1]}: {code} " in said, said
        assert re.search("^problem +mails to supporters: held since .*: 535 ", said, re.M), said
        assert not any(mails.to(writer) for writer in late) and server.rows("SELECT count(*) FROM mail WHERE state = 'failed'") == [(0,)]

    mails.at_mail = None
    server.stop()
    server.start()
    wait_until(lambda: all(len(mails.to(writer)) == 1 for writer in late) and not hold(), seconds=60, what=hold)
    for writer in late:
        link = Confirmation(mails.to(writer)[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303
    wait_until(lambda: accepted(server) == WRITERS + 6, seconds=60, what=lambda: accepted(server))
    taken = letters(mails)
    assert len(taken) == WRITERS + 6 and set(taken.values()) == {1}, "none lost, none twice"


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize(
    "answer",
    [Answer("rcpt", "421 4.3.2 closing, come back later"), Answer("rcpt", "450 4.2.0 greylisted, come back later"),
     Answer("text", "451 4.7.1 greylisting in effect"), Answer("data", None)],
    ids=["421", "greylisting", "greylisting-after-text", "closed"],
)  # fmt: skip
def test_what_is_put_off_goes_later_and_once(trial, answer):
    mails = MailServer()
    server = trial(mails)
    mails.answers["middle@towns.example"] = answer
    confirm(server, mails)
    # A server that asks for less is given less, so how many of the others leave before is open.
    put_off = "SELECT letter_id FROM delivery WHERE state IN ('queued', 'deferred') AND reply_text IS NOT NULL"
    wait_until(lambda: server.rows(put_off), seconds=60)
    mails.answers.clear()
    # Time is moved by hand: the pauses are minutes.
    server.stop()
    with closing(sqlite3.connect(server.data / "postbag.sqlite")) as database:
        database.execute("UPDATE delivery SET due_at = 0 WHERE state IN ('queued', 'deferred')")
        database.execute("DELETE FROM mail_slowdown")
        database.commit()
    server.start()
    wait_until(lambda: accepted(server) == WRITERS, seconds=60, what=lambda: server.rows("SELECT state, reply_text FROM delivery"))
    taken = letters(mails)
    assert len(taken) == WRITERS and set(taken.values()) == {1}, "none lost, none twice"


@pytest.mark.engine("sqlite")
def test_a_refusal_of_one_recipient_is_of_that_one_only(trial):
    mails = MailServer()
    server = trial(mails)
    mails.answers["middle@towns.example"] = Answer("rcpt", "550 5.1.1 no such user here")
    writers = confirm(server, mails)
    wait_until(lambda: len(letters(mails)) == WRITERS * 2 // 3, seconds=60)
    states = lambda: Counter(state for (state,) in server.rows("SELECT state FROM delivery"))
    # The third refusal suspends the address: a fourth letter that has not left by then waits.
    told = lambda: (states()["accepted"], states()["refused"] + states()["queued"], states()["refused"] >= 3)
    wait_until(lambda: told() == (WRITERS * 2 // 3, WRITERS // 3, True), seconds=30, what=states)
    refused = lambda: states()["refused"]
    came_back = lambda: Counter(writer for writer in writers for taken in mails.to(writer) if "no such user" in text_of(taken.mail))
    wait_until(lambda: sum(came_back().values()) >= refused(), seconds=30, what=came_back)
    assert set(came_back().values()) == {1} and len(came_back()) == refused()
    assert server.rows("SELECT count(*) FROM mail_hold") == [(0,)]
