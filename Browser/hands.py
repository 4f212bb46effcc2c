"""Two ways to use a page: with a mouse, and with the keyboard alone."""


class Mouse:
    def __init__(self, page):
        self.page = page

    def fill(self, selector: str, text: str):
        self.page.fill(selector, text)

    def choose(self, selector: str):
        self.page.check(selector)

    def press(self, selector: str):
        """Presses a button or follows a link that leads to another page."""
        with self.page.expect_navigation():
            self.page.click(selector)


class Keyboard:
    """Reaches everything by Tab, and sees at each step where it is."""

    def __init__(self, page):
        self.page = page

    def reach(self, selector: str):
        for _ in range(400):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                ring = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert ring != "none", f"nobody sees that the focus is on {selector}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector} on {self.page.url}")

    def fill(self, selector: str, text: str):
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, selector: str):
        """Chooses one of several by the arrow keys, as radio buttons ask for."""
        name = self.page.get_attribute(selector, "name")
        self.reach(f"[name={name}]")
        for _ in range(20):
            if self.page.is_checked(selector):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not lead to {selector}")

    def press(self, selector: str):
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
