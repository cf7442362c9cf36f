# Negotiations: which text can pass, and what exactly is the deadlock.

negotiate-title = Qué texto puede aprobarse y en qué consiste exactamente el punto muerto
negotiate-about = Un texto con variantes, lo que cada miembro exige y rechaza, y la regla del órgano. Cambie una posición y vea al instante qué resulta de ello.
negotiate-cases = Casos
negotiate-own = Sus propias posiciones
negotiate-own-about = Pegue un archivo de posiciones o elija uno; <example>este</example> muestra cómo se escribe. No se guarda nada.
negotiate-paste = El archivo, pegado
negotiate-upload = o desde su dispositivo
negotiate-ask = Consultar
negotiate-nothing = No hay ningún archivo: pegue uno o elija uno.
negotiate-too-long = El archivo supera los { $bytes } bytes.
negotiate-too-large = Es demasiado extenso para una página: aquí se muestran como máximo { $paragraphs } párrafos y { $demands } exigencias. En un terminal, <code>penholder negotiate</code> no tiene ese límite.
negotiate-faults = { $count ->
    [one] Hay un error en este archivo
   *[other] Hay { $count } errores en este archivo
  }
negotiate-line = Línea { $line }:
negotiate-put-right = Corregirlo aquí
no-case = No hay ningún caso llamado <code>{ $name }</code>.

# The matrix
negotiate-penholder = redactor:
negotiate-press = Pulse una marca para cambiar la posición del miembro sobre ese párrafo.
negotiate-on-draft = sobre el proyecto
negotiate-others = { $count ->
    [one] No consta la posición de otro miembro; se supone que puede aceptar cualquier texto.
   *[other] No consta la posición de otros { $count } miembros; se supone que pueden aceptar cualquier texto.
  }
negotiate-conflict = en conflicto
negotiate-supposed-mark = hipótesis
stance-for = a favor
stance-against = en contra
stance-abstains = se abstiene
mark-must = exige
mark-refuses = rechaza
mark-ties = vincula
mark-rather = prefiere
mark-nothing = nada
mark-guessed = conjetura
legend-must = debe figurar
legend-refuses = no puede aceptarlo
legend-ties = lo vincula a otro
legend-rather = lo preferiría
negotiate-supposed = Hipótesis
negotiate-back = Retirar
negotiate-back-all = Retirar todas
negotiate-change = Cualquier miembro, cualquier posición, otra clase de asunto
suppose-who = Miembro
suppose-on = Párrafo
suppose-as = Posición
suppose-must = lo exige en alguna forma
suppose-must-drafted = lo exige tal como está redactado
suppose-refuses-drafted = no puede aceptarlo tal como está redactado
suppose-refuses = no puede aceptarlo en ninguna forma
suppose-nothing = ni lo exige ni lo rechaza
suppose-kind = Tratado como

# The answer
negotiate-why = { $count ->
    [one] Por qué: el punto muerto
   *[other] Por qué: { $count } puntos muertos mínimos
  }
negotiate-more-exist = (hay más)
verb-must = exige
verb-refuses = no puede aceptar
verb-ties = acepta
negotiate-only-if = El texto solo se aprueba si: <en>{ $asked }</en>.
negotiate-guess = Esto se basa en una conjetura.
negotiate-reported = <strong>Esto se basa en una conjetura.</strong> Solo con lo que consta en las fuentes: <en>{ $answer }</en>
negotiate-fewest = { $count ->
    [one] La salida con menos concesiones
   *[other] Las { $count } salidas con menos concesiones
  }
negotiate-lightest = { $count ->
    [one] La salida con las concesiones más leves
   *[other] Las { $count } salidas con las concesiones más leves
  }
negotiate-alone = Quién podría ponerle fin por sí solo
negotiate-nobody = Nadie: más de un miembro tiene que hacer alguna concesión.
negotiate-beside = El texto que se aprueba, junto al texto propuesto
negotiate-if = <en>{ $text }</en>, si: <en>{ $only_if }</en>.
word-or = o
word-and = y
negotiate-keeps = Contenido conservado: { $kept } de { $of }.
column-paragraph = Párrafo
column-proposed = Propuesto
column-passes = Se aprueba
negotiate-same = igual
negotiate-left-out = omitido
negotiate-passing = Textos que se aprueban
best-preference = El mejor por preferencias
best-content = El mejor por contenido
best-support = El mejor por apoyo
best-preference-content = El mejor por preferencias y contenido
best-preference-support = El mejor por preferencias y apoyo
best-content-support = El mejor por contenido y apoyo
best-all = El mejor por preferencias, contenido y apoyo
negotiate-votes = { $supports } a favor, { $against } en contra, { $abstain ->
    [one] { $abstain } abstención
   *[other] { $abstain } abstenciones
  }
negotiate-not-proved = El mejor hallado; no se ha demostrado que lo sea.
negotiate-texts = Los textos presentados
negotiate-unmet = { $count ->
    [one] Una exigencia no se satisface
   *[other] { $count } exigencias no se satisfacen
  }
negotiate-rest = { $count ->
    [one] Otro más figura en el cable.
   *[other] Otros { $count } figuran en el cable.
  }
negotiate-rest-same = { $count ->
    [one] Otro párrafo queda como se propuso.
   *[other] Otros { $count } párrafos quedan como se propusieron.
  }
negotiate-roads = Otras vías
negotiate-amendments = Enmienda por enmienda
column-amendment = Enmienda
column-wins = Gana
column-loses = Pierde
column-costs = Costo
negotiate-nobody-word = nadie
negotiate-passes-with-it = El proyecto se aprueba con ella.
negotiate-doubts = ¿Y si nos equivocamos?
negotiate-next = A quién preguntar ahora
negotiate-sources = Las posiciones y quién las comunica
negotiate-take = Descargar:
download-cable = Un cable para la capital (Markdown)

# Posiciones sobre un texto de una sesión
positions = Nuestras posiciones
positions-private = Solo su delegación ve esta página.
positions-shared = La presidencia conoce estas posiciones y cada cambio posterior.
positions-shared-once = La presidencia las conoce tal como estaban cuando se compartieron por última vez; no se le comunica ningún cambio posterior.
positions-presides = Quien preside ve la parte de la presidencia. Ahora es
positions-share = Compartir con la presidencia
positions-share-no-more = No compartir cambios posteriores
positions-unpublished = No hay nada publicado.
positions-published = Publicadas tal como estaban el { $time }: quien ve el texto las ve.
positions-publish = Publicar tal como están
positions-publish-again = Publicar de nuevo tal como están
positions-withdraw = Retirar de la publicación
positions-none = sin posición
positions-weight = Peso
positions-why = Por qué (se comunica con ella)
positions-rather-drafted = lo preferiría tal como está redactado
positions-rather-out = preferiría que se omitiera
positions-must-amendment = necesita esta enmienda
positions-refuses-amendment = no puede aceptar esta enmienda
positions-rather-amendment = preferiría esta enmienda
positions-changed = Las palabras han cambiado desde que tomó esta posición.
positions-lost = { $count ->
    [one] Una posición trata de palabras que ya no están en el texto; al guardar se elimina.
   *[other] { $count } posiciones tratan de palabras que ya no están en el texto; al guardar se eliminan.
  }
positions-ties = Vincular párrafos
positions-tie = Cómo
positions-untied = sin vínculo
positions-first = El primero
positions-second = El segundo
tie-only-with = el primero solo con el segundo
tie-at-most-one = a lo sumo uno de los dos
tie-only-together = ambos o ninguno
about-paragraph = el párrafo { $number } en alguna forma
about-drafted = el párrafo { $number } tal como está redactado
about-out = el texto sin el párrafo { $number }
about-amendment = la enmienda de { $who } al párrafo { $number }
positions-abstain = Peso no satisfecho hasta el cual nos abstenemos y no votamos en contra
positions-save = Guardar nuestras posiciones
positions-unread = estas posiciones no se pueden leer
positions-contradict = Estas posiciones se excluyen entre sí
to-the-text = El texto
negotiation-title = Lo que puede aprobarse
negotiation-link = Lo que puede aprobarse: { $count ->
    [one] posiciones de una delegación
   *[other] posiciones de { $count } delegaciones
  }
negotiation-link-chair = Lo que puede aprobarse, para la presidencia: { $count ->
    [one] posiciones de una delegación
   *[other] posiciones de { $count } delegaciones
  }
negotiation-seat = A partir de sus propias posiciones y de las publicadas:
negotiation-chair = A partir de lo compartido con la presidencia o publicado:
negotiation-published = A partir de las posiciones publicadas:
negotiation-nobody = todavía no hay ninguna.
way-own = propias
way-shared = compartidas
way-published = publicadas
