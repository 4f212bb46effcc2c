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
