# The live chamber.

# The sitting that plays
demo = Séance en lecture
demo-title = Suivre une séance
demo-unknown = Il n’existe pas de séance appelée « { $name } ».
demo-start = Rien ne s’est encore passé. Lancez la lecture ou avancez étape par étape.
demo-step = Étape { $at } sur { $of }
demo-play = Lecture
demo-pause = Pause
demo-next = Étape suivante
demo-end = Aller à la fin
demo-restart = Revenir au début
demo-sources = Sources
demo-others = Autres séances à suivre
minutes-so-far = Procès-verbal à ce stade
minutes-none = Rien pour l’instant.
vote-progress = { $cast ->
    [one] { $cast } votant sur { $of } s’est prononcé
   *[other] { $cast } votants sur { $of } se sont prononcés
  }
vote-missing = Doivent encore voter :
seats-of-the-body = Les { $count } sièges, avant tout vote
so-far = { $count } à ce stade

# Keys
keys-title = Raccourcis clavier de cette page
keys-off = Désactiver les raccourcis à une seule touche
close = Fermer

# Live pages
link = Actualité de cette page
link-live = En direct, situation à { "{time}" }
link-quiet = Aucune nouvelle depuis { "{time}" }
link-lost = Connexion perdue depuis { "{time}" }
back = Retour
load-again = Recharger la page
places = Places dans cette salle
place-gallery = Tribune du public
place-seat = Mon siège
place-chair = Présidence
place-secretariat = Secrétariat
place-screen = Écran
people = Sièges et invitations
observers = Observateurs
observer = Observateur
stage = Ce dont l’organe est saisi
mine = Mon siège
next-step = L’étape suivante
no-meeting = aucune séance en cours
nothing-yet = Rien ne s’est encore passé.
nothing-asked = Rien ne vous est demandé pour le moment.
nothing-next = Aucune étape n’est à franchir pour le moment.
nothing-runs = Aucun vote n’est ouvert et aucune procédure d’approbation tacite n’est en cours.
something-new = Commencer quelque chose de nouveau
floor = La parole
has-the-floor = a la parole.
nobody-speaks = Personne n’a la parole.
list-empty = Personne n’est inscrit sur la liste des orateurs.
of-seconds = sur { $seconds } secondes
before-us = À l’examen
no-texts = L’organe n’est saisi d’aucun texte.
motions = Motions, dans l’ordre où elles sont examinées
point-of-order = Motion d’ordre :
runs-now = En cours
vote-on = Vote sur
silence-on = Procédure d’approbation tacite pour
off-record = Hors procès-verbal :
other-acts = Tout ce que vous pouvez faire d’autre ({ $count })
you-may = Ce que vous pouvez faire
a-member = un membre

# Ballots
ballot-legend = Votre vote
ballot-yes = Pour
ballot-no = Contre
ballot-abstain = Abstention
ballot-more = Autres positions
ballot-reason = Motiver le vote
ballot-chosen = Votre vote : { $position }.
ballot-confirm = Confirmer
ballot-change = Modifier
ballot-again = Modifier mon vote
ballot-recorded = Enregistré : { $position }
ballot-secret = Votre bulletin secret est dans l’urne.
ballot-receipt = Récépissé { $receipt }, entrée { $entry } du registre

# Fields
field-optional = (facultatif)
field-lines = (un élément par ligne)
field-typed = (son nom ou son identifiant : il y en a { $count })
field-zone = (heure de { $zone })
field-position = Position
field-names = { $most ->
    [one] { $most } nom au maximum
   *[other] { $most } noms au maximum
  }
field-reason = Motif
field-says = En une ligne
field-why = Pourquoi
field-ruling = Décision
field-agenda = Ordre du jour
field-chair = Présidence
field-private = Séance publique ou privée
field-symbol = Cote
field-seat = Siège
field-kind = Type de texte
field-title = Sujet
field-deadline = Échéance
field-minutes = Minutes
field-seconds = Secondes
field-version = Nom de cette version
field-wording = Texte
field-counter = Le texte que vous pourriez accepter
field-about = Concernant
field-shape = Effet de l’amendement
field-who = Qui
field-parts = Parties
field-instrument = Instrument : signataire et date de signature
field-paragraphs = Paragraphes
field-how = Comment
field-roll = Tous sont portés présents ; corrigez ensuite siège par siège.
field-login = Identifiant
field-password = Mot de passe (dix caractères au minimum)

# Texts
text-unknown = Ce texte n’existe pas, ou il n’est pas affiché ici.
text-by = auteur :
text-sponsors = coauteurs :
text-elsewhere = Seule l’empreinte de cette version figure au registre.
text-changes = Ce qui a changé depuis la version précédente
amendments = Amendements
amend-words = Le paragraphe tel que vous le souhaitez ; laissé vide, il est supprimé
amend-after = Un nouveau paragraphe à la suite
amend-about = Ce que vous écrivez est proposé comme amendement au nom de votre siège.
amend-propose = Proposer l’amendement
amend-collide = { $count ->
    [one] { $count } amendement porte sur ce paragraphe
   *[other] { $count } amendements portent sur ce paragraphe : ils sont en conflit
  }
amend-moved = Le texte a changé entre-temps ; relisez-le et amendez sa version actuelle.
amend-nothing = Cela ne change rien.
amendment-pending = à examiner
amendment-accepted = repris par l’auteur du texte
amendment-adopted = adopté
amendment-not-adopted = non adopté
amendment-withdrawn = retiré
added = ajouté :
removed = supprimé :

# The record of a chamber
record-file = Le registre sous forme de fichier
record-verify = Vérifiez-le vous-même :

# Chambers, people
nav-chambers = Salles
to-the-gallery = Aller à la tribune du public
chambers-title = Salles
chambers-about = De vraies séances : tout organe doté d’une charte. Quiconque a une invitation siège ; tout le monde peut regarder.
chambers-none = Il n’y a pas encore de salle.
chamber-unknown = Il n’existe pas de salle appelée « { $name } ».
open-a-chamber = Ouvrir une salle
open-how = Les salles sont ouvertes par l’administrateur de cette installation : <login>connectez-vous</login>, ou suivez le lien d’administration. Il s’affiche une fois, là où le programme est lancé :
open-name = Nom de la salle
open-charter = Droit applicable
open-own-charter = Ou votre propre charte
open-own-about = Collez le fichier ou choisissez-le ; il est vérifié et chaque faute est montrée à sa ligne.
open-upload = ou depuis votre appareil
open-check = Seulement vérifier
open-checked = { $count ->
    [one] Cette loi se lit. { $count } règle est en vigueur aujourd’hui :
   *[other] Cette loi se lit. { $count } règles sont en vigueur aujourd’hui :
  }
open-charter-text = charter.toml
open-procedure-text = procedure.toml (à défaut, une procédure générale est attribuée à l’organe)
open-seats = Qui siège
open-seats-date = Ceux qui siègent à cette date, d’après le registre
open-seats-charter = Ceux que désigne la charte
open-seats-named = Ceux-ci, un par ligne :
open-date = La date
open-faults = { $count ->
    [one] { $count } erreur :
   *[other] { $count } erreurs :
  }
people-title = { $taken ->
    [one] { $taken } siège sur { $of } est occupé
   *[other] { $taken } sièges sur { $of } sont occupés
  }
invite-everybody = Inviter tous les sièges vacants
invite-table = Enregistrer les liens dans un tableau (CSV)
invite-about = Un lien et une carte sont créés pour chacun ; un lien n’est utilisable qu’une fois, pendant trois jours. Tout lien antérieur pour le même siège cesse de fonctionner.
invite = Inviter
revoke = Révoquer
invited-until = invitation valable jusqu’au { $time }
seat-empty = personne
seat-unknown = Ce siège n’existe pas.
column-seat = Siège
column-sits = Occupé par
column-invited = Invitation
cards-title = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
  }
cards-about = Ces liens ne seront plus jamais affichés. Imprimez les cartes, enregistrez le tableau ou copiez les liens maintenant.
card-until = utilisable une fois, jusqu’au { $time }
copy-link = Copier le lien
copied = Copié
print = Imprimer
enter-about = Cette invitation est personnelle. Elle n’est utilisable qu’une fois.
enter-name = Votre nom
enter = Prendre place
open-how-again = Si ce lien a servi ou s’est perdu, lancez le programme ainsi ; il en affiche un autre :
open-how-watch = Pour regarder d’abord : <demo>une séance qui se joue</demo>, <negotiate>des négociations</negotiate>.
open-look = Montrer ses sièges
open-start = Partir du texte du droit choisi ci-dessus
open-seats-numbered = Numérotés, pour une répétition :
open-a-name = nom
open-seats-by-themselves = Pourvus d’eux-mêmes :
open-would-sit = { $count ->
    [one] { $count } membre siégerait :
   *[other] { $count } membres siégeraient :
  }
enter-joins = Y siège déjà : { $names }. Vous vous y joignez.
enter-as = Vous prenez place en tant que { $name }.
enter-other = Je suis quelqu’un d’autre
enter-other-about = { $name } est alors déconnecté de ce navigateur et ne revient que par un mot de passe.
unseat = Retirer
office-about = à qui préside ; personne n’y est invité
chamber-closed = Cette salle est fermée : on peut la lire, on ne peut rien y faire.
chamber-other = D’autres noms, ou une fin
open-again = Ouvrir une autre salle avec d’autres noms
open-again-about = Ce droit et ces sièges figurent déjà dans le formulaire.
chamber-close = Fermer cette salle
chamber-reopen = Rouvrir cette salle aux actes
chamber-close-about = Une salle fermée se lit encore et peut être rouverte.
seats-rename = Les sièges : identifiant, nom, catégorie, un par ligne
seats-rename-about = Un identifiant qui reste garde qui y siège. C’est une écriture au registre.
seats-rename-do = Inscrire ces noms au registre
alone-title = Ces liens ne fonctionnent que sur cette machine.
alone-about = Aucun téléphone de la salle ne peut les suivre. Lancez le programme ainsi, et ouvrez cette page à l’adresse de cette machine dans le réseau :
alone-more = Comment les autres entrent, aussi par un nom et TLS :
you-are = Vous êtes
invitation-unknown = Cette invitation n’existe pas.
invitation-spent = Cette invitation a été utilisée, a expiré ou a été révoquée ; si c’est votre siège, revenez dans le navigateur que vous avez utilisé, ou demandez un nouveau lien.
login = Se connecter
login-about = Une invitation dispense de mot de passe : le lien suffit.
login-failed = Cet identifiant et ce mot de passe ne correspondent pas.
logout = Se déconnecter
password-set = Définir un mot de passe pour revenir
not-in = Vous n’êtes pas connecté ; utilisez votre invitation ou votre mot de passe.
not-your-place = Cette place n’est pas la vôtre dans la salle « { $chamber } ».
administrators-only = Cette action est réservée aux administrateurs de cette installation.
from-elsewhere = Cette demande provient d’un autre site ; rien n’a été fait.
form-is-old = Ce formulaire est trop ancien ; rien n’a été fait.
too-often = Trop de tentatives depuis votre adresse ; patientez une minute.
error-refused = Les règles ne le permettent pas
error-not-in = Accès non autorisé
error-forged = Rien n’a été fait
error-too-often = Moins vite, s’il vous plaît

# Tokens
tokens-title = Jetons pour les programmes
tokens-about = Un jeton permet à un de vos programmes de voir et d’agir comme vous à une place de cette salle. Il prend fin à son terme, quand vous y mettez fin, et avec votre place. Son emploi est décrit sous <api>données pour les programmes</api>.
tokens-none = Vous n’avez aucun jeton ici.
column-token = Jeton
column-station = Place
column-made-by = Créé par
column-until = Jusqu’au
token-end = Y mettre fin
token-make = Créer un jeton
token-label = À quoi il sert
token-station = Pour quelle place
token-days = Pour combien de jours
token-made = Le jeton « { $label } » est créé.
token-once = Il n’est montré que maintenant : gardez-le comme un mot de passe.
token-copy = Copier le jeton

# Webhooks
hooks-title = Webhooks
hooks-about = Les nouvelles publiques de cette salle sont envoyées à ces adresses, signées selon <en>Standard Webhooks</en>, et réessayées jusqu’à ce qu’elles soient prises.
hooks-none = Aucune adresse n’est prévenue.
hook-made = L’adresse est prévenue désormais.
hook-once = Cette clé signe les messages. Elle n’est montrée que maintenant.
hook-copy = Copier la clé
hook-end = Ne plus la prévenir
hook-make = Prévenir une adresse
hook-address = Adresse
hook-kinds = De quoi elle est prévenue
hook-log = Messages
column-time = Heure
column-news = Nouvelle
column-address = Adresse
column-tries = Essais
column-came = Ce qu’il en est
delivery-taken = pris
delivery-given-up = abandonné
delivery-waits = attend jusqu’à { $time }
news-sitting-opened = une séance s’ouvre
news-sitting-closed = une séance se termine
news-vote-opened = un vote s’ouvre
news-vote-decided = un vote est décidé
news-text-adopted = un texte est adopté ou publié
# Votes, procès-verbal, versions
rolls-title = Votes et rectifications
rolls-none = Aucun vote n’a encore eu lieu.
rolls-others = Tous les votes
roll-enter = Inscrire la réponse de
roll-entered = inscrit par le secrétariat
roll-secret = a voté
roll-correct = Rectifier un vote
roll-correct-about = Ce qu’un siège avait voulu, dit après le vote : une nouvelle inscription à côté du vote. Le résultat reste tel qu’annoncé.
column-answer = Réponse
column-meant = Avait voulu
field-meant = Avait voulu voter
minutes-title = Procès-verbal
minutes-whole = tout, à imprimer
minutes-zone = heures : { $zone }
versions-title = Versions côte à côte
version-old = Cette version
version-new = à côté de celle-ci
versions-show = Afficher
versions-moved = (déplacé)

# First minutes
administration = Administration de cette maison
no-meeting-yet = Aucune séance n’est en cours. La présidence l’ouvre ; cette page change d’elle-même.

# What is asked, what is usual
may-now = Vous pouvez :
next-usual = Aucune étape ne s’impose maintenant. Ce qui peut suivre :
duties = Dû en vertu d’une règle
group-meeting = La séance
group-body = L’organe
group-draft = Le projet
group-statement = La déclaration
group-election = L’élection
ask-missing = { $count ->
    [one] Un membre n’a pas voté : { $names }.
   *[other] { $count } membres n’ont pas voté : { $names }.
  }
ask-missing-then = Qui n’a pas voté est inscrit comme n’ayant pas participé. Un vote clos n’est pas rouvert.
ask-close = Clore quand même
ask-ends = La séance prend fin ainsi et n’est pas rouverte.
ask-ends-texts = Non traités : { $texts }.
ask-ends-speakers = Encore sur la liste des orateurs : { $names }.
ask-adjourn = Lever la séance
field-rule = En vertu de quelle règle
field-way = En quelle qualité
field-points = Points
field-places = Sièges
field-candidates = Candidats
field-to = À qui
pair-where = L’écran ouvre cette adresse et affiche un code :
pair-done = « { $name } » est associé.
link-own = Votre propre heure : { "{time}" }
counter-text = Ce qu’il propose à la place, et ce que cela change :
text-owed = Un amendement a été adopté dont les mots ne figurent pas encore dans ce texte. L’auteur, ou le secrétariat, rédige la nouvelle version ; d’ici là le texte n’est pas mis aux voix.
amend-here = Appuyez sur un paragraphe pour en proposer d’autres mots.
amendment-overtaken = les mots visés ont changé entre-temps
