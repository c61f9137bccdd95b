# Reading an order's values aloud, on the phone or across a counter.

aloud = Read aloud
    .also = dictate phone say spell numbers
aloud-language = Words in { $language }
aloud-of = { $n } of { $of }
aloud-types = The payer types it.
aloud-amount = The payer types it, or compares it.
aloud-compares = The payer compares it with what the bank or the app shows.
aloud-read-back = What the payer reads back
aloud-hint = Type it as you hear it. Blanks and dashes do not count.
aloud-group = Group { $n } of { $of }: { $text }, { $words }. { $mark }
aloud-missing = Not read back yet
aloud-begun = Not all of it yet
aloud-right = Right
aloud-wrong = Say again
aloud-differs = Group { $n } differs. Say again: { $words }
aloud-correct = { $what } read back correctly
aloud-correct-at = { $what } read back correctly · { $at }
aloud-previous = Back
aloud-first = This is the first one
aloud-next = Next
aloud-done = Done
key-page-up = PgUp
why-nothing-to-read = There is nothing to read to the payer, or not any more
