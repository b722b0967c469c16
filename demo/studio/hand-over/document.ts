import { repository } from '../../../package.json';

/** Where the document about content systems is: on the site beside the demo, else in the repository. */
export const CMS_DOCUMENT =
  import.meta.env.MODE === 'site' ? '../docs/cms.html' : `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/docs/cms.md`;
