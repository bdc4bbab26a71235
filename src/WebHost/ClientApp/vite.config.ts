import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PODIUM_SERVER ?? 'http://127.0.0.1:5000';

export default defineConfig({
  plugins: [react()],
  define: { __BUILD__: JSON.stringify(process.env.PODIUM_BUILD ?? 'dev') },
  build: {
    outDir: process.env.PODIUM_OUT ?? 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/api': server,
      '/hubs': { target: server, ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
