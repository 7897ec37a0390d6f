import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { readSettings } from './settings.ts';
import { VerbatimStack } from './verbatim-stack.ts';

/**
 * The app and its one stack. Neither account nor region is known, so that it can be synthesised anywhere. What cdk-nag
 * finds and the code has not acknowledged fails the synthesis. Throws `SettingsError`.
 */
export function checkedApp(props: AppProps = {}): { readonly app: App; readonly stack: VerbatimStack } {
  const app = new App(props);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { app, stack: new VerbatimStack(app, readSettings(app.node)) };
}
