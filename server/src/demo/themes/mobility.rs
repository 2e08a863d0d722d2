//! Themes about getting around: lines, nights, zones.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::Method;

pub const TRAM: Theme = Theme {
    slug: "tram-extension",
    field: Field::MobilityAndTransport,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 200_000,
    title: both("The next tram line", "La prochaine ligne de tram"),
    summary: both(
        "Three routes have been studied for the next line. They differ in cost, in time and in whom they reach.",
        "Trois tracés ont été étudiés pour la prochaine ligne. Ils diffèrent par le coût, la durée des travaux et les quartiers desservis.",
    ),
    body: both(
        "A tram takes the place of up to 170 cars in the street. {city} can pay for one line by 2030, with 40 per cent from national and European funds. Three routes have passed the first study.\n\n1. **Hospital route**, 6.2 km: reaches the most jobs, and crosses two narrow streets that would be closed to through traffic.\n2. **Riverside route**, 7.9 km: the quickest to build and the most beautiful, but with fewer homes along it.\n3. **Northern route**, 5.4 km: serves the districts with the fewest cars and the longest journeys.\n\nAll three keep the trees along the boulevards. Works take three to four years, and shops are compensated from the first day.",
        "Un tram remplace jusqu’à 170 voitures dans la rue. {city} peut financer une ligne d’ici à 2030, dont 40 pour cent par des fonds nationaux et européens. Trois tracés ont passé la première étude.\n\n1. **Tracé de l’hôpital**, 6,2 km : il dessert le plus d’emplois et traverse deux rues étroites qui seraient fermées au transit.\n2. **Tracé du fleuve**, 7,9 km : le plus rapide à construire et le plus beau, mais avec moins de logements.\n3. **Tracé du nord**, 5,4 km : il dessert les quartiers qui ont le moins de voitures et les trajets les plus longs.\n\nLes trois conservent les arbres des boulevards. Les travaux durent trois à quatre ans, et les commerces sont indemnisés dès le premier jour.",
    ),
    polls: &[
        PollTheme {
            title: both("Which route should be planned in detail?", "Quel tracé étudier en détail ?"),
            intro: both(
                "One route goes on to detailed planning. The others stay in the land-use plan.",
                "Un seul tracé passe aux études détaillées. Les autres restent inscrits au plan d’urbanisme.",
            ),
            questions: &[
                Ask::one(
                    both("Which route do you prefer?", "Quel tracé préférez-vous ?"),
                    both("", ""),
                    &[
                        choice(
                            "Hospital route",
                            "Most jobs; two streets closed to through traffic.",
                            "Tracé de l’hôpital",
                            "Le plus d’emplois ; deux rues fermées au transit.",
                        ),
                        choice("Riverside route", "Quickest to build.", "Tracé du fleuve", "Le plus rapide à construire."),
                        choice("Northern route", "Serves those with the longest journeys.", "Tracé du nord", "Dessert les trajets les plus longs."),
                        choice(
                            "No new line",
                            "Put the money into more frequent buses.",
                            "Pas de nouvelle ligne",
                            "Utiliser l’argent pour des bus plus fréquents.",
                        )
                        .seldom(),
                    ],
                )
                .in_any_order(),
                Ask::several(
                    0,
                    3,
                    both("What should not be forgotten on the way?", "Que ne faut-il pas oublier en chemin ?"),
                    both("Choose up to three, or none.", "Choisissez jusqu’à trois réponses, ou aucune."),
                    &[
                        choice("Grass between the rails", "", "De l’herbe entre les rails", ""),
                        choice("Cycle lanes beside the line", "", "Des pistes cyclables le long de la ligne", ""),
                        choice("Level boarding at every stop", "", "Un accès de plain-pied à chaque arrêt", ""),
                        choice("Toilets at both ends", "", "Des toilettes aux deux terminus", ""),
                        choice("Quiet rails at night", "", "Des rails silencieux la nuit", ""),
                    ],
                )
                .or_blank(),
            ],
        },
        PollTheme {
            title: both("The names of the stops", "Le nom des arrêts"),
            intro: both("The new stops need names that people remember.", "Les nouveaux arrêts ont besoin de noms que l’on retient."),
            questions: &[Ask::one(
                both("What should the stops be named after?", "D’après quoi nommer les arrêts ?"),
                both("", ""),
                &[
                    choice("The streets they stand in", "", "Les rues où ils se trouvent", ""),
                    choice("Women who shaped the city", "", "Des femmes qui ont marqué la ville", ""),
                    choice("Places nearby", "", "Les lieux voisins", ""),
                ],
            )],
        },
    ],
    answer: both(
        "“{winner}” is the answer given most often by the {voters} people who took part. The council followed you and has ordered the detailed plans.\n\nStreet by street, residents will see the drawings before they are final. The first evening takes place in the school nearest to each stop.",
        "« {winner} » : c’est la préférence la plus partagée parmi les {voters} personnes qui ont participé. Le conseil vous a suivis et a commandé les études détaillées.\n\nRue par rue, les plans seront montrés avant d’être définitifs. La première soirée aura lieu dans l’école la plus proche de chaque arrêt.",
    ),
};

pub const NIGHT_BUSES: Theme = Theme {
    slug: "night-buses",
    field: Field::MobilityAndTransport,
    phases: &[Phase::Implementation, Phase::CoCreation],
    smallest: 90_000,
    title: both("Night buses for those who work late", "Des bus de nuit pour qui travaille tard"),
    summary: both(
        "Cleaners, nurses and bakers travel when no bus runs. {city} tests a night network for a year.",
        "Le personnel d’entretien, les infirmières et les boulangers se déplacent quand aucun bus ne circule. {city} teste un réseau de nuit pendant un an.",
    ),
    body: both(
        "Some nine thousand people in {city} start work before five or finish after midnight. Two thirds of them drive, many against their will: for them a car is the price of the job.\n\nThe budget pays for four lines every hour, seven nights a week, or for six lines at weekends only. Drivers’ unions, the hospital and the two largest employers sit in the working group. After a year, lines with fewer than eight passengers per trip will be reconsidered.",
        "À {city}, quelque neuf mille personnes commencent leur travail avant cinq heures ou le finissent après minuit. Les deux tiers prennent la voiture, souvent à contrecœur : pour elles, la voiture est le prix de l’emploi.\n\nLe budget permet quatre lignes toutes les heures, sept nuits sur sept, ou six lignes le week-end seulement. Les syndicats de conducteurs, l’hôpital et les deux plus grands employeurs font partie du groupe de travail. Au bout d’un an, les lignes qui comptent moins de huit passagers par trajet seront réexaminées.",
    ),
    polls: &[PollTheme {
        title: both("A night network to test", "Un réseau de nuit à tester"),
        intro: both("Which network should be tested?", "Quel réseau faut-il tester ?"),
        questions: &[
            Ask::one(
                both("Which network do you prefer?", "Quel réseau préférez-vous ?"),
                both("", ""),
                &[
                    choice(
                        "Every night, four lines",
                        "Hospital, station, industrial estate, university.",
                        "Toutes les nuits, quatre lignes",
                        "Hôpital, gare, zone industrielle, université.",
                    ),
                    choice("Weekends, six lines", "Every district, Friday and Saturday.", "Le week-end, six lignes", "Chaque quartier, vendredi et samedi."),
                    choice(
                        "A shared taxi on call",
                        "Door to door, at the price of a bus.",
                        "Un taxi partagé à la demande",
                        "De porte à porte, au prix du bus.",
                    ),
                ],
            ),
            Ask::several(
                1,
                2,
                both("What would make you feel safe at night?", "Qu’est-ce qui vous rassurerait la nuit ?"),
                both("Choose one or two.", "Choisissez une ou deux réponses."),
                &[
                    choice("Light at every stop", "", "De la lumière à chaque arrêt", ""),
                    choice("Getting off between stops", "", "La descente à la demande entre deux arrêts", ""),
                    choice("Staff on board", "", "Du personnel à bord", ""),
                    choice("A display of the real waiting time", "", "L’affichage du temps d’attente réel", ""),
                ],
            ),
        ],
    }],
    answer: both(
        "The test begins with the timetable change: “{winner}”, the answer chosen most often by the {voters} people who took part.\n\nStops on the night lines get new lamps first. Passenger numbers are published every month, so that everyone can see whether the test succeeds.",
        "Le test commence avec les nouveaux horaires : « {winner} », la réponse la plus choisie par les {voters} personnes qui ont participé.\n\nLes arrêts de nuit recevront les premiers un nouvel éclairage. La fréquentation sera publiée chaque mois, pour que chacun voie si le test réussit.",
    ),
};

pub const LOW_EMISSION_ZONE: Theme = Theme {
    slug: "low-emission-zone",
    field: Field::MobilityAndTransport,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 60_000,
    title: both("A low-emission zone that is fair", "Une zone à faibles émissions équitable"),
    summary: both(
        "From a date still to be set, the dirtiest vehicles stay outside the inner ring. Who needs more time, and who needs help?",
        "À une date qui reste à fixer, les véhicules les plus polluants n’entreront plus dans l’anneau intérieur. Qui a besoin de temps, et qui a besoin d’aide ?",
    ),
    body: both(
        "Along the inner ring of {city} the air exceeds the World Health Organization’s guideline on more than 200 days a year. Seven per cent of all vehicles cause a third of the pollution. A low-emission zone keeps those vehicles out.\n\nElsewhere such zones have worked best where they were announced early, with few exceptions, and where people got help before they got fines. Those who drive the oldest vehicles are rarely those who could buy a new one.\n\n**Not open for discussion:** emergency services and disabled drivers are exempt. **Open:** the date, the boundary at the hospital, and how the help of four million euros is shared out.",
        "Le long de l’anneau intérieur, à {city}, l’air dépasse la valeur guide de l’Organisation mondiale de la santé plus de 200 jours par an. Sept pour cent des véhicules causent un tiers de la pollution. Une zone à faibles émissions les tient à l’écart.\n\nAilleurs, ces zones ont le mieux fonctionné quand elles étaient annoncées tôt, avec peu d’exceptions, et quand l’aide venait avant les amendes. Les personnes qui conduisent les plus vieux véhicules sont rarement celles qui pourraient en acheter un neuf.\n\n**Ce qui n’est pas en discussion :** les secours et les conducteurs handicapés sont exemptés. **Ce qui l’est :** la date, la limite près de l’hôpital et la répartition de l’aide de quatre millions d’euros.",
    ),
    polls: &[
        PollTheme {
            title: both("When should the zone begin?", "Quand la zone doit-elle commencer ?"),
            intro: both("First the date, then the help.", "D’abord la date, ensuite l’aide."),
            questions: &[Ask::one(
                both("When should the low-emission zone begin?", "Quand la zone à faibles émissions doit-elle commencer ?"),
                both("Fines start six months after the zone in every case.", "Dans tous les cas, les amendes commencent six mois après."),
                &[
                    choice("In one year", "", "Dans un an", ""),
                    choice("In two years", "", "Dans deux ans", ""),
                    choice("In two years, with one more for small firms", "", "Dans deux ans, avec un an de plus pour les petites entreprises", ""),
                    choice("Not at all", "", "Pas du tout", "").seldom(),
                ],
            )],
        },
        PollTheme {
            title: both("How should the help be shared out?", "Comment répartir l’aide ?"),
            intro: both("Four million euros are available.", "Quatre millions d’euros sont disponibles."),
            questions: &[Ask::numbers(
                Method::Points { credits: 10, highest: 6 },
                both("Who should be helped first?", "Qui aider en premier ?"),
                both("", ""),
                &[
                    choice(
                        "Households with low incomes",
                        "A grant for a bicycle, a season ticket or a cleaner car.",
                        "Les foyers modestes",
                        "Une aide pour un vélo, un abonnement ou une voiture plus propre.",
                    ),
                    choice("Tradespeople with one van", "", "Les artisans qui n’ont qu’une camionnette", ""),
                    choice("Carers who visit people at home", "", "Les aides à domicile", ""),
                    choice("Families outside the reach of buses", "", "Les familles loin des lignes de bus", ""),
                    choice("Whoever gives up a car for good", "", "Qui renonce définitivement à une voiture", ""),
                ],
            )
            .or_blank()],
        },
    ],
    answer: both(
        "{voters} people took part. The most chosen answer on the date was “{winner}”. The council will decide on that basis in its next session, and the vote of each member will be recorded.\n\nThe help comes first: applications open a year before the zone does, at the counter as well as online.",
        "{voters} personnes ont participé. Sur la date, la réponse la plus choisie est « {winner} ». Le conseil décidera sur cette base à sa prochaine séance, et le vote de chaque membre sera consigné.\n\nL’aide vient d’abord : les demandes ouvriront un an avant la zone, au guichet comme en ligne.",
    ),
};
