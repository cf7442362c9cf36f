# Negotiations: which text can pass, and what exactly is the deadlock.

negotiate-title = Какой текст может пройти и в чем именно состоит тупик
negotiate-about = Текст с вариантами, требования и возражения каждого члена и правило органа. Измените позицию и сразу увидите, что из этого следует.
negotiate-cases = Досье
negotiate-own = Ваши собственные позиции
negotiate-own-about = Вставьте файл с позициями или выберите его; <example>этот пример</example> показывает, как его составить. Ничего не сохраняется.
negotiate-paste = Вставленный файл
negotiate-upload = или с вашего устройства
negotiate-ask = Рассчитать
negotiate-nothing = Файла нет: вставьте его или выберите.
negotiate-too-long = Размер файла превышает { $bytes ->
    [one] { $bytes } байт
    [few] { $bytes } байта
    [many] { $bytes } байт
   *[other] { $bytes } байта
  }.
negotiate-too-large = Для страницы это слишком много: здесь показывается не более { $paragraphs ->
    [one] { $paragraphs } пункта
   *[other] { $paragraphs } пунктов
  } и { $demands ->
    [one] { $demands } требования
   *[other] { $demands } требований
  }. В терминале у команды <code>penholder negotiate</code> такого ограничения нет.
negotiate-faults = { $count ->
    [one] В этом файле { $count } ошибка
    [few] В этом файле { $count } ошибки
    [many] В этом файле { $count } ошибок
   *[other] В этом файле { $count } ошибки
  }
negotiate-line = Строка { $line }:
negotiate-put-right = Исправьте здесь
no-case = Досье под названием <code>{ $name }</code> нет.

# The matrix
negotiate-penholder = куратор:
negotiate-press = Нажмите на отметку, и позиция члена по этому пункту изменится.
negotiate-on-draft = по проекту
negotiate-others = { $count ->
    [1] Позиция еще одного члена не указана; считается, что его устроит любой текст.
    [one] Позиции еще { $count } члена не указаны; считается, что их устроит любой текст.
    [few] Позиции еще { $count } членов не указаны; считается, что их устроит любой текст.
    [many] Позиции еще { $count } членов не указаны; считается, что их устроит любой текст.
   *[other] Позиции еще { $count } членов не указаны; считается, что их устроит любой текст.
  }
negotiate-conflict = в противоречии
negotiate-supposed-mark = допущение
stance-for = за
stance-against = против
stance-abstains = воздерживается
mark-must = требует
mark-refuses = отвергает
mark-ties = увязывает
mark-rather = предпочитает
mark-nothing = нет позиции
mark-guessed = предположение
legend-must = требует этого
legend-refuses = не может принять
legend-ties = увязывает с другим пунктом
legend-rather = имеет предпочтение
negotiate-supposed = Допущения
negotiate-back = Отменить
negotiate-back-all = Отменить всё
negotiate-change = Любой член, любая позиция, другой вид вопроса
suppose-who = Член
suppose-on = Пункт
suppose-as = Позиция
suppose-must = требует этого в той или иной форме
suppose-must-drafted = требует этого в редакции проекта
suppose-refuses-drafted = не может принять это в редакции проекта
suppose-refuses = не может принять это ни в какой форме
suppose-nothing = не требует и не отвергает
suppose-kind = Вид вопроса

# The answer
negotiate-why = { $count ->
    [1] Почему: тупик
    [one] Почему: { $count } минимальный тупик
    [few] Почему: { $count } минимальных тупика
    [many] Почему: { $count } минимальных тупиков
   *[other] Почему: { $count } минимального тупика
  }
negotiate-more-exist = (есть и другие)
verb-must = требует
verb-refuses = не может принять
verb-ties = соглашается на
negotiate-only-if = Текст принимается, только если: <en>{ $asked }</en>.
negotiate-guess = Это основано на предположении.
negotiate-reported = <strong>Это основано на предположении.</strong> Только по тому, что сообщалось: <en>{ $answer }</en>
negotiate-fewest = { $count ->
    [1] Выход с наименьшим числом уступок
    [one] { $count } выход с наименьшим числом уступок
    [few] { $count } выхода с наименьшим числом уступок
    [many] { $count } выходов с наименьшим числом уступок
   *[other] { $count } выхода с наименьшим числом уступок
  }
negotiate-lightest = { $count ->
    [1] Выход с самыми легкими уступками
    [one] { $count } выход с самыми легкими уступками
    [few] { $count } выхода с самыми легкими уступками
    [many] { $count } выходов с самыми легкими уступками
   *[other] { $count } выхода с самыми легкими уступками
  }
negotiate-alone = Кто мог бы в одиночку выйти из тупика
negotiate-nobody = Никто: на уступки должны пойти несколько членов.
negotiate-beside = Проходящий текст рядом с предложенным
negotiate-if = <en>{ $text }</en>, если: <en>{ $only_if }</en>.
word-or = или
word-and = и
negotiate-keeps = Сохранено содержания: { $kept } из { $of }.
column-paragraph = Пункт
column-proposed = Предложено
column-passes = Проходит
negotiate-same = без изменений
negotiate-left-out = опущено
negotiate-passing = Тексты, которые проходят
best-preference = Лучший по предпочтениям
best-content = Лучший по содержанию
best-support = Лучший по поддержке
best-preference-content = Лучший по предпочтениям и содержанию
best-preference-support = Лучший по предпочтениям и поддержке
best-content-support = Лучший по содержанию и поддержке
best-all = Лучший по предпочтениям, содержанию и поддержке
negotiate-votes = за — { $supports }, воздержались — { $abstain }, против — { $against }
negotiate-not-proved = Лучший из найденных, не доказано.
negotiate-texts = Рассматриваемые тексты
negotiate-unmet = { $count ->
    [one] { $count } требование не выполнено
    [few] { $count } требования не выполнены
    [many] { $count } требований не выполнено
   *[other] { $count } требования не выполнено
  }
negotiate-rest = { $count ->
    [one] Еще { $count } строка — в телеграмме.
    [few] Еще { $count } строки — в телеграмме.
    [many] Еще { $count } строк — в телеграмме.
   *[other] Еще { $count } строки — в телеграмме.
  }
negotiate-rest-same = { $count ->
    [one] Еще { $count } пункт остается таким, как предложен.
    [few] Еще { $count } пункта остаются такими, как предложены.
    [many] Еще { $count } пунктов остаются такими, как предложены.
   *[other] Еще { $count } пункта остаются такими, как предложены.
  }
negotiate-roads = Другие пути
negotiate-amendments = По одной поправке
column-amendment = Поправка
column-wins = Привлекает
column-loses = Теряет
column-costs = Цена
negotiate-nobody-word = никого
negotiate-passes-with-it = С ней проект проходит.
negotiate-doubts = А если мы ошибаемся
negotiate-next = Кого спросить дальше
negotiate-sources = Позиции и кто о них сообщает
negotiate-take = Скачать:
download-cable = Телеграмма в столицу (Markdown)

# Позиции по тексту, который рассматривается
positions = Наши позиции
positions-private = Эту страницу видит только ваша делегация.
positions-shared = Председателю известны эти позиции и каждое дальнейшее изменение.
positions-shared-once = Председателю они известны такими, какими были, когда вы делились ими в последний раз; о дальнейших изменениях ему не сообщается.
positions-presides = Часть, открытую председателю, видит тот, кто председательствует. Сейчас это
positions-share = Поделиться с председателем
positions-share-no-more = Не делиться дальнейшими изменениями
positions-unpublished = Ничего не опубликовано.
positions-published = Опубликовано в том виде, в каком было { $time }: видит каждый, кто видит текст.
positions-publish = Опубликовать как есть
positions-publish-again = Опубликовать заново как есть
positions-withdraw = Снять с публикации
positions-none = нет позиции
positions-weight = Вес
positions-why = Почему (сообщается вместе с ней)
positions-rather-drafted = предпочитает его в редакции проекта
positions-rather-out = предпочитает его исключить
positions-must-amendment = нужна эта поправка
positions-refuses-amendment = не может принять эту поправку
positions-rather-amendment = предпочитает эту поправку
positions-changed = С тех пор как вы это указали, слова изменились.
positions-lost = { $count ->
    [one] { $count } позиция касается слов, которых больше нет в тексте; при сохранении она будет удалена.
    [few] { $count } позиции касаются слов, которых больше нет в тексте; при сохранении они будут удалены.
   *[many] { $count } позиций касаются слов, которых больше нет в тексте; при сохранении они будут удалены.
  }
positions-ties = Связать пункты
positions-tie = Как
positions-untied = не связаны
positions-first = Первый
positions-second = Второй
tie-only-with = первый только вместе со вторым
tie-at-most-one = не более одного из двух
tie-only-together = оба или ни одного
about-paragraph = пункт { $number } в какой-либо форме
about-drafted = пункт { $number } в редакции проекта
about-out = текст без пункта { $number }
about-amendment = поправка к пункту { $number }, внесённая: { $who }
positions-abstain = Невыполненный вес, до которого мы воздерживаемся, а не голосуем против
positions-save = Сохранить наши позиции
positions-unread = эти позиции не читаются
positions-contradict = Эти позиции исключают друг друга
to-the-text = Текст
negotiation-title = Что может пройти
negotiation-link = Что может пройти: { $count ->
    [one] позиции { $count } делегации
    [few] позиции { $count } делегаций
   *[many] позиции { $count } делегаций
  }
negotiation-link-chair = Что может пройти, для председателя: { $count ->
    [one] позиции { $count } делегации
    [few] позиции { $count } делегаций
   *[many] позиции { $count } делегаций
  }
negotiation-seat = По вашим собственным и опубликованным позициям:
negotiation-chair = По тому, чем поделились с председателем, и опубликованному:
negotiation-published = По опубликованным позициям:
negotiation-nobody = их пока нет.
way-own = ваши
way-shared = сообщены
way-published = опубликованы
