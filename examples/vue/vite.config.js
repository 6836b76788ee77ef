import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Vue leaves these names to the browser instead of looking for components.
const isCustomElement = (name) => name.startsWith('logishift-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
