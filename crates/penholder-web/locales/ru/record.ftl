# The public pages of the record and of the law.

# Home
home-title = Кто какую позицию занимал, по каким формулировкам и почему текст не прошел или был принят
home-about = Penholder обеспечивает проведение, фиксацию и разъяснение работы органов, принимающих решения путем голосования, консенсуса и вето. Первый из них — Совет Безопасности ООН; для любого другого достаточно файла с уставом.
home-start = или прочитайте, как <cases>заявление лишили слов</cases> и <negotiate>какой текст мог бы пройти</negotiate>.
home-record = В реестре — <votes>{ $votes ->
    [one] { $votes } голосование
    [few] { $votes } голосования
    [many] { $votes } голосований
   *[other] { $votes } голосования
  }</votes> Совета за период с { $from } по { $to } год, <vetoes>из них { $vetoed } — с применением вето</vetoes>; исход каждого заново определен по уставу, действовавшему на тот день. <charters>Право { $charters ->
    [one] { $charters } органа
   *[other] { $charters } органов
  }</charters> можно читать статья за статьей.
home-latest = Последние голосования

# What was declared, what was voted on
declared-adopted = принято
declared-vetoed = не принято (вето)
declared-lacking-votes = не принято (не хватило голосов)
subject-part = часть текста
subject-amendment = поправка
subject-part-or-amendment = часть текста или поправка
subject-admission = прием в члены
subject-appointment = назначение
subject-preliminary-question = предварительный вопрос
subject-motion = процедурное предложение

# Tables of votes
column-date = Дата
column-text = Текст
column-item = Пункт повестки дня
column-outcome = Результат
column-for = За
column-against = Против
column-abstaining = Возд.
no-vote-taken = голосование не проводилось
not-recorded = не зафиксировано

# The list of votes
votes-found = { $count ->
    [one] Найдено { $count } голосование
    [few] Найдено { $count } голосования
    [many] Найдено { $count } голосований
   *[other] Найдено { $count } голосования
  }
votes-all = { $count ->
    [one] { $count } голосование Совета Безопасности
    [few] { $count } голосования Совета Безопасности
    [many] { $count } голосований Совета Безопасности
   *[other] { $count } голосования Совета Безопасности
  }
votes-about = Все тексты, по которым голосовал Совет Безопасности, с { $from } по { $to }, с голосом каждого члена.
votes-none = Таких голосований нет.
page-of = страница { $page } из { $pages }
page-later = Более поздние
page-earlier = Более ранние
these-as-data = Эти голосования в виде данных:
data = Данные:
filter-words = Обозначение, резолюция или пункт
filter-from = С
filter-to = По
filter-outcome = Результат
filter-any = не важно
filter-member = Член
filter-position = Его позиция
filter-find = Найти
outcome-adopted = принято
outcome-vetoed = вето
outcome-lacking = не хватило голосов
did-yes = за
did-no = против
did-abstain = воздержание
did-veto = применение вето
no-date = «{ $words }» — не дата; напишите 2012-02-04 или 2012.
no-member = Члена Совета с названием «{ $name }» никогда не было.

# One vote
vote-sponsors = среди авторов: <en>{ $names }</en>
vote-exception = <strong>В реестре указано: «{ $declared }».</strong> Ни одно правило этого не объясняет; в перечне исключений реестра приведено то, что говорят источники.
vote-why = Почему
would-have-fallen = Текст не прошел бы, если
would-have-passed = Текст был бы принят, если
flips-are = Это наименьшие изменения позиций; о том, пошел бы на них кто-либо, ничего не утверждается.
roll-call = Поименное голосование
column-member = Член
column-position = Позиция
met = выполнено
not-met = не выполнено
not-told = пока не установлено
same-as = возможно, то же голосование, что и <vote>{ $id }</vote>

# Before and after
permanent = постоянный член
before-and-after = Что было до и после по этому пункту
votes-before = До
votes-after = После

# Members
members-title = { $count ->
    [one] { $count } государство занимало место в Совете
    [few] { $count } государства занимали место в Совете
    [many] { $count } государств занимали место в Совете
   *[other] { $count } государства занимали место в Совете
  }
members-about = Все государства, заседавшие в Совете, с их голосами и вето.
column-group = Региональная группа
region-africa = Африка
region-asia-pacific = Азия и Тихий океан
region-eastern-europe = Восточная Европа
region-latin-america-caribbean = Латинская Америка и Карибский бассейн
region-western-europe-others = Западная Европа и другие
column-vetoes = Вето
member-title = { $votes ->
    [one] <en>{ $name }</en>: { $votes } голосование
    [few] <en>{ $name }</en>: { $votes } голосования
    [many] <en>{ $name }</en>: { $votes } голосований
   *[other] <en>{ $name }</en>: { $votes } голосования
  }
member-title-vetoes = <en>{ $name }</en>: { $votes ->
    [one] { $votes } голосование
    [few] { $votes } голосования
    [many] { $votes } голосований
   *[other] { $votes } голосования
  }, { $vetoes ->
    [one] { $vetoes } голос против имел силу вето
    [few] { $vetoes } голоса против имели силу вето
    [many] { $vetoes } голосов против имели силу вето
   *[other] { $vetoes } голоса против имели силу вето
  }
member-how = Как голосовал этот член
member-terms = Когда этот член заседал в Совете
term-permanent = постоянный член с { $from } года
term-elected = избранный член, с { $from } по { $to }
term-running = избранный член, с { $from }
column-votes = Голосования
column-share = Доля
column-common = Общие голосования
column-agreed = Совпадение
column-interval = 95-процентный интервал
member-vetoes = Вето этого члена, начиная с последнего
member-last = Последние голосования этого члена
member-all = Все голосования за время его членства
member-against = Его голоса против
member-with = С кем совпадали позиции
member-with-about = Доля неединогласных голосований, в которых оба члена голосовали одинаково; воздержание считается самостоятельной позицией; члены, у которых менее { $least ->
    [one] { $least } такого общего голосования
   *[other] { $least } таких общих голосований
  }, не учитываются.
member-most = Чаще всего вместе с
member-least = Реже всего вместе с
percent = { $share } %
percent-between = { $low }–{ $high } %

# Vetoes
vetoes-title = { $texts ->
    [one] Заблокирован { $texts } текст
    [few] Заблокированы { $texts } текста
    [many] Заблокировано { $texts } текстов
   *[other] Заблокировано { $texts } текста
  }, вето применено { $vetoes ->
    [one] { $vetoes } раз
    [few] { $vetoes } раза
    [many] { $vetoes } раз
   *[other] { $vetoes } раза
  }
vetoes-about = Текст, против которого голосовали два постоянных члена, учитывается один раз как текст и два раза как вето. В официальном перечне, где части одного проекта и отдельные голосования о приеме объединены, { $listed ->
    [one] значится { $listed } запись
    [few] значатся { $listed } записи
    [many] значится { $listed } записей
   *[other] значится { $listed } записи
  }.
vetoes-list = Он заканчивается { $until }; более поздние случаи посчитаны по тому же правилу. Место — это один член: место Китая включает Китайскую Республику до 25 октября 1971 года, место России — Советский Союз.
vetoes-picture = Тексты, заблокированные вето, по годам
vetoes-in-year = { $count ->
    [one] { $year } год: заблокирован { $count } текст
    [few] { $year } год: заблокированы { $count } текста
    [many] { $year } год: заблокировано { $count } текстов
   *[other] { $year } год: заблокировано { $count } текста
  }
by-member = По членам
by-year = По годам
column-permanent = Постоянный член
column-cast = Применено вето
column-alone = В одиночку
column-drafts-vetoed = Заблокировано проектов
column-drafts-alone = Из них в одиночку
column-votes-vetoed = Голосований с вето
column-official = Официальный перечень
column-year = Год
column-vetoed = Заблокировано текстов
vetoes-every = Все тексты, заблокированные вето

# The law
law-title = Право { $count ->
    [one] { $count } органа
   *[other] { $count } органов
  }
law-about = Каждый — в виде данных: правила в порядке статей со ссылками на источник, их смысл, изложенный нашими словами, и фраза, которую составляет из них программа.
law-reforms = Предложения об изменении права органа
law-reform-of = Предложение об изменении <base>права <en>{ $base }</en></base>.
law-seats = Места
law-rules = Правила
law-kinds = Виды вопросов
law-doctrines = Если оспаривается характер вопроса
law-not-carried = Не включено
law-file = Файл:
column-matter = Предмет
column-question = Вопрос
column-by = Основание
column-body = Орган
column-about = Описание
to-be-settled = подлежит решению
practice-instead = На практике:
no-charter = Устава под названием «{ $name }» нет.
no-charter-next = Имеющиеся уставы

# Cases
cases-title = Досье: кто что сказал и что показывает реестр
cases-about = Досье рассказывает об одном деле: какие были тексты и что с ними стало, кто об этом сообщает, в чем источники противоречат друг другу и как эти противоречия были разрешены. В каждом ответе указан его источник.
case-unknown = Досье под названием «{ $name }» нет.
case-text = Текст и то, что изъяли бы из него поправки
case-reconstructed = Текст не публиковался. Эти формулировки — наши, составленные по тому, что о нем сообщалось; то же относится и к поправкам.
case-words = { $removed ->
    [one] исчезло бы { $removed } слово из { $all }
    [few] исчезли бы { $removed } слова из { $all }
    [many] исчезло бы { $removed } слов из { $all }
   *[other] исчезло бы { $removed } слова из { $all }
  }
case-basis = На чем основан каждый пункт
case-removed = исключено:
case-added = добавлено:
case-seats = Кто занимал места
case-seats-changed = Между этими датами сменилось мест: { $count } из { $all }.
case-drafted = автор текста
case-objected = возражение
case-silent = без возражений, насколько известно
case-here-only = только здесь
case-deadlock = Тупик
case-timeline = Хронология событий
case-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
  }
case-report = Сообщение прессы, фраза за фразой
case-report-about = Каждая фраза нашими словами и то, что о сказанном в ней говорят архив и другие сообщения.
case-report-read = { $count ->
    [one] Читать { $count } предложение и ответы на него
    [few] Читать { $count } предложения с ответами на каждое
   *[other] Читать { $count } предложений с ответами на каждое
  }
case-questions = О чем не говорится в сообщении прессы
case-claims = В чем источники противоречат друг другу
case-figures = Цифры в сопоставлении
case-figures-about = Каждая цифра приведена так, как она была названа. Эти цифры относятся к разным вещам и никогда не складываются.
case-column-figure = Цифра
case-column-who = Кто сообщает
case-column-in = Где
case-decided = Все тексты и чем закончилось их рассмотрение
case-column-how = Исход
case-stances = Кто какую позицию занимал
case-odd = Странные формулировки в сообщении прессы
case-sources = Источники
case-watch = Посмотреть, как это было, шаг за шагом
case-fell = не опубликовано
case-passed = опубликовано
case-data = Досье в виде данных:
ruling-supported = подтверждено
ruling-refuted = опровергнуто
ruling-partly = частично подтверждено
ruling-unresolved = не установлено
ruling-none = без вывода

# The record under another charter
replay-title = Реестр при других уставах
replay-about = По каждому голосованию из реестра исход определен заново согласно предложению об изменении права Совета. Голоса остаются такими, какими были поданы; меняется только правило.
replay-sentence = Из { $of ->
    [one] { $of } голосования
   *[other] { $of } голосований
  } противоположным был бы исход следующих: принято — { $adopted }, отклонено — { $failed }.
replay-sentence-between = Из { $of ->
    [one] { $of } голосования
   *[other] { $of } голосований
  } противоположным был бы исход следующих: принято — от { $adopted } до { $most_adopted }, отклонено — от { $failed } до { $most_failed }, в зависимости от позиции мест, от которых никто не голосовал.
replay-law = <law>Его право, статья за статьей</law>
replay-limit-rule = Меняется только правило: при другом правиле члены иначе голосовали бы, составляли и вносили тексты.
replay-limit-hidden = Проектов, которые были сняты или не вносились в ожидании вето, в реестре нет.
replay-limit-parts = { $count ->
    [one] { $count } из этих голосований касается поправки или части текста: текст, поставленный на голосование после него, был бы иным.
    [few] { $count } из этих голосований касаются поправок или частей текста: текст, поставленный на голосование после них, был бы иным.
    [many] { $count } из этих голосований касаются поправок или частей текста: текст, поставленный на голосование после них, был бы иным.
   *[other] { $count } из этих голосований касаются поправок или частей текста: текст, поставленный на голосование после них, был бы иным.
  }
replay-limit-seats = Позиция новых мест остается открытой: от «все за» до «все против».
replay-limit-untold = { $count ->
    [one] { $count } голосование зафиксировано без полных поименных данных и не учитывается.
    [few] { $count } голосования зафиксированы без полных поименных данных и не учитываются.
    [many] { $count } голосований зафиксированы без полных поименных данных и не учитываются.
   *[other] { $count } голосования зафиксированы без полных поименных данных и не учитываются.
  }
replay-certain = { $count ->
    [one] { $count } голосование наверняка закончилось бы иначе
    [few] { $count } голосования наверняка закончились бы иначе
    [many] { $count } голосований наверняка закончились бы иначе
   *[other] { $count } голосования наверняка закончились бы иначе
  }
replay-more = { $count ->
    [one] Еще { $count } приведено в данных.
    [few] Еще { $count } приведены в данных.
    [many] Еще { $count } приведены в данных.
   *[other] Еще { $count } приведены в данных.
  }
by-decade = По десятилетиям
column-charter = Предложение
column-decade = Десятилетие
column-instead = Новый исход
column-permanent-against = Постоянные члены, голосовавшие против
column-adopted-instead = Приняты вместо отклонения
column-may-be-adopted = Возможно принятие
column-fail-instead = Отклонены вместо принятия
column-may-fail = Возможно отклонение
adopted-instead = принято вместо отклонения
fails-instead = отклонено вместо принятия
