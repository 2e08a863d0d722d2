//! Themes about streets as places.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::count::Rule;

pub const SCHOOL_STREETS: Theme = Theme {
    slug: "school-streets",
    field: Field::MobilityAndTransport,
    phases: &[Phase::Implementation],
    smallest: 0,
    title: both("School streets: calm at the gate", "Rues scolaires : du calme devant l’école"),
    summary: both(
        "Closed to cars for half an hour in the morning and afternoon: five schools tried it. Should all schools follow, and how?",
        "Fermées aux voitures une demi-heure le matin et l’après-midi : cinq écoles ont essayé. Faut-il étendre la mesure à toutes, et comment ?",
    ),
    body: both(
        "At a quarter past eight the street in front of a school is at its most dangerous, mostly because of cars that bring children to it. A school street is closed to motor traffic while children come and go. Residents of the street, care services and deliveries with a permit may pass at walking pace.\n\nFive schools in {city} have tried it for a year. Counts show a third fewer cars in the streets around, not only at the gate; nitrogen dioxide fell by a fifth. Two schools report that parents now park on the main road instead, which is a new problem.\n\nVolunteers set up the barriers. Where there are not enough of them, retractable bollards cost about 38,000 euros per street.",
        "À huit heures et quart, la rue devant l’école est au plus dangereux, surtout à cause des voitures qui y déposent des enfants. Une rue scolaire est fermée à la circulation pendant que les élèves arrivent et repartent. Les riverains, les soignants et les livraisons autorisées peuvent passer au pas.\n\nÀ {city}, cinq écoles ont essayé pendant un an. Les comptages montrent un tiers de voitures en moins dans les rues voisines, et pas seulement devant le portail ; le dioxyde d’azote a baissé d’un cinquième. Deux écoles signalent que des parents se garent désormais sur l’axe principal : c’est un nouveau problème.\n\nDes bénévoles posent les barrières. Quand ils ne sont pas assez nombreux, des bornes rétractables coûtent environ 38 000 euros par rue.",
    ),
    polls: &[PollTheme {
        title: both("School streets for all schools?", "Des rues scolaires pour toutes les écoles ?"),
        intro: both("For parents, pupils over 16, teachers and neighbours.", "Pour les parents, les élèves de plus de 16 ans, le personnel et les riverains."),
        questions: &[
            Ask::one(
                both("Should school streets be extended?", "Faut-il étendre les rues scolaires ?"),
                both("", ""),
                &[
                    choice("Yes, to every school that can", "", "Oui, partout où c’est possible", ""),
                    choice("Yes, where parents ask for it", "", "Oui, là où les parents le demandent", ""),
                    choice("Keep the five and measure for another year", "", "Garder les cinq et mesurer un an de plus", ""),
                    choice("No", "", "Non", "").seldom(),
                ],
            ),
            Ask::one(
                both("Who should close the street?", "Qui doit fermer la rue ?"),
                both("", ""),
                &[
                    choice(
                        "Volunteers with barriers",
                        "Cheap, and neighbours get to know each other.",
                        "Des bénévoles avec des barrières",
                        "Peu coûteux, et l’on se rencontre.",
                    ),
                    choice("Retractable bollards", "Reliable, but expensive.", "Des bornes rétractables", "Fiables, mais chères."),
                    choice("Cameras and fines", "Works without anybody at the gate.", "Des caméras et des amendes", "Fonctionne sans personne sur place."),
                ],
            ),
            Ask::several(
                0,
                2,
                both("What would help children to come without a car?", "Qu’est-ce qui aiderait les enfants à venir sans voiture ?"),
                both("Choose up to two, or none.", "Choisissez jusqu’à deux réponses, ou aucune."),
                &[
                    choice("A walking bus with adults", "", "Un pédibus accompagné", ""),
                    choice("Safe bicycle sheds", "", "Des abris à vélos sûrs", ""),
                    choice("Crossings with priority", "", "Des passages prioritaires", ""),
                    choice("A later start for the lower classes", "", "Un horaire plus tardif pour les petites classes", ""),
                ],
            )
            .or_blank(),
        ],
    }],
    answer: both(
        "“{winner}”: that is the answer given most often by the {voters} people who took part. Twelve more schools are ready for next September; the list and the dates are below.\n\nFor the parking on the main road there will be drop-off points, four minutes’ walk from the gate, with an adult who accompanies the children.",
        "« {winner} » : c’est la réponse la plus fréquente des {voters} personnes qui ont participé. Douze autres écoles seront prêtes en septembre prochain ; la liste et les dates suivent.\n\nContre le stationnement sur l’axe principal, des points de dépose seront créés à quatre minutes à pied, avec un adulte qui accompagne les enfants.",
    ),
};

pub const CAR_FREE_SUNDAYS: Theme = Theme {
    slug: "car-free-sundays",
    field: Field::MobilityAndTransport,
    phases: &[Phase::ExpressionOfInterest, Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("Car-free Sundays", "Des dimanches sans voiture"),
    summary: both(
        "Once a month the centre belongs to those on foot and on bicycles. How often, how far, and with what in the streets?",
        "Une fois par mois, le centre appartient aux piétons et aux cyclistes. À quelle fréquence, sur quel périmètre et avec quoi dans les rues ?",
    ),
    body: both(
        "On the first car-free Sunday some people came for the music and stayed for the silence. Noise in the centre of {city} fell by ten decibels, which sounds like half. Cafés sold more, two petrol stations less, and the emergency services were nowhere delayed.\n\nThere were complaints too: from people who visit relatives in hospital, from a church with many elderly members, and from hotels. Shuttle buses with lifts ran every ten minutes but few knew about them.\n\nThe next season needs a decision by the end of winter, since the police plan their Sundays half a year ahead.",
        "Le premier dimanche sans voiture, certaines personnes sont venues pour la musique et restées pour le silence. À {city}, le bruit au centre a baissé de dix décibels, ce qui semble deux fois moins fort. Les cafés ont vendu davantage, deux stations-service moins, et les secours n’ont été retardés nulle part.\n\nIl y a eu des plaintes aussi : de personnes qui rendent visite à des proches à l’hôpital, d’une paroisse aux membres âgés et d’hôtels. Des navettes avec élévateur passaient toutes les dix minutes, mais peu de gens le savaient.\n\nIl faut décider de la prochaine saison avant la fin de l’hiver, car la police prévoit ses dimanches six mois à l’avance.",
    ),
    polls: &[PollTheme {
        title: both("The next season of car-free Sundays", "La prochaine saison des dimanches sans voiture"),
        intro: both("Three questions about next year.", "Trois questions sur l’an prochain."),
        questions: &[
            Ask::one(
                both("How often should Sundays be car-free?", "À quelle fréquence les dimanches doivent-ils être sans voiture ?"),
                both("", ""),
                &[
                    choice("Every Sunday from May to September", "", "Chaque dimanche de mai à septembre", ""),
                    choice("Once a month", "", "Une fois par mois", ""),
                    choice("Twice a year, as a festival", "", "Deux fois par an, comme une fête", ""),
                    choice("Never again", "", "Plus jamais", "").seldom(),
                ],
            ),
            Ask::one(
                both("How far should it reach?", "Jusqu’où ?"),
                both("", ""),
                &[
                    choice("The old centre", "", "Le centre ancien", ""),
                    choice("The inner ring", "", "L’anneau intérieur", ""),
                    choice("Another district each time", "", "Un autre quartier à chaque fois", ""),
                ],
            ),
            Ask::ranked(
                6,
                Rule::Stv,
                3,
                both("What should there be room for?", "À quoi faire de la place ?"),
                both("Three ideas get a place next season.", "Trois idées auront leur place la saison prochaine."),
                &[
                    choice("Children’s play streets", "", "Des rues de jeu pour les enfants", ""),
                    choice("Long tables to eat together", "", "De grandes tablées", ""),
                    choice("Street sport", "", "Du sport de rue", ""),
                    choice("Flea markets", "", "Des vide-greniers", ""),
                    choice("Music", "", "De la musique", ""),
                    choice("Nothing but quiet", "", "Rien que le calme", ""),
                ],
            ),
        ],
    }],
    answer: both(
        "{voters} people took part, and “{winner}” came first. The calendar for next season follows it.\n\nThe shuttle buses stay. This time they are announced in the letter to all households, and the hospital is served every five minutes.",
        "{voters} personnes ont participé, et « {winner} » arrive en tête. Le calendrier de la prochaine saison en tient compte.\n\nLes navettes restent. Cette fois, elles seront annoncées dans la lettre à tous les foyers, et l’hôpital sera desservi toutes les cinq minutes.",
    ),
};
