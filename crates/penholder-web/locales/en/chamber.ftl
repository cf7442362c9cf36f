# The live chamber.

# The sitting that plays
demo = A sitting that plays
demo-title = Watch a sitting
demo-unknown = there is no sitting called { $name }
demo-start = Nothing has happened yet. Play, or go step by step.
demo-step = Step { $at } of { $of }
demo-play = Play
demo-pause = Pause
demo-next = Next step
demo-end = To the end
demo-restart = From the start
demo-sources = Sources
demo-others = Other sittings to watch
minutes-so-far = Minutes so far
minutes-none = Nothing yet.
vote-progress = { $cast } of { $of } have voted
vote-missing = Still to vote:
seats-of-the-body = The { $count } seats, no vote yet
so-far = { $count } so far

# Keys
keys-title = Keys of this page
keys-off = Do not use single keys
close = Close

# Live pages
link = How old this page is
link-live = Live, as of { "{time}" }
link-quiet = Nothing heard since { "{time}" }
link-lost = Connection lost since { "{time}" }
back = Back
load-again = Load the page again
places = Places in this chamber
place-gallery = Public gallery
place-seat = My seat
place-chair = Chair
place-secretariat = Secretariat
place-screen = Screen
people = Seats and invitations
observers = Observers
observer = Observer
stage = What is before the body now
mine = My seat
next-step = The next step
no-meeting = no meeting is going on
nothing-yet = Nothing has happened yet.
nothing-asked = Nothing is asked of you now.
nothing-next = No step is due now.
nothing-runs = No vote is open and no silence runs.
something-new = Begin something new
floor = The floor
has-the-floor = has the floor.
nobody-speaks = Nobody has the floor.
list-empty = Nobody is on the list of speakers.
of-seconds = of { $seconds } seconds
before-us = Before us
no-texts = No text is before the body.
motions = Motions, in the order in which they are taken
point-of-order = Point of order:
runs-now = What runs now
vote-on = Vote on
silence-on = Silence on
off-record = Off the record:
other-acts = Everything else you may do ({ $count })
you-may = What you may do
a-member = a member

# Ballots
ballot-legend = Your vote
ballot-yes = In favour
ballot-no = Against
ballot-abstain = Abstain
ballot-more = Other positions
ballot-reason = Give a reason
ballot-chosen = You vote: { $position }.
ballot-confirm = Confirm
ballot-change = Change
ballot-again = Change my vote
ballot-recorded = Recorded: { $position }
ballot-secret = Your secret ballot is in the box.
ballot-receipt = Receipt { $receipt }, entry { $entry } of the record

# Fields
field-optional = (may be left out)
field-lines = (one a line)
field-typed = (its name or its id: there are { $count })
field-zone = (clock of { $zone })
field-position = Position
field-names = At most { $most } names
field-reason = Reason
field-says = In a line
field-why = Why
field-ruling = Ruling
field-agenda = Agenda
field-chair = Who presides
field-private = In public or in private
field-symbol = Symbol
field-seat = Seat
field-kind = Kind of text
field-title = About
field-deadline = Until
field-minutes = Minutes
field-seconds = Seconds
field-version = Name of this version
field-wording = Text
field-counter = The text you could accept
field-about = About
field-shape = What it does
field-who = Who
field-parts = Parts
field-instrument = Instrument: who signed it, and when
field-paragraphs = Paragraphs
field-how = How
field-roll = Everybody is recorded as present; correct it seat by seat afterwards.
field-login = Login name
field-password = Password, at least ten characters

# Texts
text-unknown = there is no such text, or it is not shown here
text-by = by
text-sponsors = sponsored by
text-elsewhere = Only the hash of this version is on the record.
text-changes = What changed since the version before
amendments = Amendments
amend-words = The paragraph as you want it; nothing deletes it
amend-after = A new paragraph after it
amend-about = What you write is proposed as an amendment in the name of your seat.
amend-propose = Propose the amendment
amend-collide = { $count } amendments touch this paragraph: they collide
amend-moved = the text has changed meanwhile; read it again and amend what it says now
amend-nothing = that changes nothing
amendment-pending = to be dealt with
amendment-accepted = taken over by the mover
amendment-adopted = adopted
amendment-not-adopted = not adopted
amendment-withdrawn = withdrawn
added = added:
removed = removed:

# The record of a chamber
record-file = The record as a file
record-verify = Check it yourself:

# Chambers, people
nav-chambers = Chambers
to-the-gallery = To the public gallery
chambers-title = Chambers
chambers-about = Real sittings: any body with a charter. Whoever has an invitation sits; everybody can watch.
chambers-none = There is no chamber yet.
chamber-unknown = there is no chamber called { $name }
open-a-chamber = Open a chamber
open-how = Whoever administers this house opens chambers: <login>log in</login>, or use the administrator’s link. It is printed once, where the program is started:
open-name = What the chamber is called
open-charter = Its law
open-own-charter = Or a charter of your own
open-own-about = Paste the file or choose it; it is checked, and every fault is shown at its line.
open-upload = or from your device
open-check = Only check it
open-checked = { $count ->
    [one] This law reads. One rule is in force today:
   *[other] This law reads. { $count } rules are in force today:
  }
open-charter-text = charter.toml
open-procedure-text = procedure.toml (without it the body gets a general procedure)
open-seats = Who sits
open-seats-date = Who sits on this day, by the record
open-seats-charter = As the charter names them
open-seats-named = These, one a line:
open-date = The day
open-faults = { $count ->
    [one] One fault:
   *[other] { $count } faults:
  }
people-title = { $taken } of { $of } seats are taken
invite-everybody = Invite every empty seat
invite-table = Save the links as a table (CSV)
invite-about = Makes a link and a card for each; a link works once, for three days. An earlier link for the same seat stops working.
invite = Invite
revoke = Take back
invited-until = invited until { $time }
seat-empty = nobody
seat-unknown = there is no such seat
column-seat = Seat
column-sits = Who sits there
column-invited = Invitation
cards-title = { $count ->
    [one] One invitation
   *[other] { $count } invitations
  }
cards-about = These links are shown now and never again. Print the cards, save the table, or copy the links.
card-until = works once, until { $time }
copy-link = Copy the link
copied = Copied
print = Print
enter-about = This invitation is for one person. It works once.
enter-name = Your name
enter = Take my place
open-how-again = If the link was used or lost, start the program like this; it prints another:
open-how-watch = To look on first: <demo>a sitting that plays</demo>, <negotiate>negotiations</negotiate>.
open-look = Show its seats
open-start = Start from the text of the law chosen above
open-seats-numbered = Numbered, for a rehearsal:
open-a-name = name
open-seats-by-themselves = Filled by themselves:
open-would-sit = { $count ->
    [one] One would sit:
   *[other] { $count } would sit:
  }
enter-joins = Sits there already: { $names }. You join.
enter-as = You take it as { $name }.
enter-other = I am somebody else
enter-other-about = { $name } is then logged out in this browser, and comes back by a password only.
unseat = Remove
office-about = of whoever presides; nobody is invited for it
chamber-closed = This chamber is closed: it can be read, and nothing can be done in it.
chamber-other = Other names, or an end
open-again = Open another chamber with other names
open-again-about = This law and these seats stand in the form already.
chamber-close = Close this chamber
chamber-reopen = Open this chamber for acts again
chamber-close-about = A closed chamber can be read, and be opened again.
seats-rename = The seats: id, name, class, one a line
seats-rename-about = An id that stays keeps who sits there. It is an entry on the record.
seats-rename-do = Put these names on the record
alone-title = These links work on this machine only.
alone-about = No phone in the room can follow them. Start the program like this, and open this page under the address that this machine has in the network:
alone-more = How others come in, also by a name and TLS:
you-are = You are
invitation-unknown = there is no such invitation
invitation-spent = this invitation was used, has expired or was taken back; if this is your seat, come back in the browser you used, or ask for a new link
login = Log in
login-about = Whoever has an invitation needs no password: the link is enough.
login-failed = That login name and password do not go together.
logout = Log out
password-set = Set a password to come back with
not-in = you are not logged in; use your invitation, or your password
not-your-place = this is not your place in { $chamber }
administrators-only = only an administrator of this house does that
from-elsewhere = this came from another site; nothing was done
form-is-old = this form is too old; nothing was done
too-often = too many attempts from your address; wait a minute
error-refused = The rules do not allow it
error-not-in = Not for you
error-forged = Nothing was done
error-too-often = Slower, please

# Tokens
tokens-title = Tokens for programs
tokens-about = A token lets a program of yours see and act as you do at one place of this chamber. It ends with its time, when you end it, and with your place. How it is used is described under <api>data for programs</api>.
tokens-none = You have no token here.
column-token = Token
column-station = Place
column-made-by = Made by
column-until = Until
token-end = End it
token-make = Make a token
token-label = What it is for
token-station = For which place
token-days = For how many days
token-made = The token “{ $label }” is made.
token-once = It is shown only now: keep it like a password.
token-copy = Copy the token

# Webhooks
hooks-title = Webhooks
hooks-about = What is public news in this chamber is sent to these addresses, signed as <en>Standard Webhooks</en> say, and tried again until it is taken.
hooks-none = No address is told.
hook-made = The address is told from now on.
hook-once = This key signs the messages. It is shown only now.
hook-copy = Copy the key
hook-end = Tell it nothing more
hook-make = Tell an address
hook-address = Address
hook-kinds = What it is told
hook-log = Messages
column-time = Time
column-news = News
column-address = Address
column-tries = Tries
column-came = What came of it
delivery-taken = taken
delivery-given-up = given up
delivery-waits = waits until { $time }
news-sitting-opened = a sitting opens
news-sitting-closed = a sitting closes
news-vote-opened = a vote is opened
news-vote-decided = a vote is decided
news-text-adopted = a text is adopted or issued
# Votes, minutes, versions
rolls-title = Votes and corrections
rolls-none = No vote was taken yet.
rolls-others = All votes
roll-enter = Enter the answer of
roll-entered = entered by the secretariat
roll-secret = has voted
roll-correct = Correct a vote
roll-correct-about = What a seat had meant, said after the vote: a new entry beside the vote. The outcome stands as it was announced.
column-answer = Answer
column-meant = Had meant
field-meant = Had meant to vote
minutes-title = Minutes
minutes-whole = all, to print
minutes-zone = times in { $zone }
versions-title = Versions side by side
version-old = This version
version-new = beside this one
versions-show = Show
versions-moved = (moved)

# First minutes
administration = Administration of this house
no-meeting-yet = No meeting is going on. The chair opens it; this page changes by itself.

# What is asked, what is usual
may-now = You may:
next-usual = No step is due now. What one may do next:
duties = Owed under a rule
group-meeting = The meeting
group-body = The body
group-draft = The draft
group-statement = The statement
group-election = The election
ask-missing = { $count ->
    [one] One has not voted: { $names }.
   *[other] { $count } have not voted: { $names }.
  }
ask-missing-then = Whoever has not voted is recorded as not participating. A closed vote is not opened again.
ask-close = Close all the same
ask-ends = The meeting ends with this and is not opened again.
ask-ends-texts = Not dealt with: { $texts }.
ask-ends-speakers = Still on the list of speakers: { $names }.
ask-adjourn = End the meeting
field-rule = Under which rule
field-way = In what capacity
field-points = Points
field-places = Places
field-candidates = Candidates
field-to = To whom
pair-where = The screen opens this address and shows a code:
pair-done = “{ $name }” is paired.
link-own = Your own clock: { "{time}" }
counter-text = What it offers instead, and what that changes:
text-owed = An amendment was adopted whose words are not in this text yet. The sponsor, or the secretariat, writes the new version; until then the text is not put to the vote.
amend-here = Press a paragraph to propose other words for it.
amendment-overtaken = the words it is about have changed meanwhile
