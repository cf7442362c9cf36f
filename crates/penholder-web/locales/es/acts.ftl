# Acts: what stands on a button. What an act is about follows it.

# Votes
act-vote-cast = Votar
act-vote-cast-for = Anotar el voto de un puesto
act-vote-name = Votar por candidatos
act-vote-name-for = Anotar los nombres que votó un puesto
act-vote-pass = Pasar el turno
act-vote-close = Cerrar la votación
act-vote-count = Anotar el recuento de la urna
act-vote-announce = Anunciar el resultado
act-vote-annul = Anular la votación
act-vote-extend = Prolongar la votación
act-vote-correct = Decir lo que se quiso votar en una votación cerrada
act-vote-correct-for = Anotar lo que un puesto quiso votar

# Silence
act-silence-place = Someter el texto a silencio
act-silence-start = Iniciar el silencio
act-silence-decline = Oponerse a iniciar el silencio
act-silence-extend = Prorrogar el silencio
act-silence-ask_time = Pedir más tiempo
act-silence-break = Romper el silencio
act-silence-hold = Poner una retención
act-silence-release = Levantar la retención
act-silence-stop = Detener el silencio
act-silence-conclude = Concluir el silencio
act-duty-discharge = Anotar una obligación como cumplida

# The meeting
act-meeting-request = Pedir una sesión
act-meeting-convene = Convocar la sesión
act-meeting-roll = Pasar lista
act-meeting-adopt_agenda = Aprobar el orden del día
act-meeting-object_to_agenda = Oponerse al orden del día
act-meeting-put_agenda = Someter a votación el orden del día
act-meeting-invite = Proponer una invitación
act-meeting-object_to_invitation = Oponerse a la invitación
act-meeting-agree_invitation = Aceptar la invitación
act-meeting-put_invitation = Someter a votación la invitación
act-meeting-move = Presentar una moción
act-meeting-second_motion = Secundar la moción
act-meeting-object_to_motion = Oponerse a la moción
act-meeting-agree_motion = Aceptar la moción
act-meeting-put_motion = Someter a votación la moción
act-meeting-withdraw_motion = Retirar la moción
act-meeting-raise = Plantear una cuestión de orden
act-meeting-rule = Resolver la cuestión de orden
act-meeting-challenge = Apelar la decisión
act-meeting-put_challenge = Someter a votación la apelación
act-meeting-inscribe = Pedir la palabra
act-meeting-strike = Borrarse de la lista
act-meeting-call_next = Dar la palabra al orador siguiente
act-meeting-speak = Hablar
act-meeting-speak-reply = Hablar en respuesta
act-meeting-speak-end = Terminar mi intervención
act-meeting-speak-reply-end = Terminar mi intervención, que fue una respuesta
act-meeting-end_speech = Poner fin a la intervención
act-meeting-cede = Ceder la presidencia
act-meeting-take_chair = Retomar la presidencia
act-meeting-resume = Reanudar la sesión
act-meeting-private = Continuar en privado
act-meeting-private-public = Continuar en público
act-meeting-communique = Publicar el comunicado
act-meeting-adjourn = Levantar la sesión
act-meeting-take_back = Deshacer el último acto

# Drafts
act-draft-circulate = Distribuir un proyecto
act-draft-new_version = Distribuir una nueva versión
act-draft-sponsor = Patrocinar el proyecto
act-draft-second = Secundar el proyecto
act-draft-ask_vote = Pedir que se vote
act-draft-table = Presentar el proyecto
act-draft-revise = Revisar el proyecto
act-draft-schedule = Incluirlo en la lista de una sesión
act-draft-waive = Dispensar de una costumbre
act-draft-amend = Proponer una enmienda
act-draft-order_amendments = Fijar el orden de las enmiendas
act-draft-accept = Aceptar la enmienda
act-draft-withdraw_amendment = Retirar la enmienda
act-draft-ask_parts = Pedir votación por partes
act-draft-refuse_parts = Oponerse a la votación por partes
act-draft-dispute = Discutir la naturaleza de la cuestión
act-draft-rule_class = Resolver sobre la naturaleza de la cuestión
act-draft-challenge_class = Apelar la decisión sobre la naturaleza
act-draft-stand_aside = Apartarse de la votación
act-draft-stand_aside-for = Declarar parte a un miembro
act-draft-reserve_on = Reservar la posición sobre párrafos
act-draft-put = Someter a votación
act-draft-put-written = Someter a votación por escrito
act-draft-put-preliminary = Someter a votación la cuestión preliminar
act-draft-put-challenge = Someter a votación la apelación de la decisión
act-draft-want_vote = Pedir votación
act-draft-without_vote = Aprobarlo sin votación
act-draft-without_vote-acclamation = Aprobarlo por aclamación
act-draft-withdraw = Retirar el proyecto
act-draft-take_over = Hacer suyo el proyecto retirado
act-draft-follow = Seguir a la sesión
act-draft-reserve = Reservar una signatura
act-presidential-reserve = { act-draft-reserve }
act-press-reserve = { act-draft-reserve }
act-draft-lapse = Anotar que caducó
act-presidential-lapse = { act-draft-lapse }
act-press-lapse = { act-draft-lapse }

# Statements
act-presidential-circulate = Distribuir una declaración del órgano
act-presidential-new_version = Distribuir una nueva versión de la declaración
act-presidential-agree = Anotar el acuerdo de los miembros
act-presidential-object = Oponerse a la declaración
act-presidential-adopt = Hacer la declaración
act-presidential-dissociate = Desvincularse
act-presidential-recast = Presentarlo de nuevo como otro tipo de texto
act-presidential-withdraw = Retirar la declaración
act-press-circulate = Distribuir un comunicado de prensa
act-press-new_version = Distribuir una nueva versión del comunicado de prensa
act-press-elements = Reducirlo a puntos para la prensa
act-press-withdraw = Retirar el comunicado de prensa

# The body
act-body-lay_down = Establecer la ley
act-body-seat = Anotar la lista de miembros
act-body-present = Presentar credenciales
act-body-report = Informar de que las credenciales están en regla
act-body-object = Impugnar credenciales
act-body-put = Someter a votación credenciales

# Elections, straw polls
act-election-begin = Abrir una elección
act-election-ballot = Celebrar una votación
act-election-elsewhere = Anotar a quién eligió el otro órgano
act-election-ask_conference = Pedir una conferencia conjunta
act-election-end = Cancelar la elección
act-straw_poll-withdraw_candidate = Anotar que se retiró un candidato
act-election-withdraw_candidate = { act-straw_poll-withdraw_candidate }
act-straw_poll-begin = Abrir sondeos de voto
act-straw_poll-poll = Hacer un sondeo de voto
act-straw_poll-poll-coloured = Hacer un sondeo de voto con papeletas de color
act-straw_poll-end = Terminar los sondeos de voto

# Other ways
act-no_objection-propose = Proponer algo por el procedimiento de no objeción
act-no_objection-withdraw = Retirar la propuesta
act-no_objection-refer = Remitirlo al órgano superior
act-reverse-refer = { act-no_objection-refer }
act-reverse-begin = Abrir un plazo por consenso inverso
act-reverse-oppose = Oponerse
act-reverse-relent = Dejar de oponerse
act-reverse-conclude = Concluirlo
act-trigger-notify = Notificar lo que produce el efecto
act-trigger-link = Vincularle un proyecto
act-trigger-withdraw = Retirar la notificación
act-trigger-follow = Dejar que surta efecto

# What is asked of somebody
ask-announce = La votación sobre <en>{ $on }</en> está cerrada: falta anunciar el resultado
ask-close-vote = Todos han votado sobre <en>{ $on }</en>: cierre la votación
ask-not-voted = No han votado sobre <en>{ $on }</en>: <en>{ $names }</en>
ask-not-voted-many = { $count } no han votado sobre <en>{ $on }</en>
ask-vote-open = Hay una votación abierta sobre <en>{ $on }</en>
ask-voted = Usted ha votado sobre <en>{ $on }</en>
ask-no-part = Hay una votación abierta sobre <en>{ $on }</en>, en la que usted no participa
ask-roll-call = Votación nominal sobre <en>{ $on }</en>: quedan { $ahead } antes que usted
ask-vote = Vote sobre <en>{ $on }</en>
ask-held = Usted retiene el silencio sobre <en>{ $on }</en>
ask-silence = Silencio sobre <en>{ $on }</en>
ask-silence-proposed = Se propuso el silencio sobre <en>{ $on }</en>
ask-floor = Tiene usted la palabra
ask-turn-next = Habla usted a continuación
ask-communique = Al terminar la sesión privada se debe un comunicado
ask-point = Cuestión de orden de <en>{ $by }</en>: <en>{ $says }</en>
ask-challenged = Se apela la decisión sobre la cuestión de orden de <en>{ $by }</en>
ask-motion = Moción <en>{ $name }</en>, de <en>{ $by }</en>
ask-motion-waits = Moción <en>{ $name }</en>, de <en>{ $by }</en>, aún no secundada
ask-invitation = Invitación de <en>{ $who }</en>
ask-agenda-objected = <en>{ $by }</en> se opuso al orden del día
ask-agenda = Hay que aprobar el orden del día
ask-next = Orador siguiente: <en>{ $name }</en>
ask-report = Informe sobre las credenciales de <en>{ $seat }</en>
ask-credentials = Se impugnaron las credenciales de <en>{ $seat }</en>
ask-turn = { $ahead ->
    [one] Habla usted después de otra delegación
   *[other] Habla usted después de otras { $ahead }
  }
ask-turn-in = { $ahead ->
    [one] Habla usted después de otra delegación, en unos { $minutes } min
   *[other] Habla usted después de otras { $ahead }, en unos { $minutes } min
  }
