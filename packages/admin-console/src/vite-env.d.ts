/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the API is, when the console is hosted apart: `https://support.example`. Default: the page's own origin. */
  readonly VITE_SUPPORT_API?: string;
}

declare module 'lucide/dist/esm/icons/*.mjs' {
  const icon: [tag: string, attributes: Record<string, string>][];
  export default icon;
}
