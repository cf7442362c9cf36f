# The public pages of the record and of the law.

# Home
home-title = Who stood where, on which words, and why it fell or passed
home-about = Penholder runs, records and explains bodies that decide by vote, consensus and veto. The UN Security Council is its first body; any other is a charter file.
home-start = or read how <cases>a statement was robbed of its words</cases>, and <negotiate>which text could have passed</negotiate>.
home-record = The record holds <votes>{ $votes } votes</votes> of the Council from { $from } to { $to }, <vetoes>{ $vetoed } of them vetoed</vetoes>, each decided again under the charter of its day. The <charters>law of { $charters } bodies</charters> can be read article by article.
home-latest = The latest votes

# What was declared, what was voted on
declared-adopted = adopted
declared-vetoed = not adopted: veto
declared-lacking-votes = not adopted: votes lacking
subject-part = a part
subject-amendment = an amendment
subject-part-or-amendment = a part or an amendment
subject-admission = an admission
subject-appointment = an appointment
subject-preliminary-question = the preliminary question
subject-motion = a motion

# Tables of votes
column-date = Date
column-text = Text
column-item = Item
column-outcome = Outcome
column-for = For
column-against = Against
column-abstaining = Abst.
no-vote-taken = no vote taken
not-recorded = not recorded

# The list of votes
votes-found = { $count ->
    [one] { $count } vote found
   *[other] { $count } votes found
  }
votes-all = { $count ->
    [one] { $count } vote of the Security Council
   *[other] { $count } votes of the Security Council
  }
votes-about = Every text the Security Council voted on, { $from } to { $to }, with each member’s vote.
votes-none = No vote is like that.
page-of = page { $page } of { $pages }
page-later = Later
page-earlier = Earlier
these-as-data = These as data:
data = Data:
filter-words = Symbol, resolution or item
filter-from = From
filter-to = To
filter-outcome = Outcome
filter-any = any
filter-member = Member
filter-position = Its position
filter-find = Find
outcome-adopted = adopted
outcome-vetoed = vetoed
outcome-lacking = lacking votes
did-yes = in favour
did-no = against
did-abstain = abstaining
did-veto = vetoed by it
no-date = { $words } is no date; write 2012-02-04 or 2012.
no-member = No member of the Council was ever called { $name }.

# One vote
vote-sponsors = submitted by at least <en>{ $names }</en>
vote-exception = <strong>The record declares it { $declared }.</strong> No rule explains that; the exceptions of the record say what the sources say.
vote-why = Why
would-have-fallen = It would have fallen if
would-have-passed = It would have passed if
flips-are = The smallest changes of position; nothing is said about whether anybody would have made them.
roll-call = Roll call
column-member = Member
column-position = Position
met = met
not-met = not met
not-told = not to be told yet
same-as = may be the same vote as <vote>{ $id }</vote>

# Before and after
permanent = permanent member
before-and-after = What came before and after on this item
votes-before = Before
votes-after = After

# Members
members-title = { $count } states have had a seat
members-about = Every state that has sat in the Council, with its votes and vetoes.
column-group = Regional group
region-africa = Africa
region-asia-pacific = Asia and the Pacific
region-eastern-europe = Eastern Europe
region-latin-america-caribbean = Latin America and the Caribbean
region-western-europe-others = Western Europe and others
column-vetoes = Vetoes
member-title = { $votes ->
    [one] <en>{ $name }</en>: { $votes } vote
   *[other] <en>{ $name }</en>: { $votes } votes
  }
member-title-vetoes = { $vetoes ->
    [one] <en>{ $name }</en>: { $votes } votes, one of its noes a veto
   *[other] <en>{ $name }</en>: { $votes } votes, { $vetoes } of its noes a veto
  }
member-how = How it voted
member-terms = When it sat
term-permanent = permanent since { $from }
term-elected = elected, from { $from } until { $to }
term-running = elected, from { $from }
column-votes = Votes
column-share = Share
column-common = Votes in common
column-agreed = Agreed
column-interval = 95% interval
member-vetoes = Its vetoes, the latest first
member-last = Its latest votes
member-all = All votes in which it had a seat
member-against = Its votes against
member-with = With whom it stood
member-with-about = The share of contested votes in which both cast the same ballot; abstaining is a position of its own; members with fewer than { $least } such votes in common are left out.
member-most = Most often with
member-least = Least often with
percent = { $share }%
percent-between = { $low }–{ $high }%

# Vetoes
vetoes-title = { $texts } texts vetoed, by { $vetoes } vetoes
vetoes-about = A text that two permanent members voted against counts once as a text and twice as a veto. The official list, which counts the parts of one draft and single ballots on admissions together, has { $listed } entries.
vetoes-list = It ends on { $until }; what came later is counted by the same rule. A seat is one member: China’s includes the Republic of China before 25 October 1971, Russia’s the Soviet Union.
vetoes-picture = Texts vetoed in each year
vetoes-in-year = { $year }: { $count } texts vetoed
by-member = By member
by-year = By year
column-permanent = Permanent member
column-cast = Vetoes cast
column-alone = Alone
column-drafts-vetoed = Drafts vetoed
column-drafts-alone = Of these alone
column-votes-vetoed = Votes vetoed
column-official = Official list
column-year = Year
column-vetoed = Texts vetoed
vetoes-every = Every vetoed text

# The law
law-title = The law of { $count } bodies
law-about = Each as data: rules in article order with their citation, their sense in our own words, and the sentence the program makes of them.
law-reforms = Proposals that change the law of a body
law-reform-of = A proposal to change the <base>law of <en>{ $base }</en></base>.
law-seats = Seats
law-rules = Rules
law-kinds = Kinds of matter
law-doctrines = When it is disputed what the question is
law-not-carried = Not carried
law-file = The file:
column-matter = Matter
column-question = Question
column-by = By
column-body = Body
column-about = What it is
to-be-settled = to be settled
practice-instead = Instead:
no-charter = There is no charter called { $name }.
no-charter-next = The charters there are

# Cases
cases-title = Cases: who said what, and what the record shows
cases-about = A case tells one matter: the texts and what came of them, who says so, where the sources contradict each other and how that was settled. Each answer names its source.
case-unknown = there is no case called { $name }
case-text = The text, and what the amendments would take out
case-reconstructed = The text was never published. These words are ours, put together from what was reported of it; so are the amendments.
case-words = { $removed } of { $all } words would go
case-basis = What each paragraph rests on
case-removed = removed:
case-added = added:
case-seats = Who sat
case-seats-changed = { $count } of { $all } seats changed between the two.
case-drafted = drafted it
case-objected = objected
case-silent = did not object, as far as is known
case-here-only = only here
case-deadlock = The deadlock
case-timeline = What happened when
case-days = { $days } days
case-report = The report, sentence by sentence
case-report-about = Each sentence of the report in our words, and what the record and other reports make of what it says.
case-report-read = { $count ->
    [one] Read the sentence with what answers it
   *[other] Read the { $count } sentences, each with what answers it
  }
case-questions = What the report does not say
case-claims = Where the sources contradict each other
case-figures = Figures side by side
case-figures-about = Each as it was given. They count different things and are never added up.
case-column-figure = Figure
case-column-who = Who says so
case-column-in = In
case-decided = Every text, and how it ended
case-column-how = How
case-stances = Who stood where
case-odd = Odd words in the report
case-sources = Sources
case-watch = Watch how it went, step by step
case-fell = not issued
case-passed = issued
case-data = The case as data:
ruling-supported = supported
ruling-refuted = refuted
ruling-partly = partly supported
ruling-unresolved = unresolved
ruling-none = no verdict

# The record under another charter
replay-title = The record under other charters
replay-about = Every vote of the record decided again under a proposal to change the law of the Council. The votes stay as they were cast; only the rule is changed.
replay-sentence = Of { $of } votes, { $adopted } would be adopted instead and { $failed } would fail.
replay-sentence-between = Of { $of } votes, between { $adopted } and { $most_adopted } would be adopted instead and between { $failed } and { $most_failed } would fail, by what seats nobody voted from had done.
replay-law = <law>Its law, article by article</law>
replay-limit-rule = The rule alone is changed: under another rule members would have voted, drafted and tabled otherwise.
replay-limit-hidden = Drafts that were withdrawn or never tabled because of a veto in sight are not in the record.
replay-limit-parts = { $count ->
    [one] One of these is an amendment or a part: the text put to the vote after it would be another.
   *[other] { $count } of these are amendments or parts: the text put to the vote after them would be another.
  }
replay-limit-seats = The new seats are left open: between all of them in favour and all of them against.
replay-limit-untold = { $count ->
    [one] One vote is recorded without a full roll call and is left out.
   *[other] { $count } votes are recorded without a full roll call and are left out.
  }
replay-certain = { $count ->
    [one] One vote comes out otherwise for certain
   *[other] { $count } votes come out otherwise for certain
  }
replay-more = { $count ->
    [one] One more is in the data.
   *[other] { $count } more are in the data.
  }
by-decade = By decade
column-charter = Proposal
column-decade = Decade
column-instead = Instead
column-permanent-against = Permanent members against
column-adopted-instead = Adopted instead
column-may-be-adopted = May be adopted
column-fail-instead = Fail instead
column-may-fail = May fail
adopted-instead = adopted instead
fails-instead = fails instead
