import { render } from 'solid-js/web';
import { Shop } from './shop.tsx';

render(() => <Shop />, document.getElementById('app'));
