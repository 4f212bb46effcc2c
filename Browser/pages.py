"""Every kind of page, visited as a supporter meets it."""

from server import Server
from supporter import Supporter

POSTCODES = {"calais": "E17 9NJ", "form-only": "CA14 1BN", "clinic": "1107"}
COUNTRIES = {"calais": "GB", "form-only": "GB", "clinic": "LB"}


def visits(server: Server, browser, campaign: str, language: str, **options):
    """Yields (kind, page) on the way through a campaign; each page is the one that the browser shows at that moment."""
    for kind, page in steps(server, browser, campaign, language, **options):
        # A click ends once the next page has begun: it may still have no element.
        page.wait_for_load_state()
        yield kind, page


def steps(server: Server, browser, campaign: str, language: str, **options):
    writer = Supporter(server, browser(**options), name="Ines Marlowe-Ashgrove")
    page = writer.page
    at = f"/{campaign}/{language}"
    place = {"country": COUNTRIES[campaign], "postcode": POSTCODES[campaign]}

    yield "home", go(writer, "/")
    yield "campaign", go(writer, at)
    writer.fill(**place, words="Two lines\nof my own.", writer="feminine")
    page.click("button[formaction$='/preview']")
    yield "preview", page
    page.click("button[name=change]")
    page.locator("#form").evaluate("form => { form.noValidate = true }")
    page.fill("[name=email]", "somebody@nowhere")
    page.fill("[name=name]", "")
    writer.sign()
    yield "problem", page
    page.fill("[name=email]", writer.email)
    page.fill("[name=name]", writer.name)
    writer.sign()
    yield "waiting", page
    page.fill("[name=code]", "12")
    page.click("form[action='/confirm'] button")
    yield "wrong-code", page
    link, not_me = writer.confirmation().link, writer.confirmation().not_me
    elsewhere = browser(**options).new_page()
    elsewhere.goto(link)
    yield "confirm-elsewhere", elsewhere
    elsewhere.goto(not_me)
    yield "not-me", elsewhere
    writer.confirm()
    yield "thanks", page
    elsewhere.goto(link)
    yield "confirmed-already", elsewhere
    elsewhere.goto(writer.link_to_data())
    yield "my-data", elsewhere
    elsewhere.click("button[value=show]")
    yield "my-data-shown", elsewhere
    for kind in ("write", "form", "paper", "mastodon"):
        for path in linked(page, f"/{kind}/"):
            yield f"{kind}-{path.rsplit('/', 1)[1]}", go(writer, path)
            go(writer, f"{at}/thanks")
    yield "unknown-link", go(writer, "/confirm/nonsense")
    yield "not-found", go(writer, f"{at}/nothing")
    yield "letterbox", go(writer, "/letterbox")
    page.click("main a[href^='/letterbox/']")
    yield "letterbox-message", page
    yield from after_not_me(server, browser, at, place, options)


def after_not_me(server, browser, at, place, options):
    stranger = Supporter(server, browser(**options), name="Ines Marlowe")
    stranger.write(at, **place)
    page = stranger.page
    page.goto(stranger.confirmation().not_me)
    page.click("main form button")
    yield "not-me-done", page
    page.click("button[name=lift]")
    yield "not-me-lifted", page
    page.goto(stranger.confirmation().link)
    yield "gone", page


def go(writer: Supporter, path: str):
    writer.open(path)
    return writer.page


def linked(page, part: str) -> list[str]:
    """The paths of our own pages that a page links to."""
    found = [link.get_attribute("href") for link in page.locator(f"main a[href*='{part}']").all()]
    return list(dict.fromkeys(path for path in found if path.startswith("/")))
