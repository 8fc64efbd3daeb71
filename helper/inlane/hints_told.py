"""Hints in whatever words: a thing that was sent or shown, and beside it a detail of the writer's or the way to reach them.

Nothing holds because of them: two halves in one sentence, or in two that follow each other, are a guess.
"""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator

from inlane.lazy import regex
from inlane.signals import Signal
from inlane.text import View

# What is sent or shown, and the places in it.
THING = (
    r"pdf|cv|resum[eé]|zip|psd|figma|screenshots?|screen ?grab|images?|pictures?|photos?|pics?|jpe?g|png|svg|renders?|mock-?ups?|slides?|decks?|presentation|videos?|reel|clip|recording|voice ?(?:note|over|message)|audio"
    r"|banner|thumbnail|logo|watermark|meta ?data|exif|(?:doc(?:ument)? )?properties|alt text|caption|file ?name|file|layer|frame|footer|header|corner|poster|street sign|sign|sticker|sticky note|mug|(?:licen[cs]e|number) plate|bar ?code|qr(?: code)?"
    r"|spreadsheet|excel|cell [a-z]{1,2}\d{1,4}|palette|letterhead|letter|document|docx?|attachments?|attached|enclosed|portfolio|wallpaper|small print|readme|signature|whiteboard|fridge|t-?shirt|business card|card|background|page \d{1,3}|pattern|map|git log|repo(?:sitory)?|commits?|bio|headline|proposal|white (?:on|part|text)|first letters?|last (?:word|letter)s?"
)
PLACE = regex.compile(rf"(?i)(?<![\w\-])(?:{THING})(?![\w\-])")
NOUN = r"(?:phone |mobile |cell |direct |private |personal |contact )?(?:numbers?|num|mobile|cell|phone|digits|line|e-?mail|gmail|mail|inbox|handle|user ?name|nick(?:name)?|insta(?:gram)?|ig|tele(?:gram)?|tg|whats ?app|wa|skype|discord|contacts?|details|coordinates|socials?|chat)"
REACH = r"(?:reach|ring|call|text|message|msg|write|contact|find|get(?: hold of| a hold of)?|catch|ping|dm|phone|whats ?app|talk to|speak to|dial)"
DETAIL = regex.compile(
    rf"(?i)(?<!\w)(?:(?<!(?:from|on|using|via|in) )(?<!with (?=my (?:\w+ )?(?:phone|cell|mobile)(?!\w)))my (?:\w+ (?:and )?)?{NOUN}(?!(?<=handle) (?:on|of) the)(?!\s?[+(\d@])(?=\s?(?:$|[,.;!?)\n…–—\-]|\p{{So}}|(?:(?:is|are)\s(?:(?:also|all|right|still|just|now)\s)?)?(?:in|on|at|inside|under|behind|twice|there|here|visible|readable|somewhere|spelled|drawn|written|printed|hidden|embroidered|the|what|too|if|so|and|have|look)(?!\w)))"
    rf"|(?:how|where|ways?|everything|all|what|anything)(?: \w+){{0,4}}? (?:to )?{REACH}(?: to)? me(?! (?:your|the|a|an|any|some|what|how|if|when|about|more|here|know)(?!\w))"
    rf"|(?:{REACH}|say (?:hi|hello)|write|talk)(?: to)? (?:me )?(?:there|that way|outside|freely)(?!\w)|i (?:say|spell|read out|read|hid|hide|wrote|left|whisper|show|hold up) (?:the|a|it|my)(?: \w+)? (?:number|address|e-?mail|mail|handle|phone|contact|digits)|contact person|mine to {REACH}|dial (?:it|them|that)(?!\w))"
)
# Said of work on the thing, which then is no hiding place.
WORK = regex.compile(
    r"(?i)(?<!\w)(?:crash\w*|broken?|broke|bugs?|fix(?:ed)?|wrong|empty|missing|blurred|placeholder|priority|needs|should|must|layout|design|template|fields?|merge|report|users?|customers?|unclear|questions?|out of focus|slow|test(?:ing)?|does|do you|did you|can you|could you|your comments?|feedback)(?!\w)"
)
NOT = regex.compile(r"(?i)(?<!\w)(?:do not|don't|dont|never|not|no|without|can't|cannot|won't)\s(?:\w+\s){0,3}$")
# What somebody else wrote, or a figure of a story says.
QUOTED = regex.compile(r"(?i)(?<!\w)(?:she|he|they|wrote|says?|said|reads?|line|replied)\W{1,3}[\"“][^\"”]*$")
LOCATED = regex.compile(
    r"(?i)(?<!\w)(?:visible|written|hidden|printed|embroidered|there|on it|in it|of it|inside|behind|in there|at the (?:top|bottom|end|back)|(?:in|on|at|under|from|of) (?:the|my|an?|that|this|every|each|page|slide|photo|frame))(?!\w)"
)
SENTENCE = regex.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]+)*[.!?]*(?:\s*[;:8]-?[)D])?")
CLAUSE = re.compile(r"[,;:–—=]\s(?:(?:and|so|but|because)\s)?|\s-\s|\s(?:and|so|but|because)\s|(?<=\S)\s=\s")
THINGS = frozenset(
    """pdf cv resume resumé zip psd figma screenshot screenshots screengrab image images picture pictures photo photos pic pics jpeg jpg png svg render renders mockup mockups mock slide slides deck decks
    presentation video videos reel clip recording voice audio banner thumbnail logo watermark metadata exif properties alt caption filename file layer frame footer header corner poster sign sticker sticky mug plate barcode bar
    qr spreadsheet excel cell palette letterhead letter document doc docx attachment attachments attached enclosed portfolio wallpaper print readme signature whiteboard fridge shirt tshirt card background page pattern map git repo repository commit commits bio headline proposal white letters letter word words""".split()
)
MINE = frozenset(("my", "me", "i", "mine", "dial", "there", "freely", "person"))
WORDS = frozenset(
    """number numbers num mobile cell phone digits line email e gmail mail inbox handle username user nick nickname insta instagram ig tele telegram tg whatsapp whats wa skype discord contact contacts details coordinates
    socials social chat reach ring call text message msg write find get catch ping dm dial talk speak hello hi mails""".split()
)
MOST = 200  # sentences of a text


def worth_it(bag: frozenset[str]) -> bool:
    """Is there a thing, a word of the writer's own, and one for a detail?"""
    return not (MINE.isdisjoint(bag) or THINGS.isdisjoint(bag) or WORDS.isdisjoint(bag))


def find(view: View) -> Iterator[Signal]:
    """The hints of a text."""
    text = view.text
    sentences = [match.span() for match in SENTENCE.finditer(text)][:MOST]
    for i, (start, end) in enumerate(sentences):
        detail = DETAIL.search(text, start, end)
        if (
            detail is None
            or NOT.search(text, start, detail.start())
            or QUOTED.search(text, start, detail.start())
            or WORK.search(text, start, end)
        ):
            continue
        before = sentences[i - 1][0] if i else start
        places = [place for place in PLACE.finditer(text, start, end) if not _within(place, detail)]
        place = min(places, key=lambda place: abs(place.start() - detail.start()), default=None)
        place = place or PLACE.search(text, before, start)
        if place is None or (place.start() < start and WORK.search(text, before, start)):
            continue
        yield Signal("attachment_hint", view.origin(*_marked(text, place, detail)), detail.group(), sure=False)


def _within(place: regex.Match, detail: regex.Match) -> bool:
    return detail.start() <= place.start() < detail.end()


def _marked(text: str, place: regex.Match, detail: regex.Match) -> tuple[int, int]:
    """The clause that names the detail; with the one that names the thing, unless the first says itself where it is."""
    start, end = _clause(text, *detail.span())
    if not (start <= place.start() < end or LOCATED.search(text, start, end)):
        other = _clause(text, *place.span())
        start, end = min(start, other[0]), max(end, other[1])
    return start, end


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """From the sign or small word before to the one behind."""
    left = 0
    for match in CLAUSE.finditer(text, max(start - 160, 0), start):
        left = match.end()
    sentence = max(text.rfind(sign, 0, start) for sign in ".!?\n")
    left = max(left, sentence + 1)
    while left < start and text[left].isspace():
        left += 1
    right = CLAUSE.search(text, end, min(end + 160, len(text)))
    stops = [at for at in (text.find(sign, end) for sign in ".!?\n") if at >= 0]
    stop = min([*stops, right.start() if right else len(text), len(text)])
    return left, max(stop, end)
