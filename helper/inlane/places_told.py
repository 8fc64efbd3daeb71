"""Places that are told without their address: a meeting by its number, the own site by what it is called."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from inlane.lazy import regex

MEETING_APPS = frozenset({"zoom", "webex", "teams", "meeting", "meet", "room", "conference"})
MEETING_ID = regex.compile(
    r"(?i)\b(?:zoom|webex|teams|meeting|(?:room|conference)(?= (?:id|code|number))),?(?: meeting| personal)?(?: id| number| no\.?| code| room(?: id| number| code)?)[\s:#\-]{0,4}(?:is )?(?P<id>\d{3}[ \-]?\d{3,4}[ \-]?\d{3,4}(?:[ \-]\d{2,3})?)(?!\d)"
)
# The code of a Google Meet room, without its link.
MEET_CODE = regex.compile(
    r"(?i)\b(?:google[\s\-]?meet|g[\s\-]?meet|meet(?:ing)? (?:code|id|room|link)|(?:our|my|the) meet(?=[\s:]{1,3}[a-z]{3}\s?-)|code)\b(?:\s(?:code|id|room|is|name)|[\s:#\-\"'(=/]){0,5}(?P<id>[a-z]{3}(?P<gap>[\s\-]{1,3})[a-z]{4}(?P=gap)[a-z]{3})(?!\w)"
)
# The way to apply, with no address: on one's own site.
APPLYING = frozenset(
    "apply application careers career jobs envía envia candidate inscreva postulez bewirb candidati откликайтесь aplikuj".split()
)
OWN_SITE = regex.compile(
    r"(?i)\bapply (?:directly |only |now |there |online )?(?:on|at|through|via|from|in|using) (?:our|my|the company'?s?) (?:own |company |official )?(?:web ?site|site|portal|page|careers?(?: page| site| tab| portal)?|jobs? page|form|ats|application (?:form|portal))"
    r"|(?:open|visit|go to|use|see|check) (?:the|our) (?:careers?|jobs) (?:tab|page|section|portal)(?: and apply(?: there)?)?"
    r"|(?:open|visit|go to|use|see|check) (?:the (?:application )?form on )?our (?:own |company |official )?(?:web ?site|site|portal|page|app) (?:to|and) apply(?! (?:the|a|an|your)\b)"
    r"|(?:submit|send|make|leave) (?:your|an) application (?:directly |only )?(?:on|at|through|via|in|using) our (?:own |company |official )?(?:web ?site|site|portal|page|careers?|form|ats)"
    r"|env[ií]a (?:tu|su) (?:cv|curr[ií]culum|solicitud) (?:por|en|a trav[eé]s de) nuestr[ao] (?:p[aá]gina(?: web)?|web|sitio(?: web)?)|(?:candidate-se|inscreva-se) (?:no|em|pelo) nosso site|postulez sur notre site|bewirb dich (?:auf|über) unserer? (?:web)?seite|candidati sul nostro sito|откликайтесь на нашем сайте|aplikuj na naszej stronie"
)


# A site told by what it is called: "my company name dot io".
NAMED = frozenset("name surname company brand".split())
NAMED_SITE = regex.compile(
    r"(?<!\w)(?:my|our)\s(?:(?:own|full|first|last|company|brand|business|upwork|whole|agency|studio)(?:'?s)?\s){0,2}(?:name|surname|company|brand)(?:(?:,\s[a-z\-]{2,20})?,?(?:\sand)?\s(?:the word\s)?[a-z\-]{2,20}(?=,?\s(?:dot|\.)))?(?:,?\s(?:and|then|plus|with|no spaces?|together|in one word|here|it'?s)){0,4},?\s?(?:(?:an? )?dot\s|\.)(?:com|net|org|io|co|me|dev|app|ai|design|studio|art|site|online|agency|de|fr|es|it|eu|uk|co[. ]uk)(?!\w)"
)
# The number of a room in groups: "zoom.us/j/884 2210 9931".
ROOM_GOES_ON = regex.compile(r"(?:[ \-]\d{3,4}){1,3}(?![\w])")
