import core from './ko.core.ts';
import more from './ko.more.ts';

export default { ...core, ...more };
