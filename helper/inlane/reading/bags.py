"""What the writer may be doing, by words that stand near each other in any order: less sure than the orders of roles."""

# ruff: noqa: E501 - a bag reads better in one piece

from inlane.reading.pattern import bag

HOME = "topic third own routine"
OURS = "topic third platform market escrow"
PERSON = "you|me|i|we|your|my|MC|YC|YP"
MONEY_BAGS = (
    bag("money_moving", "forwardv|passv ~14 receivev moneyn bankacct", bars="topic", before="build"),
    bag("money_moving", "checkn ~14 cashv|receivev forwardv|half|passv", bars="topic", before="build"),
    bag("money_moving", "giftn ~8 buyv me|codes|my|num", bars="topic", before="build"),
    bag("money_moving", "coinn 8 convertv cashw|localw"),
    bag("money_moving", "balancew ~6 convertv|forwardv i|you|me|my|your"),
)
PAYMENT_BAGS = (
    bag(
        "payment",
        f"payapp|money|YP|otherway 6 pay|payverb|give|settle|accept|invoicev|putv {PERSON}",
        bars=OURS + " feekind subject",
    ),
    bag("payment", f"payapp|money|YP 4 preferw {PERSON}|person", bars=OURS + " subject"),
    bag("payment", "market|platform 3 cutv outw|middle", bars="topic otherfee"),
    bag("payment", "market|platform 4 needless"),
    bag("payment", f"offplat|market|platform 4 leftout {PERSON}|back", bars="topic talk howreach"),
    bag("payment", "direct|elsewhere|private 5 hire|payverb|payme|invoicev|bookw|dealw", needs="you me we i"),
    bag(
        "payment",
        "payapp|money 5 we|i|you|me|my|your|person",
        bars=OURS + " build subject have",
        before="third build subject",
    ),
    bag("payment", "direct 3 bankw|bankacct|YP|MP num|pay|payverb|give"),
    bag("payment", "dealw 3 ownw we|our"),
    bag("payment", "bankw|bankacct 5 payverb|give|payapp|money|wirev your|my|theirs", bars=OURS),
    bag("payment", "payme ~12 fee|skip|robbery", bars=OURS),
    bag("payment", "direct ~8 num pricew|cheap", bars="topic third build"),
    bag("payment", "money|payapp 4 cheap|pricew num|my|i", bars=OURS + " subject otherfee"),
    bag("payment", "contractw|dealw 2 ownw we|me|i|you", bars="topic third build legal"),
    bag("payment", "cheap ~8 offbooks|elsewhere|godirect|handcash"),
    bag("payment", "elsewhere 2 num", bars="topic third build"),
    bag("payment", "handcash 6 pay|payverb|cheap|give"),
)
CONDUCT_BAGS = (
    bag(
        "fee",
        f"feekind|kit|feesum 7 payout|feeverb|payverb|buyv {PERSON}|applicant|everybody|please|must",
        bars=OURS,
        before="i third",
    ),
    bag("fee", "paidby ~8 num|refundw|kit", bars=OURS, before="i third"),
    bag(
        "fee",
        "payout|feeverb ~9 num|feekind|kit refundw|tostart|releasew you|your|applicant",
        bars="topic platform",
        before="i third",
    ),
    bag("fee", "feekind|feesum|trainw ~7 refundw", bars=OURS + " legal", before="i third"),
    bag("fee", "trainw|checkf 6 payout num", bars=OURS, before="i third"),
    bag("fee", "everybody 6 payout num|feekind", bars="topic", before="i"),
    bag("fee", "feekind 5 payverb|mustw", bars=OURS, before="i third"),
    bag("fee", "topup 6 num|payapp|must", bars=OURS, before="i third"),
    bag("fee", "vendorw 7 buyv|feeverb", bars=OURS, before="i third"),
    bag(
        "free_work",
        "forfree 7 workverb|sample|arrange you|i|we|your|me|applicant|please|require",
        bars="topic third paid",
    ),
    bag("free_work", "free 3 sample you|i|we|your|me|applicant|first", bars="topic third paid"),
    bag("free_work", "forfree 5 sample|first", bars="topic third paid"),
    bag("free_work", "winner ~8 everybody|workverb|sample", bars="topic third paid"),
    bag("free_work", "everybody 6 workverb|sample finishedw|payif", bars="topic third paid"),
    bag("reviews", "stars|badstars ~9 trade|cheap|hire|free you|i|me"),
    bag("reviews", "badstars 5 give|threat|postv i|we", bars="topic third neg"),
    bag("reviews", "stars 3 ask|give|please|postv|promise me|us|for|please"),
    bag("reviews", "stars|fakereview 4 require|hire|ask|buyv num|for|my", bars="topic third have"),
    bag("reviews", "review ~7 changev trade|cheap"),
    bag("reviews", "review ~9 goodw threat|trade|cheap|forfree"),
    bag("reviews", "review ~9 badw pct|trade|back"),
    bag("reviews", "stars 4 ratev"),
    bag("account", "ACCOUNT|SOMEACCOUNT 8 rent|lendv", bars="topic"),
    bag("account", "SOMEACCOUNT 6 openv people|useacct", bars="you"),
)
TALK_BAGS = (
    bag("contact_request", "YC 6 ask|askme|require|mustw|please|which|answer|putv|have", bars=HOME),
    bag(
        "contact_request",
        "contact|fone|chatapp 6 ask|askme|require|answer|putv|have you|your|yours|applicant",
        bars=HOME + " platform my",
    ),
    bag("contact_request", "contact|fone 3 askme|replyw|isthere", bars=HOME + " platform my subject"),
    bag(
        "contact_request",
        "contact|fone|weakcontact 5 i|we|you callverb|ring|dial|give|reach",
        needs="question",
        bars=HOME + " platform my subject",
    ),
    bag("contact_request", "contact|fone 5 mustw", bars=HOME + " platform my"),
    bag(
        "contact_request",
        "contact|weakcontact|fone 3 contact|weakcontact|fone|namew ask|require|putv",
        needs="you your please applicant opening",
        bars=HOME + " my",
    ),
    bag("contact_request", "contact|weakcontact 3 which yours"),
    bag("contact_request", "yourdetails 5 ask|askme|require|have"),
    bag("contact_request", "howreach 4 how you", bars=HOME + " here platform"),
    bag("contact_request", "reachable 4 you elsewhere|faster|how"),
    bag(
        "leave",
        "app|offmail|phonecall|elsewhere 6 talk|move|reach|howreach|ring|call|join we|i|you|me",
        bars=HOME + " build",
    ),
    bag("leave", "meetapp|phonecall 4 arrange|call we|i|you|me", bars=HOME),
    bag("leave", "app 4 talk|getv my", bars=HOME + " have"),
    bag("leave", "MC 5 reach|howreach|avail|dial|callverb me|you|i", bars=HOME + " build"),
    bag("leave", "ring|dial|mailverb|callverb 3 person you|my|please"),
    bag("leave", "YC 4 callverb|dial|ring|mailverb|reach i|we|person", bars=HOME),
    bag("leave", "YC 3 waitw"),
    bag("leave", "mailverb|ring|dial 4 getv|hear person|you", bars="topic third platform market"),
    bag("leave", "better|avail|best 6 reach|howreach|talk|i offmail|app|phonecall|MC", bars=HOME),
    bag("leave", "app|meetapp 5 we|i|you|me|person", bars=HOME + " build subject have", before="third build subject"),
    bag("leave", "app 3 come|move", needs="we i you me opening please", bars=HOME),
)
