"""True statements as they are pasted: a tab between cells, and each source's own heads, dashes and rounding.

Figures and the words of rows are facts, taken over with where they are from.
"""

# https://www.finansiellinfo.se/Grastorp_2019/Resultatrakning.html; tkr.
GRASTORP_INCOME = """\
Resultaträkning, tkr
	Budget 2019	Bokslut 2019	Bokslut 2018	Bokslut 2017
Verksamhetens intäkter	102 946	101 282	106 965	123 412
Verksamhetens kostnader	-423 231	-417 698	-419 995	-419 914
Avskrivningar	-14 991	-14 879	-13 462	-14 037
Verksamhetens nettokostnader	-335 276	-331 295	-326 492	-310 539
Skatteintäkter	257 951	257 770	251 162	243 385
Generella statsbidrag och utjämning	84 473	86 552	81 948	81 204
Verksamhetens resultat	7 148	13 027	6 618	14 050
Finansiella intäkter	812	794	1 035	701
Finansiella kostnader	-1 111	-1 778	-1 541	-1 632
Resultat efter finansiella poster	6 849	12 043	6 112	13 119
Extraordinära poster	-	-	-	-
Årets resultat	6 849	12 043	6 112	13 119
"""

# https://www.finansiellinfo.se/Grastorp_2020/Balansrakning.html; tkr. The result of 2018 is 6 112 in the resultaträkning.
GRASTORP_BALANCE = """\
Balansräkning, tkr
	2020	2019	2018
TILLGÅNGAR
Anläggningstillgångar
Immateriella anläggningstillgångar	2 158	446	461
Materiella anläggningstillgångar
Mark, byggnader och tekniska anläggningar	359 745	294 144	272 681
Maskiner och inventarier	12 671	10 728	10 548
Summa materiella anläggningstillgångar	372 416	304 872	283 229
Aktier och andelar	9 980	8 880	11 180
Långfristiga fordringar	0	1 100	1 100
Finansiella anläggningstillgångar	9 980	9 980	12 280
Summa anläggningstillgångar	384 554	315 298	295 970
Bidrag till statlig infrastruktur	5 040	5 320	5 600
Förråd och exploatering	0	0	0
Fordringar	39 331	34 153	32 399
Kassa och bank	48 969	51 592	64 369
Summa omsättningstillgångar	88 300	85 745	96 768
Summa tillgångar	477 894	406 363	398 338
EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER
Eget kapital vid årets början	184 788	172 745	166 632
Årets resultat	27 125	12 043	6 113
Eget kapital vid årets slut	211 913	184 788	172 745
– varav resultatutjämningsreserv	13 500	13 500	12 500
– varav övrigt eget kapital	198 413	171 288	160 245
Avsättningar för pensioner	7 094	7 015	6 258
Andra avsättningar	7 059	9 154	8 658
Summa avsättningar	14 153	16 169	14 916
Långfristiga skulder	151 284	122 876	126 098
Kortfristiga skulder	100 544	82 530	84 579
Summa skulder	251 828	205 406	210 677
Summa eget kapital, avsättningar och skulder	477 894	406 363	398 338
PANTER OCH ANSVARSFÖRBINDELSER
Borgensförbindelser	247 462	227 225	212 232
Pensionsförpliktelser före 1998	131 313	133 462	134 056
– därav särskild löneskatt	25 637	26 057	26 172
"""

# https://www.finansiellinfo.se/Grastorp_2019/Balanskravsresultat.html: over it stands mkr, and the amounts are tkr.
GRASTORP_BALANCED = """\
Balanskravsutredning
(mkr)	2019	2018	2017
Årets resultat enligt resultaträkningen	12 043	6 113	13 119
Justering av samtliga realisationsvinster	+340
Justering för realisationsvinster enligt undantagsmöjlighet
Justering för realisationsförlust enligt undantagsmöjlighet
Orealiserade förluster i värdepapper
Justering för återföring av orealiserade förluster i värdepapper
Årets resultat efter balanskravsjusteringar	12 383	6 113	13 119
Reservering av medel till resultatutjämningsreserv	– 1 000		– 2 000
Användning av medel från resultatutjämningsreserv
Balanskravsresultat	11 383	6 113	11 119
"""

# Strängnäs kommun, in kr: https://5dok.org/document/q5m9dkwr-str%C3%A4ngn%C3%A4s-kommun.html (2019) and
# https://5dok.org/article/fr%C3%A5gor-allm%C3%A4nheten-%C3%A5rsredovisningen-str%C3%A4ngn%C3%A4s-kommun.yd7e149e (2020).
STRANGNAS_RESULT = """\
Kommunen, kr	2020	2019
Årets resultat	155 116 161	88 581 948
"""
STRANGNAS_RESERVED = """\
Balanskravsutredning, kr	2020
Årets resultat	155 116 161
Reservering till resultatutjämningsreserv	-100 000 000
"""

# Koncernens result, mkr: https://turism.strangnas.se/arkiv/nyheter/nyheter/2021-04-27-starkt-ekonomiskt-resultat-for-2020 and
# https://www.strangnas.se/arkiv/nyheter/nyheter/2022-05-03-bra-ekonomiskt-resultat-for-kommunkoncernen-2021
STRANGNAS_GROUP = """\
Mkr	Koncernen 2021	Koncernen 2020	Koncernen 2019
Årets resultat	245,7	210,8	144,2
"""

# https://goteborg.se/wps/portal/enhetssida/goteborgs-stads-arsredovisningar/Arsredovisning-2019/rakenskaper/resultatrakning
GOTEBORG_INCOME = """\
Resultaträkning för kommunen och den kommunala koncernen.
		Kommunen		Kommunala koncernen
Belopp i mnkr	Not	2018	2019	2018	2019
Verksamhetens intäkter	1	10 932	11 397	26 287	26 720
Verksamhetens kostnader	2, 3, 17	-39 658	-41 140	-50 016	-51 646
Avskrivningar	4,5	-1 490	-1 639	-4 488	-4 613
Verksamhetens nettokostnader		-30 216	-31 382	-28 217	-29 539
Skatteintäkter	6	27 590	28 833	27 590	28 833
Generella statsbidrag och utjämningsbidrag	6	3 705	3 634	3 705	3 634
Verksamhetens resultat		1 079	1 085	3 078	2 928
Finansiella intäkter	7	1 224	978	67	65
Finansiella kostnader	3, 7	-511	-559	-790	-773
Resultat efter finansiella poster		1 792	1 504	2 355	2 220
Extraordinära poster		-	-	-	-
Årets resultat		1 792	1 504	2 355	2 220
"""

# https://www.finansiellinfo.se/Hallsberg_2020/Kassaflodesanalys.html (in part)
HALLSBERG_CASH_FLOW = """\
Kassaflödesanalys
Belopp i mnkr	Not	Kommun 2020	Kommun 2019	Koncern 2020	Koncern 2019
DEN LÖPANDE VERKSAMHETEN
Årets resultat		59	42	58	35
Justering för av- och nedskrivningar		30	25	55	33
Medel från verksamheten före förändringar av rörelsekapital		94	72	121	88
Ökning (−)/minskning (+) kortfristiga fordringar	12	– 4	5	4	4
Ökning (−)/minskning (+) förråd och varulager	11	0	0	– 10	1
Ökning (+)/minskning (−) kortfristiga skulder	18	35	– 11	33	– 10
Kassaflöde från den löpande verksamheten		125	66	148	83
INVESTERINGSVERKSAMHETEN
Investering i materiella anläggningstillgångar		– 83	– 108	– 238	– 260
Försäljning av materiella anläggningstillgångar			2	– 1	2
Försäljning av finansiella anläggningstillgångar		2		3	1
Kassaflöde från investeringsverksamheten		– 81	– 106	– 236	– 257
Nyupptagna lån		0	0	137	135
Amortering av skuld		– 1	– 1	– 1	– 1
Kassaflöde från finansieringsverksamheten		2	3	139	138
Årets kassaflöde		46	– 37	51	– 36
Likvida medel vid årets början		63	100	133	169
Likvida medel vid årets slut		109	63	184	133
"""

# https://finansiellinfo.se/Vansbro_2019/Resultatrakning.html: notes among the amounts, and heads as a browser leaves them.
VANSBRO_INCOME = """\
(tkr)		Kommunen	Sammanställd redovisning
		Utfall 2019-12-31	Utfall 2018-12-31	Utfall 2019-12-31	Utfall 2018-12-31
Verksamhetens intäkter	Not 2	132 371	106 488	266 090	228 338
Verksamhetens kostnader	Not 3	– 522 941	– 515 518	– 643 944	– 625 709
Avskrivningar	Not 4	– 15 842	– 14 517	– 25 576	– 23 244
VERKSAMHETENS NETTOKOSTNADER		– 406 412	– 423 547	– 403 430	– 420 615
Skatteintäkter	Not 5	286 537	279 214	286 537	279 214
Generella statsbidrag och utjämning	Not 6	130 818	128 722	130 824	128 722
VERKSAMHETENS RESULTAT		10 943	– 15 611	13 931	– 12 679
Finansiella intäkter	Not 7	2 992	3 946	2 613	3 692
Finansiella kostnader	Not 8	– 33 378	– 1 842	– 34 848	– 3 248
RESULTAT EFTER FINANSIELLA POSTER		– 19 443	– 13 507	– 18 304	– 12 235
Extraordinära poster	Not 9	– 16 064		– 16 064
ÅRETS RESULTAT		– 35 507	– 13 507	– 34 368	– 12 235
"""

# https://finansiellinfo.se/Kramfors_2018/balansrakning.html: a note's column for each unit, and dashes before names.
KRAMFORS_BALANCE = """\
Balansräkning
Löpande prisnivå, mnkr	KOMMUNEN			KONCERNEN
	Not	2018	2017	Not	2018	2017
Anläggningstillgångar
– Mark, byggnader och tekniska anläggningar	13	543,2	521,2	8	1 480,0	1 444,8
– Maskiner och inventarier	14	29,8	30,7	9	92,5	76,4
– Konst	15	3,3	3,2		3,3	3,2
– Finansiella anläggningstillgångar	16	79,9	79,8		21,9	30,3
Summa anläggningstillgångar		656,1	634,9		1 597,7	1 554,7
– Förråd, exploateringsfast	17	4,4	5,1		4,4	5,1
– Kortfristiga fordringar	18	124,2	117,5	10	131,0	106,9
– Kassa och bank	19	153,2	161,8	11	153,4	161,9
Summa omsättningstillgångar		281,9	284,4		288,8	273,9
Summa tillgångar		938,0	919,3		1 886,5	1 828,6
Eget kapital
– Eget kapital		380,3	348,7		444,4	407,0
– Årets resultat		– 52,0	31,7		– 53,7	36,7
Summa eget kapital	20	328,4	380,3	12	386,1	444,1
Minoritetsintresse		0,0	0,0
– Avsättningar för pensioner och förpliktelser	21	87,7	73,8	13	99,2	85,3
– Andra avsättningar	22	55,5	40,6	14	62,8	43,9
Summa avsättningar		143,2	114,4		162,0	129,2
– Långfristiga skulder	23	166,9	132,4	15	1 036,2	944,6
– Kortfristiga skulder	24	299,6	292,1	16	302,2	310,7
Summa skulder		466,4	424,5		1 338,4	1 255,3
Summa eget kapital, avsättningar och skulder		938,0	919,3		1 886,5	1 828,6
Poster inom linjen
Pensionsåtaganden före 1998		533,6	601,0		533,6	601,0
Borgensåtaganden	25	909,7	862,1		0,6	0,8
"""

# http://arsredovisningkba.se/2014/ekonomisk-redovisning/finansiella-rapporter/resultatrakning-3/ (in part): kommunen has a
# budget, koncernen has none.
KUNGSBACKA_INCOME = """\
	Kommunen	Koncernen
Miljoner kronor	Not	Budget 2014	Utfall 2013	Utfall 2014	Utfall 2013	Utfall 2014
Verksamhetens intäkter	1	805	733	790	921	983
Jämförelsestörande intäkter	3	0	149	55	153	56
Verksamhetens kostnader	2	-4 412	-4 203	-4 314	-4 264	-4 374
Kommunalskatt	5	3 721	3 609	3 723	3 609	3 723
Resultat efter skatteintäkter och finansnetto	 	13	96	179	105	163
Årets resultat	 	13	96	179	104	161
"""

# https://finansiellinfo.se/Sjobo-2021/Resultatrakning.html, as a file with semicolons and decimal points.
SJOBO_INCOME = """\
# mnkr; kommun bokslut 2020; kommun bokslut 2021; budget 2021; sammanställd 2020; sammanställd 2021
# källa: https://finansiellinfo.se/Sjobo-2021/Resultatrakning.html
Verksamhetens intäkter;270.6;281.9;252.7;363.3;382.9
varav jämförelsestörande;0.1;0.7;0.0;1.0;0.8
Verksamhetens kostnader;-1329.0;-1381.2;-1361.3;-1333.6;-1394.8
Av- och nedskrivningar;-27.8;-28.1;-31.3;-74.5;-74.3
Verksamhetens nettokostnader;-1086.2;-1127.4;-1139.9;-1044.8;-1086.2
Skatteintäkter;805.1;861.9;827.2;805.1;861.9
Generella statsbidrag och utjämning;305.4;326.6;318.0;305.4;326.6
Verksamhetens resultat;24.3;61.1;5.3;65.7;102.3
Finansiella intäkter;18.9;20.2;9.6;8.5;11.8
Finansiella kostnader;-5.3;-0.6;-0.6;-15.0;-10.4
Resultat efter finansiella poster;37.9;80.7;14.3;59.2;103.7
Extraordinära poster;0.0;0.0;0.0;0.0;0.0
Årets resultat;37.9;80.7;14.3;59.2;103.7
Balanskravsjusteringar;-1.6;-9.2;0.0;;
Årets resultat efter balanskravsjusteringar;36.3;71.5;14.3;;
Reservering till RUR;-22.0;0.0;0;;
Balanskravsresultat;14.3;71.5;14.3;;
"""
