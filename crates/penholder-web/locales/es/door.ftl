# Las puertas de la casa distintas de una invitación: las pantallas en la pared.

# Pantallas
screen-code = Código de esta pantalla
screen-waits = La presidencia o la secretaría escribe este código en «Vincular una pantalla».
screen-code-until = Sirve una sola vez, hasta { $time }; después aparece otro.
pair-screen = Vincular una pantalla
pair-code = Código que muestra la pantalla
pair-name = Nombre de la pantalla
pair-unknown = ninguna pantalla de esta sala muestra ahora ese código; un código sirve una vez, durante diez minutos
screens = Pantallas
screens-about = Abra <screen>la dirección de la pantalla</screen> en la pared y escriba el código que muestra. Queda vinculada doce horas.
screens-none = No hay ninguna pantalla vinculada.
screen-until = vinculada hasta { $time }
screen-end = Desvincular
screen-not-paired = esta pantalla no está vinculada con { $chamber }

# Por un proveedor de identidad
login-elsewhere = Iniciar sesión con { $provider }
elsewhere-away = { $provider } no responde como es debido; inténtelo de nuevo en un minuto, o entre con una invitación o una contraseña
elsewhere-unbelieved = lo que envió { $provider } no es fiable; no se hizo nada
elsewhere-refused = { $provider } no dejó entrar a nadie
elsewhere-lost = este navegador no comenzó aquí el inicio de sesión, o tardó demasiado; empiece de nuevo
welcome = Le damos la bienvenida, { $name }
go-on = Continuar
