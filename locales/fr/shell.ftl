# Ce qui entoure chaque page.

title = { $page } · Parvis
skip = Aller au contenu
main-navigation = Navigation principale
cities = Villes
consultations = Consultations
indicators = Indicateurs
my-team = Mes villes
mission-staff = Équipe de la Mission
mailbox = Boîte aux lettres
my-page = Ma page
sign-in = Se connecter
demonstration = Démonstration.
demonstration-text = Les villes sont réelles. Les habitantes et habitants, les consultations et toute la participation sont simulés.
demonstration-more = Ce que cela veut dire
about-this-site = À propos de ce site
about = À propos de Parvis
secrecy = Mon vote est-il secret ?
privacy = Vie privée
accessibility = Accessibilité
api = API
colophon = Parvis est un logiciel libre pour les villes de la Mission « Villes intelligentes et neutres pour le climat ». Position des villes : GeoNames, CC BY 4.0.
