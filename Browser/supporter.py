"""One supporter at one browser: what a person does on the pages, by the names of the HTTP contract."""

import itertools

from letterbox import Confirmation
from server import Server, wait_until

numbers = itertools.count(1)


class Supporter:
    def __init__(self, server: Server, context, name="Ines Marlowe", email=None):
        self.server = server
        self.context = context
        self.page = context.new_page()
        self.name = name
        self.email = email or f"supporter{next(numbers)}@people.example"

    def open(self, path: str):
        return self.page.goto(self.server.site + path)

    def fill(self, country="GB", postcode="E17 9NJ", address="12 Quay Street\nLondon", words="", writer=None, consent=True, **fields):
        page = self.page
        page.fill("[name=name]", fields.get("name", self.name))
        page.fill("[name=email]", fields.get("email", self.email))
        page.select_option("[name=country]", country)
        page.fill("[name=postcode]", postcode)
        if page.locator("textarea[name=address]").count():
            page.fill("textarea[name=address]", address)
        page.fill("[name=words]", words)
        if writer:
            page.check(f"[name=writer][value={writer}]")
        if consent:
            page.check("[name=consent]")

    def sign(self):
        with self.page.expect_navigation():
            self.page.click("#form button.main")

    def write(self, path: str = "/calais/en", **fields):
        """From the campaign page to the waiting page."""
        self.open(path)
        self.fill(**fields)
        self.sign()
        assert self.page.url.endswith("/waiting"), f"{self.page.url}: {self.page.title()}"

    def mails(self):
        return self.server.letterbox.to(self.email)

    def confirmations(self) -> list[Confirmation]:
        return [Confirmation(mail) for mail in self.mails() if "/not-me" in mail.get_content()]

    def confirmation(self, number: int = 1) -> Confirmation:
        """The newest confirmation mail, once there are `number` of them."""
        wait_until(lambda: len(self.confirmations()) >= number, seconds=15, what=lambda: self.mails())
        return self.confirmations()[-1]

    def link_to_data(self) -> str:
        """The link in the writer's copy, which shows what is kept."""
        links = lambda: [line for mail in self.mails() for line in mail.get_content().splitlines() if line.endswith("/my-data")]
        wait_until(links, seconds=15, what=lambda: self.mails())
        return links()[0]

    def confirm(self):
        """By the link, in this browser."""
        self.page.goto(self.confirmation().link)
        assert self.page.url.endswith("/thanks"), f"{self.page.url}: {self.page.title()}"

    def letters(self, to="ministre@interieur.example"):
        return self.server.letterbox.letters_of(self.email, to)

    def letter(self, to="ministre@interieur.example"):
        """The letter, once it lies in the target's letterbox; there is never a second."""
        wait_until(lambda: self.letters(to), seconds=20, what=lambda: self.server.letterbox.mails()[-3:])
        [letter] = self.letters(to)
        return letter
