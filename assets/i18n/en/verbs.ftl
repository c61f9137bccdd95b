# Actions by name, for the palette and the list of shortcuts. Those that are buttons too have the buttons' words.
# `.also` has other words by which the palette finds them.

verb-next-account = Next account
    .also = switch merchant
verb-previous-account = Previous account
    .also = switch merchant
verb-next-region = Next part of the window
    .also = focus panel
verb-previous-region = Previous part of the window
    .also = focus panel
verb-news = Activity
    .also = notifications history messages toasts bell
verb-undo = Undo
    .also = take back revert
verb-undo-what = Undo: { $what }
verb-help = Help
    .also = what how manual question
verb-shortcuts = Keyboard shortcuts
    .also = keys hotkeys
verb-ask-keyring = Ask the keyring again
    .also = unlock keys password
verb-theme-system = Look: as the system
    .also = theme appearance
verb-theme-light = Look: light
    .also = theme appearance bright
verb-theme-dark = Look: dark
    .also = theme appearance night
verb-contrast-system = Contrast: as the system
    .also = accessibility
verb-contrast-normal = Contrast: normal
    .also = accessibility usual
verb-contrast-high = Contrast: high
    .also = accessibility strong readable
verb-motion-system = Motion: as the system
    .also = animation accessibility
verb-motion-reduced = Motion: reduced
    .also = animation accessibility still calm
verb-motion-full = Motion: full
    .also = animation
verb-language-system = Language: as the system
    .also = idioma bahasa
verb-language = Language: { $language }
    .also = idioma bahasa
verb-zoom-in = Larger
    .also = zoom bigger magnify
verb-zoom-out = Smaller
    .also = zoom
verb-zoom-reset = Usual size
    .also = zoom 100 %
verb-open-data-folder = Open the data folder
    .also = files ledger logs directory
verb-copy-version = Copy version
    .also = about support
verb-quit = Quit Cobro
    .also = exit close

# Why one of them cannot be done now.
why-already = Already so
why-no-order = Open an order first
why-no-value = This order has no such value
why-no-form = Open New request first
why-creating = The request is being created
why-checking = The gateway is being asked already
why-not-send-again = Only for a request that the gateway is known not to have
why-not-edit-again = Only after the gateway refused the request
why-not-set-aside = Only for a request that was never made
why-not-take-back = Only for an order that was set aside
why-nothing-before = No page was open before this one
why-one-account = There is no other account
why-nothing-to-undo = There is nothing to take back
why-keys-in-memory = The sandbox keeps its keys in memory
why-zoom-end = It cannot go further

# Keys of the keyboard, as they are printed on it.
key-alt = Alt
key-command = Cmd
key-control = Ctrl
key-enter = Enter
key-escape = Esc
key-left = Left
key-option = Option
key-shift = Shift
key-tab = Tab

about-version = Version
error-folder = The system has no program that shows folders
