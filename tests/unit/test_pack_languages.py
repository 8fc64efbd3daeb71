"""Whatever the language, a marketplace judges alike what is asked outside of it, and what is said of the work."""

from typing import NamedTuple

import pytest

from inlane.check import Draft, check
from inlane.pack import Context
from inlane.policy import packs


class Said(NamedTuple):
    """To pay directly, to give a number, and a sentence about the work."""

    pay: str
    ask: str
    work: str


LANGUAGES = {
    "en": Said(
        "Pay me by PayPal directly, then we both save the fee.",
        "Send me your phone number, please.",
        "I can start on Monday and deliver within three days.",
    ),
    "es": Said(
        "Págame directamente por PayPal y nos ahorramos la comisión.",
        "Pásame tu número de teléfono, por favor.",
        "Puedo empezar el lunes y entregar en tres días.",
    ),
    "pt": Said(
        "Me pague direto pelo PayPal e economizamos a taxa.",
        "Me passa seu número de telefone, por favor.",
        "Posso começar na segunda e entregar em três dias.",
    ),
    "fr": Said(
        "Payez-moi directement par PayPal, on évite la commission.",
        "Envoyez-moi votre numéro de téléphone, s'il vous plaît.",
        "Je peux commencer lundi et livrer en trois jours.",
    ),
    "de": Said(
        "Zahl mir direkt per PayPal, dann sparen wir uns die Gebühr.",
        "Schick mir bitte deine Telefonnummer.",
        "Ich kann am Montag anfangen und liefere in drei Tagen.",
    ),
    "it": Said(
        "Pagami direttamente con PayPal, così risparmiamo la commissione.",
        "Mandami il tuo numero di telefono, per favore.",
        "Posso iniziare lunedì e consegnare in tre giorni.",
    ),
    "ru": Said(
        "Заплатите мне напрямую через PayPal, сэкономим комиссию.",
        "Пришлите, пожалуйста, ваш номер телефона.",
        "Могу начать в понедельник и сдать через три дня.",
    ),
    "uk": Said(
        "Заплатіть мені напряму через PayPal, зекономимо комісію.",
        "Надішліть, будь ласка, ваш номер телефону.",
        "Можу почати в понеділок і здати за три дні.",
    ),
    "pl": Said(
        "Zapłać mi bezpośrednio przez PayPal, unikniemy prowizji.",
        "Podaj mi proszę swój numer telefonu.",
        "Mogę zacząć w poniedziałek i oddać w trzy dni.",
    ),
    "tr": Said(
        "Bana doğrudan PayPal ile öde, komisyondan kurtulalım.",
        "Telefon numaranı gönderir misin?",
        "Pazartesi başlayıp üç günde teslim edebilirim.",
    ),
    "ar": Said(
        "ادفع لي مباشرة عبر PayPal ونوفر العمولة.",
        "أرسل لي رقم هاتفك من فضلك.",
        "يمكنني أن أبدأ يوم الاثنين.",
    ),
    "ur": Said(
        "مجھے براہ راست PayPal سے ادائیگی کر دو، فیس بچ جائے گی۔",
        "اپنا فون نمبر بھیج دیں۔",
        "میں پیر سے کام شروع کر سکتا ہوں۔",
    ),
    "hi": Said(
        "मुझे सीधे PayPal से भुगतान कर दो, फीस बच जाएगी।",
        "अपना फ़ोन नंबर भेज दीजिए।",
        "मैं सोमवार से शुरू कर सकता हूँ।",
    ),
    "hi-Latn": Said(
        "mujhe seedha PayPal se pay kar do, fees bach jayegi",
        "apna phone number bhej do",
        "main somvaar se kaam shuru kar sakta hoon",
    ),
    "bn": Said(
        "আমাকে সরাসরি PayPal দিয়ে টাকা দিন, ফি বাঁচবে।",
        "আপনার ফোন নম্বরটা দিন।",
        "আমি সোমবার থেকে শুরু করতে পারি।",
    ),
    "zh": Said(
        "直接用PayPal付款给我,省掉手续费。",
        "请把你的电话号码发给我。",
        "我周一可以开始,三天内交付。",
    ),
    "id": Said(
        "Bayar saya langsung lewat PayPal, jadi hemat biaya.",
        "Kirim nomor telepon kamu, ya.",
        "Saya bisa mulai hari Senin dan selesai dalam tiga hari.",
    ),
    "tl": Said(
        "Bayaran mo ako nang direkta sa PayPal para makatipid tayo sa fee.",
        "Pahingi ng phone number mo.",
        "Pwede akong magsimula sa Lunes at matapos sa tatlong araw.",
    ),
    "vi": Said(
        "Trả tiền cho tôi trực tiếp qua PayPal để khỏi mất phí.",
        "Cho tôi xin số điện thoại của bạn.",
        "Tôi có thể bắt đầu vào thứ Hai và giao trong ba ngày.",
    ),
}


def found(text, platform, direction):
    """The verdict, and what kinds of thing were found."""
    stages = packs()[platform].values("stage")
    answer = check(Draft(text, Context(platform, surface="message", stage=stages[0], direction=direction)))
    return answer.verdict, {finding.signal.kind for finding in answer.findings}


@pytest.mark.parametrize("direction", ["outgoing", "incoming"])
@pytest.mark.parametrize("platform", list(packs()))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_marketplace_judges_alike_in_every_language(lang, platform, direction):
    said, english = LANGUAGES[lang], LANGUAGES["en"]
    for part, kind in (("pay", "payment"), ("ask", "contact_request")):
        verdict, kinds = found(getattr(said, part), platform, direction)
        assert (verdict, kind in kinds) == (found(getattr(english, part), platform, direction)[0], True), part
    assert found(said.work, platform, direction)[0] == "clear"
