"""Mails come in by a real Postfix (LMTP, and a program for each mail) and from a real Dovecot, set as docs/mail.md says.

Three rounds of killing; twenty by hand: KILL_ROUNDS=20 .venv/bin/python -m pytest Browser/test_doors.py -k killed
"""

import os
import random
import re
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from letterbox import Confirmation
from mailhosts import USER, Dovecot, Host, Postfix
from mailserver import MailServer
from server import POSTBAG, ROOT, Server, wait_until
from test_kill import MINISTER, letter
from test_mail_zone import Zone, serving

ROUNDS = int(os.environ.get("KILL_ROUNDS", "3"))
WAYS = {"lmtp": "LMTP", "pipe": "`postbag receive`"}


class Trial:
    """A Postbag that is not root, and one way by which mails come in."""

    def __init__(self, door: str):
        self.door, self.host, self.mail_server = door, Host(), MailServer()
        program = shutil.copy(POSTBAG, self.host.folder)
        shutil.copytree(ROOT / "Campaigns" / "calais", self.host.folder / "calais")
        self.server = Server(self.host.make("store", 0o700, USER, "nogroup"), self.mail_server.url)
        self.server.program, self.server.user = program, {"user": USER, "group": "nogroup", "extra_groups": [], "cwd": self.host.folder}
        socket = self.host.make("run", 0o2750, USER, "postfix") / "lmtp.sock"
        if door == "imap":
            self.mail = Dovecot()
            self.server.settings |= {"POSTBAG_IMAP": self.mail.setting, "POSTBAG_RETURN_PATH": "letters@harbour.example"}
        else:
            self.settings = self.host.folder / "postbag.conf"
            lines = {"POSTBAG_DATA": self.server.data} | self.server.engine
            self.settings.write_text("".join(f"{name}={value}\n" for name, value in lines.items()))
            self.mail = Postfix.bringing(WAYS[door], program, self.settings, socket)
            if door == "lmtp":
                self.server.settings |= {"POSTBAG_LMTP": str(socket)}
        self.server.import_campaign(self.host.folder / "calais")
        self.server.start()

    def bring(self, sender: str, recipient: str, mail: str):
        if self.door == "imap":
            self.mail.add(f"Return-Path: <{sender}>\n{mail}")
        else:
            self.mail.send(sender, recipient, mail)

    def is_taken(self) -> bool:
        """Whether nothing is left on the way."""
        left = self.mail.unseen() if self.door == "imap" else not self.mail.is_idle()
        return not left and not list((self.server.data / "incoming").glob("*.mail"))

    def wait(self):
        """A mailbox is looked at once a minute, and when the server starts."""
        if self.door == "imap":
            self.server.stop()
            self.server.start()
        for _ in range(10):
            # Postfix at times leaves a mail that it has put off alone for longer than it is told to.
            if self.door != "imap" and not self.is_taken():
                self.mail.flush()
                time.sleep(2)
        wait_until(self.is_taken, seconds=10, what=self.what)

    def what(self) -> str:
        log = (self.server.data / "server.log").read_text()[-2_000:]
        queue = "" if self.door == "imap" else self.mail.queue()
        return f"{list((self.server.data / 'incoming').iterdir())}\n{log}\n{self.mail.log()}\n{queue}"

    def kept(self) -> Counter:
        """How often each of our mails is kept, by its number."""
        texts = self.texts()
        others = [text for text in texts if "\nSubject: word " not in text]
        assert not others, others
        return Counter(int(text.split("\nSubject: word ")[1].split()[0]) for text in texts)

    def texts(self) -> list[str]:
        lines = self.server.postbag("mails", "list").stdout.splitlines()
        return [self.server.postbag("mails", "show", line.split()[0]).stdout for line in lines if line[:1].isdigit()]

    def accepted(self, number: int):
        """Writes and confirms a letter. Returns the mail to the minister."""
        fields = letter(number)
        assert self.server.post("/calais/letters", fields).status == 303
        wait_until(lambda: self.mail_server.to(fields["email"]), seconds=20)
        link = Confirmation(self.mail_server.to(fields["email"])[0].mail).link
        self.server.post(link.removeprefix(self.server.site), {})
        wait_until(lambda: self.mail_server.to(MINISTER), seconds=20)
        [taken] = self.mail_server.to(MINISTER)
        wait_until(lambda: self.state() == "accepted", seconds=20)
        return taken

    def state(self) -> str:
        [(state,)] = self.server.rows("SELECT state FROM delivery")
        return state

    def stop(self):
        self.server.stop()
        self.mail.stop()
        self.mail_server.stop()
        shutil.rmtree(self.host.folder)


@pytest.fixture(params=["lmtp", "pipe", "imap"])
def trial(request):
    trial = Trial(request.param)
    yield trial
    trial.stop()


def word(number: int) -> str:
    return f"From: clerk@ministry.example\nTo: letters@harbour.example\nMessage-ID: <{number}@ministry.example>\nSubject: word {number}\n\nWord {number}.\n"


def automatic(number: int, message_id: str) -> str:
    return f"From: clerk@ministry.example\nTo: letters@harbour.example\nMessage-ID: <a{number}@ministry.example>\nAuto-Submitted: auto-replied\nIn-Reply-To: {message_id}\nSubject: away {number}\n\nI am away.\n"


def bounce(message_id: str) -> str:
    return f"""\
From: Mail Delivery System <mailer-daemon@ministry.example>
To: letters@harbour.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=edge

--edge
Content-Type: text/plain

It could not be delivered.
--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.ministry.example

Final-Recipient: rfc822; {MINISTER}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--edge
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Our letter

--edge--
"""


def test_a_mail_is_kept_and_a_bounce_gives_the_letter_back(trial):
    taken = trial.accepted(1)
    assert taken.sender == "letters@harbour.example" if trial.door == "imap" else taken.sender.startswith("bounce-")
    trial.bring("clerk@ministry.example", "letters@harbour.example", word(1))
    trial.bring("", taken.sender, bounce(taken.mail["Message-ID"]))
    trial.wait()
    wait_until(lambda: trial.state() == "refused", seconds=10, what=trial.what)
    assert trial.kept() == {1: 1}
    wait_until(lambda: len(trial.mail_server.to(letter(1)["email"])) > 1, seconds=20)
    if trial.door != "imap":
        [text] = trial.texts()
        assert re.search(r"Return-Path: ?<clerk@ministry\.example>|^From clerk@ministry", text, re.I | re.M), text


def test_killed_between_taking_and_storing_nothing_is_lost_and_nothing_comes_twice(trial):
    message_id = trial.accepted(1).mail["Message-ID"]
    chance, over = random.Random(20261127), threading.Event()
    killer = threading.Thread(target=kill_receivers, args=(trial.host.folder, chance, over), daemon=True)
    if trial.door == "pipe":
        killer.start()
    for round in range(ROUNDS):
        for number in range(round * 4, round * 4 + 4):
            trial.bring("clerk@ministry.example", "letters@harbour.example", word(number))
            trial.bring("", "letters@harbour.example", automatic(number, message_id))
        if trial.door == "imap":
            trial.server.stop()
            trial.server.start()
        time.sleep(chance.random() * 0.5)
        trial.server.kill()
        trial.server.start()
    over.set()
    if trial.door == "pipe":
        killer.join()
    trial.wait()
    assert trial.kept() == {number: 1 for number in range(ROUNDS * 4)}
    assert trial.server.rows("SELECT count(*) FROM attempt WHERE event = 'automatic'") == [(ROUNDS * 4,)]
    assert trial.server.is_intact()


def kill_receivers(folder: Path, chance: random.Random, over: threading.Event):
    """Kills `postbag receive` at any moment, as long as it is not over."""
    while not over.wait(chance.random() * 0.2):
        for process in Path("/proc").iterdir():
            try:
                words = (process / "cmdline").read_bytes().split(b"\0") if process.name.isdigit() else [b""]
                # Postfix's own process names the command too.
                if words[0].endswith(b"/postbag") and words[1] == b"receive" and str(folder / "postbag.conf").encode() in words:
                    os.kill(int(process.name), signal.SIGKILL)
            except (FileNotFoundError, ProcessLookupError):
                pass


def test_the_doctor_tries_what_is_set(trial):
    said = subprocess.run([trial.server.program, "doctor", "--data", trial.server.data], env=trial.server.environment(), capture_output=True, text=True, **trial.server.user).stdout
    expected = {"lmtp": "ok       LMTP: ", "imap": "ok       IMAP: ", "pipe": "ok       mails to take in: none waits"}
    assert expected[trial.door] in said, said
    if trial.door == "imap":
        return
    # The bounce of a test letter comes in while the server runs.
    trial.server.settings["POSTBAG_SMTP"] = trial.mail.url
    with serving(Zone()) as dns:
        said = trial.server.postbag("doctor", "--mail", "--dns", dns, "--to", "gone@away.example", "--wait", "30", check=False).stdout
    assert "ok       way back: a mail about it came in (bounce)" in said, said
    assert re.search("^problem +test letter: it came back: .*unknown user", said, re.M), said
