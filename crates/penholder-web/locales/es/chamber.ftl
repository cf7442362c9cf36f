# The live chamber.

# The sitting that plays
demo = Reproducción de una sesión
demo-title = Ver una sesión
demo-unknown = No hay ninguna sesión llamada { $name }.
demo-start = Aún no ha ocurrido nada. Reproduzca la sesión o avance paso a paso.
demo-step = Paso { $at } de { $of }
demo-play = Reproducir
demo-pause = Pausar
demo-next = Paso siguiente
demo-end = Ir al final
demo-restart = Desde el principio
demo-sources = Fuentes
demo-others = Otras sesiones
minutes-so-far = Acta hasta el momento
minutes-none = Aún no hay nada.
vote-progress = { $cast } de { $of } han votado
vote-missing = Faltan por votar:
seats-of-the-body = Los { $count } puestos, aún sin votación
so-far = { $count } hasta ahora

# Keys
keys-title = Atajos de teclado de esta página
keys-off = No usar atajos de una sola tecla
close = Cerrar

# Live pages
link = Última actualización de esta página
link-live = En directo, a las { "{time}" }
link-quiet = Sin novedades desde las { "{time}" }
link-lost = Sin conexión desde las { "{time}" }
back = Volver
load-again = Recargar la página
places = Lugares de esta sala
place-gallery = Galería del público
place-seat = Mi puesto
place-chair = Presidencia
place-secretariat = Secretaría
place-screen = Pantalla
people = Puestos e invitaciones
observers = Observadores
observer = Observador
stage = Lo que el órgano tiene ante sí
mine = Mi puesto
next-step = El paso siguiente
no-meeting = no hay ninguna sesión en curso
nothing-yet = Aún no ha ocurrido nada.
nothing-asked = En este momento no se le pide nada.
nothing-next = No hay ningún paso pendiente.
nothing-runs = No hay ninguna votación abierta ni ningún procedimiento de acuerdo tácito en curso.
something-new = Empezar algo nuevo
floor = Uso de la palabra
has-the-floor = tiene la palabra.
nobody-speaks = Nadie tiene la palabra.
list-empty = No hay nadie en la lista de oradores.
of-seconds = de { $seconds } segundos
before-us = Asuntos en examen
no-texts = No hay ningún texto en examen.
motions = Mociones, en el orden en que se examinan
point-of-order = Cuestión de orden:
runs-now = En curso
vote-on = Votación sobre
silence-on = Procedimiento de acuerdo tácito sobre
off-record = Sin levantar acta:
other-acts = Todo lo demás que usted puede hacer ({ $count })
you-may = Lo que usted puede hacer
a-member = un miembro

# Ballots
ballot-legend = Su voto
ballot-yes = A favor
ballot-no = En contra
ballot-abstain = Abstención
ballot-more = Otras posiciones
ballot-reason = Explicar el voto
ballot-chosen = Su voto: { $position }.
ballot-confirm = Confirmar
ballot-change = Cambiar
ballot-again = Cambiar mi voto
ballot-recorded = Registrado: { $position }
ballot-secret = Su voto secreto está en la urna.
ballot-receipt = Recibo { $receipt }, asiento { $entry } del registro

# Fields
field-optional = (opcional)
field-lines = (uno por línea)
field-typed = (su nombre o su identificador: hay { $count })
field-zone = (hora de { $zone })
field-position = Posición
field-names = Máximo de nombres: { $most }
field-reason = Motivo
field-says = En una línea
field-why = Por qué
field-ruling = Decisión de la Presidencia
field-agenda = Orden del día
field-chair = Quién preside
field-private = Pública o privada
field-symbol = Signatura
field-seat = Puesto
field-kind = Tipo de texto
field-title = Asunto
field-deadline = Hasta
field-minutes = Minutos
field-seconds = Segundos
field-version = Nombre de esta versión
field-wording = Texto
field-counter = El texto que usted podría aceptar
field-about = Asunto
field-shape = Efecto
field-who = Quién
field-parts = Partes
field-instrument = Instrumento: quién lo firmó y cuándo
field-paragraphs = Párrafos
field-how = Cómo
field-roll = Se registra a todos como presentes; corríjalo después puesto por puesto.
field-login = Nombre de usuario
field-password = Contraseña, de diez caracteres como mínimo

# Texts
text-unknown = Ese texto no existe o no se muestra aquí.
text-by = de
text-sponsors = patrocinado por
text-elsewhere = En el registro solo consta el hash de esta versión.
text-changes = Cambios respecto de la versión anterior
amendments = Enmiendas
amend-words = El párrafo tal como usted lo quiere; si lo deja vacío, se suprime
amend-after = Un párrafo nuevo a continuación
amend-about = Lo que escriba se propondrá como enmienda en nombre de su puesto.
amend-propose = Proponer la enmienda
amend-collide = { $count } enmiendas afectan a este párrafo: son incompatibles entre sí
amend-moved = El texto ha cambiado entretanto; vuelva a leerlo y proponga su enmienda a lo que dice ahora.
amend-nothing = Eso no cambia nada.
amendment-pending = por examinar
amendment-accepted = aceptada por el autor del texto
amendment-adopted = aprobada
amendment-not-adopted = no aprobada
amendment-withdrawn = retirada
added = añadido:
removed = suprimido:

# The record of a chamber
record-file = El registro como archivo
record-verify = Compruébelo usted:

# Chambers, people
nav-chambers = Salas
to-the-gallery = Ir a la galería del público
chambers-title = Salas
chambers-about = Sesiones reales: de cualquier órgano que tenga carta constitutiva. Quien tiene una invitación ocupa un puesto; cualquiera puede mirar.
chambers-none = Aún no hay ninguna sala.
chamber-unknown = No hay ninguna sala llamada { $name }.
open-a-chamber = Abrir una sala
open-how = Las salas las abre quien administra este sitio: <login>inicie sesión</login> o use el enlace de administración. Aparece una vez, donde se inicia el programa:
open-name = Nombre de la sala
open-charter = Sus normas
open-own-charter = O una carta constitutiva propia
open-own-about = Pegue el archivo o elíjalo; se comprueba y cada fallo se muestra en su línea.
open-upload = o desde su dispositivo
open-check = Solo comprobar
open-checked = { $count ->
    [one] Esta ley se lee. Hoy rige una regla:
   *[other] Esta ley se lee. Hoy rigen { $count } reglas:
  }
open-charter-text = charter.toml
open-procedure-text = procedure.toml (sin él, se aplica al órgano un procedimiento general)
open-seats = Quién ocupa los puestos
open-seats-date = Quienes los ocupan en esta fecha, según el registro
open-seats-charter = Los que nombra la carta constitutiva
open-seats-named = Los siguientes, uno por línea:
open-date = Fecha
open-faults = { $count ->
    [one] Un error:
   *[other] { $count } errores:
  }
people-title = Puestos ocupados: { $taken } de { $of }
invite-everybody = Invitar a todos los puestos vacíos
invite-table = Guardar los enlaces en una tabla (CSV)
invite-about = Crea un enlace y una tarjeta para cada uno; cada enlace sirve una sola vez, durante tres días. El enlace anterior para el mismo puesto deja de servir.
invite = Invitar
revoke = Retirar
invited-until = invitación válida hasta { $time }
seat-empty = nadie
seat-unknown = Ese puesto no existe.
column-seat = Puesto
column-sits = Quién lo ocupa
column-invited = Invitación
cards-title = { $count ->
    [one] Una invitación
   *[other] { $count } invitaciones
  }
cards-about = Estos enlaces se muestran ahora y no volverán a mostrarse. Imprima las tarjetas, guarde la tabla o copie los enlaces.
card-until = sirve una sola vez, hasta { $time }
copy-link = Copiar el enlace
copied = Copiado
print = Imprimir
enter-about = Esta invitación es para una sola persona y sirve una sola vez.
enter-name = Su nombre
enter = Ocupar mi puesto
open-how-again = Si el enlace ya se usó o se perdió, inicie el programa así; mostrará otro:
open-how-watch = Para mirar primero: <demo>una sesión que se reproduce</demo>, <negotiate>negociaciones</negotiate>.
open-look = Mostrar sus puestos
open-start = Partir del texto de las normas elegidas arriba
open-seats-numbered = Numerados, para un ensayo:
open-a-name = nombre
open-seats-by-themselves = Se ocupan por sí solos:
open-would-sit = { $count ->
    [one] Habría un miembro:
   *[other] Habría { $count } miembros:
  }
enter-joins = Ya lo ocupa: { $names }. Usted se suma.
enter-as = Lo ocupa como { $name }.
enter-other = Soy otra persona
enter-other-about = La sesión de { $name } se cierra entonces en este navegador, y solo se vuelve con contraseña.
unseat = Quitar
office-about = de quien preside; no se invita a nadie
chamber-closed = Esta sala está cerrada: se puede leer, pero no se puede actuar en ella.
chamber-other = Otros nombres, o el final
open-again = Abrir otra sala con otros nombres
open-again-about = Estas normas y estos puestos ya figuran en el formulario.
chamber-close = Cerrar esta sala
chamber-reopen = Volver a abrir esta sala
chamber-close-about = Una sala cerrada se puede leer y volver a abrir.
seats-rename = Los puestos: identificador, nombre, clase, uno por línea
seats-rename-about = Un identificador que queda conserva a quien ocupa el puesto. Es un asiento en el registro.
seats-rename-do = Inscribir estos nombres en el registro
alone-title = Estos enlaces solo funcionan en esta máquina.
alone-about = Ningún teléfono de la sala puede abrirlos. Inicie el programa así y abra esta página con la dirección que esta máquina tiene en la red:
alone-more = Cómo entran los demás, también con un nombre y TLS:
you-are = Usted es
invitation-unknown = Esa invitación no existe.
invitation-spent = Esta invitación ya se usó, caducó o fue retirada; si este es su puesto, vuelva con el navegador que usó o pida un enlace nuevo.
login = Iniciar sesión
login-about = Quien tiene una invitación no necesita contraseña: basta el enlace.
login-failed = El nombre de usuario y la contraseña no coinciden.
logout = Cerrar sesión
password-set = Crear una contraseña para volver
not-in = No ha iniciado sesión; use su invitación o su contraseña.
not-your-place = Este no es su lugar en { $chamber }.
administrators-only = Solo puede hacerlo quien administra este sitio.
from-elsewhere = La solicitud procede de otro sitio; no se ha hecho nada.
form-is-old = Este formulario ha caducado; no se ha hecho nada.
too-often = Demasiados intentos desde su dirección; espere un minuto.
error-refused = Las reglas no lo permiten
error-not-in = Sin acceso
error-forged = No se ha hecho nada
error-too-often = Más despacio, por favor

# Tokens
tokens-title = Fichas para programas
tokens-about = Una ficha permite a un programa suyo ver y actuar como usted en un puesto de esta sala. Termina con su plazo, cuando usted la termina y con su puesto. Su uso se describe en <api>datos para programas</api>.
tokens-none = No tiene ninguna ficha aquí.
column-token = Ficha
column-station = Puesto
column-made-by = Creada por
column-until = Hasta
token-end = Terminarla
token-make = Crear una ficha
token-label = Para qué sirve
token-station = Para qué puesto
token-days = Para cuántos días
token-made = La ficha «{ $label }» está creada.
token-once = Solo se muestra ahora: guárdela como una contraseña.
token-copy = Copiar la ficha

# Webhooks
hooks-title = Webhooks
hooks-about = Las noticias públicas de esta sala se envían a estas direcciones, firmadas según <en>Standard Webhooks</en>, y se reintentan hasta que se reciben.
hooks-none = No se avisa a ninguna dirección.
hook-made = Desde ahora se avisa a la dirección.
hook-once = Esta clave firma los mensajes. Solo se muestra ahora.
hook-copy = Copiar la clave
hook-end = No avisarle más
hook-make = Avisar a una dirección
hook-address = Dirección
hook-kinds = De qué se le avisa
hook-log = Mensajes
column-time = Hora
column-news = Noticia
column-address = Dirección
column-tries = Intentos
column-came = Resultado
delivery-taken = recibido
delivery-given-up = abandonado
delivery-waits = espera hasta { $time }
news-sitting-opened = se abre una sesión
news-sitting-closed = se cierra una sesión
news-vote-opened = se abre una votación
news-vote-decided = se decide una votación
news-text-adopted = se aprueba o publica un texto
# Votaciones, actas, versiones
rolls-title = Votaciones y correcciones
rolls-none = Todavía no se ha votado.
rolls-others = Todas las votaciones
roll-enter = Anotar la respuesta de
roll-entered = anotado por la secretaría
roll-secret = ha votado
roll-correct = Corregir un voto
roll-correct-about = Lo que un puesto quiso votar, dicho después de la votación: una nueva anotación junto al voto. El resultado queda como se anunció.
column-answer = Respuesta
column-meant = Quiso votar
field-meant = Quiso votar
minutes-title = Actas
minutes-whole = todo, para imprimir
minutes-zone = horas de { $zone }
versions-title = Versiones lado a lado
version-old = Esta versión
version-new = junto a esta
versions-show = Mostrar
versions-moved = (trasladado)

# First minutes
administration = Administración de esta casa
no-meeting-yet = No hay ninguna sesión en curso. La abre la presidencia; esta página cambia por sí sola.

# What is asked, what is usual
may-now = Puede:
next-usual = Ahora no toca ningún paso. Lo que puede seguir:
duties = Debido según una norma
group-meeting = La sesión
group-body = El órgano
group-draft = El proyecto
group-statement = La declaración
group-election = La elección
ask-missing = { $count ->
    [one] Uno no ha votado: { $names }.
   *[other] { $count } no han votado: { $names }.
  }
ask-missing-then = Quien no ha votado consta como no participante. Una votación cerrada no se reabre.
ask-close = Cerrar de todos modos
ask-ends = Con esto termina la sesión y no se reabre.
ask-ends-texts = Sin tratar: { $texts }.
ask-ends-speakers = Aún en la lista de oradores: { $names }.
ask-adjourn = Levantar la sesión
field-rule = Según qué artículo
field-way = En qué calidad
field-points = Puntos
field-places = Puestos
field-candidates = Candidatos
field-to = A quién
pair-where = La pantalla abre esta dirección y muestra un código:
pair-done = «{ $name }» está vinculada.
link-own = Su propia hora: { "{time}" }
counter-text = Lo que ofrece en su lugar, y lo que cambia:
text-owed = Se aprobó una enmienda cuyas palabras aún no están en este texto. El patrocinador, o la secretaría, redacta la nueva versión; hasta entonces el texto no se somete a votación.
amend-here = Pulse un párrafo para proponer otras palabras.
amendment-overtaken = las palabras a las que se refiere han cambiado entretanto
