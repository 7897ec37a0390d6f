import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ main }, { runMain }] = await Promise.all([import('./start-command.ts'), import('./run-command.ts')]);
await runMain(main);
