//! Themes about heat and power.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::count::Rule;

pub const HEAT_NETWORK: Theme = Theme {
    slug: "heat-network",
    field: Field::EnergySystems,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("A heat network for the neighbourhoods", "Un réseau de chaleur pour les quartiers"),
    summary: both(
        "Hot water from waste heat and geothermal wells could warm one home in four. Where should the pipes go first, and on what terms?",
        "L’eau chaude issue de la chaleur perdue et de la géothermie pourrait chauffer un logement sur quatre. Par où faire passer les premières conduites, et à quelles conditions ?",
    ),
    body: both(
        "A heat network carries hot water from a few large sources to many buildings. In {city} three sources are within reach: the waste-water treatment plant, the cooling of two data centres, and warm water from 1,800 metres below ground. Together they could replace some eleven thousand gas boilers.\n\nPipes are expensive and last sixty years. They pay where many homes stand close together, and streets are dug up only once: cables and water mains are renewed on the same occasion.\n\nNobody has to connect. Whoever does gives up their own boiler and pays for heat by the unit, at a price that a public regulator checks each year. Tenants are protected: rent and heat together may not rise because of the connection in the first three years.",
        "Un réseau de chaleur amène l’eau chaude de quelques grandes sources vers de nombreux bâtiments. À {city}, trois sources sont à portée : la station d’épuration, le refroidissement de deux centres de données et une eau chaude à 1 800 mètres sous terre. Ensemble, elles pourraient remplacer quelque onze mille chaudières à gaz.\n\nLes conduites coûtent cher et durent soixante ans. Elles sont rentables là où les logements sont serrés, et la rue n’est ouverte qu’une fois : câbles et conduites d’eau sont renouvelés en même temps.\n\nPersonne n’est obligé de se raccorder. Qui le fait abandonne sa chaudière et paie la chaleur à l’unité, à un prix contrôlé chaque année par un régulateur public. Les locataires sont protégés : pendant les trois premières années, loyer et chauffage ne peuvent pas augmenter du fait du raccordement.",
    ),
    polls: &[
        PollTheme {
            title: both("Where should the heat network begin?", "Où le réseau de chaleur doit-il commencer ?"),
            intro: both(
                "Work can start in one area in the first year. Your votes decide the order.",
                "Les travaux peuvent commencer dans un secteur la première année. Vos votes décident de l’ordre.",
            ),
            questions: &[
                Ask::one(
                    both("Which area should be connected first?", "Quel secteur doit être raccordé en premier ?"),
                    both("", ""),
                    &[
                        choice(
                            "The social housing estates",
                            "Most homes per metre of pipe, lowest incomes.",
                            "Les cités de logement social",
                            "Le plus de logements par mètre de conduite, les revenus les plus faibles.",
                        ),
                        choice(
                            "Schools, pools and hospitals",
                            "Large and steady customers make the network safe to build.",
                            "Écoles, piscines et hôpitaux",
                            "De gros consommateurs réguliers qui rendent le réseau viable.",
                        ),
                        choice(
                            "The old centre",
                            "Hard to insulate, so heat matters most.",
                            "Le centre ancien",
                            "Difficile à isoler : c’est là que la chaleur compte le plus.",
                        ),
                        choice(
                            "The new district by the railway",
                            "Cheapest, since nothing has to be dug up.",
                            "Le nouveau quartier de la gare",
                            "Le moins cher, car il n’y a rien à rouvrir.",
                        ),
                    ],
                )
                .in_any_order(),
                Ask::ranked(
                    5,
                    Rule::Irv,
                    1,
                    both("What would matter most to you if you were to connect?", "Qu’est-ce qui compterait le plus pour vous raccorder ?"),
                    both("The offer will be written around the winner.", "L’offre sera construite autour de ce critère."),
                    &[
                        choice("A price that is fixed for ten years", "", "Un prix fixe pendant dix ans", ""),
                        choice("No cost for the connection", "", "Un raccordement gratuit", ""),
                        choice("A network owned by the city", "", "Un réseau qui appartient à la ville", ""),
                        choice("Short works in the street", "", "Des travaux courts dans la rue", ""),
                        choice("Cooling in summer too", "", "Du froid aussi en été", ""),
                    ],
                ),
            ],
        },
        PollTheme {
            title: both("Who should own the network?", "À qui le réseau doit-il appartenir ?"),
            intro: both("The first area is known. Now the company has to be founded.", "Le premier secteur est connu. Il faut maintenant créer la société."),
            questions: &[Ask::one(
                both("Who should own the heat company?", "À qui la société de chaleur doit-elle appartenir ?"),
                both("In all cases prices are checked by the regulator.", "Dans tous les cas, le régulateur contrôle les prix."),
                &[
                    choice("The city alone", "Full control, full risk.", "À la ville seule", "Tout le contrôle, tout le risque."),
                    choice(
                        "The city and its customers",
                        "A cooperative holds up to 40 per cent.",
                        "À la ville et à ses clients",
                        "Une coopérative détient jusqu’à 40 pour cent.",
                    ),
                    choice(
                        "The city and a partner",
                        "A utility brings money and experience.",
                        "À la ville et à un partenaire",
                        "Un énergéticien apporte des fonds et de l’expérience.",
                    ),
                ],
            )],
        },
    ],
    answer: both(
        "“{winner}” comes first: no other answer was chosen as often by the {voters} people who took part, and the engineers see no reason against it. Digging starts after the heating season; dates per street are on the works map.\n\nMany of you asked about prices. The tariff will be published six months before the first contract is signed, together with what the same heat would cost from gas.",
        "« {winner} » passe en premier : c’est la réponse la plus fréquente des {voters} personnes qui ont participé, et rien ne s’y oppose du point de vue technique. Les travaux commenceront après la saison de chauffe ; les dates par rue figurent sur la carte des chantiers.\n\nBeaucoup d’entre vous ont posé la question des prix. Le tarif paraîtra six mois avant la signature du premier contrat, avec le coût de la même chaleur produite au gaz.",
    ),
};

pub const SOLAR_ROOFS: Theme = Theme {
    slug: "solar-on-public-roofs",
    field: Field::EnergySystems,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("Solar panels on public roofs", "Des panneaux solaires sur les toits publics"),
    summary: both(
        "Schools, depots and sports halls have room for 60,000 square metres of panels. Which roofs first, and who should have the power?",
        "Écoles, dépôts et salles de sport offrent 60 000 mètres carrés de toiture. Quels toits équiper d’abord, et à qui l’électricité doit-elle revenir ?",
    ),
    body: both(
        "A survey of all public buildings in {city} found 214 roofs that are strong enough, sunny enough and not due for repair. With panels on all of them the city would make about a fifth of the power it uses itself.\n\nThe budget pays for a third of that by 2027. The rest can come from residents who lend money at a fixed interest, or from a cooperative that rents the roofs. Listed buildings are left out for now; green roofs can carry panels as well, which run better when it is cooler beneath them.",
        "Un relevé de tous les bâtiments publics à {city} a trouvé 214 toits assez solides, assez ensoleillés et qui n’ont pas besoin de réparations. S’ils étaient tous équipés, la ville produirait environ un cinquième de l’électricité qu’elle consomme.\n\nLe budget en finance un tiers d’ici à 2027. Le reste peut venir d’habitantes et d’habitants qui prêtent à taux fixe, ou d’une coopérative qui loue les toits. Les bâtiments classés sont laissés de côté pour l’instant ; les toits végétalisés peuvent aussi porter des panneaux, qui produisent mieux lorsqu’il fait plus frais dessous.",
    ),
    polls: &[PollTheme {
        title: both("Which roofs, and for whom?", "Quels toits, et pour qui ?"),
        intro: both("Two questions on the first twenty roofs.", "Deux questions sur les vingt premiers toits."),
        questions: &[
            Ask::several(
                1,
                3,
                both("Which buildings should come first?", "Quels bâtiments équiper en premier ?"),
                both("Choose up to three.", "Choisissez-en trois au plus."),
                &[
                    choice("Primary schools", "With a display that pupils can read.", "Les écoles primaires", "Avec un affichage que les élèves peuvent lire."),
                    choice("Sports halls", "Large flat roofs, quick to build.", "Les salles de sport", "De grands toits plats, rapides à équiper."),
                    choice("Bus depots", "Power for electric buses.", "Les dépôts de bus", "De l’électricité pour les bus électriques."),
                    choice("Market halls", "Power for cooling in summer.", "Les halles", "De l’électricité pour le froid en été."),
                    choice("Libraries and community centres", "Seen by many people.", "Bibliothèques et centres sociaux", "Vus par beaucoup de monde."),
                    choice("Car park roofs", "Shade below, power above.", "Les ombrières de parkings", "De l’ombre dessous, de l’électricité dessus."),
                ],
            ),
            Ask::one(
                both("Who should use what the city does not need?", "À qui donner ce dont la ville n’a pas besoin ?"),
                both("", ""),
                &[
                    choice("Households with low incomes", "At half the market price.", "Aux foyers modestes", "À la moitié du prix du marché."),
                    choice("The neighbours of each roof", "In a local sharing scheme.", "Aux voisins de chaque toit", "Dans une boucle locale."),
                    choice("The grid", "The proceeds pay for more panels.", "Au réseau", "Le produit finance d’autres panneaux."),
                ],
            ),
        ],
    }],
    answer: both(
        "{voters} people took part. “{winner}” leads, so the first tender covers those roofs; it was published last week.\n\nFrom the second year on, a citizens’ loan opens at 100 euros a share. Whoever lives here may subscribe before anyone else.",
        "{voters} personnes ont participé. « {winner} » arrive en tête : le premier appel d’offres, publié la semaine dernière, porte sur ces toits.\n\nÀ partir de la deuxième année, un emprunt citoyen sera ouvert, à 100 euros la part. Les personnes qui vivent ici pourront souscrire en premier.",
    ),
};

pub const SHARED_ENERGY: Theme = Theme {
    slug: "shared-energy",
    field: Field::EnergySystems,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("Neighbours who share their power", "Partager l’électricité entre voisins"),
    summary: both(
        "An energy community lets a street make, store and share electricity. {city} will support three to begin with.",
        "Une communauté d’énergie permet à une rue de produire, de stocker et de partager son électricité. {city} en soutiendra trois pour commencer.",
    ),
    body: both(
        "Since the law changed, neighbours may sell each other the power from their roofs. In practice that needs a meter that can count every quarter of an hour, a contract, and somebody who keeps the books. That last part is where most groups give up.\n\nThe city offers what is missing: a legal form ready to use, an accountant for the first two years, and a loan of up to 80,000 euros for a shared battery. In return each community keeps a tenth of its shares for households that cannot pay for them.\n\nThree pilots will be chosen. What they learn, mistakes included, is published for everyone else.",
        "Depuis le changement de la loi, des voisins peuvent se vendre l’électricité de leurs toits. En pratique, il faut un compteur qui mesure chaque quart d’heure, un contrat et quelqu’un qui tient les comptes. C’est sur ce dernier point que la plupart des groupes renoncent.\n\nLa ville offre ce qui manque : une forme juridique prête à l’emploi, une aide comptable pendant deux ans et un prêt allant jusqu’à 80 000 euros pour une batterie partagée. En retour, chaque communauté réserve un dixième de ses parts aux foyers qui ne peuvent pas les payer.\n\nTrois projets pilotes seront choisis. Ce qu’ils apprennent, erreurs comprises, sera publié pour tout le monde.",
    ),
    polls: &[PollTheme {
        title: both("Three pilots for shared energy", "Trois pilotes pour l’énergie partagée"),
        intro: both("Help us to write the call for pilots.", "Aidez-nous à rédiger l’appel à projets."),
        questions: &[
            Ask::several(
                1,
                2,
                both("What should count most when the pilots are chosen?", "Qu’est-ce qui doit compter le plus dans le choix des pilotes ?"),
                both("Choose one or two.", "Choisissez un ou deux critères."),
                &[
                    choice("Many tenants among the members", "", "De nombreux locataires parmi les membres", ""),
                    choice("The lowest cost per kilowatt-hour", "", "Le coût le plus bas par kilowattheure", ""),
                    choice("A school or a care home takes part", "", "La participation d’une école ou d’une maison de retraite", ""),
                    choice("A battery that helps in a power cut", "", "Une batterie utile en cas de panne", ""),
                ],
            ),
            Ask::one(
                both("Would you join a community in your street?", "Rejoindriez-vous une communauté dans votre rue ?"),
                both("Your answer commits you to nothing.", "Votre réponse ne vous engage à rien."),
                &[
                    choice("Yes, with money", "", "Oui, avec de l’argent", ""),
                    choice("Yes, as a customer", "", "Oui, comme client", ""),
                    choice("Perhaps, if someone explains it to me", "", "Peut-être, si l’on m’explique", ""),
                    choice("No", "", "Non", "").seldom(),
                ],
            )
            .or_blank(),
        ],
    }],
    answer: both(
        "The call for pilots is out. As the {voters} people who took part wished, “{winner}” counts for half of the points.\n\nFor everyone who would like somebody to explain it first, there is now an advice hour on Thursdays in the main library.",
        "L’appel à projets est lancé. Comme le souhaitent les {voters} personnes qui ont participé, le critère « {winner} » vaut la moitié des points.\n\nPour celles et ceux qui veulent d’abord des explications, une permanence a désormais lieu le jeudi à la bibliothèque centrale.",
    ),
};
