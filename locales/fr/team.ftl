# Les pages d’une équipe de ville.

my-cities = Mes villes
home-lede = Les consultations et les votes des villes dont vous faites partie de l’équipe.
home-empty-title = Vous ne faites partie d’aucune équipe de ville
home-empty = L’administration d’une ville ou l’équipe de la Mission peut vous inviter par courriel.
invitations-waiting = { $n ->
    [one] { $n } invitation attend votre réponse
   *[other] { $n } invitations attendent votre réponse
}
cities = Villes
drafts = Brouillons
open-polls = Votes ouverts
unanswered = En attente de réponse
role-administrator = Administration de la ville
role-moderator = Modération
role-staff = Équipe de la Mission
role-in = { $role }, { $city }
administrator-hint = Invite et retire des membres, déclare les données de la ville, et fait tout ce que fait la modération.
moderator-hint = Rédige et publie des consultations et des votes.

# Une ville.
tabs = Équipe de { $city }
tab-consultations = Consultations
tab-members = Membres
tab-facts = Données
city-title = { $city }, équipe
city-team = Équipe de ville · { $country }
members-count = { $n ->
    [one] { $n } personne fait partie de l’équipe.
   *[other] { $n } personnes font partie de l’équipe.
}
consultations = Consultations
new-consultation = Nouvelle consultation
public-page = Page publique
no-consultation-title = Pas encore de consultation
no-consultation = Rédigez la première. Personne ne la voit avant sa publication.
no-poll = Pas encore de vote.
untitled = Sans titre
population-unknown = La population de la ville n’est pas déclarée. Sans elle, aucun taux ne peut être calculé.
population-to-be-replaced = La population enregistrée ne correspond pas au périmètre et doit être remplacée. Aucun taux n’est calculé avec elle.
declare-population = Déclarer la population
opens-on = ouvre le { $date }
closes-on = clôture le { $date }
closed-on = clos le { $date }
open-ended = sans date de clôture
voters = { $n ->
    [one] { $n } personne a voté
   *[other] { $n } personnes ont voté
}

# Une consultation.
consultation-of = Consultation · { $city }
edit = Modifier
before-publishing = Avant de publier
nothing-missing = Il ne manque rien
missing-count = { $n ->
    [one] Il manque { $n } élément. Le lien mène au champ.
   *[other] Il manque { $n } éléments. Chaque lien mène au champ.
}
publish-consultation = Publier la consultation
publish-consultation-hint = Une fois publiée, tout le monde peut la lire. Les changements de texte sont ensuite montrés comme rectifications.
polls = Votes
add-poll = Ajouter un vote
official-answer = Réponse officielle
answer-later = La réponse officielle se rédige une fois la consultation publiée.
answer-due = La ville n’a pas encore répondu. La promesse faite aux habitantes et habitants est de dire ce que la ville fait de ce qu’elle a entendu, et pourquoi.
answered-on = Publiée le { $moment }.
read-answer = Lire la réponse
write-answer = Rédiger la réponse
history = Décisions
corrections = Rectifications
facts-title = Données
level = Niveau de participation
field = Champ d’action
phase = Phase du contrat
languages = Langues
published = Publiée
participants = Participantes et participants
none-yet = Pas encore

# Rédiger une consultation.
edit-consultation = Modifier la consultation
edit-lede = Seule l’équipe la voit avant sa publication. Vous pouvez l’enregistrer à tout moment, complète ou non.
edit-public-lede = Cette consultation est publique. Ce que vous changez ici est montré comme rectification, avec le texte remplacé et votre motif.
languages-hint = Avant la publication, chaque texte doit exister dans chacune de ces langues.
show-languages = Afficher les champs de ces langues
choose-languages-first = Cochez au moins une langue, puis affichez ses champs.
title = Titre
title-hint = Court et concret. Dites de quoi il s’agit.
title-in = Titre ({ $language })
summary = Résumé
summary-hint = Une ou deux phrases pour les listes : que peut-on décider ou dire ?
summary-in = Résumé ({ $language })
body = Texte
body-hint = Ce qui est prévu, ce qui peut encore changer, ce que devient le résultat. Vous pouvez utiliser Markdown : titres, listes, liens.
body-in = Texte ({ $language })
markdown-hint = Vous pouvez utiliser Markdown : titres, listes, liens.
level-hint = Ce que la ville promet aux habitantes et habitants. La promesse est affichée sur la page.
phase-hint = La phase du contrat climatique de la ville dont cela fait partie.
field-hint = Le champ d’action du contrat.
choose = Choisir
reason = Motif
reason-hint = Public. Dites en une phrase pourquoi le texte change.
save = Enregistrer
save-draft = Enregistrer comme brouillon
cancel = Annuler

# La réponse officielle.
answer-lede = Ce que la ville fait de ce qu’elle a entendu, et pourquoi. Elle est publique, dans chaque langue de la consultation.
answer-in = Réponse ({ $language })
answer-stands = Elle reste telle que publiée.
answer-publish-hint = Une réponse publiée reste. Elle ne peut plus être changée.
publish-answer = Publier la réponse
polls-without-results = { $n ->
    [one] Les résultats de { $n } vote ne sont pas encore publiés. Publiez-les d’abord, pour que la réponse puisse être lue à côté.
   *[other] Les résultats de { $n } votes ne sont pas encore publiés. Publiez-les d’abord, pour que la réponse puisse être lue à côté.
}

# Ce qui manque.
missing-language = Choisir au moins une langue
missing-title = Le titre ({ $language })
missing-summary = Le résumé ({ $language })
missing-body = Le texte ({ $language })
missing-question = Une question
missing-question-text = Le texte de la question { $question } ({ $language })
missing-options = Au moins deux options pour la question { $question }
missing-option-label = L’option { $option } de la question { $question } ({ $language })
missing-duplicate = Question { $question } : deux options se lisent de la même façon ({ $language })
missing-limits = Question { $question } : les limites ne correspondent pas à la façon d’y répondre, ou aux options
missing-rule = Question { $question } : la règle ou le nombre d’options retenues ne correspond pas à la façon d’y répondre
concerns = Avant de publier, regardez :
concern-every-option = Question { $question } : autant d’options sont retenues qu’il y en a ; toutes l’emportent donc.
missing-roll = Quelqu’un sur la liste électorale
missing-opening = La date d’ouverture
missing-closing = La date de clôture, ou le fait qu’il n’y en a pas
missing-closes-before = La date de clôture précède l’ouverture
missing-closes-past = La date de clôture est passée

# Membres.
members-caption = Équipe de { $city }
members-lede = Chaque membre peut rédiger et publier au nom de la ville.
email = Adresse électronique
role = Rôle
actions = Actions
you = (vous)
remove = Retirer
last-administrator = Dernier membre de l’administration
pending-title = Invitations
pending-caption = Invitations en attente de réponse
expires = Valable jusqu’au
invite-title = Inviter quelqu’un
invite-hint = Nous envoyons une invitation à cette adresse. La personne qui lit ses courriels peut l’accepter.
invite = Envoyer l’invitation

# Données.
facts-of = Données de { $city }
facts-lede = Ce que la ville déclare sur elle-même. C’est public, et les indicateurs reposent dessus.
facts-administrators = Seule l’administration de la ville peut changer ces données.
on-record = Enregistré
declare = Déclarer
declared-on = { $level }, déclaré le { $date }
not-declared = Non déclaré
population = Population
residents = Nombre d’habitantes et d’habitants
residents-hint = Dans le périmètre choisi plus bas, en chiffres.
year = Année
year-hint = L’année du chiffre.
source = Source
source-hint = Par exemple : institut national de statistique, avec le nom du tableau.
boundary = Périmètre
boundary-hint = Ce que « la ville » désigne ici. Des villes aux périmètres différents ne peuvent pas être comparées.
preparedness = Niveau de préparation
preparedness-hint = Le regard de la ville sur son point de départ. Ce n’est pas un classement.
has-and-lacks = A : { $has }. N’a pas encore : { $lacks }.
