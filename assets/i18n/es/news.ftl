# What happened lately: toasts and the list of them.

toast-message-copied = Mensaje para el pagador copiado ({ $language })
toast-copied = Copiado: { $what }
toast-dismiss = Descartar
aside-close = Cerrar
news-empty = Nada todavía. Lo que Cobro avisa queda aquí por un tiempo: pagos, fallas, lo que se guardó.
news-unseen = Hay novedades
news-open-order = Abrir orden
news-paid = La orden { $number } está pagada: { $amount }
news-failed = Falló la orden { $number } por { $amount }
news-rejected = La pasarela rechazó la orden { $number } por { $amount }
news-unknown = No se sabe si se creó la orden { $number } por { $amount }; Cobro está consultando a la pasarela
news-not-made = La pasarela no tiene la orden { $number } por { $amount }
news-set-aside = Se apartó la orden { $number }
news-taken-back = Se recuperó la orden { $number }
