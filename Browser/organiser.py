"""One organiser at one browser: what a person does at the desk, by the names of its addresses."""

import re

from letterbox import text_of
from server import Server, wait_until


class Organiser:
    def __init__(self, server: Server, context, name="Ruth Adeyemi", email="ruth@harbour.example"):
        self.server = server
        self.context = context
        self.page = context.new_page()
        self.name = name
        self.email = email

    def open(self, path: str = "/desk"):
        return self.page.goto(self.server.site + path)

    def press(self, button: str = "button.main"):
        with self.page.expect_navigation():
            self.page.click(button)

    def found(self):
        """Makes the first account, with the secret that the server prints."""
        self.open()
        self.page.fill("[name=secret]", self.server.desk_secret())
        self.page.fill("[name=name]", self.name)
        self.page.fill("[name=email]", self.email)
        self.press()

    def mails(self) -> list[str]:
        return [text_of(mail) for mail in self.server.letterbox.to(self.email)]

    def newest_mail(self, more_than: int = 0) -> str:
        wait_until(lambda: len(self.mails()) > more_than, seconds=15, what=lambda: self.mails())
        return self.mails()[-1]

    def ask_to_sign_in(self) -> str:
        """Returns the mail."""
        before = len(self.mails())
        self.open("/desk/sign-in")
        self.page.fill("[name=email]", self.email)
        self.press()
        return self.newest_mail(more_than=before)

    def sign_in(self):
        mail = self.ask_to_sign_in()
        self.page.fill("[name=code]", digits(mail))
        self.press("form:has([name=code]) button.main")


def digits(mail: str) -> str:
    [code] = re.findall(r"^(\d{6})$", mail, re.M)
    return code


def link(mail: str, part: str = "/desk/") -> str:
    [address] = [line for line in mail.splitlines() if line.startswith("http") and part in line]
    return address
