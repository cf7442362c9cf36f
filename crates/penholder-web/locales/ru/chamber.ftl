# The live chamber.

# The sitting that plays
demo = Воспроизведение заседания
demo-title = Посмотреть заседание
demo-unknown = Заседания под названием «{ $name }» нет.
demo-start = Пока ничего не произошло. Запустите воспроизведение или двигайтесь по шагам.
demo-step = Шаг { $at } из { $of }
demo-play = Воспроизвести
demo-pause = Пауза
demo-next = Следующий шаг
demo-end = В конец
demo-restart = В начало
demo-sources = Источники
demo-others = Другие заседания, которые можно посмотреть
minutes-so-far = Протокол на данный момент
minutes-none = Пока ничего.
vote-progress = { $cast ->
    [one] { $cast } из { $of } проголосовал
    [few] { $cast } из { $of } проголосовали
    [many] { $cast } из { $of } проголосовали
   *[other] { $cast } из { $of } проголосовали
  }
vote-missing = Еще не голосовали:
seats-of-the-body = { $count ->
    [one] { $count } место, голосования еще не было
    [few] { $count } места, голосования еще не было
    [many] { $count } мест, голосования еще не было
   *[other] { $count } места, голосования еще не было
  }
so-far = пока { $count }

# Keys
keys-title = Клавиши этой страницы
keys-off = Не использовать одиночные клавиши
close = Закрыть

# Live pages
link = Актуальность этой страницы
link-live = В реальном времени, по состоянию на { "{time}" }
link-quiet = Нет сообщений с { "{time}" }
link-lost = Нет связи с { "{time}" }
back = Назад
load-again = Загрузить страницу заново
places = Места в этом зале
place-gallery = Галерея для публики
place-seat = Мое место
place-chair = Председатель
place-secretariat = Секретариат
place-screen = Экран
people = Места и приглашения
observers = Наблюдатели
observer = Наблюдатель
stage = Что сейчас находится на рассмотрении органа
mine = Мое место
next-step = Следующий шаг
no-meeting = заседание не проводится
nothing-yet = Пока ничего не произошло.
nothing-asked = Сейчас от вас ничего не требуется.
nothing-next = Сейчас никаких шагов не требуется.
nothing-runs = Голосование не открыто, и процедура отсутствия возражений не проводится.
something-new = Начать новое
floor = Слово
has-the-floor = имеет слово.
nobody-speaks = Слово никому не предоставлено.
list-empty = В списке ораторов никого нет.
of-seconds = из { $seconds ->
    [one] { $seconds } секунды
   *[other] { $seconds } секунд
  }
before-us = На рассмотрении
no-texts = На рассмотрении органа нет текстов.
motions = Процедурные предложения в порядке их рассмотрения
point-of-order = По порядку ведения заседания:
runs-now = Что сейчас происходит
vote-on = На голосовании —
silence-on = Процедура отсутствия возражений —
off-record = Без занесения в протокол:
other-acts = Все остальные доступные вам действия ({ $count })
you-may = Что вы можете сделать
a-member = один из членов

# Ballots
ballot-legend = Ваш голос
ballot-yes = За
ballot-no = Против
ballot-abstain = Воздержаться
ballot-more = Другие позиции
ballot-reason = Указать мотивы
ballot-chosen = Ваш голос: { $position }.
ballot-confirm = Подтвердить
ballot-change = Изменить
ballot-again = Изменить мой голос
ballot-recorded = Зафиксировано: { $position }
ballot-secret = Ваш тайный бюллетень опущен в урну.
ballot-receipt = Квитанция { $receipt }, запись { $entry } в журнале

# Fields
field-optional = (можно не заполнять)
field-lines = (по одному в строке)
field-typed = (название или идентификатор; всего: { $count })
field-zone = (часовой пояс: { $zone })
field-position = Позиция
field-names = Не более { $most ->
    [one] { $most } имени
   *[other] { $most } имен
  }
field-reason = Мотивы
field-says = Одной строкой
field-why = Почему
field-ruling = Постановление
field-agenda = Повестка дня
field-chair = Кто председательствует
field-private = Открытое или закрытое заседание
field-symbol = Условное обозначение
field-seat = Место
field-kind = Вид текста
field-title = Тема
field-deadline = Срок
field-minutes = Минуты
field-seconds = Секунды
field-version = Название этой редакции
field-wording = Текст
field-counter = Текст, который вы могли бы принять
field-about = К чему относится
field-shape = Что меняет поправка
field-who = Кто
field-parts = Части
field-instrument = Документ: кем и когда подписан
field-paragraphs = Пункты
field-how = Как
field-roll = Все отмечены как присутствующие; затем внесите исправления по каждому месту.
field-login = Имя пользователя
field-password = Пароль (не менее десяти символов)

# Texts
text-unknown = Такого текста нет, или он здесь не показывается.
text-by = автор:
text-sponsors = соавторы:
text-elsewhere = В журнале есть только хеш этой версии.
text-changes = Что изменилось по сравнению с предыдущей версией
amendments = Поправки
amend-words = Пункт в желаемой вами редакции; если оставить поле пустым, пункт исключается
amend-after = Новый пункт после него
amend-about = Написанное вами вносится как поправка от имени вашего места.
amend-propose = Внести поправку
amend-collide = { $count ->
    [one] { $count } поправка касается этого пункта
    [few] { $count } поправки касаются этого пункта: они несовместимы
    [many] { $count } поправок касаются этого пункта: они несовместимы
   *[other] { $count } поправки касаются этого пункта: они несовместимы
  }
amend-moved = Тем временем текст изменился; прочтите его еще раз и внесите поправку к нынешней редакции.
amend-nothing = Это ничего не меняет.
amendment-pending = подлежит рассмотрению
amendment-accepted = учтена автором текста
amendment-adopted = принята
amendment-not-adopted = не принята
amendment-withdrawn = снята
added = добавлено:
removed = исключено:

# The record of a chamber
record-file = Журнал в виде файла
record-verify = Проверьте сами:

# Chambers, people
nav-chambers = Залы
to-the-gallery = В галерею для публики
chambers-title = Залы заседаний
chambers-about = Настоящие заседания любого органа, у которого есть устав. Место занимает тот, у кого есть приглашение; наблюдать могут все.
chambers-none = Пока нет ни одного зала.
chamber-unknown = Зала под названием «{ $name }» нет.
open-a-chamber = Открыть зал
open-how = Залы открывает администратор этой системы: <login>войдите</login> или откройте ссылку администратора. Она выводится один раз, там, где запускается программа:
open-name = Название зала
open-charter = Его право
open-own-charter = Или собственный устав
open-own-about = Вставьте файл или выберите его; он проверяется, и каждая ошибка показана на своей строке.
open-upload = или с вашего устройства
open-check = Только проверить
open-checked = { $count ->
    [one] Этот закон читается. Сегодня действует { $count } правило:
    [few] Этот закон читается. Сегодня действуют { $count } правила:
   *[other] Этот закон читается. Сегодня действуют { $count } правил:
  }
open-charter-text = charter.toml
open-procedure-text = procedure.toml (без него для органа действует общая процедура)
open-seats = Кто занимает места
open-seats-date = Те, кто занимает места в этот день, по реестру
open-seats-charter = Те, кто назван в уставе
open-seats-named = Следующие, по одному в строке:
open-date = День
open-faults = { $count ->
    [one] { $count } ошибка:
    [few] { $count } ошибки:
    [many] { $count } ошибок:
   *[other] { $count } ошибки:
  }
people-title = Занято мест: { $taken } из { $of }
invite-everybody = Пригласить на все свободные места
invite-table = Сохранить ссылки таблицей (CSV)
invite-about = Для каждого места создаются ссылка и карточка; ссылка действует один раз в течение трех дней. Прежняя ссылка для того же места перестает действовать.
invite = Пригласить
revoke = Отозвать
invited-until = приглашение до { $time }
seat-empty = никого
seat-unknown = Такого места нет.
column-seat = Место
column-sits = Кто его занимает
column-invited = Приглашение
cards-title = { $count ->
    [one] { $count } приглашение
    [few] { $count } приглашения
    [many] { $count } приглашений
   *[other] { $count } приглашения
  }
cards-about = Эти ссылки показаны сейчас и больше никогда. Распечатайте карточки, сохраните таблицу или скопируйте ссылки.
card-until = действует один раз, до { $time }
copy-link = Скопировать ссылку
copied = Скопировано
print = Печать
enter-about = Это приглашение для одного лица. Оно действует один раз.
enter-name = Ваше имя
enter = Занять место
open-how-again = Если ссылка использована или потеряна, запустите программу так; она выведет другую:
open-how-watch = Чтобы сначала посмотреть: <demo>заседание в записи</demo>, <negotiate>переговоры</negotiate>.
open-look = Показать его места
open-start = Начать с текста права, выбранного выше
open-seats-numbered = Под номерами, для репетиции:
open-a-name = название
open-seats-by-themselves = Заполняется само:
open-would-sit = { $count ->
    [one] Место занял бы { $count } член:
    [few] Места заняли бы { $count } члена:
   *[other] Места заняли бы { $count } членов:
  }
enter-joins = Там уже есть: { $names }. Вы присоединяетесь.
enter-as = Вы занимаете его под именем { $name }.
enter-other = Я другой человек
enter-other-about = Тогда { $name } выйдет из системы в этом браузере и сможет вернуться только по паролю.
unseat = Убрать
office-about = принадлежит председательствующему; никто не приглашается
chamber-closed = Этот зал закрыт: его можно читать, но действовать в нем нельзя.
chamber-other = Другие имена или конец
open-again = Открыть другой зал с другими именами
open-again-about = Это право и эти места уже стоят в форме.
chamber-close = Закрыть этот зал
chamber-reopen = Снова открыть этот зал
chamber-close-about = Закрытый зал можно читать и открыть снова.
seats-rename = Места: идентификатор, название, категория, по одному в строке
seats-rename-about = Если идентификатор остается, остается и тот, кто занимает место. Это запись в журнале.
seats-rename-do = Внести эти названия в журнал
alone-title = Эти ссылки работают только на этой машине.
alone-about = Ни один телефон в зале их не откроет. Запустите программу так и откройте эту страницу по адресу, который эта машина имеет в сети:
alone-more = Как входят другие, в том числе по имени и TLS:
you-are = Вы
invitation-unknown = Такого приглашения нет.
invitation-spent = Это приглашение использовано, истекло или отозвано; если это ваше место, вернитесь в том же браузере или попросите новую ссылку.
login = Войти
login-about = Если у вас есть приглашение, пароль не нужен: достаточно ссылки.
login-failed = Это имя пользователя и пароль не соответствуют друг другу.
logout = Выйти
password-set = Задать пароль для повторного входа
not-in = Вы не вошли в систему; воспользуйтесь приглашением или паролем.
not-your-place = Это не ваше место в зале «{ $chamber }».
administrators-only = Это действие доступно только администратору этой системы.
from-elsewhere = Запрос поступил с другого сайта; ничего не сделано.
form-is-old = Эта форма устарела; ничего не сделано.
too-often = Слишком много попыток с вашего адреса; подождите минуту.
error-refused = Правила этого не допускают
error-not-in = Нет доступа
error-forged = Ничего не сделано
error-too-often = Помедленнее, пожалуйста

# Tokens
tokens-title = Ключи для программ
tokens-about = Ключ позволяет вашей программе видеть и действовать так же, как вы, на одном месте этого зала. Он перестаёт действовать в свой срок, когда вы его отзовёте и вместе с вашим местом. Как им пользоваться, описано в разделе <api>данные для программ</api>.
tokens-none = У вас здесь нет ключей.
column-token = Ключ
column-station = Место
column-made-by = Создал
column-until = До
token-end = Отозвать
token-make = Создать ключ
token-label = Для чего он
token-station = Для какого места
token-days = На сколько дней
token-made = Ключ «{ $label }» создан.
token-once = Он показан только сейчас: храните его как пароль.
token-copy = Скопировать ключ

# Webhooks
hooks-title = Вебхуки
hooks-about = Открытые новости этого зала отправляются по этим адресам, с подписью по <en>Standard Webhooks</en>, и повторяются, пока не будут приняты.
hooks-none = Ни один адрес не извещается.
hook-made = Теперь адрес извещается.
hook-once = Этим ключом подписываются сообщения. Он показан только сейчас.
hook-copy = Скопировать ключ
hook-end = Больше не извещать
hook-make = Извещать адрес
hook-address = Адрес
hook-kinds = О чём извещать
hook-log = Сообщения
column-time = Время
column-news = Новость
column-address = Адрес
column-tries = Попытки
column-came = Что вышло
delivery-taken = принято
delivery-given-up = оставлено
delivery-waits = ждёт до { $time }
news-sitting-opened = заседание открывается
news-sitting-closed = заседание закрывается
news-vote-opened = голосование открыто
news-vote-decided = голосование решено
news-text-adopted = текст принят или опубликован
# Голосования, протокол, редакции
rolls-title = Голосования и исправления
rolls-none = Голосований ещё не было.
rolls-others = Все голосования
roll-enter = Внести ответ:
roll-entered = внесено секретариатом
roll-secret = голос подан
roll-correct = Исправить голос
roll-correct-about = Как хотели проголосовать, сказано после голосования: новая запись рядом с голосованием. Результат остаётся объявленным.
column-answer = Ответ
column-meant = Имели в виду
field-meant = Хотели проголосовать
minutes-title = Протокол
minutes-whole = всё, для печати
minutes-zone = время: { $zone }
versions-title = Редакции рядом
version-old = Эта редакция
version-new = рядом с этой
versions-show = Показать
versions-moved = (перемещено)

# First minutes
administration = Управление этим домом
no-meeting-yet = Заседание не идёт. Его открывает председатель; эта страница меняется сама.

# What is asked, what is usual
may-now = Вы можете:
next-usual = Сейчас ничего делать не нужно. Что можно сделать дальше:
duties = Причитается по правилу
group-meeting = Заседание
group-body = Орган
group-draft = Проект
group-statement = Заявление
group-election = Выборы
ask-missing = { $count ->
    [one] Не проголосовал { $count }: { $names }.
    [few] Не проголосовали { $count }: { $names }.
   *[other] Не проголосовали { $count }: { $names }.
  }
ask-missing-then = Кто не проголосовал, записывается как не участвовавший. Закрытое голосование не открывается снова.
ask-close = Всё равно закрыть
ask-ends = На этом заседание заканчивается и не открывается снова.
ask-ends-texts = Не рассмотрено: { $texts }.
ask-ends-speakers = Ещё в списке ораторов: { $names }.
ask-adjourn = Закрыть заседание
field-rule = По какому правилу
field-way = В каком качестве
field-points = Пункты
field-places = Места
field-candidates = Кандидаты
field-to = Кому
pair-where = Экран открывает этот адрес и показывает код:
pair-done = Экран «{ $name }» подключён.
link-own = Ваши часы: { "{time}" }
counter-text = Что предлагается взамен и что это меняет:
text-owed = Принята поправка, слов которой ещё нет в этом тексте. Автор или секретариат пишет новую редакцию; до этого текст не ставится на голосование.
amend-here = Нажмите на абзац, чтобы предложить для него другие слова.
amendment-overtaken = слова, о которых она говорит, тем временем изменились
