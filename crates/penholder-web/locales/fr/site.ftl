# The shell of every page, errors, words of the core.

skip = Aller au contenu
nav = Rubriques du site
nav-record = Le registre
nav-votes = Votes
nav-members = Membres
nav-vetoes = Vetos
nav-replay = Autres chartes
nav-law = Le droit
nav-negotiations = Négociations
nav-cases = Dossiers
languages = Langues
home = Accueil
search-the-record = Chercher dans le registre
start-again = Recommencer
foot-facts = Faits tirés de sources publiées, avec les rectifications et ce qui les fonde. Un fait marqué [K] est notoire et n’a pas été revérifié ; un fait marqué [?] est contesté. Ouvrez un vote pour voir la règle et les chiffres qui en ont décidé.

# Data for programs
api-title = Données pour les programmes
api-about = Un programme peut lire tout ce que contient le registre, sans compte. La <description>description en OpenAPI 3.1</description> dit la même chose que cette page.
api-writing = Qui tient une place dans une <chambers>salle</chambers> peut aussi écrire : un jeton créé là agit comme cette place, selon les mêmes règles.
api-tokens-too = Avec un jeton : ce que sa place peut voir. Sans jeton : ce que voit le public.
api-tokens-only = Seulement avec un jeton.
api-as-above = Les mêmes paramètres que ci-dessus.
api-examples = Chaque exemple est une vraie réponse ; des longues listes et des tableaux, seules les deux premières entrées sont montrées.
api-answers = Réponses :
api-example = Exemple
api-whole = La réponse entière

# Errors
error-not-found = Introuvable
error-asked = Impossible de répondre à cette demande
error-damaged = Le registre est endommagé
error-busy = Serveur occupé
busy = Trop de demandes appelant une longue réponse arrivent en même temps. Réessayez dans un instant.
not-found-address = Il n’y a rien à l’adresse <code>{ $address }</code>.

# Positions
position-yes = pour
position-no = contre
position-abstain = abstention
position-abstain-not-bound = abstention, sans être lié
position-not-participating = non-participation au vote
position-absent = absent
position-not-voting = n’a pas voté
position-vacant = siège vacant
position-barred = exclu du vote en tant que partie
position-recused = récusation
position-suspended = droit de vote suspendu
position-invalid = bulletin nul
position-no-objection = sans objection
position-objection = objection
position-hold = mise en attente
position-discuss = demande de discussion
position-silent = silence
position-unknown = non consigné
position-open = encore indéterminé
position-veto = contre (veto)
presiding = à la présidence
vetoes-counted = { $count ->
    [one] ({ $count } veto)
   *[other] ({ $count } vetos)
  }

# { $month } is the number of the month.
day = { $day ->
    [1] 1er
   *[other] { $day }
  } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
  } { $year }
