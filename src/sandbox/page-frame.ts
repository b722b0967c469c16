const STYLES = `
:root { color-scheme: light dark; --ink: light-dark(#1d2433, #e8eaf0); --quiet: light-dark(#566078, #a3abbd);
  --line: light-dark(#d9deea, #343b4c); --paper: light-dark(#fff, #161a24); --shade: light-dark(#f3f5fa, #1f2533);
  --accent: light-dark(#2447b5, #9db4ff) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .4rem }
h2 { font-size: 1.1rem; margin: 2.4rem 0 .6rem }
p, dl, table { margin: 0 0 1rem }
.quiet { color: var(--quiet) }
a { color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
code, pre { font: .875rem/1.55 ui-monospace, monospace }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; overflow-x: auto; margin: 0 0 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.2rem }
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
td code { overflow-wrap: anywhere }
button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: 8px; padding: .3rem .8rem; cursor: pointer }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .6rem } }
`;

/** Text made safe to stand in HTML, between tags and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A whole page of the sandbox around its contents, which are HTML. */
export const page = (title: string, contents: string, { styles = '', script = '' } = {}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLES}${styles}</style>
</head>
<body>
<main>
${contents}
</main>
${script ? `<script type="module">${script}</script>` : ''}
</body>
</html>
`;
