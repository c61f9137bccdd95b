# What an agent says for each sign when reading a value aloud. Lists: ten digits from 0, and 26 letters from A, parted
# by blanks. “Latin” is the same for an agent whose screen has no other letters.

say-digits = صفر ایک دو تین چار پانچ چھ سات آٹھ نو
say-digits-latin = sifar aik do teen chaar paanch chhay saat aath nau
say-letters = الفا براوو چارلی ڈیلٹا ایکو فاکسٹراٹ گالف ہوٹل انڈیا جولیٹ کلو لیما مائیک نومبر آسکر پاپا کیوبیک رومیو سیرا ٹینگو یونیفارم وکٹر وہسکی ایکسرے یانکی زولو
say-letters-latin = Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu
say-letter = { $letter } جیسے { $word }
say-capital = بڑا { $letter } جیسے { $word }
say-small = چھوٹا { $letter } جیسے { $word }
say-dash = ڈیش
say-point = پوائنٹ
say-comma = کوما
say-slash = سلیش
say-underscore = انڈر اسکور
say-plus = پلس
say-at = ایٹ
