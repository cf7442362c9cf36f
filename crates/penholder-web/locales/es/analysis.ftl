# Lo que dan las reglas y lo que dice el registro.

# Panorama
nav-analysis = Análisis
nav-power = Poder
nav-blocs = Bloques
nav-map = Escala
nav-spells = Bloqueos
nav-forecast = Pronóstico
nav-space = En el plano
analysis-title = Lo que dan las reglas y lo que dice el registro
analysis-about = Cada página es la respuesta de una orden del programa, con sus tablas como datos y sus imágenes.
about-power = Lo que una regla da a cada puesto: índices de poder exactos con cualquier carta, antes y después de una reforma.
about-blocs = Quién estuvo con quién, en qué bloques y quién votó solo.
about-map = Dónde estarían los miembros en una escala, y si los votos la sostienen.
about-spells = Cuánto tiempo quedaron los asuntos sin texto tras fracasar un proyecto, y qué le puso fin.
about-forecast = Cómo puede salir una votación según lo que se sabía la víspera, y cuán buenos fueron esos pronósticos.
about-space = Qué vence a qué cuando cada puesto tiene un lugar en un plano.

# En varias páginas
study-show = Mostrar
study-how = Cómo se contó
picture-of = Imagen: { $what }. Sus números están en las tablas y en los datos.
more-in-data = { $count ->
    [one] Uno más está en los datos.
   *[other] { $count } más están en los datos.
  }
no-number = { $words } no es un número de 1 a { $most }.
filter-abstaining = La abstención cuenta
abstaining-own = como posición propia
abstaining-against = como voto en contra
abstaining-left-out = nada

# Poder
power-title = Poder: <en>{ $name }</en>
power-rule = <en>{ $on }</en>, <law><en>{ $cite }</en></law>, { $date }
power-charter = Carta
power-first = la primera
power-reform = Reforma
power-no-reform = ninguna reforma
power-seats = Cuántos puestos
power-with-abstention = con abstención
power-indices = Índices
power-before-after = Antes y después: { $index }
power-sweep = Con otros umbrales
power-sweep-about = Se mueve el umbral de la regla; las demás condiciones quedan.
power-sweep-data = Estos números como CSV
power-abstaining = Si cada puesto puede también abstenerse
power-abstaining-about = Votación nominal: la probabilidad de decidirla, siendo igual de probables todos los órdenes y votos. Sí o no: la probabilidad de que el sí o el no del puesto haga la diferencia; en dos partes. De todas las maneras de votar, una parte de { $share } aprueba.
power-roll-call = Votación nominal
power-yes-no = Sí o no
power-yes-abstain = Sí o abstención
power-abstain-no = Abstención o no
power-missing = no se contó:
column-index = Índice
column-change = Cambio
change-new = nuevo
change-gone = ya no está
change-same = igual
change-from-none = desde nada
index-banzhaf = Banzhaf
index-banzhaf-absolute = Banzhaf, absoluto
index-shapley-shubik = Shapley-Shubik
index-coleman-prevent = Coleman, para impedir
index-coleman-initiate = Coleman, para iniciar
index-johnston = Johnston
index-deegan-packel = Deegan-Packel
index-holler = Holler
index-swings = Vuelcos
says-banzhaf = parte de todos los vuelcos, las coaliciones ganadoras que pierden sin el puesto
says-banzhaf-absolute = probabilidad de ser decisivo si los demás echan una moneda al aire
says-shapley-shubik = probabilidad de ser pivote si todos los órdenes son igual de probables
says-coleman-prevent = parte de las coaliciones ganadoras que necesitan el puesto
says-coleman-initiate = parte de las coaliciones perdedoras que el puesto salvaría
says-johnston = parte de los vuelcos, cada uno repartido entre los miembros críticos
says-deegan-packel = parte de las coaliciones ganadoras mínimas, cada una repartida entre sus miembros
says-holler = parte de las pertenencias a coaliciones ganadoras mínimas

# Bloques
blocs-sentence = <en>{ $one }</en> y <en>{ $other }</en> fueron los que más coincidieron, en { $same } de { $of } votaciones; <en>{ $third }</en> y <en>{ $fourth }</en> los que menos, en { $little } de { $common }
blocs-nobody = No hay dos miembros con suficientes votaciones en común
blocs-about = Los votos del Consejo de Seguridad, par por par. Coincidir no dice por qué.
blocs-heat = Todos los pares
blocs-network = Quién está cerca de quién
blocs-together = Bloques que coinciden en el { $share }% o más de sus votaciones comunes
blocs-none = No hay ninguno.
blocs-single = { $count ->
    [one] Un miembro no está en ninguno.
   *[other] { $count } miembros no están en ninguno.
  }
bloc-within = { $count } miembros, que coinciden en el { $share }% de { $of } votaciones comunes.
bloc-firm = Firmeza: { $share }% de { $draws } sorteos de las votaciones.
blocs-pairs = Pares
blocs-most = Coincidieron más
blocs-least = Coincidieron menos
blocs-alone = Quién votó solo: el único en votar así
blocs-counted = { $votes ->
    [one] Cuenta una votación, del { $from }.
   *[other] Cuentan { $votes } votaciones, del { $from } al { $to }.
  }
blocs-unanimous-in = Las votaciones unánimes también cuentan.
blocs-unanimous-out = { $count ->
    [one] Se deja fuera una votación unánime.
   *[other] Se dejan fuera { $count } votaciones unánimes.
  }
blocs-own = La abstención es una posición propia.
blocs-against = La abstención cuenta como voto en contra.
blocs-left-out = Quien se abstiene no cuenta.
blocs-absent = Quien estaba ausente o no era miembro no cuenta para ningún par. Se dejan fuera los pares con menos de { $least } votaciones en común. Intervalos del 95% (Wilson).
filter-common = Mínimo de votaciones en común
filter-together = Bloque desde, en %
filter-unanimous = también las unánimes
column-with = Con

# Un miembro en el tiempo
course-title = Coincidencia en el tiempo
course-sentence = Votó como la mayoría de los demás en { $same } de { $of } votaciones reñidas.
course-turns = Desde estos días su coincidencia tiene otro nivel
course-none = No se halló ningún punto de inflexión.
course-about = Puntos de inflexión: la división de las votaciones en partes de al menos { $least } con la mayor verosimilitud, menos una penalización por cada giro. Por azar: la parte de { $orders } órdenes aleatorios de los días que tienen un giro igual de marcado.
column-chance = Por azar
not-beyond-chance = no más allá del azar
share-of = { $same } de { $of } ({ $share }%)

# Una escala
map-title = Dónde están los miembros en una escala
map-no = Estos votos no sostienen una escala, así que no se dibuja ninguna
map-about = Una escala compara a los miembros por las votaciones reñidas que tienen en común. Dos años en el Consejo y un registro de votaciones unánimes rara vez dan suficientes.
map-instead = Los lugares en una escala serían obra de supuestos, no de votos. La <blocs>coincidencia de los pares</blocs> no necesita escala; unos pocos periodos <votes>sostienen una</votes>.
map-fit = La escala acierta el { $share }% de { $ballots } votos.
map-meaning = Los votos no dicen qué lado es cuál ni qué significa la escala.
map-needs = Lo que necesita una escala
map-what = Qué
map-contested = Votaciones reñidas
map-ballots = Votaciones reñidas en las que el miembro mediano estuvo a favor o en contra
map-overlap = Pares de miembros con { $common } votaciones reñidas en común
map-groups = Grupos que ninguna votación común une
map-counted = { $members } de { $all } miembros tienen suficientes votos en estas { $votes } votaciones.
column-needed = Límite
column-there = Hay
column-place = Lugar

# Bloqueos
spells-sentence = { $count ->
    [one] Un bloqueo:
   *[other] { $count } bloqueos:
  } { $ended } acabaron con un texto, { $left } al salir el tema del orden del día, { $open } siguen abiertos.
spells-half = La mitad dura más de { $days } días.
spells-more-half = Más de la mitad no se han visto acabar.
spells-none = Ningún proyecto fracasó en estos temas en este tiempo.
spells-what = Un bloqueo empieza con un proyecto de resolución que fracasó y acaba con la siguiente resolución o declaración de la Presidencia sobre el mismo tema del orden del día.
spells-limits = Las votaciones sobre partes, enmiendas, admisiones y procedimiento no empiezan ni acaban un bloqueo; no se juzga lo que dice un texto, y un tema amplio contiene varios asuntos. El registro llega hasta el { $end }.
spells-censored = Un tema cuenta como abierto si estuvo ante el Consejo desde el { $alive }; si no, se vio hasta su última sesión. Las sesiones y declaraciones constan hasta el { $end }: un bloqueo que una declaración acabó después sigue contando como abierto.
spells-curve = Cuánto duran
spells-kaplan-meier = Kaplan-Meier, intervalos del 95%
spells-longest = Los más largos
spells-lanes = Proyectos fracasados y textos en el tiempo
filter-by = Curvas
by-none = una
by-era = por época
by-cause = por causa
curve-all = todos
column-number = Número
column-longer-month = Más de 30 días
column-longer-year = Más de un año
column-longer-five = Más de 5 años
column-median = Mediana, días
column-days = Días
column-failed = Proyectos fracasados
column-vetoed-by = Vetado por
column-ended = Acabó con
not-reached = no alcanzada
ended-open = abierto
ended-left = salió del orden del día

# Pronósticos
forecast-title = Cómo puede salir una votación, y cuán buenos fueron esos pronósticos
forecast-adopted = <en>{ $what }</en>: probabilidad de aprobación { $chance }
forecast-came = Lo que podía decirse la víspera. Resultado: { $outcome }.
forecast-about = Según las historias de los miembros, el tema y los patrocinadores, como se sabían la víspera. Lo dicho en los pasillos no está en ninguna tabla.
forecast-running = Los pronósticos se están poniendo a prueba
forecast-wait = No se muestra ningún pronóstico sin decir cuán buenos fueron. Eso se cuenta una vez tras arrancar el servidor y tarda unos segundos. <again>Mirar de nuevo</again>
forecast-sponsors = Patrocinadores
forecast-vote = o una votación pasada
forecast-how-good = Cuán buenos fueron esos pronósticos
forecast-blind = Sin los patrocinadores (un texto es de la Presidencia solo cuando todos están de acuerdo):
forecast-calibration = Calibración: de los votos con esta probabilidad de ser a favor, tantos lo fueron
forecast-tested = Prueba retrospectiva: { $votes } votaciones sobre el fondo desde { $from }, { $ballots } votos, cada uno pronosticado a partir de votaciones de días anteriores por un modelo ajustado a los años previos. Los patrocinadores se conocen desde 1994, y algunos pueden haberse sumado ese día.
forecast-too-narrow = Intervalos (Wilson) como si los votos fueran independientes; los de una misma votación no lo son, así que son demasiado estrechos.
filter-kind = Qué
kind-draft = un proyecto
kind-part = una enmienda o una parte
chance-under = menos del 1%
chance-over = más del 99%
column-chance-for = Probabilidad a favor
column-chance-given = Probabilidad
column-were-in-favour = Lo fueron
ballots-better = Votos: mejor que todas las referencias; el error cuadrático medio es un { $less }% menor que el de la mejor referencia.
ballots-no-better = Votos: no mejor que la mejor referencia, más allá del azar; no se fíe de estos.
outcomes-better = Resultados: mejor que todas las referencias; el error cuadrático medio es un { $less }% menor que el de la mejor referencia.
outcomes-no-better = Resultados: no mejor que la mejor referencia, más allá del azar; no se fíe de estos.
score-brier = Puntuación de Brier
score-about = El cuadrado medio del error; 0 es perfecto.
score-ballots = Votos
score-outcomes = Resultados
score-ballots-blind = Votos, sin patrocinadores
score-outcomes-blind = Resultados, sin patrocinadores
score-gain = Ventaja sobre la mejor (95%)
baseline-yes = todos a favor
baseline-last = como en la última votación del tema
baseline-share = la proporción hasta entonces

# En el plano
space-title = Votar en el plano
space-about = Cada puesto tiene un lugar y prefiere lo más cercano. ¿Qué tiene un núcleo y adónde llevan las propuestas?
space-example = <example>Tres puestos con regla de mayoría</example>, ninguno en medio de los otros.
space-places = Lugares: puesto, x, y en cada línea
space-rule = Quién decide
space-majority = más de la mitad de puestos iguales
space-status-quo = Statu quo
space-too-long = Aquí no pueden situarse más de { $seats } puestos.
no-place = { $words } no es un lugar; escríbalo como 0.5,-1.
