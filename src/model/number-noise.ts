/*
 * Numbers in a message that are no one-time code. Each pattern begins at the first digit (or the sign before it) and
 * ends behind the last one, so that a search goes from number to number. No look-behind: Safari has it from 16.4 only.
 */

/** A pattern that takes its lower-case letters in upper case, too. */
const inAnyCase = (pattern: string): string => pattern.replace(/\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** Month names and their abbreviations in the Latin languages that ship; any one word of Arabic or Hebrew. */
const MONTH = `(?:(?:${inAnyCase(
  'jan|ene|feb|fev|fév|fèv|mar|mär|apr|abr|avr|mai|may|jun|jul|jui|aug|ago|aoû|sep|set|oct|okt|out|nov|dec|dez|dic|déc',
)})\\p{L}{0,12}\\.?|[\\u0590-\\u06ff]{3,12})`;
const DAY = '\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?';
const YEAR = '(?:19|20)\\d\\d';
const CLOCK = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?';
const CURRENCY = '(?:USD|CAD|MXN|EUR|GBP|AUD|NZD|JPY|KRW|CNY|BRL|CHF|ILS|SAR|AED)';

const DATES = [
  // 2026-11-21T10:30:00, 20261121T103000Z
  `${YEAR}-\\d\\d-\\d\\dT${CLOCK}`,
  `${YEAR}\\d{4}T\\d{4,6}`,
  // 2026-11-21, 2026/11/21, 2026. 11. 21., 2026年11月21日, 2026년 11월 21일
  `${YEAR}(?:[-/]|\\. ?)\\d{1,2}(?:[-/]|\\. ?)\\d{1,2}`,
  '\\d{4} ?[年년] ?\\d{1,2} ?[月월] ?(?:\\d{1,2})?',
  // 11/21/2026, 21.11.26, 21. 11. 2026, 11-21-2026, 21-11-26, 11/21
  `\\d{1,2}(?:/|\\. ?)\\d{1,2}(?:/|\\. ?)(?:${YEAR}|\\d\\d)`,
  `(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\\d|3[01])-(?:${YEAR}|\\d\\d)`,
  `(?:0?[1-9]|[12]\\d|3[01])-(?:0?[1-9]|1[0-2])-(?:${YEAR}|\\d\\d)`,
  '\\d{1,2}/\\d{1,2}',
  // 21 November 2026, 21 de noviembre de 2026, November 21, 2026
  `${DAY} ?(?:de )?${MONTH},? ?(?:de )?${YEAR}`,
  `${MONTH} ?${DAY}(?:, ?| )${YEAR}`,
  // © 2026
  `© ?${YEAR}`,
];

const TIMES = [
  `${CLOCK}(?: ?[AaPp]\\.?[Mm])?`,
  '\\d{1,2} ?[hH] ?\\d\\d',
  // 10 minutes, 24 h, 10分
  `\\d{1,3} ?(?:${inAnyCase('min|sec|seg|sek|hour|hor|heu|std|stu')}|(?:${inAnyCase('hrs|hr|h|m|s')})(?!\\p{L})|分|秒|時|小时|小時|분|초|시간|דק|שע|שנ|دق|ساع|ثا)`,
];

const PRICES = [
  // $1,234.56, € 12, R$ 1500, USD 20, Rs. 1500
  `(?:\\p{Sc}|\\b${CURRENCY}|\\bRs\\.?)\\s?\\d+(?:[.,']\\d+)*`,
  // 1,234.56 or 12,50: no code has a point or a comma inside; nor are IP addresses and version numbers codes
  "\\d+(?:[.,']\\d+)+",
  // 12 €, 1500 円
  `\\d+ ?(?:\\p{Sc}(?! ?\\d)|${CURRENCY}\\b|円|元|원)`,
];

/** Phone numbers, however many digits a code has. */
const CERTAIN_PHONES = [
  // +1 212 555 4626: ten digits after the 1. Elsewhere groups after a plus, at most 15 digits in all (ITU-T E.164)
  '\\+1[ .-]?\\(?\\d{3}\\)?[ .-]?\\d{3}[ .-]?\\d{4}',
  '\\+(?:\\d[ .()-]{0,2}){6,14}\\d',
  // (212) 555-4626, (030) 1234567
  '\\(\\d{2,4}\\)[ .-]?\\d{3,4}[ .-]?\\d{4}',
  '\\(0\\d{1,5}\\) ?\\d{4,8}',
  // 030/1234567
  '0\\d{1,5}/ ?\\d{3,8}',
];

/** Phone numbers, unless a code has as many digits. */
const LIKELY_PHONES = [
  // 212-555-4626, 1 800 555 0199, 555-0199
  '(?:1[ .-])?[2-9]\\d\\d[ .-]\\d{3}[ .-]\\d{4}',
  '[2-9]\\d\\d-\\d{4}',
  // 020 7946 0123, 030 123456, 01 23 45 67 89
  '0\\d{1,4}[ -]\\d{3,4}[ -]\\d{4}',
  '0\\d\\d{1,3}[ -]\\d{6,8}',
  '0\\d(?:[ -]\\d\\d){4}',
];

const anyOf = (...patterns: readonly string[]): string => `((?:${patterns.join('|')})(?!\\d))`;

/**
 * Every number of a text in turn. Group 1 is set where it is a date, a time, a price or certainly a phone number, group
 * 2 where it is a phone number unless a code has as many digits. Any other run of digits sets neither.
 */
export const NUMBER_OR_NOISE = new RegExp(
  `${anyOf(...CERTAIN_PHONES, ...DATES, ...TIMES, ...PRICES)}|${anyOf(...LIKELY_PHONES)}|\\d+`,
  'gu',
);
