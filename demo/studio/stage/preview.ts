import type { BrandFile } from '../brand.ts';
import type { Notes } from '../project.ts';
import { Frame } from './frame.ts';
import type { View } from './view.ts';

/** A brand, or a version or style of one, and its name. */
export interface Subject {
  name: string;
  brand: BrandFile;
  notes: Notes;
}

/** The scenes of the overview: from the first step to the last, and one in dark. */
const OVERVIEW = [
  ['start', 'light', 'Start'], ['code', 'light', 'Code'], ['done', 'light', 'Signed in'], ['start', 'dark', 'In dark'],
] as const;
/** CSS px of their screens: as much as the tallest of them needs. */
const OVERVIEW_HEIGHT = 640;
/** px around and between the screens. */
const MARGIN = 48;
const CAPTION = 32;

/** The screens of the preview: one, several at once, or two brands side by side. */
export class Preview {
  #frames: Frame[] = [];
  #layout = '';

  /** @param open shows a state of the overview alone */
  constructor(private readonly home: HTMLElement, private readonly open: (view: Pick<View, 'screen' | 'scene' | 'scheme'>) => void) {
    new ResizeObserver(() => this.#fit()).observe(home);
  }

  show(subject: Subject, view: View, other: Subject | null): void {
    const { screen } = view;
    const shown = screen === 'overview'
      ? OVERVIEW.map(([scene, scheme, caption]) => ({
        ...subject, caption, height: OVERVIEW_HEIGHT, view: { ...view, screen: 'phone' as const, scene, scheme },
      }))
      : [subject, ...(other ? [other] : [])].map((one) => ({ ...one, caption: other ? one.name : '', view: { ...view, screen } }));
    const layout = screen + shown.map(({ caption }) => caption).join('\n');
    if (this.#frames.length !== shown.length) {
      for (const frame of this.#frames) frame.strike();
      this.#frames = shown.map(() => new Frame());
    }
    if (layout !== this.#layout) {
      this.#layout = layout;
      this.home.replaceChildren(...this.#frames.map((frame, index) => {
        const figure = document.createElement('figure');
        const caption = document.createElement('figcaption');
        const { caption: words, view: { scene, scheme } } = shown[index]!;
        if (screen === 'overview') {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'caption';
          button.textContent = words;
          button.addEventListener('click', () => this.open({ screen: 'phone', scene, scheme }));
          caption.append(button);
        } else caption.textContent = words;
        figure.append(frame.element, ...(words ? [caption] : []));
        return figure;
      }));
    }
    this.home.dataset.count = String(shown.length);
    shown.forEach((one, index) => this.#frames[index]!.show(one));
    this.#fit();
  }

  #fit(): void {
    const [first] = this.#frames;
    if (!first) return;
    const { clientWidth, clientHeight } = this.home;
    const [width, height] = first.size;
    const columns = this.#frames.length;
    const caption = this.home.querySelector('figcaption') ? CAPTION : 0;
    // Where there is little height, a part that can be read says more than a whole that cannot: the rest is scrolled to.
    const byHeight = clientHeight < 480 ? 1 : (clientHeight - MARGIN - caption) / (height + 24);
    const byWidth = (clientWidth - MARGIN - 24 * (columns - 1)) / columns / (width + 16);
    // Several screens that would be tiny side by side are stacked or scrolled instead.
    const scale = Math.min(1, byHeight, columns > 1 ? Math.max(byWidth, 0.42) : byWidth);
    for (const frame of this.#frames) frame.fit(scale);
  }
}
