# The public pages of the record and of the law.

# Home
home-title = 谁就哪些措辞持何立场，案文为何未获通过或获得通过
home-about = Penholder 运行、记录并解释以表决、协商一致和否决方式作出决定的机构。联合国安全理事会是其首个机构；其他机构只需一份章程文件。
home-start = 或阅读<cases>一份声明如何被抽去文字</cases>，以及<negotiate>哪种文本本可通过</negotiate>。
home-record = 记录收录了安理会 { $from } 年至 { $to } 年的 <votes>{ $votes } 次表决</votes>，<vetoes>其中 { $vetoed } 次遭否决</vetoes>；每次表决都依照当时的章程重新判定。<charters>{ $charters } 个机构的法规</charters>可逐条阅读。
home-latest = 最近的表决

# What was declared, what was voted on
declared-adopted = 通过
declared-vetoed = 未通过：遭否决
declared-lacking-votes = 未通过：票数不足
subject-part = 一部分
subject-amendment = 修正案
subject-part-or-amendment = 一部分或修正案
subject-admission = 接纳新会员国
subject-appointment = 任命
subject-preliminary-question = 先决问题
subject-motion = 动议

# Tables of votes
column-date = 日期
column-text = 案文
column-item = 议程项目
column-outcome = 结果
column-for = 赞成
column-against = 反对
column-abstaining = 弃权
no-vote-taken = 未经表决
not-recorded = 无记录

# The list of votes
votes-found = 找到 { $count } 次表决
votes-all = 安全理事会的 { $count } 次表决
votes-about = { $from } 年至 { $to } 年安全理事会付诸表决的每份案文，以及每个成员的投票。
votes-none = 没有符合条件的表决。
page-of = 第 { $page } 页，共 { $pages } 页
page-later = 较新
page-earlier = 较早
these-as-data = 以上内容的数据：
data = 数据：
filter-words = 文号、决议或项目
filter-from = 起始
filter-to = 截止
filter-outcome = 结果
filter-any = 不限
filter-member = 成员
filter-position = 该成员立场
filter-find = 查找
outcome-adopted = 通过
outcome-vetoed = 遭否决
outcome-lacking = 票数不足
did-yes = 赞成
did-no = 反对
did-abstain = 弃权
did-veto = 由其否决
no-date = “{ $words }”不是日期；请写成 2012-02-04 或 2012。
no-member = 安理会从未有过名为 { $name } 的成员。

# One vote
vote-sponsors = 提案方至少包括 <en>{ $names }</en>
vote-exception = <strong>记录宣布的结果是：{ $declared }。</strong>没有任何规则能对此作出解释；记录的例外部分列出了各来源的说法。
vote-why = 原因
would-have-fallen = 在下列情况下本不会通过
would-have-passed = 在下列情况下本会通过
flips-are = 以上是能够改变结果的最小立场变动；这并不说明是否有人会作出这样的变动。
roll-call = 唱名表决
column-member = 成员
column-position = 立场
met = 已满足
not-met = 未满足
not-told = 尚无法判定
same-as = 可能与 <vote>{ $id }</vote> 为同一次表决

# Before and after
permanent = 常任理事国
before-and-after = 该项目此前和此后的表决
votes-before = 此前
votes-after = 此后

# Members
members-title = { $count } 个国家曾在安理会占有席位
members-about = 曾在安理会任职的每个国家，及其表决和否决情况。
column-group = 区域组
region-africa = 非洲
region-asia-pacific = 亚洲和太平洋
region-eastern-europe = 东欧
region-latin-america-caribbean = 拉丁美洲和加勒比
region-western-europe-others = 西欧和其他国家
column-vetoes = 否决
member-title = <en>{ $name }</en>：{ $votes } 次表决
member-title-vetoes = <en>{ $name }</en>：{ $votes } 次表决，其反对票中有 { $vetoes } 票为否决票
member-how = 投票情况
member-terms = 任职时间
term-permanent = 自 { $from } 年起为常任
term-elected = 当选，任期自 { $from } 至 { $to }
term-running = 当选，任期自 { $from } 起
column-votes = 表决次数
column-share = 比例
column-common = 共同参加的表决
column-agreed = 立场一致
column-interval = 95% 置信区间
member-vetoes = 该成员的否决（最近的在前）
member-last = 该成员最近的表决
member-all = 该成员在任期间的所有表决
member-against = 该成员的反对票
member-with = 与哪些成员立场相同
member-with-about = 在有分歧的表决中，双方投票相同所占的比例；弃权视为一种独立的立场；与该成员共同参加的此类表决少于 { $least } 次的成员不列入。
member-most = 最常一致
member-least = 最少一致
percent = { $share }%
percent-between = { $low }%–{ $high }%

# Vetoes
vetoes-title = { $texts } 份案文遭否决，共投否决票 { $vetoes } 次
vetoes-about = 两个常任理事国投反对票的案文，计为一份案文、两次否决。官方清单将同一草案的各部分以及接纳会员的各次单独投票合并计算，共列 { $listed } 项。
vetoes-list = 该清单止于 { $until }；其后按同一规则计算。一个席位即一个成员：中国席位包括1971年10月25日以前的中华民国，俄罗斯席位包括苏联。
vetoes-picture = 每年遭否决的案文
vetoes-in-year = { $year } 年：{ $count } 份案文遭否决
by-member = 按成员
by-year = 按年份
column-permanent = 常任理事国
column-cast = 投否决票次数
column-alone = 单独否决
column-drafts-vetoed = 遭否决的草案
column-drafts-alone = 其中单独否决
column-votes-vetoed = 遭否决的表决
column-official = 官方清单
column-year = 年份
column-vetoed = 遭否决的案文
vetoes-every = 所有遭否决的案文

# The law
law-title = { $count } 个机构的法规
law-about = 各机构法规均以数据形式呈现：规则按条文次序排列，附有出处、以我们自己的话表述的含义，以及程序据此生成的句子。
law-reforms = 修改机构法规的提案
law-reform-of = 修改 <base><en>{ $base }</en> 法规</base>的提案。
law-seats = 席位
law-rules = 规则
law-kinds = 事项类别
law-doctrines = 对问题的性质有争议时
law-not-carried = 未收入的内容
law-file = 文件：
column-matter = 事项
column-question = 问题
column-by = 依据
column-body = 机构
column-about = 简介
to-be-settled = 有待确定
practice-instead = 实践则为：
no-charter = 没有名为 { $name } 的章程。
no-charter-next = 现有章程

# Cases
cases-title = 案例：谁说了什么，记录表明了什么
cases-about = 每个案例叙述一个事项：有关案文及其结果、说法的出处、各来源之间的矛盾以及如何判定。每项答案均注明来源。
case-unknown = 没有名为 { $name } 的案例。
case-text = 案文，以及修正案要删除的内容
case-reconstructed = 该案文从未公布。此处的措辞由我们根据有关报道整理而成；修正案亦然。
case-words = 全文 { $all } 个词中将删去 { $removed } 个
case-basis = 各段的依据
case-removed = 删除：
case-added = 增加：
case-seats = 在任成员
case-seats-changed = 两者之间，{ $all } 个席位中有 { $count } 个换任。
case-drafted = 起草
case-objected = 提出异议
case-silent = 据所知未提出异议
case-here-only = 仅此时在任
case-deadlock = 僵局
case-timeline = 事件经过
case-days = { $days } 天
case-report = 逐句看这篇报道
case-report-about = 每句话用我们自己的话转述，并附上记录和其他报道对其内容的印证或反驳。
case-report-read = 阅读全部 { $count } 个句子及其对应的事实
case-questions = 报告未说明之处
case-claims = 各来源相互矛盾之处
case-figures = 数字对照
case-figures-about = 各数字均照原样列出。它们统计的对象不同，概不相加。
case-column-figure = 数字
case-column-who = 说法出自
case-column-in = 来源
case-decided = 每份案文及其结局
case-column-how = 结局
case-stances = 各方立场
case-odd = 报告中的异常措辞
case-sources = 来源
case-watch = 逐步观看经过
case-fell = 未发表
case-passed = 已发表
case-data = 本案例的数据：
ruling-supported = 得到证实
ruling-refuted = 被推翻
ruling-partly = 部分得到证实
ruling-unresolved = 未有定论
ruling-none = 未作判定

# The record under another charter
replay-title = 其他章程之下的记录
replay-about = 按照修改安理会法规的提案，对记录中的每次表决重新判定。各方投票保持不变；改变的只是规则。
replay-sentence = 在 { $of } 次表决中，{ $adopted } 次将由未通过变为通过，{ $failed } 次将由通过变为不通过。
replay-sentence-between = 在 { $of } 次表决中，{ $adopted } 至 { $most_adopted } 次将由未通过变为通过，{ $failed } 至 { $most_failed } 次将由通过变为不通过，取决于当时无人投票的席位会如何投票。
replay-law = <law>逐条阅读该法规</law>
replay-limit-rule = 改变的只是规则：若当时适用另一规则，各成员的投票、起草和提案都会有所不同。
replay-limit-hidden = 因预见会遭否决而撤回或从未提交的草案，记录中没有收录。
replay-limit-parts = 其中 { $count } 次涉及修正案或案文的一部分：随后付诸表决的案文会有所不同。
replay-limit-seats = 新增席位的立场未作假定：从全部赞成到全部反对均有可能。
replay-limit-untold = { $count } 次表决没有完整的唱名记录，未予计入。
replay-certain = { $count } 次表决的结果必然改变
replay-more = 其余 { $count } 次见数据。
by-decade = 按年代
column-charter = 提案
column-decade = 年代
column-instead = 变为
column-permanent-against = 投反对票的常任理事国
column-adopted-instead = 变为通过
column-may-be-adopted = 可能通过
column-fail-instead = 变为不通过
column-may-fail = 可能不通过
adopted-instead = 变为通过
fails-instead = 变为不通过
