# The public pages of the record and of the law.

# Home
home-title = Quién adoptó qué posición, sobre qué palabras, y por qué el texto fracasó o se aprobó
home-about = Penholder pone en funcionamiento, documenta y explica órganos que deciden por votación, consenso y veto. El Consejo de Seguridad de las Naciones Unidas es el primero; para cualquier otro basta un archivo con su carta constitutiva.
home-start = o lea cómo <cases>a una declaración le quitaron sus palabras</cases> y <negotiate>qué texto habría podido aprobarse</negotiate>.
home-record = El registro contiene <votes>{ $votes } votaciones</votes> del Consejo, de { $from } a { $to }, <vetoes>{ $vetoed } de ellas con veto</vetoes>, cada una resuelta de nuevo según la Carta vigente en su momento. Las <charters>normas de { $charters } órganos</charters> pueden leerse artículo por artículo.
home-latest = Últimas votaciones

# What was declared, what was voted on
declared-adopted = aprobado
declared-vetoed = no aprobado: veto
declared-lacking-votes = no aprobado: votos insuficientes
subject-part = una parte
subject-amendment = una enmienda
subject-part-or-amendment = una parte o una enmienda
subject-admission = una admisión
subject-appointment = un nombramiento
subject-preliminary-question = la cuestión preliminar
subject-motion = una moción

# Tables of votes
column-date = Fecha
column-text = Texto
column-item = Tema
column-outcome = Resultado
column-for = A favor
column-against = En contra
column-abstaining = Abst.
no-vote-taken = sin votación
not-recorded = no consta

# The list of votes
votes-found = { $count ->
    [one] { $count } votación encontrada
   *[other] { $count } votaciones encontradas
  }
votes-all = { $count ->
    [one] { $count } votación del Consejo de Seguridad
   *[other] { $count } votaciones del Consejo de Seguridad
  }
votes-about = Todos los textos que el Consejo de Seguridad sometió a votación, de { $from } a { $to }, con el voto de cada miembro.
votes-none = Ninguna votación cumple esas condiciones.
page-of = página { $page } de { $pages }
page-later = Más recientes
page-earlier = Anteriores
these-as-data = Estos resultados como datos:
data = Datos:
filter-words = Signatura, resolución o tema
filter-from = Desde
filter-to = Hasta
filter-outcome = Resultado
filter-any = cualquiera
filter-member = Miembro
filter-position = Su posición
filter-find = Buscar
outcome-adopted = aprobado
outcome-vetoed = vetado
outcome-lacking = votos insuficientes
did-yes = a favor
did-no = en contra
did-abstain = abstención
did-veto = con su veto
no-date = «{ $words }» no es una fecha; escriba 2012-02-04 o 2012.
no-member = Ningún miembro del Consejo se ha llamado nunca { $name }.

# One vote
vote-sponsors = presentado al menos por <en>{ $names }</en>
vote-exception = <strong>Resultado declarado según el registro: { $declared }.</strong> Ninguna regla lo explica; en las excepciones del registro se indica lo que dicen las fuentes.
vote-why = Por qué
would-have-fallen = No se habría aprobado si
would-have-passed = Se habría aprobado si
flips-are = Son los cambios de posición más pequeños que bastarían; no se afirma que alguien los hubiera hecho.
roll-call = Votación nominal
column-member = Miembro
column-position = Posición
met = se cumple
not-met = no se cumple
not-told = aún no se puede determinar
same-as = puede ser la misma votación que <vote>{ $id }</vote>

# Before and after
permanent = miembro permanente
before-and-after = Votaciones anteriores y posteriores sobre este tema
votes-before = Antes
votes-after = Después

# Members
members-title = { $count } Estados han ocupado un puesto
members-about = Todos los Estados que han formado parte del Consejo, con sus votaciones y sus vetos.
column-group = Grupo regional
region-africa = África
region-asia-pacific = Asia y el Pacífico
region-eastern-europe = Europa Oriental
region-latin-america-caribbean = América Latina y el Caribe
region-western-europe-others = Europa Occidental y otros
column-vetoes = Vetos
member-title = { $votes ->
    [one] <en>{ $name }</en>: { $votes } votación
   *[other] <en>{ $name }</en>: { $votes } votaciones
  }
member-title-vetoes = { $vetoes ->
    [one] <en>{ $name }</en>: { $votes } votaciones; uno de sus votos en contra fue un veto
   *[other] <en>{ $name }</en>: { $votes } votaciones; { $vetoes } de sus votos en contra fueron vetos
  }
member-how = Cómo votó
member-terms = Períodos en el Consejo
term-permanent = permanente desde { $from }
term-elected = elegido, del { $from } al { $to }
term-running = elegido, desde el { $from }
column-votes = Votaciones
column-share = Porcentaje
column-common = Votaciones en común
column-agreed = Coincidencia
column-interval = Intervalo del 95 %
member-vetoes = Sus vetos, primero los más recientes
member-last = Sus últimas votaciones
member-all = Todas las votaciones en que ocupó un puesto
member-against = Sus votos en contra
member-with = Con quién coincidió
member-with-about = Porcentaje de votaciones no unánimes en que ambos votaron lo mismo; la abstención es una posición propia; se omiten los miembros con menos de { $least } de esas votaciones en común.
member-most = Mayor coincidencia
member-least = Menor coincidencia
percent = { $share } %
percent-between = { $low }–{ $high } %

# Vetoes
vetoes-title = { $texts } textos vetados, con { $vetoes } vetos
vetoes-about = Un texto contra el que votaron dos miembros permanentes cuenta una vez como texto y dos como veto. La lista oficial, que cuenta juntas las partes de un mismo proyecto y las distintas votaciones sobre admisiones, contiene { $listed } entradas.
vetoes-list = Termina el { $until }; lo posterior se cuenta con la misma regla. Un puesto es un solo miembro: el de China incluye a la República de China antes del 25 de octubre de 1971, el de Rusia a la Unión Soviética.
vetoes-picture = Textos vetados por año
vetoes-in-year = { $year }: { $count ->
    [one] { $count } texto vetado
   *[other] { $count } textos vetados
  }
by-member = Por miembro
by-year = Por año
column-permanent = Miembro permanente
column-cast = Vetos emitidos
column-alone = En solitario
column-drafts-vetoed = Proyectos vetados
column-drafts-alone = De ellos en solitario
column-votes-vetoed = Votaciones vetadas
column-official = Lista oficial
column-year = Año
column-vetoed = Textos vetados
vetoes-every = Todos los textos vetados

# The law
law-title = Las normas de { $count } órganos
law-about = Cada una en forma de datos: las reglas en el orden de los artículos, con su cita, su sentido en nuestras propias palabras y la frase que el programa forma a partir de ellas.
law-reforms = Propuestas de modificación de las normas de un órgano
law-reform-of = Propuesta de modificación de las <base>normas de <en>{ $base }</en></base>.
law-seats = Puestos
law-rules = Reglas
law-kinds = Clases de asuntos
law-doctrines = Cuando se discute de qué cuestión se trata
law-not-carried = No incluido
law-file = El archivo:
column-matter = Asunto
column-question = Cuestión
column-by = En virtud de
column-body = Órgano
column-about = Descripción
to-be-settled = por determinar
practice-instead = En la práctica:
no-charter = No hay ninguna carta constitutiva llamada { $name }.
no-charter-next = Cartas constitutivas disponibles

# Cases
cases-title = Casos: quién dijo qué y qué muestra el registro
cases-about = Cada caso expone un asunto: los textos y lo que fue de ellos, quién lo dice, en qué se contradicen las fuentes y cómo se dirimió. Cada respuesta indica su fuente.
case-unknown = No hay ningún caso llamado { $name }.
case-text = El texto y lo que suprimirían las enmiendas
case-reconstructed = El texto nunca se publicó. Estas palabras son nuestras, reconstruidas a partir de lo que se informó sobre él; lo mismo vale para las enmiendas.
case-words = se suprimirían { $removed } de { $all } palabras
case-basis = En qué se basa cada párrafo
case-removed = suprimido:
case-added = añadido:
case-seats = Quién ocupaba los puestos
case-seats-changed = Entre una y otra fecha cambiaron { $count } de { $all } puestos.
case-drafted = lo redactó
case-objected = objetó
case-silent = no objetó, que se sepa
case-here-only = solo en esta composición
case-deadlock = El punto muerto
case-timeline = Cronología
case-days = { $days } días
case-report = El informe, frase por frase
case-report-about = Cada frase con nuestras palabras, y lo que el registro y otros informes permiten decir de ella.
case-report-read = { $count ->
    [one] Leer la frase con lo que le responde
   *[other] Leer las { $count } frases, cada una con lo que le responde
  }
case-questions = Lo que el informe no dice
case-claims = En qué se contradicen las fuentes
case-figures = Comparación de cifras
case-figures-about = Cada una tal como se dio. Cuentan cosas distintas y nunca se suman.
case-column-figure = Cifra
case-column-who = Quién lo dice
case-column-in = En
case-decided = Todos los textos y su desenlace
case-column-how = Desenlace
case-stances = La posición de cada cual
case-odd = Expresiones extrañas del informe
case-sources = Fuentes
case-watch = Ver cómo transcurrió, paso a paso
case-fell = no emitido
case-passed = emitido
case-data = El caso como datos:
ruling-supported = confirmado
ruling-refuted = refutado
ruling-partly = confirmado en parte
ruling-unresolved = sin resolver
ruling-none = sin dictamen

# The record under another charter
replay-title = El registro según otras cartas constitutivas
replay-about = Cada votación del registro, resuelta de nuevo según una propuesta de modificación de las normas del Consejo. Los votos se mantienen tal como se emitieron; solo cambia la regla.
replay-sentence = De { $of } textos votados, pasarían de no aprobado a aprobado { $adopted } y de aprobado a no aprobado { $failed }.
replay-sentence-between = De { $of } textos votados, pasarían de no aprobado a aprobado entre { $adopted } y { $most_adopted } y de aprobado a no aprobado entre { $failed } y { $most_failed }, según lo que hubieran hecho los puestos desde los que nadie votó.
replay-law = <law>Sus normas, artículo por artículo</law>
replay-limit-rule = Solo cambia la regla: con otra regla, los miembros habrían votado, redactado y presentado textos de otra manera.
replay-limit-hidden = El registro no contiene los proyectos que se retiraron o nunca se presentaron porque se preveía un veto.
replay-limit-parts = { $count ->
    [one] Uno de ellos es una enmienda o una parte: el texto votado a continuación sería otro.
   *[other] { $count } de ellos son enmiendas o partes: el texto votado a continuación sería otro.
  }
replay-limit-seats = El voto de los puestos nuevos queda abierto: entre todos a favor y todos en contra.
replay-limit-untold = { $count ->
    [one] Una votación no tiene registro nominal completo y se omite.
   *[other] { $count } votaciones no tienen registro nominal completo y se omiten.
  }
replay-certain = { $count ->
    [one] Una votación tendría con certeza otro resultado
   *[other] { $count } votaciones tendrían con certeza otro resultado
  }
replay-more = { $count ->
    [one] Otra más figura en los datos.
   *[other] Otras { $count } figuran en los datos.
  }
by-decade = Por decenio
column-charter = Propuesta
column-decade = Decenio
column-instead = Pasaría a
column-permanent-against = Miembros permanentes en contra
column-adopted-instead = Pasarían a aprobado
column-may-be-adopted = Podrían aprobarse
column-fail-instead = Pasarían a no aprobado
column-may-fail = Podrían no aprobarse
adopted-instead = aprobado
fails-instead = no aprobado
