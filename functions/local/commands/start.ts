import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./start-command.ts');
