import type { DeviceMessages } from '../messages.ts';

/** French (vous). */
const texts: DeviceMessages = {
  // Both
  skip: 'Passer',
  done: 'Terminer',
  nextGuest: 'Client suivant',

  // Kiosk
  startOver: 'Recommencer',
  stillThere: 'Toujours là\u00a0?',
  stillThereDescription: 'Retour au début dans {time}.',
  stillHere: 'Je suis toujours là',
  kioskOpensHere: 's’ouvre sur cet écran',
  kioskClose: 'Fermer',
  kioskDocumentElsewhere: 'Ce document ne peut pas être affiché ici. Vous pouvez le lire à l’adresse {address}.',
  kioskDeviceShared: 'Aucun nouveau compte ne peut être créé sur cet écran pour le moment. Vous pouvez vous inscrire sur votre téléphone, ou vous connecter ici à un compte existant.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'Clavier',
  numberPad: 'Pavé numérique',
  keyBackspace: 'Retour arrière',
  keyShift: 'Majuscule',
  keySpace: 'Espace',
  keyNumbers: 'Chiffres et symboles',
  keyLetters: 'Lettres',
  keyLatin: 'Lettres latines',
  keyEnter: 'Entrée',
  keyHide: 'Masquer le clavier',

  // POS: what the cashier sees
  posHeading: 'Connectez le client',
  posDescription: 'Lisez les conditions à voix haute et cochez ce que le client accepte.',
  posAsk: 'Demandez le code au client',
  posDetails: 'Nouveau compte client',
  posDetailsDescription: 'Demandez quelques informations, puis créez le compte.',
  posSend: 'Envoyer le code',
  posSignedIn: 'Le client est connecté',
  posDeviceShared: 'Aucun nouveau compte ne peut être créé à cette caisse pour le moment. Le client peut s’inscrire sur son téléphone.',
  cashierConsentMissing: 'Sans un oui à cette question, aucun code ne peut être envoyé.',
  cashierEmailMissing: 'Saisissez l’adresse e‑mail du client.',
  cashierPhoneMissing: 'Saisissez le numéro de mobile du client.',
  cashierEmailInvalid: 'Demandez au client d’épeler l’adresse. Elle doit ressembler à nom@example.com.',
  cashierPhoneInvalid: 'Redemandez le numéro au client, chiffre par chiffre.',
  cashierCodeMissing: { one: 'Demandez au client le code à {count} chiffre.', other: 'Demandez au client le code à {count} chiffres.' },
  cashierCodeInvalid: 'Ce code n’est pas le bon. Demandez au client de relire le dernier message, chiffre par chiffre.',
  cashierCodeExpired: 'Ce code a expiré. Envoyez-en un nouveau et demandez-le.',
  cashierCodeAttempts: 'Ce code a été essayé trop souvent. Envoyez-en un nouveau et demandez-le.',
  cashierNoCode: 'Rien reçu\u00a0?',
  cashierNoCodeEmail: 'Relisez l’adresse au client et demandez-lui de regarder dans ses spams.',
  cashierNoCodeSms: 'Relisez le numéro au client.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'fr-2',
  cashierSay: 'Dites',
  cashierSayEmail: '«\u00a0Quelle est votre adresse e‑mail\u00a0?\u00a0»',
  cashierSayPhone: '«\u00a0Quel est votre numéro de mobile\u00a0?\u00a0»',
  cashierSayCode: '«\u00a0Je vous ai envoyé un code. Pouvez-vous me le lire\u00a0?\u00a0»',
  cashierSayDetails: '«\u00a0Puis-je prendre quelques informations pour votre compte\u00a0?\u00a0»',
  cashierSaySignedIn: '«\u00a0Merci, la connexion est faite.\u00a0»',
  cashierTerms: '«\u00a0Acceptez-vous les {terms}\u00a0?\u00a0»',
  cashierPrivacy: '«\u00a0Acceptez-vous la {privacy}\u00a0?\u00a0»',
  cashierTermsPrivacy: '«\u00a0Acceptez-vous les {terms} et la {privacy}\u00a0?\u00a0»',
  cashierMarketingEmail: '«\u00a0Souhaitez-vous recevoir nos nouveautés et offres par e‑mail\u00a0?\u00a0»',
  cashierMarketingSms: '«\u00a0Souhaitez-vous recevoir nos nouveautés et offres par SMS\u00a0? Des frais de messagerie et de données peuvent s’appliquer. Vous pouvez répondre STOP pour arrêter.\u00a0»',
  cashierMarketingPush: '«\u00a0Souhaitez-vous recevoir nos nouveautés et offres dans l’application\u00a0?\u00a0»',

  // POS: what a screen reader says of the code
  cashierDigits: 'zéro un deux trois quatre cinq six sept huit neuf',
  cashierHeard: 'Saisi\u00a0: {digits}',
};

export default texts;
