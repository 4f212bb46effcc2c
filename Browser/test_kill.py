"""A process that is killed at any moment loses no letter that it said yes to, and sends none twice.

One round of 300 letters; ten of 2,000 by hand: KILL_ROUNDS=10 KILL_LETTERS=2000 .venv/bin/python -m pytest Browser/test_kill.py
"""

import http.client
import os
import queue
import random
import threading
import time
import urllib.parse
from collections import Counter

import pytest

from letterbox import Confirmation
from mailserver import MailServer
from server import ROOT, Server, wait_until

MINISTER = "ministre@interieur.example"
ROUNDS = int(os.environ.get("KILL_ROUNDS", "1"))
LETTERS = int(os.environ.get("KILL_LETTERS", "300"))
CONNECTIONS = 64


class Crowd:
    """Many connections that post until the work is done or the server is gone; keeps who was answered 303."""

    def __init__(self, server: Server, work: dict[str, tuple[str, dict[str, str]]]):
        self.server = server
        self.answered: set[str] = set()
        self.others: list[tuple[str, int]] = []
        self.waiting = queue.SimpleQueue()
        for who, (path, fields) in work.items():
            self.waiting.put((who, path, urllib.parse.urlencode(fields)))
        self.threads = [threading.Thread(target=self.post_all, daemon=True) for _ in range(CONNECTIONS)]
        for thread in self.threads:
            thread.start()

    def post_all(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        headers = {"Host": f"localhost:{self.server.port}", "Origin": self.server.site, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            while True:
                who, path, body = self.waiting.get_nowait()
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                answer.read()
                if answer.status == 303:
                    self.answered.add(who)
                else:
                    self.others.append((who, answer.status))
        except queue.Empty:
            pass
        except (OSError, http.client.HTTPException):
            pass  # Killed: what was not answered may be there or not.
        finally:
            connection.close()

    def wait(self):
        for thread in self.threads:
            thread.join(timeout=120)
        assert not self.others, self.others[:5]


def letter(number: int) -> dict[str, str]:
    return {
        "step": "write-minister", "language": "en", "name": f"Writer {number}", "email": f"writer{number}@people.example", "country": "GB",
        "postcode": "E17 9NJ", "address": "12 Quay Street", "words": f"Sentence {number} of my own.", "consent": "yes",
    }


def kill_when(server: Server, reached, count: int):
    """Kills at the first look at which `count` is reached, and a little later at random."""
    wait_until(lambda: reached() >= count, seconds=120, what=lambda: f"{reached()} of {count}", pause=0.002)
    time.sleep(random.uniform(0, 0.05))
    server.kill()


@pytest.fixture
def mail_server(mail_server):
    mail_server.hesitation = 0.02
    return mail_server


@pytest.mark.parametrize("round", range(1, ROUNDS + 1))
def test_a_killed_process_loses_nothing_and_sends_nothing_twice(round, mail_server, tmp_path):
    server = Server(tmp_path, mail_server.url)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    try:
        answered = write_and_kill(server)
        confirmed = confirm_and_kill(server, mail_server, answered)
        wait_until(lambda: not under_way(server), seconds=180, what=lambda: states(server))
        check_deliveries(server, mail_server, confirmed)
        check_count(server)
    finally:
        server.stop()


def write_and_kill(server: Server) -> set[str]:
    """Letters answered with success are there, once, after a kill; the others at most once."""
    crowd = Crowd(server, {letter(n)["email"]: ("/calais/letters", letter(n)) for n in range(LETTERS)})
    kill_when(server, lambda: len(crowd.answered), random.randint(LETTERS // 5, LETTERS * 4 // 5))
    crowd.wait()
    server.start()
    kept = Counter(email for (email,) in server.rows("SELECT email FROM letter"))
    print(f"{len(crowd.answered)} answered, {len(kept)} kept", end="; ")
    assert crowd.answered <= set(kept), f"lost: {sorted(crowd.answered - set(kept))[:5]}"
    assert set(kept.values()) == {1}
    assert server.is_intact()
    server.wait_for_tally("calais", lambda tally: tally["letters"]["written"] == len(kept))
    return crowd.answered


def confirm_and_kill(server: Server, mail_server: MailServer, writers: set[str]) -> set[str]:
    """Two of three confirm by the links in their mails; the process is killed while their letters go out."""
    writers = set(sorted(writers)[: len(writers) * 2 // 3])
    wait_until(lambda: writers <= {taken.recipient for taken in list(mail_server.taken)}, seconds=180, what=lambda: len(mail_server.taken))
    links = {writer: Confirmation(mail_server.to(writer)[0].mail).link for writer in writers}
    crowd = Crowd(server, {writer: (link.removeprefix(server.site), {}) for writer, link in links.items()})
    kill_when(server, lambda: len(mail_server.to(MINISTER)), random.randint(1, len(writers) * 3 // 5))
    crowd.wait()
    server.start()
    return crowd.answered


def states(server: Server) -> Counter:
    return Counter(state for (state,) in server.rows("SELECT state FROM delivery"))


def under_way(server: Server) -> bool:
    return any(states(server)[state] for state in ("queued", "sending", "deferred"))


def check_deliveries(server: Server, mail_server: MailServer, confirmed: set[str]):
    rows = server.rows("SELECT letter.id, email, state FROM letter JOIN delivery ON letter_id = letter.id WHERE stage = 'confirmed'")
    taken = Counter(taken.letter for taken in mail_server.to(MINISTER))
    print(f"{len(confirmed)} confirmations answered, {dict(states(server))}, {sum(taken.values())} taken over")
    assert confirmed <= {email for _, email, _ in rows}
    for id, email, state in rows:
        assert state in ("accepted", "in_doubt"), (email, state)
        assert taken[id] == 1 if state == "accepted" else taken[id] <= 1, (email, state, taken[id])
    assert set(taken) <= {id for id, _, _ in rows}, "nothing was sent that nobody confirmed"


def check_count(server: Server):
    now = states(server)
    confirmed = sum(now.values())
    tally = server.wait_for_tally("calais", lambda tally: tally["letters"]["confirmed"] == confirmed and tally["letters"]["on_its_way"] == 0)
    assert tally["supporters"] == confirmed
    assert tally["letters"]["accepted"] == now["accepted"] and tally["letters"]["in_doubt"] == now["in_doubt"]
