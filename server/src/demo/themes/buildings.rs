//! Themes about homes.

use crate::demo::texts::{Ask, PollTheme, Theme, both, choice};
use domain::consultation::Field;
use domain::contract::Phase;
use domain::voting::Method;

pub const RENOVATION: Theme = Theme {
    slug: "help-with-renovation",
    field: Field::BuiltEnvironment,
    phases: &[Phase::CoCreation, Phase::Implementation],
    smallest: 0,
    title: both("Help with renovating homes", "Aider à rénover les logements"),
    summary: both(
        "Money is rarely what stops people from insulating their home. Which help would make the difference in {city}?",
        "Ce n’est pas toujours l’argent qui empêche d’isoler son logement. Quelle aide ferait la différence à {city} ?",
    ),
    body: both(
        "Six homes in ten in {city} were built before there was any rule on insulation. At today’s pace it would take ninety years to renovate them all. Grants exist, but a third of them are never claimed.\n\nIn interviews, owners name other obstacles: no time to compare offers, fear of bad workmanship, neighbours who have to agree, elderly parents who cannot move out. Tenants fear a rent that rises by more than their heating bill falls.\n\nThe renovation office will have twelve advisers from next year. It can spread them thinly over the whole city or accompany fewer households from the first visit to the last invoice.",
        "À {city}, six logements sur dix datent d’avant toute règle d’isolation. Au rythme actuel, il faudrait quatre-vingt-dix ans pour tous les rénover. Des subventions existent, mais un tiers n’est jamais demandé.\n\nDans les entretiens, les propriétaires citent d’autres obstacles : pas le temps de comparer les devis, la peur des malfaçons, des voisins à convaincre, des parents âgés qui ne peuvent pas déménager. Les locataires craignent un loyer qui monte plus que la facture de chauffage ne baisse.\n\nLa maison de la rénovation comptera douze conseillères et conseillers dès l’an prochain. Elle peut les répartir sur toute la ville ou accompagner moins de foyers, de la première visite à la dernière facture.",
    ),
    polls: &[
        PollTheme {
            title: both("Which help makes the difference?", "Quelle aide fait la différence ?"),
            intro: both("For owners and tenants alike.", "Pour les propriétaires comme pour les locataires."),
            questions: &[
                Ask::numbers(
                    Method::Quadratic { credits: 25 },
                    both("Which help would make you start?", "Quelle aide vous ferait commencer ?"),
                    both("", ""),
                    &[
                        choice(
                            "One adviser from start to finish",
                            "Plans, offers, site, invoices.",
                            "La même personne du début à la fin",
                            "Projet, devis, chantier, factures.",
                        ),
                        choice(
                            "The grant paid in advance",
                            "Nobody has to wait for a refund.",
                            "La subvention versée d’avance",
                            "Personne n’attend un remboursement.",
                        ),
                        choice(
                            "A list of tested firms",
                            "Checked each year, with references.",
                            "Une liste d’entreprises contrôlées",
                            "Vérifiée chaque année, avec des références.",
                        ),
                        choice(
                            "Renovating a whole street together",
                            "One site, one price.",
                            "Rénover toute une rue ensemble",
                            "Un seul chantier, un seul prix.",
                        ),
                        choice(
                            "A flat to move to during the works",
                            "Furnished, in the same district.",
                            "Un logement pendant les travaux",
                            "Meublé, dans le même quartier.",
                        ),
                        choice(
                            "A loan that the home repays",
                            "It stays with the home when it is sold.",
                            "Un prêt attaché au logement",
                            "Il reste au logement en cas de vente.",
                        ),
                    ],
                ),
                Ask::one(
                    both("Do you rent or own your home?", "Êtes-vous locataire ou propriétaire ?"),
                    both("It helps us to see whether both agree.", "Cela nous aide à voir si les avis concordent."),
                    &[
                        choice("I rent", "", "Locataire", ""),
                        choice("I own", "", "Propriétaire", ""),
                        choice(
                            "Neither",
                            "I live with family, in a home or a shared house.",
                            "Ni l’un ni l’autre",
                            "Je vis en famille, en foyer ou en habitat partagé.",
                        ),
                    ],
                )
                .or_blank(),
            ],
        },
        PollTheme {
            title: both("Where should the advisers go first?", "Où envoyer d’abord les conseillers ?"),
            intro: both("Twelve advisers, one city.", "Douze personnes, une ville."),
            questions: &[Ask::one(
                both("Where should advice begin?", "Par où commencer ?"),
                both("", ""),
                &[
                    choice("Where bills are highest", "", "Là où les factures sont les plus hautes", ""),
                    choice("Where most people ask", "", "Là où la demande est la plus forte", ""),
                    choice("In large blocks of flats", "", "Dans les grands immeubles", ""),
                    choice("Everywhere at once", "", "Partout à la fois", ""),
                ],
            )],
        },
    ],
    answer: both(
        "{voters} people took part. “{winner}” comes first, for you and for us: it takes half of next year’s budget for renovation.\n\nTo protect tenants, the city pays grants for rented homes only if rent and heating together do not rise for five years.",
        "{voters} personnes ont participé. « {winner} » passe en premier, pour vous comme pour nous : la moitié du budget de rénovation de l’an prochain y est consacrée.\n\nPour protéger les locataires, la ville ne subventionne les logements loués que si loyer et chauffage, ensemble, n’augmentent pas pendant cinq ans.",
    ),
};
