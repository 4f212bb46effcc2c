"""The mails of a rehearsal, read from the Maildir in the data folder."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path


class Letterbox:
    def __init__(self, folder: Path):
        self.folder = folder

    def mails(self) -> list[EmailMessage]:
        files = [file for part in ("new", "cur") for file in (self.folder / part).glob("*")]
        files.sort(key=lambda file: file.stat().st_mtime_ns)
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails() if address_of(mail["To"]) == address]

    def letters_of(self, writer: str, to: str) -> list[EmailMessage]:
        """Letters to a target whose answers go to this writer."""
        return [mail for mail in self.to(to) if address_of(mail["Reply-To"]) == writer]


def address_of(header) -> str:
    return header.addresses[0].addr_spec if header and header.addresses else ""


def text_of(mail: EmailMessage) -> str:
    return mail.get_content().replace("\r\n", "\n")


def flowing(text: str) -> str:
    """The text without its line breaks inside paragraphs, to look for sentences in."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


class Confirmation:
    """A confirmation mail: its two URLs and its six digits, each alone on a line."""

    def __init__(self, mail: EmailMessage):
        self.mail = mail
        self.text = text_of(mail)
        [self.link] = re.findall(r"^(http\S+/confirm/[^/\s]+)$", self.text, re.M)
        [self.not_me] = re.findall(r"^(http\S+/confirm/[^/\s]+/not-me)$", self.text, re.M)
        [self.code] = re.findall(r"^(\d{6})$", self.text, re.M)
