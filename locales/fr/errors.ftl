# Pourquoi un champ n’a pas été accepté. Ces phrases se trouvent à côté du champ, et après son nom dans la liste des problèmes.

required = Remplissez ce champ
too-long = { $max ->
    [one] Ne dépassez pas { $max } caractère
   *[other] Ne dépassez pas { $max } caractères
}
too-short = { $min ->
    [one] Écrivez au moins { $min } caractère
   *[other] Écrivez au moins { $min } caractères
}
email = Écrivez une adresse e-mail, par exemple nom@example.eu
choice = Choisissez l’une des réponses proposées
number = Écrivez un nombre entier de { $min } à { $max }
moment = Écrivez une date et une heure
skipped-time = Cette heure n’existe pas : on avance l’heure cette nuit-là. Choisissez une heure plus tardive
end-before-start = La fin doit venir après le début
past = Choisissez un moment à venir
not-later = Choisissez un moment plus tardif que l’actuel
code = Ce code n’est pas le bon, ou il n’est plus valable. Vous pouvez en demander un nouveau
anonymous-roll = Un vote anonyme ou chiffré ne peut pas avoir de liste électorale : les jetons sont donnés à des comptes. Choisissez un autre mode, ou qui peut voter
invisible = Écrivez-le sur une ligne, sans caractères invisibles
sheet-code = Écrivez les huit lettres du code, comme ABCD-EFGH
taken = Cela existe déjà
unticked = Cochez cette case pour continuer
too-few-choices = { $min ->
    [one] Choisissez au moins { $min } option
   *[other] Choisissez au moins { $min } options
}
too-many-choices = { $max ->
    [one] Choisissez au plus { $max } option
   *[other] Choisissez au plus { $max } options
}
too-often = { $minutes ->
    [one] Trop d’essais. Réessayez dans { $minutes } minute
   *[other] Trop d’essais. Réessayez dans { $minutes } minutes
}
duplicate = Le même texte s’y trouve deux fois
refused = Ce n’est pas possible maintenant
same-place = Deux options ont la même place. Donnez à chacune la sienne, ou aucune
overspent = Vous avez utilisé { $spent } sur { $credits }. Retirez-en
amount = Écrivez un montant en euros, des chiffres seulement, comme 12000 ou 12000,50
over-budget = Vous avez choisi des projets pour { $spent } sur { $budget }. Retirez-en
voter-code = Personne sur la liste électorale de ce vote n’a ce code. Regardez encore une fois votre lettre ou votre e-mail
used-on-paper = Ce vote a été utilisé sur papier. Chaque personne a un vote
file-column = La première ligne doit nommer une colonne code, sha256 ou email
file-columns = La première ligne nomme plusieurs des colonnes code, sha256 et email. N’en laissez qu’une
file-empty = Le fichier n’a pas de lignes
file-rows = Le fichier a plus de { $max } lignes. Divisez-le
file-too-large = Le fichier dépasse { $megabytes } mégaoctets. Divisez-le
file-broken = Le fichier s’est interrompu en route. Envoyez-le de nouveau
