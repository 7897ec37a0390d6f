import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchDependencies } from '../../functions/import/fetching/guarded-request.ts';
import { page, paragraphs } from './import-samples.ts';

/** An item of a feed, as RSS. `text`: the whole article as HTML; a summary where there is none. */
export interface SiteItem {
  /** Its own id; none where it is `null`. */
  readonly guid?: string | null;
  /** A path of the site, or an address; its id where it is not given. */
  readonly link?: string;
  readonly title?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly published?: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Every name is the loopback server's, which counts as public; `inside.example` has an address that does not. */
export const LOOPBACK: FetchDependencies = {
  lookup: async (host) => (host === 'inside.example' ? ['10.0.0.1'] : ['127.0.0.1']),
  isPublic: (address) => address === '127.0.0.1',
};

/** A newspaper on loopback, with a feed at `/feed` and whatever pages a test gives it. */
export class FeedSite implements AsyncDisposable {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  /** Method, path and validators of each request, in order. */
  readonly asked: string[] = [];
  /** By path; what has no row is not found. */
  readonly paths = new Map<string, Answer>();
  /** Hears of each request before it is answered. */
  onAsked: ((path: string) => Promise<void> | void) | null = null;
  port = 0;

  static async start(): Promise<FeedSite> {
    const site = new FeedSite();
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    site.port = (site.#server.address() as AddressInfo).port;
    return site;
  }

  url(path: string, host = 'courier.example'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Serves a feed with these items; an `etag` of its content is sent and honoured. */
  feed(items: readonly SiteItem[], { etag = true, path = '/feed' } = {}): void {
    const xml = this.rss(items);
    const tag = `"${Buffer.from(xml).reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7)}"`;
    this.paths.set(path, (request, response) => {
      if (etag && request.headers['if-none-match'] === tag) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'application/rss+xml', ...(etag ? { etag: tag } : {}) }).end(xml);
    });
  }

  rss(items: readonly SiteItem[]): string {
    const shown = items.map(({ guid, link, title, text, summary, published }) => {
      const id = guid === null ? '' : `<guid isPermaLink="false">${guid ?? link ?? title ?? ''}</guid>`;
      const address = link === undefined ? '' : `<link>${link.startsWith('/') ? this.url(link) : link}</link>`;
      const content = text === undefined ? '' : `<content:encoded><![CDATA[${text}]]></content:encoded>`;
      const about = `<description>${summary ?? 'In brief.'}</description>`;
      const day = published === undefined ? '' : `<pubDate>${published}</pubDate>`;
      return `<item><title>${title ?? 'Untitled'}</title>${id}${address}${about}${content}${day}</item>`;
    });
    return (
      '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>' +
      `<title>The Marlow Courier</title><link>${this.url('/')}</link>${shown.join('\n')}</channel></rss>`
    );
  }

  /** Serves a news page; its words follow from `title` and `seed`. */
  page(path: string, title: string, seed = 1): void {
    const body = story(title, seed)
      .map((text) => `<p>${text}</p>`)
      .join('\n');
    const html = page({ head: `<title>${title}</title>`, body }).replaceAll('Clashes in Marlow', title);
    this.paths.set(path, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    });
  }

  answer(path: string, status: number, headers: Record<string, string> = {}, body = ''): void {
    this.paths.set(path, (_, response) => {
      response.writeHead(status, headers).end(body);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    await this.onAsked?.(path);
    const condition = request.headers['if-none-match'] ?? request.headers['if-modified-since'];
    this.asked.push(condition === undefined ? path : `${path} if ${condition}`);
    const answer = this.paths.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404, { 'content-type': 'text/html' }).end();
  }
}

/** Paragraphs of news that no other title and seed have. */
function story(title: string, seed = 1): string[] {
  return paragraphs(4).map((text, at) => `${title}, report ${seed}.${at + 1}: ${text}`);
}

/** {@link story} as a feed has it. */
export function storyHtml(title: string, seed = 1): string {
  return story(title, seed)
    .map((text) => `<p>${text}</p>`)
    .join('');
}
