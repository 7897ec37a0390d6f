interface WarcRecord {
  readonly type?: string;
  readonly url: string;
  readonly contentType?: string;
  readonly head?: string;
  readonly body: string | Uint8Array;
}

/** One record as a crawler writes it, with the answer of the server in it. */
export function warcRecord({ type = 'response', url, contentType = 'text/html', head = '', body }: WarcRecord): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: ${contentType}\r\n${head}\r\n`;
  const payload = Buffer.concat([Buffer.from(http), typeof body === 'string' ? Buffer.from(body) : body]);
  const fields = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2023-04-01T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${payload.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(fields), payload, Buffer.from('\r\n\r\n')]);
}
