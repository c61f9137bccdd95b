# The page Overview.

overview-no-account-title = Le damos la bienvenida a Cobro
overview-no-account-body = Cobro crea solicitudes de pago, le dice al pagador cómo pagar y sigue cada orden hasta que llega el dinero. Se empieza con la cuenta que le dio la pasarela.
overview-no-account-button = Agregar cuenta

overview-no-orders-title = Aún no hay solicitudes de pago
overview-no-orders-body = Cree la primera: escriba un importe y el nombre del pagador, y Cobro muestra lo que el pagador necesita.
overview-new-request = Nueva solicitud

overview-expires-soon = Por vencer
# A figure, for screen readers.
overview-figure = { $figure }: { $n ->
        [0] ninguna
        [one] { $n } orden, { $money }
       *[other] { $n } órdenes, { $money }
    }
overview-sum-too-large = Demasiado grande para sumar
overview-newest = Órdenes más recientes
overview-all = Todas las órdenes
