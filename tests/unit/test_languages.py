"""What sets languages apart: letters that are written in several ways, verbs that stand last, words that are joined."""

import pytest

from inlane.check import Draft, check
from inlane.policy import Context
from inlane.reading.roles import Known, Roles
from inlane.views.folding import folded
from inlane.views.lexicon import bare_words

BEFORE = Context("upwork", surface="message", stage="before_contract")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("أرسل إلى مُحمّد", "ارسل الي محمد"),
        ("مباشرة هـــنا", "مباشره هنا"),
        ("میرا کام ہے", "ميرا كام هے"),
        ("फ़ोन हूँ", "फोन हूं"),
        ("電話號碼", "电话号码"),
    ],
)
def test_letters_that_people_do_not_tell_apart_are_one(written, plain):
    assert folded(written) == plain


def test_an_arabic_word_is_known_behind_the_words_joined_to_it():
    assert "ادفع" in bare_words("وادفع")
    assert "الموقع" in bare_words("للموقع")
    assert not list(bare_words("message"))


ACTS = [
    ("leave", "bhai [[bahar baat karte hain]], yahan slow hai"),
    ("leave", "[[whatsapp pe aa jao]] bhaiya"),
    ("payment", "[[seedha pay kar dunga]], jaldi mil jayega"),
    ("payment", "[[ادفع لي على حسابي البنكي]]، أوفر لك"),
    ("payment", "[[转账给你]],不用等"),
    ("contact_request", "[[可以加个微信吗]]"),
    ("contact_request", "[[آپ کا نمبر مل سکتا ہے]]؟"),
    ("contact_request", "[[有LINE嗎]]"),
    ("account", "[[apni upwork id rent pe de do]]"),
    ("leave", "[[schreib mir auf whatsapp]] hier les ich nicht"),
    ("fee", "[[registration fee 2000 jama karwani hogi]]"),
    ("contact_request", "[[Скиньте, пожалуйста, ваш телеграм]]"),
    ("contact_request", "[[Оставьте почту]], вышлю смету"),
    ("contact_request", "[[Masz może Telegrama]]?"),
    ("payment", "[[Dogadajmy się między sobą]]"),
    ("payment", "[[скинеш на моно]] сьогодні"),
    ("leave", "[[te marco]] mañana"),
    ("contact_request", "[[Mag ik uw gsm-nummer]]?"),
    ("payment", "[[maak het rechtstreeks op mijn rekening over]]"),
    ("leave", "[[ne mutăm pe telegram]]?"),
    ("payment", "[[îți plătesc cash]], fără comision"),
    ("contact_request", "[[شماره موبایلت رو بفرست]] لطفا"),
    ("leave", "[[insta pe aa jao]] yaar"),
    ("leave", "[[kisi aur app pe aa jayen]]"),
    ("phone", "제 번호는 [[공일공 삼사육칠 팔팔영이입니다]]"),
    ("phone", "携帯: [[ゼロ九ゼロ、三八一五、二四七六]]です"),
    ("phone", "เบอร์ผม [[ศูนย์แปดหนึ่งสองหกสี่ห้าเก้าเจ็ดแปด]]"),
    ("leave", "通知が来ないので、[[LINEでやり取りしませんか]]"),
    ("leave", "[[카톡으로 얘기하시죠]]"),
    ("payment", "[[โอนเข้าพร้อมเพย์ให้เลย]]"),
    ("account", "[[upwork id ta vara diben]]?"),
    ("payment", "[[t7awelli 3ala vodafone cash]]"),
    ("payment", "[[咱们绕过平台]]吧"),
    ("leave", "[[sa viber na lang po tayo]] sir"),
    ("contact_request", "[[ib em sdt]] nha"),
    ("messenger", "Si usas WeChat, yo soy [[lamparas_ximo88]]"),
    ("messenger", "Inbox zalo [[xuongve.logo]] báo giá"),
    ("email", "скринька [[bdzhola.med@ukr.net]], пишіть у будь-який час"),
]


@pytest.mark.parametrize(("kind", "example"), ACTS)
def test_what_is_done_with_words_is_found(kind, example):
    text = example.replace("[[", "").replace("]]", "")
    start = example.index("[[")
    findings = check(Draft(text, BEFORE)).findings
    assert (kind, (start, example.index("]]") - 2)) in [(f.signal.kind, tuple(f.signal.span)) for f in findings]


@pytest.mark.parametrize(
    "text",
    [
        "দুঃখিত, চুক্তির আগে হোয়াটসঅ্যাপে কথা বলা যাবে না।",
        "sir contract ke baad number share kar dunga, abhi yahin discuss karte hain",
        "LINEでのご連絡は規約違反になるため、こちらでお願いいたします。",
        "不好意思,平台规定不能加微信,我们就在这里沟通吧。",
        "bahar se aane wali images ka copyright check kar lena",
        "Harga di luar ongkir ya kak, total 1.250.000 untuk 50 pcs.",
        "卫星图像的标注我做过,一百张大概两天。",
        "Trabajé por fuera en 2019, desde entonces todo por la plataforma.",
        "Mi tarifa sin la comisión de Upwork sería 20.",
        "Ne WhatsApp ne Telegram, ben buradan yazışmayı tercih ediyorum.",
        "Se eu fechar por fora perco a conta.",
        "Сообщите, пожалуйста, номер заказа.",
        "আর্ডার নয়, অর্ডার নম্বর 5550147 দুইবার এসেছে",
        "Ik geef mijn telefoonnummer hier niet, dat mag niet van het platform.",
        "DOI 10.1000/182 și PMID 31415926, citate în capitolul trei.",
        "Butonul de WhatsApp din aplicație nu merge pe Android.",
        "دکمه واتساپ در صفحه تماس با ما کار نمی‌کند.",
        "mujhe aisi app chahiye jo easypaisa se payment le sake",
        "We post on insta -> twice a week, and on fb -> once.",
        "카카오톡 챗봇을 만들어 줄 개발자를 찾습니다.",
        "ขอโทษค่ะ ให้เบอร์โทรไม่ได้เพราะผิดกฎของแพลตฟอร์ม",
        "Số hotline 1900 6417 ở chân trang anh muốn để cỡ 14 hay 16 ạ?",
        "Sa tarpaulin paki-laki yung number ng bakery, 0906 555 0143",
        "页脚的客服电话换成 400-820-6617，地址那行删掉英文。",
        "Umfang etwa 17000-20000 Wörter, eher 18000-19000",
        "hari 12 dan 15 dan 20 dan 27 dan 30",
        "pasos 100 luego 250 luego 900",
        "Il bot di Telegram legge il campo nome_utente",
        "Discord bot: the commands live in bot_utils.py",
        "For Instagram I made the file carousel_final.psd",
        "Регулярка ловит и ivan@test, и ivan@test.ru, а должна только второй вариант",
    ],
)
def test_clear_talk_with_the_same_words_stays_clear(text):
    assert check(Draft(text, BEFORE)).verdict == "clear"


def test_a_stem_gives_its_roles_to_all_its_forms_and_may_need_an_ending():
    words, ask, me = Roles(), 1, 2
    for phrase, roles in (("envi*", ask), ("envi*me", me), ("envidia", 0), ("no pas*", 4), ("pasamos", 0)):
        words.add(phrase, 1, roles)
    words.settle()
    sets: dict[int, int] = {}
    packs = [entry.packed(sets) for table in (words.words, words.stems) for entry in table.values()]
    numbers = iter(range(len(packs)))
    known = Known(*({word: next(numbers) for word in t} for t in (words.words, words.stems)), packs, list(sets))
    said = {word: known[word].roles(1) for word in ("enviar", "envíame", "enviadme", "envidia", "pasame")}
    assert said == {"enviar": ask, "envíame": 0, "enviadme": ask | me, "envidia": ask, "pasame": 0}
    assert [phrase.rest for phrase in known["no"].phrases["pasamos"]] == [("pasamos",)]
