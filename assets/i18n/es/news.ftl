# What happened lately: toasts and the list of them.

toast-message-copied = Mensaje para el pagador copiado ({ $language })
toast-copied = Copiado: { $what }
toast-dismiss = Descartar
aside-close = Cerrar
news-empty = Nada todavía. Lo que Cobro avisa queda aquí por un tiempo: pagos, fallas, lo que se guardó.
news-unseen = Hay novedades
news-open-order = Abrir orden
news-paid = { $number } está pagada: { $amount }
news-failed = Falló { $number } por { $amount }
news-rejected = La pasarela rechazó { $number } por { $amount }
news-unknown = No se sabe si { $number } por { $amount } se creó; Cobro está consultando a la pasarela
news-not-made = La pasarela no tiene { $number } por { $amount }
news-set-aside = Se apartó { $number }
news-taken-back = Se recuperó { $number }
