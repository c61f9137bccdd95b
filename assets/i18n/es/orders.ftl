# The list of orders.

orders-group-all = Todas
orders-group-waiting = Pendientes
orders-group-paid = Pagadas
orders-group-attention = Requieren atención
orders-group-unpaid = No pagadas
orders-search = Buscar órdenes
orders-total = { $n ->
        [one] { $n } orden
       *[other] { $n } órdenes
    }

orders-created = Creada
orders-number = Número de orden
orders-payer = Pagador
orders-remark = Descripción
orders-method = Método
orders-amount = Importe
orders-status = Estado
orders-checked = Consultada
# A row, for screen readers.
orders-row = { $number }, { $amount }, { $status }, { $payer }
orders-row-excepted = { $number }, { $amount }, { $status }, { $payer }, con excepción

orders-empty-title = Aún no hay órdenes
orders-empty-body = Aquí aparece cada solicitud que usted crea, con su estado y de dónde se sabe.
orders-empty-step = Crear la primera solicitud
orders-none-title = Sin resultados
orders-none-body = Ninguna orden coincide con la búsqueda y el grupo elegido. Se puede buscar cualquier parte de un número, un nombre o una descripción.
orders-none-step = Ver todas las órdenes

# Spans of time: of the day an order was made, but for the last two.
orders-when-ever = Cualquier fecha
orders-when-today = Creadas hoy
orders-when-week = Creadas en 7 días
orders-when-month = Creadas en 30 días
orders-when-paid-today = Pagadas hoy
orders-when-expires-soon = Vencen en una hora
orders-any-method = Cualquier método
orders-search-clear = Borrar la búsqueda
orders-offline = { $n ->
        [one] La última consulta falló: lo que se ve puede ser más antiguo de lo que parece. Cobro sigue intentando.
       *[other] Las últimas { $n } consultas fallaron: lo que se ve puede ser más antiguo de lo que parece. Cobro sigue intentando.
    }
orders-detail-open = Abrir la página de la orden
orders-detail-close = Cerrar los detalles
orders-detail-width = Ancho de los detalles
