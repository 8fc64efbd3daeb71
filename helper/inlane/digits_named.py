"""What the words right beside digits say that they are, other than a telephone number."""

# ruff: noqa: E501 - a pattern reads better in one piece

from __future__ import annotations

from inlane import cueing
from inlane.lazy import regex

# A word just before that says what else the digits are.
AGAINST = regex.compile(
    r"(?i)(?:\b(?:invoice|inv|order|isbn|issn|ref|reference|ticket|sku|tracking|version|ver|build|budget|price|total|imei|serial|sn|waybill|awb|parcel|consignment|shipment|batch|lot|docket|policy|port|rows?|case|(?-i:PO)|account|acct|iban|card|vat|ein|ssn|gst|tin|siret|nif|cpf|cnpj|pan|"
    r"hash|commit|timestamp|unix|epoch|doi|asin|upc|ean|gtin|barcode|otp|pin|transaction|txn|payment|rs|usd|eur|gbp|inr|job|error|pid|uid|size|bytes|amount|salary|sum|numbers? of [\w ]{0,24}|offset|rgb|orcid|patent|model|(?<!first )(?<!1st )part|item|product|"
    r"اردر|ارڈر|ऑर्डर|অর্ডার|đơn|factura|pedido|commande|facture|rechnung|bestellung|ordine|fattura|заказ|счет|счёт|артикул|инн|замовлення|faktura|zamówienie|sipariş|fatura|suivi|bestellnummer|auftragsnummer|rechnungsnummer|kundennummer|artikelnummern?|teilenummern?|seriennummern?|pieza|pièce|peça|детал[ьи]|деталі|nota fiscal|zamówienia|faktury|заказа|накладной|счета|طلب|فاتوره|رقم الطلب|订单|發票|发票|pesanan|đơn hàng)"
    r"(?:\s?(?:number|numbers|no|num|nr|id|ids|code|of|is|est|es|ist|lautet|jest|numarası|numara|это|le|el|il|n°|№|نمبر|नंबर|नम्बर|নম্বর|নাম্বার|номер|نمبر|नंबर|नम्बर|নম্বর|নাম্বার|号|número)){0,3}|(?<![\w])ids?|(?:qq|扣扣|企鹅)\s?(?:号|號)?\s?[是为]?|[$€£₹¥=#])[\s.:#()\"'\-]{0,4}$"
)
# Another word for digits that stand in one group only: "line 4155550132", but "interview line: 415-555-0132".
AGAINST_ONE = regex.compile(r"(?i)(?<!my )(?<!direct )(?<!land )\bline\s?#?:?\s?$")
# A noun earlier in the sentence that all its digits are: "the ISBN on the back should be ...", "the SKUs run from ... to ...".
NOUN = regex.compile(
    r"(?i)\b(?:(?:part|article|item|serial|model|barcode|batch|lot|tracking|reference) (?:no|nos|num|numbers?)|isbns?|skus?|eans?|upcs?|gtins?|imeis?|barcodes?|artikelnummern?|teilenummern?|seriennummern?|artículos?|артикул[ыа]?)\b(?P<between>(?:[^.!?\n]|[.!?](?!\s)|(?<=\bno)\.|(?<=\be\.g)\.){1,60})$"
)
NOUN_BACK = 80
DIGITS = regex.compile(r"\b(?:digits?|numbers?)\b")  # cues that are said of any number
# The key of a field of data that is no telephone's: "ts":1761991200.
JSON_KEY = regex.compile(r"\"(?!phone|mobile|tel|whatsapp|cell|number|msisdn)[a-z_]{1,12}\"\s?:\s?\"?$")
UNIT = regex.compile(
    r"(?i)\s?(?:usd|eur|gbp|inr|dollars?|euros?|words?|rows?|records?|users?|px|hours?|hrs|characters?|chars|pixels?|pages?|designs?|products?|people|items?|times|bytes|kb|mb|gb|ms|sec|[km]?hz|ghz|db|mm|cm|km|kg|ml|dpi|rpm|mah|kcal|[$€£₹%])(?!\w)"
)
CELL_OF_WORDS = regex.compile(r"\|[^|\n]*[^\W\d_]{2}[^|\n]*\|[ \t]*+$")
LONGEST_CELL = 40


def something_else(text: str, start: int, end: int) -> bool:
    """Do the words right beside say what else the digits are?"""
    return bool(
        _in_row(text, start, end)
        or AGAINST.search(text, max(start - 30, 0), start)
        or UNIT.match(text, end)
        or JSON_KEY.search(text, max(start - 24, 0), start)
        or _noun_before(text, start)
    )


def _noun_before(text: str, start: int) -> bool:
    """Does a noun earlier in the sentence say what all its digits are, no word of the telephone standing between?"""
    noun = NOUN.search(text, max(start - NOUN_BACK, 0), start)
    return noun is not None and not cueing.said("phone", DIGITS.sub("", noun["between"].lower()))


def _in_row(text: str, start: int, end: int) -> bool:
    """Are the digits some cells of a row that begins with words: "| Jan | 10 442 | 118 | 61 |"?"""
    return "|" in text[start:end] and CELL_OF_WORDS.search(text, max(start - LONGEST_CELL, 0), start) is not None
