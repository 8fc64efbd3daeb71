"""How people call the pieces of a mailbox when they tell it: the signs, the providers, and names that they only describe."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

import re
from functools import cache

from inlane.lazy import regex
from inlane.views import lexicon

NOUN = r"(?:sign|symbol|thing|character|char|mark|letter|key)"
AT = (
    r"@+|[(\[{<]\s?(?:a|at|@|ät)\s?[)\]}>]|shift[\s+\-]{0,3}(?:2|two|q)"
    rf"|(?:(?:the|that|this|an?)\s)?(?:(?:usual|obvious|little|small|famous|well[\s\-]known|curly|round|swirly|weird|funny|e?-?mail|at|@)[\s\-]){{1,3}}{NOUN}"
    rf"|(?:(?:the|that|this|an?)\s)?(?:{NOUN}|@)\s(?:that\sis\s)?(?:above|over|on|at|next to|near|with)\s(?:(?:the|a|key|number|digit)\s){{0,2}}(?:2|two|q)"
    r"|(?:the\s|that\s)?(?:curly|round|swirly|funny|weird|circled)\s(?:at|a|thing|one)(?!\w)"
    rf"|(?:(?:the|that)\s)?{NOUN}\s(?:from|with|by|on|of)\s(?:the\s)?shift(?:\s(?:and|\+|plus|key|with)){{0,2}}\s(?:the\s)?(?:2|two)(?:\skeys?)?(?:\son\s(?:\w+\s){{0,3}}keyboards?)?"
    r"|(?:the\s)?(?:little\s|small\s)?a\s(?:in|with|inside)\s(?:an?\s|the\s|its\s)?(?:little\s)?(?:circle|round|tail|ring|loop|curl|snail)(?:\s(?:around|round)\s(?:it|him))?"
)
DOT = r"[(\[{<]\s?(?:d|dot|\.)\s?[)\]}>]|(?:(?:the|a|that)\s)?(?:little\s|small\s|usual\s)?(?:dot|point|period)\s(?:sign|thing|symbol|character)"
TOGETHER = r"(?:(?:with|and|but)\s)?(?:no|without|minus)\s(?:the\s|any\s)?(?:spaces?|gaps?|blanks?|dots?)(?:\s(?:in\s)?between)?|(?:(?:as|in|all|written)\s){0,2}one word|(?:all|written)\stogether"
WHOSE = r"(?:(?:exact(?:ly)?|same|as|like|just|my|the|our)\s)"
DESCRIBED = (
    rf"{WHOSE}{{0,4}}(?:(?:first|last|full|sur|family|given|middle|second|company|business|brand|real)[\s\-]?){{1,3}}(?:name|initials?)(?:'?s)?(?:\s(?:and|plus|\+|\.|dot)\s(?:surname|last ?name|first ?name))?(?:\s(?:here|on here|on upwork|as here|as shown|as it is))?"
    rf"|{WHOSE}{{0,3}}(?:my|our|same)\s(?:(?:user|upwork|fiverr|profile|display|nick|screen|account|full|own|whole)[\s\-]?){{0,2}}(?:name|surname|initials?|nick|handle)(?:\s(?:and|plus|\+)\s(?:surname|last ?name))?(?:\s(?:here|on here|on upwork|as it is))?|(?:the\s)?same\sas\s(?:here|above|on here|my profile|upwork|on upwork)|surname|(?:first|last)\sinitial"
    r"|(?<=before\s(?:the\s)?(?:at|@)(?:\s(?:sign|symbol|thing))?(?:\sis|\scomes)?:?\s)(?:[a-z\d'+]{1,15}\s){2,10}[a-z\d]{1,15}"
)
PROVIDER = (
    r"(?:(?:the|that|usual|famous|free|big|good old|well[\s\-]known|normal)\s){0,3}(?:(?P<giant>search (?:giant|engine|company)(?:'?s)?|red (?:and white )?envelope|big g)(?:\s(?:mail|e-?mail|one|mailbox|address))?|(?P<riddle>(?:e-?mail|mail)\s(?:service|provider|company|host)(?:\s(?:that|whose|which|with|called)(?:\s[\w']{1,12}){1,9})?)|(?:mail|e-?mail|inbox)\s(?:of|from|by|at)\s(?P<of>google|yahoo|microsoft|apple)"
    r"|(?P<whose>google(?:'?s)?|microsoft(?:'?s)?|apple(?:'?s)?)\s(?:(?:e-?mail|mail|usual|free)\s?)?(?:mail|e-?mail|one|thing|service|ending|domain|address|mailbox|inbox|box)(?!\w))"
    r"|(?P<sound>(?:gee?|jee?|hot|proton)[\s\-]?male)(?!\w)"
)


@cache
def pieces_pattern() -> regex.Pattern:
    signs = lexicon.alternation(lexicon.spoken("underscore") | lexicon.spoken("dash") | lexicon.spoken("plus"))
    ats = lexicon.alternation(word for word in lexicon.spoken("at") if " " in word or "-" in word)
    dots = lexicon.alternation(lexicon.spoken("dot"))
    names = lexicon.alternation(name for name in lexicon.providers() if len(name) > 1)
    return regex.compile(
        rf"(?P<p>(?<![\w.\-])(?:{PROVIDER}|(?:the\s|that\s)?(?:usual\s|famous\s)?(?P<named>{names})(?P<ended>\.(?:com?|[a-z]{{2,3}})(?:\.[a-z]{{2}})?)?(?:'?s?\s(?:mail|ending|address|domain|thing|one|account))?(?![\w@\-]|\.\w)))"
        rf"|(?P<z>(?<!\w){TOGETHER}(?!\w))|(?P<a>{AT}|(?<!\w)(?:{ats})(?!\w))|(?P<s>(?<!\w)(?:an?\s)?(?:dot|point|period|underscore|dash)\s(?:in\sthe\smiddle|in\sbetween|between)(?!\w)|(?<!\w)(?:{signs})(?!\w)|(?<=\s)[+_](?=\s))|(?P<d>{DOT}|(?<!\w)(?:{dots})(?!\w))"
        rf"|(?P<D>(?<!\w)(?:{DESCRIBED})(?!\w))|(?P<w>\w[\w+\-]*+(?:\.[\w+\-]++)*+(?:'[a-z]{{1,2}}(?!\w))?)|(?P<stop>[.!?]+(?=\s|$)|\n+)|(?P<dot>\.)|(?P<gap>\s{{1,4}}|[,;:…\-–—>→/|()\[\]{{}}\"'“”‘’+*~^=<&]{{1,4}})|(?P<other>.)"
    )


HARD = re.compile(r"[a-z](?=[\w.+\-]*[\d_.])[\w.+\-]*\w|\d{1,4}[a-z][\w.+\-]+")
MADE = re.compile(
    r"(?:v|ver|version|windows|office|exchange|android|ios|phase|step|oauth|day|week|row|part|web|mp|es|html|http|css|q|h|p|utf|sha|smtp|imap|pop|port)[.\-_]?\d[\d.]*|\d.*(?:st|nd|rd|th|k|px|mb|gb|am|pm|h|x|hrs?|min|mins|days?|years?|yrs?)"
    r"|(?:e\.g|i\.e|a\.m|p\.m|vs|etc|no|a\.k\.a)\.?|(?:smtp|imap|pop|pop3|mail|api|www|accounts|support|docs|developers?|console)\..*"
)
FILE = re.compile(
    r".*\.(?:js|ts|py|php|com|net|org|io|html?|json|csv|css|md|txt|pdf|docx?|xlsx?|png|jpe?g|zip|env|ya?ml|xml|pst|eml|mbox)"
)
# Where a mailbox at any other host may be told: by a word for the sign, or by what the sign looks like. The first one
# starts with one set of characters, which lets most of a text be passed over quickly.
AT_WORDS = re.compile(
    r"[\s,(\[{<](?<=\w[\s,(\[{<])[\s,(\[{<]{0,2}(?:at|arroba|arobase|aroba|arobas|klammeraffe|chiocciola|собака|małpa|malpa)[\s,)\]}>]{1,3}[\w\-]{2,40}[\s,(\[{<]{0,3}(?:\.[a-z]{2}|(?:dot|punkt|punto|ponto|point|period|точка|kropka|nokta)(?!\w))"
)
AT_SIGNS = re.compile(
    r"(?:(?<!\sde)sign|symbol|circle|shift(?:[\s+\-]{0,3}| and )(?:2|two)|(?:curly|round|swirly|funny|weird) (?:at|thing|one)|curly a|round a|@)(?!\w)"
)
SIGNED_BY = ("sign", "symbol", "circle", "shift", "curly", "round", "swirly", "funny", "weird", "@")


def at_places(lower: str) -> list[re.Match]:
    """Where the sign of a mailbox is told in a text, in order."""
    signed = AT_SIGNS.finditer(lower) if any(word in lower for word in SIGNED_BY) else ()
    return sorted((*AT_WORDS.finditer(lower), *signed), key=re.Match.start)


# What may follow a provider's name that is no name of a thing: "gmail api".
GOES_ON = regex.compile(
    r"\s{0,3}(?:$|[,;.!?)(\n:/\]\"']|\p{So}|(?:in front|before|first|ahead|and|so|for|if|is|please|pls|plz|thanks|thx|works|any|when|whenever|but|or|that|you|i|it|no|all|with|same|there|only|to|anytime|as|now|too|also|obviously|lol|works|not|because|send|write|put|where|my|mine|ok|okay|y|e|et|und|и)(?!\w))"
)
COM_LIKE = re.compile(r"[ckq][aou0]h?l?m{1,2}")
AT_LIKE = re.compile(r"a{1,3}t{1,2}a?|att?e|aht|hat|ett?|add")
