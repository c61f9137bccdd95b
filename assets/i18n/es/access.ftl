# What only a screen reader says: names of the window's parts, and news that is spoken by itself.

access-notices = Avisos
access-news = Novedades

access-order-title = Orden { $number }
access-connection-lost = La pasarela no responde
access-connection-back = La pasarela vuelve a responder
