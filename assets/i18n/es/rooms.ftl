# Pages that have nothing to show yet.

webhooks-empty-title = No hay registros de webhooks
webhooks-empty-body = Traiga los registros de su propio servidor: Cobro encuentra las notificaciones, comprueba cada firma y consulta a la pasarela por lo que falta aclarar. Cobro no los necesita para ver los pagos: consulta a la pasarela por su cuenta.

webhooks-signature = ¿Es de la pasarela?
webhooks-signature-more = La firma de cada notificación se verifica con su clave.
webhooks-missed = ¿Qué no le llegó a su servidor?
webhooks-missed-more = Pagos que la pasarela conoce y su registro no.
webhooks-silent = ¿Qué le llegó y no aceptó?
webhooks-silent-more = Notificaciones que volvieron una y otra vez porque su servidor no respondió como debía.
