# Negotiations: which text can pass, and what exactly is the deadlock.

negotiate-title = Which text can pass, and what exactly is the deadlock
negotiate-about = A text with alternatives, what each member needs and refuses, and the rule of the body. Change a position, and see at once what comes of it.
negotiate-cases = Cases
negotiate-own = Your own positions
negotiate-own-about = Paste a file of positions, or choose one; <example>this one</example> shows how it is written. Nothing is stored.
negotiate-paste = The file, pasted
negotiate-upload = or from your device
negotiate-ask = Ask
negotiate-nothing = There is no file: paste one, or choose one.
negotiate-too-long = The file is longer than { $bytes } bytes.
negotiate-too-large = This is too large for a page: at most { $paragraphs } paragraphs and { $demands } demands are shown here. At a terminal, <code>penholder negotiate</code> has no such limit.
negotiate-faults = { $count ->
    [one] One thing is wrong in this file
   *[other] { $count } things are wrong in this file
  }
negotiate-line = Line { $line }:
negotiate-put-right = Put it right here
no-case = There is no case called <code>{ $name }</code>.

# The matrix
negotiate-penholder = penholder
negotiate-press = Press a mark, and the member stands otherwise on that paragraph.
negotiate-on-draft = on the draft
negotiate-others = { $count ->
    [one] No positions are stated for one other member; it counts as able to live with any text.
   *[other] No positions are stated for { $count } other members; they count as able to live with any text.
  }
negotiate-conflict = in conflict
negotiate-supposed-mark = supposed
stance-for = for
stance-against = against
stance-abstains = abstains
mark-must = must
mark-refuses = refuses
mark-ties = ties
mark-rather = rather
mark-nothing = nothing
mark-guessed = a guess
legend-must = must have
legend-refuses = cannot accept
legend-ties = ties it to another
legend-rather = would rather
negotiate-supposed = Supposed
negotiate-back = Take back
negotiate-back-all = Take all back
negotiate-change = Any member, any position, another kind of matter
suppose-who = Member
suppose-on = Paragraph
suppose-as = Position
suppose-must = must have it in some form
suppose-must-drafted = must have it as drafted
suppose-refuses-drafted = cannot accept it as drafted
suppose-refuses = cannot accept it in any form
suppose-nothing = neither needs nor refuses it
suppose-kind = As

# The answer
negotiate-why = { $count ->
    [one] Why: the deadlock
   *[other] Why: { $count } smallest deadlocks
  }
negotiate-more-exist = (more exist)
verb-must = must have
verb-refuses = cannot accept
verb-ties = accepts
negotiate-only-if = The text is adopted only if <en>{ $asked }</en>.
negotiate-guess = This rests on a guess.
negotiate-reported = <strong>This rests on a guess.</strong> From what is reported alone: <en>{ $answer }</en>
negotiate-fewest = { $count ->
    [one] The way out with the fewest concessions
   *[other] The { $count } ways out with the fewest concessions
  }
negotiate-lightest = { $count ->
    [one] The way out with the lightest concessions
   *[other] The { $count } ways out with the lightest concessions
  }
negotiate-alone = Who could end it alone
negotiate-nobody = Nobody: more than one member has to concede something.
negotiate-beside = The text that passes beside the text proposed
negotiate-if = <en>{ $text }</en> if <en>{ $only_if }</en>.
word-or = or
word-and = and
negotiate-keeps = It keeps { $kept } of { $of } of the content.
column-paragraph = Paragraph
column-proposed = Proposed
column-passes = Passes
negotiate-same = the same
negotiate-left-out = left out
negotiate-passing = Texts that pass
best-preference = Best by preference
best-content = Best by content
best-support = Best by support
best-preference-content = Best by preference and content
best-preference-support = Best by preference and support
best-content-support = Best by content and support
best-all = Best by preference, content and support
negotiate-votes = { $supports } for, { $abstain } abstaining, { $against } against
negotiate-not-proved = The best found, not proved.
negotiate-texts = The texts on the table
negotiate-unmet = { $count ->
    [one] One demand is not met
   *[other] { $count } demands are not met
  }
negotiate-rest = { $count ->
    [one] One more is in the cable home.
   *[other] { $count } more are in the cable home.
  }
negotiate-rest-same = { $count ->
    [one] One other paragraph stands as proposed.
   *[other] { $count } other paragraphs stand as proposed.
  }
negotiate-roads = Other roads
negotiate-amendments = One amendment at a time
column-amendment = Amendment
column-wins = Wins
column-loses = Loses
column-costs = Costs
negotiate-nobody-word = nobody
negotiate-passes-with-it = The draft passes with it.
negotiate-doubts = What if we are wrong
negotiate-next = Whom to ask next
negotiate-sources = Positions and who reports them
negotiate-take = Take it away:
download-cable = A cable home (Markdown)

# Positions on a text of a live chamber
positions = Our positions
positions-private = Only your delegation sees this page.
positions-shared = The chair is told of these positions and of every later change.
positions-shared-once = The chair knows them as they stood when you last shared them; it is told of no later change.
positions-presides = Whoever presides sees the chair's part. Now that is
positions-share = Share with the chair
positions-share-no-more = Share no later changes
positions-unpublished = Nothing is published.
positions-published = Published as they stood on { $time }: whoever sees the text sees them.
positions-publish = Publish as they stand
positions-publish-again = Publish again as they stand
positions-withdraw = Take back from the public
positions-none = no position
positions-weight = Weight
positions-why = Why (told with it)
positions-rather-drafted = would rather have it as drafted
positions-rather-out = would rather it were left out
positions-must-amendment = must have this amendment
positions-refuses-amendment = cannot accept this amendment
positions-rather-amendment = would rather have this amendment
positions-changed = The words have changed since you stated this.
positions-lost = { $count ->
    [one] One position is about words that are not in the text any more; saving drops it.
   *[other] { $count } positions are about words that are not in the text any more; saving drops them.
  }
positions-ties = Tie paragraphs together
positions-tie = How
positions-untied = not tied
positions-first = The first
positions-second = The second
tie-only-with = the first only with the second
tie-at-most-one = at most one of the two
tie-only-together = both or neither
about-paragraph = paragraph { $number } in some form
about-drafted = paragraph { $number } as drafted
about-out = the text without paragraph { $number }
about-amendment = the amendment of { $who } to paragraph { $number }
positions-abstain = Unmet weight up to which we abstain and do not vote against
positions-save = Save our positions
positions-unread = these positions do not read
positions-contradict = These positions exclude each other
to-the-text = The text
negotiation-title = What can pass
negotiation-link = What can pass: { $count ->
    [one] one delegation’s positions
   *[other] { $count } delegations’ positions
  }
negotiation-link-chair = What can pass, for the chair: { $count ->
    [one] one delegation’s positions
   *[other] { $count } delegations’ positions
  }
negotiation-seat = From your own positions and from those published:
negotiation-chair = From what was shared with the chair or published:
negotiation-published = From the positions that were published:
negotiation-nobody = there are none yet.
way-own = your own
way-shared = shared
way-published = published
