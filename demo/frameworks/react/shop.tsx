import { PunchhLogin } from 'punchh-login/react';
import { useState } from 'react';

const brand = { name: 'Pennyfig Kitchen' };
const fetcher = (...request: Parameters<typeof fetch>) => {
  performance.mark('sign-in');
  return fetch(...request);
};

export function Shop() {
  const [isOpen, setOpen] = useState(true);
  const [tokens, setTokens] = useState<string[]>([]);
  return (
    <main>
      <h1>Order ahead</h1>
      <button onClick={() => setOpen(!isOpen)}>Account</button>
      {isOpen && (
        <PunchhLogin
          server="http://127.0.0.1:4010"
          client="demo-client"
          termsUrl="/terms"
          privacyUrl="/privacy"
          brand={brand}
          fetcher={fetcher}
          onToken={({ detail }) => setTokens((earlier) => [...earlier, detail.reason])}
        />
      )}
      <output>{tokens.join(' ')}</output>
    </main>
  );
}
