import type { MoreMessages } from '../messages.ts';

/** Spanish, of the Americas (usted). */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'Ya casi está',
  detailsDescription: 'Unos datos más y listo.',
  firstName: 'Nombre',
  lastName: 'Apellido',
  newPassword: 'Elija una contraseña',
  fieldMissing: 'Complete este campo.',
  register: 'Crear cuenta',
  registering: 'Creando su cuenta…',
  agreementRetry: 'Su cuenta está lista. Un último paso: confirme los términos.',
  confirmTerms: 'Confirmar',
  passwordLength: 'de 8 a 25 caracteres',
  passwordNumber: 'un número',
  passwordUpper: 'una letra mayúscula',
  passwordLower: 'una letra minúscula',
  passwordSpecial: 'un carácter especial, excepto & * : ;',
  choose: 'Elegir',
  fieldsMissing: { one: 'Hay un campo que debe revisar.', other: 'Hay {count} campos que debe revisar.' },
  optional: 'opcional',
  recovered: 'Esta cuenta ya existe. Enviamos un código nuevo para iniciar sesión.',

  // Password step
  passwordHeading: 'Iniciar sesión',
  password: 'Contraseña',
  passwordMissing: 'Ingrese su contraseña.',
  showPassword: 'Mostrar contraseña',
  hidePassword: 'Ocultar contraseña',
  capsLock: 'Las mayúsculas están activadas.',
  signIn: 'Iniciar sesión',
  signingIn: 'Iniciando sesión…',
  forgotPassword: '¿Olvidó su contraseña?',
  forgotSent: 'Si existe una cuenta para {email}, enviamos un mensaje con un enlace para restablecer la contraseña.',
  usePassword: 'Usar una contraseña',
  useCode: 'Usar un código de un solo uso',

  // Kiosk and POS
  startOver: 'Empezar de nuevo',
  stillThere: '¿Sigue ahí?',
  stillThereDescription: 'Empezaremos de nuevo en {time}.',
  stillHere: 'Sigo aquí',
  posHeading: 'Inicie la sesión del cliente',
  posDescription: 'Lea los términos en voz alta y marque lo que el cliente acepte.',
  posAsk: 'Pida el código al cliente',
  posSend: 'Enviar el código',
  posSignedIn: 'El cliente inició sesión',

  // What went wrong: one sentence for each error code
  account_locked: 'Esta cuenta está bloqueada por ahora. Inténtelo más tarde.',
  account_unverified: 'Confirme primero su cuenta. Busque nuestro mensaje en su correo.',
  account_social: 'Esta cuenta se creó con una red social. Inicie sesión con ella.',
  account_exists: 'Ya existe una cuenta. Inicie sesión con un código nuevo.',
  credentials_invalid: 'El correo o la contraseña no son correctos. Revíselos e inténtelo de nuevo.',
  email_taken: 'Este correo electrónico pertenece a otra cuenta.',
  phone_taken: 'Este número de celular pertenece a otra cuenta.',
  field_invalid: 'Revise este campo.',
  agreement_failed: 'No pudimos registrar su aceptación. Inténtelo de nuevo.',
  signature_invalid: 'El inicio de sesión no está disponible ahora. Vuelva más tarde.',
  refresh_busy: 'Otra pestaña está ocupada. Inténtelo de nuevo en un momento.',
  body_not_repeatable: 'No se pudo reenviar automáticamente. Inténtelo de nuevo.',
};

export default texts;
