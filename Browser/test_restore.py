"""Backups and what comes back from them: nothing is sent a second time, on both engines."""

import os
import shutil
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

import test_old_data
from letterbox import Confirmation
from mailserver import MailServer
from server import POSTBAG, ROOT, Server, wait_until
from test_kill import MINISTER, letter, states

LETTERS = 60


def backup_name(server: Server) -> str:
    return "backup.dump" if server.database else "backup.sqlite"


def tell(server: Server, *arguments: str, **more: str) -> subprocess.CompletedProcess:
    """A command that may fail, and what it says."""
    command = [POSTBAG, *arguments, "--data", server.data]
    return subprocess.run(command, env=server.environment(**more), capture_output=True, text=True)


def confirm(server: Server, mail_server: MailServer, numbers: range, hesitation: float = 0):
    """Writers sign and follow their links. The mail server hesitates for so long at each letter."""
    for number in numbers:
        assert server.post("/calais/letters", letter(number)).status == 303
    writers = [letter(number)["email"] for number in numbers]
    wait_until(lambda: all(mail_server.to(writer) for writer in writers), seconds=60)
    mail_server.hesitation = hesitation
    for writer in writers:
        link = Confirmation(mail_server.to(writer)[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303


def sent(mail_server: MailServer) -> Counter:
    return Counter(taken.letter for taken in list(mail_server.to(MINISTER)))


def in_doubt(server: Server) -> set[int]:
    lines = server.postbag("deliveries", "list", "--state", "in_doubt").stdout.splitlines()
    return {int(line.split()[0]) for line in lines if line[:1].isdigit()}


@pytest.fixture
def sending(mail_server, tmp_path):
    """A server in the middle of sending letters, slowly."""
    (tmp_path / "first").mkdir()
    server = Server(tmp_path / "first", mail_server.url)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    confirm(server, mail_server, range(4))
    wait_until(lambda: states(server)["accepted"] == 4, seconds=30)
    confirm(server, mail_server, range(4, LETTERS), hesitation=4)
    yield server
    server.stop()


def test_nothing_is_sent_twice_after_a_restore(sending, mail_server, tmp_path):
    file = tmp_path / backup_name(sending)
    sending.postbag("backup", str(file))
    wait_until(lambda: len(mail_server.to(MINISTER)) >= LETTERS // 2, seconds=60, pause=0.01)
    sending.kill()

    (tmp_path / "second").mkdir()
    second = Server(tmp_path / "second", mail_server.url)
    said = second.postbag("restore", str(file)).stdout
    assert f"letters: {LETTERS}, confirmed" in said and "campaigns: 1\n" in said and "key: fits" in said
    doubtful = in_doubt(second)
    assert doubtful and f"in doubt now: letters {len(doubtful)}, mails " in said
    before = sent(mail_server)
    mail_server.hesitation = 0
    second.start()
    try:
        # A new letter goes: whatever waited before it would have gone as well.
        confirm(second, mail_server, range(100, 101))
        wait_until(lambda: sum(sent(mail_server).values()) > sum(before.values()), seconds=60)
        wait_until(lambda: not states(second)["queued"] and not states(second)["sending"], seconds=60)
        assert set(sent(mail_server).values()) == {1}, "no letter came a second time"
        assert in_doubt(second) == doubtful
        unsent = sorted(doubtful - set(sent(mail_server)))
        if unsent:
            second.postbag("deliveries", "resolve", str(unsent[0]), "--again")
            wait_until(lambda: sent(mail_server)[unsent[0]] == 1, seconds=30)
        assert "the count is right" in second.postbag("tally", "recount").stdout
        assert file.name in second.postbag("history").stdout
    finally:
        second.stop()


def test_what_waited_is_sent_where_the_operator_says_so(sending, mail_server, tmp_path):
    sending.kill()
    mail_server.hesitation = 0
    file = tmp_path / backup_name(sending)
    sending.postbag("backup", str(file))
    (tmp_path / "second").mkdir()
    second = Server(tmp_path / "second", mail_server.url)
    assert "what waited will be sent" in second.postbag("restore", str(file), "--send-queued").stdout
    second.start()
    try:
        # What the killed process had on the wire is in doubt, as after every kill.
        wait_until(lambda: set(states(second)) <= {"accepted", "in_doubt"}, seconds=60, what=lambda: states(second))
        accepted = {id for (id,) in second.rows("SELECT letter_id FROM delivery WHERE state = 'accepted'")}
        assert accepted <= set(sent(mail_server)) and set(sent(mail_server).values()) == {1}
    finally:
        second.stop()


def test_a_backup_goes_into_an_empty_place_only(tmp_path):
    server = Server(tmp_path / "first")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    file = tmp_path / backup_name(server)
    server.postbag("backup", str(file))
    refused = tell(server, "restore", str(file))
    assert refused.returncode == 1 and "into an empty place only" in refused.stderr
    empty = Server(tmp_path / "second")
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    damaged = tmp_path / "damaged"
    octets = file.read_bytes()
    damaged.write_bytes(octets[: len(octets) // 2])
    for wrong, word in ((notes, "is no backup"), (tmp_path / "nothing", "is not there"), (damaged, ""), (other_kind(server, tmp_path), "is a backup of")):
        refused = tell(empty, "restore", str(wrong))
        assert refused.returncode == 1 and word in refused.stderr, (wrong, refused.stderr)
    assert "campaigns: 1" in empty.postbag("restore", str(file)).stdout, "nothing of the failures was left"
    assert empty.rows("SELECT slug FROM campaign") == [("calais",)]


def other_kind(server: Server, folder: Path) -> Path:
    """A file that looks like a backup of the other engine."""
    file = folder / "other"
    file.write_bytes(b"SQLite format 3\0" + bytes(2) + b"\1\1" + bytes(80) if server.database else b"PGDMP" + bytes(80))
    return file


def test_the_nightly_backup_bears_its_engine_s_name(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    folder = tmp_path / "backups"
    ending = "dump" if server.database else "sqlite"
    for _ in range(2):
        said = server.postbag("backup", str(folder), "--keep", "2").stdout
        [made] = [entry for entry in folder.iterdir()]
        assert made.name.endswith(f".{ending}") and said.startswith(f"{made}: ")
        assert made.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_encrypted_for_the_real_age(tmp_path):
    server = Server(tmp_path / "first")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    keys = [tmp_path / name for name in ("key", "other", "third")]
    for key in keys:
        subprocess.run(["age-keygen", "-o", key], check=True, capture_output=True)
    public = [subprocess.run(["age-keygen", "-y", key], check=True, capture_output=True, text=True).stdout.strip() for key in keys]
    file, plain = tmp_path / "backup.age", tmp_path / backup_name(server)
    server.postbag("backup", str(file), "--encrypt-to", public[0], "--encrypt-to", public[2])
    assert file.stat().st_mode & 0o777 == 0o600 and not list(server.data.glob("unencrypted*"))
    for key in (keys[0], keys[2]):
        subprocess.run(["age", "--decrypt", "-i", key, "-o", plain, file], check=True)
        assert plain.read_bytes()[:5] in (b"PGDMP", b"SQLit")

    empty = Server(tmp_path / "second")
    cut = tmp_path / "cut"
    cut.write_bytes(file.read_bytes()[:-1])
    for arguments, word in (
        ([file], "say with --key"), ([file, "--key", keys[1]], "is not encrypted to this key"), ([cut, "--key", keys[0]], "damaged or cut off"),
        ([file, "--key", file], "cannot be read"), ([file, "--key", tmp_path / "none"], "is not there"),
    ):
        refused = tell(empty, "restore", *map(str, arguments))
        assert refused.returncode == 1 and word in refused.stderr, (arguments, refused.stderr)
    again = tmp_path / "again.age"
    subprocess.run(["age", "-r", public[0], "-o", again, plain], check=True)
    for number, encrypted in enumerate((file, again)):
        place = Server(tmp_path / f"place{number}")
        assert "campaigns: 1" in place.postbag("restore", str(encrypted), "--key", str(keys[0])).stdout
        assert not list(place.data.glob("decrypted*"))
    wrong = tell(server, "backup", str(tmp_path / "x"), "--encrypt-to", "age1nothing")
    assert wrong.returncode == 64 and "is no public key of age" in wrong.stderr


def old(tmp_path: Path) -> Server:
    """Data of schema 3."""
    tmp_path.mkdir(exist_ok=True)
    server = Server(tmp_path)
    test_old_data.restore(server)
    return server


def test_a_copy_is_made_before_the_schema_changes(tmp_path):
    server = old(tmp_path / "data")
    ending = "dump" if server.database else "sqlite"
    copy = server.data / f"postbag-schema-3.{ending}"
    # What a process has left that was killed in the middle of the copy.
    (server.data / f"{copy.name}.partial").write_bytes(b"half")
    said = server.postbag("campaign", "list")
    assert f"a copy of the data (schema 3, letters: 6) was made and checked before its schema changes: {copy}" in said.stdout + said.stderr
    assert "was made" not in (again := server.postbag("campaign", "list")).stdout + again.stderr
    assert [file.name for file in server.data.glob("postbag-schema-*")] == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600

    newest = server.rows("SELECT MAX(version) FROM schema_version")[0][0]
    run(server, "INSERT INTO schema_version (version) VALUES (99)")
    refused = tell(server, "campaign", "list")
    assert refused.returncode == 1 and "newer version of Postbag (schema 99" in refused.stderr
    assert f"postbag restore {copy}" in refused.stderr
    assert server.rows("SELECT version FROM schema_version WHERE version > ?", newest) == [(99,)]

    second = Server(tmp_path / "second")
    said = second.postbag("restore", str(copy)).stdout
    assert f"schema: 3, brought to {newest}" in said and "letters: 6" in said and "key: fits" in said


def test_without_a_copy_the_schema_does_not_change(tmp_path):
    server = old(tmp_path / "data")
    ending = "dump" if server.database else "sqlite"
    # Something in the way, as a full disk would be.
    (server.data / f"postbag-schema-3.{ending}.partial" / "full").mkdir(parents=True)
    refused = tell(server, "campaign", "list")
    assert refused.returncode == 1 and "no copy could be made" in refused.stderr and "nothing was changed" in refused.stderr
    assert server.rows("SELECT MAX(version) FROM schema_version") == [(3,)]
    shutil.rmtree(server.data / f"postbag-schema-3.{ending}.partial")
    server.postbag("campaign", "list")
    assert (server.data / f"postbag-schema-3.{ending}").exists()


@pytest.mark.engine("postgres")
def test_where_there_is_no_pg_dump_the_log_says_so(tmp_path):
    server = old(tmp_path / "data")
    said = tell(server, "campaign", "list", PATH=str(tmp_path))
    assert said.returncode == 0 and "without a copy made before: pg_dump is not installed" in said.stdout + said.stderr
    refused = tell(server, "backup", str(tmp_path / "x"), PATH=str(tmp_path))
    assert refused.returncode == 1 and "pg_dump is not installed: apt install postgresql-client" in refused.stderr


@pytest.mark.engine("postgres")
def test_a_restore_that_was_killed_keeps_programs_away_and_is_given_again(tmp_path):
    server = Server(tmp_path / "first")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    file = tmp_path / "backup.dump"
    server.postbag("backup", str(file))
    second = Server(tmp_path / "second")
    second.postbag("restore", str(file))
    # As it is when the process ends after the data came and before anything was decided.
    run(second, "CREATE TABLE restoring (since BIGINT)")
    refused = tell(second, "campaign", "list")
    assert refused.returncode == 1 and "give the command postbag restore again" in refused.stderr
    assert "campaigns: 1" in second.postbag("restore", str(file)).stdout
    assert second.postbag("campaign", "list").stdout.startswith("calais")


@pytest.mark.engine("postgres")
def test_no_password_stands_on_a_command_line(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    seen = tmp_path / "seen"
    fake = tmp_path / "bin"
    fake.mkdir()
    real = shutil.which("pg_dump")
    (fake / "pg_dump").write_text(f'#!/bin/sh\necho "$@" >>{seen}\nenv | grep ^PGPASSWORD >>{seen}.env\nexec {real} "$@"\n')
    (fake / "pg_dump").chmod(0o755)
    address = server.database.replace("postgres@", "postgres:s3cret@")
    done = tell(server, "backup", str(tmp_path / "x.dump"), POSTBAG_DATABASE=address, PATH=f"{fake}:{os.environ['PATH']}")
    assert done.returncode == 0, done.stderr
    assert "s3cret" not in seen.read_text() and "PGPASSWORD=s3cret" in Path(f"{seen}.env").read_text()


def run(server: Server, statement: str):
    if server.database:
        with psycopg.connect(server.database, autocommit=True) as connection:
            connection.execute(statement)
    else:
        with closing(sqlite3.connect(server.data / "postbag.sqlite")) as database, database:
            database.execute(statement)
