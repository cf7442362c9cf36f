# Ce que donnent les règles et ce que dit le registre.

# Vue d’ensemble
nav-analysis = Analyse
nav-power = Pouvoir
nav-blocs = Blocs
nav-map = Échelle
nav-spells = Blocages
nav-forecast = Prévision
nav-space = Dans le plan
analysis-title = Ce que donnent les règles et ce que dit le registre
analysis-about = Chaque page est la réponse d’une commande du programme, avec ses tableaux comme données et ses images.
about-power = Ce qu’une règle donne à chaque siège : indices de pouvoir exacts sous toute charte, avant et après une réforme.
about-blocs = Qui était avec qui, dans quels blocs, et qui a voté seul.
about-map = Où se placeraient les membres sur une échelle, et si les votes en portent une.
about-spells = Combien de temps des affaires sont restées sans texte après l’échec d’un projet, et ce qui y a mis fin.
about-forecast = Ce qu’un vote peut donner d’après ce qui se savait la veille, et ce que valaient de telles prévisions.
about-space = Ce qui l’emporte sur quoi quand chaque siège a une place dans un plan.

# Sur plusieurs pages
study-show = Montrer
study-how = Comment on a compté
picture-of = Image : { $what }. Ses nombres sont dans les tableaux et les données.
more-in-data = { $count ->
    [one] Un de plus est dans les données.
   *[other] { $count } de plus sont dans les données.
  }
no-number = { $words } n’est pas un nombre de 1 à { $most }.
filter-abstaining = L’abstention compte
abstaining-own = comme une position à part
abstaining-against = comme un vote contre
abstaining-left-out = pour rien

# Pouvoir
power-title = Pouvoir : <en>{ $name }</en>
power-rule = <en>{ $on }</en>, <law><en>{ $cite }</en></law>, { $date }
power-charter = Charte
power-first = la première
power-reform = Réforme
power-no-reform = aucune réforme
power-seats = Nombre de sièges
power-with-abstention = avec abstention
power-indices = Indices
power-before-after = Avant et après : { $index }
power-sweep = Sous d’autres seuils
power-sweep-about = Le seuil de la règle bouge ; toutes les autres conditions restent.
power-sweep-data = Ces nombres en CSV
power-abstaining = Si chaque siège peut aussi s’abstenir
power-abstaining-about = Appel nominal : la chance de le trancher, tous les ordres et votes étant également probables. Oui ou non : la chance que le oui ou le non du siège fasse la différence ; en deux parties. De toutes les façons de voter, une part de { $share } adopte.
power-roll-call = Appel nominal
power-yes-no = Oui ou non
power-yes-abstain = Oui ou abstention
power-abstain-no = Abstention ou non
power-missing = non compté :
column-index = Indice
column-change = Changement
change-new = nouveau
change-gone = disparu
change-same = égal
change-from-none = à partir de rien
index-banzhaf = Banzhaf
index-banzhaf-absolute = Banzhaf, absolu
index-shapley-shubik = Shapley-Shubik
index-coleman-prevent = Coleman, empêcher
index-coleman-initiate = Coleman, prendre l’initiative
index-johnston = Johnston
index-deegan-packel = Deegan-Packel
index-holler = Holler
index-swings = Bascules
says-banzhaf = part de toutes les bascules, les coalitions gagnantes qui perdent sans le siège
says-banzhaf-absolute = chance d’être décisif si tous les autres tirent à pile ou face
says-shapley-shubik = chance d’être pivot si tous les ordres sont également probables
says-coleman-prevent = part des coalitions gagnantes qui ont besoin du siège
says-coleman-initiate = part des coalitions perdantes que le siège sauverait
says-johnston = part des bascules, chacune partagée entre les membres critiques
says-deegan-packel = part des coalitions gagnantes minimales, chacune partagée entre ses membres
says-holler = part des appartenances à des coalitions gagnantes minimales

# Blocs
blocs-sentence = <en>{ $one }</en> et <en>{ $other }</en> ont été le plus souvent d’accord, dans { $same } votes sur { $of } ; <en>{ $third }</en> et <en>{ $fourth }</en> le moins, dans { $little } sur { $common }
blocs-nobody = Aucune paire de membres n’a assez de votes en commun
blocs-about = Les votes du Conseil de sécurité, paire par paire. Être d’accord ne dit pas pourquoi.
blocs-heat = Toutes les paires
blocs-network = Qui est proche de qui
blocs-together = Blocs d’accord dans { $share } % ou plus de leurs votes communs
blocs-none = Il n’y en a aucun.
blocs-single = { $count ->
    [one] Un membre n’est dans aucun.
   *[other] { $count } membres ne sont dans aucun.
  }
bloc-within = { $count } membres, d’accord dans { $share } % de { $of } votes communs.
bloc-firm = Solidité : { $share } % de { $draws } tirages des votes.
blocs-pairs = Paires
blocs-most = Le plus d’accord
blocs-least = Le moins d’accord
blocs-alone = Qui a voté seul : le seul à voter ainsi
blocs-counted = { $votes ->
    [one] Un vote compte, du { $from }.
   *[other] { $votes } votes comptent, du { $from } au { $to }.
  }
blocs-unanimous-in = Les votes unanimes comptent aussi.
blocs-unanimous-out = { $count ->
    [one] Un vote unanime est laissé de côté.
   *[other] { $count } votes unanimes sont laissés de côté.
  }
blocs-own = L’abstention est une position à part.
blocs-against = L’abstention compte comme un vote contre.
blocs-left-out = Qui s’abstient ne compte pas.
blocs-absent = Qui était absent ou pas membre ne compte pour aucune paire. Les paires avec moins de { $least } votes en commun sont laissées de côté. Intervalles à 95 % (Wilson).
filter-common = Votes en commun au moins
filter-together = Bloc à partir de, en %
filter-unanimous = aussi les votes unanimes
column-with = Avec

# Un membre au fil du temps
course-title = L’accord au fil du temps
course-sentence = Il a voté comme la plupart des autres dans { $same } votes disputés sur { $of }.
course-turns = À partir de ces jours son accord est à un autre niveau
course-none = Aucun tournant n’a été trouvé.
course-about = Tournants : le partage des votes en parties d’au moins { $least } qui a la plus grande vraisemblance, moins une pénalité par tournant. Par hasard : la part de { $orders } ordres aléatoires des jours qui ont un tournant aussi net.
column-chance = Par hasard
not-beyond-chance = pas au-delà du hasard
share-of = { $same } sur { $of } ({ $share } %)

# Une échelle
map-title = Où se placent les membres sur une échelle
map-no = Ces votes ne portent pas d’échelle ; aucune n’est donc dessinée
map-about = Une échelle compare les membres par les votes disputés qu’ils ont en commun. Deux ans au Conseil et un registre de votes unanimes en donnent rarement assez.
map-instead = Des places sur une échelle seraient l’œuvre d’hypothèses, non de votes. L’<blocs>accord des paires</blocs> se passe d’échelle ; quelques périodes <votes>en portent une</votes>.
map-fit = L’échelle retrouve { $share } % de { $ballots } bulletins.
map-meaning = Les votes ne disent pas quel côté est lequel, ni ce que l’échelle signifie.
map-needs = Ce qu’il faut à une échelle
map-what = Quoi
map-contested = Votes disputés
map-ballots = Votes disputés où le membre médian était pour ou contre
map-overlap = Paires de membres avec { $common } votes disputés en commun
map-groups = Groupes qu’aucun vote commun ne relie
map-counted = { $members } membres sur { $all } ont assez de bulletins dans ces { $votes } votes.
column-needed = Limite
column-there = Il y a
column-place = Place

# Blocages
spells-sentence = { $count ->
    [one] Un blocage :
   *[other] { $count } blocages :
  } { $ended } terminés par un texte, { $left } quand la question a quitté l’ordre du jour, { $open } encore ouverts.
spells-half = La moitié dure plus de { $days } jours.
spells-more-half = Plus de la moitié n’ont pas été vus finir.
spells-none = Aucun projet n’a échoué sur ces questions pendant ce temps.
spells-what = Un blocage commence par un projet de résolution qui a échoué et finit par la résolution ou la déclaration présidentielle suivante sur la même question de l’ordre du jour.
spells-limits = Les votes sur des parties, amendements, admissions et questions de procédure ne commencent ni ne finissent un blocage ; ce que dit un texte n’est pas jugé, et une question large contient plusieurs affaires. Le registre va jusqu’au { $end }.
spells-censored = Une question compte comme ouverte si elle a été devant le Conseil depuis le { $alive } ; sinon elle a été vue jusqu’à sa dernière séance. Séances et déclarations sont enregistrées jusqu’au { $end } : un blocage qu’une déclaration a fini plus tard compte encore comme ouvert.
spells-curve = Combien de temps ils durent
spells-kaplan-meier = Kaplan-Meier, intervalles à 95 %
spells-longest = Les plus longs
spells-lanes = Projets échoués et textes au fil du temps
filter-by = Courbes
by-none = une
by-era = par époque
by-cause = par cause
curve-all = tous
column-number = Nombre
column-longer-month = Plus de 30 jours
column-longer-year = Plus d’un an
column-longer-five = Plus de 5 ans
column-median = Médiane, jours
column-days = Jours
column-failed = Projets échoués
column-vetoed-by = Veto de
column-ended = Fini par
not-reached = pas atteinte
ended-open = ouvert
ended-left = a quitté l’ordre du jour

# Prévisions
forecast-title = Ce qu’un vote peut donner, et ce que valaient de telles prévisions
forecast-adopted = <en>{ $what }</en> : chance d’adoption { $chance }
forecast-came = Ce qui pouvait se dire la veille. Résultat : { $outcome }.
forecast-about = D’après l’histoire des membres, la question et les auteurs, tels qu’on les connaissait la veille. Ce qui s’est dit dans les couloirs n’est dans aucun tableau.
forecast-running = Les prévisions sont mises à l’épreuve
forecast-wait = Aucune prévision n’est montrée sans ce que valaient de telles prévisions. Cela se compte une fois après le démarrage du serveur et prend quelques secondes. <again>Regarder de nouveau</again>
forecast-sponsors = Auteurs
forecast-vote = ou un vote passé
forecast-how-good = Ce que valaient de telles prévisions
forecast-blind = Sans les auteurs (un texte n’est celui de la présidence qu’une fois tous d’accord) :
forecast-calibration = Calibrage : des bulletins auxquels on donnait cette chance d’être pour, tant l’ont été
forecast-tested = Épreuve rétrospective : { $votes } votes sur le fond depuis { $from }, { $ballots } bulletins, chacun prévu à partir des votes de jours antérieurs par un modèle ajusté sur les années d’avant. Les auteurs sont connus depuis 1994, et certains ont pu se joindre le jour même.
forecast-too-narrow = Intervalles (Wilson) comme si les bulletins étaient indépendants ; ceux d’un même vote ne le sont pas, ils sont donc trop étroits.
filter-kind = Quoi
kind-draft = un projet
kind-part = un amendement ou une partie
chance-under = moins de 1 %
chance-over = plus de 99 %
column-chance-for = Chance d’être pour
column-chance-given = Chance
column-were-in-favour = L’ont été
ballots-better = Bulletins : mieux que toute référence ; l’erreur quadratique moyenne est inférieure de { $less } % à celle de la meilleure référence.
ballots-no-better = Bulletins : pas mieux que la meilleure référence, au-delà du hasard ; ne vous y fiez pas.
outcomes-better = Résultats : mieux que toute référence ; l’erreur quadratique moyenne est inférieure de { $less } % à celle de la meilleure référence.
outcomes-no-better = Résultats : pas mieux que la meilleure référence, au-delà du hasard ; ne vous y fiez pas.
score-brier = Score de Brier
score-about = Le carré moyen de l’erreur ; 0 est parfait.
score-ballots = Bulletins
score-outcomes = Résultats
score-ballots-blind = Bulletins, sans auteurs
score-outcomes-blind = Résultats, sans auteurs
score-gain = Gain sur la meilleure (95 %)
baseline-yes = tous pour
baseline-last = comme au dernier vote sur la question
baseline-share = la part jusque-là

# Dans le plan
space-title = Voter dans le plan
space-about = Chaque siège a une place et préfère ce qui est plus proche. Y a-t-il un cœur, et où mènent les propositions ?
space-example = <example>Trois sièges à la majorité</example>, aucun au milieu des autres.
space-places = Places : siège, x, y sur chaque ligne
space-rule = Qui décide
space-majority = plus de la moitié de sièges égaux
space-status-quo = Statu quo
space-too-long = On ne peut pas placer ici plus de { $seats } sièges.
no-place = { $words } n’est pas une place ; écrivez-la comme 0.5,-1.
