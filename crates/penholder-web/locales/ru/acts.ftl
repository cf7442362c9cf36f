# Acts: what stands on a button. What an act is about follows it.

# Votes
act-vote-cast = Голосовать
act-vote-cast-for = Внести голос места
act-vote-name = Голосовать за кандидатов
act-vote-name-for = Внести имена, за которые проголосовало место
act-vote-pass = Пропустить очередь
act-vote-close = Завершить голосование
act-vote-count = Внести итог подсчёта бюллетеней
act-vote-announce = Объявить итог
act-vote-annul = Аннулировать голосование
act-vote-extend = Продлить голосование
act-vote-correct = Сказать, что имелось в виду в завершённом голосовании
act-vote-correct-for = Внести, что имело в виду место

# Silence
act-silence-place = Поставить текст на процедуру молчания
act-silence-start = Начать процедуру молчания
act-silence-decline = Возразить против начала процедуры молчания
act-silence-extend = Продлить процедуру молчания
act-silence-ask_time = Попросить больше времени
act-silence-break = Нарушить молчание
act-silence-hold = Наложить отсрочку
act-silence-release = Снять отсрочку
act-silence-stop = Прекратить процедуру молчания
act-silence-conclude = Завершить процедуру молчания
act-duty-discharge = Отметить обязанность выполненной

# The meeting
act-meeting-request = Попросить о заседании
act-meeting-convene = Созвать заседание
act-meeting-roll = Провести перекличку
act-meeting-adopt_agenda = Утвердить повестку дня
act-meeting-object_to_agenda = Возразить против повестки дня
act-meeting-put_agenda = Поставить повестку дня на голосование
act-meeting-invite = Предложить приглашение
act-meeting-object_to_invitation = Возразить против приглашения
act-meeting-agree_invitation = Согласиться с приглашением
act-meeting-put_invitation = Поставить приглашение на голосование
act-meeting-move = Внести процедурное предложение
act-meeting-second_motion = Поддержать предложение
act-meeting-object_to_motion = Возразить против предложения
act-meeting-agree_motion = Согласиться с предложением
act-meeting-put_motion = Поставить предложение на голосование
act-meeting-withdraw_motion = Снять предложение
act-meeting-raise = Поднять вопрос по порядку ведения заседания
act-meeting-rule = Вынести постановление по порядку ведения
act-meeting-challenge = Оспорить постановление
act-meeting-put_challenge = Поставить оспаривание на голосование
act-meeting-inscribe = Попросить слова
act-meeting-strike = Сняться со списка ораторов
act-meeting-call_next = Дать слово следующему оратору
act-meeting-speak = Выступить
act-meeting-speak-reply = Выступить в порядке ответа
act-meeting-speak-end = Завершить моё выступление
act-meeting-speak-reply-end = Завершить моё выступление, бывшее ответом
act-meeting-end_speech = Прервать выступление
act-meeting-cede = Уступить председательство
act-meeting-take_chair = Вернуться к председательству
act-meeting-resume = Возобновить заседание
act-meeting-private = Продолжить в закрытом порядке
act-meeting-private-public = Продолжить открыто
act-meeting-communique = Выпустить коммюнике
act-meeting-adjourn = Закрыть заседание
act-meeting-take_back = Отменить последнее действие

# Drafts
act-draft-circulate = Распространить проект
act-draft-new_version = Распространить новую редакцию
act-draft-sponsor = Стать соавтором проекта
act-draft-second = Поддержать проект
act-draft-ask_vote = Попросить поставить его на голосование
act-draft-table = Внести проект
act-draft-revise = Пересмотреть проект
act-draft-schedule = Включить в список заседания
act-draft-waive = Отступить от обычая
act-draft-amend = Предложить поправку
act-draft-order_amendments = Определить порядок поправок
act-draft-accept = Принять поправку
act-draft-withdraw_amendment = Снять поправку
act-draft-ask_parts = Попросить раздельного голосования
act-draft-refuse_parts = Возразить против раздельного голосования
act-draft-dispute = Оспорить характер вопроса
act-draft-rule_class = Вынести постановление о характере вопроса
act-draft-challenge_class = Оспорить постановление о характере вопроса
act-draft-stand_aside = Воздержаться от участия в голосовании
act-draft-stand_aside-for = Признать члена стороной спора
act-draft-reserve_on = Оставить за собой позицию по пунктам
act-draft-put = Поставить на голосование
act-draft-put-written = Поставить на письменное голосование
act-draft-put-preliminary = Поставить на голосование предварительный вопрос
act-draft-put-challenge = Поставить на голосование оспаривание постановления
act-draft-want_vote = Потребовать голосования
act-draft-without_vote = Принять без голосования
act-draft-without_vote-acclamation = Принять путём аккламации
act-draft-withdraw = Снять проект
act-draft-take_over = Взять на себя снятый проект
act-draft-follow = Следовать за заседанием
act-draft-reserve = Зарезервировать условное обозначение
act-presidential-reserve = { act-draft-reserve }
act-press-reserve = { act-draft-reserve }
act-draft-lapse = Отметить, что он утратил силу
act-presidential-lapse = { act-draft-lapse }
act-press-lapse = { act-draft-lapse }

# Statements
act-presidential-circulate = Распространить заявление органа
act-presidential-new_version = Распространить новую редакцию заявления
act-presidential-agree = Отметить согласие членов
act-presidential-object = Возразить против заявления
act-presidential-adopt = Сделать заявление
act-presidential-dissociate = Отмежеваться
act-presidential-recast = Внести заново как текст другого вида
act-presidential-withdraw = Снять заявление
act-press-circulate = Распространить заявление для печати
act-press-new_version = Распространить новую редакцию заявления для печати
act-press-elements = Сократить до тезисов для печати
act-press-withdraw = Снять заявление для печати

# The body
act-body-lay_down = Установить право
act-body-seat = Занести состав в протокол
act-body-present = Представить полномочия
act-body-report = Сообщить, что полномочия в порядке
act-body-object = Возразить против полномочий
act-body-put = Поставить полномочия на голосование

# Elections, straw polls
act-election-begin = Начать выборы
act-election-ballot = Провести тур голосования
act-election-elsewhere = Отметить, кого избрал другой орган
act-election-ask_conference = Попросить о совместном совещании
act-election-end = Отменить выборы
act-straw_poll-withdraw_candidate = Отметить, что кандидат снялся
act-election-withdraw_candidate = { act-straw_poll-withdraw_candidate }
act-straw_poll-begin = Начать пробные голосования
act-straw_poll-poll = Провести пробное голосование
act-straw_poll-poll-coloured = Провести пробное голосование с цветными бюллетенями
act-straw_poll-end = Завершить пробные голосования

# Other ways
act-no_objection-propose = Предложить по процедуре отсутствия возражений
act-no_objection-withdraw = Снять предложение
act-no_objection-refer = Передать вышестоящему органу
act-reverse-refer = { act-no_objection-refer }
act-reverse-begin = Начать срок по обратному консенсусу
act-reverse-oppose = Выступить против
act-reverse-relent = Больше не возражать
act-reverse-conclude = Завершить
act-trigger-notify = Уведомить о том, что влечёт последствие
act-trigger-link = Связать с ним проект
act-trigger-withdraw = Отозвать уведомление
act-trigger-follow = Дать последствию наступить

# What is asked of somebody
ask-announce = Голосование по <en>{ $on }</en> завершено: следует объявить итог
ask-close-vote = По <en>{ $on }</en> проголосовали все: завершите голосование
ask-not-voted = Не проголосовали по <en>{ $on }</en>: <en>{ $names }</en>
ask-not-voted-many = Не проголосовали по <en>{ $on }</en>: { $count }
ask-vote-open = Идёт голосование по <en>{ $on }</en>
ask-voted = Вы проголосовали по <en>{ $on }</en>
ask-no-part = Идёт голосование по <en>{ $on }</en>, в котором вы не участвуете
ask-roll-call = Поимённое голосование по <en>{ $on }</en>: перед вами ещё { $ahead }
ask-vote = Проголосуйте по <en>{ $on }</en>
ask-held = Вы отложили процедуру молчания по <en>{ $on }</en>
ask-silence = Процедура молчания по <en>{ $on }</en>
ask-silence-proposed = Предложена процедура молчания по <en>{ $on }</en>
ask-floor = Слово предоставлено вам
ask-turn-next = Вы выступаете следующим
ask-communique = По окончании закрытого заседания следует выпустить коммюнике
ask-point = Вопрос по порядку ведения от <en>{ $by }</en>: <en>{ $says }</en>
ask-challenged = Постановление по вопросу о порядке ведения от <en>{ $by }</en> оспорено
ask-motion = Предложение <en>{ $name }</en>, от <en>{ $by }</en>
ask-motion-waits = Предложение <en>{ $name }</en>, от <en>{ $by }</en>, ещё не поддержано
ask-invitation = Приглашение: <en>{ $who }</en>
ask-agenda-objected = Против повестки дня возражает <en>{ $by }</en>
ask-agenda = Следует утвердить повестку дня
ask-next = Следующий оратор: <en>{ $name }</en>
ask-report = Доложите о полномочиях <en>{ $seat }</en>
ask-credentials = Полномочия <en>{ $seat }</en> оспорены
ask-turn = { $ahead ->
    [one] Перед вами ещё { $ahead } оратор
    [few] Перед вами ещё { $ahead } оратора
   *[other] Перед вами ещё { $ahead } ораторов
  }
ask-turn-in = { $ahead ->
    [one] Перед вами ещё { $ahead } оратор, примерно { $minutes } мин
    [few] Перед вами ещё { $ahead } оратора, примерно { $minutes } мин
   *[other] Перед вами ещё { $ahead } ораторов, примерно { $minutes } мин
  }
