# The shell of every page, errors, words of the core.

skip = К содержанию
nav = Разделы сайта
nav-record = Реестр
nav-votes = Голосования
nav-members = Члены
nav-vetoes = Вето
nav-replay = Другие уставы
nav-law = Право
nav-negotiations = Переговоры
nav-cases = Досье
languages = Языки
home = Главная
search-the-record = Искать в реестре
start-again = Начать заново
foot-facts = Факты из опубликованных источников с исправлениями и их обоснованием. Факт с пометкой [K] общеизвестен и повторно не проверялся; факт с пометкой [?] оспаривается. Откройте любое голосование, чтобы увидеть правило и цифры, определившие его исход.

# Data for programs
api-title = Данные для программ
api-about = Программа может прочитать всё, что есть в реестре, без учётной записи. <description>Описание в OpenAPI 3.1</description> говорит то же, что и эта страница.
api-writing = Кто занимает место в <chambers>зале</chambers>, может и писать: созданный там ключ действует как это место, по тем же правилам.
api-tokens-too = С ключом: то, что видно с его места. Без ключа: то, что видят все.
api-tokens-only = Только с ключом.
api-as-above = Те же параметры, что и выше.
api-examples = Каждый пример — настоящий ответ; от длинных списков и таблиц показаны только две первые записи.
api-answers = Ответы:
api-example = Пример
api-whole = Ответ целиком

# Errors
error-not-found = Не найдено
error-asked = Ответить на этот запрос нельзя
error-damaged = Реестр поврежден
error-busy = Сервер занят
busy = Слишком много запросов, требующих долгого ответа, поступило одновременно. Повторите попытку через минуту.
not-found-address = По адресу <code>{ $address }</code> ничего нет.

# Positions
position-yes = за
position-no = против
position-abstain = воздержание
position-abstain-not-bound = воздержание без принятия обязательств
position-not-participating = неучастие в голосовании
position-absent = отсутствие
position-not-voting = не голосует
position-vacant = место вакантно
position-barred = не голосует как сторона в споре
position-recused = самоотвод
position-suspended = право голоса приостановлено
position-invalid = недействительный бюллетень
position-no-objection = без возражений
position-objection = возражение
position-hold = рассмотрение отложено
position-discuss = требует обсуждения
position-silent = молчание
position-unknown = не зафиксировано
position-open = пока не определено
position-veto = против (вето)
presiding = председательствует
vetoes-counted = { $count ->
    [one] ({ $count } вето)
    [few] ({ $count } вето)
    [many] ({ $count } вето)
   *[other] ({ $count } вето)
  }

# { $month } is the number of the month.
day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
  } { $year } года
