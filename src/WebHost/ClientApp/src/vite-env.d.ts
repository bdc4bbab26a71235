/// <reference types="vite/client" />
/** Identity of this build, the same as in /version.json. */
declare const __BUILD__: string;
