/** Shows the sign-in as a platform leaves it: `?platform=wix`. */
import { PLATFORMS } from './platforms.ts';

const chosen = new URLSearchParams(location.search).get('platform');
const platform = PLATFORMS.find(({ id }) => id === chosen) ?? PLATFORMS[0]!;

document.getElementById('platforms')!.replaceChildren(...PLATFORMS.map(({ id, name }) => {
  const item = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: `?platform=${id}`, textContent: name });
  if (id === platform.id) link.setAttribute('aria-current', 'page');
  item.append(link);
  return item;
}));
document.getElementById('what')!.textContent = `${platform.name}: ${platform.what}`;
platform.insert(document.getElementById('content')!, () => import('../app/tag.ts'));
