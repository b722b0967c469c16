import type { MoreMessages } from '../messages.ts';

/** Korean. */
const texts: MoreMessages = {
  // Details step
  detailsHeading: '거의 다 됐습니다',
  detailsDescription: '몇 가지만 입력하면 끝납니다.',
  firstName: '이름',
  lastName: '성',
  newPassword: '비밀번호 만들기',
  fieldMissing: '이 항목을 입력해 주세요.',
  register: '계정 만들기',
  registering: '계정을 만드는 중…',
  agreementRetry: '계정이 준비되었습니다. 마지막으로 약관을 확인해 주세요.',
  confirmTerms: '확인',
  passwordLength: '8~25자',
  passwordNumber: '숫자',
  passwordUpper: '영문 대문자',
  passwordLower: '영문 소문자',
  passwordSpecial: '특수 문자(& * : ; 제외)',
  choose: '선택',
  fieldsMissing: { other: '{count}개 항목을 확인해 주세요.' },
  optional: '선택',
  recovered: '이미 있는 계정입니다. 로그인할 새 코드를 보냈습니다.',

  // Password step
  passwordHeading: '로그인',
  password: '비밀번호',
  passwordMissing: '비밀번호를 입력해 주세요.',
  showPassword: '비밀번호 표시',
  hidePassword: '비밀번호 숨기기',
  capsLock: 'Caps Lock이 켜져 있습니다.',
  signIn: '로그인',
  signingIn: '로그인 중…',
  forgotPassword: '비밀번호를 잊으셨나요?',
  forgotSent: '{email} 계정이 있으면 재설정 링크가 담긴 메시지를 보내 드립니다.',
  usePassword: '비밀번호 사용',
  useCode: '일회용 코드 사용',

  // Kiosk and POS
  startOver: '처음부터',
  stillThere: '아직 계신가요?',
  stillThereDescription: '{time} 후 처음으로 돌아갑니다.',
  stillHere: '계속하기',
  posHeading: '고객 로그인',
  posDescription: '약관을 읽어 드리고 고객이 동의한 항목에 체크하세요.',
  posAsk: '고객에게 코드를 물어보세요',
  posSend: '코드 보내기',
  posSignedIn: '고객이 로그인되었습니다',

  // What went wrong: one sentence for each error code
  account_locked: '지금은 잠긴 계정입니다. 나중에 다시 시도해 주세요.',
  account_unverified: '먼저 계정을 확인해 주세요. 받은편지함의 메시지를 확인해 주세요.',
  account_social: '소셜 로그인으로 만든 계정입니다. 그 방법으로 로그인해 주세요.',
  account_exists: '이미 계정이 있습니다. 새 코드로 로그인해 주세요.',
  credentials_invalid: '이메일 또는 비밀번호가 맞지 않습니다. 확인하고 다시 시도해 주세요.',
  email_taken: '다른 계정에서 사용하는 이메일 주소입니다.',
  phone_taken: '다른 계정에서 사용하는 휴대폰 번호입니다.',
  field_invalid: '이 항목을 확인해 주세요.',
  agreement_failed: '동의를 기록하지 못했습니다. 다시 시도해 주세요.',
  signature_invalid: '지금은 로그인할 수 없습니다. 나중에 다시 방문해 주세요.',
  refresh_busy: '다른 탭에서 처리 중입니다. 잠시 후 다시 시도해 주세요.',
  body_not_repeatable: '자동으로 다시 보내지 못했습니다. 다시 시도해 주세요.',
};

export default texts;
