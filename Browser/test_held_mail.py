"""A mail server that takes no mail from us: every letter waits, and goes once, after the mend."""

import re
from collections import Counter

import pytest

from letterbox import Confirmation
from mailserver import MailServer
from server import Server, wait_until

#: Where a server says so, and what. MailGateTests say each of them at both places.
REPLIES = [
    ("mail", "530 5.7.0 Authentication required"), ("mail", "535 5.7.8 Error: authentication failed"),
    ("mail", "550 5.7.60 SMTP; Client does not have permissions to send as this sender"),
    ("rcpt", "554 5.7.1 <someone@people.example>: Relay access denied"), ("rcpt", "550 5.4.5 Daily user sending quota exceeded"),
    ("mail", "553 5.7.1 Sender address rejected: not owned by user"),
    ("rcpt", "451 4.7.1 Client host rejected: cannot find your reverse hostname"),
    ("rcpt", "550 5.7.1 Message rejected as spam by content filtering"),
]  # fmt: skip
TARGETS = ["north", "middle", "south"]


def campaign(folder):
    (folder / "letters").mkdir(parents=True)
    targets = "".join(
        f"  {key}: {{ name: Ada {key.title()}, gender: feminine, salutation: {{ en: \"Dear Mayor,\" }}, office: {{ en: Mayor of {key.title()} }}, reads: [en], email: {key}@towns.example }}\n"
        for key in TARGETS
    )
    steps = "".join(f"  - write: {key}\n" for key in TARGETS)
    (folder / "campaign.yaml").write_text(
        'slug: towns\nlanguages: [en]\norganiser: { name: Quay, email: quay@letters.example, privacy: "https://letters.example/p" }\n'
        f"opens: 2016-10-27\ntargets:\n{targets}steps:\n{steps}"
    )
    (folder / "page.en.md").write_text("---\ntitle: The bridge\nsummary: Keep it open.\n---\nThe bridge closes on Friday.\n")
    for key in TARGETS:
        (folder / "letters" / f"{key}.en.md").write_text(
            "---\nsubject: The bridge ({name})\n---\nThe only bridge closes.\n\nPlease keep it open.\n\nYours sincerely,\n"
        )
    return folder


def write(server: Server, name: str, step: str) -> str:
    email = f"{name}@people.example"
    fields = {
        "step": f"write-{step}", "language": "en", "name": f"Writer {name}", "email": email, "country": "GB",
        "postcode": "ZQ1 1AA", "words": f"I am {name}.", "consent": "yes",
    }  # fmt: skip
    answer = server.post("/towns/letters", fields)
    assert answer.status == 303, answer.text
    return email


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("phase, reply", REPLIES, ids=lambda text: text[:9].replace(" ", "-"))
def test_all_letters_wait_and_go_once(tmp_path, phase, reply):
    mails = MailServer()
    server = Server(tmp_path / "data", mails.url)
    server.data.mkdir()
    server.import_campaign(campaign(tmp_path / "towns"))
    server.start()
    try:
        writers = [write(server, f"w{number}", TARGETS[number % 3]) for number in range(30)]
        wait_until(lambda: all(mails.to(writer) for writer in writers), seconds=40)
        setattr(mails, f"at_{phase}", reply)
        taken = len(mails.taken)
        for writer in writers:
            link = Confirmation(mails.to(writer)[0].mail).link
            assert server.post(link.removeprefix(server.site), {}).status == 303
        waiting = [write(server, f"late{number}", "north") for number in range(10)]
        held = lambda: Counter(server.rows("SELECT sender FROM mail_hold"))
        wait_until(lambda: len(held()) == 2, seconds=40, what=held)

        # Nothing left and nothing was refused; the operator reads why.
        assert len(mails.taken) == taken
        states = {state for (state,) in server.rows("SELECT state FROM delivery")}
        assert states <= {"queued", "deferred", "sending"}, states
        assert server.rows("SELECT count(*) FROM mail WHERE state = 'failed'") == [(0,)]
        assert server.tally("towns")["letters"]["refused"] == 0
        said = server.postbag("doctor", check=False)
        assert said.returncode == 1 and re.search(rf"^problem .*held since .*{reply[:9]}", said.stdout, re.M), said.stdout
        metrics = server.get("/metrics").text
        assert 'postbag_mail_held{mail="mails"} 1' in metrics and 'postbag_mail_held{mail="letters"} 1' in metrics
        log = (server.data / "server.log").read_text()
        assert 1 <= log.count("mail is held") <= 2 and "people.example" not in log

        # Mended: all of it goes by itself, and once.
        setattr(mails, f"at_{phase}", None)
        accepted = lambda: server.rows("SELECT count(*) FROM delivery WHERE state = 'accepted'")[0][0]
        wait_until(lambda: accepted() == 30, seconds=120, what=lambda: (accepted(), held()))
        wait_until(lambda: all(mails.to(writer) for writer in waiting), seconds=60)
        wait_until(lambda: server.rows("SELECT count(*) FROM mail_hold") == [(0,)], seconds=60)
        for key in TARGETS:
            assert len(mails.to(f"{key}@towns.example")) == 10
        letters = Counter(taken.letter for key in TARGETS for taken in mails.to(f"{key}@towns.example"))
        assert len(letters) == 30 and set(letters.values()) == {1}, "none lost, none twice"
        assert all(len(mails.to(writer)) == 1 for writer in waiting)
        assert server.wait_for_tally("towns", lambda tally: tally["letters"]["accepted"] == 30)["letters"]["refused"] == 0
    finally:
        server.stop()
        mails.stop()
