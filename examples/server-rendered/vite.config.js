import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    rolldownOptions: {
      input: 'src/client.js',
      // The page names it, so it has no hash.
      output: { entryFileNames: '[name].js' },
    },
  },
});
