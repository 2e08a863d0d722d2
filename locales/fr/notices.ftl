# Ce qui vient de se passer, dit une fois en haut de la page suivante.

signed-in = La connexion a réussi.
signed-out = Déconnexion réussie sur cet appareil.
signed-out-everywhere = Déconnexion réussie sur tous vos appareils.
saved = Enregistré.
account-deleted = Votre compte a été supprimé.
published = C’est publié. Tout le monde peut maintenant le voir.
extended = La date de clôture a été déplacée. Le motif est public.
closed = Le vote est clos. Le motif est public.
results-published = Les résultats sont publiés.
answer-published = La réponse officielle est publiée.
invited = L’invitation est en route par e-mail.
removed = Le rôle a été retiré.
invitation-accepted = Invitation acceptée. Bienvenue dans l’équipe.
invitation-declined = Invitation refusée.
corrected = La correction est publiée.
token-revoked = Le jeton ne fonctionne plus.
unsubscribed = Vous ne recevrez plus ce type d’e-mail.
