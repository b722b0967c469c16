import type { DeviceMessages } from '../messages.ts';

/** Spanish (usted). */
const texts: DeviceMessages = {
  // Both
  skip: 'Omitir',
  done: 'Listo',
  nextGuest: 'Siguiente cliente',

  // Kiosk
  startOver: 'Empezar de nuevo',
  stillThere: '¿Sigue ahí?',
  stillThereDescription: 'Empezaremos de nuevo en {time}.',
  stillHere: 'Sigo aquí',
  kioskOpensHere: 'se abre en esta pantalla',
  kioskClose: 'Cerrar',
  kioskDocumentElsewhere: 'Este documento no se puede mostrar aquí. Puede leerlo en {address}.',
  kioskDeviceShared: 'En esta pantalla no se pueden crear más cuentas por ahora. Puede unirse desde su teléfono o iniciar sesión aquí en una cuenta que ya tenga.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'Teclado',
  numberPad: 'Teclado numérico',
  keyBackspace: 'Borrar',
  keyShift: 'Mayúsculas',
  keySpace: 'Espacio',
  keyNumbers: 'Números y símbolos',
  keyLetters: 'Letras',
  keyLatin: 'Letras latinas',
  keyEnter: 'Intro',
  keyHide: 'Ocultar teclado',

  // POS: what the cashier sees
  posHeading: 'Inicie la sesión del cliente',
  posDescription: 'Lea los términos en voz alta y marque lo que el cliente acepte.',
  posAsk: 'Pida el código al cliente',
  posDetails: 'Cuenta nueva',
  posDetailsDescription: 'Pida algunos datos y cree la cuenta.',
  posSend: 'Enviar el código',
  posSignedIn: 'El cliente inició sesión',
  posDeviceShared: 'En esta caja no se pueden crear más cuentas por ahora. El cliente puede unirse desde su teléfono.',
  cashierConsentMissing: 'Sin un sí a esto no se puede enviar ningún código.',
  cashierEmailMissing: 'Ingrese el correo electrónico del cliente.',
  cashierPhoneMissing: 'Ingrese el número de celular del cliente.',
  cashierEmailInvalid: 'Pida al cliente que deletree el correo. Debe ser como nombre@example.com.',
  cashierPhoneInvalid: 'Pida de nuevo el número al cliente, dígito por dígito.',
  cashierCodeMissing: { one: 'Pida al cliente el código de {count} dígito.', other: 'Pida al cliente el código de {count} dígitos.' },
  cashierCodeInvalid: 'El código no es correcto. Pida al cliente que lea de nuevo el mensaje más reciente, dígito por dígito.',
  cashierCodeExpired: 'El código venció. Envíe uno nuevo y pídalo.',
  cashierCodeAttempts: 'El código se probó demasiadas veces. Envíe uno nuevo y pídalo.',
  cashierNoCode: '¿No llegó nada?',
  cashierNoCodeEmail: 'Repita el correo al cliente y pregunte por la carpeta de spam.',
  cashierNoCodeSms: 'Repita el número al cliente.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'es-1',
  cashierSay: 'Diga',
  cashierSayEmail: '“¿Cuál es su correo electrónico?”',
  cashierSayPhone: '“¿Cuál es su número de celular?”',
  cashierSayCode: '“Le envié un código. ¿Me lo puede leer?”',
  cashierSayDetails: '“¿Me da unos datos para su cuenta?”',
  cashierSaySignedIn: '“Gracias, ya inició sesión.”',
  cashierTerms: '“¿Acepta los {terms}?”',
  cashierPrivacy: '“¿Acepta la {privacy}?”',
  cashierTermsPrivacy: '“¿Acepta los {terms} y la {privacy}?”',
  cashierMarketingEmail: '“¿Quiere recibir novedades y ofertas por correo electrónico?”',
  cashierMarketingSms: '“¿Quiere recibir novedades y ofertas por mensaje de texto? Pueden aplicarse tarifas de mensajes y datos. Puede responder STOP para cancelar.”',
  cashierMarketingPush: '“¿Quiere recibir novedades y ofertas en la aplicación?”',

  // POS: what a screen reader says of the code
  cashierDigits: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  cashierHeard: 'Ingresado: {digits}',
};

export default texts;
