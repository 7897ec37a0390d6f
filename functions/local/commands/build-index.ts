import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ main }, { runMain }] = await Promise.all([import('./index-command.ts'), import('./run-command.ts')]);
await runMain(main);
