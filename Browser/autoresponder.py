"""Mail programs of the two sides: they answer a mail as people and as careless machines do."""

import email.policy
import email.utils
from email.message import EmailMessage


def answer(mail: EmailMessage, sender: str, text: str, **fields: str) -> str:
    """An answer as a mail program writes it: to Reply-To, with the thread, and the mail quoted."""
    made = EmailMessage(policy=email.policy.SMTP)
    made["From"] = sender
    made["To"] = mail["Reply-To"] or mail["From"]
    made["Subject"] = mail["Subject"] if mail["Subject"].startswith("Re: ") else f"Re: {mail['Subject']}"
    made["Message-ID"] = email.utils.make_msgid(domain=email.utils.parseaddr(sender)[1].split("@")[1])
    made["In-Reply-To"] = mail["Message-ID"]
    made["References"] = " ".join(filter(None, [mail["References"], mail["Message-ID"]]))
    for name, value in fields.items():
        made[name.replace("_", "-")] = value
    quoted = "".join(f"> {line}\n" for line in body(mail).splitlines())
    made.set_content(f"{text}\n\n{mail['From']} wrote:\n{quoted}")
    return made.as_string()


def body(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def address(field: str) -> str:
    return email.utils.parseaddr(field)[1]
