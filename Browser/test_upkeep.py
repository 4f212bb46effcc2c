"""Backups, the doctor and the numbers for a monitor, against a server that is running."""

import os
import pwd
import signal
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from server import POSTBAG, ROOT, Server
from supporter import Supporter


@pytest.mark.engine("sqlite")
def test_a_backup_of_a_running_server_is_a_whole_postbag(fresh_server, browser, tmp_path):
    writer = Supporter(fresh_server, browser(), "Ines Marlowe")
    writer.write("/calais/en")
    file = tmp_path / "copy" / "postbag.sqlite"
    file.parent.mkdir()
    said = fresh_server.postbag("backup", str(file)).stdout
    assert said.startswith(f"{file}: ") and said.endswith(" MB\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in file.parent.iterdir()] == ["postbag.sqlite"]
    fresh_server.postbag("backup", str(file))
    assert [entry.name for entry in file.parent.iterdir()] == ["postbag.sqlite"]
    restored = Server(file.parent)
    assert restored.rows("SELECT count(*) FROM letter") == [(1,)]
    restored.start()
    try:
        assert restored.tally()["letters"]["written"] == 1
    finally:
        restored.stop()


@pytest.mark.engine("sqlite")
def test_the_nightly_backup_keeps_as_many_as_it_is_told(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    folder = tmp_path / "backups"
    folder.mkdir()
    names = [f"postbag-2026-01-{day:02}.sqlite" for day in range(1, 6)]
    for name in names + ["notes.txt", "postbag-2026-01-06.sqlite.partial", "postbag-old.sqlite"]:
        (folder / name).write_text("")
    for _ in range(2):
        said = server.postbag("backup", str(folder), "--keep", "3").stdout
        [made] = [line.split(": ")[0] for line in said.splitlines() if line.endswith(" MB")]
        left = {entry.name for entry in folder.iterdir()}
        assert left == {"notes.txt", "postbag-old.sqlite", *names[3:], Path(made).name}
    refused = server.postbag("backup", str(folder), check=False)
    assert refused.returncode == 1 and "is a folder: say with --keep" in refused.stderr
    for taken in (folder / "notes.txt", tmp_path / "data" / "postbag.sqlite"):
        refused = server.postbag("backup", str(taken), check=False)
        assert refused.returncode == 1 and "name another file" in refused.stderr
    assert server.rows("SELECT count(*) FROM campaign_file")[0][0] > 0


@pytest.mark.engine("sqlite")
def test_an_import_as_another_user_is_refused_in_clear_words(tmp_path):
    is_root = os.geteuid() == 0
    server = Server(tmp_path / "data" if is_root else Path("/"))
    if is_root:
        server.data.mkdir(mode=0o700)
        os.chown(server.data, pwd.getpwnam("nobody").pw_uid, -1)
    before = list(server.data.iterdir())
    refused = server.postbag("campaign", "import", str(ROOT / "Campaigns" / "calais"), check=False)
    assert refused.returncode != 0
    owner = "nobody" if is_root else "root"
    assert f"it belongs to {owner}: run this as that user, as in sudo -u {owner} postbag" in refused.stderr
    assert list(server.data.iterdir()) == before, "nothing is left that the server could not read"


def test_a_terminal_that_closes_ends_nothing(fresh_server):
    fresh_server.process.send_signal(signal.SIGHUP)
    assert fresh_server.get("/health").status == 200
    assert fresh_server.process.poll() is None


@pytest.mark.engine("sqlite")
def test_erased_words_are_in_no_file(fresh_server, browser):
    writer = Supporter(fresh_server, browser(), "Ines Marlowe")
    writer.write("/calais/en", words="XYZZYPLUGH lies in the harbour.")
    assert fresh_server.rows("SELECT count(*) FROM letter WHERE words LIKE 'XYZZYPLUGH%'") == [(1,)]
    writer.page.goto(writer.confirmation().not_me)
    writer.page.click("form[action$='/not-me'] button.main")
    assert fresh_server.rows("SELECT words FROM letter") == [("",)]
    fresh_server.stop()
    holding = [file.name for file in fresh_server.data.rglob("*") if file.is_file() and b"XYZZYPLUGH" in file.read_bytes()]
    assert holding == []


def test_the_doctor_finds_a_healthy_postbag_healthy(fresh_server):
    answer = fresh_server.postbag("doctor")
    assert [line.split(":")[0] for line in answer.stdout.splitlines() if not line.startswith(("ok       disk", "warning  disk"))] == [
        "ok       settings", "ok       database", "ok       campaign calais", "ok       mail server", "ok       in doubt", "ok       mails that came in", "ok       mails to take in",
        "ok       unconfirmed letters", "ok       deliveries", "ok       mails to supporters", "ok       backups",
    ]


@pytest.mark.engine("sqlite")
def test_the_doctor_names_what_is_broken(tmp_path):
    server = Server(tmp_path, mail_server="smtp://127.0.0.1:1")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    ill = server.postbag("doctor", check=False)
    assert ill.returncode == 1
    assert "problem  mail server: 127.0.0.1:1: No connection to the mail server" in ill.stdout
    assert "ok       database: whole" in ill.stdout
    missing = subprocess.run([POSTBAG, "doctor", "--data", tmp_path / "nope"], env=server.environment(), capture_output=True, text=True)
    assert (missing.returncode, missing.stdout) == (
        1, f"problem  settings: there is no postbag.sqlite in {tmp_path / 'nope'}: say where it is with --data or --settings\n"
        "do       settings: correct the line in the settings file, see what is in force with postbag settings, and restart with systemctl restart postbag\n"
    )
    wrong = subprocess.run([POSTBAG, "doctor"], env=server.environment(POSTBAG_PORT="0", POSTBAG_HOST="x"), capture_output=True, text=True)
    assert [line.split(":")[1].strip() for line in wrong.stdout.splitlines() if line.startswith("problem")] == ["POSTBAG_HOST", "POSTBAG_PORT"]


@pytest.mark.engine("sqlite")
def test_the_doctor_sees_a_damaged_database(tmp_path):
    server = Server(tmp_path)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    file = tmp_path / "postbag.sqlite"
    octets = bytearray(file.read_bytes())
    [(page,)] = server.rows("SELECT rootpage FROM sqlite_master WHERE name = 'campaign_file'")
    octets[(page - 1) * 4096 : (page - 1) * 4096 + 8] = b"\xff" * 8
    file.write_bytes(octets)
    answer = server.postbag("doctor", check=False)
    assert answer.returncode == 1
    assert "problem  database: " in answer.stdout


@pytest.mark.engine("sqlite")
def test_the_doctor_tells_of_letters_in_doubt_and_of_work_that_nobody_does(tmp_path):
    server = Server(tmp_path)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    server.post("/calais/letters", {"step": "write-minister", "language": "en"})
    server.stop()
    with sqlite3.connect(tmp_path / "postbag.sqlite") as database:
        insert = "INSERT INTO delivery (letter_id, channel, campaign, target, rehearsal, state, attempts, queued_at, due_at, changed_at) VALUES (?, 'email', 'calais', 'minister', 1, ?, 0, 0, 0, 0)"
        database.executemany(insert, [(1, "in_doubt"), (2, "queued")])
    said = server.postbag("doctor").stdout
    assert "warning  in doubt: 1 for you to decide: postbag deliveries list --state in_doubt\n" in said
    assert "warning  deliveries: 1 waiting, the first since 1970-01-01T00:00:00Z: is `postbag serve` or `postbag work` running?\n" in said


def test_numbers_for_this_machine_only(fresh_server, browser):
    writer = Supporter(fresh_server, browser(), "Ines Marlowe")
    writer.write("/calais/en")
    fresh_server.get("/nothing/at/all")
    # A count is up to five seconds old, here as on the pages.
    fresh_server.wait_for_tally("calais", lambda tally: tally["letters"]["written"] == 1)
    answer = fresh_server.get("/metrics")
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    numbers = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
    assert numbers['postbag_letters_written{campaign="calais"}'] == "1"
    assert numbers['postbag_letters{campaign="calais",standing="accepted"}'] == "0"
    assert numbers["postbag_rehearsal"] == "1"
    assert int(numbers['postbag_requests_total{status="404"}']) == 1
    assert int(numbers["process_resident_memory_bytes"]) > 1_000_000
    assert writer.email not in answer.text and "Marlowe" not in answer.text
    for relayed in ({"X_Forwarded_For": "192.0.2.1"}, {"Forwarded": "for=192.0.2.1"}, {"Via": "1.1 proxy"}, {"X_Real_IP": "192.0.2.1"}):
        assert fresh_server.get("/metrics", **relayed).status == 404


def test_numbers_with_a_token(tmp_path):
    server = Server(tmp_path)
    server.settings = {"POSTBAG_METRICS_TOKEN": "0123456789abcdef"}
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    try:
        get = lambda token: server.get("/metrics", X_Forwarded_For="192.0.2.1", Authorization=f"Bearer {token}").status
        assert (get("0123456789abcdef"), get("0123456789abcdeX"), get("")) == (200, 404, 404)
        assert "0123456789abcdef" not in server.postbag("settings").stdout
    finally:
        server.stop()
    short = subprocess.run([POSTBAG, "settings"], env=server.environment(POSTBAG_METRICS_TOKEN="short"), capture_output=True, text=True)
    assert "POSTBAG_METRICS_TOKEN: write at least 16 characters" in short.stderr
