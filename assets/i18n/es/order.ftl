# The page of one order.

order-gone = Esta orden no está en el libro de órdenes
order-gone-body = Puede pertenecer a otra carpeta de datos.
order-gone-step = Abrir Órdenes
order-checked = consultada { $age } ({ $source })
order-unchecked = según { $source }
order-expires-at = { $left } · { $at } ({ $zone })
order-expires-home = aquí: { $at } ({ $zone })
order-paid-at = pagada el { $at } ({ $zone })
order-set-aside = Apartada
order-details = Detalles

expiry-over = el plazo para pagar terminó
expiry-seconds = vence en { $n } s
expiry-minutes = vence en { $n } min
expiry-hours = vence en { $n } h
expiry-days = { $n ->
        [one] vence en { $n } día
       *[other] vence en { $n } días
    }

order-number = Número de orden
order-platform-number = Número de plataforma
order-channel-number = Número del banco
order-ordered = Solicitado
order-paid = Pagado
order-in-parts = Pagado en partes
order-part = Pago
order-part-of = Pertenece a
order-fee = Comisión
order-nothing-paid = Nada todavía

# What each state means, and what to do next.
order-state-not_sent = La solicitud está registrada, pero no se envió nada a la pasarela.
    .now = Envíela o apártela.
order-state-in_flight = La solicitud va en camino a la pasarela.
    .now = La respuesta llega en menos de un minuto; no hay nada que hacer.
order-state-busy = La pasarela está ocupada o en mantenimiento y aún no creó la orden.
    .now = Cobro envía la misma solicitud de nuevo por sí solo. También puede enviarla ahora.
order-state-unknown = La pasarela puede tener esta orden o no. Cobro le está consultando.
    .now = Nada se reenvía por sí solo. Espere la respuesta antes de crear otra solicitud para el mismo pago.
order-state-not_made = Se consultó a la pasarela y no tiene esta orden.
    .now = Envíela de nuevo con el mismo número, o apártela.
order-state-rejected = La pasarela rechazó la solicitud y no creó la orden.
    .now = Corrija los datos y cree una nueva solicitud, o aparte esta.
order-state-waiting = La orden existe y está pendiente de pago.
    .now = Dé estos números al pagador. Cobro sigue la orden por sí solo.
order-state-waiting-late = El plazo para pagar la orden terminó y no llegó nada.
    .now = Cree una nueva solicitud si el pagador todavía quiere pagar. Cobro sigue esta orden: el dinero aún puede llegar.
order-state-paid = El dinero llegó.
    .now = No hay nada que hacer.
order-state-paid-webhook = Un webhook verificado dice que el dinero llegó; falta que una consulta lo confirme.
    .now = Cobro está consultando a la pasarela. Si el importe es alto, espere su respuesta.
order-state-failed = La pasarela dice que el pago falló.
    .now = Cree una nueva solicitud si el pagador todavía quiere pagar.

order-odd-status = El estado más reciente de la pasarela es «{ $word }», que no figura en sus documentos. No se toma como definitivo.

order-check-now = Consultar ahora
order-checking = Consultando…
order-more = Más
order-make-another = Crear otra igual
order-send-again = Enviar de nuevo
order-send-again-ask = Enviar de nuevo…
order-send-again-title = ¿Enviar de nuevo la misma solicitud?
order-send-again-body = { $number } por { $amount } se envía otra vez a la pasarela, con el mismo número. Está comprobado que la pasarela no tiene esta orden, así que no puede duplicarse.
order-set-aside-button = Apartar
order-take-back = Recuperar
order-edit-again = Corregir y reintentar

order-instructions = Lo que necesita el pagador
order-instructions-none = La pasarela aún no indicó a dónde pagar.
order-instructions-note = Tal como están aquí: el banco compara cada dígito.
order-instructions-over = Esta orden está cerrada: no dé más estos números a ningún pagador.
order-instructions-expired = El plazo para pagar terminó: no dé más estos números a ningún pagador.
order-instructions-show = Mostrarlos
order-kept-back = Retenido, porque la orden terminó
order-warning-query-only = Cobro supo de esta orden por una consulta, que no indica concepto ni referencia. Si la CLABE los necesita, el pago podría no encontrarse: pregunte a la pasarela antes de darla.
order-give-out = Entregarlo de todos modos
order-give-out-reason = ¿Por qué se puede entregar?
order-give-out-note = Hasta entonces no se copia nada. El motivo se guarda con la orden.
order-answered-for = Algo está mal aquí; una persona dijo por qué se puede entregar
order-blocked = No se lo dé al pagador antes de aclararlo
order-warnings = Antes de dárselo al pagador
order-steps = Pasos
order-qr-payment = Código QR: código de pago para escanear
order-qr-link = Código QR: enlace a { $host }
order-qr-scan = Se escanea con la app del pagador
order-barcode = Código de barras de { $what }
order-barcode-scan = En caja pueden escanearlo desde esta pantalla.
order-qr-text = Texto del código QR
order-qr-too-long = El código de pago es demasiado largo para un código QR; delo como texto o use el enlace.
order-link = Enlace
order-link-opens = Abre { $host }
order-open = Abrir
order-message = El mensaje para el pagador
order-copy-message = Copiar mensaje
order-copy-link = Copiar enlace
order-open-link = Abrir enlace

order-simulator = Simulador del pagador
order-simulator-note = Solo en el sandbox: hace lo que haría un pagador. No se mueve dinero.
order-simulator-nothing = Aún no hay nada que pagar: la pasarela no ha recibido la orden.
order-play-exact = Pagar exacto
order-play-less = Pagar menos
order-play-more = Pagar más
order-play-twice = Pagar dos veces
order-play-late = Pagar tarde
order-play-fail = Hacer que falle
order-playing = El pagador está actuando…

order-timeline = Historial
order-timeline-zone = Horas de { $zone }
order-repeated = { $n } veces, hasta { $until }
order-source-unverified = webhook que no se pudo verificar
order-source-operator = una persona

timeline-prepared = Se registró la solicitud por { $amount }
timeline-sent = Se envió
timeline-sent-again = Se envió de nuevo, intento { $n }
timeline-accepted = La pasarela la aceptó como { $number }
timeline-accepted-unnumbered = La pasarela la aceptó
timeline-found-paying = La pasarela espera el pago
timeline-found-success = La pasarela dice que está pagada
timeline-found-fail = La pasarela dice que falló
timeline-found-other = La pasarela dice «{ $word }»
timeline-found-silent = La pasarela tiene la orden y no dice nada de su estado
timeline-absent = La pasarela no tiene esta orden
timeline-query-failed = La pasarela respondió a una consulta, pero no sobre la orden
timeline-notified-paying = Se notificó como pendiente de pago
timeline-notified-success = Se notificó como pagada: { $amount }
timeline-notified-success-unsized = Se notificó como pagada
timeline-notified-fail = Se notificó como fallida
timeline-notified-other = Se notificó con el estado «{ $word }»
timeline-notified-silent = Se notificó sin estado
timeline-notified-unreadable = No se pudo leer una notificación
timeline-unverified = Llegó una notificación sin verificar; no cambia nada
timeline-send-again = Se pidió enviar de nuevo
timeline-set-aside = Se apartó
timeline-taken-back = Se recuperó
timeline-copied = Se copió para el pagador: { $what }
timeline-path-chosen = Se indicó cómo paga el pagador
timeline-shared-short = Se dio al pagador un texto corto
timeline-shared-long = Se dio al pagador la ficha completa como texto
timeline-shared-field = { $what }: se dio al pagador
timeline-shared-card = Se hizo una imagen de la ficha
timeline-shared-page = Se hizo la ficha como página para imprimir
timeline-shared-qr = Se hizo el código QR como imagen
timeline-shared-barcode = Se hizo el código de barras como imagen
timeline-shared-window = La ficha se mostró en la ventana del pagador
timeline-overridden = Se dijo por qué la ficha se puede dar a pesar de una revisión
timeline-read-back = { $what }: se repitió correctamente
timeline-accepted-as-is = Se aceptó una excepción tal como está
timeline-refunded = Se anotó que el dinero se devolvió
timeline-requested = Se pidió el resto con la solicitud { $number }
timeline-reopened = Se reabrió una excepción
timeline-unreadable = No se pudo leer un registro del historial; se conserva
