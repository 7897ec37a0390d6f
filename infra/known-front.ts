import * as v from 'valibot';
import { type FurtherSettings, NO_FURTHER_SETTINGS } from './further-settings.ts';
import { OUTPUTS } from './outputs.ts';

/** Of a deployment of any version, by its stack. */
const Noted = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.object({ [OUTPUTS.requestUrl]: v.string() })));

/** What a deployment that is there has Slack call. */
export interface KnownFront extends FurtherSettings {
  /** The request URL that the Slack app has; `null` where nothing is deployed, or cannot be read. */
  readonly url: string | null;
}

/**
 * The front stays as it is, unless the operator names another: with a new request URL Slack reaches nothing until its app is given
 * that. `outputs` is what the deployment has noted of itself.
 */
export function knownFront(outputs: string | null, context: readonly string[]): KnownFront {
  const noted = v.safeParse(Noted, outputs);
  const url = noted.success ? (Object.values(noted.output)[0]?.[OUTPUTS.requestUrl] ?? null) : null;
  const isNamed = context.some((setting) => setting.startsWith('functionUrl='));
  if (isNamed || !url?.includes('.execute-api.')) return { url, ...NO_FURTHER_SETTINGS };
  return {
    url,
    settings: ['functionUrl=false'],
    told: 'kept: the HTTP API that Slack calls; --context functionUrl=true is cheaper, and has another request URL\n',
  };
}

/** `null` where Slack's app has the right one, or there is none yet. */
export function urlNews(before: string | null, now: string): string | null {
  if (before === null || before === now) return null;
  return `Slack calls ${before}, which is gone. Give its app the new request URL: App Manifest, with what npm run -s manifest -- --url ${now} prints\n`;
}
