import { html, render } from 'lit';

// Draws with a Lit of the page's own.
render(html`<p>${'drawn by the page'}</p>`, document.body.appendChild(document.createElement('div')));
