# Still in English.
votes-found = { $count ->
    [zero] لم يُعثر على أي تصويت
    [one] عُثر على تصويت واحد
    [two] عُثر على تصويتين
    [few] عُثر على { $count } تصويتات
    [many] عُثر على { $count } تصويتًا
   *[other] عُثر على { $count } تصويت
  }
