"""Mails that come in, while the server and `postbag receive` are killed as by power cuts."""

import random
import subprocess
import time
from pathlib import Path

import pytest

from server import POSTBAG, ROOT, Server, wait_until


def receive(server: Server, mail: str, *flags: str) -> subprocess.Popen:
    command = [POSTBAG, "receive", "--data", server.data, *flags]
    process = subprocess.Popen(
        command, env=server.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdin.write(mail)
    process.stdin.close()
    return process


def mail(number: int) -> str:
    return f"From: clerk@ministry.example\nTo: letters@harbour.example\nSubject: word {number}\n\nWord {number}.\n"


def waiting(server: Server) -> list[Path]:
    return list((server.data / "incoming").glob("*.mail"))


def kept(server: Server) -> list[str]:
    return [line.split()[0] for line in server.postbag("mails", "list").stdout.splitlines() if line[:1].isdigit()]


def subjects(server: Server) -> list[int]:
    shown = [server.postbag("mails", "show", number).stdout for number in kept(server)]
    return sorted(int(text.split("Subject: word ")[1].split()[0]) for text in shown)


RECORDED = "not about a letter of ours: personal; kept for a person: postbag mails list\n"
TAKEN_IN = "taken in, for `postbag serve` or `postbag work`\n"


def said(server: Server, mail: str, *flags: str) -> str:
    process = receive(server, mail, *flags)
    assert process.wait(timeout=20) == 0, process.stderr.read()
    return process.stdout.read()


def test_a_mail_waits_until_a_server_takes_it(tmp_path):
    server = Server(tmp_path)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    assert said(server, mail(1)) == TAKEN_IN
    assert said(server, mail(2), "--now") == RECORDED
    assert len(waiting(server)) == 1 and subjects(server) == [2]
    server.start()
    wait_until(lambda: not waiting(server), seconds=10)
    assert said(server, mail(3)) == TAKEN_IN
    wait_until(lambda: not waiting(server), seconds=10)
    server.stop()
    assert said(server, mail(3)) == TAKEN_IN, "it comes once more"
    server.start()
    wait_until(lambda: not waiting(server), seconds=10)
    server.stop()
    assert subjects(server) == [1, 2, 3]


@pytest.mark.engine("sqlite")
def test_what_cannot_be_handed_over_comes_again(tmp_path):
    server = Server(tmp_path)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    (server.data / "incoming").write_text("in the way")
    (tmp_path / "file").write_text("no folder")
    for number, flags in enumerate([[], ["--data", str(tmp_path / "file")], ["--data", str(tmp_path / "nowhere")]]):
        process = receive(server, mail(number), *flags)
        assert process.wait(timeout=20) == 75
        assert "Error: " in process.stderr.read()
    assert said(server, mail(9), "--now") == RECORDED
    assert subjects(server) == [9]


def test_no_mail_is_lost_and_none_is_taken_twice(tmp_path):
    server = Server(tmp_path)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    chance = random.Random(20261126)
    answered, tried = set(), {}
    server.start()
    for number in range(60):
        tried[number] = receive(server, mail(number))
        if number % 4 == 3:
            time.sleep(chance.random() * 0.05)
            tried[number].kill()
        if number % 12 == 7:
            time.sleep(chance.random())
            server.kill()
            server.start()
    for number, process in tried.items():
        if process.wait(timeout=30) == 0:
            answered.add(number)
    wait_until(lambda: not waiting(server), seconds=30)
    found = subjects(server)
    assert len(found) == len(set(found))
    assert answered <= set(found)
    assert len(answered) >= 45
    assert list((server.data / "incoming").glob("aside/*")) == []
    server.stop()
