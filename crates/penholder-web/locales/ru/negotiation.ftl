# Still in English.
