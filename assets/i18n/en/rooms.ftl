# Pages that have nothing to show yet.

rooms-soon = What will stand here

exceptions-empty-title = No exceptions
exceptions-empty-body = Payments that need a person will stand here, each as a sentence with its arithmetic. Until then Cobro marks such orders in Orders, and counts them on the overview.
exceptions-step = Show orders that need attention
exceptions-amount = Another amount
exceptions-amount-more = Paid less or more than was asked for, and by how much.
exceptions-twice = Paid twice
exceptions-twice-more = The same request was paid again: one payment is to be given back.
exceptions-late = Paid too late
exceptions-late-more = The money came after the request had run out.
exceptions-contradiction = Answers that contradict each other
exceptions-contradiction-more = The gateway said things that cannot all be right.

webhooks-empty-title = No webhook logs
webhooks-empty-body = Bring the logs of your own server: Cobro finds the notifications in them, checks every signature, and asks the gateway about what is not settled. Cobro does not need them to see payments: it asks the gateway itself.

webhooks-signature = Is it from the gateway?
webhooks-signature-more = Every notification's signature is checked with your key.
webhooks-missed = What did your server miss?
webhooks-missed-more = Payments the gateway knows of and your log does not.
webhooks-silent = What did it hear and not take?
webhooks-silent-more = Notifications that came again and again, since your server did not answer as it should.
