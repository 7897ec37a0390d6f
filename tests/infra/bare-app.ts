import { checkedApp } from '../../infra/checked-app.ts';

/** The app with cdk-nag's checks and without its bundles, which take long and have no findings. */
export function bareApp(
  outdir: string,
  settings: Readonly<Record<string, unknown>> = {},
): ReturnType<typeof checkedApp> {
  return checkedApp({
    outdir,
    context: { ...settings, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
    autoSynth: false,
  });
}
