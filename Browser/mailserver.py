"""A mail server on loopback that behaves as it is told to, and keeps what it took."""

import email
import email.policy
import random
import re
import socketserver
import threading
import time
from dataclasses import dataclass, field
from email.message import EmailMessage


@dataclass(frozen=True)
class Answer:
    """What the server says, and at which word; no reply closes the connection instead."""

    at: str = "text"
    reply: str | None = "250 2.0.0 taken over"
    pause: float = 0


@dataclass
class Taken:
    sender: str
    recipient: str
    content: bytes
    time: float = field(default_factory=time.monotonic)

    @property
    def mail(self) -> EmailMessage:
        return email.message_from_bytes(self.content, policy=email.policy.default)

    @property
    def letter(self) -> int:
        """The letter that the return path names."""
        return int(re.fullmatch(r"bounce-(\d+)-\S+", self.sender)[1])


class MailServer(socketserver.ThreadingTCPServer):
    #: After so many mails the server says 421 and closes.
    mails_per_connection = 1_000_000
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken: list[Taken] = []
        self.answers: dict[str, Answer] = {}
        #: The longest wait before a text is answered: what a real server's disk takes.
        self.hesitation = 0.0
        #: What MAIL FROM is answered, whoever sends; None: as usual.
        self.at_mail: str | None = None
        #: What RCPT TO is answered, whoever is written to; None: as usual.
        self.at_rcpt: str | None = None
        #: What AUTH is answered; None: there is no AUTH.
        self.at_auth: str | None = None
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def begins(self, sender: str) -> str | None:
        """What MAIL FROM is answered now; None: as usual."""
        return self.at_mail

    def answer(self, recipient: str) -> Answer:
        return self.answers.get(recipient, Answer())

    def to(self, address: str) -> list[Taken]:
        return [taken for taken in list(self.taken) if taken.recipient == address]

    def stop(self):
        self.shutdown()
        self.server_close()

    def handle_error(self, *_):
        """A peer that was killed in mid-word is what these tests are about."""


class Closed(Exception):
    pass


class Conversation(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    sender = recipient = refused = None
    is_known = False
    begun = 0

    def handle(self):
        self.say("220 mail.example ESMTP")
        try:
            while line := self.rfile.readline():
                self.obey(line.decode().strip())
        except Closed:
            pass

    def obey(self, line: str):
        match line.split(" ")[0].upper():
            case "EHLO":
                words = ["mail.example", "PIPELINING", "8BITMIME", *(["AUTH PLAIN"] if self.server.at_auth else []), "SMTPUTF8"]
                self.say("\r\n".join(f"250{' ' if word == words[-1] else '-'}{word}" for word in words))
            case "AUTH":
                self.is_known = self.server.at_auth.startswith("235")
                self.say(self.server.at_auth)
            case "MAIL" if self.begun >= self.server.mails_per_connection:
                self.say("421 4.7.0 too many mails on one connection")
                raise Closed
            case "MAIL":
                self.begun += 1
                self.recipient = None
                self.sender = address(line)
                self.refused = self.server.begins(self.sender)
                if self.server.at_auth and not self.is_known:
                    self.refused = "530 5.7.0 Authentication required"
                self.say(self.refused or "250 2.1.0 go on")
            case "RCPT":
                if self.refused:
                    self.say("503 5.5.1 MAIL first")
                elif self.server.at_rcpt:
                    self.say(self.server.at_rcpt)
                elif self.scripted("rcpt", address(line)):
                    self.recipient = address(line)
                    self.say("250 2.1.5 go on")
            case "DATA":
                self.take()
            case "QUIT":
                self.say("221 2.0.0 goodbye")
                raise Closed
            case "RSET" | "NOOP":
                self.say("250 2.0.0 done")
            case word:
                self.say(f"500 5.5.1 {word} is not known here")

    def take(self):
        if not self.recipient:
            return self.say("503 5.5.1 nobody to write to")
        if not self.scripted("data", self.recipient):
            return
        self.say("354 go on")
        content = self.text()
        if self.scripted("text", self.recipient):
            # Taken over before it is said: a process that dies now leaves its letter in doubt.
            self.server.taken.append(Taken(self.sender, self.recipient, content))
            time.sleep(random.uniform(0, self.server.hesitation))
            self.say(self.server.answer(self.recipient).reply if self.server.answer(self.recipient).at == "text" else Answer.reply)
        self.recipient = None

    def text(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise Closed
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def scripted(self, at: str, recipient: str) -> bool:
        """Whether the conversation goes on; else it was refused, or the line is cut."""
        answer = self.server.answer(recipient)
        if answer.at != at or (answer.reply or "").startswith("2"):
            return True
        time.sleep(answer.pause)
        if answer.reply is None:
            raise Closed
        self.say(answer.reply)
        if answer.reply.startswith("421"):
            raise Closed
        return False

    def say(self, reply: str):
        self.wfile.write(reply.encode() + b"\r\n")


def address(line: str) -> str:
    return re.search(r"<(.*?)>", line)[1]
