import type { MoreMessages } from '../messages.ts';

/** Portuguese of Brazil (você). The hyphen of “e‑mail” is U+2011: no line ends at it. */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'Falta pouco',
  detailsDescription: 'Mais alguns dados e pronto.',
  firstName: 'Nome',
  lastName: 'Sobrenome',
  newPassword: 'Escolha uma senha',
  fieldMissing: 'Preencha este campo.',
  register: 'Criar conta',
  registering: 'Criando sua conta…',
  agreementRetry: 'Sua conta está pronta. Último passo: confirme os termos.',
  confirmTerms: 'Confirmar',
  passwordLength: 'de 8 a 25 caracteres',
  passwordNumber: 'um número',
  passwordUpper: 'uma letra maiúscula',
  passwordLower: 'uma letra minúscula',
  passwordSpecial: 'um caractere especial, exceto & * : ;',
  choose: 'Escolher',
  fieldsMissing: { one: 'Um campo precisa da sua atenção.', other: '{count} campos precisam da sua atenção.' },
  optional: 'opcional',
  recovered: 'Esta conta já existe. Enviamos um novo código para você entrar.',

  // Password step
  passwordHeading: 'Entrar',
  password: 'Senha',
  passwordMissing: 'Digite sua senha.',
  showPassword: 'Mostrar senha',
  hidePassword: 'Ocultar senha',
  capsLock: 'O Caps Lock está ativado.',
  signIn: 'Entrar',
  signingIn: 'Entrando…',
  forgotPassword: 'Esqueceu a senha?',
  forgotSent: 'Se houver uma conta para {email}, uma mensagem com o link de redefinição está a caminho.',
  usePassword: 'Usar uma senha',
  useCode: 'Usar um código de uso único',

  // Kiosk and POS
  startOver: 'Recomeçar',
  stillThere: 'Ainda está aí?',
  stillThereDescription: 'Vamos recomeçar em {time}.',
  stillHere: 'Ainda estou aqui',
  posHeading: 'Acesso do cliente',
  posDescription: 'Leia os termos em voz alta e marque o que o cliente aceitar.',
  posAsk: 'Peça o código ao cliente',
  posSend: 'Enviar o código',
  posSignedIn: 'O cliente entrou',

  // What went wrong: one sentence for each error code
  account_locked: 'Esta conta está bloqueada por enquanto. Tente mais tarde.',
  account_unverified: 'Confirme sua conta primeiro. Procure nossa mensagem na sua caixa de entrada.',
  account_social: 'Esta conta foi criada com uma rede social. Entre por ela.',
  account_exists: 'Já existe uma conta. Entre com um novo código.',
  credentials_invalid: 'O e‑mail ou a senha não está correto. Confira os dois e tente de novo.',
  email_taken: 'Este e‑mail pertence a outra conta.',
  phone_taken: 'Este celular pertence a outra conta.',
  field_invalid: 'Confira este campo.',
  agreement_failed: 'Não conseguimos registrar seu aceite. Tente de novo.',
  signature_invalid: 'O acesso não está disponível no momento. Volte mais tarde.',
  refresh_busy: 'Outra aba está ocupada. Tente de novo daqui a pouco.',
  body_not_repeatable: 'Não foi possível reenviar automaticamente. Tente de novo.',
};

export default texts;
