"""A PostgreSQL server of a test's own, which can be stopped, started and killed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), default=Path("/usr/bin"))


class Postgres:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postbag-postgres."))
        self.folder.chmod(0o711)
        self.data = self.folder / "data"
        self.data.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            shutil.chown(self.data, "postgres")
        self.run("initdb", "-D", self.data, "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "-U", "postgres")
        self.start()

    def address(self, database: str = "postgres") -> str:
        return f"postgres://postgres@/{database}?host={self.folder}"

    def run(self, program: str, *arguments, check: bool = True) -> subprocess.CompletedProcess:
        """PostgreSQL does not run as root."""
        command = [str(PROGRAMS / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        result = subprocess.run(command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert not check or result.returncode == 0, result.stdout
        return result

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c max_connections=200 -c fsync=on"
        deadline = time.monotonic() + 60
        # After a kill the old processes may need a moment to notice.
        while self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", options, "start", check=False).returncode != 0:
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.2)

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

    def kill(self):
        """SIGKILL for all of it at once, as the kernel does when memory runs out or the machine goes down."""
        main = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for process in [main, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def remove(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder)

    def create(self, database: str) -> str:
        create_database(self.address(), database)
        return self.address(database)


def create_database(server: str, name: str):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")


def rows(address: str, sql: str, *arguments) -> list[tuple]:
    """`?` stands for an argument, as with the embedded engine."""
    with psycopg.connect(address) as connection:
        return connection.execute(sql.replace("?", "%s"), arguments).fetchall()
