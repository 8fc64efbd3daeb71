"""Passwords, keys, card and identity numbers: seen when they are given or asked for, in the languages of the files."""

import pytest

from inlane.signals import detect

GIVEN = [
    ("The staging password is Tulip-4821x.", "Tulip-4821x"),
    ("user: admin\npass: Tulip4821!\nThanks", "Tulip4821!"),
    ("Login: shop@acme.com / Tulip4821!", "Tulip4821!"),
    ("Our API key is AKx7Qz93LmTr52.", "AKx7Qz93LmTr52"),
    ("Visa 4929 1234 5678 9015, valid until 12/28", "4929 1234 5678 9015"),
    ("CVV: 842", "842"),
    ("My SSN is 123-45-6780", "123-45-6780"),
    ("La contraseña del hosting es Tulipan4821", "Tulipan4821"),
    ("Mi DNI es 12345678Z", "12345678Z"),
    ("A senha do painel é Tulipa4821", "Tulipa4821"),
    ("Mot de passe : Tulipe4821", "Tulipe4821"),
    ("Das Passwort lautet Tulpe4821", "Tulpe4821"),
    ("La password è Tulipano4821", "Tulipano4821"),
    ("Het wachtwoord is Tulp4821x", "Tulp4821x"),
    ("Hasło to Tulipan4821", "Tulipan4821"),
    ("Пароль от админки: Tulip4821", "Tulip4821"),
    ("Пароль: Tulip4821", "Tulip4821"),
    ("Şifre: Lale4821", "Lale4821"),
    ("Kata sandi adalah Tulip4821", "Tulip4821"),
    ("كلمة السر هي Tulip4821", "Tulip4821"),
    ("密码是Tulip4821", "Tulip4821"),
]
ASKED = [
    "Please send me your hosting password.",
    "Can I have the WordPress login?",
    "What is your social security number?",
    "Could you upload a scan of your passport, please?",
    "¿Me puedes enviar la contraseña de WordPress?",
    "Me envia a sua senha, por favor.",
    "Envoyez-moi une copie de votre carte d'identité.",
    "Kannst du mir das Passwort schicken?",
    "Mi servono le tue credenziali.",
    "Stuur me je inloggegevens.",
    "Podaj mi hasło do WordPressa.",
    "Пришлите, пожалуйста, логин и пароль от сайта.",
    "Надішліть пароль від хостингу.",
    "Şifrenizi gönderin.",
    "Kirim password untuk hosting ya.",
    "أرسل لي كلمة السر",
    "पासवर्ड भेज दीजिए",
]
OF_THE_WORK = [
    "I build the password reset, the login page and the API key rotation.",
    "Please share the login page design and the password field's colours.",
    "The password must be 8-16 characters with 1 digit, hashed with sha256.",
    "I need the login flow redesigned; the login form rejects the password Test1234.",
    "Never send me your password here. I'll send you the login later.",
    "Test card 4242 4242 4242 4242 in the Stripe sandbox.",
    "The gift card barcode is 4929123456789016.",
    "We print 20000 ID cards and a passport holder, 105 x 148 mm.",
    "STRIPE_KEY=sk_test_51H goes to .env, the token comes from req.body.token1.",
    "Necesito la pantalla de contraseña y el inicio de sesión.",
    "Je veux refaire la page de mot de passe oublié.",
    "Ich brauche dein Passwort nicht.",
    "Мне нужен доступ к репозиторию.",
    "Our shop has 3 visa officers and a passport photo booth.",
]


def told(text):
    return [signal for signal in detect(text) if signal.kind == "credentials"]


@pytest.mark.parametrize(("text", "value"), GIVEN)
def test_what_opens_something_is_seen(text, value):
    assert [(signal.seen, signal.sure) for signal in told(text)] == [(value, True)]


@pytest.mark.parametrize("text", ASKED)
def test_asking_for_it_is_seen_and_holds_nothing(text):
    assert told(text) and not any(signal.sure for signal in told(text))


@pytest.mark.parametrize("text", OF_THE_WORK)
def test_what_is_built_or_refused_is_not(text):
    assert told(text) == []


def test_what_opens_a_marketplace_is_its_account():
    for text in ("My Upwork password is Tulip4821x.", "Please send me the login of your Fiverr account."):
        assert {signal.kind for signal in detect(text)} == {"account"}, text
    (signal,) = told("I keep to Upwork. The WordPress password is Tulip4821x.")
    assert signal.purpose == "system_access"
