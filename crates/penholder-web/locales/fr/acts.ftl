# Acts: what stands on a button. What an act is about follows it.

# Votes
act-vote-cast = Voter
act-vote-cast-for = Saisir le vote d’un siège
act-vote-name = Voter pour des candidats
act-vote-name-for = Saisir les noms choisis par un siège
act-vote-pass = Passer son tour
act-vote-close = Clore le vote
act-vote-count = Saisir le dépouillement de l’urne
act-vote-announce = Annoncer le résultat
act-vote-annul = Annuler le vote
act-vote-extend = Prolonger le vote
act-vote-correct = Dire ce que l’on entendait lors d’un vote clos
act-vote-correct-for = Saisir ce qu’un siège entendait voter

# Silence
act-silence-place = Placer le texte sous silence
act-silence-start = Ouvrir la procédure de silence
act-silence-decline = S’opposer à l’ouverture de la procédure de silence
act-silence-extend = Prolonger le silence
act-silence-ask_time = Demander un délai
act-silence-break = Rompre le silence
act-silence-hold = Placer une mise en attente
act-silence-release = Lever la mise en attente
act-silence-stop = Arrêter la procédure de silence
act-silence-conclude = Conclure la procédure de silence
act-duty-discharge = Inscrire une obligation comme accomplie

# The meeting
act-meeting-request = Demander une séance
act-meeting-convene = Convoquer la séance
act-meeting-roll = Faire l’appel
act-meeting-adopt_agenda = Adopter l’ordre du jour
act-meeting-object_to_agenda = S’opposer à l’ordre du jour
act-meeting-put_agenda = Mettre l’ordre du jour aux voix
act-meeting-invite = Proposer une invitation
act-meeting-object_to_invitation = S’opposer à l’invitation
act-meeting-agree_invitation = Accepter l’invitation
act-meeting-put_invitation = Mettre l’invitation aux voix
act-meeting-move = Présenter une motion
act-meeting-second_motion = Appuyer la motion
act-meeting-object_to_motion = S’opposer à la motion
act-meeting-agree_motion = Accepter la motion
act-meeting-put_motion = Mettre la motion aux voix
act-meeting-withdraw_motion = Retirer la motion
act-meeting-raise = Soulever une motion d’ordre
act-meeting-rule = Statuer sur la motion d’ordre
act-meeting-challenge = Contester la décision
act-meeting-put_challenge = Mettre la contestation aux voix
act-meeting-inscribe = Demander la parole
act-meeting-strike = Se faire rayer de la liste
act-meeting-call_next = Donner la parole à l’orateur suivant
act-meeting-speak = Parler
act-meeting-speak-reply = Parler en réponse
act-meeting-speak-end = Terminer mon intervention
act-meeting-speak-reply-end = Terminer mon intervention, qui était une réponse
act-meeting-end_speech = Mettre fin à l’intervention
act-meeting-cede = Céder la présidence
act-meeting-take_chair = Reprendre la présidence
act-meeting-resume = Reprendre la séance
act-meeting-private = Continuer à huis clos
act-meeting-private-public = Continuer en public
act-meeting-communique = Publier le communiqué
act-meeting-adjourn = Lever la séance
act-meeting-take_back = Annuler le dernier acte

# Drafts
act-draft-circulate = Diffuser un projet
act-draft-new_version = Diffuser une nouvelle version
act-draft-sponsor = Se porter coauteur du projet
act-draft-second = Appuyer le projet
act-draft-ask_vote = Demander qu’il soit mis aux voix
act-draft-table = Déposer le projet
act-draft-revise = Réviser le projet
act-draft-schedule = L’inscrire à une séance
act-draft-waive = Écarter un usage
act-draft-amend = Proposer un amendement
act-draft-order_amendments = Fixer l’ordre des amendements
act-draft-accept = Accepter l’amendement
act-draft-withdraw_amendment = Retirer l’amendement
act-draft-ask_parts = Demander un vote par division
act-draft-refuse_parts = S’opposer au vote par division
act-draft-dispute = Contester la nature de la question
act-draft-rule_class = Statuer sur la nature de la question
act-draft-challenge_class = Contester la décision sur la nature de la question
act-draft-stand_aside = Ne pas prendre part au vote
act-draft-stand_aside-for = Constater qu’un membre est partie
act-draft-reserve_on = Réserver sa position sur des paragraphes
act-draft-put = Mettre aux voix
act-draft-put-written = Mettre aux voix par écrit
act-draft-put-preliminary = Mettre la question préliminaire aux voix
act-draft-put-challenge = Mettre aux voix la contestation de la décision
act-draft-want_vote = Demander un vote
act-draft-without_vote = L’adopter sans vote
act-draft-without_vote-acclamation = L’adopter par acclamation
act-draft-withdraw = Retirer le projet
act-draft-take_over = Reprendre le projet retiré
act-draft-follow = Suivre le sort de la séance
act-draft-reserve = Réserver une cote
act-presidential-reserve = { act-draft-reserve }
act-press-reserve = { act-draft-reserve }
act-draft-lapse = Constater qu’il est devenu caduc
act-presidential-lapse = { act-draft-lapse }
act-press-lapse = { act-draft-lapse }

# Statements
act-presidential-circulate = Diffuser une déclaration de l’organe
act-presidential-new_version = Diffuser une nouvelle version de la déclaration
act-presidential-agree = Constater l’accord des membres
act-presidential-object = S’opposer à la déclaration
act-presidential-adopt = Faire la déclaration
act-presidential-dissociate = Se dissocier
act-presidential-recast = Le représenter sous une autre forme
act-presidential-withdraw = Retirer la déclaration
act-press-circulate = Diffuser une déclaration à la presse
act-press-new_version = Diffuser une nouvelle version de la déclaration à la presse
act-press-elements = Le réduire à des éléments pour la presse
act-press-withdraw = Retirer la déclaration à la presse

# The body
act-body-lay_down = Poser le droit
act-body-seat = Inscrire la liste des membres
act-body-present = Présenter des pouvoirs
act-body-report = Rapporter que les pouvoirs sont en règle
act-body-object = Contester des pouvoirs
act-body-put = Mettre des pouvoirs aux voix

# Elections, straw polls
act-election-begin = Ouvrir une élection
act-election-ballot = Tenir un tour de scrutin
act-election-elsewhere = Inscrire ce que l’autre organe a élu
act-election-ask_conference = Demander une commission mixte
act-election-end = Mettre fin à l’élection
act-straw_poll-withdraw_candidate = Inscrire le retrait d’un candidat
act-election-withdraw_candidate = { act-straw_poll-withdraw_candidate }
act-straw_poll-begin = Ouvrir des scrutins indicatifs
act-straw_poll-poll = Tenir un scrutin indicatif
act-straw_poll-poll-coloured = Tenir un scrutin indicatif avec bulletins de couleur
act-straw_poll-end = Mettre fin aux scrutins indicatifs

# Other ways
act-no_objection-propose = Proposer selon la procédure d’approbation tacite
act-no_objection-withdraw = Retirer la proposition
act-no_objection-refer = Le renvoyer à l’organe de tutelle
act-reverse-refer = { act-no_objection-refer }
act-reverse-begin = Ouvrir un délai par consensus inversé
act-reverse-oppose = S’y opposer
act-reverse-relent = Ne plus s’y opposer
act-reverse-conclude = Le conclure
act-trigger-notify = Notifier ce qui produit l’effet
act-trigger-link = Y rattacher un projet
act-trigger-withdraw = Retirer la notification
act-trigger-follow = Laisser l’effet se produire

# What is asked of somebody
ask-announce = Le vote sur <en>{ $on }</en> est clos : il reste à en annoncer le résultat
ask-close-vote = Tous ont voté sur <en>{ $on }</en> : clore le vote
ask-not-voted = N’ont pas voté sur <en>{ $on }</en> : <en>{ $names }</en>
ask-not-voted-many = { $count } n’ont pas voté sur <en>{ $on }</en>
ask-vote-open = Un vote est ouvert sur <en>{ $on }</en>
ask-voted = Vous avez voté sur <en>{ $on }</en>
ask-no-part = Un vote est ouvert sur <en>{ $on }</en>, auquel vous ne prenez pas part
ask-roll-call = Appel nominal sur <en>{ $on }</en> : encore { $ahead } avant vous
ask-vote = Votez sur <en>{ $on }</en>
ask-held = Vous tenez en attente le silence sur <en>{ $on }</en>
ask-silence = Silence sur <en>{ $on }</en>
ask-silence-proposed = Une procédure de silence sur <en>{ $on }</en> est proposée
ask-floor = Vous avez la parole
ask-turn-next = Vous parlez ensuite
ask-communique = Un communiqué de la séance privée est dû à la fin
ask-point = Motion d’ordre de <en>{ $by }</en> : <en>{ $says }</en>
ask-challenged = La décision sur la motion d’ordre de <en>{ $by }</en> est contestée
ask-motion = Motion <en>{ $name }</en>, de <en>{ $by }</en>
ask-motion-waits = Motion <en>{ $name }</en>, de <en>{ $by }</en>, pas encore appuyée
ask-invitation = Invitation de <en>{ $who }</en>
ask-agenda-objected = <en>{ $by }</en> s’oppose à l’ordre du jour
ask-agenda = L’ordre du jour est à adopter
ask-next = Orateur suivant : <en>{ $name }</en>
ask-report = Faites rapport sur les pouvoirs de <en>{ $seat }</en>
ask-credentials = Les pouvoirs de <en>{ $seat }</en> sont contestés
ask-turn = { $ahead ->
    [one] Vous parlez après une autre délégation
   *[other] Vous parlez après { $ahead } autres
  }
ask-turn-in = { $ahead ->
    [one] Vous parlez après une autre délégation, dans { $minutes } min environ
   *[other] Vous parlez après { $ahead } autres, dans { $minutes } min environ
  }
