# The shell of every page, errors, words of the core.

skip = 跳至正文
nav = 网站栏目
nav-record = 表决记录
nav-votes = 表决
nav-members = 成员
nav-vetoes = 否决
nav-replay = 其他章程
nav-law = 法规
nav-negotiations = 谈判
nav-cases = 案例
languages = 语文
home = 首页
search-the-record = 检索记录
start-again = 重新开始
foot-facts = 事实取自已公布的来源，并附更正及其依据。标有 [K] 的事实众所周知，未再核对原文；标有 [?] 的事实存在争议。打开任何一次表决，即可查看决定其结果的规则和票数。

# Data for programs
api-title = 供程序使用的数据
api-about = 程序无需账户即可读取记录中的一切。<description>OpenAPI 3.1 描述</description>与本页内容相同。
api-writing = 在<chambers>会议厅</chambers>中有席位者也可以写入：在那里创建的令牌以该席位行事，规则相同。
api-tokens-too = 带令牌：其席位所能看到的。不带令牌：公众所能看到的。
api-tokens-only = 必须带令牌。
api-as-above = 参数同上。
api-examples = 每个例子都是真实的回答；长列表和长表格只显示前两项。
api-answers = 回答：
api-example = 例子
api-whole = 完整回答

# Errors
error-not-found = 未找到
error-asked = 无法答复这一请求
error-damaged = 记录已损坏
error-busy = 系统繁忙
busy = 当前请求耗时答复的人数过多，请稍后再试。
not-found-address = 地址 <code>{ $address }</code> 下没有任何内容。

# Positions
position-yes = 赞成
position-no = 反对
position-abstain = 弃权
position-abstain-not-bound = 弃权且不受约束
position-not-participating = 未参加表决
position-absent = 缺席
position-not-voting = 未投票
position-vacant = 空缺
position-barred = 因系当事方不得投票
position-recused = 回避
position-suspended = 权利中止
position-invalid = 无效
position-no-objection = 无异议
position-objection = 有异议
position-hold = 搁置
position-discuss = 要求讨论
position-silent = 沉默
position-unknown = 不详
position-open = 待定
position-veto = 反对（否决）
presiding = 担任主席
vetoes-counted = （其中 { $count } 票为否决票）

# { $month } is the number of the month.
day = { $year }年{ $month }月{ $day }日
