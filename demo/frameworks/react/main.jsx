import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shop } from './shop.tsx';

createRoot(document.getElementById('app')).render(<StrictMode><Shop /></StrictMode>);
