/** Pages here want no motion unless a test is about it: each step would take a fifth of a second to come. */
export const motion = { reduced: true };
const { matchMedia } = window;
window.matchMedia = (query) => matchMedia.call(window, /reduced-motion: reduce/.test(query) && motion.reduced ? 'all' : query);
