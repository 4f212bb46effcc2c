"""What is wrong with the settings is said at once, all of it, and no password with it."""

import pytest

from server import Server


def run(tmp_path, **settings: str):
    server = Server(tmp_path)
    server.settings = settings
    return server.postbag("settings", check=False)


def test_the_password_of_the_database_is_hidden(tmp_path):
    shown = run(tmp_path, POSTBAG_DATABASE="postgres://letters:s3cret@db.example:5433/postbag?sslmode=verify-full")
    assert shown.returncode == 0, shown.stderr
    assert "database: PostgreSQL letters@db.example:5433/postbag" in shown.stdout
    assert "s3cret" not in shown.stdout + shown.stderr


@pytest.mark.parametrize("address", ["mysql://u:s3cret@db.example/postbag", "postgres://u:s3cret@db.example", "postgres://u:s3cret@db.example/p?colour=red"])
def test_a_wrong_address_is_one_of_the_problems(tmp_path, address):
    refused = run(tmp_path, POSTBAG_DATABASE=address, POSTBAG_PORT="many")
    assert refused.returncode != 0
    said = refused.stdout + refused.stderr
    assert "POSTBAG_DATABASE" in said and "POSTBAG_PORT" in said
    assert "s3cret" not in said


@pytest.mark.parametrize(
    "settings, said",
    [
        ({"POSTBAG_SMPT": "smtp://mx.example"}, "POSTBAG_SMPT is not a setting; write POSTBAG_SMTP"),
        ({"POSTBAG_PROXY": "127.0.0.1"}, "POSTBAG_PROXY is not a setting"),
        ({"postbag_site": "https://letters.example"}, "postbag_site is not a setting; write POSTBAG_SITE"),
        ({"POSTBG_SITE": "https://letters.example"}, "POSTBG_SITE is not a setting; write POSTBAG_SITE"),
        ({"POSTBAG_FROM": "Riverside <letters@river.example>"}, "POSTBAG_FROM: the writer's name stands before the address: write letters@river.example alone"),
        ({"POSTBAG_FROM": "letters"}, "POSTBAG_FROM: “letters” is not an address; write one, as in letters@example.org"),
        ({"POSTBAG_SITE": '"https://letters.example"'}, "POSTBAG_SITE: the value stands in quotes: write it without them"),
        ({"POSTBAG_SMTP": "smtp://u:s3cret@mx.example:465"}, "POSTBAG_SMTP: port 465 speaks TLS from the first word: write smtps:// in place of smtp://"),
        ({"POSTBAG_SMTP": "smtps://u:s3cret@mx.example:587"}, "write smtp:// in place of smtps://"),
        ({"POSTBAG_PROXIES": "10.0.0.0/8, proxy"}, "POSTBAG_PROXIES: “proxy” is neither an IP address nor a range; write them as in 127.0.0.1, 10.0.0.0/8"),
        ({"POSTBAG_PROXIES": "0.0.0.0/0"}, "POSTBAG_PROXIES: “0.0.0.0/0” is neither an IP address"),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_write(tmp_path, settings, said):
    refused = run(tmp_path, **settings)
    assert refused.returncode != 0
    assert said in refused.stderr, refused.stderr
    assert "s3cret" not in refused.stdout + refused.stderr


def test_a_file_is_read_in_the_same_way(tmp_path):
    file = tmp_path / "postbag.conf"
    file.write_text("POSTBAG_FROM='letters@river.example'\nSMTP=smtp://mx.example\nPOSTBAG_SIET=https://letters.example\n")
    refused = run(tmp_path, POSTBAG_SETTINGS=str(file))
    assert f"{file}:1: the value of POSTBAG_FROM stands in quotes: write it without them" in refused.stderr
    assert f"{file}:2: SMTP is not a setting; write POSTBAG_SMTP" in refused.stderr
    assert f"{file}:3: POSTBAG_SIET is not a setting; write POSTBAG_SITE" in refused.stderr


def test_proxies_may_be_ranges(tmp_path):
    shown = run(tmp_path, POSTBAG_PROXIES="127.0.0.1, ::ffff:10.0.0.0/104, 2001:DB8::/32", PATH="/usr/bin", POSTGRES_DATA="not ours")
    assert shown.returncode == 0, shown.stderr
    assert "proxies: 127.0.0.1, 10.0.0.0/8, 2001:db8::/32\n" in shown.stdout
