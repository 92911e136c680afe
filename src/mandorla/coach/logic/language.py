"""Whether a text is in a language the coach knows: English, by its commonest small words."""

from mandorla.coach.logic.text import plain, words

_SMALL = frozenset(
    "the a an and or but so if of to in on at for with from by about as is are was were be been am do does "
    "did have has "
    "had i you he she it we they me him her us them my your his our their this that these those what how why "
    "when where "
    "who not no yes can could would will should just like really very too all some any more it's i'm you're "
    "don't that's "
    "im dont thats ok okay yeah oh well right hi hello thanks thank please sorry good great love feel felt "
    "think know "
    "want need get got go going up out there here then than because never always again make makes made".split()
)
# Small words of other languages that are none in English.
_FOREIGN = frozenset(
    "el la los las que de y en un una por con para es mi tu su lo se como pero muy le les des du et est une "
    "je ne pas "
    "vous nous mon ton dans pour avec der die das und ist nicht ich du ein eine mit auf den dem von zu sich "
    "auch wie "
    "het een niet ik je van dat wat maar voor il che non di per sono mi ti una questo della o os as um uma "
    "não você eu "
    "och att det jag som på av är inte men han hon ja tak nie jest się na w z mnie ty co "
    "ve bir bu çok ben sen için".split()
)
_ENOUGH = 4


def is_english(text: str) -> bool:
    """True unless the words say otherwise; a text of fewer than four words passes if it is in Latin letters."""
    found = words(plain(text))
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter < "\u0250" for letter in letters) < 0.8 * len(letters):
        return False
    small = sum(word in _SMALL for word in found)
    foreign = sum(word in _FOREIGN and word not in _SMALL for word in found)
    if len(found) < _ENOUGH:
        return foreign < len(found) and not any(letter > "\x7f" and letter not in "éïÉ" for letter in letters)
    return small > foreign and (small >= 0.1 * len(found) or len(found) < 8)
