import { type App, isValidSlackRequest, type Receiver, type ReceiverEvent } from '@slack/bolt';

/** One HTTP request, as it was taken by API Gateway, or the server on this machine. Header names in lower case. */
export interface SlackRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface SlackResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Slack's rule: a request is worth nothing five minutes after, or before, its time stamp. */
const TOLERANCE_SECONDS = 300;

/** Slack's own payloads stay far below; more comes from elsewhere. */
const MOST_BYTES = 1_000_000;

export interface SignedReceiverOptions {
  readonly signingSecret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears of what Bolt fails with. `may come again`: Slack is to deliver the request once more. */
  readonly onFailure: (error: unknown) => 'may come again' | 'would fail again';
}

/** Slack sends a request that failed three times more, unless the response says that it would not help. */
const NO_RETRY = { 'x-slack-no-retry': '1' };

/**
 * Hands signed requests to Bolt and Bolt's answer back. Bolt's own receiver for Lambda decodes a base64 body as ASCII, throws
 * on a charset in the content type and on a malformed body before it looks at the signature, and accepts requests from
 * the future; so the signature is verified here, on the bytes as they came, before anything is parsed.
 */
export class SignedReceiver implements Receiver {
  #app: App | undefined;
  readonly #signingSecret: string;
  readonly #now: () => number;
  readonly #onFailure: SignedReceiverOptions['onFailure'];

  constructor({ signingSecret, now, onFailure }: SignedReceiverOptions) {
    this.#signingSecret = signingSecret;
    this.#now = now;
    this.#onFailure = onFailure;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Part of Bolt's interface; requests come in through {@link receive}. */
  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /**
   * Returns once all listeners have finished: on Lambda nothing runs after the response. 401 for what Slack did not sign
   * just now, 400 for what cannot be read, 500 when a listener failed, so that Slack delivers an event again.
   */
  async receive({ headers, body }: SlackRequest): Promise<SlackResponse> {
    if (body.byteLength > MOST_BYTES) return plain(413);
    const text = Buffer.from(body).toString('utf8');
    if (!this.#isSigned(headers, text)) return plain(401);
    const payload = parsePayload(headers['content-type'], text);
    if (!payload) return plain(400);
    if (payload.ssl_check !== undefined) return plain(200);
    if (payload.type === 'url_verification') return json({ challenge: payload.challenge });
    return this.#dispatch(payload, headers);
  }

  #isSigned(headers: SlackRequest['headers'], body: string): boolean {
    const timestamp = headers['x-slack-request-timestamp'] ?? '';
    const signature = headers['x-slack-signature'];
    if (signature === undefined || !isFresh(timestamp, this.#now())) return false;
    return isValidSlackRequest({
      signingSecret: this.#signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
      nowMilliseconds: this.#now(),
    });
  }

  async #dispatch(body: Record<string, unknown>, headers: SlackRequest['headers']): Promise<SlackResponse> {
    if (!this.#app) throw new Error('the receiver belongs to no app');
    let acknowledged: SlackResponse | undefined;
    const retryNum = headers['x-slack-retry-num'];
    const retryReason = headers['x-slack-retry-reason'];
    const event: ReceiverEvent = {
      body: withViewId(withoutNullPerson(body)),
      ...(retryNum === undefined ? {} : { retryNum: Number(retryNum) }),
      ...(retryReason === undefined ? {} : { retryReason }),
      ack: async (response: unknown) => {
        acknowledged =
          response === undefined || response === ''
            ? plain(200)
            : typeof response === 'string'
              ? plain(200, response)
              : json(response);
      },
    };
    try {
      await this.#app.processEvent(event);
    } catch (error) {
      // Nothing of it goes out.
      const failed = plain(500);
      if (this.#onFailure(error) === 'may come again') return failed;
      return { ...failed, headers: { ...failed.headers, ...NO_RETRY } };
    }
    return acknowledged ?? plain(404);
  }
}

function isFresh(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/u.test(timestamp) && Math.abs(Number(timestamp) - now / 1000) <= TOLERANCE_SECONDS;
}

/** Whether it has the form of a request that Slack signed just now, from whatever sender. `now` in milliseconds since 1970. */
export function looksSigned(headers: SlackRequest['headers'], now: number): boolean {
  const isWellFormed = /^v0=[0-9a-f]{64}$/u.test(headers['x-slack-signature'] ?? '');
  return isWellFormed && isFresh(headers['x-slack-request-timestamp'] ?? '', now);
}

/** `null` for what is neither JSON nor a form with an object in it. */
function parsePayload(contentType: string | undefined, text: string): Record<string, unknown> | null {
  const essence = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  switch (essence) {
    case 'application/json':
      return parseObject(text);
    case 'application/x-www-form-urlencoded': {
      const form = Object.fromEntries(new URLSearchParams(text));
      if (form.payload !== undefined) return parseObject(form.payload);
      return Object.keys(form).length > 0 ? form : null;
    }
    default:
      return null;
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Bolt looks into the person of an event before any listener hears of it, also where Slack says `null`. */
function withoutNullPerson(body: Record<string, unknown>): Record<string, unknown> {
  const { event } = body;
  if (!isRecord(event) || event.user !== null) return body;
  const { user: _, ...rest } = event;
  return { ...body, event: rest };
}

/** Bolt looks for the name of a view in every one of them; samples of Slack's have views without. */
function withViewId(body: Record<string, unknown>): Record<string, unknown> {
  const { view } = body;
  return isRecord(view) && view.callback_id === undefined ? { ...body, view: { ...view, callback_id: '' } } : body;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(status: number, body = ''): SlackResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function json(value: unknown): SlackResponse {
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}
