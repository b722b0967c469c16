import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';

/** Where the vendors' API is mounted: `server="/sandbox"`. */
export const BASE_PATH = '/sandbox';

/** The sandbox of the demo's brand. */
export const createDemoSandbox = (): Sandbox =>
  createSandbox({
    basePath: BASE_PATH,
    name: 'Pennyfig',
    resetUrl: '/?reset_password_token={token}#account',
    // The gateway beside it calls `http://sandbox`, as a partner's proxy.
    partnerHosts: ['sandbox'],
    menu: {
      uniquePhone: true,
      demographics: [{ id: 'diet', options: ['anything', 'vegetarian', 'vegan'] }, { id: 'birthday' }],
      customers: [
        { email: 'regular@example.com', phone: '+12125550142', firstName: 'Robin' },
        { email: 'social@example.com', social: true },
      ],
    },
  });
