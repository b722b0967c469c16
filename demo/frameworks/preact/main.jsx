import { render } from 'preact';
import { Shop } from './shop.tsx';

render(<Shop />, document.getElementById('app'));
