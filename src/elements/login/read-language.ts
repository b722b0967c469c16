import { cleanText } from '../../model/clean-text.ts';

/** Returns the language tag of the nearest `lang`, also outside the shadow roots that the element is in; `en` without one. */
export const readLanguage = (host: Element): string => {
  let element: Element | undefined = host;
  let found: Element | null | undefined;
  while (element && !(found = element.closest('[lang]'))) element = (element.getRootNode() as ShadowRoot).host;
  return cleanText(found?.getAttribute('lang')) || 'en';
};
