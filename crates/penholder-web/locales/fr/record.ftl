# Still in English.
votes-found = { $count ->
    [one] { $count } vote trouvé
   *[other] { $count } votes trouvés
  }
