BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_treelock','Can add trädlås');
INSERT INTO "auth_permission" VALUES(2,1,'change_treelock','Can change trädlås');
INSERT INTO "auth_permission" VALUES(3,1,'delete_treelock','Can delete trädlås');
INSERT INTO "auth_permission" VALUES(4,1,'view_treelock','Can view trädlås');
INSERT INTO "auth_permission" VALUES(5,2,'add_user','Can add användare');
INSERT INTO "auth_permission" VALUES(6,2,'change_user','Can change användare');
INSERT INTO "auth_permission" VALUES(7,2,'delete_user','Can delete användare');
INSERT INTO "auth_permission" VALUES(8,2,'view_user','Can view användare');
INSERT INTO "auth_permission" VALUES(9,3,'add_frozencontent','Can add fryst innehåll');
INSERT INTO "auth_permission" VALUES(10,3,'change_frozencontent','Can change fryst innehåll');
INSERT INTO "auth_permission" VALUES(11,3,'delete_frozencontent','Can delete fryst innehåll');
INSERT INTO "auth_permission" VALUES(12,3,'view_frozencontent','Can view fryst innehåll');
INSERT INTO "auth_permission" VALUES(13,4,'add_historicaluser','Can add historical användare');
INSERT INTO "auth_permission" VALUES(14,4,'change_historicaluser','Can change historical användare');
INSERT INTO "auth_permission" VALUES(15,4,'delete_historicaluser','Can delete historical användare');
INSERT INTO "auth_permission" VALUES(16,4,'view_historicaluser','Can view historical användare');
INSERT INTO "auth_permission" VALUES(17,5,'add_matter','Can add ärende');
INSERT INTO "auth_permission" VALUES(18,5,'change_matter','Can change ärende');
INSERT INTO "auth_permission" VALUES(19,5,'delete_matter','Can delete ärende');
INSERT INTO "auth_permission" VALUES(20,5,'view_matter','Can view ärende');
INSERT INTO "auth_permission" VALUES(21,6,'add_orgunit','Can add organisationsenhet');
INSERT INTO "auth_permission" VALUES(22,6,'change_orgunit','Can change organisationsenhet');
INSERT INTO "auth_permission" VALUES(23,6,'delete_orgunit','Can delete organisationsenhet');
INSERT INTO "auth_permission" VALUES(24,6,'view_orgunit','Can view organisationsenhet');
INSERT INTO "auth_permission" VALUES(25,7,'add_operation','Can add verksamhet');
INSERT INTO "auth_permission" VALUES(26,7,'change_operation','Can change verksamhet');
INSERT INTO "auth_permission" VALUES(27,7,'delete_operation','Can delete verksamhet');
INSERT INTO "auth_permission" VALUES(28,7,'view_operation','Can view verksamhet');
INSERT INTO "auth_permission" VALUES(29,8,'add_officeservice','Can add kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(30,8,'change_officeservice','Can change kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(31,8,'delete_officeservice','Can delete kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(32,8,'view_officeservice','Can view kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(33,9,'add_historicalunitsuccession','Can add historical efterföljd');
INSERT INTO "auth_permission" VALUES(34,9,'change_historicalunitsuccession','Can change historical efterföljd');
INSERT INTO "auth_permission" VALUES(35,9,'delete_historicalunitsuccession','Can delete historical efterföljd');
INSERT INTO "auth_permission" VALUES(36,9,'view_historicalunitsuccession','Can view historical efterföljd');
INSERT INTO "auth_permission" VALUES(37,10,'add_historicalroleassignment','Can add historical rolltilldelning');
INSERT INTO "auth_permission" VALUES(38,10,'change_historicalroleassignment','Can change historical rolltilldelning');
INSERT INTO "auth_permission" VALUES(39,10,'delete_historicalroleassignment','Can delete historical rolltilldelning');
INSERT INTO "auth_permission" VALUES(40,10,'view_historicalroleassignment','Can view historical rolltilldelning');
INSERT INTO "auth_permission" VALUES(41,11,'add_historicalorgunit','Can add historical organisationsenhet');
INSERT INTO "auth_permission" VALUES(42,11,'change_historicalorgunit','Can change historical organisationsenhet');
INSERT INTO "auth_permission" VALUES(43,11,'delete_historicalorgunit','Can delete historical organisationsenhet');
INSERT INTO "auth_permission" VALUES(44,11,'view_historicalorgunit','Can view historical organisationsenhet');
INSERT INTO "auth_permission" VALUES(45,12,'add_historicaloperation','Can add historical verksamhet');
INSERT INTO "auth_permission" VALUES(46,12,'change_historicaloperation','Can change historical verksamhet');
INSERT INTO "auth_permission" VALUES(47,12,'delete_historicaloperation','Can delete historical verksamhet');
INSERT INTO "auth_permission" VALUES(48,12,'view_historicaloperation','Can view historical verksamhet');
INSERT INTO "auth_permission" VALUES(49,13,'add_historicalofficeservice','Can add historical kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(50,13,'change_historicalofficeservice','Can change historical kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(51,13,'delete_historicalofficeservice','Can delete historical kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(52,13,'view_historicalofficeservice','Can view historical kontor åt nämnd');
INSERT INTO "auth_permission" VALUES(53,14,'add_historicaldecision','Can add historical beslut');
INSERT INTO "auth_permission" VALUES(54,14,'change_historicaldecision','Can change historical beslut');
INSERT INTO "auth_permission" VALUES(55,14,'delete_historicaldecision','Can delete historical beslut');
INSERT INTO "auth_permission" VALUES(56,14,'view_historicaldecision','Can view historical beslut');
INSERT INTO "auth_permission" VALUES(57,15,'add_decision','Can add beslut');
INSERT INTO "auth_permission" VALUES(58,15,'change_decision','Can change beslut');
INSERT INTO "auth_permission" VALUES(59,15,'delete_decision','Can delete beslut');
INSERT INTO "auth_permission" VALUES(60,15,'view_decision','Can view beslut');
INSERT INTO "auth_permission" VALUES(61,16,'add_personname','Can add personnamn');
INSERT INTO "auth_permission" VALUES(62,16,'change_personname','Can change personnamn');
INSERT INTO "auth_permission" VALUES(63,16,'delete_personname','Can delete personnamn');
INSERT INTO "auth_permission" VALUES(64,16,'view_personname','Can view personnamn');
INSERT INTO "auth_permission" VALUES(65,17,'add_picture','Can add bild');
INSERT INTO "auth_permission" VALUES(66,17,'change_picture','Can change bild');
INSERT INTO "auth_permission" VALUES(67,17,'delete_picture','Can delete bild');
INSERT INTO "auth_permission" VALUES(68,17,'view_picture','Can view bild');
INSERT INTO "auth_permission" VALUES(69,18,'add_roleassignment','Can add rolltilldelning');
INSERT INTO "auth_permission" VALUES(70,18,'change_roleassignment','Can change rolltilldelning');
INSERT INTO "auth_permission" VALUES(71,18,'delete_roleassignment','Can delete rolltilldelning');
INSERT INTO "auth_permission" VALUES(72,18,'view_roleassignment','Can view rolltilldelning');
INSERT INTO "auth_permission" VALUES(73,19,'add_sentform','Can add insänt formulär');
INSERT INTO "auth_permission" VALUES(74,19,'change_sentform','Can change insänt formulär');
INSERT INTO "auth_permission" VALUES(75,19,'delete_sentform','Can delete insänt formulär');
INSERT INTO "auth_permission" VALUES(76,19,'view_sentform','Can view insänt formulär');
INSERT INTO "auth_permission" VALUES(77,20,'add_unitname','Can add enhetsnamn');
INSERT INTO "auth_permission" VALUES(78,20,'change_unitname','Can change enhetsnamn');
INSERT INTO "auth_permission" VALUES(79,20,'delete_unitname','Can delete enhetsnamn');
INSERT INTO "auth_permission" VALUES(80,20,'view_unitname','Can view enhetsnamn');
INSERT INTO "auth_permission" VALUES(81,21,'add_unitsuccession','Can add efterföljd');
INSERT INTO "auth_permission" VALUES(82,21,'change_unitsuccession','Can change efterföljd');
INSERT INTO "auth_permission" VALUES(83,21,'delete_unitsuccession','Can delete efterföljd');
INSERT INTO "auth_permission" VALUES(84,21,'view_unitsuccession','Can view efterföljd');
INSERT INTO "auth_permission" VALUES(85,22,'add_draft','Can add formulärutkast');
INSERT INTO "auth_permission" VALUES(86,22,'change_draft','Can change formulärutkast');
INSERT INTO "auth_permission" VALUES(87,22,'delete_draft','Can delete formulärutkast');
INSERT INTO "auth_permission" VALUES(88,22,'view_draft','Can view formulärutkast');
INSERT INTO "auth_permission" VALUES(89,23,'add_job','Can add bakgrundsjobb');
INSERT INTO "auth_permission" VALUES(90,23,'change_job','Can change bakgrundsjobb');
INSERT INTO "auth_permission" VALUES(91,23,'delete_job','Can delete bakgrundsjobb');
INSERT INTO "auth_permission" VALUES(92,23,'view_job','Can view bakgrundsjobb');
INSERT INTO "auth_permission" VALUES(93,24,'add_assignment','Can add uppdrag');
INSERT INTO "auth_permission" VALUES(94,24,'change_assignment','Can change uppdrag');
INSERT INTO "auth_permission" VALUES(95,24,'delete_assignment','Can delete uppdrag');
INSERT INTO "auth_permission" VALUES(96,24,'view_assignment','Can view uppdrag');
INSERT INTO "auth_permission" VALUES(97,25,'add_assignmentreceiver','Can add uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(98,25,'change_assignmentreceiver','Can change uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(99,25,'delete_assignmentreceiver','Can delete uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(100,25,'view_assignmentreceiver','Can view uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(101,26,'add_assignmentversion','Can add uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(102,26,'change_assignmentversion','Can change uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(103,26,'delete_assignmentversion','Can delete uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(104,26,'view_assignmentversion','Can view uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(105,27,'add_governingdocument','Can add styrdokument');
INSERT INTO "auth_permission" VALUES(106,27,'change_governingdocument','Can change styrdokument');
INSERT INTO "auth_permission" VALUES(107,27,'delete_governingdocument','Can delete styrdokument');
INSERT INTO "auth_permission" VALUES(108,27,'view_governingdocument','Can view styrdokument');
INSERT INTO "auth_permission" VALUES(109,28,'add_historicalassignment','Can add historical uppdrag');
INSERT INTO "auth_permission" VALUES(110,28,'change_historicalassignment','Can change historical uppdrag');
INSERT INTO "auth_permission" VALUES(111,28,'delete_historicalassignment','Can delete historical uppdrag');
INSERT INTO "auth_permission" VALUES(112,28,'view_historicalassignment','Can view historical uppdrag');
INSERT INTO "auth_permission" VALUES(113,29,'add_historicalassignmentreceiver','Can add historical uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(114,29,'change_historicalassignmentreceiver','Can change historical uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(115,29,'delete_historicalassignmentreceiver','Can delete historical uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(116,29,'view_historicalassignmentreceiver','Can view historical uppdragsmottagare');
INSERT INTO "auth_permission" VALUES(117,30,'add_historicalassignmentversion','Can add historical uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(118,30,'change_historicalassignmentversion','Can change historical uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(119,30,'delete_historicalassignmentversion','Can delete historical uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(120,30,'view_historicalassignmentversion','Can view historical uppdragets lydelse');
INSERT INTO "auth_permission" VALUES(121,31,'add_historicalkeyfigure','Can add historical nyckeltal');
INSERT INTO "auth_permission" VALUES(122,31,'change_historicalkeyfigure','Can change historical nyckeltal');
INSERT INTO "auth_permission" VALUES(123,31,'delete_historicalkeyfigure','Can delete historical nyckeltal');
INSERT INTO "auth_permission" VALUES(124,31,'view_historicalkeyfigure','Can view historical nyckeltal');
INSERT INTO "auth_permission" VALUES(125,32,'add_historicalperspective','Can add historical perspektiv');
INSERT INTO "auth_permission" VALUES(126,32,'change_historicalperspective','Can change historical perspektiv');
INSERT INTO "auth_permission" VALUES(127,32,'delete_historicalperspective','Can delete historical perspektiv');
INSERT INTO "auth_permission" VALUES(128,32,'view_historicalperspective','Can view historical perspektiv');
INSERT INTO "auth_permission" VALUES(129,33,'add_keyfigure','Can add nyckeltal');
INSERT INTO "auth_permission" VALUES(130,33,'change_keyfigure','Can change nyckeltal');
INSERT INTO "auth_permission" VALUES(131,33,'delete_keyfigure','Can delete nyckeltal');
INSERT INTO "auth_permission" VALUES(132,33,'view_keyfigure','Can view nyckeltal');
INSERT INTO "auth_permission" VALUES(133,34,'add_perspective','Can add perspektiv');
INSERT INTO "auth_permission" VALUES(134,34,'change_perspective','Can change perspektiv');
INSERT INTO "auth_permission" VALUES(135,34,'delete_perspective','Can delete perspektiv');
INSERT INTO "auth_permission" VALUES(136,34,'view_perspective','Can view perspektiv');
INSERT INTO "auth_permission" VALUES(137,35,'add_plan','Can add plan');
INSERT INTO "auth_permission" VALUES(138,35,'change_plan','Can change plan');
INSERT INTO "auth_permission" VALUES(139,35,'delete_plan','Can delete plan');
INSERT INTO "auth_permission" VALUES(140,35,'view_plan','Can view plan');
INSERT INTO "auth_permission" VALUES(141,36,'add_historicalplancontinuation','Can add historical fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(142,36,'change_historicalplancontinuation','Can change historical fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(143,36,'delete_historicalplancontinuation','Can delete historical fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(144,36,'view_historicalplancontinuation','Can view historical fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(145,37,'add_historicalplan','Can add historical plan');
INSERT INTO "auth_permission" VALUES(146,37,'change_historicalplan','Can change historical plan');
INSERT INTO "auth_permission" VALUES(147,37,'delete_historicalplan','Can delete historical plan');
INSERT INTO "auth_permission" VALUES(148,37,'view_historicalplan','Can view historical plan');
INSERT INTO "auth_permission" VALUES(149,38,'add_historicalgoverningdocument','Can add historical styrdokument');
INSERT INTO "auth_permission" VALUES(150,38,'change_historicalgoverningdocument','Can change historical styrdokument');
INSERT INTO "auth_permission" VALUES(151,38,'delete_historicalgoverningdocument','Can delete historical styrdokument');
INSERT INTO "auth_permission" VALUES(152,38,'view_historicalgoverningdocument','Can view historical styrdokument');
INSERT INTO "auth_permission" VALUES(153,39,'add_plancontinuation','Can add fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(154,39,'change_plancontinuation','Can change fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(155,39,'delete_plancontinuation','Can delete fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(156,39,'view_plancontinuation','Can view fortsättning på en plan');
INSERT INTO "auth_permission" VALUES(157,40,'add_planedition','Can add planutgåva');
INSERT INTO "auth_permission" VALUES(158,40,'change_planedition','Can change planutgåva');
INSERT INTO "auth_permission" VALUES(159,40,'delete_planedition','Can delete planutgåva');
INSERT INTO "auth_permission" VALUES(160,40,'view_planedition','Can view planutgåva');
INSERT INTO "auth_permission" VALUES(161,41,'add_planmatter','Can add planens ärende');
INSERT INTO "auth_permission" VALUES(162,41,'change_planmatter','Can change planens ärende');
INSERT INTO "auth_permission" VALUES(163,41,'delete_planmatter','Can delete planens ärende');
INSERT INTO "auth_permission" VALUES(164,41,'view_planmatter','Can view planens ärende');
INSERT INTO "auth_permission" VALUES(165,42,'add_plannode','Can add planpost');
INSERT INTO "auth_permission" VALUES(166,42,'change_plannode','Can change planpost');
INSERT INTO "auth_permission" VALUES(167,42,'delete_plannode','Can delete planpost');
INSERT INTO "auth_permission" VALUES(168,42,'view_plannode','Can view planpost');
INSERT INTO "auth_permission" VALUES(169,43,'add_nodecontinuation','Can add fortsättning');
INSERT INTO "auth_permission" VALUES(170,43,'change_nodecontinuation','Can change fortsättning');
INSERT INTO "auth_permission" VALUES(171,43,'delete_nodecontinuation','Can delete fortsättning');
INSERT INTO "auth_permission" VALUES(172,43,'view_nodecontinuation','Can view fortsättning');
INSERT INTO "auth_permission" VALUES(173,44,'add_historicaltarget','Can add historical målvärde');
INSERT INTO "auth_permission" VALUES(174,44,'change_historicaltarget','Can change historical målvärde');
INSERT INTO "auth_permission" VALUES(175,44,'delete_historicaltarget','Can delete historical målvärde');
INSERT INTO "auth_permission" VALUES(176,44,'view_historicaltarget','Can view historical målvärde');
INSERT INTO "auth_permission" VALUES(177,45,'add_historicalplannode','Can add historical planpost');
INSERT INTO "auth_permission" VALUES(178,45,'change_historicalplannode','Can change historical planpost');
INSERT INTO "auth_permission" VALUES(179,45,'delete_historicalplannode','Can delete historical planpost');
INSERT INTO "auth_permission" VALUES(180,45,'view_historicalplannode','Can view historical planpost');
INSERT INTO "auth_permission" VALUES(181,46,'add_historicalnodecontinuation','Can add historical fortsättning');
INSERT INTO "auth_permission" VALUES(182,46,'change_historicalnodecontinuation','Can change historical fortsättning');
INSERT INTO "auth_permission" VALUES(183,46,'delete_historicalnodecontinuation','Can delete historical fortsättning');
INSERT INTO "auth_permission" VALUES(184,46,'view_historicalnodecontinuation','Can view historical fortsättning');
INSERT INTO "auth_permission" VALUES(185,47,'add_historicalcontribution','Can add historical koppling');
INSERT INTO "auth_permission" VALUES(186,47,'change_historicalcontribution','Can change historical koppling');
INSERT INTO "auth_permission" VALUES(187,47,'delete_historicalcontribution','Can delete historical koppling');
INSERT INTO "auth_permission" VALUES(188,47,'view_historicalcontribution','Can view historical koppling');
INSERT INTO "auth_permission" VALUES(189,48,'add_frozennode','Can add fryst post');
INSERT INTO "auth_permission" VALUES(190,48,'change_frozennode','Can change fryst post');
INSERT INTO "auth_permission" VALUES(191,48,'delete_frozennode','Can delete fryst post');
INSERT INTO "auth_permission" VALUES(192,48,'view_frozennode','Can view fryst post');
INSERT INTO "auth_permission" VALUES(193,49,'add_frozenlink','Can add fryst koppling');
INSERT INTO "auth_permission" VALUES(194,49,'change_frozenlink','Can change fryst koppling');
INSERT INTO "auth_permission" VALUES(195,49,'delete_frozenlink','Can delete fryst koppling');
INSERT INTO "auth_permission" VALUES(196,49,'view_frozenlink','Can view fryst koppling');
INSERT INTO "auth_permission" VALUES(197,50,'add_contribution','Can add koppling');
INSERT INTO "auth_permission" VALUES(198,50,'change_contribution','Can change koppling');
INSERT INTO "auth_permission" VALUES(199,50,'delete_contribution','Can delete koppling');
INSERT INTO "auth_permission" VALUES(200,50,'view_contribution','Can view koppling');
INSERT INTO "auth_permission" VALUES(201,51,'add_target','Can add målvärde');
INSERT INTO "auth_permission" VALUES(202,51,'change_target','Can change målvärde');
INSERT INTO "auth_permission" VALUES(203,51,'delete_target','Can delete målvärde');
INSERT INTO "auth_permission" VALUES(204,51,'view_target','Can view målvärde');
INSERT INTO "auth_permission" VALUES(205,52,'add_action','Can add åtgärd');
INSERT INTO "auth_permission" VALUES(206,52,'change_action','Can change åtgärd');
INSERT INTO "auth_permission" VALUES(207,52,'delete_action','Can delete åtgärd');
INSERT INTO "auth_permission" VALUES(208,52,'view_action','Can view åtgärd');
INSERT INTO "auth_permission" VALUES(209,53,'add_assessment','Can add bedömning');
INSERT INTO "auth_permission" VALUES(210,53,'change_assessment','Can change bedömning');
INSERT INTO "auth_permission" VALUES(211,53,'delete_assessment','Can delete bedömning');
INSERT INTO "auth_permission" VALUES(212,53,'view_assessment','Can view bedömning');
INSERT INTO "auth_permission" VALUES(213,54,'add_deviation','Can add avvikelse');
INSERT INTO "auth_permission" VALUES(214,54,'change_deviation','Can change avvikelse');
INSERT INTO "auth_permission" VALUES(215,54,'delete_deviation','Can delete avvikelse');
INSERT INTO "auth_permission" VALUES(216,54,'view_deviation','Can view avvikelse');
INSERT INTO "auth_permission" VALUES(217,55,'add_frozenaction','Can add fryst åtgärd');
INSERT INTO "auth_permission" VALUES(218,55,'change_frozenaction','Can change fryst åtgärd');
INSERT INTO "auth_permission" VALUES(219,55,'delete_frozenaction','Can delete fryst åtgärd');
INSERT INTO "auth_permission" VALUES(220,55,'view_frozenaction','Can view fryst åtgärd');
INSERT INTO "auth_permission" VALUES(221,56,'add_frozenamount','Can add fryst belopp');
INSERT INTO "auth_permission" VALUES(222,56,'change_frozenamount','Can change fryst belopp');
INSERT INTO "auth_permission" VALUES(223,56,'delete_frozenamount','Can delete fryst belopp');
INSERT INTO "auth_permission" VALUES(224,56,'view_frozenamount','Can view fryst belopp');
INSERT INTO "auth_permission" VALUES(225,57,'add_frozenassessment','Can add fryst bedömning');
INSERT INTO "auth_permission" VALUES(226,57,'change_frozenassessment','Can change fryst bedömning');
INSERT INTO "auth_permission" VALUES(227,57,'delete_frozenassessment','Can delete fryst bedömning');
INSERT INTO "auth_permission" VALUES(228,57,'view_frozenassessment','Can view fryst bedömning');
INSERT INTO "auth_permission" VALUES(229,58,'add_frozendeviation','Can add fryst avvikelse');
INSERT INTO "auth_permission" VALUES(230,58,'change_frozendeviation','Can change fryst avvikelse');
INSERT INTO "auth_permission" VALUES(231,58,'delete_frozendeviation','Can delete fryst avvikelse');
INSERT INTO "auth_permission" VALUES(232,58,'view_frozendeviation','Can view fryst avvikelse');
INSERT INTO "auth_permission" VALUES(233,59,'add_frozenstate','Can add fryst läge');
INSERT INTO "auth_permission" VALUES(234,59,'change_frozenstate','Can change fryst läge');
INSERT INTO "auth_permission" VALUES(235,59,'delete_frozenstate','Can delete fryst läge');
INSERT INTO "auth_permission" VALUES(236,59,'view_frozenstate','Can view fryst läge');
INSERT INTO "auth_permission" VALUES(237,60,'add_frozentext','Can add fryst text');
INSERT INTO "auth_permission" VALUES(238,60,'change_frozentext','Can change fryst text');
INSERT INTO "auth_permission" VALUES(239,60,'delete_frozentext','Can delete fryst text');
INSERT INTO "auth_permission" VALUES(240,60,'view_frozentext','Can view fryst text');
INSERT INTO "auth_permission" VALUES(241,61,'add_frozenvalue','Can add fryst nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(242,61,'change_frozenvalue','Can change fryst nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(243,61,'delete_frozenvalue','Can delete fryst nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(244,61,'view_frozenvalue','Can view fryst nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(245,62,'add_historicalaction','Can add historical åtgärd');
INSERT INTO "auth_permission" VALUES(246,62,'change_historicalaction','Can change historical åtgärd');
INSERT INTO "auth_permission" VALUES(247,62,'delete_historicalaction','Can delete historical åtgärd');
INSERT INTO "auth_permission" VALUES(248,62,'view_historicalaction','Can view historical åtgärd');
INSERT INTO "auth_permission" VALUES(249,63,'add_historicalassessment','Can add historical bedömning');
INSERT INTO "auth_permission" VALUES(250,63,'change_historicalassessment','Can change historical bedömning');
INSERT INTO "auth_permission" VALUES(251,63,'delete_historicalassessment','Can delete historical bedömning');
INSERT INTO "auth_permission" VALUES(252,63,'view_historicalassessment','Can view historical bedömning');
INSERT INTO "auth_permission" VALUES(253,64,'add_historicaldeviation','Can add historical avvikelse');
INSERT INTO "auth_permission" VALUES(254,64,'change_historicaldeviation','Can change historical avvikelse');
INSERT INTO "auth_permission" VALUES(255,64,'delete_historicaldeviation','Can delete historical avvikelse');
INSERT INTO "auth_permission" VALUES(256,64,'view_historicaldeviation','Can view historical avvikelse');
INSERT INTO "auth_permission" VALUES(257,65,'add_historicalimportbatch','Can add historical inläsning');
INSERT INTO "auth_permission" VALUES(258,65,'change_historicalimportbatch','Can change historical inläsning');
INSERT INTO "auth_permission" VALUES(259,65,'delete_historicalimportbatch','Can delete historical inläsning');
INSERT INTO "auth_permission" VALUES(260,65,'view_historicalimportbatch','Can view historical inläsning');
INSERT INTO "auth_permission" VALUES(261,66,'add_historicalkeyfigurevalue','Can add historical nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(262,66,'change_historicalkeyfigurevalue','Can change historical nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(263,66,'delete_historicalkeyfigurevalue','Can delete historical nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(264,66,'view_historicalkeyfigurevalue','Can view historical nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(265,67,'add_historicaloperatingamount','Can add historical driftbelopp');
INSERT INTO "auth_permission" VALUES(266,67,'change_historicaloperatingamount','Can change historical driftbelopp');
INSERT INTO "auth_permission" VALUES(267,67,'delete_historicaloperatingamount','Can delete historical driftbelopp');
INSERT INTO "auth_permission" VALUES(268,67,'view_historicaloperatingamount','Can view historical driftbelopp');
INSERT INTO "auth_permission" VALUES(269,68,'add_historicaloperatingforecast','Can add historical driftprognos');
INSERT INTO "auth_permission" VALUES(270,68,'change_historicaloperatingforecast','Can change historical driftprognos');
INSERT INTO "auth_permission" VALUES(271,68,'delete_historicaloperatingforecast','Can delete historical driftprognos');
INSERT INTO "auth_permission" VALUES(272,68,'view_historicaloperatingforecast','Can view historical driftprognos');
INSERT INTO "auth_permission" VALUES(273,69,'add_historicalreport','Can add historical rapport');
INSERT INTO "auth_permission" VALUES(274,69,'change_historicalreport','Can change historical rapport');
INSERT INTO "auth_permission" VALUES(275,69,'delete_historicalreport','Can delete historical rapport');
INSERT INTO "auth_permission" VALUES(276,69,'view_historicalreport','Can view historical rapport');
INSERT INTO "auth_permission" VALUES(277,70,'add_historicalreportinground','Can add historical uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(278,70,'change_historicalreportinground','Can change historical uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(279,70,'delete_historicalreportinground','Can delete historical uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(280,70,'view_historicalreportinground','Can view historical uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(281,71,'add_historicalreporttext','Can add historical rapportavsnitt');
INSERT INTO "auth_permission" VALUES(282,71,'change_historicalreporttext','Can change historical rapportavsnitt');
INSERT INTO "auth_permission" VALUES(283,71,'delete_historicalreporttext','Can delete historical rapportavsnitt');
INSERT INTO "auth_permission" VALUES(284,71,'view_historicalreporttext','Can view historical rapportavsnitt');
INSERT INTO "auth_permission" VALUES(285,72,'add_historicalscalestep','Can add historical skalsteg');
INSERT INTO "auth_permission" VALUES(286,72,'change_historicalscalestep','Can change historical skalsteg');
INSERT INTO "auth_permission" VALUES(287,72,'delete_historicalscalestep','Can delete historical skalsteg');
INSERT INTO "auth_permission" VALUES(288,72,'view_historicalscalestep','Can view historical skalsteg');
INSERT INTO "auth_permission" VALUES(289,73,'add_historicalsectionrule','Can add historical avsnittsregel');
INSERT INTO "auth_permission" VALUES(290,73,'change_historicalsectionrule','Can change historical avsnittsregel');
INSERT INTO "auth_permission" VALUES(291,73,'delete_historicalsectionrule','Can delete historical avsnittsregel');
INSERT INTO "auth_permission" VALUES(292,73,'view_historicalsectionrule','Can view historical avsnittsregel');
INSERT INTO "auth_permission" VALUES(293,74,'add_historicalstatusupdate','Can add historical lägesrapport');
INSERT INTO "auth_permission" VALUES(294,74,'change_historicalstatusupdate','Can change historical lägesrapport');
INSERT INTO "auth_permission" VALUES(295,74,'delete_historicalstatusupdate','Can delete historical lägesrapport');
INSERT INTO "auth_permission" VALUES(296,74,'view_historicalstatusupdate','Can view historical lägesrapport');
INSERT INTO "auth_permission" VALUES(297,75,'add_importbatch','Can add inläsning');
INSERT INTO "auth_permission" VALUES(298,75,'change_importbatch','Can change inläsning');
INSERT INTO "auth_permission" VALUES(299,75,'delete_importbatch','Can delete inläsning');
INSERT INTO "auth_permission" VALUES(300,75,'view_importbatch','Can view inläsning');
INSERT INTO "auth_permission" VALUES(301,76,'add_keyfigurevalue','Can add nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(302,76,'change_keyfigurevalue','Can change nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(303,76,'delete_keyfigurevalue','Can delete nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(304,76,'view_keyfigurevalue','Can view nyckeltalsvärde');
INSERT INTO "auth_permission" VALUES(305,77,'add_operatingamount','Can add driftbelopp');
INSERT INTO "auth_permission" VALUES(306,77,'change_operatingamount','Can change driftbelopp');
INSERT INTO "auth_permission" VALUES(307,77,'delete_operatingamount','Can delete driftbelopp');
INSERT INTO "auth_permission" VALUES(308,77,'view_operatingamount','Can view driftbelopp');
INSERT INTO "auth_permission" VALUES(309,78,'add_operatingforecast','Can add driftprognos');
INSERT INTO "auth_permission" VALUES(310,78,'change_operatingforecast','Can change driftprognos');
INSERT INTO "auth_permission" VALUES(311,78,'delete_operatingforecast','Can delete driftprognos');
INSERT INTO "auth_permission" VALUES(312,78,'view_operatingforecast','Can view driftprognos');
INSERT INTO "auth_permission" VALUES(313,79,'add_report','Can add rapport');
INSERT INTO "auth_permission" VALUES(314,79,'change_report','Can change rapport');
INSERT INTO "auth_permission" VALUES(315,79,'delete_report','Can delete rapport');
INSERT INTO "auth_permission" VALUES(316,79,'view_report','Can view rapport');
INSERT INTO "auth_permission" VALUES(317,80,'add_reportedition','Can add rapportutgåva');
INSERT INTO "auth_permission" VALUES(318,80,'change_reportedition','Can change rapportutgåva');
INSERT INTO "auth_permission" VALUES(319,80,'delete_reportedition','Can delete rapportutgåva');
INSERT INTO "auth_permission" VALUES(320,80,'view_reportedition','Can view rapportutgåva');
INSERT INTO "auth_permission" VALUES(321,81,'add_reportfile','Can add rapportfil');
INSERT INTO "auth_permission" VALUES(322,81,'change_reportfile','Can change rapportfil');
INSERT INTO "auth_permission" VALUES(323,81,'delete_reportfile','Can delete rapportfil');
INSERT INTO "auth_permission" VALUES(324,81,'view_reportfile','Can view rapportfil');
INSERT INTO "auth_permission" VALUES(325,82,'add_reportinground','Can add uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(326,82,'change_reportinground','Can change uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(327,82,'delete_reportinground','Can delete uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(328,82,'view_reportinground','Can view uppföljningstillfälle');
INSERT INTO "auth_permission" VALUES(329,83,'add_reportmatter','Can add rapportens ärende');
INSERT INTO "auth_permission" VALUES(330,83,'change_reportmatter','Can change rapportens ärende');
INSERT INTO "auth_permission" VALUES(331,83,'delete_reportmatter','Can delete rapportens ärende');
INSERT INTO "auth_permission" VALUES(332,83,'view_reportmatter','Can view rapportens ärende');
INSERT INTO "auth_permission" VALUES(333,84,'add_reportsection','Can add avsnitt');
INSERT INTO "auth_permission" VALUES(334,84,'change_reportsection','Can change avsnitt');
INSERT INTO "auth_permission" VALUES(335,84,'delete_reportsection','Can delete avsnitt');
INSERT INTO "auth_permission" VALUES(336,84,'view_reportsection','Can view avsnitt');
INSERT INTO "auth_permission" VALUES(337,85,'add_reporttext','Can add rapportavsnitt');
INSERT INTO "auth_permission" VALUES(338,85,'change_reporttext','Can change rapportavsnitt');
INSERT INTO "auth_permission" VALUES(339,85,'delete_reporttext','Can delete rapportavsnitt');
INSERT INTO "auth_permission" VALUES(340,85,'view_reporttext','Can view rapportavsnitt');
INSERT INTO "auth_permission" VALUES(341,86,'add_scalestep','Can add skalsteg');
INSERT INTO "auth_permission" VALUES(342,86,'change_scalestep','Can change skalsteg');
INSERT INTO "auth_permission" VALUES(343,86,'delete_scalestep','Can delete skalsteg');
INSERT INTO "auth_permission" VALUES(344,86,'view_scalestep','Can view skalsteg');
INSERT INTO "auth_permission" VALUES(345,87,'add_sectionrule','Can add avsnittsregel');
INSERT INTO "auth_permission" VALUES(346,87,'change_sectionrule','Can change avsnittsregel');
INSERT INTO "auth_permission" VALUES(347,87,'delete_sectionrule','Can delete avsnittsregel');
INSERT INTO "auth_permission" VALUES(348,87,'view_sectionrule','Can view avsnittsregel');
INSERT INTO "auth_permission" VALUES(349,88,'add_statusupdate','Can add lägesrapport');
INSERT INTO "auth_permission" VALUES(350,88,'change_statusupdate','Can change lägesrapport');
INSERT INTO "auth_permission" VALUES(351,88,'delete_statusupdate','Can delete lägesrapport');
INSERT INTO "auth_permission" VALUES(352,88,'view_statusupdate','Can view lägesrapport');
INSERT INTO "auth_permission" VALUES(353,89,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(354,89,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(355,89,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(356,89,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(357,90,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(358,90,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(359,90,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(360,90,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(361,91,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(362,91,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(363,91,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(364,91,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(365,92,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(366,92,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(367,92,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(368,92,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(369,93,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(370,93,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(371,93,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(372,93,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(373,94,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(374,94,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(375,94,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(376,94,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(377,95,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(378,95,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(379,95,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(380,95,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(381,96,'add_dbtaskresult','Can add Task Result');
INSERT INTO "auth_permission" VALUES(382,96,'change_dbtaskresult','Can change Task Result');
INSERT INTO "auth_permission" VALUES(383,96,'delete_dbtaskresult','Can delete Task Result');
INSERT INTO "auth_permission" VALUES(384,96,'view_dbtaskresult','Can view Task Result');
CREATE TABLE "cache" (
    "cache_key" varchar(255) NOT NULL PRIMARY KEY,
    "value" text NOT NULL,
    "expires" datetime NOT NULL
);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'organisation','treelock');
INSERT INTO "django_content_type" VALUES(2,'organisation','user');
INSERT INTO "django_content_type" VALUES(3,'organisation','frozencontent');
INSERT INTO "django_content_type" VALUES(4,'organisation','historicaluser');
INSERT INTO "django_content_type" VALUES(5,'organisation','matter');
INSERT INTO "django_content_type" VALUES(6,'organisation','orgunit');
INSERT INTO "django_content_type" VALUES(7,'organisation','operation');
INSERT INTO "django_content_type" VALUES(8,'organisation','officeservice');
INSERT INTO "django_content_type" VALUES(9,'organisation','historicalunitsuccession');
INSERT INTO "django_content_type" VALUES(10,'organisation','historicalroleassignment');
INSERT INTO "django_content_type" VALUES(11,'organisation','historicalorgunit');
INSERT INTO "django_content_type" VALUES(12,'organisation','historicaloperation');
INSERT INTO "django_content_type" VALUES(13,'organisation','historicalofficeservice');
INSERT INTO "django_content_type" VALUES(14,'organisation','historicaldecision');
INSERT INTO "django_content_type" VALUES(15,'organisation','decision');
INSERT INTO "django_content_type" VALUES(16,'organisation','personname');
INSERT INTO "django_content_type" VALUES(17,'organisation','picture');
INSERT INTO "django_content_type" VALUES(18,'organisation','roleassignment');
INSERT INTO "django_content_type" VALUES(19,'organisation','sentform');
INSERT INTO "django_content_type" VALUES(20,'organisation','unitname');
INSERT INTO "django_content_type" VALUES(21,'organisation','unitsuccession');
INSERT INTO "django_content_type" VALUES(22,'organisation','draft');
INSERT INTO "django_content_type" VALUES(23,'organisation','job');
INSERT INTO "django_content_type" VALUES(24,'planning','assignment');
INSERT INTO "django_content_type" VALUES(25,'planning','assignmentreceiver');
INSERT INTO "django_content_type" VALUES(26,'planning','assignmentversion');
INSERT INTO "django_content_type" VALUES(27,'planning','governingdocument');
INSERT INTO "django_content_type" VALUES(28,'planning','historicalassignment');
INSERT INTO "django_content_type" VALUES(29,'planning','historicalassignmentreceiver');
INSERT INTO "django_content_type" VALUES(30,'planning','historicalassignmentversion');
INSERT INTO "django_content_type" VALUES(31,'planning','historicalkeyfigure');
INSERT INTO "django_content_type" VALUES(32,'planning','historicalperspective');
INSERT INTO "django_content_type" VALUES(33,'planning','keyfigure');
INSERT INTO "django_content_type" VALUES(34,'planning','perspective');
INSERT INTO "django_content_type" VALUES(35,'planning','plan');
INSERT INTO "django_content_type" VALUES(36,'planning','historicalplancontinuation');
INSERT INTO "django_content_type" VALUES(37,'planning','historicalplan');
INSERT INTO "django_content_type" VALUES(38,'planning','historicalgoverningdocument');
INSERT INTO "django_content_type" VALUES(39,'planning','plancontinuation');
INSERT INTO "django_content_type" VALUES(40,'planning','planedition');
INSERT INTO "django_content_type" VALUES(41,'planning','planmatter');
INSERT INTO "django_content_type" VALUES(42,'planning','plannode');
INSERT INTO "django_content_type" VALUES(43,'planning','nodecontinuation');
INSERT INTO "django_content_type" VALUES(44,'planning','historicaltarget');
INSERT INTO "django_content_type" VALUES(45,'planning','historicalplannode');
INSERT INTO "django_content_type" VALUES(46,'planning','historicalnodecontinuation');
INSERT INTO "django_content_type" VALUES(47,'planning','historicalcontribution');
INSERT INTO "django_content_type" VALUES(48,'planning','frozennode');
INSERT INTO "django_content_type" VALUES(49,'planning','frozenlink');
INSERT INTO "django_content_type" VALUES(50,'planning','contribution');
INSERT INTO "django_content_type" VALUES(51,'planning','target');
INSERT INTO "django_content_type" VALUES(52,'followup','action');
INSERT INTO "django_content_type" VALUES(53,'followup','assessment');
INSERT INTO "django_content_type" VALUES(54,'followup','deviation');
INSERT INTO "django_content_type" VALUES(55,'followup','frozenaction');
INSERT INTO "django_content_type" VALUES(56,'followup','frozenamount');
INSERT INTO "django_content_type" VALUES(57,'followup','frozenassessment');
INSERT INTO "django_content_type" VALUES(58,'followup','frozendeviation');
INSERT INTO "django_content_type" VALUES(59,'followup','frozenstate');
INSERT INTO "django_content_type" VALUES(60,'followup','frozentext');
INSERT INTO "django_content_type" VALUES(61,'followup','frozenvalue');
INSERT INTO "django_content_type" VALUES(62,'followup','historicalaction');
INSERT INTO "django_content_type" VALUES(63,'followup','historicalassessment');
INSERT INTO "django_content_type" VALUES(64,'followup','historicaldeviation');
INSERT INTO "django_content_type" VALUES(65,'followup','historicalimportbatch');
INSERT INTO "django_content_type" VALUES(66,'followup','historicalkeyfigurevalue');
INSERT INTO "django_content_type" VALUES(67,'followup','historicaloperatingamount');
INSERT INTO "django_content_type" VALUES(68,'followup','historicaloperatingforecast');
INSERT INTO "django_content_type" VALUES(69,'followup','historicalreport');
INSERT INTO "django_content_type" VALUES(70,'followup','historicalreportinground');
INSERT INTO "django_content_type" VALUES(71,'followup','historicalreporttext');
INSERT INTO "django_content_type" VALUES(72,'followup','historicalscalestep');
INSERT INTO "django_content_type" VALUES(73,'followup','historicalsectionrule');
INSERT INTO "django_content_type" VALUES(74,'followup','historicalstatusupdate');
INSERT INTO "django_content_type" VALUES(75,'followup','importbatch');
INSERT INTO "django_content_type" VALUES(76,'followup','keyfigurevalue');
INSERT INTO "django_content_type" VALUES(77,'followup','operatingamount');
INSERT INTO "django_content_type" VALUES(78,'followup','operatingforecast');
INSERT INTO "django_content_type" VALUES(79,'followup','report');
INSERT INTO "django_content_type" VALUES(80,'followup','reportedition');
INSERT INTO "django_content_type" VALUES(81,'followup','reportfile');
INSERT INTO "django_content_type" VALUES(82,'followup','reportinground');
INSERT INTO "django_content_type" VALUES(83,'followup','reportmatter');
INSERT INTO "django_content_type" VALUES(84,'followup','reportsection');
INSERT INTO "django_content_type" VALUES(85,'followup','reporttext');
INSERT INTO "django_content_type" VALUES(86,'followup','scalestep');
INSERT INTO "django_content_type" VALUES(87,'followup','sectionrule');
INSERT INTO "django_content_type" VALUES(88,'followup','statusupdate');
INSERT INTO "django_content_type" VALUES(89,'admin','logentry');
INSERT INTO "django_content_type" VALUES(90,'auth','permission');
INSERT INTO "django_content_type" VALUES(91,'auth','group');
INSERT INTO "django_content_type" VALUES(92,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(93,'sessions','session');
INSERT INTO "django_content_type" VALUES(94,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(95,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(96,'django_tasks_database','dbtaskresult');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-28 19:07:06.708071');
INSERT INTO "django_migrations" VALUES(2,'contenttypes','0002_remove_content_type_name','2026-11-28 19:07:06.725007');
INSERT INTO "django_migrations" VALUES(3,'auth','0001_initial','2026-11-28 19:07:06.778623');
INSERT INTO "django_migrations" VALUES(4,'auth','0002_alter_permission_name_max_length','2026-11-28 19:07:06.795491');
INSERT INTO "django_migrations" VALUES(5,'auth','0003_alter_user_email_max_length','2026-11-28 19:07:06.834536');
INSERT INTO "django_migrations" VALUES(6,'auth','0004_alter_user_username_opts','2026-11-28 19:07:06.866545');
INSERT INTO "django_migrations" VALUES(7,'auth','0005_alter_user_last_login_null','2026-11-28 19:07:06.887922');
INSERT INTO "django_migrations" VALUES(8,'auth','0006_require_contenttypes_0002','2026-11-28 19:07:06.888627');
INSERT INTO "django_migrations" VALUES(9,'auth','0007_alter_validators_add_error_messages','2026-11-28 19:07:06.929747');
INSERT INTO "django_migrations" VALUES(10,'auth','0008_alter_user_username_max_length','2026-11-28 19:07:06.959331');
INSERT INTO "django_migrations" VALUES(11,'auth','0009_alter_user_last_name_max_length','2026-11-28 19:07:06.980302');
INSERT INTO "django_migrations" VALUES(12,'auth','0010_alter_group_name_max_length','2026-11-28 19:07:07.000916');
INSERT INTO "django_migrations" VALUES(13,'auth','0011_update_proxy_permissions','2026-11-28 19:07:07.043804');
INSERT INTO "django_migrations" VALUES(14,'auth','0012_alter_user_first_name_max_length','2026-11-28 19:07:07.067804');
INSERT INTO "django_migrations" VALUES(15,'organisation','0001_initial','2026-11-28 19:07:13.584870');
INSERT INTO "django_migrations" VALUES(16,'account','0001_initial','2026-11-28 19:07:13.946953');
INSERT INTO "django_migrations" VALUES(17,'account','0002_email_max_length','2026-11-28 19:07:14.170052');
INSERT INTO "django_migrations" VALUES(18,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-28 19:07:14.508929');
INSERT INTO "django_migrations" VALUES(19,'account','0004_alter_emailaddress_drop_unique_email','2026-11-28 19:07:14.800595');
INSERT INTO "django_migrations" VALUES(20,'account','0005_emailaddress_idx_upper_email','2026-11-28 19:07:15.028443');
INSERT INTO "django_migrations" VALUES(21,'account','0006_emailaddress_lower','2026-11-28 19:07:15.324792');
INSERT INTO "django_migrations" VALUES(22,'account','0007_emailaddress_idx_email','2026-11-28 19:07:15.700168');
INSERT INTO "django_migrations" VALUES(23,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-28 19:07:15.986200');
INSERT INTO "django_migrations" VALUES(24,'account','0009_emailaddress_unique_primary_email','2026-11-28 19:07:16.154943');
INSERT INTO "django_migrations" VALUES(25,'admin','0001_initial','2026-11-28 19:07:16.448003');
INSERT INTO "django_migrations" VALUES(26,'admin','0002_logentry_remove_auto_add','2026-11-28 19:07:16.700492');
INSERT INTO "django_migrations" VALUES(27,'admin','0003_logentry_add_action_flag_choices','2026-11-28 19:07:16.924127');
INSERT INTO "django_migrations" VALUES(28,'django_tasks_database','0001_initial','2026-11-28 19:07:16.947752');
INSERT INTO "django_migrations" VALUES(29,'django_tasks_database','0002_alter_dbtaskresult_options','2026-11-28 19:07:16.978662');
INSERT INTO "django_migrations" VALUES(30,'django_tasks_database','0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at','2026-11-28 19:07:17.044294');
INSERT INTO "django_migrations" VALUES(31,'django_tasks_database','0004_dbtaskresult_started_at','2026-11-28 19:07:17.092601');
INSERT INTO "django_migrations" VALUES(32,'django_tasks_database','0005_alter_dbtaskresult_priority_and_more','2026-11-28 19:07:17.175333');
INSERT INTO "django_migrations" VALUES(33,'django_tasks_database','0006_alter_dbtaskresult_args_kwargs_and_more','2026-11-28 19:07:17.306423');
INSERT INTO "django_migrations" VALUES(34,'django_tasks_database','0007_add_separate_results_fields','2026-11-28 19:07:17.341491');
INSERT INTO "django_migrations" VALUES(35,'django_tasks_database','0008_separate_results_field','2026-11-28 19:07:17.562444');
INSERT INTO "django_migrations" VALUES(36,'django_tasks_database','0009_remove_results_field','2026-11-28 19:07:17.607336');
INSERT INTO "django_migrations" VALUES(37,'django_tasks_database','0010_alter_dbtaskresult_status','2026-11-28 19:07:17.679747');
INSERT INTO "django_migrations" VALUES(38,'django_tasks_database','0011_rename_complete_status','2026-11-28 19:07:17.864910');
INSERT INTO "django_migrations" VALUES(39,'django_tasks_database','0012_add_separate_exception_fields','2026-11-28 19:07:17.979560');
INSERT INTO "django_migrations" VALUES(40,'django_tasks_database','0013_separate_exception_fields','2026-11-28 19:07:18.243176');
INSERT INTO "django_migrations" VALUES(41,'django_tasks_database','0014_remove_dbtaskresult_exception_data','2026-11-28 19:07:18.286037');
INSERT INTO "django_migrations" VALUES(42,'django_tasks_database','0015_correctly_order_run_after','2026-11-28 19:07:18.289017');
INSERT INTO "django_migrations" VALUES(43,'django_tasks_database','0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more','2026-11-28 19:07:19.796072');
INSERT INTO "django_migrations" VALUES(44,'django_tasks_database','0017_dbtaskresult_metadata','2026-11-28 19:07:19.875171');
INSERT INTO "django_migrations" VALUES(45,'django_tasks_database','0018_rename_succeeded_status','2026-11-28 19:07:20.159015');
INSERT INTO "django_migrations" VALUES(46,'django_tasks_database','0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more','2026-11-28 19:07:20.367938');
INSERT INTO "django_migrations" VALUES(47,'django_tasks_database','0020_update_db_task_result_ordering','2026-11-28 19:07:20.452742');
INSERT INTO "django_migrations" VALUES(48,'django_tasks_database','0021_conditional_partial_index_ordering','2026-11-28 19:07:20.508538');
INSERT INTO "django_migrations" VALUES(49,'planning','0001_initial','2026-11-28 19:07:38.378626');
INSERT INTO "django_migrations" VALUES(50,'followup','0001_initial','2026-11-28 19:07:39.087251');
INSERT INTO "django_migrations" VALUES(51,'followup','0002_initial','2026-11-28 19:09:05.517150');
INSERT INTO "django_migrations" VALUES(52,'organisation','0002_cache_table','2026-11-28 19:09:06.214543');
INSERT INTO "django_migrations" VALUES(53,'sessions','0001_initial','2026-11-28 19:09:06.235118');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "followup_action" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(500) NOT NULL, "responsible" varchar(150) NOT NULL, "due_on" date NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "deviation_id" bigint NOT NULL REFERENCES "followup_deviation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_action" VALUES(1,'Öppna en tillfällig lokal','','2026-12-01',1,1);
CREATE TABLE "followup_assessment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "attainment" varchar(15) NOT NULL, "progress" varchar(15) NOT NULL, "forecast" varchar(15) NOT NULL, "text" text NOT NULL, "set_at" datetime NOT NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "set_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "followup_report" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessment_once" UNIQUE ("report_id", "node_id"));
INSERT INTO "followup_assessment" VALUES(1,'MET','FORWARD','','<p>Så bidrar vi.</p>','2026-11-28 19:09:19.087853','',0,1,2,5,1);
CREATE TABLE "followup_deviation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "title" varchar(300) NOT NULL, "cause" text NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "node_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NULL REFERENCES "organisation_operation" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "followup_report" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_deviation" VALUES(1,'GOAL','Stängt för ombyggnad','Vattenskada',0,1,NULL,NULL,1);
CREATE TABLE "followup_frozenaction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "deviation" integer unsigned NOT NULL CHECK ("deviation" >= 0), "text" varchar(500) NOT NULL, "responsible" varchar(150) NOT NULL, "due_on" date NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NULL REFERENCES "followup_action" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_frozenaction" VALUES(1,0,1,0,0,'Öppna en tillfällig lokal','','2026-12-01',8,1,3);
CREATE TABLE "followup_frozenamount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "title" varchar(200) NOT NULL, "unit_name" varchar(200) NOT NULL, "outcome" decimal NULL, "budget" decimal NULL, "year_budget" decimal NULL, "forecast" decimal NULL, "forecast_version" integer unsigned NOT NULL CHECK ("forecast_version" >= 0), "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NOT NULL REFERENCES "organisation_operation" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NULL REFERENCES "followup_operatingamount" ("id") DEFERRABLE INITIALLY DEFERRED, "forecast_row_id" bigint NULL REFERENCES "followup_operatingforecast" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "frozen_amount_once" UNIQUE ("content_id", "operation_id"));
INSERT INTO "followup_frozenamount" VALUES(1,0,1,0,'Bibliotek','Kulturnämnden',-1200000.5,-2500000,-3600000,-3700000,1,8,1,3,1,1);
INSERT INTO "followup_frozenamount" VALUES(2,0,0,0,'Bibliotek','Kulturnämnden',NULL,NULL,NULL,NULL,0,9,1,3,NULL,NULL);
CREATE TABLE "followup_frozenassessment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "code" varchar(10) NOT NULL, "title" varchar(300) NOT NULL, "attainment" varchar(15) NOT NULL, "progress" varchar(15) NOT NULL, "forecast" varchar(15) NOT NULL, "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)), "text" text NOT NULL, "set_at" datetime NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NULL REFERENCES "followup_assessment" ("id") DEFERRABLE INITIALLY DEFERRED, "set_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "frozen_assessment_once" UNIQUE ("content_id", "unit_id", "node_id"));
INSERT INTO "followup_frozenassessment" VALUES(1,0,1,0,'I1','Målet I1','MET','FORWARD','','{"attainment": "Uppfyllt", "progress": "Fram\u00e5t"}','<p>Så bidrar vi.</p>','2026-11-28 19:09:19.087853',8,2,1,5,3);
CREATE TABLE "followup_frozendeviation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "kind" varchar(12) NOT NULL, "title" varchar(300) NOT NULL, "cause" text NOT NULL, "amount" decimal NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NULL REFERENCES "organisation_operation" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NULL REFERENCES "followup_deviation" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_frozendeviation" VALUES(1,0,1,0,'GOAL','Stängt för ombyggnad','Vattenskada',NULL,8,NULL,NULL,1,3);
CREATE TABLE "followup_frozenstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "title" varchar(300) NOT NULL, "owner" varchar(200) NOT NULL, "due_on" date NULL, "state" varchar(12) NOT NULL, "text" text NOT NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "receiver_id" bigint NULL REFERENCES "planning_assignmentreceiver" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NULL REFERENCES "followup_statusupdate" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_frozenstate" VALUES(1,0,0,0,'Utred mötesplatser','Kulturnämnden','2026-12-31','','',8,NULL,1,3,NULL);
INSERT INTO "followup_frozenstate" VALUES(2,0,1,0,'Utred mötesplatser','Kulturnämnden','2026-12-31','DONE','Klar.',9,NULL,1,3,2);
CREATE TABLE "followup_frozentext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "key" varchar(30) NOT NULL, "text" text NOT NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NOT NULL REFERENCES "followup_reporttext" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "frozen_text_once" UNIQUE ("content_id", "row_id"));
INSERT INTO "followup_frozentext" VALUES(1,0,1,0,'forecast','<p>Om prognos och analys.</p>',8,3,1);
INSERT INTO "followup_frozentext" VALUES(2,1,1,0,'summary','<p>Om sammanfattning.</p>',8,3,2);
INSERT INTO "followup_frozentext" VALUES(3,0,1,0,'events','<p>Om väsentliga händelser.</p>',9,3,4);
INSERT INTO "followup_frozentext" VALUES(4,1,1,0,'personnel','<p>Om personal.</p>',9,3,5);
INSERT INTO "followup_frozentext" VALUES(5,2,1,0,'expected_development','<p>Om förväntad utveckling.</p>',9,3,6);
INSERT INTO "followup_frozentext" VALUES(6,3,1,0,'summary','<p>Om sammanfattning.</p>',9,3,7);
CREATE TABLE "followup_frozenvalue" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "is_example" bool NOT NULL, "area" varchar(40) NOT NULL, "period_from" date NOT NULL, "period_to" date NOT NULL, "value" decimal NULL, "is_unavailable" bool NOT NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "figure_id" bigint NOT NULL REFERENCES "planning_keyfigure" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "row_id" bigint NOT NULL REFERENCES "followup_keyfigurevalue" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "frozen_value_once" UNIQUE ("content_id", "row_id"));
INSERT INTO "followup_frozenvalue" VALUES(1,0,1,0,'','2026-01-01','2026-04-30',6.2,0,8,1,3,1);
CREATE TABLE "followup_historicalaction" ("id" bigint NOT NULL, "text" varchar(500) NOT NULL, "responsible" varchar(150) NOT NULL, "due_on" date NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "deviation_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_historicalaction" VALUES(1,'Öppna en tillfällig lokal','','2026-12-01',1,1,'2026-11-28 19:09:18.772225','','+',1,5);
CREATE TABLE "followup_historicalassessment" ("id" bigint NOT NULL, "attainment" varchar(15) NOT NULL, "progress" varchar(15) NOT NULL, "forecast" varchar(15) NOT NULL, "text" text NOT NULL, "set_at" datetime NOT NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NULL, "set_by_id" bigint NULL, "report_id" bigint NULL);
INSERT INTO "followup_historicalassessment" VALUES(1,'MET','FORWARD','','<p>Så bidrar vi.</p>','2026-11-28 19:09:19.087853','',0,1,1,'2026-11-28 19:09:19.088205','','+',5,2,5,1);
CREATE TABLE "followup_historicaldeviation" ("id" bigint NOT NULL, "kind" varchar(12) NOT NULL, "title" varchar(300) NOT NULL, "cause" text NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NULL, "operation_id" bigint NULL, "report_id" bigint NULL);
INSERT INTO "followup_historicaldeviation" VALUES(1,'GOAL','Stängt för ombyggnad','Vattenskada',0,1,1,'2026-11-28 19:09:18.752753','','+',5,NULL,NULL,1);
CREATE TABLE "followup_historicalimportbatch" ("id" bigint NOT NULL, "file_name" varchar(200) NOT NULL, "sha256" varchar(64) NOT NULL, "uploaded_at" datetime NOT NULL, "confirmed_at" datetime NULL, "new_count" integer unsigned NOT NULL CHECK ("new_count" >= 0), "changed_count" integer unsigned NOT NULL CHECK ("changed_count" >= 0), "unchanged_count" integer unsigned NOT NULL CHECK ("unchanged_count" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_id" bigint NULL);
INSERT INTO "followup_historicalimportbatch" VALUES(1,'utfall.csv','','2026-11-28 19:09:18.647253',NULL,0,0,0,1,'2026-11-28 19:09:18.647630',NULL,'+',NULL,5);
CREATE TABLE "followup_historicalkeyfigurevalue" ("id" bigint NOT NULL, "area" varchar(40) NOT NULL, "period_from" date NOT NULL, "period_to" date NOT NULL, "kind" varchar(10) NOT NULL, "sex" varchar(10) NOT NULL, "value" decimal NULL, "is_unavailable" bool NOT NULL, "numerator" decimal NULL, "denominator" decimal NULL, "comment" varchar(500) NOT NULL, "source" varchar(300) NOT NULL, "fetched_on" date NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "figure_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL, "round_id" bigint NULL);
INSERT INTO "followup_historicalkeyfigurevalue" VALUES(1,'','2026-01-01','2026-04-30','OUTCOME','TOTAL',6.2,0,NULL,NULL,'','Räknat',NULL,0,1,1,'2026-11-28 19:09:18.696602','','+',1,5,3,NULL);
INSERT INTO "followup_historicalkeyfigurevalue" VALUES(2,'','2026-01-01','2026-08-31','OUTCOME','TOTAL',6.2,0,NULL,NULL,'','Räknat',NULL,0,1,2,'2026-11-28 19:09:18.724556','','+',1,5,3,NULL);
CREATE TABLE "followup_historicaloperatingamount" ("id" bigint NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "month" smallint unsigned NOT NULL CHECK ("month" >= 0), "outcome" decimal NULL, "budget" decimal NULL, "year_budget" decimal NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NULL, "batch_id" bigint NULL);
INSERT INTO "followup_historicaloperatingamount" VALUES(1,2026,4,-1200000.5,-2500000,-3600000,'',0,1,1,'2026-11-28 19:09:18.648755',NULL,'+',NULL,1,1);
INSERT INTO "followup_historicaloperatingamount" VALUES(2,2026,8,-2400000,-2500000,-3600000,'',0,1,2,'2026-11-28 19:09:18.673751',NULL,'+',NULL,1,1);
CREATE TABLE "followup_historicaloperatingforecast" ("id" bigint NOT NULL, "amount" decimal NULL, "comment" varchar(500) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NULL, "batch_id" bigint NULL, "round_id" bigint NULL);
INSERT INTO "followup_historicaloperatingforecast" VALUES(1,-3700000,'Hyran.',0,1,1,'2026-11-28 19:09:18.675116',NULL,'+',NULL,1,NULL,1);
INSERT INTO "followup_historicaloperatingforecast" VALUES(2,-3700000,'Hyran.',0,1,2,'2026-11-28 19:09:18.721971',NULL,'+',NULL,1,NULL,2);
CREATE TABLE "followup_historicalreport" ("id" bigint NOT NULL, "status" varchar(12) NOT NULL, "return_comment" text NOT NULL, "registry_number" varchar(40) NOT NULL, "dated" date NULL, "started_at" datetime NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL, "round_id" bigint NULL);
INSERT INTO "followup_historicalreport" VALUES(1,'DRAFT','','',NULL,NULL,'',0,1,1,'2026-11-28 19:09:18.725440',NULL,'+',NULL,3,1);
INSERT INTO "followup_historicalreport" VALUES(1,'DRAFT','','',NULL,'2026-11-28 19:09:18.769653','',0,2,2,'2026-11-28 19:09:18.770330','Påbörjad','~',5,3,1);
INSERT INTO "followup_historicalreport" VALUES(1,'SUBMITTED','','','2026-11-23','2026-11-28 19:09:18.769653','',0,3,3,'2026-11-28 19:09:19.455534','Inlämnad','~',5,3,1);
INSERT INTO "followup_historicalreport" VALUES(1,'SUBMITTED','','KN/2026:12','2026-11-23','2026-11-28 19:09:18.769653','',0,4,4,'2026-11-28 19:09:19.827698','Diarieförd','~',5,3,1);
INSERT INTO "followup_historicalreport" VALUES(1,'ADOPTED','','KN/2026:12','2026-11-23','2026-11-28 19:09:18.769653','',0,5,5,'2026-11-28 19:09:19.829054','Beslutad, Kulturnämnden 2026-11-20 § 45','~',5,3,1);
INSERT INTO "followup_historicalreport" VALUES(2,'DRAFT','','',NULL,NULL,'',0,1,6,'2026-11-28 19:09:19.990388',NULL,'+',NULL,3,2);
INSERT INTO "followup_historicalreport" VALUES(2,'DRAFT','','',NULL,'2026-11-28 19:09:20.003565','',0,2,7,'2026-11-28 19:09:20.003827','Påbörjad','~',5,3,2);
INSERT INTO "followup_historicalreport" VALUES(3,'DRAFT','','',NULL,NULL,'',0,1,8,'2026-11-28 19:09:20.018579',NULL,'+',NULL,9,2);
INSERT INTO "followup_historicalreport" VALUES(4,'DRAFT','','',NULL,NULL,'',0,1,9,'2026-11-28 19:09:20.300925',NULL,'+',NULL,3,3);
INSERT INTO "followup_historicalreport" VALUES(4,'DRAFT','','',NULL,'2026-11-28 19:09:20.544925','',0,2,10,'2026-11-28 19:09:20.545205','Påbörjad','~',NULL,3,3);
INSERT INTO "followup_historicalreport" VALUES(4,'SUBMITTED','','','2026-11-23','2026-11-28 19:09:20.544925','',0,3,11,'2026-11-28 19:09:20.943577','Inlämnad','~',5,3,3);
INSERT INTO "followup_historicalreport" VALUES(4,'SUBMITTED','','KN/2026:12','2026-11-23','2026-11-28 19:09:20.544925','',0,4,12,'2026-11-28 19:09:21.264735','Diarieförd','~',5,3,3);
INSERT INTO "followup_historicalreport" VALUES(4,'ADOPTED','','KN/2026:12','2026-11-23','2026-11-28 19:09:20.544925','',0,5,13,'2026-11-28 19:09:21.288355','Beslutad, Kulturnämnden 2026-11-20 § 45','~',5,3,3);
CREATE TABLE "followup_historicalreportinground" ("id" bigint NOT NULL, "kind" varchar(10) NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "period_from" date NOT NULL, "period_to" date NOT NULL, "opens_on" date NOT NULL, "due_on" date NOT NULL, "closes_on" date NULL, "reporter_kinds" text NOT NULL CHECK ((JSON_VALID("reporter_kinds") OR "reporter_kinds" IS NULL)), "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_historicalreportinground" VALUES(1,'INTERIM_1',2026,'2026-01-01','2026-04-30','2026-04-30','2026-12-31',NULL,'["MUNICIPALITY", "MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY", "OFFICE", "DEPARTMENT", "AREA", "UNIT"]',0,1,1,'2026-11-28 19:09:18.500936','Upplagd','+',NULL);
INSERT INTO "followup_historicalreportinground" VALUES(2,'INTERIM_2',2026,'2026-01-01','2026-08-31','2026-08-31','2026-12-31',NULL,'["MUNICIPALITY", "MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY", "OFFICE", "DEPARTMENT", "AREA", "UNIT"]',0,1,2,'2026-11-28 19:09:18.620715','Upplagd','+',NULL);
INSERT INTO "followup_historicalreportinground" VALUES(3,'ANNUAL',2025,'2025-01-01','2025-12-31','2025-12-31','2025-12-31',NULL,'["MUNICIPALITY", "MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY", "OFFICE", "DEPARTMENT", "AREA", "UNIT"]',0,1,3,'2026-11-28 19:09:20.095502','Upplagd','+',NULL);
CREATE TABLE "followup_historicalreporttext" ("id" bigint NOT NULL, "key" varchar(30) NOT NULL, "text" text NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NULL);
INSERT INTO "followup_historicalreporttext" VALUES(1,'forecast','<p>Om prognos och analys.</p>',0,1,1,'2026-11-28 19:09:19.160462','','+',5,1);
INSERT INTO "followup_historicalreporttext" VALUES(2,'summary','<p>Om sammanfattning.</p>',0,1,2,'2026-11-28 19:09:19.230068','','+',5,1);
INSERT INTO "followup_historicalreporttext" VALUES(3,'summary','<p>Året så här långt.</p>',0,1,3,'2026-11-28 19:09:20.003064','','+',5,2);
INSERT INTO "followup_historicalreporttext" VALUES(4,'events','<p>Om väsentliga händelser.</p>',0,1,4,'2026-11-28 19:09:20.544397','','+',NULL,4);
INSERT INTO "followup_historicalreporttext" VALUES(5,'personnel','<p>Om personal.</p>',0,1,5,'2026-11-28 19:09:20.559829','','+',NULL,4);
INSERT INTO "followup_historicalreporttext" VALUES(6,'expected_development','<p>Om förväntad utveckling.</p>',0,1,6,'2026-11-28 19:09:20.568694','','+',NULL,4);
INSERT INTO "followup_historicalreporttext" VALUES(7,'summary','<p>Om sammanfattning.</p>',0,1,7,'2026-11-28 19:09:20.579298','','+',NULL,4);
CREATE TABLE "followup_historicalscalestep" ("id" bigint NOT NULL, "dimension" varchar(12) NOT NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "key" varchar(15) NOT NULL, "word" varchar(60) NOT NULL, "meaning" varchar(300) NOT NULL, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_historicalscalestep" VALUES(1,'ATTAINMENT',2027,'MET','Uppnått','Nya ord.',0,1,'2026-11-28 19:09:20.020277',NULL,'+',NULL);
INSERT INTO "followup_historicalscalestep" VALUES(2,'ATTAINMENT',2027,'PARTLY','Delvis','Nya ord.',1,2,'2026-11-28 19:09:20.020970',NULL,'+',NULL);
INSERT INTO "followup_historicalscalestep" VALUES(3,'ATTAINMENT',2027,'NOT_MET','Inte uppnått','Nya ord.',2,3,'2026-11-28 19:09:20.021466',NULL,'+',NULL);
CREATE TABLE "followup_historicalsectionrule" ("id" bigint NOT NULL, "reporter" varchar(12) NOT NULL, "round_kind" varchar(10) NOT NULL, "extent" varchar(5) NOT NULL, "least" varchar(5) NOT NULL, "ground" varchar(1) NOT NULL, "paragraph" varchar(60) NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "section_id" bigint NULL);
CREATE TABLE "followup_historicalstatusupdate" ("id" bigint NOT NULL, "state" varchar(12) NOT NULL, "text" text NOT NULL, "date" date NOT NULL, "written_at" datetime NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NULL, "receiver_id" bigint NULL, "written_by_id" bigint NULL);
INSERT INTO "followup_historicalstatusupdate" VALUES(1,'ON_TRACK','Två av fem.','2026-09-01','2026-11-28 19:09:20.061342',0,1,1,'2026-11-28 19:09:20.074071','','+',NULL,13,NULL,NULL);
INSERT INTO "followup_historicalstatusupdate" VALUES(2,'DONE','Klar.','2026-03-01','2026-11-28 19:09:20.076814',0,1,2,'2026-11-28 19:09:20.077123','','+',NULL,NULL,1,NULL);
CREATE TABLE "followup_importbatch" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file_name" varchar(200) NOT NULL, "sha256" varchar(64) NOT NULL, "text" text NOT NULL, "uploaded_at" datetime NOT NULL, "confirmed_at" datetime NULL, "new_count" integer unsigned NOT NULL CHECK ("new_count" >= 0), "changed_count" integer unsigned NOT NULL CHECK ("changed_count" >= 0), "unchanged_count" integer unsigned NOT NULL CHECK ("unchanged_count" >= 0), "uploaded_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_importbatch" VALUES(1,'utfall.csv','','kod;utfall','2026-11-28 19:09:18.647253',NULL,0,0,0,5);
CREATE TABLE "followup_keyfigurevalue" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "area" varchar(40) NOT NULL, "period_from" date NOT NULL, "period_to" date NOT NULL, "kind" varchar(10) NOT NULL, "sex" varchar(10) NOT NULL, "value" decimal NULL, "is_unavailable" bool NOT NULL, "numerator" decimal NULL, "denominator" decimal NULL, "comment" varchar(500) NOT NULL, "source" varchar(300) NOT NULL, "fetched_on" date NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "figure_id" bigint NOT NULL REFERENCES "planning_keyfigure" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "round_id" bigint NULL REFERENCES "followup_reportinground" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "value_unit_or_area" CHECK ((("area" = '' AND "unit_id" IS NOT NULL) OR ("unit_id" IS NULL AND NOT ("area" = '')))), CONSTRAINT "value_forecast_has_round" CHECK ((("kind" = 'OUTCOME' AND "round_id" IS NULL) OR ("kind" = 'FORECAST' AND "round_id" IS NOT NULL))), CONSTRAINT "value_period" CHECK ("period_to" >= ("period_from")), CONSTRAINT "value_or_unavailable" CHECK ((NOT "is_unavailable" OR "value" IS NULL)));
INSERT INTO "followup_keyfigurevalue" VALUES(1,'','2026-01-01','2026-04-30','OUTCOME','TOTAL',6.2,0,NULL,NULL,'','Räknat',NULL,0,1,1,3,NULL);
INSERT INTO "followup_keyfigurevalue" VALUES(2,'','2026-01-01','2026-08-31','OUTCOME','TOTAL',6.2,0,NULL,NULL,'','Räknat',NULL,0,1,1,3,NULL);
CREATE TABLE "followup_operatingamount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "month" smallint unsigned NOT NULL CHECK ("month" >= 0), "outcome" decimal NULL, "budget" decimal NULL, "year_budget" decimal NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "batch_id" bigint NULL REFERENCES "followup_importbatch" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NOT NULL REFERENCES "organisation_operation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "operating_amount_once" UNIQUE ("operation_id", "year", "month"), CONSTRAINT "operating_amount_month" CHECK (("month" >= 1 AND "month" <= 12)));
INSERT INTO "followup_operatingamount" VALUES(1,2026,4,-1200000.5,-2500000,-3600000,'',0,1,1,1);
INSERT INTO "followup_operatingamount" VALUES(2,2026,8,-2400000,-2500000,-3600000,'',0,1,1,1);
CREATE TABLE "followup_operatingforecast" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "amount" decimal NULL, "comment" varchar(500) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "batch_id" bigint NULL REFERENCES "followup_importbatch" ("id") DEFERRABLE INITIALLY DEFERRED, "operation_id" bigint NOT NULL REFERENCES "organisation_operation" ("id") DEFERRABLE INITIALLY DEFERRED, "round_id" bigint NOT NULL REFERENCES "followup_reportinground" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "operating_forecast_once" UNIQUE ("operation_id", "round_id"));
INSERT INTO "followup_operatingforecast" VALUES(1,-3700000,'Hyran.',0,1,NULL,1,1);
INSERT INTO "followup_operatingforecast" VALUES(2,-3700000,'Hyran.',0,1,NULL,1,2);
CREATE TABLE "followup_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(12) NOT NULL, "return_comment" text NOT NULL, "registry_number" varchar(40) NOT NULL, "dated" date NULL, "started_at" datetime NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "round_id" bigint NOT NULL REFERENCES "followup_reportinground" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "report_once_per_round" UNIQUE ("round_id", "unit_id"), CONSTRAINT "report_return_has_comment" CHECK ((NOT ("status" = 'RETURNED') OR NOT ("return_comment" = ''))));
INSERT INTO "followup_report" VALUES(1,'ADOPTED','','KN/2026:12','2026-11-23','2026-11-28 19:09:18.769653','',0,5,3,1);
INSERT INTO "followup_report" VALUES(2,'DRAFT','','',NULL,'2026-11-28 19:09:20.003565','',0,2,3,2);
INSERT INTO "followup_report" VALUES(3,'DRAFT','','',NULL,NULL,'',0,1,9,2);
INSERT INTO "followup_report" VALUES(4,'ADOPTED','','KN/2026:12','2026-11-23','2026-11-28 19:09:20.544925','',0,5,3,3);
CREATE TABLE "followup_reportedition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "status" varchar(12) NOT NULL, "cover" text NOT NULL CHECK ((JSON_VALID("cover") OR "cover" IS NULL)), "html" text NOT NULL, "sha256" varchar(64) NOT NULL, "created_at" datetime NOT NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "matter_id" bigint NULL REFERENCES "organisation_matter" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "followup_report" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "report_edition_number_once" UNIQUE ("report_id", "number"));
INSERT INTO "followup_reportedition" VALUES(1,1,'ADOPTED','{"schema": 2, "registry_number": "KN/2026:12", "dated": "2026-11-23", "status": "", "decisions": [{"body": "Kulturn\u00e4mnden", "date": "2026-11-20", "paragraph": "\u00a7 45", "registry_number": "KN/2026:12", "outcome": "godk\u00e4nner", "by_person": false}], "edition": 1, "in_force_from": null}','<div class="report">
<dl class="report-facts">
  <div><dt>Diarienummer</dt><dd>KN/2026:12</dd></div>
  
  <div><dt>Daterad</dt><dd>2026-11-23</dd></div>
  <div>
    <dt>Kulturnämnden</dt>
    <dd>2026-11-20, § 45, godkänner</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Sammanfattning">
  
  <h2 class="chapter-title" id="kapitel-summary" data-label="Sammanfattning">Sammanfattning</h2>
  
  <div class="text-row">
  <h3 class="text-label">I korthet</h3>
  <div class="rich text">
    <p>Om sammanfattning.</p>
  </div>
</div>

  <h3 class="table-title">Målen</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Målen">
  <table class="data goal-table">
    <caption class="visually-hidden">Målen</caption>
    <thead><tr>
      <th scope="col" class="code">Kod</th><th scope="col">Mål</th>
      <th scope="col" class="judgement">Bedömning</th><th scope="col" class="judgement">Förflyttning</th>
      
    </tr></thead>
    <tbody>
      <tr>
        <td class="code">I1</td>
        <th scope="row"><a href="#kapitel-goal-2">Målet I1</a></th>
        <td><span class="judged is-good shape-tick">Uppfyllt</span></td>
        <td><span class="judged is-good shape-up">Framåt</span></td>
        
      </tr>
      
    </tbody>
  </table>
</div>


  
</section>


<section class="chapter has-eyebrow" data-label="I1 Målet I1">
  <p class="chapter-eyebrow">Mål I1</p>
  <h2 class="chapter-title" id="kapitel-goal-2" data-label="I1 Målet I1">Målet I1</h2>
  
  <div class="scroll strip-scroll" role="region" tabindex="0" aria-label="Bedömning i korthet">
  <table class="strip">
    <caption class="visually-hidden">Bedömning i korthet</caption>
    <thead><tr><th scope="col">Perspektiv</th><th scope="col">Bedömning</th><th scope="col">Förflyttning</th></tr></thead>
    <tbody><tr><td>Invånare</td><td><span class="judged is-good shape-tick">Uppfyllt</span></td><td><span class="judged is-good shape-up">Framåt</span></td></tr></tbody>
  </table>
</div>

  <div class="text-row">
  <h3 class="text-label">Vårt bidrag</h3>
  <div class="rich text">
    <p>Så bidrar vi.</p>
  </div>
</div>

  
</section>


<section class="chapter" data-label="Uppdrag från kommunfullmäktige">
  
  <h2 class="chapter-title" id="kapitel-council-assignments" data-label="Uppdrag från kommunfullmäktige">Uppdrag från kommunfullmäktige</h2>
  
  <h3 class="table-title">Uppdrag från kommunfullmäktige</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Uppdrag från kommunfullmäktige">
  <table class="data statuses">
    <caption class="visually-hidden">Uppdrag från kommunfullmäktige</caption>
    <thead><tr>
      <th scope="col" class="name">Uppdrag</th>
      <th scope="col" class="owner">Hos</th>
      <th scope="col">Läge och kommentar</th>
      <th scope="col" class="day">Klart senast</th>
      <th scope="col" class="judgement">Status</th>
    </tr></thead>
    <tbody>
      <tr>
        <th scope="row">Utred mötesplatser</th>
        <td>Kulturnämnden</td>
        <td class="rich"><span class="missing">saknas</span></td>
        <td class="day">2026-12-31</td>
        <td><span class="missing">saknas</span></td>
      </tr>
      
    </tbody>
  </table>
</div>


  
</section>


<section class="chapter" data-label="Nyckeltal">
  
  <h2 class="chapter-title" id="kapitel-key-figures" data-label="Nyckeltal">Nyckeltal</h2>
  
  <h3 class="table-title">Nyckeltal</h3>
<div class="figures is-lone">
  <div class="figure-plate">
    <div class="figure-words">
      <h4>Besök per invånare</h4>
      <p class="conclusion"><span class="judged is-bad shape-triangle">Når inte målet</span>. Värdet är 6 för jan–apr 2026. Målet för 2026 är 7, det skiljer 0.</p>
    </div>
    <div class="scroll" role="region" tabindex="0" aria-label="Besök per invånare">
  <div class="plate">
    
    <table class="series">
      <caption class="visually-hidden">Besök per invånare, antal</caption>
      <thead><tr><th scope="col">antal</th><th scope="col">jan–apr 2026</th></tr></thead>
      <tbody>
        <tr class="own-row"><th scope="row"><span class="key key-own">Kulturnämnden</span></th><td>6</td></tr>
        
        <tr><th scope="row"><span class="key key-target">Mål</span></th><td>7</td></tr>
      </tbody>
    </table>
  </div>
</div>
<p class="table-note">Källa: Räknat.</p>

  </div>
  
</div>


  
</section>


<section class="chapter" data-label="Driftredovisning">
  
  <h2 class="chapter-title" id="kapitel-operating" data-label="Driftredovisning">Driftredovisning</h2>
  <p class="report-lead">Prognosen för året är 0,1 mkr sämre än årsbudgeten.</p>
  <h3 class="table-title">Driftredovisning, tkr</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Driftredovisning, tkr">
  <table class="data ledger">
    <caption class="visually-hidden">Driftredovisning, tkr</caption>
    <thead><tr>
      <th scope="col">Verksamhet</th>
      <th scope="col" class="r">Utfall<br>jan–apr 2026</th>
      <th scope="col" class="r">Budget<br>jan–apr 2026</th>
      <th scope="col" class="r result">Avvikelse<br>jan–apr 2026</th>
      <th scope="col" class="r">Prognos<br>helår</th>
      <th scope="col" class="r">Årsbudget</th>
      <th scope="col" class="r result">Avvikelse<br>helår</th>
    </tr></thead>
    <tbody>
      <tr>
  <th scope="row">Bibliotek</th>
  <td class="r">−1 200</td>
  <td class="r">−2 500</td>
  <td class="r result">1 300</td>
  <td class="r">−3 700</td>
  <td class="r">−3 600</td>
  <td class="r result">−100</td>
</tr>

      
      <tr class="sum">
  <th scope="row">Summa</th>
  <td class="r">−1 200</td>
  <td class="r">−2 500</td>
  <td class="r result">1 300</td>
  <td class="r">−3 700</td>
  <td class="r">−3 600</td>
  <td class="r result">−100</td>
</tr>

    </tbody>
  </table>
</div>
<p class="table-note">Summan räknas på kronor och kan skilja 1–2 tkr från de avrundade raderna.</p>

  <h3 class="table-title">Budget, utfall och prognos</h3>
<p class="conclusion">Störst avvikelse mot årsbudgeten: Bibliotek, −0,1 mkr.</p>
<p class="legend"><span class="swatch swatch-budget">Årsbudget</span> <span class="swatch swatch-outcome">Utfall jan–apr 2026</span> <span class="swatch swatch-forecast">Årsprognos</span></p>
<div class="scroll" role="region" tabindex="0" aria-label="Budget, utfall och prognos">
  <table class="data budget-bars">
    <caption class="visually-hidden">Budget, utfall och prognos</caption>
    <thead><tr>
      <th scope="col">Verksamhet</th><th scope="col">Budget, utfall och prognos</th>
      <th scope="col" class="r">Årsbudget,<br>tkr</th><th scope="col" class="r">Prognos mot<br>budget, tkr</th>
    </tr></thead>
    <tbody>
      <tr>
        <th scope="row">Bibliotek</th>
        <td class="drawn"><svg xmlns="http://www.w3.org/2000/svg" class="report-chart" role="img" width="70mm" height="8mm" viewBox="0 0 70 8" preserveAspectRatio="none" font-family="Inter" font-size="2.45"><title>Bibliotek, tkr: utfall −1 200, årsprognos −3 700, årsbudget −3 600</title><line class="axis" x1="0.35" y1="0.00" x2="0.35" y2="8.00" stroke="#8b8069" stroke-width="0.3"/><rect class="budget" x="0.35" y="1.50" width="67.43" height="5.00" fill="#e9e2d5" stroke="#8b8069" stroke-width="0.18"/><rect class="outcome" x="0.35" y="2.85" width="22.48" height="2.30" fill="#0f5c6b"/><line class="forecast" x1="69.65" y1="0.70" x2="69.65" y2="7.30" stroke="#1b2427" stroke-width="0.7"/></svg></td>
        <td class="r quiet">−3 600</td>
        <td class="r">−100</td>
      </tr>
      
    </tbody>
  </table>
</div>

  
</section>


<section class="chapter" data-label="Prognos och analys">
  
  <h2 class="chapter-title" id="kapitel-forecast" data-label="Prognos och analys">Prognos och analys</h2>
  
  <div class="text-row">
  <h3 class="text-label">Analys</h3>
  <div class="rich text">
    <p>Om prognos och analys.</p>
  </div>
</div>

  
</section>


<section class="chapter" data-label="Avvikelser och åtgärder">
  
  <h2 class="chapter-title" id="kapitel-deviations" data-label="Avvikelser och åtgärder">Avvikelser och åtgärder</h2>
  
  <h3 class="table-title">Andra avvikelser</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Andra avvikelser">
  <table class="data deviations">
    <caption class="visually-hidden">Andra avvikelser</caption>
    <thead><tr>
      <th scope="col" class="name">Avvikelse</th>
      
      <th scope="col">Orsak</th><th scope="col">Åtgärd</th><th scope="col" class="owner">Ansvarig, klart</th>
    </tr></thead>
    <tbody>
      <tr>
        <th scope="row">Stängt för ombyggnad</th>
        
        <td class="rich"><p>Vattenskada</p></td>
        <td class="rich"><p>Öppna en tillfällig lokal</p></td>
        <td><span class="missing">saknas</span><br><span class="quiet day">2026-12-01</span></td>
      </tr>
      
    </tbody>
  </table>
</div>


  
</section>


<section class="chapter" data-label="Beslut">
  
  <h2 class="chapter-title" id="kapitel-decisions" data-label="Beslut">Beslut</h2>
  
  <h3 class="table-title">Beslutsgång</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Beslutsgång">
  <table class="data decisions">
    <caption class="visually-hidden">Beslutsgång</caption>
    <thead><tr>
      <th scope="col" class="day">Datum</th><th scope="col" class="body">Organ</th><th scope="col" class="paragraph">Paragraf</th>
      <th scope="col">Beslut</th>
      <th scope="col" class="registry">Diarienummer</th>
    </tr></thead>
    <tbody>
      <tr>
        <td class="day">2026-11-20</td>
        <th scope="row">Kulturnämnden</th>
        <td>§ 45</td>
        <td>godkänner</td>
        <td>KN/2026:12</td>
      </tr>
      
    </tbody>
  </table>
</div>


  
</section>


</div>
','016123a33bbc74246e0790ab8f13f5152dbbe556b4b1bcb3afd0f9da83a85378','2026-11-28 19:09:19.967059',8,5,8,1);
INSERT INTO "followup_reportedition" VALUES(2,1,'ADOPTED','{"schema": 2, "registry_number": "KN/2026:12", "dated": "2026-11-23", "status": "", "decisions": [{"body": "Kulturn\u00e4mnden", "date": "2026-11-20", "paragraph": "\u00a7 45", "registry_number": "KN/2026:12", "outcome": "godk\u00e4nner", "by_person": false}], "edition": 1, "in_force_from": null}','<div class="report">
<dl class="report-facts">
  <div><dt>Diarienummer</dt><dd>KN/2026:12</dd></div>
  
  <div><dt>Daterad</dt><dd>2026-11-23</dd></div>
  <div>
    <dt>Kulturnämnden</dt>
    <dd>2026-11-20, § 45, godkänner</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Sammanfattning">
  
  <h2 class="chapter-title" id="kapitel-summary" data-label="Sammanfattning">Sammanfattning</h2>
  
  <div class="text-row">
  <h3 class="text-label">I korthet</h3>
  <div class="rich text">
    <p>Om sammanfattning.</p>
  </div>
</div>

  
</section>


<section class="chapter" data-label="Väsentliga händelser">
  
  <h2 class="chapter-title" id="kapitel-events" data-label="Väsentliga händelser">Väsentliga händelser</h2>
  
  <div class="text-row">
  <h3 class="text-label">Under och efter perioden</h3>
  <div class="rich text">
    <p>Om väsentliga händelser.</p>
  </div>
</div>

  
</section>


<section class="chapter" data-label="Uppdrag från kommunfullmäktige">
  
  <h2 class="chapter-title" id="kapitel-council-assignments" data-label="Uppdrag från kommunfullmäktige">Uppdrag från kommunfullmäktige</h2>
  
  <h3 class="table-title">Uppdrag från kommunfullmäktige</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Uppdrag från kommunfullmäktige">
  <table class="data statuses">
    <caption class="visually-hidden">Uppdrag från kommunfullmäktige</caption>
    <thead><tr>
      <th scope="col" class="name">Uppdrag</th>
      <th scope="col" class="owner">Hos</th>
      <th scope="col">Läge och kommentar</th>
      <th scope="col" class="day">Klart senast</th>
      <th scope="col" class="judgement">Status</th>
    </tr></thead>
    <tbody>
      <tr>
        <th scope="row">Utred mötesplatser</th>
        <td>Kulturnämnden</td>
        <td class="rich"><p>Klar.</p></td>
        <td class="day">2026-12-31</td>
        <td><span class="judged is-good shape-tick">Klart</span></td>
      </tr>
      
    </tbody>
  </table>
</div>


  
</section>


<section class="chapter" data-label="Personal">
  
  <h2 class="chapter-title" id="kapitel-personnel" data-label="Personal">Personal</h2>
  
  <div class="text-row">
  <h3 class="text-label">Läget</h3>
  <div class="rich text">
    <p>Om personal.</p>
  </div>
</div>

  
</section>


<section class="chapter" data-label="Förväntad utveckling">
  
  <h2 class="chapter-title" id="kapitel-expected-development" data-label="Förväntad utveckling">Förväntad utveckling</h2>
  
  <div class="text-row">
  <h3 class="text-label">Vad som väntar</h3>
  <div class="rich text">
    <p>Om förväntad utveckling.</p>
  </div>
</div>

  
</section>


<section class="chapter" data-label="Beslut">
  
  <h2 class="chapter-title" id="kapitel-decisions" data-label="Beslut">Beslut</h2>
  
  <h3 class="table-title">Beslutsgång</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Beslutsgång">
  <table class="data decisions">
    <caption class="visually-hidden">Beslutsgång</caption>
    <thead><tr>
      <th scope="col" class="day">Datum</th><th scope="col" class="body">Organ</th><th scope="col" class="paragraph">Paragraf</th>
      <th scope="col">Beslut</th>
      <th scope="col" class="registry">Diarienummer</th>
    </tr></thead>
    <tbody>
      <tr>
        <td class="day">2026-11-20</td>
        <th scope="row">Kulturnämnden</th>
        <td>§ 45</td>
        <td>godkänner</td>
        <td>KN/2026:12</td>
      </tr>
      
    </tbody>
  </table>
</div>


  
</section>


</div>
','1c42fbd750798df214945053dbbc736eb3011f7fbe0aa5aebe2ef02852986ba0','2026-11-28 19:09:21.328915',9,5,9,4);
CREATE TABLE "followup_reportfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "media_type" varchar(40) NOT NULL, "file_name" varchar(150) NOT NULL, "content" BLOB NOT NULL, "sha256" varchar(64) NOT NULL, "created_at" datetime NOT NULL, "created_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "edition_id" bigint NULL REFERENCES "followup_reportedition" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "followup_report" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_reportfile" VALUES(1,'application/pdf','kn-ar-2025.pdf',X'255044462D312E37206578656D70656C','42784a7c9f465cc4e701450c40f76068e6a11fb80cca75678adb72d554b5d1a1','2026-11-28 19:09:21.366507',5,2,4);
CREATE TABLE "followup_reportinground" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "period_from" date NOT NULL, "period_to" date NOT NULL, "opens_on" date NOT NULL, "due_on" date NOT NULL, "closes_on" date NULL, "reporter_kinds" text NOT NULL CHECK ((JSON_VALID("reporter_kinds") OR "reporter_kinds" IS NULL)), "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), CONSTRAINT "round_once_per_period" UNIQUE ("kind", "period_to"), CONSTRAINT "round_ends_after_start" CHECK ("period_to" > ("period_from")), CONSTRAINT "round_due_after_opening" CHECK ("due_on" >= ("opens_on")), CONSTRAINT "round_closes_after_due" CHECK (("closes_on" IS NULL OR "closes_on" >= ("due_on"))));
INSERT INTO "followup_reportinground" VALUES(1,'INTERIM_1',2026,'2026-01-01','2026-04-30','2026-04-30','2026-12-31',NULL,'["MUNICIPALITY", "MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY", "OFFICE", "DEPARTMENT", "AREA", "UNIT"]',0,1);
INSERT INTO "followup_reportinground" VALUES(2,'INTERIM_2',2026,'2026-01-01','2026-08-31','2026-08-31','2026-12-31',NULL,'["MUNICIPALITY", "MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY", "OFFICE", "DEPARTMENT", "AREA", "UNIT"]',0,1);
INSERT INTO "followup_reportinground" VALUES(3,'ANNUAL',2025,'2025-01-01','2025-12-31','2025-12-31','2025-12-31',NULL,'["MUNICIPALITY", "MUNICIPAL_COUNCIL", "EXECUTIVE_BOARD", "COMMITTEE", "COMPANY", "OFFICE", "DEPARTMENT", "AREA", "UNIT"]',0,1);
CREATE TABLE "followup_reportmatter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "matter_id" bigint NOT NULL UNIQUE REFERENCES "organisation_matter" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "followup_report" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "followup_reportmatter" VALUES(1,8,1);
INSERT INTO "followup_reportmatter" VALUES(2,9,4);
CREATE TABLE "followup_reportsection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "key" varchar(30) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(20) NOT NULL, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), "help" varchar(300) NOT NULL, "label" varchar(60) NOT NULL, "is_needed" bool NOT NULL, CONSTRAINT "report_section_once_a_year" UNIQUE ("year", "key"));
INSERT INTO "followup_reportsection" VALUES(1,2026,'decision_data','Beslutsdata','DECISION_DATA',0,'','',0);
INSERT INTO "followup_reportsection" VALUES(2,2026,'activities','Aktiviteter','ACTIVITIES',1,'Hur går det, och vad har hänt?','',0);
INSERT INTO "followup_reportsection" VALUES(3,2026,'priorities','Prioriteringar','PRIORITIES',2,'Vilken förflyttning syns, och vad har bidragit till den?','',0);
INSERT INTO "followup_reportsection" VALUES(4,2026,'events','Väsentliga händelser','TEXT',3,'Vad har hänt under perioden, och efter den, som läsaren behöver känna till?','Under och efter perioden',1);
INSERT INTO "followup_reportsection" VALUES(5,2026,'overview','Utvecklingen över flera år','OVERVIEW',4,'','',0);
INSERT INTO "followup_reportsection" VALUES(6,2026,'group','Koncernens organisation','GROUP',5,'','',0);
INSERT INTO "followup_reportsection" VALUES(7,2026,'circumstances','Omvärld, risker och viktiga förhållanden','CIRCUMSTANCES',6,'','',0);
INSERT INTO "followup_reportsection" VALUES(8,2026,'governance','Styrning och uppföljning','GOVERNANCE',7,'','',0);
INSERT INTO "followup_reportsection" VALUES(9,2026,'goals','Kommunfullmäktiges mål','GOALS',8,'Hur går det med målet, vilken förflyttning syns, och hur bidrar ni?','',0);
INSERT INTO "followup_reportsection" VALUES(10,2026,'council_assignments','Uppdrag från kommunfullmäktige','COUNCIL_ASSIGNMENTS',9,'Läget för det som fullmäktige har gett i uppdrag.','',0);
INSERT INTO "followup_reportsection" VALUES(11,2026,'special_assignments','Särskilda uppdrag','SPECIAL_ASSIGNMENTS',10,'Läget för nämndens särskilda uppdrag till förvaltningen.','',0);
INSERT INTO "followup_reportsection" VALUES(12,2026,'key_figures','Nyckeltal','KEY_FIGURES',11,'Finns inget värde än? Kryssa i det: det är inte detsamma som noll.','',0);
INSERT INTO "followup_reportsection" VALUES(13,2026,'sound_management','God ekonomisk hushållning','TEXT',12,'Sammanvägd bedömning av verksamhetens resultat och insatta ekonomiska resurser.','Sammanvägd bedömning',1);
INSERT INTO "followup_reportsection" VALUES(14,2026,'operating','Driftredovisning','OPERATING',13,'','',0);
INSERT INTO "followup_reportsection" VALUES(15,2026,'forecast','Prognos och analys','TEXT',14,'Varför ser det ut så här, och var landar året?','Analys',1);
INSERT INTO "followup_reportsection" VALUES(16,2026,'deviations','Avvikelser och åtgärder','DEVIATIONS',15,'Vad går inte som beslutat, varför, och vad görs åt det?','',0);
INSERT INTO "followup_reportsection" VALUES(17,2026,'investments','Investeringsredovisning','INVESTMENTS',16,'','',0);
INSERT INTO "followup_reportsection" VALUES(18,2026,'income_statement','Resultaträkning','INCOME_STATEMENT',17,'','',0);
INSERT INTO "followup_reportsection" VALUES(19,2026,'balance_sheet','Balansräkning','BALANCE_SHEET',18,'','',0);
INSERT INTO "followup_reportsection" VALUES(20,2026,'cash_flow','Kassaflödesanalys','CASH_FLOW',19,'','',0);
INSERT INTO "followup_reportsection" VALUES(21,2026,'notes','Noter och redovisningsprinciper','NOTES',20,'','',0);
INSERT INTO "followup_reportsection" VALUES(22,2026,'consolidated','Sammanställda räkenskaper','CONSOLIDATED',21,'','',0);
INSERT INTO "followup_reportsection" VALUES(23,2026,'balanced_budget','Balanskravsutredning','BALANCED_BUDGET',22,'','',0);
INSERT INTO "followup_reportsection" VALUES(24,2026,'personnel','Personal','TEXT',23,'Sjukfrånvaro, bemanning, arbetsmiljö.','Läget',1);
INSERT INTO "followup_reportsection" VALUES(25,2026,'expected_development','Förväntad utveckling','TEXT',24,'Vad väntar, och vad innebär det för verksamheten och ekonomin?','Vad som väntar',1);
INSERT INTO "followup_reportsection" VALUES(26,2026,'internal_control','Intern kontroll','INTERNAL_CONTROL',25,'','',0);
INSERT INTO "followup_reportsection" VALUES(27,2026,'private_providers','Privata utförare','PRIVATE_PROVIDERS',26,'','',0);
INSERT INTO "followup_reportsection" VALUES(28,2026,'carried_over','Ombudgetering, balansenheter och öronmärkt eget kapital','CARRIED_OVER',27,'','',0);
INSERT INTO "followup_reportsection" VALUES(29,2026,'audit','Revisorernas bedömning','AUDIT',28,'','',0);
INSERT INTO "followup_reportsection" VALUES(30,2026,'summary','Sammanfattning','TEXT',29,'Det viktigaste på några rader. Står först i rapporten.','I korthet',1);
INSERT INTO "followup_reportsection" VALUES(31,2026,'proposals','Förslag till beslut','PROPOSALS',30,'En att-sats på varje rad, utan ordet att.','',0);
INSERT INTO "followup_reportsection" VALUES(32,2025,'decision_data','Beslutsdata','DECISION_DATA',0,'','',0);
INSERT INTO "followup_reportsection" VALUES(33,2025,'activities','Aktiviteter','ACTIVITIES',1,'Hur går det, och vad har hänt?','',0);
INSERT INTO "followup_reportsection" VALUES(34,2025,'priorities','Prioriteringar','PRIORITIES',2,'Vilken förflyttning syns, och vad har bidragit till den?','',0);
INSERT INTO "followup_reportsection" VALUES(35,2025,'events','Väsentliga händelser','TEXT',3,'Vad har hänt under perioden, och efter den, som läsaren behöver känna till?','Under och efter perioden',1);
INSERT INTO "followup_reportsection" VALUES(36,2025,'overview','Utvecklingen över flera år','OVERVIEW',4,'','',0);
INSERT INTO "followup_reportsection" VALUES(37,2025,'group','Koncernens organisation','GROUP',5,'','',0);
INSERT INTO "followup_reportsection" VALUES(38,2025,'circumstances','Omvärld, risker och viktiga förhållanden','CIRCUMSTANCES',6,'','',0);
INSERT INTO "followup_reportsection" VALUES(39,2025,'governance','Styrning och uppföljning','GOVERNANCE',7,'','',0);
INSERT INTO "followup_reportsection" VALUES(40,2025,'goals','Kommunfullmäktiges mål','GOALS',8,'Hur går det med målet, vilken förflyttning syns, och hur bidrar ni?','',0);
INSERT INTO "followup_reportsection" VALUES(41,2025,'council_assignments','Uppdrag från kommunfullmäktige','COUNCIL_ASSIGNMENTS',9,'Läget för det som fullmäktige har gett i uppdrag.','',0);
INSERT INTO "followup_reportsection" VALUES(42,2025,'special_assignments','Särskilda uppdrag','SPECIAL_ASSIGNMENTS',10,'Läget för nämndens särskilda uppdrag till förvaltningen.','',0);
INSERT INTO "followup_reportsection" VALUES(43,2025,'key_figures','Nyckeltal','KEY_FIGURES',11,'Finns inget värde än? Kryssa i det: det är inte detsamma som noll.','',0);
INSERT INTO "followup_reportsection" VALUES(44,2025,'sound_management','God ekonomisk hushållning','TEXT',12,'Sammanvägd bedömning av verksamhetens resultat och insatta ekonomiska resurser.','Sammanvägd bedömning',1);
INSERT INTO "followup_reportsection" VALUES(45,2025,'operating','Driftredovisning','OPERATING',13,'','',0);
INSERT INTO "followup_reportsection" VALUES(46,2025,'forecast','Prognos och analys','TEXT',14,'Varför ser det ut så här, och var landar året?','Analys',1);
INSERT INTO "followup_reportsection" VALUES(47,2025,'deviations','Avvikelser och åtgärder','DEVIATIONS',15,'Vad går inte som beslutat, varför, och vad görs åt det?','',0);
INSERT INTO "followup_reportsection" VALUES(48,2025,'investments','Investeringsredovisning','INVESTMENTS',16,'','',0);
INSERT INTO "followup_reportsection" VALUES(49,2025,'income_statement','Resultaträkning','INCOME_STATEMENT',17,'','',0);
INSERT INTO "followup_reportsection" VALUES(50,2025,'balance_sheet','Balansräkning','BALANCE_SHEET',18,'','',0);
INSERT INTO "followup_reportsection" VALUES(51,2025,'cash_flow','Kassaflödesanalys','CASH_FLOW',19,'','',0);
INSERT INTO "followup_reportsection" VALUES(52,2025,'notes','Noter och redovisningsprinciper','NOTES',20,'','',0);
INSERT INTO "followup_reportsection" VALUES(53,2025,'consolidated','Sammanställda räkenskaper','CONSOLIDATED',21,'','',0);
INSERT INTO "followup_reportsection" VALUES(54,2025,'balanced_budget','Balanskravsutredning','BALANCED_BUDGET',22,'','',0);
INSERT INTO "followup_reportsection" VALUES(55,2025,'personnel','Personal','TEXT',23,'Sjukfrånvaro, bemanning, arbetsmiljö.','Läget',1);
INSERT INTO "followup_reportsection" VALUES(56,2025,'expected_development','Förväntad utveckling','TEXT',24,'Vad väntar, och vad innebär det för verksamheten och ekonomin?','Vad som väntar',1);
INSERT INTO "followup_reportsection" VALUES(57,2025,'internal_control','Intern kontroll','INTERNAL_CONTROL',25,'','',0);
INSERT INTO "followup_reportsection" VALUES(58,2025,'private_providers','Privata utförare','PRIVATE_PROVIDERS',26,'','',0);
INSERT INTO "followup_reportsection" VALUES(59,2025,'carried_over','Ombudgetering, balansenheter och öronmärkt eget kapital','CARRIED_OVER',27,'','',0);
INSERT INTO "followup_reportsection" VALUES(60,2025,'audit','Revisorernas bedömning','AUDIT',28,'','',0);
INSERT INTO "followup_reportsection" VALUES(61,2025,'summary','Sammanfattning','TEXT',29,'Det viktigaste på några rader. Står först i rapporten.','I korthet',1);
INSERT INTO "followup_reportsection" VALUES(62,2025,'proposals','Förslag till beslut','PROPOSALS',30,'En att-sats på varje rad, utan ordet att.','',0);
CREATE TABLE "followup_reporttext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(30) NOT NULL, "text" text NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "report_id" bigint NOT NULL REFERENCES "followup_report" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "report_text_once" UNIQUE ("report_id", "key"));
INSERT INTO "followup_reporttext" VALUES(1,'forecast','<p>Om prognos och analys.</p>',0,1,1);
INSERT INTO "followup_reporttext" VALUES(2,'summary','<p>Om sammanfattning.</p>',0,1,1);
INSERT INTO "followup_reporttext" VALUES(3,'summary','<p>Året så här långt.</p>',0,1,2);
INSERT INTO "followup_reporttext" VALUES(4,'events','<p>Om väsentliga händelser.</p>',0,1,4);
INSERT INTO "followup_reporttext" VALUES(5,'personnel','<p>Om personal.</p>',0,1,4);
INSERT INTO "followup_reporttext" VALUES(6,'expected_development','<p>Om förväntad utveckling.</p>',0,1,4);
INSERT INTO "followup_reporttext" VALUES(7,'summary','<p>Om sammanfattning.</p>',0,1,4);
CREATE TABLE "followup_scalestep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "dimension" varchar(12) NOT NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "key" varchar(15) NOT NULL, "word" varchar(60) NOT NULL, "meaning" varchar(300) NOT NULL, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), CONSTRAINT "scale_step_once" UNIQUE ("dimension", "first_year", "key"));
INSERT INTO "followup_scalestep" VALUES(1,'ATTAINMENT',2027,'MET','Uppnått','Nya ord.',0);
INSERT INTO "followup_scalestep" VALUES(2,'ATTAINMENT',2027,'PARTLY','Delvis','Nya ord.',1);
INSERT INTO "followup_scalestep" VALUES(3,'ATTAINMENT',2027,'NOT_MET','Inte uppnått','Nya ord.',2);
CREATE TABLE "followup_sectionrule" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reporter" varchar(12) NOT NULL, "round_kind" varchar(10) NOT NULL, "extent" varchar(5) NOT NULL, "least" varchar(5) NOT NULL, "ground" varchar(1) NOT NULL, "paragraph" varchar(60) NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "section_id" bigint NOT NULL REFERENCES "followup_reportsection" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "section_rule_once" UNIQUE ("section_id", "reporter", "round_kind"), CONSTRAINT "section_rule_asks_the_least" CHECK (("least" = 'NONE' OR ("extent" IN ('SHORT', 'FULL') AND "least" = 'SHORT') OR ("extent" = 'FULL' AND "least" = 'FULL'))), CONSTRAINT "section_rule_binding_has_least" CHECK ((NOT ("ground" IN ('L', 'R', 'S')) OR NOT ("least" = 'NONE'))));
INSERT INTO "followup_sectionrule" VALUES(1,'BOARD','INTERIM_1','FULL','NONE','O','',1,1);
INSERT INTO "followup_sectionrule" VALUES(2,'BOARD','INTERIM_2','FULL','NONE','O','',1,1);
INSERT INTO "followup_sectionrule" VALUES(3,'BOARD','ANNUAL','FULL','NONE','O','',1,1);
INSERT INTO "followup_sectionrule" VALUES(4,'MUNICIPALITY','INTERIM_1','FULL','NONE','O','',1,1);
INSERT INTO "followup_sectionrule" VALUES(5,'MUNICIPALITY','INTERIM_2','FULL','NONE','O','',1,1);
INSERT INTO "followup_sectionrule" VALUES(6,'MUNICIPALITY','ANNUAL','FULL','NONE','O','',1,1);
INSERT INTO "followup_sectionrule" VALUES(7,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,1);
INSERT INTO "followup_sectionrule" VALUES(8,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,1);
INSERT INTO "followup_sectionrule" VALUES(9,'COMPANY','ANNUAL','SHORT','NONE','J','',1,1);
INSERT INTO "followup_sectionrule" VALUES(10,'UNIT','MONTHLY','FULL','NONE','J','',1,2);
INSERT INTO "followup_sectionrule" VALUES(11,'UNIT','INTERIM_1','FULL','FULL','S','',1,2);
INSERT INTO "followup_sectionrule" VALUES(12,'UNIT','INTERIM_2','FULL','FULL','S','',1,2);
INSERT INTO "followup_sectionrule" VALUES(13,'UNIT','ANNUAL','FULL','FULL','S','',1,2);
INSERT INTO "followup_sectionrule" VALUES(14,'OFFICE','MONTHLY','SHORT','NONE','J','',1,3);
INSERT INTO "followup_sectionrule" VALUES(15,'OFFICE','INTERIM_1','FULL','FULL','S','',1,3);
INSERT INTO "followup_sectionrule" VALUES(16,'OFFICE','INTERIM_2','FULL','FULL','S','',1,3);
INSERT INTO "followup_sectionrule" VALUES(17,'OFFICE','ANNUAL','FULL','FULL','S','',1,3);
INSERT INTO "followup_sectionrule" VALUES(18,'BOARD','INTERIM_1','SHORT','NONE','J','',1,4);
INSERT INTO "followup_sectionrule" VALUES(19,'BOARD','INTERIM_2','FULL','NONE','J','',1,4);
INSERT INTO "followup_sectionrule" VALUES(20,'BOARD','ANNUAL','FULL','NONE','J','',1,4);
INSERT INTO "followup_sectionrule" VALUES(21,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,4);
INSERT INTO "followup_sectionrule" VALUES(22,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,4);
INSERT INTO "followup_sectionrule" VALUES(23,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 11 kap., RKR R15',1,4);
INSERT INTO "followup_sectionrule" VALUES(24,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,4);
INSERT INTO "followup_sectionrule" VALUES(25,'COMPANY','INTERIM_2','FULL','NONE','J','',1,4);
INSERT INTO "followup_sectionrule" VALUES(26,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,4);
INSERT INTO "followup_sectionrule" VALUES(27,'BOARD','ANNUAL','SHORT','NONE','J','',1,5);
INSERT INTO "followup_sectionrule" VALUES(28,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 11 kap., RKR R15',1,5);
INSERT INTO "followup_sectionrule" VALUES(29,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,5);
INSERT INTO "followup_sectionrule" VALUES(30,'MUNICIPALITY','INTERIM_2','SHORT','NONE','J','',1,6);
INSERT INTO "followup_sectionrule" VALUES(31,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,6);
INSERT INTO "followup_sectionrule" VALUES(32,'BOARD','INTERIM_2','SHORT','NONE','J','',1,7);
INSERT INTO "followup_sectionrule" VALUES(33,'BOARD','ANNUAL','FULL','NONE','J','',1,7);
INSERT INTO "followup_sectionrule" VALUES(34,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,7);
INSERT INTO "followup_sectionrule" VALUES(35,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,7);
INSERT INTO "followup_sectionrule" VALUES(36,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,7);
INSERT INTO "followup_sectionrule" VALUES(37,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,7);
INSERT INTO "followup_sectionrule" VALUES(38,'BOARD','ANNUAL','SHORT','NONE','J','',1,8);
INSERT INTO "followup_sectionrule" VALUES(39,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,8);
INSERT INTO "followup_sectionrule" VALUES(40,'COMPANY','ANNUAL','SHORT','NONE','J','',1,8);
INSERT INTO "followup_sectionrule" VALUES(41,'BOARD','INTERIM_1','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(42,'BOARD','INTERIM_2','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(43,'BOARD','ANNUAL','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(44,'MUNICIPALITY','INTERIM_1','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(45,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','KL 12:2',1,9);
INSERT INTO "followup_sectionrule" VALUES(46,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 12:2',1,9);
INSERT INTO "followup_sectionrule" VALUES(47,'COMPANY','INTERIM_1','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(48,'COMPANY','INTERIM_2','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(49,'COMPANY','ANNUAL','FULL','FULL','S','',1,9);
INSERT INTO "followup_sectionrule" VALUES(50,'BOARD','INTERIM_1','SHORT','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(51,'BOARD','INTERIM_2','FULL','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(52,'BOARD','ANNUAL','FULL','FULL','L','KL 6:5',1,10);
INSERT INTO "followup_sectionrule" VALUES(53,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(54,'MUNICIPALITY','INTERIM_2','FULL','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(55,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 6:5',1,10);
INSERT INTO "followup_sectionrule" VALUES(56,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(57,'COMPANY','INTERIM_2','FULL','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(58,'COMPANY','ANNUAL','FULL','NONE','J','',1,10);
INSERT INTO "followup_sectionrule" VALUES(59,'BOARD','INTERIM_1','SHORT','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(60,'BOARD','INTERIM_2','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(61,'BOARD','ANNUAL','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(62,'OFFICE','MONTHLY','SHORT','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(63,'OFFICE','INTERIM_1','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(64,'OFFICE','INTERIM_2','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(65,'OFFICE','ANNUAL','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(66,'UNIT','MONTHLY','SHORT','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(67,'UNIT','INTERIM_1','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(68,'UNIT','INTERIM_2','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(69,'UNIT','ANNUAL','FULL','NONE','J','',1,11);
INSERT INTO "followup_sectionrule" VALUES(70,'BOARD','INTERIM_1','SHORT','SHORT','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(71,'BOARD','INTERIM_2','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(72,'BOARD','ANNUAL','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(73,'MUNICIPALITY','INTERIM_1','SHORT','SHORT','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(74,'MUNICIPALITY','INTERIM_2','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(75,'MUNICIPALITY','ANNUAL','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(76,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,12);
INSERT INTO "followup_sectionrule" VALUES(77,'COMPANY','INTERIM_2','FULL','NONE','J','',1,12);
INSERT INTO "followup_sectionrule" VALUES(78,'COMPANY','ANNUAL','FULL','NONE','J','',1,12);
INSERT INTO "followup_sectionrule" VALUES(79,'OFFICE','MONTHLY','SHORT','NONE','J','',1,12);
INSERT INTO "followup_sectionrule" VALUES(80,'OFFICE','INTERIM_1','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(81,'OFFICE','INTERIM_2','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(82,'OFFICE','ANNUAL','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(83,'UNIT','MONTHLY','SHORT','NONE','J','',1,12);
INSERT INTO "followup_sectionrule" VALUES(84,'UNIT','INTERIM_1','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(85,'UNIT','INTERIM_2','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(86,'UNIT','ANNUAL','FULL','FULL','S','',1,12);
INSERT INTO "followup_sectionrule" VALUES(87,'BOARD','ANNUAL','SHORT','NONE','J','',1,13);
INSERT INTO "followup_sectionrule" VALUES(88,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,13);
INSERT INTO "followup_sectionrule" VALUES(89,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','KL 12:2',1,13);
INSERT INTO "followup_sectionrule" VALUES(90,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 12:2',1,13);
INSERT INTO "followup_sectionrule" VALUES(91,'BOARD','MONTHLY','FULL','NONE','O','',1,14);
INSERT INTO "followup_sectionrule" VALUES(92,'BOARD','INTERIM_1','FULL','FULL','S','',1,14);
INSERT INTO "followup_sectionrule" VALUES(93,'BOARD','INTERIM_2','FULL','FULL','S','',1,14);
INSERT INTO "followup_sectionrule" VALUES(94,'BOARD','ANNUAL','FULL','FULL','S','',1,14);
INSERT INTO "followup_sectionrule" VALUES(95,'MUNICIPALITY','MONTHLY','FULL','NONE','O','',1,14);
INSERT INTO "followup_sectionrule" VALUES(96,'MUNICIPALITY','INTERIM_1','FULL','FULL','S','',1,14);
INSERT INTO "followup_sectionrule" VALUES(97,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,14);
INSERT INTO "followup_sectionrule" VALUES(98,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 10:1, RKR R14',1,14);
INSERT INTO "followup_sectionrule" VALUES(99,'BOARD','MONTHLY','FULL','NONE','O','',1,15);
INSERT INTO "followup_sectionrule" VALUES(100,'BOARD','INTERIM_1','FULL','FULL','S','',1,15);
INSERT INTO "followup_sectionrule" VALUES(101,'BOARD','INTERIM_2','FULL','FULL','S','',1,15);
INSERT INTO "followup_sectionrule" VALUES(102,'BOARD','ANNUAL','SHORT','NONE','J','',1,15);
INSERT INTO "followup_sectionrule" VALUES(103,'MUNICIPALITY','MONTHLY','FULL','NONE','O','',1,15);
INSERT INTO "followup_sectionrule" VALUES(104,'MUNICIPALITY','INTERIM_1','FULL','FULL','S','',1,15);
INSERT INTO "followup_sectionrule" VALUES(105,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,15);
INSERT INTO "followup_sectionrule" VALUES(106,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,15);
INSERT INTO "followup_sectionrule" VALUES(107,'COMPANY','INTERIM_1','FULL','FULL','S','',1,15);
INSERT INTO "followup_sectionrule" VALUES(108,'COMPANY','INTERIM_2','FULL','FULL','S','',1,15);
INSERT INTO "followup_sectionrule" VALUES(109,'COMPANY','ANNUAL','SHORT','NONE','J','',1,15);
INSERT INTO "followup_sectionrule" VALUES(110,'BOARD','MONTHLY','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(111,'BOARD','INTERIM_1','SHORT','SHORT','S','',1,16);
INSERT INTO "followup_sectionrule" VALUES(112,'BOARD','INTERIM_2','SHORT','SHORT','S','',1,16);
INSERT INTO "followup_sectionrule" VALUES(113,'BOARD','ANNUAL','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(114,'MUNICIPALITY','MONTHLY','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(115,'MUNICIPALITY','INTERIM_1','SHORT','SHORT','S','',1,16);
INSERT INTO "followup_sectionrule" VALUES(116,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,16);
INSERT INTO "followup_sectionrule" VALUES(117,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(118,'COMPANY','MONTHLY','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(119,'COMPANY','INTERIM_1','SHORT','SHORT','S','',1,16);
INSERT INTO "followup_sectionrule" VALUES(120,'COMPANY','INTERIM_2','SHORT','SHORT','S','',1,16);
INSERT INTO "followup_sectionrule" VALUES(121,'COMPANY','ANNUAL','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(122,'OFFICE','MONTHLY','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(123,'OFFICE','INTERIM_1','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(124,'OFFICE','INTERIM_2','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(125,'OFFICE','ANNUAL','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(126,'UNIT','MONTHLY','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(127,'UNIT','INTERIM_1','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(128,'UNIT','INTERIM_2','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(129,'UNIT','ANNUAL','SHORT','NONE','J','',1,16);
INSERT INTO "followup_sectionrule" VALUES(130,'BOARD','INTERIM_1','SHORT','NONE','O','',1,17);
INSERT INTO "followup_sectionrule" VALUES(131,'BOARD','INTERIM_2','FULL','NONE','O','',1,17);
INSERT INTO "followup_sectionrule" VALUES(132,'BOARD','ANNUAL','FULL','NONE','O','',1,17);
INSERT INTO "followup_sectionrule" VALUES(133,'MUNICIPALITY','INTERIM_1','SHORT','NONE','O','',1,17);
INSERT INTO "followup_sectionrule" VALUES(134,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,17);
INSERT INTO "followup_sectionrule" VALUES(135,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 10:2, RKR R14',1,17);
INSERT INTO "followup_sectionrule" VALUES(136,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,17);
INSERT INTO "followup_sectionrule" VALUES(137,'COMPANY','INTERIM_2','FULL','NONE','J','',1,17);
INSERT INTO "followup_sectionrule" VALUES(138,'COMPANY','ANNUAL','FULL','NONE','J','',1,17);
INSERT INTO "followup_sectionrule" VALUES(139,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,18);
INSERT INTO "followup_sectionrule" VALUES(140,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','LKBR 13:2',1,18);
INSERT INTO "followup_sectionrule" VALUES(141,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 5 kap.',1,18);
INSERT INTO "followup_sectionrule" VALUES(142,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,18);
INSERT INTO "followup_sectionrule" VALUES(143,'COMPANY','INTERIM_2','FULL','FULL','S','',1,18);
INSERT INTO "followup_sectionrule" VALUES(144,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,18);
INSERT INTO "followup_sectionrule" VALUES(145,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','LKBR 13:2',1,19);
INSERT INTO "followup_sectionrule" VALUES(146,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 6 kap.',1,19);
INSERT INTO "followup_sectionrule" VALUES(147,'COMPANY','INTERIM_2','FULL','FULL','S','',1,19);
INSERT INTO "followup_sectionrule" VALUES(148,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,19);
INSERT INTO "followup_sectionrule" VALUES(149,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 8 kap., RKR R13',1,20);
INSERT INTO "followup_sectionrule" VALUES(150,'COMPANY','ANNUAL','SHORT','SHORT','L','ÅRL',1,20);
INSERT INTO "followup_sectionrule" VALUES(151,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,21);
INSERT INTO "followup_sectionrule" VALUES(152,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 9 kap., RKR R18',1,21);
INSERT INTO "followup_sectionrule" VALUES(153,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,21);
INSERT INTO "followup_sectionrule" VALUES(154,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,22);
INSERT INTO "followup_sectionrule" VALUES(155,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 12 kap.',1,22);
INSERT INTO "followup_sectionrule" VALUES(156,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,23);
INSERT INTO "followup_sectionrule" VALUES(157,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,23);
INSERT INTO "followup_sectionrule" VALUES(158,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 11 kap., RKR R15',1,23);
INSERT INTO "followup_sectionrule" VALUES(159,'BOARD','INTERIM_1','SHORT','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(160,'BOARD','INTERIM_2','FULL','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(161,'BOARD','ANNUAL','FULL','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(162,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(163,'MUNICIPALITY','INTERIM_2','SHORT','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(164,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,24);
INSERT INTO "followup_sectionrule" VALUES(165,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(166,'COMPANY','ANNUAL','FULL','NONE','J','',1,24);
INSERT INTO "followup_sectionrule" VALUES(167,'BOARD','INTERIM_2','SHORT','NONE','J','',1,25);
INSERT INTO "followup_sectionrule" VALUES(168,'BOARD','ANNUAL','FULL','NONE','J','',1,25);
INSERT INTO "followup_sectionrule" VALUES(169,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,25);
INSERT INTO "followup_sectionrule" VALUES(170,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,25);
INSERT INTO "followup_sectionrule" VALUES(171,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,25);
INSERT INTO "followup_sectionrule" VALUES(172,'COMPANY','ANNUAL','SHORT','SHORT','L','ÅRL',1,25);
INSERT INTO "followup_sectionrule" VALUES(173,'BOARD','INTERIM_2','SHORT','NONE','J','',1,26);
INSERT INTO "followup_sectionrule" VALUES(174,'BOARD','ANNUAL','FULL','FULL','L','KL 6:6',1,26);
INSERT INTO "followup_sectionrule" VALUES(175,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,26);
INSERT INTO "followup_sectionrule" VALUES(176,'COMPANY','ANNUAL','SHORT','NONE','J','',1,26);
INSERT INTO "followup_sectionrule" VALUES(177,'BOARD','ANNUAL','SHORT','NONE','O','',1,27);
INSERT INTO "followup_sectionrule" VALUES(178,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,27);
INSERT INTO "followup_sectionrule" VALUES(179,'BOARD','ANNUAL','FULL','NONE','O','',1,28);
INSERT INTO "followup_sectionrule" VALUES(180,'MUNICIPALITY','ANNUAL','FULL','NONE','O','',1,28);
INSERT INTO "followup_sectionrule" VALUES(181,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','KL 12:2',1,29);
INSERT INTO "followup_sectionrule" VALUES(182,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 12:2',1,29);
INSERT INTO "followup_sectionrule" VALUES(183,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,29);
INSERT INTO "followup_sectionrule" VALUES(184,'BOARD','MONTHLY','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(185,'BOARD','INTERIM_1','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(186,'BOARD','INTERIM_2','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(187,'BOARD','ANNUAL','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(188,'MUNICIPALITY','MONTHLY','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(189,'MUNICIPALITY','INTERIM_1','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(190,'MUNICIPALITY','INTERIM_2','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(191,'MUNICIPALITY','ANNUAL','FULL','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(192,'COMPANY','MONTHLY','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(193,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(194,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(195,'COMPANY','ANNUAL','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(196,'OFFICE','MONTHLY','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(197,'OFFICE','INTERIM_1','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(198,'OFFICE','INTERIM_2','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(199,'OFFICE','ANNUAL','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(200,'UNIT','MONTHLY','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(201,'UNIT','INTERIM_1','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(202,'UNIT','INTERIM_2','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(203,'UNIT','ANNUAL','SHORT','NONE','J','',1,30);
INSERT INTO "followup_sectionrule" VALUES(204,'BOARD','MONTHLY','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(205,'BOARD','INTERIM_1','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(206,'BOARD','INTERIM_2','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(207,'BOARD','ANNUAL','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(208,'MUNICIPALITY','MONTHLY','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(209,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(210,'MUNICIPALITY','INTERIM_2','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(211,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(212,'COMPANY','MONTHLY','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(213,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(214,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(215,'COMPANY','ANNUAL','SHORT','NONE','J','',1,31);
INSERT INTO "followup_sectionrule" VALUES(216,'BOARD','INTERIM_1','FULL','NONE','O','',1,32);
INSERT INTO "followup_sectionrule" VALUES(217,'BOARD','INTERIM_2','FULL','NONE','O','',1,32);
INSERT INTO "followup_sectionrule" VALUES(218,'BOARD','ANNUAL','FULL','NONE','O','',1,32);
INSERT INTO "followup_sectionrule" VALUES(219,'MUNICIPALITY','INTERIM_1','FULL','NONE','O','',1,32);
INSERT INTO "followup_sectionrule" VALUES(220,'MUNICIPALITY','INTERIM_2','FULL','NONE','O','',1,32);
INSERT INTO "followup_sectionrule" VALUES(221,'MUNICIPALITY','ANNUAL','FULL','NONE','O','',1,32);
INSERT INTO "followup_sectionrule" VALUES(222,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,32);
INSERT INTO "followup_sectionrule" VALUES(223,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,32);
INSERT INTO "followup_sectionrule" VALUES(224,'COMPANY','ANNUAL','SHORT','NONE','J','',1,32);
INSERT INTO "followup_sectionrule" VALUES(225,'UNIT','MONTHLY','FULL','NONE','J','',1,33);
INSERT INTO "followup_sectionrule" VALUES(226,'UNIT','INTERIM_1','FULL','FULL','S','',1,33);
INSERT INTO "followup_sectionrule" VALUES(227,'UNIT','INTERIM_2','FULL','FULL','S','',1,33);
INSERT INTO "followup_sectionrule" VALUES(228,'UNIT','ANNUAL','FULL','FULL','S','',1,33);
INSERT INTO "followup_sectionrule" VALUES(229,'OFFICE','MONTHLY','SHORT','NONE','J','',1,34);
INSERT INTO "followup_sectionrule" VALUES(230,'OFFICE','INTERIM_1','FULL','FULL','S','',1,34);
INSERT INTO "followup_sectionrule" VALUES(231,'OFFICE','INTERIM_2','FULL','FULL','S','',1,34);
INSERT INTO "followup_sectionrule" VALUES(232,'OFFICE','ANNUAL','FULL','FULL','S','',1,34);
INSERT INTO "followup_sectionrule" VALUES(233,'BOARD','INTERIM_1','SHORT','NONE','J','',1,35);
INSERT INTO "followup_sectionrule" VALUES(234,'BOARD','INTERIM_2','FULL','NONE','J','',1,35);
INSERT INTO "followup_sectionrule" VALUES(235,'BOARD','ANNUAL','FULL','NONE','J','',1,35);
INSERT INTO "followup_sectionrule" VALUES(236,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,35);
INSERT INTO "followup_sectionrule" VALUES(237,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,35);
INSERT INTO "followup_sectionrule" VALUES(238,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 11 kap., RKR R15',1,35);
INSERT INTO "followup_sectionrule" VALUES(239,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,35);
INSERT INTO "followup_sectionrule" VALUES(240,'COMPANY','INTERIM_2','FULL','NONE','J','',1,35);
INSERT INTO "followup_sectionrule" VALUES(241,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,35);
INSERT INTO "followup_sectionrule" VALUES(242,'BOARD','ANNUAL','SHORT','NONE','J','',1,36);
INSERT INTO "followup_sectionrule" VALUES(243,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 11 kap., RKR R15',1,36);
INSERT INTO "followup_sectionrule" VALUES(244,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,36);
INSERT INTO "followup_sectionrule" VALUES(245,'MUNICIPALITY','INTERIM_2','SHORT','NONE','J','',1,37);
INSERT INTO "followup_sectionrule" VALUES(246,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,37);
INSERT INTO "followup_sectionrule" VALUES(247,'BOARD','INTERIM_2','SHORT','NONE','J','',1,38);
INSERT INTO "followup_sectionrule" VALUES(248,'BOARD','ANNUAL','FULL','NONE','J','',1,38);
INSERT INTO "followup_sectionrule" VALUES(249,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,38);
INSERT INTO "followup_sectionrule" VALUES(250,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,38);
INSERT INTO "followup_sectionrule" VALUES(251,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,38);
INSERT INTO "followup_sectionrule" VALUES(252,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,38);
INSERT INTO "followup_sectionrule" VALUES(253,'BOARD','ANNUAL','SHORT','NONE','J','',1,39);
INSERT INTO "followup_sectionrule" VALUES(254,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,39);
INSERT INTO "followup_sectionrule" VALUES(255,'COMPANY','ANNUAL','SHORT','NONE','J','',1,39);
INSERT INTO "followup_sectionrule" VALUES(256,'BOARD','INTERIM_1','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(257,'BOARD','INTERIM_2','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(258,'BOARD','ANNUAL','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(259,'MUNICIPALITY','INTERIM_1','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(260,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','KL 12:2',1,40);
INSERT INTO "followup_sectionrule" VALUES(261,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 12:2',1,40);
INSERT INTO "followup_sectionrule" VALUES(262,'COMPANY','INTERIM_1','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(263,'COMPANY','INTERIM_2','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(264,'COMPANY','ANNUAL','FULL','FULL','S','',1,40);
INSERT INTO "followup_sectionrule" VALUES(265,'BOARD','INTERIM_1','SHORT','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(266,'BOARD','INTERIM_2','FULL','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(267,'BOARD','ANNUAL','FULL','FULL','L','KL 6:5',1,41);
INSERT INTO "followup_sectionrule" VALUES(268,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(269,'MUNICIPALITY','INTERIM_2','FULL','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(270,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 6:5',1,41);
INSERT INTO "followup_sectionrule" VALUES(271,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(272,'COMPANY','INTERIM_2','FULL','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(273,'COMPANY','ANNUAL','FULL','NONE','J','',1,41);
INSERT INTO "followup_sectionrule" VALUES(274,'BOARD','INTERIM_1','SHORT','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(275,'BOARD','INTERIM_2','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(276,'BOARD','ANNUAL','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(277,'OFFICE','MONTHLY','SHORT','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(278,'OFFICE','INTERIM_1','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(279,'OFFICE','INTERIM_2','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(280,'OFFICE','ANNUAL','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(281,'UNIT','MONTHLY','SHORT','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(282,'UNIT','INTERIM_1','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(283,'UNIT','INTERIM_2','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(284,'UNIT','ANNUAL','FULL','NONE','J','',1,42);
INSERT INTO "followup_sectionrule" VALUES(285,'BOARD','INTERIM_1','SHORT','SHORT','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(286,'BOARD','INTERIM_2','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(287,'BOARD','ANNUAL','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(288,'MUNICIPALITY','INTERIM_1','SHORT','SHORT','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(289,'MUNICIPALITY','INTERIM_2','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(290,'MUNICIPALITY','ANNUAL','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(291,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,43);
INSERT INTO "followup_sectionrule" VALUES(292,'COMPANY','INTERIM_2','FULL','NONE','J','',1,43);
INSERT INTO "followup_sectionrule" VALUES(293,'COMPANY','ANNUAL','FULL','NONE','J','',1,43);
INSERT INTO "followup_sectionrule" VALUES(294,'OFFICE','MONTHLY','SHORT','NONE','J','',1,43);
INSERT INTO "followup_sectionrule" VALUES(295,'OFFICE','INTERIM_1','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(296,'OFFICE','INTERIM_2','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(297,'OFFICE','ANNUAL','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(298,'UNIT','MONTHLY','SHORT','NONE','J','',1,43);
INSERT INTO "followup_sectionrule" VALUES(299,'UNIT','INTERIM_1','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(300,'UNIT','INTERIM_2','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(301,'UNIT','ANNUAL','FULL','FULL','S','',1,43);
INSERT INTO "followup_sectionrule" VALUES(302,'BOARD','ANNUAL','SHORT','NONE','J','',1,44);
INSERT INTO "followup_sectionrule" VALUES(303,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,44);
INSERT INTO "followup_sectionrule" VALUES(304,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','KL 12:2',1,44);
INSERT INTO "followup_sectionrule" VALUES(305,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 12:2',1,44);
INSERT INTO "followup_sectionrule" VALUES(306,'BOARD','MONTHLY','FULL','NONE','O','',1,45);
INSERT INTO "followup_sectionrule" VALUES(307,'BOARD','INTERIM_1','FULL','FULL','S','',1,45);
INSERT INTO "followup_sectionrule" VALUES(308,'BOARD','INTERIM_2','FULL','FULL','S','',1,45);
INSERT INTO "followup_sectionrule" VALUES(309,'BOARD','ANNUAL','FULL','FULL','S','',1,45);
INSERT INTO "followup_sectionrule" VALUES(310,'MUNICIPALITY','MONTHLY','FULL','NONE','O','',1,45);
INSERT INTO "followup_sectionrule" VALUES(311,'MUNICIPALITY','INTERIM_1','FULL','FULL','S','',1,45);
INSERT INTO "followup_sectionrule" VALUES(312,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,45);
INSERT INTO "followup_sectionrule" VALUES(313,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 10:1, RKR R14',1,45);
INSERT INTO "followup_sectionrule" VALUES(314,'BOARD','MONTHLY','FULL','NONE','O','',1,46);
INSERT INTO "followup_sectionrule" VALUES(315,'BOARD','INTERIM_1','FULL','FULL','S','',1,46);
INSERT INTO "followup_sectionrule" VALUES(316,'BOARD','INTERIM_2','FULL','FULL','S','',1,46);
INSERT INTO "followup_sectionrule" VALUES(317,'BOARD','ANNUAL','SHORT','NONE','J','',1,46);
INSERT INTO "followup_sectionrule" VALUES(318,'MUNICIPALITY','MONTHLY','FULL','NONE','O','',1,46);
INSERT INTO "followup_sectionrule" VALUES(319,'MUNICIPALITY','INTERIM_1','FULL','FULL','S','',1,46);
INSERT INTO "followup_sectionrule" VALUES(320,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,46);
INSERT INTO "followup_sectionrule" VALUES(321,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,46);
INSERT INTO "followup_sectionrule" VALUES(322,'COMPANY','INTERIM_1','FULL','FULL','S','',1,46);
INSERT INTO "followup_sectionrule" VALUES(323,'COMPANY','INTERIM_2','FULL','FULL','S','',1,46);
INSERT INTO "followup_sectionrule" VALUES(324,'COMPANY','ANNUAL','SHORT','NONE','J','',1,46);
INSERT INTO "followup_sectionrule" VALUES(325,'BOARD','MONTHLY','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(326,'BOARD','INTERIM_1','SHORT','SHORT','S','',1,47);
INSERT INTO "followup_sectionrule" VALUES(327,'BOARD','INTERIM_2','SHORT','SHORT','S','',1,47);
INSERT INTO "followup_sectionrule" VALUES(328,'BOARD','ANNUAL','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(329,'MUNICIPALITY','MONTHLY','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(330,'MUNICIPALITY','INTERIM_1','SHORT','SHORT','S','',1,47);
INSERT INTO "followup_sectionrule" VALUES(331,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,47);
INSERT INTO "followup_sectionrule" VALUES(332,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(333,'COMPANY','MONTHLY','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(334,'COMPANY','INTERIM_1','SHORT','SHORT','S','',1,47);
INSERT INTO "followup_sectionrule" VALUES(335,'COMPANY','INTERIM_2','SHORT','SHORT','S','',1,47);
INSERT INTO "followup_sectionrule" VALUES(336,'COMPANY','ANNUAL','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(337,'OFFICE','MONTHLY','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(338,'OFFICE','INTERIM_1','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(339,'OFFICE','INTERIM_2','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(340,'OFFICE','ANNUAL','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(341,'UNIT','MONTHLY','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(342,'UNIT','INTERIM_1','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(343,'UNIT','INTERIM_2','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(344,'UNIT','ANNUAL','SHORT','NONE','J','',1,47);
INSERT INTO "followup_sectionrule" VALUES(345,'BOARD','INTERIM_1','SHORT','NONE','O','',1,48);
INSERT INTO "followup_sectionrule" VALUES(346,'BOARD','INTERIM_2','FULL','NONE','O','',1,48);
INSERT INTO "followup_sectionrule" VALUES(347,'BOARD','ANNUAL','FULL','NONE','O','',1,48);
INSERT INTO "followup_sectionrule" VALUES(348,'MUNICIPALITY','INTERIM_1','SHORT','NONE','O','',1,48);
INSERT INTO "followup_sectionrule" VALUES(349,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,48);
INSERT INTO "followup_sectionrule" VALUES(350,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 10:2, RKR R14',1,48);
INSERT INTO "followup_sectionrule" VALUES(351,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,48);
INSERT INTO "followup_sectionrule" VALUES(352,'COMPANY','INTERIM_2','FULL','NONE','J','',1,48);
INSERT INTO "followup_sectionrule" VALUES(353,'COMPANY','ANNUAL','FULL','NONE','J','',1,48);
INSERT INTO "followup_sectionrule" VALUES(354,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,49);
INSERT INTO "followup_sectionrule" VALUES(355,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','LKBR 13:2',1,49);
INSERT INTO "followup_sectionrule" VALUES(356,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 5 kap.',1,49);
INSERT INTO "followup_sectionrule" VALUES(357,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,49);
INSERT INTO "followup_sectionrule" VALUES(358,'COMPANY','INTERIM_2','FULL','FULL','S','',1,49);
INSERT INTO "followup_sectionrule" VALUES(359,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,49);
INSERT INTO "followup_sectionrule" VALUES(360,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','LKBR 13:2',1,50);
INSERT INTO "followup_sectionrule" VALUES(361,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 6 kap.',1,50);
INSERT INTO "followup_sectionrule" VALUES(362,'COMPANY','INTERIM_2','FULL','FULL','S','',1,50);
INSERT INTO "followup_sectionrule" VALUES(363,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,50);
INSERT INTO "followup_sectionrule" VALUES(364,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 8 kap., RKR R13',1,51);
INSERT INTO "followup_sectionrule" VALUES(365,'COMPANY','ANNUAL','SHORT','SHORT','L','ÅRL',1,51);
INSERT INTO "followup_sectionrule" VALUES(366,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,52);
INSERT INTO "followup_sectionrule" VALUES(367,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 9 kap., RKR R18',1,52);
INSERT INTO "followup_sectionrule" VALUES(368,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,52);
INSERT INTO "followup_sectionrule" VALUES(369,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,53);
INSERT INTO "followup_sectionrule" VALUES(370,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 12 kap.',1,53);
INSERT INTO "followup_sectionrule" VALUES(371,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,54);
INSERT INTO "followup_sectionrule" VALUES(372,'MUNICIPALITY','INTERIM_2','SHORT','SHORT','R','RKR R17',1,54);
INSERT INTO "followup_sectionrule" VALUES(373,'MUNICIPALITY','ANNUAL','FULL','FULL','L','LKBR 11 kap., RKR R15',1,54);
INSERT INTO "followup_sectionrule" VALUES(374,'BOARD','INTERIM_1','SHORT','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(375,'BOARD','INTERIM_2','FULL','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(376,'BOARD','ANNUAL','FULL','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(377,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(378,'MUNICIPALITY','INTERIM_2','SHORT','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(379,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,55);
INSERT INTO "followup_sectionrule" VALUES(380,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(381,'COMPANY','ANNUAL','FULL','NONE','J','',1,55);
INSERT INTO "followup_sectionrule" VALUES(382,'BOARD','INTERIM_2','SHORT','NONE','J','',1,56);
INSERT INTO "followup_sectionrule" VALUES(383,'BOARD','ANNUAL','FULL','NONE','J','',1,56);
INSERT INTO "followup_sectionrule" VALUES(384,'MUNICIPALITY','INTERIM_2','FULL','FULL','R','RKR R17',1,56);
INSERT INTO "followup_sectionrule" VALUES(385,'MUNICIPALITY','ANNUAL','FULL','FULL','R','RKR R15',1,56);
INSERT INTO "followup_sectionrule" VALUES(386,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,56);
INSERT INTO "followup_sectionrule" VALUES(387,'COMPANY','ANNUAL','SHORT','SHORT','L','ÅRL',1,56);
INSERT INTO "followup_sectionrule" VALUES(388,'BOARD','INTERIM_2','SHORT','NONE','J','',1,57);
INSERT INTO "followup_sectionrule" VALUES(389,'BOARD','ANNUAL','FULL','FULL','L','KL 6:6',1,57);
INSERT INTO "followup_sectionrule" VALUES(390,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,57);
INSERT INTO "followup_sectionrule" VALUES(391,'COMPANY','ANNUAL','SHORT','NONE','J','',1,57);
INSERT INTO "followup_sectionrule" VALUES(392,'BOARD','ANNUAL','SHORT','NONE','O','',1,58);
INSERT INTO "followup_sectionrule" VALUES(393,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,58);
INSERT INTO "followup_sectionrule" VALUES(394,'BOARD','ANNUAL','FULL','NONE','O','',1,59);
INSERT INTO "followup_sectionrule" VALUES(395,'MUNICIPALITY','ANNUAL','FULL','NONE','O','',1,59);
INSERT INTO "followup_sectionrule" VALUES(396,'MUNICIPALITY','INTERIM_2','FULL','FULL','L','KL 12:2',1,60);
INSERT INTO "followup_sectionrule" VALUES(397,'MUNICIPALITY','ANNUAL','FULL','FULL','L','KL 12:2',1,60);
INSERT INTO "followup_sectionrule" VALUES(398,'COMPANY','ANNUAL','FULL','FULL','L','ÅRL',1,60);
INSERT INTO "followup_sectionrule" VALUES(399,'BOARD','MONTHLY','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(400,'BOARD','INTERIM_1','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(401,'BOARD','INTERIM_2','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(402,'BOARD','ANNUAL','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(403,'MUNICIPALITY','MONTHLY','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(404,'MUNICIPALITY','INTERIM_1','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(405,'MUNICIPALITY','INTERIM_2','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(406,'MUNICIPALITY','ANNUAL','FULL','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(407,'COMPANY','MONTHLY','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(408,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(409,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(410,'COMPANY','ANNUAL','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(411,'OFFICE','MONTHLY','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(412,'OFFICE','INTERIM_1','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(413,'OFFICE','INTERIM_2','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(414,'OFFICE','ANNUAL','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(415,'UNIT','MONTHLY','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(416,'UNIT','INTERIM_1','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(417,'UNIT','INTERIM_2','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(418,'UNIT','ANNUAL','SHORT','NONE','J','',1,61);
INSERT INTO "followup_sectionrule" VALUES(419,'BOARD','MONTHLY','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(420,'BOARD','INTERIM_1','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(421,'BOARD','INTERIM_2','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(422,'BOARD','ANNUAL','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(423,'MUNICIPALITY','MONTHLY','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(424,'MUNICIPALITY','INTERIM_1','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(425,'MUNICIPALITY','INTERIM_2','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(426,'MUNICIPALITY','ANNUAL','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(427,'COMPANY','MONTHLY','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(428,'COMPANY','INTERIM_1','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(429,'COMPANY','INTERIM_2','SHORT','NONE','J','',1,62);
INSERT INTO "followup_sectionrule" VALUES(430,'COMPANY','ANNUAL','SHORT','NONE','J','',1,62);
CREATE TABLE "followup_statusupdate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(12) NOT NULL, "text" text NOT NULL, "date" date NOT NULL, "written_at" datetime NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "node_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "receiver_id" bigint NULL REFERENCES "planning_assignmentreceiver" ("id") DEFERRABLE INITIALLY DEFERRED, "written_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "status_update_of_one_thing" CHECK ((("node_id" IS NOT NULL AND "receiver_id" IS NULL) OR ("node_id" IS NULL AND "receiver_id" IS NOT NULL))));
INSERT INTO "followup_statusupdate" VALUES(1,'ON_TRACK','Två av fem.','2026-09-01','2026-11-28 19:09:20.061342',0,1,13,NULL,NULL);
INSERT INTO "followup_statusupdate" VALUES(2,'DONE','Klar.','2026-03-01','2026-11-28 19:09:20.076814',0,1,NULL,1,NULL);
CREATE TABLE "organisation_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "date" date NULL, "paragraph" varchar(20) NOT NULL, "registry_number" varchar(40) NOT NULL, "outcome" varchar(20) NOT NULL, "is_amended" bool NOT NULL, "note" varchar(300) NOT NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "person_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "registered_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "content_id" bigint NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "matter_id" bigint NULL REFERENCES "organisation_matter" ("id") DEFERRABLE INITIALLY DEFERRED, "body_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "decision_body_or_person" CHECK ((("body_id" IS NULL AND "person_id" IS NOT NULL) OR ("body_id" IS NOT NULL AND "person_id" IS NULL))), CONSTRAINT "decision_amends_only_what_it_carries" CHECK ((NOT "is_amended" OR "outcome" IN ('ADOPTS', 'APPROVES', 'CONFIRMS', 'PROPOSES', 'HANDS_OVER', 'FILES'))));
INSERT INTO "organisation_decision" VALUES(1,'2025-11-20','§ 45','KN/2026:12','PROPOSES',0,'','',0,NULL,NULL,1,1,9);
INSERT INTO "organisation_decision" VALUES(2,'2025-11-20','§ 45','KN/2026:12','ADOPTS',0,'','',0,NULL,NULL,1,1,8);
INSERT INTO "organisation_decision" VALUES(3,'2025-12-01','§ 45','KN/2026:12','ADOPTS',0,'','',0,NULL,NULL,NULL,NULL,8);
INSERT INTO "organisation_decision" VALUES(4,'2025-12-10','§ 45','KN/2026:12','ADOPTS',0,'','',0,NULL,NULL,2,2,3);
INSERT INTO "organisation_decision" VALUES(5,'2024-12-10','','','APPROVES',0,'','',0,6,NULL,3,3,NULL);
INSERT INTO "organisation_decision" VALUES(6,'2025-12-15','','','APPROVES',0,'','',0,7,NULL,4,4,NULL);
INSERT INTO "organisation_decision" VALUES(7,'2026-03-02','','','APPROVES',0,'','',0,8,NULL,5,5,NULL);
INSERT INTO "organisation_decision" VALUES(8,'2026-11-18','§ 45','KN/2026:12','PROPOSES',0,'','',0,NULL,NULL,6,6,9);
INSERT INTO "organisation_decision" VALUES(9,'2026-11-20','§ 45','KN/2026:12','REFERS_BACK',0,'Räkna om.','',0,NULL,NULL,7,7,3);
INSERT INTO "organisation_decision" VALUES(10,'2026-11-20','§ 45','KN/2026:12','APPROVES',0,'','',0,NULL,5,8,8,3);
INSERT INTO "organisation_decision" VALUES(11,'2026-11-20','§ 45','KN/2026:12','APPROVES',0,'','',0,NULL,5,9,9,3);
CREATE TABLE "organisation_draft" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "saved_at" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "draft_once_per_form" UNIQUE ("user_id", "key"));
INSERT INTO "organisation_draft" VALUES(1,'/organisation/ny/','{"name": ["Ny enhet"]}','2026-11-28 19:09:12.556539',3);
CREATE TABLE "organisation_frozencontent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "schema_version" smallint unsigned NOT NULL CHECK ("schema_version" >= 0), "sha256" varchar(64) NOT NULL, "created_at" datetime NOT NULL, "created_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "organisation_frozencontent" VALUES(1,'{"schema": 2, "plan": {"id": 1, "kind": "MULTI_YEAR", "unit": "Exempelk\u00f6pings kommun", "code": "KOMMUN", "years": "2026\u20132028"}, "nodes": [{"node": 2, "parent": null, "depth": 0, "kind": "GOAL", "title": "M\u00e5let I1", "code": "I1", "perspective_id": 1, "targets": {}, "catalogue": {"perspective": "Inv\u00e5nare"}}], "links": [], "document": {"schema": 2, "kind": "Fler\u00e5rsplan", "year": "2026\u20132028", "unit": "Exempelk\u00f6pings kommun", "unit_code": "KOMMUN", "period": "1 januari 2026\u201331 december 2028", "summary": "", "municipality": "", "scale": [], "is_example": false, "chapters": [{"key": "goal", "title": "M\u00e5l", "short_title": "", "eyebrow": "", "lead": "Koncerngemensamma m\u00e5l, beslutade av kommunfullm\u00e4ktige. De g\u00e4ller alla n\u00e4mnder och bolag.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "M\u00e5let I1", "html": "", "facts": [{"label": "Perspektiv", "word": "Inv\u00e5nare", "status": null, "is_example": false, "html": "None"}], "is_example": false, "code": "I1", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'0be350467bfdd96decf9c8e2d1781d5b6e7c250b63bfac62ecf2e47b6a53cd9f','2026-11-28 19:09:13.547769',NULL);
INSERT INTO "organisation_frozencontent" VALUES(2,'{"schema": 2, "plan": {"id": 2, "kind": "OPERATIONAL", "unit": "Kulturn\u00e4mnden", "code": "KN", "years": "2026\u20132028"}, "nodes": [{"node": 4, "parent": null, "depth": 0, "kind": "SECTION", "title": "Grunduppdrag", "targets": {}, "catalogue": {}}, {"node": 5, "parent": null, "depth": 0, "kind": "SECTION", "title": "Utmaningar", "targets": {}, "catalogue": {}}, {"node": 6, "parent": null, "depth": 0, "kind": "SECTION", "title": "Horisontellt arbete", "comes_last": true, "targets": {}, "catalogue": {}}, {"node": 7, "parent": null, "depth": 0, "kind": "SECTION", "title": "Ekonomi", "comes_last": true, "targets": {}, "catalogue": {}}, {"node": 8, "parent": null, "depth": 0, "kind": "DIRECTION", "title": "Biblioteken \u00e4r \u00f6ppna", "text": "<p>\u00d6ppet \u00e4ven p\u00e5 s\u00f6ndagar.</p><figure><img src=\"/media/a4d0a352-015d-4db3-8aba-6686a01e6d5f.png\" alt=\"Huset\"></figure>", "targets": {}, "catalogue": {}}, {"node": 9, "parent": 8, "depth": 1, "kind": "KEY_FIGURE", "title": "Nyckeltal 1", "key_figure_id": 1, "targets": {"2026": ["6.5000"]}, "catalogue": {"pk": 1, "name": "Bes\u00f6k per inv\u00e5nare", "unit_of_measure": "antal", "decimals": 0}}], "links": [{"from": 8, "to": 2, "unit": 2, "title": "M\u00e5let I1", "code": "I1", "kind": "CONTRIBUTES", "text": "Alla n\u00e5r kulturen."}], "document": {"schema": 2, "kind": "Verksamhetsplan", "year": "2026\u20132028", "unit": "Kulturn\u00e4mnden", "unit_code": "KN", "period": "1 januari 2026\u201331 december 2028", "summary": "", "municipality": "Exempelk\u00f6pings kommun", "scale": [], "is_example": false, "chapters": [{"key": "direction", "title": "Inriktningar", "short_title": "", "eyebrow": "", "lead": "Vad vi ska g\u00f6ra f\u00f6r att bidra till m\u00e5len utifr\u00e5n v\u00e5r verksamhet och v\u00e5ra uppdrag.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "Biblioteken \u00e4r \u00f6ppna", "html": "<p>\u00d6ppet \u00e4ven p\u00e5 s\u00f6ndagar.</p><figure><img src=\"/media/a4d0a352-015d-4db3-8aba-6686a01e6d5f.png\" alt=\"Huset\"></figure>", "facts": [], "is_example": false, "code": "", "task": null, "links": [{"label": "Bidrar till", "name": "M\u00e5let I1", "code": "I1", "unit": "Exempelk\u00f6pings kommun", "text": "Alla n\u00e5r kulturen."}], "figures": [{"name": "Bes\u00f6k per inv\u00e5nare", "unit_of_measure": "antal", "decimals": 0, "targets": [{"year": 2026, "value": "6.5000", "upper": null}], "is_example": false}], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'ff04909d1159148a0bbb362df77f544bb31544f120eefc126513157a66105ca9','2026-11-28 19:09:14.597456',NULL);
INSERT INTO "organisation_frozencontent" VALUES(3,'{"schema": 2, "plan": {"id": 5, "kind": "OFFICE", "unit": "Kulturkontoret", "code": "", "years": "2025"}, "nodes": [{"node": 15, "parent": null, "depth": 0, "kind": "PRIORITY", "title": "Trygga v\u00e4ntrum", "targets": {}, "catalogue": {}}], "links": [], "document": {"schema": 2, "kind": "Kontorsplan", "year": "2025", "unit": "Kulturkontoret", "unit_code": "", "period": "1 januari\u201331 december 2025", "summary": "", "municipality": "Exempelk\u00f6pings kommun", "scale": [], "is_example": false, "chapters": [{"key": "priority", "title": "Prioriteringar", "short_title": "", "eyebrow": "", "lead": "Det som \u00e4r s\u00e4rskilt prioriterat, och den f\u00f6rflyttning vi vill se.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "Trygga v\u00e4ntrum", "html": "", "facts": [], "is_example": false, "code": "", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'598c15ceb02e3c022e4e51604ab1d3b21e14c90a269cab300db833b5c86d5db3','2026-11-28 19:09:15.820799',NULL);
INSERT INTO "organisation_frozencontent" VALUES(4,'{"schema": 2, "plan": {"id": 6, "kind": "OFFICE", "unit": "Kulturkontoret", "code": "", "years": "2026"}, "nodes": [{"node": 17, "parent": null, "depth": 0, "kind": "PRIORITY", "title": "Trygga v\u00e4ntrum f\u00f6r alla", "targets": {}, "catalogue": {}}], "links": [], "document": {"schema": 2, "kind": "Kontorsplan", "year": "2026", "unit": "Kulturkontoret", "unit_code": "", "period": "1 januari\u201331 december 2026", "summary": "", "municipality": "Exempelk\u00f6pings kommun", "scale": [], "is_example": false, "chapters": [{"key": "priority", "title": "Prioriteringar", "short_title": "", "eyebrow": "", "lead": "Det som \u00e4r s\u00e4rskilt prioriterat, och den f\u00f6rflyttning vi vill se.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "Trygga v\u00e4ntrum f\u00f6r alla", "html": "", "facts": [], "is_example": false, "code": "", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'0c3103d33d0078bebfb9ef69cf2760a3c145693b0168154350683dbd1a19180f','2026-11-28 19:09:16.824731',NULL);
INSERT INTO "organisation_frozencontent" VALUES(5,'{"schema": 2, "plan": {"id": 6, "kind": "OFFICE", "unit": "Kulturkontoret", "code": "", "years": "2026"}, "nodes": [{"node": 17, "parent": null, "depth": 0, "kind": "PRIORITY", "title": "Trygga v\u00e4ntrum f\u00f6r alla", "targets": {}, "catalogue": {}}, {"node": 18, "parent": null, "depth": 0, "kind": "PRIORITY", "title": "Kortare k\u00f6er", "targets": {}, "catalogue": {}}], "links": [], "document": {"schema": 2, "kind": "Kontorsplan", "year": "2026", "unit": "Kulturkontoret", "unit_code": "", "period": "1 januari\u201331 december 2026", "summary": "", "municipality": "Exempelk\u00f6pings kommun", "scale": [], "is_example": false, "chapters": [{"key": "priority", "title": "Prioriteringar", "short_title": "", "eyebrow": "", "lead": "Det som \u00e4r s\u00e4rskilt prioriterat, och den f\u00f6rflyttning vi vill se.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "Trygga v\u00e4ntrum f\u00f6r alla", "html": "", "facts": [], "is_example": false, "code": "", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}, {"number": "2", "name": "Kortare k\u00f6er", "html": "", "facts": [], "is_example": false, "code": "", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'18a070c058e06085acf8d024241e9e906fa4da8aa8a24321c6dfd6bfd5fbd1b0','2026-11-28 19:09:17.785795',NULL);
INSERT INTO "organisation_frozencontent" VALUES(6,'{"schema": 2, "plan": {"id": 7, "kind": "MULTI_YEAR", "unit": "Exempelk\u00f6pings kommun", "code": "KOMMUN", "years": "2028\u20132030"}, "nodes": [{"node": 20, "parent": null, "depth": 0, "kind": "GOAL", "title": "En kommun att l\u00e4ngta till", "code": "I2", "perspective_id": 1, "targets": {}, "catalogue": {"perspective": "Inv\u00e5nare"}}], "links": [], "document": {"schema": 2, "kind": "Fler\u00e5rsplan", "year": "2028\u20132030", "unit": "Exempelk\u00f6pings kommun", "unit_code": "KOMMUN", "period": "1 januari 2028\u201331 december 2030", "summary": "", "municipality": "", "scale": [], "is_example": false, "chapters": [{"key": "goal", "title": "M\u00e5l", "short_title": "", "eyebrow": "", "lead": "Koncerngemensamma m\u00e5l, beslutade av kommunfullm\u00e4ktige. De g\u00e4ller alla n\u00e4mnder och bolag.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "En kommun att l\u00e4ngta till", "html": "", "facts": [{"label": "Perspektiv", "word": "Inv\u00e5nare", "status": null, "is_example": false, "html": "None"}], "is_example": false, "code": "I2", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'5f9e7c58af9f60d6e83251802b9ef3eced7f761a5e94cbbbb8dbea2690a72329','2026-11-28 19:09:18.166545',NULL);
INSERT INTO "organisation_frozencontent" VALUES(7,'{"schema": 2, "plan": {"id": 8, "kind": "OPERATIONAL", "unit": "Kulturn\u00e4mnden", "code": "KN", "years": "2027\u20132029"}, "nodes": [{"node": 22, "parent": null, "depth": 0, "kind": "DIRECTION", "title": "Fler l\u00e4ser", "targets": {}, "catalogue": {}}], "links": [], "document": {"schema": 2, "kind": "Verksamhetsplan", "year": "2027\u20132029", "unit": "Kulturn\u00e4mnden", "unit_code": "KN", "period": "1 januari 2027\u201331 december 2029", "summary": "", "municipality": "Exempelk\u00f6pings kommun", "scale": [], "is_example": false, "chapters": [{"key": "direction", "title": "Inriktningar", "short_title": "", "eyebrow": "", "lead": "Vad vi ska g\u00f6ra f\u00f6r att bidra till m\u00e5len utifr\u00e5n v\u00e5r verksamhet och v\u00e5ra uppdrag.", "group": "", "is_example": false, "blocks": [{"block": "PlanItems", "items": [{"number": "1", "name": "Fler l\u00e4ser", "html": "", "facts": [], "is_example": false, "code": "", "task": null, "links": [], "figures": [], "wording_missing": false, "source": ""}], "heading": ""}]}]}}',2,'88018a0e91c20fae035b4b78c603cb23f8a6337c7528478ef97ce005453ab28b','2026-11-28 19:09:18.440954',NULL);
INSERT INTO "organisation_frozencontent" VALUES(8,'{"schema": 2, "kind": "Del\u00e5rsrapport 1", "year": "2026", "unit": "Kulturn\u00e4mnden", "unit_code": "KN", "period": "1 januari\u201330 april 2026", "summary": "Ett m\u00e5l: ett uppfyllt. Prognosen f\u00f6r \u00e5ret \u00e4r 0,1\u00a0mkr s\u00e4mre \u00e4n \u00e5rsbudgeten.", "municipality": "Exempelk\u00f6pings kommun", "scale": [{"status": {"key": "MET", "word": "Uppfyllt"}, "meaning": ""}, {"status": {"key": "PARTLY", "word": "Delvis uppfyllt"}, "meaning": ""}, {"status": {"key": "NOT_MET", "word": "Ej uppfyllt"}, "meaning": ""}, {"status": {"key": "NOT_ASSESSED", "word": "Ej bed\u00f6mt"}, "meaning": ""}], "is_example": false, "chapters": [{"key": "summary", "title": "Sammanfattning", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "RichText", "html": "<p>Om sammanfattning.</p>", "heading": "I korthet", "is_example": false}, {"block": "GoalTable", "rows": [{"name": "M\u00e5let I1", "text": "", "code": "I1", "assessment": {"key": "MET", "word": "Uppfyllt"}, "progress": {"key": "FORWARD", "word": "Fram\u00e5t"}, "chapter": "goal-2", "is_example": false}], "heading": "M\u00e5len", "note": "", "is_example": false}]}, {"key": "goal-2", "title": "M\u00e5let I1", "short_title": "I1 M\u00e5let I1", "eyebrow": "M\u00e5l I1", "lead": "", "group": "M\u00e5len", "is_example": false, "blocks": [{"block": "GoalStrip", "facts": [{"label": "Perspektiv", "word": "Inv\u00e5nare", "status": null, "is_example": false, "html": ""}, {"label": "Bed\u00f6mning", "word": "", "status": {"key": "MET", "word": "Uppfyllt"}, "is_example": false, "html": ""}, {"label": "F\u00f6rflyttning", "word": "", "status": {"key": "FORWARD", "word": "Fram\u00e5t"}, "is_example": false, "html": ""}]}, {"block": "RichText", "html": "<p>S\u00e5 bidrar vi.</p>", "heading": "V\u00e5rt bidrag", "is_example": false}]}, {"key": "council-assignments", "title": "Uppdrag fr\u00e5n kommunfullm\u00e4ktige", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "StatusTable", "rows": [{"name": "Utred m\u00f6tesplatser", "owner": "Kulturn\u00e4mnden", "html": "", "status": null, "due": "2026-12-31", "is_example": false}], "heading": "Uppdrag fr\u00e5n kommunfullm\u00e4ktige", "name_heading": "Uppdrag", "owner_heading": "Hos", "note": "", "is_example": false}]}, {"key": "key-figures", "title": "Nyckeltal", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "KeyFigureCharts", "figures": [{"name": "Bes\u00f6k per inv\u00e5nare", "unit_of_measure": "antal", "periods": ["jan\u2013apr 2026"], "values": ["6.2000"], "own_name": "Kulturn\u00e4mnden", "compare": [], "compare_name": "Riket", "targets": ["6.5000"], "upper_targets": [], "targets_are_examples": false, "decimals": 0, "status": {"key": "NOT_MET", "word": "N\u00e5r inte m\u00e5let"}, "conclusion": "V\u00e4rdet \u00e4r 6 f\u00f6r jan\u2013apr 2026. M\u00e5let f\u00f6r 2026 \u00e4r 7, det skiljer 0.", "source": "K\u00e4lla: R\u00e4knat.", "is_example": false}], "heading": "Nyckeltal"}]}, {"key": "operating", "title": "Driftredovisning", "short_title": "", "eyebrow": "", "lead": "Prognosen f\u00f6r \u00e5ret \u00e4r 0,1\u00a0mkr s\u00e4mre \u00e4n \u00e5rsbudgeten.", "group": "", "is_example": false, "blocks": [{"block": "Ledger", "rows": [{"name": "Bibliotek", "outcome": "-1200000.50", "budget": "-2500000.00", "forecast": "-3700000.00", "year_budget": "-3600000.00", "is_example": false, "is_sum": false, "deviation_sum": null, "year_deviation_sum": null}], "total": {"name": "Summa", "outcome": "-1200000.50", "budget": "-2500000.00", "forecast": "-3700000.00", "year_budget": "-3600000.00", "is_example": false, "is_sum": true, "deviation_sum": "1299999.50", "year_deviation_sum": "-100000.00"}, "heading": "Driftredovisning, tkr", "period": "jan\u2013apr 2026", "name_heading": "Verksamhet", "note": "Summan r\u00e4knas p\u00e5 kronor och kan skilja 1\u20132 tkr fr\u00e5n de avrundade raderna.", "is_example": false}, {"block": "BudgetBars", "rows": [{"name": "Bibliotek", "outcome": "-1200000.50", "budget": "-2500000.00", "forecast": "-3700000.00", "year_budget": "-3600000.00", "is_example": false, "is_sum": false, "deviation_sum": null, "year_deviation_sum": null}], "heading": "Budget, utfall och prognos", "name_heading": "Verksamhet", "period": "jan\u2013apr 2026", "conclusion": "St\u00f6rst avvikelse mot \u00e5rsbudgeten: Bibliotek, \u22120,1\u00a0mkr.", "is_example": false}]}, {"key": "forecast", "title": "Prognos och analys", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "RichText", "html": "<p>Om prognos och analys.</p>", "heading": "Analys", "is_example": false}]}, {"key": "deviations", "title": "Avvikelser och \u00e5tg\u00e4rder", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "DeviationTable", "rows": [{"name": "St\u00e4ngt f\u00f6r ombyggnad", "unit": "", "amount": null, "cause": "Vattenskada", "action": "\u00d6ppna en tillf\u00e4llig lokal", "responsible": "", "due": "2026-12-01", "is_example": false}], "heading": "Andra avvikelser", "name_heading": "Avvikelse", "note": "", "is_example": false}]}, {"key": "decisions", "title": "Beslut", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "DecisionTable", "rows": [], "heading": "Beslutsg\u00e5ng", "note": ""}]}], "report": 1, "answers": {"texts": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 1, "key": "forecast", "text": "<p>Om prognos och analys.</p>"}, {"unit_id": 3, "position": 1, "version": 1, "is_example": false, "row_id": 2, "key": "summary", "text": "<p>Om sammanfattning.</p>"}], "assessments": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 1, "node_id": 2, "code": "I1", "title": "M\u00e5let I1", "attainment": "MET", "progress": "FORWARD", "forecast": "", "words": {"attainment": "Uppfyllt", "progress": "Fram\u00e5t"}, "text": "<p>S\u00e5 bidrar vi.</p>", "set_by_id": 5, "set_at": "2026-11-28T19:09:19.087853+00:00"}], "states": [{"unit_id": 3, "position": 0, "version": 0, "is_example": false, "row_id": null, "node_id": null, "receiver_id": 1, "title": "Utred m\u00f6tesplatser", "owner": "Kulturn\u00e4mnden", "due_on": "2026-12-31", "state": "", "text": ""}], "amounts": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 1, "forecast_row_id": 1, "operation_id": 1, "title": "Bibliotek", "unit_name": "Kulturn\u00e4mnden", "outcome": "-1200000.5", "budget": "-2500000", "year_budget": "-3600000", "forecast": "-3700000", "forecast_version": 1}], "values": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 1, "figure_id": 1, "area": "", "period_from": "2026-01-01", "period_to": "2026-04-30", "value": "6.2", "is_unavailable": false}], "deviations": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 1, "kind": "GOAL", "title": "St\u00e4ngt f\u00f6r ombyggnad", "cause": "Vattenskada", "node_id": null, "operation_id": null, "amount": null}], "actions": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 1, "deviation": 0, "text": "\u00d6ppna en tillf\u00e4llig lokal", "responsible": "", "due_on": "2026-12-01"}]}}',2,'f08bd9b3fae6099ab46f92ef202ce7bd0f22588f4f73583dd88946e1be091177','2026-11-28 19:09:19.762246',5);
INSERT INTO "organisation_frozencontent" VALUES(9,'{"schema": 2, "kind": "\u00c5rsrapport", "year": "2025", "unit": "Kulturn\u00e4mnden", "unit_code": "KN", "period": "1 januari\u201331 december 2025", "summary": "", "municipality": "Exempelk\u00f6pings kommun", "scale": [], "is_example": false, "chapters": [{"key": "summary", "title": "Sammanfattning", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "RichText", "html": "<p>Om sammanfattning.</p>", "heading": "I korthet", "is_example": false}]}, {"key": "events", "title": "V\u00e4sentliga h\u00e4ndelser", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "RichText", "html": "<p>Om v\u00e4sentliga h\u00e4ndelser.</p>", "heading": "Under och efter perioden", "is_example": false}]}, {"key": "council-assignments", "title": "Uppdrag fr\u00e5n kommunfullm\u00e4ktige", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "StatusTable", "rows": [{"name": "Utred m\u00f6tesplatser", "owner": "Kulturn\u00e4mnden", "html": "Klar.", "status": {"key": "DONE", "word": "Klart"}, "due": "2026-12-31", "is_example": false}], "heading": "Uppdrag fr\u00e5n kommunfullm\u00e4ktige", "name_heading": "Uppdrag", "owner_heading": "Hos", "note": "", "is_example": false}]}, {"key": "personnel", "title": "Personal", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "RichText", "html": "<p>Om personal.</p>", "heading": "L\u00e4get", "is_example": false}]}, {"key": "expected-development", "title": "F\u00f6rv\u00e4ntad utveckling", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "RichText", "html": "<p>Om f\u00f6rv\u00e4ntad utveckling.</p>", "heading": "Vad som v\u00e4ntar", "is_example": false}]}, {"key": "decisions", "title": "Beslut", "short_title": "", "eyebrow": "", "lead": "", "group": "", "is_example": false, "blocks": [{"block": "DecisionTable", "rows": [], "heading": "Beslutsg\u00e5ng", "note": ""}]}], "report": 4, "answers": {"texts": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 4, "key": "events", "text": "<p>Om v\u00e4sentliga h\u00e4ndelser.</p>"}, {"unit_id": 3, "position": 1, "version": 1, "is_example": false, "row_id": 5, "key": "personnel", "text": "<p>Om personal.</p>"}, {"unit_id": 3, "position": 2, "version": 1, "is_example": false, "row_id": 6, "key": "expected_development", "text": "<p>Om f\u00f6rv\u00e4ntad utveckling.</p>"}, {"unit_id": 3, "position": 3, "version": 1, "is_example": false, "row_id": 7, "key": "summary", "text": "<p>Om sammanfattning.</p>"}], "assessments": [], "states": [{"unit_id": 3, "position": 0, "version": 1, "is_example": false, "row_id": 2, "node_id": null, "receiver_id": 1, "title": "Utred m\u00f6tesplatser", "owner": "Kulturn\u00e4mnden", "due_on": "2026-12-31", "state": "DONE", "text": "Klar."}], "amounts": [{"unit_id": 3, "position": 0, "version": 0, "is_example": false, "row_id": null, "forecast_row_id": null, "operation_id": 1, "title": "Bibliotek", "unit_name": "Kulturn\u00e4mnden", "outcome": null, "budget": null, "year_budget": null, "forecast": null, "forecast_version": 0}], "values": [], "deviations": [], "actions": []}}',2,'2e9ce90f443154aa697cb51aa68cccb89f5f383288e685366d3693148bb7bc9d','2026-11-28 19:09:21.255569',5);
CREATE TABLE "organisation_historicaldecision" ("id" bigint NOT NULL, "date" date NULL, "paragraph" varchar(20) NOT NULL, "registry_number" varchar(40) NOT NULL, "outcome" varchar(20) NOT NULL, "is_amended" bool NOT NULL, "note" varchar(300) NOT NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "content_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NULL, "registered_by_id" bigint NULL, "matter_id" bigint NULL, "body_id" bigint NULL);
INSERT INTO "organisation_historicaldecision" VALUES(1,'2025-11-20','§ 45','KN/2026:12','PROPOSES',0,'','',0,1,'2026-11-28 19:09:13.595131','','+',1,NULL,NULL,NULL,1,9);
INSERT INTO "organisation_historicaldecision" VALUES(2,'2025-11-20','§ 45','KN/2026:12','ADOPTS',0,'','',0,2,'2026-11-28 19:09:13.769869','','+',1,NULL,NULL,NULL,1,8);
INSERT INTO "organisation_historicaldecision" VALUES(3,'2025-12-01','§ 45','KN/2026:12','ADOPTS',0,'','',0,3,'2026-11-28 19:09:14.378072','','+',NULL,NULL,NULL,NULL,NULL,8);
INSERT INTO "organisation_historicaldecision" VALUES(4,'2025-12-10','§ 45','KN/2026:12','ADOPTS',0,'','',0,4,'2026-11-28 19:09:14.650907','','+',2,NULL,NULL,NULL,2,3);
INSERT INTO "organisation_historicaldecision" VALUES(5,'2024-12-10','','','APPROVES',0,'','',0,5,'2026-11-28 19:09:15.835923','','+',3,NULL,6,NULL,3,NULL);
INSERT INTO "organisation_historicaldecision" VALUES(6,'2025-12-15','','','APPROVES',0,'','',0,6,'2026-11-28 19:09:16.851340','','+',4,NULL,7,NULL,4,NULL);
INSERT INTO "organisation_historicaldecision" VALUES(7,'2026-03-02','','','APPROVES',0,'','',0,7,'2026-11-28 19:09:17.788287','','+',5,NULL,8,NULL,5,NULL);
INSERT INTO "organisation_historicaldecision" VALUES(8,'2026-11-18','§ 45','KN/2026:12','PROPOSES',0,'','',0,8,'2026-11-28 19:09:18.168355','','+',6,NULL,NULL,NULL,6,9);
INSERT INTO "organisation_historicaldecision" VALUES(9,'2026-11-20','§ 45','KN/2026:12','REFERS_BACK',0,'Räkna om.','',0,9,'2026-11-28 19:09:18.467889','','+',7,NULL,NULL,NULL,7,3);
INSERT INTO "organisation_historicaldecision" VALUES(10,'2026-11-20','§ 45','KN/2026:12','APPROVES',0,'','',0,10,'2026-11-28 19:09:19.825874','','+',8,5,NULL,5,8,3);
INSERT INTO "organisation_historicaldecision" VALUES(11,'2026-11-20','§ 45','KN/2026:12','APPROVES',0,'','',0,11,'2026-11-28 19:09:21.263662','','+',9,5,NULL,5,9,3);
CREATE TABLE "organisation_historicalofficeservice" ("id" bigint NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "board_id" bigint NULL, "office_id" bigint NULL);
INSERT INTO "organisation_historicalofficeservice" VALUES(1,1,'2026-11-28 19:09:11.881483','Arbetar också åt nämnden','+',3,9,5);
CREATE TABLE "organisation_historicaloperation" ("id" bigint NOT NULL, "code" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "valid_from" date NOT NULL, "valid_to" date NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL);
INSERT INTO "organisation_historicaloperation" VALUES(1,'KN-10','Bibliotek',0,'2000-01-01',NULL,0,1,1,'2026-11-28 19:09:12.555652',NULL,'+',NULL,3);
CREATE TABLE "organisation_historicalorgunit" ("id" bigint NOT NULL, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "kind" varchar(20) NOT NULL, "code" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "planning_year" varchar(10) NOT NULL, "ownership_share" decimal NULL, "note" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL);
INSERT INTO "organisation_historicalorgunit" VALUES(1,0,'GROUP','KONCERN','Exempelkoncernen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,1,'2026-11-28 19:09:07.250998',NULL,'+',NULL,NULL);
INSERT INTO "organisation_historicalorgunit" VALUES(2,1024,'MUNICIPALITY','KOMMUN','Exempelköpings kommun','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,2,'2026-11-28 19:09:07.253233',NULL,'+',NULL,1);
INSERT INTO "organisation_historicalorgunit" VALUES(3,1024,'COMMITTEE','KN','Kulturnämnden','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,3,'2026-11-28 19:09:07.279623',NULL,'+',NULL,2);
INSERT INTO "organisation_historicalorgunit" VALUES(4,2048,'COMMITTEE','BUN','Barn- och utbildningsnämnden','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,4,'2026-11-28 19:09:07.281115',NULL,'+',NULL,2);
INSERT INTO "organisation_historicalorgunit" VALUES(5,1024,'OFFICE','','Kulturkontoret','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,5,'2026-11-28 19:09:07.303520',NULL,'+',NULL,3);
INSERT INTO "organisation_historicalorgunit" VALUES(6,1024,'OFFICE','','Utbildningskontoret','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,6,'2026-11-28 19:09:07.305105',NULL,'+',NULL,4);
INSERT INTO "organisation_historicalorgunit" VALUES(7,1024,'DEPARTMENT','','Biblioteksavdelningen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,7,'2026-11-28 19:09:07.331322',NULL,'+',NULL,5);
INSERT INTO "organisation_historicalorgunit" VALUES(8,3072,'MUNICIPAL_COUNCIL','KF','Kommunfullmäktige','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,8,'2026-11-28 19:09:07.333160',NULL,'+',NULL,2);
INSERT INTO "organisation_historicalorgunit" VALUES(9,4096,'EXECUTIVE_BOARD','KS','Kommunstyrelsen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,9,'2026-11-28 19:09:07.359403',NULL,'+',NULL,2);
INSERT INTO "organisation_historicalorgunit" VALUES(10,2048,'AREA','','Kulturskolan','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,10,'2026-11-28 19:09:07.360821',NULL,'+',NULL,5);
INSERT INTO "organisation_historicalorgunit" VALUES(11,1024,'UNIT','','Biblioteksenheten','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,11,'2026-11-28 19:09:07.415782',NULL,'+',NULL,7);
INSERT INTO "organisation_historicalorgunit" VALUES(12,1024,'UNIT','','Ekskolan','2000-01-01',NULL,'SCHOOL',NULL,'',0,1,12,'2026-11-28 19:09:07.454342',NULL,'+',NULL,6);
INSERT INTO "organisation_historicalorgunit" VALUES(13,2048,'COMPANY','EEAB','Exempelköpings Energi AB','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,13,'2026-11-28 19:09:07.456592',NULL,'+',NULL,1);
INSERT INTO "organisation_historicalorgunit" VALUES(14,2048,'UNIT','','Bokbussen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,14,'2026-11-28 19:09:09.671235',NULL,'+',NULL,7);
INSERT INTO "organisation_historicalorgunit" VALUES(11,1024,'UNIT','','Biblioteksenheten','2000-01-01',NULL,'CALENDAR',NULL,'',0,2,15,'2026-11-28 19:09:11.761000','Tar över efter Bokbussen','~',3,7);
INSERT INTO "organisation_historicalorgunit" VALUES(14,2048,'UNIT','','Bokbussen','2000-01-01','2026-06-30','CALENDAR',NULL,'',0,2,16,'2026-11-28 19:09:11.815647','Avslutad','~',3,7);
INSERT INTO "organisation_historicalorgunit" VALUES(10,2048,'AREA','','Kulturskolans område','2000-01-01',NULL,'CALENDAR',NULL,'',0,2,17,'2026-11-28 19:09:11.866742','Ändrad','~',3,5);
CREATE TABLE "organisation_historicalroleassignment" ("id" bigint NOT NULL, "role" varchar(20) NOT NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "deputy_for_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL, "unit_id" bigint NULL);
INSERT INTO "organisation_historicalroleassignment" VALUES(1,'UNIT_MANAGER','2020-01-01',NULL,1,'2026-11-28 19:09:08.254599',NULL,'+',NULL,NULL,1,11);
INSERT INTO "organisation_historicalroleassignment" VALUES(2,'SECRETARY','2020-01-01',NULL,2,'2026-11-28 19:09:08.922532',NULL,'+',NULL,NULL,2,3);
INSERT INTO "organisation_historicalroleassignment" VALUES(3,'ADMIN','2020-01-01',NULL,3,'2026-11-28 19:09:09.653101',NULL,'+',NULL,NULL,3,1);
INSERT INTO "organisation_historicalroleassignment" VALUES(4,'ELECTED','2026-01-01',NULL,4,'2026-11-28 19:09:12.509170','Tilldelad','+',NULL,3,4,8);
INSERT INTO "organisation_historicalroleassignment" VALUES(5,'CONTROLLER','2020-01-01',NULL,5,'2026-11-28 19:09:13.068120',NULL,'+',NULL,NULL,5,1);
CREATE TABLE "organisation_historicalunitsuccession" ("id" bigint NOT NULL, "valid_from" date NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "predecessor_id" bigint NULL, "successor_id" bigint NULL);
INSERT INTO "organisation_historicalunitsuccession" VALUES(1,'2026-07-01',1,'2026-11-28 19:09:11.759781','Tar över efter Bokbussen','+',3,14,11);
CREATE TABLE "organisation_historicaluser" ("id" bigint NOT NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "name" varchar(150) NOT NULL, "title" varchar(150) NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "organisation_historicaluser" VALUES(1,0,'david','david@example.org',0,1,'2026-11-28 19:09:07.472663','David Chefsson','',1,'2026-11-28 19:09:08.196521',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(2,0,'bo','bo@example.org',0,1,'2026-11-28 19:09:08.261623','Bo Sekreterarsson','',2,'2026-11-28 19:09:08.893199',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(3,0,'adam','adam@example.org',0,1,'2026-11-28 19:09:08.923133','Adam Adminsson','',3,'2026-11-28 19:09:09.651856',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(4,0,'petra','petra@example.org',0,1,'2026-11-28 19:09:11.914800','Petra Politikersson','',4,'2026-11-28 19:09:12.506872',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(4,0,'petra','petra@example.org',0,1,'2026-11-28 19:09:11.914800','Petra Nyhammar','Ledamot',5,'2026-11-28 19:09:12.536339','Ändrad','~',3);
INSERT INTO "organisation_historicaluser" VALUES(5,0,'anna','anna@example.org',0,1,'2026-11-28 19:09:12.557036','Anna Controllersson','',6,'2026-11-28 19:09:13.066995',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(6,0,'director-2','director-2@example.org',0,1,'2026-11-28 19:09:15.232242','Director 2','',7,'2026-11-28 19:09:15.710949',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(7,0,'director-3','director-3@example.org',0,1,'2026-11-28 19:09:16.084472','Director 3','',8,'2026-11-28 19:09:16.715310',NULL,'+',NULL);
INSERT INTO "organisation_historicaluser" VALUES(8,0,'director-4','director-4@example.org',0,1,'2026-11-28 19:09:17.090881','Director 4','',9,'2026-11-28 19:09:17.651326',NULL,'+',NULL);
CREATE TABLE "organisation_job" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(100) NOT NULL, "title" varchar(200) NOT NULL, "task_id" varchar(64) NOT NULL, "state" varchar(10) NOT NULL, "percent" smallint unsigned NOT NULL CHECK ("percent" >= 0), "message" varchar(500) NOT NULL, "result_url" varchar(300) NOT NULL, "created_at" datetime NOT NULL, "heartbeat" datetime NOT NULL, "created_by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "job_percent" CHECK ("percent" <= 100));
INSERT INTO "organisation_job" VALUES(1,'report-pdf:1','Årsredovisning 2025','','DONE',100,'','/rapporter/','2026-11-28 19:09:21.367213','2026-11-28 19:09:21.367225',5);
CREATE TABLE "organisation_matter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "registry_number" varchar(40) NOT NULL, "opened_at" datetime NOT NULL, "closed_at" datetime NULL, "content_id" bigint NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "organisation_matter" VALUES(1,'KN/2026:12','2026-11-28 19:09:13.358208','2026-11-28 19:09:13.770715',1);
INSERT INTO "organisation_matter" VALUES(2,'KN/2026:12','2026-11-28 19:09:14.459079','2026-11-28 19:09:14.652753',2);
INSERT INTO "organisation_matter" VALUES(3,'','2026-11-28 19:09:15.231056','2026-11-28 19:09:15.836761',3);
INSERT INTO "organisation_matter" VALUES(4,'','2026-11-28 19:09:16.083324','2026-11-28 19:09:16.852289',4);
INSERT INTO "organisation_matter" VALUES(5,'','2026-11-28 19:09:17.061236','2026-11-28 19:09:17.789016',5);
INSERT INTO "organisation_matter" VALUES(6,'KN/2026:12','2026-11-28 19:09:17.980942',NULL,6);
INSERT INTO "organisation_matter" VALUES(7,'KN/2026:12','2026-11-28 19:09:18.293321',NULL,7);
INSERT INTO "organisation_matter" VALUES(8,'KN/2026:12','2026-11-28 19:09:19.456916','2026-11-28 19:09:19.828369',8);
INSERT INTO "organisation_matter" VALUES(9,'KN/2026:12','2026-11-28 19:09:20.945298','2026-11-28 19:09:21.265198',9);
CREATE TABLE "organisation_officeservice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "board_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "office_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "office_service_once" UNIQUE ("office_id", "board_id"));
INSERT INTO "organisation_officeservice" VALUES(1,9,5);
CREATE TABLE "organisation_operation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "code" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "valid_from" date NOT NULL, "valid_to" date NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "operation_code_once_per_start" UNIQUE ("unit_id", "code", "valid_from"), CONSTRAINT "operation_ends_after_start" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))));
INSERT INTO "organisation_operation" VALUES(1,'KN-10','Bibliotek',0,'2000-01-01',NULL,0,1,3);
CREATE TABLE "organisation_orgunit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "kind" varchar(20) NOT NULL, "code" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "planning_year" varchar(10) NOT NULL, "ownership_share" decimal NULL, "note" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "lft" integer unsigned NOT NULL CHECK ("lft" >= 0), "rght" integer unsigned NOT NULL CHECK ("rght" >= 0), "tree_id" integer unsigned NOT NULL CHECK ("tree_id" >= 0), "level" integer unsigned NOT NULL CHECK ("level" >= 0), "parent_id" bigint NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "org_unit_ends_after_start" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "org_unit_share_in_percent" CHECK (("ownership_share" IS NULL OR ("ownership_share" >= '0' AND "ownership_share" <= '100'))));
INSERT INTO "organisation_orgunit" VALUES(1,0,'GROUP','KONCERN','Exempelkoncernen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,1,28,1,0,NULL);
INSERT INTO "organisation_orgunit" VALUES(2,1024,'MUNICIPALITY','KOMMUN','Exempelköpings kommun','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,2,25,1,1,1);
INSERT INTO "organisation_orgunit" VALUES(3,1024,'COMMITTEE','KN','Kulturnämnden','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,3,14,1,2,2);
INSERT INTO "organisation_orgunit" VALUES(4,2048,'COMMITTEE','BUN','Barn- och utbildningsnämnden','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,15,20,1,2,2);
INSERT INTO "organisation_orgunit" VALUES(5,1024,'OFFICE','','Kulturkontoret','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,4,13,1,3,3);
INSERT INTO "organisation_orgunit" VALUES(6,1024,'OFFICE','','Utbildningskontoret','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,16,19,1,3,4);
INSERT INTO "organisation_orgunit" VALUES(7,1024,'DEPARTMENT','','Biblioteksavdelningen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,5,10,1,4,5);
INSERT INTO "organisation_orgunit" VALUES(8,3072,'MUNICIPAL_COUNCIL','KF','Kommunfullmäktige','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,21,22,1,2,2);
INSERT INTO "organisation_orgunit" VALUES(9,4096,'EXECUTIVE_BOARD','KS','Kommunstyrelsen','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,23,24,1,2,2);
INSERT INTO "organisation_orgunit" VALUES(10,2048,'AREA','','Kulturskolans område','2000-01-01',NULL,'CALENDAR',NULL,'',0,2,11,12,1,4,5);
INSERT INTO "organisation_orgunit" VALUES(11,1024,'UNIT','','Biblioteksenheten','2000-01-01',NULL,'CALENDAR',NULL,'',0,2,6,7,1,5,7);
INSERT INTO "organisation_orgunit" VALUES(12,1024,'UNIT','','Ekskolan','2000-01-01',NULL,'SCHOOL',NULL,'',0,1,17,18,1,4,6);
INSERT INTO "organisation_orgunit" VALUES(13,2048,'COMPANY','EEAB','Exempelköpings Energi AB','2000-01-01',NULL,'CALENDAR',NULL,'',0,1,26,27,1,1,1);
INSERT INTO "organisation_orgunit" VALUES(14,2048,'UNIT','','Bokbussen','2000-01-01','2026-06-30','CALENDAR',NULL,'',0,2,8,9,1,5,7);
CREATE TABLE "organisation_personname" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL, "valid_from" date NOT NULL, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "person_name_once_a_day" UNIQUE ("user_id", "valid_from"));
INSERT INTO "organisation_personname" VALUES(1,'Petra Politikersson','2000-01-01',4);
INSERT INTO "organisation_personname" VALUES(2,'Petra Nyhammar','2026-11-23',4);
CREATE TABLE "organisation_picture" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uuid" char(32) NOT NULL UNIQUE, "content" BLOB NOT NULL, "media_type" varchar(20) NOT NULL, "is_published" bool NOT NULL, "uploaded_at" datetime NOT NULL, "uploaded_by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "organisation_picture" VALUES(1,'a4d0a352015d4db38aba6686a01e6d5f',X'89504E470D0A1A0A0000000D49484452000000080000000808020000004B6D29DC000000154944415478DA6364606860C00698187080C1290100698800907C6B7AF00000000049454E44AE426082','image/png',1,'2026-11-28 19:09:14.094543',1);
CREATE TABLE "organisation_picture_units" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "picture_id" bigint NOT NULL REFERENCES "organisation_picture" ("id") DEFERRABLE INITIALLY DEFERRED, "orgunit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "organisation_picture_units" VALUES(1,1,3);
CREATE TABLE "organisation_roleassignment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(20) NOT NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "deputy_for_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "role_once_per_start" UNIQUE ("user_id", "role", "unit_id", "valid_from"), CONSTRAINT "role_ends_after_start" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "role_deputy_is_another" CHECK (("deputy_for_id" IS NULL OR NOT ("deputy_for_id" = ("user_id") AND "deputy_for_id" IS NOT NULL))), CONSTRAINT "role_deputy_has_an_end" CHECK (("deputy_for_id" IS NULL OR "valid_to" IS NOT NULL)));
INSERT INTO "organisation_roleassignment" VALUES(1,'UNIT_MANAGER','2020-01-01',NULL,NULL,11,1);
INSERT INTO "organisation_roleassignment" VALUES(2,'SECRETARY','2020-01-01',NULL,NULL,3,2);
INSERT INTO "organisation_roleassignment" VALUES(3,'ADMIN','2020-01-01',NULL,NULL,1,3);
INSERT INTO "organisation_roleassignment" VALUES(4,'ELECTED','2026-01-01',NULL,NULL,8,4);
INSERT INTO "organisation_roleassignment" VALUES(5,'CONTROLLER','2020-01-01',NULL,NULL,1,5);
CREATE TABLE "organisation_sentform" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "fingerprint" varchar(64) NOT NULL, "led_to" varchar(2000) NOT NULL, "sent_at" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "sent_form_once" UNIQUE ("user_id", "fingerprint"));
INSERT INTO "organisation_sentform" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000','/organisation/','2026-11-28 19:09:12.556836',3);
CREATE TABLE "organisation_treelock" ("name" varchar(50) NOT NULL PRIMARY KEY);
INSERT INTO "organisation_treelock" VALUES('new-roots');
CREATE TABLE "organisation_unitname" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "valid_from" date NOT NULL, "unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "unit_name_once_a_day" UNIQUE ("unit_id", "valid_from"));
INSERT INTO "organisation_unitname" VALUES(1,'Kulturskolan','2000-01-01',10);
INSERT INTO "organisation_unitname" VALUES(2,'Kulturskolans område','2026-11-23',10);
CREATE TABLE "organisation_unitsuccession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "valid_from" date NOT NULL, "predecessor_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "successor_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "unit_succession_once" UNIQUE ("predecessor_id", "successor_id"), CONSTRAINT "unit_succession_not_of_itself" CHECK (NOT ("predecessor_id" = ("successor_id"))));
INSERT INTO "organisation_unitsuccession" VALUES(1,'2026-07-01',14,11);
CREATE TABLE "organisation_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "name" varchar(150) NOT NULL, "title" varchar(150) NOT NULL);
INSERT INTO "organisation_user" VALUES(1,'argon2$argon2id$v=19$m=102400,t=2,p=8$NHBCQ0k0eG8zRlZkZm5maGR2VXNGaw$31z0lKoGX3ZE0gnLmH24+cW+7Ev5++FKawNz38GQ9ik',NULL,0,'david','david@example.org',0,1,'2026-11-28 19:09:07.472663','David Chefsson','');
INSERT INTO "organisation_user" VALUES(2,'argon2$argon2id$v=19$m=102400,t=2,p=8$MTBFS1JyN0ZMVmt1VUpRbzkxa3ZTbA$5J+ebJe4wxYhrhwRBl/eHm2enyk56DE15UezTTPi3V8',NULL,0,'bo','bo@example.org',0,1,'2026-11-28 19:09:08.261623','Bo Sekreterarsson','');
INSERT INTO "organisation_user" VALUES(3,'argon2$argon2id$v=19$m=102400,t=2,p=8$OG1mZ2RicUtvdmZGWk9TWG1CUk1jRA$Tf8cQqsEDS2D1psj42bQtmEBg5Nh8OdYyJlei6T7lXk',NULL,0,'adam','adam@example.org',0,1,'2026-11-28 19:09:08.923133','Adam Adminsson','');
INSERT INTO "organisation_user" VALUES(4,'argon2$argon2id$v=19$m=102400,t=2,p=8$TTc0WG9OQUZMdkdsUjdvMlo3SFlmNA$fy0MzGApEPJRXo3kyjfFs+ppMPa0ypkHKqzTrbOEY5M',NULL,0,'petra','petra@example.org',0,1,'2026-11-28 19:09:11.914800','Petra Nyhammar','Ledamot');
INSERT INTO "organisation_user" VALUES(5,'argon2$argon2id$v=19$m=102400,t=2,p=8$cmVkV3I5RFVHdW1rZjJQaWdqYTJXSQ$aLygn8fJqxhrqRbiUKyQWVrMFmhc8va9L/ux4b9FKy4',NULL,0,'anna','anna@example.org',0,1,'2026-11-28 19:09:12.557036','Anna Controllersson','');
INSERT INTO "organisation_user" VALUES(6,'argon2$argon2id$v=19$m=102400,t=2,p=8$ZmpSSmEyWDE5aXZZelBSTXRvdmJSNQ$uV8gmUHJh0PggLPLOa6IY0SW8i+/ChdYNrfVFQtiEo0',NULL,0,'director-2','director-2@example.org',0,1,'2026-11-28 19:09:15.232242','Director 2','');
INSERT INTO "organisation_user" VALUES(7,'argon2$argon2id$v=19$m=102400,t=2,p=8$NzRteGl2TUJSNkE3dXZQRWNiczZ4TQ$vS6gZF4vJdKsuupmvFJrfdffdhaq5aISB+WR2PMemdw',NULL,0,'director-3','director-3@example.org',0,1,'2026-11-28 19:09:16.084472','Director 3','');
INSERT INTO "organisation_user" VALUES(8,'argon2$argon2id$v=19$m=102400,t=2,p=8$ZGtEYkZZQmdZblRCTUpSYUJsMVhweA$MHP1PC7x0Ohk9KPAR/xWfzKxmfIwn3G65M9UjhM+eWU',NULL,0,'director-4','director-4@example.org',0,1,'2026-11-28 19:09:17.090881','Director 4','');
CREATE TABLE "organisation_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "organisation_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "planning_assignment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(300) NOT NULL, "text" text NOT NULL, "starts_on" date NULL, "due_on" date NOT NULL, "funding" varchar(15) NOT NULL, "amount" decimal NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "decision_id" bigint NULL REFERENCES "organisation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "ended_by_id" bigint NULL REFERENCES "organisation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "giver_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assignment_due_after_start" CHECK (("starts_on" IS NULL OR "due_on" >= ("starts_on"))), CONSTRAINT "assignment_amount_only_with_supplement" CHECK (("funding" = 'SUPPLEMENT' OR "amount" IS NULL)));
INSERT INTO "planning_assignment" VALUES(1,'Utred mötesplatser','',NULL,'2026-12-31','WITHIN_FRAME',NULL,0,1,3,NULL,8);
CREATE TABLE "planning_assignmentreceiver" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "assignment_id" bigint NOT NULL REFERENCES "planning_assignment" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assignment_receiver_once" UNIQUE ("assignment_id", "unit_id"));
INSERT INTO "planning_assignmentreceiver" VALUES(1,1,3);
CREATE TABLE "planning_assignmentversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "valid_from" date NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "starts_on" date NULL, "due_on" date NOT NULL, "funding" varchar(15) NOT NULL, "amount" decimal NULL, "receivers" text NOT NULL CHECK ((JSON_VALID("receivers") OR "receivers" IS NULL)), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "assignment_id" bigint NOT NULL REFERENCES "planning_assignment" ("id") DEFERRABLE INITIALLY DEFERRED, "decision_id" bigint NOT NULL REFERENCES "organisation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assignment_version_once_a_decision" UNIQUE ("assignment_id", "decision_id"), CONSTRAINT "assignment_version_due_after_start" CHECK (("starts_on" IS NULL OR "due_on" >= ("starts_on"))), CONSTRAINT "assignment_version_amount_with_supplement" CHECK (("funding" = 'SUPPLEMENT' OR "amount" IS NULL)));
INSERT INTO "planning_assignmentversion" VALUES(1,'2025-12-01','Utred mötesplatser','',NULL,'2026-12-31','WITHIN_FRAME',NULL,'[3]',1,1,3);
CREATE TABLE "planning_contribution" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "text" text NOT NULL, "is_removed" bool NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "from_node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "to_node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "contribution_once" UNIQUE ("from_node_id", "to_node_id", "kind"), CONSTRAINT "contribution_not_to_itself" CHECK (NOT ("from_node_id" = ("to_node_id"))));
INSERT INTO "planning_contribution" VALUES(1,'CONTRIBUTES','Alla når kulturen.',0,0,1,8,2);
CREATE TABLE "planning_frozenlink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "to_title" varchar(300) NOT NULL, "to_code" varchar(10) NOT NULL, "kind" varchar(12) NOT NULL, "text" text NOT NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "to_unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "from_node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "to_node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "frozen_link_once" UNIQUE ("content_id", "from_node_id", "to_node_id", "kind"), CONSTRAINT "frozen_link_not_to_itself" CHECK (NOT ("from_node_id" = ("to_node_id"))));
INSERT INTO "planning_frozenlink" VALUES(1,'Målet I1','I1','CONTRIBUTES','Alla når kulturen.',2,2,8,2);
CREATE TABLE "planning_frozennode" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "code" varchar(10) NOT NULL, "comes_last" bool NOT NULL, "agenda_goals" text NOT NULL CHECK ((JSON_VALID("agenda_goals") OR "agenda_goals" IS NULL)), "environmental" bool NOT NULL, "social" bool NOT NULL, "economic" bool NOT NULL, "wording_missing" bool NOT NULL, "expected_result" text NOT NULL, "collaboration" text NOT NULL, "responsible" varchar(150) NOT NULL, "starts_on" date NULL, "due_on" date NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "depth" smallint unsigned NOT NULL CHECK ("depth" >= 0), "targets" text NOT NULL CHECK ((JSON_VALID("targets") OR "targets" IS NULL)), "catalogue" text NOT NULL CHECK ((JSON_VALID("catalogue") OR "catalogue" IS NULL)), "assignment_id" bigint NULL REFERENCES "planning_assignment" ("id") DEFERRABLE INITIALLY DEFERRED, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "key_figure_id" bigint NULL REFERENCES "planning_keyfigure" ("id") DEFERRABLE INITIALLY DEFERRED, "perspective_id" bigint NULL REFERENCES "planning_perspective" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_node_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "frozen_node_once" UNIQUE ("content_id", "node_id"), CONSTRAINT "frozen_node_position" UNIQUE ("content_id", "position"));
INSERT INTO "planning_frozennode" VALUES(1,'GOAL','Målet I1','','I1',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{"perspective": "Inv\u00e5nare"}',NULL,1,NULL,1,2,NULL);
INSERT INTO "planning_frozennode" VALUES(2,'SECTION','Grunduppdrag','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{}',NULL,2,NULL,NULL,4,NULL);
INSERT INTO "planning_frozennode" VALUES(3,'SECTION','Utmaningar','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,1,0,'{}','{}',NULL,2,NULL,NULL,5,NULL);
INSERT INTO "planning_frozennode" VALUES(4,'SECTION','Horisontellt arbete','','',1,'[]',0,0,0,0,'','','',NULL,NULL,'',0,2,0,'{}','{}',NULL,2,NULL,NULL,6,NULL);
INSERT INTO "planning_frozennode" VALUES(5,'SECTION','Ekonomi','','',1,'[]',0,0,0,0,'','','',NULL,NULL,'',0,3,0,'{}','{}',NULL,2,NULL,NULL,7,NULL);
INSERT INTO "planning_frozennode" VALUES(6,'DIRECTION','Biblioteken är öppna','<p>Öppet även på söndagar.</p><figure><img src="/media/a4d0a352-015d-4db3-8aba-6686a01e6d5f.png" alt="Huset"></figure>','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,4,0,'{}','{}',NULL,2,NULL,NULL,8,NULL);
INSERT INTO "planning_frozennode" VALUES(7,'KEY_FIGURE','Nyckeltal 1','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,5,1,'{"2026": ["6.5000"]}','{"pk": 1, "name": "Bes\u00f6k per inv\u00e5nare", "unit_of_measure": "antal", "decimals": 0}',NULL,2,1,NULL,9,8);
INSERT INTO "planning_frozennode" VALUES(8,'PRIORITY','Trygga väntrum','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{}',NULL,3,NULL,NULL,15,NULL);
INSERT INTO "planning_frozennode" VALUES(9,'PRIORITY','Trygga väntrum för alla','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{}',NULL,4,NULL,NULL,17,NULL);
INSERT INTO "planning_frozennode" VALUES(10,'PRIORITY','Trygga väntrum för alla','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{}',NULL,5,NULL,NULL,17,NULL);
INSERT INTO "planning_frozennode" VALUES(11,'PRIORITY','Kortare köer','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,1,0,'{}','{}',NULL,5,NULL,NULL,18,NULL);
INSERT INTO "planning_frozennode" VALUES(12,'GOAL','En kommun att längta till','','I2',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{"perspective": "Inv\u00e5nare"}',NULL,6,NULL,1,20,NULL);
INSERT INTO "planning_frozennode" VALUES(13,'DIRECTION','Fler läser','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,0,0,'{}','{}',NULL,7,NULL,NULL,22,NULL);
CREATE TABLE "planning_governingdocument" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "kind" varchar(25) NOT NULL, "owner" varchar(150) NOT NULL, "valid_from" date NULL, "next_revision" date NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "giver_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "plan_id" bigint NULL UNIQUE REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED, "successor_id" bigint NULL REFERENCES "planning_governingdocument" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "governing_document_not_its_own_successor" CHECK (("successor_id" IS NULL OR NOT ("successor_id" = ("id") AND "successor_id" IS NOT NULL))), CONSTRAINT "governing_document_revised_after_it_begins" CHECK (("valid_from" IS NULL OR "next_revision" IS NULL OR "next_revision" >= ("valid_from"))));
INSERT INTO "planning_governingdocument" VALUES(1,'Vision 2040','VISION','',NULL,NULL,'',0,1,8,NULL,NULL);
CREATE TABLE "planning_historicalassignment" ("id" bigint NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "starts_on" date NULL, "due_on" date NOT NULL, "funding" varchar(15) NOT NULL, "amount" decimal NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "decision_id" bigint NULL, "ended_by_id" bigint NULL, "giver_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "planning_historicalassignment" VALUES(1,'Utred mötesplatser','',NULL,'2026-12-31','WITHIN_FRAME',NULL,0,1,1,'2026-11-28 19:09:14.379303','Tillagt','+',3,NULL,8,NULL);
CREATE TABLE "planning_historicalassignmentreceiver" ("id" bigint NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "assignment_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL);
INSERT INTO "planning_historicalassignmentreceiver" VALUES(1,1,'2026-11-28 19:09:14.403120','','+',1,NULL,3);
CREATE TABLE "planning_historicalassignmentversion" ("id" bigint NOT NULL, "valid_from" date NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "starts_on" date NULL, "due_on" date NOT NULL, "funding" varchar(15) NOT NULL, "amount" decimal NULL, "receivers" text NOT NULL CHECK ((JSON_VALID("receivers") OR "receivers" IS NULL)), "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "assignment_id" bigint NULL, "decision_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "planning_historicalassignmentversion" VALUES(1,'2025-12-01','Utred mötesplatser','',NULL,'2026-12-31','WITHIN_FRAME',NULL,'[3]',1,1,'2026-11-28 19:09:14.433895','Beslutad','+',1,3,NULL);
CREATE TABLE "planning_historicalcontribution" ("id" bigint NOT NULL, "kind" varchar(12) NOT NULL, "text" text NOT NULL, "is_removed" bool NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "from_node_id" bigint NULL, "to_node_id" bigint NULL);
INSERT INTO "planning_historicalcontribution" VALUES(1,'CONTRIBUTES','Alla når kulturen.',0,0,1,1,'2026-11-28 19:09:14.332953','Kopplad','+',NULL,8,2);
CREATE TABLE "planning_historicalgoverningdocument" ("id" bigint NOT NULL, "name" varchar(200) NOT NULL, "kind" varchar(25) NOT NULL, "owner" varchar(150) NOT NULL, "valid_from" date NULL, "next_revision" date NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "giver_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "successor_id" bigint NULL, "plan_id" bigint NULL);
INSERT INTO "planning_historicalgoverningdocument" VALUES(1,'Vision 2040','VISION','',NULL,NULL,'',0,1,1,'2026-11-28 19:09:13.069301',NULL,'+',8,NULL,NULL,NULL);
CREATE TABLE "planning_historicalkeyfigure" ("id" bigint NOT NULL, "name" varchar(200) NOT NULL, "measure_kind" varchar(12) NOT NULL, "unit_of_measure" varchar(60) NOT NULL, "direction" varchar(20) NOT NULL, "decimals" smallint unsigned NOT NULL CHECK ("decimals" >= 0), "time_rule" varchar(10) NOT NULL, "unit_rule" varchar(10) NOT NULL, "numerator" varchar(200) NOT NULL, "denominator" varchar(200) NOT NULL, "description" text NOT NULL, "source" varchar(300) NOT NULL, "kolada_id" varchar(10) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "planning_historicalkeyfigure" VALUES(1,'Besök per invånare','KEY_FIGURE','antal','HIGHER_IS_BETTER',0,'LATEST','NONE','','','','','',0,1,1,'2026-11-28 19:09:14.266532',NULL,'+',NULL);
CREATE TABLE "planning_historicalnodecontinuation" ("id" bigint NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "from_node_id" bigint NULL, "to_node_id" bigint NULL);
INSERT INTO "planning_historicalnodecontinuation" VALUES(1,1,'2026-11-28 19:09:14.985941','Fortsätter','+',NULL,2,11);
CREATE TABLE "planning_historicalperspective" ("id" bigint NOT NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "last_year" smallint unsigned NULL CHECK ("last_year" >= 0), "name" varchar(60) NOT NULL, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "planning_historicalperspective" VALUES(1,2019,NULL,'Invånare',0,1,'2026-11-28 19:09:13.208149',NULL,'+',NULL);
CREATE TABLE "planning_historicalplan" ("id" bigint NOT NULL, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "kind" varchar(12) NOT NULL, "name" varchar(200) NOT NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "period_from" date NOT NULL, "period_to" date NULL, "status" varchar(10) NOT NULL, "return_comment" text NOT NULL, "registry_number" varchar(40) NOT NULL, "decides_on" date NULL, "submit_by" date NULL, "approval_delegated" bool NOT NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL, "parent_id" bigint NULL);
INSERT INTO "planning_historicalplan" VALUES(1,0,'MULTI_YEAR','',2026,'2026-01-01','2028-12-31','DRAFT','','',NULL,NULL,0,'',0,1,1,'2026-11-28 19:09:13.139408','Påbörjad','+',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(1,0,'MULTI_YEAR','',2026,'2026-01-01','2028-12-31','SUBMITTED','','',NULL,NULL,0,'',0,2,2,'2026-11-28 19:09:13.336180','Inlämnad','~',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(1,0,'MULTI_YEAR','',2026,'2026-01-01','2028-12-31','SUBMITTED','','KN/2026:12',NULL,NULL,0,'',0,3,3,'2026-11-28 19:09:13.596706','Diarieförd','~',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(1,0,'MULTI_YEAR','',2026,'2026-01-01','2028-12-31','ADOPTED','','KN/2026:12',NULL,NULL,0,'',0,4,4,'2026-11-28 19:09:13.771465','Antagen, Kommunfullmäktige 2025-11-20 § 45','~',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(2,1024,'OPERATIONAL','',2026,'2026-01-01','2028-12-31','DRAFT','','',NULL,NULL,0,'',0,1,5,'2026-11-28 19:09:14.116881','Påbörjad','+',NULL,3,1);
INSERT INTO "planning_historicalplan" VALUES(2,1024,'OPERATIONAL','',2026,'2026-01-01','2028-12-31','SUBMITTED','','',NULL,NULL,0,'',0,2,6,'2026-11-28 19:09:14.437162','Inlämnad','~',NULL,3,1);
INSERT INTO "planning_historicalplan" VALUES(2,1024,'OPERATIONAL','',2026,'2026-01-01','2028-12-31','SUBMITTED','','KN/2026:12',NULL,NULL,0,'',0,3,7,'2026-11-28 19:09:14.652197','Diarieförd','~',NULL,3,1);
INSERT INTO "planning_historicalplan" VALUES(2,1024,'OPERATIONAL','',2026,'2026-01-01','2028-12-31','ADOPTED','','KN/2026:12',NULL,NULL,0,'',0,4,8,'2026-11-28 19:09:14.653200','Antagen, Kulturnämnden 2025-12-10 § 45','~',NULL,3,1);
INSERT INTO "planning_historicalplan" VALUES(3,0,'MULTI_YEAR','',2027,'2027-01-01','2029-12-31','DRAFT','','',NULL,NULL,0,'',0,1,9,'2026-11-28 19:09:14.868093','Påbörjad','+',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(4,1024,'WORK','',2026,'2026-01-01','2026-12-31','DRAFT','','',NULL,NULL,0,'',0,1,10,'2026-11-28 19:09:15.044943','Påbörjad','+',NULL,11,2);
INSERT INTO "planning_historicalplan" VALUES(5,0,'OFFICE','',2025,'2025-01-01','2025-12-31','DRAFT','','',NULL,NULL,0,'',0,1,11,'2026-11-28 19:09:15.120355','Påbörjad','+',NULL,5,NULL);
INSERT INTO "planning_historicalplan" VALUES(5,0,'OFFICE','',2025,'2025-01-01','2025-12-31','SUBMITTED','','',NULL,NULL,0,'',0,2,12,'2026-11-28 19:09:15.197000','Inlämnad','~',NULL,5,NULL);
INSERT INTO "planning_historicalplan" VALUES(5,0,'OFFICE','',2025,'2025-01-01','2025-12-31','ADOPTED','','',NULL,NULL,0,'',0,3,13,'2026-11-28 19:09:15.837218','Godkänd, Director 2 2024-12-10','~',NULL,5,NULL);
INSERT INTO "planning_historicalplan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','DRAFT','','',NULL,NULL,0,'',0,1,14,'2026-11-28 19:09:15.936171','Påbörjad','+',NULL,5,2);
INSERT INTO "planning_historicalplan" VALUES(4,1024,'WORK','',2026,'2026-01-01','2026-12-31','DRAFT','','',NULL,NULL,0,'',0,1,15,'2026-11-28 19:09:15.996079','Flyttad till Kontorsplan 2026','~',NULL,11,6);
INSERT INTO "planning_historicalplan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','SUBMITTED','','',NULL,NULL,0,'',0,2,16,'2026-11-28 19:09:16.053392','Inlämnad','~',NULL,5,2);
INSERT INTO "planning_historicalplan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','ADOPTED','','',NULL,NULL,0,'',0,3,17,'2026-11-28 19:09:16.852775','Godkänd, Director 3 2025-12-15','~',NULL,5,2);
INSERT INTO "planning_historicalplan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','DRAFT','','',NULL,NULL,0,'',0,4,18,'2026-11-28 19:09:16.991831','Öppnad för revidering','~',5,5,2);
INSERT INTO "planning_historicalplan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','SUBMITTED','','',NULL,NULL,0,'',0,5,19,'2026-11-28 19:09:17.059994','Inlämnad','~',NULL,5,2);
INSERT INTO "planning_historicalplan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','ADOPTED','','',NULL,NULL,0,'',0,6,20,'2026-11-28 19:09:17.789460','Godkänd, Director 4 2026-03-02','~',NULL,5,2);
INSERT INTO "planning_historicalplan" VALUES(7,0,'MULTI_YEAR','',2028,'2028-01-01','2030-12-31','DRAFT','','',NULL,NULL,0,'',0,1,21,'2026-11-28 19:09:17.888017','Påbörjad','+',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(7,0,'MULTI_YEAR','',2028,'2028-01-01','2030-12-31','SUBMITTED','','',NULL,NULL,0,'',0,2,22,'2026-11-28 19:09:17.979519','Inlämnad','~',5,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(7,0,'MULTI_YEAR','',2028,'2028-01-01','2030-12-31','SUBMITTED','','KN/2026:12',NULL,NULL,0,'',0,3,23,'2026-11-28 19:09:18.169402','Diarieförd','~',NULL,2,NULL);
INSERT INTO "planning_historicalplan" VALUES(8,1024,'OPERATIONAL','',2027,'2027-01-01','2029-12-31','DRAFT','','',NULL,NULL,0,'',0,1,24,'2026-11-28 19:09:18.239541','Påbörjad','+',NULL,3,3);
INSERT INTO "planning_historicalplan" VALUES(8,1024,'OPERATIONAL','',2027,'2027-01-01','2029-12-31','SUBMITTED','','',NULL,NULL,0,'',0,2,25,'2026-11-28 19:09:18.292259','Inlämnad','~',5,3,3);
INSERT INTO "planning_historicalplan" VALUES(8,1024,'OPERATIONAL','',2027,'2027-01-01','2029-12-31','SUBMITTED','','KN/2026:12',NULL,NULL,0,'',0,3,26,'2026-11-28 19:09:18.468915','Diarieförd','~',NULL,3,3);
INSERT INTO "planning_historicalplan" VALUES(8,1024,'OPERATIONAL','',2027,'2027-01-01','2029-12-31','RETURNED','Räkna om.','KN/2026:12',NULL,NULL,0,'',0,4,27,'2026-11-28 19:09:18.498205','Återremitterad','~',NULL,3,3);
CREATE TABLE "planning_historicalplancontinuation" ("id" bigint NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "from_plan_id" bigint NULL, "to_plan_id" bigint NULL);
INSERT INTO "planning_historicalplancontinuation" VALUES(1,1,'2026-11-28 19:09:15.937100','Fortsätter','+',NULL,5,6);
CREATE TABLE "planning_historicalplannode" ("id" bigint NOT NULL, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "kind" varchar(20) NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "code" varchar(10) NOT NULL, "comes_last" bool NOT NULL, "agenda_goals" text NOT NULL CHECK ((JSON_VALID("agenda_goals") OR "agenda_goals" IS NULL)), "environmental" bool NOT NULL, "social" bool NOT NULL, "economic" bool NOT NULL, "wording_missing" bool NOT NULL, "expected_result" text NOT NULL, "collaboration" text NOT NULL, "responsible" varchar(150) NOT NULL, "starts_on" date NULL, "due_on" date NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "removal_id" char(32) NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "assignment_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "key_figure_id" bigint NULL, "perspective_id" bigint NULL, "plan_id" bigint NULL, "parent_id" bigint NULL);
INSERT INTO "planning_historicalplannode" VALUES(1,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,'2026-11-28 19:09:13.178936','','+',NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "planning_historicalplannode" VALUES(2,1024,'GOAL','Målet I1','','I1',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,'2026-11-28 19:09:13.311468','Tillagd','+',NULL,NULL,NULL,1,1,1);
INSERT INTO "planning_historicalplannode" VALUES(3,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,3,'2026-11-28 19:09:14.154932','','+',NULL,NULL,NULL,NULL,2,NULL);
INSERT INTO "planning_historicalplannode" VALUES(4,1024,'SECTION','Grunduppdrag','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,4,'2026-11-28 19:09:14.187966','Tillagd','+',NULL,NULL,NULL,NULL,2,3);
INSERT INTO "planning_historicalplannode" VALUES(5,2048,'SECTION','Utmaningar','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,5,'2026-11-28 19:09:14.188051','Tillagd','+',NULL,NULL,NULL,NULL,2,3);
INSERT INTO "planning_historicalplannode" VALUES(6,3072,'SECTION','Horisontellt arbete','','',1,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,6,'2026-11-28 19:09:14.188079','Tillagd','+',NULL,NULL,NULL,NULL,2,3);
INSERT INTO "planning_historicalplannode" VALUES(7,4096,'SECTION','Ekonomi','','',1,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,7,'2026-11-28 19:09:14.188103','Tillagd','+',NULL,NULL,NULL,NULL,2,3);
INSERT INTO "planning_historicalplannode" VALUES(8,5120,'DIRECTION','Biblioteken är öppna','<p>Öppet även på söndagar.</p><figure><img src="/media/a4d0a352-015d-4db3-8aba-6686a01e6d5f.png" alt="Huset"></figure>','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,8,'2026-11-28 19:09:14.235069','Tillagd','+',NULL,NULL,NULL,NULL,2,3);
INSERT INTO "planning_historicalplannode" VALUES(9,1024,'KEY_FIGURE','Nyckeltal 1','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,9,'2026-11-28 19:09:14.298878','Tillagd','+',NULL,NULL,1,NULL,2,8);
INSERT INTO "planning_historicalplannode" VALUES(10,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,10,'2026-11-28 19:09:14.869446','','+',NULL,NULL,NULL,NULL,3,NULL);
INSERT INTO "planning_historicalplannode" VALUES(11,1024,'GOAL','Levande demokrati','','I1',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,11,'2026-11-28 19:09:14.944559','Tillagd','+',NULL,NULL,NULL,1,3,10);
INSERT INTO "planning_historicalplannode" VALUES(12,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,12,'2026-11-28 19:09:15.063528','','+',NULL,NULL,NULL,NULL,4,NULL);
INSERT INTO "planning_historicalplannode" VALUES(13,1024,'ACTIVITY','Förlänga öppettiderna','<p>Under våren.</p>','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,13,'2026-11-28 19:09:15.087260','Tillagd','+',NULL,NULL,NULL,NULL,4,12);
INSERT INTO "planning_historicalplannode" VALUES(14,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,14,'2026-11-28 19:09:15.147135','','+',NULL,NULL,NULL,NULL,5,NULL);
INSERT INTO "planning_historicalplannode" VALUES(15,1024,'PRIORITY','Trygga väntrum','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,15,'2026-11-28 19:09:15.173303','Tillagd','+',NULL,NULL,NULL,NULL,5,14);
INSERT INTO "planning_historicalplannode" VALUES(16,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,16,'2026-11-28 19:09:15.947559','','+',NULL,NULL,NULL,NULL,6,NULL);
INSERT INTO "planning_historicalplannode" VALUES(17,1024,'PRIORITY','Trygga väntrum för alla','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,17,'2026-11-28 19:09:16.050205','Tillagd','+',NULL,NULL,NULL,NULL,6,16);
INSERT INTO "planning_historicalplannode" VALUES(18,2048,'PRIORITY','Kortare köer','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,18,'2026-11-28 19:09:17.032002','Tillagd','+',NULL,NULL,NULL,NULL,6,16);
INSERT INTO "planning_historicalplannode" VALUES(19,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,19,'2026-11-28 19:09:17.889311','','+',NULL,NULL,NULL,NULL,7,NULL);
INSERT INTO "planning_historicalplannode" VALUES(20,1024,'GOAL','En kommun att längta till','','I2',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,20,'2026-11-28 19:09:17.948700','Tillagd','+',NULL,NULL,NULL,1,7,19);
INSERT INTO "planning_historicalplannode" VALUES(21,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,21,'2026-11-28 19:09:18.240850','','+',NULL,NULL,NULL,NULL,8,NULL);
INSERT INTO "planning_historicalplannode" VALUES(22,1024,'DIRECTION','Fler läser','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,22,'2026-11-28 19:09:18.290155','Tillagd','+',NULL,NULL,NULL,NULL,8,21);
CREATE TABLE "planning_historicaltarget" ("id" bigint NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "value" decimal NOT NULL, "upper" decimal NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "node_id" bigint NULL);
INSERT INTO "planning_historicaltarget" VALUES(1,2026,6.5,NULL,1,1,'2026-11-28 19:09:14.300012',NULL,'+',NULL,9);
CREATE TABLE "planning_keyfigure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL UNIQUE, "measure_kind" varchar(12) NOT NULL, "unit_of_measure" varchar(60) NOT NULL, "direction" varchar(20) NOT NULL, "decimals" smallint unsigned NOT NULL CHECK ("decimals" >= 0), "time_rule" varchar(10) NOT NULL, "unit_rule" varchar(10) NOT NULL, "numerator" varchar(200) NOT NULL, "denominator" varchar(200) NOT NULL, "description" text NOT NULL, "source" varchar(300) NOT NULL, "kolada_id" varchar(10) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), CONSTRAINT "key_figure_decimals" CHECK ("decimals" <= 4));
INSERT INTO "planning_keyfigure" VALUES(1,'Besök per invånare','KEY_FIGURE','antal','HIGHER_IS_BETTER',0,'LATEST','NONE','','','','','',0,1);
CREATE TABLE "planning_nodecontinuation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "to_node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "node_continuation_once" UNIQUE ("from_node_id", "to_node_id"), CONSTRAINT "node_continuation_not_of_itself" CHECK (NOT ("from_node_id" = ("to_node_id"))));
INSERT INTO "planning_nodecontinuation" VALUES(1,2,11);
CREATE TABLE "planning_perspective" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "last_year" smallint unsigned NULL CHECK ("last_year" >= 0), "name" varchar(60) NOT NULL, "rank" smallint unsigned NOT NULL CHECK ("rank" >= 0), CONSTRAINT "perspective_once_a_cycle" UNIQUE ("first_year", "name"), CONSTRAINT "perspective_ends_after_start" CHECK (("last_year" IS NULL OR "last_year" >= ("first_year"))));
INSERT INTO "planning_perspective" VALUES(1,2019,NULL,'Invånare',0);
CREATE TABLE "planning_plan" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "kind" varchar(12) NOT NULL, "name" varchar(200) NOT NULL, "first_year" smallint unsigned NOT NULL CHECK ("first_year" >= 0), "period_from" date NOT NULL, "period_to" date NULL, "status" varchar(10) NOT NULL, "return_comment" text NOT NULL, "registry_number" varchar(40) NOT NULL, "decides_on" date NULL, "submit_by" date NULL, "approval_delegated" bool NOT NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "lft" integer unsigned NOT NULL CHECK ("lft" >= 0), "rght" integer unsigned NOT NULL CHECK ("rght" >= 0), "tree_id" integer unsigned NOT NULL CHECK ("tree_id" >= 0), "level" integer unsigned NOT NULL CHECK ("level" >= 0), "unit_id" bigint NOT NULL REFERENCES "organisation_orgunit" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "plan_has_name_or_last_day" CHECK ((("kind" IN ('GOVERNING') AND "period_to" IS NULL AND NOT ("name" = '')) OR (NOT ("kind" IN ('GOVERNING')) AND "name" = '' AND "period_to" IS NOT NULL))), CONSTRAINT "plan_ends_after_start" CHECK (("period_to" IS NULL OR "period_to" > ("period_from"))), CONSTRAINT "plan_return_has_comment" CHECK ((NOT ("status" = 'RETURNED') OR NOT ("return_comment" = ''))));
INSERT INTO "planning_plan" VALUES(1,0,'MULTI_YEAR','',2026,'2026-01-01','2028-12-31','ADOPTED','','KN/2026:12',NULL,NULL,0,'',0,4,1,8,1,0,2,NULL);
INSERT INTO "planning_plan" VALUES(2,1024,'OPERATIONAL','',2026,'2026-01-01','2028-12-31','ADOPTED','','KN/2026:12',NULL,NULL,0,'',0,4,2,7,1,1,3,1);
INSERT INTO "planning_plan" VALUES(3,0,'MULTI_YEAR','',2027,'2027-01-01','2029-12-31','DRAFT','','',NULL,NULL,0,'',0,1,1,4,2,0,2,NULL);
INSERT INTO "planning_plan" VALUES(4,1024,'WORK','',2026,'2026-01-01','2026-12-31','DRAFT','','',NULL,NULL,0,'',0,1,4,5,1,3,11,6);
INSERT INTO "planning_plan" VALUES(5,0,'OFFICE','',2025,'2025-01-01','2025-12-31','ADOPTED','','',NULL,NULL,0,'',0,3,1,2,3,0,5,NULL);
INSERT INTO "planning_plan" VALUES(6,2048,'OFFICE','',2026,'2026-01-01','2026-12-31','ADOPTED','','',NULL,NULL,0,'',0,6,3,6,1,2,5,2);
INSERT INTO "planning_plan" VALUES(7,0,'MULTI_YEAR','',2028,'2028-01-01','2030-12-31','SUBMITTED','','KN/2026:12',NULL,NULL,0,'',0,3,1,2,4,0,2,NULL);
INSERT INTO "planning_plan" VALUES(8,1024,'OPERATIONAL','',2027,'2027-01-01','2029-12-31','RETURNED','Räkna om.','KN/2026:12',NULL,NULL,0,'',0,4,2,3,2,1,3,3);
CREATE TABLE "planning_plancontinuation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_plan_id" bigint NOT NULL REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED, "to_plan_id" bigint NOT NULL REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "plan_continuation_once" UNIQUE ("from_plan_id", "to_plan_id"), CONSTRAINT "plan_continuation_not_of_itself" CHECK (NOT ("from_plan_id" = ("to_plan_id"))));
INSERT INTO "planning_plancontinuation" VALUES(1,5,6);
CREATE TABLE "planning_planedition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "kind" varchar(12) NOT NULL, "in_force_from" date NOT NULL, "cover" text NOT NULL CHECK ((JSON_VALID("cover") OR "cover" IS NULL)), "html" text NOT NULL, "sha256" varchar(64) NOT NULL, "created_at" datetime NOT NULL, "content_id" bigint NOT NULL REFERENCES "organisation_frozencontent" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "matter_id" bigint NOT NULL REFERENCES "organisation_matter" ("id") DEFERRABLE INITIALLY DEFERRED, "plan_id" bigint NOT NULL REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "plan_edition_number_once" UNIQUE ("plan_id", "number"));
INSERT INTO "planning_planedition" VALUES(1,1,'DECIDED','2026-01-01','{"kind": "DECIDED", "schema": 2, "registry_number": "KN/2026:12", "dated": null, "status": "", "decisions": [{"body": "Kommunstyrelsen", "date": "2025-11-20", "paragraph": "\u00a7 45", "registry_number": "KN/2026:12", "outcome": "f\u00f6resl\u00e5r", "by_person": false}, {"body": "Kommunfullm\u00e4ktige", "date": "2025-11-20", "paragraph": "\u00a7 45", "registry_number": "KN/2026:12", "outcome": "antar", "by_person": false}], "edition": 1, "in_force_from": "2026-01-01"}','<div class="report">
<dl class="report-facts">
  <div><dt>Diarienummer</dt><dd>KN/2026:12</dd></div>
  <div><dt>Gäller från</dt><dd>2026-01-01</dd></div>
  
  <div>
    <dt>Kommunstyrelsen</dt>
    <dd>2025-11-20, § 45, föreslår</dd>
  </div>
  <div>
    <dt>Kommunfullmäktige</dt>
    <dd>2025-11-20, § 45, antar</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Mål">
  
  <h2 class="chapter-title" id="kapitel-goal" data-label="Mål">Mål</h2>
  <p class="report-lead">Koncerngemensamma mål, beslutade av kommunfullmäktige. De gäller alla nämnder och bolag.</p>
  
<div class="text-row plan-item">
  <p class="plan-number">1</p>
  <div class="text">
    <h3 class="plan-name">I1 Målet I1</h3>
    
    
    <dl class="plan-facts">
  <div><dt>Perspektiv</dt><dd><p>None</p></dd></div>
  
  
  
  
</dl>

    
  </div>
</div>


  
</section>


</div>
','d39f456e496154f73d72b909d1626f63fd44f31515d317264c386c2efcefa5ec','2026-11-28 19:09:14.014714',1,NULL,1,1);
INSERT INTO "planning_planedition" VALUES(2,1,'DECIDED','2026-01-01','{"kind": "DECIDED", "schema": 2, "registry_number": "KN/2026:12", "dated": null, "status": "", "decisions": [{"body": "Kulturn\u00e4mnden", "date": "2025-12-10", "paragraph": "\u00a7 45", "registry_number": "KN/2026:12", "outcome": "antar", "by_person": false}], "edition": 1, "in_force_from": "2026-01-01"}','<div class="report">
<dl class="report-facts">
  <div><dt>Diarienummer</dt><dd>KN/2026:12</dd></div>
  <div><dt>Gäller från</dt><dd>2026-01-01</dd></div>
  
  <div>
    <dt>Kulturnämnden</dt>
    <dd>2025-12-10, § 45, antar</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Inriktningar">
  
  <h2 class="chapter-title" id="kapitel-direction" data-label="Inriktningar">Inriktningar</h2>
  <p class="report-lead">Vad vi ska göra för att bidra till målen utifrån vår verksamhet och våra uppdrag.</p>
  
<div class="text-row plan-item">
  <p class="plan-number">1</p>
  <div class="text">
    <h3 class="plan-name">Biblioteken är öppna</h3>
    
    <div class="rich"><p>Öppet även på söndagar.</p><p><img src="/media/a4d0a352-015d-4db3-8aba-6686a01e6d5f.png" alt="Huset"></p></div>
    <dl class="plan-facts">
  
  
  <div><dt>Bidrar till</dt><dd>I1 Målet I1, Exempelköpings kommun: Alla når kulturen.</dd></div>
  
  <div><dt>Följs upp med</dt><dd>Besök per invånare, antal<br>mål 2026: 7</dd></div>
  
</dl>

    
  </div>
</div>


  
</section>


</div>
','7caaadc91ffe47ded737b52af12a614d4c533a4486fb8b55296140cfd2208ca8','2026-11-28 19:09:14.810091',2,NULL,2,2);
INSERT INTO "planning_planedition" VALUES(3,1,'DECIDED','2025-01-01','{"kind": "DECIDED", "schema": 2, "registry_number": "", "dated": null, "status": "", "decisions": [{"body": "Director 2", "date": "2024-12-10", "paragraph": "", "registry_number": "", "outcome": "godk\u00e4nner", "by_person": true}], "edition": 1, "in_force_from": "2025-01-01"}','<div class="report">
<dl class="report-facts">
  
  <div><dt>Gäller från</dt><dd>2025-01-01</dd></div>
  
  <div>
    <dt>Director 2</dt>
    <dd>2024-12-10, godkänner</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Prioriteringar">
  
  <h2 class="chapter-title" id="kapitel-priority" data-label="Prioriteringar">Prioriteringar</h2>
  <p class="report-lead">Det som är särskilt prioriterat, och den förflyttning vi vill se.</p>
  
<div class="text-row plan-item">
  <p class="plan-number">1</p>
  <div class="text">
    <h3 class="plan-name">Trygga väntrum</h3>
    
    
    
    
  </div>
</div>


  
</section>


</div>
','3e9c86f22edd4150c13b497b86666af7a89605dbf7e74ab1cfdda4a5c1e62aa6','2026-11-28 19:09:15.878960',3,NULL,3,5);
INSERT INTO "planning_planedition" VALUES(4,1,'DECIDED','2026-01-01','{"kind": "DECIDED", "schema": 2, "registry_number": "", "dated": null, "status": "", "decisions": [{"body": "Director 3", "date": "2025-12-15", "paragraph": "", "registry_number": "", "outcome": "godk\u00e4nner", "by_person": true}], "edition": 1, "in_force_from": "2026-01-01"}','<div class="report">
<dl class="report-facts">
  
  <div><dt>Gäller från</dt><dd>2026-01-01</dd></div>
  
  <div>
    <dt>Director 3</dt>
    <dd>2025-12-15, godkänner</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Prioriteringar">
  
  <h2 class="chapter-title" id="kapitel-priority" data-label="Prioriteringar">Prioriteringar</h2>
  <p class="report-lead">Det som är särskilt prioriterat, och den förflyttning vi vill se.</p>
  
<div class="text-row plan-item">
  <p class="plan-number">1</p>
  <div class="text">
    <h3 class="plan-name">Trygga väntrum för alla</h3>
    
    
    
    
  </div>
</div>


  
</section>


</div>
','41c41ccdeb5bd94b89f58fdadd291ba5966d284fde09c74a58308addbf1712b3','2026-11-28 19:09:16.942243',4,NULL,4,6);
INSERT INTO "planning_planedition" VALUES(5,2,'REVISED','2026-03-02','{"kind": "REVISED", "schema": 2, "registry_number": "", "dated": null, "status": "", "decisions": [{"body": "Director 4", "date": "2026-03-02", "paragraph": "", "registry_number": "", "outcome": "godk\u00e4nner", "by_person": true}], "edition": 2, "in_force_from": "2026-03-02"}','<div class="report">
<dl class="report-facts">
  
  <div><dt>Gäller från</dt><dd>2026-03-02</dd></div>
  
  <div>
    <dt>Director 4</dt>
    <dd>2026-03-02, godkänner</dd>
  </div>
  
</dl>


<section class="chapter" data-label="Prioriteringar">
  
  <h2 class="chapter-title" id="kapitel-priority" data-label="Prioriteringar">Prioriteringar</h2>
  <p class="report-lead">Det som är särskilt prioriterat, och den förflyttning vi vill se.</p>
  
<div class="text-row plan-item">
  <p class="plan-number">1</p>
  <div class="text">
    <h3 class="plan-name">Trygga väntrum för alla</h3>
    
    
    
    
  </div>
</div>
<div class="text-row plan-item">
  <p class="plan-number">2</p>
  <div class="text">
    <h3 class="plan-name">Kortare köer</h3>
    
    
    
    
  </div>
</div>


  
</section>


</div>
','d8940601b15d3781305b8ff52be9cf66259c5eabdb9c7b15f799bb95d4ee676d','2026-11-28 19:09:17.840278',5,NULL,5,6);
CREATE TABLE "planning_planmatter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "matter_id" bigint NOT NULL UNIQUE REFERENCES "organisation_matter" ("id") DEFERRABLE INITIALLY DEFERRED, "plan_id" bigint NOT NULL REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "planning_planmatter" VALUES(1,1,1);
INSERT INTO "planning_planmatter" VALUES(2,2,2);
INSERT INTO "planning_planmatter" VALUES(3,3,5);
INSERT INTO "planning_planmatter" VALUES(4,4,6);
INSERT INTO "planning_planmatter" VALUES(5,5,6);
INSERT INTO "planning_planmatter" VALUES(6,6,7);
INSERT INTO "planning_planmatter" VALUES(7,7,8);
CREATE TABLE "planning_plannode" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rank" integer unsigned NOT NULL CHECK ("rank" >= 0), "kind" varchar(20) NOT NULL, "title" varchar(300) NOT NULL, "text" text NOT NULL, "code" varchar(10) NOT NULL, "comes_last" bool NOT NULL, "agenda_goals" text NOT NULL CHECK ((JSON_VALID("agenda_goals") OR "agenda_goals" IS NULL)), "environmental" bool NOT NULL, "social" bool NOT NULL, "economic" bool NOT NULL, "wording_missing" bool NOT NULL, "expected_result" text NOT NULL, "collaboration" text NOT NULL, "responsible" varchar(150) NOT NULL, "starts_on" date NULL, "due_on" date NULL, "source" varchar(300) NOT NULL, "is_example" bool NOT NULL, "removal_id" char(32) NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "lft" integer unsigned NOT NULL CHECK ("lft" >= 0), "rght" integer unsigned NOT NULL CHECK ("rght" >= 0), "tree_id" integer unsigned NOT NULL CHECK ("tree_id" >= 0), "level" integer unsigned NOT NULL CHECK ("level" >= 0), "assignment_id" bigint NULL REFERENCES "planning_assignment" ("id") DEFERRABLE INITIALLY DEFERRED, "key_figure_id" bigint NULL REFERENCES "planning_keyfigure" ("id") DEFERRABLE INITIALLY DEFERRED, "perspective_id" bigint NULL REFERENCES "planning_perspective" ("id") DEFERRABLE INITIALLY DEFERRED, "plan_id" bigint NOT NULL REFERENCES "planning_plan" ("id") DEFERRABLE INITIALLY DEFERRED, "origin_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "plan_node_only_root_is_parentless" CHECK ((("kind" = 'ROOT' AND "parent_id" IS NULL) OR (NOT ("kind" = 'ROOT') AND "parent_id" IS NOT NULL))), CONSTRAINT "plan_node_figure_iff_key_figure" CHECK ((("key_figure_id" IS NOT NULL AND "kind" = 'KEY_FIGURE') OR (NOT ("kind" = 'KEY_FIGURE') AND "key_figure_id" IS NULL))), CONSTRAINT "plan_node_assignment_iff_assignment" CHECK ((("assignment_id" IS NOT NULL AND "kind" IN ('COUNCIL_ASSIGNMENT', 'SPECIAL_ASSIGNMENT')) OR (NOT ("kind" IN ('COUNCIL_ASSIGNMENT', 'SPECIAL_ASSIGNMENT')) AND "assignment_id" IS NULL))), CONSTRAINT "plan_node_due_after_start" CHECK (("starts_on" IS NULL OR "due_on" IS NULL OR "due_on" >= ("starts_on"))), CONSTRAINT "plan_node_interval" CHECK ("lft" < ("rght")));
INSERT INTO "planning_plannode" VALUES(1,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,4,1,0,NULL,NULL,NULL,1,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(2,1024,'GOAL','Målet I1','','I1',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,1,1,NULL,NULL,1,1,NULL,1);
INSERT INTO "planning_plannode" VALUES(3,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,14,2,0,NULL,NULL,NULL,2,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(4,1024,'SECTION','Grunduppdrag','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,2,1,NULL,NULL,NULL,2,NULL,3);
INSERT INTO "planning_plannode" VALUES(5,2048,'SECTION','Utmaningar','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,4,5,2,1,NULL,NULL,NULL,2,NULL,3);
INSERT INTO "planning_plannode" VALUES(6,3072,'SECTION','Horisontellt arbete','','',1,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,6,7,2,1,NULL,NULL,NULL,2,NULL,3);
INSERT INTO "planning_plannode" VALUES(7,4096,'SECTION','Ekonomi','','',1,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,8,9,2,1,NULL,NULL,NULL,2,NULL,3);
INSERT INTO "planning_plannode" VALUES(8,5120,'DIRECTION','Biblioteken är öppna','<p>Öppet även på söndagar.</p><figure><img src="/media/a4d0a352-015d-4db3-8aba-6686a01e6d5f.png" alt="Huset"></figure>','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,10,13,2,1,NULL,NULL,NULL,2,NULL,3);
INSERT INTO "planning_plannode" VALUES(9,1024,'KEY_FIGURE','Nyckeltal 1','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,11,12,2,2,NULL,1,NULL,2,NULL,8);
INSERT INTO "planning_plannode" VALUES(10,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,4,3,0,NULL,NULL,NULL,3,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(11,1024,'GOAL','Levande demokrati','','I1',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,3,1,NULL,NULL,1,3,2,10);
INSERT INTO "planning_plannode" VALUES(12,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,4,4,0,NULL,NULL,NULL,4,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(13,1024,'ACTIVITY','Förlänga öppettiderna','<p>Under våren.</p>','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,4,1,NULL,NULL,NULL,4,NULL,12);
INSERT INTO "planning_plannode" VALUES(14,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,4,5,0,NULL,NULL,NULL,5,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(15,1024,'PRIORITY','Trygga väntrum','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,5,1,NULL,NULL,NULL,5,NULL,14);
INSERT INTO "planning_plannode" VALUES(16,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,6,6,0,NULL,NULL,NULL,6,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(17,1024,'PRIORITY','Trygga väntrum för alla','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,6,1,NULL,NULL,NULL,6,NULL,16);
INSERT INTO "planning_plannode" VALUES(18,2048,'PRIORITY','Kortare köer','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,4,5,6,1,NULL,NULL,NULL,6,NULL,16);
INSERT INTO "planning_plannode" VALUES(19,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,4,7,0,NULL,NULL,NULL,7,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(20,1024,'GOAL','En kommun att längta till','','I2',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,7,1,NULL,NULL,1,7,NULL,19);
INSERT INTO "planning_plannode" VALUES(21,0,'ROOT','','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,1,4,8,0,NULL,NULL,NULL,8,NULL,NULL);
INSERT INTO "planning_plannode" VALUES(22,1024,'DIRECTION','Fler läser','','',0,'[]',0,0,0,0,'','','',NULL,NULL,'',0,NULL,1,2,3,8,1,NULL,NULL,NULL,8,NULL,21);
CREATE TABLE "planning_target" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "value" decimal NOT NULL, "upper" decimal NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "node_id" bigint NOT NULL REFERENCES "planning_plannode" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "target_once_per_year" UNIQUE ("node_id", "year"));
INSERT INTO "planning_target" VALUES(1,2026,6.5,NULL,1,9);
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "organisation_user_groups_user_id_group_id_d5e45ae5_uniq" ON "organisation_user_groups" ("user_id", "group_id");
CREATE INDEX "organisation_user_groups_user_id_71a7f609" ON "organisation_user_groups" ("user_id");
CREATE INDEX "organisation_user_groups_group_id_bb1e3f05" ON "organisation_user_groups" ("group_id");
CREATE UNIQUE INDEX "organisation_user_user_permissions_user_id_permission_id_17a1491b_uniq" ON "organisation_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "organisation_user_user_permissions_user_id_31d3e213" ON "organisation_user_user_permissions" ("user_id");
CREATE INDEX "organisation_user_user_permissions_permission_id_b4c6469d" ON "organisation_user_user_permissions" ("permission_id");
CREATE INDEX "organisation_frozencontent_sha256_0f9bbc19" ON "organisation_frozencontent" ("sha256");
CREATE INDEX "organisation_frozencontent_created_by_id_12e20c76" ON "organisation_frozencontent" ("created_by_id");
CREATE INDEX "organisation_historicaluser_id_02c04891" ON "organisation_historicaluser" ("id");
CREATE INDEX "organisation_historicaluser_username_6d55577c" ON "organisation_historicaluser" ("username");
CREATE INDEX "organisation_historicaluser_history_date_1815c17b" ON "organisation_historicaluser" ("history_date");
CREATE INDEX "organisation_historicaluser_history_user_id_0fe89a96" ON "organisation_historicaluser" ("history_user_id");
CREATE INDEX "organisation_matter_content_id_07d7ab7f" ON "organisation_matter" ("content_id");
CREATE INDEX "organisation_historicalunitsuccession_id_2663c8ec" ON "organisation_historicalunitsuccession" ("id");
CREATE INDEX "organisation_historicalunitsuccession_history_date_b79c46ca" ON "organisation_historicalunitsuccession" ("history_date");
CREATE INDEX "organisation_historicalunitsuccession_history_user_id_82e1c317" ON "organisation_historicalunitsuccession" ("history_user_id");
CREATE INDEX "organisation_historicalunitsuccession_predecessor_id_395b4770" ON "organisation_historicalunitsuccession" ("predecessor_id");
CREATE INDEX "organisation_historicalunitsuccession_successor_id_bcb2f0a0" ON "organisation_historicalunitsuccession" ("successor_id");
CREATE INDEX "organisation_historicalroleassignment_id_230822df" ON "organisation_historicalroleassignment" ("id");
CREATE INDEX "organisation_historicalroleassignment_history_date_97d3f981" ON "organisation_historicalroleassignment" ("history_date");
CREATE INDEX "organisation_historicalroleassignment_deputy_for_id_d7157495" ON "organisation_historicalroleassignment" ("deputy_for_id");
CREATE INDEX "organisation_historicalroleassignment_history_user_id_e8d4d4e3" ON "organisation_historicalroleassignment" ("history_user_id");
CREATE INDEX "organisation_historicalroleassignment_user_id_d426fcba" ON "organisation_historicalroleassignment" ("user_id");
CREATE INDEX "organisation_historicalroleassignment_unit_id_ef463a84" ON "organisation_historicalroleassignment" ("unit_id");
CREATE INDEX "organisation_historicalorgunit_id_28b125d2" ON "organisation_historicalorgunit" ("id");
CREATE INDEX "organisation_historicalorgunit_history_date_d26e68ba" ON "organisation_historicalorgunit" ("history_date");
CREATE INDEX "organisation_historicalorgunit_history_user_id_2265a89d" ON "organisation_historicalorgunit" ("history_user_id");
CREATE INDEX "organisation_historicalorgunit_parent_id_c029dc98" ON "organisation_historicalorgunit" ("parent_id");
CREATE INDEX "organisation_historicaloperation_id_35d6c9a0" ON "organisation_historicaloperation" ("id");
CREATE INDEX "organisation_historicaloperation_history_date_2b9b4a02" ON "organisation_historicaloperation" ("history_date");
CREATE INDEX "organisation_historicaloperation_history_user_id_6df47bcc" ON "organisation_historicaloperation" ("history_user_id");
CREATE INDEX "organisation_historicaloperation_unit_id_97819762" ON "organisation_historicaloperation" ("unit_id");
CREATE INDEX "organisation_historicalofficeservice_id_b85c3f0d" ON "organisation_historicalofficeservice" ("id");
CREATE INDEX "organisation_historicalofficeservice_history_date_88fbb560" ON "organisation_historicalofficeservice" ("history_date");
CREATE INDEX "organisation_historicalofficeservice_history_user_id_96802bd5" ON "organisation_historicalofficeservice" ("history_user_id");
CREATE INDEX "organisation_historicalofficeservice_board_id_124f2bf4" ON "organisation_historicalofficeservice" ("board_id");
CREATE INDEX "organisation_historicalofficeservice_office_id_fce9279c" ON "organisation_historicalofficeservice" ("office_id");
CREATE INDEX "organisation_historicaldecision_id_e566d817" ON "organisation_historicaldecision" ("id");
CREATE INDEX "organisation_historicaldecision_history_date_b68fa2c2" ON "organisation_historicaldecision" ("history_date");
CREATE INDEX "organisation_historicaldecision_content_id_3cbb3f9b" ON "organisation_historicaldecision" ("content_id");
CREATE INDEX "organisation_historicaldecision_history_user_id_df9afa4c" ON "organisation_historicaldecision" ("history_user_id");
CREATE INDEX "organisation_historicaldecision_person_id_d477bfff" ON "organisation_historicaldecision" ("person_id");
CREATE INDEX "organisation_historicaldecision_registered_by_id_eb64e64b" ON "organisation_historicaldecision" ("registered_by_id");
CREATE INDEX "organisation_historicaldecision_matter_id_e5efc40d" ON "organisation_historicaldecision" ("matter_id");
CREATE INDEX "organisation_historicaldecision_body_id_107add80" ON "organisation_historicaldecision" ("body_id");
CREATE INDEX "organisation_picture_uploaded_by_id_de265c3e" ON "organisation_picture" ("uploaded_by_id");
CREATE UNIQUE INDEX "organisation_picture_units_picture_id_orgunit_id_3542f88e_uniq" ON "organisation_picture_units" ("picture_id", "orgunit_id");
CREATE INDEX "organisation_picture_units_picture_id_c85b5a53" ON "organisation_picture_units" ("picture_id");
CREATE INDEX "organisation_picture_units_orgunit_id_040a87ca" ON "organisation_picture_units" ("orgunit_id");
CREATE INDEX "organisation_draft_user_id_0bf9bbe2" ON "organisation_draft" ("user_id");
CREATE UNIQUE INDEX "job_once_while_open" ON "organisation_job" ("key") WHERE "state" IN ('QUEUED', 'RUNNING');
CREATE INDEX "organisation_job_created_by_id_1d83f8e9" ON "organisation_job" ("created_by_id");
CREATE UNIQUE INDEX "org_unit_code_once_while_valid" ON "organisation_orgunit" ("code") WHERE (NOT ("code" = '') AND "valid_to" IS NULL);
CREATE INDEX "organisation_orgunit_tree_id_7de4c7a4" ON "organisation_orgunit" ("tree_id");
CREATE INDEX "organisation_orgunit_parent_id_95b0b3b3" ON "organisation_orgunit" ("parent_id");
CREATE INDEX "org_unit_tree" ON "organisation_orgunit" ("tree_id", "lft");
CREATE INDEX "organisation_operation_unit_id_6c03cd43" ON "organisation_operation" ("unit_id");
CREATE INDEX "organisation_officeservice_board_id_4a2b8b99" ON "organisation_officeservice" ("board_id");
CREATE INDEX "organisation_officeservice_office_id_366e6260" ON "organisation_officeservice" ("office_id");
CREATE INDEX "organisation_decision_person_id_848e81dd" ON "organisation_decision" ("person_id");
CREATE INDEX "organisation_decision_registered_by_id_e1792893" ON "organisation_decision" ("registered_by_id");
CREATE INDEX "organisation_decision_content_id_9e3abdaa" ON "organisation_decision" ("content_id");
CREATE INDEX "organisation_decision_matter_id_25620aec" ON "organisation_decision" ("matter_id");
CREATE INDEX "organisation_decision_body_id_c8fa91d6" ON "organisation_decision" ("body_id");
CREATE INDEX "organisation_personname_user_id_db346ad4" ON "organisation_personname" ("user_id");
CREATE INDEX "organisation_roleassignment_deputy_for_id_00d48df8" ON "organisation_roleassignment" ("deputy_for_id");
CREATE INDEX "organisation_roleassignment_unit_id_102f20e6" ON "organisation_roleassignment" ("unit_id");
CREATE INDEX "organisation_roleassignment_user_id_14846efe" ON "organisation_roleassignment" ("user_id");
CREATE INDEX "organisation_sentform_user_id_ec591125" ON "organisation_sentform" ("user_id");
CREATE INDEX "organisation_unitname_unit_id_3a396dcb" ON "organisation_unitname" ("unit_id");
CREATE INDEX "organisation_unitsuccession_predecessor_id_a1d68edc" ON "organisation_unitsuccession" ("predecessor_id");
CREATE INDEX "organisation_unitsuccession_successor_id_12e4598f" ON "organisation_unitsuccession" ("successor_id");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE INDEX "planning_historicalassignment_id_35b04731" ON "planning_historicalassignment" ("id");
CREATE INDEX "planning_historicalassignment_history_date_fc2befb6" ON "planning_historicalassignment" ("history_date");
CREATE INDEX "planning_historicalassignment_decision_id_2ae78cea" ON "planning_historicalassignment" ("decision_id");
CREATE INDEX "planning_historicalassignment_ended_by_id_b76b0c81" ON "planning_historicalassignment" ("ended_by_id");
CREATE INDEX "planning_historicalassignment_giver_id_57feab78" ON "planning_historicalassignment" ("giver_id");
CREATE INDEX "planning_historicalassignment_history_user_id_8e326497" ON "planning_historicalassignment" ("history_user_id");
CREATE INDEX "planning_historicalassignmentreceiver_id_c0db8588" ON "planning_historicalassignmentreceiver" ("id");
CREATE INDEX "planning_historicalassignmentreceiver_history_date_55a49bca" ON "planning_historicalassignmentreceiver" ("history_date");
CREATE INDEX "planning_historicalassignmentreceiver_assignment_id_42788f74" ON "planning_historicalassignmentreceiver" ("assignment_id");
CREATE INDEX "planning_historicalassignmentreceiver_history_user_id_2b0b270c" ON "planning_historicalassignmentreceiver" ("history_user_id");
CREATE INDEX "planning_historicalassignmentreceiver_unit_id_e7eb9f48" ON "planning_historicalassignmentreceiver" ("unit_id");
CREATE INDEX "planning_historicalassignmentversion_id_0d6dfed0" ON "planning_historicalassignmentversion" ("id");
CREATE INDEX "planning_historicalassignmentversion_history_date_abec4b38" ON "planning_historicalassignmentversion" ("history_date");
CREATE INDEX "planning_historicalassignmentversion_assignment_id_5f1e4ad6" ON "planning_historicalassignmentversion" ("assignment_id");
CREATE INDEX "planning_historicalassignmentversion_decision_id_9fccc04f" ON "planning_historicalassignmentversion" ("decision_id");
CREATE INDEX "planning_historicalassignmentversion_history_user_id_389bd2d9" ON "planning_historicalassignmentversion" ("history_user_id");
CREATE INDEX "planning_historicalkeyfigure_id_f04215cc" ON "planning_historicalkeyfigure" ("id");
CREATE INDEX "planning_historicalkeyfigure_name_19b2468b" ON "planning_historicalkeyfigure" ("name");
CREATE INDEX "planning_historicalkeyfigure_history_date_522e572f" ON "planning_historicalkeyfigure" ("history_date");
CREATE INDEX "planning_historicalkeyfigure_history_user_id_16437f3f" ON "planning_historicalkeyfigure" ("history_user_id");
CREATE INDEX "planning_historicalperspective_id_4f242d0d" ON "planning_historicalperspective" ("id");
CREATE INDEX "planning_historicalperspective_history_date_4c930585" ON "planning_historicalperspective" ("history_date");
CREATE INDEX "planning_historicalperspective_history_user_id_c453c129" ON "planning_historicalperspective" ("history_user_id");
CREATE INDEX "planning_historicalplancontinuation_id_af7b472c" ON "planning_historicalplancontinuation" ("id");
CREATE INDEX "planning_historicalplancontinuation_history_date_6a228a03" ON "planning_historicalplancontinuation" ("history_date");
CREATE INDEX "planning_historicalplancontinuation_history_user_id_c85e39c6" ON "planning_historicalplancontinuation" ("history_user_id");
CREATE INDEX "planning_historicalplancontinuation_from_plan_id_71c2056f" ON "planning_historicalplancontinuation" ("from_plan_id");
CREATE INDEX "planning_historicalplancontinuation_to_plan_id_e313bcca" ON "planning_historicalplancontinuation" ("to_plan_id");
CREATE INDEX "planning_historicalplan_id_a8bb4272" ON "planning_historicalplan" ("id");
CREATE INDEX "planning_historicalplan_history_date_778c8714" ON "planning_historicalplan" ("history_date");
CREATE INDEX "planning_historicalplan_history_user_id_1aba98c7" ON "planning_historicalplan" ("history_user_id");
CREATE INDEX "planning_historicalplan_unit_id_4a7a90d8" ON "planning_historicalplan" ("unit_id");
CREATE INDEX "planning_historicalplan_parent_id_faeca905" ON "planning_historicalplan" ("parent_id");
CREATE INDEX "planning_historicalgoverningdocument_id_48893fde" ON "planning_historicalgoverningdocument" ("id");
CREATE INDEX "planning_historicalgoverningdocument_history_date_9eedbf09" ON "planning_historicalgoverningdocument" ("history_date");
CREATE INDEX "planning_historicalgoverningdocument_giver_id_effaa3b1" ON "planning_historicalgoverningdocument" ("giver_id");
CREATE INDEX "planning_historicalgoverningdocument_history_user_id_cced476d" ON "planning_historicalgoverningdocument" ("history_user_id");
CREATE INDEX "planning_historicalgoverningdocument_successor_id_a6b48a15" ON "planning_historicalgoverningdocument" ("successor_id");
CREATE INDEX "planning_historicalgoverningdocument_plan_id_c161319b" ON "planning_historicalgoverningdocument" ("plan_id");
CREATE INDEX "planning_planmatter_plan_id_65f72a00" ON "planning_planmatter" ("plan_id");
CREATE INDEX "planning_historicaltarget_id_a48cd97c" ON "planning_historicaltarget" ("id");
CREATE INDEX "planning_historicaltarget_history_date_6944ee6c" ON "planning_historicaltarget" ("history_date");
CREATE INDEX "planning_historicaltarget_history_user_id_9d1d58b4" ON "planning_historicaltarget" ("history_user_id");
CREATE INDEX "planning_historicaltarget_node_id_c9a3f051" ON "planning_historicaltarget" ("node_id");
CREATE INDEX "planning_historicalplannode_id_cac9bfe1" ON "planning_historicalplannode" ("id");
CREATE INDEX "planning_historicalplannode_history_date_a072ff39" ON "planning_historicalplannode" ("history_date");
CREATE INDEX "planning_historicalplannode_assignment_id_e39ad43d" ON "planning_historicalplannode" ("assignment_id");
CREATE INDEX "planning_historicalplannode_history_user_id_be59515c" ON "planning_historicalplannode" ("history_user_id");
CREATE INDEX "planning_historicalplannode_key_figure_id_f396eddf" ON "planning_historicalplannode" ("key_figure_id");
CREATE INDEX "planning_historicalplannode_perspective_id_9cbad440" ON "planning_historicalplannode" ("perspective_id");
CREATE INDEX "planning_historicalplannode_plan_id_d08d88df" ON "planning_historicalplannode" ("plan_id");
CREATE INDEX "planning_historicalplannode_parent_id_785c7238" ON "planning_historicalplannode" ("parent_id");
CREATE INDEX "planning_historicalnodecontinuation_id_76168908" ON "planning_historicalnodecontinuation" ("id");
CREATE INDEX "planning_historicalnodecontinuation_history_date_ecd70f05" ON "planning_historicalnodecontinuation" ("history_date");
CREATE INDEX "planning_historicalnodecontinuation_history_user_id_04d2bd1e" ON "planning_historicalnodecontinuation" ("history_user_id");
CREATE INDEX "planning_historicalnodecontinuation_from_node_id_0c3993e2" ON "planning_historicalnodecontinuation" ("from_node_id");
CREATE INDEX "planning_historicalnodecontinuation_to_node_id_b8b0d83e" ON "planning_historicalnodecontinuation" ("to_node_id");
CREATE INDEX "planning_historicalcontribution_id_b511497f" ON "planning_historicalcontribution" ("id");
CREATE INDEX "planning_historicalcontribution_history_date_104b67bb" ON "planning_historicalcontribution" ("history_date");
CREATE INDEX "planning_historicalcontribution_history_user_id_f1fe7a0c" ON "planning_historicalcontribution" ("history_user_id");
CREATE INDEX "planning_historicalcontribution_from_node_id_444a9d3f" ON "planning_historicalcontribution" ("from_node_id");
CREATE INDEX "planning_historicalcontribution_to_node_id_9ee3eaae" ON "planning_historicalcontribution" ("to_node_id");
CREATE INDEX "planning_assignment_decision_id_a2e8f3de" ON "planning_assignment" ("decision_id");
CREATE INDEX "planning_assignment_ended_by_id_fa8892b0" ON "planning_assignment" ("ended_by_id");
CREATE INDEX "planning_assignment_giver_id_ce01f6ab" ON "planning_assignment" ("giver_id");
CREATE INDEX "planning_assignmentreceiver_assignment_id_70a5d34b" ON "planning_assignmentreceiver" ("assignment_id");
CREATE INDEX "planning_assignmentreceiver_unit_id_c4add0b4" ON "planning_assignmentreceiver" ("unit_id");
CREATE INDEX "planning_assignmentversion_assignment_id_a80f982e" ON "planning_assignmentversion" ("assignment_id");
CREATE INDEX "planning_assignmentversion_decision_id_af9b26c5" ON "planning_assignmentversion" ("decision_id");
CREATE UNIQUE INDEX "plan_once_per_unit_and_year" ON "planning_plan" ("kind", "unit_id", "first_year") WHERE NOT ("kind" IN ('GOVERNING'));
CREATE UNIQUE INDEX "plan_once_per_name_and_year" ON "planning_plan" ("kind", "unit_id", "name", "first_year") WHERE "kind" IN ('GOVERNING');
CREATE INDEX "planning_plan_tree_id_ff14a817" ON "planning_plan" ("tree_id");
CREATE INDEX "planning_plan_unit_id_afd52fbf" ON "planning_plan" ("unit_id");
CREATE INDEX "planning_plan_parent_id_9e44b46f" ON "planning_plan" ("parent_id");
CREATE INDEX "plan_tree" ON "planning_plan" ("tree_id", "lft");
CREATE INDEX "planning_governingdocument_giver_id_7fc3a896" ON "planning_governingdocument" ("giver_id");
CREATE INDEX "planning_governingdocument_successor_id_6c3accac" ON "planning_governingdocument" ("successor_id");
CREATE INDEX "planning_plancontinuation_from_plan_id_1372be47" ON "planning_plancontinuation" ("from_plan_id");
CREATE INDEX "planning_plancontinuation_to_plan_id_b0082362" ON "planning_plancontinuation" ("to_plan_id");
CREATE INDEX "planning_planedition_content_id_dc445fab" ON "planning_planedition" ("content_id");
CREATE INDEX "planning_planedition_created_by_id_4f686b8a" ON "planning_planedition" ("created_by_id");
CREATE INDEX "planning_planedition_matter_id_19287a6d" ON "planning_planedition" ("matter_id");
CREATE INDEX "planning_planedition_plan_id_413a28eb" ON "planning_planedition" ("plan_id");
CREATE UNIQUE INDEX "plan_node_one_root" ON "planning_plannode" ("plan_id") WHERE "parent_id" IS NULL;
CREATE INDEX "planning_plannode_tree_id_c93d4000" ON "planning_plannode" ("tree_id");
CREATE INDEX "planning_plannode_assignment_id_49d59434" ON "planning_plannode" ("assignment_id");
CREATE INDEX "planning_plannode_key_figure_id_0a5c5f5f" ON "planning_plannode" ("key_figure_id");
CREATE INDEX "planning_plannode_perspective_id_f38e534c" ON "planning_plannode" ("perspective_id");
CREATE INDEX "planning_plannode_plan_id_0e2d78e9" ON "planning_plannode" ("plan_id");
CREATE INDEX "planning_plannode_origin_id_a8c6e4e9" ON "planning_plannode" ("origin_id");
CREATE INDEX "planning_plannode_parent_id_d7dbf304" ON "planning_plannode" ("parent_id");
CREATE INDEX "plan_node_tree" ON "planning_plannode" ("tree_id", "lft");
CREATE INDEX "planning_nodecontinuation_from_node_id_93644444" ON "planning_nodecontinuation" ("from_node_id");
CREATE INDEX "planning_nodecontinuation_to_node_id_eb119e5e" ON "planning_nodecontinuation" ("to_node_id");
CREATE INDEX "planning_frozennode_assignment_id_f4e1028e" ON "planning_frozennode" ("assignment_id");
CREATE INDEX "planning_frozennode_content_id_40d45e39" ON "planning_frozennode" ("content_id");
CREATE INDEX "planning_frozennode_key_figure_id_5b4bae34" ON "planning_frozennode" ("key_figure_id");
CREATE INDEX "planning_frozennode_perspective_id_e8ca74e0" ON "planning_frozennode" ("perspective_id");
CREATE INDEX "planning_frozennode_node_id_555d6321" ON "planning_frozennode" ("node_id");
CREATE INDEX "planning_frozennode_parent_node_id_9e3da2e2" ON "planning_frozennode" ("parent_node_id");
CREATE INDEX "planning_frozenlink_content_id_e7a8f397" ON "planning_frozenlink" ("content_id");
CREATE INDEX "planning_frozenlink_to_unit_id_e6263e98" ON "planning_frozenlink" ("to_unit_id");
CREATE INDEX "planning_frozenlink_from_node_id_08c6563b" ON "planning_frozenlink" ("from_node_id");
CREATE INDEX "planning_frozenlink_to_node_id_6119faa1" ON "planning_frozenlink" ("to_node_id");
CREATE INDEX "planning_contribution_from_node_id_a0088e5c" ON "planning_contribution" ("from_node_id");
CREATE INDEX "planning_contribution_to_node_id_e0750e4d" ON "planning_contribution" ("to_node_id");
CREATE INDEX "planning_target_node_id_483403e6" ON "planning_target" ("node_id");
CREATE INDEX "followup_historicalaction_id_34210888" ON "followup_historicalaction" ("id");
CREATE INDEX "followup_historicalaction_history_date_5c96599f" ON "followup_historicalaction" ("history_date");
CREATE INDEX "followup_historicalassessment_id_b1de78ee" ON "followup_historicalassessment" ("id");
CREATE INDEX "followup_historicalassessment_history_date_df6a6426" ON "followup_historicalassessment" ("history_date");
CREATE INDEX "followup_historicaldeviation_id_3c1722a6" ON "followup_historicaldeviation" ("id");
CREATE INDEX "followup_historicaldeviation_history_date_dd87b722" ON "followup_historicaldeviation" ("history_date");
CREATE INDEX "followup_historicalimportbatch_id_431ae5cf" ON "followup_historicalimportbatch" ("id");
CREATE INDEX "followup_historicalimportbatch_history_date_13e9be8c" ON "followup_historicalimportbatch" ("history_date");
CREATE INDEX "followup_historicalkeyfigurevalue_id_3140b285" ON "followup_historicalkeyfigurevalue" ("id");
CREATE INDEX "followup_historicalkeyfigurevalue_history_date_20343475" ON "followup_historicalkeyfigurevalue" ("history_date");
CREATE INDEX "followup_historicaloperatingamount_id_f9a20e47" ON "followup_historicaloperatingamount" ("id");
CREATE INDEX "followup_historicaloperatingamount_history_date_1104711c" ON "followup_historicaloperatingamount" ("history_date");
CREATE INDEX "followup_historicaloperatingforecast_id_478d944c" ON "followup_historicaloperatingforecast" ("id");
CREATE INDEX "followup_historicaloperatingforecast_history_date_6c7a7a5d" ON "followup_historicaloperatingforecast" ("history_date");
CREATE INDEX "followup_historicalreport_id_b81bb559" ON "followup_historicalreport" ("id");
CREATE INDEX "followup_historicalreport_history_date_5a26facb" ON "followup_historicalreport" ("history_date");
CREATE INDEX "followup_historicalreportinground_id_ec8eb019" ON "followup_historicalreportinground" ("id");
CREATE INDEX "followup_historicalreportinground_history_date_74f7dcbc" ON "followup_historicalreportinground" ("history_date");
CREATE INDEX "followup_historicalreporttext_id_e771d1f2" ON "followup_historicalreporttext" ("id");
CREATE INDEX "followup_historicalreporttext_history_date_3b867f4b" ON "followup_historicalreporttext" ("history_date");
CREATE INDEX "followup_historicalscalestep_id_8b16bd1c" ON "followup_historicalscalestep" ("id");
CREATE INDEX "followup_historicalscalestep_history_date_2c90511c" ON "followup_historicalscalestep" ("history_date");
CREATE INDEX "followup_historicalsectionrule_id_8a9af492" ON "followup_historicalsectionrule" ("id");
CREATE INDEX "followup_historicalsectionrule_history_date_e50420e4" ON "followup_historicalsectionrule" ("history_date");
CREATE INDEX "followup_historicalstatusupdate_id_d3aa4e19" ON "followup_historicalstatusupdate" ("id");
CREATE INDEX "followup_historicalstatusupdate_history_date_7ef74ac0" ON "followup_historicalstatusupdate" ("history_date");
CREATE INDEX "followup_action_deviation_id_5bf6177f" ON "followup_action" ("deviation_id");
CREATE INDEX "followup_frozenaction_content_id_34913027" ON "followup_frozenaction" ("content_id");
CREATE INDEX "followup_frozenaction_row_id_02bdc812" ON "followup_frozenaction" ("row_id");
CREATE INDEX "followup_frozenaction_unit_id_500de4d3" ON "followup_frozenaction" ("unit_id");
CREATE INDEX "followup_frozendeviation_content_id_ddf1012f" ON "followup_frozendeviation" ("content_id");
CREATE INDEX "followup_frozendeviation_node_id_66e7065b" ON "followup_frozendeviation" ("node_id");
CREATE INDEX "followup_frozendeviation_operation_id_389c9304" ON "followup_frozendeviation" ("operation_id");
CREATE INDEX "followup_frozendeviation_row_id_2d815be3" ON "followup_frozendeviation" ("row_id");
CREATE INDEX "followup_frozendeviation_unit_id_d794a8ce" ON "followup_frozendeviation" ("unit_id");
CREATE INDEX "followup_frozenstate_content_id_cd76c5f5" ON "followup_frozenstate" ("content_id");
CREATE INDEX "followup_frozenstate_node_id_ddd1c76b" ON "followup_frozenstate" ("node_id");
CREATE INDEX "followup_frozenstate_receiver_id_989cb357" ON "followup_frozenstate" ("receiver_id");
CREATE INDEX "followup_frozenstate_unit_id_cb29d7b3" ON "followup_frozenstate" ("unit_id");
CREATE INDEX "followup_historicalaction_deviation_id_d988bae7" ON "followup_historicalaction" ("deviation_id");
CREATE INDEX "followup_historicalaction_history_user_id_7511a836" ON "followup_historicalaction" ("history_user_id");
CREATE INDEX "followup_historicalassessment_history_user_id_7168f592" ON "followup_historicalassessment" ("history_user_id");
CREATE INDEX "followup_historicalassessment_node_id_6e4762aa" ON "followup_historicalassessment" ("node_id");
CREATE INDEX "followup_historicalassessment_set_by_id_a408c5dc" ON "followup_historicalassessment" ("set_by_id");
CREATE INDEX "followup_historicaldeviation_history_user_id_27dec74c" ON "followup_historicaldeviation" ("history_user_id");
CREATE INDEX "followup_historicaldeviation_node_id_919a8b75" ON "followup_historicaldeviation" ("node_id");
CREATE INDEX "followup_historicaldeviation_operation_id_dd2a8cf7" ON "followup_historicaldeviation" ("operation_id");
CREATE INDEX "followup_historicalimportbatch_history_user_id_ebcd3e84" ON "followup_historicalimportbatch" ("history_user_id");
CREATE INDEX "followup_historicalimportbatch_uploaded_by_id_cc809f79" ON "followup_historicalimportbatch" ("uploaded_by_id");
CREATE INDEX "followup_historicalkeyfigurevalue_figure_id_c67a32ae" ON "followup_historicalkeyfigurevalue" ("figure_id");
CREATE INDEX "followup_historicalkeyfigurevalue_history_user_id_5d943d86" ON "followup_historicalkeyfigurevalue" ("history_user_id");
CREATE INDEX "followup_historicalkeyfigurevalue_unit_id_a65eb536" ON "followup_historicalkeyfigurevalue" ("unit_id");
CREATE INDEX "followup_historicaloperatingamount_history_user_id_0e1da009" ON "followup_historicaloperatingamount" ("history_user_id");
CREATE INDEX "followup_historicaloperatingamount_operation_id_f5563dc1" ON "followup_historicaloperatingamount" ("operation_id");
CREATE INDEX "followup_historicaloperatingforecast_history_user_id_629f532d" ON "followup_historicaloperatingforecast" ("history_user_id");
CREATE INDEX "followup_historicaloperatingforecast_operation_id_fd96346c" ON "followup_historicaloperatingforecast" ("operation_id");
CREATE INDEX "followup_historicalreport_history_user_id_8eb02c18" ON "followup_historicalreport" ("history_user_id");
CREATE INDEX "followup_historicalreport_unit_id_cd3aee13" ON "followup_historicalreport" ("unit_id");
CREATE INDEX "followup_historicalreportinground_history_user_id_a6985ee3" ON "followup_historicalreportinground" ("history_user_id");
CREATE INDEX "followup_historicalreporttext_history_user_id_2c3a046e" ON "followup_historicalreporttext" ("history_user_id");
CREATE INDEX "followup_historicalscalestep_history_user_id_326c7458" ON "followup_historicalscalestep" ("history_user_id");
CREATE INDEX "followup_historicalsectionrule_history_user_id_b7287dcb" ON "followup_historicalsectionrule" ("history_user_id");
CREATE INDEX "followup_historicalstatusupdate_history_user_id_947001a3" ON "followup_historicalstatusupdate" ("history_user_id");
CREATE INDEX "followup_historicalstatusupdate_node_id_d19fb341" ON "followup_historicalstatusupdate" ("node_id");
CREATE INDEX "followup_historicalstatusupdate_receiver_id_2d8703ad" ON "followup_historicalstatusupdate" ("receiver_id");
CREATE INDEX "followup_historicalstatusupdate_written_by_id_8b117c63" ON "followup_historicalstatusupdate" ("written_by_id");
CREATE INDEX "followup_importbatch_uploaded_by_id_621409f8" ON "followup_importbatch" ("uploaded_by_id");
CREATE INDEX "followup_historicaloperatingforecast_batch_id_8a7a5e9d" ON "followup_historicaloperatingforecast" ("batch_id");
CREATE INDEX "followup_historicaloperatingamount_batch_id_b8d9ede5" ON "followup_historicaloperatingamount" ("batch_id");
CREATE INDEX "followup_historicalreporttext_report_id_aef5884c" ON "followup_historicalreporttext" ("report_id");
CREATE INDEX "followup_historicaldeviation_report_id_d7531fef" ON "followup_historicaldeviation" ("report_id");
CREATE INDEX "followup_historicalassessment_report_id_a91d7f1c" ON "followup_historicalassessment" ("report_id");
CREATE INDEX "followup_deviation_node_id_6a13da7b" ON "followup_deviation" ("node_id");
CREATE INDEX "followup_deviation_operation_id_ed988141" ON "followup_deviation" ("operation_id");
CREATE INDEX "followup_deviation_report_id_43a7e181" ON "followup_deviation" ("report_id");
CREATE INDEX "followup_reportfile_created_by_id_d83133c9" ON "followup_reportfile" ("created_by_id");
CREATE INDEX "followup_reportfile_edition_id_74682321" ON "followup_reportfile" ("edition_id");
CREATE INDEX "followup_reportfile_report_id_4f21218a" ON "followup_reportfile" ("report_id");
CREATE UNIQUE INDEX "round_once_per_year" ON "followup_reportinground" ("kind", "year") WHERE NOT ("kind" = 'MONTHLY');
CREATE INDEX "followup_historicalreport_round_id_bee17a9c" ON "followup_historicalreport" ("round_id");
CREATE INDEX "followup_historicaloperatingforecast_round_id_dc854128" ON "followup_historicaloperatingforecast" ("round_id");
CREATE INDEX "followup_historicalkeyfigurevalue_round_id_8905a4bd" ON "followup_historicalkeyfigurevalue" ("round_id");
CREATE INDEX "followup_reportmatter_report_id_be6b3f28" ON "followup_reportmatter" ("report_id");
CREATE INDEX "followup_historicalsectionrule_section_id_64a9a6f9" ON "followup_historicalsectionrule" ("section_id");
CREATE INDEX "followup_frozenstate_row_id_bc42f6bb" ON "followup_frozenstate" ("row_id");
CREATE INDEX "followup_frozenassessment_content_id_882117e3" ON "followup_frozenassessment" ("content_id");
CREATE INDEX "followup_frozenassessment_node_id_0f008a3f" ON "followup_frozenassessment" ("node_id");
CREATE INDEX "followup_frozenassessment_row_id_7ec44bac" ON "followup_frozenassessment" ("row_id");
CREATE INDEX "followup_frozenassessment_set_by_id_e7e14320" ON "followup_frozenassessment" ("set_by_id");
CREATE INDEX "followup_frozenassessment_unit_id_890c216a" ON "followup_frozenassessment" ("unit_id");
CREATE INDEX "followup_frozenvalue_content_id_e424a6b1" ON "followup_frozenvalue" ("content_id");
CREATE INDEX "followup_frozenvalue_figure_id_4258004c" ON "followup_frozenvalue" ("figure_id");
CREATE INDEX "followup_frozenvalue_unit_id_d9935976" ON "followup_frozenvalue" ("unit_id");
CREATE INDEX "followup_frozenvalue_row_id_79446c43" ON "followup_frozenvalue" ("row_id");
CREATE INDEX "followup_operatingamount_batch_id_3667a540" ON "followup_operatingamount" ("batch_id");
CREATE INDEX "followup_operatingamount_operation_id_b50985f2" ON "followup_operatingamount" ("operation_id");
CREATE INDEX "operating_amount_period" ON "followup_operatingamount" ("year", "month");
CREATE INDEX "followup_frozenamount_content_id_707ef0ed" ON "followup_frozenamount" ("content_id");
CREATE INDEX "followup_frozenamount_operation_id_968b23c9" ON "followup_frozenamount" ("operation_id");
CREATE INDEX "followup_frozenamount_unit_id_7e4f356a" ON "followup_frozenamount" ("unit_id");
CREATE INDEX "followup_frozenamount_row_id_b4de21aa" ON "followup_frozenamount" ("row_id");
CREATE INDEX "followup_frozenamount_forecast_row_id_a0e34a6f" ON "followup_frozenamount" ("forecast_row_id");
CREATE INDEX "followup_assessment_node_id_4d2bad8c" ON "followup_assessment" ("node_id");
CREATE INDEX "followup_assessment_set_by_id_6f67c804" ON "followup_assessment" ("set_by_id");
CREATE INDEX "followup_assessment_report_id_b3a3b547" ON "followup_assessment" ("report_id");
CREATE INDEX "followup_reportedition_content_id_0f26ea4f" ON "followup_reportedition" ("content_id");
CREATE INDEX "followup_reportedition_created_by_id_3bf9c9c8" ON "followup_reportedition" ("created_by_id");
CREATE INDEX "followup_reportedition_matter_id_acfade61" ON "followup_reportedition" ("matter_id");
CREATE INDEX "followup_reportedition_report_id_03fd8655" ON "followup_reportedition" ("report_id");
CREATE UNIQUE INDEX "report_file_once_per_edition" ON "followup_reportfile" ("edition_id", "media_type") WHERE "edition_id" IS NOT NULL;
CREATE INDEX "followup_report_unit_id_0ca56d8c" ON "followup_report" ("unit_id");
CREATE INDEX "followup_report_round_id_8f02dde3" ON "followup_report" ("round_id");
CREATE INDEX "followup_operatingforecast_batch_id_7605772f" ON "followup_operatingforecast" ("batch_id");
CREATE INDEX "followup_operatingforecast_operation_id_0c4ba056" ON "followup_operatingforecast" ("operation_id");
CREATE INDEX "followup_operatingforecast_round_id_cc243bb4" ON "followup_operatingforecast" ("round_id");
CREATE UNIQUE INDEX "value_outcome_of_unit_once" ON "followup_keyfigurevalue" ("figure_id", "unit_id", "period_from", "period_to", "sex") WHERE ("kind" = 'OUTCOME' AND "unit_id" IS NOT NULL);
CREATE UNIQUE INDEX "value_forecast_of_unit_once" ON "followup_keyfigurevalue" ("figure_id", "unit_id", "period_from", "period_to", "sex", "round_id") WHERE ("kind" = 'FORECAST' AND "unit_id" IS NOT NULL);
CREATE UNIQUE INDEX "value_of_area_once" ON "followup_keyfigurevalue" ("figure_id", "area", "period_from", "period_to", "sex") WHERE "unit_id" IS NULL;
CREATE INDEX "followup_keyfigurevalue_figure_id_20bbc4f8" ON "followup_keyfigurevalue" ("figure_id");
CREATE INDEX "followup_keyfigurevalue_unit_id_c1c97784" ON "followup_keyfigurevalue" ("unit_id");
CREATE INDEX "followup_keyfigurevalue_round_id_e3faf549" ON "followup_keyfigurevalue" ("round_id");
CREATE INDEX "followup_reporttext_report_id_73762e67" ON "followup_reporttext" ("report_id");
CREATE INDEX "followup_frozentext_content_id_80359339" ON "followup_frozentext" ("content_id");
CREATE INDEX "followup_frozentext_unit_id_dfd37119" ON "followup_frozentext" ("unit_id");
CREATE INDEX "followup_frozentext_row_id_664dd2ed" ON "followup_frozentext" ("row_id");
CREATE INDEX "followup_sectionrule_section_id_cef58ffa" ON "followup_sectionrule" ("section_id");
CREATE INDEX "followup_statusupdate_node_id_38362c43" ON "followup_statusupdate" ("node_id");
CREATE INDEX "followup_statusupdate_receiver_id_5b1abfc6" ON "followup_statusupdate" ("receiver_id");
CREATE INDEX "followup_statusupdate_written_by_id_3de34f97" ON "followup_statusupdate" ("written_by_id");
CREATE INDEX "cache_expires" ON "cache" ("expires");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',53);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',96);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',384);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('organisation_orgunit',14);
INSERT INTO "sqlite_sequence" VALUES('organisation_operation',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_officeservice',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_decision',11);
INSERT INTO "sqlite_sequence" VALUES('organisation_personname',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_roleassignment',5);
INSERT INTO "sqlite_sequence" VALUES('organisation_sentform',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_unitname',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_unitsuccession',1);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',0);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('planning_assignment',1);
INSERT INTO "sqlite_sequence" VALUES('planning_assignmentreceiver',1);
INSERT INTO "sqlite_sequence" VALUES('planning_assignmentversion',1);
INSERT INTO "sqlite_sequence" VALUES('planning_plan',8);
INSERT INTO "sqlite_sequence" VALUES('planning_governingdocument',1);
INSERT INTO "sqlite_sequence" VALUES('planning_plancontinuation',1);
INSERT INTO "sqlite_sequence" VALUES('planning_planedition',5);
INSERT INTO "sqlite_sequence" VALUES('planning_plannode',22);
INSERT INTO "sqlite_sequence" VALUES('planning_nodecontinuation',1);
INSERT INTO "sqlite_sequence" VALUES('planning_frozennode',13);
INSERT INTO "sqlite_sequence" VALUES('planning_frozenlink',1);
INSERT INTO "sqlite_sequence" VALUES('planning_contribution',1);
INSERT INTO "sqlite_sequence" VALUES('planning_target',1);
INSERT INTO "sqlite_sequence" VALUES('followup_action',1);
INSERT INTO "sqlite_sequence" VALUES('followup_frozenaction',1);
INSERT INTO "sqlite_sequence" VALUES('followup_frozendeviation',1);
INSERT INTO "sqlite_sequence" VALUES('followup_frozenstate',2);
INSERT INTO "sqlite_sequence" VALUES('followup_deviation',1);
INSERT INTO "sqlite_sequence" VALUES('followup_reportfile',1);
INSERT INTO "sqlite_sequence" VALUES('followup_reportinground',3);
INSERT INTO "sqlite_sequence" VALUES('followup_reportmatter',2);
INSERT INTO "sqlite_sequence" VALUES('followup_reportsection',62);
INSERT INTO "sqlite_sequence" VALUES('followup_scalestep',3);
INSERT INTO "sqlite_sequence" VALUES('followup_frozenassessment',1);
INSERT INTO "sqlite_sequence" VALUES('followup_frozenvalue',1);
INSERT INTO "sqlite_sequence" VALUES('followup_operatingamount',2);
INSERT INTO "sqlite_sequence" VALUES('followup_frozenamount',2);
INSERT INTO "sqlite_sequence" VALUES('followup_assessment',1);
INSERT INTO "sqlite_sequence" VALUES('followup_reportedition',2);
INSERT INTO "sqlite_sequence" VALUES('followup_report',4);
INSERT INTO "sqlite_sequence" VALUES('followup_operatingforecast',2);
INSERT INTO "sqlite_sequence" VALUES('followup_keyfigurevalue',2);
INSERT INTO "sqlite_sequence" VALUES('followup_reporttext',7);
INSERT INTO "sqlite_sequence" VALUES('followup_frozentext',6);
INSERT INTO "sqlite_sequence" VALUES('followup_sectionrule',430);
INSERT INTO "sqlite_sequence" VALUES('followup_statusupdate',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalorgunit',17);
INSERT INTO "sqlite_sequence" VALUES('organisation_user',8);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicaluser',9);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalroleassignment',5);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalunitsuccession',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalofficeservice',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicaloperation',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_draft',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalgoverningdocument',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalplan',27);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalplannode',22);
INSERT INTO "sqlite_sequence" VALUES('planning_perspective',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalperspective',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_matter',9);
INSERT INTO "sqlite_sequence" VALUES('planning_planmatter',7);
INSERT INTO "sqlite_sequence" VALUES('organisation_frozencontent',9);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicaldecision',11);
INSERT INTO "sqlite_sequence" VALUES('organisation_picture',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_picture_units',2);
INSERT INTO "sqlite_sequence" VALUES('planning_keyfigure',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalkeyfigure',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicaltarget',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalcontribution',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalassignment',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalassignmentreceiver',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalassignmentversion',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalnodecontinuation',1);
INSERT INTO "sqlite_sequence" VALUES('planning_historicalplancontinuation',1);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalreportinground',3);
INSERT INTO "sqlite_sequence" VALUES('followup_importbatch',1);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalimportbatch',1);
INSERT INTO "sqlite_sequence" VALUES('followup_historicaloperatingamount',2);
INSERT INTO "sqlite_sequence" VALUES('followup_historicaloperatingforecast',2);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalkeyfigurevalue',2);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalreport',13);
INSERT INTO "sqlite_sequence" VALUES('followup_historicaldeviation',1);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalaction',1);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalassessment',1);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalreporttext',7);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalscalestep',3);
INSERT INTO "sqlite_sequence" VALUES('followup_historicalstatusupdate',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_job',1);
COMMIT;
