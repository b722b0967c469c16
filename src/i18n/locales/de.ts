import core from './de.core.ts';
import more from './de.more.ts';

export default { ...core, ...more };
