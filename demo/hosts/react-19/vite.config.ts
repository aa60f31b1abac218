import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
  build: { target: 'es2022', ...(!isSsrBuild && { rolldownOptions: { input: ['index.html', 'hydrated.html'] } }) },
}));
