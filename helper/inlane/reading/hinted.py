"""What is hinted at without its plain words: fees under any name, sharing the cut, places where one can be found."""

# ruff: noqa: E501 - a pattern reads better in one piece

from inlane.reading.pattern import WORK, bag, pattern

OURS = "topic third platform market"
FORME = "topic third build"

PAYMENT = (
    pattern("payment", "via 0 worknoun 0 num ~3 leftout", False, bars="topic third"),
    pattern(
        "payment",
        "num|half|contractw ~3 i 2 give|pay 1 to 1 you 1 direct|myself",
        False,
        bars="topic third build subject",
    ),
    pattern("payment", "num ~3 you 1 give|pay|forwardv 2 me 1 direct", False, bars="topic third build subject"),
    pattern(
        "payment", "receivev|getv|payme 1 via|to 1 bankw", False, needs="me i we", bars="topic third build subject"
    ),
    pattern("payment", "num 1 leftout|ifno|out 1 platform|market", False, bars=WORK + " topic"),
    pattern("payment", "leftout|ifno|out 1 platform|market 1 num", False, bars=WORK + " topic"),
    pattern("payment", "mailverb|give|payout 1 you 2 checkn", False, needs="i we", bars="topic third build subject"),
    pattern(
        "payment",
        "onlydo 1 payapp|money|weakpay|wirev",
        False,
        needs="my we person us",
        bars="topic third build subject",
    ),
    pattern("payment", "shareit ~3 fee|takecut|keptout", False, needs="we both us", bars=WORK + " otherfee subject"),
    pattern("payment", "letthem 3 fee|pct|keptout", False, bars="build otherfee", before="build"),
    pattern("payment", "dodge 2 pct", False, needs="we you i both question", bars=WORK + " otherfee subject stars"),
    pattern("payment", "nextw ~3 we ~3 handle ~2 ourselves|direct|elsewhere|apart", False, bars=WORK),
    pattern("payment", "nextw ~7 ourselves|apart|otherway|godirect|direct", False, bars=WORK + " subject"),
    pattern("payment", "nextw ~6 notvia 1 platform|market", False, bars=WORK),
    pattern("payment", "notvia 1 platform|market ~6 you|we 2 getv|skip|keep", False, bars=WORK),
    pattern("payment", "half|payverb 5 apart|otherway", False, needs="i we you me", bars=WORK + " subject"),
    pattern("payment", "sortv 6 half 1 apart", False, bars=WORK),
    pattern(
        "payment",
        "payapp|money|MP 2 gofast|better 1 both|me|us|for|i|than",
        False,
        bars="topic third build subject",
        before="third build subject",
    ),
    pattern("payment", "my 0 bankw|bankacct 3 gofast|cheap", False, bars="topic build subject"),
)
FEE = (
    bag("fee", "gear ~9 paidby", bars="topic", before="build"),
    pattern(
        "fee",
        "applicant|you ~3 payout|feeverb|buyv|getv 2 gear 2 via|of 0 me|my",
        False,
        bars="topic build",
        before="third",
    ),
    pattern("fee", "levy 2 feekind", False, bars="topic platform market third i subject", before="i third"),
    pattern("fee", "num 2 for 1 gear|checkf|feekind ~7 tostart", False, bars="topic build third", before="i third"),
    pattern(
        "fee",
        "payout|feeverb|buyv 1 for 1 your|theirs 2 gear",
        False,
        needs="applicant must everybody",
        bars="topic build",
        before="i we",
    ),
    bag("fee", "checkf|kit|feekind ~9 paidby", bars="topic", before="build"),
    bag("fee", "costw 1 num ~6 paidby", bars="topic", before="third"),
    pattern(
        "fee", "you|applicant 1 feeverb|payout ~3 checkf|kit|feekind", False, bars="topic build subject", before="third"
    ),
    pattern("fee", "require 2 feekind ~6 applicant|you|refundw", False, bars="topic build subject", before="third"),
    pattern("fee", "give|payout 2 feekind ~6 tostart|refundw", False, bars="topic build subject", before="third"),
)
FREE = (
    pattern("free_work", "give 4 sample ~4 before", False, bars="topic third paid build"),
    pattern("free_work", "sample ~9 forfree", False, bars="topic third paid", before=""),
    pattern(
        "free_work",
        "workverb|sample|give ~16 winner",
        False,
        needs="everybody sample applicant you",
        bars="topic third paid build",
    ),
    pattern("free_work", "forfree ~8 forfree", False, bars="topic third paid", before=""),
)
REVIEWS = (
    pattern("reviews", "changev 1 my 1 review", False, bars="build third topic"),
    pattern("reviews", "num 2 perreview", False, bars="topic build", before=""),
    pattern("reviews", "stars ~2 or 3 trade", False, bars=FORME),
    bag("reviews", "review ~10 trade writev|ratev|changev", bars=FORME + " subject"),
    pattern("reviews", "writev 4 review|stars ~8 yours", False, bars=FORME),
    pattern("reviews", "ratev ~4 ratev", False, needs="you i", bars=FORME),
    pattern("reviews", "require|hire|ask ~9 writev 1 stars ~4 for|on", False, bars="build topic subject"),
    pattern("reviews", "changev ~4 i|we 1 give|offerv|pay 1 you 1 num", False, bars=FORME),
    pattern("reviews", "stars|review|badstars ~8 tip 2 you|num|pct", False, needs="i we", bars=FORME + " subject"),
    pattern("reviews", "tip 2 you|num|pct ~8 stars|review", False, needs="i we", bars=FORME + " subject"),
)
ACCOUNT = (
    pattern("account", "app|interview|talk|call|arrange 2 for 0 my 1 devw", False, needs="you", bars="topic third"),
    pattern(
        "account", "account|market ~8 give|ask|askme 1 me 2 login", False, needs="iddoc pay offerv", bars="build third"
    ),
    pattern("account", "hire|rent|use|useacct|via 2 theirs 0 account", False, bars="build system"),
    pattern("account", "openv|verify 3 account ~3 your 1 iddoc", False, bars="build subject third"),
    pattern("account", "laptophost ~14 remotew|split", False, bars="build"),
    pattern("account", "account 0 belongs 2 person|theirs", False, bars="build system"),
    pattern("account", "kyc 1 forother|for", False, needs="me us forother my", bars="topic build system"),
    pattern("account", "rent|useacct|give|hire 4 SOMEACCOUNT", False, needs="i we me us", bars="topic build"),
    pattern("account", "SOMEACCOUNT 5 rent|lendv", False, bars="topic build", before="build"),
    pattern("account", "SOMEACCOUNT ~12 split", False, bars="topic build"),
    pattern("account", "useacct|via 1 my|your 1 account ~8 split|pct|offerv", False, bars="topic build system"),
)
MONEY = (
    pattern(
        "money_moving", "cashout 2 my|your 1 payapp|money|balancew", False, bars="topic build subject", before="build"
    ),
    pattern(
        "money_moving",
        "openv 2 bankacct ~3 undername",
        False,
        needs="we us my num you i",
        bars="topic build subject third",
    ),
    pattern(
        "money_moving", "reship 2 parcel", False, needs="you your opening please", bars="topic build subject third"
    ),
    pattern("money_moving", "parcel ~10 reship", False, needs="you your", bars="topic build subject third"),
    pattern(
        "money_moving", "returnv|forwardv 2 overpaid 3 toperson|payapp|via|me|us", False, bars="topic build subject"
    ),
    pattern(
        "money_moving",
        "returnv|forwardv 3 half|overpaid|moneyn 2 to 2 toperson",
        False,
        needs="you please opening checkn i",
        bars="topic build subject third",
    ),
    pattern(
        "money_moving",
        "forwardv|returnv 4 toperson",
        False,
        needs="please opening checkn",
        bars="topic build subject third i contact",
    ),
    pattern("money_moving", "overpaid ~6 returnv|forwardv ~3 me|us|toperson", False, bars="topic build subject third"),
)
REQUEST = (
    pattern(
        "contact_request",
        "you 0 have 1 app|chatapp|weakapp",
        False,
        needs="question",
        bars=FORME + " subject own routine",
    ),
    pattern(
        "contact_request",
        "otherway 5 howreach|reach|contact|weakcontact 1 you|your",
        False,
        bars="third build own platform",
    ),
    pattern(
        "contact_request",
        "whereelse 3 you|your|reach|howreach|avail",
        False,
        bars="topic third build subject here platform",
    ),
    pattern(
        "contact_request", "ask|answer|require ~3 namew ~4 contact|fone|chatapp", False, bars=FORME + " subject my"
    ),
    pattern("contact_request", "otherway 5 howreach|reach 1 you|your", False, bars="third build here own platform"),
    pattern("contact_request", "how|way 3 getyou", False, needs="question", bars="third build here own platform"),
    pattern(
        "contact_request",
        "how 2 i|we 2 howreach|reach 1 you",
        False,
        needs="question",
        bars="third build here own platform topic subject",
    ),
    pattern(
        "contact_request",
        "askabout 2 goodone 1 numbern|contact ~4 callverb|reach|howreach|dial|ring",
        False,
        bars=FORME + " subject my",
    ),
    pattern("contact_request", "ask|askme|give 3 yourdetails", False, bars=FORME),
)
LEAVE = (
    pattern("leave", "lesson 3 via|on 1 meetapp", False, bars="build third subject", before="build", short=True),
    pattern("leave", "talk|call|arrange 2 inperson", False, bars="topic third build subject"),
    pattern(
        "leave", "reach|avail|howreach 3 elsewhere", False, needs="you i me question", bars="topic third build subject"
    ),
    pattern("leave", "app ~6 give|offerv|i 2 invite", False, bars="topic third build", before="build"),
    pattern("leave", "reach|howreach ~4 person ~2 via|on 1 app", False, bars="build own platform topic"),
    pattern("leave", "give|bidv 4 to 1 MC", False, needs="opening applicant please", bars="topic third build"),
    pattern("leave", "talk|call 2 inperson", False, needs="my we you i", bars="topic third build subject"),
    pattern("leave", "contact|app|offname 0 wherei", bars="topic third build subject"),
    pattern("leave", "findme ~7 findhow|namew|companyw|findable", False, bars="topic build subject platform third"),
    pattern("leave", "findhow|namew|companyw|findable ~7 findme", False, bars="topic build subject platform third"),
    pattern("leave", "findme 2 reach|howreach|mailverb|dial|talk 0 me|us|there", False, bars="topic build platform"),
    pattern("leave", "MC|offname 5 my 2 social|weakapp", False, bars="topic build subject"),
    pattern("leave", "MC|offname 3 via|on 1 MC", False, bars="topic build subject"),
    pattern("leave", "chatbad ~8 elsewhere|offmail", False, bars="topic build subject"),
    pattern("leave", "knowwhere ~4 elsewhere|offmail|out|outside|app", False, bars="topic build"),
    pattern(
        "leave",
        "move|join|arrange|talk|we 3 anyphone",
        False,
        needs="we i you me please question",
        bars="third build routine own platform here",
    ),
    pattern("leave", "applicant ~4 talk|reach|hear 3 offmail|app|phonecall", False, bars="build own platform"),
    pattern(
        "leave", "person ~4 talk|reach|howreach|join|access 4 via|on 1 app", False, bars="build own platform subject"
    ),
    pattern("leave", "talk|continue|work|pay 2 elsewhere", False, needs="we question", bars=WORK + " subject"),
)
