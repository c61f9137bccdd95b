# What an agent says for each sign when reading a value aloud. Lists: ten digits from 0, and 26 letters from A, parted
# by blanks. “Latin” is the same for an agent whose screen has no other letters.

say-digits = cero uno dos tres cuatro cinco seis siete ocho nueve
say-digits-latin = { say-digits }
say-letters = Ana Beto Carlos Daniel Elena Francisco Gabriel Hugo Isabel José Kilo Luis María Norma Óscar Pedro Querétaro Rosa Sara Tomás Úrsula Víctor Wendy Xilófono Yolanda Zacatecas
say-letters-latin = { say-letters }
say-letter = { $letter } de { $word }
say-capital = { $letter } mayúscula de { $word }
say-small = { $letter } minúscula de { $word }
say-dash = guion
say-point = punto
say-comma = coma
say-slash = diagonal
say-underscore = guion bajo
say-plus = más
say-at = arroba
