# What the rules give and what the record says.

# Overview
nav-analysis = Analysis
nav-power = Power
nav-blocs = Blocs
nav-map = Scale
nav-spells = Deadlocks
nav-forecast = Forecast
nav-space = In the plane
analysis-title = What the rules give, and what the record says
analysis-about = Each page is the answer of a command of the program, with its tables as data and its pictures.
about-power = What a rule gives each seat: exact power indices under any charter, before and after a reform.
about-blocs = Who stood with whom, in which blocs, and who voted alone.
about-map = Where members would stand on one scale, and whether the votes carry one.
about-spells = How long matters went without a text after a draft failed, and what ended that.
about-forecast = How a vote may go by what was known the day before, with how good such forecasts were.
about-space = What beats what when every seat has a place in a plane.

# On several pages
study-show = Show
study-how = How it was counted
picture-of = Picture: { $what }. Its numbers are in the tables and the data.
more-in-data = { $count ->
    [one] One more is in the data.
   *[other] { $count } more are in the data.
  }
no-number = { $words } is no number from 1 to { $most }.
filter-abstaining = Abstaining counts
abstaining-own = as a position of its own
abstaining-against = as a vote against
abstaining-left-out = not at all

# Power
power-title = Power: <en>{ $name }</en>
power-rule = <en>{ $on }</en>, <law><en>{ $cite }</en></law>, { $date }
power-charter = Charter
power-first = the first
power-reform = Reform
power-no-reform = no reform
power-seats = How many seats
power-with-abstention = with abstention
power-indices = Indices
power-before-after = Before and after: { $index }
power-sweep = Under other quotas
power-sweep-about = The quota of the rule is moved; every other condition stays.
power-sweep-data = These numbers as CSV
power-abstaining = If every seat may also abstain
power-abstaining-about = Roll call: the chance to settle a roll call, all orders and votes being equally likely. Yes or no: the chance that yes or no of the seat makes the difference; in two parts. Of all ways to vote, a share of { $share } adopts.
power-roll-call = Roll call
power-yes-no = Yes or no
power-yes-abstain = Yes or abstaining
power-abstain-no = Abstaining or no
power-missing = not counted:
column-index = Index
column-change = Change
change-new = new
change-gone = gone
change-same = same
change-from-none = from none
index-banzhaf = Banzhaf
index-banzhaf-absolute = Banzhaf, absolute
index-shapley-shubik = Shapley-Shubik
index-coleman-prevent = Coleman, to prevent
index-coleman-initiate = Coleman, to initiate
index-johnston = Johnston
index-deegan-packel = Deegan-Packel
index-holler = Holler
index-swings = Swings
says-banzhaf = share of all swings, the winning coalitions that lose without the seat
says-banzhaf-absolute = chance to be decisive if all others toss a coin
says-shapley-shubik = chance to be pivotal if all orders are equally likely
says-coleman-prevent = share of the winning coalitions that need the seat
says-coleman-initiate = share of the losing coalitions that the seat would save
says-johnston = share of the swings, each divided among the critical members
says-deegan-packel = share of the minimal winning coalitions, each divided among its members
says-holler = share of the memberships in minimal winning coalitions

# Blocs
blocs-sentence = <en>{ $one }</en> and <en>{ $other }</en> agreed most, in { $same } of { $of } votes; <en>{ $third }</en> and <en>{ $fourth }</en> least, in { $little } of { $common }
blocs-nobody = No two members have enough votes in common
blocs-about = The ballots of the Security Council, pair by pair. To agree says nothing about why.
blocs-heat = Every pair
blocs-network = Who is near whom
blocs-together = Blocs that agree in { $share }% or more of their common votes
blocs-none = There is none.
blocs-single = { $count ->
    [one] One member is in none.
   *[other] { $count } members are in none.
  }
bloc-within = { $count } members, agreeing in { $share }% of { $of } common votes.
bloc-firm = Firm: { $share }% of { $draws } draws of the votes.
blocs-pairs = Pairs
blocs-most = Agreed most
blocs-least = Agreed least
blocs-alone = Who voted alone: the only one to vote so
blocs-counted = { $votes ->
    [one] One vote, { $from }, counts.
   *[other] { $votes } votes from { $from } to { $to } count.
  }
blocs-unanimous-in = Unanimous votes are counted too.
blocs-unanimous-out = { $count ->
    [one] One unanimous vote is left out.
   *[other] { $count } unanimous votes are left out.
  }
blocs-own = Abstaining is a position of its own.
blocs-against = Abstaining counts as a vote against.
blocs-left-out = Who abstains is left out.
blocs-absent = Who was absent or not a member counts for no pair. Pairs with fewer than { $least } votes in common are left out. 95% intervals (Wilson).
filter-common = Fewest votes in common
filter-together = A bloc from, in %
filter-unanimous = unanimous votes too
column-with = With

# A member over time
course-title = Agreement over time
course-sentence = It voted as most of the others in { $same } of { $of } contested votes.
course-turns = From these days on its agreement has another level
course-none = No turning point was found.
course-about = Turning points: the split of the votes into parts of at least { $least } with the highest likelihood, less a penalty for each turn. By chance: the share of { $orders } random orders of the days that have a turn as sharp.
column-chance = By chance
not-beyond-chance = not beyond chance
share-of = { $same } of { $of } ({ $share }%)

# One scale
map-title = Where members stand on one scale
map-no = These votes cannot carry a scale, so none is drawn
map-about = A scale compares members through contested votes that they have in common. Two years in the Council and a record of unanimous votes seldom give enough of them.
map-instead = Places on a scale would be the work of assumptions, not of votes. <blocs>Agreement of pairs</blocs> needs no scale; a few spans of years <votes>carry one</votes>.
map-fit = The scale gets { $share }% of { $ballots } ballots right.
map-meaning = The votes do not say which side is which, nor what the scale means.
map-needs = What a scale needs
map-what = What
map-contested = Contested votes
map-ballots = Contested votes in which the median member stood for or against
map-overlap = Pairs of members with { $common } contested votes in common
map-groups = Groups that no common votes connect
map-counted = { $members } of { $all } members have enough ballots in these { $votes } votes.
column-needed = Limit
column-there = There is
column-place = Place

# Deadlocks
spells-sentence = { $count ->
    [one] One deadlock spell:
   *[other] { $count } deadlock spells:
  } { $ended } ended with a text, { $left } when the item left the agenda, { $open } still open.
spells-half = Half of them last longer than { $days } days.
spells-more-half = More than half have not been seen to end.
spells-none = No draft failed under these items in this time.
spells-what = A spell begins with a draft resolution that failed and ends with the next resolution or presidential statement under the same agenda item.
spells-limits = Votes on parts, amendments, admissions and procedure neither begin nor end a spell; what a text says is not judged, and a wide item holds several matters. The record reaches to { $end }.
spells-censored = An item counts as open if it was before the Council since { $alive }, else it was seen up to its last meeting. Meetings and statements are recorded to { $end }: a spell that a statement ended later still counts as going on.
spells-curve = How long they last
spells-kaplan-meier = Kaplan-Meier, 95% intervals
spells-longest = The longest
spells-lanes = Failed drafts and texts over time
filter-by = Curves
by-none = one
by-era = by era
by-cause = by cause
curve-all = all
column-number = Number
column-longer-month = Longer than 30 days
column-longer-year = Longer than a year
column-longer-five = Longer than 5 years
column-median = Median, days
column-days = Days
column-failed = Failed drafts
column-vetoed-by = Vetoed by
column-ended = Ended by
not-reached = not reached
ended-open = open
ended-left = left the agenda

# Forecasts
forecast-title = How a vote may go, and how good such forecasts were
forecast-adopted = <en>{ $what }</en>: chance of being adopted { $chance }
forecast-came = What could be said the day before. It was { $outcome }.
forecast-about = From members’ histories, the item and the sponsors, as known the day before a vote. What was said in the corridors is in no table.
forecast-running = The forecasts are being tried out
forecast-wait = No forecast is shown without how good such forecasts were. That is counted once after the start of the server and takes some seconds. <again>Look again</again>
forecast-sponsors = Sponsors
forecast-vote = or a vote of the past
forecast-how-good = How good such forecasts were
forecast-blind = Without the sponsors (a text is the President’s only once all agree):
forecast-calibration = Calibration: of ballots given this chance to be in favour, so many were
forecast-tested = Back-test: { $votes } votes on substance from { $from } on, { $ballots } ballots, each forecast from votes of earlier days by a model fitted on the years before. Sponsors are known from 1994, and some may have joined on the day.
forecast-too-narrow = Intervals (Wilson) as if ballots were independent; those of one vote are not, so they are too narrow.
filter-kind = What
kind-draft = a draft
kind-part = an amendment or a part
chance-under = under 1%
chance-over = over 99%
column-chance-for = Chance in favour
column-chance-given = Chance
column-were-in-favour = Were
ballots-better = Ballots: better than every baseline; the mean square of the miss is { $less }% less than that of the best baseline.
ballots-no-better = Ballots: not better than the best baseline, beyond chance; do not rely on these.
outcomes-better = Outcomes: better than every baseline; the mean square of the miss is { $less }% less than that of the best baseline.
outcomes-no-better = Outcomes: not better than the best baseline, beyond chance; do not rely on these.
score-brier = Brier score
score-about = The mean square of the miss; 0 is perfect.
score-ballots = Ballots
score-outcomes = Outcomes
score-ballots-blind = Ballots, no sponsors
score-outcomes-blind = Outcomes, no sponsors
score-gain = Gain on the best of these (95%)
baseline-yes = everyone in favour
baseline-last = as in the last vote on the item
baseline-share = the share so far

# In the plane
space-title = Voting in the plane
space-about = Each seat has a place and prefers what is nearer. What has a core, and where do proposals lead?
space-example = <example>Three seats under majority rule</example>, none of them in the middle of the others.
space-places = Places: seat, x, y on each line
space-rule = Who decides
space-majority = more than half of equal seats
space-status-quo = Status quo
space-too-long = More than { $seats } seats cannot be placed here.
no-place = { $words } is no place; write it like 0.5,-1.
