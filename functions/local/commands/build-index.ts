import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./index-command.ts');
