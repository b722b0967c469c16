import type { BusinessSettings, SandboxBusinessOptions, SandboxUserOptions, UserView } from 'punchh-login/sandbox';

const BASE = '/sandbox/_';

/** The business and its users, as the sandbox shows them. */
export interface BusinessView {
  readonly settings: BusinessSettings;
  readonly users: readonly UserView[];
}

/** @throws Error with the sandbox's own words, which name each field that is wrong */
async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${BASE}/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The sandbox returned ${response.status}.`);
  return answer;
}

export const readBusiness = (): Promise<BusinessView> => call('GET', 'business');
export const changeBusiness = (changes: SandboxBusinessOptions): Promise<BusinessView> => call('PATCH', 'business', changes);
export const addUser = (user: SandboxUserOptions): Promise<UserView> => call('POST', 'users', user);
export const changeUser = (id: number, changes: SandboxUserOptions): Promise<UserView> => call('PATCH', `users/${id}`, changes);
export const removeUser = (id: number): Promise<unknown> => call('DELETE', `users/${id}`);

/** Calls back with the business as it is, and after each change: a guest who joins is one. */
export function followBusiness(listener: (view: BusinessView) => void): void {
  new EventSource(`${BASE}/business`).addEventListener('business', (event: MessageEvent<string>) => {
    listener(JSON.parse(event.data) as BusinessView);
  });
}
