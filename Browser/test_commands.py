"""The commands as an operator types them: what they say, and with which code they end."""

import json
import os
import shutil
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from server import POSTBAG, ROOT, Server, wait_until


def run(*arguments, stdin: str | None = None, **settings: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTBAG_")}
    command = [POSTBAG, *map(str, arguments)]
    return subprocess.run(command, env=kept | settings, input=stdin, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "settings, problem",
    [
        ({"POSTBAG_PORT": "99999"}, "POSTBAG_PORT: 99999 is not a port; write 1 to 65535"),
        ({"POSTBAG_PORT": "0"}, "POSTBAG_PORT: 0 is not a port; write 1 to 65535"),
        ({"POSTBAG_PORT": "http"}, "POSTBAG_PORT: “http” is not a number"),
        ({"POSTBAG_RATE_LIMITS": "maybe"}, "POSTBAG_RATE_LIMITS: “maybe” is neither on nor off"),
        ({"POSTBAG_PACE": "0"}, "POSTBAG_PACE: “0” is neither on nor off"),
        ({"POSTBAG_PROXIES": "127.0.0.1, abc"}, "POSTBAG_PROXIES: “abc” is neither an IP address nor a range; write them as in 127.0.0.1, 10.0.0.0/8"),
        ({"POSTBAG_HOST": "nonsense"}, "POSTBAG_HOST: “nonsense” is neither an IP address nor localhost"),
        ({"POSTBAG_DATA": "/etc/hostname"}, "POSTBAG_DATA: /etc/hostname is not a folder"),
        ({"POSTBAG_SETTINGS": "/nope"}, "the settings file /nope cannot be read: No such file or directory"),
        ({"POSTBAG_UNCONFIRMED_MB": "0"}, "POSTBAG_UNCONFIRMED_MB: write a number of megabytes, from 1 to 1000000000"),
        ({"POSTBAG_SITES": "x"}, "POSTBAG_SITES is not a setting; write POSTBAG_SITE"),
    ],
)
def test_a_wrong_setting_is_named(settings, problem):
    answer = run("settings", **settings)
    assert answer.returncode == 1
    assert f"  {problem}\n" in answer.stderr


def test_right_settings_pass(tmp_path):
    answer = run("settings", POSTBAG_HOST="::1", POSTBAG_PROXIES="127.0.0.1,2001:db8::1", POSTBAG_PORT="65535", POSTBAG_PACE="off", POSTBAG_RATE_LIMITS="on")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "host: ::1\nport: 65535\n" in answer.stdout


def test_every_line_of_a_settings_file_counts(tmp_path):
    file = tmp_path / "postbag.conf"
    file.write_text("# the live site\n\nPOSTBAG_SMTP smtp://letters:s3cret@mail.example:587\nSMTP=smtp://a:s3cret@mail.example\nFROM_ADDRESS=a@b.example\n= x\nPOSTBAG_PACE=maybe\n")
    answer = run("settings", "--settings", file)
    assert answer.returncode == 1
    assert [line.strip() for line in answer.stderr.splitlines()[1:]] == [
        f"{file}:3: POSTBAG_SMTP has no “=” after it",
        f"{file}:6: this is not a line of the form POSTBAG_…=value",
        f"{file}:4: SMTP is not a setting; write POSTBAG_SMTP",
        f"{file}:5: FROM_ADDRESS is not a setting",
        "POSTBAG_PACE: “maybe” is neither on nor off",
    ]
    assert "s3cret" not in answer.stderr


def test_a_folder_that_cannot_be_made_is_a_sentence():
    answer = run("serve", "--demo", "--data", "/proc/nope")
    assert answer.returncode == 1
    assert answer.stderr == "Error: the data folder /proc/nope cannot be made: No such file or directory\n"


@pytest.mark.parametrize(
    "arguments",
    [["deliveries", "list"], ["deliveries", "show", "1"], ["deliveries", "resolve", "1", "--sent"], ["campaign", "export", "calais", "out"],
     ["campaign", "list"], ["campaign", "hide", "calais"],
     ["tally", "recount"], ["places", "find", "E17 9NJ"], ["backup", "copy.sqlite"]],
)
def test_a_mistyped_folder_does_not_become_a_postbag(tmp_path, arguments):
    wrong = tmp_path / "wrong"
    answer = run(*arguments, "--data", wrong)
    assert answer.returncode == 1
    assert answer.stderr == f"Error: there is no postbag.sqlite in {wrong}: say where it is with --data or --settings\n"
    assert not wrong.exists()


def test_what_goes_wrong_is_not_wrong_usage(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    for arguments, sentence in [
        (["deliveries", "show", "1"], "there is no confirmed letter 1"),
        (["deliveries", "resolve", "1", "--sent"], "letter 1 has no delivery in doubt"),
        (["mails", "show", "1"], "there is no mail 1"),
        (["mails", "again", "1"], "there is no mail 1"),
        (["campaign", "export", "nope", str(tmp_path / "out")], "there is no campaign “nope”"),
    ]:
        answer = server.postbag(*arguments, check=False)
        assert (answer.returncode, answer.stderr) == (1, f"Error: {sentence}\n")
    assert server.postbag("deliveries", "list", "--state", "nonsense", check=False).returncode == 64
    assert server.postbag("deliveries", "list").stdout == ""


def test_a_mail_that_comes_back_while_postbag_is_broken_is_tried_again(tmp_path):
    mail = "From: <>\nTo: bounce-1-00@harbour.example\nSubject: x\n\nx\n"
    assert run("receive", "--data", tmp_path / "wrong", stdin=mail).returncode == 75
    explained = json.loads(run("receive", "--explain", stdin=mail).stdout)
    assert explained["kind"] == "personal"
    assert set(explained) == {"kind", "final", "reason", "recipient", "status", "why"}
    answer = run("receive", "--data", tmp_path / "wrong", stdin="")
    assert (answer.returncode, answer.stderr) == (1, "Error: this is not a mail\n")


def test_export_writes_over_a_folder_only_when_it_is_told(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    out = tmp_path / "out"
    server.postbag("campaign", "export", "calais", str(out))
    (out / "letters" / "stale.fr.md").write_text("old")
    (out / "README.md").write_text("mine")
    answer = server.postbag("campaign", "export", "calais", str(out), check=False)
    assert (answer.returncode, answer.stderr) == (1, f"Error: {out} is not empty: say --replace to write over the campaign in it\n")
    assert (out / "letters" / "stale.fr.md").exists()
    server.postbag("campaign", "export", "calais", str(out), "--replace")
    assert not (out / "letters" / "stale.fr.md").exists()
    assert (out / "README.md").read_text() == "mine"


def changed(folder: Path, old: str, new: str) -> Path:
    shutil.copytree(ROOT / "Campaigns" / "calais", folder)
    file = folder / "campaign.yaml"
    file.write_text(file.read_text().replace(old, new))
    return folder


def test_an_import_says_what_changes_and_keeps_other_campaigns(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    mended = changed(tmp_path / "mended", "ministre@interieur.example", "cabinet@interieur.example")
    answer = server.postbag("campaign", "import", str(mended))
    assert "target `minister`: email: “ministre@interieur.example” becomes “cabinet@interieur.example”" in answer.stdout
    assert answer.stdout.endswith("calais: version 2 is in place\n")
    other = changed(tmp_path / "other", "Harbour Letters", "Riverside Friends")
    answer = server.postbag("campaign", "import", str(other), check=False)
    assert answer.returncode == 1 and "its organiser is “Harbour Letters”, not “Riverside Friends”" in answer.stderr
    assert server.postbag("campaign", "import", str(other), "--replace").stdout.endswith("version 3 is in place\n")


def test_a_hidden_campaign_is_off_the_first_page_within_five_seconds(tmp_path):
    (tmp_path / "data").mkdir()
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.import_campaign(changed(tmp_path / "trial", "slug: calais", "slug: trial"))
    server.start()
    try:
        assert 'href="/trial"' in server.get("/").text
        assert server.postbag("campaign", "hide", "trial").stdout.startswith("trial: is hidden")
        wait_until(lambda: 'href="/trial"' not in server.get("/").text, seconds=10, what=lambda: server.get("/").text)
        page = server.get("/trial")
        assert page.status == 200 and "<h1>" in page.text, "its page still answers"
        assert page.headers["X-Robots-Tag"] == "noindex"
        lines = server.postbag("campaign", "list").stdout.splitlines()
        assert [line.split("  ")[:3] for line in lines] == [["calais", "open", "0 letters"], ["trial", "hidden, open", "0 letters"]]
        server.postbag("campaign", "show", "trial")
        wait_until(lambda: 'href="/trial"' in server.get("/").text, seconds=10, what=lambda: server.get("/").text)
    finally:
        server.stop()


def test_check_names_a_folder_once():
    answer = run("campaign", "check", "/nope")
    assert (answer.returncode, answer.stdout) == (1, "/nope: error: this is not a folder\n")


@pytest.mark.engine("sqlite")
def test_after_a_clean_stop_one_private_file_holds_everything(tmp_path):
    server = Server(tmp_path / "data")
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    server.get("/calais")
    server.stop()
    elsewhere = tmp_path / "copy"
    elsewhere.mkdir()
    shutil.copy(server.data / "postbag.sqlite", elsewhere)
    assert run("campaign", "export", "calais", tmp_path / "out", "--data", elsewhere).returncode == 0
    assert stat.S_IMODE((server.data / "postbag.sqlite").stat().st_mode) == 0o600
    readable = [file for file in server.data.rglob("*") if file.is_file() and file.name != "server.log" and file.stat().st_mode & 0o077]
    assert readable == []


def test_a_reader_who_goes_away_is_no_error_of_the_program(tmp_path):
    """As `postbag doctor | head -1` does. The network's library ignores SIGPIPE once it is in use."""
    server = Server(tmp_path / "data", "smtp://127.0.0.1:9")
    server.data.mkdir()
    server.import_campaign(ROOT / "Campaigns" / "calais")
    command = [POSTBAG, "doctor", "--data", server.data]
    with subprocess.Popen(command, env=server.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as doctor:
        while b" mail server: " not in doctor.stdout.readline():
            pass
        doctor.stdout.close()
        said = doctor.stderr.read().decode()
        assert doctor.wait(timeout=60) in (0, 1, -signal.SIGPIPE) and "Fatal error" not in said, said
