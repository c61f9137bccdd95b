# What only a screen reader says: names of the window's parts, and news that is spoken by itself.

access-notices = Notices
access-news = News

access-order-title = Order { $number }
access-connection-lost = The gateway does not answer
access-connection-back = The gateway answers again
