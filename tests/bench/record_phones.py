"""Runs phonenumbers' own matcher tests and prints what they look at: in the folder of its source package.

Started by `suites.py` as a script of its own, because that package's tests are called `tests` too. One line of JSON for
each text: test, text, and the numbers in it ("valid"), or whether none is even possible ("none").
"""

import io
import json
import sys
import unittest
from contextlib import redirect_stderr

import phonenumbers

from tests import phonenumbermatchertest as suite

Matcher = phonenumbers.PhoneNumberMatcher
seen: dict[tuple, str] = {}
running = ""


class Watched(Matcher):
    """Notes every text that a test looks at; `ensureTermination` takes every text apart and is left out."""

    def __init__(self, text, region, *args, **kwargs):
        super().__init__(text, region, *args, **kwargs)
        if text and text.strip():
            seen.setdefault((text, region), running)


class Named(unittest.TextTestResult):
    def startTest(self, test):
        global running
        running = test._testMethodName
        super().startTest(test)


def found(text, region, leniency):
    return [match.raw_string for match in Matcher(text, region, leniency, 65535)]


suite.PhoneNumberMatcher = Watched
suite.PhoneNumberMatcherTest.ensureTermination = lambda *_: None
with redirect_stderr(io.StringIO()):
    tests = unittest.defaultTestLoader.loadTestsFromTestCase(suite.PhoneNumberMatcherTest)
    result = unittest.TextTestRunner(resultclass=Named, stream=io.StringIO()).run(tests)
if not result.wasSuccessful():
    sys.exit("the suite fails on its own package")
# Its numbers come from an invented numbering plan; what counts here is what the real plan says of them.
for (text, region), test in seen.items():
    valid = found(text, region, phonenumbers.Leniency.VALID)
    none = not found(text, region, phonenumbers.Leniency.POSSIBLE)
    print(json.dumps({"test": test, "text": text, "valid": valid, "none": none}))
