import { enableCompileCache } from 'node:module';

enableCompileCache();
const [{ main }, { runMain }] = await Promise.all([import('./start-command.ts'), import('./run-command.ts')]);

/** Milliseconds between two looks at the parent. */
const LOOK_EVERY = 500;

// A signal to npm ends the shell between the two, which passes none on: the server would go on and keep its port.
const shell = process.ppid;
if (process.env.npm_lifecycle_event !== undefined && process.platform !== 'win32') {
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY).unref();
}
await runMain(main);
