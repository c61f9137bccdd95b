# Pages that have nothing to show yet.

rooms-soon = Lo que estará aquí

exceptions-empty-title = No hay excepciones
exceptions-empty-body = Aquí estarán los pagos que requieren una persona, cada uno como una frase con sus cuentas. Por ahora, Cobro marca esas órdenes en Órdenes y las cuenta en el resumen.
exceptions-step = Ver las que requieren atención
exceptions-amount = Otro importe
exceptions-amount-more = Se pagó menos o más de lo solicitado, y cuánto.
exceptions-twice = Pago doble
exceptions-twice-more = La misma solicitud se pagó otra vez: hay que devolver un pago.
exceptions-late = Pago tardío
exceptions-late-more = El dinero llegó cuando la solicitud ya había vencido.
exceptions-contradiction = Respuestas que se contradicen
exceptions-contradiction-more = La pasarela dijo cosas que no pueden ser todas ciertas.

webhooks-empty-title = No hay registros de webhooks
webhooks-empty-body = Traiga los registros de su propio servidor: Cobro encuentra las notificaciones, comprueba cada firma y consulta a la pasarela por lo que falta aclarar. Cobro no los necesita para ver los pagos: consulta a la pasarela por su cuenta.

webhooks-signature = ¿Es de la pasarela?
webhooks-signature-more = La firma de cada notificación se verifica con su clave.
webhooks-missed = ¿Qué no le llegó a su servidor?
webhooks-missed-more = Pagos que la pasarela conoce y su registro no.
webhooks-silent = ¿Qué le llegó y no aceptó?
webhooks-silent-more = Notificaciones que volvieron una y otra vez porque su servidor no respondió como debía.
