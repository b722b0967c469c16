import { h } from '../dom.ts';

/** A radio group that looks like a segmented control. */
export function choices(
  label: string,
  options: Readonly<Record<string, string>>,
  value: string,
  choose: (value: string) => void,
): HTMLElement {
  const group = `choice-${label.toLowerCase().replace(/\W+/g, '-')}`;
  return h('fieldset', { class: 'choices' },
    h('legend', {}, label),
    h('div', { class: 'segments' },
      ...Object.entries(options).map(([key, text]) =>
        h('label', {},
          h('input', { type: 'radio', name: group, value: key, checked: key === value, onchange: () => choose(key) }),
          h('span', {}, text)))));
}

/** The visitor's choices for this tab. They outlive a reload, which is part of trying the page. */
export const kept = {
  get: (name: string, fallback: string): string => sessionStorage.getItem(`demo:${name}`) ?? fallback,
  set: (name: string, value: string): void => sessionStorage.setItem(`demo:${name}`, value),
};
