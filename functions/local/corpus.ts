import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./corpus-launcher.ts');
