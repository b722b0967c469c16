import core from './pt-BR.core.ts';
import more from './pt-BR.more.ts';

export default { ...core, ...more };
