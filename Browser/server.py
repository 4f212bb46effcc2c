"""The real `postbag serve --demo`, on a free loopback port, with a data folder of its own."""

import json
import os
import re
import secrets
import shutil
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from pathlib import Path

import postgres
from letterbox import Letterbox
from ports import free_port

ROOT = Path(__file__).resolve().parent.parent
POSTBAG = ROOT / ".build" / "debug" / "postbag"


#: Where databases are made for servers under test; without it each uses the embedded one.
POSTGRES: str | None = None


class Server:
    def __init__(self, data: Path, mail_server: str | None = None, database: str | None = None):
        self.data = data
        self.database = database or new_database()
        self.port = free_port()
        self.site = f"http://localhost:{self.port}"
        self.letterbox = Letterbox(data / "letterbox")
        live = {"POSTBAG_SITE": self.site, "POSTBAG_SMTP": mail_server, "POSTBAG_FROM": "letters@harbour.example"}
        self.settings = live if mail_server else {}
        self.engine = {"POSTBAG_DATABASE": self.database} if self.database else {}
        self.process = None
        #: A listening socket that is handed on, as systemd does it: sd_listen_fds(3).
        self.socket: socket.socket | None = None
        #: The program, and whom it runs as: what subprocess takes.
        self.program, self.user = POSTBAG, {}

    def environment(self, **more: str) -> dict[str, str]:
        """Our own settings only: those of whoever runs the tests must not leak in."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTBAG_")}
        return kept | {"POSTBAG_RATE_LIMITS": "off", "POSTBAG_PACE": "off"} | self.engine | self.settings | more

    def postbag(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        command = [self.program, *arguments, "--data", self.data]
        result = subprocess.run(command, env=self.environment(), capture_output=True, text=True, **self.user)
        assert not check or result.returncode == 0, f"{arguments}: {result.stdout}{result.stderr}"
        return result

    def desk_secret(self) -> str:
        """The twelve words that make their holder the owner of the desk."""
        [words] = re.findall(r"secret words: (.+)$", self.postbag("desk", "secret").stdout, re.M)
        return words

    def import_campaign(self, folder: Path):
        self.postbag("campaign", "import", str(folder))

    def start(self, clock_offset: int = 0, demo: bool = False):
        self.log = open(self.data / "server.log", "ab")
        shown = ["--demo"] if demo or not self.settings else []
        command = [self.program, "serve", *shown, "--data", self.data, "--port", str(self.port)]
        handed = []
        if self.socket:
            handed = [self.socket.fileno()]
            hand_on = 'exec 3<&"$1"; shift; LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"'
            command = ["bash", "-c", hand_on, "bash", str(handed[0]), *command]
        environment = self.environment(POSTBAG_CLOCK_OFFSET=str(clock_offset)) if clock_offset else self.environment()
        self.process = subprocess.Popen(command, env=environment, stdout=self.log, stderr=self.log, pass_fds=handed, **self.user)
        wait_until(self.is_healthy, seconds=20, what=lambda: (self.data / "server.log").read_text())

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None
            self.log.close()

    def kill(self):
        """As a power cut would: SIGKILL, and nothing is said goodbye to."""
        self.process.kill()
        self.process.wait(timeout=20)
        self.process = None
        self.log.close()

    def rows(self, sql: str, *arguments) -> list[tuple]:
        """What the database holds."""
        if self.database:
            return postgres.rows(self.database, sql, *arguments)
        with closing(sqlite3.connect(self.data / "postbag.sqlite", timeout=20)) as database:
            return database.execute(sql, arguments).fetchall()

    def is_intact(self) -> bool:
        """PostgreSQL looks after itself when it starts."""
        return bool(self.database) or self.rows("PRAGMA integrity_check") == [("ok",)]

    def is_healthy(self) -> bool:
        assert self.process.poll() is None, "the server ended: " + (self.data / "server.log").read_text()
        try:
            return self.get("/health").status == 200
        except OSError:
            return False

    def get(self, path: str, method: str = "GET", **headers: str) -> "Answer":
        return self.request(path, method, None, headers)

    def post(self, path: str, fields: list[tuple[str, str]] | dict[str, str], **headers: str) -> "Answer":
        body = urllib.parse.urlencode(fields).encode()
        return self.request(path, "POST", body, {"Origin": self.site} | headers)

    def request(self, path: str, method: str, body: bytes | None, headers: dict[str, str]) -> "Answer":
        address = path if path.startswith("http") else self.site + path
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(address, data=body, method=method, headers=named)
        try:
            with urllib.request.build_opener(Unredirected).open(request, timeout=30) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def tally(self, campaign: str = "calais") -> dict:
        return json.loads(self.get(f"/{campaign}/tally.json").body)

    def wait_for_tally(self, campaign: str, holds) -> dict:
        """A count is at most five seconds old; a busy machine gets more."""
        wait_until(lambda: holds(self.tally(campaign)), seconds=25, what=lambda: self.tally(campaign))
        return self.tally(campaign)


def new_database() -> str | None:
    if not POSTGRES:
        return None
    name = f"trial_{secrets.token_hex(8)}"
    postgres.create_database(POSTGRES, name)
    return POSTGRES.replace("/postgres?", f"/{name}?")


class Unredirected(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Answer:
    def __init__(self, status, headers, body: bytes):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode()


def wait_until(holds, seconds: float, what=lambda: "", pause: float = 0.1):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(pause)
    raise AssertionError(f"waited {seconds} s in vain: {what()}")


def variant(folder: Path, into: Path, slug: str, **lines: str) -> Path:
    """A copy of a campaign folder with another slug and other top-level lines in its campaign.yaml."""
    shutil.copytree(folder, into)
    file = into / "campaign.yaml"
    kept = [line for line in file.read_text().splitlines() if line.split(":")[0] not in {"slug", *lines}]
    added = [f"{key}: {value}" for key, value in ({"slug": slug} | lines).items()]
    file.write_text("\n".join(kept + added) + "\n")
    return into
