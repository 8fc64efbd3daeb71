"""Clauses and what each does: the grammar tells asking, leaving and paying from refusing and naming."""

from __future__ import annotations

import pytest

from inlane.reading.acts import acts
from inlane.reading.lines import lines_of
from inlane.text import Views


def seen(text: str) -> list[tuple[str, str]]:
    return [(act.kind, act.seen) for act in acts(Views(text))]


def kinds(text: str) -> set[str]:
    return {kind for kind, _ in seen(text)}


HARMLESS = {"mention", "refusal"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Could you share your number or WhatsApp so we can talk quicker?",
            ("contact_request", "share your number or WhatsApp"),
        ),
        ("Sure, send the Google Meet invite there.", ("leave", "send the Google Meet invite")),
        (
            "We could skip the fees if you pay me by PayPal directly.",
            ("payment", "We could skip the fees if you pay me by PayPal directly"),
        ),
        (
            "what's the best way to contact you outside of here",
            ("contact_request", "what's the best way to contact you outside of here"),
        ),
        ("hire me directly off the platform", ("payment", "hire me directly off the platform")),
        ("let's hop on a Google Meet", ("leave", "let's hop on a Google Meet")),
    ],
)
def test_an_act_is_told_by_its_own_words(text: str, expected: tuple[str, str]) -> None:
    assert seen(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, I only talk here on Upwork until there is a contract.",
        "I can't share my email before the contract.",
        "We are not allowed to use WhatsApp here.",
        "Please don't ask me to move to Telegram.",
        "After the contract starts we can use Slack.",
        "Once I'm hired we can talk on Zoom.",
        "Exchanging numbers is against the rules.",
        "No puedo compartir mi correo antes del contrato.",
        "Burada kalalım, whatsapp numaramı veremem.",
        "I'd prefer to avoid WhatsApp",
        "Je préfère éviter WhatsApp",
        "Liever geen WhatsApp",
        "Prefiero evitar Telegram",
        "Ich möchte WhatsApp vermeiden",
        "Лучше без WhatsApp",
        "Paying outside of Fiverr isn't possible for me",
    ],
)
def test_refusing_is_never_taken_for_doing(text: str) -> None:
    assert kinds(text) <= HARMLESS


@pytest.mark.parametrize(
    "text",
    [
        "Telegram? I'd rather not, sorry.",
        "Thank you for the offer of paying by PayPal but I have to decline.",
        "Moving to another app is not something I do.",
        "Is it allowed to talk on Zoom before the contract?",
        "My last client asked me to move to Telegram and I said no.",
    ],
)
def test_what_is_declined_afterwards_or_only_told_is_not_done(text: str) -> None:
    assert kinds(text) <= HARMLESS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A phone number is mandatory from your side.", "contact_request"),
        ("Which mail is yours?", "contact_request"),
        ("Text our manager with the code word BLUE.", "leave"),
        ("lets chat on messenger", "leave"),
        ("Our recruiter would like to talk, where can she reach you?", "contact_request"),
        ("There is a deposit of 20 euro, you get it back after the third batch.", "fee"),
        ("If we cut Upwork out we both save.", "payment"),
    ],
)
def test_words_tell_an_act_in_whatever_order(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "My first name is long, call me Joe.",
        "You may call me a fan of that series.",
        "Call me old-fashioned, but I like to sketch by hand.",
    ],
)
def test_giving_a_name_asks_for_no_call(text: str) -> None:
    assert kinds(text) <= HARMLESS


@pytest.mark.parametrize(
    "text", ["Why don't we move to Zoom?", "Don't you have WhatsApp?", "I can't see messages here, text me"]
)
def test_a_not_that_refuses_nothing_is_heard_as_what_it_is(text: str) -> None:
    assert kinds(text) & {"leave", "contact_request"}


@pytest.mark.parametrize(
    "text",
    [
        "I need a WhatsApp bot with Twilio and a Zoom integration.",
        "Please fix the WhatsApp button in the footer.",
        "I have 5 years of Slack bot experience.",
        "Customers should be able to chat with us on Messenger.",
        "The form asks users to share their phone number.",
        "Necesito un bot de WhatsApp para mi tienda.",
        "Нужен бот для телеграма с оплатой.",
    ],
)
def test_naming_an_app_as_the_subject_is_a_mention(text: str) -> None:
    assert kinds(text) <= {"mention"}


def test_the_words_asked_in_quotation_marks_are_somebody_elses() -> None:
    assert kinds('Subject line ideas: "Text me your size"') <= HARMLESS


def test_a_paragraph_changes_no_other() -> None:
    one = "Could you share your number?"
    assert [a.seen for a in acts(Views(one + "\n\nThe logo is blue and the rest is fine."))] == [
        a.seen for a in acts(Views(one))
    ]


def test_spans_are_places_in_the_draft_behind_disguise() -> None:
    text = "\u200bcould you share your ｅｍａｉｌ please"
    (act,) = acts(Views(text))
    assert text[act.span.start : act.span.end] == act.seen == "share your ｅｍａｉｌ"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?", "\ud800 text me \udc00", "a" * 5000, "email " * 3000, "\u202e" * 50]
)
def test_anything_can_be_read(text: str) -> None:
    assert isinstance(acts(Views(text)), tuple)
    assert all(sentence.clauses for sentence in lines_of(Views(text)).every())


@pytest.mark.parametrize(
    "text",
    [
        "We will never ask you to pay for training, to buy gift cards or to move to Telegram.",
        "The feature is done: buy, send by e-mail, redeem.",
        "[00:12:04] HOST: just text me on WhatsApp.",
        "Guests choose a room, enter the dates, pay in cash.",
        "It takes five days on Upwork before I can withdraw to my bank.",
        '<input type="tel" name="phone" placeholder="Send me your number">',
    ],
)
def test_what_others_say_or_do_is_no_act_of_the_writer(text: str) -> None:
    assert not [act for act in acts(Views(text)) if act.kind not in ("refusal", "mention")]


@pytest.mark.parametrize(
    "text",
    [
        "Scene 4. JONAS: Call me on WhatsApp. MIA: I don't have your number. JONAS: Exactly.",
        'The other bid says:\n"send me your number. I prefer PayPal. Call me."\nOdd, right?',
        "「電話番号を教えて」と聞かれた時の返答文を三案作りました。",
        "Our old dev wanted cash in hand and disappeared with the keys.",
        "The last hire asked to be paid by Zelle in week one.",
    ],
)
def test_what_others_say_is_not_the_writers(text: str) -> None:
    assert kinds(text) <= HARMLESS


def test_labels_and_quotation_marks_alone_hide_nothing() -> None:
    assert kinds("PAY: 500 a week. CONTACT: message me on Telegram.") == {"leave"}
    assert kinds('I pay by Zelle, ask my last VA. My desk is 60" wide.') == {"payment"}


@pytest.mark.parametrize(
    "text",
    [
        "Upwork takes its fee from my side, so you'd pay exactly 1,500.",
        "There's a cheaper way: skip the fees for the stock library and shoot five photos yourself.",
        "We could reach break-even in May if the direct costs stay under 1,250.",
        "If they tell you to buy gift cards, that's a scam.",
        "Two of the proposals ask to be contacted elsewhere.",
        "I'd slack off the animation a bit.",
        "Your competitor lets people pay by bank transfer, that's why the checkout is shorter.",
        "Tell me about an email of yours that made money.",
        "You will get a QR code for your own business card.",
        "As a treasurer I pay suppliers by wire and reconcile them in Xero.",
        "can you give me your best number for 10 videos, raw footage included",
        "Ignore what I said on the phone-book look.",
        "Hat nie versucht, an der Plattform vorbei zu verhandeln.",
        "Мой бухгалтер завтра позвонит в банк.",
        "Muhasebecim yarın bankayı arayacak.",
        "Mi hanno proposto di pagarmi fuori dalla piattaforma e ho detto di no.",
    ],
)
def test_ordinary_words_of_money_and_talk_propose_nothing(text: str) -> None:
    assert kinds(text) <= HARMLESS


def test_only_what_somebody_named_does_is_sure() -> None:
    def sure(text: str) -> bool:
        return any(act.sure for act in acts(Views(text)) if act.kind not in HARMLESS)

    assert sure("Please send me the money by gift card.")
    assert kinds("Send the money by gift card.") == {"payment"} and not sure("Send the money by gift card.")
    assert not sure("My client will pay you by PayPal.")


@pytest.mark.parametrize(
    "text",
    [
        "My bid includes the WhatsApp chat button.",
        "We need a Viber and SMS gateway in the office.",
        "we need skype-like voice quality",
        "I have a Signal mug and a Discord hoodie.",
    ],
)
def test_a_name_beside_what_is_made_is_its_subject(text: str) -> None:
    assert kinds(text) <= HARMLESS


def test_a_name_beside_a_place_to_talk_leads_there() -> None:
    assert kinds("We talk in our WA group, come there.") == {"leave"}


def test_asking_whether_it_is_a_fraud_is_no_act() -> None:
    told = "The interview is short and I should install Telegram."
    assert kinds(told) == {"leave"}
    assert kinds(f"Forum, is this a scam? {told}") <= HARMLESS


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        ("Escribeme por WhatsApp y te pago directo.", "Eso decía el mensaje, lo denuncié."),
        ("Pagamento por fora via Pix.", "Era golpe, bloqueei na hora."),
        ("On continue sur Telegram.", "C'était une arnaque, j'ai tout bloqué."),
        ("Schreib mir auf WhatsApp.", "So fing es an, ich habe ihn blockiert."),
        ("Scrivimi su Telegram.", "Era una truffa, l'ho segnalato."),
        ("Napisz do mnie na WhatsApp.", "To było oszustwo, od razu zgłosiłem."),
        ("Напишите мне в Телеграм.", "Это был развод, я заблокировал."),
        ("Напишіть мені в Телеграм.", "Це був розвод, я заблокував."),
        ("WhatsApp'tan yazın.", "Dolandırıcı çıktı, hemen engelledim."),
        ("加我微信聊吧。", "是骗子，直接拉黑。"),
    ],
)
def test_what_the_writer_reported_is_no_act(told: str, beside: str) -> None:
    """A story of what others wrote is none of the writer's, in any language; "this is no scam" is no such story."""
    assert kinds(told) - HARMLESS
    assert kinds(f"{told} {beside}") <= HARMLESS


def test_who_says_that_it_is_no_fraud_tells_no_story() -> None:
    assert kinds("Scrivimi su Telegram. Non è una truffa.") == {"leave"}
    assert kinds("Es una estafa lo que cobra Upwork, págame por Bizum.") == {"payment"}


@pytest.mark.parametrize(
    ("person", "thing"),
    [
        ("ابعتلي رقمك", "ابعتلي رقم الصفحة اللي فيها الغلط"),
        ("eb3atly rakamak", "eb3atly rakam el version elly sha3'al"),
        ("Mandami il tuo numero", "Mandami il numero della pagina"),
        ("Send me your number", "Send me the number of the page"),
    ],
)
def test_things_have_numbers_too(person: str, thing: str) -> None:
    assert kinds(person) == {"contact_request"}
    assert kinds(thing) <= HARMLESS


def test_what_is_not_used_is_refused_or_offered() -> None:
    """ "I don't use it" belongs to an account that may be had; before the name of an app it refuses."""
    assert kinds("We don't use Slack with people that we haven't hired.") <= HARMLESS
    assert kinds("I have an account I don't use, you can rent it.") == {"account"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pay me on Cash App.", "payment"),
        ("Pay me in Cash App", "payment"),
        ("We can mail you a cheque.", "payment"),
        ("Hire him outside of Upwork.", "payment"),
        ("You can hire her off platform.", "payment"),
        ("We refund half of it outside Upwork.", "payment"),
        ("My email is in my Insta bio.", "leave"),
        ("Mon mail est dans ma bio Insta.", "leave"),
        ("Once two years are over, let's move to email.", "leave"),
    ],
)
def test_names_and_objects_that_stand_in_the_way(text: str, kind: str) -> None:
    """A phrase cuts no name in two ("on cash" in "on Cash App"); who is hired is somebody else and still hired."""
    assert kinds(text) == {kind}


def test_who_hires_others_elsewhere_is_not_the_writer() -> None:
    assert kinds("Many companies hire them outside the app.") <= HARMLESS
    assert kinds("My email template is in the repo, my Insta bio is done.") <= HARMLESS
    assert kinds("Do not hire him outside of Upwork.") <= HARMLESS
