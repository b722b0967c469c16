export interface Dish {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Cents. */
  readonly price: number;
}

/** The menu; each id names a picture in art/. */
export const dishes: readonly Dish[] = [
  { id: 'flatbread', name: 'Fig & goat’s cheese flatbread', description: 'Black figs, rocket, thyme honey', price: 1250 },
  { id: 'saffron-bowl', name: 'Saffron chicken bowl', description: 'Golden rice, cucumber, pomegranate', price: 1390 },
  { id: 'corn-salad', name: 'Charred corn salad', description: 'Radish, soft herbs, lime, feta', price: 990 },
  { id: 'carrots', name: 'Roast carrots & labneh', description: 'Dukkah, lemon, pistachio', price: 850 },
  { id: 'soup', name: 'Red lentil soup', description: 'Smoked chilli, coriander, cream', price: 720 },
  { id: 'cake', name: 'Honey orange cake', description: 'Almond, olive oil, bay', price: 560 },
];
