import { html, render } from 'lit';

// What a page draws with a Lit of its own.
render(html`<p>${'drawn by the page'}</p>`, document.body.appendChild(document.createElement('div')));
