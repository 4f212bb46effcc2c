"""docs/first-campaign.md, followed by a reader who does what it says and nothing else."""

import re

import pytest

from hands import Keyboard, Mouse
from server import ROOT, wait_until
from supporter import Supporter

GUIDE = (ROOT / "docs" / "first-campaign.md").read_text()
[TEXT] = re.findall(r"```\n(.*?)```", GUIDE, re.S)
QUOTED = re.findall(r"^> .*$", GUIDE, re.M)
SAVE = ".save button.main"


def quoted(begins: str) -> list[str]:
    """The values in the guide's line that begins so."""
    [line] = [line for line in QUOTED if line.startswith("> " + begins)]
    return re.findall(r"`([^`]+)`", line)


def label(page, selector: str) -> str:
    """What a button says, which the guide must say, too."""
    said = page.inner_text(selector)
    assert f"**{said}**" in GUIDE, said
    return selector


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_the_guide_leads_to_a_live_campaign(fresh_server, organiser, browser, hands):
    owner = organiser()
    (page, hand) = (owner.page, hands(owner.page))
    owner.open()
    hand.fill("[name=secret]", fresh_server.desk_secret())
    hand.fill("[name=name]", *quoted("Your name:"))
    hand.fill("[name=email]", *quoted("E-mail: `ruth"))
    hand.press(label(page, "main button.main"))
    owner.open()
    hand.press(label(page, "main a[href='/desk/new']"))
    hand.fill("[name=text]", TEXT)
    hand.press("main button.main")
    hand.press(label(page, SAVE))
    slug = page.url.split("/desk/")[1].split("/")[0]
    rail = f"nav.rail a[href^='/desk/{slug}/%s']"

    hand.fill("[name=summary]", re.search(r"^> (Four hundred.*)$", GUIDE, re.M)[1])
    hand.press(SAVE)
    assert page.url.endswith("/targets")
    hand.press("ul.list a")
    hand.fill("[name=tname]", *quoted("Name:"))
    hand.choose("[name=gender][value=feminine]")
    for language, office in zip(["en", "fr"], quoted("Office:")):
        hand.fill(f"[name=office-{language}]", office)
    hand.fill("[name=temail]", *quoted("E-mail: `mayor"))
    hand.press(SAVE)
    assert "/letters/" in page.url
    hand.fill("[name=en-subject]", *quoted("`Keep"))
    hand.fill("[name=fr-subject]", *quoted("`Gardez"))
    assert len(page.locator("textarea[name^=en-]").all()) == len(page.locator("textarea[name^=fr-]").all())
    hand.press(SAVE)
    hand.press(rail % "dates")
    hand.fill("[name=organiser-privacy]", *quoted("`https"))
    hand.press(SAVE)

    assert page.url.endswith("/try")
    assert page.locator(".wrong, .bad").count() == 0, page.inner_text("main")
    before = len(owner.mails())
    hand.press(label(page, "form[action$='/test'] button"))
    assert "mayor@riverside" not in owner.newest_mail(more_than=before).split("\n\n")[0]
    hand.press(label(page, "form[action$='/publish'] button.main"))
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
