"""Invented names, by the language a person speaks. Any likeness to somebody is chance; each says that it is invented."""

from collections.abc import Mapping
from random import Random

GIVEN: Mapping[str, tuple[str, ...]] = {
    "sm": ("Tavita", "Ioane", "Fetu", "Malaki", "Sina", "Lagi", "Pele", "Tala", "Losa", "Asofa"),
    "to": ("Mele", "Sione", "Ana", "Viliami", "Salote", "Tevita", "Lupe", "Pita", "Siale", "Fifita"),
    "id": ("Agus", "Budi", "Cahya", "Dewi", "Eko", "Fajar", "Gilang", "Indra", "Putri", "Wulan"),
    "fil": ("Rosa", "Jomar", "Liza", "Arnel", "Maricel", "Rico", "Analyn", "Dodong", "Cherry", "Noel"),
    "vi": ("Lan", "Minh", "Hoa", "Tuan", "Thuy", "Dung", "Huong", "Khanh", "Linh", "Quang"),
    "th": ("Mali", "Somchai", "Kanya", "Niran", "Ploy", "Anong", "Prasit", "Dao", "Chai", "Wan"),
    "zh": ("Chen", "Wu", "Mei", "Jun", "Li", "Fang", "Hao", "Xia", "Ping", "Yan"),
    "pa": ("Jaspal", "Harleen", "Gurdev", "Simran", "Kulwant", "Navdeep", "Baljit", "Amrit", "Ranjit", "Manpreet"),
    "hi": ("Asha", "Vijay", "Rekha", "Sunil", "Meena", "Rahul", "Pooja", "Anil", "Kavita", "Deepak"),
    "es": ("Lucia", "Mateo", "Carmen", "Diego", "Elena", "Javier", "Paula", "Tomas", "Ines", "Bruno"),
    "en": ("Anton", "Grace", "Joel", "Ruby", "Dana", "Miro", "Tess", "Owen", "Iris", "Frank"),
}
FAMILY = (
    "Invented", "Inventado", "Ofinvention", "Storywright", "Fableton", "Notreal", "Madeup", "Figment", "Parable", "Fictive",
)  # fmt: skip


def name_for(language: str, dice: Random) -> str:
    """An invented name as somebody who speaks a language may have it, with a family name that nobody has."""
    return f"{dice.choice(GIVEN.get(language, GIVEN['en']))} {dice.choice(FAMILY)}"
