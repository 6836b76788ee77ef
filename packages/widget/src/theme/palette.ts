/**
 * First layer: raw colours, named by hue and lightness. They mean nothing yet, and nothing but the second
 * layer refers to them.
 */
export const palette = `
--ls-gray-0: #ffffff;
--ls-gray-50: #f6f7f9;
--ls-gray-100: #f0f2f5;
--ls-gray-150: #edf0f3;
--ls-gray-200: #dde2e8;
--ls-gray-400: #8a94a3;
--ls-gray-500: #667180;
--ls-gray-600: #4b5768;
--ls-gray-900: #16202c;
--ls-ink-100: #e8edf3;
--ls-ink-300: #a9b4c2;
--ls-ink-400: #8592a3;
--ls-ink-500: #66758a;
--ls-ink-700: #2a3644;
--ls-ink-750: #222d39;
--ls-ink-800: #1c2631;
--ls-ink-900: #151d26;
--ls-ink-950: #0e141b;
--ls-teal-50: #e3f3ef;
--ls-teal-200: #72d5c1;
--ls-teal-300: #4cc3ac;
--ls-teal-700: #0b6e5f;
--ls-teal-800: #095a4e;
--ls-teal-900: #12332e;
--ls-teal-950: #06231e;
--ls-blue-50: #e7f0fd;
--ls-blue-200: #9cc4ff;
--ls-blue-300: #7db3ff;
--ls-blue-500: #1d6fe0;
--ls-blue-700: #1556b0;
--ls-blue-950: #16273f;
--ls-violet-50: #efebfc;
--ls-violet-200: #c3b2ff;
--ls-violet-700: #5b3db8;
--ls-violet-950: #271f45;
--ls-amber-50: #fdf1dc;
--ls-amber-200: #f5c46b;
--ls-amber-700: #8a5300;
--ls-amber-950: #38290d;
--ls-green-50: #e2f5e9;
--ls-green-200: #7fd8a2;
--ls-green-700: #17693a;
--ls-green-950: #12301f;
--ls-red-50: #fce8e6;
--ls-red-200: #ff9d94;
--ls-red-700: #b3261e;
--ls-red-950: #3d1a17;
`;

/** The colours that only the console's meanings refer to. */
export const staffPalette = `
--ls-yellow-50: #fff6df;
--ls-yellow-200: #f2d58a;
--ls-yellow-400: #e2b23c;
--ls-yellow-700: #8f6e1a;
--ls-yellow-800: #5c4300;
--ls-yellow-950: #2e2508;
`;
