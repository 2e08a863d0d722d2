title = Ne plus recevoir ce type de message
explanation = Vous recevrez toujours les messages que vous demandez vous-même, comme un lien de connexion.
button = Ne plus recevoir ces messages
