/** What the icons of a package with a mark have in common, of Lucide (ISC licence, lucide.dev). */
export const packageBox =
  'M21 10V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0 2 0l2-1.14M7.5 4.27l9 5.15M3.29 7 12 12 20.71 7M12 22L12 12';
