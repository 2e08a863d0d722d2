# Mots que beaucoup de pages partagent.

breadcrumb = Fil d’Ariane
pages = Pages
page = Page
previous-page = Précédente
next-page = Suivante
show = Afficher
clear-filters = Tout effacer
optional = (facultatif)
error-mark = Erreur :
done = Fait :
missing = Manque :
problems = { $n ->
    [one] Il y a { $n } problème
   *[other] Il y a { $n } problèmes
}
label-and-error = { $label } : { $error }
not-translated = Ce texte n’est pas encore traduit. Langue affichée : { $language }.

standing-completed = Terminée
standing-current = Vous êtes ici
standing-not-reached = Pas encore atteinte

phase-expression-of-interest = Manifestation d’intérêt
phase-co-creation = Co-création
phase-implementation = Mise en œuvre

level-inform = Informer
level-consult = Consulter
level-involve = Impliquer
level-collaborate = Collaborer
level-empower = Donner le pouvoir d’agir
promise-inform = La ville vous tiendra au courant.
promise-consult = La ville vous écoutera et dira comment vos avis ont compté.
promise-involve = La ville travaillera avec vous pour que vos préoccupations se retrouvent dans les choix qu’elle prépare, et dira comment elles ont compté.
promise-collaborate = La ville cherchera des solutions avec vous et suivra vos conseils autant qu’elle le peut.
promise-empower = La ville mettra en œuvre ce que vous décidez.

field-energy-systems = Systèmes énergétiques
field-mobility-and-transport = Mobilité et transports
field-waste-and-circular-economy = Déchets et économie circulaire
field-nature-based-solutions = Infrastructures vertes et solutions fondées sur la nature
field-built-environment = Bâtiments et espace bâti
field-other = Autre

preparedness-beginner = Débutante
preparedness-experienced = Expérimentée
preparedness-frontrunner = Pionnière
asset-complete-strategy = Une stratégie complète
asset-complete-strategy-with-governance = Une stratégie complète, gouvernance comprise
asset-capacity = Des capacités
asset-strong-capacity = De solides capacités
asset-partnerships = Des partenariats
asset-strong-partnerships = De solides partenariats
asset-financial-means = Des moyens financiers
asset-financial-means-for-deployment = Des moyens financiers pour le déploiement
asset-great-ambition = Une grande ambition
asset-small-scale-pilots = Des projets pilotes à petite échelle
asset-large-scale-pilots = Des projets pilotes à grande échelle
asset-first-hand-experience = Une expérience directe
asset-limited-international-network = Un réseau international limité
asset-international-network = Un réseau international
asset-wide-international-network = Un large réseau international

boundary-municipality = Commune entière
boundary-district = District d’une commune
boundary-inter-municipality = Plusieurs communes ensemble

size-under-100k = Moins de 100 000 habitants
size-from-100k-to-500k = De 100 000 à 500 000 habitants
size-over-500k = Plus de 500 000 habitants

state-draft = Brouillon
state-scheduled = Pas encore ouvert
state-open = Ouvert
state-closing = Clos, dépouillement en cours
state-closed = Clos
state-results-published = Résultats publiés
state-published = Publiée
state-answered = Réponse donnée

eligibility-any-account = Toute personne ayant un compte
eligibility-declared-residents = Les personnes qui déclarent habiter la ville
eligibility-electoral-roll = Les personnes inscrites sur la liste électorale de ce vote

channel-web = Sur ce site
channel-paper = Sur papier
channel-phone = Par téléphone
channel-assisted = Avec de l’aide
channel-in-person = Sur place

subject-consultation-title = Titre de la consultation
subject-consultation-summary = Résumé de la consultation
subject-consultation-body = Texte de la consultation
subject-poll-intro = Introduction du vote
subject-question-help = Aide d’une question
subject-option-description = Explication d’une option
subject-poll-title = Titre du vote
subject-question-text = Une question
subject-option-label = Une option
subject-questions = Les questions
subject-options = Les options
subject-eligibility = Qui peut voter

change-published = Publication
change-extended = Prolongation jusqu’au { $moment }
change-closed-early = Clôture anticipée
change-results-published = Publication des résultats
change-answer-published = Publication de la réponse officielle
reason = Motif :
correction = Correction du { $date }.
before = Avant
after = Maintenant

# Règles qui décident.
rule-plurality = Le plus de premiers choix
rule-approval = Citée sur le plus de bulletins
rule-score = Somme la plus élevée
rule-borda = Points selon le rang (Borda)
rule-irv = Vote alternatif
rule-stv = Vote unique transférable
rule-schulze = Méthode Schulze
