"""The holidays of the usual years. Do not edit: made by `python scripts/feiertage.py`.

They are what the library holidays 0.109 says; the tests say when they are stale.

Per category and year one row for each name and span of days: the codes of the Länder ("alle" for
each of the sixteen), the day or the first and last day, the name. No span leaves its year. The
table holds a year of a Land and category completely or, without any row, not at all.
"""

# ruff: noqa: E501

TABELLE: dict[str, dict[int, str]] = {
    "public": {
        2015: """\
alle 2015-01-01 Neujahr
BW,BY,ST 2015-01-06 Heilige Drei Könige
alle 2015-04-03 Karfreitag
BB 2015-04-05 Ostersonntag
alle 2015-04-06 Ostermontag
alle 2015-05-01 Erster Mai
alle 2015-05-14 Christi Himmelfahrt
BB 2015-05-24 Pfingstsonntag
alle 2015-05-25 Pfingstmontag
BW,BY,HE,NW,RP,SL 2015-06-04 Fronleichnam
SL 2015-08-15 Mariä Himmelfahrt
alle 2015-10-03 Tag der Deutschen Einheit
BB,MV,SN,ST,TH 2015-10-31 Reformationstag
BW,BY,NW,RP,SL 2015-11-01 Allerheiligen
SN 2015-11-18 Buß- und Bettag
alle 2015-12-25 Erster Weihnachtstag
alle 2015-12-26 Zweiter Weihnachtstag
""",
        2016: """\
alle 2016-01-01 Neujahr
BW,BY,ST 2016-01-06 Heilige Drei Könige
alle 2016-03-25 Karfreitag
BB 2016-03-27 Ostersonntag
alle 2016-03-28 Ostermontag
alle 2016-05-01 Erster Mai
alle 2016-05-05 Christi Himmelfahrt
BB 2016-05-15 Pfingstsonntag
alle 2016-05-16 Pfingstmontag
BW,BY,HE,NW,RP,SL 2016-05-26 Fronleichnam
SL 2016-08-15 Mariä Himmelfahrt
alle 2016-10-03 Tag der Deutschen Einheit
BB,MV,SN,ST,TH 2016-10-31 Reformationstag
BW,BY,NW,RP,SL 2016-11-01 Allerheiligen
SN 2016-11-16 Buß- und Bettag
alle 2016-12-25 Erster Weihnachtstag
alle 2016-12-26 Zweiter Weihnachtstag
""",
        2017: """\
alle 2017-01-01 Neujahr
BW,BY,ST 2017-01-06 Heilige Drei Könige
alle 2017-04-14 Karfreitag
BB 2017-04-16 Ostersonntag
alle 2017-04-17 Ostermontag
alle 2017-05-01 Erster Mai
alle 2017-05-25 Christi Himmelfahrt
BB 2017-06-04 Pfingstsonntag
alle 2017-06-05 Pfingstmontag
BW,BY,HE,NW,RP,SL 2017-06-15 Fronleichnam
SL 2017-08-15 Mariä Himmelfahrt
alle 2017-10-03 Tag der Deutschen Einheit
alle 2017-10-31 Reformationstag
BW,BY,NW,RP,SL 2017-11-01 Allerheiligen
SN 2017-11-22 Buß- und Bettag
alle 2017-12-25 Erster Weihnachtstag
alle 2017-12-26 Zweiter Weihnachtstag
""",
        2018: """\
alle 2018-01-01 Neujahr
BW,BY,ST 2018-01-06 Heilige Drei Könige
alle 2018-03-30 Karfreitag
BB 2018-04-01 Ostersonntag
alle 2018-04-02 Ostermontag
alle 2018-05-01 Erster Mai
alle 2018-05-10 Christi Himmelfahrt
BB 2018-05-20 Pfingstsonntag
alle 2018-05-21 Pfingstmontag
BW,BY,HE,NW,RP,SL 2018-05-31 Fronleichnam
SL 2018-08-15 Mariä Himmelfahrt
alle 2018-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2018-10-31 Reformationstag
BW,BY,NW,RP,SL 2018-11-01 Allerheiligen
SN 2018-11-21 Buß- und Bettag
alle 2018-12-25 Erster Weihnachtstag
alle 2018-12-26 Zweiter Weihnachtstag
""",
        2019: """\
alle 2019-01-01 Neujahr
BW,BY,ST 2019-01-06 Heilige Drei Könige
BE 2019-03-08 Frauentag
alle 2019-04-19 Karfreitag
BB 2019-04-21 Ostersonntag
alle 2019-04-22 Ostermontag
alle 2019-05-01 Erster Mai
alle 2019-05-30 Christi Himmelfahrt
BB 2019-06-09 Pfingstsonntag
alle 2019-06-10 Pfingstmontag
BW,BY,HE,NW,RP,SL 2019-06-20 Fronleichnam
SL 2019-08-15 Mariä Himmelfahrt
TH 2019-09-20 Weltkindertag
alle 2019-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2019-10-31 Reformationstag
BW,BY,NW,RP,SL 2019-11-01 Allerheiligen
SN 2019-11-20 Buß- und Bettag
alle 2019-12-25 Erster Weihnachtstag
alle 2019-12-26 Zweiter Weihnachtstag
""",
        2020: """\
alle 2020-01-01 Neujahr
BW,BY,ST 2020-01-06 Heilige Drei Könige
BE 2020-03-08 Frauentag
alle 2020-04-10 Karfreitag
BB 2020-04-12 Ostersonntag
alle 2020-04-13 Ostermontag
alle 2020-05-01 Erster Mai
BE 2020-05-08 75. Jahrestag der Befreiung vom Nationalsozialismus und der Beendigung des Zweiten Weltkriegs in Europa
alle 2020-05-21 Christi Himmelfahrt
BB 2020-05-31 Pfingstsonntag
alle 2020-06-01 Pfingstmontag
BW,BY,HE,NW,RP,SL 2020-06-11 Fronleichnam
SL 2020-08-15 Mariä Himmelfahrt
TH 2020-09-20 Weltkindertag
alle 2020-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2020-10-31 Reformationstag
BW,BY,NW,RP,SL 2020-11-01 Allerheiligen
SN 2020-11-18 Buß- und Bettag
alle 2020-12-25 Erster Weihnachtstag
alle 2020-12-26 Zweiter Weihnachtstag
""",
        2021: """\
alle 2021-01-01 Neujahr
BW,BY,ST 2021-01-06 Heilige Drei Könige
BE 2021-03-08 Frauentag
alle 2021-04-02 Karfreitag
BB 2021-04-04 Ostersonntag
alle 2021-04-05 Ostermontag
alle 2021-05-01 Erster Mai
alle 2021-05-13 Christi Himmelfahrt
BB 2021-05-23 Pfingstsonntag
alle 2021-05-24 Pfingstmontag
BW,BY,HE,NW,RP,SL 2021-06-03 Fronleichnam
SL 2021-08-15 Mariä Himmelfahrt
TH 2021-09-20 Weltkindertag
alle 2021-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2021-10-31 Reformationstag
BW,BY,NW,RP,SL 2021-11-01 Allerheiligen
SN 2021-11-17 Buß- und Bettag
alle 2021-12-25 Erster Weihnachtstag
alle 2021-12-26 Zweiter Weihnachtstag
""",
        2022: """\
alle 2022-01-01 Neujahr
BW,BY,ST 2022-01-06 Heilige Drei Könige
BE 2022-03-08 Frauentag
alle 2022-04-15 Karfreitag
BB 2022-04-17 Ostersonntag
alle 2022-04-18 Ostermontag
alle 2022-05-01 Erster Mai
alle 2022-05-26 Christi Himmelfahrt
BB 2022-06-05 Pfingstsonntag
alle 2022-06-06 Pfingstmontag
BW,BY,HE,NW,RP,SL 2022-06-16 Fronleichnam
SL 2022-08-15 Mariä Himmelfahrt
TH 2022-09-20 Weltkindertag
alle 2022-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2022-10-31 Reformationstag
BW,BY,NW,RP,SL 2022-11-01 Allerheiligen
SN 2022-11-16 Buß- und Bettag
alle 2022-12-25 Erster Weihnachtstag
alle 2022-12-26 Zweiter Weihnachtstag
""",
        2023: """\
alle 2023-01-01 Neujahr
BW,BY,ST 2023-01-06 Heilige Drei Könige
BE,MV 2023-03-08 Frauentag
alle 2023-04-07 Karfreitag
BB 2023-04-09 Ostersonntag
alle 2023-04-10 Ostermontag
alle 2023-05-01 Erster Mai
alle 2023-05-18 Christi Himmelfahrt
BB 2023-05-28 Pfingstsonntag
alle 2023-05-29 Pfingstmontag
BW,BY,HE,NW,RP,SL 2023-06-08 Fronleichnam
SL 2023-08-15 Mariä Himmelfahrt
TH 2023-09-20 Weltkindertag
alle 2023-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2023-10-31 Reformationstag
BW,BY,NW,RP,SL 2023-11-01 Allerheiligen
SN 2023-11-22 Buß- und Bettag
alle 2023-12-25 Erster Weihnachtstag
alle 2023-12-26 Zweiter Weihnachtstag
""",
        2024: """\
alle 2024-01-01 Neujahr
BW,BY,ST 2024-01-06 Heilige Drei Könige
BE,MV 2024-03-08 Frauentag
alle 2024-03-29 Karfreitag
BB 2024-03-31 Ostersonntag
alle 2024-04-01 Ostermontag
alle 2024-05-01 Erster Mai
alle 2024-05-09 Christi Himmelfahrt
BB 2024-05-19 Pfingstsonntag
alle 2024-05-20 Pfingstmontag
BW,BY,HE,NW,RP,SL 2024-05-30 Fronleichnam
SL 2024-08-15 Mariä Himmelfahrt
TH 2024-09-20 Weltkindertag
alle 2024-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2024-10-31 Reformationstag
BW,BY,NW,RP,SL 2024-11-01 Allerheiligen
SN 2024-11-20 Buß- und Bettag
alle 2024-12-25 Erster Weihnachtstag
alle 2024-12-26 Zweiter Weihnachtstag
""",
        2025: """\
alle 2025-01-01 Neujahr
BW,BY,ST 2025-01-06 Heilige Drei Könige
BE,MV 2025-03-08 Frauentag
alle 2025-04-18 Karfreitag
BB 2025-04-20 Ostersonntag
alle 2025-04-21 Ostermontag
alle 2025-05-01 Erster Mai
BE 2025-05-08 80. Jahrestag der Befreiung vom Nationalsozialismus und der Beendigung des Zweiten Weltkriegs in Europa
alle 2025-05-29 Christi Himmelfahrt
BB 2025-06-08 Pfingstsonntag
alle 2025-06-09 Pfingstmontag
BW,BY,HE,NW,RP,SL 2025-06-19 Fronleichnam
SL 2025-08-15 Mariä Himmelfahrt
TH 2025-09-20 Weltkindertag
alle 2025-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2025-10-31 Reformationstag
BW,BY,NW,RP,SL 2025-11-01 Allerheiligen
SN 2025-11-19 Buß- und Bettag
alle 2025-12-25 Erster Weihnachtstag
alle 2025-12-26 Zweiter Weihnachtstag
""",
        2026: """\
alle 2026-01-01 Neujahr
BW,BY,ST 2026-01-06 Heilige Drei Könige
BE,MV 2026-03-08 Frauentag
alle 2026-04-03 Karfreitag
BB 2026-04-05 Ostersonntag
alle 2026-04-06 Ostermontag
alle 2026-05-01 Erster Mai
alle 2026-05-14 Christi Himmelfahrt
BB 2026-05-24 Pfingstsonntag
alle 2026-05-25 Pfingstmontag
BW,BY,HE,NW,RP,SL 2026-06-04 Fronleichnam
SL 2026-08-15 Mariä Himmelfahrt
TH 2026-09-20 Weltkindertag
alle 2026-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2026-10-31 Reformationstag
BW,BY,NW,RP,SL 2026-11-01 Allerheiligen
SN 2026-11-18 Buß- und Bettag
alle 2026-12-25 Erster Weihnachtstag
alle 2026-12-26 Zweiter Weihnachtstag
""",
        2027: """\
alle 2027-01-01 Neujahr
BW,BY,ST 2027-01-06 Heilige Drei Könige
BE,MV 2027-03-08 Frauentag
alle 2027-03-26 Karfreitag
BB 2027-03-28 Ostersonntag
alle 2027-03-29 Ostermontag
alle 2027-05-01 Erster Mai
alle 2027-05-06 Christi Himmelfahrt
BB 2027-05-16 Pfingstsonntag
alle 2027-05-17 Pfingstmontag
BW,BY,HE,NW,RP,SL 2027-05-27 Fronleichnam
SL 2027-08-15 Mariä Himmelfahrt
TH 2027-09-20 Weltkindertag
alle 2027-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2027-10-31 Reformationstag
BW,BY,NW,RP,SL 2027-11-01 Allerheiligen
SN 2027-11-17 Buß- und Bettag
alle 2027-12-25 Erster Weihnachtstag
alle 2027-12-26 Zweiter Weihnachtstag
""",
        2028: """\
alle 2028-01-01 Neujahr
BW,BY,ST 2028-01-06 Heilige Drei Könige
BE,MV 2028-03-08 Frauentag
alle 2028-04-14 Karfreitag
BB 2028-04-16 Ostersonntag
alle 2028-04-17 Ostermontag
alle 2028-05-01 Erster Mai
alle 2028-05-25 Christi Himmelfahrt
BB 2028-06-04 Pfingstsonntag
alle 2028-06-05 Pfingstmontag
BW,BY,HE,NW,RP,SL 2028-06-15 Fronleichnam
BE 2028-06-17 75. Jahrestag des Aufstandes vom 17. Juni 1953
SL 2028-08-15 Mariä Himmelfahrt
TH 2028-09-20 Weltkindertag
alle 2028-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2028-10-31 Reformationstag
BW,BY,NW,RP,SL 2028-11-01 Allerheiligen
SN 2028-11-22 Buß- und Bettag
alle 2028-12-25 Erster Weihnachtstag
alle 2028-12-26 Zweiter Weihnachtstag
""",
        2029: """\
alle 2029-01-01 Neujahr
BW,BY,ST 2029-01-06 Heilige Drei Könige
BE,MV 2029-03-08 Frauentag
alle 2029-03-30 Karfreitag
BB 2029-04-01 Ostersonntag
alle 2029-04-02 Ostermontag
alle 2029-05-01 Erster Mai
alle 2029-05-10 Christi Himmelfahrt
BB 2029-05-20 Pfingstsonntag
alle 2029-05-21 Pfingstmontag
BW,BY,HE,NW,RP,SL 2029-05-31 Fronleichnam
SL 2029-08-15 Mariä Himmelfahrt
TH 2029-09-20 Weltkindertag
alle 2029-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2029-10-31 Reformationstag
BW,BY,NW,RP,SL 2029-11-01 Allerheiligen
SN 2029-11-21 Buß- und Bettag
alle 2029-12-25 Erster Weihnachtstag
alle 2029-12-26 Zweiter Weihnachtstag
""",
        2030: """\
alle 2030-01-01 Neujahr
BW,BY,ST 2030-01-06 Heilige Drei Könige
BE,MV 2030-03-08 Frauentag
alle 2030-04-19 Karfreitag
BB 2030-04-21 Ostersonntag
alle 2030-04-22 Ostermontag
alle 2030-05-01 Erster Mai
alle 2030-05-30 Christi Himmelfahrt
BB 2030-06-09 Pfingstsonntag
alle 2030-06-10 Pfingstmontag
BW,BY,HE,NW,RP,SL 2030-06-20 Fronleichnam
SL 2030-08-15 Mariä Himmelfahrt
TH 2030-09-20 Weltkindertag
alle 2030-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2030-10-31 Reformationstag
BW,BY,NW,RP,SL 2030-11-01 Allerheiligen
SN 2030-11-20 Buß- und Bettag
alle 2030-12-25 Erster Weihnachtstag
alle 2030-12-26 Zweiter Weihnachtstag
""",
        2031: """\
alle 2031-01-01 Neujahr
BW,BY,ST 2031-01-06 Heilige Drei Könige
BE,MV 2031-03-08 Frauentag
alle 2031-04-11 Karfreitag
BB 2031-04-13 Ostersonntag
alle 2031-04-14 Ostermontag
alle 2031-05-01 Erster Mai
alle 2031-05-22 Christi Himmelfahrt
BB 2031-06-01 Pfingstsonntag
alle 2031-06-02 Pfingstmontag
BW,BY,HE,NW,RP,SL 2031-06-12 Fronleichnam
SL 2031-08-15 Mariä Himmelfahrt
TH 2031-09-20 Weltkindertag
alle 2031-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2031-10-31 Reformationstag
BW,BY,NW,RP,SL 2031-11-01 Allerheiligen
SN 2031-11-19 Buß- und Bettag
alle 2031-12-25 Erster Weihnachtstag
alle 2031-12-26 Zweiter Weihnachtstag
""",
        2032: """\
alle 2032-01-01 Neujahr
BW,BY,ST 2032-01-06 Heilige Drei Könige
BE,MV 2032-03-08 Frauentag
alle 2032-03-26 Karfreitag
BB 2032-03-28 Ostersonntag
alle 2032-03-29 Ostermontag
alle 2032-05-01 Erster Mai
alle 2032-05-06 Christi Himmelfahrt
BB 2032-05-16 Pfingstsonntag
alle 2032-05-17 Pfingstmontag
BW,BY,HE,NW,RP,SL 2032-05-27 Fronleichnam
SL 2032-08-15 Mariä Himmelfahrt
TH 2032-09-20 Weltkindertag
alle 2032-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2032-10-31 Reformationstag
BW,BY,NW,RP,SL 2032-11-01 Allerheiligen
SN 2032-11-17 Buß- und Bettag
alle 2032-12-25 Erster Weihnachtstag
alle 2032-12-26 Zweiter Weihnachtstag
""",
        2033: """\
alle 2033-01-01 Neujahr
BW,BY,ST 2033-01-06 Heilige Drei Könige
BE,MV 2033-03-08 Frauentag
alle 2033-04-15 Karfreitag
BB 2033-04-17 Ostersonntag
alle 2033-04-18 Ostermontag
alle 2033-05-01 Erster Mai
alle 2033-05-26 Christi Himmelfahrt
BB 2033-06-05 Pfingstsonntag
alle 2033-06-06 Pfingstmontag
BW,BY,HE,NW,RP,SL 2033-06-16 Fronleichnam
SL 2033-08-15 Mariä Himmelfahrt
TH 2033-09-20 Weltkindertag
alle 2033-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2033-10-31 Reformationstag
BW,BY,NW,RP,SL 2033-11-01 Allerheiligen
SN 2033-11-16 Buß- und Bettag
alle 2033-12-25 Erster Weihnachtstag
alle 2033-12-26 Zweiter Weihnachtstag
""",
        2034: """\
alle 2034-01-01 Neujahr
BW,BY,ST 2034-01-06 Heilige Drei Könige
BE,MV 2034-03-08 Frauentag
alle 2034-04-07 Karfreitag
BB 2034-04-09 Ostersonntag
alle 2034-04-10 Ostermontag
alle 2034-05-01 Erster Mai
alle 2034-05-18 Christi Himmelfahrt
BB 2034-05-28 Pfingstsonntag
alle 2034-05-29 Pfingstmontag
BW,BY,HE,NW,RP,SL 2034-06-08 Fronleichnam
SL 2034-08-15 Mariä Himmelfahrt
TH 2034-09-20 Weltkindertag
alle 2034-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2034-10-31 Reformationstag
BW,BY,NW,RP,SL 2034-11-01 Allerheiligen
SN 2034-11-22 Buß- und Bettag
alle 2034-12-25 Erster Weihnachtstag
alle 2034-12-26 Zweiter Weihnachtstag
""",
        2035: """\
alle 2035-01-01 Neujahr
BW,BY,ST 2035-01-06 Heilige Drei Könige
BE,MV 2035-03-08 Frauentag
alle 2035-03-23 Karfreitag
BB 2035-03-25 Ostersonntag
alle 2035-03-26 Ostermontag
alle 2035-05-01 Erster Mai
alle 2035-05-03 Christi Himmelfahrt
BB 2035-05-13 Pfingstsonntag
alle 2035-05-14 Pfingstmontag
BW,BY,HE,NW,RP,SL 2035-05-24 Fronleichnam
SL 2035-08-15 Mariä Himmelfahrt
TH 2035-09-20 Weltkindertag
alle 2035-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2035-10-31 Reformationstag
BW,BY,NW,RP,SL 2035-11-01 Allerheiligen
SN 2035-11-21 Buß- und Bettag
alle 2035-12-25 Erster Weihnachtstag
alle 2035-12-26 Zweiter Weihnachtstag
""",
        2036: """\
alle 2036-01-01 Neujahr
BW,BY,ST 2036-01-06 Heilige Drei Könige
BE,MV 2036-03-08 Frauentag
alle 2036-04-11 Karfreitag
BB 2036-04-13 Ostersonntag
alle 2036-04-14 Ostermontag
alle 2036-05-01 Erster Mai
alle 2036-05-22 Christi Himmelfahrt
BB 2036-06-01 Pfingstsonntag
alle 2036-06-02 Pfingstmontag
BW,BY,HE,NW,RP,SL 2036-06-12 Fronleichnam
SL 2036-08-15 Mariä Himmelfahrt
TH 2036-09-20 Weltkindertag
alle 2036-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2036-10-31 Reformationstag
BW,BY,NW,RP,SL 2036-11-01 Allerheiligen
SN 2036-11-19 Buß- und Bettag
alle 2036-12-25 Erster Weihnachtstag
alle 2036-12-26 Zweiter Weihnachtstag
""",
        2037: """\
alle 2037-01-01 Neujahr
BW,BY,ST 2037-01-06 Heilige Drei Könige
BE,MV 2037-03-08 Frauentag
alle 2037-04-03 Karfreitag
BB 2037-04-05 Ostersonntag
alle 2037-04-06 Ostermontag
alle 2037-05-01 Erster Mai
alle 2037-05-14 Christi Himmelfahrt
BB 2037-05-24 Pfingstsonntag
alle 2037-05-25 Pfingstmontag
BW,BY,HE,NW,RP,SL 2037-06-04 Fronleichnam
SL 2037-08-15 Mariä Himmelfahrt
TH 2037-09-20 Weltkindertag
alle 2037-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2037-10-31 Reformationstag
BW,BY,NW,RP,SL 2037-11-01 Allerheiligen
SN 2037-11-18 Buß- und Bettag
alle 2037-12-25 Erster Weihnachtstag
alle 2037-12-26 Zweiter Weihnachtstag
""",
        2038: """\
alle 2038-01-01 Neujahr
BW,BY,ST 2038-01-06 Heilige Drei Könige
BE,MV 2038-03-08 Frauentag
alle 2038-04-23 Karfreitag
BB 2038-04-25 Ostersonntag
alle 2038-04-26 Ostermontag
alle 2038-05-01 Erster Mai
alle 2038-06-03 Christi Himmelfahrt
BB 2038-06-13 Pfingstsonntag
alle 2038-06-14 Pfingstmontag
BW,BY,HE,NW,RP,SL 2038-06-24 Fronleichnam
SL 2038-08-15 Mariä Himmelfahrt
TH 2038-09-20 Weltkindertag
alle 2038-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2038-10-31 Reformationstag
BW,BY,NW,RP,SL 2038-11-01 Allerheiligen
SN 2038-11-17 Buß- und Bettag
alle 2038-12-25 Erster Weihnachtstag
alle 2038-12-26 Zweiter Weihnachtstag
""",
        2039: """\
alle 2039-01-01 Neujahr
BW,BY,ST 2039-01-06 Heilige Drei Könige
BE,MV 2039-03-08 Frauentag
alle 2039-04-08 Karfreitag
BB 2039-04-10 Ostersonntag
alle 2039-04-11 Ostermontag
alle 2039-05-01 Erster Mai
alle 2039-05-19 Christi Himmelfahrt
BB 2039-05-29 Pfingstsonntag
alle 2039-05-30 Pfingstmontag
BW,BY,HE,NW,RP,SL 2039-06-09 Fronleichnam
SL 2039-08-15 Mariä Himmelfahrt
TH 2039-09-20 Weltkindertag
alle 2039-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2039-10-31 Reformationstag
BW,BY,NW,RP,SL 2039-11-01 Allerheiligen
SN 2039-11-16 Buß- und Bettag
alle 2039-12-25 Erster Weihnachtstag
alle 2039-12-26 Zweiter Weihnachtstag
""",
        2040: """\
alle 2040-01-01 Neujahr
BW,BY,ST 2040-01-06 Heilige Drei Könige
BE,MV 2040-03-08 Frauentag
alle 2040-03-30 Karfreitag
BB 2040-04-01 Ostersonntag
alle 2040-04-02 Ostermontag
alle 2040-05-01 Erster Mai
alle 2040-05-10 Christi Himmelfahrt
BB 2040-05-20 Pfingstsonntag
alle 2040-05-21 Pfingstmontag
BW,BY,HE,NW,RP,SL 2040-05-31 Fronleichnam
SL 2040-08-15 Mariä Himmelfahrt
TH 2040-09-20 Weltkindertag
alle 2040-10-03 Tag der Deutschen Einheit
BB,HB,HH,MV,NI,SH,SN,ST,TH 2040-10-31 Reformationstag
BW,BY,NW,RP,SL 2040-11-01 Allerheiligen
SN 2040-11-21 Buß- und Bettag
alle 2040-12-25 Erster Weihnachtstag
alle 2040-12-26 Zweiter Weihnachtstag
""",
    },
    "school": {
        2015: """\
BB,BE,MV 2015-01-01/2015-01-02 Weihnachtsferien
SN,TH 2015-01-01/2015-01-03 Weihnachtsferien
BW,BY,HB,NI,ST 2015-01-01/2015-01-05 Weihnachtsferien
HH,NW,SH 2015-01-01/2015-01-06 Weihnachtsferien
RP,SL 2015-01-01/2015-01-07 Weihnachtsferien
HE 2015-01-01/2015-01-10 Weihnachtsferien
HH 2015-01-30 Winterferien
HB,NI 2015-02-02/2015-02-03 Winterferien
BB,BE,TH 2015-02-02/2015-02-07 Winterferien
MV,ST 2015-02-02/2015-02-14 Winterferien
SN 2015-02-09/2015-02-21 Winterferien
BY 2015-02-16/2015-02-20 Winterferien
SL 2015-02-16/2015-02-21 Winterferien
HH 2015-03-02/2015-03-13 Oster-/Frühjahrsferien
HB,NI 2015-03-25/2015-04-10 Oster-/Frühjahrsferien
RP 2015-03-26/2015-04-10 Oster-/Frühjahrsferien
MV 2015-03-30/2015-04-08 Oster-/Frühjahrsferien
BW 2015-03-30/2015-04-10 Oster-/Frühjahrsferien
BE,BY,HE,NW,SL,TH 2015-03-30/2015-04-11 Oster-/Frühjahrsferien
BB 2015-04-01/2015-04-11 Oster-/Frühjahrsferien
SH 2015-04-01/2015-04-17 Oster-/Frühjahrsferien
ST 2015-04-02 Oster-/Frühjahrsferien
SN 2015-04-02/2015-04-11 Oster-/Frühjahrsferien
HH 2015-05-11/2015-05-15 Himmelfahrts-/Pfingstferien
BB,BE,NI,SH,SN,TH 2015-05-15 Himmelfahrts-/Pfingstferien
ST 2015-05-15/2015-05-23 Himmelfahrts-/Pfingstferien
MV 2015-05-22/2015-05-26 Himmelfahrts-/Pfingstferien
BE,HB,NI,NW 2015-05-26 Himmelfahrts-/Pfingstferien
BY 2015-05-26/2015-06-05 Himmelfahrts-/Pfingstferien
BW 2015-05-26/2015-06-06 Himmelfahrts-/Pfingstferien
NW 2015-06-29/2015-08-11 Sommerferien
SN,TH 2015-07-13/2015-08-21 Sommerferien
ST 2015-07-13/2015-08-26 Sommerferien
HH 2015-07-16/2015-08-26 Sommerferien
BB,BE 2015-07-16/2015-08-28 Sommerferien
MV,SH 2015-07-20/2015-08-29 Sommerferien
HB,NI 2015-07-23/2015-09-02 Sommerferien
HE,RP 2015-07-27/2015-09-04 Sommerferien
SL 2015-07-27/2015-09-05 Sommerferien
BW 2015-07-30/2015-09-12 Sommerferien
BY 2015-08-01/2015-09-14 Sommerferien
NW,TH 2015-10-05/2015-10-17 Herbstferien
SN 2015-10-12/2015-10-24 Herbstferien
ST 2015-10-17/2015-10-24 Herbstferien
BB,HH,RP 2015-10-19/2015-10-30 Herbstferien
BE,HB,HE,NI,SH,SL 2015-10-19/2015-10-31 Herbstferien
MV 2015-10-24/2015-10-30 Herbstferien
BW 2015-11-02/2015-11-06 Herbstferien
BY 2015-11-02/2015-11-07 Herbstferien
HH,MV,SH,SL,SN,ST 2015-12-21/2015-12-31 Weihnachtsferien
BB,BE,BW,HB,HE,NI,NW,RP,TH 2015-12-23/2015-12-31 Weihnachtsferien
BY 2015-12-24/2015-12-31 Weihnachtsferien
""",
        2016: """\
HH 2016-01-01 Weihnachtsferien
BB,BE,MV,SL,SN,TH 2016-01-01/2016-01-02 Weihnachtsferien
BY,ST 2016-01-01/2016-01-05 Weihnachtsferien
HB,NI,NW,SH 2016-01-01/2016-01-06 Weihnachtsferien
RP 2016-01-01/2016-01-08 Weihnachtsferien
BW,HE 2016-01-01/2016-01-09 Weihnachtsferien
HB,NI 2016-01-28/2016-01-29 Winterferien
HH 2016-01-29 Winterferien
BB,BE,TH 2016-02-01/2016-02-06 Winterferien
ST 2016-02-01/2016-02-10 Winterferien
MV 2016-02-01/2016-02-13 Winterferien
BY 2016-02-08/2016-02-12 Winterferien
SL 2016-02-08/2016-02-13 Winterferien
SN 2016-02-08/2016-02-20 Winterferien
HH 2016-03-07/2016-03-18 Oster-/Frühjahrsferien
RP 2016-03-18/2016-04-01 Oster-/Frühjahrsferien
HB,NI 2016-03-18/2016-04-02 Oster-/Frühjahrsferien
MV 2016-03-21/2016-03-30 Oster-/Frühjahrsferien
BY 2016-03-21/2016-04-01 Oster-/Frühjahrsferien
BE,NW 2016-03-21/2016-04-02 Oster-/Frühjahrsferien
BB 2016-03-23/2016-04-02 Oster-/Frühjahrsferien
ST 2016-03-24 Oster-/Frühjahrsferien
TH 2016-03-24/2016-04-02 Oster-/Frühjahrsferien
SH 2016-03-24/2016-04-09 Oster-/Frühjahrsferien
SN 2016-03-25/2016-04-02 Oster-/Frühjahrsferien
BW 2016-03-29/2016-04-02 Oster-/Frühjahrsferien
HE,SL 2016-03-29/2016-04-09 Oster-/Frühjahrsferien
BB,BE,HH,NI,SH,SN,TH 2016-05-06 Himmelfahrts-/Pfingstferien
ST 2016-05-06/2016-05-14 Himmelfahrts-/Pfingstferien
MV 2016-05-14/2016-05-17 Himmelfahrts-/Pfingstferien
BB,BE,HB,NW 2016-05-17 Himmelfahrts-/Pfingstferien
HH 2016-05-17/2016-05-20 Himmelfahrts-/Pfingstferien
BW,BY 2016-05-17/2016-05-28 Himmelfahrts-/Pfingstferien
HB,NI 2016-06-23/2016-08-03 Sommerferien
SN 2016-06-27/2016-08-05 Sommerferien
ST,TH 2016-06-27/2016-08-10 Sommerferien
NW 2016-07-11/2016-08-23 Sommerferien
HE,RP 2016-07-18/2016-08-26 Sommerferien
SL 2016-07-18/2016-08-27 Sommerferien
BE 2016-07-20/2016-09-02 Sommerferien
HH 2016-07-21/2016-08-31 Sommerferien
BB 2016-07-21/2016-09-03 Sommerferien
MV,SH 2016-07-25/2016-09-03 Sommerferien
BW 2016-07-28/2016-09-10 Sommerferien
BY 2016-07-30/2016-09-12 Sommerferien
SN 2016-10-03/2016-10-15 Herbstferien
HB,NI,ST 2016-10-04/2016-10-15 Herbstferien
NW,RP 2016-10-10/2016-10-21 Herbstferien
SL,TH 2016-10-10/2016-10-22 Herbstferien
BB,BE,HH 2016-10-17/2016-10-28 Herbstferien
HE,SH 2016-10-17/2016-10-29 Herbstferien
MV 2016-10-24/2016-10-28 Herbstferien
BY 2016-10-31/2016-11-04 Herbstferien
BW 2016-11-02/2016-11-04 Herbstferien
SL,ST 2016-12-19/2016-12-31 Weihnachtsferien
HB,NI 2016-12-21/2016-12-31 Weihnachtsferien
HE,MV,RP 2016-12-22/2016-12-31 Weihnachtsferien
BB,BE,BW,NW,SH,SN,TH 2016-12-23/2016-12-31 Weihnachtsferien
BY 2016-12-24/2016-12-31 Weihnachtsferien
HH 2016-12-27/2016-12-31 Weihnachtsferien
""",
        2017: """\
MV,SN,ST 2017-01-01/2017-01-02 Weihnachtsferien
BB,BE 2017-01-01/2017-01-03 Weihnachtsferien
BY 2017-01-01/2017-01-05 Weihnachtsferien
HB,HH,NI,NW,RP,SH 2017-01-01/2017-01-06 Weihnachtsferien
BW,HE 2017-01-01/2017-01-07 Weihnachtsferien
HH 2017-01-30 Winterferien
HB,NI 2017-01-30/2017-01-31 Winterferien
BB,BE 2017-01-30/2017-02-04 Winterferien
ST 2017-02-04/2017-02-11 Winterferien
TH 2017-02-06/2017-02-11 Winterferien
MV 2017-02-06/2017-02-18 Winterferien
SN 2017-02-13/2017-02-24 Winterferien
BY 2017-02-27/2017-03-03 Winterferien
SL 2017-02-27/2017-03-04 Winterferien
HH 2017-03-06/2017-03-17 Oster-/Frühjahrsferien
HE 2017-04-03/2017-04-15 Oster-/Frühjahrsferien
SH 2017-04-07/2017-04-21 Oster-/Frühjahrsferien
ST 2017-04-10/2017-04-13 Oster-/Frühjahrsferien
BE 2017-04-10/2017-04-18 Oster-/Frühjahrsferien
MV 2017-04-10/2017-04-19 Oster-/Frühjahrsferien
BW,RP,TH 2017-04-10/2017-04-21 Oster-/Frühjahrsferien
BY,HB,NI,NW,SL 2017-04-10/2017-04-22 Oster-/Frühjahrsferien
BB 2017-04-12/2017-04-22 Oster-/Frühjahrsferien
SN 2017-04-13/2017-04-22 Oster-/Frühjahrsferien
HH 2017-05-22/2017-05-26 Himmelfahrts-/Pfingstferien
BE 2017-05-24 Himmelfahrts-/Pfingstferien
BE,NI,SH,SN,ST,TH 2017-05-26 Himmelfahrts-/Pfingstferien
MV 2017-06-02/2017-06-06 Himmelfahrts-/Pfingstferien
HB,NI,NW 2017-06-06 Himmelfahrts-/Pfingstferien
BE 2017-06-06/2017-06-09 Himmelfahrts-/Pfingstferien
BW,BY 2017-06-06/2017-06-16 Himmelfahrts-/Pfingstferien
HB,NI 2017-06-22/2017-08-02 Sommerferien
SN 2017-06-26/2017-08-04 Sommerferien
ST,TH 2017-06-26/2017-08-09 Sommerferien
HE,RP 2017-07-03/2017-08-11 Sommerferien
SL 2017-07-03/2017-08-14 Sommerferien
NW 2017-07-17/2017-08-29 Sommerferien
HH 2017-07-20/2017-08-30 Sommerferien
BB,BE 2017-07-20/2017-09-01 Sommerferien
MV,SH 2017-07-24/2017-09-02 Sommerferien
BW 2017-07-27/2017-09-09 Sommerferien
BY 2017-07-29/2017-09-11 Sommerferien
BE,HH,MV 2017-10-02 Herbstferien
NI,RP,ST 2017-10-02/2017-10-13 Herbstferien
HB,SL,SN,TH 2017-10-02/2017-10-14 Herbstferien
HE 2017-10-09/2017-10-21 Herbstferien
HH,SH 2017-10-16/2017-10-27 Herbstferien
MV 2017-10-23/2017-10-30 Herbstferien
BB,BE,NW 2017-10-23/2017-11-04 Herbstferien
HB,NI,SN,ST 2017-10-30 Herbstferien
BW,BY 2017-10-30/2017-11-03 Herbstferien
BB,BE,MV,SH,SL,ST 2017-12-21/2017-12-31 Weihnachtsferien
BW,HB,HH,NI,RP,TH 2017-12-22/2017-12-31 Weihnachtsferien
BY,SN 2017-12-23/2017-12-31 Weihnachtsferien
HE 2017-12-24/2017-12-31 Weihnachtsferien
NW 2017-12-27/2017-12-31 Weihnachtsferien
""",
        2018: """\
BB,BE,SN 2018-01-01/2018-01-02 Weihnachtsferien
MV,ST 2018-01-01/2018-01-03 Weihnachtsferien
BW,BY,HH,NI,SL,TH 2018-01-01/2018-01-05 Weihnachtsferien
HB,NW,SH 2018-01-01/2018-01-06 Weihnachtsferien
RP 2018-01-01/2018-01-09 Weihnachtsferien
HE 2018-01-01/2018-01-13 Weihnachtsferien
HB,NI 2018-02-01/2018-02-02 Winterferien
HH 2018-02-02 Winterferien
ST,TH 2018-02-05/2018-02-09 Winterferien
BB,BE 2018-02-05/2018-02-10 Winterferien
MV 2018-02-05/2018-02-16 Winterferien
BY 2018-02-12/2018-02-16 Winterferien
SL 2018-02-12/2018-02-17 Winterferien
SN 2018-02-12/2018-02-23 Winterferien
HH 2018-03-05/2018-03-16 Oster-/Frühjahrsferien
HB,NI 2018-03-19/2018-04-03 Oster-/Frühjahrsferien
ST 2018-03-26/2018-03-31 Oster-/Frühjahrsferien
MV 2018-03-26/2018-04-04 Oster-/Frühjahrsferien
BB,BE,BW,RP,SL 2018-03-26/2018-04-06 Oster-/Frühjahrsferien
BY,HE,NW,TH 2018-03-26/2018-04-07 Oster-/Frühjahrsferien
SN 2018-03-29/2018-04-06 Oster-/Frühjahrsferien
SH 2018-03-29/2018-04-13 Oster-/Frühjahrsferien
BE,HB,HH,NI 2018-04-30 Himmelfahrts-/Pfingstferien
ST 2018-04-30 Oster-/Frühjahrsferien
HH 2018-05-07/2018-05-11 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SH,SN,TH 2018-05-11 Himmelfahrts-/Pfingstferien
ST 2018-05-11/2018-05-19 Himmelfahrts-/Pfingstferien
MV 2018-05-18/2018-05-22 Himmelfahrts-/Pfingstferien
SN 2018-05-19/2018-05-22 Himmelfahrts-/Pfingstferien
BE,HB,NI 2018-05-22 Himmelfahrts-/Pfingstferien
NW 2018-05-22/2018-05-25 Himmelfahrts-/Pfingstferien
BW,BY 2018-05-22/2018-06-02 Himmelfahrts-/Pfingstferien
HE,RP,SL 2018-06-25/2018-08-03 Sommerferien
HB,NI,ST 2018-06-28/2018-08-08 Sommerferien
SN 2018-07-02/2018-08-10 Sommerferien
TH 2018-07-02/2018-08-11 Sommerferien
HH 2018-07-05/2018-08-15 Sommerferien
BE 2018-07-05/2018-08-17 Sommerferien
BB 2018-07-05/2018-08-18 Sommerferien
MV,SH 2018-07-09/2018-08-18 Sommerferien
NW 2018-07-16/2018-08-28 Sommerferien
BW 2018-07-26/2018-09-08 Sommerferien
BY 2018-07-30/2018-09-10 Sommerferien
HH,NI,RP,SL,ST 2018-10-01/2018-10-12 Herbstferien
HB,HE,TH 2018-10-01/2018-10-13 Herbstferien
SH 2018-10-01/2018-10-19 Herbstferien
MV 2018-10-08/2018-10-13 Herbstferien
SN 2018-10-08/2018-10-20 Herbstferien
NW 2018-10-15/2018-10-27 Herbstferien
BB,BE 2018-10-22/2018-11-02 Herbstferien
BW,BY 2018-10-29/2018-11-02 Herbstferien
MV 2018-11-01/2018-11-02 Herbstferien
ST 2018-12-19/2018-12-31 Weihnachtsferien
HH,RP,SL 2018-12-20/2018-12-31 Weihnachtsferien
NW,SH,TH 2018-12-21/2018-12-31 Weihnachtsferien
BB,BE,BY,SN 2018-12-22/2018-12-31 Weihnachtsferien
BW,HB,HE,MV,NI 2018-12-24/2018-12-31 Weihnachtsferien
""",
        2019: """\
HB,HH,NI,NW,RP,SH,SL,SN,ST,TH 2019-01-01/2019-01-04 Weihnachtsferien
BB,BE,BW,BY,MV 2019-01-01/2019-01-05 Weihnachtsferien
HE 2019-01-01/2019-01-12 Weihnachtsferien
HB,NI 2019-01-31/2019-02-01 Winterferien
HH 2019-02-01 Winterferien
BB,BE 2019-02-04/2019-02-09 Winterferien
MV 2019-02-04/2019-02-15 Winterferien
ST,TH 2019-02-11/2019-02-15 Winterferien
SN 2019-02-18/2019-03-02 Winterferien
RP 2019-02-25/2019-03-01 Winterferien
SL 2019-02-25/2019-03-05 Winterferien
BY 2019-03-04/2019-03-08 Oster-/Frühjahrsferien
HH 2019-03-04/2019-03-15 Oster-/Frühjahrsferien
SH 2019-04-04/2019-04-18 Oster-/Frühjahrsferien
HB 2019-04-06/2019-04-23 Oster-/Frühjahrsferien
NI 2019-04-08/2019-04-23 Oster-/Frühjahrsferien
MV 2019-04-15/2019-04-24 Oster-/Frühjahrsferien
BB,BE 2019-04-15/2019-04-26 Oster-/Frühjahrsferien
BW,BY,HE,NW,TH 2019-04-15/2019-04-27 Oster-/Frühjahrsferien
SL 2019-04-17/2019-04-26 Oster-/Frühjahrsferien
ST 2019-04-18/2019-04-30 Oster-/Frühjahrsferien
SN 2019-04-19/2019-04-26 Oster-/Frühjahrsferien
RP 2019-04-23/2019-04-30 Oster-/Frühjahrsferien
HH 2019-05-13/2019-05-17 Himmelfahrts-/Pfingstferien
BE,HB,HH,MV,NI,SH,SN,TH 2019-05-31 Himmelfahrts-/Pfingstferien
ST 2019-05-31/2019-06-01 Himmelfahrts-/Pfingstferien
MV 2019-06-07/2019-06-11 Himmelfahrts-/Pfingstferien
BE,HB,NI,NW 2019-06-11 Himmelfahrts-/Pfingstferien
BW,BY 2019-06-11/2019-06-21 Himmelfahrts-/Pfingstferien
BE 2019-06-20/2019-08-02 Sommerferien
BB 2019-06-20/2019-08-03 Sommerferien
HH 2019-06-27/2019-08-07 Sommerferien
HE,RP,SL 2019-07-01/2019-08-09 Sommerferien
MV,SH 2019-07-01/2019-08-10 Sommerferien
HB,NI,ST 2019-07-04/2019-08-14 Sommerferien
SN 2019-07-08/2019-08-16 Sommerferien
TH 2019-07-08/2019-08-17 Sommerferien
NW 2019-07-15/2019-08-27 Sommerferien
BY 2019-07-29/2019-09-09 Sommerferien
BW 2019-07-29/2019-09-10 Sommerferien
RP 2019-09-30/2019-10-11 Herbstferien
HE 2019-09-30/2019-10-12 Herbstferien
BE 2019-10-04 Herbstferien
ST 2019-10-04/2019-10-11 Herbstferien
MV 2019-10-04/2019-10-12 Herbstferien
BB,HB,HH,NI,SH 2019-10-04/2019-10-18 Herbstferien
SL 2019-10-07/2019-10-18 Herbstferien
BE,TH 2019-10-07/2019-10-19 Herbstferien
SN 2019-10-14/2019-10-25 Herbstferien
NW 2019-10-14/2019-10-26 Herbstferien
BW,BY 2019-10-28/2019-10-31 Herbstferien
HH,MV,ST 2019-11-01 Herbstferien
HH 2019-12-20/2019-12-31 Weihnachtsferien
HB,SN,TH 2019-12-21/2019-12-31 Weihnachtsferien
BB,BE,BW,BY,HE,MV,NI,NW,RP,SH,SL,ST 2019-12-23/2019-12-31 Weihnachtsferien
""",
        2020: """\
BB,HH,SL,SN,TH 2020-01-01/2020-01-03 Weihnachtsferien
BE,BW,BY,MV,ST 2020-01-01/2020-01-04 Weihnachtsferien
HB,NI,NW,RP,SH 2020-01-01/2020-01-06 Weihnachtsferien
HE 2020-01-01/2020-01-11 Weihnachtsferien
HH 2020-01-31 Winterferien
HB,NI 2020-02-03/2020-02-04 Winterferien
BB,BE 2020-02-03/2020-02-08 Winterferien
ST,TH 2020-02-10/2020-02-14 Winterferien
MV 2020-02-10/2020-02-21 Winterferien
SN 2020-02-10/2020-02-22 Winterferien
RP 2020-02-17/2020-02-21 Winterferien
SL 2020-02-17/2020-02-25 Winterferien
BY 2020-02-24/2020-02-28 Oster-/Frühjahrsferien
HH 2020-03-02/2020-03-13 Oster-/Frühjahrsferien
HB 2020-03-28/2020-04-14 Oster-/Frühjahrsferien
NI 2020-03-30/2020-04-14 Oster-/Frühjahrsferien
SH 2020-03-30/2020-04-17 Oster-/Frühjahrsferien
ST 2020-04-06/2020-04-11 Oster-/Frühjahrsferien
MV 2020-04-06/2020-04-15 Oster-/Frühjahrsferien
BB,BE 2020-04-06/2020-04-17 Oster-/Frühjahrsferien
BW,BY,HE,NW,TH 2020-04-06/2020-04-18 Oster-/Frühjahrsferien
RP 2020-04-09/2020-04-17 Oster-/Frühjahrsferien
SN 2020-04-10/2020-04-18 Oster-/Frühjahrsferien
SL 2020-04-14/2020-04-24 Oster-/Frühjahrsferien
HH 2020-05-18/2020-05-22 Himmelfahrts-/Pfingstferien
ST 2020-05-18/2020-05-30 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SH,SN,TH 2020-05-22 Himmelfahrts-/Pfingstferien
MV 2020-05-29/2020-06-02 Himmelfahrts-/Pfingstferien
HB,NI,NW 2020-06-02 Himmelfahrts-/Pfingstferien
BW,BY 2020-06-02/2020-06-13 Himmelfahrts-/Pfingstferien
MV 2020-06-22/2020-08-01 Sommerferien
HH 2020-06-25/2020-08-05 Sommerferien
BE 2020-06-25/2020-08-07 Sommerferien
BB 2020-06-25/2020-08-08 Sommerferien
SH 2020-06-29/2020-08-08 Sommerferien
NW 2020-06-29/2020-08-11 Sommerferien
HE,RP,SL 2020-07-06/2020-08-14 Sommerferien
HB,NI,ST 2020-07-16/2020-08-26 Sommerferien
SN 2020-07-20/2020-08-28 Sommerferien
TH 2020-07-20/2020-08-29 Sommerferien
BY 2020-07-27/2020-09-07 Sommerferien
BW 2020-07-30/2020-09-12 Sommerferien
MV 2020-10-05/2020-10-10 Herbstferien
HH 2020-10-05/2020-10-16 Herbstferien
HE,SH 2020-10-05/2020-10-17 Herbstferien
NI,RP,SL 2020-10-12/2020-10-23 Herbstferien
BB,BE,HB,NW 2020-10-12/2020-10-24 Herbstferien
TH 2020-10-17/2020-10-30 Herbstferien
ST 2020-10-19/2020-10-24 Herbstferien
SN 2020-10-19/2020-10-31 Herbstferien
BW 2020-10-26/2020-10-31 Herbstferien
BY 2020-10-31/2020-11-06 Herbstferien
MV 2020-11-02/2020-11-03 Herbstferien
BB,BE,HE,HH,MV,RP,SH,SL,ST 2020-12-21/2020-12-31 Weihnachtsferien
BW,BY,HB,NI,NW,SN,TH 2020-12-23/2020-12-31 Weihnachtsferien
""",
        2021: """\
BB,BE,MV,SN,TH 2021-01-01/2021-01-02 Weihnachtsferien
HH 2021-01-01/2021-01-04 Weihnachtsferien
ST 2021-01-01/2021-01-05 Weihnachtsferien
NW,SH 2021-01-01/2021-01-06 Weihnachtsferien
HB,NI 2021-01-01/2021-01-08 Weihnachtsferien
BW,BY,HE 2021-01-01/2021-01-09 Weihnachtsferien
HH 2021-01-29 Winterferien
HB,NI 2021-02-01/2021-02-02 Winterferien
BB,BE 2021-02-01/2021-02-06 Winterferien
MV 2021-02-06/2021-02-19 Winterferien
ST,TH 2021-02-08/2021-02-13 Winterferien
SN 2021-02-08/2021-02-20 Winterferien
BY 2021-02-15/2021-02-19 Oster-/Frühjahrsferien
SL 2021-02-15/2021-02-19 Winterferien
HH 2021-03-01/2021-03-12 Oster-/Frühjahrsferien
HB 2021-03-27/2021-04-10 Oster-/Frühjahrsferien
ST 2021-03-29/2021-04-03 Oster-/Frühjahrsferien
RP 2021-03-29/2021-04-06 Oster-/Frühjahrsferien
MV,SL 2021-03-29/2021-04-07 Oster-/Frühjahrsferien
BB,NI 2021-03-29/2021-04-09 Oster-/Frühjahrsferien
BE,BY,NW,TH 2021-03-29/2021-04-10 Oster-/Frühjahrsferien
BW 2021-04-01 Oster-/Frühjahrsferien
SH 2021-04-01/2021-04-16 Oster-/Frühjahrsferien
SN 2021-04-02/2021-04-10 Oster-/Frühjahrsferien
BW 2021-04-06/2021-04-10 Oster-/Frühjahrsferien
HE 2021-04-06/2021-04-16 Oster-/Frühjahrsferien
HH 2021-05-10/2021-05-14 Himmelfahrts-/Pfingstferien
ST 2021-05-10/2021-05-22 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SN,TH 2021-05-14 Himmelfahrts-/Pfingstferien
SH 2021-05-14/2021-05-15 Himmelfahrts-/Pfingstferien
MV 2021-05-21/2021-05-25 Himmelfahrts-/Pfingstferien
HB,NI,NW 2021-05-25 Himmelfahrts-/Pfingstferien
SL 2021-05-25/2021-05-28 Himmelfahrts-/Pfingstferien
RP 2021-05-25/2021-06-02 Himmelfahrts-/Pfingstferien
BY 2021-05-25/2021-06-04 Himmelfahrts-/Pfingstferien
BW 2021-05-25/2021-06-05 Himmelfahrts-/Pfingstferien
MV,SH 2021-06-21/2021-07-31 Sommerferien
HH 2021-06-24/2021-08-04 Sommerferien
BE 2021-06-24/2021-08-06 Sommerferien
BB 2021-06-24/2021-08-07 Sommerferien
NW 2021-07-05/2021-08-17 Sommerferien
HE,RP,SL 2021-07-19/2021-08-27 Sommerferien
HB,NI,ST 2021-07-22/2021-09-01 Sommerferien
SN 2021-07-26/2021-09-03 Sommerferien
TH 2021-07-26/2021-09-04 Sommerferien
BW 2021-07-29/2021-09-11 Sommerferien
BY 2021-07-30/2021-09-13 Sommerferien
MV 2021-10-02/2021-10-09 Herbstferien
HH 2021-10-04/2021-10-15 Herbstferien
SH 2021-10-04/2021-10-16 Herbstferien
RP 2021-10-11/2021-10-22 Herbstferien
BB,BE,HE,NW 2021-10-11/2021-10-23 Herbstferien
NI,SL 2021-10-18/2021-10-29 Herbstferien
HB,SN 2021-10-18/2021-10-30 Herbstferien
ST 2021-10-25/2021-10-30 Herbstferien
TH 2021-10-25/2021-11-06 Herbstferien
BW 2021-10-31 Herbstferien
MV 2021-11-01/2021-11-02 Herbstferien
BY 2021-11-02/2021-11-05 Herbstferien
BW 2021-11-02/2021-11-06 Herbstferien
MV,ST 2021-12-22/2021-12-31 Weihnachtsferien
BB,BW,HB,HE,HH,NI,RP,SH,SL,SN,TH 2021-12-23/2021-12-31 Weihnachtsferien
BE,BY,NW 2021-12-24/2021-12-31 Weihnachtsferien
""",
        2022: """\
SN 2022-01-01 Weihnachtsferien
SL 2022-01-01/2022-01-03 Weihnachtsferien
HH 2022-01-01/2022-01-04 Weihnachtsferien
NI 2022-01-01/2022-01-07 Weihnachtsferien
BW,BY,HB,HE,NW,SH,ST 2022-01-01/2022-01-08 Weihnachtsferien
HH 2022-01-28 Winterferien
BE 2022-01-29/2022-02-05 Winterferien
HB,NI 2022-01-31/2022-02-01 Winterferien
BB 2022-01-31/2022-02-05 Winterferien
MV 2022-02-05/2022-02-18 Winterferien
ST,TH 2022-02-12/2022-02-19 Winterferien
SN 2022-02-12/2022-02-26 Winterferien
RP 2022-02-21/2022-02-25 Winterferien
SL 2022-02-21/2022-03-01 Winterferien
BY 2022-02-28/2022-03-04 Oster-/Frühjahrsferien
BE 2022-03-07 Oster-/Frühjahrsferien
HH 2022-03-07/2022-03-18 Oster-/Frühjahrsferien
SH 2022-04-04/2022-04-16 Oster-/Frühjahrsferien
HB,NI 2022-04-04/2022-04-19 Oster-/Frühjahrsferien
ST 2022-04-11/2022-04-16 Oster-/Frühjahrsferien
MV 2022-04-11/2022-04-20 Oster-/Frühjahrsferien
BB,BE,BY,HE,NW,TH 2022-04-11/2022-04-23 Oster-/Frühjahrsferien
RP 2022-04-13/2022-04-22 Oster-/Frühjahrsferien
BW 2022-04-14 Oster-/Frühjahrsferien
SL 2022-04-14/2022-04-22 Oster-/Frühjahrsferien
SN 2022-04-15/2022-04-23 Oster-/Frühjahrsferien
BW 2022-04-19/2022-04-23 Oster-/Frühjahrsferien
HH 2022-05-23/2022-05-27 Himmelfahrts-/Pfingstferien
ST 2022-05-23/2022-05-28 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SN,TH 2022-05-27 Himmelfahrts-/Pfingstferien
SH 2022-05-27/2022-05-28 Himmelfahrts-/Pfingstferien
MV 2022-06-03/2022-06-07 Himmelfahrts-/Pfingstferien
BE,HB,NI 2022-06-07 Himmelfahrts-/Pfingstferien
SL 2022-06-07/2022-06-10 Himmelfahrts-/Pfingstferien
BW,BY 2022-06-07/2022-06-18 Himmelfahrts-/Pfingstferien
NW 2022-06-27/2022-08-09 Sommerferien
MV,SH 2022-07-04/2022-08-13 Sommerferien
HH 2022-07-07/2022-08-17 Sommerferien
BE 2022-07-07/2022-08-19 Sommerferien
BB 2022-07-07/2022-08-20 Sommerferien
HB,NI,ST 2022-07-14/2022-08-24 Sommerferien
SN 2022-07-18/2022-08-26 Sommerferien
TH 2022-07-18/2022-08-27 Sommerferien
HE,RP,SL 2022-07-25/2022-09-02 Sommerferien
BW 2022-07-28/2022-09-10 Sommerferien
BY 2022-08-01/2022-09-12 Sommerferien
NW 2022-10-04/2022-10-15 Herbstferien
MV 2022-10-10/2022-10-14 Herbstferien
HH,SH 2022-10-10/2022-10-21 Herbstferien
NI 2022-10-17/2022-10-28 Herbstferien
HB,SN,TH 2022-10-17/2022-10-29 Herbstferien
RP 2022-10-17/2022-10-31 Herbstferien
HE 2022-10-24/2022-10-29 Herbstferien
SL,ST 2022-10-24/2022-11-04 Herbstferien
BB,BE 2022-10-24/2022-11-05 Herbstferien
BW 2022-10-31 Herbstferien
BY 2022-10-31/2022-11-04 Herbstferien
MV 2022-11-01/2022-11-02 Herbstferien
BW 2022-11-02/2022-11-04 Herbstferien
BW,ST 2022-12-21/2022-12-31 Weihnachtsferien
BB,BE,HE,MV,SL,SN,TH 2022-12-22/2022-12-31 Weihnachtsferien
HB,HH,NI,NW,RP,SH 2022-12-23/2022-12-31 Weihnachtsferien
BY 2022-12-24/2022-12-31 Weihnachtsferien
""",
        2023: """\
BE,MV,RP,SN 2023-01-01/2023-01-02 Weihnachtsferien
BB,TH 2023-01-01/2023-01-03 Weihnachtsferien
SL 2023-01-01/2023-01-04 Weihnachtsferien
ST 2023-01-01/2023-01-05 Weihnachtsferien
HB,HH,NI,NW 2023-01-01/2023-01-06 Weihnachtsferien
BW,BY,HE,SH 2023-01-01/2023-01-07 Weihnachtsferien
HH 2023-01-27 Winterferien
HB,NI 2023-01-30/2023-01-31 Winterferien
BB 2023-01-30/2023-02-03 Winterferien
BE 2023-01-30/2023-02-04 Winterferien
ST 2023-02-06/2023-02-11 Winterferien
MV 2023-02-06/2023-02-18 Winterferien
TH 2023-02-13/2023-02-17 Winterferien
SN 2023-02-13/2023-02-24 Winterferien
BY 2023-02-20/2023-02-24 Oster-/Frühjahrsferien
SL 2023-02-20/2023-02-24 Winterferien
HH 2023-03-06/2023-03-17 Oster-/Frühjahrsferien
HB,NI 2023-03-27/2023-04-11 Oster-/Frühjahrsferien
RP 2023-04-03/2023-04-06 Oster-/Frühjahrsferien
ST 2023-04-03/2023-04-08 Oster-/Frühjahrsferien
MV,SL 2023-04-03/2023-04-12 Oster-/Frühjahrsferien
BB,BE 2023-04-03/2023-04-14 Oster-/Frühjahrsferien
BY,NW,TH 2023-04-03/2023-04-15 Oster-/Frühjahrsferien
HE 2023-04-03/2023-04-22 Oster-/Frühjahrsferien
BW 2023-04-06 Oster-/Frühjahrsferien
SH 2023-04-06/2023-04-22 Oster-/Frühjahrsferien
SN 2023-04-07/2023-04-15 Oster-/Frühjahrsferien
BW 2023-04-11/2023-04-15 Oster-/Frühjahrsferien
HH,ST 2023-05-15/2023-05-19 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SN,TH 2023-05-19 Himmelfahrts-/Pfingstferien
SH 2023-05-19/2023-05-20 Himmelfahrts-/Pfingstferien
MV 2023-05-26/2023-05-30 Himmelfahrts-/Pfingstferien
BE,HB,NI,NW 2023-05-30 Himmelfahrts-/Pfingstferien
SL 2023-05-30/2023-06-02 Himmelfahrts-/Pfingstferien
RP 2023-05-30/2023-06-07 Himmelfahrts-/Pfingstferien
BW,BY 2023-05-30/2023-06-09 Himmelfahrts-/Pfingstferien
NW 2023-06-22/2023-08-04 Sommerferien
HB,NI,ST 2023-07-06/2023-08-16 Sommerferien
SN 2023-07-10/2023-08-18 Sommerferien
TH 2023-07-10/2023-08-19 Sommerferien
HH 2023-07-13/2023-08-23 Sommerferien
BE 2023-07-13/2023-08-25 Sommerferien
BB 2023-07-13/2023-08-26 Sommerferien
MV,SH 2023-07-17/2023-08-26 Sommerferien
HE,RP,SL 2023-07-24/2023-09-01 Sommerferien
BW 2023-07-27/2023-09-09 Sommerferien
BY 2023-07-31/2023-09-11 Sommerferien
BE,HB,HH,NI,ST 2023-10-02 Herbstferien
NW,SN,TH 2023-10-02/2023-10-14 Herbstferien
MV 2023-10-09/2023-10-14 Herbstferien
HH,RP,SH 2023-10-16/2023-10-27 Herbstferien
HB,NI,ST 2023-10-16/2023-10-30 Herbstferien
HE 2023-10-23/2023-10-28 Herbstferien
SL 2023-10-23/2023-11-03 Herbstferien
BB,BE 2023-10-23/2023-11-04 Herbstferien
SN 2023-10-30 Herbstferien
MV 2023-10-30/2023-11-01 Herbstferien
BW,BY 2023-10-30/2023-11-03 Herbstferien
MV,NW,SL,ST 2023-12-21/2023-12-31 Weihnachtsferien
HH,TH 2023-12-22/2023-12-31 Weihnachtsferien
BB,BE,BW,BY,HB,SN 2023-12-23/2023-12-31 Weihnachtsferien
HE,NI,RP,SH 2023-12-27/2023-12-31 Weihnachtsferien
""",
        2024: """\
SL,SN 2024-01-01/2024-01-02 Weihnachtsferien
MV,ST 2024-01-01/2024-01-03 Weihnachtsferien
BB,BE,BW,BY,HB,HH,NI,NW,RP,TH 2024-01-01/2024-01-05 Weihnachtsferien
SH 2024-01-01/2024-01-06 Weihnachtsferien
HE 2024-01-01/2024-01-13 Weihnachtsferien
HB,NI 2024-02-01/2024-02-02 Winterferien
HH 2024-02-02 Winterferien
BB 2024-02-05/2024-02-09 Winterferien
BE,ST 2024-02-05/2024-02-10 Winterferien
MV 2024-02-05/2024-02-16 Winterferien
BY 2024-02-12/2024-02-16 Oster-/Frühjahrsferien
SL,TH 2024-02-12/2024-02-16 Winterferien
SN 2024-02-12/2024-02-23 Winterferien
HB,HH,NI 2024-03-18/2024-03-28 Oster-/Frühjahrsferien
BW 2024-03-23/2024-04-05 Oster-/Frühjahrsferien
ST 2024-03-25/2024-03-30 Oster-/Frühjahrsferien
RP 2024-03-25/2024-04-02 Oster-/Frühjahrsferien
MV 2024-03-25/2024-04-03 Oster-/Frühjahrsferien
BB,BE,SL 2024-03-25/2024-04-05 Oster-/Frühjahrsferien
BY,NW,TH 2024-03-25/2024-04-06 Oster-/Frühjahrsferien
HE 2024-03-25/2024-04-13 Oster-/Frühjahrsferien
SN 2024-03-28/2024-04-05 Oster-/Frühjahrsferien
SH 2024-04-02/2024-04-19 Oster-/Frühjahrsferien
BE,HB,HH,MV,NI,SN,TH 2024-05-10 Himmelfahrts-/Pfingstferien
SH 2024-05-10/2024-05-11 Himmelfahrts-/Pfingstferien
MV 2024-05-17/2024-05-21 Himmelfahrts-/Pfingstferien
SN 2024-05-18/2024-05-21 Himmelfahrts-/Pfingstferien
HB,NI,NW 2024-05-21 Himmelfahrts-/Pfingstferien
HH,SL,ST 2024-05-21/2024-05-24 Himmelfahrts-/Pfingstferien
RP 2024-05-21/2024-05-29 Himmelfahrts-/Pfingstferien
BW 2024-05-21/2024-05-31 Himmelfahrts-/Pfingstferien
BY 2024-05-21/2024-06-01 Himmelfahrts-/Pfingstferien
TH 2024-06-20/2024-07-31 Sommerferien
SN 2024-06-20/2024-08-02 Sommerferien
HB,NI 2024-06-24/2024-08-02 Sommerferien
ST 2024-06-24/2024-08-03 Sommerferien
NW 2024-07-08/2024-08-20 Sommerferien
HE,RP,SL 2024-07-15/2024-08-23 Sommerferien
HH 2024-07-18/2024-08-28 Sommerferien
BE 2024-07-18/2024-08-30 Sommerferien
BB 2024-07-18/2024-08-31 Sommerferien
MV,SH 2024-07-22/2024-08-31 Sommerferien
BW 2024-07-25/2024-09-07 Sommerferien
BY 2024-07-29/2024-09-09 Sommerferien
ST,TH 2024-09-30/2024-10-12 Herbstferien
BE,HH,MV 2024-10-04 Herbstferien
HB,NI 2024-10-04/2024-10-19 Herbstferien
SN 2024-10-07/2024-10-19 Herbstferien
HE,RP,SL 2024-10-14/2024-10-25 Herbstferien
NW 2024-10-14/2024-10-26 Herbstferien
MV 2024-10-21/2024-10-26 Herbstferien
HH,SH 2024-10-21/2024-11-01 Herbstferien
BB,BE 2024-10-21/2024-11-02 Herbstferien
BW,BY 2024-10-28/2024-10-31 Herbstferien
HB,MV,NI,ST 2024-11-01 Herbstferien
SH 2024-12-19/2024-12-31 Weihnachtsferien
HH 2024-12-20/2024-12-31 Weihnachtsferien
BB,BE,BW,BY,HB,HE,MV,NI,NW,RP,SL,SN,ST,TH 2024-12-23/2024-12-31 Weihnachtsferien
""",
        2025: """\
BY,HH,SL,SN,TH 2025-01-01/2025-01-03 Weihnachtsferien
BW,HB,NI,ST 2025-01-01/2025-01-04 Weihnachtsferien
MV,NW 2025-01-01/2025-01-06 Weihnachtsferien
SH 2025-01-01/2025-01-07 Weihnachtsferien
RP 2025-01-01/2025-01-08 Weihnachtsferien
HE 2025-01-01/2025-01-10 Weihnachtsferien
ST 2025-01-27/2025-01-31 Winterferien
HH 2025-01-31 Winterferien
HB,NI 2025-02-03/2025-02-04 Winterferien
BB,BE,TH 2025-02-03/2025-02-08 Winterferien
MV 2025-02-03/2025-02-14 Winterferien
SN 2025-02-17/2025-03-01 Winterferien
SL 2025-02-24/2025-03-04 Winterferien
BY 2025-03-03/2025-03-07 Oster-/Frühjahrsferien
HH 2025-03-10/2025-03-21 Oster-/Frühjahrsferien
HB,NI,ST,TH 2025-04-07/2025-04-19 Oster-/Frühjahrsferien
HE 2025-04-07/2025-04-21 Oster-/Frühjahrsferien
SH 2025-04-11/2025-04-25 Oster-/Frühjahrsferien
MV 2025-04-14/2025-04-23 Oster-/Frühjahrsferien
BB,BE,BY,RP,SL 2025-04-14/2025-04-25 Oster-/Frühjahrsferien
BW,NW 2025-04-14/2025-04-26 Oster-/Frühjahrsferien
SN 2025-04-18/2025-04-25 Oster-/Frühjahrsferien
HB,NI 2025-04-30 Oster-/Frühjahrsferien
BE,HB,HH,NI 2025-05-02 Oster-/Frühjahrsferien
HH 2025-05-26/2025-05-30 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SH,SN,ST,TH 2025-05-30 Himmelfahrts-/Pfingstferien
MV 2025-06-06/2025-06-10 Himmelfahrts-/Pfingstferien
BB,BE,HB,NI,NW 2025-06-10 Himmelfahrts-/Pfingstferien
BW,BY 2025-06-10/2025-06-20 Himmelfahrts-/Pfingstferien
SN,ST,TH 2025-06-28/2025-08-08 Sommerferien
HB,NI 2025-07-03/2025-08-13 Sommerferien
SL 2025-07-07/2025-08-14 Sommerferien
HE,RP 2025-07-07/2025-08-15 Sommerferien
NW 2025-07-14/2025-08-26 Sommerferien
HH 2025-07-24/2025-09-03 Sommerferien
BB,BE 2025-07-24/2025-09-06 Sommerferien
MV,SH 2025-07-28/2025-09-06 Sommerferien
BW 2025-07-31/2025-09-13 Sommerferien
BY 2025-08-01 Sommerferien
BY 2025-08-04/2025-09-15 Sommerferien
MV 2025-10-02 Herbstferien
HE,SN,TH 2025-10-06/2025-10-18 Herbstferien
RP,SL 2025-10-13/2025-10-24 Herbstferien
HB,NI,NW,ST 2025-10-13/2025-10-25 Herbstferien
MV 2025-10-20/2025-10-24 Herbstferien
SH 2025-10-20/2025-10-30 Herbstferien
HH 2025-10-20/2025-10-31 Herbstferien
BB,BE 2025-10-20/2025-11-01 Herbstferien
BW 2025-10-27/2025-10-31 Herbstferien
MV 2025-11-03 Herbstferien
BY 2025-11-03/2025-11-07 Herbstferien
HH 2025-12-17/2025-12-31 Weihnachtsferien
SH 2025-12-19/2025-12-31 Weihnachtsferien
MV 2025-12-20/2025-12-31 Weihnachtsferien
BB,BE,BW,BY,HB,HE,NI,NW,RP,SL,SN,ST,TH 2025-12-22/2025-12-31 Weihnachtsferien
""",
        2026: """\
BB,BE,HH,SL,SN 2026-01-01/2026-01-02 Weihnachtsferien
MV,TH 2026-01-01/2026-01-03 Weihnachtsferien
BW,BY,HB,NI,ST 2026-01-01/2026-01-05 Weihnachtsferien
NW,SH 2026-01-01/2026-01-06 Weihnachtsferien
RP 2026-01-01/2026-01-07 Weihnachtsferien
HE 2026-01-01/2026-01-10 Weihnachtsferien
HH 2026-01-30 Winterferien
ST 2026-01-31/2026-02-06 Winterferien
HB,NI 2026-02-02/2026-02-03 Winterferien
BB,BE 2026-02-02/2026-02-07 Winterferien
MV 2026-02-09/2026-02-20 Winterferien
SN 2026-02-09/2026-02-21 Winterferien
BY 2026-02-16/2026-02-20 Oster-/Frühjahrsferien
SL 2026-02-16/2026-02-20 Winterferien
TH 2026-02-16/2026-02-21 Winterferien
HH 2026-03-02/2026-03-13 Oster-/Frühjahrsferien
HB,NI 2026-03-23/2026-04-07 Oster-/Frühjahrsferien
SH 2026-03-26/2026-04-10 Oster-/Frühjahrsferien
ST 2026-03-30/2026-04-04 Oster-/Frühjahrsferien
MV 2026-03-30/2026-04-08 Oster-/Frühjahrsferien
BB,BE,BY,HE,RP 2026-03-30/2026-04-10 Oster-/Frühjahrsferien
BW,NW 2026-03-30/2026-04-11 Oster-/Frühjahrsferien
SN 2026-04-03/2026-04-10 Oster-/Frühjahrsferien
SL,TH 2026-04-07/2026-04-17 Oster-/Frühjahrsferien
HH 2026-05-11/2026-05-15 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SH,SN,TH 2026-05-15 Himmelfahrts-/Pfingstferien
MV 2026-05-22/2026-05-26 Himmelfahrts-/Pfingstferien
BB,BE,HB,NI,NW 2026-05-26 Himmelfahrts-/Pfingstferien
ST 2026-05-26/2026-05-29 Himmelfahrts-/Pfingstferien
BW,BY 2026-05-26/2026-06-05 Himmelfahrts-/Pfingstferien
HE,RP,SL 2026-06-29/2026-08-07 Sommerferien
HB,NI 2026-07-02/2026-08-12 Sommerferien
SN,ST,TH 2026-07-04/2026-08-14 Sommerferien
SH 2026-07-04/2026-08-15 Sommerferien
HH 2026-07-09/2026-08-19 Sommerferien
BB,BE 2026-07-09/2026-08-22 Sommerferien
MV 2026-07-13/2026-08-22 Sommerferien
NW 2026-07-20/2026-09-01 Sommerferien
BW 2026-07-30/2026-09-12 Sommerferien
BY 2026-08-03/2026-09-14 Sommerferien
RP,SL 2026-10-05/2026-10-16 Herbstferien
HE 2026-10-05/2026-10-17 Herbstferien
HB,NI,SH,SN,TH 2026-10-12/2026-10-24 Herbstferien
MV 2026-10-15/2026-10-24 Herbstferien
NW 2026-10-17/2026-10-31 Herbstferien
BB,HH,ST 2026-10-19/2026-10-30 Herbstferien
BE 2026-10-19/2026-10-31 Herbstferien
BW 2026-10-26/2026-10-31 Herbstferien
BY 2026-11-02/2026-11-06 Herbstferien
HH,MV,SH,SL,ST 2026-12-21/2026-12-31 Weihnachtsferien
BB,BE,BW,HB,HE,NI,NW,RP,SN,TH 2026-12-23/2026-12-31 Weihnachtsferien
BY 2026-12-24/2026-12-31 Weihnachtsferien
""",
        2027: """\
HH 2027-01-01 Weihnachtsferien
BB,BE,MV,SN,ST,TH 2027-01-01/2027-01-02 Weihnachtsferien
NW,SH 2027-01-01/2027-01-06 Weihnachtsferien
BY,RP 2027-01-01/2027-01-08 Weihnachtsferien
BW,HB,NI 2027-01-01/2027-01-09 Weihnachtsferien
HE 2027-01-01/2027-01-12 Weihnachtsferien
HH 2027-01-29 Winterferien
HB,NI 2027-02-01/2027-02-02 Winterferien
BB,BE,ST,TH 2027-02-01/2027-02-06 Winterferien
BY 2027-02-08/2027-02-12 Oster-/Frühjahrsferien
SL 2027-02-08/2027-02-12 Winterferien
MV,SN 2027-02-08/2027-02-19 Winterferien
HH 2027-03-01/2027-03-12 Oster-/Frühjahrsferien
ST 2027-03-22/2027-03-27 Oster-/Frühjahrsferien
BE,BY,HE,RP 2027-03-22/2027-04-02 Oster-/Frühjahrsferien
BB,HB,NI,NW,TH 2027-03-22/2027-04-03 Oster-/Frühjahrsferien
MV 2027-03-24/2027-04-02 Oster-/Frühjahrsferien
BW 2027-03-25 Oster-/Frühjahrsferien
SN 2027-03-26/2027-04-02 Oster-/Frühjahrsferien
BW 2027-03-30/2027-04-03 Oster-/Frühjahrsferien
SL 2027-03-30/2027-04-09 Oster-/Frühjahrsferien
SH 2027-03-30/2027-04-10 Oster-/Frühjahrsferien
BE,HB,MV,NI,SH,SN,TH 2027-05-07 Himmelfahrts-/Pfingstferien
HH 2027-05-07/2027-05-14 Himmelfahrts-/Pfingstferien
MV 2027-05-14/2027-05-18 Himmelfahrts-/Pfingstferien
SN 2027-05-15/2027-05-18 Himmelfahrts-/Pfingstferien
ST 2027-05-15/2027-05-22 Himmelfahrts-/Pfingstferien
BB,HB,NI,NW 2027-05-18 Himmelfahrts-/Pfingstferien
BE 2027-05-18/2027-05-19 Himmelfahrts-/Pfingstferien
BY 2027-05-18/2027-05-28 Himmelfahrts-/Pfingstferien
BW 2027-05-18/2027-05-29 Himmelfahrts-/Pfingstferien
HE,RP,SL 2027-06-28/2027-08-06 Sommerferien
HH 2027-07-01/2027-08-11 Sommerferien
BB,BE 2027-07-01/2027-08-14 Sommerferien
SH 2027-07-03/2027-08-14 Sommerferien
MV 2027-07-05/2027-08-14 Sommerferien
HB,NI 2027-07-08/2027-08-18 Sommerferien
SN,ST,TH 2027-07-10/2027-08-20 Sommerferien
NW 2027-07-19/2027-08-31 Sommerferien
BW 2027-07-29/2027-09-11 Sommerferien
BY 2027-08-02/2027-09-13 Sommerferien
RP,SL 2027-10-04/2027-10-15 Herbstferien
HE 2027-10-04/2027-10-16 Herbstferien
TH 2027-10-09/2027-10-23 Herbstferien
HH 2027-10-11/2027-10-22 Herbstferien
BB,BE,SH,SN 2027-10-11/2027-10-23 Herbstferien
MV 2027-10-14/2027-10-23 Herbstferien
NI 2027-10-16/2027-10-30 Herbstferien
ST 2027-10-18/2027-10-23 Herbstferien
HB 2027-10-18/2027-10-30 Herbstferien
NW 2027-10-23/2027-11-06 Herbstferien
BY 2027-11-02/2027-11-05 Herbstferien
BW 2027-11-02/2027-11-06 Herbstferien
HH,SL,ST 2027-12-20/2027-12-31 Weihnachtsferien
BE,MV 2027-12-22/2027-12-31 Weihnachtsferien
BB,BW,HB,HE,NI,RP,SH,SN,TH 2027-12-23/2027-12-31 Weihnachtsferien
BY,NW 2027-12-24/2027-12-31 Weihnachtsferien
""",
        2028: """\
SN 2028-01-01 Weihnachtsferien
MV 2028-01-01/2028-01-04 Weihnachtsferien
BY,RP 2028-01-01/2028-01-07 Weihnachtsferien
BW,HB,NI,NW,SH 2028-01-01/2028-01-08 Weihnachtsferien
HE 2028-01-01/2028-01-11 Weihnachtsferien
HH 2028-01-28 Winterferien
HB,NI 2028-01-31/2028-02-01 Winterferien
BB,BE 2028-01-31/2028-02-05 Winterferien
MV 2028-02-05/2028-02-18 Winterferien
ST,TH 2028-02-07/2028-02-12 Winterferien
SN 2028-02-14/2028-02-26 Winterferien
SL 2028-02-21/2028-02-29 Winterferien
BY 2028-02-28/2028-03-03 Oster-/Frühjahrsferien
HH 2028-03-06/2028-03-17 Oster-/Frühjahrsferien
HE 2028-04-03/2028-04-14 Oster-/Frühjahrsferien
SH,TH 2028-04-03/2028-04-15 Oster-/Frühjahrsferien
BY,RP 2028-04-10/2028-04-21 Oster-/Frühjahrsferien
BB,BE,HB,NI,NW,ST 2028-04-10/2028-04-22 Oster-/Frühjahrsferien
MV,SL 2028-04-12/2028-04-21 Oster-/Frühjahrsferien
BW 2028-04-13 Oster-/Frühjahrsferien
SN 2028-04-14/2028-04-22 Oster-/Frühjahrsferien
BW 2028-04-18/2028-04-22 Oster-/Frühjahrsferien
HH 2028-05-22/2028-05-26 Himmelfahrts-/Pfingstferien
BE,HB,MV,NI,SH,SN,TH 2028-05-26 Himmelfahrts-/Pfingstferien
BE 2028-06-01/2028-06-02 Himmelfahrts-/Pfingstferien
MV 2028-06-02/2028-06-06 Himmelfahrts-/Pfingstferien
ST 2028-06-03/2028-06-10 Himmelfahrts-/Pfingstferien
HB,NI 2028-06-06 Himmelfahrts-/Pfingstferien
BY 2028-06-06/2028-06-16 Himmelfahrts-/Pfingstferien
BW 2028-06-06/2028-06-17 Himmelfahrts-/Pfingstferien
SH 2028-06-24/2028-08-04 Sommerferien
MV 2028-06-26/2028-08-05 Sommerferien
BB 2028-06-29/2028-08-12 Sommerferien
BE 2028-07-01/2028-08-12 Sommerferien
HE,HH,RP,SL 2028-07-03/2028-08-11 Sommerferien
NW 2028-07-10/2028-08-22 Sommerferien
HB,NI 2028-07-20/2028-08-30 Sommerferien
SN,ST,TH 2028-07-22/2028-09-01 Sommerferien
BW 2028-07-27/2028-09-09 Sommerferien
BY 2028-07-31/2028-09-11 Sommerferien
HB,MV,NI,ST 2028-10-02 Herbstferien
HH 2028-10-02/2028-10-13 Herbstferien
BB,BE 2028-10-02/2028-10-14 Herbstferien
HE,RP,SL 2028-10-09/2028-10-20 Herbstferien
SH 2028-10-16/2028-10-30 Herbstferien
MV 2028-10-23/2028-10-28 Herbstferien
SN,TH 2028-10-23/2028-11-03 Herbstferien
HB,NI,NW 2028-10-23/2028-11-04 Herbstferien
HH,MV 2028-10-30 Herbstferien
BW,BY,ST 2028-10-30/2028-11-03 Herbstferien
HH 2028-12-18/2028-12-29 Weihnachtsferien
SL 2028-12-20/2028-12-31 Weihnachtsferien
NW,RP,SH,ST 2028-12-21/2028-12-31 Weihnachtsferien
BB,BE,MV 2028-12-22/2028-12-31 Weihnachtsferien
BW,BY,SN,TH 2028-12-23/2028-12-31 Weihnachtsferien
HB,HE,NI 2028-12-27/2028-12-31 Weihnachtsferien
""",
    },
}
