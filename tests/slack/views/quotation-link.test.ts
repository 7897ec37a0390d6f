import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotationLink } from '../../../functions/slack/views/quotation-link.ts';
import { quotationOf } from './records.ts';

const PAGE = 'https://courier.test/a';

function link(text: string, url: string | null = PAGE, kind: 'article' | 'summary' = 'article') {
  return quotationLink(quotationOf(text, { url, kind }));
}

describe('a link to a quotation', () => {
  test('encodes what a text directive gives a meaning', () => {
    expect(link('Well-known, R&D: "50%" — ja?')).toBe(
      `${PAGE}#:~:text=Well%2Dknown%2C%20R%26D%3A%20%2250%25%22%20%E2%80%94%20ja%3F`,
    );
  });

  test('gives the beginning and the end of a long one', () => {
    const words = Array.from({ length: 60 }, (_, at) => `word${at}`);
    expect(link(`${words.join(' ')}`)).toBe(
      `${PAGE}#:~:text=word0%20word1%20word2%20word3%20word4%20word5,word54%20word55%20word56%20word57%20word58%20word59`,
    );
  });

  test('ignores how lines are broken', () => {
    expect(link('Six\n  died.')).toBe(`${PAGE}#:~:text=Six%20died.`);
  });

  test('keeps the anchor of the page and replaces a directive', () => {
    expect(link('A.', `${PAGE}#part`)).toBe(`${PAGE}#part:~:text=A.`);
    expect(link('A.', `${PAGE}#part:~:text=other`)).toBe(`${PAGE}#part:~:text=A.`);
  });

  test('leads to the page alone where the words do not stand on it', () => {
    expect(link('Our summary.', PAGE, 'summary')).toBe(PAGE);
    expect(link('half \ud83d')).toBe(PAGE);
    expect(link('漢'.repeat(300))).toBe(PAGE);
  });

  test('is none where there is no web address', () => {
    expect(link('A.', null)).toBeNull();
    expect(link('A.', 'javascript:alert(1)')).toBeNull();
    expect(link('A.', 'https://')).toBeNull();
    // Whoever wrote the article's file chose it: none leads to another host than it shows, or into a private network.
    expect(link('A.', 'https://courier.example@evil.example/')).toBeNull();
    for (const host of [
      'localhost',
      '127.0.0.1',
      '10.0.0.5',
      '169.254.169.254',
      '[::1]',
      'printer',
      'nas.local',
      '2130706433',
    ])
      expect(link('A.', `http://${host}/a`), host).toBeNull();
    expect(link('A.', `${PAGE}${'x'.repeat(3000)}`)).toBeNull();
  });

  test('is read back as the quotation by a browser that decodes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (text) => {
        const shown = text.replace(/\s+/gu, ' ').trim();
        const directive = link(text)?.split(':~:text=')[1] ?? '';
        expect(directive).toMatch(/^[^\s,&-]*$/u);
        expect(decodeURIComponent(directive)).toBe(shown);
      }),
    );
  });
});
