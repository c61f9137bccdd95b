# What went wrong: the message says what and why, `.now` says what to do.
# Only src/app/errors.rs names these keys.

error-no-account = Esta cuenta ya no está en Cobro.
    .now = Elija otra cuenta.
error-no-order = Cobro no tiene esa orden.
    .now = Vuelva a la lista de órdenes.
error-no-key = La clave API de esta cuenta no está en este equipo.
    .now = Abra Cuentas, edite la cuenta y escriba su clave API.
error-not-connected = No hay conexión con la pasarela, así que no se envió nada.
    .now = Revise la red de este equipo y la URL base de la cuenta, y vuelva a intentarlo.
error-timeout = La pasarela no respondió a tiempo.
    .now = Espere un minuto y vuelva a intentarlo. Si persiste, revise la red y la URL base.
error-dropped = Se cortó la conexión con la pasarela.
    .now = Vuelva a intentarlo. Si persiste, revise la red.
error-http-not-found = No hay ninguna pasarela en esta dirección (HTTP 404).
    .now = Revise la URL base de la cuenta con su ruta, por ejemplo /prod-api.
error-http-server = La pasarela tiene un problema propio (HTTP { $status }).
    .now = Espere unos minutos y vuelva a intentarlo.
error-http = La dirección respondió con HTTP { $status }, que no es como responde la pasarela.
    .now = Revise la URL base de la cuenta y si hay un proxy de por medio.
error-unreadable = La respuesta no es de la pasarela.
    .now = Revise la URL base de la cuenta con su ruta, y si hay un proxy de por medio.
error-ledger = Cobro no pudo leer o escribir su libro de órdenes.
    .now = Revise que el disco no esté lleno y que se pueda escribir en la carpeta de datos, y vuelva a intentarlo.
error-not-allowed = La orden ya avanzó y esto ya no se puede hacer.
    .now = Revise su estado más reciente.
error-job = Una parte de Cobro se detuvo por un error de Cobro. No se perdió nada de lo registrado.
error-order-no-taken = Ya existe una orden con este número.
    .now = Elija otro número, o deje el campo vacío y Cobro crea uno.
error-key-no-span = El final no es posterior al comienzo.
    .now = Ponga un final posterior al comienzo, o deje vacío uno de los dos.
error-market-fixed = El mercado no se puede cambiar porque la cuenta ya tiene órdenes.
    .now = Elija el mercado anterior, o agregue otra cuenta para el nuevo.

error-address-not-a-url = Esto no es una dirección.
    .now = Cópiela de los documentos de la pasarela; es como https://client.example/prod-api.
error-address-scheme = La dirección debe empezar con https:// o http://.
    .now = Cópiela de los documentos de la pasarela; es como https://client.example/prod-api.
error-address-plain-http = Con http sin cifrar, cualquiera en el camino podría leer y cambiar los pagos; una cuenta de producción no lo admite.
    .now = Use la dirección https, o elija el entorno sandbox si no se trata de dinero real.
error-address-extras = La dirección no debe llevar usuario, contraseña, signo de interrogación ni almohadilla (#).
    .now = Deje solo el host y la ruta.

error-keyring-missing = Este sistema no tiene un llavero donde guardar la clave API.
    .now = Inicie un llavero (por ejemplo GNOME Keyring o KWallet), o guarde la clave en memoria solo durante esta sesión.
error-keyring-silent = El llavero no responde desde hace { $seconds } s; lo más probable es que esté bloqueado.
    .now = Desbloquéelo, o guarde la clave en memoria solo durante esta sesión.
error-keyring-refused = El llavero rechazó la operación.
    .now = Desbloquéelo y vuelva a intentarlo, o guarde la clave en memoria solo durante esta sesión.
error-keyring-not-kept = El llavero no devolvió la clave que se le entregó.
    .now = Revise el programa del llavero, o guarde la clave en memoria solo durante esta sesión.

# The gateway's own error words.
refusal-system-error = La pasarela informa de un error propio.
    .now = Si se estaba creando una orden, no la cree otra vez: Cobro consulta a la pasarela hasta saberlo. Si no, vuelva a intentarlo más tarde.
refusal-busy = La pasarela está ocupada.
    .now = Espere un minuto. Cobro repite por sí solo la solicitud de pago, con el mismo número de orden.
refusal-maintenance = La pasarela está en mantenimiento.
    .now = Espere a que termine. Cobro repite por sí solo la solicitud de pago, con el mismo número de orden.
refusal-merchant-id = La pasarela no conoce este ID de comercio.
    .now = Abra Cuentas y compare el ID de comercio con los documentos de la pasarela, y la URL base con el país.
refusal-signature = La pasarela no acepta la firma: la clave API no es la correcta.
    .now = Abra Cuentas y escriba de nuevo la clave API. Si es correcta, cambie «Firma en mayúsculas» y pruebe otra vez.
refusal-address-not-listed = La dirección de internet de este equipo no está en la lista de direcciones permitidas del comercio.
    .now = Pida a la pasarela que la incluya, o use una red cuya dirección ya esté en la lista.
refusal-malformed = La pasarela no pudo leer la solicitud.
    .now = Revise la URL base y si un proxy cambia las solicitudes en el camino. Si no es eso, repórtelo como un error de Cobro.
refusal-field-missing = La pasarela exige un valor para «{ $name }».
    .now = Complete el campo y cree una nueva solicitud.
refusal-field-invalid = La pasarela no acepta el valor de «{ $name }».
    .now = Corrija el campo y cree una nueva solicitud.
refusal-order-not-made = La pasarela no pudo crear la orden.
    .now = Revise el importe y el método de pago. Si ambos son correctos, pregunte a la pasarela si el método está activado para este comercio.
refusal-other = La pasarela respondió con un error que no figura en sus documentos.
    .now = Cobro consulta a la pasarela si la orden existe. Comunique al soporte de la pasarela el texto de abajo.

# Why the outcome of a try is unknown.
unknown-timeout = La pasarela no respondió a tiempo; la orden puede existir o no.
    .now = No la cree otra vez. Cobro consulta a la pasarela hasta saberlo.
unknown-dropped = La conexión se cortó antes de la respuesta; la orden puede existir o no.
    .now = No la cree otra vez. Cobro consulta a la pasarela hasta saberlo.
unknown-too-large = La respuesta era demasiado larga para ser válida; la orden puede existir o no.
    .now = No la cree otra vez. Cobro consulta a la pasarela hasta saberlo.
unknown-interrupted = Cobro se cerró antes de la respuesta; la orden puede existir o no.
    .now = No la cree otra vez. Cobro consulta a la pasarela hasta saberlo.
unknown-http = La respuesta fue HTTP { $status }, sin una palabra de la pasarela; la orden puede existir o no.
    .now = No la cree otra vez. Cobro consulta a la pasarela hasta saberlo.
unknown-unreadable = No se pudo leer la respuesta; la orden puede existir o no.
    .now = No la cree otra vez. Cobro consulta a la pasarela hasta saberlo.

# What about an order cannot all be right.
contradiction-paid-and-failed = La pasarela dijo que se pagó y también que falló.
    .now = Pregunte al soporte de la pasarela cuál es cierto antes de entregar nada.
contradiction-two-platform-numbers = La pasarela tiene dos órdenes con este número: { $one } y { $other }.
    .now = Pregunte al soporte de la pasarela cuál es la válida.
contradiction-amount-differs = Se pidieron { $ordered }, pero la pasarela dice { $told }.
    .now = Compare ambos importes antes de entregar nada.
contradiction-instructions-changed = Los datos de pago que se dieron al pagador han cambiado.
    .now = Dé al pagador solo las instrucciones más recientes y pregunte al soporte de la pasarela por qué cambiaron.
contradiction-vanished = La pasarela había aceptado la orden y después dijo que no existe.
    .now = Consulte al soporte de la pasarela con el número de orden y el número de plataforma.

# What is wrong with one field; one line beside it.
problem-missing = Complete este campo
problem-not-a-number = Escriba un número, por ejemplo 1500 o 1,500.00
problem-ambiguous = Puede leerse como dos importes distintos; escríbalo sin separadores, por ejemplo 1500.50
problem-no-decimals = Aquí solo se admiten importes enteros
problem-too-many-decimals = { $scale ->
        [one] Aquí se admite como máximo { $scale } decimal
       *[other] Aquí se admiten como máximo { $scale } decimales
    }
problem-too-low = Mínimo { $min }
problem-too-high = Máximo { $max }
problem-too-long = Máximo { $max } caracteres; hay { $len }
problem-bad-form = Escríbalo como { $example }
problem-bad-email = Esto no es un correo electrónico
problem-bad-url = Escriba una dirección que empiece con https:// o http://
problem-private-address = La pasarela no puede llegar a esta dirección; escriba una pública
problem-not-offered = Elija una opción de la lista
problem-bad-character = Aquí no se admite el carácter «{ $character }»
problem-bad-seconds = Entre { $min } y { $max } segundos
problem-nothing-left = Use letras del alfabeto latino

warning-remark-changed = Se envía como «{ $sent }»
warning-private-notify-url = La URL de notificación es una dirección privada: quizá la pasarela no pueda llegar a ella
warning-plain-notify-url = La URL de notificación usa http sin cifrar: otros pueden leer lo que notifica la pasarela
warning-unsupported-pay-type = Los documentos de la pasarela marcan este método de pago como no disponible
warning-limits-uncertain = Los límites de este mercado no son seguros; decide la pasarela
