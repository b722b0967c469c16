import { PunchhLogin } from 'punchh-login/solid';
import { createSignal, Show } from 'solid-js';

const brand = { name: 'Pennyfig Kitchen' };
const fetcher = (...request: Parameters<typeof fetch>) => {
  performance.mark('sign-in');
  return fetch(...request);
};

export function Shop() {
  const [isOpen, setOpen] = createSignal(true);
  const [tokens, setTokens] = createSignal<string[]>([]);
  return (
    <main>
      <h1>Order ahead</h1>
      <button onClick={() => setOpen(!isOpen())}>Account</button>
      <Show when={isOpen()}>
        <PunchhLogin
          server="http://127.0.0.1:4010"
          client="demo-client"
          termsUrl="/terms"
          privacyUrl="/privacy"
          brand={brand}
          fetcher={fetcher}
          onToken={({ detail }) => setTokens([...tokens(), detail.reason])}
        />
      </Show>
      <output>{tokens().join(' ')}</output>
    </main>
  );
}
