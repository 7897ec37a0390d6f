import { enableCompileCache } from 'node:module';

// Half of the time to the first answer is compiling, and the code is the same every time.
enableCompileCache();
await import('./ask-command.ts');
