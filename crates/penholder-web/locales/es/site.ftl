# The shell of every page, errors, words of the core.

skip = Ir al contenido
nav = Secciones del sitio
nav-record = El registro
nav-votes = Votaciones
nav-members = Miembros
nav-vetoes = Vetos
nav-replay = Otras cartas constitutivas
nav-law = Normas
nav-negotiations = Negociaciones
nav-cases = Casos
languages = Idiomas
home = Inicio
search-the-record = Buscar en el registro
start-again = Empezar de nuevo
foot-facts = Los hechos proceden de fuentes publicadas, con las correcciones y su fundamento. Un hecho marcado [K] es de conocimiento general y no se ha vuelto a cotejar; uno marcado [?] es objeto de controversia. Abra una votación para ver la regla y las cifras que la decidieron.

# Data for programs
api-title = Datos para programas
api-about = Un programa puede leer todo lo que contiene el registro, sin cuenta. La <description>descripción en OpenAPI 3.1</description> dice lo mismo que esta página.
api-writing = Quien ocupa un puesto en una <chambers>sala</chambers> también puede escribir: una ficha creada allí actúa como ese puesto, con las mismas reglas.
api-tokens-too = Con una ficha: lo que su puesto puede ver. Sin ella: lo que ve el público.
api-tokens-only = Solo con una ficha.
api-as-above = Los mismos parámetros que arriba.
api-examples = Cada ejemplo es una respuesta real; de las listas y tablas largas solo se muestran las dos primeras entradas.
api-answers = Respuestas:
api-example = Ejemplo
api-whole = La respuesta entera

# Errors
error-not-found = No encontrado
error-asked = No se puede responder a esta solicitud
error-damaged = El registro está dañado
error-busy = Sistema ocupado
busy = Hay demasiadas solicitudes simultáneas de respuestas largas. Inténtelo de nuevo en un momento.
not-found-address = No hay nada en la dirección <code>{ $address }</code>.

# Positions
position-yes = a favor
position-no = en contra
position-abstain = abstención
position-abstain-not-bound = abstención, sin quedar obligado
position-not-participating = no participa en la votación
position-absent = ausente
position-not-voting = no vota
position-vacant = vacante
position-barred = excluido por ser parte
position-recused = inhibido
position-suspended = suspendido
position-invalid = nulo
position-no-objection = sin objeción
position-objection = objeción
position-hold = en suspenso
position-discuss = solicita deliberación
position-silent = silencio
position-unknown = no consta
position-open = pendiente
position-veto = en contra (veto)
presiding = ocupa la Presidencia
vetoes-counted = { $count ->
    [one] ({ $count } veto)
   *[other] ({ $count } vetos)
  }

# { $month } is the number of the month.
day = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
  } de { $year }
