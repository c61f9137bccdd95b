# Files that a person hands to the window.

market-file-add = Add a market file…
market-file-choose = Choose a market file
market-file-drop = Or drop it anywhere on the window.
market-file-path = Path of a market file
market-file-read = Read it
market-file-why-not = Type the path first
market-file-title = Use { $name }?
market-file-body = { $adds ->
        [0] {""}
        [one] Adds the market { $added }.{" "}
       *[other] Adds { $adds } markets: { $added }.{" "}
    }{ $corrects ->
        [0] {""}
       *[other] Changes { $corrected }.{" "}
    }Cobro keeps a copy in its data folder and follows it from the next start.
market-file-keep = Use it
market-file-kept = { $name } is kept. Cobro follows it from the next start.
market-file-nothing = { $name } changes nothing.
market-file-refused = { $name } was not taken. Line { $line }, { $key }: { $message }
market-file-show = Show all mistakes
market-file-problems = { $name } was not taken, and nothing has changed. Mend this and read it again:
file-too-large = { $name } is too large for a market file.
file-not-text = { $name } is not a text file.
file-trouble = { $name } cannot be read or kept: { $words }
drop-title = Drop logs or a market file
drop-body = Webhook logs and folders of them are read for notifications. A .toml file corrects a market or adds one; Cobro shows what it changes before it is used.
