import type { Words } from '../device/language.ts';

export type KioskWord = 'hungry' | 'touch' | 'collect' | 'order' | 'balance' | 'number' | 'thanks' | 'again' | 'languages' | 'phone' | 'demo' | 'full' | 'check' | 'back';

/** The words of the kiosk's page. `{dish}`, `{price}`, `{figs}` and `{number}` are filled in. */
export const WORDS: Words<KioskWord> = {
  en: {
    hungry: 'Hungry?', touch: 'Touch what you’d like', collect: 'Collect figs with this order', order: '{dish}, {price}. That’s {figs} figs.',
    balance: 'You have {figs} figs.', number: 'Order {number}. Please pay at the counter.', thanks: 'Thank you', again: 'Next order',
    languages: 'Language', phone: 'On the guest’s phone', demo: 'A demonstration: no dish is cooked.', full: 'Full screen', check: 'Can a device do this?', back: 'To the shop',
  },
  es: {
    hungry: '¿Hay hambre?', touch: 'Toca lo que quieras', collect: 'Suma higos con este pedido', order: '{dish}, {price}. Son {figs} higos.',
    balance: 'Tienes {figs} higos.', number: 'Pedido {number}. Paga en el mostrador.', thanks: 'Gracias', again: 'Otro pedido',
    languages: 'Idioma', phone: 'En el teléfono del cliente', demo: 'Una demostración: no se cocina nada.', full: 'Pantalla completa', check: '¿Puede un dispositivo con esto?', back: 'A la tienda',
  },
  fr: {
    hungry: 'Un petit creux ?', touch: 'Touchez ce qui vous plaît', collect: 'Cumulez des figues avec cette commande', order: '{dish}, {price}, soit {figs} figues.',
    balance: 'Vous avez {figs} figues.', number: 'Commande {number}. Réglez au comptoir.', thanks: 'Merci', again: 'Autre commande',
    languages: 'Langue', phone: 'Sur le téléphone du client', demo: 'Une démonstration : aucun plat n’est préparé.', full: 'Plein écran', check: 'Un appareil en est-il capable ?', back: 'Vers la boutique',
  },
  'pt-BR': {
    hungry: 'Está com fome?', touch: 'Toque no que quiser', collect: 'Junte figos com este pedido', order: '{dish}, {price}. São {figs} figos.',
    balance: 'Você tem {figs} figos.', number: 'Pedido {number}. Pague no balcão.', thanks: 'Obrigado', again: 'Outro pedido',
    languages: 'Idioma', phone: 'No celular do cliente', demo: 'Uma demonstração: nenhum prato é preparado.', full: 'Tela cheia', check: 'Um aparelho consegue isto?', back: 'Para a loja',
  },
  de: {
    hungry: 'Hunger?', touch: 'Tippen Sie an, was Sie möchten', collect: 'Feigen für diese Bestellung sammeln', order: '{dish}, {price}. Das sind {figs} Feigen.',
    balance: 'Sie haben {figs} Feigen.', number: 'Bestellung {number}. Bitte am Tresen zahlen.', thanks: 'Vielen Dank', again: 'Nächste Bestellung',
    languages: 'Sprache', phone: 'Auf dem Handy des Gastes', demo: 'Eine Vorführung: Gekocht wird nichts.', full: 'Vollbild', check: 'Kann ein Gerät das?', back: 'Zum Shop',
  },
  'zh-Hans': {
    hungry: '饿了吗？', touch: '点选您想吃的', collect: '用这份订单积攒无花果', order: '{dish}，{price}，可得 {figs} 颗无花果。',
    balance: '您有 {figs} 颗无花果。', number: '订单 {number}，请到柜台付款。', thanks: '谢谢', again: '下一份订单',
    languages: '语言', phone: '顾客的手机上', demo: '这是演示，不会真的做菜。', full: '全屏', check: '设备能否运行？', back: '前往商店',
  },
  ja: {
    hungry: 'おなかがすきましたか？', touch: 'お好きな料理にタッチ', collect: 'このご注文でいちじくをためる', order: '{dish}、{price}。いちじく {figs} 個です。',
    balance: 'いちじくは {figs} 個です。', number: 'ご注文 {number}。カウンターでお支払いください。', thanks: 'ありがとうございます', again: '次のご注文',
    languages: '言語', phone: 'お客様の電話', demo: 'デモです。料理は作られません。', full: '全画面', check: 'この端末で動きますか？', back: 'ショップへ',
  },
  ko: {
    hungry: '출출하세요?', touch: '원하는 메뉴를 터치하세요', collect: '이 주문으로 무화과 모으기', order: '{dish}, {price}. 무화과 {figs}개입니다.',
    balance: '무화과 {figs}개가 있습니다.', number: '주문 {number}. 카운터에서 결제해 주세요.', thanks: '감사합니다', again: '다음 주문',
    languages: '언어', phone: '손님의 휴대전화', demo: '데모입니다. 음식은 나오지 않습니다.', full: '전체 화면', check: '이 기기에서 되나요?', back: '매장으로',
  },
  ar: {
    hungry: 'هل أنت جائع؟', touch: 'المس ما تريده', collect: 'اجمع حبات التين مع هذا الطلب', order: '{dish}، {price}، أي {figs} حبة تين.',
    balance: 'لديك {figs} حبة تين.', number: 'الطلب {number}. يُرجى الدفع عند المنضدة.', thanks: 'شكرًا لك', again: 'الطلب التالي',
    languages: 'اللغة', phone: 'على هاتف الضيف', demo: 'عرض تجريبي: لا يُطهى أي طبق.', full: 'ملء الشاشة', check: 'هل يستطيع جهاز ذلك؟', back: 'إلى المتجر',
  },
  he: {
    hungry: 'רעבים?', touch: 'געו במה שתרצו', collect: 'לצבור תאנים עם ההזמנה הזו', order: '{dish}, {price}. אלה {figs} תאנים.',
    balance: 'יש לך {figs} תאנים.', number: 'הזמנה {number}. התשלום בדלפק.', thanks: 'תודה', again: 'ההזמנה הבאה',
    languages: 'שפה', phone: 'בטלפון של האורח', demo: 'הדגמה: שום מנה לא מתבשלת.', full: 'מסך מלא', check: 'האם מכשיר יכול לזה?', back: 'לחנות',
  },
};
