// Types of what Vite adds to a module, such as `import.meta.glob`.
/// <reference types="vite/client" />
