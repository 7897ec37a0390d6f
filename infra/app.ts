import { checkedApp } from './checked-app.ts';
import { SettingsError } from './settings.ts';

/**
 * What `cdk.json` runs; the app is synthesised when the process ends. `npx cdk` and npm scripts find the Node 24 that is among
 * the dependencies; by a `cdk` installed elsewhere it runs on that machine's Node, and one before 22.18 stops at the first
 * `.ts` with ERR_UNKNOWN_FILE_EXTENSION.
 */

try {
  checkedApp();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
