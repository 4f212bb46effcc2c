import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import server as servers
from chromium import launch
from mailserver import MailServer
from organiser import Organiser
from server import ROOT, Server, variant
from supporter import Supporter

CAMPAIGNS = Path(__file__).resolve().parent / "campaigns"


def pytest_addoption(parser):
    parser.addoption("--engine", choices=["sqlite", "postgres"], default="sqlite", help="the database under every server")


def pytest_configure(config):
    config.addinivalue_line("markers", "engine(name): a test that runs on this engine only: about its own files, or not about storage")
    if config.getoption("--engine") == "postgres":
        servers.POSTGRES = os.environ.get("POSTGRES_FOR_TESTS")
        if not servers.POSTGRES:
            raise pytest.UsageError("--engine postgres needs a server: bin/postgres-for-tests .venv/bin/python -m pytest Browser --engine postgres")


def pytest_ignore_collect(collection_path, config):
    """Several processes on several machines are PostgreSQL's business."""
    if collection_path.name == "test_processes.py" and config.getoption("--engine") != "postgres":
        return True


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """All campaigns of the tests on one server."""
    server = Server(tmp_path_factory.mktemp("data"))
    made = tmp_path_factory.mktemp("campaigns")
    calais = ROOT / "Campaigns" / "calais"
    folders = [calais, CAMPAIGNS / "clinic", CAMPAIGNS / "form-only"]
    folders.append(variant(calais, made / "closed", "closed", closes="2016-11-30"))
    folders.append(variant(calais, made / "announced", "announced", opens="2099-01-01"))
    for folder in folders:
        server.import_campaign(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def fresh_server(tmp_path):
    """A server of its own, for tests that stop it, move its clock or count absolutely."""
    server = Server(tmp_path)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mail_server():
    """A real mail server on loopback: takes everything, until a test tells it otherwise."""
    mail_server = MailServer()
    yield mail_server
    mail_server.stop()


@pytest.fixture
def live(mail_server, tmp_path):
    """A server of its own that sends."""
    server = Server(tmp_path, mail_server.url)
    server.import_campaign(ROOT / "Campaigns" / "calais")
    server.start()
    yield server
    server.stop()


def pytest_collection_modifyitems(config, items):
    """Tests about one engine's own files belong to the runs on that engine: on the other they are left out, and nothing is ever skipped."""
    here = config.getoption("--engine")
    other = [item for item in items if any(mark.args[0] != here for mark in item.iter_markers("engine"))]
    config.hook.pytest_deselected(items=other)
    items[:] = [item for item in items if item not in other]


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium):
    """Makes a browser profile of its own: nothing is shared between two of them."""
    contexts = []

    def make(javascript=True, locale="en-GB", width=1280, height=900, **options):
        context = chromium.new_context(
            java_script_enabled=javascript, locale=locale, viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def supporter(server, browser):
    """Makes a supporter with an e-mail address and a browser of their own."""

    def make(at=server, name="Ines Marlowe", email=None, **options):
        return Supporter(at, browser(**options), name, email)

    return make


@pytest.fixture
def organiser(fresh_server, browser):
    """Makes an organiser with a browser of their own."""

    def make(name="Ruth Adeyemi", email="ruth@harbour.example", **options):
        return Organiser(fresh_server, browser(**options), name, email)

    return make


@pytest.fixture
def owner(organiser):
    owner = organiser()
    owner.found()
    return owner
