# The list of orders.

orders-group-all = Todas
orders-group-waiting = Pendientes
orders-group-paid = Pagadas
orders-group-attention = Requieren atención
orders-group-not-made = No creadas
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
orders-row-contradicted = { $number }, { $amount }, { $status }, { $payer }, con contradicciones

orders-empty-title = Aún no hay órdenes
orders-empty-body = Aquí aparece cada solicitud que usted crea, con su estado y de dónde se sabe.
orders-empty-step = Crear la primera solicitud
orders-none-title = Sin resultados
orders-none-body = Ninguna orden coincide con la búsqueda y el grupo elegido. Se puede buscar cualquier parte de un número, un nombre o una descripción.
orders-none-step = Ver todas las órdenes
