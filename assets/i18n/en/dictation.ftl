# What an agent says for each sign when reading a value aloud. Lists: ten digits from 0, and 26 letters from A, parted
# by blanks. “Latin” is the same for an agent whose screen has no other letters.

say-digits = zero one two three four five six seven eight nine
say-digits-latin = { say-digits }
say-letters = Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu
say-letters-latin = { say-letters }
say-letter = { $letter } as in { $word }
say-capital = capital { $letter } as in { $word }
say-small = small { $letter } as in { $word }
say-dash = dash
say-point = point
say-comma = comma
say-slash = slash
say-underscore = underscore
say-plus = plus
say-at = at
