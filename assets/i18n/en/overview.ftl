# The page Overview.

overview-no-account-title = Welcome to Cobro
overview-no-account-body = Cobro makes payment requests, tells the payer how to pay, and watches each order until the money is there. It begins with the account that the gateway gave you.
overview-no-account-button = Add account

overview-no-orders-title = No payment requests yet
overview-no-orders-body = Make the first one: type an amount and the payer's name, and Cobro shows what the payer needs.
overview-new-request = New request

overview-expires-soon = Expiring soon
# A figure, for screen readers.
overview-figure = { $figure }: { $n ->
        [0] none
        [one] { $n } order, { $money }
       *[other] { $n } orders, { $money }
    }
overview-sum-too-large = Too large to add up
overview-newest = Newest orders
overview-all = All orders
