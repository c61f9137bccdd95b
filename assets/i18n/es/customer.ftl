# La ventana que ve el pagador; lo que muestra está en payer.ftl.

customer = Ventana del cliente
    .also = pagador segunda pantalla mostrar QR
customer-close = Cerrar la ventana del cliente
customer-opened = La ventana del cliente está abierta. Se cierra sola después del pago.
why-nothing-to-show = No hay nada que mostrarle al pagador, o ya no
