# The window that a payer looks at; what stands in it is in payer.ftl.

customer = Customer window
    .also = payer second screen display show QR
customer-close = Close the customer window
customer-opened = The customer window is open. It closes by itself after the payment.
why-nothing-to-show = There is nothing to show to the payer, or not any more
