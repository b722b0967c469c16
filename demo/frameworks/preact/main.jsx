import { render } from 'preact';
import { Shop } from './shop.jsx';

render(<Shop />, document.getElementById('app'));
