//! Themes about what we throw away.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::count::Rule;

pub const FOOD_WASTE: Theme = Theme {
    slug: "food-waste",
    field: Field::WasteAndCircularEconomy,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("What to do with food waste", "Que faire des déchets alimentaires"),
    summary: both(
        "A third of our rubbish could become biogas and compost. How should it be collected, and how can there be less of it?",
        "Un tiers de nos poubelles pourrait devenir du biogaz et du compost. Comment le collecter, et comment en produire moins ?",
    ),
    body: both(
        "Every resident of {city} throws away some 80 kilos of food waste a year. About half of it could still have been eaten. Collected apart, the rest would give gas for 60 buses, and compost for parks and farms around the city.\n\nSeparate collection is now the law. How it is done is for us to choose. Small bins at every house are convenient and cost the most. Collection points need a short walk but can be built within months. Some neighbourhoods already compost on their own and would like to go on.\n\nCanteens matter too: schools and hospitals serve eleven thousand meals a day, and weigh what comes back.",
        "À {city}, chaque personne jette environ 80 kilos de déchets alimentaires par an. Près de la moitié aurait pu être mangée. Collecté à part, le reste donnerait du gaz pour 60 bus et du compost pour les parcs et les fermes des environs.\n\nLe tri à la source est désormais obligatoire. La manière de le faire reste à choisir. Un petit bac devant chaque maison est pratique et coûte le plus cher. Des points d’apport demandent quelques pas mais peuvent être installés en quelques mois. Des quartiers compostent déjà et voudraient continuer.\n\nLes cantines comptent aussi : écoles et hôpitaux servent onze mille repas par jour et pèsent ce qui revient.",
    ),
    polls: &[PollTheme {
        title: both("Collecting food waste", "Collecter les déchets alimentaires"),
        intro: both("Two questions before the tender is written.", "Deux questions avant de rédiger l’appel d’offres."),
        questions: &[
            Ask::one(
                both("How should food waste be collected in your street?", "Comment collecter les déchets alimentaires dans votre rue ?"),
                both("", ""),
                &[
                    choice("A small bin at every house", "Emptied weekly.", "Un petit bac devant chaque maison", "Vidé chaque semaine."),
                    choice(
                        "A collection point within 150 metres",
                        "Opened with a card, no smell.",
                        "Un point d’apport à moins de 150 mètres",
                        "Ouvert avec une carte, sans odeur.",
                    ),
                    choice(
                        "Shared composting in the neighbourhood",
                        "With a person who looks after it.",
                        "Un compostage partagé dans le quartier",
                        "Avec une personne qui s’en occupe.",
                    ),
                    choice("At the market, twice a week", "", "Au marché, deux fois par semaine", ""),
                ],
            ),
            Ask::ranked(
                4,
                Rule::Schulze,
                1,
                both("What would help most against waste of food?", "Qu’est-ce qui aiderait le plus contre le gaspillage ?"),
                both("", ""),
                &[
                    choice("Smaller portions in canteens, seconds for free", "", "Des portions plus petites à la cantine, à volonté", ""),
                    choice("Public fridges in every district", "", "Des frigos solidaires dans chaque quartier", ""),
                    choice("Cooking classes", "", "Des cours de cuisine", ""),
                    choice("An agreement with supermarkets", "", "Un accord avec les supermarchés", ""),
                ],
            ),
        ],
    }],
    answer: both(
        "“{winner}” was chosen most often by the {voters} people who took part. It becomes the rule; streets that want to compost on their own may apply until spring.\n\nFrom September on, all school canteens serve smaller portions with free seconds. We will publish what is weighed, term by term.",
        "Parmi les {voters} personnes qui ont participé, la réponse la plus choisie est « {winner} ». Elle devient la règle ; les rues qui veulent composter elles-mêmes peuvent se déclarer jusqu’au printemps.\n\nDès septembre, toutes les cantines scolaires serviront des portions plus petites, à volonté. Nous publierons les pesées, trimestre par trimestre.",
    ),
};

pub const REPAIR: Theme = Theme {
    slug: "repair-cafes",
    field: Field::WasteAndCircularEconomy,
    phases: &[Phase::Implementation, Phase::CoCreation],
    smallest: 0,
    title: both("Repair instead of replace", "Réparer au lieu de remplacer"),
    summary: both(
        "Repair cafés save two things out of three. {city} wants one in every district, and a voucher for what only professionals can mend.",
        "Les repair cafés sauvent deux objets sur trois. {city} en veut un par quartier, et un chèque pour ce que seuls des professionnels peuvent réparer.",
    ),
    body: both(
        "A toaster with a loose wire, trousers without a zip, a bicycle that squeaks: in a repair café volunteers mend it together with the person who brought it. The four cafés in {city} open once a month and have long queues.\n\nThe city can help in three ways. It can lend rooms and tools. It can pay a coordinator, since most cafés close when the one person who organises everything moves away. And it can pay part of the bill at professional repairers: in a test last year a voucher of 50 euros made 4,200 repairs happen, two thirds of them on phones and washing machines.",
        "Un grille-pain au fil débranché, un pantalon sans fermeture, un vélo qui grince : dans un repair café, des bénévoles réparent avec la personne qui apporte l’objet. À {city}, les quatre cafés ouvrent une fois par mois et l’on y fait longtemps la queue.\n\nLa ville peut aider de trois façons : prêter des salles et des outils ; payer une personne qui coordonne, car la plupart des cafés ferment quand celle qui organise tout s’en va ; prendre en charge une partie de la facture chez les réparateurs. L’an dernier, lors d’un essai, un chèque de 50 euros a permis 4 200 réparations, dont deux tiers de téléphones et de lave-linge.",
    ),
    polls: &[PollTheme {
        title: both("How should the city help repair?", "Comment la ville doit-elle aider à réparer ?"),
        intro: both("The budget is 300,000 euros a year.", "Le budget est de 300 000 euros par an."),
        questions: &[
            Ask::one(
                both("What should most of the money be used for?", "À quoi utiliser l’essentiel de l’argent ?"),
                both("", ""),
                &[
                    choice(
                        "A repair café in every district",
                        "Rooms, tools and a coordinator.",
                        "Un repair café par quartier",
                        "Salles, outils et coordination.",
                    ),
                    choice(
                        "Vouchers for professional repair",
                        "Fifty euros a household and year.",
                        "Des chèques pour les réparateurs",
                        "Cinquante euros par foyer et par an.",
                    ),
                    choice(
                        "A library of things",
                        "Borrow a drill instead of buying one.",
                        "Une bibliothèque d’objets",
                        "Emprunter une perceuse au lieu de l’acheter.",
                    ),
                    choice("Courses in schools", "Everyone learns to sew and to solder.", "Des cours à l’école", "Apprendre à coudre et à souder."),
                ],
            )
            .in_any_order(),
            Ask::several(
                0,
                2,
                both("What would you bring?", "Qu’apporteriez-vous ?"),
                both("Choose up to two, or none.", "Choisissez jusqu’à deux réponses, ou aucune."),
                &[
                    choice("Clothes", "", "Des vêtements", ""),
                    choice("A bicycle", "", "Un vélo", ""),
                    choice("Small appliances", "", "De petits appareils", ""),
                    choice("A phone or computer", "", "Un téléphone ou un ordinateur", ""),
                    choice("Furniture", "", "Des meubles", ""),
                ],
            )
            .or_blank(),
        ],
    }],
    answer: both(
        "“{winner}” gets most of the money: that is what the {voters} people who took part chose most often. The rest pays for tools that all cafés share.\n\nWhoever can mend something and has one Saturday a month is welcome. The coordinator’s number is on the page of the library.",
        "« {winner} » reçoit l’essentiel de l’argent : c’est la réponse la plus fréquente des {voters} personnes qui ont participé. Le reste paie des outils communs à tous les cafés.\n\nVous savez réparer quelque chose et avez un samedi par mois ? Vous êtes bienvenu·e. Le numéro de la coordination figure sur la page de la bibliothèque.",
    ),
};
