"""docs/first-campaign.md, followed by a reader who does what it says and nothing else."""

import re

from server import ROOT, wait_until
from supporter import Supporter

GUIDE = (ROOT / "docs" / "first-campaign.md").read_text()
[TEXT] = re.findall(r"```\n(.*?)```", GUIDE, re.S)
QUOTED = re.findall(r"^> .*$", GUIDE, re.M)


def quoted(begins: str) -> list[str]:
    """The values in the guide's line that begins so."""
    [line] = [line for line in QUOTED if line.startswith("> " + begins)]
    return re.findall(r"`([^`]+)`", line)


def save(organiser):
    """Saves one part, and lands on the next."""
    before = organiser.page.url
    organiser.press(".save button.main")
    assert organiser.page.url != before, organiser.page.locator(".wrong").all_inner_texts()


def test_the_guide_leads_to_a_live_campaign(fresh_server, owner, browser):
    page = owner.page
    assert [owner.name] == quoted("Your name:") and [owner.email] == quoted("E-mail: `ruth")
    owner.open("/desk/new")
    assert "**Begin a campaign**" in GUIDE and page.inner_text("h1") == "Begin a campaign"
    page.fill("[name=text]", TEXT)
    owner.press()
    letters = page.locator("article, fieldset, section").filter(has_text="Letter")
    assert letters.count() >= 2, page.inner_text("main")
    assert "Make the draft" in page.inner_text(".save button.main")
    owner.press(".save button.main")
    slug = page.url.split("/desk/")[1].split("/")[0]

    owner.open(f"/desk/{slug}/page/en")
    page.fill("[name=summary]", re.search(r"^> (Four hundred.*)$", GUIDE, re.M)[1])
    save(owner)
    owner.open(f"/desk/{slug}/targets")
    with page.expect_navigation():
        page.click("ul.list a")
    page.fill("[name=tname]", *quoted("Name:"))
    page.check("[name=gender][value=feminine]")
    for language, office in zip(["en", "fr"], quoted("Office:")):
        page.fill(f"[name=office-{language}]", office)
    page.fill("[name=temail]", *quoted("E-mail: `mayor"))
    save(owner)
    owner.open(f"/desk/{slug}/letters")
    page.fill("[name=en-subject]", *quoted("`Keep"))
    page.fill("[name=fr-subject]", *quoted("`Gardez"))
    assert len(page.locator("textarea[name^=en-]").all()) == len(page.locator("textarea[name^=fr-]").all())
    save(owner)
    owner.open(f"/desk/{slug}/dates")
    page.fill("[name=organiser-privacy]", *quoted("`https"))
    save(owner)

    owner.open(f"/desk/{slug}/try")
    assert page.locator(".wrong, .bad").count() == 0, page.inner_text("main")
    before = len(owner.mails())
    owner.press("form[action$='/test'] button")
    assert "mayor@riverside" not in owner.newest_mail(more_than=before).split("\n\n")[0]
    owner.press("form[action$='/publish'] button.main")
    supporter = Supporter(fresh_server, browser(), "Zoé Lefèvre", "zoe@people.example")
    wait_until(lambda: supporter.open(f"/{slug}/en").status == 200, seconds=8, what=lambda: "the page is live")
    supporter.fill()
    supporter.sign()
    supporter.page.fill("[name=code]", supporter.confirmation().code)
    with supporter.page.expect_navigation():
        supporter.page.click("form:has([name=code]) button")
    assert supporter.page.url.endswith("/thanks")
    wait_until(
        lambda: owner.open(f"/desk/{slug}") and "1 person has confirmed" in page.inner_text("main"),
        seconds=8, what=lambda: page.inner_text("main"))
    assert supporter.letter(*quoted("E-mail: `mayor"))
