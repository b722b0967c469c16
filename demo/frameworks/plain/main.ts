import 'punchh-login/define';

document.querySelector('#app')!.innerHTML = '<h1>Order ahead</h1><button>Account</button><output></output>';
const button = document.querySelector('button')!;
const output = document.querySelector('output')!;

function open(): void {
  const login = document.createElement('punchh-login');
  login.server = 'http://127.0.0.1:4010';
  login.client = 'demo-client';
  login.termsUrl = '/terms';
  login.privacyUrl = '/privacy';
  login.brand = { name: 'Pennyfig Kitchen' };
  login.fetcher = (...request) => {
    performance.mark('sign-in');
    return fetch(...request);
  };
  login.addEventListener('punchh-token', ({ detail }) => {
    output.append(output.textContent ? ' ' : '', detail.reason);
  });
  button.after(login);
}

button.addEventListener('click', () => {
  const login = document.querySelector('punchh-login');
  if (login) login.remove();
  else open();
});
open();
