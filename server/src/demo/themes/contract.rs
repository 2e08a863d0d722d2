//! Themes about the mission itself: applying, taking part, committing.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;

pub const APPLICATION: Theme = Theme {
    slug: "our-application",
    field: Field::Other,
    phases: &[Phase::ExpressionOfInterest],
    smallest: 0,
    title: both("What should our application to the Cities Mission promise?", "Que doit promettre notre candidature à la Mission Villes ?"),
    summary: both(
        "{city} is applying to become one of a hundred climate-neutral cities by 2030. Before the file is sent, residents say which promises come first.",
        "{city} se porte candidate pour devenir l’une des cent villes neutres pour le climat d’ici à 2030. Avant l’envoi du dossier, les habitantes et habitants disent quelles promesses passent en premier.",
    ),
    body: both(
        "The European Union is looking for a hundred cities that want to be climate neutral by 2030, twenty years before everyone else. {city} intends to answer the call for expressions of interest, which closes on 31 January 2022.\n\nBeing climate neutral does not mean that nothing is emitted any more. It means cutting emissions in buildings, transport, energy and waste as far as we can, and making up for the little that remains. About half of what we emit today comes from heating, a third from traffic.\n\n**What is already decided:** the target year, and that every measure will be costed in public. **What is open:** where we start, and what we promise to those who have least room to change their lives.",
        "L’Union européenne cherche cent villes prêtes à devenir neutres pour le climat d’ici à 2030, vingt ans avant les autres. {city} compte répondre à l’appel à manifestation d’intérêt, qui se termine le 31 janvier 2022.\n\nÊtre neutre pour le climat ne veut pas dire ne plus rien émettre. Cela veut dire réduire autant que possible les émissions des bâtiments, des transports, de l’énergie et des déchets, et compenser le peu qui reste. Aujourd’hui, environ la moitié de nos émissions vient du chauffage et un tiers de la circulation.\n\n**Ce qui est déjà décidé :** l’année visée, et le fait que chaque mesure sera chiffrée publiquement. **Ce qui reste ouvert :** par où commencer, et ce que nous promettons à celles et ceux qui ont le moins de marge pour changer leurs habitudes.",
    ),
    polls: &[PollTheme {
        title: both("The promises that come first", "Les promesses à mettre en premier"),
        intro: both(
            "Two short questions. The three promises with the most votes open our application.",
            "Deux questions courtes. Les trois promesses qui recueillent le plus de voix ouvriront notre candidature.",
        ),
        questions: &[
            Ask::several(
                1,
                3,
                both("Which promises should our application open with?", "Par quelles promesses notre candidature doit-elle s’ouvrir ?"),
                both("Choose up to three.", "Choisissez-en trois au plus."),
                &[
                    choice(
                        "Warm homes, lower bills",
                        "Insulate social housing first.",
                        "Des logements chauds, des factures plus basses",
                        "Isoler d’abord le logement social.",
                    ),
                    choice(
                        "Clean air at every school",
                        "Measure it and publish it.",
                        "Un air sain devant chaque école",
                        "Le mesurer et publier les résultats.",
                    ),
                    choice(
                        "A stop within 300 metres",
                        "Public transport for every address.",
                        "Un arrêt à moins de 300 mètres",
                        "Des transports publics pour chaque adresse.",
                    ),
                    choice(
                        "Energy made here",
                        "Half of our electricity from local roofs, wind and water.",
                        "Une énergie produite ici",
                        "La moitié de notre électricité issue des toits, du vent et de l’eau.",
                    ),
                    choice(
                        "No one pays more than they can",
                        "A hardship fund with every new charge.",
                        "Personne ne paie plus qu’il ne peut",
                        "Un fonds de solidarité pour chaque nouvelle contribution.",
                    ),
                    choice(
                        "Skills and jobs",
                        "Train a thousand people in trades that are needed.",
                        "Des compétences et des emplois",
                        "Former mille personnes aux métiers recherchés.",
                    ),
                ],
            ),
            Ask::one(
                both("Do you support the target of climate neutrality by 2030?", "Soutenez-vous l’objectif de neutralité climatique d’ici à 2030 ?"),
                both("", ""),
                &[
                    choice("Yes, fully", "", "Oui, tout à fait", ""),
                    choice("Yes, if the costs are shared fairly", "", "Oui, si les coûts sont répartis équitablement", ""),
                    choice("I am not sure", "", "Je ne sais pas", "").seldom(),
                    choice("No, it is too early", "", "Non, c’est trop tôt", "").seldom(),
                ],
            )
            .or_blank(),
        ],
    }],
    answer: both(
        "Thank you: {voters} people took part. “{winner}” received the most votes and opens our application, followed by the two promises after it.\n\nThe other promises are not lost. Each has a page in the annex with the department that is responsible for it and the year it will be reviewed.",
        "Merci : {voters} personnes ont pris part à cette consultation. « {winner} » est arrivé en tête et ouvre notre candidature, suivi des deux promesses suivantes.\n\nLes autres ne sont pas perdues. Chacune a sa page en annexe, avec le service qui en est chargé et l’année où elle sera réexaminée.",
    ),
};

pub const INVOLVEMENT: Theme = Theme {
    slug: "how-to-take-part",
    field: Field::Other,
    phases: &[Phase::ExpressionOfInterest, Phase::CoCreation],
    smallest: 0,
    title: both("How do you want to take part in climate decisions?", "Comment voulez-vous prendre part aux décisions sur le climat ?"),
    summary: both(
        "Evening meetings suit some people and exclude others. Tell us when, where and how you would take part.",
        "Les réunions en soirée conviennent à certaines personnes et en excluent d’autres. Dites-nous quand, où et comment vous participeriez.",
    ),
    body: both(
        "Until now, consultations in {city} have mostly meant a hall, a weekday evening and a microphone. Those who came were older than the average resident, more often owners than tenants, and rarely parents of young children.\n\nFor the Climate City Contract we want to do better. We have set aside a budget for childcare, interpreters and travel, and we can move meetings to where people already are: markets, schools, sports clubs, places of worship.\n\nWhat we cannot do is everything at once. Each format costs staff time, and each needs at least two seasons before it works.",
        "Jusqu’ici, participer à {city} signifiait surtout une salle, un soir de semaine et un micro. Les personnes présentes étaient plus âgées que la moyenne, plus souvent propriétaires que locataires, et rarement parents de jeunes enfants.\n\nPour le contrat de ville climatique, nous voulons faire mieux. Un budget est prévu pour la garde d’enfants, l’interprétation et les trajets, et nous pouvons aller là où les gens se trouvent déjà : marchés, écoles, clubs sportifs, lieux de culte.\n\nNous ne pouvons pas tout faire à la fois. Chaque formule demande du temps de travail, et il faut au moins deux saisons pour qu’elle fonctionne.",
    ),
    polls: &[PollTheme {
        title: both("Your way of taking part", "Votre façon de participer"),
        intro: both(
            "Three questions, about two minutes. Nothing you choose commits you.",
            "Trois questions, environ deux minutes. Vos choix ne vous engagent à rien.",
        ),
        questions: &[
            Ask::several(
                1,
                4,
                both("Which formats would you use?", "À quelles formules auriez-vous recours ?"),
                both("Choose between one and four.", "Choisissez-en d’une à quatre."),
                &[
                    choice("Votes on this site", "Short, at any hour.", "Des votes sur ce site", "Courts, à toute heure."),
                    choice(
                        "Neighbourhood walks",
                        "Ninety minutes outdoors with the planners.",
                        "Des balades de quartier",
                        "Une heure et demie dehors avec les urbanistes.",
                    ),
                    choice(
                        "A citizens’ assembly",
                        "Four Saturdays, members drawn by lot and paid.",
                        "Une assemblée citoyenne",
                        "Quatre samedis, membres tirés au sort et indemnisés.",
                    ),
                    choice("A stall at the market", "Talk, vote on paper, move on.", "Un stand au marché", "Discuter, voter sur papier, repartir."),
                    choice("Workshops in schools", "For pupils and their parents.", "Des ateliers dans les écoles", "Pour les élèves et leurs parents."),
                    choice("A phone line", "Somebody listens and writes it down.", "Une ligne téléphonique", "Quelqu’un écoute et prend note."),
                ],
            ),
            Ask::one(
                both("When do you have time?", "Quand avez-vous du temps ?"),
                both("", ""),
                &[
                    choice("Weekday evenings", "", "Le soir en semaine", ""),
                    choice("Weekday mornings", "", "Le matin en semaine", ""),
                    choice("Saturdays", "", "Le samedi", ""),
                    choice("Only online, at my own hours", "", "Seulement en ligne, à mes heures", ""),
                ],
            ),
            Ask::one(
                both("Would childcare or an interpreter help you to come?", "Une garde d’enfants ou une interprétation vous aiderait-elle à venir ?"),
                both("", ""),
                &[
                    choice("Childcare", "", "Une garde d’enfants", ""),
                    choice("An interpreter", "", "Une interprétation", ""),
                    choice("Neither", "", "Ni l’une ni l’autre", ""),
                ],
            )
            .or_blank(),
        ],
    }],
    answer: both(
        "{voters} people told us how they want to take part. “{winner}” was named most often: it starts this autumn and is evaluated after a year.\n\nMeetings in person will come with childcare from now on, and with interpreters in the languages asked for at registration.",
        "{voters} personnes nous ont dit comment elles veulent participer. La formule « {winner} » est la plus citée : elle commence cet automne et sera évaluée au bout d’un an.\n\nLes réunions en présence auront désormais une garde d’enfants, ainsi que des interprètes dans les langues demandées à l’inscription.",
    ),
};

pub const COMMITMENTS: Theme = Theme {
    slug: "contract-commitments",
    field: Field::Other,
    phases: &[Phase::CoCreation],
    smallest: 0,
    title: both("Building our Climate City Contract together", "Construire ensemble notre contrat de ville climatique"),
    summary: both(
        "The contract of {city} will name a few strategic priorities and who signs for them. Help to choose them, and to decide how progress is checked.",
        "Le contrat de la ville nommera quelques priorités stratégiques et celles et ceux qui s’y engagent. Aidez {city} à les choisir et à décider comment le suivi sera fait.",
    ),
    body: both(
        "A Climate City Contract has three parts: **commitments** that partners sign, an **action plan** with measures, and an **investment plan** that says who pays. It is not a law. It is a promise made in public, which is worth as much as the public makes of it.\n\nThe steering group has worked through more than two hundred proposals from residents, firms and associations. Many overlap. What is left are seven priorities that could each fill a chapter.\n\n- Each priority gets a lead partner outside the city hall.\n- Each comes with one figure that anyone can check.\n- What is not chosen stays in the action plan, with less staff.\n\nThe council votes on the draft after the review by the European Commission’s experts.",
        "Un contrat de ville climatique comporte trois parties : des **engagements** signés par les partenaires, un **plan d’action** avec des mesures, et un **plan d’investissement** qui dit qui paie. Ce n’est pas une loi. C’est une promesse faite en public, qui vaut ce que le public en fait.\n\nLe groupe de pilotage a examiné plus de deux cents propositions venues des habitantes et habitants, des entreprises et des associations. Beaucoup se recoupent. Il reste sept priorités, dont chacune pourrait faire un chapitre.\n\n- Chaque priorité a un partenaire chef de file hors de la mairie.\n- Chacune a un chiffre que tout le monde peut vérifier.\n- Ce qui n’est pas retenu reste au plan d’action, avec moins de moyens.\n\nLe conseil votera le projet après l’examen par les experts de la Commission européenne.",
    ),
    polls: &[
        PollTheme {
            title: both("The priorities of the contract", "Les priorités du contrat"),
            intro: both("Choose the chapters of the contract.", "Choisissez les chapitres du contrat."),
            questions: &[Ask::several(
                2,
                4,
                both("Which priorities should have a chapter of their own?", "Quelles priorités doivent avoir leur propre chapitre ?"),
                both("Choose between two and four.", "Choisissez-en de deux à quatre."),
                &[
                    choice(
                        "Heat without gas and oil",
                        "Networks and heat pumps, street by street.",
                        "Se chauffer sans gaz ni fioul",
                        "Réseaux et pompes à chaleur, rue par rue.",
                    ),
                    choice(
                        "Renovating homes",
                        "Three per cent of all homes each year.",
                        "Rénover les logements",
                        "Trois pour cent des logements chaque année.",
                    ),
                    choice("Moving without a car", "Public transport, cycling, walking.", "Se déplacer sans voiture", "Transports publics, vélo, marche."),
                    choice(
                        "Power from our roofs",
                        "Public buildings first, then shared schemes.",
                        "L’électricité de nos toits",
                        "Les bâtiments publics d’abord, puis des projets partagés.",
                    ),
                    choice("Less waste", "Food, repair, reuse.", "Moins de déchets", "Alimentation, réparation, réemploi."),
                    choice(
                        "A city that stays cool",
                        "Trees, water and shade for hot summers.",
                        "Une ville qui reste fraîche",
                        "Arbres, eau et ombre pour les étés chauds.",
                    ),
                    choice(
                        "Industry and freight",
                        "Agreements with the largest employers.",
                        "L’industrie et le fret",
                        "Des accords avec les plus grands employeurs.",
                    ),
                ],
            )],
        },
        PollTheme {
            title: both("Checking that promises are kept", "Vérifier que les promesses sont tenues"),
            intro: both("The priorities are set. How should they be watched?", "Les priorités sont fixées. Comment les suivre ?"),
            questions: &[
                Ask::one(
                    both("Who should check the progress of the contract?", "Qui doit vérifier l’avancement du contrat ?"),
                    both("Whoever it is publishes a report every spring.", "Dans tous les cas, un rapport paraîtra chaque printemps."),
                    &[
                        choice(
                            "A panel of residents drawn by lot",
                            "Twenty people, renewed by half each year.",
                            "Un panel tiré au sort",
                            "Vingt personnes, renouvelées par moitié chaque année.",
                        ),
                        choice(
                            "The university",
                            "Independent, with the city’s raw data.",
                            "L’université",
                            "Indépendante, avec les données brutes de la ville.",
                        ),
                        choice("The council", "In a public session twice a year.", "Le conseil", "En séance publique deux fois par an."),
                        choice(
                            "The partners together",
                            "Signatories report on one another.",
                            "Les partenaires entre eux",
                            "Les signataires font rapport les uns sur les autres.",
                        ),
                    ],
                ),
                Ask::one(
                    both("How should progress be shown?", "Comment montrer l’avancement ?"),
                    both("", ""),
                    &[
                        choice("A page with a few figures", "", "Une page avec quelques chiffres", ""),
                        choice("A display in the city hall", "", "Un panneau à la mairie", ""),
                        choice("A letter to every household", "", "Une lettre à chaque foyer", ""),
                    ],
                )
                .or_blank(),
            ],
        },
    ],
    answer: both(
        "With {voters} people taking part, “{winner}” received the most votes. It becomes the first chapter of the contract; the three priorities after it have chapters too.\n\nTwo of the remaining proposals are merged into those chapters. For the others the action plan names a contact, so that nobody has to start from nothing.",
        "Sur {voters} personnes qui ont participé, c’est « {winner} » qui recueille le plus de voix. Ce sera le premier chapitre du contrat ; les trois priorités suivantes auront aussi le leur.\n\nDeux autres propositions sont intégrées à ces chapitres. Pour le reste, le plan d’action indique une personne de contact, afin que nul ne doive repartir de zéro.",
    ),
};
