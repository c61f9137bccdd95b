# Pages that have nothing to show yet.

exceptions-empty-title = No hay excepciones
exceptions-empty-body = Aquí aparecerán los pagos que requieren a una persona: un importe distinto al solicitado, un segundo pago, dinero llegado tras el vencimiento o respuestas de la pasarela que se contradicen. Hasta entonces, esas órdenes se marcan en Órdenes.
webhooks-empty-title = No hay registros de webhooks
webhooks-empty-body = Aquí se leerán los registros de su propio servidor, para verificar la firma de cada notificación y decirle qué pagos le faltaron. Cobro no los necesita para ver los pagos: consulta a la pasarela directamente.
rooms-open-orders = Abrir Órdenes
