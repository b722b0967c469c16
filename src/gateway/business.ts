/** Where pages ask what the business has switched on, unless an option names another path. */
export const BUSINESS_PATH = '/business';
