# Still in English.
votes-found = { $count ->
    [one] Найдено { $count } голосование
    [few] Найдено { $count } голосования
   *[many] Найдено { $count } голосований
  }
