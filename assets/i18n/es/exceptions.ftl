# La página Excepciones: lo que una persona debe mirar.

exceptions-empty-title = Nada requiere su atención
exceptions-empty-body = Todos los pagos que Cobro conoce son lo que se pidió. Lo que no lo sea estará aquí, cada caso como una frase con sus cuentas y sus pruebas.
exceptions-step = Ver las órdenes
exceptions-soon = Lo que estaría aquí
exceptions-amount = Otro importe
exceptions-amount-more = Se pagó menos o más de lo solicitado, y cuánto.
exceptions-twice = Pago doble
exceptions-twice-more = La misma solicitud se pagó otra vez: hay que devolver un pago.
exceptions-late = Pago tardío
exceptions-late-more = El dinero llegó cuando la solicitud ya había vencido.
exceptions-contradiction = Respuestas que se contradicen
exceptions-contradiction-more = La pasarela dijo cosas que no pueden ser todas ciertas.

exceptions-none = Ninguna de este tipo
    .body = Puede haber otras excepciones abiertas.
exceptions-none-settled = Aún no se resolvió nada
    .body = Lo que usted acepte, devuelva o vuelva a pedir estará aquí y podrá reabrirse.
exceptions-show-open = Ver todas las abiertas
exceptions-narrow = Acotar la lista
exceptions-which = Qué excepciones
exceptions-open = Abiertas
exceptions-settled = Resueltas
exceptions-all = Todas
exceptions-kind = Tipo
exceptions-what = Qué pasó
exceptions-since = Desde
exceptions-row = { $kind }, { $number }: { $what }
exceptions-close = Cerrar el detalle
exceptions-gone = Se resolvió por sí sola: llegó lo que faltaba.

exception-kind-underpaid = Pago de menos
exception-kind-overpaid = Pago de más
exception-kind-twice = Pago doble
exception-kind-mismatch = Otro importe
exception-kind-contradiction = Contradicción
exception-kind-unknown = Desconocida
exception-kind-signature = Firma incorrecta
exception-kind-late = Pago tardío
exception-kind-unconfirmed = Sin confirmar
exception-kind-unnotified = Sin aviso

exception-underpaid = Se pagaron { $paid } de { $asked } (falta el { $percent } %)
exception-underpaid-parts = Se pagaron { $paid } de { $asked } (falta el { $percent } %) en { $n } pagos
exception-overpaid = Se pagaron { $paid } en lugar de { $asked } (sobran { $extra }, { $percent } %)
exception-overpaid-parts = Se pagaron { $paid } en lugar de { $asked } (sobran { $extra }, { $percent } %) en { $n } pagos
exception-twice = Se pagaron { $amount } { $n } veces (sobran { $extra })
exception-late = Pago de { $paid } el { $at }; el plazo venció el { $until }
exception-unnotified = Pago de { $paid } el { $at }; su registro no tiene ningún aviso
exception-unconfirmed = Un aviso dice que se pagaron { $paid }; ninguna consulta lo ha confirmado
exception-denied = Un aviso dice que se pagaron { $paid }; al consultarla, la pasarela no lo dice
exception-unknown = Un aviso dice que se pagaron { $paid } por una orden que Cobro no creó; al consultarla, la pasarela no lo dice
exception-unknown-absent = Un aviso dice que se pagaron { $paid } por una orden que la pasarela no conoce
exception-unknown-patch = Se pagaron { $paid } junto a la orden { $original }, que no está aquí
exception-contradictions = { $n ->
    [one] Una cosa que no puede ser cierta
   *[other] { $n } cosas que no pueden ser todas ciertas
}
exception-mismatch = Se pidieron { $asked }; la pasarela tiene { $told }
exception-mismatch-currency = Se pidieron { $asked }; se pagaron { $paid }
exception-signature = { $n ->
    [one] Un aviso tiene una firma incorrecta
   *[other] { $n } avisos tienen una firma incorrecta
}
exception-brief-pair = { $paid } / { $asked }
exception-brief-times = { $n } × { $amount }
exception-brief-money = { $paid }
exception-brief-messages = { $n ->
    [one] Un aviso
   *[other] { $n } avisos
}
exceptions-some-money = dinero

exceptions-line = { $what }, { $notified }, { $confirmed }
exceptions-notified-never = sin avisos
exceptions-notified-once = un aviso
exceptions-notified-twice = dos avisos
exceptions-notified-times = { $n } avisos
exceptions-confirmed = confirmado por consulta { $age }
exceptions-confirmed-once = confirmado por consulta
exceptions-not-confirmed = sin confirmar por consulta
exceptions-since-at = Desde el { $at }
exceptions-part = { $amount } como orden { $number }, { $at }
exceptions-original = Pertenece a la orden { $number }

exception-advice-underpaid = Pida el resto al pagador, o dé por bueno lo que se pagó.
exception-advice-overpaid = Acuerde con el pagador qué se hace con lo que sobra. Cobro no puede devolver dinero.
exception-advice-twice = Acuerde con el pagador qué se hace con el segundo pago. Cobro no puede devolver dinero.
exception-advice-mismatch = No entregue nada hasta que el soporte de la pasarela diga qué importe es el correcto.
exception-advice-contradiction = Abra la orden para ver ambas partes con su hora, y pregunte al soporte de la pasarela.
exception-advice-unknown = Consulte de nuevo. Si la pasarela sigue sin confirmarlo, no cuente con el dinero.
exception-advice-signature = No cambió nada. Si se firmó con una clave anterior, agréguela en Cuentas e importe el registro otra vez. Si tampoco fue una prueba suya, alguien envía avisos falsos a su servidor.
exception-advice-late = El dinero está. Vea si todavía entrega, o devuélvalo.
exception-advice-unconfirmed = Consulte de nuevo. Cuente con el dinero solo cuando la pasarela lo confirme.
exception-advice-unnotified = El dinero está, pero sus propios sistemas quizá no lo sepan. Revise qué hizo su servidor a esa hora.

exceptions-check = Consultar de nuevo
exceptions-open-order = Abrir la orden
exceptions-accept-reason = Por qué está bien así
exceptions-accept = Aceptar
exceptions-refund-reason = Cómo se devolvió (puede dejarlo vacío)
exceptions-refund = Marcar como devuelto
exceptions-reason-needed = Bastan unas palabras; quedan en el diario.
exceptions-settled-accepted = Aceptada el { $at }
exceptions-settled-refunded = Marcada como devuelta por otra vía el { $at }
exceptions-settled-requested = El resto se pidió con la solicitud { $number } el { $at }
exceptions-accepted = { $number }: aceptada tal como está
exceptions-refunded = { $number }: marcada como devuelta por otra vía
exceptions-requested = { $number }: se pidió el resto
exceptions-reopened = { $number }: abierta otra vez
exceptions-message = Mensaje para el pagador

exceptions-evidence = En qué se basa
exceptions-seen-at = Visto el { $at }
exceptions-proof-request = La solicitud
exceptions-proof-answer = La respuesta de la pasarela
exceptions-proof-query = La respuesta de la pasarela a una consulta
exceptions-proof-webhook = { $n ->
    [one] Aviso con firma correcta
   *[other] Aviso con firma correcta, entregado { $n } veces
}
exceptions-proof-unverified = { $n ->
    [one] Aviso sin verificar
   *[other] Aviso sin verificar, entregado { $n } veces
}
exceptions-origin = Encontrado en { $place }
exceptions-left-out = { $n ->
    [one] No se muestra un byte más.
   *[other] No se muestran { $n } bytes más.
}

request-rest-of = Esta solicitud pide el resto de la orden { $number }. Al crearla, esa excepción queda resuelta.
request-rest-drop = Es para otra cosa

side-bar-exceptions = { $n ->
        [one] { $n } excepción abierta
       *[other] { $n } excepciones abiertas
    }
