"""A person's answer goes to the writer, theirs to the office, and no two machines answer each other for ever."""

import re

from autoresponder import address, answer, body
from letterbox import Confirmation
from mailserver import MailServer
from server import Server, wait_until
from test_incoming import receive

MINISTER, WRITER, CLERK = "ministre@interieur.example", "jeanne@supporter.example", "camille.roux@cabinet.example"


def take(server: Server, mail: str, recipient: str = "", *flags: str) -> str:
    process = receive(server, mail, *flags, *([recipient] if recipient else []))
    assert process.wait(timeout=20) == 0, process.stderr.read()
    return process.stdout.read()


def relayed(mail_server: MailServer, to: str) -> list:
    return [taken for taken in mail_server.to(to) if taken.mail["X-Postbag-Relayed"]]


class Letter:
    """A letter that the minister has, and its writer's mails."""

    def __init__(self, server: Server, mail_server: MailServer):
        usual = {
            "step": "write-minister", "language": "en", "name": "Jeanne Lefèvre", "email": WRITER, "country": "GB",
            "postcode": "E17 9NJ", "address": "14 Orford Road\nLondon", "consent": "yes",
        }
        assert server.post("/calais/letters", usual).status == 303
        wait_until(lambda: mail_server.to(WRITER), seconds=20)
        link = Confirmation(mail_server.to(WRITER)[0].mail).link
        assert server.post(link.removeprefix(server.site), {}).status == 303
        wait_until(lambda: mail_server.to(MINISTER) and len(mail_server.to(WRITER)) == 2, seconds=20)
        [self.taken] = mail_server.to(MINISTER)


def is_aligned(taken, hides: str):
    """What strict DMARC compares is one domain, and no header names the other side."""
    mail = taken.mail
    domains = {address(mail[name]).split("@")[1] for name in ("From", "Reply-To")} | {taken.sender.split("@")[1]}
    assert domains == {"harbour.example"}, domains
    assert mail["Message-ID"].endswith("@harbour.example>") and not mail["Auto-Submitted"]
    assert not any(hides in str(value) for value in mail.values())


def test_an_answer_goes_to_the_writer_and_theirs_to_the_office(live, mail_server):
    letter = Letter(live, mail_server).taken
    first = answer(letter.mail, f"Camille Roux <{CLERK}>", "Madam, thank you.")
    take(live, first, letter.sender)
    wait_until(lambda: relayed(mail_server, WRITER), seconds=20)
    [to_writer] = relayed(mail_server, WRITER)
    is_aligned(to_writer, hides=CLERK)
    assert "Madam, thank you." in body(to_writer.mail) and CLERK in body(to_writer.mail)
    assert "Camille Roux (via " in to_writer.mail["From"] and letter.sender not in body(to_writer.mail)
    wait_until(lambda: not bytes(live.rows("SELECT content FROM received_mail")[0][0]), seconds=10)

    reply = answer(to_writer.mail, f"Jeanne <{WRITER}>", "And the children?")
    assert re.search(r"/confirm/\d+\.[\w-]{22}/not-me", re.sub(r"=\s*\n", "", reply))
    take(live, reply)
    wait_until(lambda: relayed(mail_server, CLERK), seconds=20)
    [to_office] = relayed(mail_server, CLERK)
    is_aligned(to_office, hides=WRITER)
    assert "And the children?" in body(to_office.mail) and "Jeanne Lefèvre (via " in to_office.mail["From"]
    assert not re.search(r"/confirm/\d", body(to_office.mail)), "no link of ours confirms or withdraws there"
    assert to_writer.sender not in body(to_office.mail) and address(to_writer.mail["From"]) not in body(to_office.mail)
    assert letter.mail["Message-ID"] in to_office.mail["References"]
    print_headers(letter, first, to_writer, reply, to_office)


def print_headers(letter, first, to_writer, reply, to_office):
    """Shown with `pytest -s`: the headers before and after, both ways."""
    for title, text in [
        ("the letter, to the office", letter.content.decode()), ("the office answers", first),
        ("as the writer gets it", to_writer.content.decode()), ("the writer answers", reply),
        ("as the office gets it", to_office.content.decode()),
    ]:
        print(f"\n== {title}\n" + re.split(r"\r?\n\r?\n", text, maxsplit=1)[0])


def is_quiet(server: Server) -> bool:
    """Whether every mail is taken in, and every answer that is passed on has left."""
    waits = server.rows("SELECT COUNT(*) FROM mail WHERE kind = 'answer' AND state IN ('queued', 'sending')")
    return waits == [(0,)] and not list((server.data / "incoming").glob("*.mail"))


def test_programs_on_both_ends_are_stopped(live, mail_server):
    letter = Letter(live, mail_server).taken
    take(live, answer(letter.mail, CLERK, "I am away."), letter.sender)
    wait_until(lambda: relayed(mail_server, WRITER), seconds=20)
    answered = set()
    for _ in range(8):
        wait_until(lambda: is_quiet(live), seconds=20)
        new = [taken for who in (WRITER, CLERK) for taken in relayed(mail_server, who) if taken.mail["Message-ID"] not in answered]
        for taken in new:
            answered.add(taken.mail["Message-ID"])
            take(live, answer(taken.mail, taken.recipient, "I am away."))
    # The second answer of a program quotes another line than its first one; the third is the second.
    assert len(relayed(mail_server, WRITER)) <= 2 and len(relayed(mail_server, CLERK)) == 1
    kept = live.postbag("mails", "list").stdout
    assert "The same words were passed on lately." in kept
