# The page Overview.

overview-no-account-title = Le damos la bienvenida a Cobro
overview-no-account-body = Cobro crea solicitudes de pago, le dice al pagador cómo pagar y sigue cada orden hasta que llega el dinero. Se empieza con la cuenta que le dio la pasarela.
overview-no-account-button = Agregar cuenta

overview-no-orders-title = Aún no hay solicitudes de pago
overview-no-orders-body = Cree la primera: escriba un importe y el nombre del pagador, y Cobro muestra lo que el pagador necesita.
overview-new-request = Nueva solicitud

overview-group-person = Requieren atención
overview-group-waiting = Pendientes de pago
overview-group-paid = Pagadas
overview-group-person-note = Resultado desconocido o no enviadas. Cobro sigue consultando las desconocidas.
overview-group-none = Ninguna
overview-all = Todas las órdenes
overview-open-order = Abrir orden { $number }
