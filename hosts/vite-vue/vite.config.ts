import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (name: string) => name.startsWith('logishift-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
