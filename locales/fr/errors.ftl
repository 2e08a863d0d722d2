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
