import type { MoreMessages } from '../messages.ts';

/** French (vous). The hyphen of “e‑mail” is U+2011: no line ends at it. */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'Presque terminé',
  detailsDescription: 'Encore quelques informations et c’est fait.',
  firstName: 'Prénom',
  lastName: 'Nom',
  newPassword: 'Choisissez un mot de passe',
  fieldMissing: 'Remplissez ce champ.',
  register: 'Créer un compte',
  registering: 'Création de votre compte…',
  agreementRetry: 'Votre compte est prêt. Dernière étape\u00a0: confirmez les conditions.',
  confirmTerms: 'Confirmer',
  passwordLength: '8 à 25 caractères',
  passwordNumber: 'un chiffre',
  passwordUpper: 'une majuscule',
  passwordLower: 'une minuscule',
  passwordSpecial: 'un caractère spécial, sauf & * : ;',
  choose: 'Choisir',
  fieldsMissing: { one: 'Un champ est à vérifier.', other: '{count} champs sont à vérifier.' },
  optional: 'facultatif',
  recovered: 'Ce compte existe déjà. Nous avons envoyé un nouveau code pour vous connecter.',

  // Password step
  passwordHeading: 'Connexion',
  password: 'Mot de passe',
  passwordMissing: 'Saisissez votre mot de passe.',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  capsLock: 'Le verrouillage des majuscules est activé.',
  signIn: 'Se connecter',
  signingIn: 'Connexion…',
  forgotPassword: 'Mot de passe oublié\u00a0?',
  forgotSent: 'Si un compte existe pour {email}, un message avec un lien de réinitialisation est en route.',
  usePassword: 'Utiliser plutôt un mot de passe',
  useCode: 'Utiliser plutôt un code à usage unique',

  // Kiosk and POS
  startOver: 'Recommencer',
  stillThere: 'Toujours là\u00a0?',
  stillThereDescription: 'Retour au début dans {time}.',
  stillHere: 'Je suis toujours là',
  posHeading: 'Connectez le client',
  posDescription: 'Lisez les conditions à voix haute et cochez ce que le client accepte.',
  posAsk: 'Demandez le code au client',
  posSend: 'Envoyer le code',
  posSignedIn: 'Le client est connecté',

  // What went wrong: one sentence for each error code
  account_locked: 'Ce compte est bloqué pour le moment. Réessayez plus tard.',
  account_unverified: 'Confirmez d’abord votre compte. Cherchez notre message dans votre boîte de réception.',
  account_social: 'Ce compte a été créé avec un réseau social. Utilisez celui-ci pour vous connecter.',
  account_exists: 'Un compte existe déjà. Connectez-vous avec un nouveau code.',
  credentials_invalid: 'L’e‑mail ou le mot de passe est incorrect. Vérifiez les deux et réessayez.',
  email_taken: 'Cette adresse e‑mail appartient à un autre compte.',
  phone_taken: 'Ce numéro de mobile appartient à un autre compte.',
  field_invalid: 'Vérifiez ce champ.',
  agreement_failed: 'Nous n’avons pas pu enregistrer votre accord. Veuillez réessayer.',
  signature_invalid: 'La connexion n’est pas disponible pour le moment. Revenez plus tard.',
  refresh_busy: 'Un autre onglet est occupé. Réessayez dans un instant.',
  body_not_repeatable: 'L’envoi n’a pas pu être répété automatiquement. Veuillez réessayer.',
};

export default texts;
