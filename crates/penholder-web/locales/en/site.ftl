# The shell of every page, errors, words of the core.

skip = To the content
nav = Parts of the site
nav-record = The record
nav-votes = Votes
nav-members = Members
nav-vetoes = Vetoes
nav-replay = Other charters
nav-law = The law
nav-negotiations = Negotiations
nav-cases = Cases
languages = Languages
home = Home
search-the-record = Search the record
start-again = Start again
foot-facts = Facts from published sources, with corrections and their basis. A fact marked [K] is well known and was not re-read; [?] is disputed. Open a vote to see the rule and the numbers that decided it.

# Data for programs
api-title = Data for programs
api-about = Everything in the record can be read by a program, without an account. The <description>description in OpenAPI 3.1</description> says the same as this page.
api-writing = Whoever holds a place in a <chambers>chamber</chambers> can write too: a token made there acts as that place, through the same rules.
api-tokens-too = With a token: what its place may see. Without: what the public sees.
api-tokens-only = Only with a token.
api-as-above = The same parameters as above.
api-examples = Every example is a real answer; of long lists and tables only the first two entries are shown.
api-answers = Answers:
api-example = Example
api-whole = The whole answer

# Errors
error-not-found = Not found
error-asked = That cannot be answered
error-damaged = The record is damaged
error-busy = Busy
busy = Too many are asking for long answers at once. Try again in a moment.
not-found-address = There is nothing under the address <code>{ $address }</code>.

# Positions
position-yes = in favour
position-no = against
position-abstain = abstaining
position-abstain-not-bound = abstaining and not bound
position-not-participating = not participating
position-absent = absent
position-not-voting = not voting
position-vacant = vacant
position-barred = barred as a party
position-recused = recused
position-suspended = suspended
position-invalid = invalid
position-no-objection = without objection
position-objection = objecting
position-hold = on hold
position-discuss = holding a discuss
position-silent = silent
position-unknown = not recorded
position-open = still open
position-veto = against, a veto
presiding = presiding
vetoes-counted = { $count ->
    [one] ({ $count } veto)
   *[other] ({ $count } vetoes)
  }

# { $month } is the number of the month.
day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
