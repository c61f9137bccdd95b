# The list of orders.

orders-group-all = All
orders-group-waiting = Waiting
orders-group-paid = Paid
orders-group-attention = Needs attention
orders-group-unpaid = Not paid
orders-search = Search orders
orders-total = { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }

orders-created = Created
orders-number = Order number
orders-payer = Payer
orders-remark = Description
orders-method = Method
orders-amount = Amount
orders-status = Status
orders-checked = Checked
# A row, for screen readers.
orders-row = { $number }, { $amount }, { $status }, { $payer }
orders-row-excepted = { $number }, { $amount }, { $status }, { $payer }, has an exception

orders-empty-title = No orders yet
orders-empty-body = Every request you create stands here, with its status and how that is known.
orders-empty-step = Create the first request
orders-none-title = Nothing found
orders-none-body = No order fits the search and the chosen group. Any part of a number, a name or a description can be searched for.
orders-none-step = Show all orders

# Spans of time: of the day an order was made, but for the last two.
orders-when-ever = Any time
orders-when-today = Created today
orders-when-week = Created in 7 days
orders-when-month = Created in 30 days
orders-when-paid-today = Paid today
orders-when-expires-soon = Expires within the hour
orders-any-method = Any method
orders-search-clear = Clear the search
orders-offline = { $n ->
        [one] The last check failed: what you see may be older than it looks. Cobro keeps trying.
       *[other] The last { $n } checks failed: what you see may be older than it looks. Cobro keeps trying.
    }
orders-detail-open = Open the order's page
orders-detail-close = Close the details
orders-detail-width = Width of the details
