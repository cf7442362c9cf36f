# Still in English.
votes-found = 找到 { $count } 次表决
