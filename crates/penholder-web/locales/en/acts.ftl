# Acts: what stands on a button. What an act is about follows it.

# Votes
act-vote-cast = Vote
act-vote-cast-for = Enter the vote of a seat
act-vote-name = Vote for candidates
act-vote-name-for = Enter the names a seat voted for
act-vote-pass = Pass
act-vote-close = Close the vote
act-vote-count = Enter the count of the box
act-vote-announce = Announce the outcome
act-vote-annul = Annul the vote
act-vote-extend = Keep the vote open longer
act-vote-correct = Say what was meant in a vote that is over
act-vote-correct-for = Enter what a seat had meant

# Silence
act-silence-place = Place the text under silence
act-silence-start = Start the silence
act-silence-decline = Object to starting the silence
act-silence-extend = Extend the silence
act-silence-ask_time = Ask for more time
act-silence-break = Break the silence
act-silence-hold = Place a hold
act-silence-release = Lift the hold
act-silence-stop = Call the silence off
act-silence-conclude = Conclude the silence
act-duty-discharge = Record a duty as done

# The meeting
act-meeting-request = Ask for a meeting
act-meeting-convene = Convene the meeting
act-meeting-roll = Take the roll
act-meeting-adopt_agenda = Adopt the agenda
act-meeting-object_to_agenda = Object to the agenda
act-meeting-put_agenda = Put the agenda to the vote
act-meeting-invite = Propose an invitation
act-meeting-object_to_invitation = Object to the invitation
act-meeting-agree_invitation = Agree to the invitation
act-meeting-put_invitation = Put the invitation to the vote
act-meeting-move = Move a motion
act-meeting-second_motion = Second the motion
act-meeting-object_to_motion = Object to the motion
act-meeting-agree_motion = Agree to the motion
act-meeting-put_motion = Put the motion to the vote
act-meeting-withdraw_motion = Withdraw the motion
act-meeting-raise = Raise a point of order
act-meeting-rule = Rule on the point of order
act-meeting-challenge = Challenge the ruling
act-meeting-put_challenge = Put the challenge to the vote
act-meeting-inscribe = Ask for the floor
act-meeting-strike = Be struck off the list
act-meeting-call_next = Call the next speaker
act-meeting-speak = Speak
act-meeting-speak-reply = Speak in reply
act-meeting-speak-end = End my speech
act-meeting-speak-reply-end = End my speech, which was a reply
act-meeting-end_speech = End the speech
act-meeting-cede = Cede the chair
act-meeting-take_chair = Take the chair back
act-meeting-resume = Resume the meeting
act-meeting-private = Go on in private
act-meeting-private-public = Go on in public
act-meeting-communique = Issue the communique
act-meeting-adjourn = Adjourn the meeting
act-meeting-take_back = Take the last act back

# Drafts
act-draft-circulate = Circulate a draft
act-draft-new_version = Circulate a new version
act-draft-sponsor = Sponsor the draft
act-draft-second = Second the draft
act-draft-ask_vote = Ask that it be voted on
act-draft-table = Table the draft
act-draft-revise = Revise the draft
act-draft-schedule = Put it on the list of a meeting
act-draft-waive = Waive a custom
act-draft-amend = Propose an amendment
act-draft-order_amendments = Set the order of the amendments
act-draft-accept = Accept the amendment
act-draft-withdraw_amendment = Withdraw the amendment
act-draft-ask_parts = Ask for separate votes
act-draft-refuse_parts = Object to separate votes
act-draft-dispute = Dispute the class of the question
act-draft-rule_class = Rule on the class of the question
act-draft-challenge_class = Challenge the ruling on the class
act-draft-stand_aside = Stand aside
act-draft-stand_aside-for = Find a member to be a party
act-draft-reserve_on = Reserve the position on paragraphs
act-draft-put = Put it to the vote
act-draft-put-written = Put it to the vote in writing
act-draft-put-preliminary = Put the preliminary question to the vote
act-draft-put-challenge = Put the challenge of the ruling to the vote
act-draft-want_vote = Ask for a vote
act-draft-without_vote = Adopt it without a vote
act-draft-without_vote-acclamation = Adopt it by acclamation
act-draft-withdraw = Withdraw the draft
act-draft-take_over = Take over the withdrawn draft
act-draft-follow = Follow the meeting
act-draft-reserve = Reserve a symbol
act-presidential-reserve = { act-draft-reserve }
act-press-reserve = { act-draft-reserve }
act-draft-lapse = Record that it lapsed
act-presidential-lapse = { act-draft-lapse }
act-press-lapse = { act-draft-lapse }

# Statements
act-presidential-circulate = Circulate a statement of the body
act-presidential-new_version = Circulate a new version of the statement
act-presidential-agree = Record that the members agreed
act-presidential-object = Object to the statement
act-presidential-adopt = Make the statement
act-presidential-dissociate = Dissociate itself
act-presidential-recast = Bring it again as another kind of text
act-presidential-withdraw = Withdraw the statement
act-press-circulate = Circulate a press statement
act-press-new_version = Circulate a new version of the press statement
act-press-elements = Cut it down to points for the press
act-press-withdraw = Withdraw the press statement

# The body
act-body-lay_down = Lay down the law
act-body-seat = Put the roster on the record
act-body-present = Show credentials
act-body-report = Report that credentials are in order
act-body-object = Object to credentials
act-body-put = Put credentials to the vote

# Elections, straw polls
act-election-begin = Begin an election
act-election-ballot = Hold a ballot
act-election-elsewhere = Record what the other organ elected
act-election-ask_conference = Ask for a joint conference
act-election-end = Call the election off
act-straw_poll-withdraw_candidate = Record that a candidate withdrew
act-election-withdraw_candidate = { act-straw_poll-withdraw_candidate }
act-straw_poll-begin = Begin straw polls
act-straw_poll-poll = Take a straw poll
act-straw_poll-poll-coloured = Take a straw poll with coloured ballots
act-straw_poll-end = End the straw polls

# Other ways
act-no_objection-propose = Propose something under no-objection
act-no_objection-withdraw = Withdraw the proposal
act-no_objection-refer = Refer it to the parent body
act-reverse-refer = { act-no_objection-refer }
act-reverse-begin = Begin a term under reverse consensus
act-reverse-oppose = Oppose it
act-reverse-relent = No longer oppose it
act-reverse-conclude = Conclude it
act-trigger-notify = Notify what brings the effect
act-trigger-link = Link a draft to it
act-trigger-withdraw = Withdraw the notification
act-trigger-follow = Let the effect come

# What is asked of somebody
ask-announce = The vote on <en>{ $on }</en> is closed: its outcome is to be announced
ask-close-vote = All have voted on <en>{ $on }</en>: close the vote
ask-not-voted = Have not voted on <en>{ $on }</en>: <en>{ $names }</en>
ask-not-voted-many = { $count } have not voted on <en>{ $on }</en>
ask-vote-open = A vote is open on <en>{ $on }</en>
ask-voted = You have voted on <en>{ $on }</en>
ask-no-part = A vote is open on <en>{ $on }</en>, in which you do not take part
ask-roll-call = Roll call on <en>{ $on }</en>: your name is called after { $ahead } others
ask-vote = Vote on <en>{ $on }</en>
ask-held = You hold the silence on <en>{ $on }</en>
ask-silence = Silence on <en>{ $on }</en>
ask-silence-proposed = Silence on <en>{ $on }</en> was proposed
ask-floor = You have the floor
ask-turn-next = You speak next
ask-communique = A communique of the private meeting is owed at its end
ask-point = Point of order by <en>{ $by }</en>: <en>{ $says }</en>
ask-challenged = The ruling on the point of order by <en>{ $by }</en> is challenged
ask-motion = Motion <en>{ $name }</en>, by <en>{ $by }</en>
ask-motion-waits = Motion <en>{ $name }</en>, by <en>{ $by }</en>, not seconded yet
ask-invitation = Invitation of <en>{ $who }</en>
ask-agenda-objected = The agenda was objected to by <en>{ $by }</en>
ask-agenda = The agenda is to be adopted
ask-next = Next speaker: <en>{ $name }</en>
ask-report = Report on the credentials of <en>{ $seat }</en>
ask-credentials = The credentials of <en>{ $seat }</en> were objected to
ask-turn = { $ahead ->
    [one] You speak after one other
   *[other] You speak after { $ahead } others
  }
ask-turn-in = { $ahead ->
    [one] You speak after one other, in about { $minutes } min
   *[other] You speak after { $ahead } others, in about { $minutes } min
  }
