# The page Accounts and its form.

accounts-add = Agregar cuenta
accounts-empty-title = Aún no hay cuentas
accounts-empty-body = Una cuenta es un comercio en la pasarela. Se necesitan cinco cosas, que están en los documentos de la pasarela o en su panel.
accounts-need-address = La dirección de la pasarela
    .why = Su URL base, propia de cada comercio: algo como https://client.example/prod-api.
accounts-need-merchant = Su ID de comercio
    .why = Un número que dice de quién es la solicitud.
accounts-need-key = Su clave API
    .why = Firma cada solicitud. Cobro la guarda en el llavero y no la vuelve a mostrar.
accounts-need-white-list = La dirección de este equipo en la lista permitida
    .why = La pasarela solo responde a las direcciones de internet que se le indicaron.
accounts-need-notify = Una URL de notificación
    .why = Una página de su propio servidor, donde la pasarela notifica los pagos.
accounts-edit = Editar
accounts-edit-name = Editar { $name }
accounts-remove = Eliminar…
accounts-remove-name = Eliminar { $name }…
accounts-use = Usar esta
accounts-use-name = Usar { $name }
accounts-used = En uso
accounts-merchant = { $market } · comercio { $merchant }

key-keyring = Clave API en el llavero
key-session = Clave API en memoria hasta cerrar Cobro
key-missing = Falta la clave API: edite la cuenta y escríbala
key-unknown = Clave API sin confirmar: el llavero no responde

account-title-new = Agregar cuenta
account-title-edit = Editar { $name }
account-part-who = Quién
account-part-who-note = Cómo la llama usted y quién es en la pasarela.
account-part-where = Dónde
account-part-where-note = A dónde van las solicitudes y dónde se notifican los pagos.
account-part-key = Clave
account-part-key-note = Lo que prueba que una solicitud es suya. Nunca sale de este equipo.

account-name = Nombre de la cuenta
account-market = Mercado
account-environment = Entorno
account-base-url = URL base
account-merchant-id = ID de comercio
account-api-key = Clave API
account-notify-url = URL de notificación
account-upper-case = Firma en mayúsculas
account-upper-case-note = Cambie esto solo si la pasarela rechaza la firma y la clave es correcta.
account-save = Guardar cuenta
account-test = Probar conexión

account-name-hint = Tienda MX
account-market-choose = Elija un mercado
account-base-url-hint = https://client.example/prod-api
account-notify-url-hint = https://tienda.example/webhooks
account-notify-url-note = La dirección de su propio servidor, donde la pasarela notifica los pagos.
account-environment-production-note = Dinero real: solo https.
account-environment-sandbox-note = Nadie paga con dinero real: se admite http sin cifrar.
account-plain-http-note = http sin cifrar: cualquiera en el camino puede leer y cambiar lo que se envía.
account-api-key-note-new = Se guarda en el llavero del sistema y no se vuelve a mostrar.
account-api-key-note-keep = Déjela vacía para conservar la clave actual. Nunca se muestra.
account-session-only = Guardar la clave en memoria solo durante esta sesión
account-session-only-note = Habrá que escribirla de nuevo después de cerrar Cobro.
account-keyring-asked = Consultando el llavero
account-keyring-again = Volver a consultar el llavero

account-name-taken = Otra cuenta tiene este nombre
account-market-missing = Elija un mercado
account-merchant-id-digits = El ID de comercio solo lleva dígitos
account-key-nowhere = No hay dónde guardar la clave: desbloquee el llavero o marque la casilla de abajo

account-part-keys = Claves anteriores
account-part-keys-note = Una clave reemplazada se conserva para los webhooks que llegaron antes. Ninguna clave se muestra.
keys-none = Hasta ahora hay una sola clave. Cuando la reemplace, la anterior queda aquí.
keys-add = Agregar una clave anterior
keys-zone = Hora de { $zone }
key-current = Clave en uso
key-former = Clave anterior
key-span-always = Desde el principio
key-span-since = Desde { $from }
key-span-until = Hasta { $until }
key-span = { $from } a { $until }
key-lost = Ya no está en este equipo. Los webhooks que firmó no se pueden verificar.
key-change = Cambiar fechas
key-change-name = Cambiar las fechas de la clave: { $span }
key-forget = Olvidar…
key-forget-name = Olvidar la clave anterior: { $span }…
key-from = Usada desde
key-from-note = Vacío: desde el principio.
key-until = Usada hasta
key-until-note = Vacío: la pasarela aún firma con ella.
key-save = Guardar fechas
key-add = Agregar clave
key-cancel = Dejar como está
key-since = En uso desde
key-since-note = La clave anterior se conserva para los webhooks que llegaron antes. Hora de { $zone }
key-never-right = La clave anterior nunca fue la correcta
key-never-right-note = Se olvida, y la nueva cuenta desde el mismo día.
key-since-too-early = La clave anterior está en uso desde { $at }: esto debe ser después
key-moment-unreadable = Escriba día y hora así: { $example }
key-moment-future = Eso aún no ha llegado
key-forget-title = ¿Olvidar la clave que se usó hasta { $at }?
key-forget-title-open = ¿Olvidar esta clave anterior?
key-forget-body = Se elimina de este equipo para siempre. Los webhooks que firmó no se podrán verificar otra vez; lo ya verificado queda verificado.
key-forget-confirm = Olvidar clave

account-testing = Probando la conexión
account-test-good = La pasarela respondió: la firma, el ID de comercio, la dirección y la lista de direcciones permitidas son correctos.
account-test-balance = Saldo { $balance }
account-test-outdated = Probado antes de su último cambio

account-remove-title = ¿Eliminar { $name }?
account-remove-body = La cuenta y todas sus claves API se eliminan de este equipo. Sus órdenes quedan en el libro de órdenes. En la pasarela no cambia nada.
account-remove-confirm = Eliminar cuenta

toast-account-saved = { $name }: cuenta guardada
toast-keys-changed = Claves cambiadas. Para juzgar webhooks con ellas, importe otra vez su registro.
toast-account-removed = Cuenta eliminada
