import { enableCompileCache } from 'node:module';

// Half of the time to the first answer is compiling, and the code is the same every time.
enableCompileCache();
const [{ main }, { runMain }] = await Promise.all([import('./ask-command.ts'), import('./run-command.ts')]);
await runMain(main);
