"""The patterns and words by which an account is known beside the name of its app."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

from inlane.lazy import regex
from inlane.naming import apps

TOLD = regex.compile(
    r"(?i)(?:(?:\s(?:now|too|also|there|here))?,\s(?=\w)|[,:;\-\s]{1,4}(?=(?:i'?m|i am|it'?s|as|under|my|search|look)\s))(?:(?:i'?m|i am|it'?s|as|under|my|username|user|handle|id|nick|name|is|search|look for)[\s:]{1,3}){0,3}"
    r"(?P<id>[a-z][a-z.]{2,20}[._]?\d{1,5}|[a-z]{2,20}_[a-z_\d]{2,20})(?![\w@(/\-]|\.\w)"
    r"|\s(?:tag|id|handle|name|user ?name|user|nick ?name|nick|account)(?!\w)[^.!?\n:@]{1,40}:\s(?P<id>[a-z][\w.]{3,30}\w)(?=\s*(?:$|[,.;!?\n]))"
    r"|(?:\s(?:now|too|also|there|here))?[\s,:\-]{1,3}(?:i'?m|i am|sou|soy|je suis|suis|sono|bin|ich bin|jestem|я|c'est|é|ist|это|jest|als|como|comme|come|jako|olarak|saya|as|under|by)\s(?:o |a |the |el |la |le )?(?P<id>@?[a-z\d]{2,20}[._](?:[a-z\d]{1,20}[._]){0,2}[a-z\d_]{2,20})(?![\w@(/\-]|\.\w)"
)
# A handle, or for some apps a number, a few words behind the app's name.
FAR = regex.compile(
    r"(?i)(?P<id>)(?:[^.!?\n@\d]{1,40}?(?<![\w@./])(?:(?P<id>@[a-z0-9][\w.]{1,31}(?::[\w.\-]+\.\w+)?(?<![.]))(?![\w@(/]|\.\w)|(?P<number>(?:\+|00)?\d(?:[ ().\-]{0,2}\d){8,13})(?!\w)))"
)
# What may stand between an app's name and the account there.
MARK = (
    r"user ?names?|usernames?|user ?id|user|handle|nick ?names?|nick|id|ids|i-d|i\.d|account|acct|acc|a/c|contact|tag|number|numbers|no|num|profile|page|name|login|link|add|"
    r"usuario|usuário|pseudo|identifiant|benutzername|ник|логин|номер|никнейм|nazwa|kullanıcı adı|kullanıcı|numaram|número|numero|numéro|nummer|"
    r"아이디|同号|同名|号|號|id号|账号|帳號|號碼|号码|नंबर|आईडी|معرف|رقم|نمبر|আইডি|নম্বর|nomor|numerong"
)
IS = (
    r"is|it's|its|are|like|called|named|:|=|-{1,2}>?|>|es|é|e|est|ist|это|to|jest|هو|है|adalah|ay|là|la|是|为|আছে|slash|forward slash|:-|\(|\[|\"|'|,|👉|➡|→|\||\u2022|at|as|under|with|on|me|here|my|the|is my|hi|hu|hai|he|h|ei|"
    r"por|per|pelo|pela|via|at:|me at|me on|ko|par|pe|now|please|pls|plz|too|there"
)
FILLER = regex.compile(
    rf"(?i)\s{{0,3}}[\u2764\ufe0f]{{0,2}}[吧呢哈啊的のはが는은이가号]{{0,2}}\s{{0,2}}(?:(?:(?P<mark>{MARK}|@(?=\s))(?![a-z0-9_\u0400-\u04ff]|-\w)|(?P<is>[是为はが는은])|(?P<is>'s|is|it's|:|=|heißt|heisst|lautet|se llama|s'appelle|c'est|si chiama|називається|называется|nazywa się|es|est|ist|jest|é|это|هو|है|adalah|ay|là|是|:-|-+>?)(?!\w)|(?:{IS})(?!\w|\.\w)|[:=\-(\[\"'|>])[\s.]{{0,3}}){{0,5}}"
)
PHONE_ID = r"(?:\+|\(\+?|00)?\d(?:[\s().\-]{0,2}\d){6,14}"
ACCOUNT = regex.compile(
    rf"(?i)live:[\w.\-:]{{3,40}}|@[\w.\-]{{2,30}}:[\w\-]{{1,30}}(?:\.[\w\-]{{1,30}}){{1,4}}|(?P<number>{PHONE_ID})(?![\w])|@?[a-z0-9](?:[\w.\-]{{1,34}}[\w\-])(?:\#\d{{4,6}})?(?![\w@/])"
)
ACCOUNT_BEFORE = regex.compile(
    r"(?i)(?<![\w@/.])(?P<id>@?[a-z0-9][\w.\-]{1,34}[\w](?:\#\d{4,6})?)[\"')\]]?,?\s{0,2}(?:\(|\[|<?-{1,2}\s?|–\s?|[←👈]\s?|"
    r"(?:(?:is\s)?(?:my|me)\s)?(?:on|in|at|over|via|auf|en|em|su|sur|bei|в|на|у|ve|di|sa|trên|na|mein|par|pe|में|پر)\s{1,2}(?:the\s|my\s|o\s|el\s|le\s)?)$"
)
# What stands right before an app's name if an account before it belongs there: without it nobody need look further.
LED_TO = regex.compile(
    r"(?i)(?:[(\[]|<?[\-–]\s?|[←👈]\s?|(?<!\w)(?:on|in|at|over|via|auf|en|em|su|sur|bei|в|на|у|ve|di|sa|trên|na|mein|par|pe|में|पर|پر|the|my|o|el|le)\s{1,2})$"
)
SOFT_CUE = regex.compile(
    r"(?i)\b(?:i'?m|i am|me|we'?re|we are|us|as|handle|user ?name|id|user|nick|name is|for|up|search|look for|called)\s{0,2}:?\s{0,2}$"
)
AFTER = regex.compile(
    r"\s{0,2}(?:$|[\n,.;!?)\]\"'|/&🙂😊👍]|\p{So}|(?:and|or|if|for|so|please|pls|plz|thanks|thx|there|too|when|but|whenever|anytime|any|sir|y|o|e|ou|et|und|oder|и|или|ve|dan|at|, )\b)"
)
HARD = regex.compile(r"@\w|\w_|[a-z]\d|\d[a-z]|[A-Z]\d|\d[A-Z]|[a-z]\.[a-z]|#\d{4}|live:|[a-z][A-Z]")
VERSION = regex.compile(
    r"(?i)\d+x+\d*|\d+(?:\.\d+)?[kmb]|v?\d+(?:\.\d+)*x?|\d+(?:st|nd|rd|th|px|k|m|gb|mb|ms|s|h|am|pm|x|d|ads?|days?|hrs?|min|mins)|[a-z]+\d?(?:\.(?:js|ts|py|php|net|io|com|ext|api|rb|go|json|exe|html?|css|tsx|jsx|md|apk|mp4|png|jpg|pdf|sql|env))"
)
DEV = frozenset(
    "chat_id user_id bot_token api_id api_hash api_key access_token app_id app_secret client_id client_secret page_id phone_number_id business_id "
    "message_id channel_id webhook_url parse_mode send_message sendmessage oauth2 oauth utf8 base64 mp3 mp4 h264 sha256 md5 web3 b2b b2c d2c p2p e2e i18n s3 ec2 ga4 gpt4 gpt-4 gpt-3 es6 "
    "html5 css3 follow-up sign-up sign-in log-in add-on add-ons plug-in plug-ins end-to-end real-time two-way one-way in-app multi-agent click-to-chat click-to-call opt-in auto-reply auto-replies "
    "non-profit e-commerce ecommerce well-known full-time part-time long-term third-party open-source self-hosted cloud-based so-called drop-down pop-up look-alike lookalike e.g i.e a.m p.m".split()
)
CODE_AT = frozenset(
    "@media @import @app @override @types @param @return @returns @keyframes @font-face @supports @charset @page @layer @property @apply @include @mixin @extend @use @angular @nestjs @babel @vue @react @mui "
    "@here @channel @everyone @all @me @you @test @before @after @autowired @bean @component @injectable @input @output @deprecated @see @throws @todo @author @since @staticmethod @classmethod @dataclass @pytest @click @task @login_required @username @user @handle @id @name @gmail @yahoo @hotmail @outlook @latest @next @least @home @work @google @upwork".split()
)
# After these a handle without an app's name is one to write to; nothing but small words may stand between.
CONTACT_CUE = regex.compile(
    r"(?i)\b(?:dm|d\.m|tweet|snap|follow|reach|find|add|ping|message|msg|text|write|contact|hit|handle|username|nick|tag|inbox|search|socials?|pm|talk to|escr[ií]beme|s[ií]gueme|búscame|buscame|i'?m|i am|segue|chama|suis|schreib|folgt?|пиши|пишите|напиши|найди|подпи\w+|напишіть|пишіть|napisz|yaz|takip)\b(?:[\s:,\-→>(]{1,3}(?:me|us|it|to|at|on|via|in|up|out|out to|here|there|with|my|our|the|is|as|by|for|account|handle|page|profile|name|user ?name|him|her|them|too|also|a|en|como|por|al|no|мне|на|в|bana|do|mnie|instead|please|pls|team|anytime|now|of)){0,4}[\s:,\-→>(\"']{1,3}$"
)
SCHEME_SIGNS = (
    "u/",
    "wxid",
    "live:",
    "skype:",
    "tg:",
    "viber:",
    "whatsapp:",
    "facetime:",
    "sip:",
    "xmpp:",
    "weixin:",
    "line:",
    "sgnl:",
    "imessage:",
)
SCHEMES = regex.compile(
    r"(?i)\b(?:skype|tg|viber|whatsapp|facetime|sip|xmpp|weixin|line|sgnl|imessage):(?://)?(?=[\w+.?])[\w.+\-?=&/%:,]{3,120}|(?<![\w.])live:(?:\.cid\.)?[a-z0-9][\w.\-]{3,40}|(?<!\w)wxid_[\w\-]{4,24}"
)
LINKED_NAME = (
    r"(?:(?:just |you can |please |or |simply )?(?:find|search|look|add|follow|google|connect with|check|reach|dm|message|get|see|stalk)\s(?:(?:for|out|up|with)\s)?(?:me|us|my (?:full |real )?(?:name|profile|page)|the same (?:name|handle))\b(?:\sup)?"
    r"|(?:by |under |with |using )?(?:the )?same (?:user ?name|handle|name|nick(?:name)?|id|@)|(?:by |under |with )?my (?:full|real|first and last) name|(?:by |under )my name(?: and surname)?)"
)
BY_NAME = regex.compile(
    rf"(?i)\b{LINKED_NAME}(?:\s(?:by|under|with|as|using|via|there|too|also|is|works|its)\b|\s(?:my|the)\b|\sas\s\w+|\s(?:same|full|real|own|first|last|and|company|name|handle|user ?name|but|only|just|also|find me|i am|i'm)\b|\s?,\s?){{0,6}}\s(?:on|in|at|over|via|everywhere on)\s(?:the\s)?$"
)
NEGATED = regex.compile(r"(?i)(?:n't|n’t|\bnot|\bnever|\bno need to|\bdont|\bcannot|\bwithout)\s(?:\w+\s)?$")
SAME = regex.compile(
    r"(?i)[\s,:\-(]{1,3}(?:it'?s |is |with |under |by )?(?:the )?(?:same (?:number|digits|nick(?:name)?|name|handle|user ?name|id)|same as (?:my |the )?(?:\w+ ){0,2}(?:name|here|upwork|user ?name|profile|id|number)|(?<=(?:is|=|:)\s(?:it'?s |is |with |under |by )?)(?:just |simply |also )?my (?:(?:full|real|own|whole|first and last|company|brand|upwork|user|agency) ?){0,2}name(?: with (?:\w+ ){0,2}(?:dots?|underscores?|spaces?|dash(?:es)?))?)\b(?: as (?:here|in [^,.;\n]{1,40}|above|\w+))?"
)
# Accounts that are known by their shape wherever the app is named: the words that open the gate, and the shape.
SHAPES = (
    ("messenger", ("signal",), regex.compile(r"(?<![\w.@/])[a-z][a-z\d_]{2,31}\.\d{2,9}(?![\w.]*\w)")),
    (
        "messenger",
        ("matrix", "element"),
        regex.compile(r"(?<![\w@#/])[@#!][\w.\-=]{1,60}:[\w\-]{1,60}(?:\.[\w\-]{1,60}){1,4}"),
    ),
    ("social", ("linkedin",), regex.compile(r"(?i)(?<![\w/.])in/[a-z][\w\-]{3,40}")),
    ("messenger", ("session",), regex.compile(r"(?<!\w)05[0-9a-f]{64}(?!\w)")),
    ("messenger", ("discord",), regex.compile(r"(?<![\w.@/#])[a-zA-Z][\w.]{1,31}#\d{4}(?!\w)")),
    ("social", ("mastodon", "fediverse"), regex.compile(r"(?<![\w@.])@\w{1,30}@[\w\-]{1,60}(?:\.[\w\-]{1,60}){1,3}")),
)
# "I'm on tele as pixelbob": a plain word after "as".
KNOWN_AS = regex.compile(
    r"(?i)(?<=(?:\bme|i'?m|i am)\s(?:also |too |there )?(?:on|in|at)\s(?P<app>[\w ]{1,20}))\s(?:as|under|by)\s(?P<id>[a-z][\w.]{3,24}(?<!\.))(?=\s?(?:$|[,;.!?)\n]|and\b|if\b|so\b))"
)
# "On Discord I'm moonpixel, accept the request": a plain word, where the writer asks to be added.
TOLD_PLAIN = regex.compile(
    r"(?i)[\s,:\-]{1,3}(?:i'?m|i am|as|under|search(?: for)?|look for|find)\s(?P<id>[a-z][a-z\d]{4,24})(?=\s?[,;.)\n\-]\s{0,2}(?:just |please |pls |and |so )?(?:add|accept|ping|dm|message|msg|write|find|send|hit|text)\b)"
)
REDDIT = regex.compile(r"(?<![\w/.])/?u/[A-Za-z][\w\-]{3,20}(?![\w/])")
NAME_AFTER = regex.compile(
    r"[\s:,\-]{0,3}(?i:search(?: for)?|look (?:for|up)|find|type|under|as|(?:is )?called|name(?: is)?|profile(?: is)?|(?:for )?(?:the |my |our )?(?:channel|page|group|profile|account|name)(?: is)?(?: called| named)?)[\s:]{1,2}\"?(?P<name>\p{Lu}[\w.\-]+(?:\s\p{Lu}[\w.\-]*){1,4}(?<![.\-]))"
)
NAME_BEFORE = regex.compile(
    r"(?i:look for|search(?: for)?|find|google|type|add)\s\"?(?P<name>\p{Lu}[\w.]+(?:\s\p{Lu}[\w.]*){1,4})\"?\s(?i:on|in)\s$"
)
OWNED = regex.compile(
    r"(?i)(?:\b(?:my|mine|our|mi|mon|mein|meine|mio|meu|mój|moj|me|add|id|benim|akun|aking|мой|моя|моё|мій|моя|наш|mera|meri)|我的|加我|加|मेरा|मेरी|ميرا|আমার)\s{0,2}(?:on |at |via |por |par |auf |su |no |en |в )?(?:(?:tele|telegram|tg|ig|insta|instagram|fb|facebook|skype|discord|whatsapp|wa|viber|signal|wechat|twitter|x)(?:/|\s?(?:&|\+|and|or)\s?|,\s?)){0,2}$"
)
REACHED = regex.compile(
    r"(?i)(?:\b(?:on|via|by|at|through|using|add|me|en|em|por|su|auf|sur|per|via|в|на|через|w|na|przez|di|pe|par|sa|trên|qua|على|علي|عبر|عال|में|पर|پر)\s|^|[\n.;|•(]\s?)$"
)
BARE = regex.compile(
    r"(?<![\w.@/#])[a-zA-Z][\w.]{1,31}#\d{4}(?!\w)|(?<![\w@./+\-])@[a-zA-Z][\w.]{2,31}(?<![.])(?![\w@/(]|\.\w)"
)

# Names of apps that already say that an account follows: "LINE ID", "加V".
SELF_TOLD = (
    "id",
    "아이디",
    "微我",
    "扣我",
    "加我v",
    "ไอดี",
    "号",
    "v我",
    "加v",
    "+v",
    "加微",
    "加薇",
    "加徽",
    "加微信",
    "❤",
    "แอดไลน์",
)


NEXT_SENTENCE = regex.compile(r"\.[\p{Han}\p{Hiragana}\p{Katakana}]")  # a full stop of theirs, as folding leaves it


def can_be_account(written: str, marked: bool) -> bool:
    """Not a word of programming, a version or an app; with a dash only one, behind a word that says so."""
    low = written.lower()
    if low in DEV or low in CODE_AT or VERSION.fullmatch(low) or low in apps() or low.lstrip("@") in apps():
        return False
    if NEXT_SENTENCE.search(low):
        return False
    if "-" in low and not any(char.isdigit() or char in "_@." for char in low):
        return marked and low.count("-") == 1
    return any(char.isalpha() for char in low)
