"""Three `serve` and two `work` on one PostgreSQL, each of the six killed at random while letters are written, confirmed and sent.

One round of 150 letters; by hand: KILL_ROUNDS=20 bin/postgres-for-tests .venv/bin/python -m pytest Browser/test_processes.py --engine postgres -s
"""

import http.client
import os
import queue
import random
import subprocess
import threading
import time
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

import postgres
from letterbox import Confirmation
from mailserver import MailServer
from postgres import Postgres
from server import POSTBAG, ROOT, Server, wait_until
from test_kill import MINISTER, letter

ROUNDS = int(os.environ.get("KILL_ROUNDS", "1"))
LETTERS = int(os.environ.get("KILL_LETTERS", "150"))
#: How many letters one process may have under way.
WIDTH = 20


class Worker:
    """`postbag work`, alone."""

    def __init__(self, name: str, like: Server):
        self.name, self.like = name, like
        self.log = like.data / f"{name}.log"
        self.process = None

    def start(self):
        with open(self.log, "ab") as log:
            size = self.log.stat().st_size
            self.process = subprocess.Popen([POSTBAG, "work", "--data", self.like.data], env=self.like.environment(), stdout=log, stderr=log)
        wait_until(lambda: b"Postbag works" in self.log.read_bytes()[size:], seconds=30, what=self.log.read_text)

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0, self.log.read_text()


class Fleet:
    def __init__(self, database: Postgres, mail_server: MailServer, folder):
        self.postgres = database
        self.address = database.create("postbag")
        self.serves = []
        for number in range(3):
            data = folder / f"serve{number}"
            data.mkdir()
            server = Server(data, mail_server.url, database=self.address)
            server.name = data.name
            self.serves.append(server)
        for server in self.serves:
            # One site for all, as behind one web server; a rate of letters that is not the subject here.
            server.settings["POSTBAG_SITE"] = self.serves[0].site
        self.workers = [Worker(f"work{number}", self.serves[0]) for number in range(2)]
        self.serves[0].import_campaign(ROOT / "Campaigns" / "calais")
        for process in [*self.serves, *self.workers]:
            process.start()

    def rows(self, sql: str, *arguments):
        return postgres.rows(self.address, sql, *arguments)

    def states(self) -> Counter:
        return Counter(state for (state,) in self.rows("SELECT state FROM delivery"))

    def stop(self):
        for process in [*self.serves, *self.workers]:
            process.stop()


class Chaos:
    """Kills one at a time, and starts it again a little later; keeps what each was sending when it died."""

    def __init__(self, fleet: Fleet):
        self.fleet = fleet
        self.kills: Counter = Counter()
        self.was_sending: set[int] = set()
        self.most_at_once = 0
        self.failure = None
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        try:
            while not self.over.wait(random.uniform(0.2, 1.0)):
                self.kill(random.choice([*self.fleet.serves, *self.fleet.workers, self.fleet.postgres]))
        except BaseException as failure:
            self.failure = failure

    def kill(self, victim):
        if victim is self.fleet.postgres:
            victim.kill()
            self.kills["postgres"] += 1
        else:
            process = victim.process.pid
            victim.kill()
            self.kills[victim.name] += 1
            # PostgreSQL may be doing what it was told last.
            time.sleep(0.5)
            sending = {id for (id,) in self.fleet.rows(f"SELECT letter_id FROM delivery WHERE state = 'sending' AND worker LIKE '{process}-%%'")}
            self.most_at_once = max(self.most_at_once, len(sending))
            self.was_sending |= sending
        time.sleep(random.uniform(0, 0.5))
        victim.start()

    def end(self):
        self.over.set()
        self.thread.join(timeout=120)
        assert not self.thread.is_alive()
        if self.failure:
            raise self.failure


class Crowd:
    """Posts everything once, to one of the servers; keeps who was answered 303. Whoever got no answer, or was asked to come again, may be in or not."""

    def __init__(self, fleet: Fleet, work: dict[str, tuple[str, dict[str, str]]], seconds: float):
        self.fleet, self.pause = fleet, 2 * seconds * 16 / max(1, len(work))
        self.answered: set[str] = set()
        self.unanswered: Counter = Counter()
        self.waiting = queue.SimpleQueue()
        for who, (path, fields) in work.items():
            self.waiting.put((who, path, urllib.parse.urlencode(fields)))
        self.threads = [threading.Thread(target=self.post_all, daemon=True) for _ in range(16)]
        for thread in self.threads:
            thread.start()

    def post_all(self):
        while True:
            try:
                who, path, body = self.waiting.get_nowait()
            except queue.Empty:
                return
            time.sleep(random.uniform(0, self.pause))
            try:
                status = self.post_to_any(path, body)
            except (OSError, http.client.HTTPException) as error:
                status = type(error).__name__
            if status == 303:
                self.answered.add(who)
            else:
                self.unanswered[status] += 1

    def post_to_any(self, path: str, body: str) -> int:
        """As a web server in front does: where nobody listens, nothing was said yet, and another is asked."""
        for server in random.sample(self.fleet.serves, 3):
            try:
                return self.post(server, path, body)
            except ConnectionRefusedError:
                pass
        return 503

    def post(self, server: Server, path: str, body: str) -> int:
        site = self.fleet.serves[0].site
        headers = {"Host": site.removeprefix("http://"), "Origin": site, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        try:
            connection.request("POST", path, body, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def wait(self):
        for thread in self.threads:
            thread.join(timeout=240)
        assert not any(thread.is_alive() for thread in self.threads)
        # 503 is the one answer that a visitor may get instead: PostgreSQL was away.
        assert not {status for status in self.unanswered if isinstance(status, int)} - {503}, self.unanswered


@pytest.fixture
def mail_server(mail_server):
    mail_server.hesitation = 2
    return mail_server


@pytest.fixture
def database():
    database = Postgres()
    yield database
    database.remove()


@pytest.mark.parametrize("round", range(1, ROUNDS + 1))
def test_processes_that_are_killed_lose_nothing_and_send_nothing_twice(round, mail_server, database, tmp_path):
    fleet = Fleet(database, mail_server, tmp_path)
    written, chaos = under_fire(fleet, {letter(n)["email"]: ("/calais/letters", letter(n)) for n in range(LETTERS)})
    check_letters(fleet, written)
    links = confirmation_links(fleet, mail_server, written.answered)
    confirmed, more = under_fire(fleet, {writer: (link.removeprefix(fleet.serves[0].site), {}) for writer, link in links.items()}, mail_server)
    kills = chaos.kills + more.kills
    wait_until(lambda: not under_way(fleet), seconds=180, what=fleet.states, pause=1)
    print(f"\nround {round}: killed {dict(kills)}; {len(written.answered)} of {LETTERS} letters and {len(confirmed.answered)} of {len(links)} confirmations "
          f"answered, the others {dict(written.unanswered + confirmed.unanswered)}; {dict(fleet.states())}; at most {max(chaos.most_at_once, more.most_at_once)} sending at a kill", flush=True)
    check_deliveries(fleet, mail_server, confirmed, chaos.was_sending | more.was_sending)
    assert max(chaos.most_at_once, more.most_at_once) <= WIDTH
    check_count(fleet)
    fleet.stop()


def test_processes_that_are_asked_to_stop_finish_what_is_on_the_wire(mail_server, database, tmp_path):
    fleet = Fleet(database, mail_server, tmp_path)
    written = Crowd(fleet, {letter(n)["email"]: ("/calais/letters", letter(n)) for n in range(40)}, seconds=1)
    written.wait()
    links = confirmation_links(fleet, mail_server, written.answered)
    mail_server.hesitation = 3
    Crowd(fleet, {writer: (link.removeprefix(fleet.serves[0].site), {}) for writer, link in links.items()}, seconds=1).wait()
    wait_until(lambda: fleet.states()["sending"] >= 5, seconds=30, what=fleet.states)
    fleet.stop()
    states = fleet.states()
    assert states["sending"] == 0 and states["in_doubt"] == 0, states
    assert states["accepted"] == len(mail_server.to(MINISTER)) > 0
    assert not fleet.rows("SELECT id FROM mail WHERE state IN ('sending', 'in_doubt')")


def test_rates_hold_for_all_processes_together(database, tmp_path):
    """One address may send 600 forms at once: 600 to each of two servers are too many."""
    servers = []
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        server = Server(tmp_path / name, database=servers[0].database if servers else database.create("postbag"))
        server.settings = {"POSTBAG_RATE_LIMITS": "on"}
        servers.append(server)
    servers[0].import_campaign(ROOT / "Campaigns" / "calais")
    for server in servers:
        server.start(demo=True)
    with ThreadPoolExecutor(12) as pool:
        statuses = Counter(pool.map(lambda n: servers[n % 2].post("/calais/letters", {"step": "write-minister"}).status, range(1_200)))
    assert set(statuses) == {422, 429}, statuses
    kept = postgres.rows(servers[0].database, "SELECT network FROM spending")
    assert len(kept) == 1 and len(kept[0][0]) == 32, "a hash, and no address"
    for server in servers:
        server.stop()


def under_fire(fleet: Fleet, work, mail_server=None) -> tuple[Crowd, Chaos]:
    """The work, and if letters go out by it their sending, while processes are killed."""
    chaos = Chaos(fleet)
    crowd = Crowd(fleet, work, seconds=12)
    crowd.wait()
    if mail_server:
        end = time.monotonic() + 8
        while time.monotonic() < end and len(mail_server.to(MINISTER)) < len(crowd.answered):
            time.sleep(0.1)
    chaos.end()
    return crowd, chaos


def check_letters(fleet: Fleet, written: Crowd):
    kept = Counter(email for (email,) in fleet.rows("SELECT email FROM letter"))
    assert written.answered <= set(kept), f"lost: {sorted(written.answered - set(kept))[:5]}"
    assert set(kept.values()) == {1}


def confirmation_links(fleet: Fleet, mail_server: MailServer, writers: set[str]) -> dict[str, str]:
    wait_until(lambda: writers <= {taken.recipient for taken in list(mail_server.taken)}, seconds=120, what=lambda: mails(fleet), pause=0.5)
    return {writer: Confirmation(mail_server.to(writer)[0].mail).link for writer in writers}


def mails(fleet: Fleet):
    return fleet.rows("SELECT kind, state, worker, COUNT(*) FROM mail GROUP BY kind, state, worker")


def under_way(fleet: Fleet) -> bool:
    return any(fleet.states()[state] for state in ("queued", "sending", "deferred"))


def check_deliveries(fleet: Fleet, mail_server: MailServer, confirmed: Crowd, was_sending: set[int]):
    rows = fleet.rows("SELECT letter.id, email, state FROM letter JOIN delivery ON letter_id = letter.id WHERE stage = 'confirmed'")
    taken = Counter(taken.letter for taken in mail_server.to(MINISTER))
    assert confirmed.answered <= {email for _, email, _ in rows}
    for id, email, state in rows:
        assert state in ("accepted", "in_doubt"), (email, state)
        assert taken[id] == 1 if state == "accepted" else taken[id] <= 1, (email, state, taken[id])
    assert set(taken) <= {id for id, _, _ in rows}, "nothing was sent that nobody confirmed"
    assert {id for id, _, state in rows if state == "in_doubt"} == was_sending, "what was being sent at a kill is in doubt, and nothing else"


def check_count(fleet: Fleet):
    now = fleet.states()
    for server in fleet.serves:
        tally = server.wait_for_tally("calais", lambda tally: tally["supporters"] == sum(now.values()) and tally["letters"]["on_its_way"] == 0)
        assert tally["letters"]["accepted"] == now["accepted"] and tally["letters"]["in_doubt"] == now["in_doubt"]
    assert fleet.serves[0].postbag("tally", "recount").stdout.strip() == "the count is right"
