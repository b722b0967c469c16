/** A server that runs in this page. */
export type Handler = (request: Request) => Promise<Response>;
