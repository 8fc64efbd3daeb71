"""Orders of roles in languages whose verb stands last, whose adjective follows, or which leave "you" and "me" out."""

# ruff: noqa: E501 - a pattern reads better in one piece

from inlane.reading.pattern import ELSE, WORK, pattern

OUTSIDE = WORK + " subject"
KEPT = WORK + " subject platform market"
NUMBERED = "third build otherno"
WISHED = "i me we you my your preferw ask"
HANDED = "opening question please"
NOT_YOURS = " my otherno system access platform"

PAYMENT = (
    pattern("payment", "direct 2 payverb|pay 3 payend", bars=KEPT),
    pattern("payment", "direct 3 topay", bars=KEPT),
    pattern("payment", "topay 2 direct", bars=KEPT),
    pattern("payment", "outside 3 topay|payverb|pay 3 payend", bars=OUTSIDE),
    pattern("payment", "outside 2 topay|payverb|payend", bars=OUTSIDE),
    pattern("payment", "topay|payverb 3 outside", bars=OUTSIDE),
    pattern("payment", "work 1 outside", False, bars=OUTSIDE),
    pattern("payment", "elsewhere 2 work", needs="workw", bars=OUTSIDE),
    pattern("payment", "direct 1 workw", False, bars=KEPT),
    pattern("payment", "topay|payme 3 bankacct", bars=OUTSIDE),
    pattern("payment", "pricew ~4 outside|elsewhere", False, bars=OUTSIDE),
    pattern("payment", "elsewhere|outside 1 pricew", False, bars=OUTSIDE),
    pattern("payment", "outside 2 work", False, bars=OUTSIDE),
    pattern("payment", "topay 4 payapp|money", bars=KEPT),
    pattern("payment", "payapp|money ~3 topay", bars=KEPT),
    pattern("payment", "topay|payverb|payme 4 YP", bars=OUTSIDE),
    pattern("payment", "topay 4 elsewhere", bars=WORK),
    pattern("payment", "elsewhere 3 topay", bars=WORK),
    pattern("payment", "elsewhere|outside ~3 payme", bars=WORK),
    pattern("payment", "YP 4 topay|payend", bars=KEPT),
    pattern("payment", "payapp 1 insist", False, bars=OUTSIDE),
    pattern("payment", "platform|market 2 cutafter|cutoutend", False, bars=OUTSIDE),
    pattern("payment", "give|ask|askme 2 bankid", bars=KEPT),
    pattern("payment", "payme|topay 2 via 0 weakpay", bars=KEPT),
    pattern("payment", "dealv 3 usw", bars=OUTSIDE),
    pattern("payment", "usw 2 dealv", bars=OUTSIDE),
    pattern("payment", "payfull", bars=OUTSIDE),
    pattern("payment", "money 1 direct", False, needs=WISHED, bars=KEPT),
    pattern("payment", "direct 1 money", False, needs=WISHED, bars=KEPT),
    pattern("payment", "elsewhere 3 costw 2 num", False, bars=OUTSIDE),
    pattern("payment", "handcash ~5 num", False, bars=WORK + " platform market have"),
    pattern("payment", "topay|payme ~4 nofee", bars=KEPT),
    pattern("payment", "nofee ~4 topay|payme|payfull", bars=KEPT),
    pattern(
        "payment", "half ~4 payapp|money|payme|topay", False, needs="i we you me topay payverb", bars=KEPT + " subject"
    ),
    pattern("payment", "bankid 3 askend", bars=KEPT),
    pattern("payment", "needless 3 skip|give|feed|pay|payverb 4 pct|fee|them", False, bars=WORK + " otherfee subject"),
    pattern("payment", "skip|give|feed 3 pct|fee 2 them", False, bars=WORK + " otherfee subject"),
    pattern("payment", "skip|give|feed 1 them 3 pct|fee", False, bars=WORK + " otherfee subject"),
    pattern("payment", "nofee 6 num", False, needs="i we", bars=KEPT + " pricew"),
    pattern("payment", "i ~5 nofee", False, needs="num", bars=KEPT + " pricew"),
)
CONDUCT = (
    pattern("account", "rent 3 account 2 market", False, bars="build subject"),
    pattern("account", "account 2 market ~4 rent|askend", False, bars="build subject"),
    pattern("account", "useacct 2 my|your 0 account 2 market", bars="build"),
    pattern("account", "rent 3 youracc", bars="build"),
    pattern("account", "youracc 3 rent", bars="build"),
    pattern("account", "youracc ~12 rentw|split", False, bars="build subject system bankacct"),
    pattern("account", "rentw 6 account", False, bars="build subject system otherfee"),
    pattern("account", "account ~6 rentw", False, bars="build subject system otherfee"),
    pattern("account", "rent 2 market 0 yourof", False, bars="build subject"),
    pattern("account", "your|my 1 account 3 rent", bars="build subject system"),
    pattern("fee", "num 2 dueend 2 must", False, bars=KEPT + " escrow", before="i we third"),
    pattern("fee", "firstw 2 payout 2 feekind", False, bars=KEPT + " escrow"),
    pattern("fee", "kit|trainw ~3 costw 2 num", False, needs="you your applicant must refundw tostart", bars="third build subject", before="i third"),
    pattern("fee", "feekind ~3 firstw", False, bars="third subject platform market escrow"),
    pattern("fee", "feekind 4 dueend", bars="build third", before="i we third"),
    pattern("fee", "payout 5 feekind", needs="you your applicant must tostart", bars="build", before="i third"),
    pattern("fee", "feekind ~8 payout", needs="must", bars="build third i", before="i we third"),
    pattern("free_work", "free|forfree 4 workend", bars="third paid", before=""),
    pattern("free_work", "workend 3 free|forfree", bars="third paid", before=""),
    pattern("free_work", "sample 2 free|forfree", bars="third paid", needs="workend i we you please give"),
    pattern("money_moving", "bankacct|YP 4 moneyn|receivev ~8 forwardv", False, bars="build subject"),
    pattern("money_moving", "moneyn 3 receivev ~8 forwardv", False, bars="build subject"),
)
REQUEST = (
    pattern("contact_request", "have 1 social|weakapp", False, needs="question", bars=OUTSIDE, short=True),
    pattern("contact_request", "how 3 reachyou", bars="third build here own platform"),
    pattern("contact_request", "yourdetails 2 otherway|elsewhere|outside", False, bars=OUTSIDE),
    pattern("contact_request", "way|otherway|elsewhere 3 reachyou", False, bars="third build here own"),
    pattern("contact_request", "reachyou 3 elsewhere|faster|otherway|how", False, bars="third build here own platform"),
    pattern(
        "contact_request",
        "contact|weakcontact 2 you 2 callverb|howreach|reachend",
        False,
        needs="question have ask",
        bars=OUTSIDE,
    ),
    pattern("contact_request", "you 2 reachend 3 how", needs="question", bars="third build here own platform"),
    pattern("contact_request", "contact|weakcontact|fone ~4 reachend", False, needs="question have ask", bars=OUTSIDE),
    pattern("contact_request", "reachend 2 contact|weakcontact", False, needs="question ask", bars=OUTSIDE),
    pattern("contact_request", "otherw 1 contact|app|chatapp", False, needs="question have", bars=OUTSIDE),
    pattern("contact_request", "contact|app|chatapp 1 otherw", False, needs="question have", bars=OUTSIDE),
    pattern("contact_request", "have|aux|ask 3 contact|fone|chatapp 1 me|behalf", False, needs="question", bars=OUTSIDE + NOT_YOURS),
    pattern("contact_request", "app|chatapp|social 1 haveend", False, needs="question", bars=OUTSIDE),
    pattern("contact_request", "askfull", bars=OUTSIDE + " otherno"),
    pattern("contact_request", "ask|askme 2 numw 0 yourof", False, bars=OUTSIDE + " otherno"),
    pattern("contact_request", "numw 1 askend", False, bars=KEPT + " system access", before="third build otherno"),
    pattern("contact_request", "contact|weakcontact 1 ask|askend 1 your", False, bars=OUTSIDE),
    pattern("contact_request", "contact|app|chatapp 1 haveend 1 your", False, needs="question", bars=OUTSIDE),
    pattern(
        "contact_request", "how 2 we|you|i 1 reachend", False, needs="question", bars="third build here own platform"
    ),
    pattern("contact_request", "you 3 how 2 reachend", needs="question", bars="third build here own platform"),
    pattern("contact_request", "contact|fone|chatapp 0 yourof", False, needs="question askend", bars=OUTSIDE),
    pattern("contact_request", "me 0 ask 1 contact|chatapp|fone", False, bars=OUTSIDE + " otherno my"),
    pattern("contact_request", "ask|askme|have 1 numw ~5 callverb", False, bars=KEPT + " otherno", before=NUMBERED),
    pattern(
        "contact_request", "ask|askme|have|which 2 numw", False, needs="question", bars=KEPT + " otherno", short=True
    ),
    pattern("contact_request", "ask|askme|have 2 numw 2 me", False, bars=KEPT + " otherno", before=NUMBERED),
    pattern("contact_request", "handover 1 contact|fone|chatapp", False, needs=HANDED, bars=OUTSIDE + NOT_YOURS),
    pattern("contact_request", "which 1 have|haveend 1 contact|weakcontact|fone", False, bars=OUTSIDE + " otherno"),
)
LEAVE = (
    pattern("leave", "person 3 hear", False, bars="build platform own"),
    pattern("leave", "person 2 callsv 0 you", False, bars="build platform own"),
    pattern("leave", "person 4 hearend", False, bars="build platform own office"),
    pattern("leave", "outside 3 talkend|talk", bars=ELSE),
    pattern("leave", "talk|move 2 outside", bars=ELSE),
    pattern("leave", "phonecall 2 talkend", bars=ELSE + " platform here"),
    pattern("leave", "meetapp 2 arrange|call", bars=ELSE + " subject"),
    pattern("leave", "offmail 2 arrange|talk|talkend", False, needs="we", bars=ELSE + " subject"),
    pattern("leave", "app 1 invite 3 askend|payend|give", False, bars=OUTSIDE),
    pattern("leave", "callv 2 me", False, bars=ELSE + " here platform"),
    pattern("leave", "me 3 callend", False, bars=ELSE + " here platform"),
    pattern("leave", "app 2 come", False, needs="question we you", bars=ELSE + " subject platform"),
    pattern("leave", "callyou", False, bars=ELSE + " here platform subject"),
    pattern("leave", "move 3 app", False, needs="we me i you", bars=ELSE + " subject"),
    pattern("leave", "app 2 arrange|talk", False, needs="we", bars=ELSE + " subject"),
    pattern("leave", "social 1 come", False, bars=ELSE + " subject worknoun"),
    pattern("leave", "elsewhere|outside 1 come", False, bars=WORK),
    pattern("leave", "app 0 insist", False, bars=ELSE + " subject"),
    pattern("leave", "dmw", False, bars=ELSE + " subject here platform"),
    pattern("leave", "dmv 1 app|social", False, bars=ELSE + " subject"),
    pattern("leave", "social|weakapp 2 reachme|talkend", False, bars=ELSE + " subject"),
    pattern("leave", "social 2 better", False, bars=WORK + " subject"),
)
