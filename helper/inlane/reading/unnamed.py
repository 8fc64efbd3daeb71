"""What is said by a contact noun alone, by two prices, by goods, by one's own invoice: with no verb to tell it by."""

# ruff: noqa: E501 - a pattern reads better in one piece

from inlane.reading.pattern import WORK, bag, pattern

OURS = WORK + " topic subject"
KEPT = OURS + " platform here own"
ASKED = "question please"

PAYMENT = (
    pattern("payment", "invoicev|payverb|dealw|contractw ~5 ownbooks", False, bars="topic third build legal"),
    pattern("payment", "ownbooks ~4 invoicev|payverb", False, bars="topic third build legal"),
    pattern("payment", "invoicev ~4 fromw 1 my 2 entityw", False, bars="topic third build platform market"),
    pattern("payment", "dealw 2 withw|via 1 my 2 entityw", False, bars="topic third build legal platform"),
    bag("payment", "privclient ~7 cheap|pricew|num", bars="topic third build"),
    pattern("payment", "barter", False, needs="i we you my question offerv", bars=OURS),
    pattern("payment", "num|pct|cheap|pricew|deal ~6 withoutit|ifno 2 platform|market|jobform", False, bars=OURS),
    pattern("payment", "withoutit|ifno 2 platform|market|jobform ~6 num|pct|cheap|pricew", False, bars=OURS),
    pattern(
        "payment",
        "payverb|payme|pay ~4 withoutit|ifno 2 platform|market|jobform",
        False,
        needs="we i you me",
        bars=OURS,
    ),
    bag("payment", "offit ~8 num pricew|num here|market|platform|jobform", bars="topic third build"),
    pattern("payment", "offit ~3 num", False, needs="pricew ifno cheap", bars="topic third build"),
    pattern("payment", "handcash ~5 num|half", False, needs="i we you me my", bars=OURS),
    pattern("payment", "payapp|money|ownbooks|handcash", False, needs=ASKED, bars=OURS, bare=True),
    pattern(
        "payment",
        "half|nextw|num ~6 payapp|money|weakpay|ownbooks",
        False,
        needs="i we you me",
        bars=KEPT + " otherfee",
    ),
)
REQUEST = (
    pattern("contact_request", "ask 0 MC", False, needs="question", bars=OURS + " system access", short=True),
    pattern(
        "contact_request",
        "contact|fone|weakcontact|chatapp",
        False,
        needs=ASKED,
        bars="third build subject topic my",
        bare=True,
    ),
    pattern(
        "contact_request",
        "yourdetails",
        False,
        needs="question ask askme askabout please",
        bars=OURS + " my own platform",
    ),
    pattern("contact_request", "otherway|elsewhere 4 howreach|reach 0 you", False, bars=OURS + " own"),
)
LEAVE = (
    pattern("leave", "ringme", False, bars=OURS + " platform here own"),
    pattern("leave", "ringyou", False, needs="question i we", bars=OURS + " platform here own"),
    pattern("leave", "otherway 3 reach|howreach", False, needs="question we me i please", bars=OURS + " own"),
    pattern("leave", "elsewhere|app ~5 there", False, needs="i we", bars=OURS + " platform own"),
    pattern("leave", "applyv 5 careersw", False, needs="you please opening applicant my", bars="third build subject"),
    pattern("leave", "avail|faster|better 1 elsewhere", False, needs="i we you me", bars=OURS + " routine own"),
    pattern("leave", "come 2 app", False, needs="question opening please we there", bars=OURS + " routine own"),
    pattern("leave", "app ~5 come 0 there", False, bars=OURS),
    pattern(
        "leave",
        "app|meetapp|phonecall|anyphone|elsewhere",
        False,
        needs=ASKED,
        bars="third build subject topic",
        bare=True,
    ),
    pattern("leave", "elsewhere ~5 talk|reach|howreach|move", False, needs="i we you me", bars=OURS + " routine own"),
    pattern("leave", "talk|ask|move|hear 5 elsewhere", False, needs="i we you me question", bars=OURS + " routine own"),
    pattern("leave", "inperson 5 talk|reach|howreach|dial|arrange", False, needs="i we you me my", bars=OURS + " own"),
    pattern("leave", "anyphone 3 we|us|me|you|better|faster", False, bars=OURS + " platform here own"),
)
