"""What the Debian package installs: its settings, its units, and what the program tells systemd."""

import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from email.utils import parsedate_to_datetime

import pytest

from mailserver import MailServer
from server import POSTBAG, ROOT, Server, wait_until
from test_kill import letter

DEBIAN = ROOT / "debian"

#: The files of a package do not depend on the database.
pytestmark = pytest.mark.engine("sqlite")


def test_the_settings_file_names_every_setting(tmp_path):
    text = (DEBIAN / "postbag.conf").read_text()
    documented = re.findall(r"^\| `(POSTBAG_[A-Z_]+)` \|", (ROOT / "docs" / "running.md").read_text(), re.M)
    assert sorted(re.findall(r"^#?(POSTBAG_[A-Z_]+)=", text, re.M)) == sorted(documented)
    # Every example is one that the program takes, but for the key, which is not there.
    every = re.sub(r"^#(?=POSTBAG_)", "", text, flags=re.M)
    settings = tmp_path / "every.conf"
    settings.write_text("\n".join(line for line in every.splitlines() if "DKIM" not in line).replace("/var/lib/postbag", str(tmp_path)))
    answer = subprocess.run([POSTBAG, "settings", "--settings", settings], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert "imaps://letters:" in answer.stdout or "imap.example.org" in answer.stdout, answer.stdout


def test_an_upgrade_does_not_ask_about_the_settings():
    """dpkg asks about each file in /etc that it installed and somebody has edited."""
    placed = dict(line.split() for line in (DEBIAN / "postbag.install").read_text().splitlines())
    assert placed["debian/postbag.conf"] == "usr/share/postbag"
    assert not [folder for folder in placed.values() if folder.startswith("etc")]


@pytest.mark.parametrize("unit", ["postbag.service", "postbag-backup.service", "postbag-serve@.service", "postbag-work@.service"])
def test_a_service_is_fenced_in(unit):
    answer = subprocess.run(["systemd-analyze", "security", "--offline=true", DEBIAN / unit], capture_output=True, text=True, check=True)
    [level] = re.findall(r"Overall exposure level for \S+: ([\d.]+) ", answer.stdout)
    assert float(level) <= 2, answer.stdout


def test_the_version_is_the_newest_in_the_list_of_changes():
    said = subprocess.run([POSTBAG, "--version"], capture_output=True, text=True, check=True).stdout
    newest = re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)[1]
    assert said.startswith(f"postbag {newest} (built from source)\nwith SQLite 3.")
    assert re.fullmatch(r"with SQLite [\d.]+, libpq [\d.]+, GMime [\d.]+, libcurl [\d.]+, c-ares [\d.]+", said.splitlines()[1]), said


def test_a_package_replaces_the_ones_before_it(tmp_path):
    """Packages of commits before a release, the release, and the same for Debian 13, each newer than the one before."""
    shutil.copytree(DEBIAN, tmp_path / "debian", ignore=shutil.ignore_patterns("made", "postbag"))
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text("# Changes\n\n## 0.9.0\n\n## 0.8.1\n")
    system = tmp_path / "os-release"

    def git(*arguments: str, second: int = 0):
        date = f"2026-11-28T10:00:{second:02}+0300"
        author = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@people.example", "GIT_AUTHOR_DATE": date}
        committer = {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@people.example", "GIT_COMMITTER_DATE": date}
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True, capture_output=True, env=os.environ | author | committer | {"GIT_CONFIG_GLOBAL": "/dev/null"})

    def version_of_system():
        return subprocess.run(
            [tmp_path / "debian" / "version"], capture_output=True, text=True, env=os.environ | {"OS_RELEASE": str(system)}
        )

    def version(debian: int = 12):
        system.write_text(f"ID=debian\nVERSION_ID={debian}\n")
        return version_of_system()

    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "one", second=1)
    versions = [version().stdout.strip()]
    assert versions == ["0.9.0~20261128070001+deb12"]
    git("commit", "-q", "--allow-empty", "-m", "two", second=2)
    versions += [version().stdout.strip()]
    git("tag", "v0.9.0")
    versions += [version().stdout.strip(), version(debian=13).stdout.strip()]
    git("checkout", "-q", "v0.9.0~1")
    assert version().stdout.strip() == versions[0], "a commit before the release can be packaged again"
    git("checkout", "-q", "v0.9.0")
    system.write_text("ID=debian\n")
    assert version_of_system().returncode == 1
    git("commit", "-q", "--allow-empty", "-m", "three", second=3)
    refused = version()
    assert (refused.returncode, refused.stdout) == (1, "") and "0.9.0 is released" in refused.stderr
    changes.write_text("# Changes\n\n## 0.9.1\n")
    versions += [version().stdout.strip()]
    for older, newer in itertools.pairwise(versions):
        subprocess.run(["dpkg", "--compare-versions", older, "lt", newer], check=True)


def test_systemd_is_told(tmp_path, monkeypatch):
    """READY once the pages are served, signs of life while they are, STOPPING at the end."""
    place = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(place)
        manager.settimeout(20)
        monkeypatch.setenv("NOTIFY_SOCKET", place)
        monkeypatch.setenv("WATCHDOG_USEC", "600000")
        server = Server(tmp_path / "data")
        server.data.mkdir()
        server.start()
        try:
            told = [manager.recv(100) for _ in range(4)]
            assert sorted(set(told)) == [b"READY=1", b"WATCHDOG=1"] and told.count(b"READY=1") == 1
        finally:
            server.stop()
        while (last := manager.recv(100)) == b"WATCHDOG=1":
            pass
        assert last == b"STOPPING=1"


def test_whoever_comes_while_the_process_is_replaced_waits(tmp_path, mail_server):
    """The listening socket is systemd's: connections queue in it while no process runs."""
    server = Server(tmp_path / "data", mail_server.url)
    server.data.mkdir()
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.socket = socket.create_server(("127.0.0.1", server.port), backlog=64)
    # The port of the settings is another one.
    server.start()
    server.stop()
    answers = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(20)]
    for connection in answers:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    server.start()
    try:
        for connection in answers:
            head = connection.makefile("rb").read().split(b"\r\n")
            assert head[0] == b"HTTP/1.1 200 OK"
            [date] = [line for line in head if line.lower().startswith(b"date: ")]
            assert abs(parsedate_to_datetime(date[6:].decode()).timestamp() - time.time()) < 60
            connection.close()
    finally:
        server.stop()
        server.socket.close()


def test_settings_are_read_again(tmp_path):
    """What `systemctl reload` does: the same process hands mail to another server."""
    first, second = MailServer(), MailServer()
    server = Server(tmp_path / "data", first.url)
    server.data.mkdir()
    server.import_campaign(ROOT / "Campaigns" / "calais")
    file = tmp_path / "postbag.conf"
    write = lambda smtp: file.write_text(f"POSTBAG_SMTP={smtp}\nPOSTBAG_FROM=letters@harbour.example\n")
    for name in ("POSTBAG_SMTP", "POSTBAG_FROM"):
        del server.settings[name]
    server.settings["POSTBAG_SETTINGS"] = str(file)
    log = lambda: (server.data / "server.log").read_text()
    write(first.url)
    server.start()
    try:
        server.post("/calais/letters", letter(1))
        wait_until(lambda: first.to("writer1@people.example"), seconds=20)
        # A file that does not fit changes nothing.
        write("smtp://")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "settings not taken over" in log(), seconds=20)
        server.post("/calais/letters", letter(2))
        wait_until(lambda: first.to("writer2@people.example"), seconds=20)
        write(second.url)
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "settings read again" in log(), seconds=20)
        server.post("/calais/letters", letter(3))
        wait_until(lambda: second.to("writer3@people.example"), seconds=20)
        assert server.process.poll() is None and not first.to("writer3@people.example")
    finally:
        server.stop()
        for mails in (first, second):
            mails.stop()


class Slow(MailServer):
    """Answers MAIL FROM only when it is told to."""

    def __init__(self):
        super().__init__()
        self.is_asked, self.may_answer = threading.Event(), threading.Event()

    def begins(self, sender: str) -> str | None:
        self.is_asked.set()
        self.may_answer.wait(timeout=60)


def test_pages_are_served_while_the_last_mail_is_on_the_wire(tmp_path):
    mails = Slow()
    server = Server(tmp_path, mails.url)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    server.post("/calais/letters", letter(1))
    assert mails.is_asked.wait(timeout=20)
    server.process.send_signal(signal.SIGTERM)
    for _ in range(5):
        assert server.get("/calais/fr").status == 200
        time.sleep(0.2)
    assert server.post("/calais/letters", letter(2)).status == 303
    mails.may_answer.set()
    assert server.process.wait(timeout=20) == 0
    assert len(mails.to("writer1@people.example")) == 1 and not mails.to("writer2@people.example")
    with pytest.raises(OSError):
        server.get("/health")
    # What was written meanwhile is sent by the next process.
    server.start()
    wait_until(lambda: len(mails.to("writer2@people.example")) == 1, seconds=20)
    server.stop()
    mails.stop()


def test_units_call_only_what_every_debian_has():
    """Debian without procps has no /bin/kill, which a reload once called."""
    units = {path.name: path.read_text() for path in (ROOT / "debian").glob("*.service")}
    assert len(units) == 4
    for name, unit in units.items():
        programs = set(re.findall(r"^Exec\w+=[-+!@:]*(\S+)", unit, re.M))
        assert programs <= {"/usr/bin/postbag", "/bin/sh"}, (name, programs)
