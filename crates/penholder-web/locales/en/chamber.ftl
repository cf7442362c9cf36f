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
