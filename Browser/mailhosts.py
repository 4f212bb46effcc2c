"""A real Postfix and a real Dovecot on loopback, each in a folder of its own. Both start as root only."""

import grp
import imaplib
import os
import pwd
import re
import shutil
import smtplib
import subprocess
import tempfile
import time
from pathlib import Path

from server import ROOT, free_port, wait_until

DOCUMENT = (ROOT / "docs" / "mail.md").read_text()
#: Whom Postbag runs as under Postfix, which starts no program as root.
USER = "nobody"


def block(name: str) -> str:
    """The lines of a configuration as docs/mail.md has them: what stands in the fence after `name`."""
    [found] = re.findall(rf"^{re.escape(name)}\n\n```\n(.*?)^```", DOCUMENT, re.M | re.S)
    return found


class Host:
    """A program in a folder that its own users may enter."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postbag-mail-"))
        self.folder.chmod(0o755)

    def make(self, name: str, mode: int = 0o755, user: str = "root", group: str = "root") -> Path:
        folder = self.folder / name
        folder.mkdir()
        os.chown(folder, pwd.getpwnam(user).pw_uid, grp.getgrnam(group).gr_gid)
        folder.chmod(mode)
        return folder

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace")[-4_000:] if path.exists() else "no log"


class Postfix(Host):
    """Takes mail for harbour.example, and brings it to Postbag as docs/mail.md says."""

    def __init__(self, way: str, postbag: str, settings: Path, socket: Path):
        super().__init__()
        self.port = free_port()
        self.etc = self.make("etc")
        table = self.folder / "etc" / "postbag"
        places = {
            "example\\.org": "harbour\\.example", "/etc/postfix/postbag": str(table), "/run/postbag/lmtp.sock": str(socket), "user=postbag": f"user={USER}",
            "/usr/bin/postbag receive --settings /etc/postbag.conf": f"{postbag} receive --settings {settings}",
        }
        table.write_text(self.placed(block(f"`/etc/postfix/postbag`, for {way}:"), places))
        service = self.placed(block(f"`/etc/postfix/master.cf`, for {way}:"), places)
        (self.etc / "master.cf").write_text(f"127.0.0.1:{self.port} inet n - n - - smtpd\n{SERVICES}{service}")
        (self.etc / "main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {self.make("spool")}
data_directory = {self.make("data", 0o700, "postfix", "postfix")}
maillog_file = {self.folder}/log
maillog_file_prefixes = {self.folder}
myhostname = mail.harbour.example
mydestination = harbour.example
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
smtpd_recipient_restrictions = permit_mynetworks, reject
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
{self.placed(block("`/etc/postfix/main.cf`:"), places)}""")
        self.run("start")
        wait_until(self.is_there, seconds=20, what=self.log)

    @staticmethod
    def placed(text: str, places: dict[str, str]) -> str:
        for stated, ours in places.items():
            text = text.replace(stated, ours)
        return text

    def run(self, *words: str, check: bool = True):
        result = subprocess.run(["postfix", "-c", str(self.etc), *words], capture_output=True, text=True)
        assert not check or result.returncode == 0, result.stderr + self.log()

    def is_there(self) -> bool:
        try:
            smtplib.SMTP("127.0.0.1", self.port, timeout=5).quit()
            return True
        except OSError:
            return False

    def send(self, sender: str, recipient: str, mail: str):
        with smtplib.SMTP("127.0.0.1", self.port, timeout=20) as line:
            line.sendmail(sender, [recipient], mail)

    def queue(self) -> str:
        return subprocess.run(["postqueue", "-c", str(self.etc), "-p"], capture_output=True, text=True).stdout

    def is_idle(self) -> bool:
        return "queue is empty" in self.queue()

    def stop(self):
        self.run("stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


SERVICES = """
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Dovecot(Host):
    """A mailbox of letters@harbour.example, without TLS on loopback."""

    password = "harbour_wall"

    def __init__(self):
        super().__init__()
        self.port = free_port()
        mail = self.make("mail", 0o700, USER, "nogroup")
        self.configuration = self.folder / "dovecot.conf"
        self.configuration.write_text(f"""
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = {self.folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{mail}
passdb {{
  driver = static
  args = password={self.password}
}}
userdb {{
  driver = static
  args = uid={USER} gid=nogroup home={mail}
}}
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
""")
        self.process = subprocess.Popen(["dovecot", "-F", "-c", str(self.configuration)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(self.is_there, seconds=20, what=self.log)

    def is_there(self) -> bool:
        try:
            self.mailbox().logout()
            return True
        except OSError:
            return False

    @property
    def setting(self) -> str:
        """The value of POSTBAG_IMAP."""
        return f"imap://letters:{self.password}@127.0.0.1:{self.port}/INBOX"

    def mailbox(self) -> imaplib.IMAP4:
        line = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        line.login("letters", self.password)
        line.select("INBOX")
        return line

    def add(self, mail: str):
        line = self.mailbox()
        answer, _ = line.append("INBOX", None, None, mail.replace("\n", "\r\n").encode())
        assert answer == "OK"
        line.logout()

    def unseen(self) -> int:
        line = self.mailbox()
        _, [found] = line.search(None, "UNSEEN")
        line.logout()
        return len(found.split())

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)
