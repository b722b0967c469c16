/**
 * The gateway between a brand's pages and PAR's APIs: a fetch handler for Node, edge workers, Deno and Bun.
 *
 * @module
 */
export { createGateway, type Gateway, type RequestInfo } from './create-gateway.ts';
export type { BusinessSettings } from './business-settings.ts';
export type { AddedRoute, CaptchaContext, FormOptions, GatewayOptions } from './options.ts';
export type { CookieOptions } from './cookie.ts';
export { DEFAULT_LIMITS, type Dimension, type LimitOptions, type LimitSetting } from './limits.ts';
export type { Limit, LimitStore } from './limit-store.ts';
export { memoryStore } from './memory-store.ts';
export { redisStore, type RedisStoreOptions } from './redis-store.ts';
export { createJsonLogger, type LogFields, type Logger } from './log.ts';
export type { RefusalKey } from './errors.ts';
export type { Action, Method } from './routes.ts';
export type { Fetcher } from './upstream.ts';
