"""An installation of an earlier version opens its data with today's program, and goes on.

`old/version-N.*` were written by a program whose newest schema was N (10: Postbag 0.9.0), stopped by
SIGKILL: one letter accepted, one deferred, one refused, one in doubt, one reported as not mine, one
unconfirmed. `make_old_data.py` writes those of a new release.
"""

import json
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from letterbox import Confirmation
from server import Server, wait_until

OLD = Path(__file__).resolve().parent / "old"
FIELDS = {
    "step": "write-minister", "language": "en", "name": "Writer 0", "email": "w0@people.example", "country": "GB",
    "postcode": "E17 9NJ", "address": "12 Quay Street", "words": "Mine.", "consent": "yes",
}  # fmt: skip


#: The schemas of the kept data.
VERSIONS = sorted({int(file.name.split(".")[0].removeprefix("version-")) for file in OLD.iterdir()})


def restore(server: Server, version: int = VERSIONS[0]) -> dict:
    """As if the dump had been made an hour ago: no letter's time is over yet."""
    engine = "postgres" if server.database else "sqlite"
    before = json.loads((OLD / f"version-{version}.{engine}.json").read_text())
    later = 1_000 * (int(time.time()) - 3_600 - before["made"])
    times = re.compile(r"(?<=[,(\s])\d{13}(?=[,)\s])")
    dump = times.sub(lambda found: str(int(found[0]) + later), (OLD / f"version-{version}.{engine}.sql").read_text())
    if server.database:
        lines = [line for line in dump.splitlines() if not line.startswith("\\")]
        with psycopg.connect(server.database, autocommit=True) as connection:
            connection.execute("\n".join(lines))
    else:
        with closing(sqlite3.connect(server.data / "postbag.sqlite")) as database:
            database.executescript(dump)
    return before


def state(server: Server, email: str) -> list[tuple]:
    return server.rows(
        "SELECT state FROM delivery WHERE letter_id = (SELECT id FROM letter WHERE email = ?)", email
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_letters_in_every_state_go_on(version, mail_server, tmp_path):
    server = Server(tmp_path, mail_server.url)
    before = restore(server, version)
    server.start()
    try:
        # The minister's server took the greylisted letter's second attempt.
        wait_until(lambda: state(server, "w1@people.example") == [("accepted",)], seconds=30)
        letters = before["letters"] | {"accepted": 2, "on_its_way": 0}
        tally = server.wait_for_tally("calais", lambda tally: tally["letters"]["accepted"] == 2)
        assert tally["letters"] == letters and tally["supporters"] == before["supporters"]
        for words, has_words, email, has_email in server.rows("SELECT words, has_words, email, has_email FROM letter"):
            assert (bool(words), bool(email)) == (has_words == 1, has_email == 1)
        assert state(server, "w2@people.example") == [("refused",)]
        assert state(server, "w3@people.example") == [("in_doubt",)]

        assert server.post(before["unconfirmed_link"], {}).status == 303
        wait_until(lambda: state(server, "w9@people.example") == [("accepted",)], seconds=30)

        # The first writer signs again, and is told that one letter is enough.
        assert server.post("/calais/letters", FIELDS).status == 303
        wait_until(lambda: mail_server.to("w0@people.example"), seconds=20)
        assert "already" in mail_server.to("w0@people.example")[-1].mail["Subject"].lower()

        doubtful = server.rows("SELECT letter_id FROM delivery WHERE state = 'in_doubt'")[0][0]
        server.postbag("deliveries", "resolve", str(doubtful), "--sent")
        assert "the count is right" in server.postbag("tally", "recount").stdout
    finally:
        server.stop()


def test_a_confirmation_sent_by_the_new_version_confirms(mail_server, tmp_path):
    server = Server(tmp_path, mail_server.url)
    before = restore(server)
    server.start()
    try:
        assert server.post("/calais/letters", FIELDS | {"name": "New", "email": "new@people.example"}).status == 303
        wait_until(lambda: mail_server.to("new@people.example"), seconds=20)
        link = Confirmation(mail_server.to("new@people.example")[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303
        server.wait_for_tally("calais", lambda tally: tally["supporters"] == before["supporters"] + 1)
    finally:
        server.stop()


def test_data_of_a_newer_version_is_refused(tmp_path):
    server = Server(tmp_path)
    restore(server)
    add = "INSERT INTO schema_version (version) VALUES (99)"
    if server.database:
        with psycopg.connect(server.database, autocommit=True) as connection:
            connection.execute(f"SET search_path = public; {add}")
    else:
        with closing(sqlite3.connect(tmp_path / "postbag.sqlite")) as database, database:
            database.execute(add)
    answer = server.postbag("campaign", "list", check=False)
    assert answer.returncode == 1
    assert "newer version of Postbag" in answer.stderr and "99" in answer.stderr
