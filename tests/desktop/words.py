"""The words of the screen by their key, from the catalogue that the program is built with, so that a better word does
not break a check."""
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[2] / 'assets' / 'i18n'


def words(language='en'):
    """Every text of one line, by key; values stay as `{ $name }`."""
    found = {}
    for file in sorted((FOLDER / language).glob('*.ftl')):
        for line in file.read_text(encoding='utf-8').splitlines():
            match = re.match(r'([a-z][A-Za-z0-9_-]*) = (.+)$', line)
            if match:
                found[match[1]] = match[2]
    return found


def fill(text, **values):
    """A text with its values."""
    for name, value in values.items():
        text = text.replace('{ $%s }' % name, value)
    return text
