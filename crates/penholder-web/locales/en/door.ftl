# The doors of the house other than an invitation: screens on the wall.

# Screens
screen-code = The code of this screen
screen-waits = The chair or the secretariat types this code under “Pair a screen”.
screen-code-until = It works once, until { $time }; then another comes.
pair-screen = Pair a screen
pair-code = The code that the screen shows
pair-name = What the screen is called
pair-unknown = no screen of this chamber shows that code now; a code works once, for ten minutes
screens = Screens
screens-about = Open <screen>the address of the screen</screen> on the wall and type the code that it shows. It stays paired for twelve hours.
screens-none = No screen is paired.
screen-until = paired until { $time }
screen-end = Unpair
screen-not-paired = this screen is not paired with { $chamber }

# By an identity provider
login-elsewhere = Log in with { $provider }
elsewhere-away = { $provider } does not answer as it should; try again in a minute, or come in by an invitation or a password
elsewhere-unbelieved = what { $provider } sent cannot be believed; nothing was done
elsewhere-refused = { $provider } let nobody in
elsewhere-lost = this browser did not begin to log in here, or took too long; begin again
welcome = Welcome, { $name }
go-on = Go on
