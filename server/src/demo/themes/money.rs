//! Themes about money that residents share out.

use crate::demo::texts::{Ask, PollTheme, Theme, both, project};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::Method;
use domain::voting::count::Rule;

pub const CLIMATE_BUDGET: Theme = Theme {
    slug: "climate-budget",
    field: Field::Other,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("The neighbourhood climate budget", "Le budget climat des quartiers"),
    summary: both(
        "Half a million euros for projects that residents of {city} proposed themselves. You decide which are built.",
        "Un demi-million d’euros pour des projets proposés par les habitants de {city}. Vous décidez lesquels seront réalisés.",
    ),
    body: both(
        "In spring 214 ideas came in. The city checked what each would cost and whether it can be built within two years; seven are left. Some are small, some would take most of the money.\n\nThe budget is shared out by the Method of Equal Shares: everyone who votes decides on an equal part of it. So it does not all go to the projects of the largest group.\n\nWhat a project costs includes planning, building and looking after it for five years.",
        "Au printemps, 214 idées ont été déposées. La ville a vérifié ce que chacune coûterait et si elle peut être réalisée en deux ans ; il en reste sept. Certaines sont petites, d’autres prendraient presque tout l’argent.\n\nLe budget est réparti par la méthode des parts égales : chaque personne qui vote décide d’une part égale. Il ne va donc pas tout entier aux projets du plus grand groupe.\n\nLe coût d’un projet comprend les études, les travaux et l’entretien pendant cinq ans.",
    ),
    polls: &[
        PollTheme {
            title: both("Which projects should be built?", "Quels projets réaliser ?"),
            intro: both(
                "Choose every project you would like to see built, whatever it costs.",
                "Choisissez tous les projets que vous aimeriez voir réalisés, quel que soit leur coût.",
            ),
            questions: &[Ask::budget(
                500_000,
                Method::Approval { min: 1, max: 7 },
                Rule::EqualShares,
                both("Which projects do you support?", "Quels projets soutenez-vous ?"),
                both("", ""),
                &[
                    project(
                        310_000,
                        "A green square instead of the car park at the market",
                        "Forty trees, a fountain, benches.",
                        "Une place verte au lieu du parking du marché",
                        "Quarante arbres, une fontaine, des bancs.",
                    ),
                    project(120_000, "Solar panels on the swimming pool", "", "Des panneaux solaires sur la piscine", ""),
                    project(85_000, "A safe crossing at the ring road", "", "Une traversée sûre au boulevard", ""),
                    project(
                        60_000,
                        "Cargo bikes to borrow in every district",
                        "Two in each, for half a day.",
                        "Des vélos-cargos à emprunter dans chaque quartier",
                        "Deux par quartier, pour une demi-journée.",
                    ),
                    project(38_500, "A repair workshop in the old library", "", "Un atelier de réparation dans l’ancienne bibliothèque", ""),
                    project(24_000, "Drinking water on every playground", "", "De l’eau potable sur chaque aire de jeux", ""),
                    project(9_500, "Nest boxes and hedges for sparrows", "", "Des nichoirs et des haies pour les moineaux", "").seldom(),
                ],
            )],
        },
        PollTheme {
            title: both("A second share: what should schools get?", "Une seconde part : que donner aux écoles ?"),
            intro: both(
                "Fifty thousand euros are for schools alone. Put together what you would buy with them.",
                "Cinquante mille euros sont réservés aux écoles. Composez ce que vous achèteriez avec cette somme.",
            ),
            questions: &[Ask::budget(
                50_000,
                Method::Knapsack,
                Rule::EqualShares,
                both("What would you buy?", "Qu’achèteriez-vous ?"),
                both("", ""),
                &[
                    project(26_000, "Shade sails over the yards", "", "Des voiles d’ombrage au-dessus des cours", ""),
                    project(18_000, "Covered bicycle stands", "", "Des abris à vélos", ""),
                    project(14_500, "A kitchen garden at each school", "", "Un potager dans chaque école", ""),
                    project(12_000, "Fans and blinds for the top floors", "", "Des ventilateurs et des stores aux derniers étages", ""),
                    project(8_000, "Water butts and watering cans", "", "Des citernes et des arrosoirs", ""),
                    project(4_500, "A weather station run by pupils", "", "Une station météo tenue par les élèves", ""),
                ],
            )],
        },
    ],
    answer: both(
        "{voters} people shared out the climate budget. The council has taken the result as it is: “{winner}” was funded first, and all projects that were funded with it go to tender this month.\n\nWhat was not funded stays on the list for next year, with the costs brought up to date.",
        "{voters} personnes ont réparti le budget climat. Le conseil a repris le résultat tel quel : « {winner} » a été financé en premier, et tous les projets financés avec lui partent en appel d’offres ce mois-ci.\n\nCe qui n’a pas été financé reste sur la liste de l’an prochain, avec des coûts actualisés.",
    ),
};
