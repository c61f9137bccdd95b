# What only a screen reader says: names of the window's parts, and news that is spoken by itself.

access-notices = Pemberitahuan
access-news = Kabar terbaru

access-order-title = Pesanan { $number }
access-connection-lost = Gateway tidak menjawab
access-connection-back = Gateway menjawab lagi
