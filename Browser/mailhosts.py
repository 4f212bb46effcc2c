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
from pathlib import Path

from mailserver import Taken
from ports import free_port
from server import ROOT, wait_until

DOCUMENT = (ROOT / "docs" / "mail.md").read_text()
#: Whom Postbag runs as under Postfix, which starts no program as root.
USER = "nobody"


def block(name: str) -> str:
    """The lines of a configuration as docs/mail.md has them: what stands in the fence after `name`."""
    [found] = re.findall(rf"^{re.escape(name)}\n\n```\n(.*?)^```", DOCUMENT, re.M | re.S)
    return found


def placed(text: str, places: dict[str, str]) -> str:
    """A text of the document with our names in place of those that it states."""
    for stated, ours in places.items():
        text = text.replace(stated, ours)
    return text


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """A certificate for this machine that vouches for itself, and its key."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "2", "-subj", f"/CN={name}",
        "-addext", f"subjectAltName=DNS:{name},DNS:mail.{name}", "-keyout", key, "-out", made,
    ], check=True, capture_output=True)  # fmt: skip
    made.chmod(0o644)
    return made, key


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
    """Takes mail from this machine. Mail for away.example comes back: nobody there has an account."""

    def __init__(self, main: str, services: str, table: str, senders: str = ""):
        super().__init__()
        self.port = free_port()
        self.etc = self.make("etc")
        (self.etc / "postbag").write_text(r"/@away\.example$/  local:" + f"\n{table}")
        (self.etc / "senders").write_text(senders)
        (self.etc / "master.cf").write_text(f"127.0.0.1:{self.port} inet n - n - - smtpd\n{SERVICES}{services}")
        (self.etc / "main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {self.make("spool")}
data_directory = {self.make("data", 0o700, "postfix", "postfix")}
maillog_file = {self.folder}/log
maillog_file_prefixes = {self.folder}
myhostname = mail.harbour.example
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
{main.replace("/etc/postfix", str(self.etc))}""")
        self.run("start")
        wait_until(self.is_there, seconds=20, what=self.log)

    @classmethod
    def bringing(cls, way: str, postbag: str, settings: Path, socket: Path) -> "Postfix":
        """Takes mail for harbour.example, and brings it to Postbag as docs/mail.md says."""
        places = {
            "example\\.org": "harbour\\.example", "/run/postbag/lmtp.sock": str(socket), "user=postbag": f"user={USER}",
            "/usr/bin/postbag receive --settings /etc/postbag.conf": f"{postbag} receive --settings {settings}",
        }
        main = "mydestination = harbour.example\nsmtpd_recipient_restrictions = permit_mynetworks, reject\n"
        return cls(
            main + block("`/etc/postfix/main.cf`:"), placed(block(f"`/etc/postfix/master.cf`, for {way}:"), places),
            placed(block(f"`/etc/postfix/postbag`, for {way}:"), places),
        )  # fmt: skip

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

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

    def flush(self):
        """Tries every mail in the queue again."""
        subprocess.run(["postqueue", "-c", str(self.etc), "-f"], check=True)

    def stop(self):
        self.run("stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


SERVICES = """
cleanup unix n - n - 0 cleanup
pickup unix n - n 60 1 pickup
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
lmtp unix - - n - - lmtp
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Dovecot(Host):
    """A mailbox for every address, all with one password: by IMAP in clear and with TLS, filled by LMTP."""

    password = "harbour_wall"
    user = "letters@harbour.example"

    def __init__(self):
        super().__init__()
        self.port, self.tls_port, self.lmtp_port, self.auth_port = (free_port() for _ in range(4))
        self.mail = self.make("mail", 0o700, USER, "nogroup")
        self.certificate, self.key = certificate(self.folder)
        self.configuration = self.folder / "dovecot.conf"
        self.configuration.write_text(f"""
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = {self.folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{self.certificate}
ssl_key = <{self.key}
disable_plaintext_auth = no
auth_mechanisms = plain login
postmaster_address = postmaster@harbour.example
recipient_delimiter = +
mail_location = maildir:{self.mail}/%d/%n
passdb {{
  driver = static
  args = password={self.password}
}}
userdb {{
  driver = static
  args = uid={USER} gid=nogroup home={self.mail}/%d/%n allow_all_users=yes
}}
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = {self.tls_port}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {self.lmtp_port}
  }}
}}
service auth {{
  inet_listener {{
    port = {self.auth_port}
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
        """The value of POSTBAG_IMAP, without TLS."""
        return f"imap://{self.user.replace('@', '%40')}:{self.password}@127.0.0.1:{self.port}/INBOX"

    def mailbox(self) -> imaplib.IMAP4:
        line = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        line.login(self.user, self.password)
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

    def to(self, address: str) -> list[Taken]:
        """The mails of one mailbox as they are stored, the first one first."""
        user, domain = address.split("@")
        files = [file for part in ("new", "cur") for file in (self.mail / domain / user / part).glob("*")]
        contents = [file.read_bytes() for file in sorted(files, key=lambda file: file.name)]
        return [Taken(re.search(rb"^Return-Path: <(.*)>", content, re.M)[1].decode(), address, content.replace(b"\n", b"\r\n")) for content in contents]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


class Provider:
    """A Postfix whose mail all ends in a Dovecot: a provider of mailboxes and of a relay, with TLS and passwords."""

    def __init__(self):
        self.box = Dovecot()
        self.port_of_boxes, self.port_of_relay = free_port(), free_port()
        # A user of mailboxes sends from their own address and its subaddresses only.
        boxes = "-o smtpd_tls_wrappermode=yes -o smtpd_sender_restrictions=reject_sender_login_mismatch"
        relay = "-o smtpd_tls_security_level=encrypt"
        login = "-o smtpd_sasl_auth_enable=yes -o smtpd_relay_restrictions=permit_sasl_authenticated,reject"
        services = "".join(
            f"127.0.0.1:{port} inet n - n - - smtpd {login} {options}\n" for port, options in [(self.port_of_boxes, boxes), (self.port_of_relay, relay)]
        )
        self.host = Postfix(f"""
mydestination =
transport_maps = regexp:/etc/postfix/postbag
smtpd_tls_cert_file = {self.box.certificate}
smtpd_tls_key_file = {self.box.key}
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{self.box.auth_port}
smtpd_sender_login_maps = regexp:/etc/postfix/senders
smtpd_recipient_restrictions = check_client_access static:{{PREPEND {FOUND}}}, permit_mynetworks, reject
""", services, f"/./  lmtp:inet:127.0.0.1:{self.box.lmtp_port}\n", r"/^([^+]*)(\+.*)?@(.*)$/  $1@$3")  # fmt: skip

    @property
    def url(self) -> str:
        return self.host.url

    def to(self, address: str) -> list[Taken]:
        return self.box.to(address)

    def stop(self):
        self.host.stop()
        self.box.stop()


#: What a provider writes into the header of a mail that it takes.
FOUND = "Authentication-Results: mail.harbour.example; spf=pass smtp.mailfrom=harbour.example; dmarc=pass header.from=harbour.example"
