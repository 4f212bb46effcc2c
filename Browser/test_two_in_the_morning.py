"""What an operator asks at night: stop sending, answer for one person, see each delivery, and watch it all."""

import csv
import io
import json
import re
import subprocess

import pytest

import test_sending
from letterbox import text_of
from mailserver import MailServer
from server import ROOT, Server, wait_until
from test_sending import live, mail_server  # noqa: F401 (its fixtures: one server for the file)

MINISTER = "ministre@interieur.example"
MONITORING = ROOT / "monitoring"


class Writer(test_sending.Writer):
    """Somebody who writes in French."""

    def __init__(self, server: Server, mail_server: MailServer, name: str):
        email = f"{name.lower()}@people.example"
        super().__init__(
            server, mail_server, language="fr", name=f"{name} Marlowe", email=email, writer="other", words=f"Je suis {name}."
        )

    def letters(self):
        return [taken.mail for taken in self.taken()]

    def arrives(self):
        wait_until(lambda: self.letters(), seconds=20, what=lambda: self.server.postbag("deliveries", "list").stdout)
        return self

    def kept(self) -> str:
        """The path of the link in the writer's copy."""
        wait_until(lambda: len(self.mails()) >= 2, seconds=20)
        [link] = re.findall(r"^(http\S+/my-data)$", text_of(self.mails()[-1]), re.M)
        return link.removeprefix(self.server.site)


def numbers(server: Server) -> dict[str, float]:
    lines = server.get("/metrics").text.splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}


def test_sending_stops_at_once_and_goes_on(live, mail_server):
    said = live.postbag("stop-sending", "--note", "a wrong text").stdout
    assert "for the whole site" in said and "postbag start-sending" in said
    wait_until(lambda: numbers(live)['postbag_switch_on{switch="sending"}'] == 1, seconds=10)
    writer = Writer(live, mail_server, "Ines")
    assert writer.kept(), "mails to supporters go on"
    waiting = numbers(live)
    assert (waiting["postbag_deliveries_waiting"], waiting["postbag_deliveries_sending"]) == (1, 0)
    assert not writer.letters()
    assert "were stopped already" in live.postbag("stop-sending").stdout
    assert "there is no campaign nope" in live.postbag("stop-sending", "--campaign", "nope", check=False).stderr
    assert "go again" in live.postbag("start-sending").stdout
    writer.arrives()
    assert "a wrong text" in live.postbag("history").stdout


def test_each_delivery_is_listed_shown_and_in_the_log(live, mail_server):
    writer = Writer(live, mail_server, "Omar").arrives()
    wait_until(lambda: "accepted" in live.postbag("deliveries", "list", "--limit", "1").stdout, seconds=10)
    ask = lambda *more: live.postbag("deliveries", "list", "--campaign", "calais", "--target", "minister", "--since", "1h", *more).stdout
    listed = json.loads(ask("--format", "json", "--state", "accepted"))
    newest = listed[0]
    assert (newest["state"], newest["reply_code"], newest["rehearsal"]) == ("accepted", 250, False)
    rows = list(csv.DictReader(io.StringIO(ask("--format", "csv"))))
    assert rows[0]["letter"] == newest["letter"] and rows[0]["target"] == "minister"
    assert json.loads(ask("--format", "json", "--until", "2016-11-26")) == []
    shown = live.postbag("deliveries", "show", newest["letter"]).stdout
    for part in (MINISTER, "calais, version 1", "subject:   ", "Je suis Omar.", "answered → accepted"):
        assert part in shown, shown

    log = [line for line in (live.data / "server.log").read_text().splitlines() if f"letter={newest['letter']} " in line]
    states = [re.search(r"\bstate=(\w+)", line)[1] for line in log]
    assert states == ["queued", "sending", "accepted"], log
    assert "reply=250" in log[2] and "campaign=calais" in log[2] and "target=minister" in log[2]
    everything = (live.data / "server.log").read_text()
    assert writer.email not in everything and "Marlowe" not in everything


def test_one_person_is_found_taken_out_and_erased(live, mail_server, tmp_path):
    writer = Writer(live, mail_server, "Ada").arrives()
    wait_until(lambda: live.rows("SELECT count(*) FROM delivery WHERE state = 'sending'") == [(0,)], seconds=10)
    found = live.postbag("supporter", "find", writer.email.upper()).stdout
    assert "calais/minister  confirmed  email accepted" in found and "Marlowe" not in found
    file = tmp_path / "ada.json"
    live.postbag("supporter", "export", writer.email, "--output", str(file))
    [letter] = json.loads(file.read_text())
    assert (letter["name"], letter["own_words"], letter["state"]) == ("Ada Marlowe", "Je suis Ada.", "accepted")
    assert {"confirmation", "copy"} <= {mail["kind"] for mail in letter["mails_to_writer"]}
    assert file.stat().st_mode & 0o077 == 0
    again = live.postbag("supporter", "export", writer.email, "--output", str(file), check=False)
    assert again.returncode == 1 and "cannot be written" in again.stderr
    command = [live.program, "supporter", "erase", writer.email, "--data", live.data]
    refused = subprocess.run(command, env=live.environment(), input="no\n", capture_output=True, text=True)
    assert refused.returncode == 1 and "nothing is erased" in refused.stderr and "Type yes" in refused.stdout
    assert "Erased: 1 letters" in live.postbag("supporter", "erase", writer.email, "--yes").stdout
    assert live.rows("SELECT count(*) FROM letter WHERE email = ?", writer.email) == [(0,)]
    assert live.postbag("supporter", "find", writer.email).stdout == "Nothing is kept of this address.\n"
    history = live.postbag("history").stdout
    assert "supporter_erased" in history and writer.email not in history


def test_a_writer_sees_takes_and_erases_what_is_kept(live, mail_server):
    writer = Writer(live, mail_server, "Lior").arrives()
    path = writer.kept()
    wait_until(lambda: live.rows("SELECT count(*) FROM delivery WHERE state = 'sending'") == [(0,)], seconds=10)
    opened = live.get(path)
    assert opened.status == 200 and "Ce que nous gardons de vous" in opened.text
    assert writer.name not in opened.text and writer.email not in opened.text, "programs that check mails open links, too"
    shown = live.post(path, {"do": "show"}).text
    for part in (writer.name, writer.email, "Je suis Lior.", "12 Quay Street"):
        assert part in shown
    taken = live.post(path, {"do": "take"})
    assert "attachment" in taken.headers["Content-Disposition"] and taken.headers["Cache-Control"] == "no-store"
    [letter] = json.loads(taken.body)
    assert letter["email"] == writer.email
    assert live.request(path, "POST", b"do=take", {"Origin": "https://evil.example"}).status == 403
    erase = path.replace("/my-data", "/not-me")
    assert erase in opened.text
    assert live.post(erase, {}).status == 200
    assert live.rows("SELECT count(*) FROM letter WHERE email = ?", writer.email) == [(0,)]
    assert writer.email not in live.post(path, {"do": "show"}).text
    assert live.get(path[:-12] + "AAAA/my-data").status == 404


def promtool(*arguments, stdin: str | None = None) -> str:
    done = subprocess.run(["promtool", *map(str, arguments)], input=stdin, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_prometheus_reads_the_numbers_and_the_alerts(live, mail_server):
    Writer(live, mail_server, "Noor").arrives()
    text = live.get("/metrics").text
    promtool("check", "metrics", stdin=text)
    assert "5 rules found" in promtool("check", "rules", MONITORING / "alerts.yaml")
    assert "SUCCESS" in promtool("test", "rules", MONITORING / "alerts.test.yaml")

    there = {re.match(r"\w+", line)[0] for line in text.splitlines() if not line.startswith("#")}
    dashboard = json.loads((MONITORING / "dashboard.json").read_text())
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    asked += re.findall(r"^ +expr: (.*)$", (MONITORING / "alerts.yaml").read_text(), re.M)
    named = {name for expression in asked for name in re.findall(r"\b(?:postbag|process)_\w+", expression)}
    assert len(named) > 15 and named <= there, named - there
    measured = numbers(live)
    assert measured["postbag_delivery_duration_seconds_count"] >= 1
    assert measured['postbag_sending_duration_seconds_count{mail="letters"}'] >= 1
    assert measured['postbag_request_duration_seconds_count{class="letter"}'] >= 1


@pytest.mark.engine("sqlite")
def test_a_backup_is_seen_by_the_monitor(live, tmp_path):
    assert numbers(live)["postbag_backup_timestamp_seconds"] == 0
    assert "do       backups: run postbag backup" in live.postbag("doctor", check=False).stdout
    live.postbag("backup", str(tmp_path / "copy.sqlite"))
    assert numbers(live)["postbag_backup_timestamp_seconds"] > 1_700_000_000
    assert "ok       backups: the last one was made at " in live.postbag("doctor", check=False).stdout
