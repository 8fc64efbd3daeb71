"""Conduct told in other words than its plain ones: what it is made of stands near each other, in any order.

Each is a guess that the weights of the sentence may still doubt. The roles are sets of phrases that only add to what
their words mean (`clauses.SIDE`), so that nothing else reads differently for them.
"""

from inlane.reading.pattern import bag, pattern

# What the work is about, or what others do: "an app that lets drivers ..." is nobody's offer.
ABOUT = "topic build"
OURS = "topic platform market"
HELD = "topic build third platform escrow"
NOT_OURS = "topic build system third bankacct"
RATING = "ratingw|stars|badstars|review"
WORKED = "workverb|arrange|give|piece|sample"

FREE = (
    pattern("free_work", "pieceof|num 3 piece ~6 forfree|gratisw", False, bars="topic third paid", before="third"),
    pattern("free_work", "forfree|gratisw|free 3 num|pieceof 2 piece", False, bars="topic third paid", before="third"),
    pattern("free_work", "gratisw ~3 piece", False, bars="topic third paid subject", before="third"),
    pattern("free_work", "sample|piece ~4 gratisw", False, bars="topic third paid", before="third"),
    bag("free_work", "gratisw ~8 workverb|sample|piece i|we|you|your|my|our|me|applicant", bars="topic third paid"),
    bag("free_work", "tryout ~14 workverb|sample", bars="topic third paid", before="third"),
    bag("free_work", f"nocontract ~10 {WORKED}", bars="topic third paid", before="third"),
    pattern("free_work", "payonlyif", False, bars="topic third"),
    bag("free_work", "jobyours ~14 sample|piece", bars="topic third paid", before="third"),
    bag("free_work", "laterpay ~10 workverb|sample|piece", bars="topic third"),
    pattern("free_work", "workverb|work 3 for 2 inkind", False, bars="topic third build"),
    bag("free_work", "inkind ~8 insteadpay|forfree", bars="topic third"),
    bag("free_work", "whoever ~12 onegets|winner workverb|sample|piece|solve", bars="topic third"),
    pattern("free_work", "showus", False, bars="topic third"),
)
FEE = (
    pattern("fee", "feekind|feesum 4 num|firstly|must", False, bars="topic third platform market subject i"),
    pattern("fee", "num 3 feekind", False, bars="topic third platform market subject i"),
    bag("fee", "selfpay ~8 workgear|feekind|feesum|kit|gear you|applicant", bars=OURS + " skip", before="third"),
    bag("fee", "deductw ~8 workgear|feekind|feesum|kit|gear", bars=OURS, before="third"),
    bag("fee", "selfpay ~6 num back|firstly|returnv", bars=OURS, before="third"),
    bag("fee", "ourshop ~8 buyv|getv|order|payout|selfpay workgear|kit|gear", bars="topic third platform market"),
    pattern("fee", "workgear 3 num ~8 selfpay|ourshop|firstly", False, bars=OURS + " third"),
    pattern(
        "fee", "workgear|kit 2 costw 2 num", False, needs="you your applicant selfpay firstly must we our", bars=OURS
    ),
    bag("fee", "kickback ~8 num|pct|half i|we|me|you|awardme", bars=OURS + " third"),
    bag("fee", "awardme ~14 kickback|feekind", bars="topic third"),
)
ACCOUNT = (
    bag("account", "asother ~6 acctact|acctnoun", bars="topic third"),
    pattern(
        "account", "use|useacct|via|leasew|acctact 3 kins 1 account|acctnoun|market", False, bars="topic bankacct third"
    ),
    pattern("account", "my|your 1 kin 1 account|acctnoun", False, bars="topic build"),
    pattern("account", "account|acctnoun 1 of 1 my|your|kin 1 kin", False, bars="topic build"),
    bag("account", "bannedw ~12 secondacct i|my|we", bars="topic third"),
    pattern("account", "usetheirs", False, bars="topic third"),
    bag("account", "acctopen ~8 i|we|you|me skillw|split|pct|num|kin|kins|people|person|bidv|market"),
    pattern("account", "acctact|useacct 4 my|your 1 acctnoun|account", False, needs="market question", bars=NOT_OURS),
    bag("account", "leasew ~5 acctnoun", bars="topic third bankacct"),
    bag("account", "holderw ~12 account|acctnoun|split|skillw", bars="topic third"),
    pattern("account", "openv|acctact ~5 account|acctnoun|market ~4 asother|undername", False, bars="topic third"),
    pattern("account", "my|your 2 market 2 login", False, needs="i we you me my opening", bars="topic third"),
    pattern("account", "account|acctnoun|market ~4 skillw ~6 split|pct|num", False, bars="topic third"),
    pattern("account", "your 2 account|acctnoun ~3 my|our|i|we 2 skillw", False, bars="topic third"),
    bag("account", "remotetool ~10 yourbox acctnoun|account|market|skillw|split", bars="topic third"),
)
REVIEWS = (
    bag(
        "reviews",
        f"{RATING} ~12 giveback i|we|you|me|your stars|badstars|changeup|goodw|ratev|writev",
        bars="topic third",
    ),
    bag("reviews", f"{RATING} ~10 mutual ratev|writev|give|stars|ratingw", bars="topic third build"),
    bag("reviews", "nobadw ~12 giveback|trade i|we|you", bars="topic third"),
    pattern("reviews", "afterw 4 stars ~6 releasable|giveback", False, bars="topic third build"),
    pattern("reviews", "stars ~4 afterw 4 releasable", False, bars="topic third build"),
    pattern("reviews", "backscratch", False, bars="topic third"),
    bag("reviews", f"{RATING} ~8 suffer i|you|your|my|me|or", bars="topic third"),
    bag("reviews", "changeup ~10 giveback i|we|you", bars="topic third build"),
    bag("reviews", "ghostw ~10 ratingw|stars|badstars", bars="topic third build"),
    bag("reviews", "tinyjob ~16 ratingw|stars", bars="topic third"),
    pattern("reviews", "releasable ~5 afterw 3 stars", False, bars="topic third build"),
    pattern("reviews", "nofive ~4 releasable", False, bars="topic third build"),
)
MONEY = (
    bag("money_moving", "yourbank|YP ~12 passon|cutw flowing|takein", bars="topic platform escrow"),
    bag("money_moving", "yourbank|YP ~9 flowing forus", bars="topic platform escrow"),
    bag("money_moving", "passon ~10 flowing takein cutw|forus", bars="topic platform escrow"),
    pattern("money_moving", "takein 3 flowing ~4 forus", False, needs="you question opening please", bars=HELD),
    pattern(
        "money_moving", "num|flowing|half ~8 passon ~4 account|bankacct|toperson|kin|YP", False, needs="you", bars=HELD
    ),
    bag("money_moving", "relabel ~10 parcels", bars="topic build third"),
    pattern("money_moving", "swapcur 3 currency ~3 currency", False, bars="topic build third"),
    pattern("money_moving", "currency 3 currency 2 swapcur", False, bars="topic build third"),
    pattern("money_moving", "give 3 currency ~6 give 3 currency", False, bars="topic build third"),
    bag("money_moving", "returnme ~14 overpay num|pct|flowing", bars="topic third"),
    pattern("money_moving", "cashv 4 checkn", False, bars="topic build third"),
    pattern("money_moving", "half|num ~4 to 2 toperson", False, needs="you your", bars="topic build third"),
)
CONDUCT = (*FREE, *FEE, *ACCOUNT, *REVIEWS, *MONEY)
