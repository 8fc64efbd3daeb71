"""Details put where no text check sees them: "my contacts are in the PDF", "see the watermark", "scan the QR"."""

# ruff: noqa: E501, SIM905 - a pattern or a list of words reads better in one piece

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from inlane import hints_told
from inlane.lazy import regex
from inlane.signals import Examples, Signal, acted
from inlane.text import Views

EXAMPLES: dict[str, Examples] = {
    "attachment_hint": Examples(
        sees=(
            "[[my contact details are in the attached PDF]]",
            "You will find [[my number on the last page of my CV]].",
            "[[see the watermark]] on the sample ;)",
            "just [[scan the QR code]] and we can talk",
            "[[details on my business card attached]]",
            "[[I put my email in the screenshot]]",
            "check the image, [[my phone is written there in the picture]]",
            "[[Zoom into the screenshot]], you'll see where to write",
            "[[look at the first letters of each line in my CV]]",
            "[[the rest is written at the bottom of the mockup]]",
            "too long for the filter, [[you can see it on my banner image]]",
            "I renamed the zip so [[the file name itself is my number]], have a look",
            "A screenshot is attached, [[my gmail is visible at the top of it]]",
            "My repo's public, and [[git log shows my real email]]",
            "pause the reel at 12 seconds, [[there's my insta on it]]",
            "[[Scan the little square in the bottom corner]] with your phone, it opens a chat with me",
        ),
        ignores=(
            "I attached my CV and two samples as PDF",
            "门店扫码核销功能要重新做",
            "Generate a QR code for each ticket and print it on the PDF",
            "Please remove the watermark from the image",
            "The invoice PDF should show the customer's email and phone",
            "Design a business card with a QR code",
            "The contact form sends the PDF as an attachment",
            "Zoom into the screenshot, you'll see where the button should go",
            "The first letters of each line must be capital; slide two has my number of slides wrong",
            "Look at the third picture in my portfolio, that is the style you want",
            "My number one priority is the PDF export; the screenshot shows my email client crashing",
            "I attached the PDF, check it and message me if anything is unclear; my mail merge broke the document",
            "Everything you need is in the zip: fonts, images and the brief. my handle on the door is in photo two",
        ),
    )
}

GATE = frozenset(
    "attached attachment attachments attach pdf cv resume résumé screenshot image picture photo pic watermark watermarked qr metadata exif properties file files document doc docx card video logo footer header banner cover "
    "adjunto adjunta archivo imagen foto anexo anexado arquivo imagem pièce jointe fichier anhang bild datei allegato immagine файл файле вложение вложении картинке фото скрине визитке резюме załączniku plik pliku zdjęciu "
    "ekte dosyada resimde المرفق الملف الصوره附 图片 附件 二维码 lampiran gambar berkas larawan đính ảnh filename audio presentation portfolio metadata zip page slide slides mockup whiteboard thumbnail corner signature background sample samples properties reel png jpg jpeg txt inside square sticker plate wallpaper tab caption alt letters letter line".split()
)
# Words for what is hidden there; each rule needs one of these and one of the places.
DETAIL_GATE = frozenset(
    "contact contacts detail details info information coordinates email e mail phone mobile cell number whatsapp telegram skype insta instagram handle reach find watermark qr scan barcode card metadata exif properties author line digits socials username camera corner closely can't cannot code way num nmbr tg insta ig mine chat where write letters letter filter rest everything outside address numbers "
    "datos contacto número numero correo teléfono dados contato contatos telefone coordonnées kontaktdaten nummer telefonnummer contatti recapiti dati indirizzo контакты номер телефон данные почта контакти дані kontakty dane numer mail bilgilerim numaram kontak nomor số liên".split()
) - {"e"}
DETAIL = r"(?:contacts?(?:\s(?:details?|infos?|information|data|numbers?))?|details?|coordinates|(?:e-?)?mail(?:\s?(?:address|id))?|phone(?:\snumber)?|mobile(?:\snumber)?|cell|number|(?:direct|phone) line|digits|socials?|user ?name|whats ?app(?:\snumber)?|telegram|skype(?:\sid)?|insta(?:gram)?|handle|personal info|reach me|way to (?:reach|contact) me|ways to reach me|how to (?:reach|contact|find) me)"
MINE = r"(?:my|our|mine|me)"
PLACE = r"(?:(?:page|slide) (?:\d{1,3}|one|two|three|four|five)|(?:last|first|second|third|title|final|next|back) (?:page|slide|cover|one)|slides?|mock-?ups?|whiteboard|banner|thumbnail|signature|background|(?:bottom |top |left |right |lower |upper ){0,2}corner|letterhead|reel|samples?|attached|attachments?|attach|pdf|cv|resum[eé]|screenshots?|image|picture|photo|pic|watermark|file ?name|files?|document|doc|docx|business card|visiting card|card|video|voice note|audio|logo|footer|header|cover|last page|first page|metadata|zip|presentation|deck|qr(?:\scode)?|portfolio file|portfolio)"
HIDDEN = r"(?:written|hidden|scribbled|drawn|tucked|printed|placed|visible|readable|noted)"
LOOK = r"(?:see|check|look(?: (?:closely|carefully|well|hard))?(?: (?:at|in|into|inside|through|on|behind))?|have a look (?:at|in|on)|take a (?:closer )?look (?:at|in|on)|read|zoom(?: in)?(?: (?:on|into|in|to))?|open|view|notice|mind|inspect|study|download|scan|point (?:your|the|ur) (?:camera|phone|cam) (?:at|to|on)|flip to|turn to|scroll to|click(?: on)?)"
REACHING = r"(?:(?:and )?(?:you(?:'ll| will| can)?|u(?:'ll| will| can)?|that'?s|this is|there is|there's|for|to|then) (?:\w+ ){0,3}?(?:find me|reach me|contact me|call me|get me|know how|understand how|how to (?:reach|contact|find) me|how you (?:can )?(?:find|reach|contact|get) me|my (?:\w+ )?(?:number|e-?mail|mail|contacts?|details|phone|whatsapp|handle|digits|address)|a way to (?:reach|contact|find)))"
UNSAID = r"(?:can'?t|cannot|can not|won'?t|not allowed to|must not|mustn'?t|forbidden to|couldn'?t|they (?:block|remove|delete|hide)|gets? (?:blocked|removed|deleted))"
PLACE = rf"{PLACE}(?:\s(?:attached|{PLACE})|\s(?:of|in)\s(?:my|the)\s(?:attached\s)?{PLACE})?"
# A part of what was sent, as somebody points to it.
PART = rf"(?:{PLACE}|(?:little|small|tiny|black|pixel|pixelated|funny)\ssquare|square|bar ?code|tab(?: title)?|txt|theme|wallpaper|sticker|plate|sign|wall|layer|caption|alt text|(?:image|picture|photo|sample|slide|page|file|figure) (?:\d{{1,2}}|one|two|three|four))(?:\sattached)?"
WHERE = rf"{PART}(?:\s(?:of|in|on|at|from)\s(?:\w+\s){{0,3}}?(?:{PART}|(?!(?:the|my|our|this|that|an?|your)(?!\w))\w+)){{0,2}}"
# What the reader will get there.
TOLD_THERE = r"(?:(?:my|our)\s(?:\w+\s){0,2}?(?:number|num|phone|e?-?mail|mail|contacts?|skype|whats ?app|telegram|tele|tg|insta\w*|ig|handle|digits|address|line|user ?name)(?!\s(?:client|template|field|form|list|app|design))|(?:how|where|way|ways)\s(?:to|you can|you(?=\s\w+\sme))\s(?:reach|contact|write|call|text|message|find me|get me)(?!\s(?:the|a|it|them|our|users|customers))|chat with me|(?:reach|call|text|ring|dial)\s(?:me|it)(?!\w)|(?:something|a word|thing) with (?:an? )?@|it(?:'s| is) mine|(?:the|a)\s(?:phone|number|address|mail|e-?mail|handle)\s(?:is|stands)\s(?:on|in|at|there|written)|not page numbers|that'?s me|me outside)"
LINK = r"(?:in|on|inside|at|within|into|under|see|check|via|there|through|are|is|with)"
WORDS = r"(?:\s(?!not\b|isn't\b|no\b|never\b|without\b)[\w'\-]{1,15},?){0,%d}?"
# Each rule with the row of kinds of words (see KINDS) without which it cannot match; gaps are wider than the rule's.
RULES = (
    # my ... contact ... in/on ... the PDF
    (
        "m.?d.{0,90}p|d.{1,5}m.{0,90}p",
        rf"(?:(?:all\s|both\s)?{MINE}\s(?:\w+\s)?{DETAIL}|{DETAIL}\s(?:of mine|for me))(?!\s(?:forms?|pages?|sections?|lists?|us|buttons?|fields?|tabs?|plugins?|tables?|imports?|database|sheet|app|bot|system|format|design)\b){WORDS % 4}\s{LINK}{WORDS % 6}\s{PLACE}",
    ),
    # details on my business card attached
    ("d.{0,9}m.{0,4}p", rf"(?:{DETAIL})\s(?:(?:are|is)\s)?(?:in|on|inside|at)\s{MINE}\s(?:\w+\s){{0,2}}{PLACE}"),
    (
        "d.{1,6}m.{0,90}p",
        rf"(?:you(?:'ll| will| can)?\sfind\s)?how (?:to|you can) (?:reach|contact|find|get hold of) me{WORDS % 3}\s(?:in|on|inside|at|from)\s(?:the|my|this)\s(?:\w+\s){{0,2}}{PLACE}",
    ),
    (
        "m.?d.{1,8}t",
        rf"(?:all\s)?my\s(?:\w+\s)?{DETAIL}\s(?:is|are)\s(?:all\s)?(?:there|inside|in there|on it|in it|included there)",
    ),
    # "look at the corner of my picture, you'll get my number"; "I can't write it, but it's in the screenshot"
    (
        "l.{0,12}p.{0,30}r",
        rf"{LOOK}\s(?:\w+\s){{0,4}}?{PLACE}(?:\s(?:of|in|on)\s(?:the|my|this)\s(?:\w+\s){{0,2}}\w+)?[\s,;.:\-]{{1,3}}{REACHING}",
    ),
    (
        "s.{0,10}[qp]",
        r"point (?:your|the|ur) (?:camera|phone|cam) (?:at|to|on)\s(?:the|my|this|that)\s(?:\w+\s){0,2}(?:code|qr|square|banner|picture|image|card)(?:\s(?:of|in|on)\s(?:the|my|this)\s(?:\w+\s){0,2}\w+)?",
    ),
    (
        "d.{1,16}[mp].{0,4}p",
        rf"(?:the|all)\s(?:\w+\s)?{DETAIL}\s(?:is|are)\s{HIDDEN}\s(?:in|on|inside|under|behind|at)\s(?:\w+\s){{0,4}}?(?:my|attached)\s(?:\w+\s){{0,2}}{PLACE}",
    ),
    (
        "(?:u|vw).{1,30}p",
        rf"(?<={UNSAID}\s(?:\w+\s){{1,5}},?\s?(?:but |so )?)(?:it'?s|it is|you(?:'ll| will) find it|find it|everything is|see it|look)\s(?:\w+\s)?(?:in|on|inside|at|under)\s(?:the|my|that|this)\s(?:\w+\s){{0,3}}?{PLACE}",
    ),
    (
        "m.?d.{1,8}n",
        rf"my\s(?:\w+\s)?{DETAIL}\s(?:is|are)\s(?:the\s)?(?:author(?: name)?|file ?name|title|caption|alt text|password|name)\s(?:of|in)\s(?:the|my|that)\s(?:\w+\s)?\w+",
    ),
    ("q.{1,4}m", rf"(?:the|my)\s(?:qr|bar ?code)(?:\scode)?\s(?:on|in|at)\smy\s(?:\w+\s)?(?:{PLACE}|\w+)"),
    ("s.{1,2}q", r"(?:scan|snap)\s(?:the|this|that)\scode\s(?:on|in|at)\smy\s(?:\w+\s)?\w+"),
    (
        "p.{1,14}m.{0,2}d",
        rf"(?:the|my)\s(?:\w+\s)?{PLACE}\s(?:has|contains|shows|holds|carries|includes)\s(?:all\s)?my\s(?:\w+\s)?{DETAIL}(?!\s(?:design|form|template|layout)\b)",
    ),
    # the file name of the PDF is my phone; my business card is the last image
    (
        "[pn].{0,8}m.{0,2}d",
        rf"(?:the\s)?(?:{PLACE}|title|caption|alt text|password|author)(?:\sname)?(?:\s(?:of|in)\s(?:the|my|this)\s\w+)?\s(?:is|are)\s(?:actually\s|really\s|just\s|also\s)?my\s(?:\w+\s)?{DETAIL}(?!\s(?:forms?|pages?|sections?|lists?|us)\b)",
    ),
    (
        "q.{1,14}m",
        rf"(?:the|my|that)\s(?:qr|bar ?code)(?:\scode)?{WORDS % 7}\s(?:opens|leads to|goes to|takes you to|brings you to|links to|points to|starts)\smy\s(?:chat|whats ?app|telegram|wechat|line|contacts?|number|profile|account|page|site|website|e?-?mail)",
    ),
    (
        "m[pd]",
        r"my\s(?:business|visiting|contact|calling)\scard\s(?:is|sits|comes)\s(?:in|on|at|attached|among|the (?:last|first|second|third|final|next))(?:\s(?:the|my)?\s?\w+)?",
    ),
    # see the watermark, scan the QR
    (
        "l.{0,8}k",
        r"(?:see|check|look at|look closely at|read|zoom (?:in )?on|zoom into|notice|mind)\s(?:the|my|our)\s(?:\w+\s){0,2}(?:watermark|qr(?:\scode)?|back of the card|business card|visiting card)(?!\s(?:is|are|was|looks|covers|must|should)\b)",
    ),
    (
        "s.{1,5}q",
        r"(?:scan|use|snap)\s(?:the|my|our|this|that|attached|it)\s(?:\w+\s){0,3}(?:qr|barcode|bar code)(?:\scode)?(?!\sto\s(?:test|check|verify|open|see|pay|download|scan|log))(?:\s(?:in|on|at)\s(?:the|my)\s(?:attached\s|last\s|first\s|second\s)?\w+){0,2}(?:\sto\s(?:reach|contact|find|call|message|add)\sme)?",
    ),
    (
        "l.{1,4}o",
        r"(?:see|check|look (?:at|in|into)|open|read|view)\s(?:the|my)\s(?:meta ?data|author field|properties|exif|alt text|file ?name|speaker notes|hidden layer|last layer)(?:\s(?:of|in|on)\s(?:the|my|this)\s(?:\w+\s){0,1}\w+)?",
    ),
    # open the attached PDF / CV for my number
    (
        "[lr].{0,7}p.{1,12}m.{0,2}d",
        rf"(?:see|open|check|look (?:at|in|into|inside)|download|find|refer to|view)\s(?:\w+\s){{0,3}}{PLACE}(?:\s\w+){{0,2}}\s(?:for|to (?:get|find|see))\s{MINE}\s(?:\w+\s){{0,1}}{DETAIL}",
    ),
    (
        "m.?d.{1,90}p",
        rf"(?:i\s|i've\s|i have\s)?(?:put|wrote|written|hid|hidden|left|included|added|placed|attached)\s{MINE}\s(?:\w+\s)?{DETAIL}{WORDS % 3}\s(?:in|on|inside|at|to|into){WORDS % 4}\s{PLACE}",
    ),
    # "look at the third picture, the phone is on the wall"; "my email is in the tab title of the screenshot"
    ("l.{0,12}p", rf"{LOOK}\s(?:\w+\s){{0,6}}?{WHERE}(?=[^\n]{{0,100}}?(?<!\w){TOLD_THERE})"),
    (
        "p.{0,20}y.?m.{0,2}d",
        rf"(?<!\w){WHERE}(?:\s(?:has|shows|says|reads|carries|is))\s(?:all\s)?my\s(?:\w+\s)?{DETAIL}(?!\s(?:design|form|template|layout|field|of))",
    ),
    (
        "m.{0,6}y.{1,20}p",
        rf"(?:my\s(?:num|nmbr|digits|tele|tg|ig|{DETAIL})|(?:everything|all|what)\s(?:that\s)?you need to (?:reach|contact|find|call) me)\s(?:is|are|stands|sits)\s(?:\w+\s)?(?:in|on|inside|at|under|behind|near)\s(?:\w+\s){{0,4}}?{WHERE}(?:\si (?:sent|attached|uploaded))?",
    ),
    (
        "x.{1,12}p",
        rf"(?:the (?:rest|other half|address|number|remaining digits)|everything else)\s(?:is|are)\s{HIDDEN}\s(?:in|on|inside|at|under|behind)\s(?:\w+\s){{0,4}}?{WHERE}",
    ),
    (
        "(?:u|vw).{1,30}p",
        rf"(?<={UNSAID}[^\n]{{2,40}}?|too long for the filter[^\n]{{0,8}}?|filter[^\n]{{0,12}}?)(?:it'?s|it is|you can see it|you(?:'ll| will) (?:see|find) it|look)\s(?:\w+\s)?(?:in|on|inside|at|under)\s(?:the|my|that|this)\s(?:\w+\s){{0,3}}?{WHERE}",
    ),
    # "the first letters of each line in my CV"
    (
        "fc",
        rf"(?:(?:read|take|look at|see|join|put together)\s)?(?:only\s)?(?:the\s)?(?:first|last|capital|second|third)\s(?:letters?|words?|characters?|capitals)\s(?:of|in|from)\s(?:each|every|all|the)\s(?:\w+\s)?(?:lines?|words?|sentences?|paragraphs?|rows?)\s(?:in|of|from)\s(?:my|this|the attached)\s(?:\w+\s)?(?:{PLACE}|message|bio|profile|overview|text|txt|note)",
    ),
    # other languages: contact word ... attachment word
    (
        "g",
        r"(?:mis?\s(?:datos|contacto|n[uú]mero|correo|tel[eé]fono)|meus?\s(?:dados|contatos?|n[uú]mero|e-?mail|telefone)|mes\s(?:coordonn[eé]es|contacts)|meine?\s(?:kontaktdaten|nummer|e-?mail|telefonnummer)|i miei\s(?:contatti|recapiti|dati)|il mio\s(?:numero|indirizzo)|"
        r"мо[ий]\s(?:контакты|номер|телефон|данные|почта)|контакты|мої\s(?:контакти|дані)|мій\s(?:номер|телефон)|(?:moje\s(?:dane|kontakty)|mój\s(?:numer|mail))|(?:iletişim bilgilerim|numaram)|kontak saya|nomor saya|"
        r"(?:số|liên hệ) của tôi)(?:\s[\p{L}'\-]{1,15}){0,6}?\s(?:adjunt[oa]s?|archivo|pdf|cv|imagen|foto|anexad?o|arquivo|imagem|currículo|curriculum|pi[eè]ce jointe|fichier|image|anhang|bild|datei|allegat[oi]|immagine|"
        r"файле|вложении|картинке|фото|скрине|визитке|резюме|файлі|вкладенні|załączniku|pliku|zdjęciu|ekte|dosyada|resimde|cv'de|lampiran|gambar|berkas|ảnh|tệp|đính kèm)",
    ),
    (
        "h",
        r"(?<!用户|支持|顾客|客户|客人|可)(?:扫|掃)(?:一?下|描)?(?:二维码|二維碼|码|碼)(?![点支付进登下签后核])|(?:联系方式|聯繫方式|电话|微信|邮箱|号码)(?:\p{Han}){0,6}(?:附件|图片|圖片|简历|名片|水印)(?:里|裡|中|上)?",
    ),
)
NOT_ME = regex.compile(
    r"(?i)\b(?:design|designing|generate|generating|create|creating|print|make|making|build|implement|deleted|removed|hide|lets?|users?|customers?|guests?|visitors?|they|attendees|app should|to)\s(?:\w+\s){0,2}$|(?:用户|客户|顾客|客人|会员|支持|功能|小程序)\p{Han}{0,4}$"
)
# What follows a detail that is none, or a thing that is only looked at: "my number one priority", "my e-mail client".
OF_WORK = regex.compile(
    r"(?i)\b(?:my|our)\s(?:number one|(?:e-?)?mail (?:client|merge|template|server|list|app|campaign)|phone (?:case|screen))|handle on the|(?:is|are) (?:still )?(?:empty|missing|wrong|broken)(?!\w)"
)
# How each kind of word begins, by the letter that stands for it in a row: one of "my number", "the last page", ...
KINDS = {
    "m": "my our mine me",
    "d": "num nmbr tele tg ig rest everything address letters letter capitals contact contacts detail details coordinates e email mail phone mobile cell number direct digits social socials user username whats whatsapp telegram skype insta instagram handle personal reach way ways how",
    "p": "square txt theme wallpaper sticker plate sign wall layer caption alt tab page slide last first second third title final next back slides mock mockup mockups whiteboard banner thumbnail signature background bottom top left right lower upper corner letterhead reel sample samples attached attachment attachments attach pdf cv resume resumé screenshot screenshots image picture photo pic watermark file filename files document doc docx business visiting card video voice audio logo footer header cover metadata zip presentation deck qr portfolio",
    "t": "there inside in on included",
    "l": "see check look have take read zoom open view notice mind inspect study download scan point flip turn scroll click refer",
    "r": "find reach contact call get know understand how my a",
    "s": "scan use snap point",
    "q": "qr bar barcode code square",
    "u": "can't cant cannot won't wont mustn't mustnt forbidden couldn't filter",
    "v": "can not must they get gets",
    "w": "not allowed block blocks blocked remove removes removed delete deletes deleted hide hides",
    "x": "written hidden scribbled drawn tucked printed placed visible readable noted",
    "y": "has shows says reads carries is are stands sits",
    "f": "first last capital second third",
    "c": "letter letters word words character characters capitals",
    "n": "author file filename title caption alt password name",
    "k": "watermark qr back business visiting",
    "o": "meta metadata author properties exif alt file filename speaker hidden last",
    "g": "mis mi meus meu mes meine mein miei mio мои мой контакты мої мій moje mój iletişim numaram kontak nomor số liên",
    "h": "扫 掃 联 聯 电 微 邮 号",
}

FIRST_SIGN = 0x4E00  # from here on no sign means anything in a pattern
BESIDE = 6  # characters between a hint and the one that says more


@cache
def _signs() -> tuple[dict[str, str], dict[str, str]]:
    """The sign of each word that is of any kind; and for each kind the set of the signs that say it."""
    kinds: dict[str, str] = {}
    for kind, words in KINDS.items():
        for word in words.split():
            kinds[word] = kinds.get(word, "") + kind
    sign = {told: chr(FIRST_SIGN + i) for i, told in enumerate(sorted(set(kinds.values())))}
    sets = {kind: "".join(sign[told] for told in sign if kind in told) for kind in KINDS}
    return {word: sign[told] for word, told in kinds.items()}, sets


@cache
def _patterns() -> tuple[tuple[tuple[frozenset[str], ...], re.Pattern, regex.Pattern], ...]:
    """Each rule, with the signs that must be there for it, one of each set, and what a row of them must have."""
    sets = _signs()[1]

    def signs(kinds: str) -> str:
        return "".join(sets[kind] for kind in kinds.strip("[]"))

    pairs = []
    for row, rule in RULES:
        needed = tuple(frozenset(signs(kinds)) for kinds in NEEDED.findall(row)) if "|" not in row else ()
        shape = re.compile(KIND.sub(lambda told: f"[{signs(told[0])}]", row))
        whole = rule if "\\p{Han}" in rule else rf"(?i)(?<!\w){rule}(?!\w)"
        pairs.append((needed, shape, regex.compile(whole)))
    return tuple(pairs)


KIND = re.compile(r"\[\w+\]|[a-z]")
NEEDED = re.compile(rf"(?:{KIND.pattern})(?!\?)")  # what a row cannot do without


def _row(words: list[str]) -> str:
    """One sign a word: what kinds of word it is of, a space for none."""
    signs = _signs()[0]
    return "".join([signs.get(word) or signs.get(word.partition("'")[0], " ") for word in words])


def find(views: Views) -> Iterator[Signal]:
    """Hints in the text and in each rewriting of it; then those in whatever words, by what the words tell or weigh."""
    found = [signal for read in (views, *views.rewritten) for signal in _find(read)]
    yield from found
    told = list(hints_told.find(views.folded)) if hints_told.worth_it(views.bag) else []
    for hint in (*told, *acted(views, "attachment_hint")):
        if not any(hint.span.overlaps(signal.span) for signal in found):
            found.append(hint)
            yield hint


def _find(views: Views) -> Iterator[Signal]:
    text = views.folded.text
    if DETAIL_GATE.isdisjoint(views.bag) and "联" not in text and "码" not in text and "话" not in text:
        return
    hinted = "s are there" in views.lower or "s are all there" in views.lower or "is there" in views.lower
    if not hinted and GATE.isdisjoint(views.bag) and "码" not in text and "附" not in text and "片" not in text:
        return
    row, found = _row(views.words), []
    there = frozenset(row)
    for needed, shape, pattern in _patterns():
        if any(map(there.isdisjoint, needed)) or not shape.search(row):
            continue
        for match in pattern.finditer(text):
            if not (
                NOT_ME.search(text, max(match.start() - 40, 0), match.start())
                or OF_WORK.search(text, match.start(), match.end() + 40)
            ):
                found.append(match)
    starts = {match.start() for match in found}
    for match in found:
        if starts.isdisjoint(range(match.end(), match.end() + BESIDE)):  # "check the image, my phone is in the picture"
            yield Signal("attachment_hint", views.folded.origin(*match.span()), match.group())
