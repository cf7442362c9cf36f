# Acts: what stands on a button. What an act is about follows it.

# Votes
act-vote-cast = 投票
act-vote-cast-for = 录入某席位的投票
act-vote-name = 投票选举候选人
act-vote-name-for = 录入某席位所投的人选
act-vote-pass = 暂不表态
act-vote-close = 结束投票
act-vote-count = 录入票箱计票结果
act-vote-announce = 宣布结果
act-vote-annul = 宣布投票无效
act-vote-extend = 延长投票时间
act-vote-correct = 说明在已结束的投票中的本意
act-vote-correct-for = 录入某席位的本意

# Silence
act-silence-place = 将案文置于默许程序
act-silence-start = 启动默许程序
act-silence-decline = 反对启动默许程序
act-silence-extend = 延长默许期限
act-silence-ask_time = 要求更多时间
act-silence-break = 打破沉默
act-silence-hold = 提出搁置
act-silence-release = 解除搁置
act-silence-stop = 取消默许程序
act-silence-conclude = 完成默许程序
act-duty-discharge = 记录某项义务已履行

# The meeting
act-meeting-request = 要求开会
act-meeting-convene = 召开会议
act-meeting-roll = 点名
act-meeting-adopt_agenda = 通过议程
act-meeting-object_to_agenda = 反对议程
act-meeting-put_agenda = 将议程付诸表决
act-meeting-invite = 提议邀请
act-meeting-object_to_invitation = 反对邀请
act-meeting-agree_invitation = 同意邀请
act-meeting-put_invitation = 将邀请付诸表决
act-meeting-move = 提出动议
act-meeting-second_motion = 附议动议
act-meeting-object_to_motion = 反对动议
act-meeting-agree_motion = 同意动议
act-meeting-put_motion = 将动议付诸表决
act-meeting-withdraw_motion = 撤回动议
act-meeting-raise = 提出程序问题
act-meeting-rule = 对程序问题作出裁决
act-meeting-challenge = 对裁决提出异议
act-meeting-put_challenge = 将异议付诸表决
act-meeting-inscribe = 要求发言
act-meeting-strike = 从发言名单中除名
act-meeting-call_next = 请下一位发言
act-meeting-speak = 发言
act-meeting-speak-reply = 行使答辩权发言
act-meeting-speak-end = 结束我的发言
act-meeting-speak-reply-end = 结束我的答辩发言
act-meeting-end_speech = 结束发言
act-meeting-cede = 让出主席席位
act-meeting-take_chair = 恢复主持
act-meeting-resume = 续会
act-meeting-private = 转为非公开会议
act-meeting-private-public = 转为公开会议
act-meeting-communique = 发布公报
act-meeting-adjourn = 休会
act-meeting-take_back = 撤销上一步

# Drafts
act-draft-circulate = 散发草案
act-draft-new_version = 散发新文本
act-draft-sponsor = 成为草案提案国
act-draft-second = 附议草案
act-draft-ask_vote = 要求对其表决
act-draft-table = 提交草案
act-draft-revise = 修订草案
act-draft-schedule = 列入某次会议
act-draft-waive = 免除一项惯例
act-draft-amend = 提出修正案
act-draft-order_amendments = 排定修正案顺序
act-draft-accept = 接受修正案
act-draft-withdraw_amendment = 撤回修正案
act-draft-ask_parts = 要求分部分表决
act-draft-refuse_parts = 反对分部分表决
act-draft-dispute = 对问题的性质提出异议
act-draft-rule_class = 裁定问题的性质
act-draft-challenge_class = 对关于性质的裁决提出异议
act-draft-stand_aside = 回避表决
act-draft-stand_aside-for = 认定某成员为当事方
act-draft-reserve_on = 对某些段落保留立场
act-draft-put = 付诸表决
act-draft-put-written = 付诸书面表决
act-draft-put-preliminary = 将先决问题付诸表决
act-draft-put-challenge = 将对裁决的异议付诸表决
act-draft-want_vote = 要求表决
act-draft-without_vote = 未经表决通过
act-draft-without_vote-acclamation = 以鼓掌方式通过
act-draft-withdraw = 撤回草案
act-draft-take_over = 接手已撤回的草案
act-draft-follow = 随会议处理
act-draft-reserve = 预留文号
act-presidential-reserve = { act-draft-reserve }
act-press-reserve = { act-draft-reserve }
act-draft-lapse = 记录其已失效
act-presidential-lapse = { act-draft-lapse }
act-press-lapse = { act-draft-lapse }

# Statements
act-presidential-circulate = 散发机构声明
act-presidential-new_version = 散发声明的新文本
act-presidential-agree = 记录成员已同意
act-presidential-object = 反对声明
act-presidential-adopt = 发表声明
act-presidential-dissociate = 不赞同声明
act-presidential-recast = 以另一类文本重新提出
act-presidential-withdraw = 撤回声明
act-press-circulate = 散发新闻谈话
act-press-new_version = 散发新闻谈话的新文本
act-press-elements = 缩减为新闻要点
act-press-withdraw = 撤回新闻谈话

# The body
act-body-lay_down = 确立法规
act-body-seat = 将成员名册记录在案
act-body-present = 出示全权证书
act-body-report = 报告全权证书合格
act-body-object = 对全权证书提出异议
act-body-put = 将全权证书付诸表决

# Elections, straw polls
act-election-begin = 开始选举
act-election-ballot = 举行投票
act-election-elsewhere = 记录另一机关的选举结果
act-election-ask_conference = 要求召开联席会议
act-election-end = 取消选举
act-straw_poll-withdraw_candidate = 记录候选人退选
act-election-withdraw_candidate = { act-straw_poll-withdraw_candidate }
act-straw_poll-begin = 开始意向投票
act-straw_poll-poll = 进行意向投票
act-straw_poll-poll-coloured = 以彩色选票进行意向投票
act-straw_poll-end = 结束意向投票

# Other ways
act-no_objection-propose = 按无异议程序提出提案
act-no_objection-withdraw = 撤回提案
act-no_objection-refer = 提交上级机构
act-reverse-refer = { act-no_objection-refer }
act-reverse-begin = 开始反向一致期限
act-reverse-oppose = 表示反对
act-reverse-relent = 不再反对
act-reverse-conclude = 予以结束
act-trigger-notify = 通报触发效果的事项
act-trigger-link = 将草案与之关联
act-trigger-withdraw = 撤回通报
act-trigger-follow = 让效果生效

# What is asked of somebody
ask-announce = 对 <en>{ $on }</en> 的投票已结束：待宣布结果
ask-close-vote = 所有成员都已对 <en>{ $on }</en> 投票：请结束投票
ask-not-voted = 尚未对 <en>{ $on }</en> 投票：<en>{ $names }</en>
ask-not-voted-many = { $count } 个席位尚未对 <en>{ $on }</en> 投票
ask-vote-open = 正在对 <en>{ $on }</en> 进行投票
ask-voted = 您已对 <en>{ $on }</en> 投票
ask-no-part = 正在对 <en>{ $on }</en> 进行投票，您不参加
ask-roll-call = 对 <en>{ $on }</en> 进行唱名表决：您之前还有 { $ahead } 个
ask-vote = 请对 <en>{ $on }</en> 投票
ask-held = 您已搁置对 <en>{ $on }</en> 的默许程序
ask-silence = <en>{ $on }</en> 正在默许程序中
ask-silence-proposed = 有人提议对 <en>{ $on }</en> 适用默许程序
ask-floor = 请您发言
ask-turn-next = 下一位由您发言
ask-communique = 非公开会议结束时须发布公报
ask-point = <en>{ $by }</en> 提出程序问题：<en>{ $says }</en>
ask-challenged = 对 <en>{ $by }</en> 所提程序问题的裁决受到异议
ask-motion = 动议 <en>{ $name }</en>，由 <en>{ $by }</en> 提出
ask-motion-waits = 动议 <en>{ $name }</en>，由 <en>{ $by }</en> 提出，尚无附议
ask-invitation = 邀请 <en>{ $who }</en>
ask-agenda-objected = <en>{ $by }</en> 反对议程
ask-agenda = 待通过议程
ask-next = 下一位发言者：<en>{ $name }</en>
ask-report = 请报告 <en>{ $seat }</en> 的全权证书
ask-credentials = <en>{ $seat }</en> 的全权证书受到异议
ask-turn = 您之前还有 { $ahead } 位发言者
ask-turn-in = 您之前还有 { $ahead } 位发言者，约 { $minutes } 分钟
