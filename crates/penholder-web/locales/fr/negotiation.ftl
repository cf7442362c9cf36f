# Negotiations: which text can pass, and what exactly is the deadlock.

negotiate-title = Quel texte peut être adopté, et en quoi consiste exactement l’impasse
negotiate-about = Un texte avec ses variantes, ce que chaque membre exige et refuse, et la règle de l’organe. Modifiez une position et voyez aussitôt ce qui en résulte.
negotiate-cases = Dossiers
negotiate-own = Vos propres positions
negotiate-own-about = Collez un fichier de positions, ou choisissez-en un ; <example>cet exemple</example> montre comment l’écrire. Rien n’est conservé.
negotiate-paste = Le fichier, collé
negotiate-upload = ou depuis votre appareil
negotiate-ask = Analyser
negotiate-nothing = Il n’y a pas de fichier : collez-en un, ou choisissez-en un.
negotiate-too-long = Le fichier dépasse { $bytes } octets.
negotiate-too-large = C’est trop volumineux pour une page, qui affiche au maximum { $paragraphs } paragraphes et { $demands } exigences. Dans un terminal, <code>penholder negotiate</code> n’a pas cette limite.
negotiate-faults = { $count ->
    [one] { $count } erreur dans ce fichier
   *[other] { $count } erreurs dans ce fichier
  }
negotiate-line = Ligne { $line } :
negotiate-put-right = Corrigez-le ici
no-case = Il n’existe pas de dossier appelé <code>{ $name }</code>.

# The matrix
negotiate-penholder = rédacteur :
negotiate-press = Appuyez sur une marque : le membre change de position sur ce paragraphe.
negotiate-on-draft = sur le projet
negotiate-others = { $count ->
    [one] Aucune position n’est indiquée pour { $count } autre membre ; il est réputé pouvoir s’accommoder de tout texte.
   *[other] Aucune position n’est indiquée pour { $count } autres membres ; ils sont réputés pouvoir s’accommoder de tout texte.
  }
negotiate-conflict = en conflit
negotiate-supposed-mark = hypothèse
stance-for = pour
stance-against = contre
stance-abstains = s’abstient
mark-must = exige
mark-refuses = refuse
mark-ties = lie
mark-rather = préfère
mark-nothing = rien
mark-guessed = conjecture
legend-must = l’exige
legend-refuses = ne peut pas l’accepter
legend-ties = le lie à un autre point
legend-rather = a une préférence
negotiate-supposed = Hypothèses
negotiate-back = Retirer
negotiate-back-all = Tout retirer
negotiate-change = Un autre membre, une autre position, un autre type de question
suppose-who = Membre
suppose-on = Paragraphe
suppose-as = Position
suppose-must = l’exige sous une forme ou une autre
suppose-must-drafted = l’exige tel que rédigé
suppose-refuses-drafted = ne peut pas l’accepter tel que rédigé
suppose-refuses = ne peut l’accepter sous aucune forme
suppose-nothing = ni ne l’exige ni ne le refuse
suppose-kind = Type de question

# The answer
negotiate-why = { $count ->
    [one] Pourquoi : l’impasse
   *[other] Pourquoi : { $count } impasses minimales
  }
negotiate-more-exist = (il en existe d’autres)
verb-must = exige
verb-refuses = ne peut accepter
verb-ties = accepte
negotiate-only-if = Le texte n’est adopté que si : <en>{ $asked }</en>.
negotiate-guess = Cela repose sur une conjecture.
negotiate-reported = <strong>Cela repose sur une conjecture.</strong> D’après les seules positions rapportées : <en>{ $answer }</en>
negotiate-fewest = { $count ->
    [one] L’issue qui demande le moins de concessions
   *[other] Les { $count } issues qui demandent le moins de concessions
  }
negotiate-lightest = { $count ->
    [one] L’issue qui demande les concessions les plus légères
   *[other] Les { $count } issues qui demandent les concessions les plus légères
  }
negotiate-alone = Qui pourrait y mettre fin à lui seul
negotiate-nobody = Personne : plusieurs membres doivent faire des concessions.
negotiate-beside = Le texte adoptable en regard du texte proposé
negotiate-if = <en>{ $text }</en>, si : <en>{ $only_if }</en>.
word-or = ou
word-and = et
negotiate-keeps = Contenu conservé : { $kept } sur { $of }.
column-paragraph = Paragraphe
column-proposed = Texte proposé
column-passes = Texte adoptable
negotiate-same = inchangé
negotiate-left-out = omis
negotiate-passing = Textes adoptables
best-preference = Le meilleur selon les préférences
best-content = Le meilleur selon le contenu
best-support = Le meilleur selon le soutien
best-preference-content = Le meilleur selon les préférences et le contenu
best-preference-support = Le meilleur selon les préférences et le soutien
best-content-support = Le meilleur selon le contenu et le soutien
best-all = Le meilleur selon les préférences, le contenu et le soutien
negotiate-votes = { $supports } pour, { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
  }, { $against } contre
negotiate-not-proved = Meilleur résultat trouvé, non démontré.
negotiate-texts = Les textes sur la table
negotiate-unmet = { $count ->
    [one] { $count } exigence n’est pas satisfaite
   *[other] { $count } exigences ne sont pas satisfaites
  }
negotiate-rest = { $count ->
    [one] { $count } autre figure dans le télégramme.
   *[other] { $count } autres figurent dans le télégramme.
  }
negotiate-rest-same = { $count ->
    [one] { $count } autre paragraphe reste tel que proposé.
   *[other] { $count } autres paragraphes restent tels que proposés.
  }
negotiate-roads = Autres voies
negotiate-amendments = Un amendement à la fois
column-amendment = Amendement
column-wins = Rallie
column-loses = Perd
column-costs = Coûte
negotiate-nobody-word = personne
negotiate-passes-with-it = Avec lui, le projet est adopté.
negotiate-doubts = Et si nous nous trompions
negotiate-next = Qui interroger ensuite
negotiate-sources = Les positions et qui les rapporte
negotiate-take = À emporter :
download-cable = Télégramme à la capitale (Markdown)

# Positions sur un texte d’une séance
positions = Nos positions
positions-private = Seule votre délégation voit cette page.
positions-shared = La présidence connaît ces positions et chaque modification ultérieure.
positions-shared-once = La présidence les connaît telles qu’elles étaient lors du dernier partage ; elle n’apprend rien des modifications ultérieures.
positions-presides = Qui préside voit la part de la présidence. C’est maintenant
positions-share = Partager avec la présidence
positions-share-no-more = Ne plus partager la suite
positions-unpublished = Rien n’est publié.
positions-published = Publiées telles qu’au { $time } : qui voit le texte les voit.
positions-publish = Publier en l’état
positions-publish-again = Publier de nouveau en l’état
positions-withdraw = Retirer de la publication
positions-none = pas de position
positions-weight = Poids
positions-why = Pourquoi (communiqué avec elle)
positions-rather-drafted = le préférerait tel que rédigé
positions-rather-out = préférerait qu’il soit omis
positions-must-amendment = a besoin de cet amendement
positions-refuses-amendment = ne peut accepter cet amendement
positions-rather-amendment = préférerait cet amendement
positions-changed = Les mots ont changé depuis que vous avez pris cette position.
positions-lost = { $count ->
    [one] Une position porte sur des mots qui ne sont plus dans le texte ; l’enregistrement la supprime.
   *[other] { $count } positions portent sur des mots qui ne sont plus dans le texte ; l’enregistrement les supprime.
  }
positions-ties = Lier des paragraphes
positions-tie = Comment
positions-untied = pas de lien
positions-first = Le premier
positions-second = Le second
tie-only-with = le premier seulement avec le second
tie-at-most-one = au plus l’un des deux
tie-only-together = les deux ou aucun
about-paragraph = le paragraphe { $number } sous une forme quelconque
about-drafted = le paragraphe { $number } tel que rédigé
about-out = le texte sans le paragraphe { $number }
about-amendment = l’amendement de { $who } au paragraphe { $number }
positions-abstain = Poids non satisfait jusqu’auquel nous nous abstenons sans voter contre
positions-save = Enregistrer nos positions
positions-unread = ces positions ne se lisent pas
positions-contradict = Ces positions s’excluent mutuellement
to-the-text = Le texte
negotiation-title = Ce qui peut passer
negotiation-link = Ce qui peut passer : { $count ->
    [one] positions d’une délégation
   *[other] positions de { $count } délégations
  }
negotiation-link-chair = Ce qui peut passer, pour la présidence : { $count ->
    [one] positions d’une délégation
   *[other] positions de { $count } délégations
  }
negotiation-seat = D’après vos propres positions et celles qui sont publiées :
negotiation-chair = D’après ce qui a été partagé avec la présidence ou publié :
negotiation-published = D’après les positions publiées :
negotiation-nobody = il n’y en a pas encore.
way-own = les vôtres
way-shared = partagées
way-published = publiées
