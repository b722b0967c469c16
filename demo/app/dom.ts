type Child = Node | string | null;
type Properties = Readonly<Record<string, string | boolean | number | EventListener>>;

/** Makes an element. Functions become listeners of `on…`, booleans present or absent attributes, strings text. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The element with this id; the page has it. */
export const byId = (id: string): HTMLElement => document.getElementById(id)!;

const icons = {
  mail: 'M3 6.5h18v11H3zM3.5 7l8.5 6.5L20.5 7',
  phone: 'M7.5 3h9v18h-9zM10.5 18h3',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  arrow: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5',
  close: 'm6 6 12 12M18 6 6 18',
} as const;

/** One of a few line icons, hidden from assistive technology: words stand beside it. */
export function icon(name: keyof typeof icons): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}
