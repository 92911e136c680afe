from mandorla.ownership.actions.closing import close_left_pairs, forget_erased
from mandorla.ownership.actions.erasing import erase_account
from mandorla.ownership.actions.keeping import freeze
from mandorla.ownership.actions.taking_back import take_all_back, take_one_back

__all__ = ["close_left_pairs", "erase_account", "forget_erased", "freeze", "take_all_back", "take_one_back"]
