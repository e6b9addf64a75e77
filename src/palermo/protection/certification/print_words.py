"""The words of a printed certificate. They tell no story: not what happened, not where, not why.

The print's language is chosen apart from the page's, so the words are a table. The te reo Māori has not been checked by
a speaker, and the sheet says so.
"""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "mi": {
        "lang": "mi",
        "title": "Tiwhikete",
        "holder": "Kua whakamanahia te tangata nō rāna tēnei tiwhikete e Ngā Pirihimana o Aotearoa.",
        "name": "Ingoa",
        "number": "Tau",
        "from": "Mana mai i te",
        "state": "Tūnga",
        "in_force": "E mana ana",
        "verify": "Hei manatoko: ka takiuru te āpiha whai mana ki Palermo, ka pātuhi i te tau.",
        "use": "Kaua e tono i ngā kōrero mō te tangata: kāore e hiahiatia ana.",
        "draft": "He whakamāoritanga hukihuki — kāore anō kia tirohia e tētahi kaikōrero.",
    },
    "en": {
        "lang": "en-NZ",
        "title": "Certificate",
        "holder": "New Zealand Police have certified the person who holds this certificate.",
        "name": "Name",
        "number": "Number",
        "from": "In force from",
        "state": "State when printed",
        "in_force": "In force",
        "verify": "To verify: an entitled officer signs in to Palermo and enters the number.",
        "use": "Do not ask the holder why they have it. You do not need to know.",
        "draft": "",
    },
}


def chosen(language: str) -> list[Mapping[str, str]]:
    """The sheet's languages: `both`, te reo Māori first, or one of `mi` and `en`."""
    return list(WORDS.values()) if language == "both" else [WORDS[language]]
