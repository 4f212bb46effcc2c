"""What the Debian package installs: its settings, its units, and what the program tells systemd."""

import re
import socket
import subprocess

import pytest

from server import POSTBAG, ROOT, Server

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


@pytest.mark.parametrize("unit", ["postbag.service", "postbag-serve@.service", "postbag-work@.service"])
def test_a_service_is_fenced_in(unit):
    answer = subprocess.run(["systemd-analyze", "security", "--offline=true", DEBIAN / unit], capture_output=True, text=True, check=True)
    [level] = re.findall(r"Overall exposure level for \S+: ([\d.]+) ", answer.stdout)
    assert float(level) <= 2, answer.stdout


def test_the_version_is_the_newest_in_the_list_of_changes():
    said = subprocess.run([POSTBAG, "--version"], capture_output=True, text=True, check=True).stdout
    newest = re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)[1]
    assert said.startswith(f"postbag {newest} (built from source)\nwith SQLite 3.")
    assert re.fullmatch(r"with SQLite [\d.]+, libpq [\d.]+, GMime [\d.]+, libcurl [\d.]+, c-ares [\d.]+", said.splitlines()[1]), said


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
