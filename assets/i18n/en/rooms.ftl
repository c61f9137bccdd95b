# Pages that have nothing to show yet.

exceptions-empty-title = No exceptions
exceptions-empty-body = Payments that need a person will stand here: another amount than asked for, a second payment, money after the request ran out, or answers of the gateway that contradict each other. Until then such orders are marked in Orders.
webhooks-empty-title = No webhook logs
webhooks-empty-body = The logs of your own server will be read here, to check each notification's signature and to tell you which payments it missed. Cobro does not need them to see payments: it asks the gateway itself.
rooms-open-orders = Open Orders
