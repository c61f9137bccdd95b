# Pages that have nothing to show yet.

webhooks-empty-title = No webhook logs
webhooks-empty-body = Bring the logs of your own server: Cobro finds the notifications in them, checks every signature, and asks the gateway about what is not settled. Cobro does not need them to see payments: it asks the gateway itself.

webhooks-signature = Is it from the gateway?
webhooks-signature-more = Every notification's signature is checked with your key.
webhooks-missed = What did your server miss?
webhooks-missed-more = Payments the gateway knows of and your log does not.
webhooks-silent = What did it hear and not take?
webhooks-silent-more = Notifications that came again and again, since your server did not answer as it should.
