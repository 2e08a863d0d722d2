//! Themes about trees, water and soil.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::Method;

pub const SCHOOLYARDS: Theme = Theme {
    slug: "green-schoolyards",
    field: Field::NatureBasedSolutions,
    phases: &[Phase::Implementation, Phase::CoCreation],
    smallest: 0,
    title: both("From asphalt to shade: schoolyards", "Du bitume à l’ombre : les cours d’école"),
    summary: both(
        "On hot days a paved schoolyard reaches 60 degrees. {city} opens the ground of its schoolyards and their gates at weekends.",
        "Les jours de chaleur, une cour bitumée atteint 60 degrés. {city} rend la terre à ses cours d’école et en ouvre les portes le week-end.",
    ),
    body: both(
        "Most schoolyards in {city} are asphalt from wall to wall. Rain runs into the sewer, heat stays until night, and a third of the space belongs to a football pitch used by a quarter of the children.\n\nDepaving a yard costs between 90,000 and 250,000 euros. It takes one summer. Afterwards there is soil, shade, a place to sit in class outdoors, and rain that stays where it falls. Pupils draw the first plan; landscape architects make it stand up.\n\nIn return the yards open to the neighbourhood when school is out. Who sweeps, who locks up and who pays for a broken bench has to be settled with each school.",
        "À {city}, la plupart des cours d’école sont bitumées d’un mur à l’autre. La pluie part à l’égout, la chaleur reste jusqu’à la nuit, et un tiers de l’espace est un terrain de football qu’un quart des enfants utilise.\n\nDébitumer une cour coûte entre 90 000 et 250 000 euros et prend un été. Ensuite, il y a de la terre, de l’ombre, un coin pour faire classe dehors et une pluie qui reste où elle tombe. Les élèves dessinent le premier plan ; des paysagistes le rendent réalisable.\n\nEn contrepartie, les cours s’ouvrent au quartier quand l’école est finie. Qui balaie, qui ferme et qui paie un banc cassé : cela se règle avec chaque école.",
    ),
    polls: &[PollTheme {
        title: both("Which schoolyards first, and open to whom?", "Quelles cours d’abord, et ouvertes à qui ?"),
        intro: both("Eight yards can be done in the next two summers.", "Huit cours peuvent être faites au cours des deux prochains étés."),
        questions: &[
            Ask::one(
                both("Which schoolyards should come first?", "Quelles cours faire en premier ?"),
                both("", ""),
                &[
                    choice("The hottest ones", "By the heat map of last summer.", "Les plus chaudes", "D’après la carte de chaleur de l’été dernier."),
                    choice("Those in districts without a park", "", "Celles des quartiers sans parc", ""),
                    choice("Those where teachers and parents are ready", "", "Celles où l’équipe et les parents sont prêts", ""),
                    choice("Those that flood when it rains", "", "Celles qui sont inondées quand il pleut", ""),
                ],
            )
            .in_any_order(),
            Ask::numbers(
                Method::Score { highest: 5 },
                both("What should every new yard have?", "Que doit avoir chaque nouvelle cour ?"),
                both("Give 5 to what must not be missing in any yard.", "Donnez 5 à ce qui ne doit manquer dans aucune cour."),
                &[
                    choice("Tall trees", "", "De grands arbres", ""),
                    choice("Water to play with", "", "De l’eau pour jouer", ""),
                    choice("A vegetable garden", "", "Un potager", ""),
                    choice("A quiet corner", "", "Un coin calme", ""),
                    choice("A place for ball games", "", "Un espace pour le ballon", ""),
                    choice("An outdoor classroom", "", "Une classe en plein air", ""),
                    choice("Benches for the neighbourhood", "", "Des bancs pour le quartier", ""),
                ],
            ),
        ],
    }],
    answer: both(
        "“{winner}”: with this rule, given to us by {voters} people, the list of the first eight schools writes itself. It is published with the data behind it.\n\nWorks begin on the first day of the summer holidays. Until then every class concerned gets two mornings with the landscape architects.",
        "« {winner} » : avec cette règle, que {voters} personnes nous ont donnée, la liste des huit premières écoles s’établit d’elle-même. Elle est publiée avec ses données.\n\nLes travaux commenceront le premier jour des vacances d’été. D’ici là, chaque classe concernée passera deux matinées avec les paysagistes.",
    ),
};

pub const TREES: Theme = Theme {
    slug: "ten-thousand-trees",
    field: Field::NatureBasedSolutions,
    phases: &[Phase::ExpressionOfInterest, Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("Ten thousand trees: where and which?", "Dix mille arbres : où et lesquels ?"),
    summary: both(
        "A tree in the street cools as much as ten air conditioners and takes the place of one parked car. Where should they grow?",
        "Un arbre de rue rafraîchit autant que dix climatiseurs et prend la place d’une voiture garée. Où les planter ?",
    ),
    body: both(
        "Shade is shared out unequally in {city}. In the greenest district, crowns cover 31 per cent of the ground; in the barest, six. On summer evenings the difference is four degrees, and it is the older residents of the bare streets whom the ambulance fetches.\n\nTen thousand trees can be planted by 2030. Not everywhere: below many streets lie gas pipes, cables and cellars. About half of the places that remain are parking spaces today.\n\nSpecies are chosen for the climate of 2060. That means fewer limes and maples and more oaks from the south, hackberries and field elms, mixed so that one disease cannot take them all.",
        "L’ombre est inégalement répartie à {city}. Dans le quartier le plus vert, les couronnes couvrent 31 pour cent du sol ; dans le plus nu, six. Les soirs d’été, l’écart est de quatre degrés, et ce sont les personnes âgées des rues sans arbres que l’ambulance vient chercher.\n\nDix mille arbres peuvent être plantés d’ici à 2030. Pas partout : sous bien des rues passent des conduites de gaz, des câbles et des caves. Près de la moitié des emplacements possibles sont aujourd’hui des places de stationnement.\n\nLes essences sont choisies pour le climat de 2060. Cela veut dire moins de tilleuls et d’érables, davantage de chênes du sud, de micocouliers et d’ormes champêtres, mélangés pour qu’aucune maladie ne les emporte tous.",
    ),
    polls: &[PollTheme {
        title: both("Where should the first trees stand?", "Où planter les premiers arbres ?"),
        intro: both("The first two thousand trees are ordered in autumn.", "Les deux mille premiers arbres seront commandés à l’automne."),
        questions: &[
            Ask::several(
                1,
                3,
                both("Where are trees needed most?", "Où faut-il des arbres en priorité ?"),
                both("Choose up to three.", "Choisissez-en trois au plus."),
                &[
                    choice("At bus and tram stops", "", "Aux arrêts de bus et de tram", ""),
                    choice("Around schools and nurseries", "", "Autour des écoles et des crèches", ""),
                    choice("Near homes for the elderly", "", "Près des maisons de retraite", ""),
                    choice("On market squares", "", "Sur les places de marché", ""),
                    choice("In streets without any tree", "", "Dans les rues sans aucun arbre", ""),
                    choice("Along cycle routes", "", "Le long des itinéraires cyclables", ""),
                ],
            ),
            Ask::one(
                both("May a tree take the place of a parking space?", "Un arbre peut-il remplacer une place de stationnement ?"),
                both("", ""),
                &[
                    choice("Yes, wherever shade is missing", "", "Oui, partout où l’ombre manque", ""),
                    choice("Yes, if the street agrees", "", "Oui, si la rue est d’accord", ""),
                    choice("Only if a space is found nearby", "", "Seulement si une place est trouvée à côté", ""),
                    choice("No", "", "Non", "").seldom(),
                ],
            ),
        ],
    }],
    answer: both(
        "{voters} people told us where trees are needed most. First came “{winner}”, and the first two thousand trees follow that answer; the planting map shows each of them, with its species.\n\nYoung trees need water for five summers. Whoever would like to look after one finds its number on the stake.",
        "{voters} personnes ont participé. Les deux mille premiers arbres suivront votre première réponse : « {winner} ». La carte des plantations montre chacun d’eux, avec son essence.\n\nUn jeune arbre a besoin d’eau pendant cinq étés. Pour en parrainer un, son numéro figure sur le tuteur.",
    ),
};
