/**
 * Signatures made with another tool than the gateway's. For path and body as UTF-8:
 *
 *     { printf '%s' "$path"; printf '%s' "$body"; } | openssl dgst -sha256 -hmac "$secret" -hex
 *
 * `asked` is what a page writes; `path` what a browser makes of it, which is what goes over the wire.
 */
export interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly method: 'GET' | 'POST';
  readonly asked: string;
  readonly path: string;
  readonly body: string;
  readonly digest: string;
}

const PLAIN = '{"client":"c1","user":{"email":"test@example.com","password":"Secret1!"}}';
const UNICODE = '{"client":"c1","user":{"email":"zoë@exämple.com","password":"пароль🔑"}}';
const SPACED = '{ "client" : "c1",\n  "user":{"email":"a@b.co","password":"\\u00e9"} }';

export const VECTORS: readonly Vector[] = [
  {
    name: 'SHA-256, plain',
    secret: 's3cret',
    method: 'POST',
    asked: '/api2/mobile/users/login',
    path: '/api2/mobile/users/login',
    body: PLAIN,
    digest: '02818fc7c012fc77d1764fac8b3332c76ceea8b5647f7525b4ee8d256b0fa5f3',
  },
  {
    name: 'SHA-256, a body beyond ASCII',
    secret: 's3cret',
    method: 'POST',
    asked: '/api2/mobile/users/login',
    path: '/api2/mobile/users/login',
    body: UNICODE,
    digest: '7946c41626c1377071b9bc540dd7b414c712d3f033bdcdfa95efebbb2fb7a7b4',
  },
  {
    name: 'SHA-256, a body with blanks and escapes, as sent',
    secret: 's3cret',
    method: 'POST',
    asked: '/api2/mobile/users/login',
    path: '/api2/mobile/users/login',
    body: SPACED,
    digest: 'f30950ef7ce270bdbb13cf8baf1d7c8bbd7f517f99f34299017079fb7ec08f4a',
  },
  {
    name: 'SHA-256, a query beyond ASCII',
    secret: 's3cret',
    method: 'POST',
    asked: '/api2/mobile/users/login?lang=fr&city=Zürich',
    path: '/api2/mobile/users/login?lang=fr&city=Z%C3%BCrich',
    body: UNICODE,
    digest: '30cf7a3cc3b5a654e74ac814ca1308a0c113b3a04217c876ce2cd535c1099293',
  },
  {
    name: 'SHA-256, no body',
    secret: 's3cret',
    method: 'GET',
    asked: '/api2/mobile/offers?client=c1&q=café crème',
    path: '/api2/mobile/offers?client=c1&q=caf%C3%A9%20cr%C3%A8me',
    body: '',
    digest: '5fad742aaca0957033c9d2f0a567f4c84b4ec78f2ca623b66cb40d4a67a80cc8',
  },
  {
    name: 'SHA-1, a query and a body beyond ASCII',
    secret: 's3cret',
    method: 'POST',
    asked: '/api/auth/customers/sign_in?name=東京',
    path: '/api/auth/customers/sign_in?name=%E6%9D%B1%E4%BA%AC',
    body: UNICODE,
    digest: '3b3df2727351812c7ceb8f7922346efbaed6e369',
  },
  {
    name: 'SHA-1, no body',
    secret: 's3cret',
    method: 'GET',
    asked: '/api/auth/users/balance',
    path: '/api/auth/users/balance',
    body: '',
    digest: '2bb6ba7334c5d91d905a72a7c239503134019887',
  },
  {
    name: 'SHA-256, a secret beyond ASCII',
    secret: 'schlüssel-ключ',
    method: 'POST',
    asked: '/api2/mobile/users/login',
    path: '/api2/mobile/users/login',
    body: UNICODE,
    digest: 'f7eea591ca05cfb193adc9aa500af57029a24ed664fa42970d133011319e2bb0',
  },
  {
    name: 'SHA-1, a secret beyond ASCII',
    secret: 'schlüssel-ключ',
    method: 'POST',
    asked: '/api/auth/customers/sign_in',
    path: '/api/auth/customers/sign_in',
    body: PLAIN,
    digest: '049a0b255f231b6da0175a8f73a32f9f6e7b6df9',
  },
];
