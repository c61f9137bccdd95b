# What an agent says for each sign when reading a value aloud. Lists: ten digits from 0, and 26 letters from A, parted
# by blanks. “Latin” is the same for an agent whose screen has no other letters.

say-digits = nol satu dua tiga empat lima enam tujuh delapan sembilan
say-digits-latin = { say-digits }
say-letters = Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu
say-letters-latin = { say-letters }
say-letter = { $letter } seperti { $word }
say-capital = { $letter } besar seperti { $word }
say-small = { $letter } kecil seperti { $word }
say-dash = strip
say-point = titik
say-comma = koma
say-slash = garis miring
say-underscore = garis bawah
say-plus = tambah
say-at = at
