"""Tables of the days that no short rule gives: sun, moon and sighting, by Gregorian year.

Each was computed from new moons and solar terms (Meeus, Astronomical Algorithms) by the rule
named beside it. The ends of a table are the years for which its feasts are known.
"""

DayTable = dict[int, tuple[int, int]]
"""Year to month and day."""


def _days(first: int, text: str, other: DayTable | None = None) -> DayTable:
    """Days written as month and day, 0217, one a year from `first` on; `other` overrides."""
    pairs = ((int(day[:2]), int(day[2:])) for day in text.split())
    return dict(enumerate(pairs, first)) | (other or {})


def _digits(first: int, month: int, base: int, text: str) -> DayTable:
    """Days of one month, written as the digit to add to `base`, one a year from `first` on."""
    digits = text.replace(" ", "").replace("\n", "")
    return {year: (month, base + int(digit)) for year, digit in enumerate(digits, first)}


def _since(first: int, table: DayTable) -> DayTable:
    return {year: day for year, day in table.items() if year >= first}


_LUNAR_NEW_YEAR = """
    0217 0206 0127 0214 0203 0124 0212 0131 0218 0208
    0128 0215 0205 0125 0213 0202 0121 0209 0130 0217
    0206 0127 0215 0203 0123 0211 0131 0218 0207 0128
    0216 0205 0125 0213 0202 0220 0209 0129 0217 0206
    0127 0215 0204 0123 0210 0131 0219 0207 0128 0216
    0205 0124 0212 0201 0122 0209 0129 0218 0207 0126
    0214 0203 0123 0210 0131 0219 0208 0128 0216 0205
    0125 0212 0201 0122 0210 0129 0217 0206 0126 0213
    0203 0123 0211 0131 0219 0208 0128 0215 0204 0124
    0212 0201 0122 0210 0130 0217 0206 0126 0214 0202
    0123 0211 0201 0219 0208 0128 0215 0204 0124 0212
    0202 0121 0209 0129 0217 0205 0126 0214 0203 0123
    0211 0131 0219 0207 0127 0215 0205 0124 0212 0202
    0122 0209 0129 0217 0206 0126 0214 0203 0124 0210
    0130 0218 0207 0127 0215 0205 0125 0212 0201 0121
    0209
"""
_MID_AUTUMN = """
    0926 0915 1003 0922 0911 0930 0919 0908 0927 0917
    1005 0924 0913 1002 0920 0910 0929 0918 1006 0926
    0915 1003 0922 0911 0930 0920 0908 0927 0917 1005
    0923 0912 1001 0921 0910 0929 0918 1007 0925 0914
    1003 0922 0911 0930 0920 0909 0927 0916 1005 0924
    0912 1001 0921 0911 0928 0918 1006 0925 0914 1003
    0922 0912 0930 0919 0908 0927 0915 1004 0924 0913
    1001 0921 0910 0929 0917 1006 0925 0915 1003 0922
    0912 1001 0919 0908 0927 0916 1004 0924 0913 1002
    0920 0910 0928 0917 1005 0925 0915 1004 0922 0911
    0930 0919 0907 0926 0916 1005 0924 0913 1002 0921
    0909 0928 0917 1006 0925 0915 1003 0923 0911 0929
    0919 0908 0926 0916 1005 0924 0912 1001 0920 0910
    0928 0917 1006 0926 0914 1003 0922 0911 0929 0918
    0908 0927 0916 1005 0924 0913 0930 0920 0909 0929
    0918
"""
_DIWALI = """
    1114 1104 1025 1112 1101 1021 1109 1028 1017 1105
    1026 1113 1103 1023 1111 1030 1019 1107 1027 1114
    1104 1024 1112 1031 1020 1108 1029 1017 1105 1026
    1114 1102 1022 1110 1030
"""
_NOWRUZ = """
    1211121112 1111111111 1111111111 1111111111 1111110111
    0111011101 1101110111 0111011100 1100110011 0011001100
    1100110011 0001000100 0100010001 0001000100 0100000000
    1
"""
_MARCH = """
    2211221122 1122112211 2211221112 1112111211 1211121112
    1112111211 1111111111 1111111111 1111111111 1111011101
    1101110111 0111011101 1101110011 0011001100 1100110011
    1
"""
_JUNE = """
    1211121112 1112111211 1211121111 1111111111 1111111111
    1111111101 1101110111 0111011101 1101110111 0011001100
    1100110011 0011001100 0100010001 0001000100 0100010000
    1
"""
_SEPTEMBER = """
    2222222222 2222222212 2212221222 1222122212 2212221122
    1122112211 2211221122 1122112211 1211121112 1112111211
    1211121112 1111111111 1111111111 1111111111 1101110111
    1
"""
_DECEMBER = """
    2212221222 1222122212 2212221122 1122112211 2211221122
    1122112211 1211121112 1112111211 1211121112 1112111111
    1111111111 1111111111 1111111111 0111011101 1101110111
    1
"""

_KOREAN_NEW_YEAR: DayTable = {
    1954: (2, 4),
    1958: (2, 19),
    1966: (1, 22),
    1988: (2, 18),
    1997: (2, 8),
    2027: (2, 7),
    2028: (1, 27),
    2061: (1, 22),
    2089: (2, 11),
    2092: (2, 8),
}
_KOREAN_AUTUMN: DayTable = {2040: (9, 21), 2089: (9, 19), 2096: (10, 1), 2098: (9, 10)}
_VIETNAMESE_NEW_YEAR: DayTable = {1985: (1, 21), 2007: (2, 17), 2030: (2, 2), 2053: (2, 18)}
"""Years in which the new moon falls on another day at Seoul or Hanoi than at Beijing."""

DAYS: dict[str, DayTable] = {
    # GB/T 33661-2017, the standard of the Chinese calendar: by UTC+8
    "Lunar New Year": _days(1950, _LUNAR_NEW_YEAR),
    "Mid-Autumn": _days(1950, _MID_AUTUMN),
    # the same by Korea's legal time: UTC+8:30 from 1954 to 1961, else UTC+9
    "Seollal": _days(1950, _LUNAR_NEW_YEAR, _KOREAN_NEW_YEAR),
    "Chuseok": _days(1950, _MID_AUTUMN, _KOREAN_AUTUMN),
    # Vietnam, Decision 121-CP of 8 August 1967: by UTC+7; in the whole country since 1976
    "Tet": _since(1976, _days(1950, _LUNAR_NEW_YEAR, _VIETNAMESE_NEW_YEAR)),
    # India, Department of Personnel and Training, holidays in central government offices, to 2026;
    # then the evening at Delhi on which the moon that ends Ashvina is new
    "Diwali": _days(2001, _DIWALI),
    # Iran, Calendar Law of 31 March 1925: the day on which the equinox comes before noon at 52.5
    # degrees east, else the next one
    "Nowruz": _digits(1950, 3, 20, _NOWRUZ),
    # Meeus, Astronomical Algorithms, chapter 27: the day in UTC
    "March": _digits(1950, 3, 19, _MARCH),
    "June": _digits(1950, 6, 20, _JUNE),
    "September": _digits(1950, 9, 21, _SEPTEMBER),
    "December": _digits(1950, 12, 20, _DECEMBER),
}

HIJRI_FIRST_YEAR = 1400
HIJRI_FIRST_DAY = (1979, 11, 20)
"""1 Muharram 1400."""

HIJRI_MONTHS = """
    d2b 54a ea5 752 6e9 36a aad 555 aa5 b52
    ba9 5b4 9ba 4db 25d 52d aa5 ad4 aea 56d
    4bd 23d 91d a95 b4a b5a 56d 2b6 93b 49b
    655 6a9 754 b6a 56c aad 555 b29 b92 ba9
    5d4 ada 55a aab 595 749 764 baa 5b5 2b6
    a56 d2a e95 72a 755 35a 95d 49b a4d d26
    d53 5aa aad 4b6 a57 527 a95 b4a b55 36c
    9ae 4b6 a96 b4a da5 5d2 5d9 2dc 96d 4ad
    655 6d2 b69 374 9b6 4d7 2ab 54b 6a5 752
    b69 56b 2ad 94d c95 d4a ea5 6ca ad5 556
    c97
"""
"""The Umm al-Qura calendar of Saudi Arabia, 1400 to 1500: three hexadecimal digits a year, a bit a
month from Muharram on, set where the month has 30 days and clear where it has 29. Source: tables
of the King Abdulaziz City for Science and Technology, as published by R. H. van Gent (Utrecht)."""
