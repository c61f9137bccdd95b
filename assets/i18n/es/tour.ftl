# The tour of one payin on the sandbox. `.body` says what to do.

tour-name = Recorrido
tour-number = Paso { $n } de { $total }
tour-title = { $number }: { $title }

tour-welcome = Pruebe un cobro de principio a fin
    .body = Seis pasos cortos con dinero de prueba, unos dos minutos. Puede dejarlo cuando quiera.
tour-request = Cree una solicitud de pago
    .body = Abra Nueva solicitud, escriba un importe y quién paga, y créela. Nada de este dinero es real.
tour-read = Vea lo que recibe el pagador
    .body = Estos son los datos para pagar. Copie uno, como si fuera a enviárselo al pagador, o siga adelante.
tour-pay = Haga el papel del pagador
    .body = En el sandbox también paga usted: presione «Pagar exacto» en el simulador del pagador.
tour-paid = Ya está pagada
    .body = Cobro consultó a la pasarela y lo vio por sí solo. Junto al importe se lee en qué estado está la orden, cómo lo sabe Cobro y desde cuándo.
tour-find = Encuéntrela de nuevo
    .body = Todas las solicitudes quedan en Órdenes. Abra Órdenes y luego esta: { $number }.
tour-account = Lo que sigue: su propia cuenta
    .body = Cierre el sandbox, inicie Cobro como siempre y abra Cuentas. Ahí agrega el ID de comercio y la clave API que le dio la pasarela.

tour-start = Empezar el recorrido
tour-not-now = Ahora no
tour-next = Siguiente
tour-end = Terminar el recorrido
tour-done = Listo
tour-open-order = Mostrar la orden
tour-waits = El recorrido sigue disponible en Ayuda
tour-over = Ese fue el recorrido. Puede repetirlo desde Ayuda.
