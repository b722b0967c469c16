import type { Words } from '../device/language.ts';

export type TillWord =
  | 'till' | 'check' | 'guest' | 'nobody' | 'figs' | 'out' | 'add' | 'total' | 'earns' | 'earnsGuest' | 'pay' | 'paid' | 'language' | 'phone' | 'demo' | 'device' | 'back' | 'less';

/** The words of the till's page. `{number}`, `{figs}`, `{dish}` and `{amount}` are filled in. */
export const WORDS: Words<TillWord> = {
  en: {
    till: 'Till 3', check: 'Check {number}', guest: 'Guest', nobody: 'No guest on this check', figs: '{figs} figs', out: 'Figs not in reach', add: 'Add to the check',
    total: 'Total', earns: 'Would earn {figs} figs', earnsGuest: 'Earns {figs} figs', pay: 'Paid, next check', paid: 'Check {number} is paid: {amount}.',
    language: 'Language', phone: 'On the guest’s phone', demo: 'A demonstration', device: 'Can a device do this?', back: 'To the shop', less: 'Take {dish} off',
  },
  es: {
    till: 'Caja 3', check: 'Cuenta {number}', guest: 'Cliente', nobody: 'Sin cliente en esta cuenta', figs: '{figs} higos', out: 'Higos no disponibles', add: 'Añadir a la cuenta',
    total: 'Total', earns: 'Sumaría {figs} higos', earnsGuest: 'Suma {figs} higos', pay: 'Pagada, siguiente', paid: 'Cuenta {number} pagada: {amount}.',
    language: 'Idioma', phone: 'En el teléfono del cliente', demo: 'Una demostración', device: '¿Puede un dispositivo con esto?', back: 'A la tienda', less: 'Quitar {dish}',
  },
  fr: {
    till: 'Caisse 3', check: 'Addition {number}', guest: 'Client', nobody: 'Aucun client sur cette addition', figs: '{figs} figues', out: 'Figues indisponibles', add: 'Ajouter à l’addition',
    total: 'Total', earns: 'Donnerait {figs} figues', earnsGuest: 'Donne {figs} figues', pay: 'Réglée, suivante', paid: 'Addition {number} réglée : {amount}.',
    language: 'Langue', phone: 'Sur le téléphone du client', demo: 'Une démonstration', device: 'Un appareil en est-il capable ?', back: 'Vers la boutique', less: 'Retirer {dish}',
  },
  'pt-BR': {
    till: 'Caixa 3', check: 'Conta {number}', guest: 'Cliente', nobody: 'Nenhum cliente nesta conta', figs: '{figs} figos', out: 'Figos indisponíveis', add: 'Adicionar à conta',
    total: 'Total', earns: 'Renderia {figs} figos', earnsGuest: 'Rende {figs} figos', pay: 'Paga, próxima', paid: 'Conta {number} paga: {amount}.',
    language: 'Idioma', phone: 'No celular do cliente', demo: 'Uma demonstração', device: 'Um aparelho consegue isto?', back: 'Para a loja', less: 'Retirar {dish}',
  },
  de: {
    till: 'Kasse 3', check: 'Rechnung {number}', guest: 'Gast', nobody: 'Kein Gast auf dieser Rechnung', figs: '{figs} Feigen', out: 'Feigen nicht erreichbar', add: 'Zur Rechnung',
    total: 'Summe', earns: 'Brächte {figs} Feigen', earnsGuest: 'Bringt {figs} Feigen', pay: 'Bezahlt, nächste', paid: 'Rechnung {number} ist bezahlt: {amount}.',
    language: 'Sprache', phone: 'Auf dem Handy des Gastes', demo: 'Eine Vorführung', device: 'Kann ein Gerät das?', back: 'Zum Shop', less: '{dish} wegnehmen',
  },
  'zh-Hans': {
    till: '3 号收银台', check: '账单 {number}', guest: '顾客', nobody: '此账单没有顾客', figs: '{figs} 颗无花果', out: '暂时查不到无花果', add: '加入账单',
    total: '合计', earns: '可得 {figs} 颗无花果', earnsGuest: '获得 {figs} 颗无花果', pay: '已付款，下一单', paid: '账单 {number} 已付款：{amount}。',
    language: '语言', phone: '顾客的手机上', demo: '演示', device: '设备能否运行？', back: '前往商店', less: '去掉 {dish}',
  },
  ja: {
    till: 'レジ 3', check: '伝票 {number}', guest: 'お客様', nobody: 'この伝票にお客様はいません', figs: 'いちじく {figs} 個', out: 'いちじくを確認できません', add: '伝票に追加',
    total: '合計', earns: 'いちじく {figs} 個の対象', earnsGuest: 'いちじく {figs} 個', pay: '支払い済み、次へ', paid: '伝票 {number} は支払い済みです：{amount}',
    language: '言語', phone: 'お客様の電話', demo: 'デモ', device: 'この端末で動きますか？', back: 'ショップへ', less: '{dish} を外す',
  },
  ko: {
    till: '계산대 3', check: '계산서 {number}', guest: '손님', nobody: '이 계산서에 손님이 없습니다', figs: '무화과 {figs}개', out: '무화과를 확인할 수 없습니다', add: '계산서에 추가',
    total: '합계', earns: '무화과 {figs}개 적립 가능', earnsGuest: '무화과 {figs}개 적립', pay: '결제됨, 다음', paid: '계산서 {number} 결제됨: {amount}',
    language: '언어', phone: '손님의 휴대전화', demo: '데모', device: '이 기기에서 되나요?', back: '매장으로', less: '{dish} 빼기',
  },
  ar: {
    till: 'صندوق 3', check: 'الفاتورة {number}', guest: 'الضيف', nobody: 'لا ضيف على هذه الفاتورة', figs: '{figs} حبة تين', out: 'تعذّر الاطلاع على التين', add: 'أضف إلى الفاتورة',
    total: 'المجموع', earns: 'قد تكسب {figs} حبة تين', earnsGuest: 'تكسب {figs} حبة تين', pay: 'دُفعت، التالية', paid: 'دُفعت الفاتورة {number}: {amount}.',
    language: 'اللغة', phone: 'على هاتف الضيف', demo: 'عرض تجريبي', device: 'هل يستطيع جهاز ذلك؟', back: 'إلى المتجر', less: 'احذف {dish}',
  },
  he: {
    till: 'קופה 3', check: 'חשבון {number}', guest: 'אורח', nobody: 'אין אורח בחשבון הזה', figs: '{figs} תאנים', out: 'התאנים אינן זמינות', add: 'הוספה לחשבון',
    total: 'סה״כ', earns: 'יזכה ב-{figs} תאנים', earnsGuest: 'מזכה ב-{figs} תאנים', pay: 'שולם, הבא', paid: 'חשבון {number} שולם: {amount}.',
    language: 'שפה', phone: 'בטלפון של האורח', demo: 'הדגמה', device: 'האם מכשיר יכול לזה?', back: 'לחנות', less: 'להסיר {dish}',
  },
};
