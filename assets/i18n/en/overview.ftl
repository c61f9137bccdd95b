# The page Overview.

overview-no-account-title = Welcome to Cobro
overview-no-account-body = Cobro makes payment requests, tells the payer how to pay, and watches each order until the money is there. It begins with the account that the gateway gave you.
overview-no-account-button = Add account

overview-no-orders-title = No payment requests yet
overview-no-orders-body = Make the first one: type an amount and the payer's name, and Cobro shows what the payer needs.
overview-new-request = New request

overview-group-person = Needs a person
overview-group-waiting = Waiting for payment
overview-group-paid = Paid
overview-group-person-note = Outcome unknown, or not sent. Cobro keeps asking about unknown ones.
overview-group-none = None
overview-all = All orders
overview-open-order = Open order { $number }
