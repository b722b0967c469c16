import type { DeviceMessages } from '../messages.ts';

/** Korean. */
const texts: DeviceMessages = {
  // Both
  skip: '건너뛰기',
  done: '완료',
  nextGuest: '다음 고객',

  // Kiosk
  startOver: '처음부터',
  stillThere: '아직 계신가요?',
  stillThereDescription: '{time} 후 처음으로 돌아갑니다.',
  stillHere: '계속하기',
  kioskOpensHere: '이 화면에서 열림',
  kioskClose: '닫기',
  kioskDocumentElsewhere: '이 문서는 여기에 표시할 수 없습니다. {address}에서 읽을 수 있습니다.',
  kioskDeviceShared: '지금은 이 화면에서 새 계정을 만들 수 없습니다. 휴대전화로 가입하거나, 이미 있는 계정으로 여기에서 로그인해 주세요.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: '키보드',
  numberPad: '숫자 키패드',
  keyBackspace: '지우기',
  keyShift: '시프트',
  keySpace: '스페이스',
  keyNumbers: '숫자와 기호',
  keyLetters: '문자',
  keyLatin: '영문자',
  keyEnter: '입력',
  keyHide: '키보드 숨기기',

  // POS: what the cashier sees
  posHeading: '고객 로그인',
  posDescription: '약관을 읽어 드리고 고객이 동의한 항목에 체크하세요.',
  posAsk: '고객에게 인증번호를 물어보세요',
  posDetails: '새 고객',
  posDetailsDescription: '몇 가지 정보를 여쭤본 후 계정을 만드세요.',
  posSend: '인증번호 보내기',
  posSignedIn: '고객이 로그인되었습니다',
  posDeviceShared: '지금은 이 계산대에서 새 계정을 만들 수 없습니다. 고객은 휴대전화로 가입할 수 있습니다.',
  cashierConsentMissing: '고객이 동의하지 않으면 인증번호를 보낼 수 없습니다.',
  cashierEmailMissing: '고객의 이메일 주소를 입력하세요.',
  cashierPhoneMissing: '고객의 휴대전화 번호를 입력하세요.',
  cashierEmailInvalid: '이메일 주소의 철자를 다시 물어보세요. 예: name@example.com',
  cashierPhoneInvalid: '번호를 한 자리씩 다시 물어보세요.',
  cashierCodeMissing: { other: '고객에게 {count}자리 인증번호를 물어보세요.' },
  cashierCodeInvalid: '인증번호가 맞지 않습니다. 가장 최근 메시지를 한 자리씩 다시 읽어 달라고 하세요.',
  cashierCodeExpired: '인증번호가 만료되었습니다. 새 인증번호를 보내고 다시 물어보세요.',
  cashierCodeAttempts: '인증번호를 너무 여러 번 시도했습니다. 새 인증번호를 보내고 다시 물어보세요.',
  cashierNoCode: '아무것도 오지 않았나요?',
  cashierNoCodeEmail: '주소를 고객에게 다시 읽어 주고 스팸함을 확인해 달라고 하세요.',
  cashierNoCodeSms: '번호를 고객에게 다시 읽어 주세요.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'ko-1',
  cashierSay: '안내',
  cashierSayEmail: '“이메일 주소를 알려 주시겠어요?”',
  cashierSayPhone: '“휴대전화 번호를 알려 주시겠어요?”',
  cashierSayCode: '“인증번호를 보내 드렸습니다. 읽어 주시겠어요?”',
  cashierSayDetails: '“계정을 만들기 위해 몇 가지 여쭤볼게요.”',
  cashierSaySignedIn: '“감사합니다, 로그인되었습니다.”',
  cashierTerms: '“{terms}에 동의하시나요?”',
  cashierPrivacy: '“{privacy}에 동의하시나요?”',
  cashierTermsPrivacy: '“{terms} 및 {privacy}에 동의하시나요?”',
  cashierMarketingEmail: '“이메일로 소식과 혜택을 받으시겠어요?”',
  cashierMarketingSms: '“문자로 소식과 혜택을 받으시겠어요? 메시지 및 데이터 요금이 부과될 수 있으며, STOP이라고 회신하면 중단됩니다.”',
  cashierMarketingPush: '“앱에서 소식과 혜택을 받으시겠어요?”',

  // POS: what a screen reader says of the code
  cashierDigits: '영 일 이 삼 사 오 육 칠 팔 구',
  cashierHeard: '입력됨: {digits}',
};

export default texts;
