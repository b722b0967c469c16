import type { DeviceMessages } from '../messages.ts';

/** Portuguese of Brazil. */
const texts: DeviceMessages = {
  // Both
  skip: 'Pular',
  done: 'Concluir',
  nextGuest: 'Próximo cliente',

  // Kiosk
  startOver: 'Recomeçar',
  stillThere: 'Ainda está aí?',
  stillThereDescription: 'Vamos recomeçar em {time}.',
  stillHere: 'Ainda estou aqui',
  kioskOpensHere: 'abre nesta tela',
  kioskClose: 'Fechar',
  kioskDocumentElsewhere: 'Não é possível mostrar este documento aqui. Você pode ler em {address}.',
  kioskDeviceShared: 'Não é possível criar novas contas nesta tela no momento. Você pode se cadastrar pelo seu celular ou entrar aqui em uma conta que já tem.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'Teclado',
  numberPad: 'Teclado numérico',
  keyBackspace: 'Apagar',
  keyShift: 'Maiúsculas',
  keySpace: 'Espaço',
  keyNumbers: 'Números e símbolos',
  keyLetters: 'Letras',
  keyLatin: 'Letras latinas',
  keyEnter: 'Confirmar',
  keyHide: 'Ocultar teclado',

  // POS: what the cashier sees
  posHeading: 'Acesso do cliente',
  posDescription: 'Leia os termos em voz alta e marque o que o cliente aceitar.',
  posAsk: 'Peça o código ao cliente',
  posDetails: 'Conta nova',
  posDetailsDescription: 'Peça alguns dados e crie a conta.',
  posSend: 'Enviar o código',
  posSignedIn: 'O cliente entrou',
  posDeviceShared: 'Não é possível criar novas contas neste caixa no momento. O cliente pode se cadastrar pelo celular.',
  cashierConsentMissing: 'Sem um sim aqui, nenhum código pode ser enviado.',
  cashierEmailMissing: 'Digite o e‑mail do cliente.',
  cashierPhoneMissing: 'Digite o celular do cliente.',
  cashierEmailInvalid: 'Peça ao cliente para soletrar o e‑mail. Ele deve ser como nome@example.com.',
  cashierPhoneInvalid: 'Peça o número ao cliente de novo, dígito por dígito.',
  cashierCodeMissing: { one: 'Peça ao cliente o código de {count} dígito.', other: 'Peça ao cliente o código de {count} dígitos.' },
  cashierCodeInvalid: 'O código não está correto. Peça ao cliente para ler de novo a mensagem mais recente, dígito por dígito.',
  cashierCodeExpired: 'O código expirou. Envie um novo e peça-o ao cliente.',
  cashierCodeAttempts: 'O código foi tentado vezes demais. Envie um novo e peça-o ao cliente.',
  cashierNoCode: 'Não chegou nada?',
  cashierNoCodeEmail: 'Repita o e‑mail para o cliente e pergunte pela caixa de spam.',
  cashierNoCodeSms: 'Repita o número para o cliente.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'pt-BR-1',
  cashierSay: 'Diga',
  cashierSayEmail: '“Qual é o seu e‑mail?”',
  cashierSayPhone: '“Qual é o seu celular?”',
  cashierSayCode: '“Enviei um código. Você pode ler para mim?”',
  cashierSayDetails: '“Posso anotar alguns dados para a sua conta?”',
  cashierSaySignedIn: '“Obrigado, você já entrou na sua conta.”',
  cashierTerms: '“Você aceita os {terms}?”',
  cashierPrivacy: '“Você aceita a {privacy}?”',
  cashierTermsPrivacy: '“Você aceita os {terms} e a {privacy}?”',
  cashierMarketingEmail: '“Quer receber novidades e ofertas por e‑mail?”',
  cashierMarketingSms: '“Quer receber novidades e ofertas por SMS? Podem ser cobradas tarifas de mensagens e dados. Responda STOP para cancelar.”',
  cashierMarketingPush: '“Quer receber novidades e ofertas no aplicativo?”',

  // POS: what a screen reader says of the code
  cashierDigits: 'zero um dois três quatro cinco seis sete oito nove',
  cashierHeard: 'Digitado: {digits}',
};

export default texts;
