/** The part of Swagger UI that the API reference uses; the package has no types of its own. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface Options {
    domNode: Element | null;
    spec: object;
    deepLinking?: boolean;
    docExpansion?: 'list' | 'full' | 'none';
    /** -1 hides the list of schemas. */
    defaultModelsExpandDepth?: number;
    tryItOutEnabled?: boolean;
    /** Changes a request before it is sent; `userFetch` of the result replaces `fetch`. */
    requestInterceptor?: (request: { headers: Record<string, string> }) => object;
  }
  export default function SwaggerUI(options: Options): unknown;
}
