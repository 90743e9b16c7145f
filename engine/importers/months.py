"""Month names as exports write them: English, German, Spanish, French, Italian, Portuguese, Turkish, Dutch,
Swedish, Danish, Norwegian, Polish, Russian, Ukrainian, Indonesian. Chinese, Japanese and Korean number
their months.

An abbreviation is the beginning of a name; those that are not stand in `_SHORT`.
"""

from __future__ import annotations

from functools import cache

_NAMES = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "januari februari maret april mei juni juli agustus september oktober november desember",
)
_SHORT = {"mrt": 3, "май": 5, "jänner": 1, "jän": 1, "fév": 2, "mär": 3, "mrz": 3, "agt": 8, "sept": 9}
_FEWEST_LETTERS = 3


def _by_name() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in _NAMES:
        names.update({name: month for month, name in enumerate(language.split(), 1)})
    return names | _SHORT


_BY_NAME = _by_name()


@cache
def month_of(word: str) -> int | None:
    """1 to 12 for a month's name or its beginning, in any of the languages; None when it is no month."""
    folded = word.casefold().replace("i̇", "i")
    if folded in _BY_NAME:
        return _BY_NAME[folded]
    if len(folded) < _FEWEST_LETTERS:
        return None
    found = {month for name, month in _BY_NAME.items() if name.startswith(folded)}
    return found.pop() if len(found) == 1 else None
