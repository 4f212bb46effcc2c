"""Texts of the kinds that have broken programs before.

A list of your own is tried as well: NAUGHTY_STRINGS=list.json, a JSON array of strings.
"""

import json
import os
from pathlib import Path

NAUGHTY = [
    # What is nothing, or looks like it.
    "", " ", "\u00a0", "\u200b", "\ufeff", "\u2060\u00ad", "undefined", "null", "None", "NaN", "nil", "true", "0", "-1", "1e309", "0x10", "1,000.50",
    # Numbers of other scripts, and those that are too large.
    "٣٤٥", "१२३", "９９９", "99999999999999999999999999", "-9223372036854775808", "½", "Ⅻ",
    # Markup and scripts.
    "<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "' onmouseover='alert(1)", "<!-- ", "]]>",
    "javascript:alert(1)", "&lt;b&gt;", "&#x27;&amp;amp;", "<b>fat", "`${7*7}`", "{{7*7}}", "<%= 7*7 %>",
    # Other languages' quotes and braces.
    "{name}", "{writer, select, other {x}}", "{", "}}", "'{'", "%s %n %d", "$1 \\1", "'; DROP TABLE letter; --", "\" OR \"\"=\"", "$(id)", "`id`", "| id",
    # Spreadsheets, files, headers.
    "=1+1", "+1", "@SUM(A1)", "../../../etc/hosts", "C:\\con\\nul", "file:///etc/hosts", "a\tb", "From me\n.\nQUIT", "x\r\nBcc: nobody@victims.example",
    # YAML.
    "yes", "no", "on", "~", "- a", "# a", "a: b", "? a", "*a", "&a", "!!str a", "|", "2016-10-27", "12:30:45", "!", "%TAG",
    # Scripts, directions, and marks.
    "社會科學院語學研究所", "مُنَاقَشَةُ سُبُلِ", "ﷺ", "בְּרֵאשִׁית", "क्षत्रिय", "ก็", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "e" + "\u0301" * 40, "\u202eevil", "\u2066a\u2069", "ﬁ ſ ß ẞ İ ı ǅ",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1eb\U0001f1f7\U0001f1eb", "\u0085\u2028\u2029", "\ufdd0\uffff\U0010ffff", "\ue000", "𝒵𝑜𝑒", "ｆｕｌｌ",
    # Controls.
    "\x00", "a\x00b", "\x07\x1b[31m", "\x7f", "�",
    # Long ones.
    "a" * 300, "a " * 6_000, "\n" * 500, "(" * 400, "é" * 5_000,
]  # fmt: skip

if "NAUGHTY_STRINGS" in os.environ:
    NAUGHTY += json.loads(Path(os.environ["NAUGHTY_STRINGS"]).read_text("utf-8"))
