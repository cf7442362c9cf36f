# The public pages of the record and of the law.

# Home
home-title = Qui a pris quelle position, sur quels mots, et pourquoi le texte a échoué ou a été adopté
home-about = Penholder conduit, consigne et explique les travaux des organes qui se prononcent par vote, par consensus et par veto. Le Conseil de sécurité de l’ONU est le premier d’entre eux ; pour tout autre, il suffit d’un fichier de charte.
home-start = ou lisez comment <cases>une déclaration fut dépouillée de ses mots</cases>, et <negotiate>quel texte aurait pu passer</negotiate>.
home-record = Le registre contient <votes>{ $votes } votes</votes> du Conseil, de { $from } à { $to }, <vetoes>dont { $vetoed } bloqués par un veto</vetoes>, chacun tranché à nouveau selon la charte en vigueur à l’époque. Le <charters>droit de { $charters } organes</charters> peut être lu article par article.
home-latest = Les derniers votes

# What was declared, what was voted on
declared-adopted = adopté
declared-vetoed = non adopté (veto)
declared-lacking-votes = non adopté (voix insuffisantes)
subject-part = une partie
subject-amendment = un amendement
subject-part-or-amendment = une partie ou un amendement
subject-admission = une admission
subject-appointment = une nomination
subject-preliminary-question = la question préliminaire
subject-motion = une motion

# Tables of votes
column-date = Date
column-text = Texte
column-item = Point
column-outcome = Résultat
column-for = Pour
column-against = Contre
column-abstaining = Abst.
no-vote-taken = pas de mise aux voix
not-recorded = non consigné

# The list of votes
votes-found = { $count ->
    [one] { $count } vote trouvé
   *[other] { $count } votes trouvés
  }
votes-all = { $count ->
    [one] { $count } vote du Conseil de sécurité
   *[other] { $count } votes du Conseil de sécurité
  }
votes-about = Tous les textes sur lesquels le Conseil de sécurité a voté, de { $from } à { $to }, avec le vote de chaque membre.
votes-none = Aucun vote ne répond à ces critères.
page-of = page { $page } sur { $pages }
page-later = Plus récents
page-earlier = Plus anciens
these-as-data = Ces votes sous forme de données :
data = Données :
filter-words = Cote, résolution ou point
filter-from = Du
filter-to = Au
filter-outcome = Résultat
filter-any = indifférent
filter-member = Membre
filter-position = Sa position
filter-find = Chercher
outcome-adopted = adopté
outcome-vetoed = bloqué par un veto
outcome-lacking = voix insuffisantes
did-yes = pour
did-no = contre
did-abstain = abstention
did-veto = veto de sa part
no-date = « { $words } » n’est pas une date ; écrivez 2012-02-04 ou 2012.
no-member = Aucun membre du Conseil n’a jamais porté le nom « { $name } ».

# One vote
vote-sponsors = présenté notamment par <en>{ $names }</en>
vote-exception = <strong>Le registre indique : « { $declared } ».</strong> Aucune règle n’explique ce résultat ; les exceptions du registre rapportent ce qu’en disent les sources.
vote-why = Pourquoi
would-have-fallen = Le texte aurait échoué si
would-have-passed = Le texte aurait été adopté si
flips-are = Il s’agit des plus petits changements de position possibles ; rien n’est dit de la disposition de quiconque à les opérer.
roll-call = Appel nominal
column-member = Membre
column-position = Position
met = satisfait
not-met = non satisfait
not-told = pas encore établi
same-as = peut-être le même vote que <vote>{ $id }</vote>

# Before and after
permanent = membre permanent
before-and-after = Ce qui a précédé et suivi sur ce point
votes-before = Avant
votes-after = Après

# Members
members-title = { $count } États ont siégé au Conseil
members-about = Tous les États qui ont siégé au Conseil, avec leurs votes et leurs vetos.
column-group = Groupe régional
region-africa = Afrique
region-asia-pacific = Asie et Pacifique
region-eastern-europe = Europe orientale
region-latin-america-caribbean = Amérique latine et Caraïbes
region-western-europe-others = Europe occidentale et autres
column-vetoes = Vetos
member-title = { $votes ->
    [one] <en>{ $name }</en> : { $votes } vote
   *[other] <en>{ $name }</en> : { $votes } votes
  }
member-title-vetoes = { $vetoes ->
    [one] <en>{ $name }</en> : { $votes } votes, dont { $vetoes } vote négatif valant veto
   *[other] <en>{ $name }</en> : { $votes } votes, dont { $vetoes } votes négatifs valant veto
  }
member-how = Comment ce membre a voté
member-terms = Quand ce membre a siégé
term-permanent = membre permanent depuis { $from }
term-elected = membre élu, du { $from } au { $to }
term-running = membre élu, depuis le { $from }
column-votes = Votes
column-share = Part
column-common = Votes en commun
column-agreed = Concordance
column-interval = Intervalle à 95 %
member-vetoes = Ses vetos, du plus récent au plus ancien
member-last = Ses derniers votes
member-all = Tous les votes tenus pendant qu’il siégeait
member-against = Ses votes contre
member-with = Avec qui ce membre a voté
member-with-about = Part des votes non unanimes dans lesquels les deux membres ont voté de la même façon ; l’abstention est une position à part entière ; les membres ayant en commun moins de { $least } votes de ce type ne sont pas retenus.
member-most = Le plus souvent avec
member-least = Le moins souvent avec
percent = { $share } %
percent-between = { $low }–{ $high } %

# Vetoes
vetoes-title = { $texts } textes bloqués par { $vetoes } vetos
vetoes-about = Un texte contre lequel deux membres permanents ont voté compte pour un texte et pour deux vetos. La liste officielle, qui regroupe les parties d’un même projet et les scrutins distincts sur des admissions, comporte { $listed } entrées.
vetoes-list = Elle s’arrête le { $until } ; la suite est comptée selon la même règle. Un siège est un seul membre : celui de la Chine comprend la République de Chine avant le 25 octobre 1971, celui de la Russie l’Union soviétique.
vetoes-picture = Textes bloqués par un veto, par année
vetoes-in-year = { $count ->
    [one] { $year } : { $count } texte bloqué
   *[other] { $year } : { $count } textes bloqués
  }
by-member = Par membre
by-year = Par année
column-permanent = Membre permanent
column-cast = Vetos opposés
column-alone = Seul
column-drafts-vetoed = Projets bloqués
column-drafts-alone = Dont seul
column-votes-vetoed = Votes bloqués
column-official = Liste officielle
column-year = Année
column-vetoed = Textes bloqués
vetoes-every = Tous les textes bloqués par un veto

# The law
law-title = Le droit de { $count } organes
law-about = Chacun sous forme de données : les règles dans l’ordre des articles, avec leur référence, leur sens exprimé dans nos propres termes et la phrase qu’en tire le programme.
law-reforms = Propositions visant à modifier le droit d’un organe
law-reform-of = Proposition visant à modifier le <base>droit de <en>{ $base }</en></base>.
law-seats = Sièges
law-rules = Règles
law-kinds = Types de questions
law-doctrines = En cas de désaccord sur la nature de la question
law-not-carried = Éléments non repris
law-file = Le fichier :
column-matter = Objet
column-question = Question
column-by = En vertu de
column-body = Organe
column-about = Description
to-be-settled = à trancher
practice-instead = Dans la pratique :
no-charter = Il n’existe pas de charte appelée « { $name } ».
no-charter-next = Les chartes disponibles

# Cases
cases-title = Dossiers : qui a dit quoi, et ce que montre le registre
cases-about = Un dossier retrace une affaire : les textes et le sort qui leur a été réservé, qui le rapporte, les points sur lesquels les sources se contredisent et la manière dont ils ont été tranchés. Chaque réponse cite sa source.
case-unknown = Il n’existe pas de dossier appelé « { $name } ».
case-text = Le texte, et ce que les amendements en retireraient
case-reconstructed = Le texte n’a jamais été publié. Ces formulations sont les nôtres, reconstituées d’après ce qui en a été rapporté ; il en va de même des amendements.
case-words = { $removed ->
    [one] { $removed } mot sur { $all } disparaîtrait
   *[other] { $removed } mots sur { $all } disparaîtraient
  }
case-basis = Ce sur quoi repose chaque paragraphe
case-removed = supprimé :
case-added = ajouté :
case-seats = Qui siégeait
case-seats-changed = { $count ->
    [one] { $count } siège sur { $all } a changé de titulaire entre les deux.
   *[other] { $count } sièges sur { $all } ont changé de titulaire entre les deux.
  }
case-drafted = a rédigé le texte
case-objected = a fait objection
case-silent = n’a pas fait objection, pour autant qu’on le sache
case-here-only = uniquement ici
case-deadlock = L’impasse
case-timeline = Chronologie des faits
case-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  }
case-report = Le compte rendu de presse, phrase par phrase
case-report-about = Chaque phrase en nos propres termes, et ce que les archives et d'autres comptes rendus permettent d'en dire.
case-report-read = { $count ->
    [one] Lire la phrase et ce qui y répond
   *[other] Lire les { $count } phrases, chacune avec ce qui y répond
  }
case-questions = Ce que le compte rendu de presse ne dit pas
case-claims = Les points sur lesquels les sources se contredisent
case-figures = Les chiffres en regard
case-figures-about = Chaque chiffre est reproduit tel qu’il a été donné. Ces chiffres ne dénombrent pas la même chose et ne sont jamais additionnés.
case-column-figure = Chiffre
case-column-who = Avancé par
case-column-in = Dans
case-decided = Tous les textes, et leur sort
case-column-how = Issue
case-stances = Qui a pris quelle position
case-odd = Expressions singulières dans le compte rendu de presse
case-sources = Sources
case-watch = Voir le déroulement étape par étape
case-fell = non publié
case-passed = publié
case-data = Le dossier sous forme de données :
ruling-supported = confirmé
ruling-refuted = réfuté
ruling-partly = partiellement confirmé
ruling-unresolved = non tranché
ruling-none = sans conclusion

# The record under another charter
replay-title = Le registre sous d’autres chartes
replay-about = Tous les votes du registre, tranchés à nouveau selon une proposition visant à modifier le droit du Conseil. Les votes restent tels qu’ils ont été exprimés ; seule la règle change.
replay-sentence = Sur { $of } votes, le résultat serait inversé comme suit : { $adopted ->
    [one] { $adopted } adoption
   *[other] { $adopted } adoptions
  } et { $failed ->
    [one] { $failed } rejet
   *[other] { $failed } rejets
  }.
replay-sentence-between = Sur { $of } votes, le résultat serait inversé comme suit : de { $adopted } à { $most_adopted } adoptions et de { $failed } à { $most_failed } rejets, selon ce qu’auraient fait les sièges dont personne n’a voté.
replay-law = <law>Son droit, article par article</law>
replay-limit-rule = Seule la règle change : sous une autre règle, les membres auraient voté, rédigé et déposé autrement.
replay-limit-hidden = Les projets retirés ou jamais déposés en prévision d’un veto ne figurent pas dans le registre.
replay-limit-parts = { $count ->
    [one] { $count } de ces votes porte sur un amendement ou une partie : le texte mis aux voix ensuite aurait été différent.
   *[other] { $count } de ces votes portent sur des amendements ou des parties : le texte mis aux voix ensuite aurait été différent.
  }
replay-limit-seats = Les nouveaux sièges restent indéterminés : le calcul va de l’hypothèse où tous votent pour à celle où tous votent contre.
replay-limit-untold = { $count ->
    [one] { $count } vote consigné sans appel nominal complet n’est pas pris en compte.
   *[other] { $count } votes consignés sans appel nominal complet ne sont pas pris en compte.
  }
replay-certain = { $count ->
    [one] { $count } vote change de résultat avec certitude
   *[other] { $count } votes changent de résultat avec certitude
  }
replay-more = { $count ->
    [one] { $count } autre figure dans les données.
   *[other] { $count } autres figurent dans les données.
  }
by-decade = Par décennie
column-charter = Proposition
column-decade = Décennie
column-instead = Nouveau résultat
column-permanent-against = Membres permanents ayant voté contre
column-adopted-instead = Adoptés au lieu de rejetés
column-may-be-adopted = Adoption possible
column-fail-instead = Rejetés au lieu d’adoptés
column-may-fail = Rejet possible
adopted-instead = adopté au lieu de rejeté
fails-instead = rejeté au lieu d’adopté
