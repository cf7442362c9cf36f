# Les portes de la maison autres qu’une invitation : les écrans au mur.

# Écrans
screen-code = Code de cet écran
screen-waits = La présidence ou le secrétariat saisit ce code sous « Associer un écran ».
screen-code-until = Utilisable une fois, jusqu’au { $time } ; un autre suivra.
pair-screen = Associer un écran
pair-code = Code affiché par l’écran
pair-name = Nom de l’écran
pair-unknown = aucun écran de cette chambre n’affiche ce code en ce moment ; un code sert une fois, pendant dix minutes
screens = Écrans
screens-about = Ouvrez <screen>l’adresse de l’écran</screen> au mur et saisissez le code affiché. L’écran reste associé douze heures.
screens-none = Aucun écran n’est associé.
screen-until = associé jusqu’au { $time }
screen-end = Dissocier
screen-not-paired = cet écran n’est pas associé à { $chamber }

# Par un fournisseur d’identité
login-elsewhere = Se connecter avec { $provider }
elsewhere-away = { $provider } ne répond pas comme il faut ; réessayez dans une minute, ou entrez par une invitation ou un mot de passe
elsewhere-unbelieved = la réponse de { $provider } n’est pas digne de foi ; rien n’a été fait
elsewhere-refused = { $provider } n’a laissé entrer personne
elsewhere-lost = ce navigateur n’a pas commencé la connexion ici, ou trop de temps a passé ; recommencez
welcome = Bienvenue, { $name }
go-on = Continuer
