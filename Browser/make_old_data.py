"""Writes `old/version-N.*`: the data of today's program, for the tests of later ones. Once for each release with a new schema:

.venv/bin/python Browser/make_old_data.py && bin/postgres-for-tests .venv/bin/python Browser/make_old_data.py
"""

import json
import os
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

import server as servers
from letterbox import Confirmation
from mailserver import Answer, MailServer
from server import ROOT, Server, wait_until
from test_kill import MINISTER
from test_old_data import FIELDS, OLD, state

#: What the minister's server says to each confirmed letter, and what becomes of it.
ANSWERS = [
    (Answer(), "accepted"), (Answer(reply="450 4.2.0 greylisted"), "deferred"), (Answer(reply="550 5.1.1 no such"), "refused"),
    (Answer(reply=None), "in_doubt"),
]  # fmt: skip


def write(server: Server, mail_server: MailServer, number: int) -> Confirmation:
    email = f"w{number}@people.example"
    assert server.post("/calais/letters", FIELDS | {"name": f"Writer {number}", "email": email}).status == 303
    wait_until(lambda: mail_server.to(email), seconds=20)
    return Confirmation(mail_server.to(email)[0].mail)


def fill(server: Server, mail_server: MailServer) -> dict:
    """One letter in each state; the server is killed at the end."""
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    for number, (answer, becomes) in enumerate(ANSWERS):
        mail_server.answers[MINISTER] = answer
        server.post(write(server, mail_server, number).link.removeprefix(server.site), {})
        wait_until(lambda: state(server, f"w{number}@people.example") == [(becomes,)], seconds=20)
    server.post(write(server, mail_server, 4).not_me.removeprefix(server.site), {})
    unconfirmed = write(server, mail_server, 9).link.removeprefix(server.site)
    tally = server.wait_for_tally("calais", lambda tally: tally["letters"]["written"] == len(ANSWERS) + 2 and tally["letters"]["on_its_way"] == 1)
    server.kill()
    return {"made": int(time.time()), "unconfirmed_link": unconfirmed, "letters": tally["letters"], "supporters": tally["supporters"]}


def dump(server: Server) -> str:
    if server.database:
        command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", f"--dbname={server.database}"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    with closing(sqlite3.connect(server.data / "postbag.sqlite")) as database:
        # The rows of the index of words are in the tables under it.
        return "".join(f"{line}\n" for line in database.iterdump() if not line.startswith('INSERT INTO "letter_words_search" '))


def main():
    servers.POSTGRES = os.environ.get("POSTGRES_FOR_TESTS")
    with tempfile.TemporaryDirectory() as folder:
        mail_server = MailServer()
        server = Server(Path(folder), mail_server.url)
        before = fill(server, mail_server)
        [(version,)] = server.rows("SELECT MAX(version) FROM schema_version")
        file = OLD / f"version-{version}.{'postgres' if server.database else 'sqlite'}"
        file.with_suffix(file.suffix + ".sql").write_text(dump(server))
        file.with_suffix(file.suffix + ".json").write_text(json.dumps(before, indent=2, sort_keys=True) + "\n")
        mail_server.stop()
        print(file)


if __name__ == "__main__":
    main()
